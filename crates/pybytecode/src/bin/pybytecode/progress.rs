//! A bar for work that takes longer than the user's patience.

use std::io::{self, IsTerminal as _};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long work goes on without a bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// Counts what is done, and shows it on a terminal once that takes long.
pub(crate) struct Progress {
    started: Instant,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Of `count` things, which began to be looked for at `started`; without a bar if `wanted` is false or
    /// standard error is no terminal.
    pub(crate) fn new(started: Instant, count: usize, wanted: bool) -> Self {
        let bar = (wanted && io::stderr().is_terminal()).then(|| {
            let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::hidden());
            // The template is ours and right; a plain bar will do if it were not.
            if let Ok(style) = ProgressStyle::with_template("Compiling {wide_bar} {pos}/{len} ({per_sec})") {
                bar.set_style(style);
            }
            bar
        });
        Progress { started, bar }
    }

    /// One more is done.
    pub(crate) fn advance(&self) {
        let Some(bar) = &self.bar else { return };
        bar.inc(1);
        if bar.is_hidden() && self.started.elapsed() > PATIENCE {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Takes the bar off the terminal; gives the time since the start.
    pub(crate) fn finish(&self) -> Duration {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        self.started.elapsed()
    }
}
