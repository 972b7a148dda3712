//! What is in a compiled file, for people: its header in words, and the tree of its code objects with all
//! their fields and tables.

mod header;
mod hex;
mod json;
mod tree;

pub use header::{Source, header};
pub use hex::hex;
pub use json::write_json;
pub use tree::write_tree;

use std::borrow::Cow;

use pybytecode_code::{CodeFlags, CodeView, LocalKind, Locals, ObjectId};

/// The names of flags, without their `CO_`, lowest bit first; a bit without a name as a number.
pub fn flag_names(flags: CodeFlags) -> Vec<String> {
    let named = flags.iter_names().map(|(name, _)| name.to_owned());
    let rest = flags.bits() & !CodeFlags::all().bits();
    named.chain((rest != 0).then(|| format!("{rest:#x}"))).collect()
}

/// The variables of a code object, each with what it is: `argument`, `local`, `cell`, `free`, `hidden`.
pub fn variables<'o, 'a>(
    view: CodeView<'o, 'a>,
) -> impl Iterator<Item = (Cow<'a, str>, String)> + use<'o, 'a> {
    let fields = view.fields();
    let flags = view.flags();
    let stars = [CodeFlags::VARARGS, CodeFlags::VARKEYWORDS].map(|flag| u64::from(flags.contains(flag)));
    let arguments = u64::from(fields.argcount) + u64::from(fields.kwonlyargcount) + stars[0] + stars[1];
    let none: &[ObjectId] = &[];
    let (locals, cells, free, all, kinds) = match fields.locals {
        Locals::Split { varnames, freevars, cellvars, .. } => {
            (view.items(varnames), view.items(cellvars), view.items(freevars), none, &[][..])
        }
        Locals::Plus { names, kinds } => (none, none, none, view.items(names), view.bytes(kinds)),
    };
    let text = move |id: &ObjectId| view.text(*id);
    let kind = move |at: u64| if at < arguments { "argument" } else { "local" };
    let locals = locals.iter().zip(0..).map(move |(id, at)| (text(id), kind(at).to_owned()));
    let cells = cells.iter().map(move |id| (text(id), "cell".to_owned()));
    let free = free.iter().map(move |id| (text(id), "free".to_owned()));
    let kinds = kinds.iter().map(|kind| kind_names(LocalKind::from_bits_retain(*kind)));
    let all = all.iter().map(text).zip(kinds);
    locals.chain(cells).chain(free).chain(all)
}

fn kind_names(kind: LocalKind) -> String {
    let is_argument = kind.intersects(LocalKind::ARG_POS | LocalKind::ARG_KW | LocalKind::ARG_VAR);
    let words = [
        (is_argument, "argument"),
        (kind.contains(LocalKind::LOCAL) && !is_argument, "local"),
        (kind.contains(LocalKind::CELL), "cell"),
        (kind.contains(LocalKind::FREE), "free"),
        (kind.contains(LocalKind::HIDDEN), "hidden"),
    ];
    let words: Vec<&str> = words.into_iter().filter_map(|(holds, word)| holds.then_some(word)).collect();
    words.join(" ")
}

/// A code object, and how deep it lies below the module.
pub(crate) fn walk_with_depth<'o, 'a>(root: CodeView<'o, 'a>) -> Vec<(CodeView<'o, 'a>, usize)> {
    let mut seen = vec![false; root.objects().len()];
    let mut found = Vec::new();
    let mut pending = vec![(root, 0)];
    while let Some((view, depth)) = pending.pop() {
        if std::mem::replace(&mut seen[view.id().0 as usize], true) {
            continue;
        }
        found.push((view, depth));
        let first = pending.len();
        pending.extend(view.nested().map(|nested| (nested, depth + 1)));
        pending[first..].reverse();
    }
    found
}
