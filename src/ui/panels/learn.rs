//! Articles for newcomers: their words are in `static/learn/learn.json`.

use crate::strings::learn as words;
use crate::ui::Bench;
use crate::ui::frame::act;
use crate::ui::parts::{CopyButton, Scroller, prose};
use crate::ui::resources::{Resources, Words};
use crate::workbench::{Action, Panel};
use serde::Deserialize;
use std::rc::Rc;
use yew::prelude::*;

/// All articles, in their order.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
pub struct Articles {
    pub articles: Vec<Article>,
}

/// An article.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Article {
    pub id: String,
    pub title: Words,
    pub body: Vec<Block>,
}

/// A part of an article.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Block {
    /// A paragraph.
    P(Words),
    /// A heading.
    H(Words),
    /// Code as it is.
    Code(String),
    /// A command with its copy button.
    Command { title: Words, text: String, note: Words },
    /// A table.
    Table { head: Vec<Words>, rows: Vec<Vec<Words>> },
}

pub struct LearnProps {
    pub bench: Bench,
    pub resources: Rc<Resources>,
    pub article: Option<String>,
}

/// The panel.
pub fn learn(props: &LearnProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let articles = &props.resources.learn.articles;
    let open = props.article.as_ref().and_then(|id| articles.iter().find(|article| article.id == *id)).or(articles.first());
    let listed = props.article.as_deref() == Some(super::dialects::ARTICLE);
    let Some(open) = open else { return html! { <div class="panel"><p>{ words::LOADING.get(language) }</p></div> } };
    let word = |words: &Words| prose(words.get(language));
    let block = |block: &Block| match block {
        Block::P(words) => html! { <p>{ word(words) }</p> },
        Block::H(words) => html! { <h2>{ word(words) }</h2> },
        Block::Code(text) => {
            html! { <pre tabindex="0" role="group" aria-label={words::EXAMPLE.get(language)}><code>{ text.clone() }</code></pre> }
        }
        Block::Command { title, text, note } => html! {
            <div class="command"><h2>{ word(title) }</h2><div class="command-text"><pre tabindex="0" role="group" aria-label={title.get(language).to_owned()}><code>{ text.clone() }</code></pre><CopyButton text={text.clone()} about={title.get(language).to_owned()} {language} /></div><p class="hint">{ word(note) }</p></div>
        },
        Block::Table { head, rows } => html! {
            <Scroller label={open.title.get(language).to_owned()}><table aria-label={open.title.get(language).to_owned()}><thead><tr>{ for head.iter().map(|cell| html! { <th scope="col">{ word(cell) }</th> }) }</tr></thead>
            <tbody>{ for rows.iter().map(|row| html! { <tr>{ for row.iter().enumerate().map(|(at, cell)| if at == 0 { html! { <th scope="row">{ word(cell) }</th> } } else { html! { <td>{ word(cell) }</td> } }) }</tr> }) }</tbody></table></Scroller>
        },
    };
    html! {
        <div class="reader">
            { contents(bench, &props.resources, Some(Panel::Learn(Some(if listed { super::dialects::ARTICLE.to_owned() } else { open.id.clone() })))) }
            if listed { { super::dialects::dialects(language) } } else { <article><h1>{ open.title.get(language).to_owned() }</h1>{ for open.body.iter().map(block) }</article> }
        </div>
    }
}

/// Everything that can be read, with what is open marked.
pub fn contents(bench: &Bench, resources: &Resources, open: Option<Panel>) -> Html {
    let language = bench.language;
    let row = |panel: Panel, title: String| {
        let current = (open.as_ref() == Some(&panel)).then_some("page");
        let link = panel.link();
        html! { <li><a href={link} aria-current={current} onclick={act(bench, move || Action::Show(panel.clone()))}>{ title }</a></li> }
    };
    html! {
        <nav aria-label={words::HEADING.get(language)}><ul>
            { for resources.learn.articles.iter().map(|article| row(Panel::Learn(Some(article.id.clone())), article.title.get(language).to_owned())) }
            { row(Panel::Learn(Some(super::dialects::ARTICLE.to_owned())), crate::strings::dialect::HEADING.get(language).to_owned()) }
            { row(Panel::Rules(None), crate::strings::rules::HEADING.get(language).to_owned()) }
            { row(Panel::About, crate::strings::about::TITLE.get(language).to_owned()) }
        </ul></nav>
    }
}
