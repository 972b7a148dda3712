//! provisional: being replaced
#[path = "generated/op.rs"]
mod op;
pub use op::Op;
/// provisional
#[derive(Debug)]
pub struct Target {}
