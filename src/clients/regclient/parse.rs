//! Platforms from text. Source: `types/platform/platform.go`.

use super::arguments;
use super::platform::{normalise, variant_fits};
use crate::clients::spec::{Spec, Word};

/// Architectures that may stand alone.
const ARCHITECTURES: &[&str] = &[
    "386", "amd64", "i386", "x86_64", "x86-64", "arm", "armhf", "armel", "arm64", "aarch64", "mips", "mips64", "mips64le", "ppc", "ppc64",
    "ppc64le", "loong64", "riscv", "riscv64", "s390", "s390x", "sparc", "sparc64", "wasm",
];

/// `Parse`: `os/arch[/variant][,osver=version]`; short forms are completed from `machine`.
pub fn parse_platform(text: &str, machine: &Spec) -> Result<Spec, String> {
    let (platform, arguments) = text.split_once(',').map_or((text, None), |(platform, arguments)| (platform, Some(arguments)));
    let parts: Vec<&str> = platform.split('/').collect();
    let is_word = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    if let Some(part) = parts.iter().find(|part| !is_word(part)) {
        return Err(format!("invalid platform component {part} in {text}"));
    }
    let word = |at: usize| parts.get(at).map(|part| part.to_ascii_lowercase()).unwrap_or_default();
    let mut spec = Spec::new(&word(0), &word(1), &word(2));
    if parts.len() == 1 && ARCHITECTURES.contains(&&*spec.os) {
        (spec.os, spec.architecture) = (Word::default(), spec.os);
    }
    let pairs = arguments::split(arguments.unwrap_or_default())
        .map_err(|state| format!("failed to split platform args in {text}: string parsing failed, end state: {state}"))?;
    for (key, value) in pairs {
        match key.trim().to_lowercase().as_str() {
            "osver" | "osversion" => spec.os_version = value.trim().into(),
            _ => return Err(format!("unsupported platform arg type, {} in {text}", key.trim())),
        }
    }
    if text == "local" {
        spec = machine.clone();
    } else if matches!(&*spec.os, "local" | "") {
        spec.os = machine.os.clone();
    }
    let mut spec = normalise(&spec);
    let here = match &*machine.os {
        "windows" => matches!(&*spec.os, "windows" | "linux"),
        "darwin" => matches!(&*spec.os, "darwin" | "linux"),
        os => os == &*spec.os,
    };
    if matches!(&*spec.os, "linux" | "darwin" | "windows") && here && parts.len() < 2 {
        if spec.architecture.is_empty() {
            spec.architecture = machine.architecture.clone();
        }
        if spec.architecture == machine.architecture && spec.variant.is_empty() {
            spec.variant = machine.variant.clone();
        }
    }
    let own_windows = &*spec.os == "windows" && machine.os == spec.os && machine.architecture == spec.architecture;
    if own_windows && variant_fits(&machine.variant, &spec.variant) && spec.os_version.is_empty() {
        spec.os_version = machine.os_version.clone();
    }
    Ok(spec)
}
