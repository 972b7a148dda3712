//! Code objects as text.
//!
//! - [`dis`] prints the listings of every version's `python -m dis`.

pub mod dis;
