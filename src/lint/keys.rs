//! Points that go up and down in the order in which their options are written.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::exact::Exact;
use crate::rubric::{Form, Rubric};

/// Reports states and single choices; levels must rise anyway.
pub fn check(rubric: &Rubric, sink: &mut Diagnostics) {
    for scale in rubric.scales.values().filter(|scale| matches!(scale.form, Form::States | Form::Choice)) {
        let points: Vec<(&str, &Exact)> =
            scale.levels.values().filter_map(|level| Some((level.id.as_str(), level.points.as_ref()?))).collect();
        let rises = points.windows(2).find(|pair| pair[0].1 < pair[1].1);
        let falls = points.windows(2).find(|pair| pair[0].1 > pair[1].1);
        let (Some(rise), Some(fall)) = (rises, falls) else { continue };
        let message = format!("the points of the scale `{}` neither only rise nor only fall", scale.id);
        let told = |pair: &[(&str, &Exact)]| format!("`{}` {}, `{}` {}", pair[0].0, pair[0].1, pair[1].0, pair[1].1);
        sink.push(
            Diagnostic::new(&codes::lint::KEY_NOT_MONOTONE, scale.span, message)
                .label(format!("{}; but {}", told(rise), told(fall)))
                .help("write the options in the order of their points, or correct the points"),
        );
    }
}
