//! "What is this digest?": the field, and what each digest of the question is here.

use crate::digest::{Digest, Sought};
use crate::image::Role;
use crate::language::{Language, Text};
use crate::library::{DocumentId, ExpectationSource};
use crate::lookup::{Advice, Answer, Part, Target, diff_id_of, images_of, layer_of, look_up};
use crate::platform::Platform;
use crate::sighting::{Claim, Sighting};
use crate::strings::{digests, lookup as words, units};
use crate::ui::Bench;
use crate::ui::frame::{kind_text, name_of};
use crate::ui::parts::{CopyButton, DigestText, Icon, Same, Shape, prose, prose_with};
use crate::workbench::{Action, Panel};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Unknown digests that are listed.
const UNKNOWN: usize = 20;
/// Lines of the field, at most.
const FIELD_LINES: usize = 6;
/// Names of images in one sentence.
const NAMES: usize = 12;

#[derive(PartialEq, Properties)]
pub struct QuestionProps {
    pub bench: Bench,
}

/// The field and the answers.
#[component]
pub fn Question(props: &QuestionProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let t = |text: Text| text.get(language);
    let field = use_node_ref();
    let answers = use_memo((Same(bench.library.clone()), bench.question.clone()), |(library, question)| {
        let found = question.as_deref().map(|question| question.sightings.found.clone()).unwrap_or_default();
        found.into_iter().map(|sighting| (look_up(&library.0, &sighting.sought), sighting)).collect::<Vec<_>>()
    });
    let asked = bench.question.as_deref().map(|question| question.text.clone()).unwrap_or_default();
    let lines = asked.lines().count().clamp(1, FIELD_LINES);
    {
        let field = field.clone();
        use_effect_with(asked, move |asked| {
            if let Some(field) = field.cast::<web_sys::HtmlTextAreaElement>() {
                field.set_value(asked);
            }
        });
    }
    let ask = {
        let (dispatch, field) = (bench.dispatcher(), field.clone());
        Callback::from(move |()| {
            if let Some(field) = field.cast::<web_sys::HtmlTextAreaElement>() {
                dispatch.dispatch(Action::Ask(field.value()));
            }
        })
    };
    let onsubmit = {
        let ask = ask.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            ask.emit(());
        })
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
            event.prevent_default();
            ask.emit(());
        }
    });
    // Several lines are a whole text, and what is asked by it is clear.
    let onpaste = {
        let dispatch = bench.dispatcher();
        Callback::from(move |event: Event| {
            let data = event.dyn_ref::<web_sys::ClipboardEvent>().and_then(|event| event.clipboard_data());
            let text = data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
            if text.trim().contains('\n') {
                event.prevent_default();
                dispatch.dispatch(Action::Ask(text));
            }
        })
    };
    let clear = {
        let dispatch = bench.dispatcher();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Ask(String::new())))
    };
    html! {
        <section class="question">
            <h2>{ t(words::HEADING) }</h2>
            <form class="expect" {onsubmit}>
                <textarea ref={field} id="asked" rows={lines.to_string()} wrap="off" aria-label={t(words::HEADING)} aria-describedby="asked-hint" autocomplete="off" spellcheck="false" placeholder="sha256:" {onkeydown} {onpaste} />
                <button type="submit" class="button">{ t(words::ASK) }</button>
                if bench.question.is_some() { <button type="button" class="button plain icon-only" aria-label={t(words::CLEAR)} onclick={clear}><Icon shape={Shape::Close} /></button> }
            </form>
            <p id="asked-hint" class="hint">{ prose(t(words::HINT)) }</p>
            <div class="answers" role="status" aria-label={t(words::ANSWERS)}>{ answered(bench, &answers) }</div>
        </section>
    }
}

fn answered(bench: &Bench, answers: &[(Vec<Answer>, Sighting)]) -> Html {
    let language = bench.language;
    let t = |text: Text| text.get(language);
    let Some(question) = bench.question.as_deref() else { return Html::default() };
    if answers.is_empty() {
        return html! { <p>{ t(words::NO_DIGEST) }</p> };
    }
    let alone = answers.len() == 1;
    let unknown: Vec<&Sighting> = answers.iter().filter(|(found, _)| found.is_empty()).map(|(_, sighting)| sighting).collect();
    let known = answers.iter().filter(|(found, _)| !found.is_empty());
    html! { <>
        <ul>{ for known.map(|(found, sighting)| html! { <li class="answer">{ sighted(bench, found, sighting, alone) }</li> }) }</ul>
        if let (true, [only]) = (alone, unknown.as_slice()) { { unknown_one(bench, only) } }
        else if !unknown.is_empty() {
            <p>{ words::UNKNOWN_MANY.fill(language, &[units::number(unknown.len() as u64)]) }</p>
            <ul class="unknown">{ for unknown.iter().take(UNKNOWN).map(|sighting| html! { <li>{ head(sighting, None, false, language) }</li> }) }</ul>
            if unknown.len() > UNKNOWN { <p class="hint">{ words::MORE.fill(language, &[units::number((unknown.len() - UNKNOWN) as u64)]) }</p> }
        }
        if question.sightings.more { <p class="hint">{ t(words::TOO_MANY) }</p> }
    </> }
}

/// The name, the digest and the line.
fn head(sighting: &Sighting, whole: Option<&Digest>, alone: bool, language: Language) -> Html {
    let digest = whole.map_or_else(|| sighting.sought.to_string(), Digest::to_string);
    html! { <span class="answer-head">
        if let Some(name) = &sighting.name { <code class="answer-name">{ name.clone() }</code> }
        <DigestText text={digest} />
        if !alone { <span class="hint">{ words::LINE.fill(language, &[sighting.line.to_string()]) }</span> }
    </span> }
}

fn unknown_one(bench: &Bench, sighting: &Sighting) -> Html {
    let language = bench.language;
    let expect = bench.document().filter(|document| document.has_bytes()).zip(sighting.sought.whole()).map(|(document, digest)| {
        let (dispatch, digest) = (bench.dispatcher(), digest.to_string());
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Expect(digest.clone()));
            dispatch.dispatch(Action::Show(Panel::Digests));
        });
        html! { <button type="button" class="button" {onclick}>{ words::EXPECT.fill(language, &[name_of(document, language)]) }</button> }
    });
    html! { <div class="answer">{ head(sighting, None, true, language) }<p class="mark is-open"><Icon shape={Shape::Missing} /><span>{ words::UNKNOWN.get(language) }</span></p>{ expect }</div> }
}

fn sighted(bench: &Bench, found: &[Answer], sighting: &Sighting, alone: bool) -> Html {
    let language = bench.language;
    let ambiguous =
        (found.len() > 1).then(|| words::AMBIGUOUS.fill(language, &[sighting.sought.to_string(), units::number(found.len() as u64)]));
    html! { <>
        if let Some(says) = ambiguous { <p class="mark is-warning"><Icon shape={Shape::Warning} /><span>{ prose(&says) }</span></p> }
        { for found.iter().map(|answer| html! { <div class="answer-one">
            { head(sighting, Some(&answer.digest), alone, language) }
            { parts(bench, answer) }
            { advice(bench, answer, sighting) }
        </div> }) }
    </> }
}

/// What a digest is here, one sentence a part.
pub fn parts(bench: &Bench, answer: &Answer) -> Html {
    let language = bench.language;
    let layers: Vec<(DocumentId, usize)> = answer
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Layer(id, at) => Some((*id, *at)),
            _ => None,
        })
        .collect();
    let others = answer.parts.iter().filter(|part| !matches!(part, Part::Layer(..)));
    html! { <ul class="parts">
        { for others.clone().filter(|part| matches!(part, Part::Document(_) | Part::Original(_) | Part::Entry(..) | Part::Config(_))).map(|part| html! { <li>{ says(bench, *part) }</li> }) }
        { layer_lines(bench, &layers) }
        { for others.filter(|part| !matches!(part, Part::Document(_) | Part::Original(_) | Part::Entry(..) | Part::Config(_))).map(|part| html! { <li>{ says(bench, *part) }</li> }) }
        if answer.more > 0 { <li class="hint">{ words::MORE.fill(language, &[units::number(answer.more as u64)]) }</li> }
    </ul> }
}

/// One line for each place that the layer has, with all images that have it there.
fn layer_lines(bench: &Bench, layers: &[(DocumentId, usize)]) -> Html {
    let language = bench.language;
    let mut places: Vec<usize> = layers.iter().map(|(_, at)| *at).collect();
    places.sort_unstable();
    places.dedup();
    let uncompressed = layers.iter().find_map(|(id, at)| diff_id_of(&bench.library, *id, *at));
    html! { <>
        { for places.into_iter().map(|place| {
            let ids = layers.iter().filter(|(_, at)| *at == place).map(|(id, _)| *id);
            let images = images(bench, ids.collect());
            html! { <li>{ prose_with(words::LAYER.get(language), &[images, html! { place.to_string() }]) }</li> }
        }) }
        if let Some(digest) = uncompressed { <li>{ prose_with(words::UNCOMPRESSED.get(language), &[html! { <DigestText text={digest.to_string()} /> }]) }</li> }
    </> }
}

fn button(bench: &Bench, words: String, actions: Vec<Action>) -> Html {
    let dispatch = bench.dispatcher();
    let onclick = Callback::from(move |_: MouseEvent| actions.iter().for_each(|action| dispatch.dispatch(action.clone())));
    html! { <button type="button" class="link" {onclick}>{ words }</button> }
}

/// A document by its name.
fn document(bench: &Bench, id: DocumentId) -> Html {
    let name = bench.library.get(id).map(|document| name_of(document, bench.language)).unwrap_or_default();
    button(bench, name, vec![Action::Open(id), Action::Show(Panel::Matrix)])
}

/// An entry by its platform and place.
pub(super) fn entry(bench: &Bench, index: DocumentId, at: usize) -> Html {
    let held = bench.library.get(index).and_then(|document| document.image.as_deref()?.index.as_ref()?.entries.get(at));
    let platform = held.and_then(|entry| entry.platform()).filter(|platform| !platform.is_unknown()).map(Platform::full_name);
    let words = platform.map_or_else(|| format!("#{at}"), |platform| format!("{platform} #{at}"));
    button(bench, words, vec![Action::Open(index), Action::SelectEntry(Some(at)), Action::Show(Panel::Matrix)])
}

/// Images by the entries that lead to them; else the documents themselves.
fn images(bench: &Bench, ids: Vec<DocumentId>) -> Html {
    let mut shown = Vec::new();
    for id in &ids {
        match images_of(&bench.library, *id) {
            entries if entries.is_empty() => shown.push(document(bench, *id)),
            entries => shown.extend(entries.into_iter().map(|(index, at)| entry(bench, index, at))),
        }
        if shown.len() > NAMES {
            break;
        }
    }
    let comma = if bench.language == Language::Zh { "、" } else { ", " };
    let more = if shown.len() > NAMES { "…" } else { "" };
    html! { <>{ for shown.into_iter().take(NAMES).enumerate().map(|(at, name)| html! { <>if at > 0 { { comma } }{ name }</> }) }{ more }</> }
}

fn says(bench: &Bench, part: Part) -> Html {
    let language = bench.language;
    let code = |digest: Digest| html! { <DigestText text={digest.to_string()} /> };
    let place = |at: usize| html! { at.to_string() };
    let index = |id: DocumentId, at: usize| {
        let roles = bench.library.get(id).and_then(|document| document.image.as_deref()?.index.as_ref()).map(|index| &index.roles);
        roles.and_then(|roles| roles.get(at).copied())
    };
    let pointer = |id: DocumentId, node| {
        let document = bench.library.get(id).cloned();
        let span = document.as_ref().and_then(|document| Some(document.tree.as_deref()?.value(node).span()));
        let words = document.map(|document| document.pointer(Some(node))).unwrap_or_default();
        let show = span.map(Action::SelectSpan);
        button(bench, words, [Some(Action::Open(id)), show, Some(Action::Show(Panel::Source))].into_iter().flatten().collect())
    };
    let sentence = |text: Text, places: &[Html]| prose_with(text.get(language), places);
    match part {
        Part::Document(id) => {
            let kind = bench.library.get(id).map(|document| kind_text(document.kind()).get(language)).unwrap_or_default();
            sentence(words::DOCUMENT, &[document(bench, id), html! { kind }])
        }
        Part::Original(id) => sentence(words::ORIGINAL, &[document(bench, id)]),
        Part::Entry(id, at) => {
            let (holder, name) = (document(bench, id), entry(bench, id, at));
            match index(id, at) {
                Some(Role::Image | Role::NoPlatform) => sentence(words::CHILD, &[holder, name]),
                Some(Role::Nested) => sentence(words::NESTED, &[holder, name]),
                Some(Role::Attestation(Some(of))) => sentence(words::ATTESTATION_OF, &[holder, name, entry(bench, id, of)]),
                Some(Role::Attestation(None)) => sentence(words::ATTESTATION, &[holder, name]),
                _ => sentence(words::ENTRY, &[holder, name]),
            }
        }
        Part::Config(id) => sentence(words::CONFIG, &[images(bench, vec![id])]),
        Part::Layer(id, at) => sentence(words::LAYER, &[images(bench, vec![id]), place(at)]),
        Part::DiffId(id, at) => {
            let layer = layer_of(&bench.library, id, at).map(|digest| sentence(words::COMPRESSED, &[code(digest)]));
            html! { <>{ sentence(words::DIFF_ID, &[images(bench, vec![id]), place(at)]) }{ language.gap() }{ layer }</> }
        }
        Part::ChainId(id, at) => sentence(words::CHAIN_ID, &[images(bench, vec![id]), place(at)]),
        Part::Subject(id) => sentence(words::SUBJECT, &[document(bench, id)]),
        Part::Attested(id, at) => sentence(words::ATTESTED, &[document(bench, id), entry(bench, id, at)]),
        Part::Described(id) => sentence(words::DESCRIBED, &[document(bench, id)]),
        Part::Base(id, node) => sentence(words::BASE, &[document(bench, id), pointer(id, node)]),
        Part::Value(id, node) => sentence(words::VALUE, &[document(bench, id), pointer(id, node)]),
        Part::Expected(id, source) => sentence(words::EXPECTED, &[document(bench, id), html! { source_text(source).get(language) }]),
    }
}

/// Who says what a digest should be.
pub fn source_text(source: ExpectationSource) -> Text {
    match source {
        ExpectationSource::Person => digests::BY_PERSON,
        ExpectationSource::FileName => digests::BY_NAME,
        ExpectationSource::Entry => digests::BY_ENTRY,
        ExpectationSource::Path => digests::BY_PATH,
        ExpectationSource::Wrapping => digests::BY_WRAPPING,
    }
}

/// What it means to pin the digest, as far as the text pins it or a person may.
fn advice(bench: &Bench, answer: &Answer, sighting: &Sighting) -> Html {
    let language = bench.language;
    let Some(advice) = &answer.advice else { return Html::default() };
    let named = sighting.claim == Claim::Pinned;
    // A layer or an image ID is not written behind a name.
    let meant = !matches!(sighting.claim, Claim::Layer | Claim::ImageId);
    let (says, targets) = match advice {
        Advice::Whole(platforms) => {
            let good = *platforms > 0 && meant;
            return if good {
                html! { <p class="mark is-ok"><Icon shape={Shape::Verified} /><span>{ words::WHOLE.get(language) }</span></p> }
            } else {
                Html::default()
            };
        }
        Advice::Child { dropped, count, whole } => {
            let comma = if language == Language::Zh { "、" } else { ", " };
            let names = dropped.join(comma);
            let more = count.saturating_sub(dropped.len());
            let names = if more > 0 { words::AND_MORE.fill(language, &[names, units::number(more as u64)]) } else { names };
            (words::ONE_PLATFORM.fill(language, &[names]), whole)
        }
        Advice::Attestation(whole) => (words::NOTHING_TO_RUN.get(language).to_owned(), whole),
        Advice::NoManifest(whole) if named => (words::NO_MANIFEST.get(language).to_owned(), whole),
        Advice::NoManifest(_) => return Html::default(),
    };
    if !meant {
        return html! { <p class="hint">{ says }</p> };
    }
    html! { <div class="advice">
        <p class="mark is-warning"><Icon shape={Shape::Warning} /><span>{ prose(&says) }</span></p>
        { for targets.iter().map(|target| pin(bench, target, sighting)) }
    </div> }
}

fn pin(bench: &Bench, target: &Target, sighting: &Sighting) -> Html {
    let language = bench.language;
    let index = document(bench, target.document);
    let Some(digest) = &target.digest else {
        return html! { <p class="pin">{ prose_with(words::PIN_UNKNOWN.get(language), &[index]) }</p> };
    };
    let reference = sighting.pinned_to(digest).map(|reference| reference.to_string());
    let digest = digest.to_string();
    html! { <div class="pin">
        <p>{ prose_with(words::PIN.get(language), &[index]) }</p>
        <p class="row"><DigestText text={digest.clone()} /><CopyButton text={digest} label={words::COPY_DIGEST.get(language)} {language} />
            if let Some(reference) = reference { <CopyButton about={reference.clone()} text={reference} label={words::COPY_REFERENCE.get(language)} {language} /> }</p>
        if !target.certain { <p class="hint">{ words::UNCERTAIN.get(language) }</p> }
    </div> }
}

#[derive(PartialEq, Properties)]
pub struct HereProps {
    pub bench: Bench,
    pub digest: String,
}

/// What a digest is here, where it is more than expected: for a document that does not match it.
#[component]
pub fn Here(props: &HereProps) -> Html {
    let bench = &props.bench;
    let answers: Rc<Vec<Answer>> = use_memo((Same(bench.library.clone()), props.digest.clone()), |(library, digest)| {
        Sought::read(digest).map(|sought| look_up(&library.0, &sought)).unwrap_or_default()
    });
    let known = answers.iter().filter(|answer| answer.parts.iter().any(|part| !matches!(part, Part::Expected(..))));
    html! { <>{ for known.map(|answer| html! { <div class="also-here"><p>{ words::ALSO_HERE.get(bench.language) }</p>{ parts(bench, answer) }</div> }) }</> }
}
