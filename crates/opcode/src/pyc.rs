//! What tells the `.pyc` files of one version from those of another: the magic number, the fields of
//! a code object, and what decides marshal's reference flags.
//!
//! Known for every version that can be read, more of them than can be compiled for.
//! CPython: `Python/marshal.c`, `Lib/importlib/_bootstrap_external.py` (`MAGIC_NUMBER`).

use std::cmp::Ordering;
use std::ops::RangeInclusive;

use crate::Version;

/// How a code object lists its variables in marshal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CodeFields {
    /// Up to 3.10: `co_nlocals` and three tuples of names, no qualified name, no exception table.
    Split,
    /// From 3.11: one tuple of names with a byte of kinds for each.
    Plus,
}

/// For what the compiler writes an entry of the line table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineEntries {
    /// Up to 3.8: where a line begins, also the line of before begun anew.
    Beginnings,
    /// 3.9 and 3.10: where the line changes.
    Changes,
    /// 3.11: for each instruction.
    Instructions,
    /// From 3.12: for all instructions in a row that have the same location.
    Locations,
}

/// What stands before the objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeaderForm {
    /// Up to 3.2: magic number and time, 8 bytes.
    Time,
    /// 3.3 to 3.6: the source's size too, 12 bytes.
    TimeAndSize,
    /// From 3.7: flags between the number and the rest, 16 bytes (PEP 552).
    Flags,
}

impl HeaderForm {
    /// How many bytes it has.
    pub const fn len(self) -> usize {
        match self {
            HeaderForm::Time => 8,
            HeaderForm::TimeAndSize => 12,
            HeaderForm::Flags => 16,
        }
    }

    /// Never.
    pub const fn is_empty(self) -> bool {
        false
    }
}

/// Which numbers of arguments a code object has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArgumentCounts {
    /// 2.7: `co_argcount` alone.
    Positional,
    /// 3.0 to 3.7: `co_kwonlyargcount` too.
    KeywordOnly,
    /// From 3.8: `co_posonlyargcount` too.
    PositionalOnly,
}

/// How marshal refers to objects that it has written before, and what its strings are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum References {
    /// 2.7: only to interned strings, which are bytes and counted as they come.
    Strings,
    /// From 3.4: to any object with a flag.
    Flags,
}

/// Which objects get a reference flag (`w_ref`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RefFlags {
    /// Up to 3.10 by the reference count alone, which depends on what else the process has
    /// loaded; the canonical answer is: what is really referred to again.
    Shared,
    /// From 3.11: interned strings, what has several holders, and what the runtime shares with all.
    SharedOrInterned,
}

/// In which order the elements of a set are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SetOrder {
    /// Up to 3.10: as its table has them, which depends on the hash seed.
    AsStored,
    /// From 3.11: sorted by what `marshal.dumps` makes of each.
    ByDump,
    /// From 3.13: the same, but each element is held once more meanwhile, so that its dump is flagged.
    ByHeldDump,
}

/// Which short strings the runtime keeps ready and interned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Latin1 {
    /// Up to 3.12: those of one Latin-1 character are shared by all but not interned.
    Shared,
    /// From 3.13: they are interned.
    Interned,
}

/// Which version's strings of a file name are interned by the code object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CodeStrings {
    /// Up to 3.12: `co_names` and its like; `co_filename`, `co_name` and `co_qualname` are as given.
    Names,
    /// From 3.13: those three too.
    All,
}

/// What the runtime has the names of code objects as that the source does not name, such as `<lambda>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScopeNames {
    /// Up to 3.7: those of modules and lambdas interned strings, others strings of its own.
    InternedUnlessComprehension,
    /// 3.8 to 3.10, and from 3.13 on: interned strings.
    Interned,
    /// 3.11 and 3.12: strings of its own that are not interned.
    Static,
}

/// Whether code objects share equal `co_code` and line tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CodeBytes {
    /// Up to 3.9: each has its own.
    Own,
    /// From 3.10: they are merged as constants are.
    Merged,
}

/// Which bits of `co_flags` say what is imported from `__future__`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FutureBits {
    /// Up to 3.7: those from the 13th on.
    From13,
    /// From 3.8: those from the 17th on, out of the way of the compiler's flags.
    From17,
}

/// How far constants are shared that are not interned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SharedConstants {
    /// Up to 3.7: within a code object.
    CodeObject,
    /// From 3.8: in the whole compilation.
    Compilation,
}

/// How `py_compile` holds the outermost code object while it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RootCode {
    /// Up to 3.14: more than once, so that it gets a reference flag.
    Held,
    /// From 3.15: once.
    Unique,
}

/// How the source is hashed for a hash-based `.pyc` (`_imp.source_hash`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SourceHash {
    /// Up to 3.10.
    SipHash24,
    /// From 3.11.
    SipHash13,
}

/// How `co_linetable` (up to 3.9 `co_lnotab`) tells the line of an instruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineTable {
    /// Up to 3.5: pairs of an advance in bytes and an advance in lines, which cannot be negative.
    Ascending,
    /// 3.6 to 3.9: the same, the advance in lines being signed.
    Signed,
    /// 3.10: pairs of a length in bytes and a signed advance in lines that holds for that run; -128
    /// says that there is no line.
    Runs,
    /// From 3.11: entries of varying form that tell columns too (PEP 657).
    Locations,
}

/// What jumps, and the tables beside the code, count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JumpUnit {
    /// Up to 3.9: bytes.
    Byte,
    /// From 3.10: code units of two bytes.
    CodeUnit,
}

/// How an instruction is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InstructionForm {
    /// Up to 3.5: one byte, or three from a number on, for there is an argument then (`HAVE_ARGUMENT`).
    Ragged {
        /// That number.
        have_argument: u8,
    },
    /// From 3.6: two bytes.
    Word,
}

impl InstructionForm {
    /// How many bits of the argument an instruction has, and an `EXTENDED_ARG` adds.
    pub const fn argument_bits(self) -> u32 {
        match self {
            InstructionForm::Ragged { .. } => 16,
            InstructionForm::Word => 8,
        }
    }

    /// How many bytes the instruction of a number has, cache entries left out.
    #[inline]
    pub const fn len(self, number: u8) -> usize {
        match self {
            InstructionForm::Ragged { have_argument } if number >= have_argument => 3,
            InstructionForm::Ragged { .. } => 1,
            InstructionForm::Word => 2,
        }
    }

    /// How many bytes code is counted in: each instruction has a multiple of so many.
    pub const fn unit(self) -> u32 {
        match self {
            InstructionForm::Ragged { .. } => 1,
            InstructionForm::Word => 2,
        }
    }

    /// The first instruction of some code: its number, its own part of the argument, and how many bytes it has. `None`
    /// where the code ends before it does.
    #[inline]
    pub fn first(self, code: &[u8]) -> Option<(u8, u32, usize)> {
        let number = *code.first()?;
        let len = self.len(number);
        let argument = match code.get(1..len)? {
            [] => 0,
            [low] => u32::from(*low),
            [low, high, ..] => u32::from(u16::from_le_bytes([*low, *high])),
        };
        Some((number, argument, len))
    }
}

/// The facts of one version's `.pyc` files.
#[derive(Debug, PartialEq, Eq)]
pub struct PycFormat {
    /// The minor version.
    pub version: Version,
    /// The first two bytes of the file as a little-endian number; `\r\n` follows.
    pub magic: u16,
    /// `marshal.version`: 5 has slices, 6 frozen dicts.
    pub marshal: u8,
    /// The first magic number, of a pre-release, whose files are laid out in this way.
    pub laid_out_since: u16,
    /// What stands before the objects.
    pub header: HeaderForm,
    /// What objects refer to.
    pub references: References,
    /// The numbers of a code object.
    pub arguments: ArgumentCounts,
    /// The fields of a code object.
    pub code: CodeFields,
    /// What tells the lines of instructions.
    pub lines: LineTable,
    /// How instructions are laid out.
    pub instructions: InstructionForm,
    /// What gets an entry of the line table.
    pub line_entries: LineEntries,
    /// What jumps count in.
    pub jumps: JumpUnit,
    /// Which objects are flagged.
    pub flags: RefFlags,
    /// The order of sets.
    pub sets: SetOrder,
    /// Strings of one character.
    pub latin1: Latin1,
    /// What a code object interns.
    pub strings: CodeStrings,
    /// The bytes of code objects.
    pub code_bytes: CodeBytes,
    /// What `co_flags` says of `__future__`.
    pub future_bits: FutureBits,
    /// Which constants are one.
    pub constants: SharedConstants,
    /// Names of code objects that the source does not name.
    pub scope_names: ScopeNames,
    /// The outermost object.
    pub root: RootCode,
    /// The integers that exist once in a process.
    pub small_ints: RangeInclusive<i64>,
    /// The hash of the source.
    pub source_hash: SourceHash,
    /// A line for each string that is interned when a fresh process begins to compile, sorted: those of two
    /// characters and more made of `[A-Za-z0-9_]`, and qualified names of classes that have a dot. Up to 3.12 also those
    /// of one character, if the runtime's own object is interned, or, of letters and digits, another one.
    /// Empty where that is not known.
    pub interned: &'static str,
}

impl PycFormat {
    /// The format of files that start with this number, if it is that of a release.
    pub fn for_magic(magic: u16) -> Option<&'static PycFormat> {
        Self::all().find(|format| format.magic == magic)
    }

    /// The format of a version.
    pub fn for_version(version: Version) -> Option<&'static PycFormat> {
        Self::all().find(|format| format.version == version.feature())
    }

    /// Every format that can be read, oldest first.
    pub fn all() -> impl Iterator<Item = &'static PycFormat> {
        OLDER.iter().chain(FORMATS).copied()
    }

    /// Whether that string is interned before a program is compiled, see [`PycFormat::interned`].
    pub fn is_interned_at_start(&self, text: &[u8]) -> bool {
        let lines = self.interned.as_bytes();
        let (mut low, mut high) = (0, lines.len());
        while low < high {
            let middle = (low + high) / 2;
            let start =
                lines[low..middle].iter().rposition(|byte| *byte == b'\n').map_or(low, |at| low + at + 1);
            let end =
                lines[middle..high].iter().position(|byte| *byte == b'\n').map_or(high, |at| middle + at);
            match lines[start..end].cmp(text) {
                Ordering::Equal => return true,
                Ordering::Less => low = end + 1,
                Ordering::Greater => high = start,
            }
        }
        false
    }

    /// Whether the tables of lines tell columns too.
    pub fn has_locations(&self) -> bool {
        self.lines == LineTable::Locations
    }

    /// The four bytes that a file starts with (`importlib.util.MAGIC_NUMBER`).
    pub const fn magic_bytes(&self) -> [u8; 4] {
        let [low, high] = self.magic.to_le_bytes();
        [low, high, b'\r', b'\n']
    }
}

/// The formats of versions that can be read and listed, and not compiled for: oldest first.
pub static OLDER: &[&PycFormat] = &[&PYC27, &PYC36, &PYC37];

/// CPython 2.7.
pub static PYC27: PycFormat = FORMAT_27;
/// CPython 3.6.
pub static PYC36: PycFormat = FORMAT_36;
/// CPython 3.7.
pub static PYC37: PycFormat = FORMAT_37;

/// The formats of all versions that can be compiled for, oldest first.
pub static FORMATS: &[&PycFormat] = &[&PYC38, &PYC39, &PYC310, &PYC311, &PYC312, &PYC313, &PYC314, &PYC315];

/// CPython 3.8.
pub static PYC38: PycFormat = FORMAT_38;
/// CPython 3.9.
pub static PYC39: PycFormat = FORMAT_39;
/// CPython 3.10.
pub static PYC310: PycFormat = FORMAT_310;
/// CPython 3.11.
pub static PYC311: PycFormat = FORMAT_311;
/// CPython 3.12.
pub static PYC312: PycFormat = FORMAT_312;
/// CPython 3.13.
pub static PYC313: PycFormat = FORMAT_313;
/// CPython 3.14.
pub static PYC314: PycFormat = FORMAT_314;
/// CPython 3.15.
pub static PYC315: PycFormat = FORMAT_315;

const FORMAT_27: PycFormat = PycFormat {
    version: Version::new(2, 7),
    magic: 62211,
    marshal: 2,
    laid_out_since: 62171,
    header: HeaderForm::Time,
    references: References::Strings,
    arguments: ArgumentCounts::Positional,
    code: CodeFields::Split,
    lines: LineTable::Ascending,
    instructions: InstructionForm::Ragged { have_argument: 90 },
    line_entries: LineEntries::Beginnings,
    jumps: JumpUnit::Byte,
    flags: RefFlags::Shared,
    sets: SetOrder::AsStored,
    latin1: Latin1::Shared,
    strings: CodeStrings::Names,
    code_bytes: CodeBytes::Own,
    future_bits: FutureBits::From13,
    constants: SharedConstants::CodeObject,
    scope_names: ScopeNames::InternedUnlessComprehension,
    root: RootCode::Held,
    small_ints: -5..=256,
    source_hash: SourceHash::SipHash24,
    interned: "",
};

const FORMAT_36: PycFormat = PycFormat {
    version: Version::new(3, 6),
    magic: 3379,
    marshal: 4,
    laid_out_since: 3370,
    header: HeaderForm::TimeAndSize,
    references: References::Flags,
    arguments: ArgumentCounts::KeywordOnly,
    lines: LineTable::Signed,
    instructions: InstructionForm::Word,
    ..FORMAT_27
};

const FORMAT_37: PycFormat = PycFormat {
    version: Version::new(3, 7),
    magic: 3394,
    laid_out_since: 3392,
    header: HeaderForm::Flags,
    ..FORMAT_36
};

const FORMAT_38: PycFormat = PycFormat {
    version: Version::new(3, 8),
    magic: 3413,
    laid_out_since: 3410,
    future_bits: FutureBits::From17,
    constants: SharedConstants::Compilation,
    scope_names: ScopeNames::Interned,
    arguments: ArgumentCounts::PositionalOnly,
    ..FORMAT_37
};

const FORMAT_39: PycFormat = PycFormat {
    version: Version::new(3, 9),
    magic: 3425,
    laid_out_since: 3420,
    line_entries: LineEntries::Changes,
    ..FORMAT_38
};

const FORMAT_310: PycFormat = PycFormat {
    version: Version::new(3, 10),
    magic: 3439,
    laid_out_since: 3435,
    lines: LineTable::Runs,
    code_bytes: CodeBytes::Merged,
    jumps: JumpUnit::CodeUnit,
    ..FORMAT_39
};

const FORMAT_311: PycFormat = PycFormat {
    version: Version::new(3, 11),
    magic: 3495,
    laid_out_since: 3494,
    code: CodeFields::Plus,
    scope_names: ScopeNames::Static,
    lines: LineTable::Locations,
    line_entries: LineEntries::Instructions,
    flags: RefFlags::SharedOrInterned,
    sets: SetOrder::ByDump,
    source_hash: SourceHash::SipHash13,
    interned: include_str!("../interned/3.11.txt"),
    ..FORMAT_310
};

const FORMAT_312: PycFormat = PycFormat {
    version: Version::new(3, 12),
    magic: 3531,
    laid_out_since: 3500,
    interned: include_str!("../interned/3.12.txt"),
    line_entries: LineEntries::Locations,
    ..FORMAT_311
};

const FORMAT_313: PycFormat = PycFormat {
    version: Version::new(3, 13),
    magic: 3571,
    laid_out_since: 3550,
    interned: include_str!("../interned/3.13.txt"),
    sets: SetOrder::ByHeldDump,
    latin1: Latin1::Interned,
    strings: CodeStrings::All,
    scope_names: ScopeNames::Interned,
    ..FORMAT_312
};

const FORMAT_314: PycFormat = PycFormat {
    version: Version::new(3, 14),
    magic: 3627,
    laid_out_since: 3600,
    marshal: 5,
    interned: include_str!("../interned/3.14.txt"),
    ..FORMAT_313
};

const FORMAT_315: PycFormat = PycFormat {
    version: Version::new(3, 15),
    magic: 3666,
    laid_out_since: 3650,
    marshal: 6,
    root: RootCode::Unique,
    small_ints: -5..=1024,
    interned: include_str!("../interned/3.15.txt"),
    ..FORMAT_314
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_interned_string() {
        for format in FORMATS {
            assert!(format.interned.lines().is_sorted());
            assert!(format.interned.lines().all(|line| format.is_interned_at_start(line.as_bytes())));
        }
        for text in ["", "A", "import ", "zzzzzz", "format\nformat_spec", "no_such_name"] {
            assert!(!PYC314.is_interned_at_start(text.as_bytes()), "{text:?}");
        }
    }
}
