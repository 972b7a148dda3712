//! Many inputs, one after the other: what went wrong with which.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::time::Duration;

use crate::Target;
use crate::memory::{self, Peak};

/// How many times the memory that is allowed an input may take before the process is ended.
const ROOM: usize = 16;
/// How much processor time an input may take.
pub const TIME: Duration = Duration::from_secs(10);

thread_local! {
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What came of an input.
#[derive(Debug)]
pub struct Outcome {
    /// What went wrong.
    pub failure: Option<String>,
    /// The most memory that it took.
    pub memory: Peak,
    /// How much processor time it took.
    pub time: Duration,
}

/// Keeps panics from being printed, so that they can be told of with their inputs.
pub fn hush() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let message = info.payload_as_str().unwrap_or("a panic");
        PANIC.with_borrow_mut(|panic| *panic = format!("{message} ({place})"));
    }));
}

/// Puts an input through a target. [`memory::Counting`] must be the allocator, else no memory is seen.
pub fn attempt(target: &Target, bytes: &[u8]) -> Outcome {
    let allowed = (target.memory)(bytes.len());
    let began = thread_time();
    let work = || panic::catch_unwind(AssertUnwindSafe(|| (target.run)(bytes)));
    let (result, memory) = memory::peak(allowed.saturating_mul(ROOM), work);
    let time = thread_time().saturating_sub(began);
    let failure = match result {
        Err(_) => Some(PANIC.take()),
        Ok(()) if memory.bytes > allowed => {
            let Peak { bytes: taken, stage } = memory;
            let len = bytes.len();
            Some(format!("{stage} takes {taken} bytes of memory, {allowed} are allowed for {len} bytes"))
        }
        Ok(()) if time > TIME => Some(format!("takes {:.1} s", time.as_secs_f64())),
        Ok(()) => None,
    };
    Outcome { failure, memory, time }
}

fn thread_time() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(now.tv_sec.unsigned_abs(), now.tv_nsec as u32)
}
