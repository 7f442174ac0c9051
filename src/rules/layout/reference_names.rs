//! The names of the entries of `index.json`: one rule for each way in which they matter.

use super::folder::index;
use crate::diagnostic::Severity;
use crate::image::{CONTAINERD_NAME, Descriptor, REFERENCE_NAME};
use crate::json::Value;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::reference::{Parts, Reference as Name};
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;
use std::collections::HashMap;

pub(in crate::rules) static MISSING: Rule = Rule {
    code: "layout-ref-missing",
    severity: Severity::Note,
    title: text!("Entries without a name", "条目没有名称"),
    reference: Reference {
        section: "image-spec v1.1.1, image-layout.md, index.json file",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md#indexjson-file",
    },
    doc: page! {
        what: text!("Entries of a layout's `index.json` have no annotation `org.opencontainers.image.ref.name`.", "布局的 `index.json` 中有条目没有注解 `org.opencontainers.image.ref.name`。"),
        why: text!("Tools that choose an image by its name do not find them.", "按名称选择镜像的工具找不到它们。"),
        fix: text!("Add the annotation, if the image is to be found by name.", "若要按名称查找镜像，请添加该注解。"),
        example: r#"{"manifests": [{"digest": "sha256:…", "size": 1609}]}"#,
    },
    check: Check::Linked(missing),
};

pub(in crate::rules) static DUPLICATE: Rule = Rule {
    code: "layout-ref-duplicate",
    severity: Severity::Warning,
    title: text!("Two entries of one name", "两个条目同名"),
    reference: Reference {
        section: "containers/image v5.34, oci/layout/oci_transport.go",
        url: "https://github.com/containers/image/blob/v5.34.0/oci/layout/oci_transport.go",
    },
    doc: page! {
        what: text!("Two entries of a layout's `index.json` have the same `org.opencontainers.image.ref.name`.", "布局的 `index.json` 中有两个条目的 `org.opencontainers.image.ref.name` 相同。"),
        why: text!("podman and skopeo take the first. Where `io.containerd.image.name` tells them apart, as `docker save` writes it, this is a note.", "podman 和 skopeo 取第一个。若像 `docker save` 那样用 `io.containerd.image.name` 区分，则为提示。"),
        fix: text!("Give each its own name; put the images of one name into an index of their own.", "请为每个条目取不同的名称；同名的多个镜像请放入单独的索引。"),
        example: r#"two entries with {"org.opencontainers.image.ref.name": "latest"}"#,
    },
    check: Check::Linked(duplicate),
};

pub(in crate::rules) static GRAMMAR: Rule = Rule {
    code: "layout-ref-grammar",
    severity: Severity::Warning,
    title: text!("A name outside the grammar", "名称不符合语法"),
    reference: Reference {
        section: "image-spec v1.1.1, annotations.md, org.opencontainers.image.ref.name",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys",
    },
    doc: page! {
        what: text!("A name does not consist of letters and digits with one of `-._:@+` or `--` between them, and `/` between components.", "名称不是由字母和数字组成，其间为 `-._:@+` 之一或 `--`，各段之间为 `/`。"),
        why: text!("Tools may refuse it, or take it apart in another way.", "工具可能拒绝它，或以不同方式解析。"),
        fix: text!("Use another name.", "请换一个名称。"),
        example: r#"{"org.opencontainers.image.ref.name": "my image"}"#,
    },
    check: Check::Linked(grammar),
};

pub(in crate::rules) static FULL_NAME: Rule = Rule {
    code: "layout-ref-full-name",
    severity: Severity::Note,
    title: text!("A whole image name", "完整的镜像名称"),
    reference: Reference {
        section: "containerd v2.1, core/images/archive",
        url: "https://github.com/containerd/containerd/tree/v2.1.0/core/images/archive",
    },
    doc: page! {
        what: text!("`org.opencontainers.image.ref.name` holds a name with its registry.", "`org.opencontainers.image.ref.name` 含有带注册表的完整名称。"),
        why: text!("containerd takes it as it is; other tools expect only the tag there. The usual place of the whole name is `io.containerd.image.name`.", "containerd 会原样使用；其他工具预期此处只有标签。完整名称通常写在 `io.containerd.image.name`。"),
        fix: text!("Nothing to do, if the tools that read the layout agree.", "若读取布局的工具都接受，则无需处理。"),
        example: r#"{"org.opencontainers.image.ref.name": "docker.io/library/alpine:3.20"}"#,
    },
    check: Check::Linked(full_name),
};

static NO_NAME: Text = text!(
    "Entries without `org.opencontainers.image.ref.name`: {0} of {1}",
    "{1} 个条目中有 {0} 个没有 `org.opencontainers.image.ref.name`"
);
static SAME: Text = text!(
    "The name `{0}` stands at an earlier entry, too: podman and skopeo take that one",
    "名称 `{0}` 在前面的条目中也有：podman 和 skopeo 取前者"
);
static FIRST: Text = text!("First here", "首次出现在此");
static BROKEN: Text = text!("`{0}` is outside the grammar for names of references", "`{0}` 不符合引用名称的语法");
static FULL: Text = text!(
    "`{0}` is a whole image name; tools other than containerd expect only a tag",
    "`{0}` 是完整的镜像名称；containerd 以外的工具预期只有标签"
);

/// The named entries: each with its name and the value that holds it.
fn named<'a>(library: &Library, document: &'a Document) -> Vec<(&'a Descriptor, &'a str, Value<'a>)> {
    let Some((index, tree)) = index(library, document).map(|(index, _)| index).zip(document.tree.as_deref()) else { return Vec::new() };
    let field = |entry: &'a Descriptor| entry.annotations.iter().rfind(|field| field.value.0 == REFERENCE_NAME);
    let entries = index.entries.iter().filter_map(|entry| Some((entry, field(entry)?)));
    entries.map(|(entry, field)| (entry, field.value.1.as_str(), tree.value(field.node))).collect()
}

fn missing(library: &Library, document: &Document, report: &mut Report) {
    let Some((index, list)) = index(library, document) else { return };
    let count = index.entries.iter().filter(|entry| entry.annotation(REFERENCE_NAME).is_none()).count();
    if count > 0 {
        report.key(list, &NO_NAME, [count.to_string(), index.entries.len().to_string()]);
    }
}

fn duplicate(library: &Library, document: &Document, report: &mut Report) {
    let mut first: HashMap<&str, (&Descriptor, Value<'_>)> = HashMap::new();
    for (entry, name, value) in named(library, document) {
        let (other, earlier) = *first.entry(name).or_insert((entry, value));
        if earlier.id() == value.id() {
            continue;
        }
        let names = (entry.annotation(CONTAINERD_NAME), other.annotation(CONTAINERD_NAME));
        let told = matches!(names, (Some(one), Some(other)) if one != other);
        let severity = if told { Severity::Note } else { Severity::Warning };
        report.value(value, &SAME, [name]).severity(severity).label(earlier.span(), &FIRST, NOTHING);
    }
}

fn grammar(library: &Library, document: &Document, report: &mut Report) {
    for (_, name, value) in named(library, document).into_iter().filter(|(_, name, _)| !is_name(name)) {
        report.value(value, &BROKEN, [name]);
    }
}

fn full_name(library: &Library, document: &Document, report: &mut Report) {
    for (_, name, value) in named(library, document) {
        let hosted = Parts::of(name).host.is_some_and(|host| host.text == "localhost" || host.text.contains(['.', ':']));
        if hosted && Name::parse(name).is_ok() {
            report.value(value, &FULL, [name]);
        }
    }
}

/// Letters and digits, with one separator (or `--`) between them; components between slashes.
fn is_name(name: &str) -> bool {
    let is_separator = |c: char| matches!(c, '-' | '.' | '_' | ':' | '@' | '+');
    name.split('/').all(|component| {
        let edges = component.starts_with(is_separator) || component.ends_with(is_separator) || component.is_empty();
        let letters = component.chars().all(|c| c.is_ascii_alphanumeric() || is_separator(c));
        let runs = component.split(|c: char| !is_separator(c)).all(|run| run.len() < 2 || run == "--");
        !edges && letters && runs
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_follow_the_grammar_of_the_specification() {
        for good in ["latest", "v1.0.0-rc.1", "a--b", "docker.io/library/alpine:3.20", "app@sha256:00", "1+2"] {
            assert!(super::is_name(good), "{good}");
        }
        for bad in ["", "my image", "-a", "a-", "a..b", "a---b", "a//b", "/a", "a:/b", "é", "a._b"] {
            assert!(!super::is_name(bad), "{bad}");
        }
    }
}
