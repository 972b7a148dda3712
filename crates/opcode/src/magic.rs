//! Magic numbers: which Python, release or not, a compiled file is from.
//!
//! CPython: `Include/internal/pycore_magic_number.h`, which lists all that there ever were.

use std::fmt;

use crate::Version;
use crate::pyc::PycFormat;

/// A line for each number.
const MAGICS: &str = include_str!("../magics.txt");

/// The number that a `.pyc` starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Magic(pub u16);

/// What is known of a magic number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A release, all patch releases of it: `3.14`.
    Release(&'static str),
    /// A pre-release: `3.14a7`.
    Prerelease(&'static str),
    /// Nothing; the known number that is nearest, and whose it is.
    Unknown {
        /// The nearest number.
        nearest: u16,
        /// The release or pre-release that has it.
        of: &'static str,
    },
}

impl Magic {
    /// All that are known, with the release or pre-release of each, oldest first.
    pub fn all() -> impl Iterator<Item = (Magic, &'static str)> {
        MAGICS.lines().filter_map(|line| {
            let (number, version) = line.split_once(' ')?;
            Some((Magic(number.parse().ok()?), version))
        })
    }

    /// Whose number it is.
    pub fn origin(self) -> Origin {
        let distance = |(magic, _): &(Magic, &str)| magic.0.abs_diff(self.0);
        match Self::all().min_by_key(distance) {
            Some((magic, of)) if magic == self => {
                if of.contains(|c: char| c.is_ascii_alphabetic()) {
                    Origin::Prerelease(of)
                } else {
                    Origin::Release(of)
                }
            }
            Some((magic, of)) => Origin::Unknown { nearest: magic.0, of },
            None => Origin::Unknown { nearest: 0, of: "" },
        }
    }

    /// How files with this number are laid out, where that is as in a release. The numbers of
    /// operations in a pre-release may be others.
    pub fn format(self) -> Option<&'static PycFormat> {
        PycFormat::for_magic(self.0).or_else(|| {
            let Origin::Prerelease(version) = self.origin() else { return None };
            let format = PycFormat::for_version(version_of(version)?)?;
            (self.0 >= format.laid_out_since).then_some(format)
        })
    }
}

/// The minor version that `3.14a7` is a pre-release of.
fn version_of(text: &str) -> Option<Version> {
    let (major, rest) = text.split_once('.')?;
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    Some(Version::new(major.parse().ok()?, rest[..digits].parse().ok()?))
}

impl fmt::Display for Magic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.origin() {
            Origin::Release(version) => write!(f, "{} of Python {version}", self.0),
            Origin::Prerelease(version) => write!(f, "{} of Python {version}, a pre-release", self.0),
            Origin::Unknown { nearest, of } => {
                write!(f, "{}, which is unknown (the nearest known is {nearest} of Python {of})", self.0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pyc::FORMATS;

    #[test]
    fn numbers_are_told_apart() {
        assert_eq!(Magic(3627).origin(), Origin::Release("3.14"));
        assert_eq!(Magic(62211).origin(), Origin::Release("2.7"));
        assert_eq!(Magic(3626).origin(), Origin::Prerelease("3.14rc2"));
        assert_eq!(Magic(3680).origin(), Origin::Unknown { nearest: 3666, of: "3.15" });
        assert_eq!(Magic(3351).to_string(), "3351 of Python 3.5.2");
        for format in FORMATS {
            let name = format.version.to_string();
            assert_eq!(Magic(format.magic).origin(), Origin::Release(Box::leak(name.into_boxed_str())));
        }
    }

    #[test]
    fn layouts_of_pre_releases() {
        assert_eq!(Magic(3600).format().map(|format| format.magic), Some(3627));
        assert_eq!(Magic(3450).format().map(|format| format.magic), None);
        assert_eq!(Magic(3401).format().map(|format| format.magic), None);
        assert_eq!(Magic(3310).format().map(|format| format.magic), None);
    }
}
