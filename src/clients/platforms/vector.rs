//! The platforms that may stand in for the one asked for, best first: `platformVector`.

use super::Package;
use crate::clients::go::atoi;
use crate::clients::spec::Spec;

/// Steps down begin here at the highest: no processor has such a level, and the package builds as many steps as the number says.
const HIGHEST_LEVEL: i64 = 64;

/// Minor level of v8 that each level from v9 on stands for: v9.0 has what v8.5 has.
const V9_OVER_V8: i64 = 5;

impl Package {
    /// What `Only` looks for, in this order and in normal form; `spec` must be normal.
    pub(super) fn vector(&self, spec: Spec) -> Vec<Spec> {
        self.steps(spec).iter().map(|step| self.normalise(step)).collect()
    }

    fn steps(&self, spec: Spec) -> Vec<Spec> {
        if !self.steps_down {
            return vec![spec];
        }
        match &*spec.architecture {
            "amd64" => {
                let x86 = Spec { architecture: "386".into(), variant: Default::default(), ..spec.clone() };
                let mut vector = self.ladder(spec, 1);
                vector.push(x86);
                vector
            }
            "arm" => self.ladder(spec, 5),
            "arm64" => self.arm64(&spec),
            _ => vec![spec],
        }
    }

    /// `spec`, then the same with each lower version down to `lowest`.
    fn ladder(&self, spec: Spec, lowest: i64) -> Vec<Spec> {
        let number = atoi(spec.variant.strip_prefix('v').unwrap_or(&spec.variant)).filter(|number| *number > lowest);
        let steps = lowest..number.map_or(lowest, |number| number.min(HIGHEST_LEVEL));
        let lower: Vec<Spec> = steps.rev().map(|step| Spec { variant: format!("v{step}").into(), ..spec.clone() }).collect();
        std::iter::once(spec).chain(lower).collect()
    }

    fn arm64(&self, spec: &Spec) -> Vec<Spec> {
        let variant = if spec.variant.is_empty() { "v8" } else { &*spec.variant };
        if !self.knows_arm64_levels {
            let arm = Spec { architecture: "arm".into(), variant: variant.into(), ..spec.clone() };
            return std::iter::once(spec.clone()).chain(self.ladder(arm, 5)).collect();
        }
        let level = |major: i64, minor: i64| {
            let variant = if minor == 0 { format!("v{major}") } else { format!("v{major}.{minor}") };
            Spec { variant: variant.into(), ..spec.clone() }
        };
        let v8_below = |minor: i64| (0..=minor).rev().map(move |minor| (8, minor));
        let levels: Vec<(i64, i64)> = match known_level(variant) {
            Some((8, minor)) => v8_below(minor).collect(),
            Some((_, minor)) => (0..=minor).rev().map(|minor| (9, minor)).chain(v8_below((minor + V9_OVER_V8).min(9))).collect(),
            // Outside the table there is nothing to step through, not even the platform itself.
            None => return Vec::new(),
        };
        let arm = Spec { architecture: "arm".into(), variant: "v8".into(), ..spec.clone() };
        levels.into_iter().map(|(major, minor)| level(major, minor)).chain(self.ladder(arm, 5)).collect()
    }
}

/// `arm64variantToVersion`: v8 to v8.9 and v9 to v9.7.
fn known_level(variant: &str) -> Option<(i64, i64)> {
    let (major, minor) = variant.split_once('.').unwrap_or((variant, "0"));
    let minor = atoi(minor).filter(|_| minor.len() == 1)?;
    match major {
        "v8" => Some((8, minor)),
        "v9" if minor <= 7 => Some((9, minor)),
        _ => None,
    }
}
