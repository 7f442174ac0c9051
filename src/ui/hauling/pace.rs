//! How often the page is told: no more than a tenth of its time may go into it.

/// Milliseconds between two tellings at least.
const EVERY: f64 = 100.0;
/// Times that what telling takes must pass before the next.
const SPARE: f64 = 10.0;

/// When the page may be told again. All times are in milliseconds of one clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pace {
    next: f64,
}

impl Pace {
    /// Whether it may be told now.
    pub fn allows(self, now: f64) -> bool {
        now >= self.next
    }

    /// Telling begins; until it is known to have ended it may not be told again.
    pub fn begin(&mut self) {
        self.next = f64::INFINITY;
    }

    /// It was told and all that follows from it was drawn.
    pub fn end(&mut self, began: f64, now: f64) {
        self.next = (began + EVERY).max(now + SPARE * (now - began));
    }
}
