//! Who gets which entry, and why: hosts on the left; verdict, small matrix, answers and one trace; every host by every client.

mod answers;
mod hosts;
mod overview;
mod plat;
mod trace;
mod verdict;

use super::picks::{Asked, use_picks};
use crate::clients::{CLIENTS, Column};
use crate::language::Language;
use crate::picks::{Agreement, Landing, Pick, Picks, remedy, survey};
use crate::strings::{clients as words, matrix, shell, units};
use crate::ui::Bench;
use crate::ui::belongs::choose_first;
use crate::ui::memory::use_recalled;
use crate::workbench::Action;
use std::rc::Rc;
use yew::prelude::*;

/// Entries above which every client on every host is asked only when a person wishes it.
const AT_ONCE: usize = 2_000;

#[derive(PartialEq, Properties)]
pub struct ClientsProps {
    pub bench: Bench,
}

/// The panel.
#[component]
pub fn Clients(props: &ClientsProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let asked = Asked::of(bench);
    let entries = bench.document().and_then(|document| Some(document.image.as_deref()?.index.as_ref()?.entries.len()));
    let wished = use_state(|| None);
    let all = entries.is_some_and(|count| count <= AT_ONCE) || (wished.is_some() && *wished == bench.open);
    let everywhere = use_recalled("everywhere", (asked.without_host(), all), |(asked, all)| {
        all.then(|| crate::ui::browser::measure("platmap:survey", || asked.ask(survey))).flatten()
    });
    let picks = use_picks(bench);
    let ways = use_recalled("ways", (asked.clone(), all), |(asked, all)| if *all { every_way(asked) } else { Vec::new() });
    let remedy = {
        let (picks, document, library) = (picks.clone(), bench.document().cloned(), bench.library.clone());
        use_recalled("remedy", asked.clone(), move |asked| {
            let (picks, document) = (picks.as_ref().as_ref()?, document?);
            asked.ask(|_, ways| remedy(&library, &document, picks, ways)).flatten()
        })
    };
    let Some(entries) = entries else {
        let none = choose_first(bench).unwrap_or_else(|| html! { <p>{ matrix::NO_INDEX.get(language) }</p> });
        return html! { <div class="panel">{ none }</div> };
    };
    let everyone = (*everywhere).as_deref();
    let wish = {
        let (wished, open) = (wished.clone(), bench.open);
        Callback::from(move |_: MouseEvent| wished.set(open))
    };
    html! {
        <div class="split clients">
            <nav class="hosts" aria-label={words::HOSTS.get(language)}><h2 class="sr">{ words::HOSTS.get(language) }</h2><hosts::OtherHost bench={bench.clone()} key={bench.simulation.host.as_ref().map(|host| host.id().to_owned()).unwrap_or_default()} />{ hosts::list(bench, everyone) }</nav>
            <div class="panel clients-panel">
                <h2 class="sr">{ shell::CLIENTS.get(language) }</h2>
                { match &*picks {
                    Some(found) => {
                        let chosen = read(bench, found);
                        html! { <>
                            { verdict::verdict(bench, found) }
                            <div class="answers-columns">
                                <plat::SmallPlat bench={bench.clone()} picks={SharedPicks(picks.clone())} />
                                <div class="answers-column">
                                    { answers::table(bench, found, chosen.map(|pick| pick.client.id), &ways) }
                                    if found.agreement() == Agreement::Differ { { answers::to_agree(bench, (*remedy).as_ref(), entries) } }
                                </div>
                                if let Some(pick) = chosen { <trace::Trace bench={bench.clone()} picks={SharedPicks(picks.clone())} client={pick.client.id} ways={trace::Ways::of(&ways, pick)} /> }
                            </div>
                        </> }
                    }
                    None => html! { <div class="clients-verdict"><div><h3>{ words::CHOOSE.get(language) }</h3><p>{ words::CHOOSE_WHY.get(language) }</p></div></div> },
                } }
                <section class="overview-section">
                    <h3>{ words::OVERVIEW.get(language) }</h3>
                    <p class="hint">{ words::OVERVIEW_WHY.get(language) }</p>
                    if let Some(everyone) = everyone { { overview::table(bench, everyone) } } else {
                        <p>{ words::LARGE.fill(language, &[units::number(entries as u64)]) }</p>
                        <button type="button" class="button" onclick={wish}>{ words::ASK_ALL.get(language) }</button>
                    }
                </section>
            </div>
        </div>
    }
}

/// Picks that are compared by their pointer.
#[derive(Clone)]
pub struct SharedPicks(Rc<Option<Picks>>);

impl PartialEq for SharedPicks {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Every way of every version of each client on the chosen host, without steps.
fn every_way(asked: &Asked) -> Vec<Vec<Pick>> {
    let Some(host) = &asked.host else { return Vec::new() };
    let all = asked.ask(|subject, _| {
        let ways = |client: &'static crate::clients::Client| {
            client
                .columns()
                .filter_map(|(_, column)| Pick::of(subject, host, client, Some(column)).filter(|pick| pick.column.id == column.id))
                .map(Pick::without_steps)
                .collect()
        };
        CLIENTS.iter().map(|client| ways(client)).collect()
    });
    all.unwrap_or_default()
}

/// The pick whose trace is read: the one chosen, else the first of those that differ from most.
fn read<'a>(bench: &Bench, picks: &'a Picks) -> Option<&'a Pick> {
    let chosen = picks.picks.iter().find(|pick| Some(pick.client.id) == bench.simulation.client);
    let differing = || picks.groups().get(1).and_then(|group| group.first().copied()).filter(|_| picks.agreement() == Agreement::Differ);
    chosen.or_else(differing).or(picks.picks.first())
}

/// Whether the other answer is another one, as far as both are known.
fn differs(one: &Pick, other: &Pick) -> bool {
    one.landing != other.landing && ![&one.landing, &other.landing].contains(&&Landing::Depends)
}

/// What a way is called beside its version.
fn way_name(column: &Column, language: Language) -> String {
    column.label.get(language).replace('`', "")
}

/// Selects the entry at this place of the open index.
fn select_entry(bench: &Bench, at: usize) -> Callback<MouseEvent> {
    let dispatch = bench.dispatcher();
    Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::SelectEntry(Some(at))))
}
