//! What must be finished first, without circles.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::rubric::{Item, Ix};
use crate::syntax::fields;
use crate::syntax::yaml::Value;

use super::known::Known;
use super::table::Row;

/// The hard needs of every roadmap item, by position. Each circle is reported once and opened.
pub(super) fn read(known: &Known<'_>, sink: &mut Diagnostics) -> Vec<Vec<Ix<Item>>> {
    let mut needs: Vec<Vec<Ix<Item>>> = known.items.rows().map(|(_, row)| of_item(row, known, sink)).collect();
    while let Some(circle) = find_circle(&needs) {
        report(&circle, known, sink);
        open(&circle, &mut needs);
    }
    needs
}

fn of_item(row: &Row<'_>, known: &Known<'_>, sink: &mut Diagnostics) -> Vec<Ix<Item>> {
    let written = row.value.get("needs").map_or(&[][..], |value| fields::list(value, sink));
    written.iter().filter_map(|value| known.items.link(value, sink)).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    OnPath,
    Done,
}

/// Items of which each needs the next and the last the first.
fn find_circle(needs: &[Vec<Ix<Item>>]) -> Option<Vec<Ix<Item>>> {
    let mut states = vec![State::New; needs.len()];
    for start in 0..needs.len() {
        // The items on the way from `start`, each with how many of its needs were followed.
        let mut path: Vec<(Ix<Item>, usize)> = Vec::new();
        if states[start] == State::New {
            states[start] = State::OnPath;
            path.push((Ix::new(start), 0));
        }
        while let Some((item, followed)) = path.last_mut() {
            let next = needs[item.get()].get(*followed).copied();
            *followed += 1;
            let Some(next) = next else {
                states[item.get()] = State::Done;
                path.pop();
                continue;
            };
            match states[next.get()] {
                State::Done => {}
                State::OnPath => return Some(path.iter().map(|(item, _)| *item).skip_while(|item| *item != next).collect()),
                State::New => {
                    states[next.get()] = State::OnPath;
                    path.push((next, 0));
                }
            }
        }
    }
    None
}

/// Removes the need that closes the circle.
fn open(circle: &[Ix<Item>], needs: &mut [Vec<Ix<Item>>]) {
    if let (Some(first), Some(last)) = (circle.first(), circle.last()) {
        needs[last.get()].retain(|need| need != first);
    }
}

fn report(circle: &[Ix<Item>], known: &Known<'_>, sink: &mut Diagnostics) {
    let rows: Vec<&Row<'_>> = circle.iter().map(|item| known.items.row(*item)).collect();
    let Some(first) = rows.first() else {
        return;
    };
    let names: Vec<String> = rows.iter().chain([first]).map(|row| format!("`{}`", row.id)).collect();
    let place = |row: &Row<'_>| row.value.get("needs").map_or(row.span, |value: &Value| value.span);
    let message = format!("these items need each other: {}", names.join(" needs "));
    let mut diagnostic =
        Diagnostic::new(&codes::rubric::CYCLE, place(first), message).help("remove one of these needs, or make it an `after`");
    for row in &rows[1..] {
        diagnostic = diagnostic.related(place(row), format!("needs of `{}`", row.id));
    }
    sink.push(diagnostic);
}
