//! oras. Checked against oras v1.3.3, `cmd/oras/root/cp.go`, `manifest/fetch.go` and `manifest/index/create.go`.

use super::{Recipe, Shell, Subject, Task, Tool};

pub(super) static TOOL: Tool = Tool { name: "oras", version: "1.3.3", recipe };

fn recipe(subject: &Subject<'_>, task: Task, shell: Shell) -> Option<Recipe> {
    // oras wants the host written out.
    let full = |reference: crate::reference::Reference| reference.normalised().to_string();
    let destination = full(subject.destination.clone());
    let layout = ["oras", "cp", "--to-oci-layout"];
    match task {
        Task::PullTag => shell.recipe(layout.into_iter().chain([full(subject.tagged()?).as_str(), "image:copy"])),
        Task::PullIndex => shell.recipe(layout.into_iter().chain([full(subject.pinned()?).as_str(), "image:copy"])),
        Task::PullPlatform => {
            let (platform, source) = (subject.platform()?, full(subject.exact()));
            shell.recipe(layout.into_iter().chain(["--platform", &platform, &source, "image:copy"]))
        }
        Task::PullChild => shell.recipe(layout.into_iter().chain([full(subject.child()?).as_str(), "image:copy"])),
        Task::IndexBytes => shell.into_file(["oras", "manifest", "fetch", &full(subject.exact())], "index.json"),
        Task::ChildBytes => shell.into_file(["oras", "manifest", "fetch", &full(subject.child()?)], "manifest.json"),
        // The entries must be in the repository that the index is pushed to.
        Task::Recreate => {
            let digests = subject.image_digests();
            let here = subject.reference.normalised().tagged_like(&subject.destination);
            (!digests.is_empty()).then(|| {
                shell.lines(
                    &["oras", "manifest", "index", "create", &here.to_string()],
                    digests.into_iter().map(|digest| vec![digest.to_string()]),
                )
            })?
        }
        Task::Copy => shell.recipe(["oras", "cp", "--recursive", &full(subject.exact()), &destination]),
        _ => None,
    }
}
