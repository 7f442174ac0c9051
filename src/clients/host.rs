//! Machines that people run images on, and what runs there.
//!
//! Sources: containerd/platforms v1.0.0-rc.4, `cpuinfo_linux.go` and `defaults_*.go`; tonistiigi/go-archvariant; Microsoft,
//! "Windows container version compatibility"; the levels of the x86-64 psABI.

mod presets;

pub use presets::HOSTS;

use super::platforms::{V1_0_RC4, WindowsRule};
use super::register::Default;
use super::spec::Spec;
use crate::language::Text;
use crate::text;

/// A machine with its container engine.
#[derive(Debug)]
pub struct Host {
    /// Its name in addresses.
    pub id: &'static str,
    /// What people call it.
    pub name: Text,
    /// The system that containers run on: Linux also where it runs inside a virtual machine.
    pub os: &'static str,
    /// The architecture of the processor.
    pub architecture: &'static str,
    /// The variant that clients detect: the version of an Arm processor.
    pub variant: &'static str,
    /// The level of an amd64 processor; 0 elsewhere.
    pub level: u8,
    /// The version of Windows.
    pub os_version: &'static str,
    /// The system that programs on the command line run on.
    pub machine_os: &'static str,
    /// Whether it is a single-board computer.
    pub is_board: bool,
    /// Whether a 32-bit system runs on a 64-bit kernel, which runs 64-bit programs as well.
    pub has_64_bit_kernel: bool,
    /// Whether it is an edition of Windows for people's own computers: Docker isolates with Hyper-V there (moby
    /// `daemon/daemon_windows.go`, `setDefaultIsolation`).
    pub is_windows_client: bool,
    /// Architectures that an emulator set up with the engine runs.
    pub emulated: &'static [&'static str],
}

/// How an image runs on a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Runs {
    /// As it is.
    Natively,
    /// Through the emulator that the engine brings along.
    Emulated,
    /// Only where an emulator was set up; without one it does not start.
    WithEmulator,
    /// Only where the 64-bit processor still runs 32-bit programs.
    If32Bit,
    /// The processor lacks the level that it is built for.
    TooNew,
    /// With Hyper-V isolation, which Docker uses by itself on Windows 10 and 11.
    HyperV,
    /// Only where a person asks for Hyper-V isolation.
    WithHyperV,
    /// The host's Windows build is too old for it, or of another line.
    WindowsBuild,
    /// It is for another operating system.
    OtherSystem,
}

static NATIVELY: Text = text!("Runs natively", "原生运行");
static EMULATED: Text = text!("Runs under emulation: slower", "以模拟方式运行，较慢");
static WITH_EMULATOR: Text =
    text!("Does not start unless an emulator (QEMU, binfmt) is set up", "除非设置了模拟器（QEMU、binfmt），否则无法启动");
static IF_32_BIT: Text = text!("Starts only if the processor still runs 32-bit programs", "仅当处理器仍支持 32 位程序时才能启动");
static TOO_NEW: Text = text!("May crash: the processor lacks the level it is built for", "可能崩溃：处理器不具备其所需的级别");
static HYPER_V: Text = text!(
    "Runs with Hyper-V isolation, which Docker uses on Windows 10 and 11",
    "以 Hyper-V 隔离运行，Docker 在 Windows 10 和 11 上默认使用它"
);
static WITH_HYPER_V: Text =
    text!("Starts only with Hyper-V isolation (`--isolation=hyperv`)", "仅使用 Hyper-V 隔离时才能启动（`--isolation=hyperv`）");
static WINDOWS_BUILD: Text = text!("Does not start: the image is newer than the host's Windows", "无法启动：镜像比主机的 Windows 新");
static OTHER_SYSTEM: Text = text!("Does not start: it is for another operating system", "无法启动：适用于其他操作系统");

impl Runs {
    /// In one sentence.
    pub fn text(self) -> Text {
        match self {
            Runs::Natively => NATIVELY,
            Runs::Emulated => EMULATED,
            Runs::WithEmulator => WITH_EMULATOR,
            Runs::If32Bit => IF_32_BIT,
            Runs::TooNew => TOO_NEW,
            Runs::HyperV => HYPER_V,
            Runs::WithHyperV => WITH_HYPER_V,
            Runs::WindowsBuild => WINDOWS_BUILD,
            Runs::OtherSystem => OTHER_SYSTEM,
        }
    }
}

impl Host {
    /// The host with this id.
    pub fn find(id: &str) -> Option<&'static Host> {
        HOSTS.iter().find(|host| host.id == id)
    }

    /// What a client asks for on this host where a person names no platform; nothing where it uses the whole index.
    pub fn request(&self, default: Default) -> Option<Spec> {
        let arm = matches!(self.architecture, "arm" | "arm64");
        let level = if self.level > 1 { format!("v{}", self.level) } else { String::new() };
        let variant = match default {
            _ if arm => self.variant,
            Default::HostLevel | Default::Machine => &level,
            _ => "",
        };
        match default {
            Default::WholeIndex => None,
            Default::LinuxAmd64 => Some(Spec::new("linux", "amd64", "")),
            Default::Machine => Some(Spec::new(self.machine_os, self.architecture, variant).with_version(self.os_version)),
            Default::Host | Default::HostLevel | Default::HostArmVersion => {
                Some(Spec::new(self.os, self.architecture, variant).with_version(self.os_version))
            }
        }
    }

    /// The platform as people write it, with the level of an amd64 processor.
    pub fn platform(&self) -> Spec {
        self.request(Default::HostLevel).unwrap_or_default()
    }

    /// How an image for `platform` runs here.
    pub fn runs(&self, platform: &Spec) -> Runs {
        self.machine().runs(platform)
    }

    /// What decides whether an image runs here.
    pub fn machine(&self) -> Machine<'_> {
        let Host { os, architecture, variant, level, os_version, has_64_bit_kernel, is_windows_client, emulated, .. } = *self;
        Machine { os, architecture, variant, level, os_version, has_64_bit_kernel, is_windows_client, emulated }
    }
}

/// What decides whether an image runs: system and processor.
#[derive(Clone, Copy, Debug)]
pub struct Machine<'a> {
    os: &'a str,
    architecture: &'a str,
    variant: &'a str,
    level: u8,
    os_version: &'a str,
    has_64_bit_kernel: bool,
    is_windows_client: bool,
    emulated: &'a [&'a str],
}

impl<'a> Machine<'a> {
    /// The machine that `platform`, in its normal form, describes; nothing is emulated there.
    pub fn of(platform: &'a Spec) -> Self {
        let level = if &*platform.architecture == "amd64" { number(&platform.variant) } else { None };
        Self {
            os: &platform.os,
            architecture: &platform.architecture,
            variant: &platform.variant,
            level: level.unwrap_or_default(),
            os_version: &platform.os_version,
            has_64_bit_kernel: false,
            is_windows_client: false,
            emulated: &[],
        }
    }

    /// How an image for `platform` runs here.
    pub fn runs(&self, platform: &Spec) -> Runs {
        let image = V1_0_RC4.normalise(platform);
        if &*image.os != self.os {
            return Runs::OtherSystem;
        }
        if self.os == "windows" && !WindowsRule::Ltsc2025.fits(self.os_version, &image.os_version) {
            return match (WindowsRule::is_older(&image.os_version, self.os_version), self.is_windows_client) {
                (true, true) => Runs::HyperV,
                (true, false) => Runs::WithHyperV,
                (false, _) => Runs::WindowsBuild,
            };
        }
        match (self.architecture, &*image.architecture) {
            ("amd64", "386") => Runs::Natively,
            (own, other) if own == other => self.runs_variant(&image),
            ("arm", "arm64") if self.has_64_bit_kernel => Runs::Natively,
            (_, other) if self.emulated.contains(&other) => Runs::Emulated,
            ("arm64", "arm") => Runs::If32Bit,
            _ => Runs::WithEmulator,
        }
    }

    fn runs_variant(&self, image: &Spec) -> Runs {
        let too_new = match self.architecture {
            "amd64" => number(&image.variant).is_some_and(|level| level > self.level.max(1)),
            "arm" => number(&image.variant) > number(self.variant),
            "arm64" => !image.variant.is_empty() && *image.variant != *self.variant,
            _ => false,
        };
        if too_new { Runs::TooNew } else { Runs::Natively }
    }
}

/// The number of a variant: 7 in `v7`, 8 in `v8.2`.
fn number(variant: &str) -> Option<u8> {
    variant.strip_prefix('v').and_then(|rest| rest.split('.').next()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn every_host_has_a_name_in_each_language_and_runs_its_own_platform() {
        for (at, host) in HOSTS.iter().enumerate() {
            assert!(HOSTS[at + 1..].iter().all(|other| other.id != host.id), "{}", host.id);
            assert!(Language::ALL.iter().all(|language| !host.name.get(*language).is_empty()), "{}", host.id);
            assert_eq!(host.runs(&host.platform()), Runs::Natively, "{}", host.id);
        }
    }

    #[test]
    fn what_runs_where() {
        let runs = |host: &str, platform: Spec| Host::find(host).map(|host| host.runs(&platform));
        let linux = |architecture, variant| Spec::new("linux", architecture, variant);
        for (host, platform, expected) in [
            ("mac", linux("amd64", ""), Runs::Emulated),
            ("mac", linux("arm64", "v8"), Runs::Natively),
            ("pc-v2", linux("amd64", "v3"), Runs::TooNew),
            ("pc-v3", linux("amd64", "v3"), Runs::Natively),
            ("pc-v3", linux("386", ""), Runs::Natively),
            ("pc-v3", linux("arm64", ""), Runs::WithEmulator),
            ("pi-zero", linux("arm", "v7"), Runs::TooNew),
            ("pi-zero", linux("arm", "v5"), Runs::Natively),
            ("pi-64", linux("arm", "v7"), Runs::If32Bit),
            ("pi-32-on-64", linux("arm", "v7"), Runs::Natively),
            ("pi-32-on-64", linux("arm64", ""), Runs::Natively),
            ("pi-32", linux("arm64", ""), Runs::WithEmulator),
            ("windows-2022", Spec::new("windows", "amd64", "").with_version("10.0.17763.1"), Runs::WithHyperV),
            ("windows-2022", Spec::new("windows", "amd64", "").with_version("10.0.26100.1"), Runs::WindowsBuild),
            ("windows-11-24h2", Spec::new("windows", "amd64", "").with_version("10.0.17763.1"), Runs::HyperV),
            ("windows-10", Spec::new("windows", "amd64", "").with_version("10.0.17763.1"), Runs::HyperV),
            ("windows-10", Spec::new("windows", "amd64", "").with_version("10.0.20348.1"), Runs::WindowsBuild),
            ("windows-2025", Spec::new("windows", "amd64", "").with_version("10.0.20348.1"), Runs::Natively),
            ("pc", Spec::new("windows", "amd64", ""), Runs::OtherSystem),
        ] {
            assert_eq!(runs(host, platform.clone()), Some(expected), "{host} {}", platform.full_text());
        }
    }

    #[test]
    fn clients_ask_for_what_they_detect() {
        let asks = |host: &str, default| Host::find(host).and_then(|host| host.request(default)).map(|spec| spec.full_text());
        assert_eq!(asks("pc-v3", Default::Host).as_deref(), Some("linux/amd64"));
        assert_eq!(asks("pc-v3", Default::HostLevel).as_deref(), Some("linux/amd64/v3"));
        assert_eq!(asks("mac", Default::Machine).as_deref(), Some("darwin/arm64/v8"));
        assert_eq!(asks("mac", Default::HostArmVersion).as_deref(), Some("linux/arm64/v8"));
        assert_eq!(asks("mac", Default::LinuxAmd64).as_deref(), Some("linux/amd64"));
        assert_eq!(asks("pi-32-on-64", Default::Host).as_deref(), Some("linux/arm/v8"));
        assert_eq!(asks("windows-2019", Default::Host).as_deref(), Some("windows(10.0.17763)/amd64"));
        assert_eq!(asks("mac", Default::WholeIndex), None);
    }
}
