//! Makes a .pyc: give its path. Written by pycodegen.
#![allow(dead_code, unused_imports)]

use pybytecode::assembler::{Assembly, Builder, Const, Exceptions, File, Parameters, References, Text, Variables, write_file};
use pybytecode::{CodeFlags, LocalKind, Location, Op, Target, Validation, Version};

fn main() {
    let path = std::env::args().nth(1).expect("give the path of the .pyc");
    std::fs::write(path, bytes()).unwrap();
}

/// The bytes of the file.
pub fn bytes() -> Vec<u8> {
    let target = Target::with_tables(Version::new(3, 14)).unwrap();
    let validation = Validation::UncheckedHash([138, 131, 131, 1, 95, 51, 169, 184]);
    let references = References::Usual;
    let file = File { target, validation, code: code_0(target), references };
    write_file(&file).unwrap()
}

/// `<module>`, from line 1.
fn code_0(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "<module>", "many_things.py");
    code.hidden_local("x");
    code.push_constant(Const::str("Many things."));
    code.push_constant(Const::None);
    code.push_constant(Const::from(code_1(target)));
    code.push_constant(Const::str("Stack"));
    code.push_constant(Const::str("limit"));
    code.push_constant(Const::from(code_4(target)));
    code.push_constant(Const::from(code_6(target)));
    let l0 = code.new_label();
    let l1 = code.new_label();
    let l2 = code.new_label();
    let l3 = code.new_label();
    code.at(Location::new(0, 1, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(1, 1, 0, 18));
    code.op_const(Op::LoadConst, Const::str("Many things."));
    code.op_name(Op::StoreName, "__doc__");
    code.at(Location::new(2, 2, 0, 22));
    code.op_arg(Op::LoadSmallInt, 0);
    code.op_const(Op::LoadConst, Const::None);
    code.op_name(Op::ImportName, "os.path");
    code.op_name(Op::ImportFrom, "path");
    code.op_name(Op::StoreName, "path");
    code.op(Op::PopTop);
    code.at(Location::new(4, 9, 0, 45));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_arg(Op::LoadConst, 2);
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("Stack"));
    code.at(Location::new(4, 4, 12, 16));
    code.op_name(Op::LoadName, "list");
    code.at(Location::new(4, 9, 0, 45));
    code.op_arg(Op::Call, 3);
    code.op_name(Op::StoreName, "Stack");
    code.at(Location::new(11, 16, 0, 16));
    code.op_const(Op::LoadConst, Const::Tuple(vec![Const::Float(1.5), ]));
    code.op_const(Op::LoadConst, Const::str("limit"));
    code.at(Location::new(11, 11, 41, 48));
    code.op_const(Op::LoadConst, Const::BigInt { negative: false, digits: vec![0, 0, 65536] });
    code.at(Location::new(11, 16, 0, 16));
    code.op_arg(Op::BuildMap, 1);
    code.op_arg(Op::LoadConst, 5);
    code.op(Op::MakeFunction);
    code.op_arg(Op::SetFunctionAttribute, 2);
    code.op_arg(Op::SetFunctionAttribute, 1);
    code.op_name(Op::StoreName, "counter");
    code.at(Location::new(18, 28, 0, 38));
    code.op_arg(Op::LoadConst, 6);
    code.op(Op::MakeFunction);
    code.op_name(Op::StoreName, "numbers");
    code.at(Location::new(30, 30, 26, 33));
    code.op_name(Op::LoadName, "numbers");
    code.op(Op::PushNull);
    code.at(Location::new(30, 30, 34, 35));
    code.op_arg(Op::LoadSmallInt, 3);
    code.at(Location::new(30, 30, 26, 36));
    code.op_arg(Op::Call, 1);
    code.op(Op::GetIter);
    code.at(Location::new(30, 30, 10, 42));
    code.op_local(Op::LoadFastAndClear, "x");
    code.op_arg(Op::Swap, 2);
    code.begin_region(l3);
    code.op_arg(Op::BuildList, 0);
    code.op_arg(Op::Swap, 2);
    code.place(l0);
    code.at(Location::new(30, 30, 26, 36));
    code.op_label(Op::ForIter, l2);
    code.at(Location::new(30, 30, 21, 22));
    code.op_locals(Op::StoreFastLoadFast, "x", "x");
    code.at(Location::new(30, 30, 40, 41));
    code.op(Op::ToBool);
    code.end_region();
    code.at(Location::new(30, 30, 11, 16));
    code.op_label(Op::PopJumpIfTrue, l1);
    code.op(Op::NotTaken);
    code.op_label(Op::JumpBackward, l0);
    code.begin_region(l3);
    code.place(l1);
    code.at(Location::new(30, 30, 11, 12));
    code.op_locals(Op::LoadFastBorrowLoadFastBorrow, "x", "x");
    code.at(Location::new(30, 30, 11, 16));
    code.op_arg(Op::BinaryOp, 5);
    code.op_arg(Op::ListAppend, 2);
    code.op_label(Op::JumpBackward, l0);
    code.place(l2);
    code.at(Location::new(30, 30, 26, 36));
    code.op(Op::EndFor);
    code.op(Op::PopIter);
    code.end_region();
    code.at(Location::new(30, 30, 10, 42));
    code.op_arg(Op::Swap, 2);
    code.op_local(Op::StoreFast, "x");
    code.at(Location::new(30, 30, 0, 7));
    code.op_name(Op::StoreName, "squares");
    code.op_const(Op::LoadConst, Const::None);
    code.op(Op::ReturnValue);
    code.place(l3);
    code.at(Location::NONE);
    code.op_arg(Op::Swap, 2);
    code.op(Op::PopTop);
    code.at(Location::new(30, 30, 10, 42));
    code.op_arg(Op::Swap, 2);
    code.op_local(Op::StoreFast, "x");
    code.op_arg(Op::Reraise, 0);
    code.finish().unwrap()
}

/// `Stack`, from line 4.
fn code_1(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "Stack", "many_things.py");
    code.first_line(4);
    code.cell("__classdict__");
    code.op_shared(Op::MakeCell, "__classdict__");
    code.at(Location::new(4, 4, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("Stack"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 4);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.op(Op::LoadLocals);
    code.op_shared(Op::StoreDeref, "__classdict__");
    code.at(Location::new(5, 5, 16, 23));
    code.op_const(Op::LoadConst, Const::str("stack"));
    code.at(Location::new(5, 5, 4, 8));
    code.op_name(Op::StoreName, "kind");
    code.at(Location::new(6, 9, 4, 45));
    code.op_const(Op::LoadConst, Const::str("sep"));
    code.at(Location::new(6, 6, 31, 35));
    code.op_const(Op::LoadConst, Const::str(", "));
    code.at(Location::new(6, 9, 4, 45));
    code.op_arg(Op::BuildMap, 1);
    code.op_const(Op::LoadConst, Const::from(code_2(target)));
    code.op(Op::MakeFunction);
    code.op_arg(Op::SetFunctionAttribute, 2);
    code.op_name(Op::StoreName, "push");
    code.at(Location::new(4, 4, 0, 0));
    code.op_local(Op::LoadFastBorrow, "__classdict__");
    code.op_arg(Op::BuildTuple, 1);
    code.op_const(Op::LoadConst, Const::from(code_3(target)));
    code.op(Op::MakeFunction);
    code.op_arg(Op::SetFunctionAttribute, 8);
    code.op_name(Op::StoreName, "__annotate_func__");
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_local(Op::LoadFastBorrow, "__classdict__");
    code.op_name(Op::StoreName, "__classdictcell__");
    code.op_const(Op::LoadConst, Const::None);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `Stack.push`, from line 6.
fn code_2(target: &'static Target) -> Assembly {
    let parameters = Parameters {
        positional_only: vec![],
        positional: vec!["self".into()],
        star: Some("items".into()),
        keyword_only: vec!["sep".into()],
        double_star: Some("more".into()),
    };
    let mut code = Builder::function(target, "push", "many_things.py", parameters);
    code.qualname("Stack.push");
    code.first_line(6);
    code.flags(CodeFlags::METHOD);
    code.push_constant(Const::None);
    let l0 = code.new_label();
    let l1 = code.new_label();
    code.at(Location::new(6, 6, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(7, 7, 20, 25));
    code.op_local(Op::LoadFastBorrow, "items");
    code.op(Op::GetIter);
    code.place(l0);
    code.op_label(Op::ForIter, l1);
    code.at(Location::new(7, 7, 12, 16));
    code.op_local(Op::StoreFast, "item");
    code.at(Location::new(8, 8, 12, 16));
    code.op_local(Op::LoadFastBorrow, "self");
    code.at(Location::new(8, 8, 12, 23));
    code.op_name_flags(Op::LoadAttr, "append", 1);
    code.at(Location::new(8, 8, 24, 28));
    code.op_local(Op::LoadFastBorrow, "item");
    code.at(Location::new(8, 8, 12, 29));
    code.op_arg(Op::Call, 1);
    code.op(Op::PopTop);
    code.op_label(Op::JumpBackward, l0);
    code.place(l1);
    code.at(Location::new(7, 7, 20, 25));
    code.op(Op::EndFor);
    code.op(Op::PopIter);
    code.at(Location::new(9, 9, 15, 18));
    code.op_local(Op::LoadFastBorrow, "sep");
    code.at(Location::new(9, 9, 15, 23));
    code.op_name_flags(Op::LoadAttr, "join", 1);
    code.at(Location::new(9, 9, 24, 27));
    code.op_name_flags(Op::LoadGlobal, "map", 1);
    code.at(Location::new(9, 9, 28, 31));
    code.op_name(Op::LoadGlobal, "str");
    code.at(Location::new(9, 9, 33, 37));
    code.op_local(Op::LoadFastBorrow, "self");
    code.at(Location::new(9, 9, 24, 38));
    code.op_arg(Op::Call, 2);
    code.at(Location::new(9, 9, 15, 39));
    code.op_arg(Op::Call, 1);
    code.at(Location::new(9, 9, 41, 45));
    code.op_local(Op::LoadFastBorrow, "more");
    code.at(Location::new(9, 9, 15, 45));
    code.op_arg(Op::BuildTuple, 2);
    code.at(Location::new(9, 9, 8, 45));
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `Stack.__annotate__`, from line 4.
fn code_3(target: &'static Target) -> Assembly {
    let parameters = Parameters {
        positional_only: vec!["format".into()],
        positional: vec![],
        star: None,
        keyword_only: vec![],
        double_star: None,
    };
    let mut code = Builder::function(target, "__annotate__", "many_things.py", parameters);
    code.qualname("Stack.__annotate__");
    code.first_line(4);
    code.free("__classdict__");
    code.push_constant(Const::Int(2));
    let l0 = code.new_label();
    code.op_arg(Op::CopyFreeVars, 1);
    code.at(Location::new(4, 4, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_local(Op::LoadFastBorrow, "format");
    code.op_arg(Op::LoadSmallInt, 2);
    code.op_arg(Op::CompareOp, 132);
    code.op_label(Op::PopJumpIfFalse, l0);
    code.op(Op::NotTaken);
    code.op_arg(Op::LoadCommonConstant, 1);
    code.op_arg(Op::RaiseVarargs, 1);
    code.place(l0);
    code.op_arg(Op::BuildMap, 0);
    code.at(Location::new(5, 5, 10, 13));
    code.op_shared(Op::LoadDeref, "__classdict__");
    code.op_name(Op::LoadFromDictOrGlobals, "str");
    code.at(Location::new(5, 5, 4, 23));
    code.op_arg(Op::Copy, 2);
    code.op_const(Op::LoadConst, Const::str("kind"));
    code.at(Location::new(4, 4, 0, 0));
    code.op(Op::StoreSubscr);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `counter`, from line 11.
fn code_4(target: &'static Target) -> Assembly {
    let parameters = Parameters {
        positional_only: vec!["start".into()],
        positional: vec!["step".into()],
        star: None,
        keyword_only: vec!["limit".into()],
        double_star: None,
    };
    let mut code = Builder::function(target, "counter", "many_things.py", parameters);
    code.first_line(11);
    code.cell("start");
    code.cell("step");
    code.op_shared(Op::MakeCell, "start");
    code.op_shared(Op::MakeCell, "step");
    code.at(Location::new(11, 11, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(12, 15, 4, 20));
    code.op_local(Op::LoadFastBorrow, "start");
    code.op_local(Op::LoadFastBorrow, "step");
    code.op_arg(Op::BuildTuple, 2);
    code.op_const(Op::LoadConst, Const::from(code_5(target)));
    code.op(Op::MakeFunction);
    code.op_arg(Op::SetFunctionAttribute, 8);
    code.op_local(Op::StoreFast, "count");
    code.at(Location::new(16, 16, 11, 16));
    code.op_local(Op::LoadFastBorrow, "count");
    code.at(Location::new(16, 16, 4, 16));
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `counter.<locals>.count`, from line 12.
fn code_5(target: &'static Target) -> Assembly {
    let parameters = Parameters::default();
    let mut code = Builder::function(target, "count", "many_things.py", parameters);
    code.qualname("counter.<locals>.count");
    code.first_line(12);
    code.flags(CodeFlags::NESTED);
    code.free("start");
    code.free("step");
    code.push_constant(Const::None);
    code.op_arg(Op::CopyFreeVars, 2);
    code.at(Location::new(12, 12, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(14, 14, 8, 13));
    code.op_shared(Op::LoadDeref, "start");
    code.at(Location::new(14, 14, 17, 21));
    code.op_shared(Op::LoadDeref, "step");
    code.at(Location::new(14, 14, 8, 21));
    code.op_arg(Op::BinaryOp, 13);
    code.at(Location::new(14, 14, 8, 13));
    code.op_shared(Op::StoreDeref, "start");
    code.at(Location::new(15, 15, 15, 20));
    code.op_shared(Op::LoadDeref, "start");
    code.at(Location::new(15, 15, 8, 20));
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `numbers`, from line 18.
fn code_6(target: &'static Target) -> Assembly {
    let parameters = Parameters::new(["n"]);
    let mut code = Builder::function(target, "numbers", "many_things.py", parameters);
    code.first_line(18);
    code.flags(CodeFlags::GENERATOR);
    code.local("i");
    code.local("got");
    code.local("error");
    code.push_constant(Const::str("a"));
    code.push_constant(Const::str(">"));
    code.push_constant(Const::Float(1e300));
    code.push_constant(Const::Complex { real: 0.0, imag: 2.0 });
    code.push_constant(Const::Ellipsis);
    code.push_constant(Const::None);
    code.push_constant(Const::str(Text(b"\xc3\xa9\xed\xa0\x80\n\t".to_vec())));
    code.push_name("range");
    code.push_name("ValueError");
    code.push_name("KeyError");
    code.push_name("print");
    let l0 = code.new_label();
    let l1 = code.new_label();
    let l2 = code.new_label();
    let l3 = code.new_label();
    let l4 = code.new_label();
    let l5 = code.new_label();
    let l6 = code.new_label();
    let l7 = code.new_label();
    let l8 = code.new_label();
    let l9 = code.new_label();
    let l10 = code.new_label();
    let l11 = code.new_label();
    let l12 = code.new_label();
    let l13 = code.new_label();
    let l14 = code.new_label();
    let l15 = code.new_label();
    let l16 = code.new_label();
    code.line(18);
    code.op(Op::ReturnGenerator);
    code.op(Op::PopTop);
    code.region(l16, None, true);
    code.at(Location::new(18, 18, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.end_region();
    code.at(Location::new(19, 28, 4, 38));
    code.op(Op::Nop);
    code.begin_region(l4);
    code.at(Location::new(20, 20, 17, 22));
    code.op_name_flags(Op::LoadGlobal, "range", 1);
    code.at(Location::new(20, 20, 23, 24));
    code.op_local(Op::LoadFastBorrow, "n");
    code.at(Location::new(20, 20, 17, 25));
    code.op_arg(Op::Call, 1);
    code.op(Op::GetIter);
    code.place(l0);
    code.op_label(Op::ForIter, l2);
    code.at(Location::new(20, 20, 12, 13));
    code.op_local(Op::StoreFast, "i");
    code.at(Location::new(21, 21, 24, 25));
    code.op_local(Op::LoadFastBorrow, "i");
    code.at(Location::new(21, 21, 18, 25));
    code.op_arg(Op::YieldValue, 0);
    code.op_arg(Op::Resume, 1);
    code.at(Location::new(21, 21, 12, 15));
    code.op_local(Op::StoreFast, "got");
    code.at(Location::new(22, 22, 15, 18));
    code.op_local(Op::LoadFastBorrow, "got");
    code.at(Location::new(22, 22, 22, 45));
    code.op_const(Op::LoadConst, Const::FrozenSet(vec![Const::str("a"), Const::str("b"), Const::Bytes(b"\x00\xff".to_vec()), ]));
    code.at(Location::new(22, 22, 15, 45));
    code.op_arg(Op::ContainsOp, 0);
    code.end_region();
    code.op_label(Op::PopJumpIfTrue, l1);
    code.op(Op::NotTaken);
    code.op_label(Op::JumpBackward, l0);
    code.begin_region(l4);
    code.place(l1);
    code.at(Location::new(23, 23, 22, 32));
    code.op_name_flags(Op::LoadGlobal, "ValueError", 1);
    code.at(Location::new(23, 23, 36, 39));
    code.op_local(Op::LoadFastBorrow, "got");
    code.at(Location::new(23, 23, 35, 47));
    code.op_arg(Op::ConvertValue, 2);
    code.at(Location::new(23, 23, 42, 43));
    code.op_const(Op::LoadConst, Const::str(">"));
    code.at(Location::new(23, 23, 44, 45));
    code.op_local(Op::LoadFastBorrow, "n");
    code.at(Location::new(23, 23, 43, 46));
    code.op(Op::FormatSimple);
    code.at(Location::new(23, 23, 41, 46));
    code.op_arg(Op::BuildString, 2);
    code.at(Location::new(23, 23, 35, 47));
    code.op(Op::FormatWithSpec);
    code.at(Location::new(23, 23, 22, 49));
    code.op_arg(Op::Call, 1);
    code.at(Location::new(23, 23, 16, 49));
    code.op_arg(Op::RaiseVarargs, 1);
    code.place(l2);
    code.at(Location::new(20, 20, 17, 25));
    code.op(Op::EndFor);
    code.op(Op::PopIter);
    code.region(l16, None, true);
    code.place(l3);
    code.at(Location::new(27, 27, 13, 17));
    code.op_name_flags(Op::LoadGlobal, "open", 1);
    code.at(Location::new(27, 27, 18, 22));
    code.op_name(Op::LoadGlobal, "path");
    code.at(Location::new(27, 27, 18, 30));
    code.op_name(Op::LoadAttr, "devnull");
    code.at(Location::new(27, 27, 13, 31));
    code.op_arg(Op::Call, 1);
    code.op_arg(Op::Copy, 1);
    code.op_arg(Op::LoadSpecial, 1);
    code.op_arg(Op::Swap, 2);
    code.op_arg(Op::Swap, 3);
    code.op_arg(Op::LoadSpecial, 0);
    code.op_arg(Op::Call, 0);
    code.region(l8, None, true);
    code.at(Location::new(27, 27, 35, 39));
    code.op_local(Op::StoreFast, "file");
    code.at(Location::new(28, 28, 12, 16));
    code.op_local(Op::LoadFastBorrow, "file");
    code.at(Location::new(28, 28, 12, 22));
    code.op_name_flags(Op::LoadAttr, "write", 1);
    code.at(Location::new(28, 28, 23, 37));
    code.op_const(Op::LoadConst, Const::str(Text(b"\xc3\xa9\xed\xa0\x80\n\t".to_vec())));
    code.at(Location::new(28, 28, 12, 38));
    code.op_arg(Op::Call, 1);
    code.op(Op::PopTop);
    code.region(l16, None, true);
    code.at(Location::new(27, 27, 13, 31));
    code.op_const(Op::LoadConst, Const::None);
    code.op_const(Op::LoadConst, Const::None);
    code.op_const(Op::LoadConst, Const::None);
    code.op_arg(Op::Call, 3);
    code.op(Op::PopTop);
    code.op_const(Op::LoadConst, Const::None);
    code.op(Op::ReturnValue);
    code.region(l7, None, true);
    code.place(l4);
    code.at(Location::NONE);
    code.op(Op::PushExcInfo);
    code.at(Location::new(24, 24, 12, 22));
    code.op_name(Op::LoadGlobal, "ValueError");
    code.at(Location::new(24, 24, 24, 32));
    code.op_name(Op::LoadGlobal, "KeyError");
    code.at(Location::new(24, 24, 11, 33));
    code.op_arg(Op::BuildTuple, 2);
    code.at(Location::new(24, 25, 4, 42));
    code.op(Op::CheckExcMatch);
    code.op_label(Op::PopJumpIfFalse, l6);
    code.op(Op::NotTaken);
    code.op_local(Op::StoreFast, "error");
    code.region(l5, None, true);
    code.at(Location::new(25, 25, 8, 13));
    code.op_name_flags(Op::LoadGlobal, "print", 1);
    code.at(Location::new(25, 25, 14, 18));
    code.op_const(Op::LoadConst, Const::Float(-0.0));
    code.at(Location::new(25, 25, 20, 25));
    code.op_const(Op::LoadConst, Const::Float(1e300));
    code.at(Location::new(25, 25, 27, 29));
    code.op_const(Op::LoadConst, Const::Complex { real: 0.0, imag: 2.0 });
    code.at(Location::new(25, 25, 31, 34));
    code.op_const(Op::LoadConst, Const::Ellipsis);
    code.at(Location::new(25, 25, 36, 41));
    code.op_local(Op::LoadFast, "error");
    code.at(Location::new(25, 25, 8, 42));
    code.op_arg(Op::Call, 5);
    code.op(Op::PopTop);
    code.begin_region(l11);
    code.op(Op::PopExcept);
    code.op_const(Op::LoadConst, Const::None);
    code.op_local(Op::StoreFast, "error");
    code.op_local(Op::DeleteFast, "error");
    code.op_label(Op::JumpBackwardNoInterrupt, l3);
    code.region(l7, None, true);
    code.place(l5);
    code.at(Location::NONE);
    code.op_const(Op::LoadConst, Const::None);
    code.op_local(Op::StoreFast, "error");
    code.op_local(Op::DeleteFast, "error");
    code.op_arg(Op::Reraise, 1);
    code.place(l6);
    code.at(Location::new(24, 25, 4, 42));
    code.op_arg(Op::Reraise, 0);
    code.begin_region(l11);
    code.place(l7);
    code.at(Location::NONE);
    code.op_arg(Op::Copy, 3);
    code.op(Op::PopExcept);
    code.op_arg(Op::Reraise, 1);
    code.region(l10, None, true);
    code.place(l8);
    code.at(Location::new(27, 27, 13, 31));
    code.op(Op::PushExcInfo);
    code.op(Op::WithExceptStart);
    code.op(Op::ToBool);
    code.op_label(Op::PopJumpIfTrue, l9);
    code.op(Op::NotTaken);
    code.op_arg(Op::Reraise, 2);
    code.place(l9);
    code.op(Op::PopTop);
    code.region(l16, None, true);
    code.op(Op::PopExcept);
    code.op(Op::PopTop);
    code.op(Op::PopTop);
    code.op(Op::PopTop);
    code.op_const(Op::LoadConst, Const::None);
    code.op(Op::ReturnValue);
    code.place(l10);
    code.at(Location::NONE);
    code.op_arg(Op::Copy, 3);
    code.op(Op::PopExcept);
    code.op_arg(Op::Reraise, 1);
    code.region(l15, None, true);
    code.place(l11);
    code.op(Op::PushExcInfo);
    code.at(Location::new(27, 27, 13, 17));
    code.op_name_flags(Op::LoadGlobal, "open", 1);
    code.at(Location::new(27, 27, 18, 22));
    code.op_name(Op::LoadGlobal, "path");
    code.at(Location::new(27, 27, 18, 30));
    code.op_name(Op::LoadAttr, "devnull");
    code.at(Location::new(27, 27, 13, 31));
    code.op_arg(Op::Call, 1);
    code.op_arg(Op::Copy, 1);
    code.op_arg(Op::LoadSpecial, 1);
    code.op_arg(Op::Swap, 2);
    code.op_arg(Op::Swap, 3);
    code.op_arg(Op::LoadSpecial, 0);
    code.op_arg(Op::Call, 0);
    code.region(l12, None, true);
    code.at(Location::new(27, 27, 35, 39));
    code.op_local(Op::StoreFast, "file");
    code.at(Location::new(28, 28, 12, 16));
    code.op_local(Op::LoadFast, "file");
    code.at(Location::new(28, 28, 12, 22));
    code.op_name_flags(Op::LoadAttr, "write", 1);
    code.at(Location::new(28, 28, 23, 37));
    code.op_const(Op::LoadConst, Const::str(Text(b"\xc3\xa9\xed\xa0\x80\n\t".to_vec())));
    code.at(Location::new(28, 28, 12, 38));
    code.op_arg(Op::Call, 1);
    code.op(Op::PopTop);
    code.region(l15, None, true);
    code.at(Location::new(27, 27, 13, 31));
    code.op_const(Op::LoadConst, Const::None);
    code.op_const(Op::LoadConst, Const::None);
    code.op_const(Op::LoadConst, Const::None);
    code.op_arg(Op::Call, 3);
    code.op(Op::PopTop);
    code.op_arg(Op::Reraise, 0);
    code.region(l14, None, true);
    code.place(l12);
    code.op(Op::PushExcInfo);
    code.op(Op::WithExceptStart);
    code.op(Op::ToBool);
    code.op_label(Op::PopJumpIfTrue, l13);
    code.op(Op::NotTaken);
    code.op_arg(Op::Reraise, 2);
    code.place(l13);
    code.op(Op::PopTop);
    code.region(l15, None, true);
    code.op(Op::PopExcept);
    code.op(Op::PopTop);
    code.op(Op::PopTop);
    code.op(Op::PopTop);
    code.op_arg(Op::Reraise, 0);
    code.place(l14);
    code.at(Location::NONE);
    code.op_arg(Op::Copy, 3);
    code.op(Op::PopExcept);
    code.op_arg(Op::Reraise, 1);
    code.region(l16, None, true);
    code.place(l15);
    code.op_arg(Op::Copy, 3);
    code.op(Op::PopExcept);
    code.op_arg(Op::Reraise, 1);
    code.end_region();
    code.place(l16);
    code.op_arg(Op::CallIntrinsic1, 3);
    code.op_arg(Op::Reraise, 1);
    code.finish().unwrap()
}
