//! What input looks like that is neither an image document nor of a dialect, and what to do about it. Never judges: the
//! rules do.

use crate::digest::{Digest, DigestError};
use crate::image::Kind;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::reference::{Parts, Reference, without_transport};
use crate::sighting::{Form, sightings};
use crate::text;

/// What a document looks like when it is none of the specifications'.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Guess {
    /// gzip or zstd data.
    Compressed,
    /// A tar or zip archive.
    Archive,
    /// UTF-16 text.
    Utf16,
    /// Bytes that are no text at all.
    Binary,
    /// An HTML or XML page.
    Html,
    /// YAML.
    Yaml,
    /// The message of a shell or a command that failed.
    ShellError,
    /// A lone digest.
    Digest,
    /// An image reference.
    Reference,
    /// Text that names images or their parts by digest: a Dockerfile, a table of images, the log of a pull.
    Digests,
    /// A token reply or a file of credentials.
    Credentials,
    /// A list of tags.
    TagList,
    /// An SPDX document.
    Spdx,
    /// A CycloneDX document.
    CycloneDx,
    /// A file of Node's package manager.
    PackageJson,
    /// A Kubernetes object.
    Kubernetes,
    /// A DSSE envelope or another signature.
    Envelope,
    /// A JSON Schema.
    JsonSchema,
}

impl Guess {
    /// What it looks like.
    pub fn looks_like(self) -> &'static Text {
        match self {
            Guess::Compressed => &text!("compressed data (gzip or zstd)", "压缩数据（gzip 或 zstd）"),
            Guess::Archive => &text!("an archive (tar or zip)", "归档文件（tar 或 zip）"),
            Guess::Utf16 => &text!("UTF-16 text", "UTF-16 文本"),
            Guess::Binary => &text!("a binary file", "二进制文件"),
            Guess::Html => &text!("an HTML or XML page", "HTML 或 XML 页面"),
            Guess::Yaml => &text!("YAML", "YAML"),
            Guess::ShellError => &text!("the error message of a command", "命令的错误信息"),
            Guess::Digest => &text!("a lone digest", "单独的摘要"),
            Guess::Reference => &text!("an image reference", "镜像引用"),
            Guess::Digests => &text!("text that names digests", "提到摘要的文本"),
            Guess::Credentials => &text!("credentials or a token reply", "凭据或令牌响应"),
            Guess::TagList => &text!("a list of tags", "标签列表"),
            Guess::Spdx => &text!("an SPDX bill of materials", "SPDX 物料清单"),
            Guess::CycloneDx => &text!("a CycloneDX bill of materials", "CycloneDX 物料清单"),
            Guess::PackageJson => &text!("a `package.json` or its lock file", "`package.json` 或其锁文件"),
            Guess::Kubernetes => &text!("a Kubernetes object", "Kubernetes 对象"),
            Guess::Envelope => &text!("a signature or a signed envelope", "签名或签名信封"),
            Guess::JsonSchema => &text!("a JSON Schema", "JSON Schema"),
        }
    }

    /// The way forward.
    pub fn way_forward(self) -> &'static Text {
        match self {
            Guess::Compressed => &text!(
                "Decompress it and give the JSON; with curl add `--compressed`.",
                "请先解压再提供 JSON；使用 curl 时加 `--compressed`。"
            ),
            Guess::Archive => &text!(
                "Unpack it and drop `index.json` together with the files under `blobs/`.",
                "请解包，并把 `index.json` 和 `blobs/` 下的文件一起拖入。"
            ),
            Guess::Utf16 => &text!(
                "Save it as UTF-8 without a byte order mark; in PowerShell use `cmd /c` or `Out-File -Encoding utf8NoBOM`.",
                "请另存为不带 BOM 的 UTF-8；PowerShell 中使用 `cmd /c` 或 `Out-File -Encoding utf8NoBOM`。"
            ),
            Guess::Binary => &text!("Give the manifest's JSON, not a layer or a program.", "请提供清单的 JSON，而不是层或程序。"),
            Guess::Html => &text!(
                "A login page or a proxy answered instead of the registry. Log in and fetch the raw manifest again.",
                "回答的是登录页或代理，而不是注册表。请登录后重新获取原始清单。"
            ),
            Guess::Yaml => {
                &text!("Give the JSON that the registry serves, not a configuration file.", "请提供注册表返回的 JSON，而不是配置文件。")
            }
            Guess::ShellError => &text!("The command failed. Mend it and give what it prints then.", "命令失败了。修正后再提供它的输出。"),
            Guess::Digest => {
                &text!("Give a document first; then paste the digest that it should have.", "请先提供文档，再粘贴它应有的摘要。")
            }
            Guess::Reference => &text!(
                "This page never contacts a registry. Fetch the manifest with one of the commands under Learn and paste what it prints.",
                "本页不会连接注册表。请用“学习”中的命令获取清单，再粘贴其输出。"
            ),
            Guess::Digests => &text!(
                "Give the index or manifest too: what each digest is in it is told under Documents.",
                "请再提供索引或清单：“文档”面板会说明其中每个摘要是什么。"
            ),
            Guess::Credentials => &text!(
                "Remove it from the page and do not share it. Give the manifest instead.",
                "请从页面移除，不要分享。请改为提供清单。"
            ),
            Guess::TagList => &text!("Choose one tag and fetch its manifest.", "请选择一个标签并获取其清单。"),
            Guess::Spdx | Guess::CycloneDx => &text!(
                "A bill of materials is about an image. Give the image's index or manifest.",
                "物料清单是关于镜像的。请提供镜像的索引或清单。"
            ),
            Guess::PackageJson | Guess::Kubernetes | Guess::JsonSchema => {
                &text!("Give an image index, a manifest list, a manifest or a config.", "请提供镜像索引、清单列表、清单或配置。")
            }
            Guess::Envelope => &text!("Give the index or manifest that it signs.", "请提供被签名的索引或清单。"),
        }
    }
}

/// What `document` looks like; nothing where it is an image document, is of a dialect, or like nothing that is known.
pub fn guess(document: &Document) -> Option<Guess> {
    if document.dialect.is_some() {
        return None;
    }
    from_bytes(&document.bytes).or_else(|| match document.tree.as_deref() {
        Some(tree) if document.syntax.is_none() => from_json(tree.root(), document.kind()),
        _ => from_text(head(&document.text), document.invalid_utf8.is_some()),
    })
}

/// As much of a text as gives it away.
fn head(text: &str) -> &str {
    let mut end = text.len().min(16 << 10);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

fn from_bytes(bytes: &[u8]) -> Option<Guess> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(&[0x1f, 0x8b]) || starts(&[0x28, 0xb5, 0x2f, 0xfd]) {
        return Some(Guess::Compressed);
    }
    if starts(b"PK\x03\x04") || bytes.get(257..262) == Some(b"ustar".as_slice()) {
        return Some(Guess::Archive);
    }
    let head = bytes.get(..64).unwrap_or(bytes);
    let zeros = |odd: usize| head.len() > 3 && head.iter().enumerate().all(|(at, byte)| (at % 2 == odd) == (*byte == 0));
    if starts(&[0xff, 0xfe]) || starts(&[0xfe, 0xff]) || zeros(0) || zeros(1) {
        return Some(Guess::Utf16);
    }
    head.contains(&0).then_some(Guess::Binary)
}

fn from_text(text: &str, broken: bool) -> Option<Guess> {
    let body = text.trim();
    let first = body.lines().next().unwrap_or_default();
    let word = !body.is_empty() && !body.contains(char::is_whitespace) && !body.starts_with(['{', '"', '<']);
    if body.starts_with('<') {
        return Some(Guess::Html);
    }
    if word && !body.starts_with('[') && is_digest_like(body) {
        return Some(Guess::Digest);
    }
    if word && is_reference(body) {
        return Some(Guess::Reference);
    }
    if body.starts_with(['{', '[', '"']) || body.is_empty() {
        return None;
    }
    let lower = first.to_lowercase();
    const FAILURES: &[&str] = &[
        "error",
        "command not found",
        "no such",
        "permission denied",
        "unauthorized",
        "denied:",
        "fata",
        "panic:",
        "traceback",
        "not recognized",
        "cannot ",
        "could not",
        "failed",
        "usage:",
        "manifest unknown",
        "curl: (",
        "errimagepull",
        "imagepullbackoff",
        "back-off",
    ];
    if FAILURES.iter().any(|failure| lower.contains(failure)) {
        return Some(Guess::ShellError);
    }
    let seen = sightings(body).found;
    let telling = |form: Form| matches!(form, Form::Dockerfile | Form::ImagesTable | Form::TransferLog);
    if seen.iter().any(|sighting| telling(sighting.form)) {
        return Some(Guess::Digests);
    }
    let pairs = body.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    let (mut like, mut all) = (0_usize, 0_usize);
    for line in pairs.take(40) {
        all += 1;
        let line = line.trim_start();
        let named = line
            .split_once(':')
            .is_some_and(|(name, rest)| !name.is_empty() && !name.contains(' ') && (rest.is_empty() || rest.starts_with(' ')));
        like += usize::from(named || line.starts_with("- ") || line == "---");
    }
    // One line with words behind a colon is a sentence.
    let sentence = all == 1 && body.split_once(": ").is_some_and(|(_, rest)| rest.trim().contains(' '));
    if like > 0 && like * 3 >= all * 2 && !sentence {
        return Some(Guess::Yaml);
    }
    if seen.iter().any(|sighting| sighting.form != Form::Alone) {
        return Some(Guess::Digests);
    }
    broken.then_some(Guess::Binary)
}

fn is_digest_like(word: &str) -> bool {
    match Digest::parse(word) {
        Ok(digest) => digest.algorithm().is_some() || digest.algorithm_name() == "blake3",
        Err(error) => {
            matches!(error, DigestError::NoAlgorithm | DigestError::Uppercase(_) | DigestError::Truncated(_) | DigestError::Form(_))
        }
    }
}

/// Whether a word is meant as `[host/]path[:tag][@digest]`, be it right or wrong. A plain word is not: it carries a tag, a
/// path or a digest.
fn is_reference(word: &str) -> bool {
    let parts = Parts::of(without_transport(word).unwrap_or(word));
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"._-/:+".contains(&byte);
    let bracketed = parts.host.is_some_and(|host| host.text.starts_with('[') && Reference::parse(word).is_ok());
    let digest = |text: &str| is_digest_like(text) || text.to_ascii_lowercase().starts_with("sha256:");
    let marked = parts.host.is_some() || parts.tag.is_some() || parts.digest.is_some() || parts.path.text.contains('/');
    let name = word.split('@').next().unwrap_or(word);
    marked
        && (bracketed || name.starts_with(|c: char| c.is_ascii_alphanumeric()) && name.bytes().all(letter))
        && !name.ends_with(['/', ':'])
        && parts.digest.is_none_or(|part| digest(part.text))
}

fn from_json(root: Value<'_>, kind: Kind) -> Option<Guess> {
    let first = if root.is_array() { root.items().next()? } else { root };
    if !first.is_object() {
        return None;
    }
    let all = |names: &[&str]| names.iter().all(|name| first.has(name));
    let any = |names: &[&str]| names.iter().any(|name| first.has(name));
    if kind != Kind::Unknown {
        return None;
    }
    if any(&["token", "access_token", "auths", "identitytoken", "credHelpers"]) {
        return Some(Guess::Credentials);
    }
    if all(&["name", "tags"]) {
        return Some(Guess::TagList);
    }
    if any(&["spdxVersion", "SPDXID"]) {
        return Some(Guess::Spdx);
    }
    if first.str("bomFormat").as_deref() == Some("CycloneDX") {
        return Some(Guess::CycloneDx);
    }
    if all(&["payload"]) && any(&["payloadType", "signatures"]) || all(&["critical"]) {
        return Some(Guess::Envelope);
    }
    if all(&["apiVersion", "kind"]) {
        return Some(Guess::Kubernetes);
    }
    if any(&["$schema"]) && any(&["properties", "type", "$defs", "definitions"]) {
        return Some(Guess::JsonSchema);
    }
    let package = any(&["dependencies", "devDependencies", "scripts", "lockfileVersion"]);
    (package && any(&["name", "version", "packages", "lockfileVersion"])).then_some(Guess::PackageJson)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{DocumentId, Origin, Route};

    fn of(bytes: &[u8]) -> Option<Guess> {
        guess(&Document::read(DocumentId(0), Origin { name: String::new(), route: Route::File }, bytes.to_vec()))
    }

    #[test]
    fn text_that_is_no_json() {
        let digest = format!("sha256:{}", "0f".repeat(32));
        let cases: &[(&str, Option<Guess>)] = &[
            ("<!DOCTYPE html><title>Sign in</title>", Some(Guess::Html)),
            ("apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n", Some(Guess::Yaml)),
            ("services:\n  web:\n    image: app\n", Some(Guess::Yaml)),
            ("ErrImagePull: rpc problem", Some(Guess::ShellError)),
            ("Trouble: my printer is on fire", None),
            ("bash: crane: command not found", Some(Guess::ShellError)),
            ("Error response from daemon: manifest unknown", Some(Guess::ShellError)),
            (&digest, Some(Guess::Digest)),
            ("0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f", Some(Guess::Digest)),
            ("registry.example.com/team/app:1.2", Some(Guess::Reference)),
            ("alpine:3.20", Some(Guess::Reference)),
            ("[2001:db8::1]:5000/app:1", Some(Guess::Reference)),
            ("docker://registry.example.com/app", Some(Guess::Reference)),
            ("app:1.0+build.5", Some(Guess::Reference)),
            ("registry.example.com/Team/App", Some(Guess::Reference)),
            ("app@sha256:0f0f", Some(Guess::Reference)),
            ("someone@example.com", None),
            ("[1:2]/", None),
            (&format!("FROM app@{digest}\nRUN make"), Some(Guess::Digests)),
            (&format!("1: Pulling from app\nDigest: {digest}"), Some(Guess::Digests)),
            (&format!("image {digest} was seen"), Some(Guess::Digests)),
            ("{\"schemaVersion\": 2,", None),
            ("hello", None),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text.as_bytes()), *expected, "{text}");
        }
        assert_eq!(of(format!("app@{digest}").as_bytes()), Some(Guess::Reference));
    }

    #[test]
    fn json_that_is_no_image() {
        let cases = [
            (r#"{"token": "x"}"#, Guess::Credentials),
            (r#"{"name": "a", "tags": ["1"]}"#, Guess::TagList),
            (r#"{"spdxVersion": "SPDX-2.3"}"#, Guess::Spdx),
            (r#"{"bomFormat": "CycloneDX"}"#, Guess::CycloneDx),
            (r#"{"name": "a", "version": "1.0.0", "dependencies": {}}"#, Guess::PackageJson),
            (r#"{"apiVersion": "v1", "kind": "Pod"}"#, Guess::Kubernetes),
            (r#"{"payloadType": "a", "payload": "", "signatures": []}"#, Guess::Envelope),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text.as_bytes()), Some(expected), "{text}");
        }
        assert_eq!(of(br#"{"schemaVersion": 2, "manifests": []}"#), None);
        assert_eq!(of(br#"{"a": 1}"#), None);
    }

    #[test]
    fn bytes() {
        assert_eq!(of(&[0x1f, 0x8b, 8, 0]), Some(Guess::Compressed));
        assert_eq!(of(b"PK\x03\x04rest"), Some(Guess::Archive));
        assert_eq!(of(&[0xff, 0xfe, b'{', 0]), Some(Guess::Utf16));
        assert_eq!(of(b"{\0}\0"), Some(Guess::Utf16));
        assert_eq!(of(b"\x7fELF\x02\x01\x01\0"), Some(Guess::Binary));
        assert_eq!(of(b""), None);
    }
}
