//! How much of an archive is unpacked: one budget for all that is in it.

use super::Limits;
use std::cell::Cell;
use std::rc::Rc;

/// What unpacking an archive may cost. Its copies are the same budget.
#[derive(Clone)]
pub struct Budget {
    shared: Rc<Shared>,
    /// Whether what is unpacked stands in something packed: then bytes of the file count, not those that came out of it.
    within: bool,
}

struct Shared {
    limits: Limits,
    /// Bytes that came out beyond the ratio, of all that was unpacked.
    beyond: Cell<u64>,
    /// Bytes of the file that were unpacked, and so many before the last piece of it.
    read: Cell<u64>,
    before: Cell<u64>,
    alive: Box<dyn Fn()>,
}

impl From<Limits> for Budget {
    fn from(limits: Limits) -> Self {
        Self::new(limits, || {})
    }
}

impl Budget {
    /// A budget of which nothing is spent. `alive` is called again and again while something is unpacked.
    pub fn new(limits: Limits, alive: impl Fn() + 'static) -> Self {
        let shared = Shared { limits, beyond: Cell::default(), read: Cell::default(), before: Cell::default(), alive: Box::new(alive) };
        Self { shared: Rc::new(shared), within: false }
    }

    /// The same budget for what stands inside of something packed.
    pub(super) fn within(&self) -> Self {
        Self { shared: self.shared.clone(), within: true }
    }

    /// Begins to unpack something.
    pub(super) fn open(&self) -> Account {
        Account { budget: self.clone(), begun: self.shared.before.get(), packed: 0, unpacked: 0, beyond: 0 }
    }
}

/// What unpacking one thing costs.
pub(super) struct Account {
    budget: Budget,
    begun: u64,
    /// Packed bytes, and what they gave.
    pub(super) packed: u64,
    pub(super) unpacked: u64,
    beyond: u64,
}

impl Account {
    /// It, out of a place that is held on to.
    pub(super) fn take(&mut self) -> Self {
        let Self { begun, packed, unpacked, beyond, .. } = *self;
        Self { budget: self.budget.clone(), begun, packed, unpacked, beyond }
    }

    /// So many packed bytes come.
    pub(super) fn pack(&mut self, bytes: u64) {
        self.packed += bytes;
        let shared = &self.budget.shared;
        if !self.budget.within {
            shared.before.set(shared.read.get());
            shared.read.set(shared.read.get().saturating_add(bytes));
        }
    }

    /// So many bytes come out. Whether it may go on.
    pub(super) fn unpack(&mut self, bytes: u64) -> bool {
        self.unpacked = self.unpacked.saturating_add(bytes);
        let shared = &self.budget.shared;
        (shared.alive)();
        let packed = if self.budget.within { shared.read.get().saturating_sub(self.begun) } else { self.packed };
        let beyond = self.unpacked.saturating_sub(packed.saturating_mul(shared.limits.ratio));
        let all = shared.beyond.get().saturating_sub(self.beyond).saturating_add(beyond);
        shared.beyond.set(all);
        self.beyond = beyond;
        // What keeps to the ratio goes on whatever was spent on others.
        beyond == 0 || all <= shared.limits.free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_an_archive_shares_what_is_beyond_the_ratio() {
        let budget = Budget::from(Limits { free: 1000, ratio: 10 });
        let (mut one, mut two, mut three) = (budget.open(), budget.open(), budget.open());
        for account in [&mut one, &mut two, &mut three] {
            account.pack(100);
        }
        assert!(one.unpack(1600) && two.unpack(1400));
        // Nothing is left, but what keeps to the ratio goes on.
        assert!(!two.unpack(1) && three.unpack(1000) && !three.unpack(1));
        // More packed bytes give back what was lent.
        one.pack(100);
        assert!(one.unpack(0) && three.unpack(0));
    }

    #[test]
    fn what_was_packed_twice_counts_by_the_bytes_of_the_file() {
        let budget = Budget::from(Limits { free: 0, ratio: 10 });
        let mut outer = budget.open();
        outer.pack(10);
        assert!(outer.unpack(100));
        let mut inner = budget.within().open();
        inner.pack(100);
        assert!(inner.unpack(100) && !inner.unpack(1));
    }
}
