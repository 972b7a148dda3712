//! An independent checker of code objects: whether an interpreter can run one without crashing.
//!
//! It shares nothing with the compiler but the tables of operations. [`verify`] looks at a code object
//! and at those inside it, and tells what it finds, with the code object, the offset, the instruction and the rule.
//! CPython itself trusts code objects; what is wrong in one crashes it. The rules, by their names:
//!
//! | rule | what must hold |
//! |---|---|
//! | `field` | each field is of the kind that `PyCode_New` takes; names are strings; the kinds of variables are as many as the variables |
//! | `counts` | counts of parameters fit each other and the variables |
//! | `flags` | flags are known, fit each other, the variables and the instructions |
//! | `size` | the code is not empty and of whole code units |
//! | `operation` | each operation is one of the version's compiler's: no specialised, instrumented or internal ones |
//! | `cache` | each instruction has its caches, and they are empty |
//! | `extended-arg` | at most three `EXTENDED_ARG`s stand before an instruction |
//! | `argument` | arguments are within what they index: constants, names, variables, operators, intrinsics, flags |
//! | `constant` | what must be a constant of some kind is: names of keyword arguments, code of functions |
//! | `jump` | jumps lead to the start of an instruction |
//! | `loop-end` | `FOR_ITER` leads to `END_FOR` and `SEND` to `END_SEND`, where the version has those |
//! | `end` | control does not run behind the last instruction |
//! | `underflow` | no instruction takes more from the stack than there is |
//! | `join` | paths that come together have stacks of one depth |
//! | `return` | what is returned is all that is on the stack |
//! | `stack-size` | the stack is not deeper than `co_stacksize` |
//! | `null` | an empty slot is used as the missing `self` of a call and as nothing else |
//! | `blocks` | up to 3.10: blocks are pushed and popped in pairs, not more than 20 deep, and the same on all paths |
//! | `exception-table` | from 3.11: entries are in order, within the code, at instructions, and their depths are there |
//! | `line-table` | the table can be read, covers the code, and its positions are in order |
//! | `resume` | from 3.11: a frame begins with `RESUME`, and after a yield comes one |
//! | `cells` | from 3.11: each cell is made, and free variables are copied, before the start; only those are used as cells |
//! | `unbound` | from 3.12: a local is bound where it is loaded without a check |
//! | `depth` | code objects and constants nest no deeper than marshal can write |
//!
//! Not checked: that what lies on the stack is of the right type (an iterator for `FOR_ITER`, ...; a
//! value that `LOAD_FAST_AND_CLEAR` has found where `STORE_FAST` puts it back), that borrowed references (`LOAD_FAST_BORROW`) are outlived, that a
//! closure has as many cells as its function wants, up to 3.8 which way `END_FINALLY` goes.

//! `tests/cases/` has a file for each kind of broken code, those of CPython's issues about crashes among them.

mod arguments;
mod blocks;
mod fields;
mod finding;
mod flow;
mod instructions;
mod slots;
mod tables;
mod unbound;

use std::rc::Rc;

use pybytecode_code::{Object, ObjectId, Objects};
use pybytecode_opcode::Target;

pub use finding::{Finding, Rule};

/// How deep code objects may nest.
const MAX_DEPTH: usize = 500;

/// Checks a code object and those inside it.
pub fn verify(objects: &Objects<'_>, root: ObjectId, target: &'static Target) -> Vec<Finding> {
    let mut findings = Vec::new();
    // Each code object once, though many constants may be the same one.
    let mut seen = vec![false; objects.len()];
    let mut todo: Vec<(ObjectId, Rc<str>, usize)> = vec![(root, "".into(), 0)];
    if !matches!(objects.get(root), Object::Code(_)) {
        findings.push(Finding::of_file(Rule::Field, "the outermost object is no code object"));
        return findings;
    }
    while let Some((id, path, depth)) = todo.pop() {
        let items = match objects.get(id) {
            _ if std::mem::replace(&mut seen[id.0 as usize], true) => continue,
            _ if depth > MAX_DEPTH => {
                findings.push(Finding::of_file(Rule::Depth, "objects nest too deep"));
                continue;
            }
            Object::Code(code) => {
                let path: Rc<str> = fields::path(objects, code, &path).into();
                let mut report = finding::Report::new(&path, &mut findings);
                if fields::check(objects, code, target, &mut report) {
                    flow::check(objects, code, target, &mut report);
                }
                if let Object::Tuple(items) = objects.get(code.consts) {
                    todo.extend(items.iter().rev().map(|item| (*item, path.clone(), depth + 1)));
                }
                continue;
            }
            Object::Tuple(items) | Object::List(items) | Object::Set(items) | Object::FrozenSet(items) => {
                items
            }
            _ => continue,
        };
        todo.extend(items.iter().rev().map(|item| (*item, path.clone(), depth + 1)));
    }
    findings
}
