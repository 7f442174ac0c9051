//! Which Windows images a Windows host of some build runs, as the package judges it.
//!
//! Process isolation; source: `platform_windows_compat.go`, before v1.0.0 `platform_compat_windows.go` and
//! `defaults_windows.go`.

use super::WindowsRule;
use crate::clients::go::{atoi, parse_uint};

/// Windows Server 2022: from it on, hosts run images of earlier builds.
const LTSC_2022: u16 = 20348;
/// Windows Server 2025.
const LTSC_2025: u16 = 26100;

/// Major, minor and build; all zero where there is no version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Version {
    major: u8,
    minor: u8,
    build: u16,
}

impl WindowsRule {
    /// Whether an image made for `image` runs on `host` (texts as they stand in `os.version`).
    pub fn fits(self, host: &str, image: &str) -> bool {
        match self {
            WindowsRule::Ignored => true,
            WindowsRule::Lenient => host.is_empty() || image.is_empty() || self.compatible(lenient(host), lenient(image)),
            WindowsRule::Ltsc2022 | WindowsRule::Ltsc2025 => {
                let host = strict(host);
                host == Version::default() || image.is_empty() || self.compatible(host, strict(image))
            }
        }
    }

    /// Whether an image for `image` is made for an older Windows than `host`: only then Hyper-V isolation helps.
    pub fn is_older(image: &str, host: &str) -> bool {
        let (image, host) = (strict(image), strict(host));
        image != Version::default() && (image.major, image.minor) == (host.major, host.minor) && image.build < host.build
    }

    fn compatible(self, host: Version, image: Version) -> bool {
        if (host.major, host.minor) != (image.major, image.minor) {
            return false;
        }
        if host.build < LTSC_2022 {
            return host.build == image.build;
        }
        let oldest = if self == WindowsRule::Ltsc2025 && host.build > LTSC_2025 { LTSC_2025 } else { LTSC_2022 };
        (oldest..=host.build).contains(&image.build)
    }
}

/// Three parts or more, the first three numbers; else no version.
fn strict(text: &str) -> Version {
    let mut parts = text.split('.');
    let mut read =
        || Some(Version { major: parse_uint(parts.next()?)?, minor: parse_uint(parts.next()?)?, build: parse_uint(parts.next()?)? });
    read().unwrap_or_default()
}

/// Three parts or more; a part that is no number is 0, and one that is too large is cut to its lowest bits.
fn lenient(text: &str) -> Version {
    let parts: Vec<i64> = text.split('.').take(3).map(|part| atoi(part).unwrap_or_default()).collect();
    match parts.as_slice() {
        [major, minor, build] => Version { major: *major as u8, minor: *minor as u8, build: *build as u16 },
        _ => Version::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_from_2022_on_run_older_images() {
        for (rule, host, image, fits) in [
            (WindowsRule::Ltsc2025, "10.0.17763.1", "10.0.17763.5576", true),
            (WindowsRule::Ltsc2025, "10.0.19042", "10.0.19041", false),
            (WindowsRule::Ltsc2025, "10.0.22631", "10.0.20348", true),
            (WindowsRule::Ltsc2025, "10.0.26100", "10.0.20348", true),
            (WindowsRule::Ltsc2025, "10.0.26200", "10.0.20348", false),
            (WindowsRule::Ltsc2022, "10.0.26200", "10.0.20348", true),
            (WindowsRule::Ltsc2025, "10.0.26200", "10.0.26100.9", true),
            (WindowsRule::Ltsc2025, "10.0.20348", "10.0.26100", false),
            (WindowsRule::Ltsc2025, "", "6.1.7601", true),
            (WindowsRule::Ltsc2025, "10.0.20348", "", true),
            (WindowsRule::Ltsc2025, "10.0.20348", "ltsc2022", false),
            (WindowsRule::Lenient, "10.0", "x.y.z", true),
            (WindowsRule::Ignored, "10.0.20348", "11.0.1", true),
        ] {
            assert_eq!(rule.fits(host, image), fits, "{rule:?} {host} {image}");
        }
    }
}
