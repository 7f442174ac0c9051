//! What no input may break: the targets of `fuzz/` over the project's own fixtures, mutated in the same way every time,
//! and over plausible documents of the same generator; what once broke something is tried again.
//!
//! The generator is the fuzzer's: what it finds can be put into `fuzz/regressions/` as it is, and one description of a
//! plausible document serves both. It shrinks through libFuzzer (`cargo fuzz tmin`).
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot read its files has failed")]

#[path = "../fuzz/src/lib.rs"]
#[allow(dead_code, reason = "libFuzzer's binaries use the rest")]
mod fuzz;

use fuzz::{Seeds, TARGETS, Target};
use std::path::{Path, PathBuf};

/// Longer seeds are left to the long runs.
const LONGEST: usize = 16 << 10;

/// Numbers that are the same in every run (xorshift64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| (self.next() >> 32) as u8).collect()
    }
}

const PIECES: &[&[u8]] = &[
    b"null",
    b"[]",
    b"{}",
    b"\"\"",
    b"-1",
    b"1e999",
    b"\"\\ud800\"",
    b"\xff",
    "中".as_bytes(),
    "\u{202e}".as_bytes(),
    b"\r\n",
    b"\n",
    b"\0",
    b"\x1b[0m",
    b"\"sha256:00\"",
    b"sha256:",
    b"HTTP/1.1 200 OK\r\n\r\n",
    b"\xef\xbb\xbf",
    b"\"windows\"",
    b"[[[[",
    b"\"",
    b"\\",
    b":",
    b"/",
    b"@",
    b"(",
    b")",
    b"+",
    b"%",
    b",",
    b" ",
    b"\x1e",
    b"'",
    b"`",
    b"$(x)",
    b"...",
    b"\xe2\x80\xa6",
    b"v8",
];

fn mutate(bytes: &mut Vec<u8>, random: &mut Random) {
    for _ in 0..=random.below(5) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(60)).min(bytes.len());
        let piece = PIECES[random.below(PIECES.len())];
        match random.below(6) {
            0 | 1 => drop(bytes.splice(at..at, piece.iter().copied())),
            2 => drop(bytes.drain(at..end)),
            3 => drop(bytes.splice(at..end, piece.iter().copied())),
            4 => {
                let copy = bytes[at..end].to_vec();
                let to = random.below(bytes.len() + 1);
                drop(bytes.splice(to..to, copy));
            }
            _ => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << random.below(8)),
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(path: &Path, found: &mut Vec<PathBuf>) {
    if !path.is_dir() {
        return found.extend(path.is_file().then(|| path.to_owned()));
    }
    std::fs::read_dir(path).unwrap().for_each(|entry| files(&entry.unwrap().path(), found));
}

/// What a target begins from, always in the same order.
fn seeds(target: &Target) -> Vec<Vec<u8>> {
    let all = |paths: &[&str]| {
        let mut found = Vec::new();
        paths.iter().for_each(|path| files(&root().join(path), &mut found));
        found.sort();
        found.into_iter().map(|path| std::fs::read(path).unwrap()).collect::<Vec<_>>()
    };
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let seeds = match target.seeds {
        Seeds::Files(paths) => all(paths),
        Seeds::Lines(paths) => all(paths).iter().flat_map(|file| file.split(|byte| *byte == b'\n')).map(<[u8]>::to_vec).collect(),
        Seeds::None => (0..100).map(|at| random.bytes(at * 40)).collect(),
    };
    assert!(seeds.len() > 10, "{} has no seeds", target.name);
    seeds
}

/// Regressions, seeds, and seeds mutated.
fn try_out(name: &str) {
    let target = TARGETS.iter().find(|target| target.name == name).unwrap();
    let mut regressions = Vec::new();
    files(&root().join("fuzz/regressions").join(name), &mut regressions);
    for path in &regressions {
        println!("{}", path.display());
        (target.run)(&std::fs::read(path).unwrap());
    }
    let mut seeds = seeds(target);
    seeds.retain(|seed| seed.len() <= LONGEST);
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let start = std::time::Instant::now();
    for at in 0..target.tried {
        let mut bytes = match target.seeds {
            // Of a generator's choices fresh ones are worth more than mutated ones.
            Seeds::None => {
                let length = random.below(4_000);
                random.bytes(length)
            }
            _ => seeds[random.below(seeds.len())].clone(),
        };
        if at % 8 != 0 {
            mutate(&mut bytes, &mut random);
        }
        let input = bytes.clone();
        if std::panic::catch_unwind(|| (target.run)(&bytes)).is_err() {
            let path = std::env::temp_dir().join(format!("platmap-{name}-{at}"));
            std::fs::write(&path, input).unwrap();
            panic!("input {at} of {name} does not hold; it is in {}", path.display());
        }
    }
    println!("{name}: {} regressions, {} inputs in {:?}", regressions.len(), target.tried, start.elapsed());
}

macro_rules! targets {
    ($($name:ident)*) => {
        mod target {
            $(#[test]
            fn $name() {
                super::try_out(stringify!($name));
            })*
        }

        #[test]
        fn every_target_is_tried() {
            let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
            assert_eq!(names, [$(stringify!($name)),*]);
        }
    };
}

targets!(json intake rules indexes archives session digests platforms references doctor complaints sightings);

/// `FUZZ_CORPUS=<folder> cargo test --test properties seeds_are_written` writes the seeds for libFuzzer.
#[test]
fn seeds_are_written() {
    let Some(folder) = std::env::var_os("FUZZ_CORPUS") else { return };
    for target in TARGETS {
        let folder = Path::new(&folder).join(target.name);
        std::fs::create_dir_all(&folder).unwrap();
        for (at, seed) in seeds(target).into_iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{at:04}")), seed).unwrap();
        }
    }
}
