//! What was given: every document with its route and state, until it is removed.

use crate::diagnostic::Severity;
use crate::dialect::Fidelity;
use crate::library::{Document, Route};
use crate::strings::{documents as words, units};
use crate::ui::PanelProps;
use crate::ui::frame::{act, kind_words, name_of};
use crate::ui::parts::{Icon, SeverityMark, Shape};
use crate::workbench::{Action, Panel};
use yew::prelude::*;

/// The panel.
pub fn documents(props: &PanelProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let t = |text: crate::language::Text| text.get(language);
    html! {
        <div class="panel">
            <h2>{ t(words::HEADING) }</h2>
            <div class="table-scroll"><table class="documents">
                <thead><tr><th scope="col">{ t(words::NAME) }</th><th scope="col">{ t(words::KIND) }</th><th scope="col" class="right">{ t(words::BYTES) }</th><th scope="col">{ t(words::ROUTE) }</th><th scope="col">{ t(words::STATE) }</th><th scope="col"><span class="sr">{ t(words::REMOVE) }</span></th></tr></thead>
                <tbody>{ for bench.library.documents().iter().map(|document| {
                    let id = document.id;
                    let name = name_of(document, language);
                    let from = document.within.and_then(|within| bench.library.get(within.outer)).map(|outer| words::FROM.fill(language, &[name_of(outer, language)]));
                    let marks = bench.analyses.get(&id).map(|analysis| Severity::ALL.into_iter().filter_map(|severity| {
                        let count = analysis.count(severity);
                        (count > 0).then(|| html! { <span class="badge"><SeverityMark {severity} {language} /><span>{ count }</span></span> })
                    }).collect::<Html>()).unwrap_or_default();
                    let open = { let dispatch = bench.dispatcher(); Callback::from(move |_: MouseEvent| { dispatch.dispatch(Action::Open(id)); dispatch.dispatch(Action::Show(Panel::Matrix)); }) };
                    html! { <tr key={id.0} class={(bench.open == Some(id)).then_some("opened")}>
                        <th scope="row"><button type="button" class="link" onclick={open}>{ name.clone() }</button>if bench.open == Some(id) { <span class="hint">{ " " }{ t(words::OPENED) }</span> }</th>
                        <td>{ kind_words(document, language) }</td>
                        <td class="right">{ units::number(document.bytes.len() as u64) }</td>
                        <td>{ t(route_text(document.origin.route)) }<span class="hint">{ " · " }{ t(bytes_text(document)) }if let Some(from) = from { { " · " }{ from } }</span></td>
                        <td>{ marks }</td>
                        <td><button type="button" class="button plain icon-only" aria-label={format!("{}: {name}", t(words::REMOVE))} onclick={act(bench, move || Action::Remove(id))}><Icon shape={Shape::Trash} /></button></td>
                    </tr> }
                }) }</tbody>
            </table></div>
            <button type="button" class="button" onclick={act(bench, || Action::Clear)}><Icon shape={Shape::Trash} />{ t(words::CLEAR) }</button>
        </div>
    }
}

/// The name of a route.
pub fn route_text(route: Route) -> crate::language::Text {
    match route {
        Route::File => words::FILE,
        Route::Paste => words::PASTE,
        Route::Typed => words::TYPED,
        Route::Sample => words::SAMPLE,
        Route::Embedded => words::EMBEDDED,
        Route::Restored => words::RESTORED,
        Route::Rewritten => words::REWRITTEN,
        Route::Drawn => words::DRAWN,
    }
}

/// Whether the bytes are the original ones, in a few words.
pub fn bytes_text(document: &Document) -> crate::language::Text {
    match document.fidelity() {
        Fidelity::Exact => words::EXACT,
        Fidelity::AsGiven | Fidelity::Absent => words::MAY_CHANGE,
        // The layout of a text is a sign, not a proof.
        Fidelity::Rewritten if document.origin.route != Route::Rewritten => words::PROBABLY_NOT,
        Fidelity::Rewritten | Fidelity::Drawn => words::NOT_ORIGINAL,
    }
}
