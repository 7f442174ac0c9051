//! Commands to copy, for the reference that the person types and the index at hand.

use crate::clients::Names;
use crate::commands::{GROUPS, Landings, OtherDigest, Recipe, Shell, Subject, TOOLS, Task, Tool, commands};
use crate::dialect::Fidelity;
use crate::digest::{Algorithm, Digest};
use crate::image::Place;
use crate::language::Language;
use crate::library::{Document, Verification};
use crate::picks;
use crate::reference::{Reference, typed};
use crate::strings::{commands as words, condition, units};
use crate::ui::Bench;
use crate::ui::belongs::choose_first;
use crate::ui::frame::platform_name;
use crate::ui::parts::{CopyButton, Same, prose};
use crate::workbench::{Action, Workbench, Writing};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Stands for the image until the person names it.
const INVENTED: &str = "registry.example.com/team/app:1.0";
/// Stands for the place that copies go to.
const INVENTED_COPY: &str = "registry.example.com/copy/app:1.0";
/// Entries that can be chosen from the list.
const LIMIT: usize = 500;
/// Longest part of a command that is shown, in characters: one that names every entry may be megabytes long.
const SHOWN: usize = 4_000;
/// Entries above which the tools are asked what they take only when a person wishes it.
const AT_ONCE: usize = 2_000;

#[derive(PartialEq, Properties)]
pub struct CommandsProps {
    pub bench: Bench,
}

/// The panel.
#[component]
pub fn Commands(props: &CommandsProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let writing = &bench.writing;
    let own = own_name(bench);
    let invented = own.as_deref().unwrap_or(INVENTED);
    let [reference, destination] = [(&writing.reference, invented), (&writing.destination, INVENTED_COPY)].map(|(written, invented)| {
        let written = typed(written);
        Reference::parse(if written.is_empty() { invented } else { written }).map_err(|error| {
            let (text, arguments) = error.sentence();
            text.fill(language, &arguments)
        })
    });
    let entries = bench.document().and_then(|document| Some(document.image.as_deref()?.index.as_ref()?.entries.len())).unwrap_or_default();
    let chosen = bench.open.zip(bench.selection.entry);
    let wished = use_state(|| None);
    let asked = entries <= AT_ONCE || *wished == chosen;
    let landings = use_landings(bench, asked);
    let wish = Callback::from(move |_: MouseEvent| wished.set(chosen));
    let faults = [reference.as_ref().err().cloned(), destination.as_ref().err().cloned()];
    html! {
        <div class="panel commands">
            <h2 class="sr">{ crate::strings::shell::COMMANDS.get(language) }</h2>
            { fields(bench, own.as_deref(), faults) }
            if !asked && chosen.is_some() {
                <p class="hint">{ words::LARGE.fill(language, &[units::number(entries as u64)]) }{ " " }<button type="button" class="button" onclick={wish}>{ words::ASK_ALL.get(language) }</button></p>
            }
            if let (Ok(reference), Ok(destination)) = (reference, destination) {
                { body(bench, reference, destination, (*landings).as_ref()) }
            }
        </div>
    }
}

/// The name that the open document's archive gives to its image.
fn own_name(bench: &Workbench) -> Option<String> {
    bench.library.own_name(bench.document()?).map(|name| name.to_string())
}

/// Which tools do not take the chosen entry by its platform; asked when an entry is chosen.
#[hook]
fn use_landings(bench: &Bench, asked: bool) -> Rc<Option<Landings>> {
    let entry = bench.selection.entry.filter(|_| asked);
    use_memo((Same(bench.library.clone()), bench.open, entry), |(library, open, entry)| {
        let (document, at) = (library.0.get((*open)?)?, (*entry)?);
        let chosen = document.image.as_deref()?.index.as_ref()?.entries.get(at)?;
        Some(Landings::of(&picks::Subject::of(&library.0, document, Names::default())?, chosen, at))
    })
}

fn body(bench: &Bench, reference: Reference, destination: Reference, landings: Option<&Landings>) -> Html {
    let language = bench.language;
    let document = bench.document();
    let index = document.and_then(|document| document.image.as_deref()?.index.as_ref());
    let (digest, certain) = document.filter(|_| index.is_some()).and_then(|document| index_digest(document)).unzip();
    let subject = Subject { reference, destination, index, digest, entry: bench.selection.entry, config: config(bench), landings };
    html! {
        <>
            if index.is_none() { { choose_first(bench).unwrap_or_else(|| html! { <p class="hint">{ words::NO_INDEX.get(language) }</p> }) } }
            if let Some(other) = subject.other_digest() { <p class="hint">{ prose(&other_digest(&subject, other, language)) }</p> }
            if certain == Some(false) { <p class="hint">{ words::UNCERTAIN.get(language) }</p> }
            { for GROUPS.iter().map(|(title, tasks)| html! {
                <section>
                    <h3>{ title.get(language) }</h3>
                    { for tasks.iter().map(|task| section(&subject, *task, &bench.writing, language)) }
                </section>
            }) }
        </>
    }
}

/// What to know where the typed digest is not the index's.
fn other_digest(subject: &Subject<'_>, other: OtherDigest, language: Language) -> String {
    let own = subject.digest.as_ref().map(Digest::to_string).unwrap_or_default();
    match other {
        OtherDigest::Entry(at) => words::CHILD_DIGEST.fill(language, &[at.to_string(), own]),
        OtherDigest::Unknown => words::OTHER_DIGEST.fill(language, &[own]),
    }
}

fn section(subject: &Subject<'_>, task: Task, writing: &Writing, language: Language) -> Html {
    let title = task.title().get(language);
    let all = commands(subject, task, writing.shell);
    let known = !all.is_empty();
    let found: Vec<_> = all.into_iter().filter(|(tool, _)| writing.tool.is_none_or(|wanted| tool.name == wanted)).collect();
    let missing = match task {
        Task::PullPlatform | Task::PullChild | Task::ChildBytes if subject.chosen().is_none() && subject.index.is_some() => {
            words::CHOOSE_ENTRY
        }
        Task::PullTag if subject.tagged().is_none() => words::NO_TAG,
        _ if subject.index.is_none() => condition::NEEDS_INDEX,
        _ => words::NOTHING,
    };
    html! {
        <section class="task" id={format!("task-{}", task.name())}>
            <h4>{ title }</h4>
            <p class="hint">{ prose(task.about().get(language)) }</p>
            if let (true, true, Some(tool)) = (found.is_empty(), known, writing.tool) { <p>{ words::NOT_THIS_TOOL.fill(language, &[tool.to_owned()]) }</p> }
            else if found.is_empty() { <p>{ missing.get(language) }</p> }
            else { <dl class="tools">{ for found.into_iter().map(|(tool, recipe)| command(tool, recipe, title, language)) }</dl> }
        </section>
    }
}

fn command(tool: &Tool, recipe: Recipe, title: &str, language: Language) -> Html {
    let about = words::COPY_FOR.fill(language, &[title.to_owned(), tool.name.to_owned()]);
    let checked = words::CHECKED.fill(language, &[tool.name.to_owned(), tool.version.to_owned()]);
    let end = recipe.text.char_indices().nth(SHOWN).map(|(end, _)| end);
    let shown = recipe.text.get(..end.unwrap_or(recipe.text.len())).unwrap_or_default().to_owned();
    let size = units::size(recipe.text.len() as u64);
    html! {
        <div class="tool" data-tool={tool.name}>
            <dt title={checked}>{ tool.name }</dt>
            <dd>
                <div class="command-text"><pre tabindex="0" role="group" aria-label={about.clone()}><code>{ shown }if end.is_some() { { "…" } }</code></pre><CopyButton text={recipe.text} {about} {language} /></div>
                if end.is_some() { <p class="hint">{ words::SHOWN.fill(language, &[size]) }</p> }
                { for recipe.notes.iter().map(|note| html! { <p class="hint">{ prose(&note.in_language(language)) }</p> }) }
            </dd>
        </div>
    }
}

/// The digest that a registry should have the index under, and whether anything but text that may have changed says so.
/// What was drawn from a listing has only the one that the listing states.
fn index_digest(document: &Document) -> Option<(Digest, bool)> {
    let stated = document.expected.first().map(|expected| &expected.digest).or(document.stated.original.as_ref());
    let own =
        || (!document.is_drawn()).then(|| (document.registry_digest(Algorithm::Sha256).clone(), document.fidelity() == Fidelity::Exact));
    stated.map(|digest| (digest.clone(), true)).or_else(own)
}

/// The config of the chosen entry, where its manifest was given and matches.
fn config(bench: &Workbench) -> Option<Digest> {
    let index = bench.document()?.image.as_deref()?.index.as_ref()?;
    let entry = index.entries.get(bench.selection.entry?)?;
    let Verification::Verified(held) = bench.library.verify(entry) else { return None };
    let manifest = bench.library.get(held.document()?)?;
    let descriptors = &manifest.image.as_deref()?.descriptors;
    descriptors.iter().find(|descriptor| descriptor.place == Place::Config)?.digest().cloned()
}

/// What every command is written for.
fn fields(bench: &Bench, own: Option<&str>, [reference, destination]: [Option<String>; 2]) -> Html {
    let language = bench.language;
    let write = |change: fn(&mut Writing, String)| {
        let (dispatch, writing) = (bench.dispatcher(), bench.writing.clone());
        Callback::from(move |event: InputEvent| {
            let mut next = writing.clone();
            change(&mut next, event.target_unchecked_into::<web_sys::HtmlInputElement>().value());
            dispatch.dispatch(Action::Write(next));
        })
    };
    let field = |id: &'static str,
                 label: crate::language::Text,
                 invented: &str,
                 value: &str,
                 fault: Option<String>,
                 oninput: Callback<InputEvent>| {
        let fault_id = format!("{id}-fault");
        html! {
            <div class="field">
                <label for={id}>{ label.get(language) }</label>
                <input {id} type="text" autocomplete="off" spellcheck="false" placeholder={invented.to_owned()} value={value.to_owned()} aria-invalid={fault.is_some().then_some("true")} aria-describedby={fault_id.clone()} {oninput} />
                <p id={fault_id} class="fault-text" role="status">{ fault.map(|fault| prose(&fault)) }</p>
            </div>
        }
    };
    let shell = {
        let (dispatch, writing) = (bench.dispatcher(), bench.writing.clone());
        Callback::from(move |event: Event| {
            let powershell = value_of(&event).as_deref() == Some("powershell");
            dispatch
                .dispatch(Action::Write(Writing { shell: if powershell { Shell::PowerShell } else { Shell::Posix }, ..writing.clone() }));
        })
    };
    let tool = {
        let (dispatch, writing) = (bench.dispatcher(), bench.writing.clone());
        Callback::from(move |event: Event| {
            let name = value_of(&event);
            let tool = TOOLS.iter().map(|tool| tool.name).find(|tool| name.as_deref() == Some(tool));
            dispatch.dispatch(Action::Write(Writing { tool, ..writing.clone() }));
        })
    };
    let entry = {
        let dispatch = bench.dispatcher();
        Callback::from(move |event: Event| dispatch.dispatch(Action::SelectEntry(value_of(&event).and_then(|text| text.parse().ok()))))
    };
    let entries =
        bench.document().and_then(|document| Some(document.image.as_deref()?.index.as_ref()?.entries.as_slice())).unwrap_or_default();
    let invented = bench.writing.reference.trim().is_empty();
    html! {
        <div class="writing">
            { field("reference", words::REFERENCE, own.unwrap_or(INVENTED), &bench.writing.reference, reference, write(|writing, text| writing.reference = text)) }
            { field("destination", words::DESTINATION, INVENTED_COPY, &bench.writing.destination, destination, write(|writing, text| writing.destination = text)) }
            <div class="field">
                <label for="command-entry">{ words::ENTRY.get(language) }</label>
                <select id="command-entry" onchange={entry}>
                    <option value="" selected={bench.selection.entry.is_none()}>{ words::NO_ENTRY.get(language) }</option>
                    { for entries.iter().take(LIMIT).enumerate().map(|(at, entry)| {
                        let name = entry.platform().map(platform_name).unwrap_or_default();
                        html! { <option value={at.to_string()} selected={bench.selection.entry == Some(at)}>{ format!("#{at} {name}") }</option> }
                    }) }
                </select>
            </div>
            <div class="field">
                <label for="command-shell">{ words::SHELL.get(language) }</label>
                <select id="command-shell" onchange={shell}>
                    <option value="posix" selected={bench.writing.shell == Shell::Posix}>{ words::POSIX.get(language) }</option>
                    <option value="powershell" selected={bench.writing.shell == Shell::PowerShell}>{ words::POWERSHELL.get(language) }</option>
                </select>
            </div>
            <div class="field">
                <label for="command-tool">{ words::TOOL.get(language) }</label>
                <select id="command-tool" onchange={tool}>
                    <option value="" selected={bench.writing.tool.is_none()}>{ words::EVERY_TOOL.get(language) }</option>
                    { for TOOLS.iter().map(|tool| html! { <option value={tool.name} selected={bench.writing.tool == Some(tool.name)}>{ tool.name }</option> }) }
                </select>
            </div>
            if invented && own.is_none() { <p class="hint wide">{ prose(&words::INVENTED.fill(language, &[INVENTED.to_owned()])) }</p> }
            if let Some(own) = own.filter(|_| invented) { <p class="hint wide">{ prose(&condition::OWN_NAME.fill(language, &[own.to_owned()])) }</p> }
        </div>
    }
}

fn value_of(event: &Event) -> Option<String> {
    Some(event.target()?.dyn_into::<web_sys::HtmlSelectElement>().ok()?.value())
}
