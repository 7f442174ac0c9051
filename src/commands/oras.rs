//! oras. Checked against oras v1.3.3, `cmd/oras/root/cp.go`, `manifest/fetch.go` and `manifest/index/create.go`.

use super::{Notation, Recipe, Shell, Subject, Task, Tool};
use crate::language::Text;
use crate::reference::DEFAULT_TAG;
use crate::text;

pub(super) static TOOL: Tool =
    Tool { name: "oras", version: "1.3.3", notation: Notation::Colon, simulated: &["oras"], plain_http: Some(plain_http), recipe };

/// oras speaks plain HTTP with `localhost` by itself, and not with an address (`cmd/oras/internal/option/remote.go`).
fn plain_http(task: Task, host: &str) -> Option<String> {
    let flag = match task {
        _ if host == "localhost" || host.starts_with("localhost:") => return None,
        Task::Copy => "--from-plain-http --to-plain-http",
        Task::PullTag | Task::PullIndex | Task::PullPlatform | Task::PullChild => "--from-plain-http",
        _ => "--plain-http",
    };
    Some(flag.to_owned())
}

static SAME_REPOSITORY: Text = text!(
    "oras joins what is in one repository: the result is `{0}`; copy it from there.",
    "oras 只能合并同一仓库中的内容：结果为 `{0}`，请再从那里复制。"
);

fn recipe(subject: &Subject<'_>, task: Task, shell: Shell) -> Option<Recipe> {
    // oras wants the host written out.
    let full = |reference: crate::reference::Reference| reference.normalised().to_string();
    let destination = full(subject.destination.clone());
    let layout = ["oras", "cp", "--to-oci-layout"];
    match task {
        Task::PullTag => shell.recipe(layout.into_iter().chain([full(subject.tagged()?).as_str(), "image:copy"])),
        Task::PullIndex => shell.recipe(layout.into_iter().chain([full(subject.pinned()?).as_str(), "image:copy"])),
        Task::PullPlatform => {
            let (platform, source) = (subject.platform(TOOL.notation)?, full(subject.exact()));
            shell.recipe(layout.into_iter().chain(["--platform", &platform, &source, "image:copy"]))
        }
        Task::PullChild => shell.recipe(layout.into_iter().chain([full(subject.child()?).as_str(), "image:copy"])),
        Task::IndexBytes => shell.into_file(["oras", "manifest", "fetch", &full(subject.exact())], "index.json"),
        Task::ChildBytes => shell.into_file(["oras", "manifest", "fetch", &full(subject.child()?)], "manifest.json"),
        // The entries must be in the repository that the index is pushed to; what stands there now keeps its tag.
        Task::Recreate => {
            let digests = subject.image_digests();
            if digests.is_empty() {
                return None;
            }
            let target = subject.reference.normalised().with_tag(&format!("{}-new", subject.reference.tag().unwrap_or(DEFAULT_TAG)))?;
            let recipe = shell.lines(
                &["oras", "manifest", "index", "create", &target.to_string()],
                digests.into_iter().map(|digest| vec![digest.to_string()]),
            )?;
            Some(recipe.note(&SAME_REPOSITORY, [target.to_string()]))
        }
        Task::Copy => shell.recipe(["oras", "cp", "--recursive", &full(subject.exact()), &destination]),
        _ => None,
    }
}
