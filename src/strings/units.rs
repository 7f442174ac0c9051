//! Numbers and units.

use crate::language::Text;
use crate::text;

pub use crate::text::{number, size};

/// Exact size.
pub static BYTES: Text = text!("{0} {0|byte|bytes}", "{0} 字节");
