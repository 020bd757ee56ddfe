//! Scales of every type.

use serde_json::{Value, json};

use super::{Entries, Writer, number, pair, put, put_list, put_map, put_text};
use crate::rubric::{Combine, Form, Level, Scale};

impl Writer<'_> {
    /// All scales by id.
    pub(super) fn scales(self) -> Value {
        Value::Object(self.rubric.scales.values().map(|scale| (scale.id.clone(), self.scale(scale))).collect())
    }

    fn scale(self, scale: &Scale) -> Value {
        let mut map = Entries::new();
        match &scale.form {
            Form::Level { half_steps } => {
                put(&mut map, "type", "level");
                put(&mut map, "half_steps", half_steps);
                put_list(&mut map, "levels", self.levels(scale));
            }
            Form::Choice => {
                put(&mut map, "type", "choice");
                put_list(&mut map, "options", self.levels(scale));
            }
            Form::Multi { combine: how, clamp } => {
                put(&mut map, "type", "multi");
                put_list(&mut map, "options", self.levels(scale));
                put(&mut map, "combine", combine(*how));
                if let Some(clamp) = clamp {
                    put(&mut map, "clamp", pair(clamp));
                }
            }
            Form::Boolean => {
                put(&mut map, "type", "boolean");
                let points = scale.levels.values().filter_map(|level| Some((level.id.clone(), number(level.points.as_ref()?))));
                put_map(&mut map, "points", points.collect());
            }
            Form::States => {
                put(&mut map, "type", "states");
                put_list(&mut map, "states", self.levels(scale));
            }
            Form::Number { allowed, clamp, unit } => {
                put(&mut map, "type", "number");
                put(&mut map, "from", pair(allowed));
                put(&mut map, "clamp", clamp);
                put_text(&mut map, "unit", unit);
            }
        }
        if let Some(rescale) = &scale.rescale {
            put(&mut map, "from", pair(&rescale.from));
            put(&mut map, "to", pair(&rescale.to));
        }
        put_list(&mut map, "steps", scale.steps.iter().map(|step| json!(step)));
        Value::Object(map)
    }

    fn levels<'s>(self, scale: &'s Scale) -> impl Iterator<Item = Value> + 's
    where
        Self: 's,
    {
        scale.levels.values().map(move |level| self.level(scale, level))
    }

    fn level(self, scale: &Scale, level: &Level) -> Value {
        let mut map = Entries::new();
        if let Form::Level { .. } = scale.form {
            put(&mut map, "level", level.number);
        }
        put(&mut map, "id", &level.id);
        put(&mut map, "name", &level.name);
        put_text(&mut map, "gloss", &level.gloss);
        if let Some(points) = &level.points {
            put(&mut map, "points", number(points));
        }
        if let Some(outcome) = level.outcome {
            put(&mut map, "outcome", Self::id(&self.rubric.outcomes, outcome));
        }
        Value::Object(map)
    }
}

fn combine(combine: Combine) -> &'static str {
    match combine {
        Combine::Sum => "sum",
        Combine::Mean => "mean",
        Combine::Count => "count",
        Combine::All => "all",
        Combine::Any => "any",
    }
}
