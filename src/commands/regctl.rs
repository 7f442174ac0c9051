//! regctl. Checked against regclient v0.11.5, `cmd/regctl/image.go`, `manifest.go` and `index.go`.

use super::{Notation, Recipe, Shell, Subject, Task, Tool};

pub(super) static TOOL: Tool = Tool {
    name: "regctl",
    version: "0.11.5",
    notation: Notation::Argument,
    simulated: &["regctl"],
    plain_http: Some(|_, host| Some(format!("--host reg={host},tls=disabled"))),
    recipe,
};

fn recipe(subject: &Subject<'_>, task: Task, shell: Shell) -> Option<Recipe> {
    let destination = subject.destination.to_string();
    let body = ["regctl", "manifest", "get", "--format", "raw-body"];
    match task {
        Task::PullTag => shell.recipe(["regctl", "image", "copy", &subject.tagged()?.to_string(), "ocidir://image"]),
        Task::PullIndex => shell.recipe(["regctl", "image", "copy", &subject.pinned()?.to_string(), "ocidir://image"]),
        Task::PullPlatform => shell.recipe([
            "regctl",
            "image",
            "copy",
            "--platform",
            &subject.platform(TOOL.notation)?,
            &subject.exact().to_string(),
            "ocidir://image",
        ]),
        Task::PullChild => shell.recipe(["regctl", "image", "copy", &subject.child()?.to_string(), "ocidir://image"]),
        Task::IndexBytes => shell.into_file(body.into_iter().chain([subject.exact().to_string().as_str()]), "index.json"),
        Task::ChildBytes => shell.into_file(body.into_iter().chain([subject.child()?.to_string().as_str()]), "manifest.json"),
        Task::Recreate => {
            let digests = subject.image_digests();
            if digests.is_empty() {
                return None;
            }
            let children = digests.into_iter().map(|digest| vec!["--ref".to_owned(), subject.reference.pinned(digest).to_string()]);
            shell.lines(&["regctl", "index", "create", &destination], children)
        }
        Task::Copy => shell.recipe(["regctl", "image", "copy", &subject.exact().to_string(), &destination]),
        _ => None,
    }
}
