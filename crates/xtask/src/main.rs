//! `cargo xtask`: developer commands.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// That of the program, so that `bench` measures what users get.
#[cfg(feature = "compiler")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Developer commands of pybytecode.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write the syntax tree's types and visitors from crates/syntax/tree.asdl
    Tree(Check),
    /// Write the tables of operations from crates/opcode/operations and crates/opcode/numbers
    Ops(Check),
    /// Ask the reference interpreters for the numbers and stack effects of their operations
    Numbers(Check),
    /// Write the goldens of tests/compile from the reference interpreters
    #[cfg(feature = "compiler")]
    Bless {
        /// Only cases whose file name contains one of these
        names: Vec<String>,
        #[command(flatten)]
        check: Check,
    },
    /// Write what the reference interpreters say of the programs in tests/refused
    #[cfg(feature = "compiler")]
    Refused {
        /// Only topics whose name contains one of these
        names: Vec<String>,
        /// Another folder of such programs
        #[arg(long)]
        folder: Option<std::path::PathBuf>,
        #[command(flatten)]
        check: Check,
    },
    /// Ask the newest reference interpreter for the text codecs that a source can name
    Codecs(Check),
    /// Hold what we compile against what an interpreter compiles, over its standard library
    Conformance {
        /// The version, as 3.14
        #[arg(long)]
        python: String,
        /// The optimisation level
        #[arg(long, default_value_t = 0)]
        optimize: u8,
        /// Our program, if it is built already
        #[arg(long)]
        program: Option<std::path::PathBuf>,
        #[command(flatten)]
        check: Check,
        /// Trees to judge instead of the standard library; their reports are printed only
        roots: Vec<String>,
    },
    /// Hold our compileall and py_compile against an interpreter's own
    #[cfg(feature = "compiler")]
    Dropin {
        /// The version, as 3.14; without one, each that has an interpreter here
        #[arg(long)]
        python: Option<String>,
        #[command(flatten)]
        check: Check,
    },
    /// Kill our program at random moments, let two runs meet, fill a disk: no file may be torn
    Torture {
        /// How many runs to kill
        #[arg(long, default_value_t = 500)]
        kills: u32,
    },
    /// Ask the reference interpreters which names of characters they know
    CharacterNames(Check),
    /// Write the rules of the versions' grammars from a clone of CPython's repository
    Grammar {
        /// The clone
        clone: std::path::PathBuf,
        #[command(flatten)]
        check: Check,
    },
    /// Ask the reference interpreters which characters identifiers may have
    Identifiers(Check),
    /// Ask the reference interpreters which strings they have interned when they start to compile
    Interned(Check),
    /// Ask the reference interpreters for the words of their listings
    Listing(Check),
    /// Ask the reference interpreters which characters a repr escapes
    Printable(Check),
    /// Take every .pyc that the interpreters make of their libraries to assembly text and back, and verify it
    #[cfg(feature = "compiler")]
    Assembly {
        /// Versions such as 3.14; all when none is named
        versions: Vec<String>,
    },
    /// Read and write back every .pyc that the interpreters make of their libraries
    #[cfg(feature = "compiler")]
    Roundtrip {
        /// Versions such as 3.14; all when none is named
        versions: Vec<String>,
    },
    /// Write the goldens of tests/symtable from the reference interpreter
    #[cfg(feature = "compiler")]
    Symtables(Check),
    /// Hold our symbol tables against those of an interpreter
    #[cfg(feature = "compiler")]
    SymtableDiff {
        /// The version, as 3.14
        #[arg(long)]
        python: String,
        /// A folder of sources, or a file with a path a line; the standard library if not given
        #[arg(default_value = "")]
        root: String,
    },
    /// Hold our trees against an interpreter's, over its standard library
    #[cfg(feature = "compiler")]
    AstDiff {
        /// The version, as 3.14
        #[arg(long)]
        python: String,
        /// Compare trees after CPython's optimisation of them, at this level (3.13 and later)
        #[arg(long)]
        optimize: Option<u8>,
        /// Sources and trees of them to compare instead of the standard library
        paths: Vec<String>,
    },
    /// Hold what we warn of against what an interpreter warns of, over its standard library
    #[cfg(feature = "compiler")]
    WarningsDiff {
        /// The version, as 3.14
        #[arg(long)]
        python: String,
        /// Make errors of warnings, and compare those
        #[arg(long)]
        error: bool,
        /// Sources and trees of them to compare instead of the standard library
        paths: Vec<String>,
    },
    /// Measure how fast we compile, against CPython and against the parser alone, in one run
    #[cfg(feature = "compiler")]
    Bench {
        /// The version, as 3.14, instead of all that have an interpreter here
        #[arg(long)]
        python: Option<String>,
        /// How often each is measured; the best counts
        #[arg(long, default_value_t = 3)]
        rounds: u32,
        /// Measure how fast compiled files are read and listed instead
        #[arg(long)]
        dis: bool,
        /// Measure our program against the interpreter's compileall, over trees in memory, for one version
        #[arg(long)]
        programs: bool,
        /// With --programs: our program, if it is built already
        #[arg(long, requires = "programs")]
        program: Option<std::path::PathBuf>,
        /// With --programs: install the wheels in DIR with uv too
        #[arg(long, value_name = "DIR", requires = "programs")]
        wheels: Option<std::path::PathBuf>,
        /// Trees instead of the interpreter's standard library
        roots: Vec<std::path::PathBuf>,
    },
    /// Write the goldens of tests/dis from the reference interpreters
    DisBless(Check),
    /// Hold our listings against an interpreter's, over its standard library
    #[cfg(feature = "compiler")]
    DisDiff {
        /// The version, as 3.14
        #[arg(long)]
        python: String,
        /// An argument of `dis.dis` to set: show_caches, show_offsets, show_positions, adaptive
        #[arg(long = "option", value_name = "NAME")]
        options: Vec<String>,
        /// Keep what the interpreter prints in this folder, and take it from there the next time
        #[arg(long)]
        keep: Option<std::path::PathBuf>,
        /// Files or folders to compare instead of the standard library
        roots: Vec<String>,
    },
    /// Put inputs that a seed decides through the targets of crates/fuzz
    Fuzz(xtask::fuzz::Request),
    /// Hold what we compile of random programs against what an interpreter compiles
    #[cfg(feature = "compiler")]
    FuzzDiff(xtask::fuzz_diff::Request),
    /// Compile sources that are hard on a compiler, and measure time and memory against an interpreter's
    #[cfg(feature = "compiler")]
    Pathological(xtask::pathological::Request),
    /// Compile the example and run it
    Demo,
    /// Check the rules of the house
    Tidy,
    /// Run the checks that are to hold before a commit
    Ready,
}

/// Commands that write files can hold them against what is there instead.
#[derive(clap::Args)]
struct Check {
    /// Write nothing; fail if a file is not as it would be written
    #[arg(long)]
    check: bool,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Tree(Check { check }) => xtask::tree::run(check),
        Command::Ops(Check { check }) => xtask::ops::run(check),
        Command::Numbers(Check { check }) => xtask::numbers::run(check),
        #[cfg(feature = "compiler")]
        Command::Bless { names, check: Check { check } } => xtask::bless::run(&names, check),
        #[cfg(feature = "compiler")]
        Command::Refused { names, folder, check: Check { check } } => {
            xtask::refused::run(&names, folder.as_deref(), check)
        }
        Command::Conformance { python, optimize, program, check: Check { check }, roots } => {
            xtask::conformance::run(&python, optimize, program.as_deref(), check, &roots)
        }
        Command::Codecs(Check { check }) => xtask::codecs::run(check),
        #[cfg(feature = "compiler")]
        Command::Dropin { python, check } => xtask::dropin::run(python.as_deref(), check.check),
        Command::Torture { kills } => xtask::torture::run(kills),
        Command::CharacterNames(Check { check }) => xtask::character_names::run(check),
        Command::Grammar { clone, check: Check { check } } => xtask::grammar::run(&clone, check),
        Command::Identifiers(Check { check }) => xtask::identifiers::run(check),
        Command::Interned(Check { check }) => xtask::interned::run(check),
        Command::Listing(Check { check }) => xtask::listing::run(check),
        Command::Printable(Check { check }) => xtask::printable::run(check),
        #[cfg(feature = "compiler")]
        Command::Assembly { versions } => xtask::assembly::run(&versions),
        #[cfg(feature = "compiler")]
        Command::Roundtrip { versions } => xtask::roundtrip::run(&versions),
        #[cfg(feature = "compiler")]
        Command::Symtables(Check { check }) => xtask::symtable_diff::bless(check),
        #[cfg(feature = "compiler")]
        Command::SymtableDiff { python, root } => xtask::symtable_diff::run(&python, &root),
        #[cfg(feature = "compiler")]
        Command::AstDiff { python, optimize, paths } => xtask::ast_diff::run(&python, optimize, &paths),
        #[cfg(feature = "compiler")]
        Command::WarningsDiff { python, error, paths } => xtask::warnings_diff::run(&python, error, &paths),
        #[cfg(feature = "compiler")]
        Command::Bench { python, rounds, dis: look, programs, program, wheels, roots: trees } => {
            let request = xtask::bench::Request { python, rounds, look, programs, program, wheels, trees };
            xtask::bench::run(&request)
        }
        #[cfg(feature = "compiler")]
        Command::DisDiff { python, options, keep, roots } => {
            xtask::dis_diff::run(&xtask::dis_diff::Request { python, options, keep, roots })
        }
        Command::Fuzz(request) => xtask::fuzz::run(&request),
        Command::DisBless(Check { check }) => xtask::dis_bless::run(check),
        #[cfg(feature = "compiler")]
        Command::FuzzDiff(request) => xtask::fuzz_diff::run(&request),
        #[cfg(feature = "compiler")]
        Command::Pathological(request) => xtask::pathological::run(&request),
        Command::Demo => xtask::demo::run(),
        Command::Tidy => xtask::tidy::run(),
        Command::Ready => xtask::ready::run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
