// Written by `cargo xtask listing` from the interpreters; do not edit.

use pybytecode_opcode::Op;

use crate::dis::words::{CacheWords, Words};

pub(crate) static WORDS_308: Words = Words {
    compare: &["<", "<=", "==", "!=", ">", ">=", "in", "not in", "is", "is not", "exception match", "BAD"],
    binary: &[],
    intrinsic_1: &[],
    intrinsic_2: &[],
    special_method: &[],
    common_constant: &[],
    caches: &[
    ],
};

pub(crate) static WORDS_309: Words = Words {
    compare: &["<", "<=", "==", "!=", ">", ">="],
    binary: &[],
    intrinsic_1: &[],
    intrinsic_2: &[],
    special_method: &[],
    common_constant: &[],
    caches: &[
    ],
};

pub(crate) static WORDS_310: Words = Words {
    compare: &["<", "<=", "==", "!=", ">", ">="],
    binary: &[],
    intrinsic_1: &[],
    intrinsic_2: &[],
    special_method: &[],
    common_constant: &[],
    caches: &[
    ],
};

pub(crate) static WORDS_311: Words = Words {
    compare: &["<", "<=", "==", "!=", ">", ">="],
    binary: &["+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^", "+=", "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^="],
    intrinsic_1: &[],
    intrinsic_2: &[],
    special_method: &[],
    common_constant: &[],
    caches: &[
        CacheWords { op: Op::BinaryOp, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::BinarySubscr, counter: 0, entries: &[("counter", 1), ("type_version", 2), ("func_version", 1)] },
        CacheWords { op: Op::Call, counter: 0, entries: &[("counter", 1), ("func_version", 2), ("min_args", 1)] },
        CacheWords { op: Op::CompareOp, counter: 0, entries: &[("counter", 1), ("mask", 1)] },
        CacheWords { op: Op::LoadAttr, counter: 0, entries: &[("counter", 1), ("version", 2), ("index", 1)] },
        CacheWords { op: Op::LoadGlobal, counter: 0, entries: &[("counter", 1), ("index", 1), ("module_keys_version", 2), ("builtin_keys_version", 1)] },
        CacheWords { op: Op::LoadMethod, counter: 0, entries: &[("counter", 1), ("type_version", 2), ("dict_offset", 1), ("keys_version", 2), ("descr", 4)] },
        CacheWords { op: Op::Precall, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::StoreAttr, counter: 0, entries: &[("counter", 1), ("version", 2), ("index", 1)] },
        CacheWords { op: Op::StoreSubscr, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::UnpackSequence, counter: 0, entries: &[("counter", 1)] },
    ],
};

pub(crate) static WORDS_312: Words = Words {
    compare: &["<", "<=", "==", "!=", ">", ">="],
    binary: &["+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^", "+=", "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^="],
    intrinsic_1: &["INTRINSIC_1_INVALID", "INTRINSIC_PRINT", "INTRINSIC_IMPORT_STAR", "INTRINSIC_STOPITERATION_ERROR", "INTRINSIC_ASYNC_GEN_WRAP", "INTRINSIC_UNARY_POSITIVE", "INTRINSIC_LIST_TO_TUPLE", "INTRINSIC_TYPEVAR", "INTRINSIC_PARAMSPEC", "INTRINSIC_TYPEVARTUPLE", "INTRINSIC_SUBSCRIPT_GENERIC", "INTRINSIC_TYPEALIAS"],
    intrinsic_2: &["INTRINSIC_2_INVALID", "INTRINSIC_PREP_RERAISE_STAR", "INTRINSIC_TYPEVAR_WITH_BOUND", "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS", "INTRINSIC_SET_FUNCTION_TYPE_PARAMS"],
    special_method: &[],
    common_constant: &[],
    caches: &[
        CacheWords { op: Op::BinaryOp, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::BinarySubscr, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::Call, counter: 0, entries: &[("counter", 1), ("func_version", 2)] },
        CacheWords { op: Op::CompareOp, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::ForIter, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::LoadAttr, counter: 0, entries: &[("counter", 1), ("version", 2), ("keys_version", 2), ("descr", 4)] },
        CacheWords { op: Op::LoadGlobal, counter: 0, entries: &[("counter", 1), ("index", 1), ("module_keys_version", 1), ("builtin_keys_version", 1)] },
        CacheWords { op: Op::LoadSuperAttr, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::Send, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::StoreAttr, counter: 0, entries: &[("counter", 1), ("version", 2), ("index", 1)] },
        CacheWords { op: Op::StoreSubscr, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::UnpackSequence, counter: 0, entries: &[("counter", 1)] },
    ],
};

pub(crate) static WORDS_313: Words = Words {
    compare: &["<", "<=", "==", "!=", ">", ">="],
    binary: &["+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^", "+=", "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^="],
    intrinsic_1: &["INTRINSIC_1_INVALID", "INTRINSIC_PRINT", "INTRINSIC_IMPORT_STAR", "INTRINSIC_STOPITERATION_ERROR", "INTRINSIC_ASYNC_GEN_WRAP", "INTRINSIC_UNARY_POSITIVE", "INTRINSIC_LIST_TO_TUPLE", "INTRINSIC_TYPEVAR", "INTRINSIC_PARAMSPEC", "INTRINSIC_TYPEVARTUPLE", "INTRINSIC_SUBSCRIPT_GENERIC", "INTRINSIC_TYPEALIAS"],
    intrinsic_2: &["INTRINSIC_2_INVALID", "INTRINSIC_PREP_RERAISE_STAR", "INTRINSIC_TYPEVAR_WITH_BOUND", "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS", "INTRINSIC_SET_FUNCTION_TYPE_PARAMS", "INTRINSIC_SET_TYPEPARAM_DEFAULT"],
    special_method: &[],
    common_constant: &[],
    caches: &[
        CacheWords { op: Op::BinaryOp, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::BinarySubscr, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::Call, counter: 0, entries: &[("counter", 1), ("func_version", 2)] },
        CacheWords { op: Op::CompareOp, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::ContainsOp, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::ForIter, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::JumpBackward, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::LoadAttr, counter: 0, entries: &[("counter", 1), ("version", 2), ("keys_version", 2), ("descr", 4)] },
        CacheWords { op: Op::LoadGlobal, counter: 0, entries: &[("counter", 1), ("index", 1), ("module_keys_version", 1), ("builtin_keys_version", 1)] },
        CacheWords { op: Op::LoadSuperAttr, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::PopJumpIfFalse, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::PopJumpIfNone, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::PopJumpIfNotNone, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::PopJumpIfTrue, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::Send, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::StoreAttr, counter: 0, entries: &[("counter", 1), ("version", 2), ("index", 1)] },
        CacheWords { op: Op::StoreSubscr, counter: 0, entries: &[("counter", 1)] },
        CacheWords { op: Op::ToBool, counter: 0, entries: &[("counter", 1), ("version", 2)] },
        CacheWords { op: Op::UnpackSequence, counter: 0, entries: &[("counter", 1)] },
    ],
};

pub(crate) static WORDS_314: Words = Words {
    compare: &["<", "<=", "==", "!=", ">", ">="],
    binary: &["+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^", "+=", "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^=", "[]"],
    intrinsic_1: &["INTRINSIC_1_INVALID", "INTRINSIC_PRINT", "INTRINSIC_IMPORT_STAR", "INTRINSIC_STOPITERATION_ERROR", "INTRINSIC_ASYNC_GEN_WRAP", "INTRINSIC_UNARY_POSITIVE", "INTRINSIC_LIST_TO_TUPLE", "INTRINSIC_TYPEVAR", "INTRINSIC_PARAMSPEC", "INTRINSIC_TYPEVARTUPLE", "INTRINSIC_SUBSCRIPT_GENERIC", "INTRINSIC_TYPEALIAS"],
    intrinsic_2: &["INTRINSIC_2_INVALID", "INTRINSIC_PREP_RERAISE_STAR", "INTRINSIC_TYPEVAR_WITH_BOUND", "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS", "INTRINSIC_SET_FUNCTION_TYPE_PARAMS", "INTRINSIC_SET_TYPEPARAM_DEFAULT"],
    special_method: &["__enter__", "__exit__", "__aenter__", "__aexit__"],
    common_constant: &["AssertionError", "NotImplementedError", "tuple", "<built-in function all>", "<built-in function any>"],
    caches: &[
        CacheWords { op: Op::BinaryOp, counter: 17, entries: &[("counter", 1), ("descr", 4)] },
        CacheWords { op: Op::Call, counter: 17, entries: &[("counter", 1), ("func_version", 2)] },
        CacheWords { op: Op::CallKw, counter: 17, entries: &[("counter", 1), ("func_version", 2)] },
        CacheWords { op: Op::CompareOp, counter: 17, entries: &[("counter", 1)] },
        CacheWords { op: Op::ContainsOp, counter: 17, entries: &[("counter", 1)] },
        CacheWords { op: Op::ForIter, counter: 17, entries: &[("counter", 1)] },
        CacheWords { op: Op::JumpBackward, counter: 65532, entries: &[("counter", 1)] },
        CacheWords { op: Op::LoadAttr, counter: 17, entries: &[("counter", 1), ("version", 2), ("keys_version", 2), ("descr", 4)] },
        CacheWords { op: Op::LoadGlobal, counter: 17, entries: &[("counter", 1), ("index", 1), ("module_keys_version", 1), ("builtin_keys_version", 1)] },
        CacheWords { op: Op::LoadSuperAttr, counter: 17, entries: &[("counter", 1)] },
        CacheWords { op: Op::PopJumpIfFalse, counter: 21845, entries: &[("counter", 1)] },
        CacheWords { op: Op::PopJumpIfNone, counter: 21845, entries: &[("counter", 1)] },
        CacheWords { op: Op::PopJumpIfNotNone, counter: 21845, entries: &[("counter", 1)] },
        CacheWords { op: Op::PopJumpIfTrue, counter: 21845, entries: &[("counter", 1)] },
        CacheWords { op: Op::Send, counter: 17, entries: &[("counter", 1)] },
        CacheWords { op: Op::StoreAttr, counter: 17, entries: &[("counter", 1), ("version", 2), ("index", 1)] },
        CacheWords { op: Op::StoreSubscr, counter: 17, entries: &[("counter", 1)] },
        CacheWords { op: Op::ToBool, counter: 17, entries: &[("counter", 1), ("version", 2)] },
        CacheWords { op: Op::UnpackSequence, counter: 17, entries: &[("counter", 1)] },
    ],
};

pub(crate) static WORDS_315: Words = Words {
    compare: &["<", "<=", "==", "!=", ">", ">="],
    binary: &["+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^", "+=", "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^=", "[]"],
    intrinsic_1: &["INTRINSIC_1_INVALID", "INTRINSIC_PRINT", "INTRINSIC_IMPORT_STAR", "INTRINSIC_STOPITERATION_ERROR", "INTRINSIC_ASYNC_GEN_WRAP", "INTRINSIC_UNARY_POSITIVE", "INTRINSIC_LIST_TO_TUPLE", "INTRINSIC_TYPEVAR", "INTRINSIC_PARAMSPEC", "INTRINSIC_TYPEVARTUPLE", "INTRINSIC_SUBSCRIPT_GENERIC", "INTRINSIC_TYPEALIAS"],
    intrinsic_2: &["INTRINSIC_2_INVALID", "INTRINSIC_PREP_RERAISE_STAR", "INTRINSIC_TYPEVAR_WITH_BOUND", "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS", "INTRINSIC_SET_FUNCTION_TYPE_PARAMS", "INTRINSIC_SET_TYPEPARAM_DEFAULT"],
    special_method: &["__enter__", "__exit__", "__aenter__", "__aexit__"],
    common_constant: &["AssertionError", "NotImplementedError", "tuple", "<built-in function all>", "<built-in function any>", "list", "set", "None", "''", "True", "False", "-1"],
    caches: &[
        CacheWords { op: Op::BinaryOp, counter: 9, entries: &[("counter", 1), ("descr", 4)] },
        CacheWords { op: Op::Call, counter: 9, entries: &[("counter", 1), ("func_version", 2)] },
        CacheWords { op: Op::CallFunctionEx, counter: 9, entries: &[("counter", 1)] },
        CacheWords { op: Op::CallKw, counter: 9, entries: &[("counter", 1), ("func_version", 2)] },
        CacheWords { op: Op::CompareOp, counter: 9, entries: &[("counter", 1)] },
        CacheWords { op: Op::ContainsOp, counter: 9, entries: &[("counter", 1)] },
        CacheWords { op: Op::ForIter, counter: 9, entries: &[("counter", 1)] },
        CacheWords { op: Op::GetIter, counter: 9, entries: &[("counter", 1)] },
        CacheWords { op: Op::JumpBackward, counter: 32006, entries: &[("counter", 1)] },
        CacheWords { op: Op::LoadAttr, counter: 9, entries: &[("counter", 1), ("version", 2), ("keys_version", 2), ("descr", 4)] },
        CacheWords { op: Op::LoadGlobal, counter: 9, entries: &[("counter", 1), ("index", 1), ("module_keys_version", 1), ("builtin_keys_version", 1)] },
        CacheWords { op: Op::LoadSuperAttr, counter: 9, entries: &[("counter", 1)] },
        CacheWords { op: Op::PopJumpIfFalse, counter: 21845, entries: &[("counter", 1)] },
        CacheWords { op: Op::PopJumpIfNone, counter: 21845, entries: &[("counter", 1)] },
        CacheWords { op: Op::PopJumpIfNotNone, counter: 21845, entries: &[("counter", 1)] },
        CacheWords { op: Op::PopJumpIfTrue, counter: 21845, entries: &[("counter", 1)] },
        CacheWords { op: Op::Resume, counter: 65526, entries: &[("counter", 1)] },
        CacheWords { op: Op::Send, counter: 9, entries: &[("counter", 1)] },
        CacheWords { op: Op::StoreAttr, counter: 9, entries: &[("counter", 1), ("version", 2), ("index", 1)] },
        CacheWords { op: Op::StoreSubscr, counter: 9, entries: &[("counter", 1)] },
        CacheWords { op: Op::ToBool, counter: 9, entries: &[("counter", 1), ("version", 2)] },
        CacheWords { op: Op::UnpackSequence, counter: 9, entries: &[("counter", 1)] },
    ],
};
