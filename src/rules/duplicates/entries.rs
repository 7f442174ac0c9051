//! The same digest or the same platform more than once.

use crate::diagnostic::Severity;
use crate::image::{Descriptor, Pair};
use crate::language::Text;
use crate::platform::Platform;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static ENTRY: Rule = Rule {
    code: "dup-entry",
    severity: Severity::Warning,
    title: text!("An entry twice", "条目重复"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("Two entries have the same digest and the same platform.", "两个条目的摘要和平台都相同。"),
        why: text!("The second adds nothing.", "第二个没有意义。"),
        fix: text!("Remove one.", "请去掉一个。"),
        example: r#"{"manifests": [{"digest": "sha256:1…"}, {"digest": "sha256:1…"}]}"#,
    },
    check: Check::Index(entry),
};
pub(in crate::rules) static DIGEST_SIZE: Rule = Rule {
    code: "dup-digest-size",
    severity: Severity::Error,
    title: text!("One digest, two sizes", "同一摘要，大小不同"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("The same digest stands with different sizes.", "同一摘要写了不同的大小。"),
        why: text!("At least one size is wrong; clients refuse that content.", "至少有一个大小是错的；客户端会拒绝。"),
        fix: text!("Measure the content again.", "请重新测量内容。"),
        example: r#"{"manifests": [{"digest": "sha256:1…", "size": 7143}, {"digest": "sha256:1…", "size": 7682}]}"#,
    },
    check: Check::Index(size),
};
pub(in crate::rules) static DIGEST_MEDIATYPE: Rule = Rule {
    code: "dup-digest-mediatype",
    severity: Severity::Warning,
    title: text!("One digest, two media types", "同一摘要，媒体类型不同"),
    reference: Reference {
        section: "image-spec v1.1.1, media-types.md, Media Type Conflicts",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/media-types.md#media-type-conflicts",
    },
    doc: page! {
        what: text!("The same digest stands with different media types.", "同一摘要写了不同的媒体类型。"),
        why: text!("Clients read the same bytes as different things.", "客户端会把同样的字节当作不同的东西。"),
        fix: text!("Make them equal.", "请统一。"),
        example: r#"{"manifests": [{"digest": "sha256:1…", "mediaType": "a/b"}, {"digest": "sha256:1…", "mediaType": "a/c"}]}"#,
    },
    check: Check::Index(media_type),
};
pub(in crate::rules) static DIGEST_PLATFORMS: Rule = Rule {
    code: "dup-digest-platforms",
    severity: Severity::Warning,
    title: text!("One image for several platforms", "同一镜像用于多个平台"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("The same digest stands under different platforms.", "同一摘要出现在不同平台下。"),
        why: text!("One config states one platform: on the others the programs may fail with \"exec format error\".", "一个配置只说明一个平台：在其他平台上程序可能以 “exec format error” 失败。"),
        fix: text!("Build for each platform, unless the content runs anywhere.", "请为每个平台构建，除非内容与平台无关。"),
        example: r#"{"manifests": [{"digest": "sha256:1…", "platform": {"os": "linux", "architecture": "amd64"}}, {"digest": "sha256:1…", "platform": {"os": "linux", "architecture": "arm64"}}]}"#,
    },
    check: Check::Index(platforms),
};
pub(in crate::rules) static PLATFORM: Rule = Rule {
    code: "dup-platform",
    severity: Severity::Warning,
    title: text!("A platform twice", "平台重复"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("Two images have the same platform, and nothing tells them apart.", "两个镜像的平台相同，且无法区分。"),
        why: text!("Clients should take the first; the other is never used, and docker push reports a conflict.", "客户端应取第一个；另一个不会被用到，docker push 会报告冲突。"),
        fix: text!("Remove the stale entry.", "请去掉过时的条目。"),
        example: r#"{"manifests": [{"platform": {"os": "linux", "architecture": "amd64"}}, {"platform": {"os": "linux", "architecture": "amd64"}}]}"#,
    },
    check: Check::Index(platform),
};
pub(in crate::rules) static PLATFORM_ALIAS: Rule = Rule {
    code: "dup-platform-alias",
    severity: Severity::Warning,
    title: text!("Two spellings of one platform", "同一平台的两种写法"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, database.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/database.go",
    },
    doc: page! {
        what: text!("Two platforms become equal when normalised, such as arm64 and arm64/v8.", "两个平台规范化后相同，如 arm64 与 arm64/v8。"),
        why: text!("Clients that compare text see two platforms, others one.", "比较文本的客户端看到两个平台，其他客户端只看到一个。"),
        fix: text!("Keep one.", "请保留一个。"),
        example: r#"{"manifests": [{"platform": {"os": "linux", "architecture": "arm64"}}, {"platform": {"os": "linux", "architecture": "arm64", "variant": "v8"}}]}"#,
    },
    check: Check::Index(alias),
};
pub(in crate::rules) static PLATFORM_COMPRESSION: Rule = Rule {
    code: "dup-platform-compression",
    severity: Severity::Note,
    title: text!("One platform in two compressions", "同一平台两种压缩"),
    reference: Reference {
        section: "containers/image, internal/manifest/oci_index.go",
        url: "https://github.com/containers/image/blob/v5.33.0/internal/manifest/oci_index.go",
    },
    doc: page! {
        what: text!("A platform stands twice, once with the annotation for zstd.", "平台出现两次，其中一次带 zstd 注解。"),
        why: text!("podman, skopeo and CRI-O prefer the zstd entry, others take the first.", "podman、skopeo 和 CRI-O 优先 zstd 条目，其他客户端取第一个。"),
        fix: text!("Right, as long as the gzip entry comes first.", "只要 gzip 条目在前就没问题。"),
        example: r#"{"annotations": {"io.github.containers.compression.zstd": "true"}}"#,
    },
    check: Check::Index(compression),
};
pub(in crate::rules) static PLATFORM_ARTIFACT: Rule = Rule {
    code: "dup-platform-artifact",
    severity: Severity::Note,
    title: text!("One platform in two forms", "同一平台两种形式"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("A platform stands twice, told apart by `artifactType` or `os.features`.", "平台出现两次，由 `artifactType` 或 `os.features` 区分。"),
        why: text!("Clients that do not know the other form take the first.", "不认识另一种形式的客户端取第一个。"),
        fix: text!("Keep the plain image first.", "请把普通镜像放在前面。"),
        example: r#"{"artifactType": "application/vnd.example", "platform": {"os": "linux", "architecture": "amd64"}}"#,
    },
    check: Check::Index(artifact),
};

static ENTRY_SAYS: Text = text!("This entry stands twice", "该条目出现了两次");
static SIZE: Text = text!("The same digest stands elsewhere with size {0}", "同一摘要在别处的大小是 {0}");
static TYPE: Text = text!("The same digest stands elsewhere as `{0}`", "同一摘要在别处的类型是 `{0}`");
static PLATFORMS: Text = text!("The same digest stands also for {0}", "同一摘要也用于 {0}");
static PLATFORM_SAYS: Text = text!("{0} stands twice; the first entry is used", "{0} 出现两次；使用第一个条目");
static ALIAS: Text = text!("{0} and {1} are one platform to most clients", "对多数客户端，{0} 与 {1} 是同一平台");
static COMPRESSION: Text = text!("{0} stands twice, once compressed with zstd", "{0} 出现两次，其中一次使用 zstd 压缩");
static ARTIFACT: Text = text!("{0} stands twice, in different forms", "{0} 以不同形式出现两次");
static FIRST: Text = text!("First here", "首次出现在此");

fn size(view: &IndexView<'_>, report: &mut Report) {
    for (first, entry) in view.index.pairs_by_digest() {
        let (Some(a), Some(b)) = (first.size.as_ref(), entry.size.as_ref()) else { continue };
        if a.value != b.value {
            report.value(view.at(b.node), &SIZE, [a.value.to_string()]).label(view.at(a.node).span(), &FIRST, NOTHING);
        }
    }
}

fn media_type(view: &IndexView<'_>, report: &mut Report) {
    for (first, entry) in view.index.pairs_by_digest() {
        let (Some(a), Some(b)) = (first.media_type.as_ref(), entry.media_type.as_ref()) else { continue };
        if a.value != b.value {
            report.value(view.at(b.node), &TYPE, [a.value.clone()]).label(view.at(a.node).span(), &FIRST, NOTHING);
        }
    }
}

fn say(view: &IndexView<'_>, says: &'static Text, is: impl Fn(Pair) -> bool, report: &mut Report) {
    let name = |entry: &Descriptor| entry.platform().map(Platform::full_name).unwrap_or_default();
    for (_, first, entry) in view.index.pairs().filter(|(pair, ..)| is(*pair)) {
        report.missing(view.value(entry), says, [name(first), name(entry)]).label(view.value(first).span(), &FIRST, NOTHING);
    }
}

fn entry(view: &IndexView<'_>, report: &mut Report) {
    say(view, &ENTRY_SAYS, |pair| matches!(pair, Pair::Entry), report);
}

fn platforms(view: &IndexView<'_>, report: &mut Report) {
    say(view, &PLATFORMS, |pair| matches!(pair, Pair::Platforms), report);
}

fn platform(view: &IndexView<'_>, report: &mut Report) {
    say(view, &PLATFORM_SAYS, |pair| matches!(pair, Pair::Platform), report);
}

fn alias(view: &IndexView<'_>, report: &mut Report) {
    say(view, &ALIAS, |pair| matches!(pair, Pair::Alias), report);
}

fn compression(view: &IndexView<'_>, report: &mut Report) {
    say(view, &COMPRESSION, |pair| matches!(pair, Pair::Compression), report);
}

fn artifact(view: &IndexView<'_>, report: &mut Report) {
    say(view, &ARTIFACT, |pair| matches!(pair, Pair::Artifact), report);
}
