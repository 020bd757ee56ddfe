//! Bands with holes, overlaps, and stretches that no score reaches.

use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};
use crate::exact::{Exact, Rounding};
use crate::rubric::{Band, Bands, Ix, Node, Round, RoundStage, Rubric};

use super::Lint;
use super::attainable::{Values, unit};
use super::tree::named;

/// Scores that are looked up in a set of bands.
#[derive(PartialEq)]
struct Scores {
    values: Values,
    low: Exact,
    high: Exact,
    /// To how many digits they are rounded before.
    rounded_to: Option<u32>,
}

/// Something with scores in bands; the whole where no node is named.
type User = (Option<Ix<Node>>, Scores);

/// Reports every set of bands once, however many kinds use it.
pub fn check(lint: &Lint<'_>, sink: &mut Diagnostics) {
    let mut sets: Vec<(&Bands, Vec<User>)> = Vec::new();
    for node in lint.rubric.nodes.iter().map(|(ix, _)| Some(ix)).chain([None]) {
        let bands = lint.rubric.bands_of(node);
        let Some(scores) = scores(lint, node).filter(|_| !bands.bands.is_empty()) else { continue };
        match sets.iter_mut().find(|(set, _)| is_same(set, bands)) {
            Some((_, users)) if users.iter().any(|(_, known)| *known == scores) => {}
            Some((_, users)) => users.push((node, scores)),
            None => sets.push((bands, vec![(node, scores)])),
        }
    }
    for (bands, users) in sets {
        Lookup { rubric: lint.rubric, bands: &bands.bands, reported: Vec::new() }.check(&users, sink);
    }
}

fn is_same(a: &Bands, b: &Bands) -> bool {
    let alike = |a: &Band, b: &Band| a.span == b.span && a.id == b.id && a.from == b.from && a.to == b.to;
    std::ptr::eq(a, b)
        || a.on_rounded == b.on_rounded
            && a.bands.len() == b.bands.len()
            && a.bands.iter().zip(&b.bands).all(|(a, b)| alike(a, b))
}

fn scores(lint: &Lint<'_>, node: Option<Ix<Node>>) -> Option<Scores> {
    let (low, high) = lint.ranges.get(node)?.clone();
    let values = lint.attainable.get(node)?.clone();
    let round: &Round = &lint.rubric.aggregate_of(node).round;
    let is_rounded = lint.rubric.bands_of(node).on_rounded || round.stage == RoundStage::BeforeBand;
    let is_kept = round.stage == RoundStage::Stored;
    let rounded_to = round.mode.filter(|_| is_rounded || is_kept).map(|_| round.digits);
    Some(if is_rounded {
        Scores { values: values.rounded(round), low: round.apply(&low), high: round.apply(&high), rounded_to }
    } else {
        Scores { values, low, high, rounded_to }
    })
}

/// Scores that lie together, as far as bands can tell.
struct Stretch {
    first: Exact,
    last: Exact,
    /// What the stretch lies between; the same number twice for a single score.
    ends: (Exact, Exact),
    /// Bands that contain it.
    bands: Vec<usize>,
}

impl Stretch {
    /// The scores that have no band, in words.
    fn told(&self, values: &Values) -> String {
        match values {
            Values::Any if self.ends.0 < self.ends.1 => format!("between {} and {}", self.ends.0, self.ends.1),
            _ if self.first == self.last => self.first.to_string(),
            _ => format!("from {} to {}", self.first, self.last),
        }
    }
}

struct Lookup<'b> {
    rubric: &'b Rubric,
    bands: &'b [Band],
    /// What was reported: a code's slug and the place.
    reported: Vec<(&'static str, Span)>,
}

impl Lookup<'_> {
    fn check(mut self, users: &[User], sink: &mut Diagnostics) {
        let mut is_reached = vec![false; self.bands.len()];
        for (node, scores) in users {
            let stretches = self.stretches(scores);
            for stretch in &stretches {
                if let Some(first) = stretch.bands.first() {
                    is_reached[*first] = true;
                }
                self.overlap(stretch, scores, sink);
            }
            self.holes(*node, scores, &stretches, sink);
        }
        for (band, _) in self.bands.iter().zip(is_reached).filter(|(_, is_reached)| !is_reached) {
            let message = format!("no score falls into the band `{}`", band.id);
            self.report(
                Diagnostic::new(&codes::lint::UNREACHABLE_BAND, band.span, message)
                    .label("outside of what can be scored, or behind a band that holds the same scores")
                    .help("write bands from the lowest to the highest, within what can be scored"),
                sink,
            );
        }
    }

    fn report(&mut self, diagnostic: Diagnostic, sink: &mut Diagnostics) {
        let key = (diagnostic.code.slug, diagnostic.span);
        if !self.reported.contains(&key) {
            self.reported.push(key);
            sink.push(diagnostic);
        }
    }

    /// All scores, cut where bands begin or end.
    fn stretches(&self, scores: &Scores) -> Vec<Stretch> {
        let edges = self.bands.iter().flat_map(|band| [&band.from, &band.to]).flatten().map(|edge| &edge.at);
        let mut cuts: Vec<&Exact> = edges.filter(|at| **at > scores.low && **at < scores.high).collect();
        cuts.extend([&scores.low, &scores.high]);
        cuts.sort();
        cuts.dedup();
        let mut stretches = Vec::new();
        for (at, cut) in cuts.iter().copied().enumerate() {
            if scores.values.contains(cut) {
                stretches.push(self.stretch(cut, (cut, cut), (cut, cut)));
            }
            if let Some((next, (first, last))) =
                cuts.get(at + 1).and_then(|next| Some((*next, scores.values.between(cut, next)?)))
            {
                stretches.push(self.stretch(&first, (&first, &last), (cut, next)));
            }
        }
        stretches
    }

    fn stretch(&self, example: &Exact, (first, last): (&Exact, &Exact), ends: (&Exact, &Exact)) -> Stretch {
        let holding = self.bands.iter().enumerate().filter(|(_, band)| band.contains(example));
        Stretch {
            first: first.clone(),
            last: last.clone(),
            ends: (ends.0.clone(), ends.1.clone()),
            bands: holding.map(|(at, _)| at).collect(),
        }
    }

    /// A later band says where it begins, and an earlier one already holds that.
    fn overlap(&mut self, stretch: &Stretch, scores: &Scores, sink: &mut Diagnostics) {
        let [first, rest @ ..] = stretch.bands.as_slice() else { return };
        let Some(second) = rest.iter().find(|at| self.bands[**at].from.is_some()) else { return };
        let (first, second) = (&self.bands[*first], &self.bands[*second]);
        let message = format!("the bands `{}` and `{}` both hold {}", first.id, second.id, stretch.told(&scores.values));
        self.report(
            Diagnostic::new(&codes::lint::BAND_OVERLAP, second.span, message)
                .label(format!("the first one counts: such a score is `{}`", first.id))
                .related(first.span, "the other band")
                .help("let one of them end before the other begins, with `below` or `above`"),
            sink,
        );
    }

    fn holes(&mut self, node: Option<Ix<Node>>, scores: &Scores, stretches: &[Stretch], sink: &mut Diagnostics) {
        let mut at = 0;
        while at < stretches.len() {
            let run = stretches[at..].iter().take_while(|stretch| stretch.bands.is_empty()).count();
            if run > 0 {
                let hole = &stretches[at..at + run];
                let (first, last) = (&hole[0], &hole[run - 1]);
                let whole = Stretch {
                    first: first.first.clone(),
                    last: last.last.clone(),
                    ends: (first.ends.0.clone(), last.ends.1.clone()),
                    bands: Vec::new(),
                };
                self.hole(node, scores, &whole, sink);
            }
            at += run.max(1);
        }
    }

    fn hole(&mut self, node: Option<Ix<Node>>, scores: &Scores, hole: &Stretch, sink: &mut Diagnostics) {
        let ends = |band: &Band| band.to.as_ref().is_some_and(|edge| edge.at <= hole.first);
        let begins = |band: &Band| band.from.as_ref().is_some_and(|edge| edge.at >= hole.last);
        let before = self
            .bands
            .iter()
            .filter(|band| ends(band))
            .max_by(|a, b| a.to.as_ref().map(|e| &e.at).cmp(&b.to.as_ref().map(|e| &e.at)));
        let after = self
            .bands
            .iter()
            .filter(|band| begins(band))
            .min_by(|a, b| a.from.as_ref().map(|e| &e.at).cmp(&b.from.as_ref().map(|e| &e.at)));
        if let (Some(before), Some(after)) = (before, after)
            && let Some(diagnostic) = self.needs_rounding(before, after, scores, hole)
        {
            self.report(diagnostic, sink);
            return;
        }
        let Some(place) = after.or(before).or(self.bands.first()) else { return };
        let of = named(self.rubric, node);
        let message = match (before, after) {
            (None, _) => format!("no band holds the lowest scores: {of} can be {}", scores.low),
            (_, None) => format!("no band holds the highest scores: {of} can be {}", scores.high),
            _ => format!("no band holds {}", hole.told(&scores.values)),
        };
        let help = match (before, after) {
            (None, _) => "let the first band begin at the lowest score, or without a beginning",
            (_, None) => "let the last band go up to the highest score, or without an end",
            _ => "let each band begin where the one before it ends",
        };
        let diagnostic = Diagnostic::new(&codes::lint::BAND_HOLE, place.span, message);
        let label = format!("{of} can be such a score");
        self.report(if before.is_some() && after.is_some() { diagnostic.label(label) } else { diagnostic }.help(help), sink);
    }

    /// A hole that is one unit of the last digit in which the bounds are written.
    fn needs_rounding(&self, before: &Band, after: &Band, scores: &Scores, hole: &Stretch) -> Option<Diagnostic> {
        let (end, begin) = (before.to.as_ref()?, after.from.as_ref()?);
        let edges = self.bands.iter().flat_map(|band| [&band.from, &band.to]).flatten();
        let digits = edges.map(|edge| digits(&edge.at)).max()?;
        let is_unit = end.included && begin.included && &begin.at - &end.at == unit(digits);
        if !is_unit {
            return None;
        }
        let example = &hole.first;
        let s = if digits == 1 { "" } else { "s" };
        let message = format!("`{example}` would have no band: the bounds have {digits} digit{s} and scores have more");
        let up = example.round(digits, Rounding::HalfUp);
        let cut = example.round(digits, Rounding::Truncate);
        let band = |value: &Exact| self.bands.iter().find(|band| band.contains(value)).map_or("none", |band| band.id.as_str());
        let differ = format!("halves up {example} becomes {up} (`{}`), cut off {cut} (`{}`)", band(&up), band(&cut));
        let label = match scores.rounded_to {
            Some(now) => format!("looked up with {now} digits; {differ}"),
            None => format!("looked up unrounded; {differ}"),
        };
        Some(Diagnostic::new(&codes::lint::BANDS_NEED_ROUNDING, self.bands.first()?.span, message).label(label).help(format!(
            "write `on: rounded` beside the bands and `round: {{digits: {digits}}}` for the score, and say which `mode`"
        )))
    }
}

/// How many decimals a number is written with.
fn digits(value: &Exact) -> u32 {
    (0..8).find(|digits| value.round(*digits, Rounding::Truncate) == *value).unwrap_or(8)
}
