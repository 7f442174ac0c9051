//! What is true of the chosen host, in one sentence and its reasons.

use crate::clients::request::mistakes;
use crate::language::Language;
use crate::picks::{Agreement, HostChoice, Landing, Picks, Standing};
use crate::strings::clients as words;
use crate::ui::Bench;
use crate::ui::panels::picks::{agreement_look, groups_text, list_of, place, standing_look};
use crate::ui::parts::{Icon, prose};
use yew::prelude::*;

/// Entries that are named where only their order decides.
const RIVALS: usize = 4;

/// The verdict.
pub fn verdict(bench: &Bench, picks: &Picks) -> Html {
    let language = bench.language;
    let (shape, class) = look(picks);
    let reasons = reasons(picks, language);
    html! {
        <div class="clients-verdict" role="status">
            <Icon {shape} class={classes!("verdict-icon", class)} />
            <div>
                <h3>{ sentence(picks, language) }</h3>
                { for reasons.into_iter().map(|reason| html! { <p>{ prose(&reason) }</p> }) }
            </div>
        </div>
    }
}

fn look(picks: &Picks) -> (crate::ui::parts::Shape, &'static str) {
    match (picks.agreement(), shared_standing(picks)) {
        (Agreement::Same, Some(standing)) => standing_look(standing),
        (Agreement::Nothing, _) => (crate::ui::parts::Shape::Warning, "is-warning"),
        (agreement, _) => {
            let (shape, class, _) = agreement_look(agreement);
            (shape, class)
        }
    }
}

/// What the content that all agree on is worth.
fn shared_standing(picks: &Picks) -> Option<Standing> {
    picks.picks.iter().find(|pick| matches!(pick.landing, Landing::Content(_))).map(|pick| pick.standing())
}

fn sentence(picks: &Picks, language: Language) -> String {
    let host = picks.host.name(language);
    let entry = picks.picks.iter().find_map(|pick| pick.answer.picked()).map(|path| place(path)).unwrap_or_default();
    let unsure = picks.picks.iter().any(|pick| pick.landing == Landing::Depends);
    let text = match (picks.agreement(), shared_standing(picks)) {
        (Agreement::Differ, _) => words::DIFFER,
        (Agreement::Unsure, _) => words::ALL_UNSURE,
        (Agreement::Nothing, _) => words::ALL_NOTHING,
        (Agreement::Same, _) if unsure => words::SURE_SAME,
        (Agreement::Same, Some(Standing::Runs)) => words::ALL_RUN,
        (Agreement::Same, Some(Standing::Emulation)) => words::ALL_EMULATED,
        (Agreement::Same, Some(Standing::Fails)) => words::ALL_FAIL,
        (Agreement::Same, _) => words::ALL_UNKNOWN,
    };
    text.fill(language, &[host, entry])
}

fn reasons(picks: &Picks, language: Language) -> Vec<String> {
    let mut reasons = Vec::new();
    if let HostChoice::Typed(text) = &picks.host {
        reasons.extend(mistakes(text).iter().map(|mistake| mistake.sentence(language) + end(language)));
    }
    if picks.groups().len() > 1 {
        reasons.push(groups_text(picks, language));
    }
    for (taken, rivals, clients) in picks.by_order() {
        let rivals: Vec<String> = rivals.iter().take(RIVALS).map(|path| place(path)).collect();
        let rivals = list_of(&rivals.iter().map(String::as_str).collect::<Vec<_>>(), language);
        reasons.push(words::BY_ORDER.fill(language, &[list_of(&clients, language), place(taken), rivals]));
    }
    if let Some(instead) = &picks.instead {
        let how = lower_first(instead.runs.text().get(language));
        let what = words::INSTEAD.fill(language, &[place(&[instead.entry]), instead.platform.clone(), how]);
        let asked = words::INSTEAD_ASKED.fill(language, &[instead.platform.clone(), list_of(&instead.clients, language)]);
        let asked = if instead.clients.is_empty() { String::new() } else { format!(" {asked}") };
        reasons.push(what + &asked);
    }
    reasons
}

fn end(language: Language) -> &'static str {
    if language == Language::En { "." } else { "。" }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}
