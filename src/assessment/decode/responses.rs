//! What is written as an answer, read on the scale of its item.

use crate::diagnostics::{Diagnostic, Diagnostics, Meant, Span, codes, did_you_mean};
use crate::exact::Exact;
use crate::rubric::{Form, Ix, Level, Response, Scale};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::{Kind, Value};

use super::context::{Context, report_twice, use_id};
use super::reached;

/// A value and the key under which it stands.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    pub key: &'static str,
    pub value: &'a Value,
}

/// The value among the fields of an answer: `level`, `value` or, for states, `reached`. Two of them are reported.
pub fn written_in<'a>(scale: &Scale, fields: &mut Fields<'a>, sink: &mut Diagnostics) -> Option<Written<'a>> {
    let keys: &[&'static str] = if scale.form == Form::States { &["level", "value", "reached"] } else { &["level", "value"] };
    let mut found: Option<Written<'a>> = None;
    for &key in keys {
        let Some(value) = fields.value(key) else {
            continue;
        };
        let place = |key: &str| fields.key_span(key).unwrap_or(value.span);
        match found {
            Some(first) => report_twice(&codes::answer::ANSWERED_TWICE, key, place(key), place(first.key), sink),
            None => found = Some(Written { key, value }),
        }
    }
    found
}

impl Written<'_> {
    /// Whether it says that nobody knows.
    pub fn is_unknown(self, scale: &Scale) -> bool {
        is_unknown(self.value, scale)
    }

    /// What it means on a scale.
    pub fn read(self, context: &Context<'_>, scale: &Scale, sink: &mut Diagnostics) -> Option<Response> {
        if self.key == "reached" {
            reached::decode(context, self.value, scale, sink)
        } else {
            decode(context, self.value, scale, sink)
        }
    }

    /// The points it means.
    pub fn points(self, context: &Context<'_>, scale: &Scale, sink: &mut Diagnostics) -> Option<Exact> {
        if self.key == "reached" {
            let response = reached::decode(context, self.value, scale, sink)?;
            return points_of(response, scale, self.value.span, sink);
        }
        points(context, self.value, scale, sink)
    }
}

/// Whether a value says that nobody knows. An option of the scale may be called so; then it is that option.
pub fn is_unknown(value: &Value, scale: &Scale) -> bool {
    value.as_text().is_some_and(|text| text.trim() == "unknown") && scale.levels.find("unknown").is_none()
}

/// What a value means on a scale.
pub fn decode(context: &Context<'_>, value: &Value, scale: &Scale, sink: &mut Diagnostics) -> Option<Response> {
    match &scale.form {
        Form::Multi { .. } => several(value, scale, sink),
        Form::Number { allowed, clamp, .. } => number(value, scale, allowed, *clamp, sink),
        Form::States if value.as_map().is_some() => reached::under_its_key(context, value, scale, sink),
        Form::Level { .. } | Form::Choice | Form::Boolean | Form::States => one(value, scale, sink),
    }
}

/// The points of a vote, which is an answer.
pub fn vote(context: &Context<'_>, value: &Value, scale: &Scale, sink: &mut Diagnostics) -> Option<Exact> {
    let response = decode(context, value, scale, sink)?;
    points_of(response, scale, value.span, sink)
}

/// The points of a target or a baseline: those of an answer, or a number in the range of a scale whose answers are no numbers.
pub fn points(context: &Context<'_>, value: &Value, scale: &Scale, sink: &mut Diagnostics) -> Option<Exact> {
    match in_points(value, scale) {
        Some(points) => Some(points),
        None => vote(context, value, scale, sink),
    }
}

fn in_points(value: &Value, scale: &Scale) -> Option<Exact> {
    if matches!(scale.form, Form::Level { .. } | Form::Number { .. }) {
        return None;
    }
    let text = plain(value)?;
    let (low, high) = scale.range()?;
    let number = Exact::parse(text).filter(|number| low <= *number && *number <= high)?;
    scale.levels.find(text).is_none().then_some(number)
}

fn points_of(response: Response, scale: &Scale, span: Span, sink: &mut Diagnostics) -> Option<Exact> {
    if response.points.is_none() {
        let ids: Vec<String> = response.selected.iter().map(|level| format!("`{}`", scale.levels[*level].id)).collect();
        let what = if ids.is_empty() { "this answer".to_owned() } else { ids.join(", ") };
        let carrying = scale.levels.values().filter(|level| level.points.is_some()).map(|level| format!("`{}`", level.id));
        let carrying: Vec<String> = carrying.collect();
        let help = (!carrying.is_empty()).then(|| format!("with points: {}", carrying.join(", ")));
        let message = format!("{what} has no points, so it can be neither a vote nor a target");
        sink.push(Diagnostic::new(&codes::answer::WITHOUT_POINTS, span, message).help_if(help));
    }
    response.points
}

fn one(value: &Value, scale: &Scale, sink: &mut Diagnostics) -> Option<Response> {
    let number = plain(value).and_then(Exact::parse).filter(|_| matches!(scale.form, Form::Level { .. }));
    match number {
        Some(number) if value.as_text().is_some_and(|text| scale.levels.find(text.trim()).is_none()) => {
            let response = at_number(scale, &number);
            if response.is_none() {
                report_off_scale(&number, value.span, scale, sink);
            }
            response
        }
        _ => option(value, scale, sink).map(|level| scale.select(vec![level])),
    }
}

/// The level with a number, or the middle between two where the scale has half steps.
fn at_number(scale: &Scale, number: &Exact) -> Option<Response> {
    let exact = scale.levels.iter().find(|(_, level)| Exact::from(level.number) == *number);
    if let Some((ix, _)) = exact {
        return Some(scale.select(vec![ix]));
    }
    let levels: Vec<(Exact, Exact)> =
        scale.levels.values().filter_map(|level| Some((Exact::from(level.number), scale.points_of(level)?))).collect();
    let has_half_steps = scale.form == Form::Level { half_steps: true };
    let middle = |pair: &[(Exact, Exact)]| {
        let is_middle = &pair[0].0 + &pair[1].0 == number + number;
        is_middle.then(|| &(&pair[0].1 + &pair[1].1) * &Exact::ratio(1, 2))
    };
    levels.windows(2).filter(|_| has_half_steps).find_map(middle).map(|points| scale.response_at(points))
}

/// A list of options, of which one alone needs no list. Good ones count beside bad ones; none at all is an answer.
fn several(value: &Value, scale: &Scale, sink: &mut Diagnostics) -> Option<Response> {
    let values = match &value.kind {
        Kind::List(values) => values.as_slice(),
        Kind::Scalar { .. } => std::slice::from_ref(value),
        Kind::Null | Kind::Map(_) => {
            fields::wrong_type(value, "a list of options", sink);
            return None;
        }
    };
    let mut selected: Vec<Ix<Level>> = Vec::new();
    for value in values {
        match option(value, scale, sink) {
            Some(level) if selected.contains(&level) => report_selected_twice(&scale.levels[level].id, value.span, sink),
            level => selected.extend(level),
        }
    }
    selected.sort_unstable();
    (values.is_empty() || !selected.is_empty()).then(|| scale.select(selected))
}

/// Warns that something stands twice in a list in which it counts once.
pub fn report_selected_twice(id: &str, span: Span, sink: &mut Diagnostics) {
    let message = format!("`{id}` stands twice in this list and counts once");
    sink.push(Diagnostic::new(&codes::answer::SELECTED_TWICE, span, message).help("remove one of the two"));
}

fn option(value: &Value, scale: &Scale, sink: &mut Diagnostics) -> Option<Ix<Level>> {
    let Some(text) = value.as_text().map(str::trim) else {
        fields::wrong_type(value, noun(scale), sink);
        return None;
    };
    let found = scale.levels.find(text).or_else(|| scale.levels.find(yes_or_no(value, scale)?));
    if found.is_none() {
        report_unknown(text, value.span, scale, sink);
    }
    found
}

/// `true` and `on` are `yes` where the scale has it; not as a text in quotes.
fn yes_or_no(value: &Value, scale: &Scale) -> Option<&'static str> {
    match plain(value).filter(|_| scale.form == Form::Boolean)? {
        "true" | "on" => Some("yes"),
        "false" | "off" => Some("no"),
        _ => None,
    }
}

fn number(value: &Value, scale: &Scale, (low, high): &(Exact, Exact), clamp: bool, sink: &mut Diagnostics) -> Option<Response> {
    let Some(text) = value.as_text().map(str::trim) else {
        fields::wrong_type(value, "a number", sink);
        return None;
    };
    let Some(number) = plain(value).and_then(Exact::parse) else {
        report_unknown(text, value.span, scale, sink);
        return None;
    };
    let nearest = (&number).max(low).min(high);
    if *nearest != number && !clamp {
        report_off_scale(&number, value.span, scale, sink);
        return None;
    }
    Some(scale.measure(nearest))
}

fn report_off_scale(number: &Exact, span: Span, scale: &Scale, sink: &mut Diagnostics) {
    let message = format!("{number} is not on the scale of this answer");
    sink.push(Diagnostic::new(&codes::answer::LEVEL_OFF_SCALE, span, message).help(listed(scale)));
}

/// Reports that a text is nothing that an answer on the scale can be.
pub fn report_unknown(text: &str, span: Span, scale: &Scale, sink: &mut Diagnostics) {
    let message = format!("`{text}` is not {}", noun(scale));
    let diagnostic = Diagnostic::new(&codes::answer::NOT_A_LEVEL, span, message);
    if is_na(text) {
        sink.push(diagnostic.help("write `{na: reason-code, reason: one sentence, until: YYYY-MM-DD}`"));
        return;
    }
    let meant = sink.suggest(|| suggestion(scale, text));
    sink.push(diagnostic.meant_or(meant, listed(scale)));
}

/// Points as an answer writes them: as their level, where they are those of a level.
pub fn written(scale: &Scale, points: &Exact) -> String {
    scale.written(points)
}

fn noun(scale: &Scale) -> &'static str {
    match scale.form {
        Form::Level { .. } => "a level",
        Form::Choice | Form::Multi { .. } => "an option",
        Form::Boolean => "yes or no",
        Form::States => "a state",
        Form::Number { .. } => "a number",
    }
}

/// Everything an answer on the scale can be.
fn listed(scale: &Scale) -> String {
    let by_id = |level: &Level| match level.name == level.id {
        true => format!("`{}`", level.id),
        false => format!("`{}` {}", level.id, level.name),
    };
    let all = |what: &str, each: &dyn Fn(&Level) -> String| {
        format!("{what}: {}", scale.levels.values().map(each).collect::<Vec<_>>().join(", "))
    };
    match &scale.form {
        Form::Level { .. } => all("levels", &|level| format!("{} {}", level.number, level.name)),
        Form::Choice | Form::Multi { .. } => all("options", &by_id),
        Form::States => all("states", &by_id),
        Form::Boolean => "write `yes` or `no`".to_owned(),
        Form::Number { allowed: (low, high), unit, .. } if unit.is_empty() => format!("write a number from {low} to {high}"),
        Form::Number { allowed: (low, high), unit, .. } => {
            format!("write a number from {low} to {high}, without its unit ({unit})")
        }
    }
}

/// Whether a text says not applicable, which takes more than a word.
pub fn is_na(typed: &str) -> bool {
    matches!(typed.to_lowercase().as_str(), "n/a" | "na" | "n.a." | "not applicable" | "not-applicable")
}

/// The answer that was probably meant.
fn suggestion(scale: &Scale, typed: &str) -> Option<Meant> {
    let words = typed.to_lowercase();
    if words == "unknown" && typed != "unknown" {
        return Some(Meant::exactly("write `unknown`", typed, "unknown"));
    }
    if let Form::Number { allowed, unit, .. } = &scale.form {
        return measured(typed, allowed, unit);
    }
    let numbered = |number: String| Meant::exactly(format!("type the number: `{number}`"), typed, &number).plain();
    match meant(scale, &words) {
        Some(level) if matches!(scale.form, Form::Level { .. }) => Some(numbered(level.number.to_string())),
        Some(level) => Some(use_id(typed, &level.id)),
        None if ["true", "false", "yes", "no", "on", "off"].contains(&words.as_str()) => None,
        None => did_you_mean(typed, scale.levels.values().map(|level| level.id.as_str())),
    }
}

/// A number that stands in quotes, or with its unit.
fn measured(typed: &str, (low, high): &(Exact, Exact), unit: &str) -> Option<Meant> {
    let is_allowed = |text: &str| Exact::parse(text).is_some_and(|number| *low <= number && number <= *high);
    let bare = typed.strip_suffix(unit).filter(|_| !unit.is_empty()).map(str::trim_end);
    if is_allowed(typed) {
        return Some(Meant::exactly(format!("write it without quotes: `{typed}`"), typed, typed).plain());
    }
    let bare = bare.filter(|bare| is_allowed(bare))?;
    Some(Meant::exactly(format!("write it without its unit: `{bare}`"), typed, bare).plain())
}

/// The level that somebody means who does not write what an answer is written with: by its name, its number or its points.
fn meant<'s>(scale: &'s Scale, words: &str) -> Option<&'s Level> {
    let is_called = |level: &&Level| level.name.to_lowercase() == words || level.id.to_lowercase() == words;
    let called = scale.levels.values().find(is_called);
    called.or_else(|| {
        let number = Exact::parse(words)?;
        let is_worth = |level: &&Level| match scale.form {
            Form::Level { .. } => Exact::from(level.number) == number,
            _ => scale.points_of(level).is_some_and(|points| points == number),
        };
        let mut worth = scale.levels.values().filter(is_worth);
        worth.next().filter(|_| worth.next().is_none())
    })
}

fn plain(value: &Value) -> Option<&str> {
    match &value.kind {
        Kind::Scalar { text, plain: true } => Some(text.trim()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Outcome, read_with, varied};
    use crate::assessment::State;
    use crate::exact::Exact;
    use crate::rubric::{Ix, Response};

    fn read(text: &str) -> Outcome {
        read_with(&varied(), &format!("answers: {{{text}}}\n"))
    }

    /// Points and selected options of the only answer.
    fn response(text: &str) -> (Option<String>, Vec<usize>) {
        let mut answers = read(text).clean().answers;
        let (_, answer) = answers.pop_first().expect("an answer");
        let State::Answered(Response { points, selected }) = answer.state else { panic!("{text} is {:?}", answer.state) };
        (points.as_ref().map(Exact::to_string), selected.into_iter().map(Ix::get).collect())
    }

    #[test]
    fn an_answer_has_the_form_of_its_scale() {
        let cases: [(&str, Option<&str>, &[usize]); 21] = [
            ("pick: some", Some("0.25"), &[1]),
            ("pick: other", None, &[3]),
            ("pick: {value: all-of-it}", Some("1"), &[2]),
            ("many: [c, a]", Some("4"), &[0, 2]),
            ("many: b", Some("2"), &[1]),
            ("many: []", Some("0"), &[]),
            ("many: {value: [a, b], note: x}", Some("3"), &[0, 1]),
            ("gate: yes", Some("1"), &[1]),
            ("gate: true", Some("1"), &[1]),
            ("gate: no", Some("0"), &[0]),
            ("gate: {level: false}", Some("0"), &[0]),
            ("road: started", Some("1"), &[1]),
            ("share: 12.5", Some("12.5"), &[]),
            ("share: 100", Some("100"), &[]),
            ("heat: 25", Some("7.5"), &[]),
            ("heat: 180", Some("0"), &[]),
            ("heat: {value: -3}", Some("10"), &[]),
            ("proof: {value: 2.5, criteria: all}", Some("2.5"), &[2]),
            ("proof: {level: repeatable, criteria: all}", Some("2"), &[2]),
            ("road: {reached: {started: }}", Some("1"), &[1]),
            ("road: {value: {reached: {done: yes}}}", Some("2"), &[2]),
        ];
        for (text, points, selected) in cases {
            assert_eq!(response(text), (points.map(str::to_owned), selected.to_vec()), "{text}");
        }
    }

    #[test]
    fn what_is_no_answer_is_told_what_would_be_one() {
        let options = "options: `none` Name of none, `some` Name of some, `all-of-it` Name of all-of-it, `other` Name of other";
        let states = "states: `idle` Name of idle, `started` Name of started, `done` Name of done";
        let cases = [
            ("pick: maybe", "answer/not-a-level", "maybe", options),
            ("pick: yes", "answer/not-a-level", "yes", options),
            ("pick: soem", "answer/not-a-level", "soem", "did you mean `some`?"),
            ("pick: Name of some", "answer/not-a-level", "Name of some", "use its id: `some`"),
            ("pick: 0.25", "answer/not-a-level", "0.25", "use its id: `some`"),
            ("pick: n/a", "answer/not-a-level", "n/a", "write `{na: reason-code, reason: one sentence, until: YYYY-MM-DD}`"),
            ("pick: [some]", "yaml/wrong-type", "[some]", ""),
            ("many: [a, d]", "answer/not-a-level", "d", "options: `a` Name of a, `b` Name of b, `c` Name of c"),
            ("many: [b, a, b]", "answer/selected-twice", "b", "remove one of the two"),
            ("many: {value: {a: yes}}", "yaml/wrong-type", "{a: yes}", ""),
            ("gate: \"true\"", "answer/not-a-level", "\"true\"", "write `yes` or `no`"),
            ("gate: maybe", "answer/not-a-level", "maybe", "write `yes` or `no`"),
            ("road: doen", "answer/not-a-level", "doen", "did you mean `done`?"),
            ("road: 1", "answer/not-a-level", "1", "use its id: `started`"),
            ("road: finished", "answer/not-a-level", "finished", states),
            ("share: 101", "answer/level-off-scale", "101", "write a number from 0 to 100, without its unit (%)"),
            ("share: 12%", "answer/not-a-level", "12%", "write it without its unit: `12`"),
            ("share: \"12\"", "answer/not-a-level", "\"12\"", "write it without quotes: `12`"),
            ("share: \"120\"", "answer/not-a-level", "\"120\"", "write a number from 0 to 100, without its unit (%)"),
            ("share: [12]", "yaml/wrong-type", "[12]", ""),
            ("heat: hot", "answer/not-a-level", "hot", "write a number from 0 to 100, without its unit (%)"),
            ("pick: {level: some, value: some}", "answer/answered-twice", "value", "keep one of the two; neither is preferred"),
            (
                "road: {value: done, reached: {done: }}",
                "answer/answered-twice",
                "reached",
                "keep one of the two; neither is preferred",
            ),
            ("pick: {value: some, reached: {some: }}", "yaml/unknown-key", "reached", "known keys: "),
        ];
        for (text, code, marked, help) in cases {
            let outcome = read(text);
            assert_eq!(outcome.found(), [(code, marked)], "{text}");
            assert!(outcome.help().starts_with(help), "{text}: {}", outcome.help());
        }
    }

    #[test]
    fn good_options_of_a_list_count_beside_bad_ones() {
        let selected = |text: &str| match read(text).assessment.expect("still read").answers.remove(&Ix::new(7))?.state {
            State::Answered(response) => Some(response.selected),
            _ => None,
        };
        assert_eq!(selected("many: [a, d]"), Some(vec![Ix::new(0)]));
        assert_eq!(selected("many: [d]"), None, "nothing selected would be an answer that nobody gave");
    }

    #[test]
    fn unknown_is_a_state_on_every_scale_unless_an_option_is_called_so() {
        for id in ["pick", "many", "gate", "road", "share", "heat", "poll", "ways", "proof"] {
            let answers = read(&format!("{id}: unknown")).clean().answers;
            assert_eq!(answers.values().map(|answer| &answer.state).collect::<Vec<_>>(), [&State::Unknown], "{id}");
        }
        let mut rubric = varied();
        rubric.scales = crate::rubric::List::new(
            (0..8)
                .map(|_| super::super::fixture::options("pick", crate::rubric::Form::Choice, &[("unknown", Some("0"))]))
                .collect(),
        );
        let answers = read_with(&rubric, "answers: {pick: unknown}\n").clean().answers;
        assert!(matches!(&answers[&Ix::new(6)].state, State::Answered(response) if response.selected == [Ix::new(0)]));
    }
}
