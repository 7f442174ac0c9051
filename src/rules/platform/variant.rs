//! Variants as they are compared, and where findings about them point to.

use crate::language::Text;
use crate::platform::{Platform, known};
use crate::rules::{PlatformView, Report};

/// Architecture and variant as names are compared: aliases resolved, letters lower.
pub(super) fn parts(platform: &Platform) -> (String, String) {
    let name = |part: &Option<String>| part.as_deref().unwrap_or_default().trim().to_lowercase();
    let architecture = name(&platform.architecture);
    let architecture = known::architecture_alias(&architecture).map_or(architecture, |(architecture, _)| architecture.to_owned());
    (architecture, name(&platform.variant))
}

/// A finding about the variant, or about the platform where there is none.
pub(super) fn say(view: &PlatformView<'_>, says: &'static Text, arguments: &[&str], report: &mut Report) {
    match view.value.get("variant") {
        Some(variant) => report.value(variant, says, arguments.iter().copied()),
        None => report.missing(view.value, says, arguments.iter().copied()),
    };
}

/// Whether it is a number only, such as `7` or `8.1`.
pub(super) fn is_bare(variant: &str) -> bool {
    variant.parse::<f32>().is_ok() && variant.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}
