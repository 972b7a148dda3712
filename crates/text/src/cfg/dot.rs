//! Graphs in the language of Graphviz.

use std::borrow::Borrow;
use std::io::{self, Write};

use super::{EdgeKind, Graph};

/// Writes graphs as one, a cluster each.
///
/// # Errors
///
/// When `out` refuses.
pub fn write_dot(graphs: impl IntoIterator<Item: Borrow<Graph>>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "digraph code {{")?;
    writeln!(out, "  node [shape=box, fontname=\"monospace\", fontsize=10, style=rounded];")?;
    writeln!(out, "  edge [fontname=\"monospace\", fontsize=9];")?;
    for (cluster, graph) in graphs.into_iter().enumerate() {
        let graph = graph.borrow();
        writeln!(out, "  subgraph cluster_{cluster} {{")?;
        writeln!(out, "    label=\"{} (line {})\";", escaped(&graph.code), graph.first_line)?;
        for (number, block) in graph.blocks.iter().enumerate() {
            let depth = block.depth.map_or("never entered".to_owned(), |depth| format!("depth {depth}"));
            write!(out, "    b{cluster}_{number} [label=\"B{number}, {depth}\\l")?;
            for line in &block.instructions {
                let text = format!("{:>4} {} {}", line.offset, line.operation, line.meaning);
                write!(out, "{}\\l", escaped(text.trim_end()))?;
            }
            writeln!(out, "\"];")?;
        }
        for (number, block) in graph.blocks.iter().enumerate() {
            for edge in &block.edges {
                let style = match edge.kind {
                    EdgeKind::Next => "",
                    EdgeKind::Jump => " [color=blue]",
                    EdgeKind::Branch => " [color=darkgreen]",
                    EdgeKind::Handler { .. } => " [color=red, style=dashed]",
                };
                writeln!(out, "    b{cluster}_{number} -> b{cluster}_{}{style};", edge.to)?;
            }
        }
        writeln!(out, "  }}")?;
    }
    writeln!(out, "}}")
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r'], " ")
}
