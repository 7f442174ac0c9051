//! `ann-known`
//!
//! One finding for each project's keys. The links of attestations are left out: `att-recognised` speaks of them.

use crate::diagnostic::Severity;
use crate::image::annotation::known;
use crate::image::{REFERENCE_DIGEST, REFERENCE_TYPE};
use crate::json::Value;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{AnnotationsView, Check, Reference, Report, Rule};
use crate::text;
use crate::text::short;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "ann-known",
    severity: Severity::Note,
    title: text!("Annotations of tools", "工具写入的注解"),
    reference: Reference { section: "The projects that define the keys", url: "" },
    doc: page! {
        what: text!("Keys that a known tool writes: those of BuildKit, containerd, podman, eStargz, Nydus, SOCI, cosign, Notation and Docker Official Images.", "已知工具写入的键：BuildKit、containerd、podman、eStargz、Nydus、SOCI、cosign、Notation 和 Docker 官方镜像。"),
        why: text!("They say how the content was made, and some clients act on them.", "它们说明内容是如何制作的，有的客户端会据此行事。"),
        fix: text!("Nothing to do.", "无需处理。"),
        example: r#"{"annotations": {"com.docker.official-images.bashbrew.arch": "amd64"}}"#,
    },
    check: Check::Annotations(check),
};

fn check(view: &AnnotationsView<'_>, report: &mut Report) {
    let mut found: Vec<(&'static Text, String, Vec<Value<'_>>)> = Vec::new();
    for annotation in view.annotations().filter(|annotation| !matches!(annotation.key.as_ref(), REFERENCE_TYPE | REFERENCE_DIGEST)) {
        let Some(known) = known(&annotation.key) else { continue };
        match found.iter_mut().find(|(says, ..)| std::ptr::eq(*says, &known.says)) {
            Some((.., places)) => places.push(annotation.value),
            None => found.push((&known.says, annotation.key.into_owned(), vec![annotation.value])),
        }
    }
    for (says, key, places) in found {
        if let [first, others @ ..] = places.as_slice() {
            report.key(*first, says, [short(&key)]).also_keys(others.iter().copied());
        }
    }
}
