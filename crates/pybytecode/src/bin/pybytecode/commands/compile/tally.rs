//! What became of the files of a run, counted.

use std::path::Path;
use std::time::Duration;

use crate::Status;
use crate::failure::Failure;
use crate::report::Reporter;
use crate::settings::Settings;
use crate::unit::Outcome;

/// What became of the files so far.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) compiled: usize,
    pub(super) fresh: usize,
    pub(super) stale: usize,
    pub(super) failed: usize,
    /// Levels of files that came from the cache.
    pub(super) cached: usize,
}

impl Tally {
    pub(super) fn count(&mut self, reporter: &Reporter, path: &Path, result: &Result<Outcome, Failure>) {
        match result {
            Ok(Outcome::Compiled) => {
                self.compiled += 1;
                reporter.done(path, format_args!("compiled {}", path.display()));
            }
            Ok(Outcome::Fresh) => {
                self.fresh += 1;
                reporter.done(path, format_args!("{} is up to date", path.display()));
            }
            Ok(Outcome::Stale(output, stale)) => {
                self.stale += 1;
                reporter.stale(path, output, stale.reason());
            }
            Err(failure) => {
                self.failed += 1;
                reporter.failure(path, failure);
            }
        }
    }

    /// Brings the cache to its size, and counts what came from it.
    pub(super) fn finish_cache(&mut self, reporter: &Reporter, settings: &Settings) {
        if let Some(cache) = &settings.cache {
            cache.prune();
            if let Some(reason) = cache.trouble() {
                reporter.note(format_args!("the cache cannot be written to: {reason}"));
            }
            self.cached = cache.hits() as usize;
        }
    }

    pub(super) fn status(&self) -> Status {
        if self.failed + self.stale > 0 { Status::Refused } else { Status::Done }
    }

    pub(super) fn summary(&self, check: bool, took: Duration) -> String {
        let files = |count: usize| if count == 1 { "1 file".to_owned() } else { format!("{count} files") };
        let mut text = if check {
            format!("Checked {}", files(self.stale + self.fresh + self.failed))
        } else {
            format!("Compiled {}", files(self.compiled))
        };
        text += &format!(" in {took:.2?}");
        let also = [
            (self.cached, "from the cache"),
            (self.fresh, "up to date"),
            (self.stale, "out of date"),
            (self.failed, "failed"),
        ];
        let also: Vec<_> = also
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        if !also.is_empty() {
            text += &format!(" ({})", also.join(", "));
        }
        text
    }
}
