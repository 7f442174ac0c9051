//! What a platform says of versions and features of its system.

use crate::json::Value;
use crate::rules::PlatformView;
use std::borrow::Cow;

/// Whether the platform is for Windows, however the name is spelt.
pub(super) fn is_windows(view: &PlatformView<'_>) -> bool {
    view.platform.os.as_deref().is_some_and(|os| os.trim().eq_ignore_ascii_case("windows"))
}

/// `os.version`, where it says something.
pub(super) fn version<'a>(view: &'a PlatformView<'_>) -> Option<&'a str> {
    view.platform.os_version.as_deref().filter(|version| !version.is_empty())
}

/// The items of `os.features` that are strings.
pub(super) fn features<'a>(view: &PlatformView<'a>) -> impl Iterator<Item = (Value<'a>, Cow<'a, str>)> {
    view.value.get("os.features").into_iter().flat_map(|list| list.items()).filter_map(|item| Some((item, item.as_str()?)))
}
