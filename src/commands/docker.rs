//! docker. Checked against docker/cli v29.7, `docs/reference/commandline/image_pull.md` and `image_ls.md`.

use super::{Notation, Recipe, Shell, Subject, Task, Tool};
use crate::digest::Digest;
use crate::language::Text;
use crate::text;

pub(super) static TOOL: Tool =
    Tool { name: "docker", version: "29.7", notation: Notation::Plain, simulated: &["docker", "docker-classic"], plain_http: None, recipe };

static COLUMNS: Text = text!(
    "DIGEST shows `{0}`, the digest that was asked for: the index's, whatever the platform.",
    "DIGEST 列显示 `{0}`，即请求时的摘要：无论哪个平台，都是索引的摘要。"
);
static ID_STORE: Text = text!(
    "With the containerd image store IMAGE ID shows `{0}`, the beginning of the same digest.",
    "使用 containerd 镜像存储时，IMAGE ID 显示 `{0}`，即同一摘要的开头。"
);
static ID_CLASSIC: Text = text!(
    "With the classic store IMAGE ID shows `{0}`, the beginning of the config's digest.",
    "使用经典存储时，IMAGE ID 显示 `{0}`，即配置摘要的开头。"
);
static ID_UNKNOWN: Text = text!(
    "With the classic store IMAGE ID shows the beginning of the config's digest; give the manifest of an entry and choose it to see which.",
    "使用经典存储时，IMAGE ID 显示配置摘要的开头；提供某个条目的清单并选中它即可看到。"
);

fn recipe(subject: &Subject<'_>, task: Task, shell: Shell) -> Option<Recipe> {
    match task {
        Task::PullTag => shell.recipe(["docker", "pull", &subject.tagged()?.to_string()]),
        Task::PullIndex => shell.recipe(["docker", "pull", &subject.pinned()?.to_string()]),
        Task::PullPlatform => {
            shell.recipe(["docker", "pull", "--platform", &subject.platform(TOOL.notation)?, &subject.exact().to_string()])
        }
        Task::PullChild => shell.recipe(["docker", "pull", &subject.child()?.to_string()]),
        Task::LocalDigests => {
            let recipe = shell.recipe(["docker", "images", "--digests", &subject.reference.name()])?;
            let Some(digest) = &subject.digest else { return Some(recipe) };
            let recipe = recipe.note(&COLUMNS, [digest.to_string()]).note(&ID_STORE, [id(digest)]);
            Some(match &subject.config {
                Some(config) => recipe.note(&ID_CLASSIC, [id(config)]),
                None => recipe.note(&ID_UNKNOWN, []),
            })
        }
        _ => None,
    }
}

/// As image IDs are listed: twelve digits.
fn id(digest: &Digest) -> String {
    digest.encoded().chars().take(12).collect()
}
