//! Registries on the same machine, which usually speak plain HTTP.
//!
//! docker, buildx, containerd, nerdctl and crane turn to plain HTTP there by themselves: moby `daemon/pkg/registry/config.go`,
//! buildx `util/resolver/resolver.go`, containerd `core/remotes/docker/config/hosts.go`, nerdctl
//! `pkg/imgutil/dockerconfigresolver/dockerconfigresolver.go`, go-containerregistry `pkg/name/registry.go`.

use super::{Subject, Task, Tool};
use crate::diagnostic::Sentence;
use crate::language::Text;
use crate::reference::Reference;
use crate::text;

static PLAIN: Text = text!(
    "A registry at `{0}` usually speaks plain HTTP: {1} then needs `{2}`.",
    "`{0}` 上的注册表通常使用明文 HTTP：此时 {1} 需要 `{2}`。"
);

/// What to know before `tool` does `task` with a registry on the same machine.
pub(super) fn note(subject: &Subject<'_>, task: Task, tool: &Tool) -> Option<Sentence> {
    let writes = matches!(task, Task::Build | Task::Recreate | Task::Copy);
    let destination = writes.then_some(&subject.destination);
    let host = [Some(&subject.reference), destination].into_iter().flatten().find_map(own_machine)?;
    let flag = (tool.plain_http?)(task, host)?;
    Some(Sentence { text: &PLAIN, arguments: vec![host.to_owned(), tool.name.to_owned(), flag] })
}

/// The host, where it is the machine itself.
pub(super) fn own_machine(reference: &Reference) -> Option<&str> {
    let host = reference.host()?;
    let name = if host.starts_with('[') { host.split_inclusive(']').next() } else { host.split(':').next() }?;
    (name == "localhost" || name.ends_with(".localhost") || name.starts_with("127.") || name == "[::1]").then_some(host)
}
