//! Any text as a digest, whole or its first digits.

use platmap::digest::{Algorithm, Digest, DigestError, Sought};

pub fn run(data: &[u8]) {
    let text = &*String::from_utf8_lossy(data);
    match Digest::parse(text) {
        Ok(digest) => {
            assert!(is_digest(text), "{text:?} is no digest");
            assert_eq!(digest.to_string(), text);
            assert_eq!(format!("{}:{}", digest.algorithm_name(), digest.encoded()), text);
            assert_eq!(Digest::parse(digest.as_str()).as_ref(), Ok(&digest));
            assert!(digest.encoded().starts_with(digest.short()));
            assert_eq!(
                digest.algorithm().map(Algorithm::name),
                Some(digest.algorithm_name()).filter(|name| Algorithm::named(name).is_some())
            );
        }
        Err(error) => {
            assert!(!is_digest(text), "{text:?} is a digest: {error:?}");
            assert_eq!(error == DigestError::Empty, text.is_empty());
        }
    }
    if let Some(sought) = Sought::read(text) {
        // The first digits of a longer digest may be as many as a shorter one has.
        let cut =
            matches!(&sought, Sought::Beginning(digits) if Algorithm::ALL.iter().any(|algorithm| algorithm.hex_len() == digits.len()));
        assert!(cut || Sought::read(&sought.to_string()).as_ref() == Some(&sought), "{text:?} is {sought}");
        let lower = text.to_ascii_lowercase();
        let held = match &sought {
            Sought::Whole(digest) => lower.contains(&digest.encoded().to_ascii_lowercase()),
            Sought::Beginning(digits) => lower.contains(&**digits) && digits.len() >= Sought::LEAST,
        };
        assert!(held, "{sought} is not in {text:?}");
    }
    // What any bytes hash to is a digest, and reads back.
    for algorithm in Algorithm::ALL {
        let digest = Digest::of(algorithm, data);
        assert_eq!(Digest::parse(digest.as_str()).as_ref(), Ok(&digest));
        assert_eq!(Sought::read(digest.encoded()), Some(Sought::Whole(digest)));
    }
}

/// The grammar of image-spec `descriptor.md`, read once more and in another way: letter by letter.
fn is_digest(text: &str) -> bool {
    let Some((name, encoded)) = text.split_once(':') else { return false };
    let registered = [("sha256", 64), ("sha384", 96), ("sha512", 128), ("blake3", 64)];
    if let Some((_, length)) = registered.iter().find(|(registered, _)| *registered == name) {
        return encoded.len() == *length && encoded.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    }
    let mut word = false;
    for byte in name.bytes() {
        word = match byte {
            b'a'..=b'z' | b'0'..=b'9' => true,
            b'+' | b'.' | b'_' | b'-' if word => false,
            _ => return false,
        };
    }
    word && !encoded.is_empty() && encoded.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"=_-".contains(&byte))
}
