//! Apptainer, formerly Singularity.

use crate::targets::fact::{Fact, Harm, Moment, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "apptainer",
    name: "Apptainer, Singularity",
    sort: Sort::Client,
    facts: &[Fact {
        about: &traits::NESTED,
        harm: Harm::Refuses,
        scope: Scope::Layout,
        says: text!(
            "`oci-archive:` of older versions looks into `index.json` only: `unexpected media type` for the index behind it, which `nerdctl save` and `docker save` write.",
            "旧版本的 `oci-archive:` 只读取 `index.json`：对其所指的索引报 `unexpected media type`，而 `nerdctl save` 和 `docker save` 正是这样写的。"
        ),
        fix: &fix::FLATTEN,
        since: None,
        until: Some(Moment { version: "Apptainer 1.4.1", date: "2025-05-14" }),
        sources: &[
            Source { place: "apptainer/apptainer#2905", date: "2025-04-11", url: "https://github.com/apptainer/apptainer/issues/2905" },
            Source {
                place: "apptainer/apptainer CHANGELOG.md, v1.4.1",
                date: "2025-05-14",
                url: "https://github.com/apptainer/apptainer/blob/main/CHANGELOG.md",
            },
        ],
    }],
};
