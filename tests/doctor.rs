//! The hash doctor on real documents whose source states another digest than their bytes have.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use platmap::digest::Digest;
use platmap::doctor::examine;
use std::path::Path;

/// What must be restored: re-serialised captures whose original layout is known.
const RESTORED: &[&str] = &[
    "configs/windowsservercore-1803-config-osversion.json",
    "manifests/alpine-linux_amd64-manifest-reserialised.json",
    "manifests/alpine-linux_arm_v6-manifest-reserialised.json",
    "manifests/alpine-linux_riscv64-manifest-reserialised.json",
    "configs/alpine-linux_amd64-config-reserialised.json",
    "configs/alpine-linux_riscv64-config-reserialised.json",
    "manifests/alpine-attestation-f9fd905ebc9c-reserialised.json",
];

#[test]
fn documents_under_another_digest() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if !folder.join("MANIFEST.tsv").exists() {
        assert!(std::env::var_os("CI").is_none(), "CI must have the corpus in ../shared/corpus");
        println!("no corpus in ../shared/corpus: nothing was examined");
        return;
    }
    let table = std::fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap();
    let (mut restored, mut wrong) = (Vec::new(), Vec::new());
    for line in table.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let Some(expected) = Digest::parse(columns[6]).ok().filter(|digest| digest.algorithm().is_some()) else { continue };
        let path = folder.join(columns[0]);
        if columns[7] != "DIFFERS" || !path.is_file() {
            continue;
        }
        let diagnosis = examine(&std::fs::read(path).unwrap(), &expected).unwrap();
        println!("{} {:?} after {} variants", columns[0], diagnosis.restored.as_ref().map(|restored| &restored.changes), diagnosis.tried);
        match diagnosis.restored {
            Some(found) if Digest::of(expected.algorithm().unwrap(), &found.bytes) == expected => restored.push(columns[0].to_owned()),
            Some(_) => wrong.push(columns[0].to_owned()),
            None => {}
        }
    }
    assert!(wrong.is_empty(), "restored to other bytes: {wrong:?}");
    for name in RESTORED {
        assert!(restored.iter().any(|found| found == name), "{name} was not restored");
    }
}
