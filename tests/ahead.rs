//! What is large is read and judged in steps before it is given: nothing comes out otherwise than at once.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use platmap::analysis::Analysis;
use platmap::diagnostic::Severity;
use platmap::library::{Document, DocumentId, Library, Origin, Route};
use platmap::workbench::{Action, Given, ReadAhead, Workbench};
use std::path::Path;
use std::rc::Rc;

fn ahead(given: Given, known: &Rc<Library>) -> Given {
    let mut work = ReadAhead::new(given, known.clone());
    let mut share = 0.0;
    while !work.step() {
        assert!((0.0..=1.0).contains(&work.share()));
        share = work.share();
    }
    assert!(share >= 0.0);
    work.finish()
}

fn compare(what: &str, one: &Workbench, other: &Workbench) {
    assert!(one.library == other.library, "{what}: other documents");
    assert_eq!(one.analyses, other.analyses, "{what}");
    let told = |bench: &Workbench| (bench.open, bench.notice.clone(), bench.trouble.clone(), bench.question.clone(), bench.panel.clone());
    assert_eq!(told(one), told(other), "{what}");
    for (one, other) in one.library.documents().iter().zip(other.library.documents()) {
        assert_eq!(
            (one.image.as_deref(), one.dialect, &one.syntax, one.within),
            (other.image.as_deref(), other.dialect, &other.syntax, other.within),
            "{what}"
        );
        assert_eq!(one.sha256(), other.sha256(), "{what}");
    }
}

fn files(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push((path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()));
        }
    }
}

#[test]
fn what_is_read_ahead_is_what_is_read_at_once() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut found = Vec::new();
    files(&root.join("corpus"), &mut found);
    files(&root.join("dialects"), &mut found);
    assert!(found.len() > 500);
    found.sort();
    for route in [Route::File, Route::Paste] {
        for (name, bytes) in &found {
            let given = Given::new(if route == Route::File { name.as_str() } else { "" }, route, bytes.as_slice());
            let empty = Workbench::default();
            compare(name, &empty.after(Action::Give(vec![ahead(given.clone(), &empty.library)])), &empty.after(Action::Give(vec![given])));
        }
    }
    // All of them, one after the other, and some twice.
    let (mut steps, mut once) = (Workbench::default(), Workbench::default());
    for (name, bytes) in found.iter().step_by(29).chain(found.iter().step_by(290)) {
        let given = Given::new(name.as_str(), Route::File, bytes.as_slice());
        steps = steps.after(Action::Give(vec![ahead(given.clone(), &steps.library)]));
        once = once.after(Action::Give(vec![given]));
    }
    compare("all of them", &steps, &once);
}

fn entries(count: usize) -> String {
    let entry = |at: usize| {
        format!(
            r#"{{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:{at:064x}","size":7,"platform":{{"os":"linux","architecture":"a{at}"}},"annotations":{{"a.b":"{at}"}}}}"#
        )
    };
    let entries: Vec<String> = (0..count).map(entry).collect();
    format!(r#"{{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{}]}}"#, entries.join(","))
}

#[test]
fn a_document_of_many_strides_is_read_alike() {
    let text = entries(20_000);
    let given = Given::new("index.json", Route::File, text.as_bytes());
    let empty = Workbench::default();
    let ready = ahead(given.clone(), &empty.library);
    let (steps, once) = (empty.after(Action::Give(vec![ready])), empty.after(Action::Give(vec![given.clone()])));
    compare("many entries", &steps, &once);
    // Inside of something else it is read ahead as well.
    let wrapped = Given::new("", Route::Paste, format!("HTTP/1.1 200 OK\r\nContent-Type: a/b\r\n\r\n{text}").into_bytes());
    let ready = ahead(wrapped.clone(), &empty.library);
    compare("many entries in a response", &empty.after(Action::Give(vec![ready])), &empty.after(Action::Give(vec![wrapped])));
    // What is there already is not judged again, and not taken in twice.
    let again = steps.after(Action::Give(vec![ahead(given.clone(), &steps.library)]));
    compare("again", &again, &once.after(Action::Give(vec![given])));
    // Removed and brought back it is what it was.
    compare(
        "removed and brought back",
        &steps.after(Action::Clear).after(Action::Undo),
        &Workbench { panel: steps.panel.clone(), ..once }.after(Action::Clear).after(Action::Undo),
    );
}

#[test]
fn another_text_of_a_document_is_read_ahead() {
    let empty = Workbench::default();
    let state = empty.after(Action::Give(vec![Given::new("index.json", Route::File, entries(2).as_bytes())]));
    let (id, text) = (state.open.unwrap(), entries(3));
    let ready = ahead(Given::new("", Route::Typed, text.as_bytes()), &state.library);
    compare("edited", &state.after(Action::Replace(id, ready)), &state.after(Action::Edit(text)));
}

fn judge(text: &str) -> Analysis {
    Analysis::alone(&Document::read(DocumentId(0), Origin { name: String::new(), route: Route::File }, text.as_bytes().to_vec()))
}

#[test]
fn a_million_findings_are_counted_and_not_kept() {
    let analysis = judge(&format!("{{{}}}", vec![r#""k":0"#; 150_000].join(",")));
    assert_eq!(analysis.verdict.name(), "invalid");
    let kept = analysis.findings.iter().filter(|finding| finding.rule.code == "in-duplicate-key").count();
    assert_eq!(kept, 100_001, "the rest stands behind one");
    assert_eq!(analysis.count(Severity::Error), 149_999, "all are counted");
    let rest = analysis.findings.iter().find(|finding| finding.more > 0).unwrap();
    assert_eq!(rest.more + 1, 49_999);
    assert!(rest.says.in_language(platmap::language::Language::En).starts_with("49,999 more of this kind"));
    assert!(!rest.span.is_empty(), "it stands where the first of them does");
}

#[test]
fn more_entries_than_have_room_are_counted_and_not_read() {
    let document = format!(r#"{{"schemaVersion":2,"manifests":[{}]}}"#, vec!["{}"; 400_000].join(","));
    let document = Document::read(DocumentId(0), Origin { name: String::new(), route: Route::File }, document.into_bytes());
    let image = document.image.as_deref().unwrap();
    assert_eq!((image.descriptors.len(), image.unread), (300_000, 100_000));
}
