//! Two lists, aligned: what both have, what one alone has.

use std::hash::Hash;
use std::time::Instant;

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};

use super::ItemChange;

/// How many items that both have are shown around a change.
const AROUND: usize = 3;

/// What becomes of items, by their numbers.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    /// Both have it.
    Kept(usize),
    /// The first one alone has it.
    Removed(usize),
    /// The second one alone has it.
    Added(usize),
    /// Both have it, but it leads elsewhere.
    Redirected(usize, usize),
}

/// Aligns two lists; not as well as it can be done when it takes longer than until the deadline.
pub(super) fn align<T: Hash + Eq + Ord>(first: &[T], second: &[T], deadline: Instant) -> Vec<DiffOp> {
    capture_diff_slices_deadline(Algorithm::Patience, first, second, Some(deadline))
}

/// The steps of an alignment.
pub(super) fn steps(ops: &[DiffOp]) -> Vec<Step> {
    let mut steps =
        Vec::with_capacity(ops.iter().map(|op| op.old_range().len() + op.new_range().len()).sum());
    for op in ops {
        if let DiffOp::Equal { old_index, len, .. } = *op {
            steps.extend((old_index..old_index + len).map(Step::Kept));
        } else {
            steps.extend(op.old_range().map(Step::Removed));
            steps.extend(op.new_range().map(Step::Added));
        }
    }
    steps
}

/// What has changed with a few items around each change; nothing if all is kept.
pub(super) fn shortened(steps: &[Step], mut show: impl FnMut(Step, &mut Vec<ItemChange>)) -> Vec<ItemChange> {
    let mut wanted = vec![false; steps.len()];
    let changed = steps.iter().enumerate().filter(|(_, step)| !matches!(step, Step::Kept(_)));
    for (at, _) in changed {
        let end = (at + AROUND + 1).min(steps.len());
        wanted[at.saturating_sub(AROUND)..end].fill(true);
    }
    if !wanted.contains(&true) {
        return Vec::new();
    }
    let mut short = Vec::new();
    for (step, wanted) in steps.iter().zip(wanted) {
        match short.last_mut() {
            _ if wanted => show(*step, &mut short),
            Some(ItemChange::Skipped { count }) => *count += 1,
            _ => short.push(ItemChange::Skipped { count: 1 }),
        }
    }
    short
}

/// What differs between two lists of texts.
pub(super) fn items(first: &[String], second: &[String], deadline: Instant) -> Vec<ItemChange> {
    shortened(&steps(&align(first, second, deadline)), |step, out| {
        out.push(match step {
            Step::Kept(at) => ItemChange::Kept { item: first[at].clone() },
            Step::Removed(at) | Step::Redirected(at, _) => ItemChange::Removed { item: first[at].clone() },
            Step::Added(at) => ItemChange::Added { item: second[at].clone() },
        });
    })
}
