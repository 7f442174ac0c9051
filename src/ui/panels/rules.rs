//! Rule pages, made from the rules themselves.

use crate::diagnostic::Severity;
use crate::rules::{FAMILIES, Rule, by_code};
use crate::strings::{findings, rules as words};
use crate::ui::Bench;
use crate::ui::frame::act;
use crate::ui::parts::{SeverityMark, prose, severity_text};
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
    if let Some(rule) = props.rule.as_deref().and_then(by_code) {
        return page(props, rule);
    }
    html! { <List bench={props.bench.clone()} /> }
}

#[derive(PartialEq, Properties)]
struct ListProps {
    bench: Bench,
}

/// Every rule by family; a word and a severity narrow the list.
#[component]
fn List(props: &ListProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let word = use_state(String::new);
    let severity = use_state(|| None::<Severity>);
    let oninput = {
        let word = word.clone();
        Callback::from(move |event: InputEvent| word.set(event.target_unchecked_into::<web_sys::HtmlInputElement>().value()))
    };
    let onchange = {
        let severity = severity.clone();
        Callback::from(move |event: Event| {
            let name = event.target_unchecked_into::<web_sys::HtmlSelectElement>().value();
            severity.set(Severity::ALL.into_iter().find(|severity| severity.name() == name));
        })
    };
    let wanted = word.trim().to_lowercase();
    let shown = |rule: &Rule| {
        severity.is_none_or(|severity| rule.severity == severity)
            && (rule.code.contains(&wanted) || rule.title.get(language).to_lowercase().contains(&wanted))
    };
    let families: Vec<_> = FAMILIES
        .iter()
        .map(|family| (family, family.rules.iter().copied().filter(|rule| shown(rule)).collect::<Vec<_>>()))
        .filter(|(_, rules)| !rules.is_empty())
        .collect();
    let all = FAMILIES.iter().map(|family| family.rules.len()).sum::<usize>();
    let found = families.iter().map(|(_, rules)| rules.len()).sum::<usize>();
    let count = if found == all {
        words::COUNT.fill(language, &[all.to_string()])
    } else {
        words::SOME.fill(language, &[found.to_string(), all.to_string()])
    };
    html! {
        <div class="panel rules">
            <h1>{ words::HEADING.get(language) }</h1>
            <p>{ words::ABOUT.get(language) }</p>
            <div class="filter" role="search">
                <label for="find-rule">{ words::FIND.get(language) }</label>
                <input id="find-rule" type="search" autocomplete="off" spellcheck="false" placeholder={words::FIND_HINT.get(language)} value={(*word).clone()} {oninput} />
                <label for="rule-severity">{ words::SEVERITY.get(language) }</label>
                <select id="rule-severity" {onchange}>
                    <option value="" selected={severity.is_none()}>{ words::ANY.get(language) }</option>
                    { for Severity::ALL.into_iter().map(|each| html! { <option value={each.name()} selected={*severity == Some(each)}>{ severity_text(each).get(language) }</option> }) }
                </select>
                <p role="status">{ count }</p>
            </div>
            if families.is_empty() { <p>{ prose(&words::NO_RULE.fill(language, &[word.trim().to_owned()])) }</p> }
            { for families.into_iter().map(|(family, rules)| html! { <section>
                <h2>{ family.title.get(language) }</h2>
                <ul class="plain-list">{ for rules.into_iter().map(|rule| {
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
        <div class="reader"><nav aria-label={words::HEADING.get(language)}><a href="#/rules" onclick={act(bench, || Action::Show(Panel::Rules(None)))}>{ words::ALL.get(language) }</a></nav>
        <article>
            <h1>{ prose(rule.title.get(language)) }</h1>
            <p><SeverityMark severity={rule.severity} {language} seen=true />{ " " }<code>{ rule.code }</code></p>
            if let Some(text) = text {
                <h2>{ words::CHECKS.get(language) }</h2><p>{ prose(&text.what) }</p>
                <h2>{ findings::WHY.get(language) }</h2><p>{ prose(&text.why) }</p>
                <h2>{ findings::FIX.get(language) }</h2><p>{ prose(&text.fix) }</p>
                <h2>{ words::EXAMPLE.get(language) }</h2><pre tabindex="0" role="group" aria-label={words::EXAMPLE.get(language)}><code>{ text.example.clone() }</code></pre>
            }
            <h2>{ findings::SPEC.get(language) }</h2>
            <p>if rule.reference.url.is_empty() { { rule.reference.section } } else { <a href={rule.reference.url} target="_blank" rel="noreferrer noopener">{ rule.reference.section }</a> }</p>
        </article></div>
    }
}
