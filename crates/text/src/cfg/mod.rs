//! Control-flow graphs of code objects: blocks, edges, exception edges and stack depths.
//!
//! Made from the bytes alone. A block ends where control may leave it, where one may arrive, and where another
//! handler begins or ceases to guard. CPython: `Python/flowgraph.c` has the same before it is assembled.

mod dot;
mod layout;
mod svg;
mod text;

use std::borrow::Cow;

use pybytecode_code::{CodeView, ExceptionEntry, TableError};
use pybytecode_opcode::{Op, Target};
use serde::Serialize;

pub use dot::write_dot;
pub use svg::write_svg;
pub use text::write_text;

use crate::dis::{Addresses, Described, MOST_DESCRIBED, described};

/// The graph of one code object.
#[derive(Debug, Serialize)]
pub struct Graph {
    /// The code object's qualified name.
    pub code: String,
    /// Its first line.
    pub first_line: i32,
    /// Its blocks, in the order of the code; the first one is entered.
    pub blocks: Vec<Block>,
}

/// Instructions that run one after the other.
#[derive(Debug, Serialize)]
pub struct Block {
    /// Offset in bytes of the first instruction.
    pub start: u32,
    /// Offset in bytes behind the last one.
    pub end: u32,
    /// The first line that an instruction of it belongs to.
    pub line: Option<i32>,
    /// How many values are on the stack when it is entered; `None` if nothing leads there, or the code does not
    /// agree with itself.
    pub depth: Option<i32>,
    /// The instructions.
    pub instructions: Vec<Line>,
    /// Where control may go.
    pub edges: Vec<Edge>,
}

/// An instruction of a block.
#[derive(Debug, Serialize)]
pub struct Line {
    /// Offset in bytes.
    pub offset: u32,
    /// The operation.
    pub operation: Cow<'static, str>,
    /// What its argument stands for.
    pub meaning: Box<str>,
}

/// A way from one block to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Edge {
    /// The number of the block that it leads to.
    pub to: usize,
    /// When it is taken.
    #[serde(flatten)]
    pub kind: EdgeKind,
}

/// When an edge is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum EdgeKind {
    /// At the end of the block.
    Next,
    /// By a jump that is always made.
    Jump,
    /// By a jump that depends on a value.
    Branch,
    /// On an exception; the stack is cut down to so many values.
    Handler {
        /// How many values stay.
        depth: i32,
        /// Whether the offset of the raising instruction is pushed.
        lasti: bool,
    },
}

/// Why there is no graph.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A table of the code object cannot be read.
    #[error("{table} of {code}: {error}")]
    Table {
        /// The name of the field.
        table: &'static str,
        /// The code object's qualified name.
        code: String,
        /// What is wrong, and where.
        error: TableError,
    },
    /// The graph would take too much memory, and nobody could look at it.
    #[error("{code} has more than {MOST_DESCRIBED} instructions, too many for a graph")]
    TooLarge {
        /// The code object's qualified name.
        code: String,
    },
}

/// Makes the graph of a code object.
///
/// # Errors
///
/// When a table of it cannot be read, or it has more than 100,000 instructions.
pub fn graph(view: CodeView<'_, '_>, target: &'static Target) -> Result<Graph, Error> {
    let code = || view.qualname().into_owned();
    let too_large = || Error::TooLarge { code: code() };
    let mut instructions = described(view, target, &Addresses::default()).ok_or_else(too_large)?;
    let bad = |table| move |error| Error::Table { table, code: code(), error };
    let handlers: Vec<_> = view.handlers().collect::<Result<_, _>>().map_err(bad("co_exceptiontable"))?;
    let offsets: Vec<u32> = instructions.iter().map(|instruction| instruction.offset).collect();
    let find = |offset: i64| offsets.binary_search(&u32::try_from(offset).ok()?).ok();

    let mut is_leader = vec![false; instructions.len() + 1];
    is_leader[0] = true;
    for (at, instruction) in instructions.iter().enumerate() {
        if let Some(to) = way_of(instruction, target).and(instruction.target).and_then(find) {
            is_leader[to] = true;
        }
        is_leader[at + 1] |= ends_block(instruction, target);
    }
    for entry in &handlers {
        let places = [entry.start, entry.end, entry.target].map(|unit| i64::from(unit) * 2);
        places.into_iter().filter_map(find).for_each(|at| is_leader[at] = true);
    }
    let starts: Vec<usize> = (0..instructions.len()).filter(|at| is_leader[*at]).collect();
    let block_at = |at: usize| starts.partition_point(|start| *start <= at).checked_sub(1);

    let mut lines = Lines::new(view, target).map_err(bad("co_linetable"))?;
    let guards = guards(&handlers, &starts, &offsets);
    let count = instructions.len();
    let mut blocks = Vec::with_capacity(starts.len());
    for (number, start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(count);
        let inside = &mut instructions[*start..end];
        let mut edges: Vec<Edge> = Vec::new();
        let mut push = |edge: Edge| {
            if !edges.contains(&edge) {
                edges.push(edge);
            }
        };
        let mut goes_on = end < count;
        for instruction in &*inside {
            let to = instruction.target.and_then(find).and_then(block_at);
            if let (Some(kind), Some(to)) = (way_of(instruction, target), to) {
                push(Edge { to, kind });
            }
            goes_on &= !instruction.op.is_some_and(Op::has_no_fallthrough);
        }
        if goes_on {
            push(Edge { to: number + 1, kind: EdgeKind::Next });
        }
        if let Some(entry) = guards[number].map(|entry| &handlers[entry])
            && let Some(to) = find(i64::from(entry.target) * 2).and_then(block_at)
        {
            let depth = i32::try_from(entry.depth).unwrap_or(i32::MAX / 2);
            push(Edge { to, kind: EdgeKind::Handler { depth, lasti: entry.lasti } });
        }
        edges.shrink_to_fit();
        blocks.push(Block {
            start: inside.first().map_or(0, |first| first.offset),
            end: inside.last().map_or(0, |last| last.end),
            line: inside.iter().find_map(|instruction| lines.at(instruction.offset)),
            depth: None,
            instructions: inside
                .iter_mut()
                .map(|instruction| Line {
                    offset: instruction.offset,
                    operation: instruction.name.clone(),
                    meaning: match instruction.target {
                        Some(place) => match find(place).and_then(block_at) {
                            Some(block) if instruction.op == Some(Op::EndAsyncFor) => {
                                format!("from B{block}").into()
                            }
                            Some(block) => format!("to B{block}").into(),
                            None => format!("to {place}").into(),
                        },
                        None => std::mem::take(&mut instruction.meaning),
                    },
                })
                .collect(),
            edges,
        });
    }
    depths(&mut blocks, &instructions, &starts, i32::from(view.flags().start_with_sent(target)), target);
    Ok(Graph { code: view.qualname().into_owned(), first_line: view.fields().firstlineno, blocks })
}

/// The entry that guards each block. The first one that holds for a place is the one that counts.
fn guards(handlers: &[ExceptionEntry], starts: &[usize], offsets: &[u32]) -> Vec<Option<usize>> {
    let mut found = vec![None; starts.len()];
    // From each block, one at it or behind it before which no block is without an entry.
    let mut open: Vec<usize> = (0..=starts.len()).collect();
    for (number, entry) in handlers.iter().enumerate() {
        let block = |unit: u32| starts.partition_point(|start| offsets[*start] / 2 < unit);
        let end = block(entry.end);
        let mut at = block(entry.start);
        while at < end {
            if open[at] == at {
                found[at] = Some(number);
                open[at] = at + 1;
            }
            let next = open[at];
            open[at] = open[next];
            at = next;
        }
    }
    found
}

/// The edge that an instruction makes, if it may lead elsewhere than on.
fn way_of(instruction: &Described, target: &Target) -> Option<EdgeKind> {
    let op = instruction.op?;
    if op.is_block_push() {
        return Some(EdgeKind::Handler { depth: 0, lasti: false });
    }
    // It names where its loop began and does not go there.
    if !target.has_jump(op) || op == Op::EndAsyncFor {
        return None;
    }
    Some(if op.is_unconditional_jump() { EdgeKind::Jump } else { EdgeKind::Branch })
}

fn ends_block(instruction: &Described, target: &Target) -> bool {
    instruction.op.is_some_and(|op| {
        op.has_no_fallthrough()
            || matches!(way_of(instruction, target), Some(EdgeKind::Jump | EdgeKind::Branch))
    })
}

/// Follows the code from its start with the depth of the stack.
fn depths(blocks: &mut [Block], instructions: &[Described], starts: &[usize], entry: i32, target: &Target) {
    let mut pending = vec![(0, entry)];
    while let Some((number, depth)) = pending.pop() {
        let Some(block) = blocks.get_mut(number).filter(|block| block.depth.is_none()) else { continue };
        block.depth = Some(depth);
        let end = starts.get(number + 1).copied().unwrap_or(instructions.len());
        let mut now = Some(depth);
        for (at, instruction) in instructions[starts[number]..end].iter().enumerate() {
            let Some(before) = now else { break };
            let effect = |jump| {
                let effect = instruction.op.and_then(|op| target.stack_effect(op, instruction.arg, jump));
                effect.map(|effect| before.saturating_add(effect)).filter(|depth| *depth >= 0)
            };
            if let Some(way) = way_of(instruction, target)
                && let Some(to) = instruction.target
            {
                let is_way = |edge: &&Edge| match (edge.kind, way) {
                    (EdgeKind::Handler { .. }, EdgeKind::Handler { .. }) => true,
                    (kind, way) => kind == way,
                };
                let edges = blocks[number].edges.iter().filter(is_way).map(|edge| edge.to);
                let found: Vec<usize> =
                    edges.filter(|block| i64::from(instructions[starts[*block]].offset) == to).collect();
                pending.extend(found.into_iter().filter_map(|block| Some((block, effect(true)?))));
            }
            let is_last = starts[number] + at + 1 == end;
            let leaves = instruction.op.is_some_and(Op::has_no_fallthrough);
            now = effect(false).filter(|_| !(is_last && leaves));
        }
        let next = blocks[number].edges.iter().find(|edge| edge.kind == EdgeKind::Next).map(|edge| edge.to);
        pending.extend(next.zip(now));
        for edge in &blocks[number].edges {
            // Block pushes, which have none of these, were seen above.
            if let EdgeKind::Handler { depth, lasti } = edge.kind
                && target.pyc.has_locations()
            {
                pending.push((edge.to, depth.saturating_add(i32::from(lasti) + 1)));
            }
        }
    }
}

/// The lines of instructions, asked for in order or not.
struct Lines(Vec<(u32, Option<i32>)>);

impl Lines {
    fn new(view: CodeView<'_, '_>, target: &Target) -> Result<Self, TableError> {
        let runs = view.lines(target.pyc.lines).map(|run| run.map(|run| (run.start, run.line)));
        runs.collect::<Result<_, _>>().map(Lines)
    }

    fn at(&mut self, offset: u32) -> Option<i32> {
        let behind = self.0.partition_point(|(start, _)| *start <= offset);
        self.0[..behind].last().and_then(|(_, line)| *line)
    }
}
