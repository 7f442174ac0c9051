//! Output that describes an image and is none of its documents.

use crate::diagnostic::Severity;
use crate::dialect::{docker_inspect, docker_save, skopeo_inspect};
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static SKOPEO_INSPECT: Rule = Rule {
    code: "tool-skopeo-inspect",
    severity: Severity::Note,
    title: text!("Output of `skopeo inspect`", "`skopeo inspect` 的输出"),
    reference: Reference {
        section: "skopeo, cmd/skopeo/inspect.go",
        url: "https://github.com/containers/skopeo/blob/v1.17.0/cmd/skopeo/inspect.go",
    },
    doc: page! {
        what: text!("An object with `Name`, `Digest`, `RepoTags`, `Layers`.", "含 `Name`、`Digest`、`RepoTags`、`Layers` 的对象。"),
        why: text!("It is a summary made from several documents.", "它是由多个文档汇总而成的。"),
        fix: text!("Use `skopeo inspect --raw` for the manifest, `--config --raw` for the config.", "用 `skopeo inspect --raw` 获取清单，`--config --raw` 获取配置。"),
        example: r#"{"Name": "…", "Digest": "sha256:…", "RepoTags": [], "Layers": []}"#,
    },
    check: Check::Json(skopeo),
};
pub(in crate::rules) static DOCKER_IMAGE_INSPECT: Rule = Rule {
    code: "tool-docker-image-inspect",
    severity: Severity::Note,
    title: text!("Output of `docker inspect`", "`docker inspect` 的输出"),
    reference: Reference {
        section: "docker/cli, docker image inspect",
        url: "https://docs.docker.com/reference/cli/docker/image/inspect/",
    },
    doc: page! {
        what: text!("Objects with `Id`, `RepoTags`, `RepoDigests`, `RootFS`.", "含 `Id`、`RepoTags`、`RepoDigests`、`RootFS` 的对象。"),
        why: text!("It is neither a manifest nor a config. `RepoDigests` names the digests of the index or manifest.", "它既不是清单也不是配置。`RepoDigests` 给出索引或清单的摘要。"),
        fix: text!("Fetch the index with `docker buildx imagetools inspect --raw`.", "请用 `docker buildx imagetools inspect --raw` 获取索引。"),
        example: r#"[{"Id": "sha256:…", "RepoDigests": [], "RootFS": {}}]"#,
    },
    check: Check::Json(docker),
};
pub(in crate::rules) static DOCKER_SAVE_MANIFEST: Rule = Rule {
    code: "tool-docker-save-manifest",
    severity: Severity::Note,
    title: text!("`manifest.json` of a `docker save` archive", "`docker save` 归档中的 `manifest.json`"),
    reference: Reference {
        section: "image-spec v1.1.1, image-layout.md",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md",
    },
    doc: page! {
        what: text!("An array of objects with `Config`, `RepoTags`, `Layers`.", "由含 `Config`、`RepoTags`、`Layers` 的对象组成的数组。"),
        why: text!("It lists the files of the archive and is no image manifest.", "它列出归档中的文件，不是镜像清单。"),
        fix: text!("Give the files of the archive that it names.", "请提供它所列出的归档文件。"),
        example: r#"[{"Config": "…", "RepoTags": [], "Layers": []}]"#,
    },
    check: Check::Json(save),
};

static SKOPEO: Text = text!("This is what `skopeo inspect` prints", "这是 `skopeo inspect` 的输出");
static DOCKER: Text = text!("This is what `docker inspect` prints", "这是 `docker inspect` 的输出");
static SAVE: Text = text!("This is the list of files of a `docker save` archive", "这是 `docker save` 归档的文件清单");

fn skopeo(root: Value<'_>, document: &Document, report: &mut Report) {
    if document.dialect == Some(&skopeo_inspect::DIALECT) {
        report.missing(root, &SKOPEO, NOTHING);
    }
}

fn docker(root: Value<'_>, document: &Document, report: &mut Report) {
    if document.dialect == Some(&docker_inspect::DIALECT) {
        report.missing(root, &DOCKER, NOTHING);
    }
}

fn save(root: Value<'_>, document: &Document, report: &mut Report) {
    if document.dialect == Some(&docker_save::DIALECT) {
        report.missing(root, &SAVE, NOTHING);
    }
}
