//! Values of `os.features` that somebody reads.

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-os-features-known",
    severity: Severity::Note,
    title: text!("A feature that is known", "已知的特性"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("`os.features` has `win32k`, `erofs` or `nydus.remoteimage.v1`.", "`os.features` 含有 `win32k`、`erofs` 或 `nydus.remoteimage.v1`。"),
        why: text!("`win32k` is the one value that the specification defines: the container needs the Windows graphics driver. `erofs` and `nydus.remoteimage.v1` mark layers in a form that only the snapshotters of these projects read.", "`win32k` 是规范定义的唯一取值：容器需要 Windows 图形驱动。`erofs` 和 `nydus.remoteimage.v1` 标记只有相应项目的快照器才能读取的层。"),
        fix: text!("Nothing to do on a host that has the feature.", "在具备该特性的主机上无需处理。"),
        example: r#"{"platform": {"os": "linux", "architecture": "amd64", "os.features": ["nydus.remoteimage.v1"]}}"#,
    },
    check: Check::Platform(check),
};

static WIN32K: Text = text!(
    "`win32k`: the container needs the Windows graphics driver, which Nano Server does not have",
    "`win32k`：容器需要 Windows 图形驱动，Nano Server 没有它"
);
static EROFS: Text = text!(
    "`erofs`: the layers are EROFS images, for containerd's EROFS snapshotter",
    "`erofs`：层是 EROFS 镜像，供 containerd 的 EROFS 快照器使用"
);
static NYDUS: Text = text!(
    "`nydus.remoteimage.v1`: the layers are in the format of Nydus, for its snapshotter",
    "`nydus.remoteimage.v1`：层采用 Nydus 格式，供其快照器使用"
);

fn check(view: &PlatformView<'_>, report: &mut Report) {
    let mut said: [bool; 3] = [false; 3];
    for item in view.value.get("os.features").into_iter().flat_map(|list| list.items()) {
        let (at, says) = match item.as_str().as_deref() {
            Some("win32k") => (0, &WIN32K),
            Some("erofs") => (1, &EROFS),
            Some("nydus.remoteimage.v1") => (2, &NYDUS),
            _ => continue,
        };
        if let Some(said) = said.get_mut(at).filter(|said| !**said) {
            *said = true;
            report.value(item, says, NOTHING);
        }
    }
}
