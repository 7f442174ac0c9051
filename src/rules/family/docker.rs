//! `docker-ai-compose`

use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::artifact::Manifest;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "docker-ai-compose",
    severity: Severity::Note,
    title: text!("A model or a Compose project", "模型或 Compose 项目"),
    reference: Reference {
        section: "moby v29.0.0, daemon/containerd/image_pull.go (isModelMediaType); Docker Compose, internal/oci/push.go",
        url: "https://github.com/moby/moby/blob/docker-v29.0.0/daemon/containerd/image_pull.go",
    },
    doc: page! {
        what: text!("The types are those of Docker's AI models or of a published Compose project.", "类型属于 Docker 的 AI 模型或已发布的 Compose 项目。"),
        why: text!("It is no image: `docker run` does not start it; `docker model` and `docker compose -f oci://…` read it.", "它不是镜像：`docker run` 不能启动它；由 `docker model` 和 `docker compose -f oci://…` 读取。"),
        fix: text!("Nothing to do.", "无需处理。"),
        example: r#"{"artifactType": "application/vnd.docker.compose.project"}"#,
    },
    check: Check::Json(check),
};

static MODEL: Text = text!("A model for `docker model`, not an image", "供 `docker model` 使用的模型，不是镜像");
static COMPOSE: Text = text!(
    "A Compose project, not an image: `docker compose -f oci://…` reads it",
    "Compose 项目，不是镜像：由 `docker compose -f oci://…` 读取"
);

fn check(_: Value<'_>, document: &Document, report: &mut Report) {
    let Some(manifest) = Manifest::of(document) else { return };
    let families = [("application/vnd.docker.ai.", &MODEL), ("application/vnd.docker.compose.", &COMPOSE)];
    for (prefix, says) in families {
        if let Some(value) = manifest.typed(|name| name.starts_with(prefix)) {
            report.value(value, says, NOTHING);
        }
    }
}
