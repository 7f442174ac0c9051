//! What the media type of the config says.

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::language::Text;
use crate::media_type as mt;
use crate::rules::descriptor::is_malformed;
use crate::rules::rule::page;
use crate::rules::{Check, ManifestView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static SYNTAX: Rule = Rule {
    code: "manifest-config-type-syntax",
    severity: Severity::Error,
    title: text!("The config's type is no media type", "配置的类型不是合法的媒体类型"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("`config.mediaType` is not `type/subtype` in the letters of RFC 6838, or has parameters or spaces.", "`config.mediaType` 不是由 RFC 6838 允许的字符组成的 `type/subtype`，或带有参数或空格。"),
        why: text!("The specification demands such a name: by it clients tell images from artifacts.", "规范要求这样的名称：客户端靠它区分镜像和制品。"),
        fix: text!("Write the type without parameters.", "请写不带参数的类型。"),
        example: r#"{"config": {"mediaType": "config", "digest": "sha256:…", "size": 7023}}"#,
    },
    check: Check::Manifest(syntax),
};
pub(in crate::rules) static UNKNOWN: Rule = Rule {
    code: "manifest-config-type-unknown",
    severity: Severity::Note,
    title: text!("Not an image", "不是镜像"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("The config's type is not that of an image: the document describes an artifact.", "配置的类型不是镜像配置：该文档描述的是制品。"),
        why: text!("Clients do not run it.", "客户端不会运行它。"),
        fix: text!("Nothing to do.", "无需处理。"),
        example: r#"{"config": {"mediaType": "application/vnd.example.config+json"}}"#,
    },
    check: Check::Manifest(unknown),
};
pub(in crate::rules) static DOCKER: Rule = Rule {
    code: "manifest-docker-config-type",
    severity: Severity::Warning,
    title: text!("A config that Docker does not take for an image's", "Docker 不认作镜像的配置"),
    reference: Reference {
        section: "moby v28.0.0, distribution/registry.go (defaultImageTypes)",
        url: "https://github.com/moby/moby/blob/v28.0.0/distribution/registry.go",
    },
    doc: page! {
        what: text!("The config of a Docker manifest is neither of an image's type nor of those that old registries wrote instead of it.", "Docker 清单的配置既不是镜像配置类型，也不是旧注册表误写的那几种类型。"),
        why: text!("Docker with its graph drivers refuses to pull the manifest: it takes `application/vnd.docker.container.image.v1+json`, the OCI config, `application/octet-stream`, `application/json`, `text/html` and an empty type. A plugin (a note) is for `docker plugin install` alone.", "使用 graphdriver 的 Docker 会拒绝拉取该清单：它只接受 `application/vnd.docker.container.image.v1+json`、OCI 配置、`application/octet-stream`、`application/json`、`text/html` 和空类型。插件（提示）只能用 `docker plugin install` 安装。"),
        fix: text!("For an image use the image's config type; for another artifact use the OCI manifest.", "镜像请使用镜像配置类型；其他制品请使用 OCI 清单。"),
        example: r#"{"mediaType": "application/vnd.docker.distribution.manifest.v2+json", "config": {"mediaType": "application/vnd.example.config+json"}}"#,
    },
    check: Check::Manifest(docker),
};

static SYNTAX_SAYS: Text = text!("`{0}` is not a media type", "`{0}` 不是合法的媒体类型");
static UNKNOWN_SAYS: Text = text!("The config is `{0}`: this is an artifact, not an image", "配置是 `{0}`：这是制品，不是镜像");
static DOCKER_SAYS: Text = text!(
    "Docker with its graph drivers does not take a config of type `{0}` for an image's",
    "使用 graphdriver 的 Docker 不把类型为 `{0}` 的配置认作镜像"
);
static PLUGIN: Text = text!(
    "This is a Docker plugin: `docker plugin install` takes it, `docker pull` does not",
    "这是 Docker 插件：应使用 `docker plugin install`，而不是 `docker pull`"
);

/// The config type of Docker's plugins.
const DOCKER_PLUGIN: &str = "application/vnd.docker.plugin.v1+json";
/// What registries once wrote in place of the config's type, and Docker reads as it.
const ACCIDENTS: &[&str] = &["application/octet-stream", "application/json", "text/html"];

fn syntax(view: &ManifestView<'_>, report: &mut Report) {
    let member = view.config().and_then(|config| config.value.get("mediaType"));
    if let Some((member, text)) = member.and_then(|member| Some((member, member.as_str()?))).filter(|(_, text)| is_malformed(text)) {
        report.value(member, &SYNTAX_SAYS, [text]);
    }
}

fn unknown(view: &ManifestView<'_>, report: &mut Report) {
    let Some(config) = view.config().filter(|_| view.kind == Kind::OciManifest) else { return };
    if let (Some(name), Some(member)) = (config.descriptor.media_type(), config.value.get("mediaType"))
        && !mt::is_image_config(name)
        && mt::is_well_formed(name)
    {
        report.value(member, &UNKNOWN_SAYS, [name]);
    }
}

fn docker(view: &ManifestView<'_>, report: &mut Report) {
    let Some(config) = view.config().filter(|_| view.kind == Kind::DockerManifest) else { return };
    if let (Some(name), Some(member)) = (config.descriptor.media_type(), config.value.get("mediaType"))
        && !mt::is_image_config(name)
        && !ACCIDENTS.contains(&name)
        && mt::is_well_formed(name)
    {
        if name == DOCKER_PLUGIN {
            report.value(member, &PLUGIN, [name]).severity(Severity::Note);
        } else {
            report.value(member, &DOCKER_SAYS, [name]);
        }
    }
}
