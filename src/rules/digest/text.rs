//! The ways to miss the grammar of a digest string, one rule each.

use crate::diagnostic::Severity;
use crate::digest::DigestError;
use crate::json::Value;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, DescriptorView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static GRAMMAR: Rule = Rule {
    code: "digest-grammar",
    severity: Severity::Error,
    title: text!("Not a digest", "不是合法的摘要"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Digests",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests",
    },
    doc: page! {
        what: text!("The text is not `algorithm:encoded` in the letters that the grammar allows.", "文本不是由语法允许的字符组成的 `algorithm:encoded`。"),
        why: text!("Clients refuse the document.", "客户端会拒绝该文档。"),
        fix: text!("Write the digest as `sha256:` and 64 digits.", "请写成 `sha256:` 加 64 位数字。"),
        example: r#"{"digest": "sha256+foo+-b:abc"}"#,
    },
    check: Check::Descriptor(grammar),
};
pub(in crate::rules) static NO_ALGORITHM: Rule = Rule {
    code: "digest-no-algorithm",
    severity: Severity::Error,
    title: text!("A digest without its algorithm", "摘要缺少算法"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Digests",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests",
    },
    doc: page! {
        what: text!("Hexadecimal digits stand alone, without `sha256:`.", "只有十六进制数字，没有 `sha256:`。"),
        why: text!("Clients cannot know the algorithm.", "客户端无法得知算法。"),
        fix: text!("Put the algorithm before it.", "请在前面加上算法。"),
        example: r#"{"digest": "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c"}"#,
    },
    check: Check::Descriptor(no_algorithm),
};
pub(in crate::rules) static REFERENCE_PASTED: Rule = Rule {
    code: "digest-reference-pasted",
    severity: Severity::Error,
    title: text!("A reference instead of a digest", "填的是引用而不是摘要"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Digests",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests",
    },
    doc: page! {
        what: text!("The text holds `@` or `/`.", "文本含有 `@` 或 `/`。"),
        why: text!("A name was pasted with the digest.", "把名称和摘要一起粘贴了。"),
        fix: text!("Keep only what follows the `@`.", "只保留 `@` 之后的部分。"),
        example: r#"{"digest": "app@sha256:…"}"#,
    },
    check: Check::Descriptor(reference),
};
pub(in crate::rules) static TRUNCATED: Rule = Rule {
    code: "digest-truncated",
    severity: Severity::Error,
    title: text!("A digest cut short", "摘要被截断"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Digests",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests",
    },
    doc: page! {
        what: text!("The encoded part has fewer digits than its algorithm.", "编码部分的位数少于该算法应有的位数。"),
        why: text!("Tables and documentation shorten digests; the short form finds nothing.", "表格和文档会缩短摘要；缩短的形式找不到内容。"),
        fix: text!("Use the full digest.", "请使用完整的摘要。"),
        example: r#"{"digest": "sha256:b5bb9d8014a0"}"#,
    },
    check: Check::Descriptor(truncated),
};
pub(in crate::rules) static SHA256_FORM: Rule = Rule {
    code: "digest-sha256-form",
    severity: Severity::Error,
    title: text!("Not the form of a sha256 digest", "不符合 sha256 摘要的格式"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Digests",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests",
    },
    doc: page! {
        what: text!("The encoded part is not 64 of the digits 0–9 and a–f.", "编码部分不是 64 位 0–9、a–f。"),
        why: text!("Clients refuse the document.", "客户端会拒绝该文档。"),
        fix: text!("Use the full digest as the tool printed it.", "请使用工具给出的完整摘要。"),
        example: r#"{"digest": "sha256:zz…"}"#,
    },
    check: Check::Descriptor(sha256),
};
pub(in crate::rules) static SHA512_FORM: Rule = Rule {
    code: "digest-sha512-form",
    severity: Severity::Error,
    title: text!("Not the form of a sha512 or sha384 digest", "不符合 sha512 或 sha384 摘要的格式"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Digests",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests",
    },
    doc: page! {
        what: text!("The encoded part is not 128 (sha384: 96) of the digits 0–9 and a–f.", "编码部分不是 128 位（sha384 为 96 位）0–9、a–f。"),
        why: text!("Clients refuse the document.", "客户端会拒绝该文档。"),
        fix: text!("Use the full digest as the tool printed it.", "请使用工具给出的完整摘要。"),
        example: r#"{"digest": "sha512:zz…"}"#,
    },
    check: Check::Descriptor(sha512),
};
pub(in crate::rules) static BLAKE3_FORM: Rule = Rule {
    code: "digest-blake3-form",
    severity: Severity::Error,
    title: text!("Not the form of a blake3 digest", "不符合 blake3 摘要的格式"),
    reference: Reference {
        section: "image-spec main (after v1.1.1), descriptor.md, BLAKE3",
        url: "https://github.com/opencontainers/image-spec/blob/main/descriptor.md#blake3",
    },
    doc: page! {
        what: text!("The encoded part is not 64 of the digits 0–9 and a–f.", "编码部分不是 64 位 0–9、a–f。"),
        why: text!("Clients that know the algorithm refuse it.", "认识该算法的客户端会拒绝。"),
        fix: text!("Use the full digest as the tool printed it.", "请使用工具给出的完整摘要。"),
        example: r#"{"digest": "blake3:zz…"}"#,
    },
    check: Check::Descriptor(blake3),
};
pub(in crate::rules) static UPPERCASE: Rule = Rule {
    code: "digest-uppercase",
    severity: Severity::Error,
    title: text!("Upper-case hexadecimal digits", "十六进制数字为大写"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Digests",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests",
    },
    doc: page! {
        what: text!("The digest of a registered algorithm has letters A–F.", "已登记算法的摘要含有大写 A–F。"),
        why: text!("The content may be right, but the text is invalid and is not found when compared.", "内容可能没错，但文本不合法，比较时也匹配不上。"),
        fix: text!("Write it in lower case.", "请用小写。"),
        example: r#"{"digest": "sha256:B5BB9D80…"}"#,
    },
    check: Check::Descriptor(uppercase),
};
pub(in crate::rules) static WHITESPACE: Rule = Rule {
    code: "digest-whitespace",
    severity: Severity::Error,
    title: text!("White space in a digest", "摘要中有空白"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Digests",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests",
    },
    doc: page! {
        what: text!("The text holds a space or a newline.", "文本含有空格或换行。"),
        why: text!("Clients refuse the document.", "客户端会拒绝该文档。"),
        fix: text!("Trim it.", "请去掉空白。"),
        example: r#"{"digest": "sha256:… "}"#,
    },
    check: Check::Descriptor(whitespace),
};

static NOT_A_DIGEST: Text = text!("`{0}` is not of the form `algorithm:encoded`", "`{0}` 不是 `algorithm:encoded` 的形式");
static NO_ALGO: Text = text!("The algorithm is missing before `{0}`", "`{0}` 之前缺少算法");
static REF: Text = text!("`{0}` is a reference, not a digest", "`{0}` 是引用，不是摘要");
static SHORT: Text = text!("{0} needs {1} digits, but there are {2}", "{0} 需要 {1} 位，这里只有 {2} 位");
static FORM: Text = text!("{0} needs {1} digits 0–9 and a–f; this is `{2}`", "{0} 需要 {1} 位 0–9、a–f；这里是 `{2}`");
static UPPER: Text = text!("The digits must be lower case", "数字必须是小写");
static SPACE: Text = text!("There is white space in the digest", "摘要中有空白");

fn wrong<'a>(view: &DescriptorView<'a>) -> Option<(Value<'a>, &'a str, DigestError)> {
    let placed = view.descriptor.digest.as_ref()?;
    let (text, error) = placed.value.as_ref().err()?;
    Some((view.value.get("digest")?, text, *error))
}

/// As much of a text as a sentence bears.
fn excerpt(text: &str) -> String {
    let short: String = text.chars().take(80).collect();
    if short.len() < text.len() { short + "…" } else { short }
}

fn simple(view: &DescriptorView<'_>, kind: DigestError, says: &'static Text, report: &mut Report) {
    if let Some((value, text, _)) = wrong(view).filter(|(.., error)| *error == kind) {
        report.value(value, says, [excerpt(text)]);
    }
}

fn grammar(view: &DescriptorView<'_>, report: &mut Report) {
    simple(view, DigestError::Grammar, &NOT_A_DIGEST, report);
}

fn no_algorithm(view: &DescriptorView<'_>, report: &mut Report) {
    simple(view, DigestError::NoAlgorithm, &NO_ALGO, report);
}

fn reference(view: &DescriptorView<'_>, report: &mut Report) {
    simple(view, DigestError::Reference, &REF, report);
}

fn whitespace(view: &DescriptorView<'_>, report: &mut Report) {
    simple(view, DigestError::Whitespace, &SPACE, report);
}

fn truncated(view: &DescriptorView<'_>, report: &mut Report) {
    if let Some((value, text, DigestError::Truncated(registered))) = wrong(view) {
        let digits = text.split_once(':').map_or(0, |(_, encoded)| encoded.bytes().filter(u8::is_ascii_hexdigit).count());
        report.value(value, &SHORT, [registered.name().to_owned(), registered.hex_len().to_string(), digits.to_string()]);
    }
}

fn form(view: &DescriptorView<'_>, names: &[&str], report: &mut Report) {
    if let Some((value, text, DigestError::Form(registered))) = wrong(view)
        && names.contains(&registered.name())
    {
        report.value(value, &FORM, [registered.name().to_owned(), registered.hex_len().to_string(), excerpt(text)]);
    }
}

fn sha256(view: &DescriptorView<'_>, report: &mut Report) {
    form(view, &["sha256"], report);
}

fn sha512(view: &DescriptorView<'_>, report: &mut Report) {
    form(view, &["sha512", "sha384"], report);
}

fn blake3(view: &DescriptorView<'_>, report: &mut Report) {
    form(view, &["blake3"], report);
}

fn uppercase(view: &DescriptorView<'_>, report: &mut Report) {
    if let Some((value, _, DigestError::Uppercase(_))) = wrong(view) {
        report.value(value, &UPPER, NOTHING);
    }
}
