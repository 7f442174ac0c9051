//! State marks: the same shape and word for the same state everywhere.

use super::{Icon, Shape};
use crate::diagnostic::Severity;
use crate::language::{Language, Text};
use crate::library::Verification;
use crate::strings::shell;
use yew::prelude::*;

fn look(state: &Verification) -> (Shape, &'static str, Text) {
    match state {
        Verification::Verified(_) => (Shape::Verified, "is-ok", shell::VERIFIED),
        Verification::Waiting(_) => (Shape::Missing, "is-open", shell::WAITING),
        Verification::NotGiven => (Shape::Missing, "is-open", shell::NOT_GIVEN),
        Verification::CannotVerify => (Shape::Missing, "is-open", shell::CANNOT_VERIFY),
        Verification::Differs(..) => (Shape::Bad, "is-error", shell::DIFFERS),
    }
}

#[derive(PartialEq, Properties)]
pub struct StateProps {
    pub state: Verification,
    pub language: Language,
    /// Whether the word is seen, not only read out.
    #[prop_or_default]
    pub word: bool,
}

/// The mark of a verification.
#[component]
pub fn StateMark(props: &StateProps) -> Html {
    let (shape, class, text) = look(&props.state);
    let word = text.get(props.language);
    html! { <span class={classes!("mark", class)}><Icon {shape} /><span class={(!props.word).then_some("sr")}>{ word }</span></span> }
}

#[derive(PartialEq, Properties)]
pub struct SeverityProps {
    pub severity: Severity,
    pub language: Language,
    /// Words beside the mark; the severity's own where nothing is given.
    #[prop_or_default]
    pub word: AttrValue,
    /// Whether the words are seen, not only read out.
    #[prop_or_default]
    pub seen: bool,
}

/// The word for a severity.
pub fn severity_text(severity: Severity) -> Text {
    match severity {
        Severity::Error => shell::ERROR,
        Severity::Warning => shell::WARNING,
        Severity::Note => shell::NOTE,
    }
}

/// The mark of a severity.
#[component]
pub fn SeverityMark(props: &SeverityProps) -> Html {
    let (shape, class) = match props.severity {
        Severity::Error => (Shape::Bad, "is-error"),
        Severity::Warning => (Shape::Warning, "is-warning"),
        Severity::Note => (Shape::Note, "is-note"),
    };
    let text = severity_text(props.severity);
    let word = if props.word.is_empty() { AttrValue::from(text.get(props.language)) } else { props.word.clone() };
    html! { <span class={classes!("mark", class)}><Icon {shape} /><span class={(!props.seen).then_some("sr")}>{ word }</span></span> }
}
