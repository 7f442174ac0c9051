//! Hostile input at two sizes, and the time that each stage takes: `cargo bench --bench hostile [-- CASE]`.
//!
//! The second size is twice the first. A stage that takes more than three times as long there is marked with `!`.
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot run has failed")]

use platmap::analysis::Analysis;
use platmap::clients::HOSTS;
use platmap::commands::{self, GROUPS, Shell};
use platmap::complaint::{NoSimulation, Trial, answer, principal, recognise};
use platmap::digest::{Algorithm, Digest, Sought};
use platmap::export::report::Report;
use platmap::graph::{Folds, Outline, Sizes};
use platmap::language::Language;
use platmap::library::{Document, Library, Origin, Route};
use platmap::lookup::look_up;
use platmap::matrix::Matrix;
use platmap::picks::{HostChoice, Picks, Subject, remedy, survey};
use platmap::sighting::sightings;
use platmap::targets::assess;
use platmap::workbench::{Action, Given, Workbench};
use std::fmt::Write;
use std::time::{Duration, Instant};

const INDEX: &str = "application/vnd.oci.image.index.v1+json";
const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
const HOSTILE: &str = r#"\u0000\u202e<img src=x onerror=alert(1)>\ud800 javascript:alert(1)"#;

/// What a person gives: names and bytes.
type Files = Vec<(String, Vec<u8>)>;

/// A case: its name, its size, and its files at a size.
type Case = (&'static str, usize, fn(usize) -> Files);

fn digest(bytes: &[u8]) -> String {
    Digest::of(Algorithm::Sha256, bytes).to_string()
}

fn list(kind: &str, items: impl IntoIterator<Item = String>, more: &str) -> Vec<u8> {
    let items: Vec<String> = items.into_iter().collect();
    format!(r#"{{"schemaVersion":2,"mediaType":"{INDEX}","{kind}":[{}]{more}}}"#, items.join(",")).into_bytes()
}

fn entry(media_type: &str, digest: &str, size: usize, more: &str) -> String {
    format!(r#"{{"mediaType":"{media_type}","digest":"{digest}","size":{size}{more}}}"#)
}

fn numbered(at: usize) -> String {
    format!("sha256:{at:064x}")
}

fn one(bytes: impl Into<Vec<u8>>) -> Files {
    vec![(String::new(), bytes.into())]
}

/// Manifests with their configs, and the index of them all.
fn images(count: usize) -> Files {
    let (mut files, mut entries) = (Vec::new(), Vec::new());
    for at in 0..count / 2 {
        let config = format!(r#"{{"architecture":"amd64","os":"linux","rootfs":{{"type":"layers","diff_ids":["{}"]}}}}"#, numbered(at));
        let layer = entry("application/vnd.oci.image.layer.v1.tar+gzip", &numbered(at % 97), 9, "");
        let described = entry("application/vnd.oci.image.config.v1+json", &digest(config.as_bytes()), config.len(), "");
        let manifest = format!(r#"{{"schemaVersion":2,"mediaType":"{MANIFEST}","config":{described},"layers":[{layer}]}}"#);
        entries.push(entry(MANIFEST, &digest(manifest.as_bytes()), manifest.len(), r#","platform":{"os":"linux","architecture":"amd64"}"#));
        files.extend([config, manifest].map(|text| (String::new(), text.into_bytes())));
    }
    files.push((String::new(), list("manifests", entries, "")));
    files
}

/// Indexes of which each lists the one before it, `width` times over.
fn chain(length: usize, width: usize) -> Files {
    let mut files: Files = one(list("manifests", [], ""));
    for at in 1..length {
        let before = &files[at - 1].1;
        let described = entry(INDEX, &digest(before), before.len(), "");
        let text = list("manifests", vec![described; width], &format!(r#","annotations":{{"a":"{at}"}}"#));
        files.push((String::new(), text));
    }
    files
}

/// Indexes that claim, by their files' names, to be what the one before lists: a circle.
fn circle(length: usize) -> Files {
    let name = |at: usize| format!("{:064x}", at % length + 1);
    let index = |at: usize| {
        list("manifests", [entry(INDEX, &format!("sha256:{}", name(at + 1)), 7, "")], &format!(r#","annotations":{{"a":"{at}"}}"#))
    };
    (0..length).map(|at| (name(at), index(at))).collect()
}

fn entries(count: usize, make: impl Fn(usize) -> String) -> Files {
    one(list("manifests", (0..count).map(make), ""))
}

fn windows(version: &str) -> String {
    format!(r#","platform":{{"os":"windows","architecture":"amd64","os.version":"{version}"}}"#)
}

const AMD64: &str = r#","platform":{"os":"linux","architecture":"amd64"}"#;

const CASES: &[Case] = &[
    ("nesting", 50_000, |n| one(format!("{}1{}", "[".repeat(n), "]".repeat(n)))),
    ("nesting in an entry", 50_000, |n| {
        entries(1, |_| entry(MANIFEST, &numbered(1), 7, &format!(r#","x":{}{}"#, r#"{"a":"#.repeat(n), "1".to_owned() + &"}".repeat(n))))
    }),
    ("members", 500_000, |n| one(format!("{{{}}}", (0..n).map(|at| format!("\"k{at}\":0")).collect::<Vec<_>>().join(",")))),
    ("equal members", 250_000, |n| one(format!("{{{}}}", vec!["\"k\":0"; n].join(",")))),
    ("annotations", 100_000, |n| {
        one(list(
            "manifests",
            [],
            &format!(r#","annotations":{{{}}}"#, (0..n).map(|at| format!("\"a.b.k{at}\":\"{at}\"")).collect::<Vec<_>>().join(",")),
        ))
    }),
    ("a string of 16 and 32 MB", 15_000_000, |n| {
        one(format!(r#"{{"schemaVersion":2,"manifests":[],"annotations":{{"a":"{}"}}}}"#, "x".repeat(n)))
    }),
    ("a string above the limit", 34_000_000, |n| one(format!("{{\"a\":\"{}\"}}", "\u{4e2d}".repeat(n / 3)))),
    ("lone surrogates", 100_000, |n| {
        entries(n / 10, |at| entry(MANIFEST, &numbered(at), 7, &format!(r#","annotations":{{"{0}":"{0}"}}"#, "\\ud800".repeat(10))))
    }),
    ("entries", 10_000, |n| {
        entries(n, |at| entry(MANIFEST, &numbered(at), 7, &format!(r#","platform":{{"os":"linux","architecture":"a{at}"}}"#)))
    }),
    ("equal entries", 10_000, |n| entries(n, |_| entry(MANIFEST, &numbered(1), 7, AMD64))),
    ("equal platforms", 10_000, |n| entries(n, |at| entry(MANIFEST, &numbered(at), 7, AMD64))),
    ("equal findings", 10_000, |n| {
        entries(n, |_| r#"{"mediaType":7,"digest":"sha256:XY","size":-1,"platform":{"os":"Linux","architecture":"x86_64"}}"#.to_owned())
    }),
    ("hostile words", 10_000, |n| {
        entries(n, |at| {
            format!(
                r#"{{"mediaType":"{HOSTILE}","digest":"{HOSTILE}","size":"{HOSTILE}","urls":["{HOSTILE}"],"artifactType":"{HOSTILE}","data":"{HOSTILE}","platform":{{"os":"{HOSTILE}","architecture":"{HOSTILE}{at}","variant":"{HOSTILE}","os.version":"{HOSTILE}","os.features":["{HOSTILE}"]}},"annotations":{{"{HOSTILE}":"{HOSTILE}"}}}}"#
            )
        })
    }),
    ("versions of Windows", 5_000, |n| {
        entries(n, |at| entry(MANIFEST, &numbered(at), 7, &windows(&format!("10.0.{}.{}", 17_000 + at % 9_000, at))))
    }),
    ("odd versions of Windows", 5_000, |n| entries(n, |at| entry(MANIFEST, &numbered(at), 7, &windows(&format!("x{at}"))))),
    ("attestations", 10_000, |n| {
        entries(n, |at| {
            if at % 2 == 0 {
                entry(MANIFEST, &numbered(at), 7, AMD64)
            } else {
                entry(
                    MANIFEST,
                    &numbered(at),
                    7,
                    &format!(
                        r#","platform":{{"os":"unknown","architecture":"unknown"}},"annotations":{{"vnd.docker.reference.type":"attestation-manifest","vnd.docker.reference.digest":"{}"}}"#,
                        numbered(at - 1)
                    ),
                )
            }
        })
    }),
    ("attestations of one", 10_000, |n| {
        entries(n, |at| {
            if at == 0 {
                entry(MANIFEST, &numbered(0), 7, AMD64)
            } else {
                entry(
                    MANIFEST,
                    &numbered(at),
                    7,
                    &format!(
                        r#","platform":{{"os":"unknown","architecture":"unknown"}},"annotations":{{"vnd.docker.reference.type":"attestation-manifest","vnd.docker.reference.digest":"{}"}}"#,
                        numbered(0)
                    ),
                )
            }
        })
    }),
    ("tags in a layout", 10_000, |n| {
        entries(n, |at| {
            entry(MANIFEST, &numbered(at), 7, &format!(r#","annotations":{{"org.opencontainers.image.ref.name":"v{}"}}"#, at % 3))
        })
    }),
    ("nested indexes not given", 10_000, |n| entries(n, |at| entry(INDEX, &numbered(at), 7, ""))),
    ("layers", 10_000, |n| {
        one(format!(
            r#"{{"schemaVersion":2,"mediaType":"{MANIFEST}","config":{},"layers":[{}]}}"#,
            entry("application/vnd.oci.image.config.v1+json", &numbered(0), 7, ""),
            (0..n)
                .map(|at| entry("application/vnd.oci.image.layer.v1.tar+gzip", &numbered(at % 7_000), 7, ""))
                .collect::<Vec<_>>()
                .join(",")
        ))
    }),
    ("a config", 20_000, |n| {
        one(format!(
            r#"{{"architecture":"amd64","os":"linux","config":{{"Env":[{0}],"Labels":{{{1}}}}},"rootfs":{{"type":"layers","diff_ids":[{2}]}},"history":[{3}]}}"#,
            vec![r#""A=b""#; n].join(","),
            (0..n).map(|at| format!("\"org.label-schema.x{at}\":\"1\"")).collect::<Vec<_>>().join(","),
            (0..n).map(|at| format!("\"{}\"", numbered(at))).collect::<Vec<_>>().join(","),
            vec![r#"{"created":"x"}"#; n].join(",")
        ))
    }),
    ("images given", 4_000, images),
    ("documents that nothing lists", 4_000, |n| {
        (0..n)
            .map(|at| {
                (
                    String::new(),
                    format!(r#"{{"schemaVersion":2,"mediaType":"{MANIFEST}","config":{{}},"layers":[],"annotations":{{"a":"{at}"}}}}"#)
                        .into_bytes(),
                )
            })
            .collect()
    }),
    ("documents beside an index of others", 4_000, |n| {
        let mut files: Files = (0..n).map(|at| (String::new(), format!(r#"{{"a":{at}}}"#).into_bytes())).collect();
        files.extend(entries(n, |at| entry(MANIFEST, &numbered(at), 7, AMD64)));
        files
    }),
    ("documents that claim other digests", 4_000, |n| {
        let mut files: Files = (0..n).map(|at| (format!("{at:064x}"), format!(r#"{{"a":{at}}}"#).into_bytes())).collect();
        files.extend(entries(n, |at| entry(MANIFEST, &numbered(at), 7, AMD64)));
        files
    }),
    ("documents named by sha512", 4_000, |n| {
        let mut files: Files = (0..n).map(|at| (String::new(), format!(r#"{{"a":{at}}}"#).into_bytes())).collect();
        files.extend(entries(n, |at| {
            entry(MANIFEST, Digest::of(Algorithm::Sha512, format!(r#"{{"a":{}}}"#, at + n / 2).as_bytes()).as_str(), 7, AMD64)
        }));
        files
    }),
    ("a chain of indexes", 1_000, |n| chain(n, 1)),
    ("a lattice of indexes", 40, |n| chain(n, 3)),
    ("a circle of indexes", 2_000, circle),
    ("subjects of one", 4_000, |n| {
        let subject = format!(r#"{{"schemaVersion":2,"mediaType":"{MANIFEST}","config":{{}},"layers":[]}}"#);
        let described = entry(MANIFEST, &digest(subject.as_bytes()), subject.len(), "");
        let about = |at: usize| {
            format!(
                r#"{{"schemaVersion":2,"mediaType":"{MANIFEST}","config":{{}},"layers":[],"subject":{described},"annotations":{{"a":"{at}"}}}}"#
            )
        };
        (0..n).map(about).chain([subject.clone()]).map(|text| (String::new(), text.into_bytes())).collect()
    }),
    ("documents in one text", 500, |n| {
        one((0..n).map(|at| format!("{{\"schemaVersion\":2,\"mediaType\":\"{MANIFEST}\",\"config\":{{}},\"layers\":[],\"annotations\":{{\"a\":\"{at}\"}}}}\n")).collect::<String>())
    }),
    ("very many documents in one text", 20_000, |n| {
        one((0..n).map(|at| format!("{{\"schemaVersion\":2,\"manifests\":[],\"a\":{at}}}\n---\n")).collect::<String>())
    }),
    ("numbers in one text", 200_000, |n| one("1 {}\n".repeat(n))),
    ("open brackets in a text", 200_000, |n| one("x {[\"".repeat(n))),
    ("quotes in a text", 200_000, |n| one("{\"a\\".repeat(n))),
    ("replies", 500, |n| {
        one((0..n).map(|at| format!("HTTP/1.1 200 OK\r\nContent-Type: {INDEX}\r\nDocker-Content-Digest: {}\r\n\r\n{{\"schemaVersion\":2,\"manifests\":[],\"a\":{at}}}\r\n", numbered(at))).collect::<String>())
    }),
    ("a log of curl", 20_000, |n| {
        one((0..n).map(|at| format!("> GET /v2/a/manifests/{at} HTTP/1.1\r\n>\r\n< HTTP/1.1 200 OK\r\n<\r\n")).collect::<String>())
    }),
    ("a text of digests", 20_000, |n| one((0..n).map(|at| format!("FROM app@{}\n", numbered(at))).collect::<String>())),
    ("error messages", 5_000, |n| one("no matching manifest for linux/arm64/v8 in the manifest list entries (\n".repeat(n))),
    ("beginnings of error messages", 20_000, |n| {
        one("exec format error: no image found in image index for architecture \"arm64\", variant \"v8\", OS \"".repeat(n / 8))
    }),
    ("base64", 2_000_000, |n| one("e30K".repeat(n))),
    ("escaped text", 1_000_000, |n| one(format!("\"{}\"", "\\\"".repeat(n)))),
    ("white space", 5_000_000, |n| one(" \n".repeat(n))),
    ("bytes that are no text", 5_000_000, |n| one(vec![0xff; n])),
];

fn stages(files: Files) -> Vec<(&'static str, Duration)> {
    let mut times = Vec::new();
    let mut timed = |name, begin: Instant| times.push((name, begin.elapsed()));
    let given: Vec<Given> = files.iter().map(|(name, bytes)| Given::new(name.as_str(), Route::File, bytes.as_slice())).collect();

    let begin = Instant::now();
    let documents: Vec<(String, Document)> = files
        .into_iter()
        .enumerate()
        .map(|(at, (name, bytes))| {
            (name.clone(), Document::read(platmap::library::DocumentId(at as u32), Origin { name, route: Route::File }, bytes))
        })
        .collect();
    timed("read", begin);

    let begin = Instant::now();
    let mut library = Library::default();
    let mut ids = Vec::new();
    for (_, document) in documents {
        ids.push(document.id);
        library.insert(document);
    }
    timed("insert", begin);
    let begin = Instant::now();
    library.open(&ids);
    timed("open", begin);

    let begin = Instant::now();
    let alone: Vec<Analysis> = library.documents().iter().map(|document| Analysis::alone(document)).collect();
    timed("alone", begin);
    let begin = Instant::now();
    let analyses: Vec<Analysis> =
        library.documents().iter().zip(&alone).map(|(document, alone)| alone.beside(&library, document)).collect();
    timed("beside", begin);

    let begin = Instant::now();
    let lines: usize = library
        .documents()
        .iter()
        .zip(&analyses)
        .map(|(document, analysis)| Report::new(document, analysis, Language::Zh).to_line().len())
        .sum();
    timed("export", begin);
    std::hint::black_box(lines);

    let begin = Instant::now();
    let outline = Outline::of(&library);
    let mut folds = Folds::default();
    outline.roots.iter().for_each(|id| folds.set(id.0.to_string(), true));
    let rows = outline.rows(&library, &folds);
    timed("tree", begin);
    let begin = Instant::now();
    for digest in rows.iter().filter_map(|row| row.descriptor()?.digest()).take(20) {
        look_up(&library, &Sought::Whole(digest.clone()));
    }
    timed("look up", begin);

    // The last index is the one that a person will look at.
    if let Some((document, index)) =
        library.documents().iter().rev().find_map(|document| Some((document, document.image.as_deref()?.index.as_ref()?)))
    {
        let begin = Instant::now();
        Matrix::of(index);
        timed("matrix", begin);
        let begin = Instant::now();
        Sizes::of(&library, document);
        timed("sizes", begin);
        let begin = Instant::now();
        assess(&library, document);
        timed("targets", begin);
        let begin = Instant::now();
        if let Some(subject) = Subject::of(&library, document, Default::default()) {
            for host in ["pc", "mac", "windows-2022"] {
                let host = HostChoice::named(host).unwrap();
                let picks = Picks::of(&subject, &host, &[]);
                remedy(&library, document, &picks, &[]);
            }
            timed("picks", begin);
            let begin = Instant::now();
            std::hint::black_box(survey(&subject, &[]).len() + HOSTS.len());
            timed("survey", begin);
        }
        let begin = Instant::now();
        for text in [
            "no matching manifest for linux/arm64/v8 in the manifest list entries",
            "exec /app: exec format error",
            "no image found in image index for architecture \"arm64\", variant \"v8\", OS \"linux\"",
        ] {
            let complaint = principal(&recognise(text)).unwrap();
            let given = Some((&library, &**document));
            match Trial::of(&complaint, &library, document, None) {
                Some(trial) => answer(&complaint, given, &trial),
                None => answer(&complaint, given, &NoSimulation),
            };
        }
        timed("complaint", begin);
        let begin = Instant::now();
        let reference: platmap::reference::Reference = "registry.example.com/app:1".parse().unwrap();
        let subject = commands::Subject {
            destination: reference.clone(),
            reference,
            index: Some(index),
            digest: Some(document.sha256().clone()),
            entry: Some(0),
            config: None,
            landings: None,
        };
        for task in GROUPS.iter().flat_map(|(_, tasks)| *tasks) {
            Shell::ALL.into_iter().for_each(|shell| _ = commands::commands(&subject, *task, shell));
        }
        timed("commands", begin);
    }

    let begin = Instant::now();
    for document in library.documents().iter().rev().take(3) {
        sightings(&document.text);
        recognise(&document.text);
    }
    timed("words", begin);

    let begin = Instant::now();
    let state = Workbench::default().after(Action::Give(given));
    timed("workbench", begin);
    let begin = Instant::now();
    state.after(Action::Navigate(state.fragment()));
    timed("link", begin);
    times
}

fn main() {
    let asked = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    for (name, size, files) in CASES.iter().filter(|(name, ..)| asked.as_ref().is_none_or(|asked| name.contains(asked.as_str()))) {
        let (one, two) = (stages(files(*size)), stages(files(2 * size)));
        let mut line = String::new();
        let mut total = Duration::ZERO;
        for ((stage, before), (_, after)) in one.into_iter().zip(two) {
            total += after;
            let steep = after > 3 * before && after > Duration::from_millis(40);
            if steep || after > Duration::from_millis(30) {
                write!(line, " {stage} {}→{}{}", before.as_millis(), after.as_millis(), if steep { "!" } else { "" }).unwrap();
            }
        }
        println!("{name}, {size}→{}: {} ms;{line}", 2 * size, total.as_millis());
    }
}
