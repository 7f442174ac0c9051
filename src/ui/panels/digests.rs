//! The digests: of this document, the one it should have, and those that it lists.

use super::answer::{Here, source_text};
use super::inspector::unpacked_here;
use super::window::{Axis, spacer, use_window};
use crate::archive::{ArchiveId, Content, Form};
use crate::dialect::Fidelity;
use crate::digest::{Algorithm, Digest};
use crate::image::Place;
use crate::language::Language;
use crate::library::{Document, Shelf, Verification};
use crate::scroll::Rows;
use crate::strings::{archives, condition, digests as words, units};
use crate::text::revealed;
use crate::ui::parts::{CopyButton, DigestText, Icon, Scroller, Shape, StateMark, prose};
use crate::ui::{Bench, PanelProps, hauling};
use crate::workbench::Action;
use yew::prelude::*;

/// Above this number of listed digests only those in view are drawn.
const LARGE: usize = 60;
/// Height of the row of one of many, in pixels; the style sheet has the same number.
const ROW: u64 = 34;

/// The panel.
#[component]
pub fn Digests(props: &PanelProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let field = use_node_ref();
    let t = |text: crate::language::Text| text.get(language);
    let Some(document) = bench.document() else { return Html::default() };
    let onsubmit = {
        let (dispatch, field) = (bench.dispatcher(), field.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(input) = field.cast::<web_sys::HtmlInputElement>() {
                dispatch.dispatch(Action::Expect(input.value()));
            }
        })
    };
    let own = |algorithm: Algorithm, digest: &Digest| {
        let digest = digest.to_string();
        html! { <div class="own-digest"><dt>{ algorithm.name() }</dt><dd><DigestText text={digest.clone()} block=true /><CopyButton text={digest} about={algorithm.name()} {language} /></dd></div> }
    };
    if document.is_drawn() {
        let original = document.stated.original.as_ref().map(|digest| digest.to_string());
        return html! {
            <div class="panel digests">
                <section>
                    <h2>{ t(crate::strings::verdict::ORIGINAL) }</h2>
                    <p>{ t(words::DRAWN) }</p>
                    if let Some(digest) = original {
                        <dl><div class="own-digest"><dt>{ "sha256" }</dt><dd><DigestText text={digest.clone()} block=true /><CopyButton text={digest} about={t(crate::strings::verdict::ORIGINAL)} {language} /></dd></div></dl>
                    } else { <p>{ t(crate::strings::verdict::UNLISTED) }</p> }
                </section>
                { listed(bench) }
            </div>
        };
    }
    if let Some(shelf) = bench.library.listed_by(document) {
        return of_archive(bench, shelf);
    }
    let route = match document.fidelity() {
        Fidelity::Rewritten | Fidelity::Drawn => words::REWRITTEN,
        Fidelity::AsGiven | Fidelity::Absent => words::CHANGED,
        Fidelity::Exact => words::EXACT,
    };
    let size = units::BYTES.fill(language, &[units::number(document.bytes.len() as u64)]);
    html! {
        <div class="panel digests">
            <section>
                <h2>{ t(words::OWN) }</h2>
                <p>{ words::OF.fill(language, &[size]) }{ language.gap() }{ t(route) }</p>
                <dl>{ own(Algorithm::Sha256, document.sha256()) }{ own(Algorithm::Sha512, document.digest(Algorithm::Sha512)) }</dl>
                if let Some(payload) = document.payload() {
                    <p>{ words::SIGNED.fill(language, &[units::BYTES.fill(language, &[units::number(payload.len() as u64)])]) }</p>
                    <dl>{ own(Algorithm::Sha256, document.registry_digest(Algorithm::Sha256)) }</dl>
                }
            </section>
            <section>
                <h2>{ t(words::EXPECT) }</h2>
                <form class="expect" {onsubmit}>
                    <input ref={field} type="text" id="expected" aria-label={t(words::EXPECT)} aria-describedby="expect-hint" autocomplete="off" spellcheck="false" placeholder="sha256:" />
                    <button type="submit" class="button primary">{ t(words::CHECK) }</button>
                </form>
                <p id="expect-hint" class="hint">{ prose(t(words::EXPECT_HINT)) }</p>
                <ul class="expectations" aria-live="polite">{ for document.expected.iter().filter(|expected| expected.digest.algorithm().is_some()).map(|expected| {
                    let matches = document.is_named(&expected.digest);
                    let source = source_text(expected.source);
                    let (shape, class, says) = if matches { (Shape::Verified, "is-ok", words::MATCH) } else { (Shape::Bad, "is-error", words::NO_MATCH) };
                    html! { <li><p class={classes!("mark", class)}><Icon {shape} /><span>{ t(says) }</span></p><DigestText text={expected.digest.to_string()} /><span class="hint">{ t(source) }</span>
                            if !matches { <Here bench={bench.clone()} digest={expected.digest.to_string()} /> }
                            if !matches { <super::doctor::Doctor bench={bench.clone()} expected={expected.digest.to_string()} {source} /> }</li> }
                }) }{ stated(document, language) }</ul>
            </section>
            { listed(bench) }
        </div>
    }
}

/// Files whose digests are shown of those given by themselves.
const FILES: usize = 200;

/// In place of a listing's digest: the archive's own, where all of its bytes were read; of files given by themselves, theirs.
fn of_archive(bench: &Bench, shelf: &Shelf) -> Html {
    let language = bench.language;
    let archive = &shelf.archive;
    let shown = |content: &Content, name: String| {
        let digest = content.digest(Algorithm::Sha256)?.to_string();
        Some(
            html! { <div class="own-digest"><dt>{ name.clone() }</dt><dd><DigestText text={digest.clone()} block=true /><CopyButton text={digest} about={name} {language} /></dd></div> },
        )
    };
    let whole = archive.whole.as_ref().and_then(|whole| shown(whole, Algorithm::Sha256.name().to_owned()));
    let files = archive.members.iter().enumerate().take(FILES);
    let body = match (whole, archive.form) {
        (Some(whole), _) => html! { <><p>{ archives::FILE_DIGEST.get(language) }</p><dl>{ whole }</dl></> },
        (None, Form::Loose) => html! { <>
            <p>{ condition::FILES_OWN.get(language) }</p>
            <dl>{ for files.filter_map(|(at, member)| shown(archive.content(at)?, revealed(&member.path).into_owned())) }</dl>
            if archive.members.len() > FILES { <p>{ archives::MORE.fill(language, &[units::number((archive.members.len() - FILES) as u64)]) }</p> }
        </> },
        (None, Form::Folder) => html! { <p>{ condition::FOLDER_HAS_NONE.get(language) }</p> },
        (None, Form::Tar(None)) if shelf.done => {
            html! { <><p>{ condition::NO_DIGEST_YET.get(language) }</p><HashWhole bench={bench.clone()} archive={archive.id.0} /></> }
        }
        (None, Form::Tar(_)) => html! { <p>{ archives::FILE_NOT_HASHED.get(language) }</p> },
    };
    html! {
        <div class="panel digests"><section>
            <h2>{ archives::OWN_DIGEST.get(language) }</h2>
            { body }
            <p>{ archives::LISTING_HAS_NONE.get(language) }</p>
        </section></div>
    }
}

#[derive(PartialEq, Properties)]
pub struct HashProps {
    pub bench: Bench,
    /// The number of the archive.
    pub archive: u32,
}

/// The button that has the file of a plain tar hashed, while it is at hand.
#[component]
pub fn HashWhole(props: &HashProps) -> Html {
    let (bench, language, id) = (&props.bench, props.bench.language, ArchiveId(props.archive));
    let busy = use_state(|| false);
    let onclick = {
        let (busy, dispatch) = (busy.clone(), bench.dispatcher());
        Callback::from(move |_: MouseEvent| {
            let done = busy.clone();
            busy.set(true);
            hauling::hash_whole(id, &dispatch, move || done.set(false));
        })
    };
    if !hauling::is_at_hand(id) {
        return Html::default();
    }
    html! {
        <p><button type="button" class="button" disabled={*busy} {onclick}>{ if *busy { condition::HASHING_WHOLE } else { condition::HASH_WHOLE }.get(language) }</button></p>
    }
}

/// Length and media type that the headers of a response state, held against the document.
fn stated(document: &Document, language: Language) -> Html {
    let line = |good: bool, text: String| {
        let (shape, class) = if good { (Shape::Verified, "is-ok") } else { (Shape::Bad, "is-error") };
        html! { <li><p class={classes!("mark", class)}><Icon {shape} /><span>{ prose(&text) }</span></p></li> }
    };
    let length = document.stated.length.map(|length| {
        let good = length == document.bytes.len() as u64;
        let size = units::BYTES.fill(language, &[units::number(length)]);
        line(good, if good { words::STATED_LENGTH } else { words::OTHER_LENGTH }.fill(language, &[size]))
    });
    let own = document.tree.as_deref().and_then(|tree| tree.root().str("mediaType"));
    let media_type = document.stated.media_type.clone().map(|stated| match own {
        Some(own) if own.eq_ignore_ascii_case(&stated) => line(true, words::STATED_TYPE.fill(language, &[stated])),
        Some(_) => line(false, words::OTHER_TYPE.fill(language, &[stated])),
        None => html! { <li class="hint">{ prose(&words::UNTYPED.fill(language, &[stated])) }</li> },
    });
    html! { <>{ length }{ media_type }</> }
}

/// Every descriptor of the open document with the state of its content.
pub fn listed(bench: &Bench) -> Html {
    html! { <Listed bench={bench.clone()} /> }
}

#[derive(PartialEq, Properties)]
struct ListedProps {
    bench: Bench,
}

#[component]
fn Listed(props: &ListedProps) -> Html {
    let (bench, language) = (&props.bench, props.bench.language);
    let t = |text: crate::language::Text| text.get(language);
    let node = use_node_ref();
    let document = bench.document().map(|document| &**document);
    let descriptors = document.and_then(|document| Some(document.image.as_deref()?.descriptors.as_slice())).unwrap_or_default();
    let window = use_window(&node, Axis::Down, Rows::new(descriptors.len(), ROW));
    if descriptors.is_empty() {
        return Html::default();
    }
    let large = descriptors.len() > LARGE;
    let (drawn, around) = if large { (window.drawn.clone(), window.around) } else { (0..descriptors.len(), (0, 0)) };
    let gap = |length: u64| {
        if length > 0 {
            html! { <tr aria-hidden="true" class="gap"><td colspan="3">{ spacer(Axis::Down, length) }</td></tr> }
        } else {
            Html::default()
        }
    };
    let row = |at: usize| {
        let descriptor = descriptors.get(at)?;
        let place = match descriptor.place {
            Place::Entry(at) => format!("manifests[{at}]"),
            Place::Config => "config".to_owned(),
            Place::Layer(at) => format!("layers[{at}]"),
            Place::Subject => "subject".to_owned(),
            Place::Alone => "digest".to_owned(),
        };
        let state: Verification = bench.library.verify(descriptor);
        Some(html! {
            <tr key={at} aria-rowindex={large.then(|| (at + 2).to_string())}>
                <td><code>{ place }</code></td>
                <td><DigestText text={descriptor.digest_text().unwrap_or("—").to_owned()} /></td>
                <td><StateMark state={bench.stands(&state, document)} {language} word=true />{ document.map(|document| unpacked_here(bench, document, descriptor, &state)) }</td>
            </tr>
        })
    };
    let table = html! {
        <table class="listed" aria-label={t(words::LISTED)} aria-rowcount={large.then(|| (descriptors.len() + 1).to_string())}>
            <thead><tr><th scope="col">{ t(words::PLACE) }</th><th scope="col">{ t(words::EXPECT) }</th><th scope="col">{ t(words::STATE) }</th></tr></thead>
            <tbody>{ gap(around.0) }{ drawn.filter_map(row).collect::<Html>() }{ gap(around.1) }</tbody>
        </table>
    };
    html! {
        <section>
            <h2>{ t(words::LISTED) }</h2>
            if large {
                <div ref={node} class="table-scroll long" onscroll={window.onscroll()} onkeydown={window.onkeydown()} tabindex="0" role="region" aria-label={t(words::LISTED)}>{ table }</div>
            } else {
                <Scroller label={t(words::LISTED)}>{ table }</Scroller>
            }
        </section>
    }
}
