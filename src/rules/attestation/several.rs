//! `att-several`

use crate::diagnostic::Severity;
use crate::image::Descriptor;
use crate::image::Role;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, NOTHING, Reference, Report, Rule};
use crate::text;
use std::collections::HashMap;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "att-several",
    severity: Severity::Note,
    title: text!("More than one attestation for an image", "一个镜像有多个证明"),
    reference: Reference {
        section: "moby, daemon/containerd/image_manifest.go",
        url: "https://github.com/moby/moby/blob/v28.0.0/daemon/containerd/image_manifest.go",
    },
    doc: page! {
        what: text!("Two or more attestation entries name the same image.", "两个或更多证明条目指向同一镜像。"),
        why: text!("BuildKit puts all statements about an image into one manifest. Docker reads one of several only, the last.", "BuildKit 把关于一个镜像的所有声明放在一个清单里。有多个时，Docker 只读取其中最后一个。"),
        fix: text!("Merge them, or build again.", "请合并，或重新构建。"),
        example: r#"{"annotations": {"vnd.docker.reference.type": "attestation-manifest", "vnd.docker.reference.digest": "sha256:…"}}"#,
    },
    check: Check::Index(check),
};

static SAYS: Text =
    text!("Another attestation of the same image; Docker reads the last one only", "同一镜像的又一个证明；Docker 只读取最后一个");
static FIRST: Text = text!("First here", "首次出现在此");

fn check(view: &IndexView<'_>, report: &mut Report) {
    let mut seen: HashMap<usize, &Descriptor> = HashMap::new();
    for (_, entry, role) in view.index.iter() {
        let Role::Attestation(Some(of)) = role else { continue };
        match seen.get(&of) {
            Some(first) => {
                report.missing(view.value(entry), &SAYS, NOTHING).label(view.value(first).span(), &FIRST, NOTHING);
            }
            None => {
                seen.insert(of, entry);
            }
        }
    }
}
