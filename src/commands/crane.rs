//! crane. Checked against go-containerregistry v0.21.9, `cmd/crane/doc/`.

use super::{Notation, Recipe, Shell, Subject, Task, Tool};

pub(super) static TOOL: Tool =
    Tool { name: "crane", version: "0.21.9", notation: Notation::Colon, simulated: &["crane"], plain_http: None, recipe };

fn recipe(subject: &Subject<'_>, task: Task, shell: Shell) -> Option<Recipe> {
    let destination = subject.destination.to_string();
    match task {
        Task::PullTag => shell.recipe(["crane", "pull", "--format", "oci", &subject.tagged()?.to_string(), "image"]),
        Task::PullIndex => shell.recipe(["crane", "pull", "--format", "oci", &subject.pinned()?.to_string(), "image"]),
        Task::PullPlatform => {
            shell.recipe(["crane", "pull", "--platform", &subject.platform(TOOL.notation)?, &subject.exact().to_string(), "image.tar"])
        }
        Task::PullChild => shell.recipe(["crane", "pull", &subject.child()?.to_string(), "image.tar"]),
        Task::IndexBytes => shell.into_file(["crane", "manifest", &subject.exact().to_string()], "index.json"),
        Task::ChildBytes => shell.into_file(["crane", "manifest", &subject.child()?.to_string()], "manifest.json"),
        Task::Recreate => {
            let digests = subject.image_digests();
            if digests.is_empty() {
                return None;
            }
            let children = digests.into_iter().map(|digest| vec!["--manifest".to_owned(), subject.reference.pinned(digest).to_string()]);
            shell.lines(&["crane", "index", "append", "--tag", &destination], children)
        }
        Task::Copy => shell.recipe(["crane", "copy", &subject.exact().to_string(), &destination]),
        _ => None,
    }
}
