//! The app: the one state, what the whole page listens to, and the frame around the panels.

use super::browser::{focus_later, fragment, preference, push_fragment, remember, root, system_language, window};
use super::focus::use_focus;
use super::keys::{Asked, KeysProps, asked, is_text_field, keys_dialog};
use super::memory::Memory;
use super::offline::{update_line, use_offline};
use super::parts::{Same, prose};
use super::told::{Told, use_tab_in_view};
use super::{Bench, PanelProps, frame, hauling, incoming, intake, jobs, panels, resources};
use crate::language::Language;
use crate::strings::shell;
use crate::workbench::{Action, Panel, Theme, Workbench};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

fn begin() -> Workbench {
    let language = preference("language").and_then(|tag| Language::from_tag(&tag)).or_else(system_language).unwrap_or_default();
    let theme = preference("theme").map(|name| Theme::named(&name)).unwrap_or_default();
    let letter_keys = preference("letter-keys").as_deref() != Some("off");
    Workbench { language, theme, letter_keys, ..Workbench::default() }.after(Action::Navigate(fragment()))
}

/// The page.
#[component]
pub fn App() -> Html {
    let bench: Bench = use_reducer(begin);
    let resources = use_state(std::rc::Rc::<resources::Resources>::default);
    let dragging = use_state(|| false);
    let (chooser, folder, keys) = (use_node_ref(), use_node_ref(), use_node_ref());
    let wholes = super::wholes::use_wholes(&bench);
    let memory = use_memo(Same(bench.library.clone()), |_| Memory::default());

    {
        let resources = resources.clone();
        use_effect_with((), move |()| {
            spawn_local(async move {
                resources.set(resources::load().await);
                if let Some(root) = root() {
                    let _ = root.set_attribute("data-ready", "true");
                }
            });
        });
    }
    let offline = use_offline();
    use_listeners(&bench, &dragging, &chooser, &keys);
    use_appearance(&bench);
    use_focus(&bench.panel);
    use_tab_in_view(&bench);

    let props = PanelProps { bench: bench.clone(), resources: (*resources).clone(), wholes: Same(wholes.clone()) };
    let t = |text: crate::language::Text| text.get(bench.language);
    let on_choose = {
        let dispatch = bench.dispatcher();
        Callback::from(move |event: Event| {
            if let Some((input, files)) = intake::chosen(&event) {
                intake::give_files(&files, &dispatch);
                input.set_value("");
            }
        })
    };
    // Which archives are there and which may come back: the files of the others are let go.
    use_effect_with((bench.library.clone(), bench.hauls.clone()), {
        let bench = bench.clone();
        move |_| {
            hauling::keep_up(&bench);
            incoming::keep_up(&bench);
        }
    });
    let has_work = bench.open.is_some() && bench.panel.is_work();
    html! {
        <div class="app">
            <a class="skip" href="#work" onclick={to_work()}>{ t(shell::SKIP) }</a>
            { frame::bar(&frame::BarProps { bench: bench.clone(), chooser: chooser.clone(), folder: folder.clone(), keys: keys.clone() }) }
            { update_line(&bench, offline) }
            { frame::notice_line(&frame::BenchProps { bench: bench.clone() }) }
            { incoming::rows(&bench) }
            if has_work {
                { frame::title_block(&bench, &wholes) }
                { super::dialect::line(&bench) }
                <super::belongs::Belongs bench={bench.clone()} />
                { frame::tabs(&frame::BenchProps { bench: bench.clone() }) }
            }
            <main id="work" class="work" tabindex="-1">
                if bench.panel == Panel::Matrix && bench.trouble().is_some() { <panels::Answered bench={bench.clone()} /> }
                if bench.panel == Panel::About {
                    <panels::About bench={bench.clone()} resources={props.resources.clone()} {offline} />
                } else {
                    <ContextProvider<Memory> context={(*memory).clone()}>{ panel(&props, &chooser, &folder) }</ContextProvider<Memory>>
                }
            </main>
            if !(has_work && bench.panel == Panel::Documents) { { jobs::strip(&bench) } }
            { jobs::announcer(&bench) }
            <Told bench={bench.clone()} />
            { frame::foot(&frame::FootProps { bench: bench.clone(), offline }) }
            <input ref={chooser} type="file" multiple=true hidden=true onchange={on_choose.clone()} />
            <input ref={folder} type="file" webkitdirectory=true hidden=true onchange={on_choose} />
            { keys_dialog(&KeysProps { bench: bench.clone(), dialog: keys }) }
            if *dragging { <div class="drop-overlay" aria-hidden="true"><span>{ prose(t(shell::DROP)) }</span></div> }
        </div>
    }
}

fn panel(props: &PanelProps, chooser: &NodeRef, folder: &NodeRef) -> Html {
    let (bench, resources, wholes) = (props.bench.clone(), props.resources.clone(), props.wholes.clone());
    match &bench.panel {
        Panel::Learn(article) => panels::learn(&panels::learn::LearnProps { bench: bench.clone(), resources, article: article.clone() }),
        Panel::Rules(rule) => panels::rules(&panels::rules::RulesProps { bench: bench.clone(), resources, rule: rule.clone() }),
        Panel::Documents if bench.open.is_some() => html! { <panels::Documents {bench} {resources} {wholes} /> },
        panel => match bench.document() {
            None => panels::start(&panels::start::StartProps { bench, resources, chooser: chooser.clone(), folder: folder.clone() }),
            Some(document) if *panel == Panel::Matrix && document.is_listing() => html! { <panels::ArchivePanel {bench} /> },
            Some(document) if *panel == Panel::Matrix && (document.syntax.is_some() || document.kind() == crate::image::Kind::Unknown) => {
                panels::fault(props)
            }
            Some(_) => match panel {
                Panel::Clients => html! { <panels::Clients {bench} /> },
                Panel::Findings => html! { <panels::Findings {bench} {resources} {wholes} /> },
                Panel::Source => panels::source(props),
                Panel::Digests => html! { <panels::Digests {bench} {resources} {wholes} /> },
                Panel::Targets => html! { <panels::Targets {bench} /> },
                Panel::Commands => html! { <panels::Commands {bench} /> },
                _ => html! { <panels::MatrixPanel {bench} {resources} {wholes} /> },
            },
        },
    }
}

fn to_work() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        event.prevent_default();
        let work = window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id("work"));
        if let Some(work) = work.and_then(|work| work.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = work.focus();
        }
    })
}

/// Opens the file chooser behind `input`.
pub fn choose(input: &NodeRef) {
    if let Some(input) = input.cast::<web_sys::HtmlElement>() {
        input.click();
    }
}

/// Opens the dialog.
pub fn open_dialog(dialog: &NodeRef) {
    if let Some(dialog) = dialog.cast::<web_sys::HtmlDialogElement>().filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

type Listener = (&'static str, Closure<dyn FnMut(Event)>);

/// What the whole page listens to: paste, drop, keys and the address.
#[hook]
fn use_listeners(bench: &Bench, dragging: &UseStateHandle<bool>, chooser: &NodeRef, keys: &NodeRef) {
    let (dispatch, dragging, chooser, keys) = (bench.dispatcher(), dragging.clone(), chooser.clone(), keys.clone());
    let state = use_mut_ref(|| None::<Bench>);
    *state.borrow_mut() = Some(bench.clone());
    use_effect_with((), move |()| {
        let mut listeners: Vec<Listener> = Vec::new();
        let on = |name: &'static str, act: Box<dyn FnMut(Event)>| (name, Closure::wrap(act));
        let give = dispatch.clone();
        listeners.push(on(
            "paste",
            Box::new(move |event| {
                if let Some(event) = event.dyn_ref::<web_sys::ClipboardEvent>().filter(|event| !is_text_field(event)) {
                    intake::pasted(event, &give);
                }
            }),
        ));
        let (give, drag) = (dispatch.clone(), dragging.clone());
        listeners.push(on(
            "drop",
            Box::new(move |event| {
                drag.set(false);
                if let Some(event) = event.dyn_ref::<web_sys::DragEvent>() {
                    intake::dropped(event, &give);
                }
            }),
        ));
        let drag = dragging.clone();
        listeners.push(on(
            "dragover",
            Box::new(move |event| {
                event.prevent_default();
                drag.set(true);
            }),
        ));
        let drag = dragging.clone();
        listeners.push(on(
            "dragleave",
            Box::new(move |event| {
                if event.dyn_ref::<web_sys::DragEvent>().is_some_and(|event| event.related_target().is_none()) {
                    drag.set(false);
                }
            }),
        ));
        let go = dispatch.clone();
        listeners.push(on("popstate", Box::new(move |_| go.dispatch(Action::Navigate(fragment())))));
        let act = dispatch.clone();
        listeners.push(on(
            "keydown",
            Box::new(move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                let Some(bench) = state.borrow().clone() else { return };
                match asked(event, &bench) {
                    Some(Asked::Act(action)) => act.dispatch(action),
                    Some(Asked::Help) => open_dialog(&keys),
                    Some(Asked::Choose) => choose(&chooser),
                    Some(Asked::Copy) => copy_selected(&bench),
                    Some(Asked::Host) => choose_host(&bench),
                    Some(Asked::Cancel(id)) => hauling::cancel(id),
                    Some(Asked::GiveUp(id)) => incoming::cancel(id),
                    None => return,
                }
                event.prevent_default();
            }),
        ));
        if let Some(window) = window() {
            for (name, listener) in &listeners {
                let _ = window.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
            }
        }
        move || {
            if let Some(window) = window() {
                for (name, listener) in &listeners {
                    let _ = window.remove_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
                }
            }
        }
    });
}

/// Moves to the choice of the host: over the matrix where it is shown, else in the clients panel.
fn choose_host(bench: &Bench) {
    let over_matrix = bench.panel == Panel::Matrix && bench.document().is_some_and(|document| document.kind().is_index());
    if !over_matrix {
        bench.dispatch(Action::Show(Panel::Clients));
    }
    // As wide as the style sheet has it.
    let narrow = window().and_then(|window| window.inner_width().ok()?.as_f64()).is_some_and(|width| width <= 960.0);
    focus_later(match (over_matrix, narrow) {
        (true, _) => "host",
        (false, true) => "narrow-host",
        (false, false) => "chosen-host",
    });
}

fn copy_selected(bench: &Bench) {
    let Some(document) = bench.document() else { return };
    let entry =
        bench.selection.entry.and_then(|at| document.image.as_deref()?.index.as_ref()?.entries.get(at)?.digest_text().map(str::to_owned));
    let Some(digest) = entry.or_else(|| frame::own_digest(document)) else { return };
    spawn_local(async move {
        super::browser::write_clipboard(&digest).await;
    });
}

/// Language, theme and address follow the state, and are remembered.
#[hook]
fn use_appearance(bench: &Bench) {
    let language = bench.language;
    use_effect_with(language, move |language| {
        if let Some(root) = root() {
            let _ = root.set_attribute("lang", language.tag());
        }
    });
    use_effect_with(bench.theme, |theme| {
        if let Some(root) = root() {
            let _ = match theme.name() {
                Some(name) => root.set_attribute("data-theme", name),
                None => root.remove_attribute("data-theme"),
            };
        }
        remember("theme", theme.name());
    });
    use_effect_with(bench.letter_keys, |on| remember("letter-keys", (!on).then_some("off")));
    use_effect_with(bench.fragment(), |wanted| {
        if *wanted != fragment() && !(fragment().is_empty() && wanted == "#/matrix") {
            push_fragment(wanted);
        }
    });
}
