//! What a version's own commands do, `python -m compileall` and `python -m py_compile`, as far as versions differ.
//!
//! CPython: `Lib/compileall.py`, `Lib/py_compile.py`.

/// Which options `compileall` has beside those of all versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompileallOptions {
    /// None: one level of optimisation, and no path is rewritten but by `-d`.
    OneLevel,
    /// `-s`, `-p`, `-e`, `--hardlink-dupes`, and `-o` as often as wanted.
    SeveralLevels,
}

/// How deep `compileall` walks when nothing is said of that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WalkDepth {
    /// Ten folders.
    Ten,
    /// As deep as functions may call each other (`sys.getrecursionlimit()`).
    RecursionLimit,
}

impl WalkDepth {
    /// How many folders below the one that is named.
    pub const fn levels(self) -> i64 {
        match self {
            WalkDepth::Ten => 10,
            WalkDepth::RecursionLimit => 1000,
        }
    }
}

/// What `-d` does to the paths below a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DestinationDir {
    /// It takes the place of the folder that is named.
    FolderByFolder,
    /// The folder is stripped as by `-s`, and it is prepended as by `-p`.
    StripAndPrepend,
}

/// What is taken off a path where a folder is to be stripped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stripping {
    /// For each part that is equal to the one at the same place of the folder, the first part of that name.
    EqualParts,
    /// The whole folder, if the path begins with it; or else that is complained of.
    Prefix,
}

/// How `py_compile` reads its command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PyCompileArguments {
    /// All are names of files, none will do, and it goes on after one that is refused.
    Names,
    /// By `argparse`: there is `-q`, at least one name, and the first that is refused ends it.
    Argparse,
}

/// What stands below the line of a refused source (`TracebackException._format_syntax_error` in `Lib/traceback.py`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyntaxErrorMarks {
    /// A caret, within the line, both without the spaces before and behind.
    CaretInLine,
    /// A caret, as far to the right as the column tells.
    Caret,
    /// Carets between the columns, even if those are of different lines.
    Columns,
    /// Carets below the range, as far as it is in the line.
    Range,
}

/// What the commands of a version do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commands {
    /// The options of `compileall`.
    pub compileall_options: CompileallOptions,
    /// How deep it walks.
    pub walk_depth: WalkDepth,
    /// What its `-d` does.
    pub destination_dir: DestinationDir,
    /// What its `-s` does.
    pub stripping: Stripping,
    /// The command line of `py_compile`.
    pub py_compile_arguments: PyCompileArguments,
    /// How they show the place of an error.
    pub syntax_error_marks: SyntaxErrorMarks,
}

pub(crate) const COMMANDS_308: Commands = Commands {
    compileall_options: CompileallOptions::OneLevel,
    walk_depth: WalkDepth::Ten,
    destination_dir: DestinationDir::FolderByFolder,
    stripping: Stripping::EqualParts,
    py_compile_arguments: PyCompileArguments::Names,
    syntax_error_marks: SyntaxErrorMarks::CaretInLine,
};

pub(crate) const COMMANDS_309: Commands = Commands {
    compileall_options: CompileallOptions::SeveralLevels,
    walk_depth: WalkDepth::RecursionLimit,
    destination_dir: DestinationDir::StripAndPrepend,
    syntax_error_marks: SyntaxErrorMarks::Caret,
    ..COMMANDS_308
};

pub(crate) const COMMANDS_310: Commands = Commands {
    py_compile_arguments: PyCompileArguments::Argparse,
    syntax_error_marks: SyntaxErrorMarks::Columns,
    ..COMMANDS_309
};

pub(crate) const COMMANDS_313: Commands =
    Commands { stripping: Stripping::Prefix, syntax_error_marks: SyntaxErrorMarks::Range, ..COMMANDS_310 };
