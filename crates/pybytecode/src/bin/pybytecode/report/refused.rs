//! A source that was refused, looked at once more for what else there is to say of it.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use pybytecode::{CompileOptions, Compiler, Diagnostic, Support, Target, Validation};

const OPTIONS: CompileOptions<'static> =
    CompileOptions { filename: b"", optimize: 0, validation: Validation::UncheckedHash([0; 8]) };

pub(super) struct Refused<'r> {
    source: Vec<u8>,
    first: &'r Diagnostic,
    target: &'static Target,
}

impl<'r> Refused<'r> {
    /// `None` if it cannot be read any more, or is that of an archive.
    pub(super) fn read(path: &Path, first: &'r Diagnostic, target: &'static Target) -> Option<Self> {
        let source = fs::read(path).ok()?;
        Some(Refused { source, first, target })
    }

    /// What else is wrong with it.
    pub(super) fn further(&self) -> Vec<Diagnostic> {
        let ask = || Compiler::new(self.target).further_errors(&self.source, &OPTIONS, self.first);
        catch_unwind(AssertUnwindSafe(ask)).unwrap_or_default()
    }

    /// Which later version takes it, for people to read.
    pub(super) fn newer_version(&self) -> Option<String> {
        let takes = |newer: &&'static Target| {
            let compile = || Compiler::new(newer).compile(&self.source, &OPTIONS, &mut Vec::new()).is_ok();
            catch_unwind(AssertUnwindSafe(compile)).unwrap_or(false)
        };
        let ours = self.target.release.version.feature();
        let newer = Target::all().iter().copied().filter(|other| other.support >= Support::Compile);
        let first = newer.filter(|other| other.release.version.feature() > ours).find(takes)?;
        let first = first.release.version.feature();
        Some(format!("Python {first} takes this source, and it is compiled for {ours}"))
    }
}
