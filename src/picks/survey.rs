//! Every client on a host, and every host.

use super::landing::{applies, runs};
use super::{HostChoice, Landing, Pick, Standing, Subject};
use crate::clients::answer::Path;
use crate::clients::platforms::V1_0_RC4;
use crate::clients::register::Applies;
use crate::clients::{CLIENTS, Client, Column, HOSTS, Runs};

/// Whether the clients end up with the same thing. What depends on content that was not given is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// With the same content.
    Same,
    /// With nothing, all of them.
    Nothing,
    /// With different things.
    Differ,
    /// Each answer depends on content that was not given.
    Unsure,
}

/// Where every client lands on one host.
#[derive(Clone, Debug)]
pub struct Picks {
    /// The host.
    pub host: HostChoice,
    /// One for each client, in the order of the register.
    pub picks: Vec<Pick>,
    /// Where no client lands on something that runs: what would do.
    pub instead: Option<Instead>,
}

/// An entry that no client lands on by itself, though it runs.
#[derive(Clone, Debug)]
pub struct Instead {
    /// Its place.
    pub entry: usize,
    /// Its platform, as a person may ask for it.
    pub platform: String,
    /// How it runs.
    pub runs: Runs,
    /// The clients that take it where a person asks for that platform.
    pub clients: Vec<&'static str>,
}

/// Today's commonest way of `client` on `host`: the one for Windows hosts, where there is one.
pub fn usual(client: &'static Client, host: &HostChoice) -> Option<&'static Column> {
    let columns = client.versions.first()?.columns;
    let special = columns.iter().find(|column| column.applies != Applies::Always && applies(client, column, host));
    special.or_else(|| columns.iter().find(|column| column.applies == Applies::Always))
}

/// The way of `client` among those that a person chose.
pub fn chosen_column(client: &Client, chosen: &[&'static str]) -> Option<&'static Column> {
    client.columns().map(|(_, column)| column).find(|column| chosen.contains(&column.id))
}

impl Picks {
    /// Asks every client; `chosen` names the ways that are taken instead of the usual ones.
    pub fn of(subject: &Subject<'_>, host: &HostChoice, chosen: &[&'static str]) -> Self {
        let mut found = Self::alone(subject, host, chosen);
        if found.picks.iter().all(|pick| matches!(pick.standing(), Standing::Gap | Standing::Fails)) {
            found.instead = instead(subject, host);
        }
        found
    }

    /// Without what would do instead, for which every client is asked again.
    fn alone(subject: &Subject<'_>, host: &HostChoice, chosen: &[&'static str]) -> Self {
        let ask = |client: &&'static Client| Pick::of(subject, host, client, chosen_column(client, chosen));
        Self { host: host.clone(), picks: CLIENTS.iter().filter_map(ask).collect(), instead: None }
    }

    /// Whether the clients agree.
    pub fn agreement(&self) -> Agreement {
        let mut sure = self.picks.iter().map(|pick| &pick.landing).filter(|landing| **landing != Landing::Depends);
        match sure.next() {
            None => Agreement::Unsure,
            Some(first) if sure.any(|other| other != first) => Agreement::Differ,
            Some(Landing::Nothing) => Agreement::Nothing,
            Some(_) => Agreement::Same,
        }
    }

    /// The picks in groups that end up with the same thing, the largest group first.
    pub fn groups(&self) -> Vec<Vec<&Pick>> {
        let mut groups: Vec<Vec<&Pick>> = Vec::new();
        for pick in &self.picks {
            match groups.iter_mut().find(|group| group.first().is_some_and(|first| first.landing == pick.landing)) {
                Some(group) => group.push(pick),
                None => groups.push(vec![pick]),
            }
        }
        groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
        groups
    }

    /// The picks that land on this entry of the index, or inside it.
    pub fn at(&self, entry: usize) -> impl Iterator<Item = &Pick> {
        self.picks.iter().filter(move |pick| pick.answer.picked().and_then(|path| path.first()) == Some(&entry))
    }

    /// Entries between which only their order decides: the one taken, those that are not, and the clients for which it is so.
    pub fn by_order(&self) -> Vec<(&Path, &[Path], Vec<&'static str>)> {
        let mut found: Vec<(&Path, &[Path], Vec<&'static str>)> = Vec::new();
        for pick in self.picks.iter().filter(|pick| !pick.rivals.is_empty()) {
            let Some(taken) = pick.answer.picked() else { continue };
            match found.iter_mut().find(|(known, rivals, _)| *known == taken && *rivals == pick.rivals.as_slice()) {
                Some((_, _, clients)) => clients.push(pick.client.id),
                None => found.push((taken, &pick.rivals, vec![pick.client.id])),
            }
        }
        found
    }

    /// Without the steps, which a long index has many of.
    fn without_steps(mut self) -> Self {
        self.picks = self.picks.into_iter().map(Pick::without_steps).collect();
        self
    }
}

/// The entry that runs best on the host, and who takes it where it is asked for by its platform.
fn instead(subject: &Subject<'_>, host: &HostChoice) -> Option<Instead> {
    let list = subject.index.any_list()?;
    let rank = |how: Runs| match how {
        Runs::Natively => Some(0),
        Runs::HyperV | Runs::Emulated => Some(1),
        Runs::If32Bit | Runs::WithHyperV => Some(2),
        Runs::WithEmulator => Some(3),
        Runs::TooNew | Runs::WindowsBuild | Runs::OtherSystem => None,
    };
    let candidates = list.entries.iter().enumerate().filter_map(|(at, entry)| {
        let platform = entry.platform.clone().filter(|platform| !platform.os.is_empty() && !platform.architecture.is_empty())?;
        let runs = runs(host, &platform).filter(|_| &*platform.architecture != "unknown")?;
        Some((rank(runs)?, at, platform.text(), runs))
    });
    let (_, entry, platform, runs) = candidates.min_by_key(|(rank, at, ..)| (*rank, *at))?;
    let asked = HostChoice::typed(&platform)?;
    // Of a processor that nobody knows it is not known what an emulator on it runs.
    let known = |spec: &crate::clients::Spec| crate::platform::known::is_known_architecture(&V1_0_RC4.normalise(spec).architecture);
    if runs == Runs::WithEmulator && !host.platform().is_ok_and(|own| known(&own)) {
        return None;
    }
    let takes = |client: &&'static Client| {
        let pick = Pick::of(subject, &asked, client, None)?;
        (pick.answer.picked()?.first() == Some(&entry)).then_some(client.id)
    };
    let clients = CLIENTS.iter().filter_map(takes).collect();
    Some(Instead { entry, platform, runs, clients })
}

/// Every client on every preset; steps and what would do instead are left out.
pub fn survey(subject: &Subject<'_>, chosen: &[&'static str]) -> Vec<Picks> {
    HOSTS.iter().map(|host| Picks::alone(subject, &HostChoice::Preset(host), chosen).without_steps()).collect()
}
