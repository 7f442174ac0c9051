//! Any bytes as something that a person pasted or dropped: every dialect, the documents inside, and the workbench.

use super::holds;
use platmap::dialect::{DIALECTS, Fidelity, Shape, documents_in};
use platmap::guess::guess;
use platmap::library::{Document, DocumentId, Library, Origin, Route, TAKEN_LIMIT};
use platmap::workbench::{Action, Given, Workbench};
use std::rc::Rc;

pub fn run(data: &[u8]) {
    let route = [Route::File, Route::Paste, Route::Typed][data.len() % 3];
    let document = Document::read(DocumentId(0), Origin { name: "a".into(), route }, data.to_vec());
    holds::document(&document);
    guess(&document);
    let paste = document.paste();
    for dialect in DIALECTS {
        let meant = document.dialect == Some(*dialect);
        // Nobody asks a dialect that does not recognise a paste; it survives all the same.
        let found = documents_in(dialect, &paste);
        for found in found.iter().filter(|_| meant) {
            // In wrappings it may be escaped, and is read as what it stands for.
            let whole = found.fidelity != Fidelity::AsGiven
                || dialect.shape != Shape::Surroundings
                || data.windows(found.bytes.len().max(1)).any(|part| part == found.bytes);
            assert!(whole || found.bytes.is_empty(), "{}: a document as given is not in the paste", dialect.name);
        }
        if let Some(command) = dialect.command_for(Some(&paste)) {
            holds::plain(&command);
            assert!(!command.contains([';', '`', '\n']) && !command.contains("$("), "{command}");
        }
    }
    opened(&document, data);
    given(data, route);
}

/// What is inside is taken out, and each part is a document like any other.
fn opened(document: &Document, data: &[u8]) {
    let mut library = Library::default();
    library.insert(Document::read(DocumentId(0), document.origin.clone(), data.to_vec()));
    let opened = library.open(&[DocumentId(0)]);
    assert!(!opened.documents.is_empty() && opened.documents.iter().all(|id| library.get(*id).is_some()), "nothing is meant");
    assert!(opened.left == 0 || library.documents().len() <= TAKEN_LIMIT + 1);
    library.documents().iter().for_each(|document| holds::document(document));
    holds::library(&library);
    let before = library.documents().len();
    library.open(&[DocumentId(0)]);
    assert_eq!(library.documents().len(), before, "opened twice, something comes out twice");
}

/// The page takes it, and taking it again changes nothing.
fn given(data: &[u8], route: Route) {
    let give = || Action::Give(vec![Given::new("a", route, Rc::<[u8]>::from(data))]);
    let state = Workbench::default().after(give());
    super::session::holds(&state);
    let again = state.after(give());
    super::session::holds(&again);
    assert_eq!(again.library.documents().len(), state.library.documents().len(), "the same paste is two documents");
}
