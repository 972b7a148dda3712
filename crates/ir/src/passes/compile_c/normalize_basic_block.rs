//! Leads jumps past empty blocks (`normalize_basic_block`). What it notes of each block beside that, the
//! block's last instruction tells here.

use crate::graph::Graph;
use crate::{Error, ErrorKind};

pub(super) fn run(graph: &mut Graph) -> Result<(), Error> {
    for at in 0..graph.creation_order.len() {
        let id = graph.creation_order[at];
        if let Some(leads_to) = graph.jump_target(id) {
            let nonempty = graph.next_nonempty(Some(leads_to)).ok_or(ErrorKind::FallsOffTheEnd)?;
            if let Some(last) = graph.last_mut(id) {
                last.target = Some(nonempty);
            }
        }
    }
    Ok(())
}
