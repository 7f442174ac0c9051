//! Dates and times as RFC 3339 writes them.

/// Whether `text` is a `date-time` of RFC 3339, section 5.6: a day that the calendar has, and a time zone.
///
/// Lower-case `t` and `z` and the leap second 60 belong to it, although Go's time package refuses them.
pub fn is_date_time(text: &str) -> bool {
    let (Some(date), Some(mark), Some(time), Some(rest)) = (text.get(..10), text.get(10..11), text.get(11..19), text.get(19..)) else {
        return false;
    };
    is_date(date) && matches!(mark, "T" | "t") && is_time(time) && is_rest(rest)
}

/// `2024-02-29`
fn is_date(date: &str) -> bool {
    let [Some(year), Some(month), Some(day)] = numbers(date, '-', [4, 2, 2]) else { return false };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// `23:59:60`
fn is_time(time: &str) -> bool {
    matches!(numbers(time, ':', [2, 2, 2]), [Some(..24), Some(..60), Some(..=60)])
}

/// What follows the seconds: a fraction or none, and `Z` or `+08:00`.
fn is_rest(rest: &str) -> bool {
    let zone = match rest.strip_prefix('.') {
        Some(fraction) => {
            let zone = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            if zone.len() == fraction.len() {
                return false;
            }
            zone
        }
        None => rest,
    };
    let offset = |offset: &str| matches!(numbers(offset, ':', [2, 2]), [Some(..24), Some(..60)]);
    matches!(zone, "Z" | "z") || zone.strip_prefix(['+', '-']).is_some_and(offset)
}

/// The numbers between marks, each with exactly so many digits.
fn numbers<const N: usize>(text: &str, mark: char, digits: [usize; N]) -> [Option<u32>; N] {
    let mut parts = text.split(mark);
    let found = digits.map(|digits| {
        parts
            .next()
            .filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|part| part.parse().ok())
    });
    if parts.next().is_some() { [None; N] } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn date_times() {
        for text in [
            "2024-01-02T03:04:05Z",
            "2024-02-29T23:59:60.123456789+08:00",
            "2000-02-29t00:00:00z",
            "0001-01-01T00:00:00Z",
            "1970-01-01T00:00:00-23:59",
            "2025-12-31T23:59:59.0Z",
        ] {
            assert!(is_date_time(text), "{text}");
        }
        for text in [
            "",
            "yesterday",
            "2024-01-02",
            "2024-01-02T03:04:05",
            "2024-01-02 03:04:05Z",
            "2024-01-02T03:04Z",
            "2023-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2024-04-31T00:00:00Z",
            "2024-13-01T00:00:00Z",
            "2024-00-01T00:00:00Z",
            "2024-01-00T00:00:00Z",
            "2024-01-02T24:00:00Z",
            "2024-01-02T03:60:00Z",
            "2024-01-02T03:04:61Z",
            "2024-01-02T03:04:05.Z",
            "2024-01-02T03:04:05.5",
            "2024-01-02T03:04:05,5Z",
            "2024-01-02T03:04:05+24:00",
            "2024-01-02T03:04:05+8:00",
            "2024-01-02T03:04:05+0800",
            "2024-01-02T03:04:05Z ",
            "2024-1-2T03:04:05Z",
            "+024-01-02T03:04:05Z",
            "2024-01-02T03:04:05中",
            "２024-01-02T03:04:05Z",
            "1704164645",
        ] {
            assert!(!is_date_time(text), "{text}");
        }
    }
}
