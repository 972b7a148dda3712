//! Where to draw the blocks of a graph: in layers, so that control flows downward.
//!
//! After Sugiyama: each block gets a layer below all that lead to it, edges over several layers get a
//! bend in each, the order within layers is improved by the middles of neighbours, and then places are.
//! Edges that go back take a lane of their own at the right.

use super::Graph;

/// A box or a bend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    /// The middle.
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// An edge and how it runs.
#[derive(Debug)]
pub(super) struct Route {
    pub(super) from: usize,
    /// Which edge of the block.
    pub(super) edge: usize,
    /// The bends between the ends, downward; for an edge that goes back, the x of its lane.
    pub(super) bends: Vec<(f64, f64)>,
    pub(super) lane: Option<f64>,
}

/// The drawing of a graph.
#[derive(Debug)]
pub(super) struct Layout {
    /// One for each block.
    pub(super) boxes: Vec<Place>,
    pub(super) routes: Vec<Route>,
    /// For each block where the lowest one of its layer ends.
    pub(super) bottoms: Vec<f64>,
    pub(super) width: f64,
    pub(super) height: f64,
}

const GAP_X: f64 = 28.0;
const GAP_Y: f64 = 44.0;
const LANE: f64 = 12.0;
/// Above so many bends long edges are drawn straight.
const MOST_BENDS: usize = 20_000;

/// Lays out a graph whose blocks have these sizes.
pub(super) fn layout(graph: &Graph, sizes: &[(f64, f64)]) -> Layout {
    let count = graph.blocks.len();
    let mut layer = vec![0usize; count];
    for (number, block) in graph.blocks.iter().enumerate() {
        for edge in block.edges.iter().filter(|edge| edge.to > number) {
            layer[edge.to] = layer[edge.to].max(layer[number] + 1);
        }
    }
    let spans = |number: usize, to: usize| layer[to].saturating_sub(layer[number]).saturating_sub(1);
    let forward = graph.blocks.iter().enumerate().flat_map(|(number, block)| {
        block.edges.iter().filter(move |edge| edge.to > number).map(move |edge| (number, edge.to))
    });
    let has_bends = forward.map(|(number, to)| spans(number, to)).sum::<usize>() <= MOST_BENDS;

    // Boxes first, then bends; a bend is a node without a height.
    let mut nodes: Vec<Place> = sizes
        .iter()
        .map(|(width, height)| Place { x: 0.0, y: 0.0, width: *width, height: *height })
        .collect();
    let mut layer_of = layer.clone();
    let mut links: Vec<(usize, usize)> = Vec::new();
    let mut routes = Vec::new();
    let mut chains: Vec<Vec<usize>> = Vec::new();
    for (number, block) in graph.blocks.iter().enumerate() {
        for (at, edge) in block.edges.iter().enumerate() {
            let mut chain = Vec::new();
            if edge.to > number {
                let mut last = number;
                if has_bends {
                    for between in layer[number] + 1..layer[edge.to] {
                        let bend = nodes.len();
                        nodes.push(Place { x: 0.0, y: 0.0, width: 4.0, height: 0.0 });
                        layer_of.push(between);
                        links.push((last, bend));
                        chain.push(bend);
                        last = bend;
                    }
                }
                links.push((last, edge.to));
            }
            chains.push(chain);
            routes.push(Route { from: number, edge: at, bends: Vec::new(), lane: None });
        }
    }
    let depth = layer_of.iter().max().map_or(0, |deepest| deepest + 1);
    let mut layers: Vec<Vec<usize>> = vec![Vec::new(); depth];
    for (node, layer) in layer_of.iter().enumerate() {
        layers[*layer].push(node);
    }
    let mut above: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    let mut below = above.clone();
    for (from, to) in links {
        below[from].push(to);
        above[to].push(from);
    }
    order(&mut layers, &above, &below);
    spread(&mut nodes, &layers, &above, &below);

    let mut y = 0.0;
    let mut bottoms = vec![0.0; nodes.len()];
    for layer in &layers {
        let height = layer.iter().map(|node| nodes[*node].height).fold(0.0, f64::max);
        for node in layer {
            nodes[*node].y =
                y + if nodes[*node].height > 0.0 { nodes[*node].height / 2.0 } else { height / 2.0 };
        }
        layer.iter().for_each(|node| bottoms[*node] = y + height);
        y += height + GAP_Y;
    }
    let left = nodes.iter().map(|node| node.x - node.width / 2.0).fold(f64::INFINITY, f64::min);
    nodes.iter_mut().for_each(|node| node.x -= left);
    let mut right = nodes.iter().map(|node| node.x + node.width / 2.0).fold(0.0, f64::max);
    for (route, chain) in routes.iter_mut().zip(&chains) {
        route.bends = chain.iter().map(|bend| (nodes[*bend].x, nodes[*bend].y)).collect();
        if graph.blocks[route.from].edges[route.edge].to <= route.from {
            right += LANE;
            route.lane = Some(right + GAP_X / 2.0);
        }
    }
    nodes.truncate(count);
    bottoms.truncate(count);
    Layout { boxes: nodes, routes, bottoms, width: right + GAP_X, height: y }
}

/// Orders each layer by the middles of its neighbours, down and up again.
fn order(layers: &mut [Vec<usize>], above: &[Vec<usize>], below: &[Vec<usize>]) {
    let mut position = vec![0.0; above.len()];
    let number = |layer: &[usize], position: &mut [f64]| {
        layer.iter().zip(0u32..).for_each(|(node, at)| position[*node] = f64::from(at));
    };
    layers.iter().for_each(|layer| number(layer, &mut position));
    let sort = |layer: &mut Vec<usize>, neighbours: &[Vec<usize>], position: &mut [f64]| {
        let middle = |node: usize| {
            let near = &neighbours[node];
            if near.is_empty() {
                return position[node];
            }
            near.iter().map(|other| position[*other]).sum::<f64>() / near.len() as f64
        };
        let mut keyed: Vec<(f64, usize)> = layer.iter().map(|node| (middle(*node), *node)).collect();
        keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
        *layer = keyed.into_iter().map(|(_, node)| node).collect();
        number(layer, position);
    };
    for _ in 0..6 {
        layers.iter_mut().skip(1).for_each(|layer| sort(layer, above, &mut position));
        layers.iter_mut().rev().skip(1).for_each(|layer| sort(layer, below, &mut position));
    }
}

/// Moves nodes toward the middles of their neighbours, as far as the order and the gaps allow.
fn spread(nodes: &mut [Place], layers: &[Vec<usize>], above: &[Vec<usize>], below: &[Vec<usize>]) {
    for layer in layers {
        let mut x = 0.0;
        for node in layer {
            nodes[*node].x = x + nodes[*node].width / 2.0;
            x += nodes[*node].width + GAP_X;
        }
    }
    for round in 0..16 {
        let (neighbours, downward) = if round % 2 == 0 { (above, true) } else { (below, false) };
        let move_layer = |layer: &Vec<usize>, nodes: &mut [Place]| {
            let wanted: Vec<f64> = layer
                .iter()
                .map(|node| {
                    let near = &neighbours[*node];
                    if near.is_empty() {
                        return nodes[*node].x;
                    }
                    near.iter().map(|other| nodes[*other].x).sum::<f64>() / near.len() as f64
                })
                .collect();
            let apart = |a: usize, b: usize, nodes: &[Place]| (nodes[a].width + nodes[b].width) / 2.0 + GAP_X;
            // The middle between pushing all to the right and all to the left keeps both gaps and balance.
            let mut right = wanted.clone();
            for at in 1..layer.len() {
                right[at] = right[at].max(right[at - 1] + apart(layer[at - 1], layer[at], nodes));
            }
            let mut left = wanted;
            for at in (1..layer.len()).rev() {
                left[at - 1] = left[at - 1].min(left[at] - apart(layer[at - 1], layer[at], nodes));
            }
            for (at, node) in layer.iter().enumerate() {
                nodes[*node].x = (left[at] + right[at]) / 2.0;
            }
        };
        if downward {
            layers.iter().for_each(|layer| move_layer(layer, nodes));
        } else {
            layers.iter().rev().for_each(|layer| move_layer(layer, nodes));
        }
    }
}
