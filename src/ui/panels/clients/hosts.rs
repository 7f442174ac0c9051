//! The hosts to choose from, each with whether the clients agree on it, and a field for any other platform.

use crate::clients::request::{Reader, mistakes};
use crate::clients::{HOSTS, Host};
use crate::language::Language;
use crate::picks::{HostChoice, Picks};
use crate::strings::clients as words;
use crate::ui::Bench;
use crate::ui::frame::act;
use crate::ui::panels::picks::{GROUPS, host_select, hosts_of, picks_look};
use crate::ui::parts::{Icon, prose};
use crate::workbench::Action;
use yew::prelude::*;

/// The presets in their groups.
pub fn list(bench: &Bench, everyone: Option<&[Picks]>) -> Html {
    let language = bench.language;
    let reached = match &bench.simulation.host {
        Some(HostChoice::Preset(host)) => Some(host.id),
        _ => HOSTS.first().map(|host| host.id),
    };
    html! { <>
        <div class="host-line hosts-narrow">{ host_select(bench, "narrow-host") }</div>
        <div class="hosts-wide">{ for GROUPS.iter().map(|(name, belongs)| html! { <>
            <h3>{ name.get(language) }</h3>
            <ul>{ for hosts_of(*belongs).map(|host| item(bench, host, everyone, reached == Some(host.id))) }</ul>
        </> }) }</div>
    </> }
}

/// One preset; a key leads to the one that is `reached`.
fn item(bench: &Bench, host: &'static Host, everyone: Option<&[Picks]>, reached: bool) -> Html {
    let language = bench.language;
    let choice = HostChoice::Preset(host);
    let current = bench.simulation.host.as_ref() == Some(&choice);
    let look = everyone.and_then(|all| all.iter().find(|picks| picks.host == choice)).map(|picks| picks_look(picks));
    html! {
        <li><button type="button" id={reached.then_some("chosen-host")} class="host-item" aria-pressed={current.to_string()} onclick={act(bench, move || Action::PickFor(Some(HostChoice::Preset(host))))}>
            if let Some((shape, class, words)) = look { <span class={classes!("mark", class)}><Icon {shape} /><span class="sr">{ words.get(language) }{ language.colon() }</span></span> } else { <span /> }
            <span>{ host.name.get(language) }</span>
            <code>{ short_platform(host) }</code>
        </button></li>
    }
}

/// What tells a host from the others of its group: the build of Windows, else architecture and variant.
pub fn short_platform(host: &Host) -> String {
    match host.os_version.rsplit('.').next().filter(|build| !build.is_empty()) {
        Some(build) => build.to_owned(),
        None => {
            let full = host.platform().text();
            full.strip_prefix("linux/").unwrap_or(&full).to_owned()
        }
    }
}

#[derive(PartialEq, Properties)]
pub struct OtherProps {
    pub bench: Bench,
}

/// A platform that a person types, explained while it is typed; the clients are asked when it is entered.
#[component]
pub fn OtherHost(props: &OtherProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let typed = use_state(|| match &bench.simulation.host {
        Some(HostChoice::Typed(text)) => text.to_string(),
        _ => String::new(),
    });
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| typed.set(event.target_unchecked_into::<web_sys::HtmlInputElement>().value()))
    };
    let onsubmit = {
        let (dispatch, typed) = (bench.dispatcher(), typed.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            // Where nothing is typed, nobody is asked.
            dispatch.dispatch(Action::PickFor(HostChoice::typed(&typed)));
        })
    };
    let found = if typed.is_empty() { Vec::new() } else { mistakes(&typed) };
    let unread = !typed.is_empty() && crate::clients::request::read(&typed).is_err();
    html! {
        <form class="other-host field" {onsubmit}>
            <h3><label for="other-host">{ words::OTHER.get(language) }</label></h3>
            <input id="other-host" type="text" autocomplete="off" spellcheck="false" autocapitalize="off" maxlength="200" placeholder="linux/arm/v7" value={(*typed).clone()} aria-invalid={unread.then_some("true")} aria-describedby="other-host-says" {oninput} />
            <button type="submit" class="button">{ words::ASK.get(language) }</button>
            <div id="other-host-says" class="other-host-says" role="status">
                <p class="hint"><code>{ words::OTHER_HINT.get(language) }</code></p>
                { for found.iter().map(|mistake| html! { <p class={if unread { "fault-text" } else { "warn-text" }}>{ prose(&mistake.sentence(language)) }</p> }) }
                { readings(&typed, language) }
            </div>
        </form>
    }
}

/// How clients read the text, where they differ.
fn readings(text: &str, language: Language) -> Html {
    if text.trim().is_empty() {
        return Html::default();
    }
    let machine = crate::clients::Spec::new("linux", "amd64", "");
    let mut groups: Vec<(Result<String, String>, Vec<&str>)> = Vec::new();
    for reader in Reader::ALL {
        let reading = reader.read(text, &machine).map(|spec| spec.full_text());
        match groups.iter_mut().find(|(known, _)| *known == reading) {
            Some((_, names)) => names.push(reader.name()),
            None => groups.push((reading, vec![reader.name()])),
        }
    }
    if let [(Ok(only), _)] = groups.as_slice()
        && only == text
    {
        return Html::default();
    }
    html! {
        <dl class="readings">{ for groups.into_iter().map(|(reading, names)| html! {
            <div><dt>{ names.join(if language == Language::En { ", " } else { "、" }) }</dt><dd>{ match reading {
                Ok(spec) => html! { <code>{ spec }</code> },
                Err(error) => html! { <span class="fault-text">{ words::REJECTED.get(language) }{ language.colon() }<code>{ error }</code></span> },
            } }</dd></div>
        }) }</dl>
    }
}
