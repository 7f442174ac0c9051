//! Why a client takes an entry or passes it over: as data, and in one plain sentence.

use super::spec::Word;
use crate::language::{Language, Text};
use crate::text;
use std::rc::Rc;

/// Place of an entry, from the outermost index inwards; shared by the reasons that name it.
pub type Place = Rc<[usize]>;

/// Why an entry was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It is what was asked for.
    Exact,
    /// It is what was asked for; its version is not read.
    VersionUnread,
    /// A lower version or level of the same architecture.
    Lower(Word),
    /// It has no variant, which this client takes for the basic one.
    Basic,
    /// A 32-bit image for a 64-bit request: 386 or arm.
    Narrower(Word),
    /// It does not say what it runs on, and nothing that does fits.
    Silent,
    /// It does not say what it runs on, and this client takes it for `linux/amd64`.
    AssumedAmd64,
    /// It is the first that has all that was asked for; what was not asked for is not compared.
    First,
    /// It is not newer than the host, and none is made for the host's own build.
    NotNewer,
    /// The host runs it, and none that was met before is better.
    Compatible,
    /// Any image that is in the store will do.
    Any,
}

/// Why another entry goes before this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preference {
    /// It stands earlier.
    Earlier,
    /// It is closer to what was asked for.
    Closer,
    /// It says what it runs on.
    SaysPlatform,
    /// It has more of the features that were asked for.
    MoreFeatures,
    /// Its version is higher, compared as text.
    VersionText,
    /// Its version is closer to the host's, or higher.
    Version,
    /// It is made for the host's own build of Windows.
    OwnBuild,
    /// It is compressed with zstd.
    Zstd,
    /// It is compressed with gzip.
    Gzip,
}

/// What a client made of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Taken.
    Taken(Fit),
    /// It would do, but the entry at this place goes first.
    Outranked(Place, Preference),
    /// An earlier entry was taken before this one was looked at.
    NotReached {
        /// The place of the one taken.
        by: Place,
        /// Whether this one would have been taken, stood it first.
        fits: bool,
    },
    /// It does not say what it runs on, and this client passes over such entries.
    Silent,
    /// Its operating system is another one than the one asked for.
    Os(Word, Word),
    /// Its architecture is another one than the one asked for.
    Architecture(Word, Word),
    /// Its variant is not the one asked for, and none that may stand in for it.
    Variant(Word, Word),
    /// Its `os.version` is not the one asked for.
    OsVersion(Word, Word),
    /// Made for a Windows build that the host does not run.
    WindowsBuild(Word, Word),
    /// It needs a feature that was not asked for.
    FeatureNeeded(Word),
    /// It lacks a feature that was asked for.
    FeatureLacking(Word),
    /// Not an image manifest by its media type.
    MediaType(Word),
    /// An index inside the index: its entries are looked at in its place.
    Followed,
    /// Its config says another platform.
    Config(Word, Word),
    /// It was tried before the others, but what it points to is refused, and the client went on.
    ContentRefused,
    /// What it points to was not given, and the answer depends on it.
    NotGiven,
}

static EXACT: Text = text!("Taken: it is what was asked for", "选中：正是所请求的平台");
static VERSION_UNREAD: Text =
    text!("Taken: the first that fits; this client does not read `os.version`", "选中：首个合适的条目；此客户端不读取 `os.version`");
static LOWER: Text = text!("Taken: a lower variant ({0}) runs as well", "选中：较低的变体（{0}）也能运行");
static BASIC: Text = text!("Taken: it has no variant, which stands for the basic one", "选中：没有变体，即基本变体");
static NARROWER: Text = text!("Taken: a 32-bit image ({0}) stands in", "选中：由 32 位镜像（{0}）代替");
static SILENT_TAKEN: Text = text!("Taken: it has no platform, and nothing that has one fits", "选中：没有平台，而有平台的都不合适");
static ASSUMED: Text =
    text!("Taken: it has no platform, so this client assumes `linux/amd64`", "选中：没有平台，此客户端视为 `linux/amd64`");
static FIRST: Text = text!("Taken: the first that has all that was asked for", "选中：首个满足全部请求的条目");
static COMPATIBLE: Text = text!("Taken: the host runs it, and none before it is better", "选中：主机可运行，且之前没有更好的");
static NOT_NEWER: Text = text!(
    "Taken: the first that is not newer than the host; none is made for the host's own build",
    "选中：首个不比主机新的条目；没有为主机自身的内部版本制作的条目"
);
static ANY: Text = text!("Taken: any image in the local store will do", "选中：本地存储中的任何镜像都可以");
static EARLIER: Text = text!("Fits, but #{0} stands earlier", "合适，但 #{0} 更靠前");
static CLOSER: Text = text!("Would do, but #{0} is closer to what was asked for", "可用，但 #{0} 更接近请求");
static SAYS: Text = text!("Has no platform, and #{0} has one that fits", "没有平台，而 #{0} 有合适的平台");
static FEATURES: Text = text!("Fits, but #{0} has more of the features asked for", "合适，但 #{0} 具备更多所请求的特性");
static VERSION_TEXT: Text = text!("Fits, but the version of #{0} is higher as text", "合适，但 #{0} 的版本按文本更高");
static VERSION: Text = text!("Fits, but the version of #{0} is closer or higher", "合适，但 #{0} 的版本更接近或更高");
static OWN_BUILD: Text = text!("Would do, but #{0} is made for the host's own build", "可用，但 #{0} 是为主机自身的内部版本制作的");
static ZSTD: Text = text!("Fits, but #{0} is compressed with zstd", "合适，但 #{0} 使用 zstd 压缩");
static GZIP: Text = text!("Fits, but #{0} is compressed with gzip", "合适，但 #{0} 使用 gzip 压缩");
static NOT_REACHED_FITS: Text = text!("Not looked at, though it fits: #{0} was taken before", "合适，但未查看：已先选中 #{0}");
static NOT_REACHED: Text = text!("Not looked at: #{0} was taken before", "未查看：已先选中 #{0}");
static SILENT: Text = text!("Has no platform, and this client passes over such entries", "没有平台，此客户端跳过这类条目");
static OS: Text = text!("For `{0}`, asked for `{1}`", "适用于 `{0}`，请求的是 `{1}`");
static VARIANT: Text = text!("Variant `{0}` does not fit `{1}`", "变体 `{0}` 不适合 `{1}`");
static NO_VARIANT: Text = text!("Has no variant, which does not fit `{1}`", "没有变体，不适合 `{1}`");
static VARIANT_UNASKED: Text = text!("Variant `{0}` does not fit: none was asked for", "变体 `{0}` 不合适：没有请求变体");
static OS_VERSION: Text = text!("System version `{0}` is not `{1}`", "系统版本 `{0}` 不是 `{1}`");
static NO_OS_VERSION: Text = text!("Has no system version, asked for `{1}`", "没有系统版本，请求的是 `{1}`");
static WINDOWS: Text = text!("For Windows {0}, which this client does not take on {1}", "适用于 Windows {0}，此客户端在 {1} 上不选它");
static NEEDED: Text = text!("Needs the feature `{0}`, which was not asked for", "需要特性 `{0}`，而请求中没有");
static LACKING: Text = text!("Lacks the feature `{0}` that was asked for", "缺少所请求的特性 `{0}`");
static MEDIA_TYPE: Text = text!("No image manifest: its media type is `{0}`", "不是镜像清单：媒体类型为 `{0}`");
static NO_MEDIA_TYPE: Text = text!("No image manifest: it has no media type", "不是镜像清单：没有媒体类型");
static FOLLOWED: Text = text!("An index: its entries are looked at", "是一个索引：查看其中的条目");
static CONFIG: Text = text!("Its config says `{0}`, asked for `{1}`", "其配置为 `{0}`，请求的是 `{1}`");
static CONTENT_REFUSED: Text =
    text!("Tried, but what it points to is refused; the client went on", "已尝试，但它所指向的内容被拒绝；客户端继续尝试其他条目");
static NOT_GIVEN: Text = text!("Depends on what it points to, which was not given", "取决于它所指向的内容，而该内容未提供");

impl Reason {
    /// Whether the client takes the entry.
    pub fn is_taken(&self) -> bool {
        matches!(self, Reason::Taken(_))
    }

    /// The reason in one sentence. Places count from 0, as in the document.
    pub fn sentence(&self, language: Language) -> String {
        let (text, arguments): (&Text, Vec<String>) = match self {
            Reason::Taken(fit) => match fit {
                Fit::Exact => (&EXACT, vec![]),
                Fit::VersionUnread => (&VERSION_UNREAD, vec![]),
                Fit::Lower(variant) => (&LOWER, vec![variant.to_string()]),
                Fit::Basic => (&BASIC, vec![]),
                Fit::Narrower(architecture) => (&NARROWER, vec![architecture.to_string()]),
                Fit::Silent => (&SILENT_TAKEN, vec![]),
                Fit::AssumedAmd64 => (&ASSUMED, vec![]),
                Fit::First => (&FIRST, vec![]),
                Fit::NotNewer => (&NOT_NEWER, vec![]),
                Fit::Compatible => (&COMPATIBLE, vec![]),
                Fit::Any => (&ANY, vec![]),
            },
            Reason::Outranked(by, preference) => {
                let text = match preference {
                    Preference::Earlier => &EARLIER,
                    Preference::Closer => &CLOSER,
                    Preference::SaysPlatform => &SAYS,
                    Preference::MoreFeatures => &FEATURES,
                    Preference::VersionText => &VERSION_TEXT,
                    Preference::Version => &VERSION,
                    Preference::OwnBuild => &OWN_BUILD,
                    Preference::Zstd => &ZSTD,
                    Preference::Gzip => &GZIP,
                };
                (text, vec![shown_place(by)])
            }
            Reason::NotReached { by, fits } => (if *fits { &NOT_REACHED_FITS } else { &NOT_REACHED }, vec![shown_place(by)]),
            Reason::Silent => (&SILENT, vec![]),
            Reason::Os(entry, asked) | Reason::Architecture(entry, asked) => (&OS, vec![shown(entry), shown(asked)]),
            Reason::Variant(entry, asked) => {
                let text = match (entry.is_empty(), asked.is_empty()) {
                    (true, _) => &NO_VARIANT,
                    (false, true) => &VARIANT_UNASKED,
                    (false, false) => &VARIANT,
                };
                (text, vec![entry.to_string(), asked.to_string()])
            }
            Reason::OsVersion(entry, asked) => {
                (if entry.is_empty() { &NO_OS_VERSION } else { &OS_VERSION }, vec![entry.to_string(), asked.to_string()])
            }
            Reason::WindowsBuild(entry, host) => (&WINDOWS, vec![entry.to_string(), host.to_string()]),
            Reason::FeatureNeeded(feature) => (&NEEDED, vec![feature.to_string()]),
            Reason::FeatureLacking(feature) => (&LACKING, vec![feature.to_string()]),
            Reason::MediaType(media_type) => {
                (if media_type.is_empty() { &NO_MEDIA_TYPE } else { &MEDIA_TYPE }, vec![media_type.to_string()])
            }
            Reason::Followed => (&FOLLOWED, vec![]),
            Reason::Config(config, asked) => (&CONFIG, vec![shown(config), shown(asked)]),
            Reason::ContentRefused => (&CONTENT_REFUSED, vec![]),
            Reason::NotGiven => (&NOT_GIVEN, vec![]),
        };
        text.fill(language, &arguments)
    }
}

/// `1>0`
fn shown_place(place: &[usize]) -> String {
    place.iter().map(usize::to_string).collect::<Vec<_>>().join(">")
}

/// A word that may be empty, as people read it.
fn shown(word: &str) -> String {
    if word.is_empty() { "?".to_owned() } else { word.to_owned() }
}
