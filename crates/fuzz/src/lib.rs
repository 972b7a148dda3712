//! What any bytes are put through, and how inputs are made.
//!
//! A [`Target`] is a function that takes bytes and panics if something is wrong with what we do with them. The
//! program of this package runs targets over inputs that a seed decides, counting memory (`cargo xtask fuzz`);
//! `fuzz/` in the repository hands the same functions to libFuzzer.

pub mod campaign;
pub mod input;
pub mod memory;
pub mod programs;
mod pyc;
mod pyc_parts;
mod source;

/// Something to try with bytes.
#[derive(Debug)]
pub struct Target {
    /// How it is called on the command line, and what its folder of seeds below `fuzz/seeds` is called.
    pub name: &'static str,
    /// Other folders with seeds, below the repository, and how the names of their files end.
    pub more_seeds: &'static [(&'static str, &'static str)],
    /// Panics if something is wrong.
    pub run: fn(&[u8]),
    /// Pieces that inputs are made of.
    pub pieces: &'static [&'static [u8]],
    /// How many bytes at the start are usually left as they are, since a change there is all that would be seen.
    pub header: usize,
    /// Changes a seed by its parts, where there is a way to.
    pub parts: Option<Parts>,
    /// How much memory an input of that many bytes may take at most, in bytes.
    pub memory: fn(usize) -> usize,
}

/// Makes an input of a seed whose parts it knows; `None` where it knows none.
pub type Parts = fn(&input::Inputs, &[u8], &mut fastrand::Rng) -> Option<Vec<u8>>;

/// All targets.
pub static TARGETS: &[&Target] = &[&pyc::TARGET, &source::SOURCE, &source::GRAMMAR];

/// The target of that name.
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().copied().find(|target| target.name == name)
}
