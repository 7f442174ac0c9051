//! Any text as a platform, for people and for every client that reads one.

use super::holds;
use platmap::clients::platforms::{DOCKER_20_10, V0_2, V1_0_RC1, V1_0_RC2, V1_0_RC4, format_all, parse};
use platmap::clients::request::{Reader, mistakes, read};
use platmap::clients::{CLIENTS, HOSTS, Machine, Spec};
use platmap::complaint::Request;
use platmap::language::Language;
use platmap::picks::{HostChoice, asked};
use platmap::platform::{Platform, WindowsVersion, describe, normalise};

pub fn run(data: &[u8]) {
    let text = &*String::from_utf8_lossy(data);
    if text.len() > 400 {
        return;
    }
    for mistake in mistakes(text) {
        Language::ALL.into_iter().for_each(|language| holds::plain(&mistake.sentence(language)));
    }
    match read(text) {
        // Written out, it is read as the same platform again.
        Ok(spec) => {
            let written = spec.full_text();
            if plain(&spec) {
                assert_eq!(read(&written).as_ref(), Ok(&spec), "{text:?} is written {written:?}");
            }
        }
        Err(mistake) => Language::ALL.into_iter().for_each(|language| holds::plain(&mistake.sentence(language))),
    }
    let machine = Spec::new("linux", "arm", "v6");
    for reader in Reader::ALL {
        if let Ok(spec) = reader.read(text, &machine) {
            Machine::of(&spec).runs(&machine);
        }
    }
    for package in [&DOCKER_20_10, &V0_2, &V1_0_RC1, &V1_0_RC2, &V1_0_RC4] {
        let Ok(spec) = parse(package, text, &machine) else { continue };
        // Codes may stand for letters that no code is written for, and points are the folders of a path (`path.Join`).
        let words = std::iter::once(&spec.os_version).chain(&spec.os_features);
        if words.into_iter().any(|word| !word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-%+()/".contains(&byte)))
            || text.split('/').any(|word| matches!(word, "." | ".."))
        {
            continue;
        }
        let written = format_all(package, &spec);
        let again = parse(package, &written, &machine);
        // What the newest package formats, it reads; the older ones lose what they do not know.
        if std::ptr::eq(package, &V1_0_RC4) {
            let again = again.unwrap_or_else(|error| panic!("{text:?} is formatted {written:?}: {error}"));
            assert_eq!(format_all(package, &again), written, "{text:?}");
        }
    }
    if let Some(host) = HostChoice::named(text) {
        assert!(text.starts_with(host.id()));
        if let Ok(own) = host.platform() {
            HOSTS.iter().for_each(|other| _ = other.runs(&own));
        }
        for client in CLIENTS {
            if let Some(column) = client.today() {
                asked(client, column, &host);
            }
        }
    }
    if let Some(request) = Request::parse(text) {
        let flag = request.flag();
        assert!(flag.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-/?".contains(&byte)), "a shell could trip over {flag:?}");
    }
    entry(text);
}

/// The words of the text as they may stand in an entry.
fn entry(text: &str) {
    let mut words = text.split('/').map(|word| Some(word.to_owned()));
    let mut next = || words.next().flatten();
    let platform = Platform {
        os: next(),
        architecture: next(),
        variant: next(),
        os_version: next(),
        os_features: next().into_iter().collect(),
        ..Platform::default()
    };
    let normal = normalise(&platform);
    assert_eq!(normalise(&normal), normal, "normal forms have a normal form of their own");
    describe::architecture(&platform).iter().for_each(holds::text);
    if let Some(os) = &platform.os {
        describe::operating_system(os).iter().for_each(holds::text);
    }
    if let Some(version) = &platform.os_version {
        describe::windows_release(version);
        WindowsVersion::parse(version);
    }
    for package in [&DOCKER_20_10, &V0_2, &V1_0_RC4] {
        package.normalise(&Spec::from(&platform));
    }
}

/// Nothing in the words that the written form uses for itself.
fn plain(spec: &Spec) -> bool {
    let words = [&spec.os, &spec.architecture, &spec.variant, &spec.os_version].into_iter().chain(&spec.os_features);
    words
        .into_iter()
        .all(|word| !word.contains(['/', '(', ')', '+', ':', ',', '=']) && word.trim() == &**word && &**word != "." && &**word != "..")
        && (spec.os_version.is_empty() || !spec.os.is_empty())
}
