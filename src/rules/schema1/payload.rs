//! What the digest of a signed manifest covers.

use super::manifest;
use crate::diagnostic::Severity;
use crate::digest::Algorithm;
use crate::image::SignatureFault;
use crate::json::{Tree, Value};
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static DIGEST_RULE: Rule = Rule {
    code: "s1-digest-rule",
    severity: Severity::Note,
    title: text!("The digest leaves the signatures out", "摘要不含签名"),
    reference: Reference {
        section: "distribution v2.8.3, manifest/schema1/manifest.go (Canonical); docker/libtrust, jsonsign.go",
        url: "https://github.com/distribution/distribution/blob/v2.8.3/manifest/schema1/manifest.go",
    },
    doc: page! {
        what: text!("The manifest is signed: its digest is that of the signed text, which every signature's `protected` header describes by the number of bytes to keep and the bytes to put behind them.", "清单已签名：其摘要是被签名文本的摘要；每个签名的 `protected` 头用保留的字节数和其后要加的字节来描述该文本。"),
        why: text!("`sha256sum` of the file gives another digest than the registry, Docker, podman and regctl. (crane prints that of the file, or what the registry's header says.)", "文件的 `sha256sum` 与注册表、Docker、podman 和 regctl 给出的摘要不同。（crane 显示文件的摘要，或注册表头中的摘要。）"),
        fix: text!("Compare with the digest that is said here, or use `skopeo manifest-digest`.", "请与此处给出的摘要比较，或使用 `skopeo manifest-digest`。"),
        example: r#"{"signatures": [{"protected": "eyJmb3JtYXRMZW5ndGgiOjQ1OSwiZm9ybWF0VGFpbCI6IkNuMCJ9"}]}"#,
    },
    check: Check::Json(digest),
};
/// What the signatures say wrong of themselves is an error: no client that looks for the digest can read them. What does
/// not fit the bytes is a warning: the bytes were changed on the way here, and clients that do not look read them.
pub(in crate::rules) static PROTECTED: Rule = Rule {
    code: "s1-protected",
    severity: Severity::Error,
    title: text!("The signed text cannot be restored", "无法还原被签名的文本"),
    reference: Reference {
        section: "docker/libtrust, jsonsign.go (ParsePrettySignature)",
        url: "https://github.com/docker/libtrust/blob/master/jsonsign.go",
    },
    doc: page! {
        what: text!("`protected` of a signature is not base64url of a JSON object with `formatLength` and `formatTail`, or signatures disagree. That the list is empty, or that what they describe does not fit the bytes, is a warning.", "签名的 `protected` 不是含 `formatLength` 和 `formatTail` 的 JSON 对象的 base64url，或各签名不一致。签名列表为空，或其描述与字节不符，为警告。"),
        why: text!("The registry's digest cannot be computed, so podman and Docker up to 20.10 refuse the manifest. Mostly an editor or `jq` has written the JSON anew: the signatures count bytes.", "无法计算注册表的摘要，因此 podman 和 Docker 20.10 及更早版本会拒绝该清单。多半是编辑器或 `jq` 重写了 JSON，而签名是按字节计数的。"),
        fix: text!("Get the raw bytes, for example with `skopeo inspect --raw`.", "请获取原始字节，例如用 `skopeo inspect --raw`。"),
        example: r#"{"signatures": [{"protected": "e30"}]}"#,
    },
    check: Check::Json(protected),
};

static DIGEST: Text = text!(
    "Registries know it by `{0}`, the digest of the {1} bytes that are signed; all {2} bytes have `{3}`",
    "注册表所用的摘要是 `{0}`，即被签名的 {1} 字节的摘要；全部 {2} 字节的摘要是 `{3}`"
);
static NOT_LIST: Text = text!("`signatures` must be an array", "`signatures` 必须是数组");
static HEADER: Text = text!(
    "`protected` of this signature is not base64url of a JSON object with `formatLength` and `formatTail`",
    "该签名的 `protected` 不是含 `formatLength` 和 `formatTail` 的 JSON 对象的 base64url"
);
static CONFLICT: Text = text!("This signature is about another text than those before it", "该签名针对的文本与前面的不同");
static NONE: Text =
    text!("`signatures` is empty: Docker and regctl refuse the manifest", "`signatures` 为空：Docker 和 regctl 会拒绝该清单");
static SHORT: Text = text!(
    "The signatures are about {0} bytes, but the document has {1}: it was reformatted or cut",
    "签名针对 {0} 字节，而文档只有 {1} 字节：它被重新排版或截断"
);
static BROKEN: Text = text!(
    "The {0} bytes that the signatures are about are no JSON object here: the document was reformatted",
    "签名所针对的 {0} 字节在此不是 JSON 对象：文档被重新排版过"
);

/// The payload, where it is a JSON object.
pub(super) fn readable_payload(document: &Document) -> Option<&[u8]> {
    let payload = document.payload()?;
    let parsed = Tree::parse(String::from_utf8_lossy(payload).into(), 0);
    parsed.tree.filter(|tree| parsed.error.is_none() && tree.root().is_object()).map(|_| payload)
}

fn digest(root: Value<'_>, document: &Document, report: &mut Report) {
    if let (Some(payload), Some(member)) = (readable_payload(document), root.get("signatures")) {
        let lengths = [payload.len().to_string(), document.bytes.len().to_string()];
        let [payload_length, length] = lengths;
        let named = document.registry_digest(Algorithm::Sha256).to_string();
        report.key(member, &DIGEST, [named, payload_length, length, document.sha256().to_string()]);
    }
}

fn protected(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(signatures) = manifest(document).and_then(|manifest| manifest.signatures.as_ref()) else { return };
    let Some(tree) = document.tree.as_deref() else { return };
    let list = tree.value(signatures.node);
    let of = |node| {
        let signature: Value<'_> = tree.value(node);
        signature.get("protected").unwrap_or(signature)
    };
    match &signatures.value {
        Err(SignatureFault::NotList) => _ = report.value(list, &NOT_LIST, NOTHING),
        Err(SignatureFault::Header(node)) => _ = report.value(of(*node), &HEADER, NOTHING),
        Err(SignatureFault::Conflict(node)) => _ = report.value(of(*node), &CONFLICT, NOTHING),
        Ok(signed) if signed.count == 0 => _ = report.value(list, &NONE, NOTHING).severity(Severity::Warning),
        Ok(signed) if signed.length > root.raw().len() => {
            let lengths = [signed.length.to_string(), root.raw().len().to_string()];
            report.key(list, &SHORT, lengths).severity(Severity::Warning);
        }
        // A byte order mark, or something behind the document, has a rule of its own.
        Ok(signed) if document.payload().is_some() && readable_payload(document).is_none() => {
            report.key(list, &BROKEN, [signed.length.to_string()]).severity(Severity::Warning);
        }
        Ok(_) => {}
    }
}
