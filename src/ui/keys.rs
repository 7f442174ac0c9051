//! Keys that work anywhere on the page, and the dialog that lists them.

use super::Bench;
use super::parts::{Icon, Shape};
use crate::archive::ArchiveId;
use crate::language::Text;
use crate::strings::shell;
use crate::workbench::{Action, IncomingId, Panel, Selection, Workbench};
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// What a key asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// An action on the workbench.
    Act(Action),
    /// The dialog of keys.
    Help,
    /// The file chooser.
    Choose,
    /// Copying the selected digest.
    Copy,
    /// The choice of the host.
    Host,
    /// Stopping to read an archive.
    Cancel(ArchiveId),
    /// Giving up something that is being read.
    GiveUp(IncomingId),
}

/// What the key means in this state, if anything.
pub fn asked(event: &KeyboardEvent, bench: &Workbench) -> Option<Asked> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || is_text_field(event) {
        return None;
    }
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    // A dialog has its keys to itself.
    if target.is_some_and(|element| element.closest("dialog").ok().flatten().is_some()) {
        return None;
    }
    let key = event.key();
    if key == "Escape" {
        // The key stops what is read, where there is nothing else to close.
        let incoming = super::incoming::current(bench).map(|(id, _)| Asked::GiveUp(id));
        let reading = bench.hauled().filter(|_| stops_reading(bench)).map(|(id, _)| Asked::Cancel(id));
        return Some(incoming.or(reading).unwrap_or(Asked::Act(Action::SelectEntry(None))));
    }
    if !bench.letter_keys {
        return None;
    }
    let act = |action| Some(Asked::Act(action));
    match key.as_str() {
        "?" => Some(Asked::Help),
        "o" | "O" => Some(Asked::Choose),
        _ if bench.open.is_none() => None,
        "c" | "C" => Some(Asked::Copy),
        "h" | "H" => Some(Asked::Host),
        "s" | "S" => act(Action::Show(Panel::Source)),
        "]" => act(Action::SelectFinding(step(bench, 1))),
        "[" => act(Action::SelectFinding(step(bench, -1))),
        digit => {
            let place = digit.parse::<usize>().ok()?.checked_sub(1)?;
            act(Action::Show(Panel::TABS.get(place)?.clone()))
        }
    }
}

/// Whether the key that closes things stops what is read: where the documents are shown, and where nothing is selected.
pub fn stops_reading(bench: &Workbench) -> bool {
    bench.panel == Panel::Documents || bench.selection == Selection::default()
}

/// The finding `by` places further on, around the ends.
pub fn step(bench: &Workbench, by: isize) -> Option<usize> {
    let count = bench.analysis()?.findings.len() as isize;
    let from = bench.selection.finding.map_or(if by > 0 { -1 } else { 0 }, |at| at as isize);
    (count > 0).then(|| (from + by).rem_euclid(count) as usize)
}

/// Whether the event belongs to a field in which one types.
pub fn is_text_field(event: &Event) -> bool {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return false };
    match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "file" | "radio")),
        _ => false,
    }
}

pub struct KeysProps {
    pub bench: Bench,
    pub dialog: NodeRef,
}

/// The dialog of keys.
pub fn keys_dialog(props: &KeysProps) -> Html {
    let language = props.bench.language;
    let t = |text: Text| text.get(language);
    let last = Panel::TABS.len().to_string();
    let panels = ["1", "–", &last];
    let rows: [(&[&str], Text); 11] = [
        (&panels, shell::KEY_PANELS),
        (&["←", "↑", "↓", "→"], shell::KEY_MOVE),
        (&["Enter"], shell::KEY_ENTER),
        (&["]", "["], shell::KEY_FINDINGS),
        (&["S"], shell::KEY_SOURCE),
        (&["C"], shell::KEY_COPY),
        (&["H"], shell::KEY_HOST),
        (&["O"], shell::KEY_OPEN),
        (&["Ctrl", "V"], shell::KEY_PASTE),
        (&["?"], shell::KEY_HELP),
        (&["Esc"], shell::KEY_ESCAPE),
    ];
    let close = {
        let dialog = props.dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<web_sys::HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let toggle = {
        let bench = props.bench.clone();
        Callback::from(move |_: Event| bench.dispatch(Action::LetterKeys(!bench.letter_keys)))
    };
    html! {
        <dialog ref={props.dialog.clone()} class="keys" aria-labelledby="keys-heading">
            <div class="dialog-head">
                <h2 id="keys-heading">{ t(shell::KEYS_HEADING) }</h2>
                <button type="button" class="button plain" onclick={close} aria-label={t(shell::CLOSE)}><Icon shape={Shape::Close} /></button>
            </div>
            <dl class="key-list">
                { for rows.into_iter().map(|(keys, says)| html! {
                    <div><dt>{ for keys.iter().map(|key| if *key == "–" { html! { " – " } } else { html! { <><kbd>{ (*key).to_owned() }</kbd>{ " " }</> } }) }</dt><dd>{ t(says) }</dd></div>
                }) }
            </dl>
            <label class="check"><input type="checkbox" checked={props.bench.letter_keys} onchange={toggle} />{ t(shell::LETTER_KEYS) }</label>
        </dialog>
    }
}
