//! skopeo. Checked against skopeo v1.22, `docs/skopeo-copy.1.md`, `skopeo-inspect.1.md` and `skopeo.1.md`.

use super::{Notation, Recipe, Shell, Subject, Task, Tool};
use crate::reference::Reference;

pub(super) static TOOL: Tool =
    Tool { name: "skopeo", version: "1.22", notation: Notation::Plain, simulated: &["skopeo"], plain_http: Some(plain_http), recipe };

fn plain_http(task: Task, _: &str) -> Option<String> {
    let flag = match task {
        Task::IndexBytes | Task::ChildBytes => "--tls-verify=false",
        Task::Copy => "--src-tls-verify=false --dest-tls-verify=false",
        _ => "--src-tls-verify=false",
    };
    Some(flag.to_owned())
}

fn recipe(subject: &Subject<'_>, task: Task, shell: Shell) -> Option<Recipe> {
    let docker = |reference: Reference| {
        // skopeo refuses a reference with both.
        let reference = match reference.digest() {
            Some(digest) => reference.pinned(digest),
            None => reference.clone(),
        };
        format!("docker://{reference}")
    };
    match task {
        Task::PullTag => shell.recipe(["skopeo", "copy", "--all", &docker(subject.tagged()?), "oci:image"]),
        Task::PullIndex => shell.recipe(["skopeo", "copy", "--all", &docker(subject.pinned()?), "oci:image"]),
        Task::PullPlatform => {
            let text = subject.platform(TOOL.notation)?;
            let mut parts = text.split('/');
            let mut words = vec!["skopeo"];
            for flag in ["--override-os", "--override-arch", "--override-variant"] {
                words.extend(parts.next().into_iter().flat_map(|part| [flag, part]));
            }
            let source = docker(subject.exact());
            words.extend(["copy", &source, "oci:image"]);
            shell.recipe(words)
        }
        Task::PullChild => shell.recipe(["skopeo", "copy", &docker(subject.child()?), "oci:image"]),
        Task::IndexBytes => shell.into_file(["skopeo", "inspect", "--raw", &docker(subject.exact())], "index.json"),
        Task::ChildBytes => shell.into_file(["skopeo", "inspect", "--raw", &docker(subject.child()?)], "manifest.json"),
        Task::Copy => {
            let destination = docker(subject.destination.clone());
            shell.recipe(["skopeo", "copy", "--all", "--preserve-digests", &docker(subject.exact()), &destination])
        }
        _ => None,
    }
}
