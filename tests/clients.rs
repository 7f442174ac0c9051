//! What the clients' own code answered, as tables: `tests/clients/`.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use platmap::platform::{Platform, normalise};
use std::path::Path;

/// `os=linux arch=arm variant=v7`
fn answer(platform: &Platform) -> String {
    let part = |part: &Option<String>| part.clone().unwrap_or_default();
    format!("os={} arch={} variant={}", part(&platform.os), part(&platform.architecture), part(&platform.variant))
}

#[test]
fn platforms_normalise_as_containerd_does() {
    let table = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/normalise.tsv")).unwrap();
    let mut compared = 0;
    let mut wrong = Vec::new();
    for line in table.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        // Go quotes; texts with its escapes are the parser's affair.
        let Ok(input) = serde_json::from_str::<String>(columns[0]) else { continue };
        let parts: Vec<&str> = input.split('/').collect();
        // Shortened forms (`arm64`, `linux`), versions in brackets and refused texts are the parser's affair, not the normal form's.
        let whole = (2..=3).contains(&parts.len()) && !input.contains(['(', '+']) && parts.iter().all(|part| !part.is_empty());
        if !whole || !columns[3].starts_with("os=") {
            continue;
        }
        let platform = Platform {
            os: Some(parts[0].to_owned()),
            architecture: Some(parts[1].to_owned()),
            variant: parts.get(2).map(|variant| (*variant).to_owned()),
            ..Platform::default()
        };
        compared += 1;
        let ours = answer(&normalise(&platform));
        let theirs = columns[3].split(" osver").next().unwrap_or_default().trim();
        if ours.trim() != theirs {
            wrong.push(format!("{input}: {ours} instead of {theirs}"));
        }
    }
    println!("{compared} platforms compared");
    assert!(compared > 60 && wrong.is_empty(), "{compared} compared\n{}", wrong.join("\n"));
}

use platmap::clients::platforms::{V0_2, V1_0_RC4, format_all, parse};
use platmap::clients::{Spec, go_containerregistry, oras, podman, regclient};

/// `os=linux arch=arm variant=v7 os.version=10.0 os.features=a+b`
fn cell(spec: &Spec) -> String {
    let mut cell = format!("os={} arch={} variant={}", spec.os, spec.architecture, spec.variant);
    if !spec.os_version.is_empty() {
        cell += &format!(" os.version={}", spec.os_version);
    }
    if !spec.os_features.is_empty() {
        cell += &format!(" os.features={}", spec.os_features.join("+"));
    }
    cell
}

fn result(read: &Result<Spec, String>) -> String {
    match read {
        Ok(spec) => cell(spec),
        Err(error) => format!("error: {error}"),
    }
}

#[test]
fn platforms_are_read_as_each_client_reads_them() {
    let table = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/normalise.tsv")).unwrap();
    // The machine on which the table was made.
    let machine = Spec::new("linux", "amd64", "");
    let with_level = Spec::new("linux", "amd64", "v4");
    let mut wrong = Vec::new();
    let mut compared = 0;
    for line in table.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let text = columns[0].strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap();
        let mut ours = vec![columns[0].to_owned()];
        for package in [&V1_0_RC4, &V0_2] {
            let read = parse(package, text, &machine);
            ours.push(result(&read));
            let read = read.ok();
            ours.push(read.as_ref().map(|spec| format_all(package, spec)).unwrap_or_default());
            ours.push(read.map(|spec| cell(&package.normalise(&spec))).unwrap_or_default());
        }
        ours.push(cell(&podman::parse_platform(text)));
        ours.push(result(&regclient::parse_platform(text, &with_level)));
        ours.push(result(&go_containerregistry::parse_platform(text)));
        ours.push(match oras::parse_platform(text, &machine) {
            Ok(None) => "no platform".to_owned(),
            Ok(Some(spec)) => cell(&spec),
            Err(error) => format!("error: {error}"),
        });
        for (at, (ours, theirs)) in ours.iter().zip(&columns).enumerate() {
            compared += 1;
            if ours.trim_end() != theirs.trim_end() {
                wrong.push(format!("{text:?} column {at}: {ours} instead of {theirs}"));
            }
        }
        assert_eq!(ours.len(), columns.len(), "{line}");
    }
    println!("{compared} readings compared");
    assert!(compared > 1_400 && wrong.is_empty(), "{compared} compared, {} wrong\n{}", wrong.len(), wrong.join("\n"));
}
