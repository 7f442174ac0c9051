//! The start page: what to give, samples, and where to begin.

use crate::library::Route;
use crate::strings::{shell, start};
use crate::ui::Bench;
use crate::ui::app::choose;
use crate::ui::frame::act;
use crate::ui::parts::{Icon, Shape, prose};
use crate::ui::resources::{Resources, Sample};
use crate::ui::{incoming, intake};
use crate::workbench::{Action, Given, Panel};
use std::rc::Rc;
use yew::prelude::*;

pub struct StartProps {
    pub bench: Bench,
    pub resources: Rc<Resources>,
    pub chooser: NodeRef,
    pub folder: NodeRef,
}

/// The page before anything is given.
pub fn start(props: &StartProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let t = |text: crate::language::Text| text.get(language);
    let add = {
        let chooser = props.chooser.clone();
        Callback::from(move |_: MouseEvent| choose(&chooser))
    };
    let folder = {
        let chooser = props.folder.clone();
        Callback::from(move |_: MouseEvent| choose(&chooser))
    };
    let paste = {
        let dispatch = bench.dispatcher();
        Callback::from(move |_: MouseEvent| intake::paste_button(&dispatch))
    };
    let write = {
        let dispatch = bench.dispatcher();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Give(vec![Given::new("", Route::Typed, Vec::new())]));
            dispatch.dispatch(Action::Show(Panel::Source));
        })
    };
    let dialects = Panel::Learn(Some(super::dialects::ARTICLE.to_owned()));
    let to_dialects = act(bench, || Action::Show(Panel::Learn(Some(super::dialects::ARTICLE.to_owned()))));
    html! {
        <div class="start">
            <h1>{ t(start::TITLE) }</h1>
            <p class="lead">{ t(start::LEAD) }</p>
            <div class="drop-box">
                <p>{ prose(t(start::DROP)) }</p>
                <button type="button" class="button primary" onclick={add}><Icon shape={Shape::Open} />{ t(start::CHOOSE) }</button>
                <button type="button" class="button" onclick={folder}><Icon shape={Shape::Folder} />{ t(crate::strings::archives::OPEN_FOLDER) }</button>
                <button type="button" class="button" onclick={paste}><Icon shape={Shape::Paste} />{ t(shell::PASTE) }</button>
                <button type="button" class="button" onclick={write}>{ t(start::TYPE) }</button>
            </div>
            <super::trouble::MessageField bench={bench.clone()} />
            <div class="start-columns">
                <section>
                    <h2>{ t(start::SAMPLES) }</h2>
                    <ul class="samples">{ for props.resources.samples.iter().map(|sample| html! { { sample_row(&SampleProps { bench: bench.clone(), sample: sample.clone() }) } }) }</ul>
                </section>
                <section>
                    <h2>{ t(start::NEW) }</h2>
                    <ul class="plain-list">{ for props.resources.learn.articles.iter().map(|article| {
                        let panel = Panel::Learn(Some(article.id.clone()));
                        html! { <li><a href={panel.link()} onclick={act(bench, move || Action::Show(panel.clone()))}>{ article.title.get(language).to_owned() }</a></li> }
                    }) }
                    <li><a href={dialects.link()} onclick={to_dialects}>{ t(crate::strings::dialect::HEADING) }</a></li></ul>
                </section>
            </div>
        </div>
    }
}

struct SampleProps {
    bench: Bench,
    sample: Sample,
}

fn sample_row(props: &SampleProps) -> Html {
    let (sample, language) = (&props.sample, props.bench.language);
    let give = {
        let files: Vec<Given> =
            sample.files.iter().map(|file| Given::new(file.name.clone(), Route::Sample, file.text.clone().into_bytes())).collect();
        let dispatch = props.bench.dispatcher();
        Callback::from(move |_: MouseEvent| incoming::give(files.clone(), &dispatch))
    };
    let shape = match sample.level.as_str() {
        "error" => (Shape::Bad, "is-error"),
        "warning" => (Shape::Warning, "is-warning"),
        "ok" => (Shape::Verified, "is-ok"),
        _ => (Shape::Note, "is-note"),
    };
    html! {
        <li><button type="button" class="sample" data-sample={sample.id.clone()} onclick={give}>
            <Icon shape={shape.0} class={shape.1} />
            <span class="sample-title">{ sample.title.get(language).to_owned() }</span>
            <span class="sample-about">{ sample.about.get(language).to_owned() }</span>
        </button></li>
    }
}
