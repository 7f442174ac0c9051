//! docker buildx. Checked against docker/buildx v0.36, `docs/reference/buildx_build.md` and `buildx_imagetools_*.md`.

use super::{Notation, Recipe, Shell, Subject, Task, Tool};
use crate::language::Text;
use crate::text;

pub(super) static TOOL: Tool =
    Tool { name: "docker buildx", version: "0.36", notation: Notation::Plain, simulated: &[], plain_http: None, recipe };

pub(super) static LEFT_OUT: Text = text!(
    "{0} entries are left out: build them on a host of their own, then join the results.",
    "有 {0} 个条目不在其中：请在相应主机上构建，然后合并结果。"
);

fn recipe(subject: &Subject<'_>, task: Task, shell: Shell) -> Option<Recipe> {
    let destination = subject.destination.to_string();
    match task {
        Task::IndexBytes => {
            shell.into_file(["docker", "buildx", "imagetools", "inspect", "--raw", &subject.exact().to_string()], "index.json")
        }
        Task::ChildBytes => {
            shell.into_file(["docker", "buildx", "imagetools", "inspect", "--raw", &subject.child()?.to_string()], "manifest.json")
        }
        Task::Build => {
            let (platforms, left) = subject.buildable();
            let list = Some(platforms.join(",")).filter(|list| !list.is_empty())?;
            let recipe =
                shell.lines(&["docker", "buildx", "build", "--push"], [vec!["--platform", &list], vec!["--tag", &destination, "."]])?;
            Some(if left > 0 { recipe.note(&LEFT_OUT, [left.to_string()]) } else { recipe })
        }
        Task::Recreate => {
            let sources = subject.image_digests();
            if sources.is_empty() {
                return None;
            }
            let sources = sources.into_iter().map(|digest| vec![subject.reference.pinned(digest).to_string()]);
            shell.lines(&["docker", "buildx", "imagetools", "create", "--tag", &destination], sources)
        }
        Task::Copy => shell.recipe(["docker", "buildx", "imagetools", "create", "--tag", &destination, &subject.exact().to_string()]),
        _ => None,
    }
}
