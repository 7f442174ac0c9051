//! Rule pages, made from the rules themselves.

use crate::rules::{FAMILIES, Rule, by_code};
use crate::strings::{findings, rules as words};
use crate::ui::Bench;
use crate::ui::frame::act;
use crate::ui::parts::{SeverityMark, prose};
use crate::ui::resources::Resources;
use crate::workbench::{Action, Panel};
use std::rc::Rc;
use yew::prelude::*;

pub struct RulesProps {
    pub bench: Bench,
    pub resources: Rc<Resources>,
    pub rule: Option<String>,
}

/// The panel.
pub fn rules(props: &RulesProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    if let Some(rule) = props.rule.as_deref().and_then(by_code) {
        return page(props, rule);
    }
    let count: usize = FAMILIES.iter().map(|family| family.rules.len()).sum();
    html! {
        <div class="panel rules">
            <h1>{ words::HEADING.get(language) }</h1>
            <p>{ words::COUNT.fill(language, &[count.to_string()]) }</p>
            { for FAMILIES.iter().map(|family| html! { <section>
                <h2>{ family.title.get(language) }</h2>
                <ul class="plain-list">{ for family.rules.iter().map(|rule| {
                    let panel = Panel::Rules(Some(rule.code.to_owned()));
                    html! { <li><SeverityMark severity={rule.severity} {language} /><a href={panel.link()} onclick={act(bench, move || Action::Show(panel.clone()))}><code>{ rule.code }</code></a>{ " " }{ prose(rule.title.get(language)) }</li> }
                }) }</ul>
            </section> }) }
        </div>
    }
}

fn page(props: &RulesProps, rule: &'static Rule) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let text = props.resources.rule(language, rule.code);
    html! {
        <div class="reader"><nav><a href="#/rules" onclick={act(bench, || Action::Show(Panel::Rules(None)))}>{ words::ALL.get(language) }</a></nav>
        <article>
            <h1>{ prose(rule.title.get(language)) }</h1>
            <p><SeverityMark severity={rule.severity} {language} seen=true />{ " " }<code>{ rule.code }</code></p>
            if let Some(text) = text {
                <h2>{ words::CHECKS.get(language) }</h2><p>{ prose(&text.what) }</p>
                <h2>{ findings::WHY.get(language) }</h2><p>{ prose(&text.why) }</p>
                <h2>{ findings::FIX.get(language) }</h2><p>{ prose(&text.fix) }</p>
                <h2>{ words::EXAMPLE.get(language) }</h2><pre tabindex="0"><code>{ text.example.clone() }</code></pre>
            }
            <h2>{ findings::SPEC.get(language) }</h2>
            <p>if rule.reference.url.is_empty() { { rule.reference.section } } else { <a href={rule.reference.url} target="_blank" rel="noreferrer noopener">{ rule.reference.section }</a> }</p>
        </article></div>
    }
}
