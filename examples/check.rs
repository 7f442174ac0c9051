//! A checker without a registry: `cargo run --release --example check -- [FILE…|-]`.
//!
//! Prints one line of JSON per input. All inputs form one library, so a child given beside its index is verified.
//! Exit status: 0 all valid, 1 any invalid or unrecognised, 2 any unreadable.

use platmap::analysis::{Analysis, Verdict};
use platmap::export::report::Report;
use platmap::language::Language;
use platmap::library::{Document, Library, Origin, Route};
use std::io::{Read, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut names: Vec<String> = std::env::args().skip(1).collect();
    if names.iter().any(|name| name == "--help" || name == "-h") {
        println!("usage: check [FILE...|-]\nOne line of JSON per input. Exit status: 0 valid, 1 invalid or unrecognised, 2 unreadable.");
        return ExitCode::SUCCESS;
    }
    if names.is_empty() {
        names.push("-".to_owned());
    }
    let mut library = Library::default();
    let mut unreadable = false;
    for name in names {
        match read(&name) {
            Ok(bytes) => library.insert(Document::read(library.next_id(), Origin { name, route: Route::File }, bytes)),
            Err(error) => {
                eprintln!("{name}: {error}");
                unreadable = true;
            }
        }
    }
    let mut invalid = false;
    let mut out = std::io::stdout().lock();
    for document in library.documents() {
        let analysis = Analysis::alone(document).beside(&library, document);
        invalid |= analysis.verdict != Verdict::Valid;
        if writeln!(out, "{}", Report::new(document, &analysis, Language::En).to_line()).is_err() {
            break;
        }
    }
    match (unreadable, invalid) {
        (true, _) => ExitCode::from(2),
        (false, true) => ExitCode::from(1),
        (false, false) => ExitCode::SUCCESS,
    }
}

fn read(name: &str) -> std::io::Result<Vec<u8>> {
    if name != "-" {
        return std::fs::read(name);
    }
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}
