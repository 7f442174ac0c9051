//! Which entry each client takes: `cargo run --release --example pick -- --client all --platform linux/arm64 index.json`.
//!
//! With `--cases FILE.jsonl` it answers the cases of a table, in the format of `tests/clients/cases.jsonl`: one line of JSON for
//! each case and each column. Exit status: 0 answered, 2 unreadable or wrong arguments.

mod case;

use case::{Case, place};
use platmap::clients::{
    self, Answer, CLIENTS, Column, LibraryContents, Listing, Names, Outcome, Question, answer::same_content, request, request::Mistake,
};
use platmap::language::Language;
use platmap::library::{Document, Library, Origin, Route};
use serde::Serialize;
use std::io::Write;
use std::process::ExitCode;
use std::rc::Rc;

const USAGE: &str = "usage: pick [--client NAME|all] [--why] --platform PLATFORM INDEX [FILE...]
       pick [--client NAME|all] --cases FILE.jsonl
NAME is a client (docker, podman, crane, ...), one of its versions (containerd@1.7.34) or a column (podman@5.8.3/copy).
Further files are what the index points to: indexes inside it, manifests, configs.";

#[derive(Default)]
struct Options {
    client: Option<String>,
    platform: Option<String>,
    cases: Option<String>,
    why: bool,
    files: Vec<String>,
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    client: &'a str,
    choice: String,
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    why: Vec<String>,
}

fn main() -> ExitCode {
    let Some(options) = options() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let name = options.client.as_deref().unwrap_or("all");
    let columns = columns(name);
    if columns.is_empty() {
        eprintln!("no client {name}; there are: {}", CLIENTS.iter().map(|client| client.id).collect::<Vec<_>>().join(", "));
        return ExitCode::from(2);
    }
    let result = match (&options.cases, &options.platform) {
        (Some(cases), _) => answer_cases(cases, &columns),
        (None, Some(platform)) => answer_file(&options, platform, &columns),
        (None, None) => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn options() -> Option<Options> {
    let mut options = Options::default();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--client" => options.client = Some(arguments.next()?),
            "--platform" => options.platform = Some(arguments.next()?),
            "--cases" => options.cases = Some(arguments.next()?),
            "--why" => options.why = true,
            "-h" | "--help" => return None,
            _ => options.files.push(argument),
        }
    }
    Some(options)
}

fn columns(name: &str) -> Vec<&'static Column> {
    let named = |client: &clients::Client, column: &Column| {
        name == "all" || client.id == name || column.id == name || column.id.split('/').next() == Some(name)
    };
    CLIENTS.iter().flat_map(|client| client.columns().map(|(_, column)| column).filter(|column| named(client, column))).collect()
}

fn print(out: &mut impl Write, line: &Line<'_>) -> Result<(), String> {
    let text = serde_json::to_string(line).map_err(|error| error.to_string())?;
    writeln!(out, "{text}").map_err(|error| error.to_string())
}

fn answer_cases(file: &str, columns: &[&Column]) -> Result<(), String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let case: Case = serde_json::from_str(line).map_err(|error| format!("{file}, line {}: {error}", number + 1))?;
        let ready = case.ready();
        for column in columns {
            let Some(answer) = ready.ask(column) else { continue };
            let (choice, message) = ready.write(column, &answer);
            print(&mut out, &Line { id: &case.id, client: column.id, choice, message, why: Vec::new() })?;
        }
    }
    out.flush().map_err(|error| error.to_string())
}

fn answer_file(options: &Options, platform: &str, columns: &[&Column]) -> Result<(), String> {
    let request = request::read(platform).map_err(|mistake| mistake.sentence(Language::En))?;
    // Every notation of a version is read here, and each client is asked for what it means.
    let notation = |mistake: &Mistake| matches!(mistake, Mistake::ColonVersion | Mistake::BracketVersion | Mistake::OsVer);
    for mistake in request::mistakes(platform).iter().filter(|mistake| !notation(mistake)) {
        eprintln!("{platform}: {}", mistake.sentence(Language::En));
    }
    let mut library = Library::default();
    for name in &options.files {
        let bytes = std::fs::read(name).map_err(|error| format!("{name}: {error}"))?;
        library.insert(Document::read(library.next_id(), Origin { name: name.clone(), route: Route::File }, bytes));
    }
    let document = library.documents().first().ok_or(USAGE)?;
    let index = Rc::new(Listing::of(document).ok_or_else(|| format!("{}: no index or manifest list", document.origin.name))?);
    let contents = LibraryContents::new(&library);
    let names = Names::default();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for column in columns.iter().filter(|column| column.applies.to(&request)) {
        let answer = (column.pick)(&Question { index: &index, contents: &contents, request: &request, names: &names });
        let choice = match &answer.outcome {
            Outcome::Picked(path) => same_content(&index, &contents, path).iter().map(place).collect::<Vec<_>>().join("|"),
            Outcome::NoMatch(_) => "none".to_owned(),
            Outcome::Refused(message) => format!("error: {message}"),
            Outcome::Depends(path, missing) => format!("depends: the {} of {} was not given", missing_name(*missing), place(path)),
        };
        let why = if options.why { why(&answer) } else { Vec::new() };
        print(&mut out, &Line { id: &document.origin.name, client: column.id, choice, message: column.printed(&request, &answer), why })?;
    }
    out.flush().map_err(|error| error.to_string())
}

fn missing_name(missing: clients::Missing) -> &'static str {
    match missing {
        clients::Missing::Config => "config",
        clients::Missing::Index => "index",
    }
}

fn why(answer: &Answer) -> Vec<String> {
    answer.steps.iter().map(|step| format!("#{}: {}", place(&answer.place(step)), step.reason.sentence(Language::En))).collect()
}
