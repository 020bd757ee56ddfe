//! Which values are meant: `over`.

use super::aggregates::{Reader, Site, report};
use super::table::report_unknown;
use crate::diagnostics::{Diagnostics, Span};
use crate::rubric::{Ix, Kind, Over};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::Value;

const WORDS: [(&str, Word); 4] =
    [("children", Word::Children), ("leaves", Word::Leaves), ("votes", Word::Votes), ("measures", Word::Measures)];

#[derive(Clone, Copy)]
enum Word {
    Children,
    Leaves,
    Votes,
    Measures,
}

impl Reader<'_> {
    /// A word, `{kind: K}` or `{facet: F, value: V}`; `None` after a report.
    pub fn over(&self, value: &Value, sink: &mut Diagnostics) -> Option<Over> {
        let over = if value.as_map().is_some() { self.some_of(value, sink)? } else { word(value, sink)? };
        self.fits(&over, value.span, sink).then_some(over)
    }

    fn some_of(&self, value: &Value, sink: &mut Diagnostics) -> Option<Over> {
        let mut fields = Fields::of(value, "selection", sink)?;
        let over = if fields.has("facet") {
            let facet = self.known.shape.facets.link(fields.required("facet", sink)?, sink);
            let value = fields.required("value", sink);
            facet.zip(value).and_then(|(facet, value)| Some(Over::Facet(facet, self.facet_value(facet.get(), value, sink)?)))
        } else {
            let kind = fields.required("kind", sink).and_then(|kind| self.known.shape.kind_table.link(kind, sink));
            kind.map(Over::Kind)
        };
        fields.finish(sink);
        over
    }

    fn facet_value(&self, facet: usize, value: &Value, sink: &mut Diagnostics) -> Option<usize> {
        position(&self.known.shape.facet_values[facet], value, self.known.shape.facets.row(Ix::new(facet)).id.as_str(), sink)
    }

    /// Whether there can be such values where this stands.
    fn fits(&self, over: &Over, place: Span, sink: &mut Diagnostics) -> bool {
        let is_item = self.is_item();
        let (message, help) = match over {
            Over::Votes if !is_item && self.site != Site::Scoring => (
                "only answered nodes have votes",
                "combine votes where they are given: at the kind that gets answered".to_owned(),
            ),
            Over::Leaves | Over::Kind(_) | Over::Facet(..) if is_item => {
                ("an answered node has nothing below it", "use `measures` or `votes`".to_owned())
            }
            Over::Kind(kind) if self.kind_here().is_some_and(|here| *kind <= here) => {
                let kind = &self.known.shape.kind(*kind).id;
                ("this kind is not found below", format!("name a kind that stands in `kinds` after `{kind}`"))
            }
            _ => return true,
        };
        report(place, message, &help, sink);
        false
    }

    fn kind_here(&self) -> Option<Ix<Kind>> {
        match self.site {
            Site::Kind(kind) => Some(kind),
            Site::Node(node) | Site::When(node) => Some(self.known.seeds[node.get()].kind),
            Site::Scoring | Site::Root | Site::Facet => None,
        }
    }

    /// Whether the values selected here are those of answered nodes.
    pub fn selects_items(&self, over: &Over) -> bool {
        match over {
            Over::Leaves | Over::Facet(..) => true,
            Over::Kind(kind) => self.known.shape.is_answered(*kind),
            Over::Children => {
                let below = self.kind_here().map_or(0, |kind| kind.get() + 1);
                below + 1 == self.known.shape.kinds.len()
            }
            Over::Votes | Over::Measures => self.is_item(),
        }
    }
}

fn word(value: &Value, sink: &mut Diagnostics) -> Option<Over> {
    Some(match fields::word(value, &WORDS, sink)? {
        Word::Children => Over::Children,
        Word::Leaves => Over::Leaves,
        Word::Votes => Over::Votes,
        Word::Measures => Over::Measures,
    })
}

/// The position of a facet's value.
pub(super) fn position(values: &[String], value: &Value, facet: &str, sink: &mut Diagnostics) -> Option<usize> {
    let text = fields::text(value, sink)?;
    let found = values.iter().position(|value| *value == text);
    if found.is_none() {
        report_unknown(&format!("value of `{facet}`"), &text, value.span, values.iter().map(String::as_str), sink);
    }
    found
}
