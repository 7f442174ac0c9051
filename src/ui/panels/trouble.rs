//! The answer to an error message: cause, what to do, what the index says, and what the client makes of it; and the field to
//! paste one.

use super::answer::entry;
use crate::clients::{self, Host, Missing};
use crate::complaint::{Act, Answer, Complaint, Evidence, Kind, Near, Nearness, Proof, Trial};
use crate::language::{Language, Text};
use crate::library::DocumentId;
use crate::picks::HostChoice;
use crate::strings::{answers as words, units};
use crate::text::Span;
use crate::ui::Bench;
use crate::ui::frame::act;
use crate::ui::intake::give_text;
use crate::ui::parts::{CopyButton, Icon, Same, Shape, prose, prose_with};
use crate::workbench::{Action, Trouble};
use yew::prelude::*;

/// Characters of the message that are shown.
const QUOTED: usize = 400;
/// Characters of what a client prints that are shown.
const PRINTED: usize = 2_000;
/// Steps of a client that are listed.
const STEPS: usize = 100;
/// Entries above which the hosts on which a message comes are not looked for.
const AT_ONCE: usize = 2_000;
/// Stands for an image that the message does not name.
const NO_NAME: &str = "IMAGE";

#[derive(PartialEq, Properties)]
pub struct BenchProps {
    pub bench: Bench,
}

/// The answer to the message at hand.
#[component]
pub fn Answered(props: &BenchProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let trouble = bench.trouble().cloned();
    // A message that names its platform is not read anew for each host.
    let wants_host = trouble.as_ref().is_some_and(|trouble| trouble.complaint.wants_host());
    let host = bench.simulation.host.clone().filter(|_| wants_host);
    let index = bench.index_at_hand().map(|document| document.id);
    let found = use_memo((Same(bench.library.clone()), trouble.clone(), index, host.clone()), |(library, trouble, index, host)| {
        let document = index.and_then(|id| library.0.get(id));
        trouble.as_ref().map(|trouble| trouble.answer(&library.0, document.map(|document| &**document), host.as_ref()))
    });
    let hosts = use_memo((Same(bench.library.clone()), trouble.clone(), index, host.is_none()), |(library, trouble, index, wanted)| {
        let document = index.and_then(|id| library.0.get(id)).filter(|_| *wanted)?;
        let entries = document.image.as_deref()?.index.as_ref()?.entries.len();
        let complaint = trouble.as_ref().map(|trouble| &trouble.complaint).filter(|complaint| is_printed(complaint))?;
        (entries <= AT_ONCE).then(|| Trial::hosts(complaint, &library.0, document))
    });
    let (Some(trouble), Some((answer, trial))) = (trouble, found.as_ref()) else { return Html::default() };
    let complaint = &trouble.complaint;
    let shown = index.map(|index| {
        html! { <>
            if wants_host { { asked_host(bench, complaint, host.as_ref(), (*hosts).as_deref()) } }
            if let Some(evidence) = &answer.evidence { { evidenced(bench, index, evidence) } }
            if let (Some(proof), Some(trial)) = (&answer.proof, trial) { { tried(bench, index, proof, trial, complaint) } }
        </> }
    });
    html! {
        <section class="trouble" aria-labelledby="trouble-heading">
            <div class="trouble-head">
                <h2 id="trouble-heading">{ words::HEADING.get(language) }</h2>
                <span class="hint">{ prose(&words::SENDER.fill(language, &[complaint.client.name_inside().get(language).to_owned()])) }</span>
                <button type="button" class="button plain icon-only" aria-label={words::PUT_AWAY.get(language)} onclick={act(bench, || Action::Settle)}><Icon shape={Shape::Close} /></button>
            </div>
            <blockquote><code>{ quoted(bench, trouble.document, complaint.span) }</code></blockquote>
            <div class="trouble-body">
                <div>
                    <p class="cause" role="status">{ prose(&answer.cause.in_language(language)) }</p>
                    { acts(answer, language) }
                </div>
                <div>{ shown.unwrap_or_else(|| wanted(complaint, language)) }</div>
            </div>
        </section>
    }
}

/// The words of the message.
fn quoted(bench: &Bench, document: DocumentId, span: Span) -> String {
    let text = bench.library.get(document).map(|document| document.text.clone()).unwrap_or_default();
    cut(text.get(span.start as usize..span.end as usize).unwrap_or_default(), QUOTED)
}

/// The beginning of a text, in one piece.
fn cut(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn acts(answer: &Answer, language: Language) -> Html {
    let one = |act: &Act| {
        let says = act.says.in_language(language);
        let about = words::COMMAND.fill(language, &[says.replace('`', "")]);
        html! { <li>
            <p>{ prose(&says) }</p>
            if let Some(command) = &act.command { { copied(command, about, language) } }
        </li> }
    };
    html! { <>
        <h3>{ words::DO.get(language) }</h3>
        <ol class="acts">{ for answer.acts.iter().map(one) }</ol>
    </> }
}

/// A command with its button.
pub(super) fn copied(command: &str, about: String, language: Language) -> Html {
    html! { <div class="copied"><pre tabindex="0" role="group" aria-label={about.clone()}><code>{ command.to_owned() }</code></pre><CopyButton text={command.to_owned()} {about} {language} /></div> }
}

/// What to give, where no index is open.
fn wanted(complaint: &Complaint, language: Language) -> Html {
    let command = format!("docker buildx imagetools inspect --raw {}", complaint.image.as_deref().unwrap_or(NO_NAME));
    html! { <div class="wanted">
        <p>{ words::GIVE.get(language) }</p>
        { copied(&command, words::FETCH.get(language).to_owned(), language) }
    </div> }
}

fn evidenced(bench: &Bench, index: DocumentId, evidence: &Evidence) -> Html {
    let language = bench.language;
    let near = |near: &Near| {
        let how = nearness(near.how).get(language);
        // The platform that only a config tells stands beside the entry.
        let platform = (near.how == Nearness::ConfigSays).then(|| html! { <code>{ near.platform.clone() }</code> });
        html! { <li>{ entry(bench, index, near.entry) }{ " " }{ platform }<span class="hint">{ how }</span></li> }
    };
    html! { <>
        <h3>{ words::EVIDENCE.get(language) }</h3>
        if !evidence.exact.is_empty() { <p>{ prose_with(words::EXACT.get(language), &[entries(bench, index, &evidence.exact)]) }</p> }
        if !evidence.near.is_empty() {
            <p>{ words::NEAREST.get(language) }</p>
            <ul class="near">{ for evidence.near.iter().map(near) }</ul>
        } else if evidence.exact.is_empty() && evidence.is_asked { <p>{ words::NO_NEAR.get(language) }</p> }
        if !evidence.platforms.is_empty() { <p class="hint">{ words::PLATFORMS.fill(language, &[evidence.list()]) }</p> }
    </> }
}

/// Entries by their platforms, the first few.
pub(super) fn entries(bench: &Bench, index: DocumentId, places: &[usize]) -> Html {
    const NAMED: usize = 12;
    let language = bench.language;
    let comma = if language == Language::Zh { "、" } else { ", " };
    let more = places.len().saturating_sub(NAMED);
    html! { <>
        { for places.iter().take(NAMED).enumerate().map(|(at, place)| html! { <>if at > 0 { { comma } }{ entry(bench, index, *place) }</> }) }
        if more > 0 { { comma }{ crate::strings::targets::AND_MORE.fill(language, &[units::number(more as u64)]) } }
    </> }
}

fn nearness(how: Nearness) -> Text {
    match how {
        Nearness::Spelling => words::SPELLING,
        Nearness::Meant => words::MEANT,
        Nearness::ConfigSays => words::CONFIG_SAYS,
        Nearness::Earlier => words::EARLIER,
        Nearness::Variant => words::VARIANT,
        Nearness::Version => words::VERSION,
        Nearness::Narrower => words::NARROWER,
        Nearness::Unsaid => words::UNSAID,
        Nearness::System => words::SYSTEM,
        Nearness::Architecture => words::ARCHITECTURE,
    }
}

/// Whether a simulated client stands for the one that complains.
fn can_try(complaint: &Complaint) -> bool {
    complaint.wants_host() && !complaint.client.simulated().is_empty()
}

/// Whether a simulated client prints such a message, so that it is known on which hosts it comes.
fn is_printed(complaint: &Complaint) -> bool {
    can_try(complaint) && matches!(complaint.kind, Kind::NoMatch | Kind::NotInStore)
}

/// Which host a message is read for that names no platform, or which to choose.
fn asked_host(bench: &Bench, complaint: &Complaint, host: Option<&HostChoice>, hosts: Option<&[&'static Host]>) -> Html {
    let language = bench.language;
    match (host, hosts) {
        (Some(host), _) => html! { <p class="hint">{ words::ON_HOST.fill(language, &[host.name(language)]) }</p> },
        (None, Some([])) => html! { <p class="hint">{ words::ON_NO_HOST.get(language) }</p> },
        (None, Some(hosts)) => html! { <>
            <p class="hint">{ words::ON_HOSTS.get(language) }</p>
            <ul class="on-hosts">{ for hosts.iter().map(|host| {
                let host: &'static Host = host;
                html! { <li><button type="button" class="button" onclick={act(bench, move || Action::PickFor(Some(HostChoice::Preset(host))))}>{ host.name.get(language) }</button></li> }
            }) }</ul>
        </> },
        (None, None) if can_try(complaint) => html! { <p class="hint">{ words::ASK_HOST.get(language) }</p> },
        (None, None) => Html::default(),
    }
}

fn tried(bench: &Bench, index: DocumentId, proof: &Proof, trial: &Trial, complaint: &Complaint) -> Html {
    let language = bench.language;
    let client = words::CLIENT.fill(
        language,
        &[trial.client.name.get(language).to_owned(), trial.version.number.to_owned(), trial.way.label.get(language).to_owned()],
    );
    let says = |text: Text, place: Option<&[usize]>| {
        let place = place.map(|path| placed(bench, index, path)).unwrap_or_default();
        let text = text.fill(language, &[client.clone(), trial.asked.clone(), "{0}".to_owned()]);
        html! { <p>{ prose_with(&text, &[place]) }</p> }
    };
    let outcome = match &trial.answer.outcome {
        clients::Outcome::Picked(path) => says(words::TAKES, Some(path)),
        clients::Outcome::NoMatch(_) => says(words::NOTHING, None),
        clients::Outcome::Refused(_) => says(words::REFUSES, None),
        clients::Outcome::Depends(path, Missing::Config) => says(words::NEEDS_CONFIG, Some(path)),
        clients::Outcome::Depends(path, Missing::Index) => says(words::NEEDS_INDEX, Some(path)),
    };
    let (shape, class, fits) = match (proof.agrees, complaint.wants_host()) {
        (true, _) => (Shape::Verified, "is-ok", words::AGREES),
        (false, false) => (Shape::Note, "is-note", words::DISAGREES),
        (false, true) => (Shape::Note, "is-note", words::DISAGREES_ON_HOST),
    };
    // That a program in the image is for another processor does not follow from the index alone.
    let decided = !matches!(trial.answer.outcome, clients::Outcome::Depends(..)) && complaint.kind != Kind::ExecFormat;
    let steps = &trial.answer.steps;
    let more = steps.len().saturating_sub(STEPS);
    html! { <div class="trial">
        <h3>{ words::TRIAL.get(language) }</h3>
        { outcome }
        if !trial.printed.is_empty() { <pre class="printed" tabindex="0" role="group" aria-label={words::PRINTED.get(language)}><code>{ cut(&trial.printed, PRINTED) }</code></pre> }
        if decided { <p class={classes!("mark", class)}><Icon {shape} /><span>{ fits.get(language) }</span></p> }
        if !steps.is_empty() {
            <details>
                <summary>{ words::STEPS.fill(language, &[units::number(steps.len() as u64)]) }</summary>
                <ol class="steps">{ for steps.iter().take(STEPS).map(|step| html! {
                    <li>{ placed(bench, index, &trial.answer.place(step)) }{ " " }<span>{ prose(&step.reason.sentence(language)) }</span></li>
                }) }</ol>
                if more > 0 { <p class="hint">{ words::MORE_STEPS.fill(language, &[units::number(more as u64)]) }</p> }
            </details>
        }
    </div> }
}

/// An entry by its place; of one inside another index, the index that stands in this one leads there.
fn placed(bench: &Bench, index: DocumentId, path: &[usize]) -> Html {
    let Some((first, inner)) = path.split_first() else { return Html::default() };
    let inside: String = inner.iter().map(|at| format!(" › #{at}")).collect();
    html! { <span class="placed">{ entry(bench, index, *first) }{ inside }</span> }
}

/// The field to paste an error message.
#[component]
pub fn MessageField(props: &BenchProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let field = use_node_ref();
    let unknown = use_state(|| false);
    let read = {
        let (dispatch, unknown) = (bench.dispatcher(), unknown.clone());
        Callback::from(move |text: String| {
            let known = Trouble::is_in(&text);
            unknown.set(!known && !text.trim().is_empty());
            if !known {
                dispatch.dispatch(Action::Settle);
            }
            if known {
                give_text(text, &dispatch);
            }
            known
        })
    };
    let onpaste = {
        let read = read.clone();
        Callback::from(move |event: Event| {
            let data = wasm_bindgen::JsCast::dyn_ref::<web_sys::ClipboardEvent>(&event).and_then(|event| event.clipboard_data());
            if read.emit(data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default()) {
                event.prevent_default();
            }
        })
    };
    let onsubmit = {
        let field = field.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(field) = field.cast::<web_sys::HtmlTextAreaElement>() {
                read.emit(field.value());
            }
        })
    };
    html! {
        <form class="message-field" {onsubmit}>
            <label for="message">{ words::FIELD.get(language) }</label>
            <p id="message-hint" class="hint">{ words::FIELD_HINT.get(language) }</p>
            <div class="row">
                <textarea id="message" ref={field} rows="2" aria-describedby="message-hint message-unknown" autocomplete="off" spellcheck="false" placeholder="no matching manifest for linux/arm64/v8 in the manifest list entries" {onpaste} />
                <button type="submit" class="button">{ words::EXPLAIN.get(language) }</button>
            </div>
            <p id="message-unknown" class="fault-text" role="status">{ unknown.then(|| words::NOT_KNOWN.get(language)) }</p>
        </form>
    }
}
