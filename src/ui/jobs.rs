//! Archives that are being read: a row for each on the documents panel, one line on every other, and what is read out.

use super::frame::act;
use super::keys::stops_reading;
use super::parts::{Bar, Icon, Shape};
use super::{Bench, hauling};
use crate::archive::{Archive, ArchiveId, Form};
use crate::language::Language;
use crate::strings::{archives as words, condition, units};
use crate::text::revealed;
use crate::workbench::{Action, Haul, Panel, Stage, TimeLeft, Workbench};
use yew::prelude::*;

/// Milliseconds for which nothing is shown: most archives are read by then.
const PATIENCE: f64 = 200.0;
/// Bytes of an archive that takes longer than that in any case.
const LARGE: u64 = 64 << 20;
/// Milliseconds after which progress is read out.
const LONG: f64 = 2_000.0;

/// The name of an archive: its file's, or one that says what it gathers.
pub fn archive_name(archive: &Archive, language: Language) -> String {
    if archive.name.is_empty() { words::LOOSE_NAME.get(language).to_owned() } else { revealed(&archive.name).into_owned() }
}

/// The archives of which something is to be told, in the order in which they were given.
fn told(bench: &Workbench) -> Vec<(ArchiveId, &Archive, &Haul)> {
    let busy = bench.hauls.values().any(|haul| matches!(haul.stage, Stage::Listing | Stage::Hashing));
    let shown = |haul: &Haul| match haul.stage {
        // What was asked for is answered at once, and the button under the finger stays.
        stage if haul.again && stage.is_going_on() => true,
        Stage::Listing | Stage::Hashing => haul.elapsed >= PATIENCE || haul.bytes >= LARGE,
        Stage::Queued => busy,
        Stage::Stopped | Stage::Died | Stage::Unreadable => true,
        Stage::Done => false,
    };
    let hauls = bench.hauls.iter().filter(|(_, haul)| shown(haul));
    hauls.filter_map(|(id, haul)| Some((*id, &*bench.library.shelf(*id)?.archive, haul))).collect()
}

/// How far a reading is, in a few words each.
fn figures(archive: &Archive, haul: &Haul, language: Language) -> Vec<String> {
    let number = |count: usize| units::number(count as u64);
    match haul.stage {
        Stage::Queued => vec![words::QUEUED.get(language).to_owned()],
        Stage::Listing if haul.done == 0 => vec![words::LISTING.fill(language, &[number(archive.members.len())])],
        Stage::Listing | Stage::Hashing => {
            // Of what is packed, the bytes of the file are counted, not those of its members.
            let packed = matches!(archive.form, Form::Tar(Some(_)));
            let text = if packed { words::READ } else { words::HASHED };
            let mut figures = vec![text.fill(language, &[units::size(haul.done), units::size(haul.bytes)])];
            figures.extend(haul.rate().map(|rate| words::RATE.fill(language, &[units::size(rate as u64)])));
            figures.extend(haul.left().map(|left| match TimeLeft::of(left) {
                TimeLeft::Seconds(count) => words::SECONDS.fill(language, &[count.to_string()]),
                TimeLeft::Minutes(count) => words::MINUTES.fill(language, &[count.to_string()]),
                TimeLeft::Hours(hours, minutes) => words::HOURS.fill(language, &[hours.to_string(), minutes.to_string()]),
            }));
            if haul.blobs > 0 {
                figures.push(words::FILES.fill(language, &[number(haul.blobs_done), number(haul.blobs)]));
            }
            figures
        }
        Stage::Stopped if haul.blobs == 0 => vec![words::STOPPED_EARLY.get(language).to_owned()],
        Stage::Stopped => vec![words::STOPPED.fill(language, &[number(haul.blobs_done), number(haul.blobs)])],
        Stage::Died => vec![words::DIED.get(language).to_owned()],
        Stage::Unreadable => vec![words::UNREADABLE.get(language).to_owned()],
        Stage::Done => Vec::new(),
    }
}

/// The button that stops a reading or begins it again.
fn button(id: ArchiveId, name: &str, haul: &Haul, language: Language, key: bool) -> Html {
    if haul.stage.is_going_on() {
        let onclick = Callback::from(move |_: MouseEvent| hauling::cancel(id));
        return html! {
            <button type="button" class="button" {onclick} aria-label={words::CANCEL_OF.fill(language, &[name.to_owned()])}>
                <Icon shape={Shape::Stop} />{ words::CANCEL.get(language) }if key { <kbd>{ "Esc" }</kbd> }
            </button>
        };
    }
    if !hauling::is_at_hand(id) {
        return html! { <span class="job-again">{ words::GIVE_AGAIN.get(language) }</span> };
    }
    let onclick = Callback::from(move |_: MouseEvent| hauling::retry(id));
    html! {
        <button type="button" class="button" {onclick} aria-label={words::AGAIN_OF.fill(language, &[name.to_owned()])}>
            <Icon shape={Shape::Again} />{ words::AGAIN.get(language) }
        </button>
    }
}

/// The button that lets a waiting archive go before the others that wait.
fn prefer(id: ArchiveId, name: &str, language: Language) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| hauling::prefer(id));
    html! { <button type="button" class="button job-prefer" {onclick} aria-label={condition::PREFER_OF.fill(language, &[name.to_owned()])}>{ condition::PREFER.get(language) }</button> }
}

fn job_class(stage: Stage) -> &'static str {
    match stage {
        Stage::Died | Stage::Unreadable => "failed",
        _ => "",
    }
}

/// A row for each archive that is being read, waits or was not read to its end.
pub fn rows(bench: &Bench) -> Html {
    let language = bench.language;
    let told = told(bench);
    if told.is_empty() {
        return Html::default();
    }
    // The key stops what is read now.
    let next = hauling::next();
    let now = told.iter().find(|(_, _, haul)| haul.stage.is_going_on()).map(|(id, ..)| *id);
    html! {
        <section class="jobs" aria-label={words::JOBS.get(language)}>
            { for told.into_iter().map(|(id, archive, haul)| {
                let name = archive_name(archive, language);
                let bar = matches!(haul.stage, Stage::Listing | Stage::Hashing | Stage::Stopped);
                html! {
                    <div key={id.0} class={classes!("job", job_class(haul.stage))} data-archive={id.0.to_string()}>
                        <Icon shape={icon(archive)} />
                        <p><strong>{ name.clone() }</strong>{ for figures(archive, haul, language).into_iter().map(|figure| html! { <span>{ figure }</span> }) }</p>
                        if haul.stage == Stage::Queued && next != Some(id) { { prefer(id, &name, language) } }
                        { button(id, &name, haul, language, Some(id) == now) }
                        if bar { <Bar done={haul.hundredths()} label={words::BAR.fill(language, &[name])} /> }
                    </div>
                }
            }) }
        </section>
    }
}

/// The icon of an archive.
pub fn icon(archive: &Archive) -> Shape {
    if matches!(archive.form, Form::Tar(_)) { Shape::Archive } else { Shape::Folder }
}

/// One line about what is read now, for panels other than the documents'.
pub fn strip(bench: &Bench) -> Html {
    let language = bench.language;
    let told = told(bench);
    let rank = |haul: &Haul| match haul.stage {
        Stage::Listing | Stage::Hashing => 0,
        Stage::Died | Stage::Unreadable => 1,
        Stage::Stopped => 2,
        _ => 3,
    };
    let Some((id, archive, haul)) = told.iter().min_by_key(|(.., haul)| rank(haul)).copied() else { return Html::default() };
    let name = archive_name(archive, language);
    let mut waiting = told.iter().filter(|(other, _, haul)| *other != id && haul.stage == Stage::Queued);
    let next = waiting.next().map(|(_, archive, _)| archive_name(archive, language));
    let more = waiting.count();
    let then = next.map(|next| match more {
        0 => words::NEXT_ONE.fill(language, &[next]),
        more => words::NEXT_MANY.fill(language, &[next, units::number(more as u64)]),
    });
    let bar = matches!(haul.stage, Stage::Listing | Stage::Hashing);
    html! {
        <section class={classes!("haul-strip", job_class(haul.stage))} aria-label={words::JOBS.get(language)}>
            <Icon shape={icon(archive)} />
            <p>
                <button type="button" class="link" onclick={act(bench, || Action::Show(Panel::Documents))}>{ name.clone() }</button>
                { for figures(archive, haul, language).into_iter().map(|figure| html! { <span>{ figure }</span> }) }
                if let Some(then) = then { <span class="hint">{ then }</span> }
            </p>
            if bar { <Bar done={haul.hundredths()} label={words::BAR.fill(language, std::slice::from_ref(&name))} /> }
            { button(id, &name, haul, language, stops_reading(bench)) }
        </section>
    }
}

/// What is read out: quarters of what takes long, and how a reading ended.
fn said(bench: &Workbench) -> String {
    let language = bench.language;
    if let Some(said) = super::incoming::said(bench) {
        return said;
    }
    let name = |id: ArchiveId| bench.library.shelf(id).map(|shelf| archive_name(&shelf.archive, language)).unwrap_or_default();
    if let Some((id, haul)) = bench.hauled() {
        let quarter = haul.quarter().to_string();
        return if haul.elapsed < LONG { String::new() } else { words::SAID.fill(language, &[name(id), quarter]) };
    }
    let ended = bench.hauls.iter().rev().find_map(|(id, haul)| match haul.stage {
        Stage::Died => Some(format!("{}{}{}", name(*id), language.colon(), words::DIED.get(language))),
        Stage::Unreadable => Some(format!("{}{}{}", name(*id), language.colon(), words::UNREADABLE.get(language))),
        Stage::Stopped => Some(format!("{}{}{}", name(*id), language.colon(), words::STOPPED_SHORT.get(language))),
        Stage::Done => Some(words::SAID_DONE.fill(language, &[name(*id)])),
        _ => None,
    });
    ended.unwrap_or_default()
}

/// A region that is read out and not seen.
pub fn announcer(bench: &Bench) -> Html {
    html! { <p class="sr" role="status">{ said(bench) }</p> }
}
