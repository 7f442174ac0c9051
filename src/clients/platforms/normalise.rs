//! Normalisation, version by version.

use super::{FeatureRule, Package};
use crate::clients::spec::{Spec, Word};

/// What an empty `os` is taken for: the system that the client runs on, which is Linux here.
const HOST_OS: &str = "linux";

/// A platform with its normal form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normal {
    /// As it stands in the document or request.
    pub raw: Spec,
    /// Its normal form.
    pub spec: Spec,
    /// Sorted `os.features`, each once, without one `win32k`.
    pub(super) without_win32k: Vec<Word>,
}

impl Package {
    /// `Normalize`.
    pub fn normalise(&self, spec: &Spec) -> Spec {
        let os = match &*spec.os {
            "" => HOST_OS.into(),
            os => lower(os),
        };
        let (architecture, variant) = self.architecture(&spec.architecture, &spec.variant);
        let mut normal = Spec { os: if &*os == "macos" { "darwin".into() } else { os }, architecture, variant, ..spec.clone() };
        if self.features != FeatureRule::Ignored {
            normal.os_features.sort();
            normal.os_features.dedup();
        }
        normal
    }

    /// [`Package::normalise`], with what comparing needs beside it.
    pub fn normal(&self, raw: &Spec) -> Normal {
        let spec = self.normalise(raw);
        let mut without_win32k = raw.os_features.clone();
        if let Some(at) = without_win32k.iter().position(|feature| &**feature == "win32k") {
            without_win32k.remove(at);
        }
        without_win32k.sort();
        without_win32k.dedup();
        Normal { raw: raw.clone(), spec, without_win32k }
    }

    /// `normalizeArch`
    pub(super) fn architecture(&self, architecture: &str, variant: &str) -> (Word, Word) {
        let (architecture, variant) = (lower(architecture), lower(variant));
        match &*architecture {
            "i386" => ("386".into(), Word::default()),
            "x86_64" | "x86-64" if self.alias_drops_variant => ("amd64".into(), Word::default()),
            "x86_64" | "x86-64" | "amd64" => {
                ("amd64".into(), if self.drops_amd64_v1 && &*variant == "v1" { Word::default() } else { variant })
            }
            "aarch64" | "arm64" => (
                "arm64".into(),
                match &*variant {
                    "8" | "v8" => Word::default(),
                    "v8.0" if self.knows_arm64_levels => Word::default(),
                    "9" | "9.0" | "v9.0" if self.knows_arm64_levels => "v9".into(),
                    _ => variant,
                },
            ),
            "armhf" => ("arm".into(), "v7".into()),
            "armel" => ("arm".into(), "v6".into()),
            "arm" => (
                architecture,
                match &*variant {
                    "" | "7" => "v7".into(),
                    "5" | "6" | "8" => format!("v{variant}").into(),
                    _ => variant,
                },
            ),
            _ => (architecture, variant),
        }
    }
}

fn lower(text: &str) -> Word {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) { text.into() } else { text.to_lowercase().into() }
}
