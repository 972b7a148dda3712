//! The symbol table as text, for tests: a line a scope, then its names, then its children.

use std::fmt::Write;

use pybytecode_syntax::names::Interner;
use pybytecode_syntax::range::LineIndex;

use super::{BlockType, ScopeId, SymbolTable};

/// The whole table: of each scope the kind, name, first line (0 for the module) and whether it is
/// nested, of each symbol the value that CPython's dictionary has.
pub fn dump(table: &SymbolTable, names: &Interner, lines: &LineIndex) -> String {
    let mut text = String::new();
    // The scopes still to be shown, the next one last, with their depth.
    let mut left = vec![(SymbolTable::MODULE, 0)];
    while let Some((id, depth)) = left.pop() {
        scope(&mut text, table, id, depth, names, lines);
        left.extend(table.scope(id).children.iter().rev().map(|child| (*child, depth + 1)));
    }
    text
}

fn scope(
    text: &mut String,
    table: &SymbolTable,
    id: ScopeId,
    depth: usize,
    names: &Interner,
    lines: &LineIndex,
) {
    let scope = table.scope(id);
    let kind = match scope.block {
        BlockType::Function => "function",
        BlockType::Class => "class",
        BlockType::Module => "module",
        BlockType::Annotation => "annotation",
        BlockType::TypeAlias => "type alias",
        BlockType::TypeParameters => "type parameters",
        BlockType::TypeVariable => "type variable",
    };
    let line = match scope.block {
        BlockType::Module => 0,
        _ => lines.line_column(scope.range.start).line,
    };
    let nested = if scope.nested { " nested" } else { "" };
    // CPython's symbol table says `lambda` where code objects say `<lambda>`.
    let name = names.text(scope.name).trim_start_matches('<').trim_end_matches('>');
    let indent = "  ".repeat(depth);
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{indent}{kind} {name} line {line}{nested}");
    for symbol in scope.symbols.iter() {
        let value = u32::from(symbol.flags.bits()) | (symbol.scope as u32) << 12;
        let _ = writeln!(text, "{indent}- {} {value:#x}", names.text(symbol.name));
    }
}

/// The text of [`dump`] in an order that does not depend on the run.
///
/// Names that a scope has only because scopes inside it use them come from a set in CPython; they
/// are sorted here, among the places where they stand.
pub fn in_one_order(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let is_symbol = |line: &&&str| line.trim_start().starts_with("- ");
    // Free, a free variable of a method, or taken for a global after all.
    let is_passed_through =
        |line: &str| [" 0x4000", " 0x4040", " 0x3000"].iter().any(|value| line.ends_with(value));
    let mut start = 0;
    while start < lines.len() {
        let length = lines[start..].iter().take_while(is_symbol).count().max(1);
        let scope = &mut lines[start..start + length];
        let places: Vec<usize> = (0..length).filter(|at| is_passed_through(scope[*at])).collect();
        let mut sorted: Vec<&str> = places.iter().map(|at| scope[*at]).collect();
        sorted.sort_unstable();
        for (at, line) in places.into_iter().zip(sorted) {
            scope[at] = line;
        }
        start += length;
    }
    lines.iter().flat_map(|line| [*line, "\n"]).collect()
}
