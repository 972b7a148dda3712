//! Graphs as a picture.

use std::borrow::Borrow;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::layout::{Layout, Place, Route, layout};
use super::{Block, EdgeKind, Graph};

const CHARACTER: f64 = 7.25;
const LINE: f64 = 16.0;
const HEAD: f64 = 22.0;
const PADDING: f64 = 10.0;
const MARGIN: f64 = 24.0;
const TITLE: f64 = 34.0;
/// How many characters of an instruction are shown.
const LONGEST: usize = 46;

const STYLE: &str = "\
text{font:12px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;fill:#1f2933}\
.title{font-size:15px;font-weight:bold}.head{fill:#fff;font-weight:bold}.offset{fill:#8a94a3}\
.meaning{fill:#17745a}.box{fill:#fff;stroke:#c3cbd6}.strip{fill:#3f5a80}.unused .strip{fill:#9aa5b4}\
path{fill:none;stroke-width:1.6}.next{stroke:#7b8794}.jump{stroke:#2f6fc4}.branch{stroke:#178a4c}\
.handler{stroke:#d64545;stroke-dasharray:5 4;stroke-width:1.2}";

/// A graph of more blocks is not drawn: only said to be there.
const MOST_BLOCKS: usize = 20_000;

/// Writes graphs below each other as one picture. They are made twice, first to know how large it becomes, so that not
/// all are held at a time.
///
/// # Errors
///
/// When `out` refuses.
pub fn write_svg(
    graphs: impl IntoIterator<Item: Borrow<Graph>> + Clone,
    out: &mut impl Write,
) -> io::Result<()> {
    let (mut width, mut height) = (0f64, 0f64);
    for graph in graphs.clone() {
        let graph = graph.borrow();
        let drawing = drawing(graph);
        let title = graph.code.chars().count().min(LONGEST) as f64 * 10.0 + 120.0;
        width = width.max(drawing.width.max(title));
        height += drawing.height + TITLE;
    }
    let (width, height) = (width + 2.0 * MARGIN, height + 2.0 * MARGIN);
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
         viewBox=\"0 0 {width:.0} {height:.0}\">"
    )?;
    writeln!(out, "<style>{STYLE}</style>")?;
    writeln!(out, "<defs>")?;
    for (name, colour) in COLOURS {
        writeln!(
            out,
            "<marker id=\"{name}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" \
             orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" style=\"fill:{colour};stroke:none\"/></marker>"
        )?;
    }
    writeln!(out, "</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#f6f8fa\"/>")?;
    let mut top = MARGIN;
    for graph in graphs {
        let graph = graph.borrow();
        let drawing = drawing(graph);
        let left_out = if drawing.boxes.is_empty() && !graph.blocks.is_empty() {
            format!(", {} blocks, too many to draw", graph.blocks.len())
        } else {
            String::new()
        };
        let title = format!("{}, line {}{left_out}", clipped(&graph.code), graph.first_line);
        writeln!(
            out,
            "<text class=\"title\" x=\"{MARGIN}\" y=\"{:.0}\">{}</text>",
            top + 16.0,
            escaped(&title)
        )?;
        writeln!(out, "<g transform=\"translate({MARGIN} {:.0})\">", top + TITLE)?;
        for routes in drawing.routes.chunk_by(|one, next| one.from == next.from) {
            for route in routes {
                edge(graph, &drawing, route, routes, out)?;
            }
        }
        for (number, (block, place)) in graph.blocks.iter().zip(&drawing.boxes).enumerate() {
            write_block(block, number, place, out)?;
        }
        writeln!(out, "</g>")?;
        top += drawing.height + TITLE;
    }
    writeln!(out, "</svg>")
}

fn drawing(graph: &Graph) -> Layout {
    if graph.blocks.len() > MOST_BLOCKS {
        return Layout {
            boxes: Vec::new(),
            routes: Vec::new(),
            bottoms: Vec::new(),
            width: 0.0,
            height: 0.0,
        };
    }
    let sizes: Vec<(f64, f64)> = graph.blocks.iter().enumerate().map(|(at, b)| size(b, at)).collect();
    layout(graph, &sizes)
}

const COLOURS: [(&str, &str); 4] =
    [("next", "#7b8794"), ("jump", "#2f6fc4"), ("branch", "#178a4c"), ("handler", "#d64545")];

fn class(kind: EdgeKind) -> &'static str {
    match kind {
        EdgeKind::Next => "next",
        EdgeKind::Jump => "jump",
        EdgeKind::Branch => "branch",
        EdgeKind::Handler { .. } => "handler",
    }
}

fn head(block: &Block, number: usize) -> String {
    let line = block.line.map_or(String::new(), |line| format!("  line {line}"));
    let depth = block.depth.map_or("  never entered".to_owned(), |depth| format!("  depth {depth}"));
    format!("B{number}{line}{depth}")
}

/// The offset, the operation and its argument.
fn columns(block: &Block) -> impl Iterator<Item = (String, &str, String)> {
    block.instructions.iter().map(|line| {
        let room = LONGEST.saturating_sub(line.operation.len() + 6);
        let mut meaning: String = line.meaning.chars().take(room).collect();
        if meaning.len() < line.meaning.len() {
            meaning.push('\u{2026}');
        }
        (format!("{:>4}", line.offset), &*line.operation, meaning)
    })
}

fn size(block: &Block, number: usize) -> (f64, f64) {
    let lines = columns(block).map(|(offset, operation, meaning)| {
        offset.len() + operation.chars().count() + meaning.chars().count() + 2
    });
    let widest = lines.max().unwrap_or(0).max(head(block, number).len());
    let height = HEAD + block.instructions.len() as f64 * LINE + PADDING;
    (widest as f64 * CHARACTER + 2.0 * PADDING, height)
}

fn write_block(block: &Block, number: usize, place: &Place, out: &mut impl Write) -> io::Result<()> {
    let Place { width, height, .. } = *place;
    let (left, top) = (place.x - width / 2.0, place.y - height / 2.0);
    let unused = if block.depth.is_none() { " class=\"unused\"" } else { "" };
    writeln!(out, "<g{unused} transform=\"translate({left:.1} {top:.1})\">")?;
    writeln!(out, "<rect class=\"box\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"6\"/>")?;
    writeln!(
        out,
        "<path class=\"strip\" style=\"stroke:none\" d=\"M0 {HEAD}V6a6 6 0 0 1 6-6H{:.1}a6 6 0 0 1 6 6V{HEAD}z\"/>",
        width - 6.0
    )?;
    writeln!(out, "<text class=\"head\" x=\"{PADDING}\" y=\"15\">{}</text>", spaced(&head(block, number)))?;
    for (at, (offset, operation, meaning)) in columns(block).enumerate() {
        let y = HEAD + (at as f64 + 1.0) * LINE - 1.0;
        writeln!(
            out,
            "<text x=\"{PADDING}\" y=\"{y:.0}\"><tspan class=\"offset\">{}</tspan>\u{a0}{}\u{a0}\
             <tspan class=\"meaning\">{}</tspan></text>",
            spaced(&offset),
            escaped(operation),
            spaced(&meaning)
        )?;
    }
    writeln!(out, "</g>")
}

/// `siblings` are the edges of the same block.
fn edge(
    graph: &Graph,
    drawing: &Layout,
    route: &Route,
    siblings: &[Route],
    out: &mut impl Write,
) -> io::Result<()> {
    let edges = &graph.blocks[route.from].edges;
    let edge = edges[route.edge];
    let (from, to) = (drawing.boxes[route.from], drawing.boxes[edge.to]);
    // Edges leave side by side, in the order of where they go.
    let heading = |route: &Route| match (route.lane, route.bends.first()) {
        (Some(lane), _) => lane,
        (None, Some((x, _))) => *x,
        (None, None) => drawing.boxes[edges[route.edge].to].x,
    };
    let before =
        siblings.iter().filter(|other| (heading(other), other.edge) < (heading(route), route.edge)).count();
    let share = (before as f64 + 1.0) / (edges.len() as f64 + 1.0);
    let start = (from.x + (share - 0.5) * (from.width * 0.6), from.y + from.height / 2.0);
    let end = (to.x, to.y - to.height / 2.0 - 2.0);
    let mut path = format!("M{:.1} {:.1}", start.0, start.1);
    match route.lane {
        Some(lane) => {
            let (down, up) = (drawing.bottoms[route.from] + 8.0, end.1 - 16.0);
            let _ = write!(
                path,
                "V{:.1}q0 8 8 8H{:.1}q8 0 8 -8V{:.1}q0 -8 -8 -8H{:.1}q-8 0 -8 8V{:.1}",
                down,
                lane - 8.0,
                up + 8.0,
                end.0 + 8.0,
                end.1
            );
        }
        None => {
            let mut at = start;
            for next in route.bends.iter().copied().chain([end]) {
                let middle = (at.1 + next.1) / 2.0;
                let _ = write!(
                    path,
                    "C{:.1} {middle:.1} {:.1} {middle:.1} {:.1} {:.1}",
                    at.0, next.0, next.0, next.1
                );
                at = next;
            }
        }
    }
    let class = class(edge.kind);
    writeln!(out, "<path class=\"{class}\" d=\"{path}\" marker-end=\"url(#{class})\"/>")
}

fn clipped(text: &str) -> String {
    text.chars().take(2 * LONGEST).collect()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Not allowed in XML.
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// The same with spaces that do not collapse.
fn spaced(text: &str) -> String {
    escaped(text).replace(' ', "\u{a0}")
}
