//! A checker without a registry: `cargo run --release --example check -- [FILE…|-]`.
//!
//! Prints one line of JSON per input. All inputs form one library, so a child given beside its index is verified. Documents
//! inside an input (an HTTP response, the output of a tool) are taken out, verified and reported in its member `documents`.
//! Exit status: 0 all valid, 1 any invalid or unrecognised, 2 any unreadable.

use platmap::analysis::Verdict;
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
    let mut inputs = Vec::new();
    let mut unreadable = false;
    for name in names {
        match read(&name) {
            Ok(bytes) => {
                inputs.push(library.next_id());
                library.insert(Document::read(library.next_id(), Origin { name, route: Route::File }, bytes));
            }
            Err(error) => {
                eprintln!("{name}: {error}");
                unreadable = true;
            }
        }
    }
    library.open(&inputs);
    let mut invalid = false;
    let mut out = std::io::stdout().lock();
    for document in inputs.iter().filter_map(|id| library.get(*id)) {
        let report = Report::with_inner(&library, document, Language::En);
        invalid |= report.verdict != Verdict::Valid.name();
        if writeln!(out, "{}", report.to_line()).is_err() {
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
