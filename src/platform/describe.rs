//! Plain words for the parts of a platform, for people who do not know them by heart.
//!
//! Sources: golang/go `src/internal/syslist`; image-spec v1.1.1 `image-index.md`, "Platform Variants"; Microsoft's
//! release tables of Windows Server and Windows client.

use super::{Platform, WindowsVersion, normalise};
use crate::language::Text;
use crate::text;

/// What runs programs for this architecture and variant, in a few words. Aliases are resolved first.
pub fn architecture(platform: &Platform) -> Option<Text> {
    let normal = normalise(platform);
    let variant = normal.variant.as_deref().unwrap_or_default();
    let words = match (normal.architecture.as_deref()?, variant) {
        ("amd64", "v2") => text!("x86-64 with SSE4.2 (from about 2009)", "x86-64，需要 SSE4.2（约 2009 年起）"),
        ("amd64", "v3") => text!("x86-64 with AVX2 (from about 2013)", "x86-64，需要 AVX2（约 2013 年起）"),
        ("amd64", "v4") => text!("x86-64 with AVX-512", "x86-64，需要 AVX-512"),
        ("amd64", _) => text!("x86-64: 64-bit Intel and AMD", "x86-64：64 位 Intel 与 AMD"),
        ("386", _) => text!("x86, 32-bit", "32 位 x86"),
        ("arm64", "v9") => text!("AArch64, Armv9", "AArch64，Armv9"),
        ("arm64", variant) if variant.starts_with("v9.") => text!("AArch64, a revision of Armv9", "AArch64，Armv9 的修订版"),
        ("arm64", variant) if variant.starts_with("v8.") => text!("AArch64, a later revision of Armv8", "AArch64，Armv8 的后续修订版"),
        ("arm64", _) => text!(
            "AArch64: 64-bit Arm, such as Apple silicon, Graviton, Raspberry Pi 3 and later",
            "AArch64：64 位 Arm，如 Apple 芯片、Graviton、Raspberry Pi 3 及更新型号"
        ),
        ("arm", "v5") => text!("32-bit Arm without hardware floating point", "32 位 Arm，无硬件浮点"),
        ("arm", "v6") => text!("32-bit Arm: Raspberry Pi Zero and 1", "32 位 Arm：Raspberry Pi Zero 与 1"),
        ("arm", "v7") => text!("32-bit Arm, hard float: Raspberry Pi 2 and later", "32 位 Arm，硬浮点：Raspberry Pi 2 及更新型号"),
        ("arm", "v8") => text!("32-bit mode of a 64-bit Arm processor", "64 位 Arm 处理器的 32 位模式"),
        ("arm", _) => text!("32-bit Arm", "32 位 Arm"),
        ("ppc64le", "power8") => text!("IBM POWER8 and later, little-endian", "IBM POWER8 及更新型号，小端"),
        ("ppc64le", "power9") => text!("IBM POWER9 and later, little-endian", "IBM POWER9 及更新型号，小端"),
        ("ppc64le", "power10") => text!("IBM Power10 and later, little-endian", "IBM Power10 及更新型号，小端"),
        ("ppc64le", _) => text!("IBM Power, 64-bit, little-endian", "IBM Power，64 位，小端"),
        ("ppc64", _) => text!("IBM Power, 64-bit, big-endian", "IBM Power，64 位，大端"),
        ("ppc", _) => text!("PowerPC, 32-bit", "32 位 PowerPC"),
        ("s390x", _) => text!("IBM Z and LinuxONE mainframes", "IBM Z 与 LinuxONE 大型机"),
        ("s390", _) => text!("IBM System/390, 31-bit", "IBM System/390，31 位"),
        ("riscv64", "rva20u64") => text!("RISC-V, 64-bit, profile RVA20", "64 位 RISC-V，RVA20 规格"),
        ("riscv64", "rva22u64") => text!("RISC-V, 64-bit, profile RVA22", "64 位 RISC-V，RVA22 规格"),
        ("riscv64", "rva23u64") => text!("RISC-V, 64-bit, profile RVA23", "64 位 RISC-V，RVA23 规格"),
        ("riscv64", _) => text!("RISC-V, 64-bit", "64 位 RISC-V"),
        ("riscv", _) => text!("RISC-V, 32-bit", "32 位 RISC-V"),
        ("loong64", _) => text!("LoongArch, 64-bit: Loongson 3A5000 and later", "64 位 LoongArch：龙芯 3A5000 及更新型号"),
        ("mips64le", _) => text!("MIPS, 64-bit, little-endian", "64 位 MIPS，小端"),
        ("mips64", _) => text!("MIPS, 64-bit, big-endian", "64 位 MIPS，大端"),
        ("mipsle", _) => text!("MIPS, 32-bit, little-endian", "32 位 MIPS，小端"),
        ("mips", _) => text!("MIPS, 32-bit, big-endian", "32 位 MIPS，大端"),
        ("mips64p32" | "mips64p32le", _) => text!("MIPS, 64-bit with 32-bit pointers", "64 位 MIPS，32 位指针"),
        ("amd64p32", _) => text!("x86-64 with 32-bit pointers", "x86-64，32 位指针"),
        ("armbe", _) => text!("32-bit Arm, big-endian", "32 位 Arm，大端"),
        ("arm64be", _) => text!("AArch64, big-endian", "AArch64，大端"),
        ("sparc64", _) => text!("SPARC, 64-bit", "64 位 SPARC"),
        ("sparc", _) => text!("SPARC, 32-bit", "32 位 SPARC"),
        ("wasm", _) => {
            text!("WebAssembly: runs on any processor in a WebAssembly runtime", "WebAssembly：在 WebAssembly 运行时中可用于任何处理器")
        }
        ("unknown", _) => text!("Not meant to run", "不用于运行"),
        _ => return None,
    };
    Some(words)
}

/// What an operating system is, in a few words. Aliases are resolved first.
pub fn operating_system(os: &str) -> Option<Text> {
    let words = match os.to_lowercase().as_str() {
        "linux" => text!("Linux", "Linux"),
        "windows" => text!("Windows", "Windows"),
        "darwin" | "macos" => text!("macOS", "macOS"),
        "freebsd" => text!("FreeBSD", "FreeBSD"),
        "netbsd" => text!("NetBSD", "NetBSD"),
        "openbsd" => text!("OpenBSD", "OpenBSD"),
        "dragonfly" => text!("DragonFly BSD", "DragonFly BSD"),
        "aix" => text!("IBM AIX", "IBM AIX"),
        "android" => text!("Android", "Android"),
        "hurd" => text!("GNU Hurd", "GNU Hurd"),
        "illumos" => text!("illumos", "illumos"),
        "ios" => text!("iOS", "iOS"),
        "js" => text!("WebAssembly in a JavaScript host", "JavaScript 宿主中的 WebAssembly"),
        "nacl" => text!("Native Client (retired)", "Native Client（已停用）"),
        "plan9" => text!("Plan 9", "Plan 9"),
        "solaris" => text!("Oracle Solaris", "Oracle Solaris"),
        "wasi" | "wasip1" => text!("WebAssembly System Interface, preview 1", "WebAssembly 系统接口（WASI），预览版 1"),
        "wasip2" => text!("WebAssembly System Interface 0.2", "WebAssembly 系统接口（WASI）0.2"),
        "zos" => text!("IBM z/OS", "IBM z/OS"),
        "unknown" => text!("None: the content is not meant to run", "无：内容不用于运行"),
        _ => return None,
    };
    Some(words)
}

/// Which Windows an `os.version` belongs to, by its build.
pub fn windows_release(os_version: &str) -> Option<Text> {
    let version = WindowsVersion::parse(os_version)?;
    if (version.major, version.minor) != (10, 0) {
        return None;
    }
    let words = match version.build {
        14393 => text!("Windows Server 2016 / 1607", "Windows Server 2016 / 1607"),
        16299 => text!("Windows Server, version 1709", "Windows Server 1709 版"),
        17134 => text!("Windows Server, version 1803", "Windows Server 1803 版"),
        17763 => text!("Windows Server 2019 / 1809", "Windows Server 2019 / 1809"),
        18362 => text!("Windows Server and Windows 10, version 1903", "Windows Server 与 Windows 10 1903 版"),
        18363 => text!("Windows Server and Windows 10, version 1909", "Windows Server 与 Windows 10 1909 版"),
        19041 => text!("Windows Server and Windows 10, version 2004", "Windows Server 与 Windows 10 2004 版"),
        19042 => text!("Windows Server and Windows 10, version 20H2", "Windows Server 与 Windows 10 20H2 版"),
        19043 => text!("Windows 10, version 21H1", "Windows 10 21H1 版"),
        19044 => text!("Windows 10, version 21H2", "Windows 10 21H2 版"),
        19045 => text!("Windows 10, version 22H2", "Windows 10 22H2 版"),
        20348 => text!("Windows Server 2022", "Windows Server 2022"),
        22000 => text!("Windows 11, version 21H2", "Windows 11 21H2 版"),
        22621 => text!("Windows 11, version 22H2", "Windows 11 22H2 版"),
        22631 => text!("Windows 11, version 23H2", "Windows 11 23H2 版"),
        25398 => text!("Windows Server, version 23H2", "Windows Server 23H2 版"),
        26100 => text!("Windows Server 2025 / Windows 11, version 24H2", "Windows Server 2025 / Windows 11 24H2 版"),
        26200 => text!("Windows 11, version 25H2", "Windows 11 25H2 版"),
        _ => return None,
    };
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::super::known;
    use super::*;

    fn of(architecture: &str, variant: &str) -> Platform {
        Platform {
            architecture: Some(architecture.to_owned()),
            variant: Some(variant.to_owned()).filter(|variant| !variant.is_empty()),
            ..Platform::default()
        }
    }

    #[test]
    fn every_known_name_has_words() {
        for name in known::ARCHITECTURES {
            assert!(architecture(&of(name, "")).is_some(), "{name}");
        }
        for name in known::OPERATING_SYSTEMS.iter().chain(&["wasi", "wasip2", "unknown", "macos", "Linux"]) {
            assert!(operating_system(name).is_some(), "{name}");
        }
    }

    #[test]
    fn words_follow_what_clients_read() {
        assert_eq!(architecture(&of("x86_64", "")), architecture(&of("amd64", "v1")));
        assert_eq!(architecture(&of("arm", "")), architecture(&of("arm", "v7")));
        assert_eq!(architecture(&of("aarch64", "v8")), architecture(&of("arm64", "")));
        assert_ne!(architecture(&of("arm", "v6")), architecture(&of("arm", "v7")));
        assert_eq!(architecture(&of("sun4m", "")), None);
        assert_eq!(architecture(&Platform::default()), None);
    }

    #[test]
    fn windows_builds() {
        assert_eq!(windows_release("10.0.17763.5576"), windows_release("10.0.17763"));
        assert!(windows_release("10.0.20348.2322").is_some_and(|words| words.en.contains("2022")));
        assert!(windows_release("10.0.26100.1").is_some_and(|words| words.en.contains("2025")));
        for unknown in ["", "6.1.7601", "10.0.1", "latest"] {
            assert_eq!(windows_release(unknown), None, "{unknown}");
        }
    }
}
