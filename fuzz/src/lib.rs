//! What no input may break: one function a target. libFuzzer runs them for as long as one likes (`make fuzz`), and
//! `tests/properties.rs` runs them natively over the project's own fixtures, mutated in the same way every time.
//!
//! To add a target: write `src/<name>.rs` with a `run`, put its line into [`TARGETS`], and give it
//! `fuzz_targets/<name>.rs` and its `[[bin]]` in `Cargo.toml`. Input that once broke something stays in
//! `regressions/<name>/`.
#![forbid(unsafe_code)]

/// Plausible documents, and what people and tools do to them.
pub mod generate;
/// What holds of documents, spans, findings and sentences wherever they come from.
pub mod holds;

mod archives;
mod complaints;
mod digests;
mod doctor;
mod indexes;
mod intake;
mod json;
mod platforms;
mod references;
mod rules;
mod session;
mod sightings;

/// One thing that is fuzzed.
pub struct Target {
    /// The name of its binary and of its folders.
    pub name: &'static str,
    /// Panics where something does not hold.
    pub run: fn(&[u8]),
    /// What its inputs begin from.
    pub seeds: Seeds,
    /// Inputs that `make test` tries.
    pub tried: usize,
}

/// Where a target's first inputs come from: paths in the project.
pub enum Seeds {
    /// Every file below these folders.
    Files(&'static [&'static str]),
    /// Every line of these files.
    Lines(&'static [&'static str]),
    /// Nothing: what it reads are choices of a generator.
    None,
}

const DOCUMENTS: &[&str] = &["tests/corpus", "tests/clients/digests", "examples/samples"];
const PASTES: &[&str] = &["tests/dialects", "tests/corpus/tool-docker-manifest-verbose", "examples/samples"];

/// Every target.
pub static TARGETS: &[Target] = &[
    Target { name: "json", run: json::run, seeds: Seeds::Files(DOCUMENTS), tried: 3_000 },
    Target { name: "intake", run: intake::run, seeds: Seeds::Files(PASTES), tried: 400 },
    Target { name: "rules", run: rules::run, seeds: Seeds::Files(DOCUMENTS), tried: 1_000 },
    Target { name: "indexes", run: indexes::run, seeds: Seeds::None, tried: 200 },
    Target { name: "archives", run: archives::run, seeds: Seeds::None, tried: 300 },
    Target { name: "session", run: session::run, seeds: Seeds::None, tried: 100 },
    Target { name: "digests", run: digests::run, seeds: Seeds::Lines(&["fuzz/seeds/digests.txt"]), tried: 8_000 },
    Target { name: "platforms", run: platforms::run, seeds: Seeds::Lines(&["fuzz/seeds/platforms.txt"]), tried: 5_000 },
    Target { name: "references", run: references::run, seeds: Seeds::Lines(&["fuzz/seeds/references.txt"]), tried: 20_000 },
    Target { name: "doctor", run: doctor::run, seeds: Seeds::Files(&["examples/samples", "tests/corpus/desc-size-type"]), tried: 100 },
    Target { name: "complaints", run: complaints::run, seeds: Seeds::Lines(&["tests/clients/messages.tsv"]), tried: 300 },
    Target { name: "sightings", run: sightings::run, seeds: Seeds::Files(&["fuzz/seeds/sightings", "tests/dialects"]), tried: 3_000 },
];

/// Runs the target of this name.
pub fn run(name: &str, data: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name).expect("a target of this name");
    (target.run)(data);
}
