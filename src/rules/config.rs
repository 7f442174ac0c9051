//! Image configs.

use super::Rule;

mod fields;
mod members;

pub(super) static RULES: &[&Rule] = &[
    &fields::ARCHITECTURE,
    &fields::OS,
    &fields::ROOTFS_MISSING,
    &fields::ROOTFS_TYPE,
    &fields::DIFFIDS,
    &fields::CREATED,
    &fields::HISTORY_SHAPE,
    &fields::HISTORY_COUNT,
    &fields::SET_SHAPE,
    &fields::CMD_SHAPE,
    &fields::LABELS,
    &members::MEMBER_TYPE,
    &members::ENV_FORM,
];
