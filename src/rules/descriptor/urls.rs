//! `urls`

use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, DescriptorView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static URL_SYNTAX: Rule = Rule {
    code: "desc-url-syntax",
    severity: Severity::Error,
    title: text!("Not a URL", "不是合法的 URL"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("An item of `urls` is not a URI with a scheme.", "`urls` 中的某项不是带协议的 URI。"),
        why: text!("Clients fetch from these addresses.", "客户端会从这些地址下载。"),
        fix: text!("Use an absolute URL.", "请使用绝对 URL。"),
        example: r#"{"urls": ["value"]}"#,
    },
    check: Check::Descriptor(syntax),
};
pub(in crate::rules) static URL_SCHEME: Rule = Rule {
    code: "desc-url-scheme",
    severity: Severity::Warning,
    title: text!("Neither http nor https", "既不是 http 也不是 https"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("A URL has another scheme than http or https.", "URL 的协议不是 http 或 https。"),
        why: text!("Clients should use only these two.", "客户端应只使用这两种。"),
        fix: text!("Use https.", "请使用 https。"),
        example: r#"{"urls": ["ftp://example.com/blob"]}"#,
    },
    check: Check::Descriptor(scheme),
};
pub(in crate::rules) static URL_FRAGMENT: Rule = Rule {
    code: "desc-url-fragment",
    severity: Severity::Warning,
    title: text!("A URL with a fragment", "URL 带有片段"),
    reference: Reference {
        section: "distribution, registry/storage/schema2manifesthandler.go",
        url: "https://github.com/distribution/distribution/blob/v3.0.0/registry/storage/schema2manifesthandler.go",
    },
    doc: page! {
        what: text!("A URL has a part after `#`.", "URL 含有 `#` 之后的部分。"),
        why: text!("The distribution registry refuses a manifest whose foreign layers have such a URL.", "distribution 注册表会拒绝外部层带有这种 URL 的清单。"),
        fix: text!("Remove the fragment.", "请去掉片段。"),
        example: r#"{"urls": ["https://example.com/blob#1"]}"#,
    },
    check: Check::Descriptor(fragment),
};

static SYNTAX: Text = text!("`{0}` is not an absolute URL", "`{0}` 不是绝对 URL");
static SCHEME: Text = text!("The scheme is `{0}`, not http or https", "协议是 `{0}`，不是 http 或 https");
static FRAGMENT: Text = text!("The URL has a fragment: `#{0}`", "URL 带有片段：`#{0}`");

/// The scheme of an absolute URI (RFC 3986, section 3.1) whose other characters are allowed.
pub(in crate::rules) fn scheme_of(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once(':')?;
    let letters =
        scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    let body = !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c));
    (letters && body).then_some(scheme)
}

fn urls<'a>(view: &DescriptorView<'a>) -> impl Iterator<Item = (Value<'a>, std::borrow::Cow<'a, str>)> {
    view.value.get("urls").into_iter().flat_map(|list| list.items()).filter_map(|item| Some((item, item.as_str()?)))
}

fn syntax(view: &DescriptorView<'_>, report: &mut Report) {
    for (value, url) in urls(view).filter(|(_, url)| scheme_of(url).is_none()) {
        report.value(value, &SYNTAX, [url]);
    }
}

fn scheme(view: &DescriptorView<'_>, report: &mut Report) {
    for (value, url) in urls(view) {
        if let Some(scheme) = scheme_of(&url).filter(|scheme| !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https"))
        {
            report.value(value, &SCHEME, [scheme]);
        }
    }
}

fn fragment(view: &DescriptorView<'_>, report: &mut Report) {
    for (value, url) in urls(view).filter(|(_, url)| scheme_of(url).is_some()) {
        if let Some((_, fragment)) = url.split_once('#') {
            report.value(value, &FRAGMENT, [fragment]);
        }
    }
}
