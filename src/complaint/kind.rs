//! What went wrong.

/// Kinds of failures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The index has no entry that the client takes for the platform.
    NoMatch,
    /// The image is in the local store, but not for the platform.
    NotInStore,
    /// The image is for another platform than the host, and is used all the same: a warning.
    Mismatch,
    /// A program in the image is for another processor.
    ExecFormat,
    /// The image is for another operating system.
    WrongSystem,
    /// The image is for another build of Windows.
    WindowsBuild,
    /// The processor is too old for the image.
    ProcessorLevel,
    /// The platform as it was typed cannot be read.
    BadRequest,
    /// An index where a single manifest was wanted.
    IndexRefused,
    /// The builder cannot put an index into the local store.
    IndexNotStored,
    /// A media type that the program does not take.
    TypeRefused,
    /// Layers compressed with zstd.
    ZstdRefused,
    /// A Docker schema 1 manifest.
    Schema1Refused,
    /// A document that is index and manifest at once.
    Ambiguous,
    /// Not an image: an artifact.
    NotAnImage,
    /// Content that the registry or the store does not have.
    ContentMissing,
    /// Several images in a layout, and none was named.
    SeveralImages,
    /// The registry refused the index.
    PushRefused,
    /// The registry calls the manifest invalid, and says no more.
    ManifestInvalid,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 19] = [
        Kind::NoMatch,
        Kind::NotInStore,
        Kind::Mismatch,
        Kind::ExecFormat,
        Kind::WrongSystem,
        Kind::WindowsBuild,
        Kind::ProcessorLevel,
        Kind::BadRequest,
        Kind::IndexRefused,
        Kind::IndexNotStored,
        Kind::TypeRefused,
        Kind::ZstdRefused,
        Kind::Schema1Refused,
        Kind::Ambiguous,
        Kind::NotAnImage,
        Kind::ContentMissing,
        Kind::SeveralImages,
        Kind::PushRefused,
        Kind::ManifestInvalid,
    ];

    /// Whether the message is only a warning: what was asked for happens.
    pub fn is_warning(self) -> bool {
        self == Kind::Mismatch
    }

    /// Whether it is a registry's code, which stands before messages that say more.
    pub fn is_bare_code(self) -> bool {
        matches!(self, Kind::ContentMissing | Kind::ManifestInvalid)
    }

    /// Whether it is about which entry fits a platform.
    pub fn is_about_platforms(self) -> bool {
        matches!(
            self,
            Kind::NoMatch
                | Kind::NotInStore
                | Kind::Mismatch
                | Kind::ExecFormat
                | Kind::WrongSystem
                | Kind::WindowsBuild
                | Kind::ProcessorLevel
                | Kind::BadRequest
        )
    }
}
