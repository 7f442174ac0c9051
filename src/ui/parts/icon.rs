//! Icons: shape first, then word, then colour. Always decoration; the word stands beside it.

use yew::prelude::*;

/// The shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Verified,
    Missing,
    /// As far as it was looked at.
    Partly,
    Bad,
    Warning,
    Note,
    Attestation,
    Copy,
    Check,
    Open,
    Paste,
    Theme,
    Globe,
    Help,
    Book,
    Close,
    Next,
    Previous,
    Shield,
    Trash,
    Nested,
    Fork,
    Same,
    Wave,
    Dash,
    Host,
    Index,
    File,
    Config,
    Layer,
    Subject,
    Unfold,
    Fold,
    Wrench,
    Download,
    Minus,
    Hashing,
    Archive,
    Folder,
    Stop,
    Again,
    List,
}

impl Shape {
    fn path(self) -> &'static str {
        match self {
            Shape::Verified => "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM5.3 8.2l1.9 1.9 3.6-4",
            Shape::Missing => "M14.2 8a6.2 6.2 0 1 1-12.4 0 6.2 6.2 0 0 1 12.4 0z",
            Shape::Partly => "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM5.2 8h5.6",
            Shape::Bad => "M5.5 1.9h5l3.6 3.6v5l-3.6 3.6h-5l-3.6-3.6v-5zM6 6l4 4M10 6l-4 4",
            Shape::Warning => "M8 2.2 14.4 13.4H1.6zM8 6.4v3.4M8 11.6v.1",
            Shape::Note => "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM8 7.4v3.6M8 5.1v.1",
            Shape::Attestation => "M3.5 1.8h6.3l2.7 2.7v9.7h-9zM5.8 6h4.4M5.8 8.5h4.4M5.8 11h2.8",
            Shape::Copy => "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
            Shape::Check => "M3 8.5l3.2 3.2L13 4.5",
            Shape::Open => "M1.8 13V3.5H6L7.5 5h6v2M1.8 13l2-6h11l-2 6z",
            Shape::Paste => "M5.5 3H3.2v10.8h9.6V3h-2.3M5.5 1.8h5v2.6h-5z",
            Shape::Theme => "M8 1.8a6.2 6.2 0 1 1 0 12.4zM8 1.8a6.2 6.2 0 0 0 0 12.4M10 3.5v9M12 5v6",
            Shape::Globe => {
                "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM1.8 8h12.4M8 1.8c3.4 3.6 3.4 8.800 0 12.4M8 1.8c-3.4 3.6-3.4 8.800 0 12.4"
            }
            Shape::Help => {
                "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM6.2 6.2c.2-2.3 3.6-2.300 3.600-.1 0 1.500-1.800 1.500-1.800 2.900M8 11.200v.1"
            }
            Shape::Book => {
                "M2 3c2.500-.8 4.500-.5 6 .8 1.500-1.300 3.500-1.600 6-.8v9.800c-2.500-.8-4.500-.5-6 .8-1.500-1.300-3.500-1.600-6-.8zM8 3.800v9.800"
            }
            Shape::Close => "M3.500 3.500l9 9M12.500 3.500l-9 9",
            Shape::Next => "M6 3l5 5-5 5",
            Shape::Previous => "M10 3L5 8l5 5",
            Shape::Shield => "M8 1.800l5.200 1.800v4c0 3.200-2.200 5.500-5.200 6.600-3-1.100-5.200-3.400-5.200-6.600v-4z",
            Shape::Trash => "M2.500 4h11M6 4V2.200h4V4M4 4l.6 9.800h6.800L12 4M6.700 6.500v5M9.300 6.500v5",
            Shape::Fork => {
                "M8 14V9.500M8 9.500L3.500 5V2.500M8 9.500L12.500 5V2.500M1.750 4.250L3.500 2.500L5.250 4.250M10.750 4.250L12.500 2.500L14.250 4.250"
            }
            Shape::Same => "M3.500 6h9M3.500 10h9",
            Shape::Wave => "M1.800 8c2-4.500 4.200-4.500 6.200 0s4.200 4.500 6.200 0",
            Shape::Dash => "M4.500 8h7",
            Shape::Host => {
                "M3.500 3.500h9v9h-9zM6 6h4v4H6zM6 3.500v-2M10 3.500v-2M6 14.500v-2M10 14.500v-2M3.500 6h-2M3.500 10h-2M14.500 6h-2M14.500 10h-2"
            }
            Shape::Index => "M2 2h12v12H2zM2 6h12M2 10h12M6 2v12M10 2v12",
            Shape::File => "M3.500 1.800h6l3 3v9.400h-9zM9.500 1.800v3h3",
            Shape::Config => "M2 4.500h6.500M12 4.500h2M8.500 3h3v3h-3zM2 11.500h2M7.500 11.500H14M4 10h3.500v3H4z",
            Shape::Layer => "M8 2l6 3-6 3-6-3zM2 8l6 3 6-3M2 11l6 3 6-3",
            Shape::Subject => "M13 3v6H4M7 6L4 9l3 3",
            Shape::Unfold => "M6 4l4 4-4 4",
            Shape::Fold => "M4 6l4 4 4-4",
            Shape::Nested => "M2 2h7v7H2zM6.500 6.500H14V14H6.500z",
            Shape::Wrench => {
                "M10 2.200a3.600 3.600 0 0 0-3.400 4.900L2 11.700 4.300 14l4.600-4.600A3.600 3.600 0 0 0 13.800 6L11.500 8 8.200 7.300 7.800 4.600z"
            }
            Shape::Download => "M8 2v8m0 0 3-3m-3 3L5 7M2.500 13.500h11",
            Shape::Minus => "M3 8h10",
            Shape::Hashing => "M8 1.800a6.200 6.200 0 1 1-6.200 6.200",
            Shape::Archive => "M2 2.500h12v3.200H2zM3 5.700v7.800h10V5.700M6.300 8.300h3.400",
            Shape::Folder => "M1.800 13V3.500H6L7.500 5h6.700v8z",
            Shape::Stop => "M3.800 3.800h8.400v8.400H3.800z",
            Shape::Again => "M13 8a5 5 0 1 1-1.700-3.750M13 1.800v3H10",
            Shape::List => "M2 4h1M5.500 4H14M2 8h1M5.500 8H14M2 12h1M5.500 12H14",
        }
    }
}

#[derive(PartialEq, Properties)]
pub struct IconProps {
    pub shape: Shape,
    /// Class that gives the colour of a state.
    #[prop_or_default]
    pub class: Classes,
}

/// An icon.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    let dashed = (props.shape == Shape::Missing).then_some("2.4 2.2");
    html! {
        <svg class={classes!("icon", props.class.clone())} viewBox="0 0 16 16" aria-hidden="true">
            <path d={props.shape.path()} stroke-dasharray={dashed} />
        </svg>
    }
}
