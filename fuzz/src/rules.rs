//! The rules over any bytes: up to eight documents, a record separator (RFC 7464) between them.

use super::generate::Made;
use super::indexes::judge;

pub fn run(data: &[u8]) {
    let mut made: Vec<Made> = Vec::new();
    for bytes in data.split(|byte| *byte == 0x1e).take(8) {
        if made.iter().all(|other| other.bytes != bytes) {
            made.push(Made { bytes: bytes.to_vec(), named: None });
        }
    }
    judge(&made);
}
