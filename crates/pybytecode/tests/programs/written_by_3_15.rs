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
    let target = Target::with_tables(Version::new(3, 15)).unwrap();
    let validation = Validation::UncheckedHash([64, 159, 135, 1, 218, 187, 164, 200]);
    let references = References::Usual;
    let file = File { target, validation, code: code_0(target), references };
    write_file(&file).unwrap()
}

/// `<module>`, from line 1.
fn code_0(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "<module>", "classes.py");
    code.at(Location::new(0, 1, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(1, 1, 0, 13));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_1(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("A"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "A");
    code.at(Location::new(2, 2, 0, 16));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_2(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("B"));
    code.at(Location::new(2, 2, 8, 9));
    code.op_name(Op::LoadName, "A");
    code.at(Location::new(2, 2, 0, 16));
    code.op_arg(Op::Call, 3);
    code.op_name(Op::StoreName, "B");
    code.at(Location::new(3, 3, 0, 19));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_3(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("C"));
    code.at(Location::new(3, 3, 8, 9));
    code.op_name(Op::LoadName, "A");
    code.at(Location::new(3, 3, 11, 12));
    code.op_name(Op::LoadName, "B");
    code.at(Location::new(3, 3, 0, 19));
    code.op_arg(Op::Call, 4);
    code.op_name(Op::StoreName, "C");
    code.at(Location::new(4, 4, 0, 15));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_4(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("D"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "D");
    code.at(Location::new(5, 5, 0, 26));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_5(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("E"));
    code.at(Location::new(5, 5, 18, 19));
    code.op_name(Op::LoadName, "M");
    code.at(Location::new(5, 5, 0, 26));
    code.op_const(Op::LoadConst, Const::Tuple(vec![Const::str("metaclass"), ]));
    code.op_arg(Op::CallKw, 3);
    code.op_name(Op::StoreName, "E");
    code.at(Location::new(6, 6, 0, 34));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_6(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("F"));
    code.at(Location::new(6, 6, 8, 9));
    code.op_name(Op::LoadName, "A");
    code.at(Location::new(6, 6, 21, 22));
    code.op_name(Op::LoadName, "M");
    code.at(Location::new(6, 6, 26, 27));
    code.op_arg(Op::LoadSmallInt, 1);
    code.at(Location::new(6, 6, 0, 34));
    code.op_const(Op::LoadConst, Const::Tuple(vec![Const::str("metaclass"), Const::str("x"), ]));
    code.op_arg(Op::CallKw, 5);
    code.op_name(Op::StoreName, "F");
    code.at(Location::new(7, 7, 0, 17));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_7(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("G"));
    code.op_arg(Op::BuildList, 2);
    code.at(Location::new(7, 7, 9, 10));
    code.op_name(Op::LoadName, "x");
    code.at(Location::new(7, 7, 0, 17));
    code.op_arg(Op::ListExtend, 1);
    code.op_arg(Op::CallIntrinsic1, 6);
    code.op(Op::PushNull);
    code.op(Op::CallFunctionEx);
    code.op_name(Op::StoreName, "G");
    code.at(Location::new(8, 8, 0, 18));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_8(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("H"));
    code.op_arg(Op::BuildTuple, 2);
    code.op_arg(Op::BuildMap, 0);
    code.at(Location::new(8, 8, 10, 11));
    code.op_name(Op::LoadName, "x");
    code.at(Location::new(8, 8, 0, 18));
    code.op_arg(Op::DictMerge, 1);
    code.op(Op::CallFunctionEx);
    code.op_name(Op::StoreName, "H");
    code.at(Location::new(9, 9, 0, 30));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_9(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("I"));
    code.at(Location::new(9, 9, 8, 9));
    code.op_name(Op::LoadName, "A");
    code.at(Location::new(9, 9, 0, 30));
    code.op_arg(Op::BuildList, 3);
    code.at(Location::new(9, 9, 12, 13));
    code.op_name(Op::LoadName, "x");
    code.at(Location::new(9, 9, 0, 30));
    code.op_arg(Op::ListExtend, 1);
    code.op_arg(Op::CallIntrinsic1, 6);
    code.op_const(Op::LoadConst, Const::str("y"));
    code.at(Location::new(9, 9, 17, 18));
    code.op_arg(Op::LoadSmallInt, 1);
    code.at(Location::new(9, 9, 0, 30));
    code.op_arg(Op::BuildMap, 1);
    code.at(Location::new(9, 9, 22, 23));
    code.op_name(Op::LoadName, "z");
    code.at(Location::new(9, 9, 0, 30));
    code.op_arg(Op::DictMerge, 1);
    code.op(Op::CallFunctionEx);
    code.op_name(Op::StoreName, "I");
    code.at(Location::new(10, 10, 0, 29));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_10(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("J"));
    code.at(Location::new(10, 10, 8, 9));
    code.op_name(Op::LoadName, "A");
    code.op(Op::PushNull);
    code.at(Location::new(10, 10, 8, 11));
    code.op_arg(Op::Call, 0);
    code.at(Location::new(10, 10, 13, 14));
    code.op_name(Op::LoadName, "b");
    code.at(Location::new(10, 10, 13, 16));
    code.op_name(Op::LoadAttr, "c");
    code.at(Location::new(10, 10, 18, 19));
    code.op_name(Op::LoadName, "d");
    code.at(Location::new(10, 10, 20, 21));
    code.op_name(Op::LoadName, "e");
    code.at(Location::new(10, 10, 18, 22));
    code.op_arg(Op::BinaryOp, 26);
    code.at(Location::new(10, 10, 0, 29));
    code.op_arg(Op::Call, 5);
    code.op_name(Op::StoreName, "J");
    code.at(Location::new(11, 12, 0, 13));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_11(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("K"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "K");
    code.at(Location::new(13, 15, 0, 21));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_12(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("L"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "L");
    code.at(Location::new(16, 19, 0, 25));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_14(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("M"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "M");
    code.at(Location::new(20, 22, 0, 22));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_18(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("P"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "P");
    code.at(Location::new(23, 23, 0, 15));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_19(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("Q"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "Q");
    code.at(Location::new(24, 24, 0, 12));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_21(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("R"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "R");
    code.at(Location::new(25, 25, 1, 5));
    code.op_name(Op::LoadName, "deco");
    code.at(Location::new(26, 26, 0, 16));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_22(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("S"));
    code.at(Location::new(26, 26, 8, 9));
    code.op_name(Op::LoadName, "A");
    code.at(Location::new(26, 26, 0, 16));
    code.op_arg(Op::Call, 3);
    code.at(Location::new(25, 25, 1, 5));
    code.op_arg(Op::Call, 0);
    code.at(Location::new(26, 26, 0, 16));
    code.op_name(Op::StoreName, "S");
    code.at(Location::new(27, 31, 0, 25));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_23(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("T"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "T");
    code.at(Location::new(32, 36, 0, 9));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_25(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("U"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "U");
    code.at(Location::new(37, 37, 0, 33));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_26(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("V"));
    code.at(Location::new(37, 37, 8, 9));
    code.op_name(Op::LoadName, "A");
    code.at(Location::new(37, 37, 0, 33));
    code.op_arg(Op::BuildList, 3);
    code.at(Location::new(37, 37, 25, 26));
    code.op_name(Op::LoadName, "x");
    code.at(Location::new(37, 37, 0, 33));
    code.op_arg(Op::ListExtend, 1);
    code.op_arg(Op::CallIntrinsic1, 6);
    code.op_const(Op::LoadConst, Const::str("metaclass"));
    code.at(Location::new(37, 37, 21, 22));
    code.op_name(Op::LoadName, "M");
    code.at(Location::new(37, 37, 0, 33));
    code.op_arg(Op::BuildMap, 1);
    code.op(Op::CallFunctionEx);
    code.op_name(Op::StoreName, "V");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `A`, from line 1.
fn code_1(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "A", "classes.py");
    code.at(Location::new(1, 1, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("A"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 1);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(1, 1, 9, 13));
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `B`, from line 2.
fn code_2(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "B", "classes.py");
    code.first_line(2);
    code.at(Location::new(2, 2, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("B"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 2);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(2, 2, 12, 16));
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `C`, from line 3.
fn code_3(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "C", "classes.py");
    code.first_line(3);
    code.at(Location::new(3, 3, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("C"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 3);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(3, 3, 15, 19));
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `D`, from line 4.
fn code_4(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "D", "classes.py");
    code.first_line(4);
    code.at(Location::new(4, 4, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("D"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 4);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(4, 4, 11, 15));
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `E`, from line 5.
fn code_5(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "E", "classes.py");
    code.first_line(5);
    code.at(Location::new(5, 5, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("E"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 5);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(5, 5, 22, 26));
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `F`, from line 6.
fn code_6(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "F", "classes.py");
    code.first_line(6);
    code.at(Location::new(6, 6, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("F"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 6);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(6, 6, 30, 34));
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `G`, from line 7.
fn code_7(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "G", "classes.py");
    code.first_line(7);
    code.at(Location::new(7, 7, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("G"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 7);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(7, 7, 13, 17));
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `H`, from line 8.
fn code_8(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "H", "classes.py");
    code.first_line(8);
    code.at(Location::new(8, 8, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("H"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 8);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(8, 8, 14, 18));
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `I`, from line 9.
fn code_9(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "I", "classes.py");
    code.first_line(9);
    code.at(Location::new(9, 9, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("I"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 9);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(9, 9, 26, 30));
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `J`, from line 10.
fn code_10(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "J", "classes.py");
    code.first_line(10);
    code.at(Location::new(10, 10, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("J"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 10);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(10, 10, 25, 29));
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `K`, from line 11.
fn code_11(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "K", "classes.py");
    code.first_line(11);
    code.at(Location::new(11, 11, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("K"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 11);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(12, 12, 4, 13));
    code.op_const(Op::LoadConst, Const::str("doc"));
    code.op_name(Op::StoreName, "__doc__");
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `L`, from line 13.
fn code_12(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "L", "classes.py");
    code.first_line(13);
    code.cell("__classdict__");
    code.op_shared(Op::MakeCell, "__classdict__");
    code.at(Location::new(13, 13, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("L"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 13);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.op(Op::LoadLocals);
    code.op_shared(Op::StoreDeref, "__classdict__");
    code.at(Location::new(14, 14, 8, 9));
    code.op_arg(Op::LoadSmallInt, 1);
    code.at(Location::new(14, 14, 4, 5));
    code.op_name(Op::StoreName, "x");
    code.at(Location::new(15, 15, 4, 21));
    code.op_const(Op::LoadConst, Const::from(code_13(target)));
    code.op(Op::MakeFunction);
    code.op_name(Op::StoreName, "f");
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_local(Op::LoadFastBorrow, "__classdict__");
    code.op_name(Op::StoreName, "__classdictcell__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `L.f`, from line 15.
fn code_13(target: &'static Target) -> Assembly {
    let parameters = Parameters::new(["self"]);
    let mut code = Builder::function(target, "f", "classes.py", parameters);
    code.qualname("L.f");
    code.first_line(15);
    code.flags(CodeFlags::METHOD);
    code.push_constant(Const::None);
    code.at(Location::new(15, 15, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(15, 15, 17, 21));
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `M`, from line 16.
fn code_14(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "M", "classes.py");
    code.first_line(16);
    code.at(Location::new(16, 16, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("M"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 16);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(17, 19, 4, 25));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_15(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("N"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "N");
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `M.N`, from line 17.
fn code_15(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "N", "classes.py");
    code.qualname("M.N");
    code.first_line(17);
    code.cell("__classdict__");
    code.op_shared(Op::MakeCell, "__classdict__");
    code.at(Location::new(17, 17, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("M.N"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 17);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.op(Op::LoadLocals);
    code.op_shared(Op::StoreDeref, "__classdict__");
    code.at(Location::new(18, 18, 8, 21));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_16(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("O"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "O");
    code.at(Location::new(19, 19, 8, 25));
    code.op_const(Op::LoadConst, Const::from(code_17(target)));
    code.op(Op::MakeFunction);
    code.op_name(Op::StoreName, "f");
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_local(Op::LoadFastBorrow, "__classdict__");
    code.op_name(Op::StoreName, "__classdictcell__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `M.N.O`, from line 18.
fn code_16(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "O", "classes.py");
    code.qualname("M.N.O");
    code.first_line(18);
    code.at(Location::new(18, 18, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("M.N.O"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 18);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(18, 18, 17, 21));
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `M.N.f`, from line 19.
fn code_17(target: &'static Target) -> Assembly {
    let parameters = Parameters::new(["self"]);
    let mut code = Builder::function(target, "f", "classes.py", parameters);
    code.qualname("M.N.f");
    code.first_line(19);
    code.flags(CodeFlags::METHOD);
    code.push_constant(Const::None);
    code.at(Location::new(19, 19, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(19, 19, 21, 25));
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `P`, from line 20.
fn code_18(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "P", "classes.py");
    code.first_line(20);
    code.at(Location::new(20, 20, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("P"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 20);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(21, 21, 4, 8));
    code.op(Op::Nop);
    code.at(Location::new(22, 22, 4, 22));
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `Q`, from line 23.
fn code_19(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "Q", "classes.py");
    code.first_line(23);
    code.cell("__classdict__");
    code.op_shared(Op::MakeCell, "__classdict__");
    code.at(Location::new(23, 23, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("Q"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 23);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.op(Op::LoadLocals);
    code.op_shared(Op::StoreDeref, "__classdict__");
    code.op_local(Op::LoadFastBorrow, "__classdict__");
    code.op_arg(Op::BuildTuple, 1);
    code.op_const(Op::LoadConst, Const::from(code_20(target)));
    code.op(Op::MakeFunction);
    code.op_arg(Op::SetFunctionAttribute, 8);
    code.op_name(Op::StoreName, "__annotate_func__");
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_local(Op::LoadFastBorrow, "__classdict__");
    code.op_name(Op::StoreName, "__classdictcell__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `Q.__annotate__`, from line 23.
fn code_20(target: &'static Target) -> Assembly {
    let parameters = Parameters {
        positional_only: vec!["format".into()],
        positional: vec![],
        star: None,
        keyword_only: vec![],
        double_star: None,
    };
    let mut code = Builder::function(target, "__annotate__", "classes.py", parameters);
    code.qualname("Q.__annotate__");
    code.first_line(23);
    code.free("__classdict__");
    code.push_constant(Const::Int(2));
    let l0 = code.new_label();
    code.op_arg(Op::CopyFreeVars, 1);
    code.at(Location::new(23, 23, 0, 0));
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
    code.at(Location::new(23, 23, 12, 15));
    code.op_shared(Op::LoadDeref, "__classdict__");
    code.op_name(Op::LoadFromDictOrGlobals, "int");
    code.at(Location::new(23, 23, 9, 15));
    code.op_arg(Op::Copy, 2);
    code.op_const(Op::LoadConst, Const::str("x"));
    code.at(Location::new(23, 23, 0, 0));
    code.op(Op::StoreSubscr);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `R`, from line 24.
fn code_21(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "R", "classes.py");
    code.first_line(24);
    code.at(Location::new(24, 24, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("R"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 24);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(24, 24, 9, 12));
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `S`, from line 25.
fn code_22(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "S", "classes.py");
    code.first_line(25);
    code.at(Location::new(25, 25, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("S"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 25);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(26, 26, 12, 16));
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `T`, from line 27.
fn code_23(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "T", "classes.py");
    code.first_line(27);
    code.cell("__classdict__");
    code.push_constant(Const::str("T"));
    code.push_constant(Const::from(code_24(target)));
    let l0 = code.new_label();
    code.op_shared(Op::MakeCell, "__classdict__");
    code.at(Location::new(27, 27, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("T"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 27);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.op(Op::LoadLocals);
    code.op_shared(Op::StoreDeref, "__classdict__");
    code.at(Location::new(28, 28, 7, 8));
    code.op_name(Op::LoadName, "x");
    code.op(Op::ToBool);
    code.op_label(Op::PopJumpIfFalse, l0);
    code.op(Op::NotTaken);
    code.at(Location::new(29, 29, 12, 13));
    code.op_arg(Op::LoadSmallInt, 1);
    code.at(Location::new(29, 29, 8, 9));
    code.op_name(Op::StoreName, "a");
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_local(Op::LoadFastBorrow, "__classdict__");
    code.op_name(Op::StoreName, "__classdictcell__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.place(l0);
    code.at(Location::new(31, 31, 8, 25));
    code.op_arg(Op::LoadConst, 1);
    code.op(Op::MakeFunction);
    code.op_name(Op::StoreName, "a");
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_local(Op::LoadFastBorrow, "__classdict__");
    code.op_name(Op::StoreName, "__classdictcell__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `T.a`, from line 31.
fn code_24(target: &'static Target) -> Assembly {
    let parameters = Parameters::new(["self"]);
    let mut code = Builder::function(target, "a", "classes.py", parameters);
    code.qualname("T.a");
    code.first_line(31);
    code.flags(CodeFlags::METHOD);
    code.push_constant(Const::None);
    code.at(Location::new(31, 31, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(31, 31, 21, 25));
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `U`, from line 32.
fn code_25(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "U", "classes.py");
    code.first_line(32);
    code.at(Location::new(32, 32, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("U"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 32);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(33, 33, 14, 15));
    code.op_arg(Op::LoadSmallInt, 1);
    code.at(Location::new(33, 33, 4, 11));
    code.op_name(Op::StoreName, "return_");
    code.at(Location::new(34, 34, 8, 9));
    code.op_name(Op::LoadName, "U");
    code.at(Location::new(34, 34, 4, 5));
    code.op_name(Op::StoreName, "x");
    code.at(Location::new(35, 35, 16, 18));
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.at(Location::new(35, 35, 4, 13));
    code.op_name(Op::StoreName, "__slots__");
    code.at(Location::new(36, 36, 8, 9));
    code.op_name(Op::DeleteName, "x");
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `V`, from line 37.
fn code_26(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "V", "classes.py");
    code.first_line(37);
    code.at(Location::new(37, 37, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("V"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_arg(Op::LoadSmallInt, 37);
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(37, 37, 29, 33));
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_arg(Op::LoadCommonConstant, 7);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}
