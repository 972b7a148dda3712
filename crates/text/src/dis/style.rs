//! What the listings of one version look like: each the one before it and what changed.
//!
//! CPython: `Lib/dis.py` of each version.

use pybytecode_opcode::Target;

/// How places in the code are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Places {
    /// Up to 3.12: each instruction has its offset, those that are jumped to are marked `>>`.
    Offsets,
    /// From 3.13: those that are jumped to have labels, offsets are shown on request.
    Labels,
}

/// Where the empty slot stands that a name is loaded with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NullMark {
    /// Up to 3.12: `NULL + name`.
    Before,
    /// From 3.13: `name + NULL`.
    After,
}

/// Which operations that name a constant show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Constants {
    /// 3.11: `LOAD_CONST` alone, so `KW_NAMES` does not.
    LoadConst,
    /// All.
    All,
}

/// Code that belongs to no line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoLine {
    /// Up to 3.12 it goes on below the line before.
    Hidden,
    /// From 3.13 it is marked `--`.
    Marked,
}

/// How `IS_OP` and `CONTAINS_OP` show their argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tests {
    /// As a number.
    Number,
    /// From 3.14: `is not`, `in`.
    Words,
}

/// How jumps to a place counted from the start show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AbsoluteJumps {
    /// Up to 3.9: the argument is the place, and enough.
    Number,
    /// From 3.10: as other jumps do.
    Place,
}

/// How exception tables are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Handlers {
    /// Up to 3.10 there are none; 3.11 and 3.12 show the offsets of the first and last instruction.
    Offsets,
    /// From 3.13: by labels, the second one behind the last instruction.
    Labels,
}

/// Which numbers without an operation have an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnknownArguments {
    /// Up to 3.11 those from `HAVE_ARGUMENT` on, as all.
    FromNumber(u8),
    /// From 3.12 none.
    Never,
}

/// How cache entries show what they hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CacheValues {
    /// 3.11: what a cache entry holds is shown for specialised instructions only, which files have none of.
    Hidden,
    /// From 3.12: with the name of the value.
    Named,
}

/// How wide the columns of lines and offsets are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Columns {
    /// Up to 3.6 three and four characters, which larger numbers overflow.
    Fixed,
    /// From 3.7 as wide as the largest number.
    Grow,
}

/// What stands behind an operation without argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Padding {
    /// 2.7: its column is filled with blanks.
    Kept,
    /// From 3.0 nothing.
    Stripped,
}

/// The brackets around what an argument stands for, if that is an empty name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EmptyNames {
    /// 2.7.
    Bracketed,
    /// From 3.0 there are none.
    LeftOut,
}

/// What a function is given besides its code, bit by bit.
const FUNCTION_FLAGS: [&str; 5] = ["defaults", "kwdefaults", "annotations", "closure", "annotate"];

/// The facts of one version's listings.
#[derive(Debug)]
pub(crate) struct Style {
    pub(crate) places: Places,
    pub(crate) null_mark: NullMark,
    pub(crate) constants: Constants,
    pub(crate) no_line: NoLine,
    pub(crate) absolute_jumps: AbsoluteJumps,
    pub(crate) tests: Tests,
    pub(crate) handlers: Handlers,
    pub(crate) unknown_arguments: UnknownArguments,
    pub(crate) cache_values: CacheValues,
    pub(crate) function_flags: &'static [&'static str],
    pub(crate) columns: Columns,
    pub(crate) padding: Padding,
    pub(crate) empty_names: EmptyNames,
}

const STYLE_207: Style = Style { padding: Padding::Kept, empty_names: EmptyNames::Bracketed, ..STYLE_306 };

const STYLE_306: Style = Style { columns: Columns::Fixed, ..STYLE_307 };

const STYLE_307: Style = Style { function_flags: &[], ..STYLE_308 };

const STYLE_308: Style = Style {
    columns: Columns::Grow,
    padding: Padding::Stripped,
    empty_names: EmptyNames::LeftOut,
    places: Places::Offsets,
    null_mark: NullMark::Before,
    constants: Constants::All,
    no_line: NoLine::Hidden,
    absolute_jumps: AbsoluteJumps::Number,
    tests: Tests::Number,
    handlers: Handlers::Offsets,
    unknown_arguments: UnknownArguments::FromNumber(90),
    cache_values: CacheValues::Hidden,
    function_flags: FUNCTION_FLAGS.split_at(4).0,
};

const STYLE_310: Style = Style { absolute_jumps: AbsoluteJumps::Place, ..STYLE_308 };

const STYLE_311: Style = Style { constants: Constants::LoadConst, ..STYLE_310 };

const STYLE_312: Style = Style {
    constants: Constants::All,
    unknown_arguments: UnknownArguments::Never,
    cache_values: CacheValues::Named,
    ..STYLE_311
};

const STYLE_313: Style = Style {
    places: Places::Labels,
    null_mark: NullMark::After,
    no_line: NoLine::Marked,
    handlers: Handlers::Labels,
    ..STYLE_312
};

const STYLE_314: Style = Style { tests: Tests::Words, function_flags: &FUNCTION_FLAGS, ..STYLE_313 };

static STYLES: [Style; 8] =
    [STYLE_308, STYLE_308, STYLE_310, STYLE_311, STYLE_312, STYLE_313, STYLE_314, STYLE_314];

/// Of the versions that are only read, in the order of [`Target::known`].
static OLDER_STYLES: [Style; 3] = [STYLE_207, STYLE_306, STYLE_307];

impl Style {
    pub(crate) fn of(target: &Target) -> &'static Style {
        match Target::known().take(OLDER_STYLES.len()).position(|older| std::ptr::eq(older, target)) {
            Some(older) => &OLDER_STYLES[older],
            None => &STYLES[target.release.version.row()],
        }
    }
}
