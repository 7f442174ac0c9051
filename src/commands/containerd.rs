//! nerdctl and ctr. Checked against nerdctl v2.3, `docs/command-reference.md`, and containerd v2.4, `cmd/ctr/commands/images/`.

use super::{Notation, Recipe, Shell, Subject, Task, Tool};

pub(super) static NERDCTL: Tool =
    Tool { name: "nerdctl", version: "2.3", notation: Notation::Brackets, simulated: &["containerd"], plain_http: None, recipe: nerdctl };
pub(super) static CTR: Tool =
    Tool { name: "ctr", version: "2.4", notation: Notation::Brackets, simulated: &["containerd"], plain_http: None, recipe: ctr };

fn nerdctl(subject: &Subject<'_>, task: Task, shell: Shell) -> Option<Recipe> {
    match task {
        Task::PullTag => shell.recipe(["nerdctl", "pull", &subject.tagged()?.to_string()]),
        Task::PullIndex => shell.recipe(["nerdctl", "pull", &subject.pinned()?.to_string()]),
        Task::PullPlatform => {
            shell.recipe(["nerdctl", "pull", "--platform", &subject.platform(Notation::Brackets)?, &subject.exact().to_string()])
        }
        Task::PullChild => shell.recipe(["nerdctl", "pull", &subject.child()?.to_string()]),
        Task::LocalDigests => shell.recipe(["nerdctl", "images", "--digests", &subject.reference.name()]),
        _ => None,
    }
}

fn ctr(subject: &Subject<'_>, task: Task, shell: Shell) -> Option<Recipe> {
    let full = |reference: crate::reference::Reference| reference.normalised().to_string();
    match task {
        Task::PullTag => shell.recipe(["ctr", "images", "pull", &full(subject.tagged()?)]),
        Task::PullIndex => shell.recipe(["ctr", "images", "pull", &full(subject.pinned()?)]),
        Task::PullPlatform => {
            shell.recipe(["ctr", "images", "pull", "--platform", &subject.platform(Notation::Brackets)?, &full(subject.exact())])
        }
        Task::PullChild => shell.recipe(["ctr", "images", "pull", &full(subject.child()?)]),
        Task::LocalDigests => shell.recipe(["ctr", "images", "ls", &format!("name~={}", subject.reference.normalised().name())]),
        _ => None,
    }
}
