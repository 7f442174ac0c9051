//! An archive as a whole: its images by name, how its blobs stand, what is wrong with it, who can load it.

mod files;
mod loaders;

use crate::analysis::Verdict;
use crate::archive::{Form, Limits, PackFault, TarFault};
use crate::diagnostic::{Finding, Severity};
use crate::graph::{ContentState, SavedLayer, SavedParts, Whole, Wholes, purpose, saved_parts};
use crate::image::Kind;
use crate::language::{Language, Text};
use crate::library::{ArchiveImage, Document, DocumentId, Library, Shelf};
use crate::strings::{archives as words, condition as conditions, documents, shell, units, verdict};
use crate::text::revealed;
use crate::ui::belongs::{image_name, to_findings};
use crate::ui::frame::{act, document_words, kind_text, name_of, platform_name, purpose_words};
use crate::ui::parts::{Icon, Same, Scroller, SeverityMark, Shape, StateMark, prose};
use crate::ui::{Bench, hauling};
use crate::workbench::{Action, Panel, Stage, Workbench};
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
}

impl Known {
    fn of(library: &Library, listing: DocumentId) -> Option<Self> {
        let shelf = library.shelves().iter().find(|shelf| shelf.listing == listing)?;
        let images = library.images(shelf);
        let index = shelf.shape.index.and_then(|at| library.member_at(shelf, at));
        let wholes = index.map(|index| Wholes::new(library).of_entries(index)).unwrap_or_default();
        let saved = if wholes.is_empty() { saved_parts(library, shelf) } else { Vec::new() };
        Some(Self { images, wholes, saved })
    }
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
            { damage(bench, shelf) }
            if shelf.archive.form == Form::Loose { { files::files(bench, shelf) } } else { { images(bench, shelf, known) } }
            { blobs(bench, shelf) }
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
fn damage(bench: &Workbench, shelf: &Shelf) -> Html {
    let language = bench.language;
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
    let unfinished = bench.condition(archive.id).map(|condition| condition.unfinished.as_slice()).unwrap_or_default();
    let bombs = match unfinished.len() + usize::from(archive.whole.as_ref().is_some_and(|whole| whole.is_unfinished())) {
        0 => None,
        count => Some(words::BOMBS.fill(language, &[units::number(count as u64), ratio])),
    };
    let path = |at: &usize| {
        let member = archive.members.get(*at)?;
        let purpose = member.stated_digest().and_then(|digest| purpose(&bench.library, &digest));
        Some((revealed(&member.path).into_owned(), purpose.and_then(|purpose| purpose_words(&purpose, language))))
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
                <ul class="plain-list">{ for unfinished.iter().take(FINDINGS).filter_map(path).map(|(path, purpose)| html! {
                    <li><code>{ path }</code>if let Some(purpose) = purpose { <span class="hint">{ " " }{ purpose }</span> }</li>
                }) }</ul>
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
            if !going_on && known.images.is_empty() { { what_else(shelf, language) }{ alone(bench, shelf) } }
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

/// What is in an archive in which no image was found at the place where images are looked for.
fn what_else(shelf: &Shelf, language: Language) -> Html {
    let folders = shelf.archive.image_folders();
    let more = folders.len().saturating_sub(FINDINGS);
    let names = folders.iter().take(FINDINGS).map(|name| format!("`{}/`", revealed(name))).collect::<Vec<_>>().join(", ");
    let names = if more > 0 { format!("{names}, {}", words::MORE.fill(language, &[units::number(more as u64)])) } else { names };
    if folders.is_empty() {
        Html::default()
    } else {
        html! { <p>{ prose(&conditions::SEVERAL_ROOTS.fill(language, &[names])) }</p> }
    }
}

/// Indexes, else manifests, that lie in an archive without images and that nothing names: where its list of images is missing or
/// was cut off, these are they.
fn alone(bench: &Bench, shelf: &Shelf) -> Html {
    let language = bench.language;
    let is_here = |holder: &Document| holder.member.is_some_and(|member| member.archive == shelf.archive.id);
    let lie_there = |wanted: fn(Kind) -> bool| {
        let of_kind = bench.library.documents_of(shelf).filter(move |document| wanted(document.kind()));
        of_kind.filter(|document| !bench.library.referrers(document).any(|(holder, _)| is_here(holder))).take(FINDINGS).collect::<Vec<_>>()
    };
    let indexes = lie_there(Kind::is_index);
    let found = if indexes.is_empty() { lie_there(Kind::is_manifest) } else { indexes };
    if found.is_empty() {
        return Html::default();
    }
    html! { <>
        <p>{ conditions::ALONE.get(language) }</p>
        <ul class="images">{ for found.into_iter().map(|document| html! {
            <li class="image-row">
                <div class="image-head"><button type="button" class="link image-name" onclick={open(bench, document.id)}>{ name_of(document, language) }</button></div>
                <p class="hint">{ revealed(&about(&bench.library, document, language)).into_owned() }</p>
            </li>
        }) }</ul>
    </> }
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

/// Errors of the documents that an image consists of.
fn errors_in(bench: &Workbench, whole: &Whole) -> usize {
    let known = whole.documents().iter().filter_map(|id| bench.analyses.get(id));
    known.map(|analysis| analysis.count(Severity::Error)).sum()
}

fn errors_words(count: usize, language: Language) -> String {
    shell::ERRORS.fill(language, &[units::number(count as u64)])
}

/// Opens an image, whose verdict says what is wrong.
fn open_errors(bench: &Bench, image: &ArchiveImage) -> Callback<MouseEvent> {
    image.document.map(|id| open(bench, id)).unwrap_or_default()
}

fn other_names(image: &ArchiveImage, language: Language) -> Html {
    // The tag alone says nothing beside the name that ends with it.
    let is_tag = |name: &&String| image.names.first().is_some_and(|first| first.rsplit(':').next() == Some(name.as_str()));
    let others = image
        .names
        .iter()
        .skip(1)
        .filter(|name| !is_tag(name))
        .map(|name| revealed(name).into_owned())
        .collect::<Vec<_>>()
        .join(language.between());
    if others.is_empty() {
        Html::default()
    } else {
        html! { <span class="hint">{ words::NAMES.fill(language, &[others]) }</span> }
    }
}

/// What is in an image, in a few words: platforms of an index, what a manifest's config says.
fn about(library: &Library, document: &Document, language: Language) -> String {
    let kind = kind_text(document.kind()).get(language);
    match document.image.as_deref().and_then(|image| image.index.as_ref()) {
        Some(index) => {
            let names: Vec<String> = index.platforms().filter_map(|(_, entry)| Some(platform_name(entry.platform()?))).take(12).collect();
            if names.is_empty() { kind.to_owned() } else { format!("{kind}{}{}", language.colon(), names.join(language.between())) }
        }
        None => {
            let entry = library.referrers(document).find(|(_, part)| part.entry().is_some()).map(|(_, entry)| entry);
            let stated = entry.and_then(|entry| entry.platform()).map(platform_name);
            let from_config = || {
                let platform = purpose(library, document.sha256())?.platform?;
                Some(conditions::FROM_CONFIG.fill(language, &[platform_name(&platform)]))
            };
            stated.or_else(from_config).map_or_else(|| kind.to_owned(), |platform| format!("{kind}{}{platform}", language.colon()))
        }
    }
}

fn listed(bench: &Bench, image: &ArchiveImage, at: usize, whole: Option<&Whole>) -> Html {
    let language = bench.language;
    let document = image.document.and_then(|id| bench.library.get(id));
    let state = whole.map(|whole| whole.state(&**bench));
    let counted = whole.map(Whole::counted).filter(|(_, parts)| *parts > 0);
    let errors: usize = whole.map(|whole| errors_in(bench, whole)).unwrap_or_default();
    html! {
        <li class="image-row" data-image={at.to_string()}>
            <div class="image-head">
                { image_link(bench, image, at) }
                { other_names(image, language) }
            </div>
            if let Some(document) = document { <p class="hint">{ revealed(&about(&bench.library, document, language)).into_owned() }</p> }
            <p class="image-state">
                if errors > 0 {
                    <button type="button" class="link" onclick={open_errors(bench, image)}><SeverityMark severity={Severity::Error} {language} seen=true word={errors_words(errors, language)} /></button>
                }
                if let Some(state) = state.filter(|state| errors == 0 || *state != ContentState::Verified) { <StateMark {state} {language} word=true /> }
                if let Some((verified, parts)) = counted { <span class="hint">{ words::COUNTED.fill(language, &[units::number(verified as u64), units::number(parts as u64)]) }</span> }
            </p>
        </li>
    }
}

/// An image that only `manifest.json` describes: its config and its layers by their files.
fn saved_image(bench: &Bench, saved: &SavedParts, image: &ArchiveImage, at: usize) -> Html {
    let language = bench.language;
    let t = |text: Text| text.get(language);
    let platform = saved.platform.as_ref().map(|platform| words::PLATFORM_OF.fill(language, &[platform_name(platform)]));
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
            let content = bench.library.shelf(member.archive).and_then(|shelf| shelf.archive.content(member.at));
            let state = bench.stands_unread(member);
            if content.is_some_and(|content| content.is_unfinished()) {
                unknown(conditions::UNFINISHED_SHORT.get(language))
            } else if content.is_some() {
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
fn blobs(bench: &Workbench, shelf: &Shelf) -> Html {
    let language = bench.language;
    let Some(tally) = bench.condition(shelf.archive.id).map(|condition| condition.tally) else { return Html::default() };
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
    let none_inside = bench.condition(shelf.archive.id).is_none_or(|condition| condition.inside.is_empty());
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
            if count == 0 && none_inside { <p>{ words::NO_FINDINGS.get(language) }</p> }
            <ul class="plain-list">{ for analysis.findings.iter().enumerate().take(FINDINGS).map(|(at, finding)| html! {
                <li><button type="button" class="link finding-link" onclick={select(at)}><SeverityMark severity={finding.severity} {language} /><span>{ prose(&finding.says.in_language(language)) }</span></button>{ member_of(bench, shelf, finding) }</li>
            }) }</ul>
            { inside(bench) }
            if count > FINDINGS { <button type="button" class="button" onclick={act(bench, || Action::Show(Panel::Findings))}>{ words::ALL_FINDINGS.fill(language, &[units::number(count as u64)]) }</button> }
        </section>
    }
}

/// The path of the member that a finding is about.
fn member_of(bench: &Bench, shelf: &Shelf, finding: &Finding) -> Html {
    let place = finding_place(bench, shelf, finding);
    let member = member_at(bench, shelf, finding).and_then(|at| shelf.archive.members.get(at));
    html! { <>
        if let Some(place) = place { <span class="hint">{ place }</span> }
        if let Some(member) = member { <code class="finding-member">{ revealed(&member.path).into_owned() }</code> }
    </> }
}

/// The place of the member that a finding about an archive is about.
fn member_at(bench: &Workbench, shelf: &Shelf, finding: &Finding) -> Option<usize> {
    let pointer = bench.library.get(shelf.listing)?.pointer(finding.node);
    pointer.strip_prefix("/members/").and_then(|rest| rest.split('/').next()?.parse().ok())
}

/// So many members.
pub fn members_words(count: usize, language: Language) -> String {
    words::MEMBERS.fill(language, &[units::number(count as u64)])
}

/// What is true of an archive, in one sentence; nothing where the number of its errors says more. `counts` are the findings
/// of the archive and its documents by severity.
pub fn conclusion(bench: &Workbench, shelf: &Shelf, counts: [usize; 3]) -> Option<&'static str> {
    let haul = bench.hauls.get(&shelf.archive.id);
    let going_on = haul.is_some_and(|haul| haul.stage.is_going_on());
    let condition = bench.condition(shelf.archive.id);
    let text = match (broken(shelf), counts) {
        // What is broken goes first: all else follows from it.
        (Some(broken), _) => broken,
        (None, [0, ..]) if haul.is_some_and(|haul| haul.stage == Stage::Queued) => conditions::QUEUED,
        (None, [0, ..]) if going_on => words::READING_TITLE,
        (None, [0, ..]) if shelf.archive.form == Form::Loose => words::NO_IMAGE_LOOSE,
        (None, [0, ..]) if !bench.library.is_image_archive(shelf) => words::NO_IMAGE_TITLE,
        (None, [0, ..]) if !shelf.done => words::VALID_PARTLY_TITLE,
        (None, [0, ..]) if condition.is_some_and(|condition| !condition.unfinished.is_empty()) => conditions::UNFINISHED,
        (None, [0, ..]) if condition.is_some_and(|condition| condition.verdict == Verdict::Incomplete) => words::INCOMPLETE_TITLE,
        (None, [0, ..]) if condition.is_some_and(|condition| condition.tally.missing > 0) => words::PARTLY_TITLE,
        (None, [0, 0, _]) => words::VALID_TITLE,
        (None, [0, ..]) => verdict::VALID_WARN,
        _ => return None,
    };
    Some(text.get(bench.language))
}

/// Why an archive cannot be read to its end, in one sentence.
fn broken(shelf: &Shelf) -> Option<Text> {
    let packed = shelf.archive.whole.as_ref().and_then(|whole| whole.unpacked.as_ref()?.fault);
    match (packed, shelf.archive.fault) {
        (Some(PackFault::Truncated), _) => Some(conditions::CUT_OFF),
        (Some(PackFault::Corrupt), _) => Some(conditions::DAMAGED),
        // What was cut by a limit is no fault of the file.
        (Some(PackFault::Bomb { .. } | PackFault::Window { .. }), _) => Some(conditions::UNFINISHED),
        (None, Some(TarFault::Truncated { .. })) => Some(conditions::CUT_OFF),
        (None, Some(TarFault::NotTar)) => None,
        (None, Some(_)) => Some(conditions::DAMAGED),
        (None, None) => None,
    }
}

/// The mark of an archive. `counts` are the findings of the archive and its documents by severity.
pub fn conclusion_mark(bench: &Workbench, shelf: &Shelf, counts: [usize; 3]) -> (Shape, &'static str) {
    let going_on = bench.hauls.get(&shelf.archive.id).is_some_and(|haul| haul.stage.is_going_on());
    let condition = bench.condition(shelf.archive.id);
    let open = condition.is_some_and(|condition| !condition.unfinished.is_empty() || condition.tally.missing > 0);
    let [errors, warnings, _] = counts;
    match condition {
        _ if errors > 0 => (Shape::Bad, "is-error"),
        Some(condition) if condition.verdict == Verdict::Invalid => (Shape::Bad, "is-error"),
        _ if going_on => (Shape::Hashing, "is-note"),
        Some(condition) if shelf.done && condition.verdict == Verdict::Incomplete => (Shape::Partly, "is-note"),
        _ if warnings > 0 => (Shape::Warning, "is-warning"),
        _ if shelf.done && !open && bench.library.is_image_archive(shelf) => (Shape::Verified, "is-ok"),
        _ => (Shape::Note, "is-note"),
    }
}

/// What a finding about an archive is about: what the file is for, `layer 1 of linux/arm64`.
pub fn finding_place(bench: &Workbench, shelf: &Shelf, finding: &Finding) -> Option<String> {
    let digest = member_at(bench, shelf, finding).and_then(|at| shelf.archive.members.get(at)?.stated_digest())?;
    purpose(&bench.library, &digest).and_then(|purpose| purpose_words(&purpose, bench.language))
}

/// What was found in the documents of the open archive, with the ways there; nothing where it is none.
pub fn inside(bench: &Bench) -> Html {
    let language = bench.language;
    let shelf = bench.document().and_then(|document| bench.library.listed_by(document));
    let Some(condition) = shelf.and_then(|shelf| bench.condition(shelf.archive.id)).filter(|condition| !condition.inside.is_empty()) else {
        return Html::default();
    };
    let more = condition.inside.len().saturating_sub(FINDINGS);
    html! {
        <section class="inside-documents">
            <h3>{ words::IN_DOCUMENTS.get(language) }</h3>
            <ul class="plain-list">{ for condition.inside.iter().take(FINDINGS).filter_map(|inside| Some((bench.library.get(inside.document)?, inside))).map(|(document, inside)| {
                let severity = if inside.errors > 0 { Severity::Error } else { Severity::Warning };
                let first = bench.analyses.get(&document.id).and_then(|analysis| analysis.findings.first());
                let says = first.map(|first| first.says.in_language(language)).unwrap_or_default();
                let more = (inside.errors + inside.warnings).saturating_sub(1);
                let more = if more > 0 { format!(" ({})", words::MORE.fill(language, &[units::number(more as u64)])) } else { String::new() };
                html! {
                    <li><button type="button" class="link finding-link" onclick={to_findings(bench, document.id)}><SeverityMark {severity} {language} /><span>{ document_words(bench, document) }{ language.colon() }{ prose(&says) }{ more }</span></button></li>
                }
            }) }</ul>
            if more > 0 { <p>{ words::MORE.fill(language, &[units::number(more as u64)]) }</p> }
        </section>
    }
}
