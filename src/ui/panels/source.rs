//! The source: numbered lines with marks in the gutter, only those in view drawn; and a plain editor.

use super::window::{Axis, spacer, use_window};
use crate::analysis::Analysis;
use crate::diagnostic::Severity;
use crate::dialect::secret_in_line;
use crate::image::Kind;
use crate::json::{Kind as Json, Tree, Value};
use crate::library::{Document, Route};
use crate::scroll::Rows;
use crate::strings::source as words;
use crate::text::{Span, revealed};
use crate::ui::frame::name_of;
use crate::ui::parts::{CopyButton, Same, SeverityMark};
use crate::ui::{Bench, PanelProps, incoming, kept};
use crate::workbench::{Action, Given, LARGE};
use std::rc::Rc;
use yew::prelude::*;

/// Height of a line in pixels; the style sheet has the same number.
const LINE: u64 = 20;
/// Numbers of more lines than this need more room.
const MANY: usize = 99_999;
/// What stands for a credential.
const DOTS: &str = "••••••••";
/// Longest part of one line that is drawn, in bytes.
const LONGEST: usize = 4000;

/// The panel.
pub fn source(props: &PanelProps) -> Html {
    html! { <div class="panel source-panel"><SourceView bench={props.bench.clone()} editable=true /></div> }
}

#[derive(PartialEq, Properties)]
pub struct SourceProps {
    pub bench: Bench,
    #[prop_or_default]
    pub editable: bool,
}

/// The view of the open document's text.
#[component]
pub fn SourceView(props: &SourceProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let empty = bench.document().is_some_and(|document| document.bytes.is_empty());
    let editing = use_state(|| empty && props.editable);
    let draft = use_state(|| None::<AttrValue>);
    {
        let draft = draft.clone();
        use_effect_with(bench.document().map(|document| Rc::as_ptr(&document.text)), move |_| draft.set(None));
    }
    let Some(document) = bench.document() else { return Html::default() };
    let toggle = {
        let editing = editing.clone();
        Callback::from(move |_: MouseEvent| editing.set(!*editing))
    };
    let oninput = {
        let (bench, draft) = (bench.clone(), draft.clone());
        Callback::from(move |event: InputEvent| {
            let Some(area) = event.target_dyn_into::<web_sys::HtmlTextAreaElement>() else { return };
            let text = area.value();
            match bench.open.filter(|_| text.len() >= LARGE) {
                // It is read in steps; until then it stands here as it was typed.
                Some(id) => {
                    kept::keep_edit(&bench, &text);
                    draft.set(Some(text.clone().into()));
                    incoming::replace(id, Given::new("", Route::Typed, text.into_bytes()), &bench.dispatcher());
                }
                None => {
                    bench.open.into_iter().for_each(incoming::forget);
                    draft.set(None);
                    bench.dispatch(Action::Edit(text));
                }
            }
        })
    };
    let typed = || (*draft).clone().unwrap_or_else(|| document.text.to_string().into());
    html! {
        <div class="source">
            if props.editable {
                <div class="row source-tools">
                    <button type="button" class="button" aria-pressed={editing.to_string()} onclick={toggle}>{ if *editing { words::DONE.get(language) } else { words::EDIT.get(language) } }</button>
                    <CopyButton document={Same(document.text.clone())} label={words::COPY.get(language)} {language} />
                    if *editing { <span class="hint">{ words::EDITED.get(language) }</span> }
                </div>
            }
            if *editing && props.editable {
                <textarea class="editor" spellcheck="false" autocomplete="off" aria-label={words::EDIT_LABEL.get(language)} value={typed()} {oninput} />
            } else {
                <Lines bench={bench.clone()} />
            }
        </div>
    }
}

/// The lines in view.
#[component]
fn Lines(props: &SourceProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let node = use_node_ref();
    let document = bench.document().cloned();
    let count = document.as_ref().map_or(0, |document| document.lines.len());
    let window = use_window(&node, Axis::Down, Rows::new(count, LINE));
    use_effect_with((bench.open, bench.selection.span), {
        let (window, document) = (window.clone(), document.clone());
        move |(_, span): &(_, Option<Span>)| {
            if let Some(document) = document {
                window.show(span.map_or(0, |span| document.lines.line_of(span.start)));
            }
        }
    });
    let Some((document, analysis)) = document.zip(bench.analysis()) else { return Html::default() };
    let label = words::VIEW.fill(language, &[name_of(&document, language)]);
    let selected = bench.selection.span;
    let line = |line: usize| draw(&document, line, selected, mark(analysis, document.lines.span(line)), language);
    // A list of its own, so that lines are told apart by their keys.
    let lines: Html = window.drawn.clone().map(line).collect();
    html! {
        <div ref={node} class={classes!("source-view", (count > MANY).then_some("many-lines"))} onscroll={window.onscroll()} onkeydown={window.onkeydown()} tabindex="0" role="region" aria-label={label}>
            { spacer(Axis::Down, window.around.0) }
            { lines }
            { spacer(Axis::Down, window.around.1) }
        </div>
    }
}

/// The worst finding that begins on a line.
fn mark(analysis: &Analysis, line: Span) -> Option<Severity> {
    Severity::ALL.into_iter().find(|severity| {
        let first = analysis.findings.partition_point(|finding| (finding.severity, finding.span.start) < (*severity, line.start));
        let mut here =
            analysis.findings.iter().skip(first).take_while(|finding| finding.severity == *severity && finding.span.start < line.end);
        here.any(|finding| !finding.span.is_empty())
    })
}

fn draw(document: &Document, line: usize, selected: Option<Span>, mark: Option<Severity>, language: crate::language::Language) -> Html {
    let whole = document.lines.span(line);
    let span = Span { start: whole.start, end: whole.end.min(whole.start + LONGEST as u32) };
    let lit = selected
        .is_some_and(|selected| selected.overlaps(whole) || (selected.is_empty() && selected.start == whole.start && selected.start > 0));
    let pieces = hidden(document, span).unwrap_or_else(|| pieces(document, span, selected));
    html! {
        <div key={line} class={classes!("line", lit.then_some("lit"))}>
            <span class="gutter">if let Some(severity) = mark { <SeverityMark {severity} {language} /> }</span>
            <span class="number" aria-hidden="true">{ line + 1 }</span>
            <code>{ for pieces.into_iter().map(|(class, text)| html! { <span class={class}>{ revealed(&text).into_owned() }</span> }) }if span.end < whole.end { { "…" } }</code>
        </div>
    }
}

/// A line with a credential, that drawn as dots; nothing where there is none.
fn hidden(document: &Document, span: Span) -> Option<Vec<(Classes, String)>> {
    if document.tree.is_some() {
        return None;
    }
    let line = document.text.get(span.start as usize..span.end as usize)?;
    let secret = secret_in_line(line)?;
    let part = |text: Option<&str>| (classes!("punct"), text.unwrap_or_default().to_owned());
    Some(vec![part(line.get(..secret.start)), (classes!("secret"), DOTS.to_owned()), part(line.get(secret.end..))])
}

/// A line cut where its tokens and the selection begin and end.
fn pieces(document: &Document, span: Span, selected: Option<Span>) -> Vec<(Classes, String)> {
    let mut cuts: Vec<(u32, u32, &'static str)> = Vec::new();
    if let Some(tree) = document.tree.as_deref() {
        tokens(tree, span, &mut cuts);
    }
    let mut edges: Vec<u32> = vec![span.start, span.end];
    edges.extend(cuts.iter().flat_map(|(start, end, _)| [*start, *end]));
    edges.extend(selected.iter().flat_map(|selected| [selected.start, selected.end]));
    edges.retain(|edge| (span.start..=span.end).contains(edge) && document.text.is_char_boundary(*edge as usize));
    edges.sort_unstable();
    edges.dedup();
    let piece = |pair: &[u32]| {
        let (start, end) = (*pair.first()?, *pair.last()?);
        let class = cuts.iter().find(|(from, to, _)| *from <= start && end <= *to).map_or("punct", |(.., class)| *class);
        let chosen = selected.is_some_and(|selected| selected.start <= start && end <= selected.end);
        let text = document.text.get(start as usize..end as usize)?;
        let text = if class == "secret" && document.kind() == Kind::Unknown { DOTS } else { text };
        Some((classes!(class, chosen.then_some("chosen")), text.to_owned()))
    };
    edges.windows(2).filter_map(piece).collect()
}

/// Members of token replies and files of credentials whose text is drawn as dots.
const SECRETS: &[&str] = &["token", "access_token", "refresh_token", "identitytoken", "auth", "password"];

fn is_secret(value: Value<'_>) -> bool {
    SECRETS.iter().any(|name| value.is_named(name))
}

/// Names and scalars that begin on a line.
fn tokens(tree: &Tree, span: Span, cuts: &mut Vec<(u32, u32, &'static str)>) {
    let mut offset = span.start;
    let mut guard = 0;
    while offset < span.end && guard < 400 {
        guard += 1;
        let value = tree.at(offset);
        let key = value.key_span().filter(|key| key.contains(offset));
        let class = match value.kind() {
            Json::String if is_secret(value) => "secret",
            Json::String => "string",
            Json::Number => "digits",
            Json::Object | Json::Array => "",
            _ => "literal",
        };
        if let Some(key) = key {
            cuts.push((key.start, key.end, "key"));
            offset = key.end;
        } else if !class.is_empty() && value.span().contains(offset) {
            cuts.push((value.span().start, value.span().end, class));
            offset = value.span().end;
        } else {
            offset += 1;
            let rest = tree.text().as_bytes().get(offset as usize..span.end as usize).unwrap_or_default();
            let skip = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b',' | b':' | b'{' | b'}' | b'[' | b']')).count();
            offset += skip as u32;
        }
    }
}
