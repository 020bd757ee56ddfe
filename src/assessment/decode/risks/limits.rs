//! Appetite and tolerance of the organisation: one level for everything, or levels by category.

use crate::assessment::decode::context::{Context, find, named};
use crate::assessment::decode::sections::Setting;
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};
use crate::rubric::{Ix, Limits, RiskCategory, RiskLevel, Rubric};
use crate::syntax::fields;
use crate::syntax::yaml::{Entry, Kind};

/// The key for all categories that are not named.
const ELSE: &str = "else";

/// Reads `medium`, or `{technical: low, else: medium}`.
pub fn limits(context: &Context<'_>, setting: Option<Setting<'_>>, sink: &mut Diagnostics) -> Limits {
    let mut limits = Limits::default();
    let Some(Setting { value, .. }) = setting else { return limits };
    let levels = &context.rubric.matrix.levels;
    if !matches!(value.kind, Kind::Map(_)) {
        limits.general = named(levels, value, "risk level", sink);
        return limits;
    }
    for entry in fields::map(value, sink) {
        let level = named(levels, &entry.value, "risk level", sink);
        if entry.key == ELSE {
            limits.general = level;
        } else {
            limits.by_category.extend(category(context.rubric, entry, sink).zip(level));
        }
    }
    limits
}

fn category(rubric: &Rubric, entry: &Entry, sink: &mut Diagnostics) -> Option<Ix<RiskCategory>> {
    find(&rubric.risk_categories, &entry.key, entry.key_span, &codes::assessment::UNKNOWN_ID, "risk category", sink)
}

/// Warns where less is borne under treatment than without, the rubric's limits standing in for what the team does not say.
pub fn check(context: &Context<'_>, appetite: &Limits, tolerance: &Limits, place: Option<Span>, sink: &mut Diagnostics) {
    let Some(place) = place else { return };
    let rules = &context.rubric.risk_rules;
    let of = |team: &Limits, rubric: &Limits, category| team.of(category).or_else(|| rubric.of(category));
    let categories = context.rubric.risk_categories.iter().map(|(ix, _)| Some(ix)).chain([None]);
    let reversed = categories.filter_map(|category| {
        let pair = (of(appetite, &rules.appetite, category)?, of(tolerance, &rules.tolerance, category)?);
        (pair.1 < pair.0).then_some((category, pair))
    });
    if let Some((category, (appetite, tolerance))) = reversed.into_iter().next() {
        let id = |level: Ix<RiskLevel>| context.rubric.matrix.levels[level].id.as_str();
        let of = category.map_or_else(String::new, |ix| format!(" of `{}` risks", context.rubric.risk_categories[ix].id));
        let message = format!("the tolerance{of} is `{}`, below the appetite `{}`", id(tolerance), id(appetite));
        sink.push(
            Diagnostic::new(&codes::assessment::TOLERANCE_BELOW_APPETITE, place, message)
                .help("what is accepted without treatment is also borne while it is treated: raise the one or lower the other"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::assessment::decode::fixture::with;
    use crate::rubric::Ix;

    #[test]
    fn limits_are_one_level_or_levels_by_category() {
        let assessment = with("appetite: medium\ntolerance: {technical: medium, else: high}\n").clean();
        assert_eq!(assessment.appetite.of(Some(Ix::new(0))), Some(Ix::new(1)));
        assert_eq!(assessment.tolerance.of(Some(Ix::new(0))), Some(Ix::new(1)));
        assert_eq!(assessment.tolerance.of(None), Some(Ix::new(2)));
    }

    #[test]
    fn mistakes_are_reported_where_they_stand() {
        let cases = [
            ("appetite: meduim", "assessment/unknown-id", "meduim"),
            ("tolerance: {tecnical: low}", "assessment/unknown-id", "tecnical"),
            ("tolerance: {technical: lo}", "assessment/unknown-id", "lo"),
            ("appetite: [low]", "yaml/wrong-type", "[low]"),
            ("appetite: high\ntolerance: low", "assessment/tolerance-below-appetite", "tolerance"),
            (
                "appetite: {technical: medium}\ntolerance: {technical: low, else: high}",
                "assessment/tolerance-below-appetite",
                "tolerance",
            ),
        ];
        for (text, code, marked) in cases {
            assert_eq!(with(&format!("{text}\n")).found(), [(code, marked)], "{text}");
        }
        assert_eq!(with("appetite: meduim\n").help(), "did you mean `medium`?");
    }
}
