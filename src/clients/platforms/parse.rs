//! Platforms from text: `Parse`.

use super::Package;
use crate::clients::go::quote;
use crate::clients::spec::Spec;

/// Operating systems that may stand alone.
const SYSTEMS: &[&str] = &[
    "aix",
    "android",
    "darwin",
    "dragonfly",
    "freebsd",
    "hurd",
    "illumos",
    "ios",
    "js",
    "linux",
    "nacl",
    "netbsd",
    "openbsd",
    "plan9",
    "solaris",
    "windows",
    "zos",
];

/// Architectures that may stand alone.
const ARCHITECTURES: &[&str] = &[
    "386",
    "amd64",
    "amd64p32",
    "arm",
    "armbe",
    "arm64",
    "arm64be",
    "ppc64",
    "ppc64le",
    "loong64",
    "mips",
    "mipsle",
    "mips64",
    "mips64le",
    "mips64p32",
    "mips64p32le",
    "ppc",
    "riscv",
    "riscv64",
    "s390",
    "s390x",
    "sparc",
    "sparc64",
    "wasm",
];

/// What is missing is taken from `host`.
pub fn parse(package: &Package, text: &str, host: &Spec) -> Result<Spec, String> {
    let invalid = |what: String| Err(format!("{what}: invalid argument"));
    if text.contains('*') {
        return invalid(format!("{}: wildcards not yet supported", quote(text)));
    }
    let limit = if package.reads_versions { 4 } else { usize::MAX };
    let parts: Vec<&str> = text.splitn(limit, '/').collect();
    let mut spec = Spec::default();
    for (at, part) in parts.iter().enumerate() {
        if at == 0 && package.reads_versions {
            let Some((os, version, features)) = system(package, part) else {
                return invalid(format!(
                    "{} is an invalid OS component of {}: OSAndVersion specifier component must match {}",
                    quote(part),
                    quote(text),
                    quote(system_pattern(package))
                ));
            };
            spec.os = package.normalise(&Spec::new(os, "", "")).os;
            match decode(version) {
                Ok(version) => spec.os_version = version.into(),
                Err(error) => return Err(format!("{} has an invalid OS version {}: {error}", quote(text), quote(version))),
            }
            for feature in features.split('+').filter(|_| !features.is_empty()).skip(1) {
                match decode(feature) {
                    Ok(feature) => spec.os_features.push(feature.into()),
                    Err(error) => {
                        return Err(format!("{} has invalid OS features: invalid os feature {}: {error}", quote(text), quote(feature)));
                    }
                }
            }
        } else if part.is_empty() || !part.bytes().all(|byte| is_word(byte) || (package.reads_points && byte == b'.')) {
            let pattern = if package.reads_points { "^[A-Za-z0-9_.-]+$" } else { "^[A-Za-z0-9_-]+$" };
            return invalid(format!(
                "{} is an invalid component of {}: platform specifier component must match {}",
                quote(part),
                quote(text),
                quote(pattern)
            ));
        } else if at == 0 {
            spec.os = package.normalise(&Spec::new(part, "", "")).os;
        }
    }
    match parts.as_slice() {
        [whole] => {
            if SYSTEMS.contains(&&*spec.os) {
                spec.architecture = host.architecture.clone();
                if &*host.architecture == "arm" && &*host.variant != "v7" {
                    spec.variant = host.variant.clone();
                }
                return Ok(spec);
            }
            (spec.architecture, spec.variant) = package.architecture(whole, "");
            drop_v7(&mut spec);
            if !ARCHITECTURES.contains(&&*spec.architecture) {
                return invalid(format!("{}: unknown operating system or architecture", quote(text)));
            }
            spec.os = host.os.clone();
            Ok(spec)
        }
        [_, architecture] => {
            (spec.architecture, spec.variant) = package.architecture(architecture, "");
            drop_v7(&mut spec);
            Ok(spec)
        }
        [_, architecture, variant] => {
            (spec.architecture, spec.variant) = package.architecture(architecture, variant);
            if &*spec.architecture == "arm64" && spec.variant.is_empty() {
                spec.variant = "v8".into();
            }
            Ok(spec)
        }
        _ => invalid(format!("{}: cannot parse platform specifier", quote(text))),
    }
}

fn drop_v7(spec: &mut Spec) {
    if &*spec.architecture == "arm" && &*spec.variant == "v7" {
        spec.variant = Default::default();
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

fn system_pattern(package: &Package) -> &'static str {
    if package.reads_features {
        r"^([A-Za-z0-9_-]+)(?:\(([A-Za-z0-9_.%-]*)((?:\+[A-Za-z0-9_.%-]+)*)\))?$"
    } else {
        r"^([A-Za-z0-9_-]+)(?:\(([A-Za-z0-9_.-]*)\))?$"
    }
}

/// `os`, `os(version)` or `os(version+feature…)`, taken apart; the features keep their plus signs.
fn system<'a>(package: &Package, part: &'a str) -> Option<(&'a str, &'a str, &'a str)> {
    let (os, options) = match part.split_once('(') {
        Some((os, rest)) => (os, rest.strip_suffix(')')?),
        None => (part, ""),
    };
    let option = |text: &str| text.bytes().all(|byte| is_word(byte) || byte == b'.' || (package.reads_features && byte == b'%'));
    let (version, features) = match options.find('+') {
        Some(at) if package.reads_features => options.split_at(at),
        _ => (options, ""),
    };
    let fits = !os.is_empty()
        && os.bytes().all(is_word)
        && option(version)
        && features.split('+').skip(1).all(|feature| !feature.is_empty() && option(feature));
    fits.then_some((os, version, features))
}

/// `url.PathUnescape`, where there is something to unescape.
fn decode(text: &str) -> Result<String, String> {
    if !text.contains('%') {
        return Ok(text.to_owned());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        let (before, from) = rest.split_at(at);
        bytes.extend_from_slice(before.as_bytes());
        let code = from.get(1..3).and_then(|hex| u8::from_str_radix(hex, 16).ok().filter(|_| !hex.starts_with('+')));
        let Some(code) = code else {
            return Err(format!("invalid URL escape {}", quote(from.get(..3).unwrap_or(from))));
        };
        bytes.push(code);
        rest = &from[3..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
