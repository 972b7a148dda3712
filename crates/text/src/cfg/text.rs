//! Graphs as text.

use std::io::{self, Write};

use super::{EdgeKind, Graph};
use crate::dis::Colours;

/// Writes a graph, block after block.
///
/// # Errors
///
/// When `out` refuses.
pub fn write_text(graph: &Graph, colours: &Colours, out: &mut impl Write) -> io::Result<()> {
    let Colours { title, place, operation, meaning, line, reset, .. } = colours;
    let count = graph.blocks.len();
    let plural = if count == 1 { "" } else { "s" };
    writeln!(out, "{title}{}{reset}  line {}, {count} block{plural}", graph.code, graph.first_line)?;
    for (number, block) in graph.blocks.iter().enumerate() {
        write!(out, "\n  {place}B{number}{reset}")?;
        if let Some(number) = block.line {
            write!(out, "  {line}line {number}{reset}")?;
        }
        match block.depth {
            Some(depth) => writeln!(out, "  depth {depth}")?,
            None => writeln!(out, "  never entered")?,
        }
        for instruction in &block.instructions {
            let gap = if instruction.meaning.is_empty() { "" } else { " " };
            writeln!(
                out,
                "    {:>5} {operation}{}{reset}{gap}{meaning}{}{reset}",
                instruction.offset, instruction.operation, instruction.meaning
            )?;
        }
        for edge in &block.edges {
            let to = edge.to;
            match edge.kind {
                EdgeKind::Next => writeln!(out, "      -> {place}B{to}{reset}")?,
                EdgeKind::Jump => writeln!(out, "      => {place}B{to}{reset}")?,
                EdgeKind::Branch => writeln!(out, "      ?> {place}B{to}{reset}")?,
                EdgeKind::Handler { depth, lasti } => {
                    let lasti = if lasti { ", with the raising offset" } else { "" };
                    writeln!(out, "      !> {place}B{to}{reset} depth {depth}{lasti}")?;
                }
            }
        }
    }
    Ok(())
}
