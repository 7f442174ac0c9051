use super::*;

const LINES: Rows = Rows { count: 2_500_000, each: 20, longer: None };

/// What is drawn covers what is seen, at the same place of the screen, and all spaces add up to one length.
fn assert_sound(rows: &Rows, view: &View) {
    let drawn = view.drawn(rows);
    let (before, after) = view.around(rows, &drawn);
    let length = rows.start(drawn.end) - rows.start(drawn.start);
    assert_eq!(before + length + after, rows.all().min(LONGEST), "{view:?}");
    assert!(rows.start(drawn.start) <= view.place() && view.place() + view.length <= rows.start(drawn.end).max(view.length), "{view:?}");
    // Where the first drawn row is seen, below the upper edge of the view.
    assert_eq!(before as i64 - view.top as i64, rows.start(drawn.start) as i64 - view.place() as i64, "{view:?}");
    assert!(view.top + view.length <= rows.all().min(LONGEST), "{view:?}");
}

#[test]
fn short_lists_scroll_as_they_are() {
    let rows = Rows::new(20_000, 52);
    let view = View::new(700).scrolled(&rows, 500_000, 700);
    assert_eq!((view.top, view.place()), (500_000, 500_000));
    assert_sound(&rows, &view);
    assert_eq!(View::new(700).drawn(&Rows::new(3, 52)), 0..3);
    assert_eq!(View::new(700).drawn(&Rows::new(0, 52)), 0..0);
}

#[test]
fn the_thumb_reaches_every_part_of_a_very_long_list() {
    let mut view = View::new(700);
    for part in 0..=100 {
        view = view.scrolled(&LINES, (LONGEST - 700) * part / 100, 700);
        assert_sound(&LINES, &view);
        let place = (LINES.all() - 700) * part / 100;
        assert!(view.place().abs_diff(place) < 5, "{part}: {} {place}", view.place());
    }
    assert!(view.drawn(&LINES).contains(&2_499_999));
}

#[test]
fn small_steps_move_as_far_as_they_are_and_reach_both_ends() {
    for start in [0, 25_000_000, 49_000_000, 3_000_000] {
        for step in [40_i64, -40, 650, -650] {
            let mut view = View::at(&LINES, start, 700);
            let last = LINES.all() - 700;
            for _ in 0..2_000 {
                let place = view.place().saturating_add_signed(step).min(last);
                let place = if view.place() as i64 + step < 0 { 0 } else { place };
                let top = view.top.saturating_add_signed(step).min(LONGEST - 700);
                let top = if view.top as i64 + step < 0 { 0 } else { top };
                view = view.scrolled(&LINES, top, 700);
                assert_eq!(view.place(), place, "{view:?}");
                assert_sound(&LINES, &view);
            }
        }
    }
    // From a fourth of the list on, all the way to its end.
    let mut view = View::at(&LINES, 12_500_000, 700);
    while view.place() < LINES.all() - 700 {
        let next = view.scrolled(&LINES, (view.top + 3_900).min(LONGEST - 700), 700);
        assert!(next.place() > view.place(), "{view:?} {next:?}");
        view = next;
    }
    assert_sound(&LINES, &view);
}

#[test]
fn a_row_is_shown_where_it_is_not_seen() {
    for row in [0, 1, 400_000, 1_234_567, 2_499_999] {
        let view = View::new(700).showing(&LINES, row);
        assert_sound(&LINES, &view);
        assert!(view.drawn(&LINES).contains(&row));
        assert!(LINES.start(row) >= view.place() && LINES.start(row) + 20 <= view.place() + 700, "{row}: {view:?}");
        assert_eq!(view.showing(&LINES, row).top, view.top);
    }
}

#[test]
fn what_stands_beside_the_rows_is_reached() {
    let end = LONGEST - 700 + 125;
    let mut view = View::new(700);
    for _ in 0..3 {
        view = view.scrolled(&LINES, end, 700);
        assert_eq!((view.top, view.shift), (end, LINES.all() - LONGEST));
    }
    assert!(view.drawn(&LINES).contains(&2_499_999));
}

#[test]
fn one_row_may_be_longer() {
    let rows = Rows { longer: Some((10, 300)), ..Rows::new(100_000, 76) };
    assert_eq!((rows.start(10), rows.start(11), rows.all()), (760, 1136, 7_600_300));
    let places: Vec<usize> = [0, 759, 760, 835, 1135, 1136, 1212, 9_000_000].iter().map(|place| rows.at(*place)).collect();
    assert_eq!(places, [0, 9, 10, 10, 10, 11, 12, 99_999]);
    for place in [0, 500, 1000, 1400, 7_000_000, 7_599_900] {
        assert_sound(&rows, &View::at(&rows, place, 700));
    }
}
