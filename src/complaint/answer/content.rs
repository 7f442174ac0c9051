//! Complaints about what the entries point to.

use super::{Act, Case, act, run, say};
use crate::complaint::Client;
use crate::diagnostic::Sentence;
use crate::language::Text;
use crate::text;

static TYPE: Text = text!("{0} does not take the media type `{1}`.", "{0} 不接受媒体类型 `{1}`。");
static NO_TYPE: Text = text!(
    "{0} came upon an entry without a media type, or with one that it does not take.",
    "{0} 遇到没有媒体类型或媒体类型不被接受的条目。"
);
static LOOK: Text =
    text!("See which entry has it: in the index, or in the manifest behind it.", "查看是哪个条目：在索引中，或在其所指的清单中。");
static UPDATE: Text = text!("Bring the client up to date.", "升级客户端。");

/// A media type that is not taken.
pub(super) fn type_refused(case: &Case<'_>) -> (Sentence, Vec<Act>) {
    let client = case.client().en;
    let cause = match case.complaint.media_type.as_deref() {
        Some(name) => say(&TYPE, &[client, name]),
        None => say(&NO_TYPE, &[client]),
    };
    (cause, vec![act(&LOOK, &[]), act(&UPDATE, &[])])
}

static ZSTD: Text = text!("The layers are compressed with zstd, and {0} cannot read that.", "层使用 zstd 压缩，而 {0} 无法读取。");
static DOCKER_ZSTD: Text = text!(
    "The layers are compressed with zstd inside a Docker manifest, which has no media type for that; {0} takes it in OCI manifests only.",
    "Docker 清单中的层使用了 zstd 压缩，而该格式没有对应的媒体类型；{0} 只在 OCI 清单中接受它。"
);
static NO_TAR: Text = text!(
    "A layer is no tar archive that {0} can read: compressed with zstd for an engine before 23.0, or an attestation taken for an image.",
    "某个层不是 {0} 能读取的 tar 归档：23.0 之前的引擎遇到 zstd 压缩，或把证明当作镜像。"
);
static OCI_TYPES: Text = text!("Build with OCI media types.", "使用 OCI 媒体类型构建。");
static GZIP: Text = text!("Compress with gzip.", "使用 gzip 压缩。");

/// zstd where it cannot be read.
pub(super) fn zstd(case: &Case<'_>) -> (Sentence, Vec<Act>) {
    let client = case.client().en;
    let gzip = run(&GZIP, &[], "docker buildx build --output type=image,compression=gzip,force-compression=true,push=true .");
    let docker = case.complaint.media_type.as_deref().is_some_and(|name| name.starts_with("application/vnd.docker."));
    if docker {
        let oci = "docker buildx build --output type=image,oci-mediatypes=true,compression=zstd,push=true .";
        return (say(&DOCKER_ZSTD, &[client]), vec![run(&OCI_TYPES, &[], oci), gzip, act(&UPDATE, &[])]);
    }
    let tar = matches!(case.complaint.client, Client::Docker | Client::AmazonEcs | Client::Trivy);
    (say(if tar { &NO_TAR } else { &ZSTD }, &[client]), vec![act(&UPDATE, &[]), gzip])
}

static SCHEMA1: Text =
    text!("The manifest is of Docker schema 1, which {0} does not pull any more.", "该清单是 Docker schema 1 格式，{0} 已不再拉取。");
static CONVERT: Text = text!("Take a newer tag, build the image anew, or convert it.", "使用较新的标签、重新构建镜像或进行转换。");

/// Schema 1.
pub(super) fn schema1(case: &Case<'_>) -> (Sentence, Vec<Act>) {
    let image = case.image();
    let convert = format!("skopeo copy --format oci docker://{image} docker://NAME:TAG");
    (say(&SCHEMA1, &[case.client().en]), vec![run(&CONVERT, &[], convert)])
}

static AMBIGUOUS: Text = text!(
    "The document has the members of an index and of a manifest at once, and {0} refuses it, so that nobody can be shown two images under one digest.",
    "该文档同时含有索引和清单的成员，{0} 拒绝它，以免同一摘要对应两个镜像。"
);
static SPLIT: Text = text!(
    "Leave `config` and `layers` out of the index, and push it again; its digest changes.",
    "从索引中去掉 `config` 和 `layers` 后重新推送；其摘要会改变。"
);

/// Index and manifest at once.
pub(super) fn ambiguous(case: &Case<'_>) -> (Sentence, Vec<Act>) {
    (say(&AMBIGUOUS, &[case.client().en]), vec![act(&SPLIT, &[])])
}

static NOT_AN_IMAGE: Text = text!(
    "What was chosen is an artifact and no image: nothing else in the index fits, or the entry stands where an image is expected.",
    "选中的是制品而不是镜像：索引中没有其他匹配项，或该条目位于应为镜像的位置。"
);
static GIVE_PLATFORM: Text =
    text!("Check that the index has the platform, and list artifacts behind the images.", "确认索引中有该平台，并把制品排在镜像之后。");

/// An artifact.
pub(super) fn not_an_image(_: &Case<'_>) -> (Sentence, Vec<Act>) {
    (say(&NOT_AN_IMAGE, &[]), vec![act(&GIVE_PLATFORM, &[])])
}

static MISSING: Text = text!(
    "The content that was asked for is not there: deleted, never pushed, or pulled for other platforms only.",
    "所请求的内容不存在：已删除、从未推送，或只拉取了其他平台。"
);
static ALL_PLATFORMS: Text = text!("Pull and save one platform, or all of them.", "拉取并保存单个平台，或全部平台。");
static CHECK_TAG: Text = text!(
    "Check the name and tag, and that clean-up jobs leave the children of indexes alone.",
    "检查名称和标签，并确认清理任务不会删除索引的子清单。"
);

/// Content that is not there.
pub(super) fn missing(case: &Case<'_>) -> (Sentence, Vec<Act>) {
    let image = case.image();
    let save = format!("docker save --platform linux/amd64 --output image.tar {image}");
    let acts = match case.complaint.client {
        Client::Containerd | Client::BuildKit => vec![run(&ALL_PLATFORMS, &[], save), act(&CHECK_TAG, &[])],
        _ => vec![run(&CHECK_TAG, &[], format!("docker buildx imagetools inspect {image}"))],
    };
    (say(&MISSING, &[]), acts)
}
