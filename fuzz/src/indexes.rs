//! Plausible indexes with what belongs to them, members changed here and there: everything that is told of an index.

use super::generate::{self, Made};
use super::holds;
use arbitrary::Unstructured;
use platmap::analysis::Analysis;
use platmap::clients::HOSTS;
use platmap::commands::{self, Shell, Task};
use platmap::digest::Sought;
use platmap::graph::{Folds, Outline, Sizes};
use platmap::library::{Document, Expectation, ExpectationSource, Library, Origin, Route};
use platmap::lookup::look_up;
use platmap::matrix::Matrix;
use platmap::picks::{HostChoice, Picks, Subject};
use platmap::reference::Reference;
use platmap::targets::assess;
use std::collections::BTreeMap;

pub fn run(data: &[u8]) {
    let mut choices = Unstructured::new(data);
    if let Ok(made) = generate::library(&mut choices) {
        judge(&made);
    }
}

/// A library of these documents, in this order.
pub fn library<'a>(made: impl IntoIterator<Item = &'a Made>) -> Library {
    let mut library = Library::default();
    for made in made {
        let origin = Origin { name: String::new(), route: Route::File };
        let expected = made.named.clone().map(|digest| Expectation { digest, source: ExpectationSource::FileName });
        let document = Document::read(library.next_id(), origin, made.bytes.clone());
        library.insert(document.with(expected.into_iter().collect()));
    }
    library
}

/// Everything holds of these documents, and the same is said of each of them in whatever order they come.
pub fn judge(made: &[Made]) {
    let first = library(made);
    first.documents().iter().for_each(|document| holds::document(document));
    let alone: BTreeMap<&[u8], Analysis> = first.documents().iter().map(|document| (&*document.bytes, Analysis::alone(document))).collect();
    let analyses: Vec<Analysis> = beside(&first, &alone).collect();
    first.documents().iter().zip(&analyses).for_each(|(document, analysis)| holds::analysis(document, analysis));
    for document in first.documents().iter().filter(|document| document.kind().is_index()) {
        index(&first, document);
    }
    look(&first);
    let told = told(&first, analyses.into_iter());
    let (head, tail) = made.split_at(made.len() / 2);
    // One other order for each input: which one follows from the bytes.
    let turned = if made.first().is_some_and(|made| made.bytes.len() % 2 == 0) {
        library(made.iter().rev())
    } else {
        library(tail.iter().chain(head))
    };
    assert_eq!(told, self::told(&turned, beside(&turned, &alone)), "another order, other findings");
}

/// What is known of each document of a library beside the others.
fn beside(library: &Library, alone: &BTreeMap<&[u8], Analysis>) -> impl Iterator<Item = Analysis> {
    library.documents().iter().filter_map(|document| Some(alone.get(&*document.bytes)?.beside(library, document)))
}

/// What is found of each document, by its bytes.
fn told(library: &Library, analyses: impl Iterator<Item = Analysis>) -> BTreeMap<Vec<u8>, (Vec<String>, String)> {
    let of = |(document, analysis): (&std::rc::Rc<Document>, Analysis)| {
        // Identities of documents follow the order in which they came.
        let entries: Vec<String> = analysis.entries.iter().map(|entry| told_of(library, entry)).collect();
        (document.bytes.to_vec(), (holds::told(&analysis), format!("{:?} {entries:?}", analysis.verdict)))
    };
    library.documents().iter().zip(analyses).map(of).collect()
}

fn told_of(library: &Library, entry: &platmap::library::Verification) -> String {
    use platmap::library::Verification::{CannotVerify, Differs, NotGiven, Verified, Waiting};
    let digest = |id| library.get(id).map(|document| document.sha256().to_string()).expect("no such document");
    match entry {
        CannotVerify | NotGiven => format!("{entry:?}"),
        Waiting(_) => "waiting".to_owned(),
        Verified(held) => format!("verified {}", held.document().map_or_else(String::new, digest)),
        Differs(held, differences) => format!("{} {differences:?}", held.document().map_or_else(String::new, digest)),
    }
}

/// What the panels show of an index.
fn index(library: &Library, document: &Document) {
    let Some(index) = document.image.as_deref().and_then(|image| image.index.as_ref()) else { return };
    let count = index.entries.len();
    let matrix = Matrix::of(index);
    let drawn = matrix.rows.iter().flat_map(|row| &row.cells).map(|(_, entries)| entries.len()).sum::<usize>();
    let aside = matrix.aside.iter().map(|aside| aside.entries.len()).sum::<usize>();
    assert_eq!(drawn + aside, count, "an entry is left out of the matrix");
    Sizes::of(library, document);
    for assessment in assess(library, document).expect("an index is assessed") {
        for against in assessment.against.iter().chain(&assessment.open) {
            holds::sentence(&against.label());
            assert!(against.sight.entries.iter().chain(&against.sight.unseen).all(|entry| *entry < count), "an entry that is none");
        }
    }
    let subject = Subject::of(library, document, Default::default());
    // Which host is asked for follows from the bytes, so that all have their turn.
    let host = HOSTS.get(document.bytes.len() % HOSTS.len()).map(HostChoice::Preset);
    if let Some((subject, host)) = subject.zip(host) {
        let picks = Picks::of(&subject, &host, &[]);
        for pick in &picks.picks {
            if let Some(path) = pick.answer.picked() {
                // Not always an entry of `index`: Go reads `Manifests`, too.
                assert!(subject.entry(path).is_some(), "{} takes nothing", pick.client.id);
            }
            pick.answer.steps.iter().for_each(|step| assert!(!pick.answer.place(step).is_empty()));
        }
        picks.agreement();
        assert_eq!(picks.groups().iter().map(Vec::len).sum::<usize>(), picks.picks.len());
        picks.by_order();
    }
    // So does the entry that commands are written for.
    let entry = document.bytes.len().checked_rem(count + 1);
    let reference: Reference = "registry.example.com/team/app:1.2".parse().expect("a reference");
    let digest = (!document.is_drawn()).then(|| document.sha256().clone());
    let subject = commands::Subject {
        destination: reference.clone(),
        reference,
        index: Some(index),
        digest,
        entry,
        config: None,
        landings: Default::default(),
    };
    let shell = if count % 2 == 0 { Shell::Posix } else { Shell::PowerShell };
    commands::GROUPS.iter().flat_map(|(_, tasks)| *tasks).for_each(|task| command(&subject, *task, shell));
}

/// A command is safe to paste: it hides nothing, and in its own shell every line is closed.
fn command(subject: &commands::Subject<'_>, task: Task, shell: Shell) {
    for (tool, recipe) in commands::commands(subject, task, shell) {
        holds::plain(&recipe.text);
        recipe.notes.iter().for_each(holds::sentence);
        assert!(!recipe.text.trim().is_empty(), "{} for {task:?} is empty", tool.name);
    }
}

/// The tree shows every document, and every digest in it is found.
fn look(library: &Library) {
    let rows = Outline::of(library).rows(library, &Folds::default());
    assert!(library.documents().is_empty() || !rows.is_empty(), "no document is in the tree");
    for digest in rows.iter().filter_map(|row| row.descriptor()?.digest()).take(20) {
        assert!(!look_up(library, &Sought::Whole(digest.clone())).is_empty(), "{digest} is not found");
    }
    for document in library.documents() {
        assert!(!look_up(library, &Sought::Whole(document.sha256().clone())).is_empty(), "a document is not found");
    }
}
