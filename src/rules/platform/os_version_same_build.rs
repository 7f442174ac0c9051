//! `platform-os-version-same-build`

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::platform::WindowsVersion;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, NOTHING, Reference, Report, Rule};
use crate::text;
use std::collections::HashMap;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-os-version-same-build",
    severity: Severity::Warning,
    title: text!("One Windows build twice", "同一 Windows 内部版本出现两次"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, platform_windows_compat.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/platform_windows_compat.go",
    },
    doc: page! {
        what: text!("Two Windows entries differ only in the revision.", "两个 Windows 条目只有修订号不同。"),
        why: text!("containerd chooses by the order of text, crane and podman take the first, regctl the higher number.", "containerd 按文本顺序选择，crane 和 podman 取第一个，regctl 取数值较大的。"),
        fix: text!("Keep one per build.", "每个内部版本只保留一个。"),
        example: r#"{"manifests": [{"platform": {"os.version": "10.0.20348.999"}}, {"platform": {"os.version": "10.0.20348.3091"}}]}"#,
    },
    check: Check::Index(check),
};

static BUILD: Text = text!("Build {0} stands here a second time", "内部版本 {0} 在此第二次出现");
static FIRST: Text = text!("First here", "首次出现在此");

fn check(view: &IndexView<'_>, report: &mut Report) {
    let mut seen = HashMap::new();
    for (_, entry) in view.index.platforms() {
        let Some(platform) = entry.platform().filter(|platform| platform.os.as_deref() == Some("windows")) else { continue };
        let Some(version) = platform.os_version.as_deref().and_then(WindowsVersion::parse) else { continue };
        let Some(value) = view.value(entry).get("platform").and_then(|platform| platform.get("os.version")) else { continue };
        let key = (platform.architecture.as_deref(), &platform.variant, version.build);
        match seen.get(&key) {
            Some((first, revision)) if *revision != version.revision => {
                report.value(value, &BUILD, [version.build.to_string()]).label(*first, &FIRST, NOTHING);
            }
            Some(_) => {}
            None => drop(seen.insert(key, (value.span(), version.revision))),
        }
    }
}
