//! What the compiler warns of: the filters of `-W` and `PYTHONWARNINGS`, and what is told of it.

use std::cell::RefCell;
use std::collections::HashSet;
use std::env;
use std::fs;
use std::path::Path;

use clap::{ArgAction, Args};
use pybytecode::{Warning, WarningAction, WarningCategory, WarningFilters};

use crate::report::eprint;

/// What becomes of warnings.
#[derive(Debug, Args)]
pub(crate) struct WarningArgs {
    /// What becomes of warnings, as Python's own option; the last one that fits counts
    ///
    /// ACTION is default, always, module or once, which show them, ignore, or error, which refuses the source.
    /// CATEGORY is SyntaxWarning or DeprecationWarning; deprecations are ignored unless something else is asked for.
    #[arg(
        short = 'W',
        value_name = "ACTION[:MESSAGE[:CATEGORY[:MODULE[:LINE]]]]",
        action = ArgAction::Append,
        help_heading = "Messages"
    )]
    options: Vec<String>,
}

impl WarningArgs {
    /// The filters, if each option is one.
    pub(crate) fn filters(&self) -> Result<WarningFilters, String> {
        let mut filters = WarningFilters::default();
        for option in &self.options {
            filters.add(option).map_err(|error| format!("-W: {error}"))?;
        }
        Ok(filters)
    }

    /// The filters that an interpreter would have with these options and its environment; what is none is told.
    pub(crate) fn filters_of_interpreter(&self) -> WarningFilters {
        let mut filters = WarningFilters::default();
        let variable = env::var_os("PYTHONWARNINGS").unwrap_or_default();
        let variable = variable.to_string_lossy();
        let of_variable = variable.split(',').filter(|_| !variable.is_empty());
        for option in of_variable.chain(self.options.iter().map(String::as_str)) {
            if let Err(error) = filters.add(option) {
                eprint(format_args!("Invalid -W option ignored: {error}\n"));
            }
        }
        filters
    }
}

/// A warning that is to be told.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) warning: Warning,
    /// Only if the same has not been told of another place.
    once: bool,
}

impl Told {
    /// What is to be told of a source that is called `filename`, up to the first warning that is an error: that one
    /// follows.
    pub(crate) fn sift(
        warnings: &[Warning],
        filters: &WarningFilters,
        filename: &str,
    ) -> (Vec<Self>, Option<Warning>) {
        let mut told = Vec::new();
        for warning in warnings {
            let action = filters.action(warning, filename);
            match action {
                WarningAction::Error => return (told, Some(warning.clone())),
                WarningAction::Ignore => {}
                _ => told.push(Told { warning: warning.clone(), once: action == WarningAction::Once }),
            }
        }
        (told, None)
    }
}

/// What has been told once.
#[derive(Debug, Default)]
pub(crate) struct Register {
    seen: RefCell<HashSet<(WarningCategory, String)>>,
}

impl Register {
    /// Whether a warning is still to be told.
    pub(crate) fn wants(&self, told: &Told) -> bool {
        let Warning { category, message, .. } = &told.warning;
        !told.once || self.seen.borrow_mut().insert((*category, message.clone()))
    }

    /// Prints warnings as an interpreter does, `shown` being the name under which the source is compiled.
    pub(crate) fn print(&self, told: &[Told], source: &Path, shown: &[u8]) {
        let is_source = source.as_os_str().as_encoded_bytes() == shown;
        let shown = String::from_utf8_lossy(shown);
        // The line is looked up under that name, whatever is there.
        let other = if is_source || told.is_empty() { None } else { fs::read(&*shown).ok() };
        let other = other.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        for told in told.iter().filter(|told| self.wants(told)) {
            let warning = &told.warning;
            let line = match &other {
                _ if is_source => Some(&*warning.text),
                Some(text) => text.lines().nth((warning.line as usize).saturating_sub(1)),
                None => None,
            };
            eprint(warning.display(&shown, line));
        }
    }
}
