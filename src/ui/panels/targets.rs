//! Targets that refuse: who stumbles over the open index, over what, since when, who says so, and what helps.

use super::trouble::{MessageField, copied, entries};
use crate::language::{Language, Text};
use crate::library::DocumentId;
use crate::strings::{shell, targets as words, units};
use crate::targets::{Against, Assessment, Sort, Source, assess};
use crate::ui::Bench;
use crate::ui::belongs::choose_first;
use crate::ui::memory::use_recalled;
use crate::ui::parts::{Same, SeverityMark, prose, prose_with};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct TargetsProps {
    pub bench: Bench,
}

/// The panel.
#[component]
pub fn Targets(props: &TargetsProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let assessed = use_recalled("targets", (Same(bench.library.clone()), bench.open), |(library, open)| {
        open.and_then(|id| library.0.get(id)).and_then(|document| assess(&library.0, document))
    });
    let body = match (bench.open, assessed.as_ref()) {
        (Some(index), Some(all)) => listed(bench, index, all),
        _ => choose_first(bench).unwrap_or_else(|| html! { <p class="empty">{ words::NO_INDEX.get(language) }</p> }),
    };
    html! {
        <div class="panel targets">
            <h2 class="sr">{ shell::TARGETS.get(language) }</h2>
            <MessageField bench={bench.clone()} />
            { body }
        </div>
    }
}

/// Number of targets that something stands against, for the tab.
#[component]
pub fn TargetCount(props: &TargetsProps) -> Html {
    let bench = &props.bench;
    let count = use_memo((Same(bench.library.clone()), bench.open), |(library, open)| {
        let all = open.and_then(|id| library.0.get(id)).and_then(|document| assess(&library.0, document));
        all.map_or(0, |all| all.iter().filter(|one| !one.is_clear()).count())
    });
    if *count == 0 {
        Html::default()
    } else {
        html! { <span class="count">{ units::number(*count as u64) }</span> }
    }
}

fn listed(bench: &Bench, index: DocumentId, all: &[Assessment]) -> Html {
    let language = bench.language;
    let against: Vec<&Assessment> = all.iter().filter(|one| !one.is_clear()).collect();
    let open: Vec<&Assessment> = all.iter().filter(|one| one.is_clear() && one.waits_for() > 0).collect();
    let clear: Vec<&Assessment> = all.iter().filter(|one| one.is_clear() && one.waits_for() == 0).collect();
    let sort = |sort: Sort| {
        let mut held: Vec<&Assessment> = against.iter().copied().filter(|one| one.target.sort == sort).collect();
        held.sort_by_key(|one| one.severity());
        if held.is_empty() {
            return Html::default();
        }
        html! { <section><h4>{ sort.name().get(language) }</h4>{ for held.into_iter().map(|one| target(bench, index, one)) }</section> }
    };
    html! { <>
        <section>
            <h3>{ words::HEADING.get(language) }</h3>
            <p class="hint">{ words::INTRO.get(language) }</p>
            if against.is_empty() { <p>{ words::NONE.get(language) }</p> }
            { for Sort::ALL.into_iter().map(sort) }
        </section>
        { folded(&open, words::OPEN, words::OPEN_WHY, language, |one| {
            let waits = words::WAITS.fill(language, &[units::number(one.waits_for() as u64)]);
            let about: Vec<String> = one.open.iter().map(|open| open.fact.says.get(language).to_owned()).collect();
            html! { <><span class="hint">{ waits }</span>{ for about.iter().map(|says| html! { <p>{ prose(says) }</p> }) }</> }
        }) }
        { folded(&clear, words::CLEAR, words::CLEAR_WHY, language, |_| Html::default()) }
    </> }
}

/// Targets behind a line that opens them.
fn folded(all: &[&Assessment], title: Text, why: Text, language: Language, more: impl Fn(&Assessment) -> Html) -> Html {
    if all.is_empty() {
        return Html::default();
    }
    html! {
        <details class="folded">
            <summary>{ title.fill(language, &[all.len().to_string()]) }</summary>
            <p class="hint">{ why.get(language) }</p>
            <ul>{ for all.iter().map(|one| html! { <li><strong>{ one.target.name }</strong>{ " " }{ more(one) }</li> }) }</ul>
        </details>
    }
}

fn target(bench: &Bench, index: DocumentId, one: &Assessment) -> Html {
    html! {
        <article class="target" id={format!("target-{}", one.target.id)}>
            <h5>{ one.target.name }</h5>
            <ul>{ for one.against.iter().map(|against| fact(bench, index, one.target.name, against)) }</ul>
        </article>
    }
}

fn fact(bench: &Bench, index: DocumentId, name: &str, against: &Against) -> Html {
    let language = bench.language;
    let fact = against.fact;
    let since = fact.since.map(|moment| words::SINCE.fill(language, &[moment.text()]));
    let until = fact.until.map(|moment| words::UNTIL.fill(language, &[moment.text()]));
    let moments = [since, until].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let about = words::SETTING.fill(language, &[name.to_owned()]);
    html! {
        <li class="fact">
            <div class="fact-says">
                <SeverityMark severity={fact.severity()} {language} />
                <div>
                    <p>{ prose(fact.says.get(language)) }</p>
                    <p class="hint">{ prose(&against.label().in_language(language)) }if !moments.is_empty() { { " · " }{ moments } }</p>
                    if !against.sight.entries.is_empty() { <p class="hint">{ prose_with(words::ENTRIES.get(language), &[entries(bench, index, &against.sight.entries)]) }</p> }
                    <p class="hint">{ words::SOURCES.get(language) }{ language.colon() }{ for fact.sources.iter().enumerate().map(|(at, source)| html! { <>if at > 0 { { " · " } }{ linked(*source, language) }</> }) }</p>
                </div>
            </div>
            <div class="fact-fix">
                <p><strong>{ words::HELPS.get(language) }</strong>{ " " }{ prose(fact.fix.says.get(language)) }</p>
                { for fact.fix.flags.iter().map(|flag| copied(flag, about.clone(), language)) }
            </div>
        </li>
    }
}

/// A source as text that leads to it.
fn linked(source: Source, language: Language) -> Html {
    let words = if source.date.is_empty() {
        source.place.to_owned()
    } else {
        words::SOURCE.fill(language, &[source.place.to_owned(), source.date.to_owned()])
    };
    html! { <a href={source.url} target="_blank" rel="noopener noreferrer">{ words }</a> }
}
