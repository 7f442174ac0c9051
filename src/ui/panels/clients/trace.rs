//! The trace of one client: every entry in the order in which it looks at them, with the reason; what it prints; and its
//! versions and ways to choose from.

use super::answers::asks;
use super::{SharedPicks, differs, select_entry, way_name};
use crate::clients::{Missing, Outcome, Reason, Step};
use crate::picks::{Landing, Pick, Subject};
use crate::strings::clients as words;
use crate::ui::Bench;
use crate::ui::panels::picks::{Asked, place, worth_mark};
use crate::ui::parts::{CopyButton, Icon, Shape, prose};
use crate::workbench::Action;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Steps drawn at first, and how many more at a time.
const LIMIT: usize = 200;

/// A way that may be taken instead: its name, the version that it belongs to, and what comes of it where that is something else.
#[derive(Clone, PartialEq)]
struct Way {
    id: &'static str,
    version: &'static str,
    label: crate::language::Text,
    other: Option<Other>,
}

#[derive(Clone, PartialEq)]
enum Other {
    Takes(String),
    Nothing,
    Depends,
}

/// The ways of one client.
#[derive(Clone, PartialEq)]
pub struct Ways(Vec<Way>);

impl Ways {
    /// Those of the client of `pick`.
    pub fn of(all: &[Vec<Pick>], pick: &Pick) -> Self {
        let own = all.iter().find(|ways| ways.first().is_some_and(|first| first.client.id == pick.client.id));
        let way = |other: &Pick| {
            let differs = differs(pick, other) || (other.landing == Landing::Depends && pick.landing != Landing::Depends);
            let outcome = match (&other.landing, other.answer.picked()) {
                (Landing::Content(_), Some(path)) => Other::Takes(place(path)),
                (Landing::Depends, _) => Other::Depends,
                _ => Other::Nothing,
            };
            Way { id: other.column.id, version: other.version.number, label: other.column.label, other: differs.then_some(outcome) }
        };
        Self(own.map(|ways| ways.iter().map(way).collect()).unwrap_or_default())
    }
}

#[derive(PartialEq, Properties)]
pub struct TraceProps {
    pub bench: Bench,
    pub picks: SharedPicks,
    pub client: &'static str,
    pub ways: Ways,
}

/// The trace.
#[component]
pub fn Trace(props: &TraceProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let shown = use_state(|| LIMIT);
    let asked = Asked::of(bench);
    let pick = props.picks.0.as_ref().as_ref().and_then(|picks| picks.picks.iter().find(|pick| pick.client.id == props.client));
    // Platforms are looked up once for all steps that are drawn.
    let platforms = use_memo((asked, props.client, *shown), |(asked, _, shown)| {
        let of = |subject: &Subject<'_>, step: &Step| {
            let entry = subject.entry(&pick?.answer.place(step))?;
            Some(entry.platform.map(|spec| spec.full_text()).unwrap_or_default())
        };
        let steps = pick.map(|pick| pick.answer.steps.as_slice()).unwrap_or_default();
        asked.ask(|subject, _| steps.iter().take(*shown).map(|step| of(subject, step).unwrap_or_default()).collect::<Vec<_>>())
    });
    let Some(pick) = pick else { return Html::default() };
    let count = pick.answer.steps.len();
    let platforms = (*platforms).as_deref().unwrap_or_default();
    let name = pick.client.id.to_owned();
    let heading = match &pick.answer.outcome {
        Outcome::Picked(path) => words::HOW.fill(language, &[name.clone(), place(path)]),
        Outcome::Depends(..) => words::HOW_DEPENDS.fill(language, std::slice::from_ref(&name)),
        Outcome::NoMatch(_) | Outcome::Refused(_) => words::HOW_NOTHING.fill(language, std::slice::from_ref(&name)),
    };
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + LIMIT * 5))
    };
    let focused = pick.answer.steps.iter().take(*shown).position(|step| step.reason.is_taken()).unwrap_or_default();
    html! {
        <section class="trace-section" id="trace" tabindex="-1" aria-labelledby="trace-heading">
            <h3 id="trace-heading">{ heading }</h3>
            { ways(bench, pick, &props.ways) }
            <p class="trace-asks">{ words::ASKS.get(language) }{ language.colon() }{ asks(pick, language) }</p>
            if count == 0 { <p class="hint">{ words::NO_STEPS.get(language) }</p> } else {
                <ol class="trace" aria-label={words::STEPS.fill(language, &[name])} onkeydown={move_between_steps()}>
                    { for pick.answer.steps.iter().take(*shown).enumerate().map(|(at, step)| {
                        let inside = pick.answer.lists.get(step.list).filter(|list| !list.is_empty()).map(|list| words::INSIDE.fill(language, &[place(list)]));
                        let first = at == 0 || pick.answer.steps.get(at - 1).is_none_or(|before| before.list != step.list);
                        line(bench, pick, step, platforms.get(at).map(String::as_str).unwrap_or_default(), inside.filter(|_| first), at == focused)
                    }) }
                </ol>
            }
            if count > *shown { <button type="button" class="button" onclick={more}>{ words::MORE_STEPS.fill(language, &[(count - *shown).min(LIMIT * 5).to_string()]) }</button> }
            { outcome(bench, pick) }
            <p class="hint">{ words::CHOOSES.fill(language, &[pick.version.library.to_owned(), pick.client.tools.to_owned()]) }</p>
        </section>
    }
}

fn line(bench: &Bench, pick: &Pick, step: &Step, platform: &str, inside: Option<String>, focused: bool) -> Html {
    let language = bench.language;
    let path = pick.answer.place(step);
    let (shape, class) = match &step.reason {
        Reason::Taken(_) => (Shape::Verified, "is-taken"),
        Reason::Followed => (Shape::Nested, "is-open"),
        Reason::Outranked(..) => (Shape::Next, "is-close"),
        Reason::NotGiven => (Shape::Missing, "is-open"),
        _ => (Shape::Dash, "is-open"),
    };
    let first = path.first().copied().unwrap_or_default();
    html! {
        <li class={classes!(step.reason.is_taken().then_some("taken"), (path.len() > 1).then_some("inner"))}>
            if let Some(inside) = inside { <span class="hint inside">{ inside }</span> }
            <button type="button" class="step" tabindex={if focused { "0" } else { "-1" }} onclick={select_entry(bench, first)}>
                <span class={classes!("mark", class)}><Icon {shape} /></span>
                <code class="step-place">{ place(&path) }</code>
                <span class="step-why">
                    if platform.is_empty() { <span class="hint">{ words::NO_PLATFORM.get(language) }</span> } else { <code>{ platform.to_owned() }</code> }
                    <span>{ prose(&step.reason.sentence(language)) }</span>
                </span>
            </button>
        </li>
    }
}

/// What comes of it in the end: the entry, the words that are printed, or what is missing.
fn outcome(bench: &Bench, pick: &Pick) -> Html {
    let language = bench.language;
    let missing = match &pick.answer.outcome {
        Outcome::Depends(path, missing) => {
            let text = if *missing == Missing::Config { words::MISSING_CONFIG } else { words::MISSING_INDEX };
            Some((path.first().copied().unwrap_or_default(), text.fill(language, &[place(path)])))
        }
        _ => None,
    };
    html! {
        <div class="trace-outcome">
            <p class="takes">if let Some(path) = pick.answer.picked() { <code>{ place(path) }</code> }{ worth_mark(pick, language) }if let Some(runs) = pick.runs { <span>{ runs.text().get(language) }</span> }</p>
            if let Some((at, sentence)) = missing { <p><button type="button" class="link" onclick={select_entry(bench, at)}>{ sentence }</button></p> }
            if pick.landing == Landing::Nothing && !(pick.asked.spec.is_err() && pick.printed.is_empty()) {
                if pick.printed.is_empty() { <p class="hint">{ words::PRINTS_NOTHING.get(language) }</p> } else {
                    <div class="printed">
                        <p class="hint">{ words::PRINTS.get(language) }</p>
                        <div class="command-text"><pre tabindex="0" role="group" aria-label={words::PRINTS.get(language)}><code>{ pick.printed.clone() }</code></pre><CopyButton text={pick.printed.clone()} about={words::PRINTS.get(language)} {language} /></div>
                    </div>
                }
            }
        </div>
    }
}

/// The choice of version and way; those that end up elsewhere say so.
fn ways(bench: &Bench, pick: &Pick, ways: &Ways) -> Html {
    let language = bench.language;
    let client = pick.client.id;
    let usual = bench.simulation.way(pick.client).is_none();
    let onchange = {
        let dispatch = bench.dispatcher();
        let ids: Vec<&'static str> = ways.0.iter().map(|way| way.id).collect();
        Callback::from(move |event: Event| {
            let value = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok()).map(|select| select.value());
            let way = ids.iter().copied().find(|id| value.as_deref() == Some(*id));
            dispatch.dispatch(Action::Take(client, way));
        })
    };
    let label = |way: &Way| {
        let name = format!("{} · {}", way.version, way.label.get(language).replace('`', ""));
        match &way.other {
            None => name,
            Some(Other::Takes(place)) => words::TAKES_OTHER.fill(language, &[name, place.clone()]),
            Some(Other::Nothing) => words::TAKES_NONE.fill(language, &[name]),
            Some(Other::Depends) => words::DEPENDS_OTHER.fill(language, &[name]),
        }
    };
    html! {
        <div class="ways">
            <label for="way">{ words::WAY.get(language) }</label>
            <select id="way" {onchange}>
                <option value="" selected={usual}>{ words::USUAL.get(language) }{ if usual { format!(": {} · {}", pick.version.number, way_name(pick.column, language)) } else { String::new() } }</option>
                { for ways.0.iter().map(|way| html! { <option value={way.id} selected={!usual && way.id == pick.column.id}>{ label(way) }</option> }) }
            </select>
        </div>
    }
}

/// Arrow keys, Home and End move the focus between steps.
fn move_between_steps() -> Callback<KeyboardEvent> {
    Callback::from(|event: KeyboardEvent| {
        let key = event.key();
        let moved = (|| {
            let root: web_sys::Element = event.current_target()?.dyn_into().ok()?;
            let from: web_sys::Node = event.target()?.dyn_into().ok()?;
            let steps = root.query_selector_all(".step").ok()?;
            let last = steps.length().checked_sub(1)?;
            let here = (0..=last).find(|at| steps.item(*at).as_ref() == Some(&from))?;
            let to = match key.as_str() {
                "ArrowDown" => (here + 1).min(last),
                "ArrowUp" => here.saturating_sub(1),
                "Home" => 0,
                "End" => last,
                _ => return None,
            };
            steps.item(to)?.dyn_into::<web_sys::HtmlElement>().ok()?.focus().ok()
        })();
        if moved.is_some() {
            event.prevent_default();
        }
    })
}
