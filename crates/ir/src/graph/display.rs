//! A graph as text, in the spirit of `_PyCfgBuilder_DumpGraph`.
//!
//! A head line for each block, in the order of the code, then its instructions with their lines.
//! Blocks are named by the order in which they were made.

use std::fmt::{self, Display, Formatter};

use super::{BlockId, Graph, Instr};

impl Display for BlockId {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "b{}", self.index() - 1)
    }
}

impl Display for Instr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.location.line {
            line @ 1.. => write!(f, "{line:5}  ")?,
            -2 => write!(f, " next  ")?,
            _ => write!(f, "    -  ")?,
        }
        match self.target {
            Some(target) => write!(f, "{} {target}", self.op)?,
            None => write!(f, "{} {}", self.op, self.arg)?,
        }
        match self.except {
            Some(except) => write!(f, " except {except}"),
            None => Ok(()),
        }
    }
}

impl Display for Graph {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for id in self.order() {
            let block = self.block(id);
            write!(f, "{id}:")?;
            let marks = [
                (block.labelled, "label"),
                (block.except_handler, "handler"),
                (block.preserve_lasti, "lasti"),
                (block.cold, "cold"),
                (block.warm, "warm"),
            ];
            for (_, mark) in marks.iter().filter(|(set, _)| *set) {
                write!(f, " {mark}")?;
            }
            if let Some(depth) = block.start_depth {
                write!(f, " depth {depth}")?;
            }
            writeln!(f)?;
            for instr in self.instrs(id) {
                writeln!(f, "{instr}")?;
            }
        }
        Ok(())
    }
}
