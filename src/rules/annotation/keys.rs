//! Names of annotations. Labels are left to `config-label-rules`.

use crate::diagnostic::Severity;
use crate::image::annotation::KeyFault;
use crate::language::Text;
use crate::rules::alike::{Alike, alike};
use crate::rules::rule::page;
use crate::rules::{AnnotationsView, Check, NOTHING, Reference, Report, Rule};
use crate::text;
use crate::text::short;
use std::iter;

pub(in crate::rules) static EMPTY: Rule = Rule {
    code: "ann-key-empty",
    severity: Severity::Warning,
    title: text!("An annotation without a name", "注解没有名称"),
    reference: Reference {
        section: "image-spec v1.1.1, annotations.md, Rules",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#rules",
    },
    doc: page! {
        what: text!("The key of an annotation is the empty string.", "注解的键是空字符串。"),
        why: text!("Nobody can ask for it.", "谁也无法按名称查询。"),
        fix: text!("Name it.", "请为其命名。"),
        example: r#"{"annotations": {"": "value"}}"#,
    },
    check: Check::Annotations(empty),
};
pub(in crate::rules) static BARE: Rule = Rule {
    code: "ann-key-not-namespaced",
    severity: Severity::Warning,
    title: text!("A name that anybody may use", "任何人都可能使用的名称"),
    reference: Reference {
        section: "image-spec v1.1.1, annotations.md, Rules",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#rules",
    },
    doc: page! {
        what: text!("The key of an annotation is a bare word, without a domain in front.", "注解的键只是一个单词，前面没有域名。"),
        why: text!("Another tool may mean something else by the same word. Keys should begin with a domain in reverse.", "别的工具可能用同一个词表示其他含义。键应以反写的域名开头。"),
        fix: text!("Write it like `com.example.key`.", "请写成 `com.example.key` 的形式。"),
        example: r#"{"annotations": {"version": "1.0"}}"#,
    },
    check: Check::Annotations(bare),
};
pub(in crate::rules) static RESERVED: Rule = Rule {
    code: "ann-reserved-prefix",
    severity: Severity::Warning,
    title: text!("A name kept for OCI", "为 OCI 保留的名称"),
    reference: Reference {
        section: "image-spec v1.1.1, annotations.md, Rules",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#rules",
    },
    doc: page! {
        what: text!("The key of an annotation begins with `org.opencontainers`, and no OCI specification that Platmap knows defines it.", "注解的键以 `org.opencontainers` 开头，而 Platmap 所知的 OCI 规范都没有定义它。"),
        why: text!("The prefix is kept for OCI specifications: others must not use it, and a later version may give the key another meaning.", "该前缀为 OCI 规范保留：其他人不得使用，以后的版本可能赋予该键别的含义。"),
        fix: text!("Use a domain of your own.", "请使用自己的域名。"),
        example: r#"{"annotations": {"org.opencontainers.image.build": "42"}}"#,
    },
    check: Check::Annotations(reserved),
};
pub(in crate::rules) static NEAR_MISS: Rule = Rule {
    code: "ann-key-near-miss",
    severity: Severity::Warning,
    title: text!("Close to a defined name", "与已定义的名称相近"),
    reference: Reference {
        section: "image-spec v1.1.1, annotations.md, Pre-Defined Annotation Keys",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys",
    },
    doc: page! {
        what: text!("The key of an annotation is close to a defined one, but not equal. `oci.opencontainers.image.created` stands in an example of image-spec, `org.opencontainers.artifact.created` in one of distribution-spec.", "注解的键与已定义的键相近但不相等。`oci.opencontainers.image.created` 出现在 image-spec 的示例中，`org.opencontainers.artifact.created` 出现在 distribution-spec 的示例中。"),
        why: text!("Tools look for the defined key and do not find it.", "工具按已定义的键查找，找不到它。"),
        fix: text!("Use the defined key, if that was meant.", "若本意如此，请使用已定义的键。"),
        example: r#"{"annotations": {"org.opencontainers.image.license": "MIT"}}"#,
    },
    check: Check::Annotations(near_miss),
};
pub(in crate::rules) static LABEL_SCHEMA: Rule = Rule {
    code: "ann-label-schema",
    severity: Severity::Note,
    title: text!("A name of Label Schema", "Label Schema 的名称"),
    reference: Reference {
        section: "image-spec v1.1.1, annotations.md, Back-compatibility with Label Schema",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#back-compatibility-with-label-schema",
    },
    doc: page! {
        what: text!("The key of an annotation begins with `org.label-schema.`.", "注解的键以 `org.label-schema.` 开头。"),
        why: text!("The keys of image-spec replace those of Label Schema; fewer and fewer tools look for the old ones.", "image-spec 的键已取代 Label Schema；查找旧键的工具越来越少。"),
        fix: text!("Write the new key, beside the old one where something still reads that.", "请改用新键；若仍有程序读取旧键，可两者并存。"),
        example: r#"{"annotations": {"org.label-schema.vcs-ref": "8f2b1c"}}"#,
    },
    check: Check::Annotations(label_schema),
};

static EMPTY_SAYS: Text = text!("The key is empty", "键为空");
static BARE_SAYS: Text = text!("`{0}` has no domain in front, as in `com.example.{0}`", "`{0}` 前面没有域名，例如 `com.example.{0}`");
static BARE_SEVERAL: Text = text!(
    "`{0}` and {1} more are keys without a domain in front, as in `com.example.{0}`",
    "`{0}` 和另外 {1} 个键前面没有域名，例如 `com.example.{0}`"
);
static RESERVED_SAYS: Text = text!(
    "`{0}`: the prefix `org.opencontainers` is kept for OCI specifications, and none defines this",
    "`{0}`：前缀 `org.opencontainers` 为 OCI 规范保留，而没有规范定义它"
);
static NEAR_SAYS: Text = text!("`{0}` is not defined; `{1}` may be meant", "`{0}` 没有定义，可能是 `{1}`");
static REPLACED: Text = text!("`{0}` is replaced by `{1}`", "`{0}` 已由 `{1}` 取代");
static ABANDONED: Text = text!(
    "`{0}` is of Label Schema, which image-spec replaces without such a key",
    "`{0}` 属于 Label Schema，取代它的 image-spec 没有这样的键"
);

/// Keys with a fault that `speaks` of, each with all its places.
fn keys<'a>(view: &AnnotationsView<'a>, speaks: impl Fn(KeyFault) -> bool) -> Vec<Alike<'a, (String, KeyFault)>> {
    alike(view.annotations().filter_map(|annotation| {
        let fault = KeyFault::of(&annotation.key).filter(|fault| speaks(*fault))?;
        Some(((annotation.key.into_owned(), fault), annotation.value))
    }))
}

fn empty(view: &AnnotationsView<'_>, report: &mut Report) {
    for Alike { first, others, .. } in keys(view, |fault| fault == KeyFault::Empty) {
        report.key(first, &EMPTY_SAYS, NOTHING).also_keys(others);
    }
}

fn bare(view: &AnnotationsView<'_>, report: &mut Report) {
    let groups = keys(view, |fault| fault == KeyFault::Bare);
    let Some(group) = groups.first() else { return };
    let key = short(&group.what.0);
    let finding = match groups.len() {
        1 => report.key(group.first, &BARE_SAYS, [key]),
        count => report.key(group.first, &BARE_SEVERAL, [key, (count - 1).to_string()]),
    };
    finding.also_keys(groups.iter().flat_map(|group| iter::once(group.first).chain(group.others.iter().copied())).skip(1));
}

fn reserved(view: &AnnotationsView<'_>, report: &mut Report) {
    for Alike { what: (key, _), first, others } in keys(view, |fault| fault == KeyFault::Reserved) {
        report.key(first, &RESERVED_SAYS, [short(&key)]).also_keys(others);
    }
}

fn near_miss(view: &AnnotationsView<'_>, report: &mut Report) {
    for Alike { what: (key, fault), first, others } in keys(view, |fault| matches!(fault, KeyFault::NearMiss(_))) {
        if let KeyFault::NearMiss(defined) = fault {
            report.key(first, &NEAR_SAYS, [key.as_str(), defined]).also_keys(others);
        }
    }
}

fn label_schema(view: &AnnotationsView<'_>, report: &mut Report) {
    for Alike { what: (key, fault), first, others } in keys(view, |fault| matches!(fault, KeyFault::LabelSchema(_))) {
        let finding = match fault {
            KeyFault::LabelSchema(Some(successor)) => report.key(first, &REPLACED, [short(&key).as_str(), successor]),
            _ => report.key(first, &ABANDONED, [short(&key)]),
        };
        finding.also_keys(others);
    }
}
