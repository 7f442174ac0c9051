//! A checker without a registry: `cargo run --release --example check -- [FILE…|-]`.
//!
//! Prints one line of JSON per input. All inputs form one library, so a child given beside its index is verified. Documents
//! inside an input (an HTTP response, the output of a tool) are taken out, verified and reported in its member `documents`.
//! Exit status: 0 all valid, 1 any invalid or unrecognised, 2 any unreadable, 3 none of these, but any that was not read whole.

use platmap::analysis::Verdict;
use platmap::archive::{Limits, read_archive, read_folder};
use platmap::export::report::Report;
use platmap::language::Language;
use platmap::library::{Document, DocumentId, Library, Origin, Route};
use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut names: Vec<String> = std::env::args().skip(1).collect();
    if names.iter().any(|name| name == "--help" || name == "-h") {
        println!(
            "usage: check [FILE...|-]\nOne line of JSON per input. Exit status: 0 valid, 1 invalid or unrecognised, 2 unreadable, 3 incomplete: not all was read."
        );
        return ExitCode::SUCCESS;
    }
    if names.is_empty() {
        names.push("-".to_owned());
    }
    let mut library = Library::default();
    let mut inputs = Vec::new();
    let mut unreadable = false;
    for name in names {
        match give(&mut library, &name) {
            Ok(document) => inputs.push(document),
            Err(error) => {
                eprintln!("{name}: {error}");
                unreadable = true;
            }
        }
    }
    library.open(&inputs);
    let (mut invalid, mut incomplete) = (false, false);
    let mut out = std::io::stdout().lock();
    for document in inputs.iter().filter_map(|id| library.get(*id)) {
        let report = Report::with_inner(&library, document, Language::En);
        match report.verdict {
            verdict if verdict == Verdict::Valid.name() => {}
            verdict if verdict == Verdict::Incomplete.name() => incomplete = true,
            _ => invalid = true,
        }
        if writeln!(out, "{}", report.to_line()).is_err() {
            break;
        }
    }
    match (unreadable, invalid, incomplete) {
        (true, ..) => ExitCode::from(2),
        (_, true, _) => ExitCode::from(1),
        (.., true) => ExitCode::from(3),
        _ => ExitCode::SUCCESS,
    }
}

/// Takes in what a name stands for: a folder, an archive, a document, or standard input.
fn give(library: &mut Library, name: &str) -> std::io::Result<DocumentId> {
    let mut bytes = Vec::new();
    if name == "-" {
        std::io::stdin().read_to_end(&mut bytes)?;
        if let Some(read) = read_archive(std::io::Cursor::new(&bytes), Limits::default())? {
            return Ok(library.give_archive(name.to_owned(), read));
        }
    } else if Path::new(name).is_dir() {
        return Ok(library.give_archive(name.to_owned(), read_folder(Path::new(name), Limits::default())?));
    } else if let Some(read) = read_archive(std::fs::File::open(name)?, Limits::default())? {
        return Ok(library.give_archive(name.to_owned(), read));
    } else {
        bytes = std::fs::read(name)?;
    }
    let id = library.next_id();
    library.insert(Document::read(id, Origin { name: name.to_owned(), route: Route::File }, bytes));
    Ok(id)
}
