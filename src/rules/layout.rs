//! OCI image layouts: the `oci-layout` file and the `index.json` beside it.

use super::Rule;

pub(super) static RULES: &[&Rule] = &[];
