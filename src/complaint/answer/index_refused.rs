//! Complaints about an index where a single manifest was wanted, and about indexes that registries refuse.

use super::{Act, Case, act, run, say};
use crate::complaint::Client;
use crate::diagnostic::Sentence;
use crate::language::Text;
use crate::reference::Reference;
use crate::text;

static NESTED: Text = text!(
    "The entry that was chosen is an index itself, and {0} does not look into an index inside the index.",
    "选中的条目本身是索引，而 {0} 不会进入嵌套索引。"
);
static SINGLE_ONLY: Text = text!(
    "{0} takes a single manifest, and the name points to an index; an image with its attestation is one as well.",
    "{0} 只接受单个清单，而该名称指向索引；带证明的单个镜像也是索引。"
);
static NO_PARTS: Text = text!(
    "The part is an index already, and {0} joins single manifests only; an image with its attestation is an index as well.",
    "该部分已是索引，而 {0} 只能合并单个清单；带证明的单个镜像也是索引。"
);
static NOT_ACCEPTED: Text = text!(
    "The client did not tell the registry that it takes OCI indexes, and the registry has no other form of the image.",
    "客户端没有告知注册表它接受 OCI 索引，而注册表没有该镜像的其他形式。"
);
static FLATTEN: Text = text!("List the manifests themselves in the index.", "让索引直接列出清单。");
static NO_ATTESTATIONS: Text = text!(
    "Build for one platform without attestations: the result is a single manifest.",
    "只为一个平台构建且不附带证明：结果是单个清单。"
);
static BY_DIGEST: Text = text!("Or name the manifest for the platform by its digest.", "或用摘要指明对应平台的清单。");
static IMAGETOOLS: Text = text!("Join them with `imagetools`, which takes indexes.", "改用接受索引的 `imagetools` 合并。");
static UPDATE: Text = text!("Bring the client up to date.", "升级客户端。");

/// A client that wants a single manifest.
pub(super) fn refused(case: &Case<'_>) -> (Sentence, Vec<Act>) {
    let image = case.image();
    let flatten =
        || run(&FLATTEN, &[], format!("docker buildx imagetools create --tag NEW_NAME:TAG {}@sha256:DIGEST …", without_tag(image)));
    let single = |tag: &str| {
        run(
            &NO_ATTESTATIONS,
            &[],
            format!("docker buildx build --platform linux/amd64 --provenance=false --sbom=false --tag {tag} --push ."),
        )
    };
    match case.complaint.client {
        Client::AwsLambda => {
            (name(case, &SINGLE_ONLY), vec![single(image), run(&BY_DIGEST, &[], format!("{}@sha256:DIGEST", without_tag(image)))])
        }
        Client::DockerManifest | Client::ManifestTool => {
            // The name in the message is a part, not what the parts are joined to.
            let join = format!("docker buildx imagetools create --tag NEW_NAME:TAG {image} OTHER_PART …");
            (name(case, &NO_PARTS), vec![run(&IMAGETOOLS, &[], join), single("NEW_PART:TAG")])
        }
        Client::Registry => (say(&NOT_ACCEPTED, &[]), vec![act(&UPDATE, &[]), single("NEW_NAME:TAG")]),
        _ => (name(case, &NESTED), vec![flatten(), act(&UPDATE, &[])]),
    }
}

static NOT_STORED: Text = text!(
    "The builder can put one image into the local store, not an index of several platforms or with attestations.",
    "构建器只能把单个镜像放入本地存储，不能放入多平台或带证明的索引。"
);
static PUSH: Text = text!("Push instead of loading.", "改为推送，而不是加载。");
static ONE_PLATFORM: Text = text!("Or build for one platform.", "或只为一个平台构建。");
static OTHER_STORE: Text = text!(
    "Or use a builder that can: `docker-container`, or Docker with the containerd image store.",
    "或使用支持的构建器：`docker-container`，或启用 containerd 镜像存储的 Docker。"
);

/// A builder that cannot store an index.
pub(super) fn not_stored(_: &Case<'_>) -> (Sentence, Vec<Act>) {
    let acts = vec![
        run(&PUSH, &[], "docker buildx build --platform linux/amd64,linux/arm64 --tag NAME:TAG --push ."),
        run(&ONE_PLATFORM, &[], "docker buildx build --platform linux/amd64 --provenance=false --load ."),
        run(&OTHER_STORE, &[], "docker buildx create --driver docker-container --use"),
    ];
    (say(&NOT_STORED, &[]), acts)
}

static MIXED: Text =
    text!("{0} refuses the mix of OCI and Docker media types in the index.", "{0} 拒绝索引中混用 OCI 与 Docker 媒体类型。");
static ANNOTATED: Text = text!(
    "{0} cannot read the Docker list: it has members, such as `annotations`, that only OCI indexes have.",
    "{0} 无法读取该 Docker 清单列表：它含有只属于 OCI 索引的成员，例如 `annotations`。"
);
static SUBJECT: Text = text!(
    "The registry does not have what the manifest points to: a layer that was not pushed, or the `subject` of an attestation that is pushed before its image.",
    "注册表没有清单所指的内容：未推送的层，或先于镜像推送的证明的 `subject`。"
);
static CLASS: Text = text!(
    "The registry takes known kinds of manifests only, and not the empty config (`application/vnd.oci.empty.v1+json`) of attestations in their newer form or of artifacts.",
    "注册表只接受已知种类的清单，不接受新形式的证明或制品所带的空配置（`application/vnd.oci.empty.v1+json`）。"
);
static ONE_FAMILY: Text = text!("Use one family of media types.", "只使用一类媒体类型。");
static OLDER_FORM: Text = text!("Store attestations in their older form, or build without them.", "以旧形式保存证明，或构建时不附带证明。");

/// A registry that refuses what is pushed.
pub(super) fn push(case: &Case<'_>) -> (Sentence, Vec<Act>) {
    let oci = run(&ONE_FAMILY, &[], "docker buildx build --output type=image,oci-mediatypes=true,push=true .");
    let older = || {
        vec![
            run(&OLDER_FORM, &[], "BUILDX_NO_DEFAULT_OCI_ARTIFACT=true docker buildx build --push ."),
            run(&OLDER_FORM, &[], "docker buildx build --provenance=false --sbom=false --push ."),
        ]
    };
    match case.complaint.client {
        Client::Quay => (name(case, &MIXED), vec![oci]),
        Client::GoogleRegistry if case.complaint.media_type.is_some() => (name(case, &MIXED), vec![oci]),
        Client::GoogleRegistry => (name(case, &ANNOTATED), vec![oci]),
        _ if case.complaint.media_type.is_some() => (say(&CLASS, &[]), older()),
        _ => (say(&SUBJECT, &[]), older()),
    }
}

static INVALID: Text = text!(
    "The registry calls the manifest invalid and does not say why: it is damaged, or of a kind that the registry does not know. Older registries know no OCI index, attestation or artifact.",
    "注册表认为清单无效，但没有说明原因：清单已损坏，或属于注册表不认识的种类。较旧的注册表不认识 OCI 索引、证明或制品。"
);
static CHECK: Text = text!(
    "Give the document that is pushed: without an error among its findings, the registry is the one that does not know it.",
    "提供所推送的文档：如果其中没有错误级别的问题，那就是注册表不认识它。"
);
static DOCKER_TYPES: Text = text!("Build with Docker's media types and without attestations.", "使用 Docker 媒体类型构建，且不附带证明。");
static NEWER_REGISTRY: Text = text!("Bring the registry up to date.", "升级注册表。");

/// A registry that does not say what it refuses.
pub(super) fn invalid(_: &Case<'_>) -> (Sentence, Vec<Act>) {
    let docker =
        "docker buildx build --provenance=false --sbom=false --output type=image,name=NEW_NAME:TAG,oci-mediatypes=false,push=true .";
    (say(&INVALID, &[]), vec![act(&CHECK, &[]), run(&DOCKER_TYPES, &[], docker), act(&NEWER_REGISTRY, &[])])
}

static SEVERAL: Text = text!(
    "The layout's `index.json` lists several images and none was named; the platforms of one image belong into an index of their own.",
    "布局的 `index.json` 列出多个镜像，却没有指明其中一个；同一镜像的各平台应放在单独的索引中。"
);
static NAME_ONE: Text = text!("Name the image, where `index.json` has names.", "如果 `index.json` 中有名称，指明镜像。");

/// Several images in a layout.
pub(super) fn several(_: &Case<'_>) -> (Sentence, Vec<Act>) {
    (say(&SEVERAL, &[]), vec![run(&NAME_ONE, &[], "skopeo copy --multi-arch all oci:DIRECTORY:NAME docker://NAME:TAG")])
}

/// A sentence about the client.
fn name(case: &Case<'_>, text: &'static Text) -> Sentence {
    say(text, &[case.client().en])
}

/// The name without tag and digest.
fn without_tag(image: &str) -> String {
    Reference::parse(image).map_or_else(|_| image.to_owned(), |reference| reference.name())
}
