//! How clients that normalise write the platforms of an index: one finding for all of them.

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::platform::normalise;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, Reference, Report, Rule};
use crate::text;
use std::collections::BTreeMap;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-normalised-form",
    severity: Severity::Note,
    title: text!("Platforms that clients write otherwise", "客户端写法不同的平台"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, database.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/database.go",
    },
    doc: page! {
        what: text!("A platform as it stands and the same platform as containerd, Docker and BuildKit write it.", "平台的原样写法，以及 containerd、Docker 和 BuildKit 对同一平台的写法。"),
        why: text!("These clients compare the normalised form; podman, skopeo, crane and oras compare the text as it stands. Both find the entry only where the two are the same, or where the client's own form is asked for.", "这些客户端比较规范化后的写法；podman、skopeo、crane 和 oras 比较原文。只有两者相同，或请求使用客户端自己的写法时，双方才都能找到该条目。"),
        fix: text!("Nothing to do for `arm64/v8`. Otherwise write the normalised form.", "`arm64/v8` 无需处理；其余情况请使用规范化的写法。"),
        example: r#"{"platform": {"os": "linux", "architecture": "arm64", "variant": "v8"}}"#,
    },
    check: Check::Index(check),
};

static SAYS: Text = text!("containerd and Docker read {0}", "containerd 和 Docker 的读法：{0}");
static MORE: Text = text!(
    "containerd and Docker read {0} and {1} more otherwise than written",
    "containerd 和 Docker 的读法：{0}，另有 {1} 个也与原文不同"
);

/// More than these are counted, not named.
const NAMED: usize = 6;

fn check(view: &IndexView<'_>, report: &mut Report) {
    let platforms = view.index.platforms().filter_map(|(_, entry)| entry.platform());
    let named = platforms.filter(|platform| {
        [&platform.os, &platform.architecture].into_iter().all(|part| part.as_deref().is_some_and(|part| !part.is_empty()))
    });
    let forms: BTreeMap<String, String> =
        named.map(|platform| (platform.name(), normalise(platform).name())).filter(|(written, normal)| written != normal).collect();
    let Some(list) = view.root.get("manifests").filter(|_| !forms.is_empty()) else { return };
    let names = forms.iter().take(NAMED).map(|(written, normal)| format!("`{written}` → `{normal}`")).collect::<Vec<_>>().join(", ");
    match forms.len().checked_sub(NAMED).filter(|more| *more > 0) {
        Some(more) => report.key(list, &MORE, [names, more.to_string()]),
        None => report.key(list, &SAYS, [names]),
    };
}
