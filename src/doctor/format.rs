//! JSON written anew in the layouts of known generators, every string and number kept as it is written.
//!
//! Source: Go `encoding/json` (order of struct fields, `\u003c` for `<`); image-spec `specs-go/v1`; distribution `manifest`.

use crate::json::{Kind, Value};
use crate::language::Text;
use crate::text;

/// White space inside the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Indent {
    /// None at all.
    Compact,
    /// This many spaces.
    Spaces(usize),
    /// A tab.
    Tab,
}

/// The order of an object's members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyOrder {
    /// As they stand.
    Kept,
    /// By name: `jq -S`, Go's maps, Python's `sort_keys`.
    Sorted,
    /// As in image-spec's Go types.
    Oci,
    /// As in distribution's Go types: size before digest.
    Docker,
}

/// What stands for `<`, `>` and `&` in strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Escapes {
    /// As they stand.
    Kept,
    /// Escaped, as Go does.
    Html,
    /// As they are.
    Plain,
}

/// A way to write JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// White space.
    pub indent: Indent,
    /// Order of members.
    pub order: KeyOrder,
    /// Escapes in strings.
    pub escapes: Escapes,
    /// Whether `digest` and `size` of the document itself, which buildx adds, are left out.
    pub without_own: bool,
}

const ROOT: &[&str] = &["schemaVersion", "mediaType", "artifactType", "config", "layers", "manifests", "subject", "annotations"];
const OCI_DESCRIPTOR: &[&str] = &["mediaType", "digest", "size", "urls", "annotations", "data", "platform", "artifactType"];
const DOCKER_DESCRIPTOR: &[&str] = &["mediaType", "size", "digest", "urls", "annotations", "platform"];
const CONFIG: &[&str] = &["created", "author", "architecture", "os", "os.version", "os.features", "variant", "config", "rootfs", "history"];
/// BuildKit and moby embed image-spec's type in their own, and write the platform and settings first.
const DOCKER_CONFIG: &[&str] = &[
    "architecture",
    "config",
    "container",
    "container_config",
    "created",
    "docker_version",
    "history",
    "os",
    "os.version",
    "rootfs",
    "variant",
];
const SETTINGS: &[&str] = &[
    "Hostname",
    "Domainname",
    "User",
    "AttachStdin",
    "AttachStdout",
    "AttachStderr",
    "ExposedPorts",
    "Tty",
    "OpenStdin",
    "StdinOnce",
    "Env",
    "Cmd",
    "Healthcheck",
    "ArgsEscaped",
    "Image",
    "Volumes",
    "WorkingDir",
    "Entrypoint",
    "NetworkDisabled",
    "MacAddress",
    "OnBuild",
    "Labels",
    "StopSignal",
    "StopTimeout",
    "Shell",
];
const ROOTFS: &[&str] = &["type", "diff_ids"];
const HISTORY: &[&str] = &["created", "created_by", "author", "comment", "empty_layer"];
const PLATFORM: &[&str] = &["architecture", "os", "os.version", "os.features", "variant", "features"];

impl Layout {
    /// Every layout that is tried, likely ones first.
    pub fn all() -> impl Iterator<Item = Layout> {
        let indents = [Indent::Compact, Indent::Spaces(2), Indent::Spaces(3), Indent::Spaces(4), Indent::Tab];
        let orders = [KeyOrder::Kept, KeyOrder::Oci, KeyOrder::Docker, KeyOrder::Sorted];
        let escapes = [Escapes::Kept, Escapes::Html, Escapes::Plain];
        escapes.into_iter().flat_map(move |escapes| {
            orders
                .into_iter()
                .flat_map(move |order| indents.into_iter().map(move |indent| Layout { indent, order, escapes, without_own: false }))
        })
    }

    /// What happened where the original was in this layout.
    pub fn text(self) -> Text {
        match self.indent {
            Indent::Compact => text!("the JSON was written anew; it was compact before", "JSON 被重新排版；原来是紧凑格式"),
            Indent::Spaces(2) => text!("the JSON was written anew; it was indented with 2 spaces", "JSON 被重新排版；原来缩进 2 个空格"),
            Indent::Spaces(3) => text!("the JSON was written anew; it was indented with 3 spaces", "JSON 被重新排版；原来缩进 3 个空格"),
            Indent::Spaces(_) => text!("the JSON was written anew; it was indented with 4 spaces", "JSON 被重新排版；原来缩进 4 个空格"),
            Indent::Tab => text!("the JSON was written anew; it was indented with tabs", "JSON 被重新排版；原来用制表符缩进"),
        }
    }

    /// The document in this layout.
    pub fn write(self, root: Value<'_>) -> Vec<u8> {
        let mut out = String::new();
        self.value(root, 0, &mut out);
        out.into_bytes()
    }

    fn value(self, value: Value<'_>, depth: usize, out: &mut String) {
        let (open, close) = match value.kind() {
            Kind::Object => ('{', '}'),
            Kind::Array => ('[', ']'),
            _ => return self.text_of(value.raw(), out),
        };
        out.push(open);
        let mut any = false;
        // Documents nest a few levels; deeper ones were never written by a generator.
        for child in self.children(value).into_iter().filter(|_| depth < 64) {
            if any {
                out.push(',');
            }
            any = true;
            self.line(depth + 1, out);
            if let Some(key) = child.key_span() {
                let source = value.raw();
                let start = (key.start - value.span().start) as usize;
                self.text_of(source.get(start..start + key.len()).unwrap_or_default(), out);
                out.push_str(if self.indent == Indent::Compact { ":" } else { ": " });
            }
            self.value(child, depth + 1, out);
        }
        if any {
            self.line(depth, out);
        }
        out.push(close);
    }

    fn line(self, depth: usize, out: &mut String) {
        let (unit, count) = match self.indent {
            Indent::Compact => return,
            Indent::Spaces(count) => (" ", count),
            Indent::Tab => ("\t", 1),
        };
        out.push('\n');
        (0..depth * count).for_each(|_| out.push_str(unit));
    }

    fn children(self, value: Value<'_>) -> Vec<Value<'_>> {
        let own =
            |child: &Value<'_>| self.without_own && value.parent().is_none() && matches!(child.key().as_deref(), Some("digest" | "size"));
        let mut children: Vec<_> = value.children().filter(|child| !own(child)).collect();
        if !value.is_object() || self.order == KeyOrder::Kept {
            return children;
        }
        let descriptor = if self.order == KeyOrder::Docker { DOCKER_DESCRIPTOR } else { OCI_DESCRIPTOR };
        let names = match () {
            () if self.order == KeyOrder::Sorted => &[],
            () if value.has("rootfs") => {
                if self.order == KeyOrder::Docker {
                    DOCKER_CONFIG
                } else {
                    CONFIG
                }
            }
            () if value.parent().is_none() => ROOT,
            () if value.has("diff_ids") => ROOTFS,
            () if value.has("created_by") => HISTORY,
            () if value.key().as_deref() == Some("config") && !value.has("digest") => SETTINGS,
            () if value.has("digest") => descriptor,
            () if value.has("architecture") => PLATFORM,
            () => &[],
        };
        // Maps (annotations) are sorted by Go, too; what is in no list keeps its place behind the others.
        children.sort_by_cached_key(|child| {
            let name = child.key().unwrap_or_default().into_owned();
            let place = names.iter().position(|known| *known == name).unwrap_or(names.len());
            (place, if names.is_empty() { name } else { String::new() })
        });
        children
    }

    fn text_of(self, raw: &str, out: &mut String) {
        let pairs = [("\\u003c", "<"), ("\\u003e", ">"), ("\\u0026", "&")];
        match self.escapes {
            _ if !raw.starts_with('"') => out.push_str(raw),
            Escapes::Kept => out.push_str(raw),
            Escapes::Html => out.push_str(&pairs.iter().fold(raw.to_owned(), |text, (escaped, plain)| text.replace(plain, escaped))),
            Escapes::Plain => out.push_str(&pairs.iter().fold(raw.to_owned(), |text, (escaped, plain)| text.replace(escaped, plain))),
        }
    }
}
