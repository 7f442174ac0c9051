//! The worker's program.

fn main() {
    platmap::worker::listen();
}
