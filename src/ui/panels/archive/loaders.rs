//! Which programs load the archive, why or why not, and by which command.

use crate::language::{Language, Text};
use crate::library::DocumentId;
use crate::loaders::{Advice, Outcome, advise};
use crate::strings::{archives as words, units};
use crate::ui::Bench;
use crate::ui::parts::{CopyButton, Icon, Same, Shape, prose};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct LoadersProps {
    pub bench: Bench,
    /// The list of the archive's members.
    pub listing: DocumentId,
}

/// The table; a sentence while the archive is being read, and nothing for one without images.
#[component]
pub fn Loaders(props: &LoadersProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let key = (props.listing, Same(bench.library.clone()), bench.writing.shell);
    let advice = use_memo(key, |(listing, library, shell)| {
        let shelf = library.0.shelves().iter().find(|shelf| shelf.listing == *listing);
        shelf.map(|shelf| advise(&library.0, shelf, *shell)).unwrap_or_default()
    });
    let shelf = bench.library.shelves().iter().find(|shelf| shelf.listing == props.listing);
    let Some(shelf) = shelf.filter(|shelf| bench.library.is_image_archive(shelf)) else { return Html::default() };
    let condition = bench.condition(shelf.archive.id).filter(|_| shelf.done);
    let caveat = |text: Text, count: usize| (count > 0).then(|| text.fill(language, &[units::number(count as u64)]));
    let caveats: Vec<String> = condition
        .map(|known| [caveat(words::LOADERS_ERRORS, known.errors_inside()), caveat(words::LOADERS_MISSING, known.tally.missing)])
        .into_iter()
        .flatten()
        .flatten()
        .collect();
    let sound = caveats.is_empty();
    html! {
        <section>
            <h2>{ words::LOADERS.get(language) }</h2>
            if !shelf.done { <p>{ words::LOADERS_LATER.get(language) }</p> }
            { for caveats.into_iter().map(|says| html! { <p class="caveat"><Icon shape={Shape::Warning} class="is-warning" />{ " " }{ says }</p> }) }
            if !advice.is_empty() {
                <table class="listed loaders" role="table" aria-label={words::LOADERS.get(language)}>
                    <thead role="rowgroup"><tr role="row">
                        <th scope="col" role="columnheader">{ words::LOADER.get(language) }</th>
                        <th scope="col" role="columnheader">{ words::OUTCOME.get(language) }</th>
                        <th scope="col" role="columnheader">{ words::REASON.get(language) }</th>
                    </tr></thead>
                    <tbody role="rowgroup">{ for advice.iter().map(|advice| row(advice, sound, language)) }</tbody>
                </table>
            }
        </section>
    }
}

/// What a program does with the archive; where the images are not sound, nothing is promised by a green mark.
fn row(advice: &Advice, sound: bool, language: Language) -> Html {
    let (shape, class, word) = match advice.outcome {
        Outcome::Accepts if !sound => (Shape::Warning, "is-warning", words::ACCEPTS),
        Outcome::Accepts => (Shape::Verified, "is-ok", words::ACCEPTS),
        Outcome::ByName => (Shape::Note, "is-note", words::BY_NAME),
        Outcome::Packed => (Shape::Note, "is-note", words::WHEN_PACKED),
        Outcome::Unpacked => (Shape::Note, "is-note", words::WHEN_UNPACKED),
        Outcome::Refuses => (Shape::Bad, "is-error", words::REFUSES),
        Outcome::NotKnown => (Shape::Partly, "is-note", words::LOADER_NOT_KNOWN),
    };
    let loader = advice.loader;
    let name = loader.name.get(language);
    html! {
        <tr role="row" key={loader.id} data-loader={loader.id}>
            <th scope="row" role="rowheader">{ prose(name) }<a class="source" href={loader.url} target="_blank" rel="noreferrer noopener" title={loader.source}>{ loader.version }</a></th>
            <td role="cell"><span class={classes!("mark", class)}><Icon {shape} /><span>{ word.get(language) }</span></span></td>
            <td role="cell">
                <p>{ prose(&advice.reason.in_language(language)) }</p>
                if let Some(command) = &advice.command {
                    <div class="copied"><pre tabindex="0" role="group" aria-label={format!("{}{}{}", words::COMMAND.get(language), language.colon(), name.replace('`', ""))}><code>{ command.clone() }</code></pre><CopyButton text={command.clone()} about={name.replace('`', "")} {language} /></div>
                }
            </td>
        </tr>
    }
}
