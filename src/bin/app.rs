//! The page's program.

fn main() {
    yew::Renderer::<platmap::ui::App>::new().render();
}
