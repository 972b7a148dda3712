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
