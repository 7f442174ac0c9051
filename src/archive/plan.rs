//! In which order the members of an archive are read, and how many together: workers take one job after the other.

use super::{Budget, Keep, Map, Reading};
use crate::digest::Digest;
use serde::{Deserialize, Serialize};

/// A part of a file that is to be read: a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its place among the members.
    pub at: usize,
    /// Where it begins in its file, in bytes.
    pub offset: u64,
    /// Bytes of it that stand there.
    pub length: u64,
    /// Its length, and which parts of it stand there, where not all do.
    pub holes: Option<(u64, Box<Map>)>,
    /// The digest that it should have.
    pub named: Option<Digest>,
    /// Whether its bytes are kept.
    pub keep: Keep,
}

impl Part {
    /// Begins to read it.
    pub fn reading(&self, budget: Budget) -> Reading {
        let (size, map) = self.holes.as_ref().map_or((self.length, None), |(size, map)| (*size, Some(&**map)));
        Reading::new(self.at, self.keep, self.named.as_ref(), budget).with_holes(map, size)
    }
}

/// Members of at most so many bytes are read together, one after the other.
pub const TOGETHER: u64 = 1 << 20;
/// Bytes of such a job.
const JOB_BYTES: u64 = 4 << 20;
/// Members of such a job.
const JOB_PARTS: usize = 256;

/// Small members come before the large ones where they are no more bytes than this: then they are done at once.
const SOON: u64 = 64 << 20;

/// The jobs that read `parts`, first things first: what may be a document, then what is small unless there is much of it, then
/// what is large, the largest first so that all workers end at about the same time.
pub fn plan(parts: Vec<Part>) -> Vec<Vec<Part>> {
    let (documents, others): (Vec<Part>, Vec<Part>) =
        parts.into_iter().partition(|part| part.keep != Keep::Never && part.length <= TOGETHER);
    let (small, mut large): (Vec<Part>, Vec<Part>) = others.into_iter().partition(|part| part.length <= TOGETHER);
    large.sort_by_key(|part| std::cmp::Reverse((part.keep != Keep::Never, part.length)));
    let mut jobs = together(documents);
    let soon = small.iter().map(|part| part.length).sum::<u64>() <= SOON;
    let (small, large) = (together(small), large.into_iter().map(|part| vec![part]));
    if soon {
        jobs.extend(small.into_iter().chain(large));
    } else {
        jobs.extend(large.chain(small));
    }
    jobs
}

/// Jobs of several parts each, in the order in which these stand.
fn together(parts: Vec<Part>) -> Vec<Vec<Part>> {
    let mut jobs: Vec<Vec<Part>> = Vec::new();
    let mut bytes = 0;
    for part in parts {
        bytes += part.length;
        match jobs.last_mut().filter(|job| bytes <= JOB_BYTES && job.len() < JOB_PARTS) {
            Some(job) => job.push(part),
            None => {
                bytes = part.length;
                jobs.push(vec![part]);
            }
        }
    }
    jobs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_come_first_then_the_small_together_then_the_largest() {
        let part = |at: usize, length: u64, keep| Part { at, offset: 0, length, holes: None, named: None, keep };
        let mut parts =
            vec![part(0, 10, Keep::Never), part(1, 5 << 20, Keep::Never), part(2, 300, Keep::IfJson), part(3, 9 << 20, Keep::Never)];
        parts.extend((4..1004).map(|at| part(at, 1000, Keep::Never)));
        let jobs = plan(parts);
        let places: Vec<Vec<usize>> = jobs.iter().map(|job| job.iter().map(|part| part.at).collect()).collect();
        assert_eq!((&places[0], places[1].len(), places[1][0], places.len()), (&vec![2], 256, 0, 7));
        assert_eq!(places[5..], [vec![3], vec![1]]);
        assert_eq!(places.concat().len(), 1004);
        let many = (0..100).map(|at| part(at, (1 << 20) + u64::from(at == 7), Keep::Never)).collect();
        assert_eq!(plan(many)[0], [part(7, (1 << 20) + 1, Keep::Never)]);
        let large = (0..9).map(|at| part(at, 1 << 20, Keep::Never)).collect();
        assert_eq!(plan(large).iter().map(Vec::len).collect::<Vec<_>>(), [4, 4, 1]);
    }
}
