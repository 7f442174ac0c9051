//! Traits of the index as a whole.

use super::super::subject::{Sight, Subject};
use super::Trait;
use crate::image::{Kind, Role};
use crate::media_type as mt;
use crate::platform::normalise;
use crate::text;

/// It is an index at all, and not one manifest.
pub static LISTING: Trait = Trait {
    id: "listing",
    label: text!("It is an index, not a single manifest", "它是索引，而不是单个清单"),
    // An index of nothing, or of artifacts alone, is given to nobody that runs or scans images.
    look: |subject| Sight::whole(subject.index.roles.iter().any(|role| may_run(*role))),
};

/// An OCI index, not a Docker list.
pub static OCI_INDEX: Trait = Trait {
    id: "oci-index",
    label: text!("Its media type is OCI's", "媒体类型属于 OCI"),
    look: |subject| Sight::whole(subject.kind == Kind::OciIndex),
};

/// Without a `mediaType` of its own.
pub static MISSING_MEDIA_TYPE: Trait = Trait {
    id: "missing-media-type",
    label: text!("It has no `mediaType` of its own", "自身没有 `mediaType`"),
    look: |subject| Sight::whole(!has_media_type(subject)),
};

/// Without a `mediaType`, and with Docker manifests: read as an OCI index it mixes the two families.
pub static UNTYPED_DOCKER: Trait = Trait {
    id: "untyped-docker",
    label: text!("It has no `mediaType`; Docker manifests among its entries: {0}", "没有 `mediaType`；条目中的 Docker 清单：{0}"),
    look: |subject| {
        if has_media_type(subject) {
            return Sight::default();
        }
        Sight::entries(subject.entries(|entry, _| entry.media_type() == Some(mt::DOCKER_MANIFEST)))
    },
};

/// A Docker list with annotations, which only an OCI index has.
pub static ANNOTATED_LIST: Trait = Trait {
    id: "annotated-list",
    label: text!("It is a Docker list with `annotations`", "它是带 `annotations` 的 Docker 清单列表"),
    look: |subject| Sight::whole(subject.kind == Kind::DockerList && subject.root.has("annotations")),
};

/// Nothing for linux/amd64.
pub static NO_LINUX_AMD64: Trait = Trait {
    id: "no-linux-amd64",
    label: text!("It has nothing for linux/amd64", "没有适用于 linux/amd64 的内容"),
    look: |subject| {
        let runs = |subject: &Subject<'_>| {
            subject.index.platforms().any(|(_, entry)| {
                entry
                    .platform()
                    .map(normalise)
                    .is_some_and(|platform| platform.os.as_deref() == Some("linux") && platform.architecture.as_deref() == Some("amd64"))
            })
        };
        if runs(subject) {
            return Sight::default();
        }
        // An entry that does not say what it runs on may be the one.
        let unseen =
            subject.entries(|entry, role| entry.platform.is_none() && matches!(role, Role::NoPlatform | Role::Nested | Role::Other));
        let images = subject.index.roles.iter().any(|role| may_run(*role));
        Sight { whole: images && unseen.is_empty(), unseen, entries: Vec::new() }
    },
};

/// More than one image directly in an `index.json`.
pub static SEVERAL_IN_LAYOUT: Trait = Trait {
    id: "several-in-layout",
    label: text!("Images directly in `index.json`: {0}", "`index.json` 中直接列出的镜像：{0}"),
    look: |subject| {
        let images = subject.entries(|_, role| !matches!(role, Role::Attestation(_)));
        Sight::entries(if subject.may_be_layout() && images.len() > 1 { images } else { Vec::new() })
    },
};

/// Whether such an entry is, or may be, an image.
fn may_run(role: Role) -> bool {
    matches!(role, Role::Image | Role::NoPlatform | Role::Nested | Role::Other)
}

fn has_media_type(subject: &Subject<'_>) -> bool {
    subject.root.str("mediaType").is_some_and(|name| !name.is_empty())
}
