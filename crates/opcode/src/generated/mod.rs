//! Tables of operations.

// Written by `cargo xtask ops` from operations/ and numbers/; do not edit.

pub(crate) mod docs;
pub(crate) mod op;
pub(crate) mod py207;
pub(crate) mod py306;
pub(crate) mod py307;
pub(crate) mod py308;
pub(crate) mod py309;
pub(crate) mod py310;
pub(crate) mod py311;
pub(crate) mod py312;
pub(crate) mod py313;
pub(crate) mod py314;
pub(crate) mod py315;
