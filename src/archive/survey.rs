//! Lists a tar whose bytes can be read anywhere: headers and documents are read, all else is passed over.

use super::TarFault;
use super::inspect::Inside;
use super::stream::{Members, Want};
use super::{Budget, Event};

/// Lists a plain tar.
pub struct Survey {
    members: Members,
    position: u64,
}

impl Survey {
    /// Of a tar of which nothing was read.
    pub fn new(budget: impl Into<Budget>) -> Self {
        Self { members: Members::new(Want::Documents(budget.into())), position: 0 }
    }

    /// From which byte on the tar is to be read next; nothing where nothing more is wanted.
    pub fn wants(&self) -> Option<u64> {
        (!self.members.is_over()).then_some(self.position)
    }

    /// Takes the bytes that were wanted, as many as there are.
    pub fn take(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() && !self.members.is_over() {
            let skip = self.members.skippable();
            if skip == 0 {
                // Member by member, so that what nobody wants is passed over at once.
                let piece = bytes.len().min(512);
                let (now, later) = bytes.split_at(piece);
                self.members.take(now);
                self.position += piece as u64;
                bytes = later;
                continue;
            }
            let here = usize::try_from(skip).unwrap_or(usize::MAX).min(bytes.len());
            self.members.skip(here as u64);
            self.position += here as u64;
            bytes = &bytes[here..];
        }
        let skip = self.members.skippable();
        self.members.skip(skip);
        self.position += skip;
    }

    /// What was learnt since it was asked last.
    pub fn events(&mut self) -> Vec<Event> {
        self.members.events()
    }

    /// The file ends here, at `length` bytes. Why not all members could be read.
    pub fn finish(&mut self, length: u64) -> Option<TarFault> {
        let fault = self.members.finish(false).fault;
        fault.or((self.members.passed_to() > length).then_some(TarFault::Truncated { at: length }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Limits, TarFault};

    /// Surveys a tar of one file of 600 bytes that is no document, of which so many bytes are there.
    fn fault_of(there: usize) -> Option<TarFault> {
        let mut header = ::tar::Header::new_ustar();
        header.set_path("layer").unwrap();
        header.set_size(600);
        header.set_cksum();
        let mut bytes = header.as_bytes().to_vec();
        bytes.resize(512 + 600, b'a');
        bytes.resize(512 + 1024 + 1024, 0);
        bytes.truncate(there);
        let mut survey = Survey::new(Limits::default());
        while let Some(at) = survey.wants().and_then(|at| usize::try_from(at).ok()).filter(|at| *at < there) {
            survey.take(&bytes[at..]);
        }
        survey.finish(there as u64)
    }

    #[test]
    fn content_that_was_passed_over_must_be_there_and_its_padding_need_not() {
        assert_eq!([512 + 600, 512 + 1023, 512 + 1024, 2560].map(fault_of), [None; 4]);
        assert_eq!([513, 512 + 599].map(fault_of), [513, 1111].map(|at| Some(TarFault::Truncated { at })));
    }
}
