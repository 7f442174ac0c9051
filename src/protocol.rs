//! What the page and its worker say to each other.

use crate::digest::Digest;
use crate::doctor::{Diagnosis, Doctor};
use serde::{Deserialize, Serialize};

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Job {
    /// Which change of the bytes explains that they have another digest?
    Examine {
        /// The bytes as given.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
        /// The digest that they should have.
        expected: String,
        /// Their stated length in bytes.
        size: Option<u64>,
    },
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Report {
    /// It is there: messages sent before are lost.
    Ready,
    /// How far the job is.
    Progress {
        /// Parts done.
        done: usize,
        /// Parts in all.
        of: usize,
    },
    /// What the doctor found; the last report of its job. Nothing where the algorithm is unknown.
    Diagnosed(Option<Diagnosis>),
}

/// Does a job and says how far it is whenever `due` says so.
pub fn perform(job: Job, mut due: impl FnMut() -> bool, mut say: impl FnMut(Report)) {
    match job {
        Job::Examine { bytes, expected, size } => {
            let doctor = Digest::parse(&expected).ok().and_then(|expected| Doctor::new(bytes, &expected, size));
            let diagnosis = doctor.map(|mut doctor| {
                let mut tried = Vec::new();
                while let Some(attempt) = doctor.next() {
                    tried.push(attempt);
                    if due() {
                        say(Report::Progress { done: doctor.done(), of: doctor.planned() });
                    }
                }
                doctor.conclude(tried)
            });
            say(Report::Diagnosed(diagnosis));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Algorithm;

    #[test]
    fn a_job_reports_its_progress_and_ends_with_its_result() {
        let expected = Digest::of(Algorithm::Sha256, b"other").to_string();
        let mut reports = Vec::new();
        perform(Job::Examine { bytes: b"{\"a\": 1}".to_vec(), expected, size: None }, || true, |report| reports.push(report));
        assert!(
            matches!(reports.last(), Some(Report::Diagnosed(Some(diagnosis))) if diagnosis.restored.is_none() && diagnosis.tried.len() > 10)
        );
        assert!(matches!(reports.iter().rev().nth(1), Some(Report::Progress { done, of }) if *done > 0 && done <= of));
        let mut reports = Vec::new();
        perform(Job::Examine { bytes: Vec::new(), expected: "?".into(), size: None }, || true, |report| reports.push(report));
        assert_eq!(reports, [Report::Diagnosed(None)]);
    }
}
