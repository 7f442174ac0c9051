//! The tree of documents: a treegrid whose rows take the focus. Arrow keys move, unfold and fold; Enter opens.

use super::{bytes_text, members_words, route_text};
use crate::archive::ArchiveId;
use crate::diagnostic::Severity;
use crate::dialect::Fidelity;
use crate::digest::Algorithm;
use crate::graph::{ContentState, Outline, Part, Row, Sizes, Standing, Whole, Wholes, compressed_size, is_unfinished, unpacked_layer};
use crate::image::{CONTAINERD_NAME, Kind, REFERENCE_NAME, Role};
use crate::language::{Language, Text};
use crate::library::{Document, Library, Verification};
use crate::strings::{archives, condition as conditions, documents as words, units, verdict};
use crate::text::revealed;
use crate::ui::Bench;
use crate::ui::belongs::{image_name, kind_of};
use crate::ui::frame::{kind_words, name_of, own_digest, platform_name};
use crate::ui::jobs::archive_name;
use crate::ui::memory::use_recalled;
use crate::ui::parts::{Bar, Icon, Same, SeverityMark, Shape, StateMark, prose};
use crate::workbench::{Action, Condition, Haul, Panel, Stage, Workbench};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Levels that are set in further than the one before.
const INDENTS: usize = 10;

#[derive(PartialEq, Properties)]
pub struct TreeProps {
    pub bench: Bench,
    pub outline: Same<Outline>,
}

/// A row with what is measured for it.
struct Seen {
    row: Row,
    /// Compressed size of the image in bytes.
    compressed: Option<u64>,
    /// The whole content of the entry.
    whole: Option<Whole>,
}

/// The tree.
#[component]
pub fn DocumentTree(props: &TreeProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let t = |text: Text| text.get(language);
    let focused = use_state(String::new);
    let rows = use_recalled(
        "tree",
        (Same(bench.library.clone()), props.outline.clone(), Same(bench.folds.clone())),
        |(library, outline, folds)| {
            let rows = outline.0.rows(&library.0, &folds.0).into_iter();
            let mut wholes = Wholes::new(&library.0);
            let mut whole = |row: &Row| {
                let holder = library.0.get(row.holder().filter(|_| matches!(row.part, Part::Entry(..)))?)?;
                Some(wholes.of(holder, row.descriptor()?))
            };
            rows.map(|row| Seen { compressed: measured(&library.0, &row), whole: whole(&row), row }).collect::<Vec<_>>()
        },
    );
    let active = rows.iter().position(|seen| seen.row.key == *focused).unwrap_or(0);
    let onfocusin = {
        let (rows, focused) = (rows.clone(), focused.clone());
        Callback::from(move |event: FocusEvent| {
            if let Some(seen) = row_of(&event).and_then(|at| rows.get(at)).filter(|seen| seen.row.key != *focused) {
                focused.set(seen.row.key.clone());
            }
        })
    };
    let head = |name: Text, class: &'static str| html! { <th scope="col" role="columnheader" {class}>{ t(name) }</th> };
    html! {
        <div class="table-scroll">
            <table role="treegrid" class="documents" aria-label={t(words::TREE)} onkeydown={on_key(bench, rows.clone())} {onfocusin}>
                <thead role="rowgroup"><tr role="row">
                    { head(words::NAME, "") }{ head(words::KIND, "") }{ head(words::BYTES, "right") }{ head(words::COMPRESSED, "right") }{ head(words::DIGEST, "") }{ head(words::STATE, "") }
                    <th scope="col" role="columnheader"><span class="sr">{ t(words::REMOVE) }</span></th>
                </tr></thead>
                <tbody role="rowgroup">{ for rows.iter().enumerate().map(|(at, seen)| line(bench, seen, at, at == active)) }</tbody>
            </table>
        </div>
    }
}

fn measured(library: &Library, row: &Row) -> Option<u64> {
    let document = row.document.as_deref().filter(|_| matches!(row.part, Part::Root | Part::Entry(..)))?;
    if document.kind().is_index() {
        return Sizes::of(library, document).filter(|sizes| sizes.known > 0).map(|sizes| sizes.unique);
    }
    compressed_size(library, document)
}

fn line(bench: &Bench, seen: &Seen, at: usize, active: bool) -> Html {
    let (row, language) = (&seen.row, bench.language);
    let t = |text: Text| text.get(language);
    let tabindex = if active { "0" } else { "-1" };
    let act = |actions: Vec<Action>| {
        let dispatch = bench.dispatcher();
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            actions.iter().for_each(|action| dispatch.dispatch(action.clone()));
        })
    };
    let (key, level) = (row.key.clone(), row.level.to_string());
    let indent = format!("indent-{}", row.level.min(INDENTS));
    let more = match row.part {
        Part::More(count) => {
            let more = words::MORE.fill(language, &[units::number(count as u64)]);
            Some(html! { <button type="button" class="link" {tabindex} onclick={act(opening(bench, row))}>{ more }</button> })
        }
        Part::Limit(count) => Some(html! { words::LIMIT.fill(language, &[units::number(count as u64)]) }),
        _ => None,
    };
    if let Some(more) = more {
        return html! { <tr {key} role="row" class="more-row" data-row={at.to_string()} aria-level={level} {tabindex}>
            <th scope="row" role="rowheader" colspan="7"><div class={classes!("tree-name", indent)}>{ more }</div></th>
        </tr> };
    }
    let document = row.document.as_deref();
    let is_open = document.is_some_and(|document| bench.open == Some(document.id)) && !matches!(row.part, Part::Members(_));
    let selected = matches!(row.part, Part::Entry(at, _) if row.holder() == bench.open && bench.selection.entry == Some(at));
    let toggle = row.open.map(|open| {
        let (dispatch, key) = (bench.dispatcher(), row.key.clone());
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Unfold(key.clone(), !open)))
    });
    let digest = digest_of(bench, row);
    let size = size_of(bench, row);
    html! {
        <tr {key} role="row" class={classes!(is_open.then_some("opened"), selected.then_some("chosen"), toggle.is_some().then_some("folds"))} data-row={at.to_string()} data-key={row.key.clone()}
            aria-level={level} aria-posinset={row.position.to_string()} aria-setsize={row.siblings.to_string()} aria-expanded={row.open.map(|open| open.to_string())} {tabindex} onclick={toggle}>
            <th scope="row" role="rowheader"><div class={classes!("tree-name", indent)}>
                <span class="twist">if let Some(open) = row.open { <Icon shape={if open { Shape::Fold } else { Shape::Unfold }} /> }</span>
                <Icon shape={shape(row)} class="kind-icon" />
                <span class="tree-words">
                    <button type="button" class="link" {tabindex} onclick={act(opening(bench, row))}>{ title(bench, row) }</button>
                    if let (Part::Entry(at, _), Some(holder)) = (row.part, row.holder()) {
                        <button type="button" class="link place" {tabindex} aria-label={words::IN_MATRIX.fill(language, &[format!("#{at}")])}
                            onclick={act(vec![Action::Open(holder), Action::SelectEntry(Some(at)), Action::Show(Panel::Matrix)])}>{ format!("#{at}") }</button>
                    }
                    <span class="hint">{ hint(bench, row, is_open) }</span>
                </span>
            </div></th>
            <td role="gridcell" class="kind">{ kind(bench, row) }</td>
            <td role="gridcell" class="right" data-label={t(words::BYTES)}>{ size.map(units::size).unwrap_or_default() }</td>
            <td role="gridcell" class="right" data-label={t(words::COMPRESSED)}>{ seen.compressed.map(units::size).unwrap_or_default() }</td>
            <td role="gridcell">if let Some(digest) = digest { <code title={digest.clone()}>{ short(&digest) }</code> }</td>
            <td role="gridcell"><span class="row">{ standing(bench, seen) }{ findings(bench, row) }</span></td>
            <td role="gridcell" class="last">if let Some(id) = document.filter(|_| is_removable(row)).map(|document| document.id) {
                <button type="button" class="button plain icon-only" {tabindex} aria-label={format!("{}{}{}", t(words::REMOVE), language.colon(), title(bench, row))} onclick={act(vec![Action::Remove(id)])}><Icon shape={Shape::Trash} /></button>
            }</td>
        </tr>
    }
}

/// What opening a row does: its document where it was given, else the place that names it.
fn opening(bench: &Workbench, row: &Row) -> Vec<Action> {
    if let Part::More(_) = row.part {
        return vec![Action::ShowMore(row.key.trim_end_matches('+').to_owned())];
    }
    if let (Part::Members(_), Some(document)) = (row.part, &row.document) {
        return vec![Action::Open(document.id), Action::Show(Panel::Source)];
    }
    if let Some(document) = &row.document {
        return vec![Action::Open(document.id), Action::Show(Panel::Matrix)];
    }
    let Some(holder) = row.holder() else { return in_listing(bench, row).unwrap_or_default() };
    if let Part::Entry(at, _) = row.part {
        return vec![Action::Open(holder), Action::SelectEntry(Some(at)), Action::Show(Panel::Matrix)];
    }
    let tree = bench.library.get(holder).and_then(|document| document.tree.clone());
    let span = row.descriptor().zip(tree).map(|(descriptor, tree)| Action::SelectSpan(tree.value(descriptor.node).span()));
    [Some(Action::Open(holder)), span, Some(Action::Show(Panel::Source))].into_iter().flatten().collect()
}

/// The line of a file in the list of its archive's members.
fn in_listing(bench: &Workbench, row: &Row) -> Option<Vec<Action>> {
    let member = row.member?;
    let shelf = bench.library.shelf(member.archive)?;
    if matches!(row.part, Part::Unreferenced(_) | Part::Others(_)) {
        return Some(vec![Action::Unfold(row.key.clone(), row.open == Some(false))]);
    }
    let tree = bench.library.get(shelf.listing)?.tree.clone()?;
    let span = tree.root().get("members").and_then(|list| list.items().nth(member.at)).map(|value| value.span());
    let select = span.map(Action::SelectSpan);
    Some([Some(Action::Open(shelf.listing)), select, Some(Action::Show(Panel::Source))].into_iter().flatten().collect())
}

/// With an archive goes all that is in it; a part of it is not taken out alone.
fn is_removable(row: &Row) -> bool {
    match row.part {
        Part::Archive(_) => true,
        Part::Members(_) => false,
        _ => row.document.as_deref().is_some_and(|document| document.member.is_none()),
    }
}

/// The digest of a row: declared, else of its own bytes.
fn digest_of(bench: &Workbench, row: &Row) -> Option<String> {
    let of_archive = |id| {
        let shelf = bench.library.shelf(id)?;
        shelf.archive.whole.as_ref()?.digest(Algorithm::Sha256).map(|digest| digest.to_string())
    };
    match (row.part, row.descriptor()) {
        (Part::Archive(id), _) => of_archive(id),
        (_, Some(descriptor)) => descriptor.digest_text().map(str::to_owned),
        _ => {
            let own = row.document.as_deref().and_then(own_digest);
            own.or_else(|| row.file_digest(&bench.library).map(|digest| digest.to_string()))
        }
    }
}

/// Length in bytes: declared, else of its own bytes.
fn size_of(bench: &Workbench, row: &Row) -> Option<u64> {
    match (row.part, row.descriptor()) {
        (Part::Archive(id), _) => bench.library.shelf(id).map(|shelf| shelf.archive.size),
        (Part::Members(_), _) => None,
        (_, Some(descriptor)) => descriptor.size(),
        _ => row.document.as_deref().map(|document| document.bytes.len() as u64).or(row.file(&bench.library).map(|(_, size)| size)),
    }
}

fn short(digest: &str) -> String {
    let encoded = digest.split_once(':').map_or(digest, |(_, encoded)| encoded);
    encoded.chars().take(12).collect()
}

fn shape(row: &Row) -> Shape {
    match (row.part, row.document.as_deref().map(Document::kind)) {
        (Part::Entry(_, Role::Attestation(_)), _) => Shape::Attestation,
        (Part::Entry(_, Role::Nested), _) => Shape::Index,
        (Part::Archive(_), _) => Shape::Archive,
        (Part::Unreferenced(_) | Part::Others(_), _) => Shape::Folder,
        (Part::Members(_), _) => Shape::List,
        (Part::Saved(_), _) => Shape::File,
        (Part::SavedLayer(_), _) => Shape::Layer,
        (Part::Config, _) | (_, Some(Kind::Config)) => Shape::Config,
        (Part::Layer(_), _) => Shape::Layer,
        (Part::Subject, _) => Shape::Subject,
        (_, Some(kind)) if kind.is_index() => Shape::Index,
        _ => Shape::File,
    }
}

/// The name that an image layout gives to an entry.
fn named(row: &Row) -> Option<&str> {
    let entry = row.descriptor()?;
    entry.annotation(CONTAINERD_NAME).or(entry.annotation(REFERENCE_NAME))
}

/// What a row is called.
fn title(bench: &Workbench, row: &Row) -> String {
    let language = bench.language;
    let name = || row.document.as_deref().map(|document| name_of(document, language)).unwrap_or_default();
    match row.part {
        Part::Root | Part::More(_) | Part::Limit(_) => name(),
        Part::Entry(_, Role::Attestation(_)) => words::ATTESTATION.get(language).to_owned(),
        Part::Entry(at, role) => match row.descriptor().and_then(|descriptor| descriptor.platform()).map(platform_name) {
            Some(platform) => platform,
            None if named(row).is_some() => revealed(named(row).unwrap_or_default()).into_owned(),
            None if role == Role::Nested => words::INDEX.get(language).to_owned(),
            None => format!("manifests[{at}]"),
        },
        Part::Config => words::CONFIG.get(language).to_owned(),
        Part::Layer(at) => {
            let layer = row.descriptor().and_then(|descriptor| descriptor.media_type()).is_none_or(|name| name.contains("layer"));
            (if layer { words::LAYER } else { words::BLOB }).fill(language, &[at.to_string()])
        }
        Part::Subject => words::SUBJECT.get(language).to_owned(),
        Part::Referrer => words::REFERRER.fill(language, &[name()]),
        Part::Described => words::DESCRIBED.get(language).to_owned(),
        Part::Archive(id) => bench.library.shelf(id).map(|shelf| archive_name(&shelf.archive, language)).unwrap_or_default(),
        Part::Saved(at) => saved_name(bench, row, at),
        Part::SavedLayer(at) => words::LAYER.fill(language, &[at.to_string()]),
        Part::File => row.file(&bench.library).map(|(path, _)| revealed(path).into_owned()).unwrap_or_default(),
        Part::Unreferenced(count) => archives::GROUP_UNREFERENCED.fill(language, &[units::number(count as u64)]),
        Part::Others(count) => archives::GROUP_OTHERS.fill(language, &[units::number(count as u64)]),
        Part::Members(count) => members_words(count, language),
    }
}

/// The first name of an image that only `manifest.json` lists.
fn saved_name(bench: &Workbench, row: &Row, at: usize) -> String {
    let shelf = row.member.and_then(|member| bench.library.shelf(member.archive));
    let image = shelf.and_then(|shelf| bench.library.images(shelf).into_iter().nth(at));
    image.map(|image| image_name(&image, at, bench.language)).unwrap_or_default()
}

/// Beside the name: the file and how it came, and what else is to be known of the row.
fn hint(bench: &Workbench, row: &Row, is_open: bool) -> String {
    let language = bench.language;
    let t = |text: Text| text.get(language).to_owned();
    let mut hints = Vec::new();
    if let Part::Entry(..) = row.part {
        // What an archive calls its image stands beside what it is for.
        hints.extend(named(row).filter(|name| *name != title(bench, row)).map(|name| revealed(name).into_owned()));
    }
    if let Part::SavedLayer(_) = row.part {
        hints.extend(row.file(&bench.library).map(|(path, _)| revealed(path).into_owned()));
    }
    if let Some(document) = row.document.as_deref().filter(|_| !matches!(row.part, Part::Archive(_) | Part::Members(_) | Part::File)) {
        if document.member.is_some() {
            hints.extend(row.document.as_deref().and_then(|document| file_name(bench, document)));
        } else if !matches!(row.part, Part::Root | Part::Referrer) {
            hints.push(name_of(document, language));
        }
        if document.member.is_none() {
            hints.push(t(route_text(document.origin.route)));
        }
        if document.fidelity() != Fidelity::Exact {
            hints.push(t(bytes_text(document)));
        }
        let outer = document.within.and_then(|within| bench.library.get(within.outer));
        hints.extend(outer.map(|outer| words::FROM.fill(language, &[name_of(outer, language)])));
    }
    if let (Part::Layer(at), Standing::Declared(Verification::NotGiven), Some(holder)) = (row.part, &row.standing, row.holder())
        && bench.library.get(holder).is_some_and(|manifest| unpacked_layer(&bench.library, manifest, at).is_some())
    {
        hints.push(t(conditions::UNPACKED_HERE));
    }
    match row.shared {
        0 => {}
        count => hints.push(words::SHARED_BY.fill(language, &[units::number(count as u64)])),
    }
    if row.again {
        hints.push(t(words::AGAIN));
    }
    if is_open {
        hints.push(t(words::OPENED));
    }
    hints.join(" · ")
}

/// The path of a document in its archive, where that says more than its digest.
fn file_name(bench: &Workbench, document: &Document) -> Option<String> {
    let member = document.member?;
    let known = bench.library.shelf(member.archive)?.archive.members.get(member.at)?;
    known.stated_digest().is_none().then(|| revealed(&known.path).into_owned())
}

/// The media type without what all of them begin with; a root says what it is in words.
fn kind(bench: &Workbench, row: &Row) -> Html {
    let language = bench.language;
    match row.part {
        Part::Archive(id) => {
            let shelf = bench.library.shelf(id);
            return shelf.map(|shelf| prose(kind_of(&bench.library, shelf).get(language))).unwrap_or_default();
        }
        Part::Unreferenced(_) | Part::Others(_) | Part::Members(_) | Part::Saved(_) => return Html::default(),
        _ => {}
    }
    let declared = row.descriptor().and_then(|descriptor| descriptor.media_type());
    match (declared, row.document.as_deref()) {
        (Some(name), _) => {
            let tail = ["application/vnd.oci.", "application/vnd.docker.", "application/vnd.", "application/"]
                .iter()
                .find_map(|start| name.strip_prefix(start))
                .unwrap_or(name);
            let tail = tail.strip_prefix("image.layer.v1.").unwrap_or(tail);
            html! { <span title={name.to_owned()}>{ tail.to_owned() }</span> }
        }
        (None, Some(document)) => kind_words(bench, document),
        (None, None) => html! { "—" },
    }
}

fn standing(bench: &Workbench, seen: &Seen) -> Html {
    let (row, language) = (&seen.row, bench.language);
    if let Part::Archive(id) = row.part {
        return archive_standing(bench, id);
    }
    let (shape, class, text) = match &row.standing {
        Standing::Declared(state) => {
            let holder = row.holder().and_then(|id| bench.library.get(id));
            let own = bench.stands(state, holder.map(|document| &**document));
            let own = match state {
                Verification::Verified(held) if is_unfinished(&bench.library, *held) => ContentState::Unfinished(1),
                _ => own,
            };
            return html! { <>{ marked(own, language) }{ below(bench, seen) }</> };
        }
        Standing::Unread(member) => return marked(bench.stands_unread(*member), language),
        Standing::Group => return Html::default(),
        Standing::DiffId(true) => (Shape::Verified, "is-ok", archives::DIFF_ID),
        Standing::DiffId(false) => (Shape::Bad, "is-error", archives::NOT_DIFF_ID),
        Standing::Absent => (Shape::Bad, "is-error", archives::ABSENT),
        Standing::AsExpected => (Shape::Verified, "is-ok", verdict::MATCHES),
        Standing::NotAsExpected => (Shape::Bad, "is-error", verdict::MISMATCH),
        Standing::Alone => (Shape::Missing, "is-open", words::ALONE),
        Standing::NotReferredTo => (Shape::Warning, "is-warning", words::UNREFERRED),
    };
    html! { <span class={classes!("mark", class)}><Icon {shape} /><span>{ text.get(language) }</span></span> }
}

/// What does not match below an entry whose own bytes do.
fn below(bench: &Workbench, seen: &Seen) -> Html {
    let language = bench.language;
    let Some(whole) = &seen.whole else { return Html::default() };
    match whole.state(bench) {
        ContentState::PartDiffers(_) if whole.differing().len() > 1 => {
            let says = archives::PARTS_SHORT.fill(language, &[units::number(whole.differing().len() as u64)]);
            html! { <span class="mark is-error"><Icon shape={Shape::Bad} /><span>{ says }</span></span> }
        }
        state @ (ContentState::PartDiffers(_) | ContentState::Unfinished(_)) => marked(state, language),
        _ => Html::default(),
    }
}

/// A state, with a bar while it is being hashed.
fn marked(state: ContentState, language: Language) -> Html {
    let bar = if let ContentState::Hashing(done) = state {
        html! { <Bar {done} /> }
    } else {
        Html::default()
    };
    html! { <><StateMark {state} {language} word=true />{ bar }</> }
}

/// How an archive as a whole stands.
fn archive_standing(bench: &Workbench, id: ArchiveId) -> Html {
    let language = bench.language;
    let condition = bench.condition(id);
    let tally = condition.map(|condition| condition.tally).unwrap_or_default();
    let (errors, unfinished) = condition.map_or((0, 0), |condition| (condition.counts()[0], condition.unfinished.len()));
    let haul = bench.hauls.get(&id);
    let damaged = bench.library.shelf(id).is_some_and(|shelf| {
        let packed = shelf.archive.whole.as_ref().and_then(|whole| whole.unpacked.as_ref()?.fault);
        shelf.archive.fault.is_some() || packed.is_some()
    });
    let word = |text: Text| text.get(language).to_owned();
    let number = |count: usize| units::number(count as u64);
    let done = haul.map_or(0, Haul::hundredths).to_string();
    let (shape, class, says) = match haul.map(|haul| haul.stage) {
        Some(Stage::Queued) => (Shape::Missing, "is-open", word(archives::QUEUED_SHORT)),
        Some(Stage::Listing) => (Shape::Hashing, "is-note", word(archives::LISTING_SHORT)),
        Some(Stage::Hashing) => (Shape::Hashing, "is-note", archives::READING.fill(language, &[done])),
        Some(Stage::Stopped) => (Shape::Missing, "is-open", word(archives::STOPPED_SHORT)),
        Some(Stage::Died) => (Shape::Bad, "is-error", word(archives::DIED_SHORT)),
        Some(Stage::Unreadable) => (Shape::Bad, "is-error", word(archives::UNREADABLE_SHORT)),
        _ if damaged => (Shape::Bad, "is-error", word(archives::DAMAGED)),
        _ if tally.wrong > 0 => (Shape::Bad, "is-error", archives::WRONG.fill(language, &[number(tally.wrong)])),
        _ if errors > 0 => (Shape::Bad, "is-error", word(conditions::WITH_ERRORS)),
        _ if unfinished > 0 => (Shape::Missing, "is-open", word(conditions::UNFINISHED_SHORT)),
        _ if tally.missing > 0 => (Shape::Missing, "is-open", conditions::PARTS_MISSING.fill(language, &[number(tally.missing)])),
        _ if tally.blobs > 0 && tally.verified == tally.blobs => (Shape::Verified, "is-ok", word(archives::ALL_MATCH)),
        _ => (Shape::Check, "is-open", word(archives::READ_ALL)),
    };
    html! { <span class={classes!("mark", class)}><Icon {shape} /><span>{ says }</span></span> }
}

/// Numbers of findings of a document, worst first.
fn findings(bench: &Bench, row: &Row) -> Html {
    let document = row.document.as_deref().filter(|_| !matches!(row.part, Part::Members(_)));
    let Some(analysis) = document.and_then(|document| bench.analyses.get(&document.id)) else { return Html::default() };
    let language = bench.language;
    // Of an archive, what was found in its documents counts as well.
    let condition = if let Part::Archive(id) = row.part { bench.condition(id) } else { None };
    let counts = condition.map_or_else(|| Severity::ALL.map(|severity| analysis.count(severity)), Condition::counts);
    let badges = Severity::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0).map(|(severity, count)| {
        html! { <span class="badge"><SeverityMark {severity} {language} /><span>{ units::number(count as u64) }</span></span> }
    });
    html! { <>{ for badges }</> }
}

/// The place of the row that an event happened in.
fn row_of(event: &Event) -> Option<usize> {
    let element: web_sys::Element = event.target()?.dyn_into().ok()?;
    element.closest("tr").ok()??.get_attribute("data-row")?.parse().ok()
}

/// What a key does in a row.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    To(usize),
    Do(Vec<Action>),
}

fn step(bench: &Workbench, rows: &[Seen], at: usize, key: &str, on_row: bool) -> Option<Step> {
    let row = &rows.get(at)?.row;
    let unfold = |open| Some(Step::Do(vec![Action::Unfold(row.key.clone(), open)]));
    let last = rows.len().checked_sub(1)?;
    match (key, row.open) {
        ("ArrowDown", _) => Some(Step::To((at + 1).min(last))),
        ("ArrowUp", _) => Some(Step::To(at.saturating_sub(1))),
        ("Home", _) => Some(Step::To(0)),
        ("End", _) => Some(Step::To(last)),
        ("ArrowRight", Some(false)) => unfold(true),
        ("ArrowRight", Some(true)) => Some(Step::To((at + 1).min(last))),
        ("ArrowLeft", Some(true)) => unfold(false),
        ("ArrowLeft", _) => rows.iter().take(at).rposition(|above| above.row.level < row.level).map(Step::To),
        (" ", Some(open)) if on_row => unfold(!open),
        ("Enter", _) if on_row => Some(Step::Do(opening(bench, row))),
        _ => None,
    }
}

fn on_key(bench: &Bench, rows: Rc<Vec<Seen>>) -> Callback<KeyboardEvent> {
    let bench = bench.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let on_row =
            event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()).is_some_and(|target| target.tag_name() == "TR");
        let Some(step) = row_of(&event).and_then(|at| step(&bench, &rows, at, &event.key(), on_row)) else { return };
        event.prevent_default();
        match step {
            Step::Do(actions) => actions.into_iter().for_each(|action| bench.dispatch(action)),
            Step::To(at) => {
                let table = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
                let row = table.and_then(|table| table.query_selector(&format!("tr[data-row='{at}']")).ok().flatten());
                if let Some(row) = row.and_then(|row| row.dyn_into::<web_sys::HtmlElement>().ok()) {
                    let _ = row.focus();
                }
            }
        }
    })
}
