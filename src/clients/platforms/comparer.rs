//! Matchers, and the order of what they match: `NewMatcher`, `Only`, `OnlyStrict`, `Ordered`, and `Default` on Windows.

use super::{FeatureRule, Normal, Package};
use crate::clients::spec::{Spec, Word};
use std::cmp::Ordering;

/// Why a platform is not matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// Another operating system.
    Os,
    /// Another architecture.
    Architecture,
    /// A variant that is not among those looked for.
    Variant,
    /// A Windows version that the host does not run.
    WindowsVersion,
    /// A feature that was not asked for.
    Feature(Word),
}

/// A platform comparer.
#[derive(Debug)]
pub struct Comparer {
    package: &'static Package,
    /// What is looked for, best first.
    wanted: Vec<Spec>,
    /// The request in its normal form.
    request: Spec,
    newest_first: bool,
}

impl Comparer {
    /// `Only`: the platform, or what may stand in for it.
    pub fn only(package: &'static Package, request: &Spec) -> Self {
        let request = package.normalise(request);
        Self { wanted: package.vector(request.clone()), package, request, newest_first: false }
    }

    /// `OnlyStrict`, and `Ordered` of one platform: nothing stands in for it.
    pub fn strict(package: &'static Package, request: &Spec) -> Self {
        let request = package.normalise(request);
        Self { wanted: vec![request.clone()], package, request, newest_first: false }
    }

    /// `Default` on a Windows host: of several that match, the highest version as text.
    pub fn windows_default(package: &'static Package, request: &Spec) -> Self {
        Self { newest_first: true, ..Self::strict(package, request) }
    }

    /// The package that it follows.
    pub fn package(&self) -> &'static Package {
        self.package
    }

    /// The request in its normal form.
    pub fn request(&self) -> &Spec {
        &self.request
    }

    /// What is looked for, best first.
    pub fn wanted(&self) -> &[Spec] {
        &self.wanted
    }

    /// Whether of several that match the highest version goes first, as text.
    pub fn newest_first(&self) -> bool {
        self.newest_first
    }

    /// The place of `entry` among what is looked for.
    pub fn rank(&self, entry: &Normal) -> Option<usize> {
        self.place(entry, true)
    }

    fn place(&self, entry: &Normal, with_features: bool) -> Option<usize> {
        let (spec, request) = (&entry.spec, &self.request);
        // All that is looked for is for one system, with one version and the same features.
        if spec.os != request.os || !self.version_fits(entry) {
            return None;
        }
        let at = self.wanted.iter().position(|wanted| wanted.architecture == spec.architecture && wanted.variant == spec.variant)?;
        (!with_features || self.missing_feature(entry).is_none()).then_some(at)
    }

    fn version_fits(&self, entry: &Normal) -> bool {
        &*self.request.os != "windows" || self.package.windows.fits(&self.request.os_version, &entry.raw.os_version)
    }

    fn missing_feature<'a>(&self, entry: &'a Normal) -> Option<&'a Word> {
        if self.package.features == FeatureRule::Ignored || entry.raw.os_features.is_empty() {
            return None;
        }
        let features = if &*self.request.os == "windows" { &entry.without_win32k } else { &entry.spec.os_features };
        features.iter().find(|feature| !self.request.os_features.contains(feature))
    }

    /// Why `entry` is not matched; nothing where it is.
    pub fn mismatch(&self, entry: &Normal) -> Option<Mismatch> {
        let (spec, wanted) = (&entry.spec, &self.wanted);
        if spec.os != self.request.os {
            return Some(Mismatch::Os);
        }
        let architecture = |wanted: &Spec| wanted.architecture == spec.architecture;
        if !wanted.iter().any(architecture) && self.request.architecture != spec.architecture {
            return Some(Mismatch::Architecture);
        }
        if !wanted.iter().any(|wanted| architecture(wanted) && wanted.variant == spec.variant) {
            return Some(Mismatch::Variant);
        }
        if !self.version_fits(entry) {
            return Some(Mismatch::WindowsVersion);
        }
        self.missing_feature(entry).map(|feature| Mismatch::Feature(feature.clone()))
    }

    /// `Less`, both ways: which of two platforms goes first.
    pub fn order(&self, one: &Normal, other: &Normal) -> Ordering {
        let first = |rank: Option<usize>| rank.map_or(usize::MAX, |rank| rank);
        let (a, b) = (self.rank(one), self.rank(other));
        if self.newest_first {
            return match (a, b) {
                (Some(_), Some(_)) => other.raw.os_version.cmp(&one.raw.os_version),
                (a, b) => b.is_some().cmp(&a.is_some()),
            };
        }
        if self.package.features == FeatureRule::Ignored {
            return first(a).cmp(&first(b));
        }
        let features = |entry: &Normal| entry.raw.os_features.len();
        match (a, b) {
            (None, None) if features(one) > 0 || features(other) > 0 => first(self.place(one, false)).cmp(&first(self.place(other, false))),
            (Some(a), Some(b)) if a == b => features(other).cmp(&features(one)),
            _ => first(a).cmp(&first(b)),
        }
    }
}
