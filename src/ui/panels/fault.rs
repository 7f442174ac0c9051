//! Input that cannot be read: what it looks like, where it stops being JSON, and the way forward.

use crate::analysis::Verdict;
use crate::dialect::documents_in;
use crate::guess::{Guess, guess};
use crate::library::{Document, DocumentId, Route};
use crate::strings::dialect as words;
use crate::strings::{start, units};
use crate::ui::frame::{act, kind_text, name_of};
use crate::ui::parts::{SeverityMark, prose};
use crate::ui::{Bench, PanelProps};
use crate::workbench::{Action, LARGE, Panel};
use yew::prelude::*;

/// Characters shown before and after the fault.
const AROUND: usize = 60;

/// The view.
pub fn fault(props: &PanelProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let (Some(document), Some(analysis)) = (bench.document(), bench.analysis()) else { return Html::default() };
    let guess = guess(document);
    // Whoever gives a reference or a layer does not take it for JSON.
    let meant =
        if guess == Some(Guess::Reference) { Some(start::REFERENCE) } else { bench.library.is_blob(document).then_some(start::BLOB) };
    let bytes = units::number(document.bytes.len() as u64);
    let kept = html! { <p>{ start::KEPT.fill(language, &[bytes]) }{ " " }<button type="button" class="button" onclick={act(bench, || Action::Show(Panel::Source))}>{ start::EDIT.get(language) }</button></p> };
    if analysis.verdict == Verdict::Message {
        return html! { <div class="fault">{ kept }</div> };
    }
    html! {
        <div class="fault">
            if document.dialect.is_some() { { inside(bench, document) } } else { <h2>{ meant.unwrap_or(start::NOT_READ).get(language) }</h2> }
            if let Some(guess) = guess.filter(|_| meant.is_none()) { <p class="looks-like">{ prose(&start::LOOKS_LIKE.fill(language, &[guess.looks_like().get(language).to_owned()])) }</p> }
            if document.is_oversize() { <p>{ start::OVERSIZE.fill(language, &[units::size(document.bytes.len() as u64), units::size(crate::library::SIZE_LIMIT as u64)]) }</p> }
            <ul class="fault-list">{ for analysis.findings.iter().take(20).map(|finding| html! { <li><SeverityMark severity={finding.severity} {language} /><span>{ prose(&finding.says.in_language(language)) }</span></li> }) }</ul>
            if meant.is_none() && document.dialect.is_none() { { caret(document, language) } }
            if let Some(guess) = guess.filter(|guess| meant.is_none() || *guess == Guess::Reference) { <p class="forward"><strong>{ start::FORWARD.get(language) }</strong>{ " " }{ prose(guess.way_forward().get(language)) }</p> }
            { kept }
        </div>
    }
}

/// The documents that were taken out of it, each to be opened.
fn inside(bench: &Bench, document: &Document) -> Html {
    let language = bench.language;
    let inner: Vec<_> =
        bench.library.documents().iter().filter(|inner| inner.within.is_some_and(|within| within.outer == document.id)).collect();
    let open = |id: DocumentId| act(bench, move || Action::Open(id));
    let id = document.id;
    // What was typed is not opened with every letter.
    // Of what is large it is not looked for with every drawing.
    let holds = |dialect| {
        if document.bytes.len() >= LARGE {
            document.origin.route == Route::Typed
        } else {
            !documents_in(dialect, &document.paste()).is_empty()
        }
    };
    let typed = inner.is_empty() && document.dialect.is_some_and(holds);
    if typed {
        let take_out = act(bench, move || Action::TakeOut(id));
        return html! { <p><button type="button" class="button primary" onclick={take_out}>{ words::TAKE_OUT.get(language) }</button></p> };
    }
    html! {
        <>
            <h2>{ if inner.is_empty() { words::NOTHING_INSIDE } else { words::INSIDE }.get(language) }</h2>
            if let Some(dialect) = document.dialect.filter(|_| inner.is_empty()) { <p>{ prose(dialect.bytes.get(language)) }</p> }
            <ul class="plain-list inside">{ for inner.into_iter().take(200).map(|inner| html! {
                <li><button type="button" class="link" onclick={open(inner.id)}>{ name_of(inner, language) }</button><span class="hint">{ " " }{ kind_text(inner.kind()).get(language) }</span></li>
            }) }</ul>
        </>
    }
}

/// The line of the fault with a caret under it.
fn caret(document: &Document, language: crate::language::Language) -> Html {
    let Some(error) = &document.syntax else { return Html::default() };
    let at = document.position(error.span.start);
    let line = document.lines.span(document.lines.line_of(error.span.start));
    let (start, fault) = (line.start as usize, error.span.start as usize);
    let before: String = document
        .text
        .get(start..fault)
        .unwrap_or_default()
        .chars()
        .rev()
        .take(AROUND)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .map(shown)
        .collect();
    let after: String = document.text.get(fault..).unwrap_or_default().chars().take_while(|c| *c != '\n').take(AROUND).map(shown).collect();
    let place = start::AT.fill(language, &[at.line.to_string(), at.column.to_string()]);
    let pad = " ".repeat(before.chars().count());
    html! {
        <figure class="caret-view">
            <figcaption>{ place }</figcaption>
            <pre tabindex="0" role="group" aria-label={start::AT.fill(language, &[at.line.to_string(), at.column.to_string()])}><code>{ format!("{before}{after}\n{pad}") }<span class="caret">{ "^" }</span></code></pre>
        </figure>
    }
}

/// Control characters as pictures, so that each takes one column.
fn shown(c: char) -> char {
    if c.is_control() { char::from_u32(0x2400 + u32::from(c)).filter(|_| u32::from(c) < 0x20).unwrap_or('\u{fffd}') } else { c }
}
