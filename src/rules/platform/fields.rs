//! The field table: what a platform must say, and the shapes of all its members.

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, Must, PlatformView, Reference, Report, Rule, Scope, Shape};
use crate::text;

pub(in crate::rules) static NOT_OBJECT: Rule = Rule {
    code: "platform-not-object",
    severity: Severity::Error,
    title: text!("A platform that is no object", "平台不是对象"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("`platform` is a string or an array.", "`platform` 是字符串或数组。"),
        why: text!("Clients written in Go refuse the whole document.", "用 Go 写的客户端会拒绝整个文档。"),
        fix: text!("Use `{\"os\": …, \"architecture\": …}`.", "请使用 `{\"os\": …, \"architecture\": …}`。"),
        example: r#"{"platform": "linux/amd64"}"#,
    },
    check: Check::Field(Scope::Descriptor, "platform", Must::Be(Shape::Object)),
};
pub(in crate::rules) static OS_MISSING: Rule = Rule {
    code: "platform-os-missing",
    severity: Severity::Error,
    title: text!("A platform without operating system", "平台没有操作系统"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("`os` is absent.", "没有 `os`。"),
        why: text!("It is required. Clients built on containerd read the gap as the host's own system; others never match the entry.", "它是必需的。基于 containerd 的客户端会把空缺当作主机自己的系统；其他客户端不会匹配该条目。"),
        fix: text!("Add the system that the image is for, such as `linux`.", "请加上镜像所用的系统，如 `linux`。"),
        example: r#"{"platform": {"architecture": "amd64"}}"#,
    },
    check: Check::Field(Scope::Platform, "os", Must::Exist),
};
pub(in crate::rules) static ARCHITECTURE_MISSING: Rule = Rule {
    code: "platform-architecture-missing",
    severity: Severity::Error,
    title: text!("A platform without architecture", "平台没有架构"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("`architecture` is absent.", "没有 `architecture`。"),
        why: text!("It is required. No request matches an entry without architecture.", "它是必需的。没有请求会匹配没有架构的条目。"),
        fix: text!("Add the architecture that the image is for, such as `amd64`.", "请加上镜像所用的架构，如 `amd64`。"),
        example: r#"{"platform": {"os": "linux"}}"#,
    },
    check: Check::Field(Scope::Platform, "architecture", Must::Exist),
};
pub(in crate::rules) static FIELD_TYPE: Rule = Rule {
    code: "platform-field-type",
    severity: Severity::Error,
    title: text!("A platform member of the wrong type", "平台成员的类型不对"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("A member of `platform` has another type than the specification gives it.", "`platform` 的成员类型与规范不同。"),
        why: text!("Clients written in Go refuse the whole document.", "用 Go 写的客户端会拒绝整个文档。"),
        fix: text!("Use strings; `os.features` is an array of strings.", "请使用字符串；`os.features` 是字符串数组。"),
        example: r#"{"platform": {"os": "linux", "architecture": 386}}"#,
    },
    check: Check::Platform(types),
};

static STRING: Text = text!("`{0}` is not a string", "`{0}` 不是字符串");
static STRINGS: Text = text!("`{0}` is not an array of strings", "`{0}` 不是字符串数组");

fn types(view: &PlatformView<'_>, report: &mut Report) {
    for (names, shape, says) in [
        (["os", "architecture", "variant", "os.version"].as_slice(), Shape::String, &STRING),
        (["os.features", "features"].as_slice(), Shape::Strings, &STRINGS),
    ] {
        for name in names {
            if let Some(value) = view.value.get(name).filter(|value| !value.is_null() && !shape.fits(*value)) {
                report.value(value, says, [*name]);
            }
        }
    }
}
