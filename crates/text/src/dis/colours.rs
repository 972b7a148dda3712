//! Colours of a listing on a terminal.

/// What switches a colour on before each part of a listing, and off behind it; empty for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    /// Line numbers and positions.
    pub line: &'static str,
    /// Labels, offsets and marks.
    pub place: &'static str,
    /// Names of operations.
    pub operation: &'static str,
    /// Arguments.
    pub argument: &'static str,
    /// What an argument stands for.
    pub meaning: &'static str,
    /// Titles.
    pub title: &'static str,
    /// Cache entries.
    pub cache: &'static str,
    /// Behind each of them.
    pub reset: &'static str,
}

impl Colours {
    /// None.
    pub const PLAIN: Colours = Colours {
        line: "",
        place: "",
        operation: "",
        argument: "",
        meaning: "",
        title: "",
        cache: "",
        reset: "",
    };

    /// Those of a terminal.
    pub const TERMINAL: Colours = Colours {
        line: "\x1b[33m",
        place: "\x1b[35m",
        operation: "\x1b[1;34m",
        argument: "\x1b[36m",
        meaning: "\x1b[32m",
        title: "\x1b[1m",
        cache: "\x1b[2m",
        reset: "\x1b[0m",
    };
}
