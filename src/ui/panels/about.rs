//! What this copy of the page is, what it cannot do, what it stores, and how to check all that.

use crate::commands::Shell;
use crate::digest::{Algorithm, Digest};
use crate::language::{Language, Text};
use crate::strings::about as words;
use crate::ui::browser::{Form, Offline, PREFERENCES, base, build, download, form, policy, preference};
use crate::ui::offline::{update_button, update_words};
use crate::ui::parts::{CopyButton, DigestText, Icon, Scroller, Shape, prose};
use crate::ui::resources::Resources;
use crate::ui::{Bench, panels::learn};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct AboutProps {
    pub bench: Bench,
    pub resources: Rc<Resources>,
    pub offline: Offline,
}

/// The panel.
#[component]
pub fn About(props: &AboutProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let draw_again = use_force_update();
    // What is stored is shown as it is: a change is stored only after it was drawn.
    use_effect_with((bench.theme, bench.letter_keys), move |_| spawn_local(async move { draw_again.force_update() }));
    let t = |text: Text| prose(text.get(language));
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let version = match build() {
        Some(build) => words::VERSION.fill(language, &[version, build]),
        None => words::VERSION_DEVELOPMENT.fill(language, &[version]),
    };
    let forbids = if form() == Form::File { &words::FORBIDS_FILE } else { &words::FORBIDS_SITE };
    let list = |texts: &[Text]| html! { <ul class="points">{ for texts.iter().map(|text| html! { <li>{ t(*text) }</li> }) }</ul> };
    html! {
        <div class="reader about-page">
            { learn::contents(bench, &props.resources, Some(crate::workbench::Panel::About)) }
            <article>
                <h1>{ t(words::TITLE) }</h1>
                <p>{ prose(&version) }</p>
                <p>{ t(words::LEAD) }</p>
                <h2>{ t(words::FORBIDS) }</h2>
                <p>{ t(words::FORBIDS_WHO) }</p>
                { list(forbids) }
                if let Some(policy) = policy() {
                    <h3 id="policy-heading">{ t(words::POLICY) }</h3>
                    <pre tabindex="0" role="region" aria-labelledby="policy-heading"><code>{ policy }</code></pre>
                }
                <p>{ t(words::NOT_COVERED) }</p>
                <h2>{ t(words::SEE) }</h2>
                { list(&[words::SEE_NETWORK, words::SEE_FLIGHT, words::SEE_SOURCE]) }
                <h2>{ t(words::STORED) }</h2>
                <p>{ t(words::STORED_WHAT) }</p>
                { stored(language) }
                if form() == Form::Site { <p>{ t(words::STORED_FILES) }</p> }
                <h2 id="offline">{ t(words::OFFLINE) }</h2>
                { offline(bench, props.offline) }
                <h2>{ t(words::VERIFY) }</h2>
                { verify(&props.resources, language) }
                <h2>{ t(words::LICENCE) }</h2>
                <p>{ t(words::LICENCE_WHAT) }</p>
                { licences(&props.resources, language) }
            </article>
        </div>
    }
}

/// What is stored under which name, as it is now.
fn stored(language: Language) -> Html {
    let uses = [words::STORED_LANGUAGE, words::STORED_THEME, words::STORED_KEYS];
    let row = |(name, what): (&&str, Text)| {
        let value = preference(name);
        html! {
            <tr>
                <th scope="row"><code>{ format!("platmap.{name}") }</code></th>
                <td>{ what.get(language) }</td>
                <td>if let Some(value) = value { <code>{ value }</code> } else { { words::STORED_NOTHING.get(language) } }</td>
            </tr>
        }
    };
    html! {
        <Scroller label={words::STORED.get(language)}><table aria-label={words::STORED.get(language)}>
            <thead><tr>{ for [words::STORED_NAME, words::STORED_FOR, words::STORED_NOW].iter().map(|head| html! { <th scope="col">{ head.get(language) }</th> }) }</tr></thead>
            <tbody>{ for PREFERENCES.iter().zip(uses).map(row) }</tbody>
        </table></Scroller>
    }
}

fn offline(bench: &Bench, offline: Offline) -> Html {
    let language = bench.language;
    let (shape, class, says) = match offline {
        Offline::Development => (Shape::Note, "is-note", words::OFFLINE_DEVELOPMENT),
        Offline::File => (Shape::Verified, "is-ok", words::OFFLINE_FILE),
        Offline::Unsupported => (Shape::Note, "is-note", words::OFFLINE_UNSUPPORTED),
        Offline::Unknown | Offline::Preparing => (Shape::Missing, "is-open", words::OFFLINE_PREPARING),
        Offline::Ready | Offline::Update => (Shape::Verified, "is-ok", words::OFFLINE_READY),
        Offline::Failed => (Shape::Warning, "is-warning", words::OFFLINE_FAILED),
    };
    html! {
        <>
            <p class="state"><Icon {shape} {class} /><span>{ prose(says.get(language)) }</span></p>
            if offline == Offline::Update {
                <p>{ prose(update_words(bench)) }</p>
                { update_button(language) }
            }
        </>
    }
}

/// What can be said about the files of this copy, and how a person computes it without the page.
fn verify(resources: &Resources, language: Language) -> Html {
    let t = |text: Text| prose(text.get(language));
    let command = |title: Text, text: String| {
        html! {
            <div class="command">
                <h3>{ t(title) }</h3>
                <div class="command-text"><pre tabindex="0" role="group" aria-label={title.get(language)}><code>{ text.clone() }</code></pre><CopyButton {text} about={title.get(language).replace('`', "")} {language} /></div>
            </div>
        }
    };
    let list = resources.file("SHA256SUMS").map(|list| Digest::of(Algorithm::Sha256, list).to_string());
    let says = if form() == Form::File { words::VERIFY_MADE_OF } else { words::VERIFY_LIST };
    let fetch = base().and_then(|base| {
        let list = Shell::Posix.line(["curl", "-sSL", &format!("{base}SHA256SUMS")])?;
        // Nothing is written: what a server calls its files is no name to write under.
        let start = Shell::Posix.line([base.as_str()])?;
        let each = format!(
            "{list} | while read -r sum file; do [ \"$(curl -sSL {start}\"$file\" | sha256sum | cut -c-64)\" = \"$sum\" ] || echo \"differs: $file\"; done"
        );
        Some((list, each))
    });
    html! {
        <>
            <p>{ t(words::VERIFY_WHY) }</p>
            if let Some(list) = list {
                <p>{ t(says) }</p>
                <p><DigestText text={list.clone()} block=true /><CopyButton text={list} about="SHA256SUMS" {language} /></p>
            }
            if form() == Form::File {
                { command(words::VERIFY_FILE, "sha256sum platmap.html".to_owned()) }
            } else {
                if let Some((list, each)) = fetch {
                    { command(words::VERIFY_FETCH, format!("{list} | sha256sum")) }
                    <p>{ t(words::VERIFY_EACH_WHY) }</p>
                    { command(words::VERIFY_EACH, each) }
                }
                { command(words::VERIFY_FOLDER, "sha256sum --check --strict SHA256SUMS".to_owned()) }
            }
            { command(words::VERIFY_BUILD, "make release && cat release/SHA256SUMS".to_owned()) }
        </>
    }
}

fn licences(resources: &Rc<Resources>, language: Language) -> Html {
    if form() != Form::File {
        return html! { <p><a href="licenses.txt" target="_blank">{ "licenses.txt" }</a></p> };
    }
    let resources = resources.clone();
    let save = Callback::from(move |_: MouseEvent| {
        if let Some(text) = resources.file("licenses.txt") {
            download("licenses.txt", "text/plain", text);
        }
    });
    html! { <button type="button" class="button" onclick={save}><Icon shape={Shape::Download} />{ prose(words::LICENCE_SAVE.get(language)) }</button> }
}
