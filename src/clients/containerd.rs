//! containerd: its client library, ctr, nerdctl and the CRI plugin.
//!
//! Source: github.com/containerd/containerd, `core/images/image.go` and `core/images/handlers.go` (before 2.0:
//! `images/image.go`, `images/handlers.go`), the same code from 1.6 to 2.3 but for the platforms package and for how much of a
//! config's platform is read.

mod walk;

pub(super) use walk::{Configs, Fetched, NO_MATCH, config_platform, manifest, read, resolve, walk, wrong_child};

use super::answer::{Answer, Question};
use super::platforms::{Comparer, V0_2, V0_2_WINDOWS, V1_0_RC1, V1_0_RC2, V1_0_RC4};
use super::register::{Applies, Client, Column, Default, Use, Version};
use super::request::Reader;
use crate::text;
use walk::fetch;

/// The client.
pub static CLIENT: Client = Client {
    id: "containerd",
    name: text!("containerd", "containerd"),
    repository: "https://github.com/containerd/containerd",
    tools: "ctr, nerdctl, Kubernetes (CRI)",
    versions: &[
        Version {
            number: "2.3.4",
            library: "containerd/platforms v1.0.0-rc.4",
            default: Default::Host,
            reader: Some(Reader::Containerd),
            columns: &[
                run("containerd@2.3.4/resolve-only", |q| resolve(q, &Comparer::only(&V1_0_RC4, q.request), Configs::Whole)),
                run_strict("containerd@2.3.4/resolve-strict", |q| resolve(q, &Comparer::strict(&V1_0_RC4, q.request), Configs::Whole)),
                pull("containerd@2.3.4/fetch-only", |q| fetch(q, &Comparer::only(&V1_0_RC4, q.request))),
                pull_strict("containerd@2.3.4/fetch-strict", |q| fetch(q, &Comparer::strict(&V1_0_RC4, q.request))),
                Column {
                    id: "containerd@2.3.4/resolve-windows-default",
                    usage: Use::Run,
                    label: text!("run, as a Windows host does by default", "运行（Windows 主机的默认方式）"),
                    applies: Applies::Windows,
                    pick: |q| resolve(q, &Comparer::windows_default(&V1_0_RC4, q.request), Configs::Whole),
                },
            ],
        },
        Version {
            number: "2.2.7",
            library: "containerd/platforms v1.0.0-rc.2",
            default: Default::Host,
            reader: Some(Reader::Containerd),
            columns: &[
                run("containerd@2.2.7/resolve-only", |q| resolve(q, &Comparer::only(&V1_0_RC2, q.request), Configs::Whole)),
                run_strict("containerd@2.2.7/resolve-strict", |q| resolve(q, &Comparer::strict(&V1_0_RC2, q.request), Configs::Whole)),
                pull("containerd@2.2.7/fetch-only", |q| fetch(q, &Comparer::only(&V1_0_RC2, q.request))),
                pull_strict("containerd@2.2.7/fetch-strict", |q| fetch(q, &Comparer::strict(&V1_0_RC2, q.request))),
            ],
        },
        Version {
            number: "2.1.9",
            library: "containerd/platforms v1.0.0-rc.2",
            default: Default::Host,
            reader: Some(Reader::Containerd),
            columns: &[
                run("containerd@2.1.9/resolve-only", |q| resolve(q, &Comparer::only(&V1_0_RC2, q.request), Configs::Whole)),
                run_strict("containerd@2.1.9/resolve-strict", |q| resolve(q, &Comparer::strict(&V1_0_RC2, q.request), Configs::Whole)),
                pull("containerd@2.1.9/fetch-only", |q| fetch(q, &Comparer::only(&V1_0_RC2, q.request))),
                pull_strict("containerd@2.1.9/fetch-strict", |q| fetch(q, &Comparer::strict(&V1_0_RC2, q.request))),
            ],
        },
        Version {
            number: "2.0.11",
            library: "containerd/platforms v1.0.0-rc.1",
            default: Default::Host,
            reader: Some(Reader::Containerd),
            columns: &[
                run("containerd@2.0.11/resolve-only", |q| resolve(q, &Comparer::only(&V1_0_RC1, q.request), Configs::Whole)),
                run_strict("containerd@2.0.11/resolve-strict", |q| resolve(q, &Comparer::strict(&V1_0_RC1, q.request), Configs::Whole)),
                pull("containerd@2.0.11/fetch-only", |q| fetch(q, &Comparer::only(&V1_0_RC1, q.request))),
                pull_strict("containerd@2.0.11/fetch-strict", |q| fetch(q, &Comparer::strict(&V1_0_RC1, q.request))),
            ],
        },
        Version {
            number: "1.7.34",
            library: "containerd/platforms v0.2.1",
            default: Default::Host,
            reader: Some(Reader::Containerd17),
            columns: &[
                run("containerd@1.7.34/resolve-only", |q| resolve(q, &Comparer::only(&V0_2, q.request), Configs::SystemAndArchitecture)),
                run_strict("containerd@1.7.34/resolve-strict", |q| {
                    resolve(q, &Comparer::strict(&V0_2, q.request), Configs::SystemAndArchitecture)
                }),
                pull("containerd@1.7.34/fetch-only", |q| fetch(q, &Comparer::only(&V0_2, q.request))),
                pull_strict("containerd@1.7.34/fetch-strict", |q| fetch(q, &Comparer::strict(&V0_2, q.request))),
                on_windows(Use::Run, "containerd-windows@1.7.34/resolve-only", |q| {
                    resolve(q, &Comparer::only(&V0_2_WINDOWS, q.request), Configs::SystemAndArchitecture)
                }),
                on_windows(Use::Run, "containerd-windows@1.7.34/resolve-strict", |q| {
                    resolve(q, &Comparer::strict(&V0_2_WINDOWS, q.request), Configs::SystemAndArchitecture)
                }),
                on_windows(Use::Pull, "containerd-windows@1.7.34/fetch-only", |q| fetch(q, &Comparer::only(&V0_2_WINDOWS, q.request))),
                on_windows(Use::Pull, "containerd-windows@1.7.34/fetch-strict", |q| fetch(q, &Comparer::strict(&V0_2_WINDOWS, q.request))),
            ],
        },
        Version {
            number: "1.6.20",
            library: "its own package platforms",
            default: Default::Host,
            reader: Some(Reader::Containerd17),
            columns: &[
                run("containerd@1.6.20/resolve-only", |q| resolve(q, &Comparer::only(&V0_2, q.request), Configs::SystemAndArchitecture)),
                run_strict("containerd@1.6.20/resolve-strict", |q| {
                    resolve(q, &Comparer::strict(&V0_2, q.request), Configs::SystemAndArchitecture)
                }),
                pull("containerd@1.6.20/fetch-only", |q| fetch(q, &Comparer::only(&V0_2, q.request))),
                pull_strict("containerd@1.6.20/fetch-strict", |q| fetch(q, &Comparer::strict(&V0_2, q.request))),
            ],
        },
    ],
};

type Pick = fn(&Question<'_>) -> Answer;

const fn run(id: &'static str, pick: Pick) -> Column {
    Column { id, usage: Use::Run, label: text!("run and unpack", "运行、解包"), applies: Applies::Always, pick }
}

const fn run_strict(id: &'static str, pick: Pick) -> Column {
    let label = text!(
        "run, exact platform (nerdctl, `ctr images pull`, CRI transfer)",
        "运行，精确平台（nerdctl、`ctr images pull`、CRI transfer）"
    );
    Column { id, usage: Use::Run, label, applies: Applies::Always, pick }
}

const fn pull(id: &'static str, pick: Pick) -> Column {
    Column { id, usage: Use::Pull, label: text!("pull", "拉取"), applies: Applies::Always, pick }
}

const fn pull_strict(id: &'static str, pick: Pick) -> Column {
    let label = text!("pull, exact platform", "拉取，精确平台");
    Column { id, usage: Use::Pull, label, applies: Applies::Always, pick }
}

const fn on_windows(usage: Use, id: &'static str, pick: Pick) -> Column {
    Column { id, usage, label: text!("on Windows", "在 Windows 上"), applies: Applies::Windows, pick }
}
