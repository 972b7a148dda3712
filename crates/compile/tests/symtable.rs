//! Symbol tables against those of CPython 3.14, and what is too deep.

use std::fs;
use std::path::Path;

use bumpalo::Bump;
use pybytecode_compile::future::Future;
use pybytecode_compile::symtable::{SymbolTable, dump, in_one_order};
use pybytecode_opcode::{Target, Version};
use pybytecode_syntax::error::{SyntaxError, SyntaxErrorKind};

/// The symbol table of a source as text.
fn table(source: &str) -> Result<String, Box<SyntaxError>> {
    let target = Target::for_version(Version::new(3, 14)).expect("3.14 is supported");
    let bump = Bump::new();
    let mut tree = pybytecode_syntax::parse(&bump, source, target)?;
    let future = Future::of(&tree, target)?;
    let table = SymbolTable::build(&tree.root, &mut tree.names, future, target)?;
    Ok(in_one_order(&dump(&table, &tree.names, &tree.lines)))
}

#[test]
fn tables_are_those_of_cpython() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    for golden in fs::read_dir(tests.join("symtable")).expect("there are goldens").flatten() {
        let golden = golden.path();
        let name = golden.file_stem().expect("a golden has a name").to_string_lossy().into_owned();
        let source = fs::read_to_string(tests.join("compile").join(format!("{name}.py"))).expect(&name);
        let expected = fs::read_to_string(&golden).expect(&name);
        assert_eq!(table(&source).as_ref(), Ok(&expected), "{name}");
    }
}

#[test]
fn too_many_scopes_inside_each_other_are_refused() {
    assert!(table(&format!("{}0", "lambda: ".repeat(2984))).is_ok());
    let error = table(&format!("{}0", "lambda: ".repeat(20_000))).expect_err("too deep");
    assert_eq!(error.kind, SyntaxErrorKind::RecursionError);
}

#[test]
fn deep_expressions_need_no_deep_stack() {
    let source = format!("x{}", ".y".repeat(50_000));
    let thread = std::thread::Builder::new().stack_size(512 * 1024);
    let built = thread.spawn(move || table(&source).is_ok()).expect("a thread starts");
    assert!(built.join().expect("no panic"));
}
