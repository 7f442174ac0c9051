//! A person at work: documents come and go, are edited, asked about and linked to, in any order.

use super::generate;
use arbitrary::{Result, Unstructured};
use platmap::language::Language;
use platmap::library::{DocumentId, Route};
use platmap::picks::HostChoice;
use platmap::workbench::{Action, Given, Panel, Workbench};

pub fn run(data: &[u8]) {
    let _ = work(&mut Unstructured::new(data));
}

const TEXTS: &[&str] = &[
    "",
    "{}",
    "{\"schemaVersion\": 2, \"manifests\": []}",
    "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    "44136fa355b3",
    "registry.example.com/team/app:1.2@sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    "no matching manifest for linux/arm64/v8 in the manifest list entries",
    "exec /app: exec format error",
    "FROM alpine@sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    "<html>",
    "\u{202e}\0",
];

fn work(u: &mut Unstructured<'_>) -> Result<()> {
    let mut state = Workbench::default();
    for _ in 0..u.int_in_range(1..=10)? {
        let id = DocumentId(u.int_in_range(0..=6)?);
        let text = || -> String { String::new() };
        let action = match u.int_in_range(0..=16_u8)? {
            0..=3 => {
                let route = *u.choose(&[Route::File, Route::Paste])?;
                let name = |named: Option<_>| {
                    named.map_or_else(text, |digest: platmap::digest::Digest| format!("blobs/sha256/{}", digest.encoded()))
                };
                let made = generate::library(u)?;
                Action::Give(made.into_iter().map(|made| Given::new(name(made.named), route, made.bytes)).collect())
            }
            4 => Action::Give(vec![Given::new("", Route::Paste, u.choose(TEXTS)?.as_bytes())]),
            5 => Action::Edit(u.choose(TEXTS)?.to_string()),
            6 => Action::Open(id),
            7 => Action::Remove(id),
            8 => u.choose(&[Action::Clear, Action::Undo, Action::Undo, Action::Settle, Action::Dismiss])?.clone(),
            9 => Action::SelectEntry(u.arbitrary::<Option<u8>>()?.map(usize::from)),
            10 => Action::SelectFinding(u.arbitrary::<Option<u8>>()?.map(usize::from)),
            11 => Action::Expect(u.choose(TEXTS)?.to_string()),
            12 => Action::Ask(u.choose(TEXTS)?.to_string()),
            13 => Action::Show(u.choose(&Panel::TABS)?.clone()),
            14 => Action::PickFor(HostChoice::named(u.choose(&["", "mac", "linux/arm/v7", "windows(10.0.17763)/amd64", "\u{202e}/&="])?)),
            15 => Action::Navigate(format!(
                "#/{}?doc={}&sel=/manifests/{}&host={}",
                u.arbitrary::<&str>()?,
                u.arbitrary::<&str>()?,
                u.arbitrary::<u8>()?,
                u.arbitrary::<&str>()?
            )),
            _ => Action::TakeOut(id),
        };
        let before = state.clone();
        state = state.after(action);
        holds(&state);
        if matches!(u.int_in_range(0..=7_u8)?, 7) {
            assert!(before.after(Action::Dismiss).library == before.library, "a state that was left has changed");
        }
    }
    Ok(())
}

/// What holds of every state.
pub fn holds(state: &Workbench) {
    assert_eq!(state.analyses.len(), state.library.documents().len(), "a document is not judged");
    assert_eq!(state.open.is_some(), state.document().is_some(), "what is open is not there");
    assert!(state.open.is_some() || state.library.documents().is_empty(), "documents are there and none is open");
    for document in state.library.documents() {
        let analysis = state.analyses.get(&document.id).expect("a document is not judged");
        super::holds::analysis(document, analysis);
    }
    if let (Some(document), Some(entry)) = (state.document(), state.selection.entry) {
        let index = document.image.as_deref().and_then(|image| image.index.as_ref());
        assert!(index.is_some_and(|index| entry < index.entries.len()), "an entry is selected that is none");
    }
    if let (Some(analysis), Some(finding)) = (state.analysis(), state.selection.finding) {
        assert!(finding < analysis.findings.len(), "a finding is selected that is none");
    }
    // A link leads back to what it was made from.
    let fragment = state.fragment();
    let back = state.after(Action::Navigate(fragment.clone()));
    assert_eq!(back.fragment(), fragment, "a link leads elsewhere");
    if let Some(trouble) = state.trouble() {
        let document = state.document().map(|document| &**document);
        let (answer, trial) = trouble.answer(&state.library, document, state.simulation.host.as_ref());
        super::complaints::holds(&answer);
        trial.iter().for_each(|trial| _ = trial.outcome());
        Language::ALL.into_iter().for_each(|language| _ = answer.cause.in_language(language));
    }
}
