//! The page: Yew components over the workbench. Nothing is decided here; everything shown comes from the core.
#![allow(missing_docs, reason = "components are documented by their module")]

mod app;
mod archive_title;
mod belongs;
mod browser;
mod dialect;
mod focus;
mod frame;
mod hauling;
mod incoming;
mod intake;
mod jobs;
mod kept;
mod keys;
mod memory;
mod offline;
mod panels;
mod parts;
mod resources;
mod told;
mod wholes;

use crate::workbench::{Action, Workbench};
use std::rc::Rc;
use yew::prelude::*;

/// Starts the page in its place; a panic goes to the dialog beside it, which outlives the program.
pub fn start() {
    yew::set_custom_panic_hook(Box::new(|panic| kept::last_words(&panic.to_string())));
    if let Some(place) = browser::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id("page")) {
        yew::Renderer::<app::App>::with_root(place).render();
    }
}

/// The workbench as every component gets it: the state, and the way to act on it.
pub type Bench = UseReducerHandle<Workbench>;

/// What a panel gets.
#[derive(Clone, PartialEq, Properties)]
pub struct PanelProps {
    /// The workbench.
    pub bench: Bench,
    /// What the page has loaded besides its program.
    pub resources: Rc<resources::Resources>,
    /// How all of the content of the open document's entries stands.
    pub wholes: parts::Same<Vec<crate::graph::Whole>>,
}

impl Reducible for Workbench {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let measured = matches!(action, Action::Give(_) | Action::Edit(_) | Action::Replace(..));
        let removes = matches!(action, Action::Remove(_) | Action::Clear);
        if let Action::Edit(text) = &action {
            kept::keep_edit(&self, text);
        }
        let next = if measured { browser::measure("platmap:analyse", || self.after(action)) } else { self.after(action) };
        if removes {
            kept::let_go(&next);
        }
        if next == *self { self } else { Rc::new(next) }
    }
}
