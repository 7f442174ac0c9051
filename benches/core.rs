//! From bytes to findings and matrix, natively: `cargo bench`.
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot run has failed")]

use divan::counter::BytesCount;
use platmap::analysis::Analysis;
use platmap::library::{Document, DocumentId, Origin, Route};
use platmap::matrix::Matrix;
use std::fmt::Write;

fn main() {
    divan::main();
}

/// An index of `entries` images, each for a platform of its own.
fn index(entries: usize) -> Vec<u8> {
    let mut text =
        String::from("{\n  \"schemaVersion\": 2,\n  \"mediaType\": \"application/vnd.oci.image.index.v1+json\",\n  \"manifests\": [");
    for at in 0..entries {
        let comma = if at > 0 { "," } else { "" };
        write!(
            text,
            "{comma}\n    {{\n      \"mediaType\": \"application/vnd.oci.image.manifest.v1+json\",\n      \"digest\": \"sha256:{:064x}\",\n      \"size\": {},\n      \"platform\": {{ \"architecture\": \"arm64\", \"os\": \"windows\", \"os.version\": \"10.0.{}.{}\" }}\n    }}",
            at + 1_000_003,
            at + 500,
            at % 60_000,
            at / 60_000 + 1
        )
        .unwrap();
    }
    text.push_str("\n  ]\n}");
    text.into_bytes()
}

#[divan::bench(args = [20, 200, 2_000, 20_000], min_time = 0.5)]
fn bytes_to_findings_and_matrix(bencher: divan::Bencher<'_, '_>, entries: usize) {
    let bytes = index(entries);
    bencher.counter(BytesCount::new(bytes.len())).bench(|| {
        let document = Document::read(DocumentId(0), Origin { name: String::new(), route: Route::File }, bytes.clone());
        let analysis = Analysis::alone(&document);
        let matrix = Matrix::of(document.image.as_ref().unwrap().index.as_ref().unwrap());
        (analysis.findings.len(), matrix.rows.len(), document.sha256().as_str().len())
    });
}
