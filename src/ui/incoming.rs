//! What was given and is still being read: a row for each, on every panel, with the button that stops it.

mod queue;

pub use queue::{cancel, forget, give, keep_up, replace};

use super::Bench;
use super::parts::{Bar, Icon, Shape};
use crate::language::Language;
use crate::strings::{archives, incoming as words, units};
use crate::text::revealed;
use crate::workbench::{Incoming, IncomingId, Workbench};
use yew::prelude::*;

/// What is read now, else what is read next.
pub fn current(bench: &Workbench) -> Option<(IncomingId, &Incoming)> {
    let all = || bench.incoming.iter();
    all().find(|(_, incoming)| incoming.done.is_some()).or_else(|| all().next()).map(|(id, incoming)| (*id, incoming))
}

fn name(incoming: &Incoming, language: Language) -> String {
    let name = if incoming.name.is_empty() { words::PASTED.get(language).to_owned() } else { revealed(&incoming.name).into_owned() };
    match incoming.count.saturating_sub(1) {
        0 => name,
        more => words::MANY.fill(language, &[name, units::number(more as u64)]),
    }
}

/// What is read out as reading begins.
pub fn said(bench: &Workbench) -> Option<String> {
    let (_, incoming) = current(bench)?;
    Some(words::SAID.fill(bench.language, &[name(incoming, bench.language)]))
}

/// The rows.
pub fn rows(bench: &Bench) -> Html {
    let language = bench.language;
    let Some((now, _)) = current(bench) else { return Html::default() };
    html! {
        <section class="incoming" aria-label={words::BEING_READ.get(language)}>
            { for bench.incoming.iter().map(|(id, incoming)| row(*id, incoming, *id == now, language)) }
        </section>
    }
}

fn row(id: IncomingId, incoming: &Incoming, key: bool, language: Language) -> Html {
    let name = name(incoming, language);
    let stands = match incoming.done {
        Some(done) => words::DONE.fill(language, &[done.to_string()]),
        None => words::WAITS.get(language).to_owned(),
    };
    let onclick = Callback::from(move |_: MouseEvent| cancel(id));
    html! {
        <div key={id.0} class="job" data-incoming={id.0.to_string()}>
            <Icon shape={Shape::File} />
            <p><strong>{ name.clone() }</strong><span>{ units::size(incoming.bytes) }</span><span>{ stands }</span></p>
            <button type="button" class="button" {onclick} aria-label={archives::CANCEL_OF.fill(language, std::slice::from_ref(&name))}>
                <Icon shape={Shape::Stop} />{ archives::CANCEL.get(language) }if key { <kbd>{ "Esc" }</kbd> }
            </button>
            if let Some(done) = incoming.done { <Bar {done} label={archives::BAR.fill(language, &[name])} /> }
        </div>
    }
}
