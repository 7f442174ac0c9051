//! The line under the verdict that says which archive a document is in, and offers the images there by name.

use super::Bench;
use super::jobs::{archive_name, icon};
use super::parts::{Icon, Same, SeverityMark};
use crate::archive::Form;
use crate::diagnostic::Severity;
use crate::language::Language;
use crate::library::{ArchiveImage, Document, DocumentId, Library, Shelf};
use crate::strings::{archives as words, condition, shell, units};
use crate::text::revealed;
use crate::workbench::{Action, Condition, Panel, Stage};
use yew::prelude::*;

/// Images that are offered.
const OFFERED: usize = 500;

#[derive(PartialEq, Properties)]
pub struct BelongsProps {
    pub bench: Bench,
}

/// What an archive is, in a few words.
pub fn kind_of(library: &Library, shelf: &Shelf) -> crate::language::Text {
    match (library.is_layout(shelf), library.is_save(shelf) || shelf.shape.repositories.is_some()) {
        (true, true) => words::BOTH,
        (true, false) => words::LAYOUT,
        (false, true) => words::SAVE,
        (false, false) => match shelf.archive.form {
            Form::Tar(_) => words::TAR,
            Form::Folder => words::FOLDER,
            Form::Loose => words::LOOSE,
        },
    }
}

/// What an image of an archive is called.
pub fn image_name(image: &ArchiveImage, at: usize, language: Language) -> String {
    let name = match image.names.first() {
        Some(name) => revealed(name).into_owned(),
        None => words::UNNAMED.fill(language, &[(at + 1).to_string()]),
    };
    if image.document.is_some() { name } else { words::NOT_THERE.fill(language, &[name]) }
}

/// The image among `images` that `document` is, or is a part of.
fn current(library: &Library, images: &[ArchiveImage], document: &Document) -> Option<usize> {
    let ids = || images.iter().enumerate().filter_map(|(at, image)| Some((at, image.document?)));
    let itself = ids().find(|(_, id)| *id == document.id);
    let around = || {
        ids().take(OFFERED).find(|(_, id)| {
            let listed = library.get(*id).map(|image| library.listed_within(image)).unwrap_or_default();
            listed.contains(document.sha256())
        })
    };
    itself.or_else(around).map(|(at, _)| at)
}

/// The line; nothing for a document that is in no archive.
#[component]
pub fn Belongs(props: &BelongsProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let open = bench.document().cloned();
    let known = use_memo((bench.open, Same(bench.library.clone())), move |(_, library)| {
        let document = open?;
        let shelf = library.0.shelf_of(&document)?;
        let images = library.0.images(shelf);
        let current = current(&library.0, &images, &document);
        Some((shelf.archive.id, images, current))
    });
    let Some((id, images, current)) = &*known else { return Html::default() };
    let Some(shelf) = bench.library.shelf(*id) else { return Html::default() };
    let listing = shelf.listing;
    let is_open = bench.open == Some(listing);
    let queued = bench.hauls.get(id).is_some_and(|haul| haul.stage == Stage::Queued);
    let count = match images.len() {
        0 if queued => words::QUEUED.get(language).to_owned(),
        0 => words::NO_IMAGE.get(language).to_owned(),
        count => words::IMAGES.fill(language, &[units::number(count as u64)]),
    };
    let name = archive_name(&shelf.archive, language);
    let [errors, warnings, _] = bench.condition(shelf.archive.id).map(Condition::counts).unwrap_or_default();
    let onchange = {
        let (dispatch, known) = (bench.dispatcher(), known.clone());
        Callback::from(move |event: Event| {
            let at = event.target_dyn_into::<web_sys::HtmlSelectElement>().and_then(|select| select.value().parse::<usize>().ok());
            let images = known.as_ref().as_ref().map(|(_, images, _)| images.as_slice()).unwrap_or_default();
            if let Some(id) = at.and_then(|at| images.get(at)?.document) {
                dispatch.dispatch(Action::Open(id));
            }
        })
    };
    html! {
        <section class="belongs" aria-label={words::BELONGS.get(language)}>
            <Icon shape={icon(&shelf.archive)} />
            <p>
                if !is_open { <span>{ words::WITHIN.fill(language, &[name]) }</span> }
                <span class="hint">{ if queued { count } else { format!("{} · {count}", words_of(kind_of(&bench.library, shelf).get(language))) } }</span>
            </p>
            if let ([image], None, false) = (&images[..], current, is_open) {
                // There is nothing to choose.
                if let Some(id) = image.document { <button type="button" class="link" onclick={to_image(bench, id)}>{ image_name(image, 0, language) }</button> }
            } else if images.len() > 1 {
                <label><span>{ words::IMAGE.get(language) }</span>
                    <select {onchange}>
                        if current.is_none() { <option value="" selected=true disabled=true>{ words::CHOOSE.get(language) }</option> }
                        { for images.iter().enumerate().take(OFFERED).map(|(at, image)| html! {
                            <option value={at.to_string()} selected={*current == Some(at)} disabled={image.document.is_none()}>{ image_name(image, at, language) }</option>
                        }) }
                    </select>
                </label>
            } else if let Some(image) = images.first().filter(|image| !image.names.is_empty()) {
                <code>{ image_name(image, 0, language) }</code>
            }
            <span class="belongs-end">
                if errors > 0 && !is_open { <button type="button" class="link" onclick={to_findings(bench, listing)}><SeverityMark severity={Severity::Error} {language} seen=true word={errors_words(errors, language)} /></button> }
                else if warnings > 0 && !is_open { <button type="button" class="link" onclick={to_findings(bench, listing)}><SeverityMark severity={Severity::Warning} {language} seen=true word={warnings_words(warnings, language)} /></button> }
                if !is_open { <button type="button" class="button" onclick={to_archive(bench, listing)}>{ words::OVERVIEW.get(language) }</button> }
            </span>
        </section>
    }
}

/// Words in which names of commands stand between backquotes, without these.
pub fn words_of(text: &str) -> String {
    text.replace('`', "")
}

fn errors_words(errors: usize, language: Language) -> String {
    words::ARCHIVE_ERRORS.fill(language, &[shell::ERRORS.fill(language, &[units::number(errors as u64)])])
}

fn warnings_words(warnings: usize, language: Language) -> String {
    condition::WARNINGS.fill(language, &[units::number(warnings as u64)])
}

/// Opens the page about an archive.
pub fn to_archive(bench: &Bench, listing: DocumentId) -> Callback<MouseEvent> {
    let dispatch = bench.dispatcher();
    Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::Open(listing));
        dispatch.dispatch(Action::Show(Panel::Matrix));
    })
}

/// Opens an image.
fn to_image(bench: &Bench, id: DocumentId) -> Callback<MouseEvent> {
    let dispatch = bench.dispatcher();
    Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::Open(id));
        dispatch.dispatch(Action::Show(Panel::Matrix));
    })
}

/// Opens what is wrong with a document.
pub fn to_findings(bench: &Bench, document: DocumentId) -> Callback<MouseEvent> {
    let dispatch = bench.dispatcher();
    Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::Open(document));
        dispatch.dispatch(Action::Show(Panel::Findings));
    })
}

/// In place of a panel about one image, where the open document only lists an archive's members.
pub fn choose_first(bench: &Bench) -> Option<Html> {
    let shelf = bench.document().filter(|document| document.is_listing()).and_then(|document| bench.library.listed_by(document))?;
    let some = !bench.library.images(shelf).is_empty();
    let text = if some { words::CHOOSE_FIRST } else { words::HAS_NO_IMAGE };
    Some(html! { <p class="empty">{ text.get(bench.language) }</p> })
}
