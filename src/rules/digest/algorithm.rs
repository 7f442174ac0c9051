//! Algorithms other than sha256.

use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, DescriptorView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static NOT_SHA256: Rule = Rule {
    code: "digest-not-sha256",
    severity: Severity::Warning,
    title: text!("Not sha256", "不是 sha256"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Registered algorithms",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#registered-algorithms",
    },
    doc: page! {
        what: text!("The algorithm is sha512 or blake3.", "算法是 sha512 或 blake3。"),
        why: text!("It is valid, but sha256 should be used: go-containerregistry (crane, ko, kaniko, cosign) cannot read a document with any other.", "合法，但应使用 sha256：go-containerregistry（crane、ko、kaniko、cosign）无法读取含其他算法的文档。"),
        fix: text!("Use sha256 where reach matters.", "若要兼容各种客户端，请用 sha256。"),
        example: r#"{"digest": "sha512:…"}"#,
    },
    check: Check::Descriptor(not_sha256),
};
pub(in crate::rules) static UNREGISTERED: Rule = Rule {
    code: "digest-unregistered",
    severity: Severity::Warning,
    title: text!("An algorithm that is not registered", "未登记的算法"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Registered algorithms",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#registered-algorithms",
    },
    doc: page! {
        what: text!("The algorithm is registered nowhere: sha384, md5, …", "算法未登记：sha384、md5 等。"),
        why: text!("Readers must let it pass, but most cannot verify it.", "读取方应放行，但多数无法校验。"),
        fix: text!("Use sha256.", "请用 sha256。"),
        example: r#"{"digest": "md5:…"}"#,
    },
    check: Check::Descriptor(unregistered),
};
pub(in crate::rules) static PLACEHOLDER: Rule = Rule {
    code: "digest-placeholder",
    severity: Severity::Note,
    title: text!("The digest of an example", "示例摘要"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Registered algorithms",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#registered-algorithms",
    },
    doc: page! {
        what: text!("All digits are equal or repeat a short pattern.", "所有数字相同或重复一段短序列。"),
        why: text!("Example data: there is nothing to fetch behind it.", "这是示例数据：背后没有内容可取。"),
        fix: text!("Put the real digest in.", "请填入真实的摘要。"),
        example: r#"{"digest": "sha256:0000000000000000000000000000000000000000000000000000000000000000"}"#,
    },
    check: Check::Descriptor(placeholder),
};
pub(in crate::rules) static ALGORITHM_MIX: Rule = Rule {
    code: "digest-algorithm-mix",
    severity: Severity::Note,
    title: text!("Several algorithms in one document", "一个文档里有多种算法"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Registered algorithms",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#registered-algorithms",
    },
    doc: page! {
        what: text!("The digests of the document use different algorithms.", "文档中的摘要使用了不同的算法。"),
        why: text!("A client must know all of them to read it.", "客户端必须全部支持才能读取。"),
        fix: text!("Prefer one.", "建议只用一种。"),
        example: r#"{"manifests": [{"digest": "sha256:…"}, {"digest": "sha512:…"}]}"#,
    },
    check: Check::Json(mix),
};

static NOT: Text = text!("`{0}` is registered, but some clients read sha256 only", "`{0}` 已登记，但有的客户端只读 sha256");
static NOT_REGISTERED: Text = text!("`{0}` is not registered; most clients cannot verify it", "`{0}` 未登记；多数客户端无法校验");
static REPEATS: Text = text!("The digits repeat: this is example data", "数字重复：这是示例数据");
static MIX: Text = text!("Digests of different algorithms: {0}", "摘要使用了不同的算法：{0}");

fn is_registered(name: &str) -> bool {
    matches!(name, "sha256" | "sha512" | "blake3")
}

fn found<'a>(view: &DescriptorView<'a>) -> Option<(Value<'a>, &'a Digest)> {
    Some((view.value.get("digest")?, view.descriptor.digest()?))
}

fn not_sha256(view: &DescriptorView<'_>, report: &mut Report) {
    if let Some((value, digest)) =
        found(view).filter(|(_, digest)| digest.algorithm_name() != "sha256" && is_registered(digest.algorithm_name()))
    {
        report.value(value, &NOT, [digest.algorithm_name()]);
    }
}

fn unregistered(view: &DescriptorView<'_>, report: &mut Report) {
    if let Some((value, digest)) = found(view).filter(|(_, digest)| !is_registered(digest.algorithm_name())) {
        report.value(value, &NOT_REGISTERED, [digest.algorithm_name()]);
    }
}

fn placeholder(view: &DescriptorView<'_>, report: &mut Report) {
    let repeats =
        |text: &[u8]| (1..=8).chain([16]).any(|length| text.len() > length * 2 && text.chunks(length).all(|chunk| text.starts_with(chunk)));
    if let Some((value, _)) = found(view).filter(|(_, digest)| digest.algorithm().is_some() && repeats(digest.encoded().as_bytes())) {
        report.value(value, &REPEATS, NOTHING);
    }
}

fn mix(_: Value<'_>, document: &Document, report: &mut Report) {
    let (Some(image), Some(tree)) = (document.image.as_deref(), document.tree.as_deref()) else { return };
    let mut names: Vec<(&str, _)> =
        image.descriptors.iter().filter_map(|found| Some((found.digest()?.algorithm_name(), found.digest.as_ref()?.node))).collect();
    names.sort_by_key(|(name, _)| *name);
    names.dedup_by_key(|(name, _)| *name);
    if let [_, .., (_, last)] = names.as_slice() {
        let list = names.iter().map(|(name, _)| format!("`{name}`")).collect::<Vec<_>>().join(" ");
        report.value(tree.value(*last), &MIX, [list]);
    }
}
