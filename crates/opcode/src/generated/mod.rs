//! Tables written by `cargo xtask ops`.

pub(crate) mod op;
pub(crate) mod py314;
