//! What a Docker list asks of its entries, and what it has no room for.

use crate::diagnostic::Severity;
use crate::image::Descriptor;
use crate::image::Kind;
use crate::json::Value;
use crate::language::Text;
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static PLATFORM_MISSING: Rule = Rule {
    code: "list-platform-missing",
    severity: Severity::Warning,
    title: text!("An entry of a Docker list without platform", "Docker 列表的条目没有平台"),
    reference: Reference {
        section: "distribution, manifest-v2-2.md, Manifest List Field Descriptions",
        url: "https://github.com/distribution/distribution/blob/v3.0.0/docs/content/spec/manifest-v2-2.md#manifest-list-field-descriptions",
    },
    doc: page! {
        what: text!("An entry of a Docker manifest list has no `platform`.", "Docker 清单列表的条目没有 `platform`。"),
        why: text!("The format has it on every entry; containers/image never matches such an entry, Docker ranks it last.", "该格式规定每个条目都有；containers/image 不会匹配这样的条目，Docker 把它排在最后。"),
        fix: text!("Add the platform.", "请加上平台。"),
        example: r#"{"mediaType": "application/vnd.docker.distribution.manifest.v2+json", "digest": "sha256:…", "size": 7143}"#,
    },
    check: Check::Index(platform),
};
pub(in crate::rules) static ENTRY_TYPE: Rule = Rule {
    code: "list-entry-type",
    severity: Severity::Warning,
    title: text!("Another type than Docker's in a Docker list", "Docker 列表中有非 Docker 类型"),
    reference: Reference {
        section: "distribution, manifest-v2-2.md, Manifest List Field Descriptions",
        url: "https://github.com/distribution/distribution/blob/v3.0.0/docs/content/spec/manifest-v2-2.md#manifest-list-field-descriptions",
    },
    doc: page! {
        what: text!("An entry of a Docker list is not a Docker manifest.", "Docker 列表的条目不是 Docker 清单。"),
        why: text!("The format names Docker manifests only; tools that rewrite the list change the type.", "该格式只允许 Docker 清单；改写列表的工具会更改类型。"),
        fix: text!("Use an OCI index for OCI children.", "OCI 子清单请使用 OCI 索引。"),
        example: r#"{"mediaType": "application/vnd.oci.image.manifest.v1+json"}"#,
    },
    check: Check::Index(entry_type),
};
pub(in crate::rules) static OCI_ONLY_FIELD: Rule = Rule {
    code: "list-oci-only-field",
    severity: Severity::Warning,
    title: text!("An OCI member in a Docker list", "Docker 列表中有 OCI 成员"),
    reference: Reference {
        section: "image-spec v1.1.1, media-types.md, Compatibility Matrix",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/media-types.md#compatibility-matrix",
    },
    doc: page! {
        what: text!("`annotations`, `artifactType`, `subject`, `urls` or `data` stand in a Docker list.", "Docker 列表中出现 `annotations`、`artifactType`、`subject`、`urls` 或 `data`。"),
        why: text!("Docker's tools drop them when they rewrite the list.", "Docker 工具改写列表时会丢弃它们。"),
        fix: text!("Use an OCI index.", "请使用 OCI 索引。"),
        example: r#"{"mediaType": "application/vnd.docker.distribution.manifest.list.v2+json", "annotations": {}}"#,
    },
    check: Check::Index(oci_only),
};
pub(in crate::rules) static FEATURES_FIELD: Rule = Rule {
    code: "list-features-field",
    severity: Severity::Note,
    title: text!("CPU features", "CPU 特性"),
    reference: Reference {
        section: "distribution, manifest-v2-2.md, Manifest List Field Descriptions",
        url: "https://github.com/distribution/distribution/blob/v3.0.0/docs/content/spec/manifest-v2-2.md#manifest-list-field-descriptions",
    },
    doc: page! {
        what: text!("A platform of a Docker list has `features`.", "Docker 列表的平台含有 `features`。"),
        why: text!("Only go-containerregistry compares it.", "只有 go-containerregistry 会比较它。"),
        fix: text!("Usually remove it.", "通常可以去掉。"),
        example: r#"{"platform": {"os": "linux", "architecture": "amd64", "features": ["sse4"]}}"#,
    },
    check: Check::Index(features),
};

static PLATFORM: Text = text!("This entry does not say which platform it is for", "该条目没有说明平台");
static TYPE: Text = text!("`{0}` is not a Docker manifest", "`{0}` 不是 Docker 清单");
static OCI: Text = text!("`{0}` is not defined for Docker lists", "Docker 列表没有定义 `{0}`");
static FEATURES: Text = text!("Only go-containerregistry compares `features`", "只有 go-containerregistry 比较 `features`");

fn entries<'a>(view: &IndexView<'a>) -> impl Iterator<Item = (&'a Descriptor, Value<'a>)> {
    let view = *view;
    view.index.entries.iter().filter(move |_| view.kind == Kind::DockerList).map(move |entry| (entry, view.value(entry)))
}

fn platform(view: &IndexView<'_>, report: &mut Report) {
    for (entry, value) in entries(view).filter(|(entry, value)| value.is_object() && entry.platform.is_none()) {
        if entry.media_type().is_some() {
            report.missing(value, &PLATFORM, NOTHING);
        }
    }
}

fn entry_type(view: &IndexView<'_>, report: &mut Report) {
    for (entry, value) in entries(view) {
        let name = entry.media_type().unwrap_or_default();
        if let Some(value) = value.get("mediaType").filter(|_| !name.is_empty() && name != mt::DOCKER_MANIFEST && !mt::is_schema1(name)) {
            report.value(value, &TYPE, [name]);
        }
    }
}

fn oci_only(view: &IndexView<'_>, report: &mut Report) {
    let root = (view.kind == Kind::DockerList).then_some((view.root, ["annotations", "artifactType", "subject"].as_slice()));
    let entries = entries(view).map(|(_, value)| (value, ["annotations", "artifactType", "urls", "data"].as_slice()));
    for (value, names) in root.into_iter().chain(entries) {
        for member in names.iter().filter_map(|name| value.get(name)).filter(|member| !member.is_null()) {
            report.key(member, &OCI, [member.key().unwrap_or_default()]);
        }
    }
}

fn features(view: &IndexView<'_>, report: &mut Report) {
    for (_, value) in entries(view) {
        if let Some(features) =
            value.get("platform").and_then(|platform| platform.get("features")).filter(|list| list.items().next().is_some())
        {
            report.key(features, &FEATURES, NOTHING);
        }
    }
}
