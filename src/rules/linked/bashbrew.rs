//! `x-bashbrew-arch`

use crate::diagnostic::Severity;
use crate::image::Role;
use crate::language::Text;
use crate::platform::Platform;
use crate::platform::normalise;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "x-bashbrew-arch",
    severity: Severity::Warning,
    title: text!("The annotation names another architecture", "注解给出的架构不同"),
    reference: Reference {
        section: "docker-library/bashbrew, architecture/oci-platform.go",
        url: "https://github.com/docker-library/bashbrew/blob/v0.1.12/architecture/oci-platform.go",
    },
    doc: page! {
        what: text!("`com.docker.official-images.bashbrew.arch` against the platform of the entry (for an attestation, of its image).", "`com.docker.official-images.bashbrew.arch` 与条目的平台（证明则为其镜像的平台）相比较。"),
        why: text!("The annotation is how Docker Official Images name the build's architecture: `arm32v7` is linux/arm/v7, `i386` is linux/386. Where they differ, one of the two is wrong.", "Docker 官方镜像用该注解命名构建的架构：`arm32v7` 即 linux/arm/v7，`i386` 即 linux/386。两者不同时，必有一个有误。"),
        fix: text!("Correct the platform or the annotation.", "请更正平台或注解。"),
        example: r#"{"annotations": {"com.docker.official-images.bashbrew.arch": "arm32v7"}, "platform": {"os": "linux", "architecture": "arm64"}}"#,
    },
    check: Check::Index(check),
};

static SAYS: Text = text!("`{0}` stands for {1}, but the platform is {2}", "`{0}` 表示 {1}，而平台是 {2}");

const ANNOTATION: &str = "com.docker.official-images.bashbrew.arch";

fn check(view: &IndexView<'_>, report: &mut Report) {
    for (_, entry, role) in view.index.iter() {
        let Some(field) = entry.annotations.iter().find(|field| field.value.0 == ANNOTATION) else { continue };
        let image = match role {
            Role::Attestation(of) => of.and_then(|of| view.index.entries.get(of)),
            _ => Some(entry),
        };
        let (Some(platform), Some((os, architecture, variant))) = (image.and_then(|image| image.platform()), meaning(&field.value.1))
        else {
            continue;
        };
        let part = |part: &str| Some(part.to_owned()).filter(|part| !part.is_empty());
        let meant = Platform { os: part(os), architecture: part(architecture), variant: part(variant), ..Platform::default() };
        let (a, b) = (normalise(platform), normalise(&meant));
        if (&a.os, &a.architecture, &a.variant) != (&b.os, &b.architecture, &b.variant) {
            report.value(view.at(field.node), &SAYS, [field.value.1.clone(), meant.name(), platform.name()]);
        }
    }
}

/// The platform that a name of bashbrew stands for.
fn meaning(name: &str) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match name {
        "amd64" => ("linux", "amd64", ""),
        "arm32v5" => ("linux", "arm", "v5"),
        "arm32v6" => ("linux", "arm", "v6"),
        "arm32v7" => ("linux", "arm", "v7"),
        "arm64v8" => ("linux", "arm64", "v8"),
        "i386" => ("linux", "386", ""),
        "mips64le" => ("linux", "mips64le", ""),
        "ppc64le" => ("linux", "ppc64le", ""),
        "riscv64" => ("linux", "riscv64", ""),
        "s390x" => ("linux", "s390x", ""),
        "windows-amd64" => ("windows", "amd64", ""),
        _ => return None,
    })
}
