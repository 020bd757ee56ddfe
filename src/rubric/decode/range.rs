//! `[from, to]`, or one value that is both.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::exact::Exact;
use crate::syntax::fields::{self, wrong_type};
use crate::syntax::yaml::{Kind, Value};

/// Two numbers, neither negative, the first at most the second.
pub(super) fn numbers(value: &Value, sink: &mut Diagnostics) -> Option<(Exact, Exact)> {
    let (from, to) = match &value.kind {
        Kind::List(both) if both.len() == 2 => (fields::number(&both[0], sink)?, fields::number(&both[1], sink)?),
        Kind::Scalar { .. } => {
            let number = fields::number(value, sink)?;
            (number.clone(), number)
        }
        _ => {
            wrong_type(value, "a number or `[from, to]`", sink);
            return None;
        }
    };
    if from.is_negative() || to < from {
        let message = format!("from {from} to {to} is not a range");
        let help = if to < from { format!("did you mean `[{to}, {from}]`?") } else { "use numbers from 0 on".to_owned() };
        sink.push(Diagnostic::new(&codes::rubric::EFFORT, value.span, message).help(help));
        return None;
    }
    Some((from, to))
}

/// `[a, b]`: two numbers in any order.
pub(super) fn pair(value: &Value, sink: &mut Diagnostics) -> Option<(Exact, Exact)> {
    match &value.kind {
        Kind::List(both) if both.len() == 2 => fields::number(&both[0], sink).zip(fields::number(&both[1], sink)),
        _ => {
            wrong_type(value, "two numbers, `[a, b]`", sink);
            None
        }
    }
}

/// `[low, high]`: two numbers, the first below the second.
pub(super) fn low_high(value: &Value, sink: &mut Diagnostics) -> Option<(Exact, Exact)> {
    let (low, high) = pair(value, sink)?;
    if low >= high {
        let message = format!("from {low} to {high} is not a range");
        let help = if high < low { format!("did you mean `[{high}, {low}]`?") } else { "use two different ends".to_owned() };
        sink.push(Diagnostic::new(&codes::rubric::RANGE, value.span, message).help(help));
        return None;
    }
    Some((low, high))
}

/// Weeks, counted from 1, both ends included.
pub(super) fn weeks(value: &Value, sink: &mut Diagnostics) -> Option<(i64, i64)> {
    let (from, to) = numbers(value, sink)?;
    let whole = from.to_i64().filter(|from| *from >= 1).zip(to.to_i64().filter(|to| *to <= 10_000));
    if whole.is_none() {
        let message = format!("from {from} to {to} are not weeks");
        sink.push(Diagnostic::new(&codes::rubric::EFFORT, value.span, message).help("weeks are whole numbers that count from 1"));
    }
    whole
}
