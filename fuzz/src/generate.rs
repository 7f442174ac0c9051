use arbitrary::{Result, Unstructured};
use platmap::digest::{Algorithm, Digest};
use platmap::media_type as mt;
use std::fmt::Write;

/// A document as a person may give it.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The digest that its file's name holds: its own, another document's, or none.
    pub named: Option<Digest>,
}

/// A few documents that belong together: configs, manifests, attestations and indexes, most of them right, some of their
/// members changed, in any order. No two have the same bytes.
pub fn library(u: &mut Unstructured<'_>) -> Result<Vec<Made>> {
    let mut made: Vec<Vec<u8>> = Vec::new();
    let mut described = Vec::new();
    for _ in 0..u.int_in_range(0..=4)? {
        let words = Words::pick(u)?;
        let node = config(u, words)?;
        let config = finish(u, node)?;
        let layers = u.int_in_range(0..=3)?;
        let node = manifest(u, &config, layers)?;
        let manifest = finish(u, node)?;
        described.push((describe(&manifest, u.choose(&[mt::OCI_MANIFEST, mt::DOCKER_MANIFEST])?), Some(words)));
        if rarely(u)? {
            let subject = Digest::of(Algorithm::Sha256, &manifest);
            described.push((attestation(&subject), None));
        }
        made.extend([config, manifest]);
    }
    let mut outer = Vec::new();
    for _ in 0..u.int_in_range(1..=2)? {
        let node = index(u, &described)?;
        let index = finish(u, node)?;
        outer.push((describe(&index, mt::OCI_INDEX), None));
        made.push(index);
    }
    if u.arbitrary()? {
        let node = index(u, &outer)?;
        made.push(finish(u, node)?);
    }
    // Any order, and some are left out.
    let mut given: Vec<Made> = Vec::new();
    while !made.is_empty() {
        let bytes = made.swap_remove(u.choose_index(made.len())?);
        let digests: Vec<Digest> =
            given.iter().map(|other| &other.bytes).chain([&bytes]).map(|bytes| Digest::of(Algorithm::Sha256, bytes)).collect();
        let named = if rarely(u)? { Some(u.choose(&digests)?.clone()) } else { None };
        let wanted = given.is_empty() || !rarely(u)?;
        if wanted && given.iter().all(|other| other.bytes != bytes) {
            given.push(Made { bytes, named });
        }
    }
    Ok(given)
}

/// A JSON value before it is written.
#[derive(Clone)]
enum Node {
    /// As it stands.
    Raw(String),
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

fn text(text: impl Into<String>) -> Node {
    Node::Text(text.into())
}

fn raw(raw: impl ToString) -> Node {
    Node::Raw(raw.to_string())
}

fn map<const N: usize>(members: [(&str, Node); N]) -> Node {
    Node::Map(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// Never where the bytes have run out.
fn rarely(u: &mut Unstructured<'_>) -> Result<bool> {
    Ok(u.int_in_range(0..=15_u8)? == 15)
}

/// Words of a platform that documents have, or nearly.
#[derive(Clone, Copy)]
struct Words {
    os: &'static str,
    architecture: &'static str,
    variant: &'static str,
    version: &'static str,
}

impl Words {
    fn pick(u: &mut Unstructured<'_>) -> Result<Self> {
        Ok(Self {
            os: u.choose(&["linux", "linux", "linux", "windows", "unknown", "darwin", "freebsd", "Linux", "macos", "wasip1", ""])?,
            architecture: u.choose(&["amd64", "arm64", "arm", "386", "x86_64", "aarch64", "riscv64", "wasm", "unknown", "armhf", ""])?,
            variant: u.choose(&["", "", "v8", "v7", "v6", "v3", "8", "v9.2", "V7", "x"])?,
            version: u.choose(&["", "", "", "10.0.17763.1", "10.0.20348.2", "10.0.26100", "ltsc2022", "10.0.99999999999999999999"])?,
        })
    }

    fn members(self) -> Vec<(String, Node)> {
        let words = [("architecture", self.architecture), ("os", self.os), ("variant", self.variant), ("os.version", self.version)];
        words.into_iter().filter(|(_, word)| !word.is_empty()).map(|(name, word)| (name.to_owned(), text(word))).collect()
    }
}

fn describe(bytes: &[u8], media_type: &str) -> Node {
    map([("mediaType", text(media_type)), ("digest", text(Digest::of(Algorithm::Sha256, bytes).as_str())), ("size", raw(bytes.len()))])
}

fn with(node: Node, name: &str, value: Node) -> Node {
    match node {
        Node::Map(mut members) => {
            members.push((name.to_owned(), value));
            Node::Map(members)
        }
        other => other,
    }
}

fn attestation(subject: &Digest) -> Node {
    let annotations =
        map([("vnd.docker.reference.type", text("attestation-manifest")), ("vnd.docker.reference.digest", text(subject.as_str()))]);
    let unknown = map([("architecture", text("unknown")), ("os", text("unknown"))]);
    with(with(describe(b"attestation", mt::OCI_MANIFEST), "annotations", annotations), "platform", unknown)
}

fn config(u: &mut Unstructured<'_>, words: Words) -> Result<Node> {
    let layers: Vec<Node> = (0..u.int_in_range(0..=3)?).map(|at| text(Digest::of(Algorithm::Sha256, &[at]).as_str())).collect();
    let rootfs = map([("type", text("layers")), ("diff_ids", Node::List(layers))]);
    let mut members = words.members();
    members.push(("created".to_owned(), text("2024-01-02T03:04:05Z")));
    members.push(("config".to_owned(), map([("Env", Node::List(vec![text("PATH=/bin")])), ("Cmd", Node::List(vec![text("/app")]))])));
    members.push(("rootfs".to_owned(), rootfs));
    members.push(("history".to_owned(), Node::List(vec![map([("created_by", text("COPY app /"))])])));
    Ok(Node::Map(members))
}

fn manifest(u: &mut Unstructured<'_>, config: &[u8], layers: u8) -> Result<Node> {
    let oci = u.arbitrary()?;
    let (own, of_config, layer) = if oci {
        (mt::OCI_MANIFEST, mt::OCI_CONFIG, "application/vnd.oci.image.layer.v1.tar+gzip")
    } else {
        (mt::DOCKER_MANIFEST, mt::DOCKER_CONFIG, "application/vnd.docker.image.rootfs.diff.tar.gzip")
    };
    let layers = (0..layers).map(|at| describe(&[at, b'z'], layer)).collect();
    let manifest =
        map([("schemaVersion", raw(2)), ("mediaType", text(own)), ("config", describe(config, of_config)), ("layers", Node::List(layers))]);
    if rarely(u)? {
        return Ok(with(manifest, "subject", describe(config, mt::OCI_MANIFEST)));
    }
    Ok(manifest)
}

fn index(u: &mut Unstructured<'_>, described: &[(Node, Option<Words>)]) -> Result<Node> {
    let mut entries = Vec::new();
    for (descriptor, words) in described {
        let entry = match words {
            Some(words) => with(descriptor.clone(), "platform", Node::Map(words.members())),
            None => descriptor.clone(),
        };
        entries.push(entry);
    }
    // Entries whose content is nowhere.
    for _ in 0..u.int_in_range(0..=6)? {
        let words = Words::pick(u)?;
        let named: u8 = u.int_in_range(0..=3)?;
        entries.push(with(describe(&[b'x', named], mt::OCI_MANIFEST), "platform", Node::Map(words.members())));
    }
    let media_type = *u.choose(&[mt::OCI_INDEX, mt::DOCKER_LIST])?;
    let index = map([("schemaVersion", raw(2)), ("mediaType", text(media_type)), ("manifests", Node::List(entries))]);
    let annotations =
        map([("org.opencontainers.image.created", text("2024-01-02T03:04:05Z")), ("com.example.note", text(*u.choose(STRINGS)?))]);
    Ok(if u.arbitrary()? { with(index, "annotations", annotations) } else { index })
}

/// Strings that break what is careless.
const STRINGS: &[&str] = &[
    "",
    " ",
    "0",
    "linux",
    "LINUX",
    "中文",
    "\u{202e}46dma",
    "\u{200b}",
    "\0",
    "a\nb\tc",
    "\u{1b}[31m",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "https://registry.example.com/a?b=c#d",
    "__proto__",
    "sha256:",
    "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    "SHA256:44136FA355B3678A1146AD16F7E8649E94FB4FC21FE77E8310C060F61CAAFF8A",
    "-rf",
    "$(id)`id`'\";",
    "{0} {1}",
    "../../..",
    "e30=",
    "2024-02-30T25:61:61Z",
    "application/vnd.oci.image.index.v1+json; charset=utf-8",
    "MIT OR (Apache-2.0 AND",
];

/// Values of every other type, and strings that JSON can write and UTF-8 cannot.
const VALUES: &[&str] = &[
    "null",
    "true",
    "0",
    "-1",
    "-0",
    "2.0",
    "1e3",
    "1e999",
    "9223372036854775808",
    "[]",
    "{}",
    "[null]",
    "[[]]",
    "{\"\": {}}",
    "\"\\ud800\"",
    "\"\\uFFFF\\u0000\\u202e\"",
];

/// Names of members that clients read, and some that nobody does.
const NAMES: &[&str] = &[
    "schemaVersion",
    "mediaType",
    "manifests",
    "layers",
    "config",
    "platform",
    "os",
    "architecture",
    "variant",
    "os.version",
    "os.features",
    "features",
    "digest",
    "size",
    "urls",
    "annotations",
    "data",
    "artifactType",
    "subject",
    "MediaType",
    "Digest",
    "manıfests",
    "",
    "a/b~c",
    "\u{202e}x",
    "rootfs",
    "diff_ids",
    "fsLayers",
    "history",
    "signatures",
    "imageLayoutVersion",
    "errors",
    "blobs",
    "org.opencontainers.image.ref.name",
    "vnd.docker.reference.digest",
];

fn value(u: &mut Unstructured<'_>) -> Result<Node> {
    Ok(match u.int_in_range(0..=9_u8)? {
        0..=3 => raw(*u.choose(VALUES)?),
        4..=7 => text(*u.choose(STRINGS)?),
        8 => text(u.choose(STRINGS)?.repeat(u.int_in_range(0..=300)?)),
        _ => map([(u.choose(NAMES)?, text(*u.choose(STRINGS)?))]),
    })
}

/// Changes a value here and there.
fn mutate(u: &mut Unstructured<'_>, node: Node) -> Result<Node> {
    if rarely(u)? && rarely(u)? {
        return value(u);
    }
    Ok(match node {
        Node::Map(members) => {
            let mut out = Vec::with_capacity(members.len());
            for (name, inner) in members {
                let inner = mutate(u, inner)?;
                if !rarely(u)? {
                    out.push((name, inner));
                    continue;
                }
                match u.int_in_range(0..=5_u8)? {
                    0 => {}
                    1 => out.extend([(name.clone(), inner.clone()), (name, inner)]),
                    2 => out.extend([(name.clone(), value(u)?), (name, inner)]),
                    3 => out.push((u.choose(NAMES)?.to_string(), inner)),
                    4 => out.push((name, value(u)?)),
                    _ => out.extend([(name, inner), (u.choose(NAMES)?.to_string(), value(u)?)]),
                }
            }
            Node::Map(out)
        }
        Node::List(items) => {
            let mut out = Vec::with_capacity(items.len());
            for inner in items {
                let inner = mutate(u, inner)?;
                if !rarely(u)? {
                    out.push(inner);
                    continue;
                }
                match u.int_in_range(0..=3_u8)? {
                    0 => {}
                    1 => out.extend([inner.clone(), inner]),
                    2 => out.push(value(u)?),
                    _ => out.extend([inner, value(u)?]),
                }
            }
            Node::List(out)
        }
        scalar => scalar,
    })
}

/// Changes a document and writes it as some tool would.
fn finish(u: &mut Unstructured<'_>, node: Node) -> Result<Vec<u8>> {
    let node = if u.arbitrary()? { mutate(u, node)? } else { node };
    let indent = *u.choose(&["", "  ", "   ", "\t"])?;
    let mut out = String::new();
    write_node(&node, indent, 0, &mut out);
    if rarely(u)? {
        out = out.replace('\n', "\r\n");
    }
    if rarely(u)? {
        out.push('\n');
    }
    if rarely(u)? {
        out.insert(0, '\u{feff}');
    }
    let mut bytes = out.into_bytes();
    if rarely(u)? && rarely(u)? {
        bytes.truncate(u.int_in_range(0..=bytes.len())?);
    }
    Ok(bytes)
}

fn write_node(node: &Node, indent: &str, depth: usize, out: &mut String) {
    let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
    let line = |depth: usize, out: &mut String| {
        if !indent.is_empty() {
            out.push('\n');
            out.push_str(&indent.repeat(depth));
        }
    };
    match node {
        Node::Raw(raw) => out.push_str(raw),
        Node::Text(text) => out.push_str(&quoted(text)),
        Node::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                line(depth + 1, out);
                write_node(item, indent, depth + 1, out);
            }
            line(depth, out);
            out.push(']');
        }
        Node::Map(members) => {
            out.push('{');
            for (at, (name, value)) in members.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                line(depth + 1, out);
                let _ = write!(out, "{}{}", quoted(name), if indent.is_empty() { ":" } else { ": " });
                write_node(value, indent, depth + 1, out);
            }
            line(depth, out);
            out.push('}');
        }
    }
}

/// What people and tools do to a document on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// Nothing.
    None,
    /// A newline is added behind it.
    Newline,
    /// The newline behind it is lost.
    Bare,
    /// Line ends become CR LF.
    CrLf,
    /// A byte order mark is put before it.
    Mark,
    /// It is written anew on one line.
    Compact,
    /// It is written anew with two spaces.
    Spaces,
    /// Its members are sorted.
    Sorted,
    /// A byte in its middle is another one.
    Broken,
}

impl Damage {
    /// Every one of them.
    pub const ALL: [Damage; 9] = [
        Damage::None,
        Damage::Newline,
        Damage::Bare,
        Damage::CrLf,
        Damage::Mark,
        Damage::Compact,
        Damage::Spaces,
        Damage::Sorted,
        Damage::Broken,
    ];

    /// Whether the doctor finds the original again whatever it is.
    pub fn is_always_undone(self, original: &[u8]) -> bool {
        match self {
            Damage::None => true,
            // A carriage return before it makes another newline of it.
            Damage::Newline => !original.ends_with(b"\n") && !original.ends_with(b"\r"),
            _ => false,
        }
    }
}

/// `original` after `damage`.
pub fn damaged(original: &[u8], damage: Damage) -> Vec<u8> {
    let rewritten = |write: fn(&serde_json::Value) -> Option<Vec<u8>>| {
        serde_json::from_slice(original).ok().and_then(|value| write(&value)).unwrap_or_else(|| original.to_vec())
    };
    match damage {
        Damage::None => original.to_vec(),
        Damage::Newline => [original, b"\n"].concat(),
        Damage::Bare => original.strip_suffix(b"\n").unwrap_or(original).to_vec(),
        Damage::CrLf => original
            .split_inclusive(|byte| *byte == b'\n')
            .flat_map(|line| line.strip_suffix(b"\n").map_or(vec![line], |line| vec![line, b"\r\n"]))
            .flatten()
            .copied()
            .collect(),
        Damage::Mark => [b"\xef\xbb\xbf", original].concat(),
        Damage::Compact => rewritten(|value| serde_json::to_vec(value).ok()),
        Damage::Spaces | Damage::Sorted => rewritten(|value| serde_json::to_vec_pretty(value).ok()),
        Damage::Broken => {
            let mut bytes = original.to_vec();
            let middle = bytes.len() / 2;
            bytes.iter_mut().skip(middle).take(1).for_each(|byte| *byte ^= 1);
            bytes
        }
    }
}
