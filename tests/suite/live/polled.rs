//! Edits without a pause under clients that ask without a pause: every answer is there, and is one state of the files as a whole.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::served::{Client, Served};
use crate::folder::Folder;

const EDITS: usize = 150;
const ANSWERS: &str = "content/team/x.yaml";
const SHEET: &str = "themes/own/assets/extra.css";

/// Before the number of the edit, wherever it stands.
const MARK: &str = "edit-number-";

/// Answers with the number in each of their notes.
fn answers(number: usize) -> String {
    let answer = |id: &str| format!("  {id}: {{level: {}, note: \"{MARK}{number}.\"}}\n", number % 3);
    format!("answers:\n{}", ["x1", "x2", "y1", "y2"].map(answer).concat())
}

/// A style sheet with the number at its beginning and its end.
fn sheet(number: usize) -> String {
    format!(".{MARK}{number}.a{{color:red}}\n{}.{MARK}{number}.b{{color:red}}\n", "p{margin:0}\n".repeat(500))
}

fn workspace() -> Folder {
    let link = "{% extends \"default/base.html\" %}{% block logo %}<link rel=\"stylesheet\" href=\"{{ page.root }}assets/extra.css\">{% endblock logo %}";
    Folder::with(&[
        ("gapmap.yaml", "title: Trial\ntheme: own\n"),
        ("themes/own/templates/base.html", link),
        ("themes/own/assets/extra.css", &sheet(0)),
        ("content/rubric/small.yaml", include_str!("small.yaml")),
        ("content/team/assessment.yaml", "subject: Team\ndate: 2026-11-02\n"),
        ("content/other/assessment.yaml", "subject: Other\ndate: 2026-11-02\n"),
        (ANSWERS, &answers(0)),
    ])
}

/// As editors save: in place, by renaming, by removing and writing anew.
fn save(root: &Path, path: &str, text: &str, way: usize) {
    let (file, beside) = (root.join(path), root.join(format!("{path}.tmp")));
    match way % 3 {
        0 => fs::write(file, text).expect("written"),
        1 => {
            fs::write(&beside, text).expect("written");
            fs::rename(beside, file).expect("renamed");
        }
        _ => {
            fs::remove_file(&file).expect("removed");
            fs::write(file, text).expect("written");
        }
    }
}

/// The numbers of edits in a text.
fn numbers(text: &str) -> Vec<usize> {
    let number = |rest: &str| rest.split('.').next().and_then(|digits| digits.parse().ok());
    text.split(MARK).skip(1).filter_map(number).collect()
}

/// A whole answer: its one number.
fn number(client: &mut Client, path: &str, end: &str) -> Result<usize, String> {
    let reply = client.get(path);
    if reply.status != 200 {
        return Err(format!("{path}: {}", reply.status));
    }
    let text = String::from_utf8(reply.body).map_err(|error| format!("{path}: {error}"))?;
    if !text.trim_end().ends_with(end) {
        return Err(format!("{path} ends early"));
    }
    let numbers = numbers(&text);
    let different: BTreeSet<usize> = numbers.iter().copied().collect();
    match (numbers.len(), different.first()) {
        (2.., Some(number)) if different.len() == 1 => Ok(*number),
        _ => Err(format!("{path} is of several states: {numbers:?}")),
    }
}

const ASKED: [(&str, &str); 4] =
    [("team/d/x.html", "</html>"), ("team/print.html", "</html>"), ("assets/extra.css", "}"), ("team/d/y", "</html>")];

/// Asks for everything in turn until it is enough; how often it asked, and what was wrong.
fn poll(server: &Served, is_over: &AtomicBool) -> (usize, Vec<String>) {
    let (mut client, mut asked, mut wrong) = (server.client(), 0, Vec::new());
    let mut last = [0; ASKED.len()];
    while !is_over.load(Ordering::Relaxed) {
        for ((path, end), last) in ASKED.iter().zip(&mut last) {
            asked += 1;
            match number(&mut client, path, end) {
                Ok(number) if number >= *last => *last = number,
                Ok(number) => wrong.push(format!("{path}: {number} after {last}")),
                Err(error) => wrong.push(error),
            }
        }
    }
    (asked, wrong)
}

#[test]
fn clients_that_ask_without_a_pause_get_whole_answers_and_the_last_edit() {
    let folder = workspace();
    let server = Served::start(folder.path());
    let is_over = AtomicBool::new(false);
    let polls = thread::scope(|scope| {
        let clients = [(); 2].map(|()| scope.spawn(|| poll(&server, &is_over)));
        for number in 1..=EDITS {
            save(folder.path(), ANSWERS, &answers(number), number);
            if number % 5 == 0 {
                save(folder.path(), SHEET, &sheet(number), number);
            }
            // Often within the quiet time of the save before, often after it.
            thread::sleep(Duration::from_millis((number * 37 % 60) as u64));
        }
        arrive(&server);
        is_over.store(true, Ordering::Relaxed);
        clients.map(|client| client.join().expect("a client"))
    });
    for (asked, wrong) in polls {
        assert!(asked > ASKED.len(), "it hardly asked");
        assert!(wrong.is_empty(), "{} of {asked} answers: {:#?}", wrong.len(), &wrong[..wrong.len().min(10)]);
    }
}

/// Waits for news until everything shows the last edit.
fn arrive(server: &Served) {
    let (mut client, mut news) = (server.client(), server.news(ASKED[0].0));
    for (path, end) in ASKED {
        while number(&mut client, path, end) != Ok(EDITS) {
            news.next();
        }
    }
}
