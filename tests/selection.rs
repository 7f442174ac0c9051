//! Each column of the tables of measured answers, case by case: `tests/clients/`.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

#[path = "../examples/pick/case.rs"]
mod case;

use case::Case;
use platmap::clients::{self, Listing, Outcome, Reason};
use platmap::language::Language;
use platmap::media_type;
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

#[test]
fn every_entry_has_its_reason() {
    for (case, _) in &cases() {
        let ready = case.ready();
        for column in clients::columns() {
            let Some(answer) = ready.ask(column) else { continue };
            let name = format!("{} {}", case.id, column.id);
            for (number, path) in answer.lists.iter().enumerate() {
                let mut places: Vec<usize> = answer.steps.iter().filter(|step| step.list == number).map(|step| step.entry).collect();
                places.sort_unstable();
                assert_eq!(places, (0..ready.entries(path)).collect::<Vec<_>>(), "{name} at {path:?}");
            }
            if let Some(picked) = answer.picked() {
                let step = answer.steps.iter().find(|step| answer.place(step) == *picked);
                assert!(step.is_some_and(|step| step.reason.is_taken()), "{name}");
            }
            for step in &answer.steps {
                for language in Language::ALL {
                    let sentence = step.reason.sentence(language);
                    assert!(!sentence.is_empty() && !sentence.contains(['{', '}']), "{name}: {sentence}");
                }
            }
        }
    }
}

#[test]
fn what_was_not_given_is_never_guessed() {
    let mut depends = 0;
    for (case, _) in &cases() {
        let (ready, bare) = (case.ready(), case.without_contents());
        for column in clients::columns() {
            let (Some(full), Some(bare)) = (ready.ask(column), bare.ask(column)) else { continue };
            match (&full.outcome, &bare.outcome) {
                (_, Outcome::Depends(..)) => depends += 1,
                // What is refused for its content is taken for an image as long as the content is not there.
                (Outcome::Refused(_), Outcome::Picked(_) | Outcome::Refused(_)) => {}
                (full, bare) => assert_eq!(full, bare, "{} {}", case.id, column.id),
            }
        }
    }
    println!("{depends} answers depend on content");
    assert!(depends > 100);
}

/// An index of entries: media type, digest and what stands in `platform`.
fn index_of(entries: &[(&str, &str, &str)]) -> String {
    let entry = |(media_type, digest, platform): &(&str, &str, &str)| {
        format!(r#"{{"mediaType":"{media_type}","digest":"{digest}","size":7{platform}}}"#)
    };
    format!(
        r#"{{"schemaVersion":2,"mediaType":"{}","manifests":[{}]}}"#,
        media_type::OCI_INDEX,
        entries.iter().map(entry).collect::<Vec<_>>().join(",")
    )
}

const AMD64: &str = r#","platform":{"os":"linux","architecture":"amd64"}"#;

#[test]
fn content_that_is_not_what_its_entry_says() {
    let (image, old) = (format!("sha256:{}", "1".repeat(64)), format!("sha256:{}", "2".repeat(64)));
    let inner = index_of(&[(media_type::SCHEMA1_SIGNED, &old, AMD64)]);
    let inner_digest = Listing::read(&inner).digest.to_string();
    let nested = BTreeMap::from([(inner_digest.clone(), inner)]);
    let ask = |index: &str, id: &str| {
        let ready = Case::of("content", index, ["linux", "amd64", ""], &nested).ready();
        ready.ask(clients::column(id).unwrap()).unwrap()
    };
    // A list that is refused is passed over, and what comes after it keeps its place.
    let index = index_of(&[
        (media_type::OCI_INDEX, &inner_digest, AMD64),
        (media_type::OCI_MANIFEST, &image, AMD64),
        (media_type::OCI_MANIFEST, &image, ""),
    ]);
    let answer = ask(&index, "docker@29.6.2/graphdriver-pull");
    assert_eq!(answer.outcome, Outcome::Picked(vec![1]));
    let reasons: Vec<_> = answer.steps.iter().filter(|step| step.list == 0).map(|step| &step.reason).collect();
    assert!(matches!(reasons[..], [Reason::ContentRefused, Reason::Taken(_), Reason::Outranked(..)]), "{reasons:?}");
    // An index that is declared as a manifest.
    for (platform, caller) in [(AMD64, "children"), ("", "manifest")] {
        let index = index_of(&[(media_type::OCI_MANIFEST, &inner_digest, platform), (media_type::OCI_MANIFEST, &image, AMD64)]);
        let error =
            format!("{caller}: invalid desc {inner_digest}: media-type: expected manifest but found index ({})", media_type::OCI_MANIFEST);
        for id in ["docker@29.6.2/c8d-local-platform", "docker@29.6.2/c8d-local-host"] {
            assert_eq!(ask(&index, id).outcome, Outcome::Refused(error.clone()), "{id}");
        }
    }
    let index = index_of(&[(media_type::OCI_MANIFEST, &inner_digest, AMD64)]);
    let error = "unable to fetch descriptor () which reports content size of zero: invalid argument".to_owned();
    assert_eq!(ask(&index, "buildkit@0.32.2/resolve-config").outcome, Outcome::Refused(error));
}

#[test]
fn hostile_indexes_are_survived() {
    let entry = |digest: &str| {
        format!(
            r#"{{"mediaType":"application/vnd.oci.image.index.v1+json","digest":"{digest}","size":1,"platform":{{"os":"linux","architecture":"amd64","variant":"v999999999"}}}}"#
        )
    };
    let wrap =
        |entries: &str| format!(r#"{{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{entries}]}}"#);
    // Each index holds the next one twice: more paths than can be walked.
    let digest = |text: &str| Listing::read(text).digest.to_string();
    let tower = |base: String| {
        let mut texts = vec![base];
        for _ in 0..60 {
            let inner = entry(&digest(texts.last().unwrap()));
            texts.push(wrap(&format!("{inner},{inner}")));
        }
        texts
    };
    let (empty, faulty) = (tower(wrap("")), tower(wrap("7")));
    // One that holds itself, as a forged library could have it.
    let own = format!("sha256:{}", "a".repeat(64));
    let looped = wrap(&entry(&own));
    let wide = wrap(&vec![entry(&own); 5_000].join(","));
    let broken = ["", "[]", "{", "null", r#"{"manifests":[null,1,{"platform":7}]}"#, &"[".repeat(100_000)];
    let nested: BTreeMap<String, String> =
        empty.iter().chain(&faulty).map(|text| (digest(text), text.clone())).chain([(own, looped.clone())]).collect();
    // A list that is refused 20 levels down is tried again and again.
    let (deep, shallow) = (empty[60].clone(), faulty[20].clone());
    for index in [deep, shallow, looped, wide].iter().map(String::as_str).chain(broken) {
        for (os, architecture, variant) in [("linux", "amd64", "v999999999"), ("", "", ""), ("windows", "arm64", "v9.9\u{202e}")] {
            let ready = Case::of("hostile", index, [os, architecture, variant], &nested).ready();
            for column in clients::columns() {
                if let Some(answer) = ready.ask(column) {
                    ready.write(column, &answer);
                }
            }
        }
    }
}
