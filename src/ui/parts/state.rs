//! State marks: the same shape and word for the same state everywhere.

use super::{Icon, Shape};
use crate::diagnostic::Severity;
use crate::graph::ContentState;
use crate::image::Place;
use crate::language::{Language, Text};
use crate::strings::{archives, condition, documents, shell, units};
use yew::prelude::*;

fn look(state: &ContentState) -> (Shape, &'static str) {
    match state {
        ContentState::Verified => (Shape::Verified, "is-ok"),
        ContentState::Hashing(_) => (Shape::Hashing, "is-note"),
        ContentState::Waiting
        | ContentState::Unread
        | ContentState::NotGiven
        | ContentState::CannotVerify
        | ContentState::Partly(_)
        | ContentState::Unfinished(_) => (Shape::Missing, "is-open"),
        ContentState::Differs | ContentState::PartDiffers(_) => (Shape::Bad, "is-error"),
    }
}

/// The words for a state.
pub fn state_words(state: &ContentState, language: Language) -> String {
    match state {
        ContentState::Verified => shell::VERIFIED.get(language).to_owned(),
        ContentState::Hashing(done) => archives::HASHING.fill(language, &[done.to_string()]),
        ContentState::Waiting => shell::WAITING.get(language).to_owned(),
        ContentState::Unread => archives::UNREAD.get(language).to_owned(),
        ContentState::NotGiven => shell::NOT_GIVEN.get(language).to_owned(),
        ContentState::CannotVerify => shell::CANNOT_VERIFY.get(language).to_owned(),
        ContentState::Partly(count) => archives::PARTLY.fill(language, &[units::number(*count as u64)]),
        ContentState::Unfinished(1) => condition::UNFINISHED_SHORT.get(language).to_owned(),
        ContentState::Unfinished(count) => condition::UNFINISHED_SHORT_MANY.fill(language, &[units::number(*count as u64)]),
        ContentState::Differs => shell::DIFFERS.get(language).to_owned(),
        ContentState::PartDiffers(culprit) => archives::PART_DIFFERS.fill(language, &[place_words(culprit.place, language)]),
    }
}

/// What a part of a document is called.
pub fn place_words(place: Place, language: Language) -> String {
    match place {
        Place::Entry(at) => archives::ENTRY.fill(language, &[format!("#{at}")]),
        Place::Config => archives::CONFIG.get(language).to_owned(),
        Place::Layer(at) => archives::LAYER.fill(language, &[at.to_string()]),
        Place::Subject => documents::SUBJECT.get(language).to_owned(),
        Place::Alone => documents::DESCRIBED.get(language).to_owned(),
    }
}

#[derive(PartialEq, Properties)]
pub struct StateProps {
    pub state: ContentState,
    pub language: Language,
    /// Whether the word is seen, not only read out.
    #[prop_or_default]
    pub word: bool,
}

/// The mark of a state.
#[component]
pub fn StateMark(props: &StateProps) -> Html {
    let (shape, class) = look(&props.state);
    let word = state_words(&props.state, props.language);
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
