//! Work spread over threads, each with memory of its own that it keeps from task to task.
//!
//! The tasks are taken in the order given, so that the biggest can come first: what is left at
//! the end is small, and all threads stop at nearly the same time.

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

/// Does `work` for each of `tasks`, on so many threads at most; gives the results of those that were
/// done, by their place in `tasks`.
pub(crate) fn run<T, W, R>(
    tasks: &[T],
    threads: usize,
    worker: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, &T) -> (R, Then) + Sync,
) -> Vec<Option<R>>
where
    T: Sync,
    R: Send,
{
    let next = AtomicUsize::new(0);
    let stopped = AtomicBool::new(false);
    let run_one_thread = || {
        let mut own = worker();
        let mut results = Vec::new();
        while !stopped.load(Ordering::Relaxed) {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(task) = tasks.get(at) else { break };
            let (result, then) = work(&mut own, task);
            results.push((at, result));
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
    let threads = threads.min(tasks.len());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_task_is_done_once() {
        let tasks: Vec<u32> = (0..1000).collect();
        for threads in [0, 1, 4] {
            let results = run(&tasks, threads, || (), |(), task| (task * 2, Then::GoOn));
            assert!(results.iter().zip(&tasks).all(|(result, task)| *result == Some(task * 2)));
        }
    }

    #[test]
    fn stopping_leaves_the_rest() {
        let tasks: Vec<u32> = (0..10).collect();
        let stop = |task: &u32| if *task == 3 { Then::Stop } else { Then::GoOn };
        let results = run(&tasks, 1, || (), |(), task| (*task, stop(task)));
        assert_eq!(results.iter().flatten().count(), 4);
    }
}
