//! `null` for members that need not be there. In a config, and only there, that is allowed.

use super::history::steps;
use super::place::{config, list, settings};
use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "config-null-optional",
    severity: Severity::Note,
    title: text!("Optional members that are null", "可选成员为 null"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("Members of the config that may be left out are `null`.", "配置中可省略的成员为 `null`。"),
        why: text!("In a config that means the same as leaving them out. (Its JSON schema is stricter than the text and refuses some of them.)", "在配置中这与省略相同。（其 JSON Schema 比正文更严格，不接受其中一些。）"),
        fix: text!("Nothing to do.", "无需处理。"),
        example: r#"{"config": {"Volumes": null, "Entrypoint": null}}"#,
    },
    check: Check::Json(check),
};

static SAYS: Text = text!("`null` stands for absent here: {0}", "此处 `null` 表示不存在：{0}");

const OWN: &[&str] = &["created", "author", "os.version", "os.features", "variant", "config", "history"];
const SETTINGS: &[&str] = &[
    "User",
    "ExposedPorts",
    "Env",
    "Entrypoint",
    "Cmd",
    "Volumes",
    "WorkingDir",
    "Labels",
    "StopSignal",
    "ArgsEscaped",
    "Memory",
    "MemorySwap",
    "CpuShares",
    "Healthcheck",
    "OnBuild",
    "Shell",
];
const STEP: &[&str] = &["created", "author", "created_by", "comment", "empty_layer"];

fn check(root: Value<'_>, document: &Document, report: &mut Report) {
    let objects = [(config(root, document), OWN), (settings(root, document), SETTINGS)];
    let objects = objects.into_iter().filter_map(|(object, names)| Some((object?, names)));
    let nulls = objects.chain(steps(root, document).map(|step| (step, STEP))).flat_map(|(object, names)| {
        object.members().filter(move |member| member.is_null() && names.iter().any(|name| member.is_named(name)))
    });
    let found: Vec<_> = nulls.collect();
    let mut names: Vec<_> = found.iter().filter_map(|member| member.key()).collect();
    names.sort_unstable();
    names.dedup();
    if let Some(first) = found.first() {
        report.key(*first, &SAYS, [list(&names)]);
    }
}
