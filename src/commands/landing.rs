//! Which entry a tool takes when it is asked for the platform of the chosen one: not always that entry.

use super::{TOOLS, Task, Tool};
use crate::clients::CLIENTS;
use crate::diagnostic::Sentence;
use crate::image::Descriptor;
use crate::language::Text;
use crate::picks::{self, HostChoice, Landing, Pick};
use crate::text;

static ELSEWHERE: Text = text!(
    "For this platform {0} takes {1} and not the chosen entry: pull that one by its digest.",
    "对此平台，{0} 会选 {1}，而不是所选条目：请按摘要拉取所选条目。"
);
static NOWHERE: Text = text!(
    "For this platform {0} finds nothing in this index: pull the entry by its digest.",
    "对此平台，{0} 在此索引中找不到镜像：请按摘要拉取该条目。"
);

/// What a simulated client takes instead of the chosen entry.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Elsewhere {
    /// The tool that the client stands for.
    tool: &'static str,
    /// Its name in a sentence.
    name: &'static str,
    /// The place of what it takes; nothing where it takes nothing.
    place: Option<String>,
}

/// The tools that do not take the chosen entry when they are asked for its platform.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Landings(Vec<Elsewhere>);

impl Landings {
    /// Asks the simulated clients for the platform of `entry`, the one at `at`, each in the form that its tool reads.
    pub fn of(subject: &picks::Subject<'_>, entry: &Descriptor, at: usize) -> Self {
        let asked = |tool: &&'static Tool| {
            let text = tool.notation.platform(entry.platform()?)?;
            Some((*tool, HostChoice::typed(&text)?))
        };
        Self(TOOLS.iter().filter_map(asked).flat_map(|(tool, host)| elsewhere(subject, tool, &host, at)).collect())
    }

    /// What to know before `tool` does `task`.
    pub(super) fn notes(&self, tool: &Tool, task: Task) -> impl Iterator<Item = Sentence> {
        let own = self.0.iter().filter(move |landing| task == Task::PullPlatform && landing.tool == tool.name);
        own.map(|landing| {
            let (text, place) = if landing.place.is_some() { (&ELSEWHERE, landing.place.clone()) } else { (&NOWHERE, None) };
            Sentence { text, arguments: [Some(landing.name.to_owned()), place].into_iter().flatten().collect() }
        })
    }
}

fn elsewhere(subject: &picks::Subject<'_>, tool: &'static Tool, host: &HostChoice, at: usize) -> Vec<Elsewhere> {
    let digest = subject.entry(&[at]).map(|entry| entry.digest);
    let mut found: Vec<Elsewhere> = Vec::new();
    for client in CLIENTS.iter().filter(|client| tool.simulated.contains(&client.id)) {
        let Some(pick) = Pick::of(subject, host, client, None) else { continue };
        let place = match &pick.landing {
            Landing::Depends => continue,
            Landing::Content(taken) if Some(taken) == digest.as_ref() => continue,
            // The entry itself is an index, and what was taken stands inside it.
            Landing::Content(_) if pick.answer.picked().and_then(|path| path.first()) == Some(&at) => continue,
            Landing::Content(_) => pick.answer.picked().map(|path| place(path)),
            Landing::Nothing => None,
        };
        if found.iter().all(|known| known.place != place) {
            let name = if tool.simulated.first() == Some(&client.id) { tool.name } else { client.id };
            found.push(Elsewhere { tool: tool.name, name, place });
        }
    }
    found
}

/// `#3`, and `#3>0` for the first entry of the index there.
fn place(path: &[usize]) -> String {
    format!("#{}", path.iter().map(usize::to_string).collect::<Vec<_>>().join(">"))
}
