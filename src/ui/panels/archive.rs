//! An archive as a whole: its images by name, how its blobs stand, what is wrong with it, who can load it.

mod files;
mod loaders;

use crate::analysis::{Analysis, Verdict};
use crate::archive::{Archive, Form, Limits, PackFault, TarFault};
use crate::diagnostic::{Finding, Severity};
use crate::graph::{SavedLayer, SavedParts, Tally, Whole, Wholes, saved_parts};
use crate::language::{Language, Text};
use crate::library::{ArchiveImage, Document, DocumentId, Library, Shelf};
use crate::platform::Platform;
use crate::strings::{archives as words, documents, shell, units, verdict};
use crate::text::revealed;
use crate::ui::belongs::{image_name, to_findings};
use crate::ui::frame::{act, kind_text, name_of};
use crate::ui::parts::{Icon, Same, Scroller, SeverityMark, Shape, StateMark, prose};
use crate::ui::{Bench, hauling};
use crate::workbench::{Action, Panel, Workbench};
use yew::prelude::*;

/// Images and findings that are shown at once.
const IMAGES: usize = 200;
const FINDINGS: usize = 8;
const LAYERS: usize = 200;

#[derive(PartialEq, Properties)]
pub struct ArchiveProps {
    pub bench: Bench,
}

/// What is read of the library when it changes.
struct Known {
    images: Vec<ArchiveImage>,
    /// The whole content of each, where `index.json` lists them.
    wholes: Vec<Whole>,
    saved: Vec<SavedParts>,
    tally: Tally,
    bombs: usize,
}

impl Known {
    fn of(library: &Library, listing: DocumentId) -> Option<Self> {
        let shelf = library.shelves().iter().find(|shelf| shelf.listing == listing)?;
        let images = library.images(shelf);
        let index = shelf.shape.index.and_then(|at| library.member_at(shelf, at));
        let wholes = index.map(|index| Wholes::new(library).of_entries(index)).unwrap_or_default();
        let saved = if wholes.is_empty() { saved_parts(library, shelf) } else { Vec::new() };
        Some(Self { images, wholes, saved, tally: Tally::of(library, shelf), bombs: bombs(&shelf.archive) })
    }
}

/// Files that unpack to more than is waited for.
fn bombs(archive: &Archive) -> usize {
    let faults = archive.contents.iter().flatten().chain(&archive.whole).filter_map(|content| content.unpacked.as_ref()?.fault);
    faults.filter(|fault| matches!(fault, PackFault::Bomb { .. })).count()
}

/// The panel.
#[component]
pub fn ArchivePanel(props: &ArchiveProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let known = use_memo((bench.open, Same(bench.library.clone())), |(open, library)| Known::of(&library.0, (*open)?));
    let shelf = bench.document().and_then(|document| bench.library.listed_by(document));
    let (Some(shelf), Some(known)) = (shelf, &*known) else { return Html::default() };
    html! {
        <div class="panel archive">
            { damage(shelf, known, language) }
            if shelf.archive.form == Form::Loose { { files::files(bench, shelf) } } else { { images(bench, shelf, known) } }
            { blobs(bench, &known.tally) }
            if shelf.archive.form != Form::Loose || bench.analysis().is_some_and(|analysis| !analysis.findings.is_empty()) { { findings(bench, shelf) } }
            <loaders::Loaders bench={bench.clone()} listing={shelf.listing} />
            <section>
                <h2>{ members_words(shelf.archive.members.len(), language) }</h2>
                <div class="row">
                    <button type="button" class="button" onclick={act(bench, || Action::Show(Panel::Source))}><Icon shape={Shape::List} />{ words::SHOW_MEMBERS.get(language) }</button>
                    <button type="button" class="button" onclick={act(bench, || Action::Show(Panel::Documents))}><Icon shape={Shape::Index} />{ words::IN_TREE.get(language) }</button>
                </div>
            </section>
        </div>
    }
}

/// Why not all of it could be read.
fn damage(shelf: &Shelf, known: &Known, language: Language) -> Html {
    let archive = &shelf.archive;
    let mut told: Vec<String> = Vec::new();
    let at = |text: Text, at: u64| text.fill(language, &[units::number(at)]);
    told.extend(archive.fault.map(|fault| match fault {
        TarFault::NotTar => words::FAULT_NOT_TAR.get(language).to_owned(),
        TarFault::Checksum { at: place } => at(words::FAULT_CHECKSUM, place),
        TarFault::Truncated { at: place } => at(words::FAULT_TRUNCATED, place),
        TarFault::Length { at: place } => at(words::FAULT_LENGTH, place),
        TarFault::Header { at: place } => at(words::FAULT_HEADER, place),
    }));
    let packed = archive.whole.as_ref().and_then(|whole| whole.unpacked.as_ref()?.fault);
    told.extend(packed.map(|fault| match fault {
        PackFault::Corrupt => words::PACKED_CORRUPT.get(language).to_owned(),
        PackFault::Truncated => words::PACKED_TRUNCATED.get(language).to_owned(),
        PackFault::Bomb { packed, unpacked } => words::PACKED_BOMB.fill(language, &[units::size(packed), units::size(unpacked)]),
        PackFault::Window { size } => words::PACKED_WINDOW.fill(language, &[units::size(size)]),
    }));
    told.extend((archive.unlisted > 0).then(|| at(words::UNLISTED, archive.unlisted)));
    let ratio = units::number(Limits::default().ratio);
    let bombs = match known.bombs {
        0 => None,
        count => Some(words::BOMBS.fill(language, &[units::number(count as u64), ratio])),
    };
    if told.is_empty() && bombs.is_none() {
        return Html::default();
    }
    let id = archive.id;
    let unpack = Callback::from(move |_: MouseEvent| hauling::unpack_all(id));
    html! {
        <div class="verification bad">
            { for told.into_iter().map(|says| html! { <p>{ says }</p> }) }
            if let Some(bombs) = bombs {
                <p>{ bombs }</p>
                if hauling::is_at_hand(id) { <div class="row"><button type="button" class="button" onclick={unpack}>{ words::UNPACK_ALL.get(language) }</button></div> }
            }
        </div>
    }
}

fn images(bench: &Bench, shelf: &Shelf, known: &Known) -> Html {
    let language = bench.language;
    let going_on = bench.hauls.get(&shelf.archive.id).is_some_and(|haul| haul.stage.is_going_on());
    let none = if going_on { words::NOT_YET } else { words::NO_IMAGES };
    let more = known.images.len().saturating_sub(IMAGES);
    html! {
        <section>
            <h2>{ words::HEADING.get(language) }</h2>
            if known.images.is_empty() { <p>{ prose(none.get(language)) }</p> }
            if known.images.is_empty() {
            } else if known.saved.is_empty() {
                <ul class="images">{ for known.images.iter().enumerate().take(IMAGES).map(|(at, image)| listed(bench, image, at, known.wholes.get(at))) }</ul>
            } else {
                { for known.saved.iter().zip(&known.images).enumerate().take(IMAGES).map(|(at, (saved, image))| saved_image(bench, saved, image, at)) }
            }
            if more > 0 { <p>{ words::MORE.fill(language, &[units::number(more as u64)]) }</p> }
        </section>
    }
}

/// The name of an image, and the way to it.
fn image_link(bench: &Bench, image: &ArchiveImage, at: usize) -> Html {
    let name = image_name(image, at, bench.language);
    match image.document {
        Some(id) => html! { <button type="button" class="link image-name" onclick={open(bench, id)}>{ name }</button> },
        None => html! { <span class="image-name">{ name }</span> },
    }
}

fn open(bench: &Bench, id: DocumentId) -> Callback<MouseEvent> {
    let dispatch = bench.dispatcher();
    Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::Open(id));
        dispatch.dispatch(Action::Show(Panel::Matrix));
    })
}

fn other_names(image: &ArchiveImage, language: Language) -> Html {
    let others = image.names.iter().skip(1).map(|name| revealed(name).into_owned()).collect::<Vec<_>>().join(language.between());
    if others.is_empty() {
        Html::default()
    } else {
        html! { <span class="hint">{ words::NAMES.fill(language, &[others]) }</span> }
    }
}

/// What is in an image, in a few words: platforms of an index, what a manifest's config says.
fn about(document: &Document, language: Language) -> String {
    let kind = kind_text(document.kind()).get(language);
    match document.image.as_deref().and_then(|image| image.index.as_ref()) {
        Some(index) => {
            let names: Vec<String> =
                index.platforms().filter_map(|(_, entry)| entry.platform().map(Platform::full_name)).take(12).collect();
            if names.is_empty() { kind.to_owned() } else { format!("{kind}{}{}", language.colon(), names.join(language.between())) }
        }
        None => kind.to_owned(),
    }
}

fn listed(bench: &Bench, image: &ArchiveImage, at: usize, whole: Option<&Whole>) -> Html {
    let language = bench.language;
    let document = image.document.and_then(|id| bench.library.get(id));
    let state = whole.map(|whole| whole.state(&**bench));
    let counted = whole.map(Whole::counted).filter(|(_, parts)| *parts > 0);
    html! {
        <li class="image-row" data-image={at.to_string()}>
            <div class="image-head">
                { image_link(bench, image, at) }
                { other_names(image, language) }
            </div>
            if let Some(document) = document { <p class="hint">{ revealed(&about(document, language)).into_owned() }</p> }
            <p class="image-state">
                if let Some(state) = state { <StateMark {state} {language} word=true /> }
                if let Some((verified, parts)) = counted { <span class="hint">{ words::COUNTED.fill(language, &[units::number(verified as u64), units::number(parts as u64)]) }</span> }
            </p>
        </li>
    }
}

/// An image that only `manifest.json` describes: its config and its layers by their files.
fn saved_image(bench: &Bench, saved: &SavedParts, image: &ArchiveImage, at: usize) -> Html {
    let language = bench.language;
    let t = |text: Text| text.get(language);
    let platform =
        saved.platform.as_ref().map(|platform| words::PLATFORM_OF.fill(language, &[revealed(&platform.full_name()).into_owned()]));
    let config_state = match (saved.config, saved.config_matches(&bench.library)) {
        (None, _) => bad(t(words::ABSENT)),
        (Some(_), Some(true)) => good(t(verdict::MATCHES)),
        (Some(_), Some(false)) => bad(t(verdict::MISMATCH)),
        (Some(_), None) => unknown(t(documents::ALONE)),
    };
    let more = saved.layers.len().saturating_sub(LAYERS);
    html! {
        <section class="saved-image" data-image={at.to_string()}>
            <div class="image-head">
                { image_link(bench, image, at) }
                { other_names(image, language) }
                if let Some(platform) = platform { <span class="hint">{ platform }</span> }
            </div>
            <Scroller label={words::PART.get(language)}><table class="listed" aria-label={words::PART.get(language)}>
                <thead><tr><th scope="col">{ t(words::PART) }</th><th scope="col">{ t(words::FILE) }</th><th scope="col" class="right">{ t(words::SIZE) }</th><th scope="col">{ t(words::STATE) }</th></tr></thead>
                <tbody>
                    <tr><th scope="row">{ t(words::CONFIG) }</th><td><code>{ revealed(saved.config_path.as_deref().unwrap_or("—")).into_owned() }</code></td><td class="right">{ saved.config.and_then(|id| bench.library.get(id)).map(|config| units::size(config.bytes.len() as u64)).unwrap_or_default() }</td><td>{ config_state }</td></tr>
                    { for saved.layers.iter().enumerate().take(LAYERS).map(|(at, layer)| html! {
                        <tr><th scope="row">{ words::LAYER.fill(language, &[at.to_string()]) }</th><td><code>{ revealed(&layer.path).into_owned() }</code></td><td class="right">{ layer.size.map(units::size).unwrap_or_default() }</td><td>{ layer_state(bench, layer) }</td></tr>
                    }) }
                </tbody>
            </table></Scroller>
            if more > 0 { <p>{ words::MORE.fill(language, &[units::number(more as u64)]) }</p> }
        </section>
    }
}

fn layer_state(bench: &Bench, layer: &SavedLayer) -> Html {
    let language = bench.language;
    match (layer.member, layer.matches) {
        (None, _) => bad(words::ABSENT.get(language)),
        (_, Some(true)) => good(words::DIFF_ID.get(language)),
        (_, Some(false)) => bad(words::NOT_DIFF_ID.get(language)),
        (Some(member), None) => {
            let read = bench.library.shelf(member.archive).is_some_and(|shelf| shelf.archive.content(member.at).is_some());
            let state = bench.stands_unread(member);
            if read {
                unknown(documents::ALONE.get(language))
            } else {
                html! { <StateMark {state} {language} word=true /> }
            }
        }
    }
}

fn mark(shape: Shape, class: &'static str, word: &'static str) -> Html {
    html! { <span class={classes!("mark", class)}><Icon {shape} /><span>{ word }</span></span> }
}

fn good(word: &'static str) -> Html {
    mark(Shape::Verified, "is-ok", word)
}

fn bad(word: &'static str) -> Html {
    mark(Shape::Bad, "is-error", word)
}

fn unknown(word: &'static str) -> Html {
    mark(Shape::Missing, "is-open", word)
}

/// How the blobs stand, counted.
fn blobs(bench: &Workbench, tally: &Tally) -> Html {
    let language = bench.language;
    if tally.blobs == 0 && tally.missing == 0 {
        return Html::default();
    }
    let line = |shape: Shape, class: &'static str, text: Text, count: usize| {
        let says = text.fill(language, &[units::number(count as u64)]);
        if count > 0 {
            html! { <li><span class={classes!("mark", class)}><Icon {shape} /><span>{ says }</span></span></li> }
        } else {
            Html::default()
        }
    };
    html! {
        <section>
            <h2>{ words::BLOB_COUNT.fill(language, &[units::number(tally.blobs as u64)]) }</h2>
            <ul class="plain-list">
                { line(Shape::Verified, "is-ok", words::VERIFIED, tally.verified) }
                { line(Shape::Bad, "is-error", words::BLOBS_WRONG, tally.wrong) }
                { line(Shape::Missing, "is-open", words::BLOBS_UNREAD, tally.unread) }
                { line(Shape::Missing, "is-open", words::BLOBS_MISSING, tally.missing) }
                { line(Shape::Note, "is-note", words::BLOBS_UNREFERENCED, tally.unreferenced) }
            </ul>
        </section>
    }
}

/// The worst findings about the archive as a whole.
fn findings(bench: &Bench, shelf: &Shelf) -> Html {
    let language = bench.language;
    let Some(analysis) = bench.analysis() else { return Html::default() };
    let count = analysis.findings.len();
    let inside = faulty_documents(bench, shelf);
    let select = |at: usize| {
        let dispatch = bench.dispatcher();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::SelectFinding(Some(at)));
            dispatch.dispatch(Action::Show(Panel::Findings));
        })
    };
    html! {
        <section>
            <h2>{ words::FINDINGS.get(language) }</h2>
            if count == 0 && inside.is_empty() { <p>{ words::NO_FINDINGS.get(language) }</p> }
            <ul class="plain-list">{ for analysis.findings.iter().enumerate().take(FINDINGS).map(|(at, finding)| html! {
                <li><button type="button" class="link finding-link" onclick={select(at)}><SeverityMark severity={finding.severity} {language} /><span>{ prose(&finding.says.in_language(language)) }</span></button>{ member_of(bench, shelf, finding) }</li>
            }) }</ul>
            if !inside.is_empty() {
                <h3>{ words::IN_DOCUMENTS.get(language) }</h3>
                <ul class="plain-list">{ for inside.iter().take(FINDINGS).filter_map(|(id, count)| Some((bench.library.get(*id)?, *count))).map(|(document, count)| html! {
                    <li><button type="button" class="link finding-link" onclick={to_findings(bench, document.id)}><SeverityMark severity={Severity::Error} {language} /><span>{ format!("{}{}{}", name_of(document, language), language.colon(), errors_of(count, language)) }</span></button></li>
                }) }</ul>
                if inside.len() > FINDINGS { <p>{ words::MORE.fill(language, &[units::number((inside.len() - FINDINGS) as u64)]) }</p> }
            }
            if count > FINDINGS { <button type="button" class="button" onclick={act(bench, || Action::Show(Panel::Findings))}>{ words::ALL_FINDINGS.fill(language, &[units::number(count as u64)]) }</button> }
        </section>
    }
}

fn errors_of(count: usize, language: Language) -> String {
    shell::ERRORS.fill(language, &[units::number(count as u64)])
}

/// The path of the member that a finding is about.
fn member_of(bench: &Bench, shelf: &Shelf, finding: &Finding) -> Html {
    let pointer = bench.document().map(|document| document.pointer(finding.node)).unwrap_or_default();
    let at = pointer.strip_prefix("/members/").and_then(|rest| rest.split('/').next()?.parse::<usize>().ok());
    let member = at.and_then(|at| shelf.archive.members.get(at));
    member.map(|member| html! { <code class="finding-member">{ revealed(&member.path).into_owned() }</code> }).unwrap_or_default()
}

/// So many members.
pub fn members_words(count: usize, language: Language) -> String {
    words::MEMBERS.fill(language, &[units::number(count as u64)])
}

/// What is true of an archive, in one sentence; nothing where its findings say more.
pub fn conclusion(bench: &Workbench, shelf: &Shelf, analysis: &Analysis) -> Option<&'static str> {
    let haul = bench.hauls.get(&shelf.archive.id);
    let going_on = haul.is_some_and(|haul| haul.stage.is_going_on());
    let text = match analysis.count(Severity::Error) {
        0 if going_on => words::READING_TITLE,
        0 if shelf.archive.form == Form::Loose => words::NO_IMAGE_LOOSE,
        0 if !bench.library.is_image_archive(shelf) => words::NO_IMAGE_TITLE,
        0 if !shelf.done => words::VALID_PARTLY_TITLE,
        0 if analysis.verdict == Verdict::Incomplete => words::INCOMPLETE_TITLE,
        0 if analysis.count(Severity::Warning) > 0 => verdict::VALID_WARN,
        0 => words::VALID_TITLE,
        _ => return None,
    };
    Some(text.get(bench.language))
}

/// The documents of an archive that have errors of their own, with how many.
pub fn faulty_documents(bench: &Workbench, shelf: &Shelf) -> Vec<(DocumentId, usize)> {
    let documents = bench.library.documents_of(shelf).filter(|document| document.id != shelf.listing);
    let errors = documents.filter_map(|document| Some((document.id, bench.analyses.get(&document.id)?.count(Severity::Error))));
    errors.filter(|(_, count)| *count > 0).collect()
}

/// The mark of an archive without an error.
pub fn conclusion_mark(bench: &Workbench, shelf: &Shelf, analysis: &Analysis) -> (Shape, &'static str) {
    let going_on = bench.hauls.get(&shelf.archive.id).is_some_and(|haul| haul.stage.is_going_on());
    match analysis.count(Severity::Warning) {
        _ if going_on => (Shape::Hashing, "is-note"),
        _ if shelf.done && analysis.verdict == Verdict::Incomplete => (Shape::Partly, "is-note"),
        0 if shelf.done && bench.library.is_image_archive(shelf) => (Shape::Verified, "is-ok"),
        0 => (Shape::Note, "is-note"),
        _ => (Shape::Warning, "is-warning"),
    }
}
