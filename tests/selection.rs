//! Each column of the tables of measured answers, case by case: `tests/clients/`.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

#[path = "../examples/pick/case.rs"]
mod case;

use case::Case;
use platmap::clients;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

fn table(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients").join(name)).unwrap()
}

/// What each column answered.
#[derive(Deserialize)]
struct Measured {
    answers: BTreeMap<String, String>,
}

fn cases() -> Vec<(Case, Measured)> {
    table("cases.jsonl").lines().map(|line| (serde_json::from_str(line).unwrap(), serde_json::from_str(line).unwrap())).collect()
}

#[test]
fn every_client_chooses_as_its_own_code_does() {
    let cases = cases();
    let mut tally: BTreeMap<&str, (usize, usize)> = clients::columns().map(|column| (column.id, (0, 0))).collect();
    let mut wrong = Vec::new();
    for (case, measured) in &cases {
        let ready = case.ready();
        for column in clients::columns() {
            let ours = ready.ask(column).map(|answer| ready.write(column, &answer).0);
            let theirs = measured.answers.get(column.id);
            if ours.is_none() && theirs.is_none() {
                continue;
            }
            let (right, all) = tally.get_mut(column.id).unwrap();
            *all += 1;
            if ours.as_ref() == theirs {
                *right += 1;
            } else {
                wrong.push(format!("{} {}: {ours:?} instead of {theirs:?}", case.id, column.id));
            }
        }
        for id in measured.answers.keys() {
            assert!(tally.contains_key(id.as_str()), "no column {id}");
        }
    }
    for (id, (right, all)) in &tally {
        println!("{right:4} of {all:4}  {id}");
    }
    assert_eq!((cases.len(), tally.len()), (770, 53));
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong[..wrong.len().min(60)].join("\n"));
}

/// Digests differ from case to case; the table has one word for all.
fn masked(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("sha256:") {
        let (before, from) = rest.split_at(at + "sha256:".len());
        out.push_str(before);
        let hex = from.bytes().take_while(u8::is_ascii_hexdigit).count();
        out.push_str(if hex == 64 { "<digest>" } else { "" });
        rest = &from[if hex == 64 { 64 } else { 0 }..];
    }
    out + rest
}

#[test]
fn clients_print_what_their_own_code_prints() {
    let cases: BTreeMap<String, Case> = cases().into_iter().map(|(case, _)| (case.id.clone(), case)).collect();
    let mut wrong = Vec::new();
    let mut compared = 0;
    for line in table("messages.tsv").lines().skip(1) {
        let [client, _, id, kind, message] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let (ready, column) = (cases[id].ready(), clients::column(client).unwrap());
        let answer = ready.ask(column).unwrap();
        let (choice, ours) = ready.write(column, &answer);
        let ours = masked(&ours);
        compared += 1;
        if ours != message || !choice.starts_with(kind) {
            wrong.push(format!("{client} {id}: {choice} {ours:?} instead of {kind} {message:?}"));
        }
    }
    println!("{compared} texts compared");
    assert!(compared > 150 && wrong.is_empty(), "{compared} compared\n{}", wrong.join("\n"));
}
