//! What an entry says it runs on, against what the image's own config says. One rule for each part.
//!
//! Both sides are normalised first, so that a difference of spelling is a note of its own. Images in an index inside the
//! index are compared, too, by what a client goes by that descends into it; what is only a note is left to the inner index.

use super::beside::{Stated, stated};
use crate::diagnostic::Severity;
use crate::image::Role;
use crate::json::{NodeId, Value};
use crate::language::Text;
use crate::library::{Document, Library};
use crate::platform::{Platform, normalise};
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;
use std::collections::HashSet;

pub(in crate::rules) static PLATFORM_ARCHITECTURE: Rule = Rule {
    code: "x-platform-architecture",
    severity: Severity::Warning,
    title: text!("Index and config name different architectures", "索引与配置的架构不同"),
    reference: Reference {
        section: "go-containerregistry v0.20.0, pkg/v1/validate/index.go",
        url: "https://github.com/google/go-containerregistry/blob/v0.20.0/pkg/v1/validate/index.go",
    },
    doc: page! {
        what: text!("The entry's `architecture` against that of the image's config, both normalised.", "条目的 `architecture` 与镜像配置中的架构（均已规范化）相比较。"),
        why: text!("Clients choose by the index and do not look at the config: the pull works, and the program ends with `exec format error`. Mostly a `FROM --platform` was pinned, or a wrong digest was given to `docker manifest create`.", "客户端按索引选择，不看配置：拉取成功，程序却以 `exec format error` 结束。多半是写死了 `FROM --platform`，或向 `docker manifest create` 提供了错误的摘要。"),
        fix: text!("Build the image for the right architecture, or correct the entry.", "请为正确的架构构建镜像，或更正条目。"),
        example: r#"{"platform": {"os": "linux", "architecture": "arm64"}}"#,
    },
    check: Check::Linked(architecture),
};
pub(in crate::rules) static PLATFORM_OS: Rule = Rule {
    code: "x-platform-os",
    severity: Severity::Warning,
    title: text!("Index and config name different operating systems", "索引与配置的操作系统不同"),
    reference: Reference {
        section: "go-containerregistry v0.20.0, pkg/v1/validate/index.go",
        url: "https://github.com/google/go-containerregistry/blob/v0.20.0/pkg/v1/validate/index.go",
    },
    doc: page! {
        what: text!("The entry's `os` against that of the image's config, both normalised.", "条目的 `os` 与镜像配置中的操作系统（均已规范化）相比较。"),
        why: text!("Clients choose by the index and do not look at the config: the pull works, and the container does not start.", "客户端按索引选择，不看配置：拉取成功，容器却无法启动。"),
        fix: text!("Build the image for the right system, or correct the entry.", "请为正确的系统构建镜像，或更正条目。"),
        example: r#"{"platform": {"os": "windows", "architecture": "amd64"}}"#,
    },
    check: Check::Linked(os),
};
pub(in crate::rules) static PLATFORM_VARIANT: Rule = Rule {
    code: "x-platform-variant",
    severity: Severity::Warning,
    title: text!("Index and config name different variants", "索引与配置的变体不同"),
    reference: Reference {
        section: "go-containerregistry v0.20.0, pkg/v1/platform.go",
        url: "https://github.com/google/go-containerregistry/blob/v0.20.0/pkg/v1/platform.go",
    },
    doc: page! {
        what: text!("The entry's `variant` against that of the image's config, where both have one.", "条目的 `variant` 与镜像配置中的变体相比较（两者都有时）。"),
        why: text!("An image for a later variant crashes on the older processors that the entry promises; one for an earlier variant is slower than it could be. `crane validate` reports a mismatch.", "较新变体的镜像会在条目所承诺的旧处理器上崩溃；较旧变体的镜像则比应有的慢。`crane validate` 会报告不一致。"),
        fix: text!("Write the variant that the image was built for.", "请写镜像构建时所用的变体。"),
        example: r#"{"platform": {"os": "linux", "architecture": "arm", "variant": "v6"}}"#,
    },
    check: Check::Linked(variant),
};
pub(in crate::rules) static PLATFORM_VARIANT_ONE_SIDED: Rule = Rule {
    code: "x-platform-variant-one-sided",
    severity: Severity::Note,
    title: text!("Only one side names a variant", "只有一方写了变体"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("The entry has a `variant` and the image's config has none, or the reverse.", "条目有 `variant` 而镜像配置没有，或相反。"),
        why: text!("It is common, and clients choose by the index. A tool that rebuilds the index from the configs loses the variant, or adds it.", "这很常见，客户端按索引选择。若由配置重建索引，变体会丢失或增加。"),
        fix: text!("Write the same variant in both when the image is built again.", "重新构建镜像时，请在两处写相同的变体。"),
        example: r#"{"platform": {"os": "linux", "architecture": "arm", "variant": "v7"}}"#,
    },
    check: Check::Linked(one_sided),
};
pub(in crate::rules) static PLATFORM_OS_VERSION: Rule = Rule {
    code: "x-platform-os-version",
    severity: Severity::Warning,
    title: text!("Index and config name different Windows versions", "索引与配置的 Windows 版本不同"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`os.version` of a Windows entry against that of the image's config.", "Windows 条目的 `os.version` 与镜像配置中的版本相比较。"),
        why: text!("Hosts choose by the entry; a container with process isolation starts only where the image's real build fits.", "主机按条目选择；进程隔离的容器只有在镜像的实际内部版本适合时才能启动。"),
        fix: text!("Copy `os.version` from the config.", "请从配置中复制 `os.version`。"),
        example: r#"{"platform": {"os": "windows", "architecture": "amd64", "os.version": "10.0.20348.2322"}}"#,
    },
    check: Check::Linked(os_version),
};
pub(in crate::rules) static PLATFORM_OS_FEATURES: Rule = Rule {
    code: "x-platform-os-features",
    severity: Severity::Note,
    title: text!("Index and config name different features", "索引与配置的特性不同"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`os.features` of the entry against those of the image's config, in any order.", "条目的 `os.features` 与镜像配置中的特性相比较，不论顺序。"),
        why: text!("Clients choose by the entry: one that lacks a feature is given to hosts that cannot run the image.", "客户端按条目选择：条目缺少特性时，会被分配给无法运行该镜像的主机。"),
        fix: text!("Write the same features in both.", "请在两处写相同的特性。"),
        example: r#"{"platform": {"os": "windows", "architecture": "amd64", "os.features": ["win32k"]}}"#,
    },
    check: Check::Linked(os_features),
};
pub(in crate::rules) static PLATFORM_ALIAS: Rule = Rule {
    code: "x-platform-alias",
    severity: Severity::Note,
    title: text!("Index and config spell one platform differently", "索引与配置对同一平台的写法不同"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, database.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/database.go",
    },
    doc: page! {
        what: text!("`os`, `architecture` or `variant` differ as text and are the same once normalised.", "`os`、`architecture` 或 `variant` 的文本不同，规范化后相同。"),
        why: text!("Clients that compare text (podman, skopeo, crane, oras) find the entry only by its own spelling.", "比较文本的客户端（podman、skopeo、crane、oras）只能按条目自己的写法找到它。"),
        fix: text!("Write Go's name in both.", "请在两处都写 Go 的名称。"),
        example: r#"{"platform": {"os": "linux", "architecture": "x86_64"}}"#,
    },
    check: Check::Linked(alias),
};

static DIFFERS: Text = text!("This entry says `{0}`, but the config of its image says `{1}`", "该条目是 `{0}`，而其镜像的配置是 `{1}`");
static INSIDE: Text = text!(
    "In the index behind this entry an image is listed as `{0}`, but its config says `{1}`",
    "在该条目所指的索引中，某个镜像列为 `{0}`，而其配置是 `{1}`"
);
static ENTRY_ONLY: Text =
    text!("This entry has the variant `{0}`; the config of its image has none", "该条目的变体是 `{0}`；其镜像的配置没有变体");
static CONFIG_ONLY: Text =
    text!("This entry has no variant; the config of its image has `{0}`", "该条目没有变体；其镜像配置的变体是 `{0}`");
static FEATURES: Text =
    text!("This entry has the features {0}; the config of its image has {1}", "该条目的特性：{0}；其镜像配置的特性：{1}");
static SPELLING: Text =
    text!("`{0}` here is `{1}` in the config of the image: the same once normalised", "此处的 `{0}` 在镜像配置中写作 `{1}`：规范化后相同");

/// An image whose config was given: both platforms as written and as normalised.
struct Pair<'a> {
    value: Value<'a>,
    entry: &'a Platform,
    config: Platform,
    normal: (Platform, Platform),
    /// Whether the image is in an index inside the index.
    nested: bool,
    /// Whether the platform was written there, too.
    foreign: bool,
}

impl Pair<'_> {
    /// Whether both sides name the same system and architecture.
    fn is_comparable(&self) -> bool {
        self.normal.0.os == self.normal.1.os && self.normal.0.architecture == self.normal.1.architecture
    }
}

fn pairs<'a>(library: &'a Library, document: &'a Document) -> impl Iterator<Item = Pair<'a>> {
    let mut seen: HashSet<(NodeId, &Platform, Platform)> = HashSet::new();
    stated(library, document).filter_map(move |Stated { linked, platform: config }| {
        let nested = linked.is_nested();
        let entry = linked.platform.filter(|_| nested || linked.role == Role::Image)?;
        if nested && !seen.insert((linked.value.id(), entry, config.clone())) {
            return None;
        }
        let foreign = linked.entry.platform().is_none_or(|own| !std::ptr::eq(own, entry));
        let normal = (normalise(entry), normalise(&config));
        Some(Pair { value: linked.value, entry, config, normal, nested, foreign })
    })
}

/// Only the images that the index lists itself.
fn direct<'a>(library: &'a Library, document: &'a Document) -> impl Iterator<Item = Pair<'a>> {
    pairs(library, document).filter(|pair| !pair.nested)
}

/// A name that says something.
fn given(part: &Option<String>) -> Option<&str> {
    part.as_deref().filter(|part| !part.is_empty())
}

/// A finding about a member of the entry's platform, or about the platform where the member is missing.
fn say(pair: &Pair<'_>, member: &str, says: &'static Text, arguments: &[&str], report: &mut Report) {
    if pair.foreign {
        report.missing(pair.value, &INSIDE, arguments.iter().copied());
        return;
    }
    let platform = pair.value.get("platform").unwrap_or(pair.value);
    match platform.get(member) {
        Some(value) => report.value(value, says, arguments.iter().copied()),
        None => report.missing(platform, says, arguments.iter().copied()),
    };
}

fn architecture(library: &Library, document: &Document, report: &mut Report) {
    for pair in pairs(library, document).filter(|pair| pair.normal.0.architecture != pair.normal.1.architecture) {
        if let (Some(entry), Some(config)) = (given(&pair.entry.architecture), given(&pair.config.architecture)) {
            say(&pair, "architecture", &DIFFERS, &[entry, config], report);
        }
    }
}

fn os(library: &Library, document: &Document, report: &mut Report) {
    for pair in pairs(library, document).filter(|pair| pair.normal.0.os != pair.normal.1.os) {
        if let (Some(entry), Some(config)) = (given(&pair.entry.os), given(&pair.config.os)) {
            say(&pair, "os", &DIFFERS, &[entry, config], report);
        }
    }
}

fn variant(library: &Library, document: &Document, report: &mut Report) {
    for pair in pairs(library, document).filter(|pair| pair.is_comparable() && pair.normal.0.variant != pair.normal.1.variant) {
        if let (Some(entry), Some(config)) = (given(&pair.entry.variant), given(&pair.config.variant)) {
            say(&pair, "variant", &DIFFERS, &[entry, config], report);
        }
    }
}

fn one_sided(library: &Library, document: &Document, report: &mut Report) {
    for pair in direct(library, document).filter(Pair::is_comparable) {
        match (given(&pair.entry.variant), given(&pair.config.variant)) {
            (Some(entry), None) => say(&pair, "variant", &ENTRY_ONLY, &[entry], report),
            (None, Some(config)) => say(&pair, "variant", &CONFIG_ONLY, &[config], report),
            _ => {}
        }
    }
}

fn os_version(library: &Library, document: &Document, report: &mut Report) {
    for pair in direct(library, document).filter(|pair| pair.is_comparable() && pair.normal.0.os.as_deref() == Some("windows")) {
        if let (Some(entry), Some(config)) = (given(&pair.entry.os_version), given(&pair.config.os_version))
            && entry != config
        {
            say(&pair, "os.version", &DIFFERS, &[entry, config], report);
        }
    }
}

fn os_features(library: &Library, document: &Document, report: &mut Report) {
    let list = |features: &[String]| {
        if features.is_empty() {
            "–".to_owned()
        } else {
            features.iter().map(|feature| format!("`{feature}`")).collect::<Vec<_>>().join(", ")
        }
    };
    for pair in direct(library, document).filter(|pair| pair.normal.0.os_features != pair.normal.1.os_features) {
        say(&pair, "os.features", &FEATURES, &[&list(&pair.normal.0.os_features), &list(&pair.normal.1.os_features)], report);
    }
}

fn alias(library: &Library, document: &Document, report: &mut Report) {
    for pair in direct(library, document) {
        let ((entry, config), (a, b)) = ((pair.entry, &pair.config), (&pair.normal.0, &pair.normal.1));
        let members = [
            ("os", &entry.os, &config.os, a.os == b.os),
            ("architecture", &entry.architecture, &config.architecture, a.architecture == b.architecture),
            ("variant", &entry.variant, &config.variant, a.variant == b.variant && pair.is_comparable()),
        ];
        for (member, entry, config, same) in members {
            if let (Some(entry), Some(config)) = (given(entry), given(config))
                && same
                && entry != config
            {
                say(&pair, member, &SPELLING, &[entry, config], report);
            }
        }
    }
}
