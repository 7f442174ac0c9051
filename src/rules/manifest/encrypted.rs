//! `manifest-encrypted`

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, ManifestView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "manifest-encrypted",
    severity: Severity::Note,
    title: text!("Encrypted layers", "加密的层"),
    reference: Reference {
        section: "ocicrypt v1.2.0, spec/spec.go",
        url: "https://github.com/containers/ocicrypt/blob/v1.2.0/spec/spec.go",
    },
    doc: page! {
        what: text!("A layer's type ends with `+encrypted` (ocicrypt).", "某层的类型以 `+encrypted` 结尾（ocicrypt）。"),
        why: text!("Only clients that have a key can unpack it, and only they can compare it with the config's `diff_ids`.", "只有持有密钥的客户端才能解包，也只有它们才能与配置的 `diff_ids` 核对。"),
        fix: text!("Nothing to do, if it is meant so. Give the keys to those who run the image.", "若本意如此，无需处理。请把密钥交给运行镜像的一方。"),
        example: r#"{"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip+encrypted", "digest": "sha256:…", "size": 32654}"#,
    },
    check: Check::Manifest(check),
};

static SAYS: Text =
    text!("Encrypted layers: {0} of {1}. Without a key nobody can unpack them", "加密的层：{1} 层中有 {0} 层。没有密钥就无法解包");

fn check(view: &ManifestView<'_>, report: &mut Report) {
    let layers = view.layers().filter(|layer| layer.descriptor.media_type().is_some_and(|name| mt::encrypted(name).is_some()));
    let found: Vec<_> = layers.filter_map(|layer| layer.value.get("mediaType")).collect();
    if let [first, others @ ..] = found.as_slice() {
        let counts = [found.len(), view.layers().count()].map(|count| count.to_string());
        report.value(*first, &SAYS, counts).also(others.iter().copied());
    }
}
