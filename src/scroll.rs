//! Long lists in a box that scrolls: which rows are drawn, and how much space stands for the others.
//!
//! Browsers lay out nothing that is longer than some million pixels. Where all rows together would be, the box scrolls over
//! [`LONGEST`] pixels that are shifted along the rows: short ways go pixel by pixel, far ones (the thumb of the scroll bar) in
//! proportion. All lengths are in CSS pixels; columns are rows of another direction.

use std::ops::Range;

/// Pixels that every browser lays out: Firefox stops at 17.8 million, Chromium and Safari at 33.5 million.
pub const LONGEST: u64 = 8_000_000;
/// Drawn beyond each edge of the view.
const MARGIN: u64 = 400;
/// Rows come and go in lots of about this length, so that not every step draws anew.
const LOT: u64 = 240;
/// A longer way at once is far: no wheel or key goes it.
const FAR: u64 = 4_000;

/// Rows of one length; one of them may be longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    /// How many there are.
    pub count: usize,
    /// Length of each.
    pub each: u64,
    /// The row that is longer, and by how much.
    pub longer: Option<(usize, u64)>,
}

impl Rows {
    /// `count` rows, `each` pixels long.
    pub fn new(count: usize, each: u64) -> Self {
        Self { count, each: each.max(1), longer: None }
    }

    /// Where a row begins; of the row after the last, where all of them end.
    pub fn start(&self, row: usize) -> u64 {
        let more = self.longer.filter(|(longer, _)| *longer < row).map_or(0, |(_, more)| more);
        row.min(self.count) as u64 * self.each + more
    }

    /// Length of all.
    pub fn all(&self) -> u64 {
        self.start(self.count)
    }

    /// The row at this place, the last one beyond the end.
    pub fn at(&self, place: u64) -> usize {
        let row = match self.longer {
            Some((longer, more)) if place >= self.start(longer) + self.each => (place.saturating_sub(more) / self.each).max(longer as u64),
            _ => place / self.each,
        };
        usize::try_from(row).unwrap_or(usize::MAX).min(self.count.saturating_sub(1))
    }

    /// Whether they are longer than what a browser lays out.
    pub fn are_shifted(&self) -> bool {
        self.all() > LONGEST
    }

    fn most_shift(&self) -> u64 {
        self.all().saturating_sub(LONGEST)
    }
}

/// Where a box stands over its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// How far the box is scrolled.
    pub top: u64,
    /// How much of it is seen.
    pub length: u64,
    /// How much further along the rows it stands.
    shift: u64,
}

impl View {
    /// A box that is not scrolled.
    pub fn new(length: u64) -> Self {
        Self { top: 0, length, shift: 0 }
    }

    /// The place in the rows at which the view begins.
    pub fn place(&self) -> u64 {
        self.top + self.shift
    }

    /// The view of `length` that begins at `place`, as far as there are rows.
    pub fn at(rows: &Rows, place: u64, length: u64) -> Self {
        let last = rows.all().saturating_sub(length);
        let place = place.min(last);
        let shift = match rows.most_shift() {
            0 => 0,
            _ if place < LONGEST / 4 => 0,
            most if place > rows.all() - LONGEST / 4 => most,
            most => place.saturating_sub(scaled(place, last, LONGEST.saturating_sub(length))).min(most),
        };
        Self { top: place - shift, length, shift }
    }

    /// The view after the box was scrolled to `top`. Where its own `top` is another one, the box is to be scrolled there: the
    /// rows stay where they are seen.
    pub fn scrolled(&self, rows: &Rows, top: u64, length: u64) -> Self {
        let most = rows.most_shift();
        let shift = self.shift.min(most);
        if most == 0 {
            return Self { top, length, shift };
        }
        let end = LONGEST.saturating_sub(length);
        // Headings make the box longer than its rows.
        let (top, over) = (top.min(end), top.saturating_sub(end));
        let place = if top.abs_diff(self.top) > FAR { scaled(top, end, rows.all().saturating_sub(length)) } else { top + shift };
        let shift = place.saturating_sub(top).min(most);
        let near_start = top < length + MARGIN && shift > 0;
        let near_end = top + length + MARGIN > end && shift < most;
        let next = if near_start || near_end { Self::at(rows, place, length) } else { Self { top, length, shift } };
        Self { top: next.top + over, ..next }
    }

    /// The view from which `row` is seen: this one, where it is.
    pub fn showing(&self, rows: &Rows, row: usize) -> Self {
        let (start, end) = (rows.start(row), rows.start(row) + rows.each);
        let seen = self.place() <= start && end + rows.each <= self.place() + self.length;
        if seen { *self } else { Self::at(rows, start.saturating_sub(self.length / 3), self.length) }
    }

    /// The rows to draw.
    pub fn drawn(&self, rows: &Rows) -> Range<usize> {
        let lot = usize::try_from(LOT / rows.each).unwrap_or_default().max(1);
        let first = rows.at(self.place().saturating_sub(MARGIN));
        let last = rows.at(self.place() + self.length + MARGIN) + 1;
        (first - first % lot).min(rows.count)..last.next_multiple_of(lot).min(rows.count)
    }

    /// The space before and after the rows that are drawn.
    pub fn around(&self, rows: &Rows, drawn: &Range<usize>) -> (u64, u64) {
        let most = rows.most_shift();
        let shift = self.shift.min(most);
        let before = rows.start(drawn.start).saturating_sub(shift);
        (before, (rows.all() - rows.start(drawn.end)).saturating_sub(most - shift))
    }
}

/// `part` of `from` as part of `to`.
fn scaled(part: u64, from: u64, to: u64) -> u64 {
    let whole = u128::from(from.max(1));
    u64::try_from(u128::from(part.min(from)) * u128::from(to) / whole).unwrap_or(to)
}

#[cfg(test)]
mod tests;
