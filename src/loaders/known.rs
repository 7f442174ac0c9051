//! The loaders, each after its source.

use super::archive::{Known, SavedPaths};
use super::names::Lost;
use super::{Command, Judgement, Loader, Outcome};
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
static SAVED: Text = text!("It reads `manifest.json`; images in it: {0}", "它读取 `manifest.json`，其中列出 {0} 个镜像");
static SAVED_TOO: Text = text!(
    "It reads `manifest.json`, with one platform of each image in it ({0}); the layout beside it is not looked at",
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
static TO_UNPACK: Text = text!("It takes a folder: unpack the archive into a new one", "它接受文件夹：请先把归档解包到新文件夹");
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
static RAW_ABSENT: Text = text!(
    "There is no file of the very name `{0}`, as `manifest.json` states it: pack the archive again under the names that stand there",
    "没有名称恰为 `{0}`（`manifest.json` 中的写法）的文件：请按其中的名称重新打包"
);
static ABSENT_FILE: Text = text!("There is no file `{0}` in the tar for it", "它在 tar 中找不到 `{0}`");
static LINK: Text = text!(
    "`{0}` is a link that it does not follow: pack the files themselves, with `tar -h`",
    "`{0}` 是它不会跟随的链接：请用 `tar -h` 打包文件本身"
);
static HARD_LINK: Text = text!(
    "`{0}` is a hard link that it does not follow: pack the files themselves, with `tar -h --hard-dereference`",
    "`{0}` 是它不会跟随的硬链接：请用 `tar -h --hard-dereference` 打包文件本身"
);
static EMPTY_LINK: Text = text!(
    "`{0}` is a hard link, which it reads as an empty file: pack the files themselves, with `tar -h --hard-dereference`",
    "`{0}` 是硬链接，它会当作空文件读取：请用 `tar -h --hard-dereference` 打包文件本身"
);
static DANGLING: Text = text!(
    "It stops at the symbolic link `{0}`: there is no plain file `{1}` in the archive. Pack the files themselves, with `tar -h`",
    "它会停在符号链接 `{0}`：归档中没有普通文件 `{1}`。请用 `tar -h` 打包文件本身"
);
static HOLES: Text = text!(
    "It does not read `{0}`, a file with holes (sparse): pack the archive again without `tar --sparse`",
    "它不能读取稀疏文件 `{0}`：请不用 `tar --sparse` 重新打包"
);
static UNPACKING: Text = text!(
    "It unpacks the archive and stops at `{0}`, which leads out of it or to what does not stand before it",
    "它会解包归档并停在 `{0}`：其指向归档之外，或目标不在它之前"
);
static DOTTED: Text = text!("The names begin with `./`: oras finds them since version 1.3", "名称以 `./` 开头：oras 从 1.3 版起才能找到");
static BY_DIGEST: Text = text!("The entry has to be named by its digest: it has no other name", "条目没有其他名称，必须用摘要指定");

fn say(text: &'static Text, arguments: impl IntoIterator<Item = impl Into<String>>) -> Sentence {
    Sentence { text, arguments: arguments.into_iter().map(Into::into).collect() }
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn accepts(reason: Sentence, command: &[&str]) -> Judgement {
    Judgement { outcome: Outcome::Accepts, reason, command: one(command) }
}

fn by_name(reason: Sentence, command: &[&str]) -> Judgement {
    Judgement { outcome: Outcome::ByName, reason, command: one(command) }
}

fn refuses(reason: Sentence) -> Judgement {
    Judgement { outcome: Outcome::Refuses, reason, command: Command::Steps(Vec::new()) }
}

fn one(command: &[&str]) -> Command {
    Command::Steps(vec![words(command)])
}

/// The command that packs the content of a folder. Links in it are packed as what they lead to: few loaders follow them.
fn pack(known: &Known<'_>, into: &str) -> Vec<String> {
    words(&["tar", "-C", known.file(), if known.names.has_links() { "-chf" } else { "-cf" }, into, "."])
}

/// A folder is packed on the way to a loader that reads a tar from its input.
fn packed(known: &Known<'_>, loader: &[&str]) -> Judgement {
    let command = Command::Pipe(vec![pack(known, "-"), words(loader)]);
    Judgement { outcome: Outcome::Packed, reason: say(&TO_PACK, NOTHING), command }
}

/// The name of the file that a folder is packed into.
fn packed_file(known: &Known<'_>) -> String {
    format!("{}.tar", known.file())
}

/// A folder is packed into a file, for a loader that reads one.
fn packed_into(known: &Known<'_>, loader: &[&str]) -> Judgement {
    let command = Command::Steps(vec![pack(known, &packed_file(known)), words(loader)]);
    Judgement { outcome: Outcome::Packed, reason: say(&TO_PACK, NOTHING), command }
}

/// What must be decompressed first.
fn compressed() -> Judgement {
    Judgement { outcome: Outcome::Packed, reason: say(&COMPRESSED, NOTHING), command: Command::Steps(Vec::new()) }
}

/// What must be a folder, and is a layout in a tar. `then` is what the loader does with the folder.
fn unpacked(known: &Known<'_>, then: Judgement) -> Judgement {
    let steps = match then {
        Judgement { outcome: Outcome::Refuses, .. } => return then,
        Judgement { command: Command::Steps(steps) | Command::Pipe(steps), .. } => steps,
    };
    if let Some(lost) = known.unpacking().filter(|lost| !matches!(lost, Lost::Holes(_))) {
        return refuses(lost_in_unpacking(&lost));
    }
    let folder = known.folder();
    let first = [words(&["mkdir", &folder]), words(&["tar", "-xf", known.file(), "-C", &folder])];
    let command = Command::Steps(first.into_iter().chain(steps).collect());
    Judgement { outcome: Outcome::Unpacked, reason: say(&TO_UNPACK, NOTHING), command }
}

/// Why a loader does not get at a file.
fn lost(lost: &Lost) -> Sentence {
    match lost {
        Lost::Absent(path) => say(&ABSENT_FILE, [path]),
        Lost::Link(path) => say(&LINK, [path]),
        Lost::Hard(path) => say(&HARD_LINK, [path]),
        Lost::Empty(path) => say(&EMPTY_LINK, [path]),
        Lost::Dangling(link, target) => say(&DANGLING, [link, target]),
        Lost::Holes(path) => say(&HOLES, [path]),
    }
}

/// Why containerd does not get at a file: it takes names as they are written.
fn lost_to_containerd(lost_here: &Lost) -> Sentence {
    match lost_here {
        Lost::Absent(path) => say(&RAW_ABSENT, [path]),
        other => lost(other),
    }
}

/// Why unpacking stops.
fn lost_in_unpacking(lost_here: &Lost) -> Sentence {
    match lost_here {
        Lost::Holes(_) => lost(lost_here),
        Lost::Absent(path) | Lost::Link(path) | Lost::Hard(path) | Lost::Empty(path) | Lost::Dangling(path, _) => say(&UNPACKING, [path]),
    }
}

/// The image of `manifest.json` that is taken, by its name where there are several.
fn taken(images: Vec<SavedPaths>) -> Option<SavedPaths> {
    let at = images.iter().position(|image| image.is_named).unwrap_or_default();
    images.into_iter().nth(at)
}

/// The first file that containers/image does not find. Of layers with one diff ID it opens the first.
fn lost_to_containers_image(known: &Known<'_>, images: impl IntoIterator<Item = SavedPaths>) -> Option<Sentence> {
    let files = images.into_iter().flat_map(|image| std::iter::once(image.config).chain(image.distinct));
    let mut paths = std::iter::once("manifest.json".to_owned()).chain(files);
    paths.find_map(|path| known.names.containers_image(&path)).map(|found| lost(&found))
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
    } else if known.is_save() && (known.is_folder() || known.names.is_plain("manifest.json")) {
        let images = known.saved_paths();
        let paths = images.iter().flat_map(|image| std::iter::once(&image.config).chain(&image.layers)).map(String::as_str);
        let lost = if known.is_folder() { known.names.packed(paths) } else { known.names.containerd(paths) };
        let empty = images.is_empty().then(|| say(&EMPTY, NOTHING));
        let fault = known.save_fault().or(empty).or_else(|| lost.map(|lost| lost_to_containerd(&lost)));
        (fault, say(&SAVED, [images.len().to_string()]))
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
    match known.save_fault().or_else(|| known.unpacking().map(|lost| lost_in_unpacking(&lost))) {
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
    if let Some(fault) = known.layout_fault(false).or_else(|| known.unpacking().map(|lost| lost_in_unpacking(&lost))) {
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
        _ if known.is_save() && !known.is_folder() => {
            match known.save_fault().or_else(|| lost_to_containers_image(known, known.saved_paths())) {
                Some(fault) => refuses(fault),
                None if known.saved().0 == 0 => refuses(say(&EMPTY, NOTHING)),
                None => accepts(say(if known.is_layout() { &SAVED_TOO } else { &SAVED }, [known.saved().0.to_string()]), &command),
            }
        }
        Err(fault) if known.is_layout() => refuses(fault),
        _ => refuses(say(&NEITHER, NOTHING)),
    }
}

/// Of a file whose name has a colon, for those that take what follows one for the name of an image: containers/image
/// `internal/ocidir` and `docker/archive` split at the first, as buildx does.
fn renamed(known: &Known<'_>, judgement: Judgement) -> Judgement {
    if !known.has_colon() || !matches!(judgement.outcome, Outcome::Accepts | Outcome::ByName) {
        return judgement;
    }
    Judgement { reason: say(&RENAME, [known.file_before_colon()]), ..judgement }
}

fn skopeo_oci(known: &Known<'_>) -> Judgement {
    let source = format!("{}:{}", if known.is_folder() { "oci" } else { "oci-archive" }, known.file_before_colon());
    let target = format!("docker://{}", known.target());
    match (one_of_layout(known), known.reference_name()) {
        (Ok(()), _) => accepts(say(&ONE, NOTHING), &["skopeo", "copy", "--all", &source, &target]),
        (Err(_), Some(name)) if known.entries().len() > 1 && known.layout_fault(false).is_none() && known.unpacking().is_none() => {
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
    let lost = || lost_to_containers_image(known, taken(known.saved_paths())).filter(|_| !known.is_folder());
    match (known.save_fault().or_else(lost), known.saved()) {
        (Some(fault), _) => refuses(fault),
        (None, (0, _)) => refuses(say(&EMPTY, NOTHING)),
        (None, (1, _)) if known.is_folder() => {
            packed_into(known, &["skopeo", "copy", &format!("docker-archive:{}", packed_file(known)), &target])
        }
        (None, (_, Some(name))) if known.is_folder() => {
            packed_into(known, &["skopeo", "copy", &format!("docker-archive:{}:{name}", packed_file(known)), &target])
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
    if known.is_folder() {
        return crane_layout(known, known.file());
    }
    if !known.is_save() {
        return if known.is_layout() { unpacked(known, crane_layout(known, &known.folder())) } else { refuses(say(&NO_SAVE, NOTHING)) };
    }
    let find = |path: String| known.names.go_containerregistry(&path);
    let files = || taken(known.saved_paths()).into_iter().flat_map(|image| std::iter::once(image.config).chain(image.layers));
    let lost = || std::iter::once("manifest.json".to_owned()).chain(files()).find_map(find).map(|found| lost(&found));
    match (known.save_fault_when_pushed(), known.saved().0) {
        (Some(fault), _) => refuses(fault),
        (None, 1) => match lost() {
            Some(fault) => refuses(fault),
            None if known.packing().is_some() => compressed(),
            None => {
                let reason = say(if known.is_layout() { &SAVED_TOO } else { &SAVED }, ["1"]);
                accepts(reason, &["crane", "push", known.file(), &known.target()])
            }
        },
        (None, count) => refuses(say(&SEVERAL_UNNAMED, [count.to_string()])),
    }
}

/// A layout in the folder `source`: one entry, or all of them as an index.
fn crane_layout(known: &Known<'_>, source: &str) -> Judgement {
    let target = known.target();
    if !known.is_layout() {
        return refuses(say(&NO_LAYOUT, NOTHING));
    }
    match (known.layout_fault(false), known.entries()) {
        (Some(fault), _) => refuses(fault),
        (None, []) => refuses(say(&EMPTY, NOTHING)),
        (None, [only]) if !known.has(only) => refuses(say(&ABSENT, NOTHING)),
        (None, [_]) => accepts(say(&ONE, NOTHING), &["crane", "push", source, &target]),
        (None, several) => accepts(say(&AS_INDEX, [several.len().to_string()]), &["crane", "push", "--index", source, &target]),
    }
}

/// A layout in a folder, or in a plain tar whose members are plain files.
fn oras(known: &Known<'_>) -> Judgement {
    if !known.is_layout() {
        return refuses(say(&NO_LAYOUT, NOTHING));
    }
    let lost = || known.layout_names().iter().find_map(|name| known.names.oras(name)).map(|found| lost(&found));
    if let Some(fault) = known.layout_fault(true).or_else(|| lost().filter(|_| !known.is_folder())) {
        return refuses(fault);
    }
    if known.packing().is_some() {
        return compressed();
    }
    let target = known.target();
    let copy = |source: &str| one(&["oras", "cp", "-r", "--from-oci-layout", source, &target]);
    let first = known.entries().first().and_then(|entry| entry.digest());
    let since = |reason: Sentence| if !known.is_folder() && known.names.are_dotted() { say(&DOTTED, NOTHING) } else { reason };
    match (known.reference_name(), first) {
        (_, None) => refuses(say(&EMPTY, NOTHING)),
        (Some(name), _) => {
            let reason = if known.entries().len() == 1 { say(&ONE, NOTHING) } else { say(&ONE_OF, [known.entries().len().to_string()]) };
            Judgement { outcome: Outcome::ByName, reason: since(reason), command: copy(&format!("{}:{name}", known.file())) }
        }
        (None, Some(digest)) => Judgement {
            outcome: Outcome::ByName,
            reason: since(say(&BY_DIGEST, NOTHING)),
            command: copy(&format!("{}@{digest}", known.file())),
        },
    }
}

/// A layout with nothing missing, of several images the one that is named; where that fails, one image of `manifest.json`.
fn regctl(known: &Known<'_>) -> Judgement {
    let target = known.target();
    let import = |outcome: Outcome, reason: Sentence, named: &[&str]| {
        let file = if known.is_folder() { packed_file(known) } else { known.file().to_owned() };
        let command = [&["regctl", "image", "import"], named, &[&target, &file]].concat();
        if known.is_folder() { packed_into(known, &command) } else { Judgement { outcome, reason, command: one(&command) } }
    };
    let find = |paths: Vec<String>| paths.iter().find_map(|path| known.names.regclient(path)).map(|found| lost(&found));
    let lost = |paths: Vec<String>| if known.is_folder() { None } else { find(paths) };
    let fault = if known.is_layout() { known.layout_fault(true).or_else(|| known.lacks()) } else { Some(say(&NO_LAYOUT, NOTHING)) };
    let fault = fault.or_else(|| lost(known.layout_names()));
    let layout = match (fault, known.entries(), known.reference_name()) {
        (Some(fault), ..) => fault,
        (None, [], _) => say(&EMPTY, NOTHING),
        (None, [_], _) => return import(Outcome::Accepts, say(&ONE, NOTHING), &[]),
        (None, several, Some(name)) => return import(Outcome::ByName, say(&ONE_OF, [several.len().to_string()]), &["--name", name]),
        (None, several, None) => say(&NO_NAME, [several.len().to_string()]),
    };
    if !known.is_save() {
        return refuses(layout);
    }
    let files = || taken(known.saved_paths()).into_iter().flat_map(|image| std::iter::once(image.config).chain(image.layers)).collect();
    match (known.save_fault_when_pushed().or_else(|| lost(files())), known.saved()) {
        (Some(fault), _) => refuses(fault),
        (None, (0, _)) => refuses(say(&EMPTY, NOTHING)),
        (None, (1, _)) => import(Outcome::Accepts, say(if known.is_layout() { &SAVED_TOO } else { &SAVED }, ["1"]), &[]),
        (None, (count, Some(name))) => import(Outcome::ByName, say(&SEVERAL, [count.to_string()]), &["--name", &name]),
        (None, (count, None)) => refuses(say(&SEVERAL_UNNAMED, [count.to_string()])),
    }
}

/// By tag, `latest` where none is given, or by digest; of one entry without any of them. The folder's blobs are a content store.
fn buildx(known: &Known<'_>) -> Judgement {
    if known.is_folder() {
        buildx_layout(known, &known.file_before_colon())
    } else {
        unpacked(known, buildx_layout(known, &known.folder()))
    }
}

/// A layout in the folder `folder`.
fn buildx_layout(known: &Known<'_>, folder: &str) -> Judgement {
    if !known.is_layout() {
        return refuses(say(&NO_LAYOUT, NOTHING));
    }
    if let Some(fault) = known.layout_fault(false) {
        return refuses(fault);
    }
    let build = |source: &str| one(&["docker", "buildx", "build", "--build-context", &format!("base=oci-layout://./{source}"), "."]);
    match (known.entries(), known.reference_name()) {
        ([], _) => refuses(say(&EMPTY, NOTHING)),
        ([only], _) if !known.has(only) => refuses(say(&ABSENT, NOTHING)),
        ([_], _) => Judgement { outcome: Outcome::Accepts, reason: say(&ONE, NOTHING), command: build(folder) },
        (several, Some(name)) => {
            let command = build(&format!("{folder}:{name}"));
            Judgement { outcome: Outcome::ByName, reason: say(&ONE_OF, [several.len().to_string()]), command }
        }
        ([first, ..], None) => {
            let digest = first.digest().map(ToString::to_string).unwrap_or_default();
            let command = build(&format!("{folder}@{digest}"));
            Judgement { outcome: Outcome::ByName, reason: say(&BY_DIGEST, NOTHING), command }
        }
    }
}
