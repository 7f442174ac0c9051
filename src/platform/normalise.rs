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
    Platform { os, architecture, variant, ..platform.clone() }
}

fn normalise_architecture(architecture: &str, variant: &str) -> (String, String) {
    let pair = |architecture: &str, variant: &str| (architecture.to_owned(), variant.to_owned());
    match architecture {
        "i386" => pair("386", ""),
        "x86_64" | "x86-64" | "amd64" => pair("amd64", if variant == "v1" { "" } else { variant }),
        "aarch64" | "arm64" => pair("arm64", match variant {
            "8" | "v8" | "v8.0" => "",
            "9" | "9.0" | "v9.0" => "v9",
            other => other,
        }),
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

    #[test]
    fn normal_forms() {
        let cases = [
            ("linux/x86_64", "linux/amd64"), ("linux/amd64/v1", "linux/amd64"), ("linux/amd64/v3", "linux/amd64/v3"), ("linux/aarch64", "linux/arm64"),
            ("linux/arm64/v8", "linux/arm64"), ("linux/arm64/v9.0", "linux/arm64/v9"), ("linux/arm", "linux/arm/v7"), ("linux/arm/6", "linux/arm/v6"), ("linux/armhf", "linux/arm/v7"), ("linux/armel", "linux/arm/v6"),
            ("MacOS/I386", "darwin/386"), ("linux/s390x", "linux/s390x"), ("linux/arm/v5", "linux/arm/v5"),
        ];
        for (given, expected) in cases {
            let mut parts = given.split('/').map(|part| Some(part.to_owned()));
            let platform = Platform { os: parts.next().flatten(), architecture: parts.next().flatten(), variant: parts.next().flatten(), ..Platform::default() };
            assert_eq!(normalise(&platform).name(), expected, "{given}");
        }
    }
}
