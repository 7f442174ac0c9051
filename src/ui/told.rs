//! What the page tells of itself: its title, and the conclusion about a document that was just opened.

use super::Bench;
use super::browser::window;
use super::frame::name_of;
use crate::language::Text;
use crate::strings::{about, archives, learn, rules, shell};
use crate::workbench::{Panel, Workbench};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ToldProps {
    pub bench: Bench,
}

fn panel_name(bench: &Workbench) -> Option<Text> {
    Some(match &bench.panel {
        Panel::Learn(_) => learn::HEADING,
        Panel::Rules(_) => rules::HEADING,
        Panel::About => about::NAME,
        _ if bench.open.is_none() => return None,
        Panel::Matrix if bench.document().is_some_and(|document| document.is_listing()) => archives::TAB,
        Panel::Matrix => shell::MATRIX,
        Panel::Clients => shell::CLIENTS,
        Panel::Findings => shell::FINDINGS,
        Panel::Source => shell::SOURCE,
        Panel::Digests => shell::DIGESTS,
        Panel::Documents => shell::DOCUMENTS,
        Panel::Targets => shell::TARGETS,
        Panel::Commands => shell::COMMANDS,
    })
}

/// "subject, panel · Platmap"
fn title(bench: &Workbench) -> String {
    let language = bench.language;
    let subject = bench.document().filter(|_| bench.panel.is_work()).map(|document| name_of(document, language));
    let panel = panel_name(bench).map(|name| name.get(language).to_owned());
    let place = [subject, panel].into_iter().flatten().collect::<Vec<_>>().join(language.comma());
    if place.is_empty() { "Platmap".to_owned() } else { format!("{place} · Platmap") }
}

/// A region that is read out and not seen: the conclusion about what was opened, whenever it changes.
#[component]
pub fn Told(props: &ToldProps) -> Html {
    let bench = &props.bench;
    let said = use_state_eq(String::new);
    use_effect_with(title(bench), |title| {
        if let Some(document) = window().and_then(|window| window.document()) {
            document.set_title(title);
        }
    });
    let key = (bench.open, bench.analysis().map(Rc::as_ptr), bench.panel.is_work(), bench.language);
    {
        let (said, name) = (said.setter(), bench.document().map(|document| name_of(document, bench.language)));
        let colon = bench.language.colon();
        use_effect_with(key, move |_| {
            // As it is written above: the sentence is made in one place.
            let heading =
                window().and_then(|window| window.document()).and_then(|document| document.query_selector(".title-block h1").ok()?);
            let words = heading.and_then(|heading| heading.text_content());
            said.set(name.zip(words).map(|(name, words)| format!("{name}{colon}{words}")).unwrap_or_default());
        });
    }
    html! { <p class="sr" role="status">{ (*said).clone() }</p> }
}

/// The tab of the panel is in view where the tabs scroll.
#[hook]
pub fn use_tab_in_view(bench: &Bench) {
    use_effect_with((bench.panel.clone(), bench.open.is_some(), bench.language), |_| {
        let document = window().and_then(|window| window.document());
        let find = |selector: &str| document.as_ref().and_then(|document| document.query_selector(selector).ok()?);
        if let Some((tabs, current)) = find(".tabs").zip(find(".tabs [aria-current]")) {
            let (view, tab) = (tabs.get_bounding_client_rect(), current.get_bounding_client_rect());
            let beyond = (tab.right() - view.right()).max(0.0) + (tab.left() - view.left()).min(0.0);
            if beyond != 0.0 {
                // With some of the next tab, so that it is seen to go on.
                tabs.set_scroll_left(tabs.scroll_left() + beyond as i32 + if beyond > 0.0 { 32 } else { -32 });
            }
        }
    });
}
