//! The hash doctor's room: the question, the search while it runs, and its answer.

mod answer;

use crate::digest::Digest;
use crate::doctor::Diagnosis;
use crate::language::{Language, Text};
use crate::protocol::{Job, Report};
use crate::strings::{doctor as words, units};
use crate::ui::Bench;
use crate::ui::browser::{Heard, Running, run_in_worker};
use answer::{Answer, verdict};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct DoctorProps {
    pub bench: Bench,
    /// The digest that the open document should have and has not.
    pub expected: String,
    /// Who says so.
    pub source: Text,
}

/// How far the search is.
#[derive(Clone)]
enum Search {
    /// Not asked for.
    Asleep,
    /// Forms tried, and forms in all; none in all while the document is being read.
    Running(u64, u64),
    Done(Rc<Diagnosis>),
    Failed,
}

/// The question, and its answer once it is asked.
#[component]
pub fn Doctor(props: &DoctorProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let search = use_state(|| Search::Asleep);
    let running = use_mut_ref(|| None::<Running>);
    let place = use_node_ref();
    {
        let (search, running) = (search.setter(), running.clone());
        use_effect_with((bench.open, props.expected.clone()), move |_| {
            move || {
                running.take();
                search.set(Search::Asleep);
            }
        });
    }
    let t = |text: Text| text.get(language);
    let Some(document) = bench.document().cloned() else { return Html::default() };
    // The button that was pressed goes away: the place it was in takes the focus.
    let focus = {
        let place = place.clone();
        move || _ = place.cast::<web_sys::HtmlElement>().map(|place| place.focus())
    };
    let ask = {
        let (search, running, focus) = (search.setter(), running.clone(), focus.clone());
        let (document, expected) = (document.clone(), props.expected.clone());
        let size = Digest::parse(&expected).ok().and_then(|digest| bench.library.stated_size(&digest)).filter(|size| *size < 1 << 53);
        Callback::from(move |_: MouseEvent| {
            let job = Job::Examine { bytes: document.bytes.to_vec(), expected: expected.clone(), size };
            let (search, ended) = (search.clone(), running.clone());
            search.set(Search::Running(0, 0));
            focus();
            *running.borrow_mut() = Some(run_in_worker(job, Vec::new(), move |heard| match heard {
                Heard::Report(_, Report::Progress { done, of }) => search.set(Search::Running(done, of)),
                Heard::Report(_, Report::Diagnosed(Some(diagnosis))) => {
                    search.set(Search::Done(Rc::new(diagnosis)));
                    ended.take();
                }
                Heard::Report(_, Report::Diagnosed(None)) | Heard::Silence => {
                    search.set(Search::Failed);
                    ended.take();
                }
                // What is said of archives, or before a job begins.
                Heard::Report(..) => {}
            }));
        })
    };
    let cancel = {
        let (search, running) = (search.setter(), running.clone());
        Callback::from(move |_: MouseEvent| {
            running.take();
            search.set(Search::Asleep);
            focus();
        })
    };
    let body = match &*search {
        Search::Asleep => html! { <button type="button" class="button" onclick={ask}>{ t(words::ASK) }</button> },
        Search::Failed => html! {
            <>
                <p role="alert">{ t(words::SILENCE) }</p>
                <button type="button" class="button" onclick={ask}>{ t(words::AGAIN) }</button>
            </>
        },
        Search::Running(done, of) => {
            let says = if *of == 0 {
                t(words::STARTING).to_owned()
            } else {
                words::PROGRESS.fill(language, &[units::number(*done), units::number(*of)])
            };
            html! {
                <div class="searching">
                    <label for="doctor-progress">{ t(words::WORKING) }</label>
                    <progress id="doctor-progress" max={(*of).max(1).to_string()} value={done.to_string()}>{ says.clone() }</progress>
                    <span class="count">{ says }</span>
                    <button type="button" class="button" onclick={cancel}>{ t(words::CANCEL) }</button>
                </div>
            }
        }
        Search::Done(diagnosis) => {
            html! { <Answer bench={bench.clone()} {document} expected={props.expected.clone()} source={props.source} diagnosis={diagnosis.clone()} /> }
        }
    };
    html! {
        <div ref={place} class="doctor" role="group" aria-label={t(words::TITLE)} tabindex="-1">
            <p class="sr" role="status">{ spoken(&search, language) }</p>
            { body }
        </div>
    }
}

/// What is told aloud: every quarter of the search, not every form, and how it ended.
fn spoken(search: &Search, language: Language) -> String {
    match search {
        Search::Asleep | Search::Failed => String::new(),
        Search::Running(done, of) => {
            let quarter = (done * 4).checked_div(*of).unwrap_or(0) * 25;
            format!("{}: {quarter}%", words::WORKING.get(language))
        }
        Search::Done(diagnosis) => verdict(diagnosis, language).replace('`', ""),
    }
}
