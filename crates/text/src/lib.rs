//! Code objects as text.
//!
//! - [`dis`] prints the listings of every version's `python -m dis`.

#[rustfmt::skip]
mod generated;

pub mod dis;
