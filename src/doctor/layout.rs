//! A way to write a JSON document: white space, order of members, spelling of strings.

use super::change::{Change, order_text, spelling_text};
use crate::language::{Language, Text};
use crate::text;
use serde::{Deserialize, Serialize};

/// White space inside the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Indent {
    /// None at all.
    Compact,
    /// One line with a space behind each comma and colon, as Python's `json.dumps` writes.
    Separators,
    /// A line for each value, this many spaces a level.
    Spaces(u8),
    /// A line for each value, a tab a level.
    Tab,
}

impl Indent {
    /// All that are tried, likely ones first.
    pub const ALL: [Indent; 6] =
        [Indent::Compact, Indent::Spaces(2), Indent::Spaces(3), Indent::Tab, Indent::Spaces(4), Indent::Separators];

    fn text(self) -> Text {
        match self {
            Indent::Compact => text!("no white space", "无空白"),
            Indent::Separators => text!("one line with spaces", "单行带空格"),
            Indent::Spaces(2) => text!("2 spaces", "2 个空格"),
            Indent::Spaces(3) => text!("3 spaces", "3 个空格"),
            Indent::Spaces(_) => text!("4 spaces", "4 个空格"),
            Indent::Tab => text!("tabs", "制表符"),
        }
    }
}

/// The order of an object's members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum KeyOrder {
    /// As they stand.
    Kept,
    /// Image-spec's Go types: containerd, BuildKit, ORAS, regclient, podman.
    Oci,
    /// The same with `mediaType` before `schemaVersion`: BuildKit to v0.10, Docker's containerd store, ORAS.
    MediaTypeFirst,
    /// distribution's and moby's Go types: size before digest; a config sorted by name.
    Docker,
    /// BuildKit: a config sorted by name, its settings as in image-spec.
    BuildKit,
    /// go-containerregistry's Go types: crane, ko, kaniko, buildpacks.
    Ggcr,
    /// By name: `jq -S`, Python's `sort_keys`, indexes of official images on Docker Hub.
    Sorted,
    /// Docker Official Images' own scripts.
    OfficialImages,
    /// Image-spec's Go types before 1.1: a config's variant before its operating system.
    OciEarly,
    /// moby's type of an image as containers/image and buildah write it.
    DockerImage,
    /// Bazel's rules_oci.
    RulesOci,
    /// Jib.
    Jib,
}

impl KeyOrder {
    /// All that are tried, likely ones first.
    pub const ALL: [KeyOrder; 12] = [
        KeyOrder::Kept,
        KeyOrder::Oci,
        KeyOrder::MediaTypeFirst,
        KeyOrder::Docker,
        KeyOrder::BuildKit,
        KeyOrder::Ggcr,
        KeyOrder::Sorted,
        KeyOrder::OfficialImages,
        KeyOrder::OciEarly,
        KeyOrder::DockerImage,
        KeyOrder::RulesOci,
        KeyOrder::Jib,
    ];
}

/// How strings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Spelling {
    /// As they stand.
    Kept,
    /// Escapes only where JSON needs them: jq, serde, JavaScript.
    Plain,
    /// Go's `encoding/json`: `<`, `>`, `&`, U+2028 and U+2029 escaped as well.
    Go,
    /// `/` escaped: Swift, and indexes of official images on Docker Hub.
    Slashes,
    /// Everything outside ASCII escaped: Python's `json.dumps`.
    Ascii,
    /// Both: PHP, Clojure.
    AsciiSlashes,
    /// .NET's `System.Text.Json`: quotes, HTML characters, `+` and everything outside ASCII escaped in capitals.
    DotNet,
}

impl Spelling {
    /// All that are tried, likely ones first.
    pub const ALL: [Spelling; 7] =
        [Spelling::Kept, Spelling::Plain, Spelling::Go, Spelling::Slashes, Spelling::Ascii, Spelling::AsciiSlashes, Spelling::DotNet];

    /// Whether some generator writes its strings so and its members in this order.
    pub fn goes_with(self, order: KeyOrder) -> bool {
        match self {
            Spelling::Kept | Spelling::Plain | Spelling::Go => true,
            Spelling::Slashes | Spelling::Ascii | Spelling::AsciiSlashes => {
                matches!(order, KeyOrder::Kept | KeyOrder::Sorted | KeyOrder::Oci)
            }
            Spelling::DotNet => matches!(order, KeyOrder::Kept | KeyOrder::Docker),
        }
    }
}

/// A way to write JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Layout {
    /// White space.
    pub indent: Indent,
    /// Order of members.
    pub order: KeyOrder,
    /// Strings.
    pub spelling: Spelling,
    /// Whether whole numbers are written as plain integers.
    pub plain_numbers: bool,
    /// Whether lines end with CR LF.
    pub cr_lf: bool,
}

impl Layout {
    /// The document as it stands with this white space.
    pub fn indented(indent: Indent) -> Self {
        Self { indent, order: KeyOrder::Kept, spelling: Spelling::Kept, plain_numbers: false, cr_lf: false }
    }
}

/// How a form ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum End {
    /// As it stands.
    Kept,
    /// Without a newline.
    Bare,
    /// With a newline.
    Newline,
}

/// A form of the document: what was undone, how its JSON was written anew, how it ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Changes that were undone, in order.
    pub undone: Vec<Change>,
    /// How the JSON was written anew, where it was.
    pub layout: Option<Layout>,
    /// How it ends.
    pub end: End,
}

impl Form {
    /// Its name.
    pub fn text(&self, language: Language) -> String {
        let mut clauses: Vec<String> = self.undone.iter().filter_map(|change| change.undone(language)).collect();
        let mut push = |text: Text| clauses.push(text.get(language).to_owned());
        if let Some(layout) = &self.layout {
            push(layout.indent.text());
            order_text(layout.order).map(&mut push);
            spelling_text(layout.spelling).map(&mut push);
            if layout.plain_numbers {
                push(text!("plain integers", "普通整数"));
            }
            if layout.cr_lf {
                push(text!("CR LF line ends", "CR LF 换行"));
            }
        }
        match (self.end, self.layout.is_some()) {
            (End::Kept, _) if self.undone.is_empty() => push(text!("bytes as given", "原样字节")),
            (End::Kept, _) => {}
            (End::Bare, true) => push(text!("no final newline", "无末尾换行")),
            (End::Newline, true) => push(text!("final newline", "有末尾换行")),
            (End::Bare, false) => clauses.extend(Change::NewlineAdded.undone(language)),
            (End::Newline, false) => clauses.extend(Change::NewlineLost.undone(language)),
        }
        sentence(&clauses, text!(", ", "，"), language)
    }

    /// Programs that write documents so, where some are known.
    ///
    /// Sources: docker/cli `manifest/inspect.go`; distribution `manifestlist.go`, `schema2`; BuildKit `exporter/containerimage/writer.go`;
    /// containers/image `manifest`; go-containerregistry `pkg/v1`; docker-library/meta-scripts; jq 1.7 manual.
    pub fn writers(&self) -> Option<Text> {
        use Indent::{Compact, Separators, Spaces, Tab};
        let Layout { indent, order, spelling, .. } = self.layout.filter(|layout| !layout.cr_lf)?;
        let newline = self.end == End::Newline;
        Some(match (spelling, order, indent, newline) {
            (Spelling::Slashes, KeyOrder::Kept | KeyOrder::Sorted, Compact, false) => {
                text!("Docker Hub's indexes of official images", "Docker Hub 上官方镜像的索引")
            }
            (Spelling::DotNet, _, Compact, false) => text!(".NET SDK", ".NET SDK"),
            (Spelling::Slashes | Spelling::AsciiSlashes | Spelling::DotNet, ..) => return None,
            (_, KeyOrder::Kept | KeyOrder::Sorted, Separators, false) => text!("Python's `json.dumps`", "Python 的 `json.dumps`"),
            (Spelling::Ascii, ..) => return None,
            (_, KeyOrder::Sorted, Spaces(2), true) => text!("`jq -S`", "`jq -S`"),
            (_, KeyOrder::Sorted, Compact, true) => text!("`jq -cS`", "`jq -cS`"),
            (_, KeyOrder::Kept, Compact, false) => text!("containerd, podman, ORAS, crane, Helm", "containerd、podman、ORAS、crane、Helm"),
            (_, KeyOrder::Kept, Compact, true) => text!("umoci, `jq -c`", "umoci、`jq -c`"),
            (_, KeyOrder::Kept | KeyOrder::Oci, Spaces(2), false) => {
                text!("BuildKit, `docker buildx imagetools create`", "BuildKit、`docker buildx imagetools create`")
            }
            (_, KeyOrder::Kept, Spaces(2), true) => text!("`jq`, rules_oci", "`jq`、rules_oci"),
            (_, KeyOrder::Kept | KeyOrder::Docker, Spaces(3), false) => {
                text!("Docker Engine, `docker manifest push`", "Docker Engine、`docker manifest push`")
            }
            (_, KeyOrder::Kept | KeyOrder::Docker, Spaces(3), true) => {
                text!("`docker manifest inspect` of a list", "`docker manifest inspect` 显示的列表")
            }
            (_, KeyOrder::Kept | KeyOrder::MediaTypeFirst, Spaces(4), false) => {
                text!("Docker's containerd store, `nerdctl commit`", "Docker 的 containerd 存储、`nerdctl commit`")
            }
            (_, KeyOrder::Kept, Spaces(4), true) => text!("`podman manifest inspect`", "`podman manifest inspect`"),
            (_, KeyOrder::Kept, Tab, true) => {
                text!("Docker Official Images, `docker manifest inspect`", "Docker 官方镜像、`docker manifest inspect`")
            }
            (_, KeyOrder::OfficialImages, Tab, true) => text!("Docker Official Images", "Docker 官方镜像"),
            (_, KeyOrder::Oci | KeyOrder::OciEarly, Compact, false) => {
                text!("containerd, podman, ORAS, Helm", "containerd、podman、ORAS、Helm")
            }
            (_, KeyOrder::Oci | KeyOrder::OciEarly, Compact, true) => text!("umoci", "umoci"),
            (_, KeyOrder::MediaTypeFirst, Spaces(2), false) => text!("BuildKit to v0.10", "v0.10 及更早的 BuildKit"),
            (_, KeyOrder::Docker, Compact, false) => text!("skopeo and podman; configs of Docker", "skopeo 和 podman；Docker 的配置"),
            (_, KeyOrder::BuildKit, Compact, false) => text!("configs of BuildKit", "BuildKit 的配置"),
            (_, KeyOrder::DockerImage, Compact, false) => {
                text!("configs of buildah and podman in Docker's format", "buildah 和 podman 的 Docker 格式配置")
            }
            (_, KeyOrder::Ggcr, Compact, false) => text!("crane, ko, kaniko, buildpacks", "crane、ko、kaniko、buildpacks"),
            (_, KeyOrder::Ggcr, Spaces(3), false) => text!("go-containerregistry's layouts", "go-containerregistry 的布局"),
            (_, KeyOrder::Jib, Compact, false) => text!("Jib", "Jib"),
            (_, KeyOrder::RulesOci, Spaces(2), _) => text!("Bazel's rules_oci", "Bazel 的 rules_oci"),
            _ => return None,
        })
    }
}

/// Clauses as one sentence without its full stop. One that begins with code keeps its first letter.
pub(super) fn sentence(clauses: &[String], between: Text, language: Language) -> String {
    let joined = clauses.join(between.get(language));
    let mut chars = joined.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
