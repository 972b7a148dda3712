//! Listings, as each version's `python -m dis` prints them.
//!
//! CPython: `Lib/dis.py`.
