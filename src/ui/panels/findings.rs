//! The findings by severity, beside the source.

use super::source::SourceView;
use super::window::{Axis, spacer, use_window};
use crate::diagnostic::{Finding, Severity};
use crate::scroll::Rows;
use crate::strings::{findings as words, shell, units};
use crate::text::revealed;
use crate::ui::frame::act;
use crate::ui::parts::{SeverityMark, prose};
use crate::ui::{Bench, PanelProps};
use crate::workbench::{Action, Panel};
use yew::prelude::*;

/// From this number of findings on only those in view are drawn.
const LARGE: usize = 200;
/// Height of a row of many findings, in pixels; the style sheet has the same number.
const ROW: u64 = 76;

/// The panel.
#[component]
pub fn Findings(props: &PanelProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let chosen = bench.selection.finding;
    let (panel, chosen_row) = (use_node_ref(), use_node_ref());
    let longer = use_state(|| None::<(usize, u64)>);
    let count = bench.analysis().map_or(0, |analysis| analysis.findings.len());
    let rows = Rows { longer: longer.filter(|(at, _)| chosen == Some(*at)), ..Rows::new(count, ROW) };
    let window = use_window(&panel, Axis::Down, rows);
    let large = count >= LARGE;
    // How much higher the chosen row is, is only known once it stands.
    use_effect({
        let (longer, chosen_row) = (longer.clone(), chosen_row.clone());
        move || {
            let height =
                chosen_row.cast::<web_sys::HtmlElement>().filter(|_| large).map(|row| u64::from(row.offset_height().unsigned_abs()));
            let now = chosen.zip(height).map(|(at, height)| (at, height.saturating_sub(ROW)));
            if now.is_some() && *longer != now {
                longer.set(now);
            }
        }
    });
    use_effect_with((bench.open, chosen, *longer), {
        let (window, chosen_row) = (window.clone(), chosen_row.clone());
        move |(_, chosen, _)| {
            let Some(chosen) = chosen.filter(|_| large) else { return };
            window.show(chosen);
            // The headings between the rows are not reckoned with.
            if let Some(row) = chosen_row.cast::<web_sys::Element>() {
                let nearest = web_sys::ScrollIntoViewOptions::new();
                nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
                row.scroll_into_view_with_scroll_into_view_options(&nearest);
            }
        }
    });
    let (Some(document), Some(analysis)) = (bench.document(), bench.analysis()) else { return Html::default() };
    let drawn = if large { window.drawn.clone() } else { 0..count };
    let (mut before, mut after) = if large { window.left_out() } else { (0, 0) };
    let group = |severity: Severity, word: crate::language::Text| {
        // They stand in the order of their severities.
        let first = analysis.findings.partition_point(|finding| finding.severity < severity);
        let last = analysis.findings.partition_point(|finding| finding.severity <= severity);
        if first == last {
            return Html::default();
        }
        let here = drawn.start.clamp(first, last)..drawn.end.clamp(first, last);
        let above = cut(rows.start(here.start) - rows.start(first), &mut before);
        let below = cut(rows.start(last) - rows.start(here.end), &mut after);
        let size = (last - first).to_string();
        html! {
            <section class="finding-group">
                <h2><SeverityMark {severity} {language} word={word.get(language)} seen=true /><span class="count">{ units::number(analysis.count(severity) as u64) }</span></h2>
                <div class={classes!("finding-rows", large.then_some("long"))}>
                    if above > 0 { { spacer(Axis::Down, above) } }
                    <ul>{ for here.filter_map(|at| {
                        let place = large.then(|| ((at - first + 1).to_string(), size.clone()));
                        Some(row(props, at, analysis.findings.get(at)?, place, (chosen == Some(at)).then(|| chosen_row.clone())))
                    }) }</ul>
                    if below > 0 { { spacer(Axis::Down, below) } }
                </div>
            </section>
        }
    };
    let groups: Html = [(Severity::Error, shell::ERROR), (Severity::Warning, shell::WARNING), (Severity::Note, shell::NOTE)]
        .into_iter()
        .map({
            let mut group = group;
            move |(severity, word)| group(severity, word)
        })
        .collect();
    html! {
        <div class="split halves">
            <div ref={panel} class={classes!("panel", large.then_some("long"))} onscroll={large.then(|| window.onscroll())} onkeydown={large.then(|| window.onkeydown())}>
                { super::archive::inside(bench) }
                if analysis.findings.is_empty() { <p class="empty">{ if document.is_drawn() { words::DRAWN } else { words::NONE }.get(language) }</p> }
                { groups }
            </div>
            <div class="beside"><SourceView bench={bench.clone()} /></div>
        </div>
    }
}

/// A space without what is not laid out of it; `out` is how much of that is left.
fn cut(space: u64, out: &mut u64) -> u64 {
    let less = space.min(*out);
    *out -= less;
    space - less
}

/// A finding; of many with its place among those of its severity, and how many these are.
fn row(props: &PanelProps, at: usize, finding: &Finding, place: Option<(String, String)>, node: Option<NodeRef>) -> Html {
    let (bench, language): (&Bench, _) = (&props.bench, props.bench.language);
    let Some(document) = bench.document() else { return Html::default() };
    let chosen = bench.selection.finding == Some(at);
    let pointer = document.pointer(finding.node);
    let (position, size) = place.unzip();
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
        <li key={at} ref={node.unwrap_or_default()} class={classes!("finding", chosen.then_some("chosen"))} aria-posinset={position} aria-setsize={size}>
            <button type="button" class="finding-head" aria-expanded={chosen.to_string()} data-finding={at.to_string()} onclick={act(bench, move || Action::SelectFinding((!chosen).then_some(at)))}>
                <SeverityMark severity={finding.severity} {language} />
                <span class="finding-says">{ prose(&finding.says.in_language(language)) }</span>
                <span class="finding-place"><code>{ rule.code }</code>if !pointer.is_empty() { <code>{ revealed(&pointer).into_owned() }</code> }<span>{ place }</span></span>
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
                        html! { <p><button type="button" class="link" onclick={act(bench, move || Action::SelectSpan(span))}>{ prose(&label.says.in_language(language)) }{ language.colon() }{ place }</button></p> }
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
