//! What badges say: the score of an assessment, or the lowest and highest of all.

use serde_json::json;

use crate::chart::{Badge, Palette};
use crate::report::view::{Brief, Cover, ScoreView};
use crate::say;
use crate::words::Words;

/// Its files below the folder of the assessment, or of the site.
pub const SVG: &str = "badge.svg";
pub const ENDPOINT: &str = "data/badge.json";

/// The overall score of one assessment, under the name of its rubric.
pub fn of_assessment(words: &Words, cover: &Cover, brief: &Brief) -> Badge {
    let (row, label) = (&brief.row, &cover.rubric.title);
    let value = result(words, &row.overall);
    let (subject, date) = (row.subject.as_str(), row.date_text.as_str());
    let title = say!(words, "badge-title-of", label = label.as_str(), value = value.as_str(), subject, date);
    Badge { title, label: label.clone(), value, level: level(&row.overall) }
}

/// From the lowest to the highest overall score, in the colour of the lowest.
pub fn of_all(words: &Words, cover: &Cover, briefs: &[&Brief]) -> Badge {
    let scored = || briefs.iter().map(|brief| &brief.row.overall).filter(|score| score.now.value.is_some());
    let lowest = scored().min_by_key(|score| &score.now.value);
    let highest = scored().max_by_key(|score| &score.now.value);
    let value = match lowest.zip(highest) {
        None => words.text("badge-nothing"),
        Some((low, high)) if low.now.display == high.now.display => result(words, low),
        Some((low, high)) => say!(words, "badge-range", low = low.now.display.as_str(), high = high.now.display.as_str()),
    };
    let title = say!(words, "badge-title", label = cover.title.as_str(), value = value.as_str());
    Badge { title, label: cover.title.clone(), value, level: lowest.and_then(level) }
}

/// `2.4 of 4`; an outcome or counts where there is no number.
fn result(words: &Words, score: &ScoreView) -> String {
    let value = score.now.display.as_str();
    match (&score.now.value, &score.top, &score.outcome, &score.tally) {
        (Some(_), Some(top), ..) => say!(words, "findings-of-top", value, top = top.as_str()),
        (Some(_), None, ..) => value.to_owned(),
        (None, _, Some(outcome), _) => outcome.name.clone(),
        (None, _, None, Some(tally)) => tally.text.clone(),
        (None, _, None, None) => words.text("badge-nothing"),
    }
}

fn level(score: &ScoreView) -> Option<u8> {
    score.level_class.and_then(|level| u8::try_from(level).ok())
}

/// The answer that shields.io and its like ask for, to draw the badge themselves.
pub fn endpoint(badge: &Badge, palette: &Palette) -> Vec<u8> {
    let (of_label, of_value) = badge.grounds(palette);
    let answer = json!({
        "schemaVersion": 1,
        "label": badge.label,
        "message": badge.value,
        "color": of_value,
        "labelColor": of_label,
    });
    format!("{answer}\n").into_bytes()
}
