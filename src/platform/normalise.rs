//! Normalisation, as containerd and everything built on it does before it compares platforms.
//!
//! Source: containerd/platforms v1.0.0-rc.4, `database.go` (`normalizeOS`, `normalizeArch`).

use super::Platform;

/// The platform with aliases resolved and default variants dropped or filled in. Missing parts stay missing.
pub fn normalise(platform: &Platform) -> Platform {
    let lower = |part: &Option<String>| part.as_ref().map(|part| part.to_lowercase());
    let os = lower(&platform.os).map(|os| if os == "macos" { "darwin".to_owned() } else { os });
    let (architecture, variant) = match lower(&platform.architecture) {
        None => (None, lower(&platform.variant)),
        Some(architecture) => {
            let (architecture, variant) = normalise_architecture(&architecture, &lower(&platform.variant).unwrap_or_default());
            (Some(architecture), Some(variant).filter(|variant| !variant.is_empty()))
        }
    };
    let mut os_features = platform.os_features.clone();
    os_features.sort();
    os_features.dedup();
    Platform { os, architecture, variant, os_features, os_version: platform.os_version.clone(), features: platform.features.clone() }
}

fn normalise_architecture(architecture: &str, variant: &str) -> (String, String) {
    let pair = |architecture: &str, variant: &str| (architecture.to_owned(), variant.to_owned());
    match architecture {
        "i386" => pair("386", ""),
        "x86_64" | "x86-64" | "amd64" => pair("amd64", if variant == "v1" { "" } else { variant }),
        "aarch64" | "arm64" => pair(
            "arm64",
            match variant {
                "8" | "v8" | "v8.0" => "",
                "9" | "9.0" | "v9.0" => "v9",
                other => other,
            },
        ),
        "armhf" => pair("arm", "v7"),
        "armel" => pair("arm", "v6"),
        "arm" => match variant {
            "" | "7" => pair("arm", "v7"),
            "5" | "6" | "8" => (architecture.to_owned(), format!("v{variant}")),
            other => pair("arm", other),
        },
        _ => pair(architecture, variant),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Platform {
        let mut parts = text.split('/').map(|part| Some(part.to_owned()));
        Platform {
            os: parts.next().flatten(),
            architecture: parts.next().flatten(),
            variant: parts.next().flatten(),
            ..Platform::default()
        }
    }

    #[test]
    fn normal_forms() {
        let cases = [
            // Aliases, with the variants that they bring or swallow.
            ("linux/x86_64", "linux/amd64"),
            ("freebsd/x86-64/v3", "freebsd/amd64/v3"),
            ("linux/i386/v2", "linux/386"),
            ("linux/aarch64/8", "linux/arm64"),
            ("linux/armhf/v5", "linux/arm/v7"),
            ("linux/armel/v8", "linux/arm/v6"),
            ("macos/aarch64", "darwin/arm64"),
            // Default variants.
            ("linux/amd64/v1", "linux/amd64"),
            ("linux/amd64/v3", "linux/amd64/v3"),
            ("linux/amd64/1", "linux/amd64/1"),
            ("linux/arm64/v8", "linux/arm64"),
            ("linux/arm64/v8.0", "linux/arm64"),
            ("linux/arm64/8.0", "linux/arm64/8.0"),
            ("linux/arm64/v8.1", "linux/arm64/v8.1"),
            ("linux/arm64/9", "linux/arm64/v9"),
            ("linux/arm64/9.0", "linux/arm64/v9"),
            ("linux/arm64/v9.0", "linux/arm64/v9"),
            ("linux/arm64/v9.1", "linux/arm64/v9.1"),
            ("linux/arm", "linux/arm/v7"),
            ("linux/arm/5", "linux/arm/v5"),
            ("linux/arm/6", "linux/arm/v6"),
            ("linux/arm/7", "linux/arm/v7"),
            ("linux/arm/8", "linux/arm/v8"),
            ("linux/arm/v5", "linux/arm/v5"),
            ("linux/arm/9", "linux/arm/9"),
            ("linux/arm/v7l", "linux/arm/v7l"),
            // Letters: lower case, but never trimmed.
            ("MacOS/I386", "darwin/386"),
            ("LINUX/Arm/V6", "linux/arm/v6"),
            ("linux/ arm64", "linux/ arm64"),
            (" linux/amd64", " linux/amd64"),
            // Everything else stays.
            ("linux/s390x", "linux/s390x"),
            ("linux/armv7l", "linux/armv7l"),
            ("linux/arm64v8", "linux/arm64v8"),
            ("linux/i686", "linux/i686"),
            ("linux/armbe", "linux/armbe"),
            ("linux/ppc64le/power9", "linux/ppc64le/power9"),
            ("linux/riscv64/rva22u64", "linux/riscv64/rva22u64"),
            ("windows/amd64", "windows/amd64"),
            ("unknown/unknown", "unknown/unknown"),
        ];
        for (given, expected) in cases {
            assert_eq!(normalise(&read(given)).name(), expected, "{given}");
        }
    }

    #[test]
    fn normalising_twice_changes_nothing_more() {
        for architecture in ["x86_64", "i386", "aarch64", "armhf", "armel", "arm", "arm64", "amd64", "riscv64", ""] {
            for variant in ["", "v1", "v7", "8", "v8", "v8.0", "9.0", "V6", "power9"] {
                let once = normalise(&read(&format!("Linux/{architecture}/{variant}")));
                assert_eq!(normalise(&once), once, "{architecture}/{variant}");
            }
        }
    }

    #[test]
    fn missing_parts_stay_missing_and_features_are_a_set() {
        assert_eq!(normalise(&Platform::default()), Platform::default());
        let given = Platform {
            os: Some("linux".into()),
            os_features: vec!["b".into(), "a".into(), "b".into()],
            os_version: Some("1 ".into()),
            ..Platform::default()
        };
        let expected = Platform { os_features: vec!["a".into(), "b".into()], ..given.clone() };
        assert_eq!(normalise(&given), expected);
    }
}
