//! `manifest-total-size`

use crate::diagnostic::Severity;
use crate::image::Place;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, ManifestView, Reference, Report, Rule};
use crate::text;
use crate::text::{number, size};
use std::collections::HashMap;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "manifest-total-size",
    severity: Severity::Note,
    title: text!("The size of all that a client fetches", "客户端需下载的总大小"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("The sizes of config and layers are added up; content that stands twice counts once.", "把配置与各层的大小相加；重复的内容只计一次。"),
        why: text!("So much is fetched by a client that has nothing of it yet. Unpacked, an image takes more.", "尚无任何内容的客户端需要下载这么多。镜像解包后占用更多空间。"),
        fix: text!("Nothing to do.", "无需处理。"),
        example: r#"{"config": {"digest": "sha256:1…", "size": 7023}, "layers": [{"digest": "sha256:2…", "size": 32654}]}"#,
    },
    check: Check::Manifest(check),
};

static ONE: Text = text!("{0} to fetch ({1} bytes): the config and one layer", "需下载 {0}（{1} 字节）：配置和 1 个层");
static SEVERAL: Text = text!("{0} to fetch ({1} bytes): the config and {2} layers", "需下载 {0}（{1} 字节）：配置和 {2} 个层");

fn check(view: &ManifestView<'_>, report: &mut Report) {
    let Some(layers) = view.root.get("layers") else { return };
    let mut sizes: HashMap<&str, u64> = HashMap::new();
    let mut count = 0_usize;
    for part in view.parts().filter(|part| part.descriptor.place != Place::Subject) {
        // A sum without some of its parts would mislead.
        let (Some(digest), Some(size)) = (part.descriptor.digest_text(), part.descriptor.size()) else { return };
        sizes.insert(digest, size);
        count += usize::from(part.descriptor.place != Place::Config);
    }
    let Some(total) = sizes.values().try_fold(0_u64, |sum, size| sum.checked_add(*size)) else { return };
    match count {
        0 => {}
        1 => _ = report.key(layers, &ONE, [size(total), number(total)]),
        _ => _ = report.key(layers, &SEVERAL, [size(total), number(total), count.to_string()]),
    }
}
