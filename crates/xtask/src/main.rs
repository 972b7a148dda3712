//! Developer commands.
mod tree;

fn main() {
    let nodes = tree::parse(&std::fs::read_to_string("crates/syntax/tree.asdl").unwrap()).unwrap();
    std::fs::write("crates/syntax/src/generated/tree.rs", tree::types(&nodes)).unwrap();
    std::fs::write("crates/syntax/src/generated/visit.rs", tree::visitors(&nodes)).unwrap();
}
