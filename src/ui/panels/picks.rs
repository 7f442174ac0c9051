//! What the simulated clients take, as the matrix and the clients panel show it: marks, chips, the line of the host.

use crate::clients::{HOSTS, Host, Names, Outcome, Runs};
use crate::language::{Language, Text};
use crate::library::{DocumentId, Library};
use crate::picks::{Agreement, HostChoice, Pick, Picks, Standing, Subject};
use crate::reference::{Reference, typed};
use crate::strings::clients as words;
use crate::ui::Bench;
use crate::ui::frame::act;
use crate::ui::memory::use_recalled;
use crate::ui::parts::{Icon, Shape};
use crate::workbench::{Action, Panel, Workbench};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Everything that answers depend on. The library is compared by its pointer: it is another one when a document comes or goes.
#[derive(Clone)]
pub struct Asked {
    library: Rc<Library>,
    open: Option<DocumentId>,
    ways: Vec<&'static str>,
    reference: String,
    pub host: Option<HostChoice>,
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.library, &other.library)
            && (self.open, &self.ways, &self.reference, &self.host) == (other.open, &other.ways, &other.reference, &other.host)
    }
}

impl Asked {
    /// What is asked in this state.
    pub fn of(bench: &Workbench) -> Self {
        Self {
            library: bench.library.clone(),
            open: bench.open,
            ways: bench.simulation.ways.clone(),
            reference: bench.writing.reference.clone(),
            host: bench.simulation.host.clone(),
        }
    }

    /// The same without a host.
    pub fn without_host(&self) -> Self {
        Self { host: None, ..self.clone() }
    }

    /// Asks about the open index, if one is open.
    pub fn ask<T>(&self, question: impl FnOnce(&Subject<'_>, &[&'static str]) -> T) -> Option<T> {
        let document = self.library.get(self.open?)?;
        document.image.as_deref()?.index.as_ref()?;
        Some(question(&Subject::of(&self.library, document, names(&self.reference))?, &self.ways))
    }
}

/// What clients print has the name of the image, where a person typed one.
fn names(reference: &str) -> Names {
    match Reference::parse(typed(reference)) {
        Ok(reference) => {
            let name = reference.normalised();
            let of = |reference: &Reference| match (reference.tag(), reference.digest()) {
                (Some(tag), _) => format!("{}:{tag}", reference.name()),
                (None, Some(digest)) => format!("{}@{digest}", reference.name()),
                (None, None) => reference.name(),
            };
            Names { remote: of(&name), local: of(&reference) }
        }
        Err(_) => Names::default(),
    }
}

/// What every client takes on the chosen host; computed when a host is chosen.
#[hook]
pub fn use_picks(bench: &Bench) -> Rc<Option<Picks>> {
    use_recalled("picks", Asked::of(bench), |asked| {
        let host = asked.host.as_ref()?;
        asked.ask(|subject, ways| Picks::of(subject, host, ways))
    })
}

/// `#3`, and `#3>0` for the first entry of the index there.
pub fn place(path: &[usize]) -> String {
    format!("#{}", path.iter().map(usize::to_string).collect::<Vec<_>>().join(">"))
}

/// Shape, colour and words of what a pick is worth.
pub fn worth(pick: &Pick) -> (Shape, &'static str, Text) {
    let (shape, class) = standing_look(pick.standing());
    let words = match (&pick.answer.outcome, pick.runs) {
        (Outcome::NoMatch(_), _) => words::NOTHING,
        (Outcome::Refused(_), _) => words::REFUSES,
        (Outcome::Depends(_, crate::clients::Missing::Config), _) => words::DEPENDS_CONFIG,
        (Outcome::Depends(_, crate::clients::Missing::Index), _) => words::DEPENDS_INDEX,
        (Outcome::Picked(_), _) if pick.is_index => words::AN_INDEX,
        (Outcome::Picked(_), Some(runs)) => runs_words(runs),
        (Outcome::Picked(_), None) => words::UNKNOWN,
    };
    (shape, class, words)
}

/// Shape and colour of a standing.
pub fn standing_look(standing: Standing) -> (Shape, &'static str) {
    match standing {
        Standing::Runs => (Shape::Verified, "is-ok"),
        Standing::Emulation => (Shape::Wave, "is-note"),
        Standing::Fails => (Shape::Warning, "is-warning"),
        Standing::Unknown | Standing::Depends => (Shape::Missing, "is-open"),
        Standing::Gap => (Shape::Dash, "is-open"),
    }
}

fn runs_words(runs: Runs) -> Text {
    match runs {
        Runs::Natively => words::RUNS,
        Runs::Emulated => words::EMULATED,
        Runs::WithEmulator => words::WITH_EMULATOR,
        Runs::If32Bit => words::IF_32_BIT,
        Runs::TooNew => words::TOO_NEW,
        Runs::HyperV => words::HYPER_V,
        Runs::WithHyperV => words::WITH_HYPER_V,
        Runs::WindowsBuild => words::WINDOWS_BUILD,
        Runs::OtherSystem => words::OTHER_SYSTEM,
    }
}

/// What a pick is worth, with its words.
pub fn worth_mark(pick: &Pick, language: Language) -> Html {
    let (shape, class, words) = worth(pick);
    html! { <span class={classes!("mark", "worth", class)}><Icon {shape} />{ words.get(language) }</span> }
}

/// Shape, colour and words of an agreement.
pub fn agreement_look(agreement: Agreement) -> (Shape, &'static str, Text) {
    match agreement {
        Agreement::Same => (Shape::Same, "is-open", words::AGREE),
        Agreement::Differ => (Shape::Fork, "is-warning", words::DISAGREE),
        Agreement::Nothing => (Shape::Dash, "is-open", words::NONE_FITS),
        Agreement::Unsure => (Shape::Missing, "is-open", words::UNSURE),
    }
}

/// Shape, colour and words of how the clients stand to each other on a host. Where nobody gets what runs, it is no matter who gets
/// what does not.
pub fn picks_look(picks: &Picks) -> (Shape, &'static str, Text) {
    let idle = || picks.picks.iter().all(|pick| matches!(pick.standing(), Standing::Gap | Standing::Fails));
    match picks.agreement() {
        Agreement::Differ if idle() => (Shape::Dash, "is-open", words::NONE_RUNS),
        agreement => agreement_look(agreement),
    }
}

/// The clients that take an entry, for its tile; and the class that frames the tile.
pub fn chips(picks: Option<&Picks>, entry: usize, language: Language) -> (Html, Option<&'static str>) {
    let found: Vec<&Pick> = picks.map(|picks| picks.at(entry).collect()).unwrap_or_default();
    if found.is_empty() {
        return (Html::default(), None);
    }
    let unfit = found.iter().any(|pick| pick.standing() == Standing::Fails);
    let names: Vec<&str> = found.iter().map(|pick| pick.client.id).collect();
    let words = words::PICKED_BY.fill(language, &[list_of(&names, language)]);
    let chips = html! {
        <span class="chips"><span class="sr">{ words }</span>{ for names.iter().map(|name| html! { <span class="chip" aria-hidden="true">{ *name }</span> }) }</span>
    };
    (chips, Some(if unfit { "picked unfit" } else { "picked" }))
}

/// What a chip on a tile says.
pub fn pick_legend(language: Language) -> Html {
    html! { <span class="mark"><span class="chip">{ "docker" }</span>{ words::PICK_LEGEND.get(language) }</span> }
}

/// Names with the language's commas between them.
pub fn list_of(names: &[&str], language: Language) -> String {
    names.join(if language == Language::En { ", " } else { "、" })
}

/// Whether a host belongs to a group.
type Belongs = fn(&Host) -> bool;

/// The groups in which hosts are listed.
pub static GROUPS: [(Text, Belongs); 4] = [
    (words::COMPUTERS, |host| host.os == "linux" && !host.is_board),
    (words::BOARDS, |host| host.is_board),
    (words::WINDOWS, |host| host.os == "windows"),
    (words::WASM, |host| host.architecture == "wasm"),
];

/// The hosts of a group.
pub fn hosts_of(belongs: Belongs) -> impl Iterator<Item = &'static Host> {
    HOSTS.iter().filter(move |host| belongs(host))
}

/// A callback that asks the clients about another host.
fn choose(bench: &Bench) -> Callback<Event> {
    let dispatch = bench.dispatcher();
    Callback::from(move |event: Event| {
        let value = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok()).map(|select| select.value());
        dispatch.dispatch(Action::PickFor(value.and_then(|value| HostChoice::named(&value))));
    })
}

/// The hosts to choose from in one field.
pub fn host_select(bench: &Bench, id: &'static str) -> Html {
    let language = bench.language;
    let chosen = bench.simulation.host.as_ref();
    let typed = match chosen {
        Some(HostChoice::Typed(text)) => Some(text.clone()),
        _ => None,
    };
    let option = |host: &'static Host| {
        let selected = chosen == Some(&HostChoice::Preset(host));
        html! { <option value={host.id} {selected}>{ host.name.get(language) }</option> }
    };
    html! { <>
        <label for={id}><Icon shape={Shape::Host} />{ words::HOST.get(language) }</label>
        <select {id} onchange={choose(bench)}>
            <option value="" selected={chosen.is_none()}>{ words::NO_HOST.get(language) }</option>
            if let Some(text) = typed { <option value={text.to_string()} selected=true>{ text.to_string() }</option> }
            { for GROUPS.iter().map(|(name, belongs)| html! { <optgroup label={name.get(language)}>{ for hosts_of(*belongs).map(option) }</optgroup> }) }
        </select>
    </> }
}

/// The line over the matrix: the chosen host, its platform, and the way to clear it.
pub fn host_line(bench: &Bench) -> Html {
    let language = bench.language;
    let chosen = bench.simulation.host.as_ref();
    let platform = chosen.and_then(|host| host.platform().ok()).map(|spec| spec.full_text());
    html! {
        <div class="host-line">
            { host_select(bench, "host") }
            if let Some(platform) = platform { <code>{ platform }</code> }
            if chosen.is_some() { <button type="button" class="button plain" onclick={act(bench, || Action::PickFor(None))}><Icon shape={Shape::Close} />{ words::CLEAR.get(language) }</button> }
        </div>
    }
}

/// Who takes what, where the clients disagree: the line on the edge of the matrix.
pub fn disagreement_line(bench: &Bench, picks: &Picks) -> Html {
    let language = bench.language;
    if picks.agreement() != Agreement::Differ {
        return Html::default();
    }
    html! {
        <p class="disagree" role="status">
            <Icon shape={Shape::Fork} class="is-warning" />
            <strong>{ words::DISAGREE_LINE.get(language) }</strong>
            <span>{ groups_text(picks, language) }</span>
            <a href={Panel::Clients.link()} onclick={act(bench, || Action::Show(Panel::Clients))}>{ words::TRACES.get(language) }</a>
        </p>
    }
}

/// "docker, containerd: #2, runs. podman: #1, other Windows build."
pub fn groups_text(picks: &Picks, language: Language) -> String {
    let sentences = picks.groups().into_iter().filter_map(|group| {
        let names = list_of(&group.iter().map(|pick| pick.client.id).collect::<Vec<_>>(), language);
        let first = group.first()?;
        Some(match (first.standing(), first.place()) {
            (Standing::Gap, _) => words::TAKE_NOTHING.fill(language, &[names, worth(first).2.get(language).to_owned()]),
            (Standing::Depends, _) | (_, None) => words::TAKE_UNSURE.fill(language, &[names]),
            (_, Some(path)) => words::TAKE.fill(language, &[names, place(path), worth(first).2.get(language).to_owned()]),
        })
    });
    sentences.collect::<Vec<_>>().join(language.gap())
}

/// Beside the matrix while no entry is selected: what each client takes.
pub fn beside_matrix(bench: &Bench, picks: &Picks) -> Html {
    let language = bench.language;
    let host = picks.host.name(language);
    html! {
        <aside class="inspector" data-from="#host" aria-label={words::ANSWERS.fill(language, std::slice::from_ref(&host))}>
            <div class="inspector-head">
                <div><h2 class="host-name">{ host.clone() }</h2><p class="hint">{ words::ANSWERS.fill(language, std::slice::from_ref(&host)) }</p></div>
                <button type="button" class="button plain icon-only" aria-label={words::CLEAR.get(language)} onclick={act(bench, || Action::PickFor(None))}><Icon shape={Shape::Close} /></button>
            </div>
            <table class="answers" aria-label={words::ANSWERS.fill(language, &[host])}>
                <thead><tr><th scope="col">{ words::CLIENT.get(language) }</th><th scope="col" class="right">{ words::PICKS.get(language) }</th></tr></thead>
                <tbody>{ for picks.picks.iter().map(|pick| {
                    let client = pick.client.id;
                    let open = {
                        let dispatch = bench.dispatcher();
                        Callback::from(move |_: MouseEvent| {
                            dispatch.dispatch(Action::Follow(client));
                            dispatch.dispatch(Action::Show(Panel::Clients));
                        })
                    };
                    html! { <tr>
                        <th scope="row"><button type="button" class="link" title={pick.client.name.get(language)} onclick={open}>{ client }</button></th>
                        <td class="right"><span class="takes">if let Some(path) = pick.answer.picked() { <code>{ place(path) }</code> }{ worth_mark(pick, language) }</span></td>
                    </tr> }
                }) }</tbody>
            </table>
            <p><a href={Panel::Clients.link()} onclick={act(bench, || Action::Show(Panel::Clients))}>{ words::TRACES.get(language) }</a></p>
        </aside>
    }
}
