//! Commands that a person can copy: get the image, look at it, make it again, with every common tool.
//!
//! Everything that stands in a command comes from a checked reference, a parsed digest or a platform whose letters were
//! looked at; each argument is quoted for the shell all the same.

mod buildx;
mod containerd;
mod crane;
mod curl;
mod docker;
mod landing;
mod manifest_tool;
mod oras;
mod plain_http;
mod podman;
mod regctl;
mod shell;
mod skopeo;
mod subject;
#[cfg(test)]
mod tests;

pub use landing::Landings;
pub use shell::Shell;
pub use subject::{Notation, OtherDigest, Subject};

use crate::diagnostic::Sentence;
use crate::language::Text;
use crate::text;

/// What a person wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Task {
    /// Pull what the tag names today.
    PullTag,
    /// Pull by the digest of the index: every platform, and always the same bytes.
    PullIndex,
    /// Pull the image for one platform.
    PullPlatform,
    /// Pull one entry by its own digest.
    PullChild,
    /// List what is in the local store, with digests.
    LocalDigests,
    /// Fetch the exact bytes of the index.
    IndexBytes,
    /// Fetch the exact bytes of one entry's manifest.
    ChildBytes,
    /// Ask the registry itself.
    Query,
    /// Build the same platforms.
    Build,
    /// Make the index again from its entries.
    Recreate,
    /// Copy the index with everything in it.
    Copy,
}

/// Tasks that belong together, under one heading.
pub static GROUPS: &[(Text, &[Task])] = &[
    (text!("Get it", "获取"), &[Task::PullTag, Task::PullIndex, Task::PullPlatform, Task::PullChild]),
    (text!("Look at it", "查看"), &[Task::LocalDigests, Task::IndexBytes, Task::ChildBytes, Task::Query]),
    (text!("Make it again", "重新制作"), &[Task::Build, Task::Recreate, Task::Copy]),
];

impl Task {
    /// The name in links; stable.
    pub fn name(self) -> &'static str {
        match self {
            Task::PullTag => "pull-tag",
            Task::PullIndex => "pull-index",
            Task::PullPlatform => "pull-platform",
            Task::PullChild => "pull-child",
            Task::LocalDigests => "local-digests",
            Task::IndexBytes => "index-bytes",
            Task::ChildBytes => "child-bytes",
            Task::Query => "query",
            Task::Build => "build",
            Task::Recreate => "recreate",
            Task::Copy => "copy",
        }
    }

    /// Its heading.
    pub fn title(self) -> &'static Text {
        match self {
            Task::PullTag => &text!("Pull by tag", "按标签拉取"),
            Task::PullIndex => &text!("Pull by the index digest", "按索引摘要拉取"),
            Task::PullPlatform => &text!("Pull one platform", "拉取一个平台"),
            Task::PullChild => &text!("Pull one entry by its digest", "按条目摘要拉取"),
            Task::LocalDigests => &text!("List local digests", "列出本地摘要"),
            Task::IndexBytes => &text!("Exact bytes of the index", "索引的原始字节"),
            Task::ChildBytes => &text!("Exact bytes of one manifest", "单个清单的原始字节"),
            Task::Query => &text!("Ask the registry itself", "直接询问注册表"),
            Task::Build => &text!("Build these platforms", "构建这些平台"),
            Task::Recreate => &text!("Make the index again from its entries", "用各条目重新生成索引"),
            Task::Copy => &text!("Copy it whole", "完整复制"),
        }
    }

    /// What to know before one does it.
    pub fn about(self) -> &'static Text {
        match self {
            Task::PullTag => {
                &text!("A tag can move. Use it to follow a version, not to reproduce it.", "标签可能移动。用它来跟随版本，不要用它来复现。")
            }
            Task::PullIndex => &text!(
                "Pins every platform at once: each machine still gets the image for itself.",
                "一次固定所有平台：每台机器仍会得到适合自己的镜像。"
            ),
            Task::PullPlatform => &text!(
                "Asks for a platform other than that of the machine; to run it there, emulation may be needed.",
                "请求与本机不同的平台；在本机运行可能需要模拟。"
            ),
            Task::PullChild => &text!(
                "This pins one platform only. On any other machine it fails or runs under emulation; pin the index digest instead, unless that is what you want.",
                "这只固定一个平台。在其他机器上会失败，或在模拟下运行；除非有意如此，请固定索引摘要。"
            ),
            Task::LocalDigests => &text!(
                "What a store shows as digest is what it was asked for; the image ID is another one.",
                "存储显示的摘要是请求时所用的摘要；镜像 ID 是另一个值。"
            ),
            Task::IndexBytes | Task::ChildBytes => &text!(
                "Writes the bytes as the registry stores them, without a newline added, so that their hash is the digest.",
                "按注册表存储的原样写出字节，不加换行，因此其哈希就是摘要。"
            ),
            Task::Query => &text!(
                "Fetches a token where the registry asks for one, then the manifest with its headers, and compares the digests.",
                "注册表要求时先获取令牌，再获取清单及其响应头，并比较摘要。"
            ),
            Task::Build => &text!(
                "The platforms of this index, in its order. What needs another host or was no platform is left out.",
                "按此索引的顺序列出平台。需要其他主机的，以及不是平台的条目，不在其中。"
            ),
            Task::Recreate => &text!(
                "Joins the images that this index lists. Attestations and annotations are not carried over; to keep them, copy the index whole.",
                "合并此索引列出的镜像。证明和注解不会保留；如需保留，请完整复制索引。"
            ),
            Task::Copy => {
                &text!("Copies the index and every image in it; its digest stays the same.", "复制索引及其中的每个镜像；摘要保持不变。")
            }
        }
    }
}

/// A program that commands are written for.
#[derive(Debug)]
pub struct Tool {
    /// Its name, as one types it.
    pub name: &'static str,
    /// The version whose documentation the commands were checked against.
    pub version: &'static str,
    /// How it reads the platform of an image.
    pub notation: Notation,
    /// The simulated clients that choose as it does, by their names in addresses; the first is its usual one.
    pub simulated: &'static [&'static str],
    /// What makes it speak plain HTTP, where it does not by itself with a registry on the same machine.
    plain_http: Option<fn(Task, &str) -> Option<String>>,
    /// The command for a task, where the tool does that and the subject has what it takes.
    pub recipe: fn(&Subject<'_>, Task, Shell) -> Option<Recipe>,
}

/// Every tool; the first that knows a task is shown first.
pub static TOOLS: &[&Tool] = &[
    &docker::TOOL,
    &buildx::TOOL,
    &podman::TOOL,
    &skopeo::TOOL,
    &crane::TOOL,
    &regctl::TOOL,
    &oras::TOOL,
    &manifest_tool::TOOL,
    &containerd::NERDCTL,
    &containerd::CTR,
    &curl::TOOL,
];

/// A command, ready to be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// The text, quoted for its shell; several lines are run one after the other.
    pub text: String,
    /// What to know about this command in particular.
    pub notes: Vec<Sentence>,
}

impl Recipe {
    /// A recipe with one more note.
    fn note(mut self, text: &'static Text, arguments: impl IntoIterator<Item = String>) -> Self {
        self.notes.push(Sentence { text, arguments: arguments.into_iter().collect() });
        self
    }
}

/// The commands for `task`, one a tool that knows it.
pub fn commands(subject: &Subject<'_>, task: Task, shell: Shell) -> Vec<(&'static Tool, Recipe)> {
    let written = |tool: &&'static Tool| {
        let mut recipe = (tool.recipe)(subject, task, shell)?;
        recipe.notes.extend(subject.landings.into_iter().flat_map(|landings| landings.notes(tool, task)));
        recipe.notes.extend(plain_http::note(subject, task, tool));
        Some((*tool, recipe))
    };
    TOOLS.iter().filter_map(written).collect()
}
