//! Members that only Docker reads. Legal, and told once.

use super::place::{all_present, config, list, settings};
use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RESERVED: Rule = Rule {
    code: "config-reserved",
    severity: Severity::Note,
    title: text!("Members that only Docker reads", "只有 Docker 读取的成员"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties; docker-image-spec v1.3.1",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`config` has `Memory`, `MemorySwap`, `CpuShares`, `Healthcheck`, `OnBuild` or `Shell` with a value.", "`config` 含有带值的 `Memory`、`MemorySwap`、`CpuShares`、`Healthcheck`、`OnBuild` 或 `Shell`。"),
        why: text!("The specification reserves the first four for Docker and does not define the others: Docker and podman read some of them, Kubernetes ignores them all.", "规范把前四个保留给 Docker，未定义其余两个：Docker 和 podman 会读取其中一些，Kubernetes 全部忽略。"),
        fix: text!("Nothing to do. On Kubernetes describe probes and limits in the pod.", "无需处理。在 Kubernetes 上请在 Pod 中描述探针和限制。"),
        example: r#"{"config": {"Healthcheck": {"Test": ["CMD", "/bin/check"]}}}"#,
    },
    check: Check::Json(reserved),
};
pub(in crate::rules) static LEGACY: Rule = Rule {
    code: "config-docker-legacy",
    severity: Severity::Note,
    title: text!("Leftovers of Docker's first format", "Docker 最初格式的遗留成员"),
    reference: Reference {
        section: "docker-image-spec v1.2, Image JSON Field Descriptions",
        url: "https://github.com/moby/docker-image-spec/blob/v1.3.1/v1.2.md",
    },
    doc: page! {
        what: text!("The config has `container`, `container_config`, `docker_version`, `id`, `parent` or `throwaway`.", "配置含有 `container`、`container_config`、`docker_version`、`id`、`parent` 或 `throwaway`。"),
        why: text!("They describe the container that a step of the build ran in. Nothing reads them today; they can tell about the machine that built the image.", "它们描述构建步骤所在的容器。如今没有程序读取；它们可能透露构建机器的信息。"),
        fix: text!("Nothing to do. Builders of today leave them out.", "无需处理。如今的构建工具不再写入。"),
        example: r#"{"docker_version": "18.06.1-ce", "container": "0fd99658…"}"#,
    },
    check: Check::Json(legacy),
};

static RESERVED_SAYS: Text = text!("Only Docker and its relatives read {0}", "只有 Docker 及其同类读取 {0}");
static LEGACY_SAYS: Text = text!("No client reads {0} any more", "已没有客户端读取 {0}");

/// Whether a value asks for something: neither zero nor empty.
fn says_something(value: Value<'_>) -> bool {
    value.raw() != "0" && !((value.is_array() || value.is_object()) && value.children().next().is_none())
}

fn say<'a>(found: impl Iterator<Item = (&'static str, Value<'a>)>, says: &'static Text, report: &mut Report) {
    let found: Vec<_> = found.collect();
    if let Some((_, first)) = found.first() {
        let names: Vec<_> = found.iter().map(|(name, _)| *name).collect();
        report.key(*first, says, [list(&names)]);
    }
}

fn reserved(root: Value<'_>, document: &Document, report: &mut Report) {
    let names = &["Memory", "MemorySwap", "CpuShares", "Healthcheck", "OnBuild", "Shell"];
    let found = all_present(settings(root, document), names);
    say(found.filter(|(_, value)| says_something(*value)), &RESERVED_SAYS, report);
}

fn legacy(root: Value<'_>, document: &Document, report: &mut Report) {
    let names = &["container", "container_config", "docker_version", "id", "parent", "throwaway"];
    say(all_present(config(root, document), names), &LEGACY_SAYS, report);
}
