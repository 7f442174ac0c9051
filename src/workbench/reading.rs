//! What is told of archives while they are read: how the content of documents stands, and how long it will take.

use super::{Haul, Workbench};
use crate::archive::{ArchiveId, MemberId};
use crate::graph::{ContentState, Reading, own_state, unread};
use crate::library::{Document, Verification};

/// How long something will take, as people say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeLeft {
    /// Seconds, at least one.
    Seconds(u64),
    /// Minutes.
    Minutes(u64),
    /// Hours and minutes.
    Hours(u64, u64),
}

impl TimeLeft {
    /// So many seconds, rounded up.
    pub fn of(seconds: f64) -> Self {
        let seconds = seconds.clamp(1.0, 1e9).ceil() as u64;
        match seconds.div_ceil(60) {
            _ if seconds < 90 => TimeLeft::Seconds(seconds),
            minutes if minutes < 90 => TimeLeft::Minutes(minutes),
            minutes => TimeLeft::Hours(minutes / 60, minutes % 60),
        }
    }
}

impl Haul {
    /// The last quarter that was reached, in hundredths: as often as progress is read out.
    pub fn quarter(&self) -> u8 {
        (self.share() * 4.0) as u8 * 25
    }

    /// How much was read, in whole hundredths.
    pub fn hundredths(&self) -> u8 {
        (self.share() * 100.0) as u8
    }
}

impl Workbench {
    /// How the bytes that `state` is about stand, where `holder` names them.
    pub fn stands(&self, state: &Verification, holder: Option<&Document>) -> ContentState {
        own_state(state, holder.and_then(|document| unread(&self.library, document)), self)
    }

    /// How a file of an archive stands that was not hashed.
    pub fn stands_unread(&self, member: MemberId) -> ContentState {
        self.stands(&Verification::Waiting(member), None)
    }
}

impl Reading for Workbench {
    fn hashed(&self, member: MemberId) -> Option<u64> {
        let running = &self.hauls.get(&member.archive)?.running;
        running.iter().find(|(at, _)| *at == member.at).map(|(_, done)| *done)
    }

    fn length(&self, member: MemberId) -> u64 {
        self.library.shelf(member.archive).and_then(|shelf| shelf.archive.members.get(member.at)).map_or(0, |member| member.size)
    }

    fn goes_on(&self, archive: ArchiveId) -> bool {
        self.hauls.get(&archive).is_some_and(|haul| haul.stage.is_going_on())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::Stage;

    #[test]
    fn time_is_told_in_the_unit_that_people_use() {
        let told = [0.0, 2.4, 89.0, 90.0, 3600.0, 5400.0, 9000.0, f64::INFINITY].map(TimeLeft::of);
        assert_eq!(told[..3], [TimeLeft::Seconds(1), TimeLeft::Seconds(3), TimeLeft::Seconds(89)]);
        assert_eq!(told[3..7], [TimeLeft::Minutes(2), TimeLeft::Minutes(60), TimeLeft::Hours(1, 30), TimeLeft::Hours(2, 30)]);
    }

    #[test]
    fn progress_is_read_out_in_quarters() {
        let at = |done| Haul { stage: Stage::Hashing, done, ..Haul::queued(1000) };
        assert_eq!([0, 249, 250, 999, 1000].map(|done| at(done).quarter()), [0, 0, 25, 75, 100]);
        assert_eq!(at(609).hundredths(), 60);
    }
}
