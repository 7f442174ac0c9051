//! Image configs.

use super::Rule;

mod command;
mod created;
mod docker;
mod empty;
mod env;
mod history;
mod identity;
mod labels;
mod null;
mod place;
mod platform;
mod ports;
mod rootfs;
mod shape;
mod stop_signal;
mod user;
mod working_dir;

pub(super) static RULES: &[&Rule] = &[
    &platform::ARCHITECTURE,
    &platform::OS,
    &platform::VARIANT,
    &platform::OS_FEATURES,
    &rootfs::ROOTFS_MISSING,
    &rootfs::ROOTFS_TYPE,
    &rootfs::DIFFIDS,
    &rootfs::DIFFID_REPEAT,
    &created::CREATED,
    &created::CREATED_ZERO,
    &history::HISTORY_SHAPE,
    &history::HISTORY_COUNT,
    &shape::MEMBER_TYPE,
    &env::ENV_FORM,
    &env::ENV_DUPLICATE,
    &ports::RULE,
    &shape::SET_SHAPE,
    &shape::CMD_SHAPE,
    &command::NO_COMMAND,
    &labels::LABELS,
    &labels::LABEL_RULES,
    &user::RULE,
    &stop_signal::RULE,
    &working_dir::RULE,
    &command::ARGS_ESCAPED,
    &docker::RESERVED,
    &docker::LEGACY,
    &null::RULE,
    &empty::RULE,
    &identity::IMAGE_ID,
    &identity::CHAIN_ID,
];
