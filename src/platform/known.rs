//! Operating systems, architectures and variants that are known by name.
//!
//! Sources: golang/go `src/internal/syslist`; image-spec `image-index.md`, "Platform Variants"; Go's GOARM, GOARM64,
//! GOAMD64, GOPPC64 and GORISCV64.

/// Values of GOOS.
pub const OPERATING_SYSTEMS: &[&str] = &[
    "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "nacl", "netbsd", "openbsd", "plan9", "solaris", "wasip1", "windows", "zos",
];

/// Values of GOARCH.
pub const ARCHITECTURES: &[&str] = &[
    "386", "amd64", "amd64p32", "arm", "armbe", "arm64", "arm64be", "loong64", "mips", "mipsle", "mips64", "mips64le", "mips64p32", "mips64p32le", "ppc", "ppc64", "ppc64le", "riscv", "riscv64", "s390",
    "s390x", "sparc", "sparc64", "wasm",
];

/// What the table of variants says of an architecture's variant.
pub fn is_listed_variant(architecture: &str, variant: &str) -> bool {
    let numbered = |prefix: &str, range: std::ops::RangeInclusive<u32>| {
        variant.strip_prefix(prefix).and_then(|number| number.parse().ok()).is_some_and(|number: u32| range.contains(&number))
    };
    match architecture {
        "arm" => numbered("v", 5..=8),
        "arm64" => match variant.split_once('.') {
            Some(("v8" | "v9", minor)) => minor.parse::<u32>().is_ok(),
            _ => numbered("v", 8..=9),
        },
        "amd64" => numbered("v", 1..=4),
        "ppc64le" => numbered("power", 8..=u32::MAX),
        "riscv64" => variant.strip_prefix("rva").and_then(|rest| rest.strip_suffix("u64")).is_some_and(|year| year.parse::<u32>().is_ok()),
        _ => false,
    }
}
