//! What differs between two code objects.

use std::hash::{Hash as _, Hasher as _};
use std::time::Instant;

use pybytecode_code::ExceptionEntry;
use rustc_hash::FxHasher;
use serde::Serialize;
use similar::DiffOp;

use super::side::{self, Side};
use super::steps::{Step, align, items, shortened};

/// A field that differs.
#[derive(Debug, Serialize)]
pub struct FieldDiff {
    /// Its name.
    pub field: &'static str,
    /// What the first one has.
    pub first: String,
    /// What the second one has.
    pub second: String,
}

/// What became of an item of a list.
#[derive(Debug, Serialize)]
#[serde(tag = "change", rename_all = "lowercase")]
pub enum ItemChange {
    /// Both have it; only those near a change are listed.
    Kept {
        /// The item.
        item: String,
    },
    /// The first one alone has it.
    Removed {
        /// The item.
        item: String,
    },
    /// The second one alone has it.
    Added {
        /// The item.
        item: String,
    },
    /// So many that both have are not listed.
    Skipped {
        /// How many.
        count: usize,
    },
    /// So many lines of a comparison are left out, since there are too many.
    Omitted {
        /// How many.
        count: usize,
    },
}

/// What differs between two code objects.
#[derive(Debug, Serialize)]
pub struct CodeDiff {
    /// Where the code object is defined.
    pub code: String,
    /// Single values that differ.
    pub fields: Vec<FieldDiff>,
    /// Constants, names and variables.
    pub lists: Vec<ListDiff>,
    /// The instructions; empty if they are equal.
    pub instructions: Vec<ItemChange>,
    /// Of the instructions that both have, those whose line or columns differ.
    pub places: Vec<PlaceDiff>,
    /// The exception tables, by instructions; empty if they are equal.
    pub handlers: Vec<ItemChange>,
}

/// A list that differs.
#[derive(Debug, Serialize)]
pub struct ListDiff {
    /// The name of the field.
    pub field: &'static str,
    /// Its items.
    pub items: Vec<ItemChange>,
}

/// Instructions in a row whose place in the source differs.
#[derive(Debug, Serialize)]
pub struct PlaceDiff {
    /// The first one.
    pub instruction: String,
    /// How many follow that have the same places.
    pub more: usize,
    /// Its place in the first file.
    pub first: String,
    /// Its place in the second file.
    pub second: String,
}

impl CodeDiff {
    /// How much memory its texts take, more or less, in bytes.
    pub(super) fn size(&self) -> usize {
        let size = |change: &ItemChange| match change {
            ItemChange::Kept { item } | ItemChange::Removed { item } | ItemChange::Added { item } => {
                item.len() + 64
            }
            ItemChange::Skipped { .. } | ItemChange::Omitted { .. } => 32,
        };
        let lists = self.lists.iter().flat_map(|list| &list.items).map(size).sum::<usize>();
        let rest = self.instructions.iter().chain(&self.handlers).map(size).sum::<usize>();
        lists + rest + self.places.iter().map(|place| place.instruction.len() + 160).sum::<usize>()
    }

    /// Leaves out what differs in lists.
    pub(super) fn omit(&mut self) {
        let omit = |items: &mut Vec<ItemChange>| {
            if !items.is_empty() {
                *items = vec![ItemChange::Omitted { count: items.len() }];
            }
        };
        self.lists.iter_mut().for_each(|list| omit(&mut list.items));
        omit(&mut self.instructions);
        omit(&mut self.handlers);
        self.places = Vec::new();
    }
}

/// Compares two code objects; `None` if they are equal.
pub(super) fn diff(place: &str, one: &Side, other: &Side, deadline: Instant) -> Option<CodeDiff> {
    let both_described = one.instructions.is_some() && other.instructions.is_some();
    let tables = one.tables.iter().zip(&other.tables).filter(|_| !both_described);
    let fields = one.fields.iter().zip(&other.fields).chain(tables).filter(|(a, b)| a != b);
    let fields: Vec<FieldDiff> = fields
        .map(|((field, first), (_, second))| FieldDiff {
            field,
            first: first.clone(),
            second: second.clone(),
        })
        .collect();
    let lists = one.lists.iter().zip(&other.lists).filter(|(a, b)| a != b);
    let lists =
        lists.map(|((field, first), (_, second))| ListDiff { field, items: items(first, second, deadline) });
    let mut found = CodeDiff {
        code: place.to_owned(),
        fields,
        lists: lists.collect(),
        instructions: Vec::new(),
        places: Vec::new(),
        handlers: Vec::new(),
    };
    if both_described {
        compare_code(one, other, deadline, &mut found);
    }
    let is_equal = found.fields.is_empty()
        && found.lists.is_empty()
        && found.instructions.is_empty()
        && found.places.is_empty()
        && found.handlers.is_empty();
    (!is_equal).then_some(found)
}

/// Compares instructions, and by them places and exception tables.
fn compare_code(one: &Side, other: &Side, deadline: Instant, found: &mut CodeDiff) {
    let (first, second) = (keys(one), keys(other));
    let ops = align(&first, &second, deadline);
    // Which instruction of the second file each one of the first is; the ends belong together.
    let mut partner = vec![None; first.len() + 1];
    partner[first.len()] = Some(second.len());
    for op in &ops {
        if let DiffOp::Equal { old_index, new_index, len } = *op {
            (0..len).for_each(|at| partner[old_index + at] = Some(new_index + at));
        } else if !op.old_range().is_empty() {
            // What leads to the start of a change leads to the start of what it became.
            partner[op.old_range().start] = Some(op.new_range().start);
        }
    }
    let target = |side: &Side, at: usize| {
        let instruction = side.instructions.as_ref().and_then(|instructions| instructions.get(at));
        instruction.and_then(|instruction| instruction.target).and_then(|target| side.at(target))
    };
    let leads_elsewhere = |at: usize, to: usize| match (target(one, at), target(other, to)) {
        (Some(a), Some(b)) => partner[a] != Some(b),
        (a, b) => a.is_some() != b.is_some(),
    };
    let mut steps = Vec::with_capacity(first.len());
    let mut pairs = Vec::with_capacity(first.len().min(second.len()));
    for op in ops {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            for (at, to) in (old_index..old_index + len).zip(new_index..) {
                if leads_elsewhere(at, to) {
                    steps.push(Step::Redirected(at, to));
                } else {
                    pairs.push((at, to));
                    steps.push(Step::Kept(at));
                }
            }
        } else {
            steps.extend(op.old_range().map(Step::Removed));
            steps.extend(op.new_range().map(Step::Added));
        }
    }
    found.instructions = shortened(&steps, |step, out| match step {
        Step::Kept(at) => out.push(ItemChange::Kept { item: one.text(at) }),
        Step::Removed(at) => out.push(ItemChange::Removed { item: one.text(at) }),
        Step::Added(at) => out.push(ItemChange::Added { item: other.text(at) }),
        Step::Redirected(at, to) => {
            let text = |side: &Side, at: usize| {
                let place = target(side, at).map_or("nowhere".to_owned(), |target| side.text(target));
                format!("{} to {place}", side.text(at))
            };
            out.push(ItemChange::Removed { item: text(one, at) });
            out.push(ItemChange::Added { item: text(other, to) });
        }
    });
    found.places = place_diffs(one, other, &pairs);
    found.handlers = handler_diffs(one, other, &partner, deadline);
}

/// What instructions are compared by: equal for those whose texts are.
fn keys(side: &Side) -> Vec<u64> {
    let key = |at: usize| {
        let mut hasher = FxHasher::default();
        let instruction = side.instructions.as_ref().and_then(|instructions| instructions.get(at));
        instruction.map(|instruction| (&*instruction.name, &*instruction.meaning)).hash(&mut hasher);
        hasher.finish()
    };
    (0..side.instructions.as_ref().map_or(0, Vec::len)).map(key).collect()
}

fn place_diffs(one: &Side, other: &Side, pairs: &[(usize, usize)]) -> Vec<PlaceDiff> {
    let mut found: Vec<PlaceDiff> = Vec::new();
    let mut last = None;
    for (at, to) in pairs {
        let places = (one.places[*at], other.places[*to]);
        if places.0 == places.1 {
            continue;
        }
        match found.last_mut() {
            Some(before) if last == Some((at.wrapping_sub(1), places)) => before.more += 1,
            _ => found.push(PlaceDiff {
                instruction: one.text(*at),
                more: 0,
                first: side::place(places.0),
                second: side::place(places.1),
            }),
        }
        last = Some((*at, places));
    }
    found
}

/// Exception tables by the instructions that they name.
fn handler_diffs(one: &Side, other: &Side, partner: &[Option<usize>], deadline: Instant) -> Vec<ItemChange> {
    type Ends = [Option<usize>; 3];
    let ends = |side: &Side, entry: &ExceptionEntry| -> Ends {
        [entry.start, entry.end, entry.target].map(|unit| side.at(i64::from(unit) * 2))
    };
    let rest = |entry: &ExceptionEntry| (entry.depth, entry.lasti);
    let is_same = |a: &ExceptionEntry, b: &ExceptionEntry| {
        let (ours, theirs) = (ends(one, a), ends(other, b));
        let agree = ours.iter().zip(theirs).all(|(a, b)| a.and_then(|at| partner[at]) == b);
        agree && rest(a) == rest(b)
    };
    let describe = |side: &Side, entry: &ExceptionEntry| {
        let [start, end, target] = ends(side, entry).map(|at| match at {
            Some(at) => format!("{} ({at})", side.text(at)),
            None => "nowhere".to_owned(),
        });
        let lasti = if entry.lasti { ", with the raising offset" } else { "" };
        format!("{start} up to {end}: handled at {target}, depth {}{lasti}", entry.depth)
    };
    if one.handlers.len() == other.handlers.len()
        && one.handlers.iter().zip(&other.handlers).all(|(a, b)| is_same(a, b))
    {
        return Vec::new();
    }
    let first: Vec<String> = one.handlers.iter().map(|entry| describe(one, entry)).collect();
    let second: Vec<String> = other.handlers.iter().map(|entry| describe(other, entry)).collect();
    let changes = items(&first, &second, deadline);
    if !changes.is_empty() {
        return changes;
    }
    // The same words, of instructions that do not belong together.
    let removed = first.into_iter().map(|item| ItemChange::Removed { item });
    removed.chain(second.into_iter().map(|item| ItemChange::Added { item })).collect()
}
