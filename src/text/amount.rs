//! Amounts as people read them.

/// A whole number with its thousands set apart.
pub fn number(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A size in bytes as people read it: decimal units, as registries and clients print them.
pub fn size(bytes: u64) -> String {
    const UNITS: [&str; 5] = ["kB", "MB", "GB", "TB", "PB"];
    if bytes < 1000 {
        return format!("{bytes} B");
    }
    let tenths = |scale: u128| (u128::from(bytes) * 10 + scale / 2) / scale;
    let (mut scale, mut unit) = (1000, 0);
    while tenths(scale) >= 10_000 && unit + 1 < UNITS.len() {
        scale *= 1000;
        unit += 1;
    }
    let tenths = tenths(scale);
    format!("{}.{} {}", tenths / 10, tenths % 10, UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_as_clients_print_them() {
        let cases = [
            (0, "0 B"),
            (999, "999 B"),
            (1000, "1.0 kB"),
            (1260, "1.3 kB"),
            (1249, "1.2 kB"),
            (1_249_999, "1.2 MB"),
            (7143, "7.1 kB"),
            (999_940, "999.9 kB"),
            (999_950, "1.0 MB"),
            (30_500_000, "30.5 MB"),
            (1_999_999, "2.0 MB"),
            (u64::MAX, "18446.7 PB"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(size(bytes), expected);
        }
        assert_eq!(number(1_234_567), "1,234,567");
    }
}
