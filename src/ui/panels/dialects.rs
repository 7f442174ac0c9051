//! What can be pasted: every dialect with its tell-tale, made from their register.

use crate::dialect::{DIALECTS, Dialect, Fidelity};
use crate::language::{Language, Text};
use crate::strings::dialect as words;
use crate::ui::parts::{CopyButton, prose};
use yew::prelude::*;

/// The name of the article in links.
pub const ARTICLE: &str = "dialects";

/// The article.
pub fn dialects(language: Language) -> Html {
    html! {
        <article class="dialects">
            <h1>{ words::HEADING.get(language) }</h1>
            <p>{ words::LEAD.get(language) }</p>
            { for DIALECTS.iter().map(|dialect| one(dialect, language)) }
        </article>
    }
}

fn one(dialect: &Dialect, language: Language) -> Html {
    let field = |name: Text, value: Html| html! { <div><dt>{ name.get(language) }</dt><dd>{ value }</dd></div> };
    let title = dialect.title.get(language);
    // A heading begins with a capital.
    let mut letters = title.chars();
    let title = letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default();
    let command = dialect.command_for(None);
    html! {
        <section id={dialect.name}>
            <h2>{ prose(&title) }</h2>
            <dl class="fields">
                { field(words::SIGN, prose(dialect.sign.get(language))) }
                { field(words::BYTES, html! { <><strong>{ fidelity(dialect.fidelity).get(language) }</strong>{ " · " }{ prose(dialect.bytes.get(language)) }</> }) }
                if let Some(command) = command {
                    { field(words::EXACT_BYTES, html! { <><code>{ command.clone() }</code><CopyButton text={command} about={words::COMMAND.get(language)} {language} /></> }) }
                }
                { field(words::EXAMPLE, html! { <pre tabindex="0" role="group" aria-label={format!("{}{}{}", words::EXAMPLE.get(language), language.colon(), dialect.name)}><code>{ dialect.example }</code></pre> }) }
            </dl>
        </section>
    }
}

fn fidelity(fidelity: Fidelity) -> Text {
    match fidelity {
        Fidelity::Exact => words::IS_EXACT,
        Fidelity::AsGiven => words::IS_AS_GIVEN,
        Fidelity::Rewritten => words::IS_REWRITTEN,
        Fidelity::Drawn => words::IS_DRAWN,
        Fidelity::Absent => words::IS_ABSENT,
    }
}
