//! The quiet line under the verdict: which dialect a document came in, and whether its bytes are the original ones.

use super::Bench;
use super::parts::{CopyButton, Icon, Shape as Mark, prose};
use crate::dialect::{Dialect, Fidelity, Shape};
use crate::language::{Language, Text};
use crate::library::{Document, Route};
use crate::strings::dialect as words;
use std::rc::Rc;
use yew::prelude::*;

/// Wrappings around a document that are named.
const NAMED: usize = 4;

/// The line; nothing for a document that came as it is.
pub fn line(bench: &Bench) -> Html {
    let language = bench.language;
    let Some(document) = bench.document() else { return Html::default() };
    let around = around(bench, document);
    let own = document.dialect.filter(|dialect| dialect.shape != Shape::Document || document.fidelity() == Fidelity::Rewritten);
    let first = around.first().cloned();
    let Some((dialect, paste)) = own.map(|dialect| (dialect, Some(document.clone()))).or(first) else { return Html::default() };
    let mut sentences: Vec<String> = own
        .map(|dialect| if dialect.shape == Shape::Document { words::IS } else { words::HOLDS }.fill(language, &[title(dialect, language)]))
        .into_iter()
        .collect();
    sentences.extend(around.iter().enumerate().map(|(at, (dialect, _))| {
        let says = match document.origin.route {
            Route::Drawn if at == 0 => words::DRAWN,
            Route::Restored if at == 0 => words::RESTORED,
            _ => words::TAKEN,
        };
        says.fill(language, &[title(dialect, language)])
    }));
    let bytes = bytes(document, own);
    sentences.extend(bytes.map(|text| text.get(language).to_owned()));
    let exact = matches!(document.fidelity(), Fidelity::Exact) || bytes == Some(words::BYTES_PROVEN);
    let command = dialect.command_for(paste.as_deref().map(Document::paste).as_ref()).filter(|_| !exact);
    let gap = language.gap();
    html! {
        <section class="dialect" aria-label={words::LABEL.get(language)}>
            <Icon shape={Mark::Note} class="is-note" />
            <div>
                <p class="dialect-says">{ prose(&sentences.join(gap)) }</p>
                <details key={dialect.name}>
                    <summary>{ words::HOW.get(language) }</summary>
                    <p>{ prose(dialect.sign.get(language)) }</p>
                    <p>{ prose(dialect.bytes.get(language)) }</p>
                </details>
            </div>
            if let Some(command) = command {
                <p class="dialect-command"><span>{ words::FETCH.get(language) }</span><code>{ command.clone() }</code><CopyButton text={command} about={words::COMMAND.get(language)} {language} /></p>
            }
        </section>
    }
}

/// What the document was taken out of, from the nearest wrapping on. One that was removed still has its dialect.
fn around(bench: &Bench, document: &Document) -> Vec<(&'static Dialect, Option<Rc<Document>>)> {
    let mut found = Vec::new();
    let mut within = document.within;
    while let Some(inner) = within.filter(|_| found.len() < NAMED) {
        let outer = bench.library.get(inner.outer);
        found.push((inner.dialect, outer.cloned()));
        within = outer.and_then(|outer| outer.within);
    }
    found
}

/// How the bytes stand, as far as there is something to say.
fn bytes(document: &Document, own: Option<&Dialect>) -> Option<Text> {
    let proven = !document.expected.is_empty() && document.expected.iter().all(|expected| document.is_named(&expected.digest));
    match (own.map(|dialect| (dialect.shape, dialect.fidelity)), document.fidelity()) {
        (Some((Shape::Wrapper, Fidelity::Absent)), _) => Some(words::BYTES_ABSENT),
        (Some((Shape::Wrapper | Shape::Surroundings, _)), _) => None,
        (_, Fidelity::Drawn) => Some(words::BYTES_DRAWN),
        (Some(_), Fidelity::Rewritten) => Some(words::BYTES_LIKELY),
        (_, Fidelity::Rewritten) => Some(words::BYTES_REWRITTEN),
        _ if proven => Some(words::BYTES_PROVEN),
        (_, Fidelity::Exact) => Some(words::BYTES_EXACT),
        (_, Fidelity::AsGiven) => Some(words::BYTES_AS_GIVEN),
        (_, Fidelity::Absent) => None,
    }
}

/// What a dialect is, as it stands in a sentence.
pub fn title(dialect: &Dialect, language: Language) -> String {
    let title = dialect.title.get(language);
    // Chinese sets a space before Latin letters.
    if language == Language::Zh && title.starts_with(|c: char| c.is_ascii()) { format!(" {title}") } else { title.to_owned() }
}
