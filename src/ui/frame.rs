//! The frame: bar, notice, title block, tabs and foot. It never changes place; only the work between them does.

use super::app::{choose, open_dialog};
use super::archive_title::archive_title;
use super::belongs::to_findings;
use super::browser::{Offline, READ_LIMIT, remember};
use super::dialect::title;
use super::jobs::archive_name;
use super::panels::{TargetCount, bytes_text, route_text};
use super::parts::{CopyButton, DigestText, Icon, SeverityMark, Shape, place_words, prose};
use super::wholes::{errors_below, fault_below, open_below};
use super::{Bench, intake};
use crate::analysis::{Analysis, Verdict};
use crate::archive::ArchiveId;
use crate::diagnostic::Severity;
use crate::dialect::{self, Dialect, Fidelity};
use crate::digest::Algorithm;
use crate::graph::{ContentState, Purpose, Whole, purpose};
use crate::guess::{Guess, guess};
use crate::image::{Kind, Place};
use crate::language::{Language, Text};
use crate::library::{Document, Route, Verification};
use crate::platform::Platform;
use crate::strings::{about, answers, archives, condition as conditions, documents, incoming, lookup, shell, units, verdict};
use crate::text::abridged;
use crate::workbench::{Action, Condition, Notice, Panel, Theme, Workbench};
use yew::prelude::*;

pub struct BenchProps {
    pub bench: Bench,
}

pub struct FootProps {
    pub bench: Bench,
    pub offline: Offline,
}

pub struct BarProps {
    pub bench: Bench,
    pub chooser: NodeRef,
    pub folder: NodeRef,
    pub keys: NodeRef,
}

/// A callback that acts on the workbench.
pub fn act(bench: &Bench, action: impl Fn() -> Action + 'static) -> Callback<MouseEvent> {
    let dispatch = bench.dispatcher();
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        dispatch.dispatch(action());
    })
}

/// The name of a document: its file's, or one that says how it came.
pub fn name_of(document: &Document, language: Language) -> String {
    if document.origin.name.is_empty() {
        documents::PASTED.fill(language, &[(document.id.0 + 1).to_string()])
    } else {
        crate::text::revealed(&short_name(document)).into_owned()
    }
}

/// The name of its file; a blob of an archive goes by the beginning of its digest.
fn short_name(document: &Document) -> String {
    let name = &document.origin.name;
    let path = name.split_once("/blobs/").filter(|_| document.member.is_some());
    let blob = path.and_then(|(archive, path)| Some((archive, path.split_once('/')?)));
    match blob {
        Some((archive, (algorithm, encoded))) => {
            format!("{archive} › {algorithm}:{}", encoded.chars().take(12).collect::<String>())
        }
        None => name.clone(),
    }
}

/// The name of a kind.
pub fn kind_text(kind: Kind) -> Text {
    match kind {
        Kind::OciIndex => verdict::OCI_INDEX,
        Kind::DockerList => verdict::DOCKER_LIST,
        Kind::OciManifest => verdict::OCI_MANIFEST,
        Kind::DockerManifest => verdict::DOCKER_MANIFEST,
        Kind::Schema1 => verdict::SCHEMA1,
        Kind::ArtifactManifest => verdict::ARTIFACT,
        Kind::Config => verdict::CONFIG,
        Kind::Layout => verdict::LAYOUT,
        Kind::Descriptor => verdict::DESCRIPTOR,
        Kind::Statement => verdict::STATEMENT,
        Kind::Archive => verdict::ARCHIVE,
        Kind::Unknown => verdict::UNKNOWN,
    }
}

/// The bar at the top.
pub fn bar(props: &BarProps) -> Html {
    let bench = &props.bench;
    let language = bench.language;
    let t = |text: Text| text.get(language);
    let other = if language == Language::En { Language::Zh } else { Language::En };
    let (next, theme) = match bench.theme {
        Theme::System => (Theme::Light, shell::THEME_SYSTEM),
        Theme::Light => (Theme::Dark, shell::THEME_LIGHT),
        Theme::Dark => (Theme::System, shell::THEME_DARK),
    };
    let add = {
        let chooser = props.chooser.clone();
        Callback::from(move |_: MouseEvent| choose(&chooser))
    };
    let folder = {
        let chooser = props.folder.clone();
        Callback::from(move |_: MouseEvent| choose(&chooser))
    };
    let keys = {
        let dialog = props.keys.clone();
        Callback::from(move |_: MouseEvent| open_dialog(&dialog))
    };
    let paste = {
        let dispatch = bench.dispatcher();
        Callback::from(move |_: MouseEvent| intake::paste_button(&dispatch))
    };
    let speak = {
        let dispatch = bench.dispatcher();
        Callback::from(move |_: MouseEvent| {
            remember("language", Some(other.tag()));
            dispatch.dispatch(Action::Speak(other));
        })
    };
    let subject = bench.document().filter(|_| bench.panel.is_work()).map(|document| name_of(document, language));
    html! {
        <header class="bar">
            <a class="wordmark" href="#/matrix" onclick={act(bench, || Action::Show(Panel::Matrix))}>
                <svg class="logo" viewBox="0 0 16 16" aria-hidden="true"><path d="M1 1h6v6H1zM9 1h6v6H9zM1 9h6v6H1z" /><path class="chosen" d="M9 9h6v6H9z" /></svg>
                <span>{ "Platmap" }</span>
            </a>
            if let Some(subject) = subject { <span class="subject" title={subject.clone()}>{ abridged(&subject) }</span> }
            <nav class="actions" aria-label={t(shell::ACTIONS)}>
                <button type="button" class="button plain" onclick={paste}><Icon shape={Shape::Paste} /><span>{ t(shell::PASTE) }</span></button>
                <button type="button" class="button plain" onclick={add}><Icon shape={Shape::Open} /><span>{ t(shell::ADD) }</span></button>
                <button type="button" class="button plain icon-only" aria-label={t(archives::ADD_FOLDER)} title={t(archives::ADD_FOLDER)} onclick={folder}><Icon shape={Shape::Folder} /></button>
                <a class="button plain" href="#/learn" onclick={act(bench, || Action::Show(Panel::Learn(None)))}><Icon shape={Shape::Book} /><span>{ t(shell::LEARN) }</span></a>
                <button type="button" class="button plain" lang={other.tag()} onclick={speak}><Icon shape={Shape::Globe} /><span>{ t(shell::OTHER_LANGUAGE) }</span></button>
                <button type="button" class="button plain icon-only" aria-label={shell::THEME.fill(language, &[t(theme).to_owned()])} title={shell::THEME.fill(language, &[t(theme).to_owned()])} onclick={act(bench, move || Action::Wear(next))}><Icon shape={Shape::Theme} /></button>
                <button type="button" class="button plain" onclick={keys}><Icon shape={Shape::Help} /><span>{ t(shell::KEYS) }</span><kbd>{ "?" }</kbd></button>
            </nav>
        </header>
    }
}

/// The name of an archive that is here.
fn archive_of(bench: &Workbench, id: ArchiveId) -> String {
    bench.library.shelf(id).map(|shelf| archive_name(&shelf.archive, bench.language)).unwrap_or_default()
}

/// What a person should know, until it is put away.
pub fn notice_line(props: &BenchProps) -> Html {
    let bench = &props.bench;
    let language = bench.language;
    let words = bench.notice.as_ref().map(|notice| match notice {
        Notice::AlreadyGiven(id) => {
            let name = bench.library.get(*id).map(|document| name_of(document, language)).unwrap_or_default();
            shell::ALREADY_GIVEN.fill(language, &[name])
        }
        Notice::SameArchive(id) => conditions::SAME_ARCHIVE.fill(language, &[archive_of(bench, *id)]),
        Notice::CameToo(id, 0) => conditions::CAME_TOO.fill(language, &[archive_of(bench, *id)]),
        Notice::CameToo(id, more) => conditions::CAME_TOO_MANY.fill(language, &[archive_of(bench, *id), units::number(*more as u64)]),
        Notice::Removed(count) if !bench.removed_shelves.is_empty() => {
            let names: Vec<String> =
                bench.removed_shelves.iter().take(3).map(|(shelf, _)| archive_name(&shelf.archive, language)).collect();
            archives::REMOVED.fill(language, &[names.join(language.between()), units::number(count.saturating_sub(names.len()) as u64)])
        }
        Notice::Removed(count) => shell::REMOVED.fill(language, &[count.to_string()]),
        Notice::NotADigest(text, _) => shell::NOT_A_DIGEST.fill(language, std::slice::from_ref(text)),
        Notice::DigestExpected(digest) => shell::EXPECTED.fill(language, &[digest.to_string()]),
        Notice::Answered(1) => lookup::ANSWERED_ONE.get(language).to_owned(),
        Notice::Answered(count) => lookup::ANSWERED.fill(language, &[count.to_string()]),
        Notice::TooLarge(name, size) => {
            shell::TOO_LARGE.fill(language, &[name.clone(), units::size(*size), units::size(READ_LIMIT as u64)])
        }
        Notice::Zipped(name) => shell::ZIPPED.fill(language, std::slice::from_ref(name)),
        Notice::Unreadable(name) => shell::UNREADABLE.fill(language, std::slice::from_ref(name)),
        Notice::TooMany(left) => shell::TOO_MANY.fill(language, &[units::number(*left as u64)]),
        Notice::HasNoDigest => shell::HAS_NO_DIGEST.get(language).to_owned(),
        Notice::GivenUp(name) if name.is_empty() => incoming::GIVEN_UP_PASTE.get(language).to_owned(),
        Notice::GivenUp(name) => incoming::GIVEN_UP.fill(language, &[crate::text::revealed(name).into_owned()]),
        Notice::NoClipboard => shell::NO_CLIPBOARD.get(language).to_owned(),
    });
    let undo = matches!(bench.notice, Some(Notice::Removed(_)));
    let answered = matches!(bench.notice, Some(Notice::Answered(_) | Notice::CameToo(..)));
    html! {
        <div class="notice-area" role="status">
            if let Some(words) = words {
                <p class="notice">
                    <span>{ words }</span>
                    if undo { <button type="button" class="button" onclick={act(bench, || Action::Undo)}>{ shell::UNDO.get(language) }</button> }
                    if answered { <button type="button" class="button" onclick={act(bench, || Action::Show(Panel::Documents))}>{ lookup::SHOW.get(language) }</button> }
                    <button type="button" class="button plain icon-only" aria-label={shell::DISMISS.get(language)} onclick={act(bench, || Action::Dismiss)}><Icon shape={Shape::Close} /></button>
                </p>
            }
        </div>
    }
}

/// How kind and declared media type stand to each other.
fn kind_line(document: &Document, language: Language) -> String {
    let declared = document.tree.as_deref().and_then(|tree| tree.root().str("mediaType").map(|text| text.into_owned()));
    let kind = document.kind();
    match (declared.filter(|text| !text.is_empty()), kind.media_type()) {
        (Some(declared), Some(own)) if declared == own => verdict::AGREES.get(language).to_owned(),
        (Some(declared), Some(_)) if kind.is_index() || kind.is_manifest() => verdict::CONTRADICTS.fill(language, &[declared]),
        (Some(declared), _) => verdict::DECLARED.fill(language, &[declared]),
        (None, Some(_)) if kind.is_index() || kind.is_manifest() => verdict::UNDECLARED.get(language).to_owned(),
        (None, _) => String::new(),
    }
}

/// The state of a document's digest: what it is compared with, if anything.
pub fn digest_state(document: &Document, language: Language) -> Html {
    let known: Vec<_> = document.expected.iter().filter(|expected| expected.digest.algorithm().is_some()).collect();
    let (shape, class, text) = if document.is_drawn() {
        (Shape::Missing, "is-open", verdict::NO_DIGEST)
    } else if known.is_empty() && document.fidelity() == Fidelity::Rewritten {
        (Shape::Missing, "is-open", if document.origin.route == Route::Rewritten { verdict::RENDERING } else { verdict::LIKELY_RENDERING })
    } else if known.is_empty() {
        (Shape::Missing, "is-open", verdict::COMPUTED)
    } else if known.iter().all(|expected| document.is_named(&expected.digest)) {
        (Shape::Verified, "is-ok", verdict::MATCHES)
    } else {
        (Shape::Bad, "is-error", verdict::MISMATCH)
    };
    html! { <span class={classes!("mark", class)}><Icon {shape} /><span>{ text.get(language) }</span></span> }
}

/// Whether it is no JSON and was not given as something else on purpose.
fn is_broken(bench: &Bench, document: &Document) -> bool {
    (document.tree.is_none() || document.syntax.is_some()) && guess(document) != Some(Guess::Reference) && !bench.library.is_blob(document)
}

/// The dialect of a document that only holds or describes others.
fn wrapper(document: &Document) -> Option<&'static Dialect> {
    document.dialect.filter(|dialect| dialect.shape != dialect::Shape::Document)
}

/// What a document is: its kind, the dialect of what only holds or describes documents, or the message of a client.
pub fn kind_words(bench: &Workbench, document: &Document) -> Html {
    let language = bench.language;
    let is_message = bench.analyses.get(&document.id).is_some_and(|analysis| analysis.verdict == Verdict::Message);
    match wrapper(document) {
        Some(dialect) => prose(dialect.title.get(language)),
        None if is_message => html! { verdict::MESSAGE.get(language) },
        None => html! { kind_text(document.kind()).get(language) },
    }
}

/// What is true of the document, in one sentence.
fn conclusion(bench: &Bench, document: &Document, analysis: &Analysis, language: Language) -> String {
    if let Some(dialect) = wrapper(document) {
        return verdict::WRAPS.fill(language, &[title(dialect, language)]);
    }
    if analysis.verdict != Verdict::Message && is_broken(bench, document) {
        return verdict::NOT_JSON.get(language).to_owned();
    }
    let name = |at: usize| {
        let platform = document.image.as_deref().and_then(|image| image.index.as_ref()?.entries.get(at)?.platform());
        platform.map_or_else(|| format!("manifests[{at}]"), Platform::full_name)
    };
    let differing: Vec<usize> =
        analysis.entries.iter().enumerate().filter(|(_, state)| matches!(state, Verification::Differs(..))).map(|(at, _)| at).collect();
    let errors: Vec<_> = analysis.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    let entry = errors.first().and_then(|finding| finding.entry).filter(|entry| errors.iter().all(|finding| finding.entry == Some(*entry)));
    let count = units::number(errors.len() as u64);
    match (analysis.verdict, differing.as_slice(), errors.len(), entry) {
        (_, [at], ..) if entry.is_some() => verdict::DIFFERS_AT.fill(language, &[name(*at)]),
        (_, [_, _, ..], count, _) if count >= differing.len() => verdict::DIFFER.fill(language, &[units::number(differing.len() as u64)]),
        (Verdict::Invalid, _, 1, Some(at)) => verdict::INVALID_AT.fill(language, &[name(at)]),
        (Verdict::Invalid, _, 1, None) => verdict::INVALID.get(language).to_owned(),
        (Verdict::Invalid, _, _, Some(at)) => verdict::INVALID_MANY_AT.fill(language, &[count, name(at)]),
        (Verdict::Invalid, ..) => verdict::INVALID_MANY.fill(language, &[count]),
        (Verdict::Drawn, ..) => verdict::DRAWN.get(language).to_owned(),
        (Verdict::Message, ..) => answers::MESSAGE.get(language).to_owned(),
        (Verdict::Unrecognised, ..) => verdict::UNRECOGNISED.get(language).to_owned(),
        (Verdict::Incomplete, ..) => verdict::INCOMPLETE.get(language).to_owned(),
        (Verdict::Valid, ..) if analysis.count(Severity::Warning) > 0 => verdict::VALID_WARN.get(language).to_owned(),
        (Verdict::Valid, ..) => verdict::VALID.get(language).to_owned(),
    }
}

/// The verdict strip.
pub fn title_block(bench: &Bench, wholes: &[Whole]) -> Html {
    let language = bench.language;
    let (Some(document), Some(analysis)) = (bench.document(), bench.analysis()) else { return Html::default() };
    if let Some(shelf) = bench.library.listed_by(document) {
        return archive_title(bench, shelf, analysis);
    }
    let t = |text: Text| text.get(language);
    let sound = analysis.count(Severity::Error) == 0 && wrapper(document).is_none();
    let inside = errors_below(bench, document, wholes).filter(|_| sound);
    let below = fault_below(bench, document, wholes).filter(|_| sound).or(inside.as_ref().map(|inside| inside.title.clone()));
    let known = !matches!(analysis.verdict, Verdict::Unrecognised | Verdict::Drawn | Verdict::Message);
    let open = open_below(bench, document, wholes).filter(|_| sound && below.is_none() && known);
    let (shape, class) = match analysis.verdict {
        Verdict::Message => (Shape::Note, "is-note"),
        _ if below.is_some() => (Shape::Bad, "is-error"),
        _ if open.as_ref().is_some_and(|open| open.goes_on) => (Shape::Hashing, "is-note"),
        _ if open.is_some() && analysis.count(Severity::Warning) == 0 => (Shape::Note, "is-note"),
        // A prompt around a document is no fault; an error reply is one.
        verdict
            if wrapper(document).is_some_and(|dialect| verdict != Verdict::Invalid || dialect.shape == dialect::Shape::Surroundings) =>
        {
            (Shape::Note, "is-note")
        }
        _ if is_broken(bench, document) => (Shape::Bad, "is-error"),
        Verdict::Invalid => (Shape::Bad, "is-error"),
        Verdict::Drawn if analysis.count(Severity::Error) > 0 => (Shape::Bad, "is-error"),
        Verdict::Unrecognised | Verdict::Drawn => (Shape::Note, "is-note"),
        Verdict::Incomplete => (Shape::Partly, "is-note"),
        Verdict::Valid if analysis.count(Severity::Warning) > 0 => (Shape::Warning, "is-warning"),
        Verdict::Valid => (Shape::Verified, "is-ok"),
    };
    let kind = if document.is_drawn() { String::new() } else { kind_line(document, language) };
    let words = below.or(open.as_ref().map(|open| open.title.clone())).unwrap_or_else(|| conclusion(bench, document, analysis, language));
    let verified = wholes.iter().take(analysis.entries.len()).filter(|whole| whole.state(&**bench) == ContentState::Verified).count();
    let index = document.image.as_deref().and_then(|image| image.index.as_ref());
    let figure =
        |name: Text, count: usize| html! { <div class="figure"><dt>{ t(name) }</dt><dd>{ units::number(count as u64) }</dd></div> };
    let fault = analysis.findings.first().filter(|finding| finding.severity == Severity::Error);
    let first = fault.map(|finding| finding.says.in_language(language));
    let size = units::BYTES.fill(language, &[units::number(document.bytes.len() as u64)]);
    let comma = language.comma();
    let is = if wrapper(document).is_some() { String::new() } else { format!("{}{comma}", t(kind_text(document.kind()))) };
    html! {
        <section class="title-block" aria-label={words.replace('`', "")}>
            <div class="verdict">
                <Icon {shape} class={classes!("verdict-icon", class)} />
                <div>
                    <h1>{ prose(&words) }</h1>
                    <p>
                        { format!("{is}{size}{}", language.bracketed(&format!("{} · {}", t(route_text(document.origin.route)), t(bytes_text(document))))) }
                        if !kind.is_empty() { { if language == Language::En { "; " } else { "；" } }{ prose(&kind) } }
                    </p>
                    if verified > 0 {
                        <p>{ verdict::VERIFIED.fill(language, &[units::number(verified as u64), units::number(analysis.entries.len() as u64)]) }</p>
                    }
                    if let Some(open) = open { <p>{ open.says }</p> }
                    if let Some(first) = first { <p class="first-error">{ prose(&abridged(&first)) }</p> }
                    if let Some(inside) = inside {
                        <p class="first-error">{ prose(&inside.says) }{ " " }<button type="button" class="link" onclick={to_findings(bench, inside.document)}>{ conditions::SHOW.get(language) }</button></p>
                    }
                </div>
            </div>
            <dl class="figures">
                if let Some(index) = index {
                    { figure(verdict::PLATFORMS, index.platforms().count()) }
                    { figure(verdict::ATTESTATIONS, index.attestation_count()) }
                    { figure(verdict::ENTRIES, index.entries.len()) }
                }
                { digest_figure(document, language) }
                <div class="figure"><dt>{ t(verdict::FINDINGS) }</dt><dd>{ tally(Severity::ALL.map(|severity| analysis.count(severity)), language) }</dd></div>
            </dl>
        </section>
    }
}

/// The digest of the document; of one that was drawn, the digest that its listing states for the original.
fn digest_figure(document: &Document, language: Language) -> Html {
    let name = if document.is_drawn() { verdict::ORIGINAL } else { verdict::DIGEST }.get(language);
    let digest = own_digest(document);
    html! {
        <div class="figure digest-figure">
            <dt>{ name }{ " " }{ digest_state(document, language) }</dt>
            if let Some(digest) = digest {
                <dd><DigestText text={digest.clone()} block=true /><CopyButton text={digest} about={name} {language} /></dd>
            } else {
                <dd>{ verdict::UNLISTED.get(language) }</dd>
            }
        </div>
    }
}

/// What a document is, and of which image, in a few words.
pub fn document_words(bench: &Workbench, document: &Document) -> String {
    let language = bench.language;
    let shelf = document.member.and_then(|member| bench.library.shelf(member.archive));
    if shelf.is_some_and(|shelf| bench.library.telling(shelf).any(|telling| telling.id == document.id)) {
        let path = document.origin.name.rsplit('/').next().unwrap_or_default();
        return crate::text::revealed(path).into_owned();
    }
    match purpose(&bench.library, document.sha256()).and_then(|purpose| purpose_words(&purpose, language)) {
        Some(words) => words,
        None => kind_text(document.kind()).get(language).to_owned(),
    }
}

/// The name of a platform, with hidden characters shown.
pub fn platform_name(platform: &Platform) -> String {
    crate::text::revealed(&platform.full_name()).into_owned()
}

/// What some content is for, in a few words: `layer 1 of linux/arm64`. Nothing where no more than an entry is known.
pub fn purpose_words(purpose: &Purpose, language: Language) -> Option<String> {
    let part = match purpose.place {
        Place::Entry(_) => conditions::MANIFEST.get(language).to_owned(),
        place => place_words(place, language),
    };
    match (&purpose.platform, purpose.place) {
        (Some(platform), _) => Some(conditions::OF.fill(language, &[part, platform_name(platform)])),
        (None, Place::Entry(_)) => None,
        (None, _) => Some(part),
    }
}

/// The digest that a document goes by.
pub fn own_digest(document: &Document) -> Option<String> {
    let digest = if document.has_bytes() { Some(document.registry_digest(Algorithm::Sha256)) } else { document.stated.original.as_ref() };
    digest.map(|digest| digest.to_string())
}

/// Numbers of findings by severity, worst first.
pub fn tally(counts: [usize; 3], language: Language) -> Html {
    let line = |severity: Severity, words: Text| {
        let count = counts.get(severity as usize).copied().unwrap_or_default();
        let word = words.fill(language, &[units::number(count as u64)]);
        html! { <li class={(count == 0).then_some("zero")}><SeverityMark {severity} {language} {word} seen=true /></li> }
    };
    html! { <ul class="tally">
        { line(Severity::Error, shell::ERRORS) }
        { line(Severity::Warning, shell::WARNINGS) }
        { line(Severity::Note, shell::NOTES) }
    </ul> }
}

/// The tabs.
pub fn tabs(props: &BenchProps) -> Html {
    let bench = &props.bench;
    let language = bench.language;
    let Some(analysis) = bench.analysis() else { return Html::default() };
    // Of an archive, what was found in its documents counts as well.
    let shelf = bench.document().and_then(|document| bench.library.listed_by(document));
    let condition = shelf.and_then(|shelf| bench.condition(shelf.archive.id));
    let counts = condition.map_or_else(|| Severity::ALL.map(|severity| analysis.count(severity)), Condition::counts);
    let badge = |severity: Severity, count: usize| {
        if count > 0 {
            html! { <span class="badge"><SeverityMark {severity} {language} /><span>{ units::number(count as u64) }</span></span> }
        } else {
            Html::default()
        }
    };
    let tab = |panel: &Panel| {
        let current = bench.panel == *panel;
        let (name, more) = match panel {
            Panel::Matrix => (
                if bench.document().is_some_and(|document| document.is_listing()) { archives::TAB } else { shell::MATRIX },
                bench
                    .document()
                    .and_then(|document| Some(document.image.as_deref()?.index.as_ref()?.platforms().count()))
                    .map(|count| html! { <span class="count">{ units::number(count as u64) }</span> })
                    .unwrap_or_default(),
            ),
            Panel::Clients => (shell::CLIENTS, Html::default()),
            Panel::Findings => {
                (shell::FINDINGS, html! { <>{ badge(Severity::Error, counts[0]) }{ badge(Severity::Warning, counts[1]) }</> })
            }
            Panel::Source => (shell::SOURCE, Html::default()),
            Panel::Digests => (
                shell::DIGESTS,
                badge(Severity::Error, analysis.entries.iter().filter(|state| matches!(state, Verification::Differs(..))).count()),
            ),
            Panel::Targets => (shell::TARGETS, html! { <TargetCount bench={bench.clone()} /> }),
            Panel::Commands => (shell::COMMANDS, Html::default()),
            _ => (shell::DOCUMENTS, html! { <span class="count">{ bench.library.documents().len() }</span> }),
        };
        let to = panel.clone();
        html! { <li><a href={panel.link()} aria-current={current.then_some("page")} onclick={act(bench, move || Action::Show(to.clone()))}>{ name.get(language) }{ " " }{ more }</a></li> }
    };
    html! {
        <nav class="tabs" aria-label={shell::PANELS.get(language)}>
            <ul>{ for Panel::TABS.iter().map(tab) }</ul>
            if bench.letter_keys { <span class="switch" aria-hidden="true"><kbd>{ "1" }</kbd>{ "–" }<kbd>{ Panel::TABS.len() }</kbd>{ shell::SWITCH.get(language) }</span> }
        </nav>
    }
}

/// The foot: the offline statement, the selection, what is in memory.
pub fn foot(props: &FootProps) -> Html {
    let bench = &props.bench;
    let language = bench.language;
    let documents = bench.library.documents();
    let bytes: usize = documents.iter().map(|document| document.bytes.len()).sum();
    let count = shell::DOCUMENT_COUNT.fill(language, &[units::number(documents.len() as u64)]);
    html! {
        <footer class="foot">
            <span class="mark">
                <Icon shape={Shape::Shield} />
                <span>{ if props.offline == Offline::File { shell::OFFLINE_FILE } else { shell::OFFLINE }.get(language) }{ language.gap() }<a href={Panel::About.link()} onclick={act(bench, || Action::Show(Panel::About))}>{ about::TITLE.get(language) }</a></span>
            </span>
            <span class="foot-end">
                if matches!(props.offline, Offline::Ready | Offline::Update | Offline::File) {
                    <span class="mark"><Icon shape={Shape::Check} />{ about::READY_SHORT.get(language) }</span>
                }
                if let Some(entry) = bench.selection.entry { <span>{ shell::SELECTED.get(language) }{ " " }<code>{ format!("manifests[{entry}]") }</code></span> }
                if !documents.is_empty() { <span>{ shell::IN_MEMORY.fill(language, &[count, units::size(bytes as u64)]) }</span> }
            </span>
        </footer>
    }
}
