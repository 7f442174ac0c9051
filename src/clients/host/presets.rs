//! The machines that a person may choose from.

use super::Host;
use crate::language::Text;
use crate::text;

/// Machines, the commonest first.
pub static HOSTS: &[Host] = &[
    pc("pc", text!("64-bit PC", "64 位 PC"), 1),
    pc("pc-v2", text!("Server, x86-64-v2", "服务器，x86-64-v2"), 2),
    pc("pc-v3", text!("Server, x86-64-v3", "服务器，x86-64-v3"), 3),
    pc("pc-v4", text!("Server, x86-64-v4", "服务器，x86-64-v4"), 4),
    Host {
        machine_os: "darwin",
        emulated: &["amd64", "386", "arm", "ppc64le", "s390x", "riscv64", "mips64le"],
        ..linux("mac", text!("Apple silicon Mac with Docker Desktop", "Apple 芯片 Mac，使用 Docker Desktop"), "arm64", "v8")
    },
    linux("graviton", text!("AWS Graviton", "AWS Graviton"), "arm64", "v8"),
    board("pi-zero", text!("Raspberry Pi Zero or 1", "树莓派 Zero 或 1"), "arm", "v6"),
    board("pi-32", text!("Raspberry Pi 3, 4 or 5, 32-bit system", "树莓派 3、4 或 5，32 位系统"), "arm", "v7"),
    // The processor is asked for its version, and the kernel says 8 (containerd/platforms v1.0.0-rc.4, `cpuinfo_linux.go`).
    Host {
        has_64_bit_kernel: true,
        ..board(
            "pi-32-on-64",
            text!("Raspberry Pi 3, 4 or 5, 32-bit system on a 64-bit kernel", "树莓派 3、4 或 5，32 位系统，64 位内核"),
            "arm",
            "v8",
        )
    },
    board("pi-64", text!("Raspberry Pi 3, 4 or 5, 64-bit system", "树莓派 3、4 或 5，64 位系统"), "arm64", "v8"),
    linux("s390x", text!("IBM Z, LinuxONE", "IBM Z、LinuxONE"), "s390x", ""),
    linux("ppc64le", text!("IBM Power", "IBM Power"), "ppc64le", ""),
    linux("riscv64", text!("64-bit RISC-V", "64 位 RISC-V"), "riscv64", ""),
    linux("loong64", text!("LoongArch", "龙芯 LoongArch"), "loong64", ""),
    windows("windows-2016", text!("Windows Server 2016", "Windows Server 2016"), "10.0.14393"),
    windows("windows-2019", text!("Windows Server 2019", "Windows Server 2019"), "10.0.17763"),
    windows("windows-2022", text!("Windows Server 2022", "Windows Server 2022"), "10.0.20348"),
    windows("windows-2025", text!("Windows Server 2025", "Windows Server 2025"), "10.0.26100"),
    windows_client("windows-10", text!("Windows 10 22H2, Windows containers", "Windows 10 22H2，Windows 容器"), "10.0.19045"),
    windows_client("windows-11-22h2", text!("Windows 11 22H2, Windows containers", "Windows 11 22H2，Windows 容器"), "10.0.22621"),
    windows_client("windows-11-23h2", text!("Windows 11 23H2, Windows containers", "Windows 11 23H2，Windows 容器"), "10.0.22631"),
    windows_client("windows-11-24h2", text!("Windows 11 24H2, Windows containers", "Windows 11 24H2，Windows 容器"), "10.0.26100"),
    windows_client("windows-11-25h2", text!("Windows 11 25H2, Windows containers", "Windows 11 25H2，Windows 容器"), "10.0.26200"),
    Host {
        os: "wasi",
        machine_os: "linux",
        ..linux("wasi", text!("WebAssembly runtime (WASI)", "WebAssembly 运行时（WASI）"), "wasm", "")
    },
    Host {
        os: "wasip1",
        machine_os: "linux",
        ..linux("wasip1", text!("WebAssembly runtime (WASI preview 1)", "WebAssembly 运行时（WASI preview 1）"), "wasm", "")
    },
];

const fn linux(id: &'static str, name: Text, architecture: &'static str, variant: &'static str) -> Host {
    Host {
        id,
        name,
        os: "linux",
        architecture,
        variant,
        level: 0,
        os_version: "",
        machine_os: "linux",
        is_board: false,
        has_64_bit_kernel: false,
        is_windows_client: false,
        emulated: &[],
    }
}

const fn board(id: &'static str, name: Text, architecture: &'static str, variant: &'static str) -> Host {
    Host { is_board: true, ..linux(id, name, architecture, variant) }
}

const fn pc(id: &'static str, name: Text, level: u8) -> Host {
    Host { level, ..linux(id, name, "amd64", "") }
}

const fn windows(id: &'static str, name: Text, os_version: &'static str) -> Host {
    Host { os: "windows", os_version, machine_os: "windows", ..pc(id, name, 1) }
}

const fn windows_client(id: &'static str, name: Text, os_version: &'static str) -> Host {
    Host { is_windows_client: true, ..windows(id, name, os_version) }
}
