//! A table that scrolls sideways where it is wider than the page: only then it takes the focus, and has a name.

use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ResizeObserver};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ScrollerProps {
    /// What is in it.
    pub label: AttrValue,
    pub children: Html,
}

/// The box around the table.
#[component]
pub fn Scroller(props: &ScrollerProps) -> Html {
    let node = use_node_ref();
    let scrolls = use_state_eq(|| false);
    {
        let (node, scrolls) = (node.clone(), scrolls.setter());
        use_effect_with((), move |()| {
            let watched = node.cast::<HtmlElement>().and_then(|element| {
                let around = element.clone();
                let look = Closure::<dyn FnMut()>::new(move || scrolls.set(around.scroll_width() > around.client_width()));
                let observer = ResizeObserver::new(look.as_ref().unchecked_ref()).ok()?;
                observer.observe(&element);
                let _ = element.first_element_child().map(|table| observer.observe(&table));
                Some((observer, look))
            });
            move || {
                if let Some((observer, look)) = watched {
                    observer.disconnect();
                    drop(look);
                }
            }
        });
    }
    html! {
        <div ref={node} class="table-scroll" tabindex={scrolls.then_some("0")} role={scrolls.then_some("region")} aria-label={scrolls.then(|| props.label.clone())}>
            { props.children.clone() }
        </div>
    }
}
