//! `history`: JSON inside strings, chained by identifiers.
//!
//! Clients that read the image read all of it (containers/image, `fixManifestLayers`) or the first step only (Jib): the
//! first step must be JSON for anyone, the rest is a warning.

use super::manifest;
use crate::diagnostic::Severity;
use crate::image::{Placed, Step};
use crate::json::{Kind as Json, Value};
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;
use std::collections::HashSet;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "s1-v1compat",
    severity: Severity::Warning,
    title: text!("A history that is no chain", "历史不成链"),
    reference: Reference {
        section: "containers/image v5.33.0, manifest/docker_schema1.go (fixManifestLayers)",
        url: "https://github.com/containers/image/blob/v5.33.0/manifest/docker_schema1.go",
    },
    doc: page! {
        what: text!("`v1Compatibility` of a step is not a string that holds a JSON object, or the steps are not chained: each has an `id` of 64 hexadecimal digits, no `id` comes back later, `parent` is the `id` of the next step, and the last has none. Where `v1Compatibility` is no string, or the first is no JSON, that is an error.", "某一步的 `v1Compatibility` 不是含 JSON 对象的字符串，或各步不成链：每步有 64 位十六进制的 `id`，`id` 不在后面重复，`parent` 是下一步的 `id`，最后一步没有 `parent`。若 `v1Compatibility` 不是字符串，或第一步不是 JSON，则为错误。"),
        why: text!("podman, skopeo and Docker up to 20.10 refuse to read the image. The first step is the image's config: without it nobody can.", "podman、skopeo 和 Docker 20.10 及更早版本会拒绝读取。第一步是镜像的配置，没有它谁都无法读取。"),
        fix: text!("Get the original manifest, or convert the image from its source.", "请获取原始清单，或从源镜像转换。"),
        example: r#"{"history": [{"v1Compatibility": "an image"}]}"#,
    },
    check: Check::Json(check),
};

static NOT_TEXT: Text = text!("`v1Compatibility` must be a string", "`v1Compatibility` 必须是字符串");
static NOT_JSON: Text = text!("`v1Compatibility` is no JSON object", "`v1Compatibility` 不是 JSON 对象");
static NO_ID: Text = text!("The step has no `id` of 64 hexadecimal digits", "该步没有 64 位十六进制的 `id`");
static AGAIN: Text = text!("The `id` `{0}` comes back after other steps", "`id` `{0}` 隔着其他步骤再次出现");
static BROKEN: Text = text!("The next step has the `id` `{0}`, but `parent` is `{1}`", "下一步的 `id` 是 `{0}`，而 `parent` 是 `{1}`");
static BASE: Text = text!("The last step names the parent `{0}`", "最后一步有 `parent` `{0}`");

fn check(_: Value<'_>, document: &Document, report: &mut Report) {
    let (Some(manifest), Some(tree)) = (manifest(document), document.tree.as_deref()) else { return };
    let mut complete = true;
    for (at, step) in manifest.history.iter().enumerate() {
        let item = tree.value(step.node);
        let value = item.get("v1Compatibility");
        match step.value {
            // Go takes what is absent, or `null`, for an empty text.
            Step::NotText if value.is_some_and(|value| value.kind() != Json::Null) || !(item.is_object() || item.is_null()) => {
                report.value(value.unwrap_or(item), &NOT_TEXT, NOTHING).severity(Severity::Error);
            }
            Step::NotText | Step::NotJson => {
                let finding = report.value(value.unwrap_or(item), &NOT_JSON, NOTHING);
                finding.severity(if at == 0 { Severity::Error } else { Severity::Warning });
            }
            Step::Read { .. } => continue,
        }
        complete = false;
    }
    if let Some((at, says, arguments)) = first_break(&manifest.history).filter(|_| complete) {
        let item = tree.value(at);
        report.value(item.get("v1Compatibility").unwrap_or(item), says, arguments);
    }
}

/// Where the chain breaks first, looked at as containers/image does.
fn first_break(history: &[Placed<Step>]) -> Option<(crate::json::NodeId, &'static Text, Vec<String>)> {
    let steps: Vec<_> = history
        .iter()
        .filter_map(|step| match &step.value {
            Step::Read { id, parent } => Some((step.node, id.as_deref().unwrap_or_default(), parent.as_deref().unwrap_or_default())),
            _ => None,
        })
        .collect();
    let is_id = |id: &str| id.len() == 64 && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if let Some((node, ..)) = steps.iter().find(|(_, id, _)| !is_id(id)) {
        return Some((*node, &NO_ID, Vec::new()));
    }
    let mut seen = HashSet::new();
    for (at, (node, id, parent)) in steps.iter().enumerate() {
        let next = steps.get(at + 1);
        // A step may stand several times in a row.
        let again = at.checked_sub(1).and_then(|before| steps.get(before)).is_some_and(|(_, before, _)| before == id);
        if !seen.insert(*id) && !again {
            return Some((*node, &AGAIN, vec![(*id).to_owned()]));
        }
        match next {
            Some((_, below, _)) if below != id && below != parent => {
                return Some((*node, &BROKEN, vec![(*below).to_owned(), (*parent).to_owned()]));
            }
            None if !parent.is_empty() => return Some((*node, &BASE, vec![(*parent).to_owned()])),
            _ => {}
        }
    }
    None
}
