//! A site in memory that is opened anew after every change, and keeps what did not change.
//!
//! Whether something changed is asked of objects, not of contents: what was decoded from the same files is the same object
//! ([`Arc::ptr_eq`]), and so are its scores, its texts and its pages. Nothing is made before somebody asks for it.

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use crate::View;
use crate::assessment::{Assessment, Audience};
use crate::plan::{self, Evaluation};
use crate::report::view::{AssessmentView, Brief, CommitView, Cover, EntryView};
use crate::report::{self, Case};
use crate::rubric::Rubric;
use crate::score::Scorecard;
use crate::serve::Shelf;
use crate::site::{self, Author, Chapter, Compare, Frame, Front, Manuscript, Rendered, Volume};
use crate::source::Sources;
use crate::theme::Theme;
use crate::workspace::Model;

/// What a site is made with besides the model.
#[derive(Clone)]
pub struct Setting {
    pub theme: Arc<Theme>,
    /// Words among them.
    pub options: Arc<site::Options>,
    pub view: View,
    /// The commit that the footer names.
    pub commit: Option<CommitView>,
}

impl Setting {
    fn is_same(&self, other: &Setting) -> bool {
        Arc::ptr_eq(&self.theme, &other.theme) && self.tells_the_same(other) && self.commit == other.commit
    }

    /// Whether an assessment reads the same in both.
    fn tells_the_same(&self, other: &Setting) -> bool {
        Arc::ptr_eq(&self.options, &other.options) && self.view == other.view
    }
}

/// The site of a model.
pub struct Book {
    setting: Setting,
    rubric: Arc<Rubric>,
    title: String,
    intro: Option<String>,
    works: Vec<Arc<Work>>,
    volume: Volume,
    /// Positions of the chapters that are not those of the book before.
    fresh: Vec<usize>,
}

impl Book {
    /// Makes nothing yet. What is the same as in `before` is kept.
    #[must_use]
    pub fn open(sources: &Arc<Sources>, model: &Model, setting: &Setting, before: Option<&Book>) -> Self {
        let before = before.map(|book| Before { book, tells_the_same: book.setting.tells_the_same(setting) });
        let options = crate::options(model, setting.view, &setting.options.words);
        let (title, intro) = (options.title.clone(), options.intro.clone());
        let works: Vec<Arc<Work>> = model.assessments.iter().map(|assessment| work(model, assessment, setting, before)).collect();
        let entries = entries(&works);
        let frame = before.and_then(|before| before.frame(model, setting, &title, &intro, &entries));
        let frame = frame.unwrap_or_else(|| {
            let kept = before.and_then(|before| before.cover(model, setting, &title, &intro));
            let cover = kept
                .unwrap_or_else(|| Arc::new(Cover { commit: setting.commit.clone(), ..report::cover(&model.rubric, &options) }));
            let (theme, options) = (Arc::clone(&setting.theme), Arc::clone(&setting.options));
            Arc::new(Frame::new(theme, options, cover, entries, before.map(|before| before.book.volume.frame.as_ref())))
        });
        let chapter = |(work, entry): (&Arc<Work>, &EntryView)| {
            let (sources, as_of) = (Arc::clone(sources), setting.view.as_of);
            let teller = Teller { work: Arc::clone(work), sources, as_of, url: entry.url.clone() };
            let old = before.and_then(|before| before.chapter(work));
            let same = old.filter(|(old, chapter)| Arc::ptr_eq(old, work) && chapter.manuscript.entry == *entry);
            let manuscript = match same {
                Some((_, chapter)) => Manuscript::again(&chapter.manuscript, Box::new(teller)),
                None => Manuscript::new(entry.clone(), Box::new(teller)),
            };
            let chapter = Chapter::new(&frame, manuscript, old.map(|(_, chapter)| chapter));
            let is_fresh = old.is_none_or(|(_, old)| !chapter.is_same(old));
            if before.is_some() && same.is_none() {
                chapter.want();
            }
            (chapter, is_fresh)
        };
        let (chapters, is_fresh): (Vec<Chapter>, Vec<bool>) = works.iter().zip(&frame.entries).map(chapter).unzip();
        let fresh: Vec<usize> = is_fresh.iter().enumerate().filter(|(_, is_fresh)| **is_fresh).map(|(at, _)| at).collect();
        let kept = before
            .map(|before| &before.book.volume)
            .filter(|volume| fresh.is_empty() && Arc::ptr_eq(&volume.frame, &frame) && volume.chapters.len() == chapters.len());
        let front = kept.map_or_else(
            || {
                let manuscripts = chapters.iter().map(|chapter| Arc::clone(&chapter.manuscript)).collect();
                Arc::new(Front::new(&frame, manuscripts, compare(&works)))
            },
            |volume| Arc::clone(&volume.front),
        );
        let volume = Volume::new(frame, chapters, front);
        Book { setting: setting.clone(), rubric: Arc::clone(&model.rubric), title, intro, works, volume, fresh }
    }

    /// The assessments that are not the same as in the book before and were there, as they were and as they are, in the order of
    /// their folders. Nothing is computed about the others.
    pub fn changed<'b>(&'b self, before: &'b Book) -> impl Iterator<Item = (Scored<'b>, Scored<'b>)> {
        let pairs = self.works.iter().filter_map(|work| Some((&before.works[before.place(work)?], work)));
        pairs.filter(|(old, new)| !Arc::ptr_eq(old, new)).map(|(old, new)| (old.scored(), new.scored()))
    }

    /// Where there is an assessment in the same folder.
    fn place(&self, work: &Work) -> Option<usize> {
        self.works.binary_search_by(|one| one.assessment.path.cmp(&work.assessment.path)).ok()
    }

    /// Makes the pages of these paths that there are, and says what is wrong with them.
    #[must_use]
    pub fn check(&self, open: &[String]) -> Vec<site::Error> {
        let pages: Vec<String> = open.iter().filter(|path| path.ends_with(".html") && self.volume.has(path)).cloned().collect();
        self.volume.check(&pages)
    }

    /// Makes all pages that somebody may ask for next, and says what is wrong with them: those of assessments that changed since the
    /// book before, and of those that somebody looked at, as far as they are other pages now; the pages over all assessments.
    /// Where that is none, those of the first assessment stand for all.
    #[must_use]
    pub fn finish(&self) -> Vec<site::Error> {
        let chapters = &self.volume.chapters;
        let is_wanted = |at: &&usize| chapters[**at].is_wanted();
        let any_wanted = chapters.iter().any(Chapter::is_wanted);
        let first = self.fresh.first().filter(|_| !any_wanted);
        let next = self.fresh.iter().filter(is_wanted).chain(first).map(|at| &chapters[*at]);
        let pages = |chapter: &Chapter| chapter.pages().map(|path| format!("{}{path}", chapter.url())).collect::<Vec<_>>();
        let pages: Vec<String> = self.volume.front.pages().map(str::to_owned).chain(next.flat_map(pages)).collect();
        self.volume.check(&pages)
    }

    /// Paths of all files; for that everything is composed that no path depends on.
    #[must_use]
    pub fn paths(&self) -> Vec<String> {
        self.volume.paths()
    }

    /// Makes every file and checks every link.
    ///
    /// # Errors
    /// When a template cannot be rendered, or a rendered page links to something that is not there.
    pub fn print(self) -> Result<Rendered, site::Error> {
        self.volume.print()
    }
}

impl Shelf for Book {
    fn has(&self, path: &str) -> bool {
        self.volume.has(path)
    }

    fn file(&self, path: &str) -> Option<Result<Arc<[u8]>, String>> {
        self.volume.file(path).map(|made| made.map_err(|error| error.to_string()))
    }

    fn assets(&self) -> Vec<String> {
        self.volume.assets()
    }
}

/// The book before, seen from the next one.
#[derive(Clone, Copy)]
struct Before<'b> {
    book: &'b Book,
    tells_the_same: bool,
}

impl<'b> Before<'b> {
    fn frame(
        self,
        model: &Model,
        setting: &Setting,
        title: &str,
        intro: &Option<String>,
        entries: &[EntryView],
    ) -> Option<Arc<Frame>> {
        let frame = &self.book.volume.frame;
        let is_same = self.book.setting.is_same(setting) && frame.entries == entries;
        self.cover(model, setting, title, intro).filter(|_| is_same).map(|_| Arc::clone(frame))
    }

    fn cover(self, model: &Model, setting: &Setting, title: &str, intro: &Option<String>) -> Option<Arc<Cover>> {
        let Book { setting: old, rubric, volume, .. } = self.book;
        let is_same = self.tells_the_same && old.commit == setting.commit && Arc::ptr_eq(rubric, &model.rubric);
        let is_same = is_same && self.book.title == title && self.book.intro == *intro;
        is_same.then(|| Arc::clone(&volume.frame.cover))
    }

    /// What it had at the place of a work.
    fn chapter(self, work: &Work) -> Option<(&'b Arc<Work>, &'b Chapter)> {
        let at = self.book.place(work)?;
        Some((&self.book.works[at], &self.book.volume.chapters[at]))
    }
}

/// An assessment with what is computed from it, which depends on nothing else than the rubric and the readers.
struct Work {
    rubric: Arc<Rubric>,
    assessment: Arc<Assessment>,
    options: Arc<site::Options>,
    audience: Audience,
    told: OnceLock<(Arc<Assessment>, Evaluation)>,
}

/// An assessment with its scores.
#[derive(Clone, Copy)]
pub struct Scored<'a> {
    pub rubric: &'a Rubric,
    pub assessment: &'a Assessment,
    pub scorecard: &'a Scorecard,
}

impl Work {
    fn scored(&self) -> Scored<'_> {
        let (assessment, evaluation) = self.told();
        Scored { rubric: &self.rubric, assessment, scorecard: &evaluation.scorecard }
    }

    /// The assessment as it is shown, and its scores and plan.
    fn told(&self) -> (&Assessment, &Evaluation) {
        let (shown, evaluation) = self.told.get_or_init(|| {
            let shown = self.assessment.for_audience(self.audience, &report::masks(&self.options.words));
            let evaluation = plan::evaluate(&self.rubric, &shown).for_audience(self.audience);
            (shown, evaluation)
        });
        (shown, evaluation)
    }
}

fn work(model: &Model, assessment: &Arc<Assessment>, setting: &Setting, before: Option<Before<'_>>) -> Arc<Work> {
    let new = Work {
        rubric: Arc::clone(&model.rubric),
        assessment: Arc::clone(assessment),
        options: Arc::clone(&setting.options),
        audience: setting.view.audience,
        told: OnceLock::new(),
    };
    let old = before.filter(|before| before.tells_the_same).and_then(|before| before.chapter(&new)).map(|(old, _)| old);
    let same = old.filter(|old| Arc::ptr_eq(&old.rubric, &new.rubric) && Arc::ptr_eq(&old.assessment, assessment));
    same.map_or_else(|| Arc::new(new), Arc::clone)
}

fn entries(works: &[Arc<Work>]) -> Vec<EntryView> {
    let is_only = works.len() == 1;
    let entry = |assessment: &Assessment| EntryView {
        id: assessment.id.clone(),
        url: report::url(assessment, is_only),
        subject: assessment.subject.clone(),
    };
    works.iter().map(|work| entry(&work.assessment)).collect()
}

/// Tells an assessment in words.
struct Teller {
    work: Arc<Work>,
    /// Those of the book, so that earlier ones can go.
    sources: Arc<Sources>,
    as_of: Option<Date>,
    url: String,
}

impl Teller {
    fn case(&self) -> Case<'_> {
        let Teller { work, sources, as_of, url } = self;
        let (assessment, evaluation) = work.told();
        Case { rubric: &work.rubric, sources, assessment, evaluation, words: &work.options.words, as_of: *as_of, url }
    }
}

impl Author for Teller {
    fn brief(&self) -> Brief {
        self.case().brief()
    }

    fn view(&self) -> AssessmentView {
        self.case().view()
    }
}

fn compare(works: &[Arc<Work>]) -> Compare {
    let first = works.first().map(Arc::clone);
    Box::new(move |briefs| {
        let first = first.as_ref()?;
        report::portfolio(&first.options.words, &first.rubric, &first.told().1.scorecard, briefs)
    })
}
