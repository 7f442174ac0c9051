//! What the page and its worker say to each other.

use crate::archive::{Content, Event, Keep, Limits, Part, Peek, TOGETHER, TarFault};
use crate::digest::Digest;
use crate::doctor::{Diagnosis, Doctor};
use serde::{Deserialize, Serialize};

/// What a job is known by, in all that is said about it.
pub type Key = u32;

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
    /// What is in a tar, packed or not, by its beginning? Of the file that comes with the job.
    Peek {
        /// Whether it is packed.
        packed: bool,
    },
    /// What is in a plain tar, and which documents? Of the file that comes with the job.
    Survey,
    /// What is in a packed archive, and what is its content? Of the file that comes with the job.
    Stream {
        /// When unpacking stops.
        limits: Limits,
    },
    /// What is the content of these members? Each stands in a file of its own, in the order of the files that come with the
    /// job; where only one comes, all of them stand in that.
    Inspect {
        /// The members.
        parts: Vec<Part>,
        /// The archive that they are of: what it unpacks to has one limit, by worker.
        archive: u32,
        /// When unpacking stops.
        limits: Limits,
    },
}

impl Job {
    /// Whether it is about one large file, which is read beside others of its kind.
    pub fn is_wide(&self) -> bool {
        matches!(self, Job::Inspect { parts, .. } if matches!(&parts[..], [part] if part.length > TOGETHER && part.keep == Keep::Never && part.holes.is_none()))
    }
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Report {
    /// It is there: messages sent before are lost.
    Ready,
    /// It is there still, and may be waiting for bytes. About no job.
    Alive,
    /// How far the job is.
    Progress {
        /// Parts done.
        done: u64,
        /// Parts in all.
        of: u64,
    },
    /// What seems to be in a tar; the last report of its job.
    Peeked(Peek),
    /// What was learnt of an archive since the last time.
    Learnt(Vec<Event>),
    /// All members of a plain tar were listed; the last report of its job. Why not all of them, if not.
    Listed(Option<TarFault>),
    /// All of a packed archive was read; the last report of its job. Why not all members, if not; and what its own bytes are.
    Streamed(Option<TarFault>, Content),
    /// All members asked for were read; the last report of its job.
    Inspected,
    /// The browser cannot read the file (any more), or one of the files; the last report of its job.
    Unreadable,
    /// What the doctor found; the last report of its job. Nothing where the algorithm is unknown.
    Diagnosed(Option<Diagnosis>),
}

impl Report {
    /// Whether it is the last one of its job.
    pub fn is_last(&self) -> bool {
        !matches!(self, Report::Ready | Report::Alive | Report::Progress { .. } | Report::Learnt(_))
    }
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
                        say(Report::Progress { done: doctor.done() as u64, of: doctor.planned() as u64 });
                    }
                }
                doctor.conclude(tried)
            });
            say(Report::Diagnosed(diagnosis));
        }
        // These read a file as it comes: the worker does that.
        Job::Peek { .. } | Job::Survey | Job::Stream { .. } | Job::Inspect { .. } => say(Report::Unreadable),
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
