//! The page's program.

fn main() {
    platmap::ui::start();
}
