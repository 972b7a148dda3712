//! What each version folds in the tree; the trees of 3.13 are those of `compile(..., PyCF_OPTIMIZED_AST)`
//! (`cargo xtask ast-diff --python 3.13 --optimize 0` holds whole libraries against it).

use bumpalo::Bump;
use pybytecode_opcode::Target;

/// The tree of the value that a source assigns to `x`, without places.
fn value(version: &str, source: &str) -> String {
    let bump = Bump::new();
    let target = Target::with_tables(version.parse().unwrap()).unwrap();
    let mut tree = pybytecode_syntax::parse(&bump, source, target).unwrap();
    pybytecode_compile::preprocess(&mut tree, 0, target).unwrap();
    let text = pybytecode_syntax::dump::dump(&tree, target);
    let text = text.split_once("value=").unwrap().1;
    text.rsplit_once(", lineno").unwrap().0.rsplit_once(", lineno").unwrap().0.to_owned()
}

#[test]
fn operations_are_folded_up_to_3_13() {
    for version in ["3.8", "3.9", "3.10", "3.11", "3.12", "3.13"] {
        assert_eq!(value(version, "x = 2 ** 3 - -1"), "Constant(value=9");
        assert_eq!(value(version, "x = (1, ('a', 'b')[1])"), "Constant(value=(1, 'b')");
        assert_eq!(value(version, "x = ~True"), "Constant(value=-2");
        assert!(value(version, "x = 2 ** 128").starts_with("BinOp"));
        assert!(value(version, "x = 'a' * 4097").starts_with("BinOp"));
        assert!(value(version, "x = y in {1, True, 2}").contains("Constant(value=frozenset({1, 2})"));
        assert!(value(version, "x = y in [1, z]").contains("[Tuple("));
        assert!(value(version, "x = not y in z").starts_with("Compare("));
        assert!(value(version, "x = not y < z").starts_with("UnaryOp("));
    }
    assert!(value("3.14", "x = -1").starts_with("UnaryOp"));
}

#[test]
fn values_of_named_expressions_are_folded_since_3_10() {
    assert!(value("3.9", "x = (y := 1 + 2)").contains("BinOp"));
    assert!(!value("3.10", "x = (y := 1 + 2)").contains("BinOp"));
}

#[test]
fn formats_are_strings_of_their_own_since_3_11() {
    assert!(value("3.10", "x = '%s' % (y,)").starts_with("BinOp"));
    assert!(value("3.11", "x = '%s' % (y,)").starts_with("JoinedStr"));
    // Where the operand is a constant already, there is nothing to format with.
    assert!(value("3.13", "x = '%s' % (1,)").starts_with("BinOp"));
    assert!(value("3.14", "x = '%s' % (1,)").starts_with("JoinedStr"));
}

#[test]
fn real_operands_of_complex_ones_are_converted_up_to_3_13() {
    assert_eq!(value("3.13", "x = 0 * 1e400j"), "Constant(value=complex(nan, nan)");
    assert_eq!(value("3.13", "x = -0.0 + 0j"), "Constant(value=complex(0x0.0p+0, 0x0.0p+0)");
}

#[test]
fn annotations_kept_as_text_are_folded_in_3_8() {
    let source = "from __future__ import annotations\nx: 1 + 2 = 3";
    let bump = Bump::new();
    for (version, folded) in [("3.8", true), ("3.9", false), ("3.13", false)] {
        let target = Target::with_tables(version.parse().unwrap()).unwrap();
        let mut tree = pybytecode_syntax::parse(&bump, source, target).unwrap();
        pybytecode_compile::preprocess(&mut tree, 0, target).unwrap();
        assert_eq!(!pybytecode_syntax::dump::dump(&tree, target).contains("BinOp"), folded, "{version}");
    }
}
