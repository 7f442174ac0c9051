//! `x-diffid-mismatch`: where the layer was given uncompressed, or as a file that was unpacked.

use super::blob::blob;
use super::layers::{diff_ids, layered};
use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "x-diffid-mismatch",
    severity: Severity::Error,
    title: text!("A layer with another diff ID", "层的 diff ID 不符"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Layer DiffID",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#layer-diffid",
    },
    doc: page! {
        what: text!("The tar of a layer, unpacked, against the digest at its place in `rootfs.diff_ids`.", "解压后的层 tar，与 `rootfs.diff_ids` 中对应位置的摘要相比较。"),
        why: text!("The diff ID is the digest of the layer's tar. Clients compare it while they unpack, and refuse another one.", "diff ID 是层的 tar 的摘要。客户端解包时会核对，不符则拒绝。"),
        fix: text!("Build the image again: the layer was replaced or its order changed.", "请重新构建镜像：层被替换，或顺序被改动。"),
        example: r#"{"rootfs": {"type": "layers", "diff_ids": ["sha256:…"]}}"#,
    },
    check: Check::Linked(check),
};

static SAYS: Text = text!("The diff ID of this layer is `{0}`, but the config says `{1}`", "该层的 diff ID 是 `{0}`，而配置中是 `{1}`");

fn check(library: &Library, document: &Document, report: &mut Report) {
    let Some((image, tree)) = layered(document).zip(document.tree.as_deref()) else { return };
    let Some(ids) = image.config_in(library).and_then(diff_ids).filter(|ids| ids.len() == image.filesystem().count()) else { return };
    for (layer, id) in image.filesystem().zip(ids) {
        let given = layer.digest().and_then(|digest| blob(library, digest));
        let stated = id.as_str().and_then(|text| Digest::parse(&text).ok());
        let (Some(given), Some(stated)) = (given, stated) else { continue };
        let Some(computed) = stated.algorithm().and_then(|algorithm| given.diff_id(algorithm)) else { continue };
        if *computed != stated {
            let value = tree.value(layer.node);
            report.value(value.get("digest").unwrap_or(value), &SAYS, [computed.to_string(), stated.to_string()]);
        }
    }
}
