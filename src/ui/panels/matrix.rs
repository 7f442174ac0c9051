//! The platform matrix: a table of architectures by operating systems, and what is no platform beside it.

use super::inspector::Inspector;
use super::picks::{beside_matrix, chips, disagreement_line, host_line, pick_legend, use_picks};
use super::source::SourceView;
use super::window::{Axis, spacer, use_window};
use crate::diagnostic::Severity;
use crate::graph::{ContentState, Sizes, Whole, stated_platform};
use crate::image::{CONTAINERD_NAME, Descriptor, Index, REFERENCE_NAME, Role};
use crate::language::{Language, Text};
use crate::matrix::{Column, Matrix, Row, stated_otherwise};
use crate::picks::Picks;
use crate::platform::{Platform, describe};
use crate::scroll::Rows;
use crate::strings::{archives, condition, matrix as words, shell, units};
use crate::text::revealed;
use crate::ui::frame::{act, name_of, platform_name};
use crate::ui::memory::use_recalled;
use crate::ui::parts::{Icon, Same, SeverityMark, Shape, StateMark, prose, state_words};
use crate::ui::{Bench, PanelProps};
use crate::workbench::Action;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// From this number of rows or tiles on only the rows in view are drawn, each one tile high.
const LARGE: usize = 120;
const LARGE_TILES: usize = 300;
/// Height of a row of a large matrix, in pixels, and of one with cells of several entries; the style sheet has the same numbers.
const ROW: u64 = 52;
const SHARED_ROW: u64 = 80;
/// From this number of columns on only those in view are drawn, each this many pixels wide; the style sheet has the same number.
const WIDE: usize = 16;
const COLUMN: u64 = 240;
/// Lots shown of one cell and of one group beside the table.
const CELL_LIMIT: usize = 12;
const ASIDE_LIMIT: usize = 60;

/// Errors, warnings and notes of each entry.
type Marks = HashMap<usize, [usize; 3]>;

#[derive(Clone)]
struct Sheet {
    bench: Bench,
    matrix: Rc<Matrix>,
    marks: Rc<Marks>,
    wholes: Same<Vec<Whole>>,
    /// Errors in the documents that each entry leads to.
    inside: Rc<Vec<usize>>,
    picks: Rc<Option<Picks>>,
    /// Compressed size of each entry's image.
    sizes: Rc<Sizes>,
    /// What configs say that the index does not.
    stated: Rc<BTreeMap<usize, Platform>>,
    language: Language,
}

/// The panel.
#[component]
pub fn MatrixPanel(props: &PanelProps) -> Html {
    let bench = &props.bench;
    let language = bench.language;
    let document = bench.document().cloned();
    let matrix = use_recalled("matrix", bench.open, |_| {
        document.as_deref().and_then(|document| document.image.as_deref()?.index.as_ref().map(Matrix::of)).unwrap_or_default()
    });
    let analysis = bench.analysis().cloned();
    let marks =
        use_memo(analysis.as_ref().map(Rc::as_ptr), |_| analysis.as_deref().map(|analysis| marks(&analysis.findings)).unwrap_or_default());
    let picks = use_picks(bench);
    let sizes = use_recalled("sizes", (bench.open, Same(bench.library.clone())), |(_, library)| {
        document.as_deref().and_then(|document| Sizes::of(&library.0, document)).unwrap_or_default()
    });
    let stated = use_recalled("stated", (bench.open, analysis.clone().map(Same), Same(bench.library.clone())), |(_, analysis, library)| {
        let image = document.as_deref().and_then(|document| document.image.as_deref());
        image.zip(analysis.as_ref()).map(|(image, analysis)| stated_otherwise(&library.0, image, &analysis.0.findings)).unwrap_or_default()
    });
    let inside = use_memo((props.wholes.clone(), Same(bench.analyses.clone())), |(wholes, analyses)| {
        let errors = |whole: &Whole| {
            let analyses = whole.documents().iter().filter_map(|id| analyses.0.get(id));
            analyses.map(|analysis| analysis.count(Severity::Error)).sum()
        };
        wholes.0.iter().map(errors).collect::<Vec<usize>>()
    });
    let Some(document) = bench.document() else { return Html::default() };
    let Some(index) = document.image.as_deref().and_then(|image| image.index.as_ref()) else {
        return html! {
            <div class="panel digests">
                <p>{ words::NO_INDEX.get(language) }</p>
                { super::digests::listed(bench) }
            </div>
        };
    };
    let sheet = Shared(Sheet {
        bench: bench.clone(),
        matrix: matrix.clone(),
        marks,
        wholes: props.wholes.clone(),
        inside,
        sizes,
        stated,
        picks: picks.clone(),
        language,
    });
    let selected = bench.selection.entry.filter(|at| *at < index.entries.len());
    html! {
        <div class={classes!("split", selected.is_some().then_some("has-inspector"))}>
            <div class="panel plat-panel" onkeydown={move_between_lots()}>
                <h2 class="sr">{ shell::MATRIX.get(language) }</h2>
                if index.entries.is_empty() { <p class="empty">{ words::EMPTY.get(language) }</p> }
                if !index.entries.is_empty() { { host_line(bench) } }
                if let Some(picks) = &*picks { { disagreement_line(bench, picks) } }
                if !matrix.rows.is_empty() { <Table sheet={sheet.clone()} {selected} caption={name_of(document, language)} /> }
                { for matrix.aside.iter().enumerate().map(|(group, aside)| {
                    let selected = selected.filter(|selected| aside.entries.binary_search(selected).is_ok());
                    html! { <Beside key={group} sheet={sheet.clone()} {group} {selected} /> }
                }) }
                if selected.is_none() && !index.entries.is_empty() { <p class="hint">{ words::HINT.get(language) }</p> }
            </div>
            if let Some(entry) = selected {
                <div class="beside wide-only"><SourceView bench={bench.clone()} /></div>
                <Inspector bench={bench.clone()} {entry} />
            } else if let Some(picks) = &*picks {
                { beside_matrix(bench, picks) }
            }
        </div>
    }
}

fn marks(findings: &[crate::diagnostic::Finding]) -> Marks {
    let mut marks = Marks::new();
    for finding in findings {
        if let Some(entry) = finding.entry {
            marks.entry(entry).or_default()[finding.severity as usize] += 1;
        }
    }
    marks
}

/// A sheet is drawn anew where something on it changes; what is selected comes beside it.
#[derive(Clone)]
struct Shared(Sheet);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        let (one, other) = (&self.0, &other.0);
        one.language == other.language
            && (one.bench.open, &one.bench.hauls) == (other.bench.open, &other.bench.hauls)
            && Rc::ptr_eq(&one.bench.library, &other.bench.library)
            && Rc::ptr_eq(&one.matrix, &other.matrix)
            && Rc::ptr_eq(&one.marks, &other.marks)
            && one.wholes == other.wholes
            && Rc::ptr_eq(&one.inside, &other.inside)
            && Rc::ptr_eq(&one.picks, &other.picks)
            && Rc::ptr_eq(&one.sizes, &other.sizes)
            && Rc::ptr_eq(&one.stated, &other.stated)
    }
}

impl Sheet {
    fn index(&self) -> Option<&Index> {
        self.bench.document()?.image.as_deref()?.index.as_ref()
    }
}

#[derive(PartialEq, Properties)]
struct TableProps {
    sheet: Shared,
    selected: Option<usize>,
    caption: String,
}

/// How a matrix is drawn that does not fit on a screen.
#[derive(Clone, Copy, PartialEq)]
struct Form {
    /// Whether only the rows in view are drawn, with one tile of each cell.
    large: bool,
    /// Whether only the columns in view are drawn.
    wide: bool,
    /// Whether any cell has several entries.
    shared: bool,
}

impl Form {
    fn of(matrix: &Matrix) -> Self {
        let cells = || matrix.rows.iter().flat_map(|row| &row.cells).map(|(_, entries)| entries.len());
        let tiles: usize = cells().map(|count| count.min(CELL_LIMIT)).sum();
        let wide = matrix.columns.len() > WIDE;
        let large = wide || matrix.rows.len() > LARGE || tiles > LARGE_TILES;
        Self { large, wide, shared: cells().any(|count| count > 1) }
    }
}

#[component]
fn Table(props: &TableProps) -> Html {
    let sheet = &props.sheet.0;
    let language = sheet.language;
    let node = use_node_ref();
    let form = *use_memo(Same(sheet.matrix.clone()), |matrix| Form::of(&matrix.0));
    let (columns, rows) = (&sheet.matrix.columns, &sheet.matrix.rows);
    let height = if form.shared { SHARED_ROW } else { ROW };
    let down = use_window(&node, Axis::Down, Rows::new(rows.len(), height));
    let across = use_window(&node, Axis::Across, Rows::new(columns.len(), COLUMN));
    let (above, below) = if form.large { down.around } else { (0, 0) };
    let (before, after) = if form.wide { across.around } else { (0, 0) };
    let drawn = if form.large { down.drawn.clone() } else { 0..rows.len() };
    let seen = if form.wide { across.drawn.clone() } else { 0..columns.len() };
    let span = (seen.len() + 3).to_string();
    let gap = |length: u64| {
        if length > 0 {
            html! { <tr aria-hidden="true" class="gap"><td colspan={span.clone()}>{ spacer(Axis::Down, length) }</td></tr> }
        } else {
            Html::default()
        }
    };
    let onscroll = form.large.then(|| {
        let (down, across) = (down.clone(), across.clone());
        Callback::from(move |_: Event| {
            down.follow();
            across.follow();
        })
    });
    // A list of its own, so that rows are told apart by their keys and the focus stays where it is.
    let lines: Html = drawn
        .filter_map(|at| {
            let row = rows.get(at)?;
            let is_here = |selected: &usize| row.cells.iter().any(|(_, entries)| entries.binary_search(selected).is_ok());
            let selected = props.selected.filter(is_here);
            Some(html! { <Line key={at} sheet={props.sheet.clone()} {form} {at} columns={seen.clone()} {before} {after} {selected} /> })
        })
        .collect();
    let caption = words::CAPTION.fill(language, std::slice::from_ref(&props.caption));
    let class = classes!("plat-scroll", form.large.then_some("large"), form.wide.then_some("wide"), form.shared.then_some("has-shared"));
    html! {
        <div ref={node} {class} {onscroll} onkeydown={form.large.then(|| down.onkeydown())} tabindex={form.large.then_some("0")} role={form.large.then_some("region")} aria-label={form.large.then(|| caption.clone())}>
            <table class="plat" aria-rowcount={form.large.then(|| (rows.len() + 1).to_string())} aria-colcount={form.wide.then(|| (columns.len() + 1).to_string())}>
                <caption class="sr">{ caption.clone() }</caption>
                <thead><tr>
                    <th scope="col" class="corner" aria-colindex={form.wide.then_some("1")}>{ words::CORNER.get(language) }</th>
                    { beyond(before) }
                    { for seen.clone().filter_map(|at| Some(head(columns.get(at)?, form.wide.then_some(at), language))) }
                    { beyond(after) }
                </tr></thead>
                <tbody>
                    { gap(above) }
                    { lines }
                    { gap(below) }
                </tbody>
            </table>
            <p class="legend"><span class="sr">{ words::LEGEND.get(language) }{ language.colon() }</span>
                <span class="mark is-ok"><Icon shape={Shape::Verified} />{ shell::VERIFIED.get(language) }</span>
                <span class="mark is-open"><Icon shape={Shape::Missing} />{ shell::NOT_GIVEN.get(language) }</span>
                <span class="mark is-error"><Icon shape={Shape::Bad} />{ shell::DIFFERS.get(language) }</span>
                if sheet.bench.is_hauling() { <span class="mark is-note"><Icon shape={Shape::Hashing} />{ archives::HASHED_NOW.get(language) }</span> }
                <span class="mark"><Icon shape={Shape::Attestation} />{ words::ATTESTED.get(language) }</span>
                if sheet.picks.is_some() { { pick_legend(language) } }
            </p>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct LineProps {
    sheet: Shared,
    form: Form,
    at: usize,
    columns: Range<usize>,
    /// Pixels that stand for the columns before and after those.
    before: u64,
    after: u64,
    /// The selected entry, where it stands in this row.
    selected: Option<usize>,
}

/// A row of the table.
#[component]
fn Line(props: &LineProps) -> Html {
    let (sheet, form) = (&props.sheet.0, props.form);
    let Some((index, row)) = sheet.index().zip(sheet.matrix.rows.get(props.at)) else { return Html::default() };
    html! {
        <tr aria-rowindex={form.large.then(|| (props.at + 2).to_string())}>
            { row_head(row, index, sheet.language) }
            { beyond(props.before) }
            { for props.columns.clone().map(|column| cell(sheet, index, row.cell(column), props.selected, form.large)) }
            { beyond(props.after) }
        </tr>
    }
}

/// Stands for columns that are not drawn.
fn beyond(length: u64) -> Html {
    if length == 0 {
        return Html::default();
    }
    html! { <td class="gap" aria-hidden="true">{ spacer(Axis::Across, length) }</td> }
}

fn known(name: &str) -> &str {
    if name.is_empty() { "?" } else { name }
}

fn head(column: &Column, place: Option<usize>, language: Language) -> Html {
    let release = column.version.as_deref().and_then(describe::windows_release);
    let count = words::COUNT.fill(language, &[units::number(column.entries as u64)]);
    html! {
        <th scope="col" aria-colindex={place.map(|at| (at + 2).to_string())}>
            <span class="os">{ revealed(known(&column.os)).into_owned() }</span>
            if let Some(version) = &column.version { <span class="version">{ revealed(version).into_owned() }</span> }
            <span class="about">{ release.map_or(count, |release| release.get(language).to_owned()) }</span>
        </th>
    }
}

pub(super) fn row_head(row: &Row, index: &Index, language: Language) -> Html {
    let platform = row.cells.first().and_then(|(_, entries)| index.entries.get(*entries.first()?)?.platform());
    let about: Option<Text> = platform.and_then(describe::architecture);
    html! {
        <th scope="row">
            <span class="architecture">{ revealed(known(&row.architecture)).into_owned() }if let Some(variant) = &row.variant { <span class="variant">{ format!("/{}", revealed(variant)) }</span> }</span>
            if let Some(about) = about { <span class="about">{ about.get(language) }</span> }
        </th>
    }
}

fn cell(sheet: &Sheet, index: &Index, entries: &[usize], selected: Option<usize>, large: bool) -> Html {
    let language = sheet.language;
    if entries.is_empty() {
        return html! { <td class="vacant"><span class="sr">{ words::VACANT.get(language) }</span></td> };
    }
    let tile = |at: usize| Some(lot(sheet, index.entries.get(at)?, at, index.roles.get(at).copied()?, selected == Some(at)));
    let note = |more: Html| {
        let count = words::SHARED.fill(language, &[units::number(entries.len() as u64)]);
        html! { <p class="shared-note"><Icon shape={Shape::Warning} class="is-warning" /><span>{ count }</span>{ more }</p> }
    };
    let shared = entries.len() > 1;
    if large {
        // One tile: the selected one, else the first.
        let place = selected.and_then(|selected| entries.binary_search(&selected).ok()).unwrap_or_default();
        let next = entries.get(place + 1).or(entries.first()).copied();
        let more = words::MORE.fill(language, &[units::number(entries.len() as u64 - 1)]);
        let more =
            html! { <button type="button" class="more" onclick={act(&sheet.bench, move || Action::SelectEntry(next))}>{ more }</button> };
        return html! {
            <td class={shared.then_some("shared")}>
                if shared { { note(more) } }
                { entries.get(place).and_then(|at| tile(*at)) }
            </td>
        };
    }
    let more = entries.len().saturating_sub(CELL_LIMIT);
    let taken = |at: &usize| sheet.picks.as_ref().as_ref().is_some_and(|picks| picks.at(*at).next().is_some());
    let late = entries.iter().skip(CELL_LIMIT).filter(|at| selected == Some(**at) || taken(at));
    let next = entries.get(CELL_LIMIT).copied();
    html! {
        <td class={shared.then_some("shared")}>
            if shared { { note(Html::default()) } }
            { for entries.iter().take(CELL_LIMIT).chain(late).filter_map(|at| tile(*at)) }
            if let Some(next) = next { <button type="button" class="more" onclick={act(&sheet.bench, move || Action::SelectEntry(Some(next)))}>{ words::MORE.fill(language, &[units::number(more as u64)]) }</button> }
        </td>
    }
}

fn short(entry: &Descriptor) -> String {
    match entry.digest() {
        Some(digest) => digest.short().to_owned(),
        None => entry.digest_text().map(|text| text.chars().take(19).collect()).unwrap_or_else(|| "—".to_owned()),
    }
}

/// A tile: an entry in its place.
fn lot(sheet: &Sheet, entry: &Descriptor, at: usize, role: Role, pressed: bool) -> Html {
    let language = sheet.language;
    let state = sheet.wholes.0.get(at).map_or(ContentState::NotGiven, |whole| whole.state(&*sheet.bench));
    let marks = sheet.marks.get(&at).copied().unwrap_or_default();
    let (chips, framed) = chips(sheet.picks.as_ref().as_ref(), at, language);
    let differs = matches!(state, ContentState::Differs | ContentState::PartDiffers(_));
    let class = classes!("lot", framed, (marks[0] > 0 || differs).then_some("bad"));
    // What the tile says already is not said again.
    let inside = sheet.inside.get(at).copied().filter(|count| *count > 0 && marks[0] == 0 && !differs);
    let attested = sheet.matrix.attestations.get(&at).map_or(0, Vec::len);
    let name = entry.platform().map(Platform::full_name).unwrap_or_default();
    let mark = |severity: Severity| {
        let count = marks[severity as usize];
        if count > 0 {
            html! { <span class="badge"><SeverityMark {severity} {language} /><span>{ count }</span></span> }
        } else {
            Html::default()
        }
    };
    html! {
        <button type="button" {class} data-entry={at.to_string()} aria-pressed={pressed.to_string()} onclick={act(&sheet.bench, move || Action::SelectEntry((!pressed).then_some(at)))}>
            <span class="sr">{ revealed(&name).into_owned() }{ " " }</span>
            <StateMark state={state.clone()} {language} />
            <span class="lot-digest">{ short(entry) }</span>
            <span class="lot-marks">{ mark(Severity::Error) }{ mark(Severity::Warning) }</span>
            <span class="lot-size">{ sheet.sizes.entries.get(at).copied().flatten().map_or_else(|| "—".to_owned(), units::size) }</span>
            <span class="lot-more">
                { said_of(&state, language) }
                if let Some(count) = inside { <span class="mark is-error"><Icon shape={Shape::Bad} />{ inside_words(count, language) }</span> }
                if let Some(name) = entry.annotation(CONTAINERD_NAME).or(entry.annotation(REFERENCE_NAME)) { <code class="lot-name">{ revealed(name).into_owned() }</code> }
                if let Some(stated) = sheet.stated.get(&at) { <span class="mark is-warning config-says"><Icon shape={Shape::Warning} />{ words::CONFIG_SAYS.fill(language, &[platform_name(stated)]) }</span> }
                if let Some(platform) = stated_alone(sheet, entry, role) { <span class="mark">{ platform }</span> }
                if attested > 0 { <span class="mark"><Icon shape={Shape::Attestation} />{ words::ATTESTED.get(language) }</span> }
                if let Role::Attestation(Some(of)) = role { <span>{ words::FOR.fill(language, &[format!("#{of}")]) }</span> }
                if role == Role::Nested { <span class="mark"><Icon shape={Shape::Nested} />{ words::NESTED.get(language) }</span> }
            </span>
            <span class="lot-place">{ format!("#{at}") }</span>
            { chips }
        </button>
    }
}

/// What the config says an image runs on, where its entry does not.
fn stated_alone(sheet: &Sheet, entry: &Descriptor, role: Role) -> Option<String> {
    let platform = stated_platform(&sheet.bench.library, entry).filter(|_| role == Role::NoPlatform)?;
    Some(condition::FROM_CONFIG.fill(sheet.language, &[platform_name(&platform)]))
}

/// What a tile says beside its mark, where the mark alone does not tell.
fn said_of(state: &ContentState, language: Language) -> Html {
    let class = match state {
        ContentState::PartDiffers(_) => "is-error",
        ContentState::Hashing(_) => "is-note",
        ContentState::Waiting | ContentState::Unread | ContentState::Partly(_) | ContentState::Unfinished(_) => "is-open",
        _ => return Html::default(),
    };
    // The mark's own words are read out already.
    html! { <span class={classes!("mark", class)} aria-hidden="true">{ state_words(state, language) }</span> }
}

fn inside_words(count: usize, language: Language) -> String {
    archives::INSIDE.fill(language, &[units::number(count as u64)])
}

fn why(role: Role) -> Text {
    match role {
        Role::Attestation(_) => words::ATTESTATIONS_WHY,
        Role::Unknown => words::UNKNOWN_WHY,
        Role::Artifact => words::ARTIFACT_WHY,
        Role::NoPlatform | Role::Image => words::NO_PLATFORM_WHY,
        Role::Nested => words::NESTED_WHY,
        Role::Blob => words::BLOB_WHY,
        Role::Other => words::OTHER_WHY,
    }
}

#[derive(PartialEq, Properties)]
struct BesideProps {
    sheet: Shared,
    /// The group's place among those of the matrix.
    group: usize,
    /// The selected entry, where it is of this group.
    selected: Option<usize>,
}

/// A group of entries that are no platforms.
#[component]
fn Beside(props: &BesideProps) -> Html {
    let (sheet, selected) = (&props.sheet.0, props.selected);
    let language = sheet.language;
    let Some((index, aside)) = sheet.index().zip(sheet.matrix.aside.get(props.group)) else { return Html::default() };
    let more = aside.entries.len().saturating_sub(ASIDE_LIMIT);
    let heading = words::COUNT.fill(language, &[units::number(aside.entries.len() as u64)]);
    let next = aside.entries.get(ASIDE_LIMIT).copied();
    html! {
        <section class="aside">
            <h3>{ words::NOT_PLATFORMS.get(language) }{ language.colon() }{ heading }</h3>
            <p>{ prose(if index.names_images() && matches!(aside.role, Role::Nested) { words::IMAGES_WHY } else { why(aside.role) }.get(language)) }</p>
            <div class="aside-lots">
                { for aside.entries.iter().take(ASIDE_LIMIT).filter_map(|at| Some(lot(sheet, index.entries.get(*at)?, *at, index.roles.get(*at).copied()?, selected == Some(*at)))) }
                if let Some(next) = next { <button type="button" class="more" onclick={act(&sheet.bench, move || Action::SelectEntry(Some(next)))}>{ words::MORE.fill(language, &[units::number(more as u64)]) }</button> }
            </div>
        </section>
    }
}

/// Arrow keys move the focus between lots, by where they are seen.
fn move_between_lots() -> Callback<KeyboardEvent> {
    Callback::from(|event: KeyboardEvent| {
        let (dx, dy) = match event.key().as_str() {
            "ArrowLeft" => (-1.0, 0.0),
            "ArrowRight" => (1.0, 0.0),
            "ArrowUp" => (0.0, -1.0),
            "ArrowDown" => (0.0, 1.0),
            _ => return,
        };
        let moved = (|| {
            let from: web_sys::Element = event.target()?.dyn_into().ok()?;
            let root: web_sys::Element = event.current_target()?.dyn_into().ok()?;
            let here = from.closest(".lot").ok()??.get_bounding_client_rect();
            let lots = root.query_selector_all(".lot").ok()?;
            let mut best: Option<(f64, web_sys::HtmlElement)> = None;
            for at in 0..lots.length() {
                let Some(lot) = lots.item(at).and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok()) else { continue };
                let there = lot.get_bounding_client_rect();
                let (x, y) = (there.left() - here.left(), there.top() - here.top());
                let along = x * dx + y * dy;
                if along < 4.0 {
                    continue;
                }
                let cost = along + 3.0 * (x * dy).abs().max((y * dx).abs());
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    best = Some((cost, lot));
                }
            }
            best?.1.focus().ok()
        })();
        if moved.is_some() {
            event.prevent_default();
        }
    })
}
