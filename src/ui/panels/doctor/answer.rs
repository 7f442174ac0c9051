//! The answer: what happened, the original to take, what was tried, and where the texts differ.

use crate::digest::Digest;
use crate::doctor::{Attempt, Diagnosis, Form, Line, Restored, difference};
use crate::language::{Language, Text};
use crate::library::{Document, Route};
use crate::strings::{doctor as words, units};
use crate::ui::Bench;
use crate::ui::browser::download;
use crate::ui::frame::act;
use crate::ui::incoming;
use crate::ui::parts::{DigestText, Icon, Scroller, Shape, prose};
use crate::workbench::{Action, Given, Panel};
use std::rc::Rc;
use yew::prelude::*;

/// Rows shown at first; the last, which is the one that fits where one does, is always among them.
const ROWS: usize = 12;

#[derive(PartialEq, Properties)]
pub struct AnswerProps {
    pub bench: Bench,
    /// The bytes that were examined.
    pub document: Rc<Document>,
    pub expected: String,
    /// Who says what was expected.
    pub source: Text,
    pub diagnosis: Rc<Diagnosis>,
}

/// The answer.
#[component]
pub fn Answer(props: &AnswerProps) -> Html {
    let language = props.bench.language;
    let t = |text: Text| text.get(language);
    let all = use_state(|| false);
    let count = units::number(props.diagnosis.tried.len() as u64);
    let head = match &props.diagnosis.restored {
        Some(restored) => html! {
            <>
                <div class="doctor-verdict">
                    <Icon shape={Shape::Wrench} class="is-ok" />
                    <h3>{ prose(&verdict(&props.diagnosis, language)) }</h3>
                    <p>{ prose(t(content(restored))) }{ language.gap() }{ prose(&original_form(restored, language)) }</p>
                </div>
                { trio(props) }
                { taking(props, restored) }
            </>
        },
        None => html! {
            <>
                <div class="doctor-verdict">
                    <Icon shape={Shape::Bad} class="is-error" />
                    <h3>{ verdict(&props.diagnosis, language) }</h3>
                    { for props.diagnosis.clues.iter().map(|clue| {
                        let number = clue.number().map(units::number).unwrap_or_default();
                        html! { <p>{ prose(&clue.text().fill(language, &[number])) }</p> }
                    }) }
                    <p><a href="#/learn/exact-bytes" onclick={act(&props.bench, || Action::Show(Panel::Learn(Some("exact-bytes".to_owned()))))}>{ t(words::GET_BYTES) }</a></p>
                </div>
                { trio(props) }
            </>
        },
    };
    let toggle = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    let tried = &props.diagnosis.tried;
    let hidden = if *all { 0..0 } else { ROWS.min(tried.len())..tried.len().saturating_sub(1).max(ROWS.min(tried.len())) };
    let rows = tried.iter().enumerate().filter(|(at, _)| !hidden.contains(at)).map(|(_, attempt)| row(attempt, language));
    html! {
        <>
            { head }
            if let Some(restored) = &props.diagnosis.restored { { differing(&props.document.bytes, restored, language) } }
            <section>
                <h3>{ t(words::TRIED) }</h3>
                <p class="hint">{ t(words::TRIED_HINT) }</p>
                <Scroller label={t(words::TRIED)}><table class="tries" aria-label={t(words::TRIED)}>
                    <thead><tr>
                        <th scope="col"><span class="sr">{ t(words::RESULT) }</span></th>
                        <th scope="col">{ t(words::FORM) }</th>
                        <th scope="col">{ t(words::WRITER) }</th>
                        <th scope="col" class="right">{ t(words::BYTES) }</th>
                        <th scope="col">{ algorithm(&props.expected) }</th>
                    </tr></thead>
                    <tbody>{ for rows }</tbody>
                </table></Scroller>
                if tried.len() > ROWS + 1 {
                    <button type="button" class="link" aria-expanded={all.to_string()} onclick={toggle}>{ if *all { t(words::FEWER).to_owned() } else { words::ALL.fill(language, &[count]) } }</button>
                }
            </section>
        </>
    }
}

/// The answer in one sentence.
pub fn verdict(diagnosis: &Diagnosis, language: Language) -> String {
    match &diagnosis.restored {
        Some(restored) => words::UNDONE.fill(language, &[restored.story(language)]),
        None => words::UNEXPLAINED.fill(language, &[units::number(diagnosis.tried.len() as u64)]),
    }
}

fn algorithm(expected: &str) -> String {
    expected.split(':').next().unwrap_or_default().to_owned()
}

fn content(restored: &Restored) -> Text {
    if restored.is_space() {
        words::ONLY_SPACE
    } else if restored.keeps_content() {
        words::SAME_CONTENT
    } else {
        words::MENDED
    }
}

/// How the original is written, where its layout is another.
fn original_form(restored: &Restored, language: Language) -> String {
    let form = Form { undone: Vec::new(), ..restored.form.clone() }.text(language);
    match restored.form.writers() {
        Some(writers) => words::ORIGINAL_WRITER.fill(language, &[form, writers.get(language).to_owned()]),
        None if restored.form.layout.is_some() => words::ORIGINAL_FORM.fill(language, &[form]),
        None => String::new(),
    }
}

/// The digests that are compared.
fn trio(props: &AnswerProps) -> Html {
    let t = |text: Text| text.get(props.bench.language);
    let given = Digest::parse(&props.expected)
        .ok()
        .and_then(|digest| digest.algorithm())
        .map(|algorithm| props.document.digest(algorithm).to_string());
    let mark =
        |shape: Shape, class: &'static str, says: Text| html! { <span class={classes!("mark", class)}><Icon {shape} />{ t(says) }</span> };
    html! {
        <dl class="trio">
            <div><dt>{ t(words::EXPECTED) }</dt><dd class="hint">{ t(props.source) }</dd><dd><DigestText text={props.expected.clone()} /></dd></div>
            <div><dt>{ t(words::GIVEN) }</dt><dd>{ mark(Shape::Bad, "is-error", words::DIFFERS) }</dd><dd><DigestText text={given.unwrap_or_default()} /></dd></div>
            if props.diagnosis.restored.is_some() {
                <div class="good"><dt>{ t(words::RESTORED) }</dt><dd>{ mark(Shape::Verified, "is-ok", words::MATCHES) }</dd><dd><DigestText text={props.expected.clone()} /></dd></div>
            }
        </dl>
    }
}

/// The ways to take the original.
fn taking(props: &AnswerProps, restored: &Restored) -> Html {
    let (language, name) = (props.bench.language, file_name(props));
    let t = |text: Text| text.get(language);
    let save = {
        let (diagnosis, name) = (props.diagnosis.clone(), name.clone());
        Callback::from(move |_: MouseEvent| {
            _ = diagnosis.restored.as_ref().and_then(|restored| download(&name, "application/octet-stream", &restored.bytes))
        })
    };
    let take = {
        let (dispatch, diagnosis, name) = (props.bench.dispatcher(), props.diagnosis.clone(), name.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(restored) = &diagnosis.restored {
                incoming::give(vec![Given::new(name.clone(), Route::Restored, restored.bytes.clone())], &dispatch);
            }
        })
    };
    html! {
        <div class="row">
            <button type="button" class="button primary" onclick={save}><Icon shape={Shape::Download} />{ t(words::DOWNLOAD) }</button>
            <button type="button" class="button" onclick={take}>{ t(words::USE) }</button>
            <span class="hint">{ units::BYTES.fill(language, &[units::number(restored.bytes.len() as u64)]) }{ " · " }<code>{ name }</code></span>
        </div>
    }
}

/// The name of the file that was given, else one that says what it is and which.
fn file_name(props: &AnswerProps) -> String {
    let given = &props.document.origin.name;
    if given.is_empty() {
        let short = Digest::parse(&props.expected).map(|digest| digest.short().to_owned()).unwrap_or_default();
        return format!("{}-{short}.json", props.document.kind().name());
    }
    given.chars().map(|c| if c.is_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '-' }).collect()
}

fn row(attempt: &Attempt, language: Language) -> Html {
    let (shape, class, says) =
        if attempt.fits { (Shape::Verified, "is-ok", words::MATCHES) } else { (Shape::Minus, "is-open", words::DIFFERS) };
    let writers = attempt.form.writers().map(|writers| prose(writers.get(language)));
    html! {
        <tr class={attempt.fits.then_some("good")}>
            <td><Icon {shape} class={class} /><span class="sr">{ says.get(language) }</span></td>
            <th scope="row">{ attempt.form.text(language) }</th>
            <td class="writer">{ writers }</td>
            <td class="right">{ units::number(attempt.length as u64) }</td>
            <td><code>{ attempt.hex.get(..16).unwrap_or_default().to_owned() }</code>{ "…" }if attempt.fits { <span class="mark is-ok">{ words::EXPECTED.get(language) }</span> }</td>
        </tr>
    }
}

/// The first lines that differ, side by side.
fn differing(given: &[u8], restored: &Restored, language: Language) -> Html {
    let Some(found) = difference(given, &restored.bytes) else { return Html::default() };
    let side = |lines: &[Line], says: Text| {
        let caption = says.get(language);
        html! {
            <figure>
                <figcaption>{ caption }</figcaption>
                <pre tabindex="0" role="group" aria-label={caption}>{ for lines.iter().map(|line| html! {
                    <>
                        <span class={line.differs.then_some("other")}>{ for line.pieces.iter().map(|piece| html! { <span class={piece.mark.then_some("space")}>{ piece.text.clone() }</span> }) }</span>
                        { "\n" }
                    </>
                }) }</pre>
            </figure>
        }
    };
    html! {
        <section>
            <h3>{ words::DIFFERENCE.fill(language, &[units::number(found.line as u64)]) }</h3>
            <div class="sides">{ side(&found.left, words::GIVEN) }{ side(&found.right, words::RESTORED) }</div>
        </section>
    }
}
