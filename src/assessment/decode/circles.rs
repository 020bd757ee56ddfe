//! Own roadmap items that need each other. Only they can: an item of the rubric needs no item of a team.

use crate::assessment::{ItemRef, OwnItem};
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};

/// What an item needs, and where that is written.
pub type Need = (ItemRef, Span);

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    OnPath,
    Done,
}

/// Reports every circle and removes the need that closes it.
pub fn open(own: &[OwnItem], needs: &mut [Vec<Need>], sink: &mut Diagnostics) {
    let mut states = vec![State::New; needs.len()];
    for start in 0..needs.len() {
        // The items on the way from `start`, each with how many of its needs were followed.
        let mut path: Vec<(usize, usize)> = Vec::new();
        if states[start] == State::New {
            states[start] = State::OnPath;
            path.push((start, 0));
        }
        while let Some((item, followed)) = path.last_mut() {
            let (item, at) = (*item, *followed);
            let Some((next, span)) = needs[item].get(at).copied() else {
                states[item] = State::Done;
                path.pop();
                continue;
            };
            *followed += 1;
            let ItemRef::Own(next) = next else {
                continue;
            };
            match states[next] {
                State::Done => {}
                State::New => {
                    states[next] = State::OnPath;
                    path.push((next, 0));
                }
                State::OnPath => {
                    *followed = at;
                    needs[item].remove(at);
                    let circle: Vec<usize> = path.iter().map(|(item, _)| *item).skip_while(|item| *item != next).collect();
                    report(own, &circle, span, sink);
                }
            }
        }
    }
}

fn report(own: &[OwnItem], circle: &[usize], closing: Span, sink: &mut Diagnostics) {
    let names: Vec<String> = circle.iter().chain(circle.first()).map(|at| format!("`{}`", own[*at].id)).collect();
    let message = match circle {
        [_] => format!("{} needs itself", names[0]),
        _ => format!("these items need each other: {}", names.join(" needs ")),
    };
    let mut diagnostic = Diagnostic::new(&codes::assessment::CYCLE, closing, message).help("remove one of these needs");
    for at in circle {
        diagnostic = diagnostic.related(own[*at].decision.span, format!("the item `{}`", own[*at].id));
    }
    sink.push(diagnostic);
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Outcome, with};
    use crate::assessment::ItemRef;

    fn items(needs: &[(&str, &str)]) -> Outcome {
        let item = |(id, needs): &(&str, &str)| {
            format!("  {id}: {{title: x, phase: P1, closes: [{{capability: mon-perf, to: 3}}], needs: {needs}}}\n")
        };
        with(&format!("items:\n{}", needs.iter().map(item).collect::<String>()))
    }

    #[test]
    fn own_items_that_need_each_other_are_named_and_the_circle_is_opened() {
        let outcome = items(&[("a", "[b, R1]"), ("b", "[c]"), ("c", "[a]"), ("d", "[a, b]")]);
        assert_eq!(outcome.found(), [("assessment/cycle", "a")]);
        assert!(outcome.listed()[0].ends_with("these items need each other: `a` needs `b` needs `c` needs `a`"));
        assert_eq!(outcome.related().len(), 3);
        let own = outcome.assessment.expect("still read").roadmap.own;
        assert_eq!(own.iter().map(|item| item.needs.len()).collect::<Vec<_>>(), [2, 1, 0, 2]);
    }

    #[test]
    fn an_item_cannot_need_itself() {
        let outcome = items(&[("a", "[a, b]"), ("b", "[b]")]);
        assert_eq!(outcome.found(), [("assessment/cycle", "a"), ("assessment/cycle", "b")]);
        assert!(outcome.listed()[0].ends_with("`a` needs itself"));
        assert_eq!(outcome.assessment.expect("still read").roadmap.own[0].needs, [ItemRef::Own(1)]);
    }
}
