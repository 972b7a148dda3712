//! Versions of CPython, as users name them.
//!
//! `3.14` means the newest patch release of that minor version; `3.13.0` means that very
//! patch release. Nothing here knows which versions there are: see [`crate::Target`].

use std::fmt;
use std::str::FromStr;

/// A version of CPython: `3.14` or `3.14.10`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Version {
    /// The first number.
    pub major: u8,
    /// The second number.
    pub minor: u8,
    /// The third number, where it was given.
    pub patch: Option<u8>,
}

impl Version {
    /// A version without a patch release.
    pub const fn new(major: u8, minor: u8) -> Self {
        Version { major, minor, patch: None }
    }

    /// A version with its patch release.
    pub const fn full(major: u8, minor: u8, patch: u8) -> Self {
        Version { major, minor, patch: Some(patch) }
    }

    /// Its place in tables that have a row for each minor version from 3.8 to 3.15; the nearest one for
    /// versions beyond.
    pub fn row(self) -> usize {
        const OLDEST: u8 = 8;
        const NEWEST: u8 = 15;
        let minor = if self.major < 3 { OLDEST } else { self.minor.clamp(OLDEST, NEWEST) };
        usize::from(minor - OLDEST)
    }

    /// The same version without its patch release.
    pub const fn feature(self) -> Self {
        Version { patch: None, ..self }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)?;
        match self.patch {
            Some(patch) => write!(f, ".{patch}"),
            None => Ok(()),
        }
    }
}

/// The text is not `X.Y` or `X.Y.Z`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidVersion(String);

impl fmt::Display for InvalidVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a version of CPython; one looks like 3.14 or 3.13.0", self.0)
    }
}

impl std::error::Error for InvalidVersion {}

impl FromStr for Version {
    type Err = InvalidVersion;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let invalid = || InvalidVersion(text.to_owned());
        let number = |part: &str| {
            let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
            part.parse::<u8>().ok().filter(|_| digits).ok_or_else(invalid)
        };
        let mut parts = text.split('.');
        let mut next = || parts.next().map(number).transpose();
        let (Some(major), Some(minor), patch, None) = (next()?, next()?, next()?, next()?) else {
            return Err(invalid());
        };
        Ok(Version { major, minor, patch })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for text in ["3.8", "3.14", "3.13.0", "2.7.18"] {
            assert_eq!(text.parse::<Version>().map(|v| v.to_string()).as_deref(), Ok(text));
        }
        for text in ["", "3", "3.", "3.x", "3.14.1.2", "+3.14", "3.14rc1", "3.999"] {
            assert!(text.parse::<Version>().is_err(), "{text}");
        }
    }
}
