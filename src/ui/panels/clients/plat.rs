//! The matrix in small, with the clients on the tiles that they take.

use super::SharedPicks;
use crate::language::Language;
use crate::library::Verification;
use crate::matrix::{Column, Matrix};
use crate::picks::Picks;
use crate::platform::describe;
use crate::strings::{clients as words, matrix as matrix_words, shell};
use crate::ui::Bench;
use crate::ui::panels::matrix::row_head;
use crate::ui::panels::picks::{chips, pick_legend};
use crate::ui::parts::{Icon, Shape, StateMark};
use crate::workbench::Action;
use yew::prelude::*;

/// Rows above which only those are drawn that a client takes something from.
const LIMIT: usize = 40;
/// Entries drawn of one cell.
const CELL: usize = 6;

#[derive(PartialEq, Properties)]
pub struct PlatProps {
    pub bench: Bench,
    pub picks: SharedPicks,
}

/// The small matrix.
#[component]
pub fn SmallPlat(props: &PlatProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let document = bench.document().cloned();
    let matrix = use_memo(bench.open, |_| {
        document.as_deref().and_then(|document| document.image.as_deref()?.index.as_ref().map(Matrix::of)).unwrap_or_default()
    });
    let Some(document) = bench.document() else { return Html::default() };
    let Some(index) = document.image.as_deref().and_then(|image| image.index.as_ref()) else { return Html::default() };
    let picks = props.picks.0.as_ref().as_ref();
    let taken = |at: &usize| picks.is_some_and(|picks: &Picks| picks.at(*at).next().is_some());
    let large = matrix.rows.len() > LIMIT;
    let rows: Vec<_> =
        matrix.rows.iter().filter(|row| !large || row.cells.iter().any(|(_, entries)| entries.iter().any(taken))).take(LIMIT).collect();
    let beside: Vec<usize> = matrix.aside.iter().flat_map(|aside| &aside.entries).copied().filter(|at| taken(at)).collect();
    let tile = |at: usize| {
        let state = bench.analysis().and_then(|analysis| analysis.entries.get(at).cloned()).unwrap_or(Verification::NotGiven);
        let (chips, framed) = chips(picks, at, language);
        let short = index.entries.get(at).and_then(|entry| entry.digest()).map(|digest| digest.short().chars().take(8).collect::<String>());
        let bad = matches!(state, Verification::Differs(..)).then_some("bad");
        let pressed = bench.selection.entry == Some(at);
        let dispatch = bench.dispatcher();
        let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::SelectEntry((!pressed).then_some(at))));
        html! {
            <button type="button" class={classes!("lot", "small", framed, bad)} data-entry={at.to_string()} aria-pressed={pressed.to_string()} {onclick}>
                <StateMark state={bench.stands(&state, bench.document().map(|document| &**document))} {language} />
                <span class="lot-digest">{ short.unwrap_or_else(|| "—".to_owned()) }</span>
                <span class="lot-place">{ format!("#{at}") }</span>
                { chips }
            </button>
        }
    };
    html! {
        <div class="small-plat">
            if !rows.is_empty() {
                <div class="plat-scroll" tabindex="0" role="region" aria-label={shell::MATRIX.get(language)}><table class="plat compact">
                    <caption class="sr">{ shell::MATRIX.get(language) }</caption>
                    <thead><tr>
                        <th scope="col" class="corner">{ matrix_words::CORNER.get(language) }</th>
                        { for matrix.columns.iter().map(|column| small_head(column, language)) }
                    </tr></thead>
                    <tbody>{ for rows.iter().map(|row| html! { <tr>
                        { row_head(row, index, language) }
                        { for (0..matrix.columns.len()).map(|column| match row.cell(column) {
                            [] => html! { <td class="vacant"><span class="sr">{ matrix_words::VACANT.get(language) }</span></td> },
                            entries => {
                                let more = entries.len().saturating_sub(CELL);
                                let late = entries.iter().skip(CELL).filter(|at| taken(at));
                                html! { <td>{ for entries.iter().take(CELL).chain(late).map(|at| tile(*at)) }if more > 0 { <p class="hint more">{ matrix_words::MORE.fill(language, &[more.to_string()]) }</p> }</td> }
                            }
                        }) }
                    </tr> }) }</tbody>
                </table></div>
            }
            if !beside.is_empty() { <div class="aside-lots">{ for beside.into_iter().take(LIMIT).map(tile) }</div> }
            if large { <p class="hint">{ words::ROWS_LEFT_OUT.get(language) }</p> }
            <p class="legend">
                <span class="mark is-ok"><Icon shape={Shape::Verified} />{ shell::VERIFIED.get(language) }</span>
                <span class="mark is-open"><Icon shape={Shape::Missing} />{ shell::NOT_GIVEN.get(language) }</span>
                { pick_legend(language) }
            </p>
        </div>
    }
}

/// The head of a column: of a version of Windows only what tells it from the others.
fn small_head(column: &Column, language: Language) -> Html {
    let version = column.version.as_deref().map(|version| version.strip_prefix("10.0.").unwrap_or(version).to_owned());
    let release = column.version.as_deref().and_then(describe::windows_release);
    html! {
        <th scope="col">
            <span class="os">{ if column.os.is_empty() { "?" } else { &column.os }.to_owned() }</span>
            if let Some(version) = version { <span class="version">{ version }</span> }
            if let Some(release) = release { <span class="about">{ release.get(language) }</span> }
        </th>
    }
}
