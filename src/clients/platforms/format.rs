//! Platforms as text: `FormatAll`.

use super::Package;
use crate::clients::go::join;
use crate::clients::spec::{Spec, Word};

/// `os[(version+feature…)]/architecture[/variant]`; `unknown` where there is no `os`.
pub fn format_all(package: &Package, spec: &Spec) -> String {
    if spec.os.is_empty() {
        return "unknown".to_owned();
    }
    let os = if package.reads_features { with_options(spec) } else { with_version(package, spec) };
    join(&[&os, &spec.architecture, &spec.variant])
}

fn with_version(package: &Package, spec: &Spec) -> String {
    match &*spec.os_version {
        version if package.reads_versions && !version.is_empty() => format!("{}({version})", spec.os),
        _ => spec.os.to_string(),
    }
}

fn with_options(spec: &Spec) -> String {
    let mut features: Vec<&Word> = spec.os_features.iter().filter(|feature| !feature.is_empty()).collect();
    features.sort();
    features.dedup();
    if spec.os_version.is_empty() && features.is_empty() {
        return spec.os.to_string();
    }
    let features: String = features.into_iter().map(|feature| format!("+{}", encode(feature))).collect();
    format!("{}({}{features})", spec.os, encode(&spec.os_version))
}

/// Letters that the form itself uses, as their codes.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' => out.push_str("%25"),
            '+' => out.push_str("%2B"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '/' => out.push_str("%2F"),
            c => out.push(c),
        }
    }
    out
}
