//! What can be wrong with a key.

use super::{DEFINED, IMAGE};

/// What is wrong with the key of an annotation or label; of several faults the most telling one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyFault {
    /// No letter at all.
    Empty,
    /// Close to this key, which is defined.
    NearMiss(&'static str),
    /// Of Label Schema, which the keys of image-spec replace; with the key to use, where there is one.
    LabelSchema(Option<&'static str>),
    /// Below `org.opencontainers`, which is kept for OCI specifications, and none defines it.
    Reserved,
    /// A bare word: no domain in front.
    Bare,
}

/// Keys below `org.opencontainers` that OCI itself writes elsewhere: image-spec `conversion.md` (annotations of a container),
/// drafts of distribution-spec v1.1 and the conformance suite beside it.
const DEFINED_ELSEWHERE: &[&str] = &[
    "org.opencontainers.image.os",
    "org.opencontainers.image.os.version",
    "org.opencontainers.image.os.features",
    "org.opencontainers.image.architecture",
    "org.opencontainers.image.variant",
    "org.opencontainers.image.exposedPorts",
    "org.opencontainers.image.stopSignal",
    "org.opencontainers.referrers.filtersApplied",
    "org.opencontainers.conformance",
    "org.opencontainers.conformance.test",
];

/// What ocicrypt writes below `org.opencontainers` on every encrypted layer: nobody who encrypts an image can choose another.
const ENCRYPTION: &str = "org.opencontainers.image.enc.";

/// The one bare word that a tool cannot do without: cosign names the sort of an attestation by it.
const PREDICATE_TYPE: &str = "predicateType";

/// Label Schema's names and those that replace them: image-spec `annotations.md`, "Back-compatibility with Label Schema".
const LABEL_SCHEMA: &[(&str, &str)] = &[
    ("build-date", "org.opencontainers.image.created"),
    ("url", "org.opencontainers.image.url"),
    ("vcs-url", "org.opencontainers.image.source"),
    ("version", "org.opencontainers.image.version"),
    ("vcs-ref", "org.opencontainers.image.revision"),
    ("vendor", "org.opencontainers.image.vendor"),
    ("name", "org.opencontainers.image.title"),
    ("description", "org.opencontainers.image.description"),
    ("usage", "org.opencontainers.image.documentation"),
];

/// No key that was meant for a defined one is longer than this, in bytes.
const LONGEST: usize = 64;

impl KeyFault {
    /// What is wrong with `key`, if anything.
    pub fn of(key: &str) -> Option<Self> {
        if key.is_empty() {
            return Some(Self::Empty);
        }
        if DEFINED.contains(&key) || DEFINED_ELSEWHERE.contains(&key) || key == PREDICATE_TYPE || key.starts_with(ENCRYPTION) {
            return None;
        }
        if let Some(defined) = meant(key) {
            return Some(Self::NearMiss(defined));
        }
        if let Some(name) = key.strip_prefix("org.label-schema.") {
            return Some(Self::LabelSchema(LABEL_SCHEMA.iter().find(|(old, _)| *old == name).map(|(_, new)| *new)));
        }
        if key.strip_prefix("org.opencontainers").is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '/'])) {
            return Some(Self::Reserved);
        }
        (!is_namespaced(key)).then_some(Self::Bare)
    }
}

/// Whether something stands before the first dot or slash, and behind it.
///
/// That is wider than the reverse domains of `annotations.md` on purpose: `in-toto.io/predicate-type`,
/// `vnd.docker.reference.type` and `buildkit/rewritten-timestamp` cannot clash with anybody's key.
fn is_namespaced(key: &str) -> bool {
    key.find(['.', '/']).is_some_and(|at| at > 0 && at + 1 < key.len())
}

/// The defined key that `key` was meant to be.
fn meant(key: &str) -> Option<&'static str> {
    if key.len() > LONGEST {
        return None;
    }
    let lower = key.to_ascii_lowercase();
    match lower.split_once(".image.").or_else(|| lower.split_once(".images.")) {
        Some((space, name)) if is_near(space, "org.opencontainers", 2) || is_other_spelling(space) => near(name),
        Some(_) => None,
        None => {
            // As drafts of image-spec had them.
            let name = lower.strip_prefix("org.opencontainers.")?;
            match name.strip_prefix("artifact.").unwrap_or(name) {
                "homepage" => Some(super::URL),
                name => defined(|known| known == name),
            }
        }
    }
}

fn is_other_spelling(space: &str) -> bool {
    matches!(space, "opencontainers" | "com.opencontainers" | "io.opencontainers" | "org.open-containers")
}

/// The defined key whose name is `name` or close to it.
fn near(name: &str) -> Option<&'static str> {
    // The British spelling is further away than a slip.
    let name = name.strip_prefix("licence").map_or(name, |_| "licenses");
    let slips = if name.len() < 5 { 1 } else { 2 };
    defined(|known| known == name).or_else(|| defined(|known| is_near(name, known, slips)))
}

fn defined(is: impl Fn(&str) -> bool) -> Option<&'static str> {
    DEFINED.iter().copied().find(|key| key.strip_prefix(IMAGE).is_some_and(&is))
}

/// Whether both differ in at most `slips` letters that stand together.
fn is_near(one: &str, other: &str, slips: usize) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let shorter = one.len().min(other.len());
    let before = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let after = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count().min(shorter - before);
    one.len().max(other.len()) - before - after <= slips
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defined_and_namespaced_keys_have_no_fault() {
        let others = [
            "com.example.key",
            "in-toto.io/predicate-type",
            "vnd.docker.reference.type",
            "buildkit/rewritten-timestamp",
            "containerd.io/snapshot/nydus-blob",
            "io.cncf.notary.x509chain.thumbprint#S256",
            "com.example.opencontainers.image.title",
            "com.example.image.license",
            "org.opencontainersfoo.image",
            "org.opencontainers.image.enc.keys.jwe",
            "org.opencontainers.image.enc.pubopts",
            "predicateType",
        ];
        for key in DEFINED.iter().chain(DEFINED_ELSEWHERE).copied().chain(others) {
            assert_eq!(KeyFault::of(key), None, "{key}");
        }
    }

    #[test]
    fn slips_lead_to_the_key_that_was_meant() {
        let cases = [
            ("oci.opencontainers.image.created", "created"),
            ("org.opencontainer.image.title", "title"),
            ("org.opencontainers.images.source", "source"),
            ("org.openconatiners.image.source", "source"),
            ("opencontainers.image.url", "url"),
            ("org.opencontainers.image.license", "licenses"),
            ("org.opencontainers.image.licence", "licenses"),
            ("org.opencontainers.image.author", "authors"),
            ("org.opencontainers.image.sources", "source"),
            ("org.opencontainers.image.Created", "created"),
            ("Org.OpenContainers.Image.Title", "title"),
            ("org.opencontainers.image.ref_name", "ref.name"),
            ("org.opencontainers.image.base-digest", "base.digest"),
            ("org.opencontainers.artifact.created", "created"),
            ("org.opencontainers.ref.name", "ref.name"),
            ("org.opencontainers.homepage", "url"),
        ];
        for (key, name) in cases {
            assert!(matches!(KeyFault::of(key), Some(KeyFault::NearMiss(defined)) if defined.strip_prefix(IMAGE) == Some(name)), "{key}");
        }
    }

    #[test]
    fn other_faults() {
        assert_eq!(KeyFault::of(""), Some(KeyFault::Empty));
        for key in ["org.opencontainers", "org.opencontainers.artifactType", "org.opencontainers.image.uuid", "org.opencontainers/x"] {
            assert_eq!(KeyFault::of(key), Some(KeyFault::Reserved), "{key}");
        }
        for key in ["apple", "key-foo", ".", ".hidden", "version.", "/x"] {
            assert_eq!(KeyFault::of(key), Some(KeyFault::Bare), "{key}");
        }
        assert_eq!(KeyFault::of("org.label-schema.vcs-ref"), Some(KeyFault::LabelSchema(Some("org.opencontainers.image.revision"))));
        assert_eq!(KeyFault::of("org.label-schema.schema-version"), Some(KeyFault::LabelSchema(None)));
        assert_eq!(KeyFault::of("org.label-schema.docker.cmd"), Some(KeyFault::LabelSchema(None)));
        for (_, key) in LABEL_SCHEMA {
            assert!(DEFINED.contains(key), "{key}");
        }
        assert_eq!(KeyFault::of(&"中".repeat(1000)), Some(KeyFault::Bare));
    }
}
