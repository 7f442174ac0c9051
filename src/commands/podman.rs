//! podman. Checked against podman v5.8, `docs/source/markdown/podman-pull.1.md`, `podman-images.1.md`, `podman-build.1.md`
//! and `podman-manifest-*.1.md`.

use super::buildx::LEFT_OUT;
use super::{Notation, Recipe, Shell, Subject, Task, Tool};
use crate::language::Text;
use crate::reference::Reference;
use crate::text;

pub(super) static TOOL: Tool =
    Tool { name: "podman", version: "5.8", notation: Notation::Plain, simulated: &["podman"], plain_http: Some(plain_http), recipe };

/// What is built and listed stays on the machine.
fn plain_http(task: Task, _: &str) -> Option<String> {
    (task != Task::LocalDigests).then(|| "--tls-verify=false".to_owned())
}

static COLUMNS: Text = text!(
    "DIGEST shows the digest of the manifest for this machine, not the index's; IMAGE ID is the beginning of the config's digest.",
    "DIGEST 列显示本机平台清单的摘要，而不是索引的摘要；IMAGE ID 是配置摘要的开头。"
);

fn recipe(subject: &Subject<'_>, task: Task, shell: Shell) -> Option<Recipe> {
    // Short names are a matter of each machine's settings.
    let full = |reference: Reference| reference.normalised().to_string();
    let list = subject.destination.to_string();
    match task {
        Task::PullTag => shell.recipe(["podman", "pull", &full(subject.tagged()?)]),
        Task::PullIndex => shell.recipe(["podman", "pull", &full(subject.pinned()?)]),
        Task::PullPlatform => shell.recipe(["podman", "pull", "--platform", &subject.platform(TOOL.notation)?, &full(subject.exact())]),
        Task::PullChild => shell.recipe(["podman", "pull", &full(subject.child()?)]),
        Task::LocalDigests => {
            let name = subject.reference.normalised().name();
            Some(shell.recipe(["podman", "images", "--digests", &name])?.note(&COLUMNS, []))
        }
        Task::Build => {
            let (platforms, left) = subject.buildable();
            let platforms = Some(platforms.join(",")).filter(|list| !list.is_empty())?;
            let mut recipe = shell.lines(&["podman", "build"], [vec!["--platform", &platforms], vec!["--manifest", &list, "."]])?;
            recipe.text.push('\n');
            recipe.text.push_str(&push(&list, shell)?);
            Some(if left > 0 { recipe.note(&LEFT_OUT, [left.to_string()]) } else { recipe })
        }
        Task::Recreate => {
            let digests = subject.image_digests();
            if digests.is_empty() {
                return None;
            }
            let mut lines = vec![shell.line(["podman", "manifest", "create", &list])?];
            for digest in digests {
                let source = format!("docker://{}", subject.reference.normalised().pinned(digest));
                lines.push(shell.line(["podman", "manifest", "add", &list, &source])?);
            }
            lines.push(push(&list, shell)?);
            Some(Recipe { text: lines.join("\n"), notes: Vec::new() })
        }
        _ => None,
    }
}

fn push(list: &str, shell: Shell) -> Option<String> {
    shell.line(["podman", "manifest", "push", "--all", list, &format!("docker://{list}")])
}
