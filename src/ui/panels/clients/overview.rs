//! Who can run this: every host by every client, the pick or the gap in each cell.

use crate::picks::{HostChoice, Pick, Picks, Standing};
use crate::strings::clients as words;
use crate::ui::Bench;
use crate::ui::browser::focus_later;
use crate::ui::panels::picks::{picks_look, place, standing_look, worth};
use crate::ui::parts::{Icon, Shape};
use crate::workbench::Action;
use yew::prelude::*;

/// The table.
pub fn table(bench: &Bench, everyone: &[Picks]) -> Html {
    let language = bench.language;
    let clients = everyone.first().map(|picks| picks.picks.as_slice()).unwrap_or_default();
    let mark = |shape: Shape, class: &'static str, text: crate::language::Text| html! { <span class={classes!("mark", class)}><Icon {shape} />{ text.get(language) }</span> };
    html! { <>
        <div class="overview-scroll" tabindex="0" role="region" aria-label={words::OVERVIEW.get(language)}>
            <table class="overview">
                <caption class="sr">{ words::OVERVIEW_WHY.get(language) }</caption>
                <thead><tr>
                    <th scope="col">{ words::HOST.get(language) }</th>
                    { for clients.iter().map(|pick| html! { <th scope="col"><span title={format!("{}: {}", pick.client.name.get(language), pick.client.tools)}>{ pick.client.id }</span></th> }) }
                </tr></thead>
                <tbody>{ for everyone.iter().map(|picks| row(bench, picks)) }</tbody>
            </table>
        </div>
        <p class="legend">
            { mark(Shape::Verified, "is-ok", words::RUNS) }
            { mark(Shape::Wave, "is-note", words::EMULATION) }
            { mark(Shape::Warning, "is-warning", words::FAILS) }
            { mark(Shape::Missing, "is-open", words::OPEN) }
            { mark(Shape::Dash, "is-open", words::NOTHING) }
            { mark(Shape::Fork, "is-warning", words::DISAGREE) }
        </p>
    </> }
}

fn row(bench: &Bench, picks: &Picks) -> Html {
    let language = bench.language;
    let (shape, class, words) = picks_look(picks);
    let chosen = bench.simulation.host.as_ref() == Some(&picks.host);
    html! {
        <tr class={chosen.then_some("chosen")}>
            <th scope="row"><span class="overview-host"><span class={classes!("mark", class)}><Icon {shape} /><span class="sr">{ words.get(language) }{ language.colon() }</span></span>{ picks.host.name(language) }</span></th>
            { for picks.picks.iter().map(|pick| cell(bench, &picks.host, pick)) }
        </tr>
    }
}

fn cell(bench: &Bench, host: &HostChoice, pick: &Pick) -> Html {
    let language = bench.language;
    let (shape, class) = standing_look(pick.standing());
    let taken = pick.answer.picked().map(|path| place(path));
    let says = worth(pick).2.get(language);
    let result = taken.as_ref().map_or_else(|| says.to_owned(), |taken| format!("{taken} {says}"));
    let label = words::CELL.fill(language, &[host.name(language), pick.client.name.get(language).to_owned(), result]);
    let chosen = bench.simulation.host.as_ref() == Some(host) && bench.simulation.client == Some(pick.client.id);
    let onclick = {
        let (dispatch, host, client) = (bench.dispatcher(), host.clone(), pick.client.id);
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::PickFor(Some(host.clone())));
            dispatch.dispatch(Action::Follow(client));
            focus_later("trace");
        })
    };
    html! {
        <td class={(pick.standing() == Standing::Fails).then_some("unfit")}>
            <button type="button" class="overview-cell" aria-pressed={chosen.to_string()} aria-label={label.clone()} title={label} {onclick}>
                <Icon {shape} class={class} />
                if let Some(taken) = taken { <code>{ taken }</code> }
            </button>
        </td>
    }
}
