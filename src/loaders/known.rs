//! The loaders, each after its source.

use super::archive::Known;
use super::{Judgement, Loader, Outcome};
use crate::diagnostic::Sentence;
use crate::language::Text;
use crate::rules::NOTHING;
use crate::text;

/// Every loader.
pub static LOADERS: &[Loader] = &[
    Loader {
        id: "docker-load-containerd",
        name: text!("docker load (containerd image store)", "docker load（containerd 镜像存储）"),
        version: "Docker Engine 29.6",
        source: "moby/moby daemon/containerd/image_exporter.go (LoadImage); containerd core/images/archive/importer.go",
        url: "https://github.com/moby/moby/blob/master/daemon/containerd/image_exporter.go",
        judge: |known| through_containerd(known, &["docker", "load", "-i"], &["docker", "load"], &["docker", "load", "-i"]),
    },
    Loader {
        id: "docker-load-29",
        name: text!("docker load (classic store), Docker 29", "docker load（经典存储），Docker 29"),
        version: "Docker Engine 29.6",
        source: "moby/moby daemon/internal/image/tarexport/load.go",
        url: "https://github.com/moby/moby/blob/master/daemon/internal/image/tarexport/load.go",
        judge: |known| classic(known, false),
    },
    Loader {
        id: "docker-load-28",
        name: text!("docker load (classic store), Docker 1.10 to 28", "docker load（经典存储），Docker 1.10 至 28"),
        version: "Docker Engine 20.10, 24.0, 28.5",
        source: "moby/moby image/tarexport/load.go (Load, legacyLoad)",
        url: "https://github.com/moby/moby/blob/v28.5.2/image/tarexport/load.go",
        judge: |known| classic(known, true),
    },
    Loader {
        id: "podman-load",
        name: text!("podman load", "podman load"),
        version: "podman 5.8",
        source: "containers/container-libs common/libimage/load.go; image/oci/layout/oci_transport.go; image/docker/internal/tarfile",
        url: "https://github.com/containers/container-libs/blob/main/common/libimage/load.go",
        judge: podman,
    },
    Loader {
        id: "skopeo-oci",
        name: text!("skopeo copy oci-archive: and oci:", "skopeo copy oci-archive: 与 oci:"),
        version: "skopeo 1.22",
        source: "containers/container-libs image/oci/archive, image/oci/layout/oci_transport.go",
        url: "https://github.com/containers/container-libs/blob/main/image/oci/layout/oci_transport.go",
        judge: |known| renamed(known, skopeo_oci(known)),
    },
    Loader {
        id: "skopeo-docker-archive",
        name: text!("skopeo copy docker-archive:", "skopeo copy docker-archive:"),
        version: "skopeo 1.22",
        source: "containers/container-libs image/docker/internal/tarfile/reader.go",
        url: "https://github.com/containers/container-libs/blob/main/image/docker/internal/tarfile/reader.go",
        judge: |known| renamed(known, skopeo_docker(known)),
    },
    Loader {
        id: "ctr-import",
        name: text!("ctr images import", "ctr images import"),
        version: "containerd 2.3",
        source: "containerd core/images/archive/importer.go; core/transfer/archive/importer.go",
        url: "https://github.com/containerd/containerd/blob/main/core/images/archive/importer.go",
        judge: |known| {
            through_containerd(
                known,
                &["ctr", "images", "import"],
                &["ctr", "images", "import", "-"],
                &["ctr", "images", "import", "--base-name", EXAMPLE],
            )
        },
    },
    Loader {
        id: "nerdctl-load",
        name: text!("nerdctl load", "nerdctl load"),
        version: "nerdctl 2.3",
        source: "containerd/nerdctl pkg/imgutil/load/load.go; containerd core/images/archive/importer.go",
        url: "https://github.com/containerd/nerdctl/blob/main/pkg/imgutil/load/load.go",
        judge: |known| through_containerd(known, &["nerdctl", "load", "-i"], &["nerdctl", "load"], &["nerdctl", "load", "-i"]),
    },
    Loader {
        id: "crane-push",
        name: text!("crane push", "crane push"),
        version: "crane 0.21",
        source: "google/go-containerregistry cmd/crane/cmd/push.go; pkg/v1/tarball/image.go",
        url: "https://github.com/google/go-containerregistry/blob/main/cmd/crane/cmd/push.go",
        judge: crane,
    },
    Loader {
        id: "oras-cp",
        name: text!("oras cp --from-oci-layout", "oras cp --from-oci-layout"),
        version: "oras 1.3",
        source: "oras-project/oras-go content/oci/readonlyoci.go; oras-project/oras cmd/oras/internal/option/target.go",
        url: "https://github.com/oras-project/oras-go/blob/main/content/oci/readonlyoci.go",
        judge: oras,
    },
    Loader {
        id: "regctl-import",
        name: text!("regctl image import", "regctl image import"),
        version: "regctl 0.11",
        source: "regclient/regclient image.go (ImageImport)",
        url: "https://github.com/regclient/regclient/blob/main/image.go",
        judge: regctl,
    },
    Loader {
        id: "buildx-context",
        name: text!("docker buildx build --build-context oci-layout://", "docker buildx build --build-context oci-layout://"),
        version: "buildx 0.36",
        source: "docker/buildx build/opt.go (resolveDigest); moby/buildkit client/ociindex/ociindex.go",
        url: "https://github.com/docker/buildx/blob/master/build/opt.go",
        judge: |known| renamed(known, buildx(known)),
    },
];

/// The name of an image in commands, where the archive states none.
const EXAMPLE: &str = "registry.example.com/app";

static ALL_IMAGES: Text = text!("All images of the layout are loaded under their names", "布局中的所有镜像都按其名称加载");
static UNNAMED: Text = text!(
    "The layout is loaded; its images have no name and get none, or the one that is given",
    "可以加载布局；其中的镜像没有名称，加载后也没有，或使用给定的名称"
);
static SAVED: Text = text!("It reads `manifest.json`, which lists {0} images", "它读取 `manifest.json`，其中列出 {0} 个镜像");
static SAVED_TOO: Text = text!(
    "It reads `manifest.json`: one platform of each of {0} images; the layout beside it is not looked at",
    "它读取 `manifest.json`：{0} 个镜像各一个平台；不查看旁边的布局"
);
static NO_SAVE: Text = text!(
    "There is no `manifest.json` of `docker save`, and it reads nothing else",
    "没有 `docker save` 的 `manifest.json`，而它只读取这个文件"
);
static NO_LAYOUT: Text = text!("There is no OCI layout, and it reads nothing else", "没有 OCI 布局，而它只读取布局");
static NEITHER: Text = text!(
    "It recognises neither an OCI layout nor a `manifest.json` of `docker save`",
    "它识别不出 OCI 布局，也没有 `docker save` 的 `manifest.json`"
);
static V1: Text = text!("It reads the oldest form of `docker save`, on Linux only", "它能读取最旧格式的 `docker save` 归档，仅限 Linux");
static TO_PACK: Text = text!("It takes a tar: pack the content of the folder", "它接受 tar：请打包文件夹的内容");
static TO_UNPACK: Text = text!("It takes a folder: unpack the archive", "它接受文件夹：请先解包归档");
static COMPRESSED: Text = text!("It takes plain tars only: decompress the archive first", "它只接受未压缩的 tar：请先解压归档");
static ONE: Text = text!("The layout has one entry, which it takes", "布局只有一个条目，会取用它");
static ONE_OF: Text = text!("The layout has {0} entries: one has to be named", "布局有 {0} 个条目：必须指定其中一个");
static RENAME: Text =
    text!("Rename it to `{0}` first: after a colon it looks for the name of an image", "请先改名为 `{0}`：冒号之后的部分会被当作镜像名称");
static NO_NAME: Text = text!("The layout has {0} entries and none has a name to choose it by", "布局有 {0} 个条目，都没有可供选择的名称");
static SEVERAL: Text = text!("`manifest.json` lists {0} images: one has to be named", "`manifest.json` 列出 {0} 个镜像：必须指定其中一个");
static SEVERAL_UNNAMED: Text =
    text!("`manifest.json` lists {0} images, and it takes exactly one", "`manifest.json` 列出 {0} 个镜像，而它只接受一个");
static EMPTY: Text = text!("It lists no image", "没有列出镜像");
static AS_INDEX: Text = text!(
    "The layout has {0} entries: `--index` pushes them together as one index",
    "布局有 {0} 个条目：`--index` 会把它们作为一个索引推送"
);
static ABSENT: Text = text!("What the entry of `index.json` leads to is not in the layout", "`index.json` 的条目所指的内容不在布局中");
static BY_DIGEST: Text = text!("The entry has to be named by its digest: it has no other name", "条目没有其他名称，必须用摘要指定");

fn say(text: &'static Text, arguments: impl IntoIterator<Item = impl Into<String>>) -> Sentence {
    Sentence { text, arguments: arguments.into_iter().map(Into::into).collect() }
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn accepts(reason: Sentence, command: &[&str]) -> Judgement {
    Judgement { outcome: Outcome::Accepts, reason, command: vec![words(command)] }
}

fn by_name(reason: Sentence, command: &[&str]) -> Judgement {
    Judgement { outcome: Outcome::ByName, reason, command: vec![words(command)] }
}

fn refuses(reason: Sentence) -> Judgement {
    Judgement { outcome: Outcome::Refuses, reason, command: Vec::new() }
}

/// A folder is packed on the way to a loader that reads a tar from its input.
fn packed(known: &Known<'_>, loader: &[&str]) -> Judgement {
    let command = vec![words(&["tar", "-C", known.file(), "-cf", "-", "."]), words(loader)];
    Judgement { outcome: Outcome::Packed, reason: say(&TO_PACK, NOTHING), command }
}

/// containerd's importer: a layout where there is the file `oci-layout`, else `manifest.json`. What is missing of other
/// platforms is passed over.
fn through_containerd(known: &Known<'_>, file: &[&str], stream: &[&str], unnamed: &[&str]) -> Judgement {
    let named = !known.has_marker() || known.all_named();
    let (fault, reason) = if known.has_marker() {
        let absent = known
            .entries()
            .iter()
            .all(|entry| !known.has(entry))
            .then(|| say(if known.entries().is_empty() { &EMPTY } else { &ABSENT }, NOTHING));
        (known.layout_fault(true).or(absent), say(if named { &ALL_IMAGES } else { &UNNAMED }, NOTHING))
    } else if known.is_save() {
        (known.save_fault().or((known.saved().0 == 0).then(|| say(&EMPTY, NOTHING))), say(&SAVED, [known.saved().0.to_string()]))
    } else {
        (Some(say(&NEITHER, NOTHING)), say(&NEITHER, NOTHING))
    };
    match fault {
        Some(fault) => refuses(fault),
        None if known.is_folder() => packed(known, stream),
        None => accepts(reason, &[if named { file } else { unnamed }, &[known.file()]].concat()),
    }
}

/// Docker's classic store: `manifest.json`, or, in older versions, `repositories` where there is none.
fn classic(known: &Known<'_>, legacy: bool) -> Judgement {
    if known.is_v1() && legacy && !known.is_layout() && !known.is_folder() {
        return accepts(say(&V1, NOTHING), &["docker", "load", "-i", known.file()]);
    }
    if !known.is_save() {
        return refuses(say(&NO_SAVE, NOTHING));
    }
    let count = known.saved().0;
    match known.save_fault() {
        Some(fault) => refuses(fault),
        None if count == 0 => refuses(say(&EMPTY, NOTHING)),
        None if known.is_folder() => packed(known, &["docker", "load"]),
        None => {
            accepts(say(if known.is_layout() { &SAVED_TOO } else { &SAVED }, [count.to_string()]), &["docker", "load", "-i", known.file()])
        }
    }
}

/// Why a layout does not give the one image that containers/image asks for, by name or alone.
fn one_of_layout(known: &Known<'_>) -> Result<(), Sentence> {
    if !known.is_layout() {
        return Err(say(&NO_LAYOUT, NOTHING));
    }
    if let Some(fault) = known.layout_fault(false) {
        return Err(fault);
    }
    match known.entries() {
        [] => Err(say(&EMPTY, NOTHING)),
        [only] if !known.has(only) => Err(say(&ABSENT, NOTHING)),
        [_] => Ok(()),
        several => Err(say(&NO_NAME, [several.len().to_string()])),
    }
}

/// Tries a layout, as a folder or a tar, and then `manifest.json`, whose images it loads all.
fn podman(known: &Known<'_>) -> Judgement {
    let command = ["podman", "load", "-i", known.file()];
    match one_of_layout(known) {
        // What cannot be named as a layout is read as `docker save` writes it.
        Ok(()) if !(known.has_colon() && known.is_save() && known.save_fault().is_none()) => {
            renamed(known, accepts(say(&ONE, NOTHING), &["podman", "load", "-i", &known.file_before_colon()]))
        }
        _ if known.is_save() && !known.is_folder() => match known.save_fault() {
            Some(fault) => refuses(fault),
            None if known.saved().0 == 0 => refuses(say(&EMPTY, NOTHING)),
            None => accepts(say(if known.is_layout() { &SAVED_TOO } else { &SAVED }, [known.saved().0.to_string()]), &command),
        },
        Err(fault) if known.is_layout() => refuses(fault),
        _ => refuses(say(&NEITHER, NOTHING)),
    }
}

/// Of a file whose name has a colon, for those that take what follows one for the name of an image: containers/image
/// `internal/ocidir` and `docker/archive` split at the first, as buildx does.
fn renamed(known: &Known<'_>, judgement: Judgement) -> Judgement {
    if !known.has_colon() || judgement.outcome == Outcome::Refuses || judgement.outcome == Outcome::Packed {
        return judgement;
    }
    Judgement { reason: say(&RENAME, [known.file_before_colon()]), ..judgement }
}

fn skopeo_oci(known: &Known<'_>) -> Judgement {
    let source = format!("{}:{}", if known.is_folder() { "oci" } else { "oci-archive" }, known.file_before_colon());
    let target = format!("docker://{}", known.target());
    match (one_of_layout(known), known.reference_name()) {
        (Ok(()), _) => accepts(say(&ONE, NOTHING), &["skopeo", "copy", "--all", &source, &target]),
        (Err(_), Some(name)) if known.entries().len() > 1 && known.layout_fault(false).is_none() => {
            let named = format!("{source}:{name}");
            by_name(say(&ONE_OF, [known.entries().len().to_string()]), &["skopeo", "copy", "--all", &named, &target])
        }
        (Err(fault), _) => refuses(fault),
    }
}

fn skopeo_docker(known: &Known<'_>) -> Judgement {
    if !known.is_save() {
        return refuses(say(&NO_SAVE, NOTHING));
    }
    let (source, target) = (format!("docker-archive:{}", known.file_before_colon()), format!("docker://{}", known.target()));
    match (known.save_fault(), known.saved()) {
        (Some(fault), _) => refuses(fault),
        (None, (0, _)) => refuses(say(&EMPTY, NOTHING)),
        (None, _) if known.is_folder() => {
            Judgement { outcome: Outcome::Packed, reason: say(&TO_PACK, NOTHING), command: vec![pack_into_file(known)] }
        }
        (None, (1, _)) => accepts(say(&SAVED, ["1"]), &["skopeo", "copy", &source, &target]),
        (None, (count, Some(name))) => {
            by_name(say(&SEVERAL, [count.to_string()]), &["skopeo", "copy", &format!("{source}:{name}"), &target])
        }
        (None, (count, None)) => refuses(say(&SEVERAL_UNNAMED, [count.to_string()])),
    }
}

/// A folder is a layout, a file is a plain tar of `docker save` with one image.
fn crane(known: &Known<'_>) -> Judgement {
    let target = known.target();
    if !known.is_folder() {
        return match (known.save_fault(), known.saved().0) {
            _ if !known.is_save() && known.is_layout() => unpacked(known),
            _ if !known.is_save() => refuses(say(&NO_SAVE, NOTHING)),
            (Some(fault), _) => refuses(fault),
            (None, 1) if known.packing().is_some() => {
                Judgement { outcome: Outcome::Packed, reason: say(&COMPRESSED, NOTHING), command: Vec::new() }
            }
            (None, 1) => {
                accepts(say(if known.is_layout() { &SAVED_TOO } else { &SAVED }, ["1"]), &["crane", "push", known.file(), &target])
            }
            (None, count) => refuses(say(&SEVERAL_UNNAMED, [count.to_string()])),
        };
    }
    if !known.is_layout() {
        return refuses(say(&NO_LAYOUT, NOTHING));
    }
    match (known.layout_fault(false), known.entries()) {
        (Some(fault), _) => refuses(fault),
        (None, []) => refuses(say(&EMPTY, NOTHING)),
        (None, [only]) if !known.has(only) => refuses(say(&ABSENT, NOTHING)),
        (None, [_]) => accepts(say(&ONE, NOTHING), &["crane", "push", known.file(), &target]),
        (None, several) => accepts(say(&AS_INDEX, [several.len().to_string()]), &["crane", "push", "--index", known.file(), &target]),
    }
}

/// What must be a folder, and is a layout in a tar.
fn unpacked(known: &Known<'_>) -> Judgement {
    match known.layout_fault(false) {
        Some(fault) => refuses(fault),
        None => {
            Judgement { outcome: Outcome::Unpacked, reason: say(&TO_UNPACK, NOTHING), command: vec![words(&["tar", "-xf", known.file()])] }
        }
    }
}

fn oras(known: &Known<'_>) -> Judgement {
    if !known.is_layout() {
        return refuses(say(&NO_LAYOUT, NOTHING));
    }
    if let Some(fault) = known.layout_fault(true) {
        return refuses(fault);
    }
    if known.packing().is_some() {
        return Judgement { outcome: Outcome::Packed, reason: say(&COMPRESSED, NOTHING), command: Vec::new() };
    }
    let target = known.target();
    let copy = |source: &str| words(&["oras", "cp", "-r", "--from-oci-layout", source, &target]);
    let first = known.entries().first().and_then(|entry| entry.digest());
    match (known.reference_name(), first) {
        (_, None) => refuses(say(&EMPTY, NOTHING)),
        (Some(name), _) => {
            let reason = if known.entries().len() == 1 { say(&ONE, NOTHING) } else { say(&ONE_OF, [known.entries().len().to_string()]) };
            Judgement { outcome: Outcome::ByName, reason, command: vec![copy(&format!("{}:{name}", known.file()))] }
        }
        (None, Some(digest)) => Judgement {
            outcome: Outcome::ByName,
            reason: say(&BY_DIGEST, NOTHING),
            command: vec![copy(&format!("{}@{digest}", known.file()))],
        },
    }
}

/// A layout with nothing missing, of several images the one that is named; where that fails, one image of `manifest.json`.
fn regctl(known: &Known<'_>) -> Judgement {
    let target = known.target();
    let import = |outcome: Outcome, reason: Sentence, named: &[&str]| {
        let pack = || Judgement { outcome: Outcome::Packed, reason: say(&TO_PACK, NOTHING), command: vec![pack_into_file(known)] };
        let command = [&["regctl", "image", "import"], named, &[&target, known.file()]].concat();
        if known.is_folder() { pack() } else { Judgement { outcome, reason, command: vec![words(&command)] } }
    };
    let fault = if known.is_layout() { known.layout_fault(true).or_else(|| known.lacks()) } else { Some(say(&NO_LAYOUT, NOTHING)) };
    let layout = match (fault, known.entries(), known.reference_name()) {
        (Some(fault), ..) => fault,
        (None, [], _) => say(&EMPTY, NOTHING),
        (None, [_], _) => return import(Outcome::Accepts, say(&ONE, NOTHING), &[]),
        (None, several, Some(name)) => return import(Outcome::ByName, say(&ONE_OF, [several.len().to_string()]), &["--name", name]),
        (None, several, None) => say(&NO_NAME, [several.len().to_string()]),
    };
    match (known.is_save(), known.save_fault(), known.saved()) {
        (false, ..) => refuses(layout),
        (true, Some(fault), _) => refuses(fault),
        (true, None, (0, _)) => refuses(say(&EMPTY, NOTHING)),
        (true, None, (1, _)) => import(Outcome::Accepts, say(if known.is_layout() { &SAVED_TOO } else { &SAVED }, ["1"]), &[]),
        (true, None, (count, Some(name))) => import(Outcome::ByName, say(&SEVERAL, [count.to_string()]), &["--name", &name]),
        (true, None, (count, None)) => refuses(say(&SEVERAL_UNNAMED, [count.to_string()])),
    }
}

/// The command that packs the content of a folder.
fn pack_into_file(known: &Known<'_>) -> Vec<String> {
    words(&["tar", "-C", known.file(), "-cf", "image.tar", "."])
}

/// By tag, `latest` where none is given, or by digest; of one entry without any of them. The folder's blobs are a content store.
fn buildx(known: &Known<'_>) -> Judgement {
    if !known.is_layout() {
        return refuses(say(&NO_LAYOUT, NOTHING));
    }
    if !known.is_folder() {
        return unpacked(known);
    }
    if let Some(fault) = known.layout_fault(false) {
        return refuses(fault);
    }
    let build =
        |source: &str| vec![words(&["docker", "buildx", "build", "--build-context", &format!("base=oci-layout://./{source}"), "."])];
    match (known.entries(), known.reference_name()) {
        ([], _) => refuses(say(&EMPTY, NOTHING)),
        ([only], _) if !known.has(only) => refuses(say(&ABSENT, NOTHING)),
        ([_], _) => Judgement { outcome: Outcome::Accepts, reason: say(&ONE, NOTHING), command: build(&known.file_before_colon()) },
        (several, Some(name)) => {
            let command = build(&format!("{}:{name}", known.file_before_colon()));
            Judgement { outcome: Outcome::ByName, reason: say(&ONE_OF, [several.len().to_string()]), command }
        }
        ([first, ..], None) => {
            let digest = first.digest().map(ToString::to_string).unwrap_or_default();
            let command = build(&format!("{}@{digest}", known.file_before_colon()));
            Judgement { outcome: Outcome::ByName, reason: say(&BY_DIGEST, NOTHING), command }
        }
    }
}
