//! Operating systems, architectures and variants that are known by name.
//!
//! Sources: golang/go `src/internal/syslist`; image-spec `image-index.md`, "Platform Variants"; Go's GOARM, GOARM64,
//! GOAMD64, GOPPC64 and GORISCV64.

/// Values of GOOS.
pub const OPERATING_SYSTEMS: &[&str] = &[
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
    "wasip1",
    "windows",
    "zos",
];

/// Values of GOARCH.
pub const ARCHITECTURES: &[&str] = &[
    "386",
    "amd64",
    "amd64p32",
    "arm",
    "armbe",
    "arm64",
    "arm64be",
    "loong64",
    "mips",
    "mipsle",
    "mips64",
    "mips64le",
    "mips64p32",
    "mips64p32le",
    "ppc",
    "ppc64",
    "ppc64le",
    "riscv",
    "riscv64",
    "s390",
    "s390x",
    "sparc",
    "sparc64",
    "wasm",
];

/// Operating systems that Go does not know and that images are made for all the same.
const FURTHER_SYSTEMS: &[&str] = &["wasi", "wasip2", "unknown"];

/// Whether `os` is a value of GOOS, or one that is in use beside them.
pub fn is_known_os(os: &str) -> bool {
    OPERATING_SYSTEMS.contains(&os) || FURTHER_SYSTEMS.contains(&os)
}

/// Whether `architecture` is a value of GOARCH, or `unknown`.
pub fn is_known_architecture(architecture: &str) -> bool {
    ARCHITECTURES.contains(&architecture) || architecture == "unknown"
}

/// What clients that normalise read an alias as: architecture and variant. Lower case only.
pub fn architecture_alias(name: &str) -> Option<(&'static str, &'static str)> {
    match name {
        "x86_64" | "x86-64" => Some(("amd64", "")),
        "i386" => Some(("386", "")),
        "aarch64" => Some(("arm64", "")),
        "armhf" => Some(("arm", "v7")),
        "armel" => Some(("arm", "v6")),
        _ => None,
    }
}

/// What clients that normalise read an alias of an operating system as. Lower case only.
pub fn os_alias(name: &str) -> Option<&'static str> {
    (name == "macos").then_some("darwin")
}

/// The architecture that a name of another convention (Debian's, LLVM's, `uname -m`, bashbrew's) stands for; no client
/// reads these as aliases.
pub fn meant_architecture(name: &str) -> Option<&'static str> {
    match name {
        "x64" | "em64t" | "intel64" => Some("amd64"),
        "x86" | "i486" | "i586" | "i686" | "ia32" | "intel386" => Some("386"),
        "armv8" | "armv8l" | "arm64v8" | "arm64e" => Some("arm64"),
        "arm32" | "arm32v5" | "arm32v6" | "arm32v7" | "armv5" | "armv5l" | "armv5tel" | "armv6" | "armv6l" | "armv7" | "armv7l"
        | "armv7a" => Some("arm"),
        "ppc64el" | "powerpc64le" => Some("ppc64le"),
        "loongarch64" | "loong" => Some("loong64"),
        "mips64el" => Some("mips64le"),
        "mipsel" => Some("mipsle"),
        "riscv64gc" => Some("riscv64"),
        "wasm32" => Some("wasm"),
        _ => None,
    }
}

/// Whether programs for this pair can exist. Both must be known; systems that run on many processors take any of them.
///
/// Wider than Go's ports and Docker's table of pairs on purpose: only pairs that cannot be meant are left out.
pub fn is_plausible_pair(os: &str, architecture: &str) -> bool {
    let wasm = architecture == "wasm";
    match os {
        "js" | "wasi" | "wasip1" | "wasip2" => wasm,
        _ if wasm => false,
        "windows" | "darwin" => matches!(architecture, "386" | "amd64" | "arm" | "arm64"),
        "ios" => matches!(architecture, "amd64" | "arm" | "arm64"),
        "android" => matches!(architecture, "386" | "amd64" | "arm" | "arm64" | "riscv64"),
        "aix" => matches!(architecture, "ppc" | "ppc64"),
        "dragonfly" => architecture == "amd64",
        "hurd" => matches!(architecture, "386" | "amd64"),
        "illumos" => matches!(architecture, "amd64" | "arm64" | "sparc64"),
        "nacl" => matches!(architecture, "386" | "amd64p32" | "arm"),
        "plan9" => matches!(architecture, "386" | "amd64" | "arm" | "arm64" | "riscv64"),
        "solaris" => matches!(architecture, "386" | "amd64" | "sparc" | "sparc64"),
        "zos" => matches!(architecture, "s390" | "s390x"),
        _ => true,
    }
}

/// Architectures that the table of variants has a line for.
const WITH_VARIANTS: &[&str] = &["arm", "arm64", "amd64", "ppc64le", "riscv64"];

/// The architecture, other than `architecture`, whose line of the table lists `variant`.
pub fn other_architecture_of(architecture: &str, variant: &str) -> Option<&'static str> {
    WITH_VARIANTS.iter().copied().find(|other| *other != architecture && is_listed_variant(other, variant))
}

/// What the table of variants says of an architecture's variant. (`arm/v5` is not in the table of image-spec, but in GOARM.)
pub fn is_listed_variant(architecture: &str, variant: &str) -> bool {
    let numbered = |prefix: &str, range: std::ops::RangeInclusive<u32>| {
        variant.strip_prefix(prefix).and_then(number).is_some_and(|number| range.contains(&number))
    };
    match architecture {
        "arm" => numbered("v", 5..=8),
        "arm64" => match variant.split_once('.') {
            Some(("v8" | "v9", minor)) => number(minor).is_some(),
            _ => numbered("v", 8..=9),
        },
        "amd64" => numbered("v", 1..=4),
        "ppc64le" => numbered("power", 8..=u32::MAX),
        "riscv64" => variant.strip_prefix("rva").and_then(|rest| rest.strip_suffix("u64")).and_then(number).is_some(),
        _ => false,
    }
}

/// Whether a processor of the oldest generation that the architecture is built for can miss what `variant` asks for.
/// Variants as normalised; architectures without such levels have none.
pub fn is_above_baseline(architecture: &str, variant: &str) -> bool {
    match architecture {
        "amd64" => matches!(variant, "v2" | "v3" | "v4"),
        "arm64" => {
            variant == "v9" || variant.starts_with("v9.") || variant.strip_prefix("v8.").and_then(number).is_some_and(|minor| minor > 0)
        }
        "ppc64le" => variant.strip_prefix("power").and_then(number).is_some_and(|power| power > 8),
        "riscv64" => variant.strip_prefix("rva").and_then(|rest| rest.strip_suffix("u64")).and_then(number).is_some_and(|year| year > 20),
        _ => false,
    }
}

/// Decimal digits without sign and without leading zeros.
fn number(digits: &str) -> Option<u32> {
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits.len() == 1 || !digits.starts_with('0'));
    plain.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_of_the_table() {
        for (architecture, variant) in [
            ("arm", "v5"),
            ("arm", "v8"),
            ("arm64", "v8"),
            ("arm64", "v8.0"),
            ("arm64", "v9.5"),
            ("amd64", "v1"),
            ("amd64", "v4"),
            ("ppc64le", "power10"),
            ("riscv64", "rva23u64"),
        ] {
            assert!(is_listed_variant(architecture, variant), "{architecture}/{variant}");
        }
        for (architecture, variant) in [
            ("arm", "v4"),
            ("arm", "v9"),
            ("arm", "7"),
            ("arm", "v+7"),
            ("arm", "v07"),
            ("arm", ""),
            ("arm64", "v7"),
            ("arm64", "v8."),
            ("arm64", "v10"),
            ("amd64", "v5"),
            ("ppc64le", "power7"),
            ("riscv64", "rva20"),
            ("s390x", "z13"),
            ("386", "v1"),
        ] {
            assert!(!is_listed_variant(architecture, variant), "{architecture}/{variant}");
        }
        assert_eq!(other_architecture_of("amd64", "v7"), Some("arm"));
        assert_eq!(other_architecture_of("s390x", "z13"), None);
    }

    #[test]
    fn baselines() {
        for (architecture, variant) in
            [("amd64", "v2"), ("arm64", "v8.1"), ("arm64", "v9"), ("arm64", "v9.2"), ("ppc64le", "power9"), ("riscv64", "rva22u64")]
        {
            assert!(is_above_baseline(architecture, variant), "{architecture}/{variant}");
        }
        for (architecture, variant) in [
            ("amd64", ""),
            ("amd64", "v1"),
            ("arm64", ""),
            ("arm64", "v8"),
            ("arm64", "v8.0"),
            ("arm", "v7"),
            ("ppc64le", "power8"),
            ("riscv64", "rva20u64"),
            ("s390x", ""),
        ] {
            assert!(!is_above_baseline(architecture, variant), "{architecture}/{variant}");
        }
    }

    #[test]
    fn pairs() {
        for (os, architecture) in [
            ("linux", "loong64"),
            ("windows", "arm64"),
            ("wasi", "wasm"),
            ("wasip1", "wasm"),
            ("js", "wasm"),
            ("freebsd", "riscv64"),
            ("netbsd", "sparc64"),
            ("darwin", "arm64"),
            ("zos", "s390x"),
        ] {
            assert!(is_plausible_pair(os, architecture), "{os}/{architecture}");
        }
        for (os, architecture) in [("windows", "s390x"), ("darwin", "riscv64"), ("linux", "wasm"), ("js", "amd64"), ("aix", "amd64")] {
            assert!(!is_plausible_pair(os, architecture), "{os}/{architecture}");
        }
    }

    #[test]
    fn every_stand_in_is_a_known_name_and_none_is_known_itself() {
        for name in ["x86_64", "x86-64", "i386", "aarch64", "armhf", "armel"] {
            assert!(
                architecture_alias(name).is_some_and(|(architecture, _)| is_known_architecture(architecture))
                    && !is_known_architecture(name),
                "{name}"
            );
        }
        for name in ["x64", "x86", "i686", "intel386", "armv7l", "arm64v8", "ppc64el", "loongarch64", "mips64el", "mipsel", "wasm32"] {
            assert!(meant_architecture(name).is_some_and(is_known_architecture) && !is_known_architecture(name), "{name}");
        }
    }
}
