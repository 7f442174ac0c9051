//! Numbers and units.

use crate::language::Text;
use crate::text;

pub use crate::text::{number, size};

/// Exact size.
pub static BYTES: Text = text!("{0} bytes", "{0} 字节");
/// One byte.
pub static ONE_BYTE: Text = text!("1 byte", "1 字节");
