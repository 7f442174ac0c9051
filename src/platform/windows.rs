//! Windows versions as `os.version` carries them: `10.0.20348.2322`.
//!
//! Source: containerd/platforms v1.0.0-rc.4, `platform_windows_compat.go` (`getWindowsOSVersion`).

/// Major, minor, build and, where it is given, revision. Ordered from old to new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WindowsVersion {
    /// `10` in `10.0.20348.2322`
    pub major: u8,
    /// `0` in `10.0.20348.2322`
    pub minor: u8,
    /// `20348` in `10.0.20348.2322`: what decides which hosts can run it.
    pub build: u16,
    /// `2322` in `10.0.20348.2322`: the update.
    pub revision: Option<u32>,
}

impl WindowsVersion {
    /// Reads three or four numbers with dots between them.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.').map(|part| part.bytes().all(|byte| byte.is_ascii_digit()).then_some(part));
        let mut next = || parts.next().map(|part| part.unwrap_or_default());
        let (major, minor, build) = (next()?.parse().ok()?, next()?.parse().ok()?, next()?.parse().ok()?);
        let revision = match next() {
            Some(revision) => Some(revision.parse().ok()?),
            None => None,
        };
        next().is_none().then_some(Self { major, minor, build, revision })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions() {
        let version = WindowsVersion::parse("10.0.20348.2322");
        assert_eq!(version, Some(WindowsVersion { major: 10, minor: 0, build: 20348, revision: Some(2322) }));
        assert_eq!(WindowsVersion::parse("10.0.17763").map(|version| version.revision), Some(None));
        assert!(WindowsVersion::parse("10.0.14393.1066") < WindowsVersion::parse("10.0.17763"));
        assert!(WindowsVersion::parse("10.0.20348.999") < WindowsVersion::parse("10.0.20348.3091"));
        for bad in [
            "",
            "10",
            "10.0",
            "10.0.",
            "10.0.x",
            "10.0.+5",
            "10.0.70000",
            "300.0.1",
            "10.0.1.2.3",
            "10.0.20348.",
            "ltsc2022",
            " 10.0.17763",
            "10..0",
        ] {
            assert_eq!(WindowsVersion::parse(bad), None, "{bad}");
        }
    }
}
