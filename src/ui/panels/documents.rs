//! What was given: a question about digests, and the tree from indexes to layers and attestations.

use super::answer::Question;
use super::tree::DocumentTree;
use crate::dialect::Fidelity;
use crate::graph::{Outline, Sizes};
use crate::image::{Index, Role};
use crate::language::{Language, Text};
use crate::library::{Document, Library, Route};
use crate::strings::{documents as words, units};
use crate::ui::PanelProps;
use crate::ui::frame::{act, name_of};
use crate::ui::memory::use_recalled;
use crate::ui::parts::{Icon, Same, Shape};
use crate::workbench::Action;
use std::rc::Rc;
use yew::prelude::*;

/// Indexes whose sizes are summed up in a sentence.
const SUMS: usize = 3;

/// The panel.
#[component]
pub fn Documents(props: &PanelProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let t = |text: Text| text.get(language);
    let outline = use_recalled("outline", Same(bench.library.clone()), |library| Outline::of(&library.0));
    let sums = use_recalled("sums", (Same(bench.library.clone()), Same(outline.clone()), language), |(library, outline, language)| {
        sums(&library.0, &outline.0, *language)
    });
    html! {
        <div class="panel documents-panel">
            { crate::ui::jobs::rows(bench) }
            <Question bench={bench.clone()} />
            <section>
                <h2>{ t(words::HEADING) }</h2>
                { for sums.iter().map(|sum| html! { <p class="sum">{ sum.clone() }</p> }) }
                <DocumentTree bench={bench.clone()} outline={Same(outline)} />
                <p class="hint">{ t(words::FOLD_HINT) }</p>
            </section>
            <button type="button" class="button" onclick={act(bench, || Action::Clear)}><Icon shape={Shape::Trash} />{ t(words::CLEAR) }</button>
        </div>
    }
}

/// The sizes of the indexes at the roots, in one sentence each.
fn sums(library: &Rc<Library>, outline: &Outline, language: Language) -> Vec<String> {
    let roots = outline.roots.iter().filter_map(|id| library.get(*id));
    let measured = roots.filter_map(|document| {
        let sizes = Sizes::of(library, document).filter(|sizes| sizes.known > 0)?;
        let images = document.image.as_deref()?.index.as_ref().map(images)?;
        let numbers = [units::number(sizes.known as u64), units::number(images as u64), units::size(sizes.unique)];
        let sum = words::SUM.fill(language, &[[name_of(document, language)].as_slice(), &numbers].concat());
        let shared = match sizes.shared {
            _ if sizes.known < 2 => return Some(sum),
            0 => words::NOT_SHARED.get(language).to_owned(),
            shared => words::SHARED.fill(language, &[units::size(shared)]),
        };
        Some(if language == Language::Zh { sum + &shared } else { format!("{sum} {shared}") })
    });
    measured.take(SUMS).collect()
}

fn images(index: &Index) -> usize {
    index.roles.iter().filter(|role| matches!(role, Role::Image | Role::NoPlatform | Role::Nested)).count()
}

/// The name of a route.
pub fn route_text(route: Route) -> Text {
    match route {
        Route::File => words::FILE,
        Route::Paste => words::PASTE,
        Route::Typed => words::TYPED,
        Route::Sample => words::SAMPLE,
        Route::Embedded => words::EMBEDDED,
        Route::Restored => words::RESTORED,
        Route::Rewritten => words::REWRITTEN,
        Route::Drawn => words::DRAWN,
        Route::Member => words::MEMBER,
        Route::Listing => words::LISTING,
    }
}

/// Whether the bytes are the original ones, in a few words.
pub fn bytes_text(document: &Document) -> Text {
    match document.fidelity() {
        Fidelity::Exact => words::EXACT,
        Fidelity::AsGiven | Fidelity::Absent => words::MAY_CHANGE,
        // The layout of a text is a sign, not a proof.
        Fidelity::Rewritten if document.origin.route != Route::Rewritten => words::PROBABLY_NOT,
        Fidelity::Rewritten | Fidelity::Drawn => words::NOT_ORIGINAL,
    }
}
