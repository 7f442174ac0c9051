//! The hash doctor's room: why a digest does not match, and the original where it can be restored.

use crate::digest::Digest;
use crate::doctor::{Diagnosis, examine};
use crate::library::Route;
use crate::strings::digests as words;
use crate::ui::Bench;
use crate::ui::browser::download;
use crate::ui::parts::{Icon, Shape};
use crate::workbench::{Action, Given};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct DoctorProps {
    pub bench: Bench,
    /// The digest that the open document should have and has not.
    pub expected: String,
}

/// The question, and its answer once it is asked.
#[component]
pub fn Doctor(props: &DoctorProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let answer = use_state(|| None::<Rc<Diagnosis>>);
    {
        let answer = answer.clone();
        use_effect_with((bench.open, props.expected.clone()), move |_| answer.set(None));
    }
    let Some(document) = bench.document().cloned() else { return Html::default() };
    let ask = {
        let (answer, document, expected) = (answer.clone(), document.clone(), props.expected.clone());
        Callback::from(move |_: MouseEvent| {
            let diagnosis = Digest::parse(&expected).ok().and_then(|expected| examine(&document.bytes, &expected));
            answer.set(diagnosis.map(Rc::new));
        })
    };
    let Some(diagnosis) = (*answer).clone() else {
        return html! { <button type="button" class="button" onclick={ask}>{ words::DOCTOR.get(language) }</button> };
    };
    let Some(restored) = &diagnosis.restored else {
        let says = if diagnosis.partial { words::PARTIAL } else { words::UNEXPLAINED };
        return html! { <div class="doctor"><p>{ says.fill(language, &[diagnosis.tried.to_string()]) }</p><p class="hint">{ words::TRIED.get(language) }</p></div> };
    };
    let name = if document.origin.name.is_empty() { "original.json".to_owned() } else { document.origin.name.clone() };
    let save = {
        let (bytes, name) = (restored.bytes.clone(), name.clone());
        Callback::from(move |_: MouseEvent| _ = download(&name, "application/octet-stream", &bytes))
    };
    let take = {
        let (dispatch, bytes) = (bench.dispatcher(), restored.bytes.clone());
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Give(vec![Given::new(name.clone(), Route::Restored, bytes.clone())])))
    };
    html! {
        <div class="doctor" role="status">
            <p class="mark is-ok"><Icon shape={Shape::Verified} /><span>{ words::EXPLAINED.get(language) }</span></p>
            <ul>{ for restored.changes.iter().map(|change| html! { <li>{ change.text().get(language) }</li> }) }</ul>
            <div class="row">
                <button type="button" class="button" onclick={save}>{ words::DOWNLOAD.get(language) }</button>
                <button type="button" class="button" onclick={take}>{ words::USE.get(language) }</button>
            </div>
        </div>
    }
}
