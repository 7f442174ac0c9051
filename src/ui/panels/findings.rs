//! The findings by severity, beside the source.

use super::source::SourceView;
use crate::diagnostic::{Finding, Severity};
use crate::strings::{findings as words, shell};
use crate::ui::frame::act;
use crate::ui::parts::{SeverityMark, prose};
use crate::ui::{Bench, PanelProps};
use crate::workbench::{Action, Panel};
use yew::prelude::*;

/// Findings of one severity that are shown at once.
const PAGE: usize = 100;

/// The panel.
#[component]
pub fn Findings(props: &PanelProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let shown = use_state(|| PAGE);
    let (Some(document), Some(analysis)) = (bench.document(), bench.analysis()) else { return Html::default() };
    let chosen = bench.selection.finding;
    let group = |severity: Severity, word: crate::language::Text| {
        let found: Vec<_> = analysis.findings.iter().enumerate().filter(|(_, finding)| finding.severity == severity).collect();
        if found.is_empty() {
            return Html::default();
        }
        let limit = (*shown).max(chosen.and_then(|chosen| found.iter().position(|(at, _)| *at == chosen)).map_or(0, |at| at + 1));
        let more = found.len().saturating_sub(limit);
        let show_more = {
            let shown = shown.clone();
            Callback::from(move |_: MouseEvent| shown.set(*shown + PAGE * 5))
        };
        html! {
            <section class="finding-group">
                <h2><SeverityMark {severity} {language} word={word.get(language)} seen=true /><span class="count">{ found.len() }</span></h2>
                <ul>{ for found.into_iter().take(limit).map(|(at, finding)| row(props, at, finding)) }</ul>
                if more > 0 { <button type="button" class="button" onclick={show_more}>{ words::MORE.fill(language, &[more.to_string()]) }</button> }
            </section>
        }
    };
    html! {
        <div class="split halves">
            <div class="panel">
                { super::archive::inside(bench) }
                if analysis.findings.is_empty() { <p class="empty">{ if document.is_drawn() { words::DRAWN } else { words::NONE }.get(language) }</p> }
                { group(Severity::Error, shell::ERROR) }
                { group(Severity::Warning, shell::WARNING) }
                { group(Severity::Note, shell::NOTE) }
            </div>
            <div class="beside"><SourceView bench={bench.clone()} /></div>
        </div>
    }
}

fn row(props: &PanelProps, at: usize, finding: &Finding) -> Html {
    let (bench, language): (&Bench, _) = (&props.bench, props.bench.language);
    let Some(document) = bench.document() else { return Html::default() };
    let chosen = bench.selection.finding == Some(at);
    let pointer = document.pointer(finding.node);
    let place = if finding.span.is_empty() && finding.node.is_none() {
        words::WHOLE.get(language).to_owned()
    } else {
        let at = document.position(finding.span.start);
        words::PLACE.fill(language, &[at.line.to_string(), at.column.to_string()])
    };
    let rule = finding.rule;
    let page = props.resources.rule(language, rule.code);
    let to = Panel::Rules(Some(rule.code.to_owned()));
    let href = to.link();
    html! {
        <li key={at} class={classes!("finding", chosen.then_some("chosen"))}>
            <button type="button" class="finding-head" aria-expanded={chosen.to_string()} data-finding={at.to_string()} onclick={act(bench, move || Action::SelectFinding((!chosen).then_some(at)))}>
                <SeverityMark severity={finding.severity} {language} />
                <span class="finding-says">{ prose(&finding.says.in_language(language)) }</span>
                <span class="finding-place"><code>{ rule.code }</code>if !pointer.is_empty() { <code>{ pointer }</code> }<span>{ place }</span></span>
            </button>
            if chosen {
                <div class="finding-body">
                    if let Some(page) = page {
                        <p><strong>{ words::WHY.get(language) }</strong>{ " " }{ prose(&page.why) }</p>
                        <p><strong>{ words::FIX.get(language) }</strong>{ " " }{ prose(&page.fix) }</p>
                    }
                    <p><strong>{ words::SPEC.get(language) }</strong>{ " " }if rule.reference.url.is_empty() { { rule.reference.section } } else { <a href={rule.reference.url} target="_blank" rel="noreferrer noopener">{ rule.reference.section }</a> }</p>
                    { for finding.labels.iter().map(|label| {
                        let (span, at) = (label.span, document.position(label.span.start));
                        let place = words::PLACE.fill(language, &[at.line.to_string(), at.column.to_string()]);
                        html! { <p><button type="button" class="link" onclick={act(bench, move || Action::SelectSpan(span))}>{ prose(&label.says.in_language(language)) }{ ": " }{ place }</button></p> }
                    }) }
                    <div class="row">
                        <button type="button" class="button" onclick={act(bench, || Action::Show(Panel::Source))}>{ words::SHOW.get(language) }</button>
                        <a class="button" {href} onclick={act(bench, move || Action::Show(to.clone()))}>{ words::PAGE.get(language) }</a>
                    </div>
                </div>
            }
        </li>
    }
}
