//! Work spread over threads, each with memory of its own that it keeps from task to task.
//!
//! The biggest tasks come first: what is left at the end is small, and all threads stop at nearly the same
//! time. Tasks of the same size may have the same content, and then one is done from what the other has
//! given: so these are kept apart.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::num::NonZero;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

/// The stack of a thread; only what is touched takes memory.
const STACK: usize = 16 << 20;

/// Whether to go on with other tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    GoOn,
    Stop,
}

/// How many threads a user asks for; 0 stands for as many as there are processors.
pub(crate) fn threads(asked: usize) -> usize {
    // Telling takes the system a dozen calls.
    static PROCESSORS: OnceLock<usize> = OnceLock::new();
    let processors = || *PROCESSORS.get_or_init(|| thread::available_parallelism().map_or(1, NonZero::get));
    if asked > 0 { asked } else { processors() }
}

/// Does `work` for each of `tasks`, which have these sizes, on so many threads at most as [`threads`] tells of `asked`; gives the results of
/// those that were done, by their place in `tasks`.
pub(crate) fn run<'t, T, W, R>(
    tasks: &'t [T],
    asked: usize,
    size: impl Fn(&T) -> u64,
    worker: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, &'t T) -> (R, Then) + Sync,
) -> Vec<Option<R>>
where
    T: Sync,
    R: Send,
{
    let order = order(tasks.iter().map(size));
    let next = AtomicUsize::new(0);
    let stopped = AtomicBool::new(false);
    let run_one_thread = || {
        let mut own = worker();
        let mut results = Vec::new();
        while !stopped.load(Ordering::Relaxed) {
            let Some(at) = order.get(next.fetch_add(1, Ordering::Relaxed)) else { break };
            let (result, then) = work(&mut own, &tasks[*at]);
            results.push((*at, result));
            if then == Then::Stop {
                stopped.store(true, Ordering::Relaxed);
            }
        }
        results
    };

    let mut all: Vec<Option<R>> = tasks.iter().map(|_| None).collect();
    let mut keep = |results: Vec<(usize, R)>| {
        for (at, result) in results {
            all[at] = Some(result);
        }
    };
    let threads = if tasks.len() > 1 { threads(asked).min(tasks.len()) } else { 1 };
    if threads <= 1 {
        keep(run_one_thread());
        return all;
    }
    thread::scope(|scope| {
        let started: Vec<_> = (0..threads)
            .filter_map(|_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run_one_thread).ok())
            .collect();
        if started.is_empty() {
            // The system gives us no threads.
            keep(run_one_thread());
        }
        for thread in started {
            // A worker that panicked has lost its results: there is nothing left to tell.
            keep(thread.join().unwrap_or_default());
        }
    });
    all
}

/// The order in which tasks of these sizes are done: the first of each size, the second of each size, and so
/// on, each time from the biggest to the smallest.
fn order(sizes: impl Iterator<Item = u64>) -> Vec<usize> {
    let mut seen: HashMap<u64, u32> = HashMap::new();
    let mut order: Vec<_> = sizes
        .enumerate()
        .map(|(at, size)| {
            let before = seen.entry(size).or_default();
            *before += 1;
            (*before, Reverse(size), at)
        })
        .collect();
    order.sort_unstable();
    order.into_iter().map(|(_, _, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_task_is_done_once() {
        let tasks: Vec<u32> = (0..1000).collect();
        for threads in [0, 1, 4] {
            let size = |task: &u32| u64::from(*task % 7);
            let results = run(&tasks, threads, size, || (), |(), task| (task * 2, Then::GoOn));
            assert!(results.iter().zip(&tasks).all(|(result, task)| *result == Some(task * 2)));
        }
    }

    #[test]
    fn stopping_leaves_the_rest() {
        let tasks: Vec<u32> = (0..10).collect();
        let stop = |task: &u32| if *task == 3 { Then::Stop } else { Then::GoOn };
        let size = |task: &u32| u64::from(*task);
        let results = run(&tasks, 1, size, || (), |(), task| (*task, stop(task)));
        assert_eq!(results.iter().flatten().count(), 7);
    }

    #[test]
    fn big_tasks_come_first_and_equal_ones_apart() {
        assert_eq!(order([1, 9, 5, 9, 1, 9].into_iter()), [1, 2, 0, 3, 4, 5]);
    }
}
