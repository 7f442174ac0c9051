use super::grammar::Registered;
use super::*;

const ABC: &str = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

#[test]
fn known_answers() {
    assert_eq!(Digest::of(Algorithm::Sha256, b"abc").as_str(), ABC);
    assert!(compute(Algorithm::Sha512, b"abc").starts_with("ddaf35a193617abacc417349ae204131"));
    assert!(compute(Algorithm::Sha384, b"abc").starts_with("cb00753f45a35e8bb5a03d699ac65007"));
    for algorithm in Algorithm::ALL {
        let digest = Digest::of(algorithm, b"");
        assert_eq!(digest.encoded().len(), algorithm.hex_len());
        assert_eq!(Digest::parse(digest.as_str()), Ok(digest));
    }
}

#[test]
fn the_specifications_vectors() {
    for good in [
        ABC,
        "sha256+b64u.unknownlength:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564=",
        "multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8",
        "md5:d41d8cd98f00b204e9800998ecf8427e",
    ] {
        assert_eq!(Digest::parse(good).map(|digest| digest.to_string()), Ok(good.to_owned()));
    }
    let sha256 = Registered::Known(Algorithm::Sha256);
    let cases = [
        ("", DigestError::Empty),
        (" sha256:aa", DigestError::Whitespace),
        ("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", DigestError::NoAlgorithm),
        ("repo@sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", DigestError::Reference),
        ("sha256+foo+-b:c86f7763873b6c0aae22d963bab59b4f5debbed6685761b5951584f6efb0633b", DigestError::Grammar),
        ("sha256:", DigestError::Grammar),
        (":abc", DigestError::Grammar),
        ("SHA256:abc", DigestError::Grammar),
        ("sha256:ba7816bf8f01", DigestError::Truncated(sha256)),
        ("sha256:ba7816bf8f01...", DigestError::Truncated(sha256)),
        ("sha256:zz", DigestError::Form(sha256)),
    ];
    for (text, expected) in cases {
        assert_eq!(Digest::parse(text), Err(expected), "{text}");
    }
    assert_eq!(Digest::parse(&ABC.to_uppercase().replace("SHA256", "sha256")), Err(DigestError::Uppercase(sha256)));
    assert_eq!(Digest::parse(&format!("{ABC}0")), Err(DigestError::Form(sha256)));
}

#[test]
fn a_chain_of_layers() {
    let layers = ["a", "b", "c"].map(|digit| Digest::parse(&format!("sha256:{}", digit.repeat(64))).unwrap());
    assert_eq!(chain_id(&layers[..0]), None);
    assert_eq!(chain_id(&layers[..1]).as_ref(), layers.first());
    // Computed with another program.
    let two = "sha256:ccd722928bd92476ba1745586fed6e45a102504185ad88cd89e01ff116fd146c";
    let three = "sha256:c1377126441fb2f5ec2c21ae2a60255331d639e830f0ee1b40a36e52d4c40588";
    assert_eq!(chain_id(&layers[..2]).unwrap().as_str(), two);
    assert_eq!(chain_id(&layers).unwrap().as_str(), three);
}
