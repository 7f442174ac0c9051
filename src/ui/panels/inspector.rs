//! Everything about the selected entry.

use crate::digest::Digest;
use crate::graph::{ContentState, Sizes, Whole, Wholes, is_unfinished, unpacked_layer};
use crate::image::{Descriptor, Place, Role};
use crate::library::{Difference, Document, Verification};
use crate::media_type;
use crate::platform::describe;
use crate::strings::{archives, condition, matrix as words, shell, units};
use crate::text::revealed;
use crate::ui::Bench;
use crate::ui::belongs::to_findings;
use crate::ui::frame::act;
use crate::ui::intake;
use crate::ui::memory::use_recalled;
use crate::ui::parts::{CopyButton, DigestText, Icon, Same, SeverityMark, Shape, StateMark, place_words, prose};
use crate::workbench::{Action, Panel, Workbench};
use yew::prelude::*;

/// Parts of a manifest that are shown.
const PARTS: usize = 200;

#[derive(PartialEq, Properties)]
pub struct InspectorProps {
    pub bench: Bench,
    pub entry: usize,
}

/// The inspector.
#[component]
pub fn Inspector(props: &InspectorProps) -> Html {
    let (bench, at) = (&props.bench, props.entry);
    let language = bench.language;
    let t = |text: crate::language::Text| text.get(language);
    let whole = use_memo((bench.open, at, Same(bench.library.clone())), |(open, at, library)| {
        let document = library.0.get((*open)?)?;
        let entry = document.image.as_deref()?.index.as_ref()?.entries.get(*at)?;
        Some(Wholes::new(&library.0).of(document, entry))
    });
    let (Some(document), Some(analysis)) = (bench.document(), bench.analysis()) else { return Html::default() };
    let Some((index, tree)) = document.image.as_deref().and_then(|image| image.index.as_ref()).zip(document.tree.as_deref()) else {
        return Html::default();
    };
    let Some(entry) = index.entries.get(at) else { return Html::default() };
    let role = index.roles.get(at).copied().unwrap_or(Role::Other);
    let state = analysis.entries.get(at).cloned().unwrap_or(Verification::NotGiven);
    let Some(whole) = &*whole else { return Html::default() };
    let heading = entry.platform().map(|platform| revealed(&platform.name()).into_owned()).unwrap_or_else(|| format!("manifests[{at}]"));
    let count = index.entries.len();
    let step = |by: usize| act(bench, move || Action::SelectEntry(Some((at + by) % count)));
    let span = tree.value(entry.node).span();
    let (first, last) = (document.position(span.start).line, document.position(span.end.saturating_sub(1)).line);
    // From the beginning of its line, so that the indentation is whole.
    let line = document.lines.span(document.lines.line_of(span.start));
    let blank = line.start < span.start
        && document.bytes.get(line.start as usize..span.start as usize).is_some_and(|before| before.trim_ascii().is_empty());
    let excerpt = if blank { crate::text::Span { start: line.start, end: span.end } } else { span };
    let digest = entry.digest_text().unwrap_or_default().to_owned();
    let findings: Vec<_> = analysis.findings.iter().enumerate().filter(|(_, finding)| finding.entry == Some(at)).collect();
    let field = |name: crate::language::Text, value: Html| html! { <div><dt>{ t(name) }</dt><dd>{ value }</dd></div> };
    let attestations: Vec<usize> = index.attestations_of(at).collect();
    let link = |to: usize| html! { <button type="button" class="link" onclick={act(bench, move || Action::SelectEntry(Some(to)))}>{ format!("#{to}") }</button> };
    html! {
        <aside class="inspector" data-from={format!("[data-entry='{at}']")} aria-label={t(words::INSPECTOR)}>
            <div class="inspector-head">
                <div><h2>{ heading }</h2><p>{ words::ENTRY.fill(language, &[(at + 1).to_string(), count.to_string()]) }{ " · " }<code>{ format!("manifests[{at}]") }</code></p></div>
                <button type="button" class="button plain icon-only" aria-label={t(words::PREVIOUS)} onclick={step(count - 1)}><Icon shape={Shape::Previous} /></button>
                <button type="button" class="button plain icon-only" aria-label={t(words::NEXT)} onclick={step(1)}><Icon shape={Shape::Next} /></button>
                <button type="button" class="button plain icon-only" aria-label={t(words::CLEAR)} onclick={act(bench, || Action::SelectEntry(None))}><Icon shape={Shape::Close} /></button>
            </div>
            { verification(bench, entry, &state, whole) }
            { content(bench, &state, whole) }
            <dl class="fields">
                { field(words::DIGEST, html! { if digest.is_empty() { { t(words::ABSENT) } } else { <DigestText text={digest.clone()} block=true /><CopyButton text={digest.clone()} label={t(words::COPY_DIGEST)} {language} /> } }) }
                { field(words::SIZE, entry.size().map_or_else(|| html! { t(words::ABSENT) }, |size| html! { { units::BYTES.fill(language, &[units::number(size)]) + &language.bracketed(&units::size(size)) } })) }
                { field(words::COMPRESSED, html! { <ImageSize bench={bench.clone()} entry={at} /> }) }
                { field(words::MEDIA_TYPE, entry.media_type().map_or_else(|| html! { t(words::ABSENT) }, |name| html! { <><code>{ revealed(name).into_owned() }</code><p>{ prose(media_type::explain(name).get(language)) }</p></> })) }
                if let Some(kind) = &entry.artifact_type { { field(words::ARTIFACT_TYPE, html! { <code>{ revealed(&kind.value).into_owned() }</code> }) } }
                if let Some(platform) = entry.platform() {
                    { field(words::PLATFORM, html! { <><code>{ revealed(&platform.name()).into_owned() }</code>if let Some(about) = describe::architecture(platform) { <p>{ about.get(language) }</p> }</> }) }
                    if let Some(version) = &platform.os_version { { field(words::VERSION, html! { <><code>{ revealed(version).into_owned() }</code>if let Some(release) = describe::windows_release(version) { <p>{ release.get(language) }</p> }</> }) } }
                    if !platform.os_features.is_empty() { { field(words::FEATURES, html! { <code>{ revealed(&platform.os_features.join(" ")).into_owned() }</code> }) } }
                }
                if let Role::Attestation(of) = role { { field(words::ABOUT, of.map_or_else(|| html! { t(words::ABSENT) }, link)) } }
                if !attestations.is_empty() { { field(crate::strings::verdict::ATTESTATIONS, html! { { for attestations.into_iter().map(link) } }) } }
                { field(words::ANNOTATIONS, if entry.annotations.is_empty() { html! { t(words::ABSENT) } } else { html! { <dl class="annotations">{ for entry.annotations.iter().map(|field| html! { <div><dt><code>{ revealed(&field.value.0).into_owned() }</code></dt><dd>{ revealed(&field.value.1).into_owned() }</dd></div> }) }</dl> } }) }
                if !entry.urls.is_empty() { { field(words::URLS, html! { <ul class="plain-list">{ for entry.urls.iter().map(|url| html! { <li><code>{ revealed(&url.value).into_owned() }</code></li> }) }</ul> }) } }
                if let Some(data) = &entry.data { { field(words::DATA, html! { <code class="data">{ data.value.chars().take(120).collect::<String>() }</code> }) } }
            </dl>
            if !findings.is_empty() {
                <h3>{ t(shell::FINDINGS) }</h3>
                <ul class="plain-list">{ for findings.into_iter().take(30).map(|(place, finding)| html! {
                    <li><button type="button" class="link finding-link" onclick={select_finding(bench, place)}><SeverityMark severity={finding.severity} {language} /><span>{ prose(&finding.says.in_language(language)) }</span></button></li>
                }) }</ul>
            }
            <h3>{ t(shell::SOURCE) }</h3>
            <p>{ words::LINES.fill(language, &[first.to_string(), last.to_string()]) }{ " " }<button type="button" class="link" onclick={act(bench, || Action::Show(Panel::Source))}>{ t(words::SHOW_SOURCE) }</button></p>
            <pre class="excerpt" tabindex="0" role="group" aria-label={t(shell::SOURCE)}><code>{ revealed(&String::from_utf8_lossy(excerpt.slice(&document.bytes)).chars().take(4000).collect::<String>()).into_owned() }</code></pre>
        </aside>
    }
}

fn select_finding(bench: &Bench, place: usize) -> Callback<MouseEvent> {
    let dispatch = bench.dispatcher();
    Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::SelectFinding(Some(place)));
        dispatch.dispatch(Action::Show(Panel::Findings));
    })
}

/// Opens the bytes that differ where the hash doctor is.
fn why(bench: &Bench, id: crate::library::DocumentId) -> Callback<MouseEvent> {
    let dispatch = bench.dispatcher();
    Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::Open(id));
        dispatch.dispatch(Action::Show(Panel::Digests));
    })
}

/// The state of the entry's bytes, and the way to give them.
fn verification(bench: &Bench, entry: &Descriptor, state: &Verification, whole: &Whole) -> Html {
    let language = bench.language;
    let stands = whole.state(&**bench);
    let child = match state {
        Verification::Verified(held) | Verification::Differs(held, _) => held.document(),
        _ => None,
    };
    html! {
        <div class={classes!("verification", matches!(stands, ContentState::Differs | ContentState::PartDiffers(_)).then_some("bad"))}>
            <p><StateMark state={stands} {language} word=true /></p>
            if let Verification::Differs(_, differences) = state { <ul class="plain-list">{ for differences.iter().map(|difference| differs(entry, difference, language)) }</ul> }
            <div class="row">
                if let Some(digest) = entry.digest().cloned().filter(|_| *state == Verification::NotGiven) { <GiveBytes bench={bench.clone()} digest={SharedDigest(digest)} /> }
                if let Some(id) = child { <button type="button" class="button" onclick={act(bench, move || Action::Open(id))}>{ words::OPEN_CHILD.get(language) }</button> }
                if let (Some(id), true) = (child, matches!(state, Verification::Differs(..))) { <button type="button" class="button" onclick={why(bench, id)}>{ crate::strings::doctor::ASK.get(language) }</button> }
            </div>
        </div>
    }
}

/// The parts of the entry's manifest, each with its state.
fn content(bench: &Bench, state: &Verification, whole: &Whole) -> Html {
    let language = bench.language;
    let Verification::Verified(held) = state else { return Html::default() };
    let Some(document) = held.document().and_then(|id| bench.library.get(id)) else { return Html::default() };
    let image = document.image.as_deref();
    let descriptors = image.map(|image| image.descriptors.as_slice()).unwrap_or_default();
    let parts = descriptors.iter().filter(|part| matches!(part.place, Place::Config | Place::Layer(_)));
    let parts: Vec<_> = parts.map(|part| (part, bench.library.verify(part))).collect();
    // Where none of it was given, the manifest is all there is to tell of.
    if parts.iter().all(|(_, state)| matches!(state, Verification::NotGiven | Verification::CannotVerify)) && document.member.is_none() {
        return Html::default();
    }
    let (verified, count) = whole.counted();
    let errors: Vec<_> = whole
        .documents()
        .iter()
        .filter_map(|id| {
            let errors = bench.analyses.get(id)?.count(crate::diagnostic::Severity::Error);
            (errors > 0).then_some((*id, errors))
        })
        .collect();
    let more = parts.len().saturating_sub(PARTS);
    html! {
        <section class="content">
            <h3>{ archives::CONTENT.get(language) }<span class="hint">{ " " }{ archives::COUNTED.fill(language, &[units::number(verified as u64), units::number(count as u64)]) }</span></h3>
            if !parts.is_empty() {
                <table class="listed parts-table" aria-label={archives::CONTENT.get(language)}>
                    <thead><tr><th scope="col">{ archives::PART.get(language) }</th><th scope="col" class="right">{ archives::SIZE.get(language) }</th><th scope="col">{ archives::DIGEST.get(language) }</th><th scope="col">{ archives::STATE.get(language) }</th></tr></thead>
                    <tbody>{ for parts.into_iter().take(PARTS).map(|(part, state)| html! {
                        <tr>
                            <th scope="row">{ place_words(part.place, language) }</th>
                            <td class="right">{ part.size().map(units::size).unwrap_or_default() }</td>
                            <td><code title={part.digest_text().unwrap_or_default().to_owned()}>{ part.digest().map(|digest| digest.short().to_owned()).unwrap_or_else(|| "—".to_owned()) }</code></td>
                            <td><StateMark state={bench.stands(&state, Some(document))} {language} word=true />{ unpacked_here(bench, document, part, &state) }</td>
                        </tr>
                    }) }</tbody>
                </table>
            }
            if more > 0 { <p>{ archives::MORE.fill(language, &[units::number(more as u64)]) }</p> }
            { for errors.into_iter().take(12).map(|(id, errors)| {
                let count = shell::ERRORS.fill(language, &[units::number(errors as u64)]);
                let name = bench.library.get(id).map(|document| crate::ui::frame::kind_text(document.kind()).get(language)).unwrap_or_default();
                html! { <p><button type="button" class="link finding-link" onclick={to_findings(bench, id)}><SeverityMark severity={crate::diagnostic::Severity::Error} {language} /><span>{ format!("{name}{}{count}", language.colon()) }</span></button></p> }
            }) }
        </section>
    }
}

/// What else is to be known of a part: that it was not unpacked to its end, or that the tar of a layer is here where the layer
/// itself is not.
pub fn unpacked_here(bench: &Workbench, manifest: &Document, part: &Descriptor, state: &Verification) -> Html {
    if matches!(state, Verification::Verified(held) if is_unfinished(&bench.library, *held)) {
        return html! { <p class="hint">{ condition::UNFINISHED_SHORT.get(bench.language) }</p> };
    }
    let Place::Layer(at) = part.place else { return Html::default() };
    if *state != Verification::NotGiven || unpacked_layer(&bench.library, manifest, at).is_none() {
        return Html::default();
    }
    html! { <p class="hint">{ condition::UNPACKED_HERE.get(bench.language) }</p> }
}

fn differs(entry: &Descriptor, difference: &Difference, language: crate::language::Language) -> Html {
    match difference {
        Difference::Digest { computed } => {
            html! { <li>{ words::DIFF_DIGEST.get(language) }{ language.gap() }<DigestText text={computed.to_string()} /></li> }
        }
        Difference::Size { actual } => {
            html! { <li>{ words::DIFF_SIZE.fill(language, &[actual.to_string(), entry.size().unwrap_or_default().to_string()]) }</li> }
        }
        Difference::MediaType { actual } => html! { <li>{ prose(&words::DIFF_TYPE.fill(language, std::slice::from_ref(actual))) }</li> },
        Difference::Class { actual } => html! { <li>{ prose(&words::DIFF_CLASS.fill(language, &[actual.name().to_owned()])) }</li> },
    }
}

/// The compressed size of the entry's image, and how much of it others have too.
#[component]
fn ImageSize(props: &InspectorProps) -> Html {
    let (bench, at, language) = (&props.bench, props.entry, props.bench.language);
    let document = bench.document().cloned();
    let sizes = use_recalled("sizes", (bench.open, Same(bench.library.clone())), |(_, library)| {
        document.as_deref().and_then(|document| Sizes::of(&library.0, document)).unwrap_or_default()
    });
    let Some(size) = sizes.entries.get(at).copied().flatten() else { return html! { words::COMPRESSED_UNKNOWN.get(language) } };
    let entry = bench.document().and_then(|document| document.image.as_deref()?.index.as_ref()?.entries.get(at));
    let image = entry.and_then(|entry| bench.library.by_digest(entry.digest()?)).and_then(|document| document.image.as_deref());
    let about = match image {
        Some(image) if image.index.is_some() => words::COMPRESSED_ALL.get(language).to_owned(),
        image => {
            let layers = image.iter().flat_map(|image| &image.descriptors).filter(|part| matches!(part.place, Place::Layer(_))).count();
            words::COMPRESSED_OF.fill(language, &[units::number(layers as u64)])
        }
    };
    let shared = sizes.shared_with_others.get(at).copied().filter(|shared| *shared > 0);
    html! { <>
        { units::size(size) }<p>{ about }</p>
        if let Some(shared) = shared { <p>{ words::IN_OTHERS.fill(language, &[units::size(shared)]) }</p> }
    </> }
}

#[derive(Clone, PartialEq)]
struct SharedDigest(Digest);

#[derive(PartialEq, Properties)]
struct GiveProps {
    bench: Bench,
    digest: SharedDigest,
}

/// A file chooser for the bytes of one entry.
#[component]
fn GiveBytes(props: &GiveProps) -> Html {
    let input = use_node_ref();
    let onchange = {
        let (dispatch, digest) = (props.bench.dispatcher(), props.digest.0.clone());
        Callback::from(move |event: Event| {
            if let Some((input, files)) = intake::chosen(&event) {
                intake::give_files_for(&files, Some(digest.clone()), &dispatch);
                input.set_value("");
            }
        })
    };
    let onclick = {
        let input = input.clone();
        Callback::from(move |_: MouseEvent| crate::ui::app::choose(&input))
    };
    let language = props.bench.language;
    html! { <>
        <button type="button" class="button" {onclick}><Icon shape={Shape::Open} />{ words::GIVE.get(language) }</button>
        <input ref={input} type="file" hidden=true {onchange} />
    </> }
}
