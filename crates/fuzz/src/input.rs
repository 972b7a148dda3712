//! Inputs, each decided by a seed and its number: files changed in a few places, and bytes that nobody wrote.

use std::fs;
use std::io;
use std::path::Path;

use fastrand::Rng;

use crate::Target;

/// The longest input that is grown.
const LONGEST: usize = 1 << 16;

/// Numbers that are wrong in more places than others.
const EDGES: [u32; 12] =
    [0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF];

/// Makes inputs for a target.
#[derive(Debug)]
pub struct Inputs {
    target: &'static Target,
    seeds: Vec<Vec<u8>>,
}

impl Inputs {
    /// Inputs made from the target's seeds and from the files below other folders.
    ///
    /// # Errors
    ///
    /// When a folder cannot be read.
    pub fn new(target: &'static Target, repository: &Path, others: &[&Path]) -> io::Result<Self> {
        let mut paths = Vec::new();
        collect(&repository.join("fuzz/seeds").join(target.name), "", &mut paths)?;
        for (folder, ending) in target.more_seeds {
            collect(&repository.join(folder), ending, &mut paths)?;
        }
        for folder in others {
            collect(folder, "", &mut paths)?;
        }
        let seeds = paths.iter().map(fs::read).collect::<io::Result<_>>()?;
        Ok(Inputs { target, seeds })
    }

    /// How many seeds there are.
    pub fn seeds(&self) -> usize {
        self.seeds.len()
    }

    /// The input of that number.
    pub fn make(&self, seed: u64, number: u64) -> Vec<u8> {
        let mut random = Rng::with_seed(seed ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        // The first numbers of seeds that are alike are alike.
        for _ in 0..4 {
            random.u64(..);
        }
        match random.u8(..16) {
            0 => nonsense(&mut random),
            1 => self.likely(&mut random),
            2..8 => {
                let parts =
                    self.target.parts.and_then(|parts| parts(self, self.seed(&mut random), &mut random));
                parts.unwrap_or_else(|| self.changed(&mut random))
            }
            _ => self.changed(&mut random),
        }
    }

    fn seed(&self, random: &mut Rng) -> &[u8] {
        if self.seeds.is_empty() { &[] } else { &self.seeds[random.usize(..self.seeds.len())] }
    }

    /// The start of a seed, then pieces.
    fn likely(&self, random: &mut Rng) -> Vec<u8> {
        let seed = self.seed(random);
        let mut bytes = seed[..self.target.header.min(seed.len())].to_vec();
        for _ in 0..random.usize(..200) {
            match random.u8(..4) {
                0 => bytes.push(random.u8(..)),
                1 => bytes.extend_from_slice(&number(random)),
                _ => bytes.extend_from_slice(self.piece(random)),
            }
        }
        bytes
    }

    fn piece(&self, random: &mut Rng) -> &'static [u8] {
        let pieces = self.target.pieces;
        if pieces.is_empty() { &[] } else { pieces[random.usize(..pieces.len())] }
    }

    /// A seed with some changes.
    fn changed(&self, random: &mut Rng) -> Vec<u8> {
        let mut bytes = self.seed(random).to_vec();
        for _ in 0..1 + random.usize(..8).pow(2) / 4 {
            let first = if random.u8(..16) == 0 { 0 } else { self.target.header.min(bytes.len()) };
            self.change(&mut bytes, first, random);
        }
        bytes
    }

    /// Changes bytes in one place, at `first` or behind it.
    pub(crate) fn change(&self, bytes: &mut Vec<u8>, first: usize, random: &mut Rng) {
        let first = first.min(bytes.len());
        let at = first + random.usize(..=bytes.len() - first);
        let end = (at + length(random, 10)).min(bytes.len());
        let is_inside = at < bytes.len();
        match random.u8(..12) {
            0 if is_inside => bytes[at] ^= 1 << random.u8(..8),
            1 if is_inside => bytes[at] = random.u8(..),
            2 if is_inside => bytes[at] = bytes[at].wrapping_add(random.u8(..=16)).wrapping_sub(8),
            3 if is_inside => {
                let piece = self.piece(random);
                let end = (at + piece.len()).min(bytes.len());
                bytes.splice(at..end, piece.iter().copied());
            }
            4 => drop(bytes.splice(at..at, self.piece(random).iter().copied())),
            5 if at + 4 <= bytes.len() => bytes[at..at + 4].copy_from_slice(&number(random)),
            6 => drop(bytes.drain(at..end)),
            7 if bytes.len() < LONGEST => {
                let copy = bytes[at..end].to_vec();
                let to = first + random.usize(..=bytes.len() - first);
                bytes.splice(to..to, copy);
            }
            8 if bytes.len() < LONGEST => {
                // Long runs of one thing: deep nesting, many entries.
                let copy = bytes[at..end].to_vec();
                let times = 1 << random.u8(..8);
                let times = (LONGEST / copy.len().max(1)).min(times);
                bytes.splice(at..at, copy.repeat(times));
            }
            9 => {
                let other = self.seed(random);
                let from = random.usize(..=other.len());
                let to = (from + length(random, 12)).min(other.len());
                bytes.splice(at..end, other[from..to].iter().copied());
            }
            10 if random.u8(..4) == 0 => bytes.truncate(at),
            11 => bytes[at..end].iter_mut().for_each(|byte| *byte = random.u8(..)),
            _ => {}
        }
    }
}

fn nonsense(random: &mut Rng) -> Vec<u8> {
    let length = length(random, 12);
    std::iter::repeat_with(|| random.u8(..)).take(length).collect()
}

/// A length, short ones as often as long ones, below 2 to the power of `bits`.
fn length(random: &mut Rng, bits: u8) -> usize {
    let end = 1 << random.u8(..=bits);
    random.usize(..end)
}

fn number(random: &mut Rng) -> [u8; 4] {
    let edge = EDGES[random.usize(..EDGES.len())];
    edge.wrapping_add(random.u32(..3)).wrapping_sub(1).to_le_bytes()
}

/// The files below a folder whose names end so, in the order of their names; a folder that is not there is empty.
fn collect(folder: &Path, ending: &str, paths: &mut Vec<std::path::PathBuf>) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    let mut entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, ending, paths)?;
        } else if path.to_str().is_some_and(|name| name.ends_with(ending)) {
            paths.push(path);
        }
    }
    Ok(())
}
