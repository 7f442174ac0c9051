//! What each client asks for, what it takes and whether that runs; and what would make them agree.

use super::{differs, way_name};
use crate::clients::register::Use;
use crate::language::Language;
use crate::picks::{Edit, How, Pick, Picks, REMEDY_LIMIT, Remedy};
use crate::strings::clients as words;
use crate::ui::Bench;
use crate::ui::frame::act;
use crate::ui::panels::picks::{list_of, place, worth_mark};
use crate::ui::parts::{Icon, Scroller, Shape, prose};
use crate::workbench::Action;
use yew::prelude::*;

/// Ways that are named where their result is another one.
const NAMED: usize = 3;

/// The table of the clients.
pub fn table(bench: &Bench, picks: &Picks, read: Option<&'static str>, ways: &[Vec<Pick>]) -> Html {
    let language = bench.language;
    html! {
        <Scroller label={words::ANSWERS.fill(language, &[picks.host.name(language)])}>
            <table class="answers" role="table" aria-label={words::ANSWERS.fill(language, &[picks.host.name(language)])}>
                <thead role="rowgroup"><tr role="row">
                    <th scope="col" role="columnheader">{ words::CLIENT.get(language) }</th>
                    <th scope="col" role="columnheader">{ words::ASKS.get(language) }</th>
                    <th scope="col" role="columnheader">{ words::PICKS.get(language) }</th>
                </tr></thead>
                <tbody role="rowgroup">{ for picks.picks.iter().enumerate().map(|(at, pick)| row(bench, pick, read, ways.get(at).map(Vec::as_slice).unwrap_or_default())) }</tbody>
            </table>
        </Scroller>
    }
}

fn row(bench: &Bench, pick: &Pick, read: Option<&'static str>, ways: &[Pick]) -> Html {
    let language = bench.language;
    let chosen = read == Some(pick.client.id);
    let client = pick.client.id;
    let others = others(pick, ways, language);
    html! {
        <tr role="row" class={chosen.then_some("chosen")} data-client={client}>
            <th scope="row" role="rowheader">
                <button type="button" class="client-name" aria-pressed={chosen.to_string()} onclick={act(bench, move || Action::Follow(client))}>{ client }</button>
                <span class="hint">{ format!("{} {}", pick.client.name.get(language), pick.version.number) }</span>
                if pick.client.tools != client { <span class="hint tools-named">{ pick.client.tools }</span> }
            </th>
            <td role="cell">{ asks(pick, language) }</td>
            <td role="cell">
                <span class="takes">if let Some(path) = pick.answer.picked() { <code>{ place(path) }</code> }{ worth_mark(pick, language) }</span>
                if !pick.rivals.is_empty() { <span class="mark is-warning hint-mark"><Icon shape={Shape::Warning} />{ words::BY_ORDER_SHORT.get(language) }</span> }
                if let Some(others) = others { <span class="mark hint-mark"><Icon shape={Shape::Fork} />{ words::DIFFERS_IN.fill(language, &[others]) }</span> }
            </td>
        </tr>
    }
}

/// What is asked for, as it is typed or detected, and how it is read where that is another text.
pub fn asks(pick: &Pick, language: Language) -> Html {
    let asked = &pick.asked;
    let text = match asked.how {
        How::Option => format!("--platform {}", asked.text),
        How::Detected | How::Parts => asked.text.clone(),
    };
    let read = match &asked.spec {
        Ok(spec) if spec.full_text() != asked.text => Some(words::READ_AS.fill(language, &[spec.full_text()])),
        Ok(_) => None,
        Err(_) => Some(words::REJECTED.get(language).to_owned()),
    };
    html! { <>
        <code>{ text }</code>
        if let Some(read) = read { <span class="hint block">{ prose(&read) }</span> }
    </> }
}

/// Versions and ways that end up elsewhere.
fn others(pick: &Pick, ways: &[Pick], language: Language) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    // To choose entries of an index to keep is another thing than to take an image.
    let comparable = |other: &&Pick| other.column.usage != Use::Filter || pick.column.usage == Use::Filter;
    for other in ways.iter().filter(comparable).filter(|other| differs(pick, other)) {
        let name =
            if other.version.number == pick.version.number { way_name(other.column, language) } else { other.version.number.to_owned() };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let first = list_of(&names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>(), language);
    match names.len() {
        0 => None,
        count if count > NAMED => Some(words::AND_MORE.fill(language, &[first, (count - NAMED).to_string()])),
        _ => Some(first),
    }
}

/// What would make the clients agree, where that was found out by asking them again.
pub fn to_agree(bench: &Bench, remedy: Option<&Remedy>, entries: usize) -> Html {
    let language = bench.language;
    if remedy.is_none() && entries > REMEDY_LIMIT {
        return Html::default();
    }
    let sentences = match remedy {
        None => vec![words::NO_REMEDY.get(language).to_owned()],
        Some(remedy) => {
            let edit = match &remedy.edit {
                Edit::MoveBefore(from, to) => words::MOVE.fill(language, &[place(&[*from]), place(&[*to])]),
                Edit::SayPlatform(at, spec) => words::SAY.fill(language, &[place(&[*at]), spec.text()]),
            };
            let names: Vec<&str> = remedy.worse.iter().map(|host| host.name.get(language)).collect();
            let cost = if names.is_empty() {
                words::HARMLESS.get(language).to_owned()
            } else {
                words::HARMS.fill(language, &[list_of(&names, language)])
            };
            vec![edit, words::THEN.fill(language, &[place(&[remedy.takes])]), cost]
        }
    };
    html! {
        <section class="to-agree">
            <h3>{ words::TO_AGREE.get(language) }</h3>
            <p>{ for sentences.iter().map(|sentence| html! { <>{ prose(sentence) }{ language.gap() }</> }) }</p>
        </section>
    }
}
