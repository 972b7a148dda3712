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
    let target = Target::with_tables(Version::new(3, 13)).unwrap();
    let validation = Validation::UncheckedHash([55, 135, 49, 172, 240, 188, 237, 15]);
    let references = References::Usual;
    let file = File { target, validation, code: code_0(target), references };
    write_file(&file).unwrap()
}

/// `<module>`, from line 1.
fn code_0(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "<module>", "class_cells.py");
    code.at(Location::new(0, 1, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(2, 4, 0, 24));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_1(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("A"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "A");
    code.at(Location::new(7, 9, 0, 24));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_3(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("B"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "B");
    code.at(Location::new(12, 16, 0, 16));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_5(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("C"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "C");
    code.at(Location::new(19, 24, 0, 24));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_8(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("D"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "D");
    code.at(Location::new(27, 31, 0, 24));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_12(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("F"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "F");
    code.at(Location::new(34, 40, 0, 16));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_14(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("G"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "G");
    code.at(Location::new(43, 46, 0, 30));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_18(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("I"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "I");
    code.at(Location::new(49, 55, 0, 20));
    code.op_const(Op::LoadConst, Const::from(code_21(target)));
    code.op(Op::MakeFunction);
    code.op_name(Op::StoreName, "f");
    code.at(Location::new(58, 62, 0, 24));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_24(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("K"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "K");
    code.op_const(Op::ReturnConst, Const::None);
    code.finish().unwrap()
}

/// `A`, from line 2.
fn code_1(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "A", "class_cells.py");
    code.first_line(2);
    code.cell("__class__");
    code.op_shared(Op::MakeCell, "__class__");
    code.at(Location::new(2, 2, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("A"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_const(Op::LoadConst, Const::Int(2));
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(3, 4, 4, 24));
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::BuildTuple, 1);
    code.op_const(Op::LoadConst, Const::from(code_2(target)));
    code.op(Op::MakeFunction);
    code.op_arg(Op::SetFunctionAttribute, 8);
    code.op_name(Op::StoreName, "a");
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::Copy, 1);
    code.op_name(Op::StoreName, "__classcell__");
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `A.a`, from line 3.
fn code_2(target: &'static Target) -> Assembly {
    let parameters = Parameters::new(["self"]);
    let mut code = Builder::function(target, "a", "class_cells.py", parameters);
    code.qualname("A.a");
    code.first_line(3);
    code.free("__class__");
    code.push_constant(Const::None);
    code.op_arg(Op::CopyFreeVars, 1);
    code.at(Location::new(3, 3, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(4, 4, 15, 24));
    code.op_shared(Op::LoadDeref, "__class__");
    code.at(Location::new(4, 4, 8, 24));
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `B`, from line 7.
fn code_3(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "B", "class_cells.py");
    code.first_line(7);
    code.cell("__class__");
    code.op_shared(Op::MakeCell, "__class__");
    code.at(Location::new(7, 7, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("B"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_const(Op::LoadConst, Const::Int(7));
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(8, 9, 4, 24));
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::BuildTuple, 1);
    code.op_const(Op::LoadConst, Const::from(code_4(target)));
    code.op(Op::MakeFunction);
    code.op_arg(Op::SetFunctionAttribute, 8);
    code.op_name(Op::StoreName, "a");
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::Copy, 1);
    code.op_name(Op::StoreName, "__classcell__");
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `B.a`, from line 8.
fn code_4(target: &'static Target) -> Assembly {
    let parameters = Parameters::new(["self"]);
    let mut code = Builder::function(target, "a", "class_cells.py", parameters);
    code.qualname("B.a");
    code.first_line(8);
    code.free("__class__");
    code.push_constant(Const::None);
    code.op_arg(Op::CopyFreeVars, 1);
    code.at(Location::new(8, 8, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(9, 9, 15, 20));
    code.op_name(Op::LoadGlobal, "super");
    code.at(Location::new(9, 9, 15, 22));
    code.op_shared(Op::LoadDeref, "__class__");
    code.op_local(Op::LoadFast, "self");
    code.at(Location::new(9, 9, 15, 24));
    code.op_name(Op::LoadSuperAttr, "a");
    code.at(Location::new(9, 9, 8, 24));
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `C`, from line 12.
fn code_5(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "C", "class_cells.py");
    code.first_line(12);
    code.cell("__class__");
    code.op_shared(Op::MakeCell, "__class__");
    code.at(Location::new(12, 12, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("C"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_const(Op::LoadConst, Const::Int(12));
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(13, 16, 4, 16));
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::BuildTuple, 1);
    code.op_const(Op::LoadConst, Const::from(code_6(target)));
    code.op(Op::MakeFunction);
    code.op_arg(Op::SetFunctionAttribute, 8);
    code.op_name(Op::StoreName, "a");
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::Copy, 1);
    code.op_name(Op::StoreName, "__classcell__");
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `C.a`, from line 13.
fn code_6(target: &'static Target) -> Assembly {
    let parameters = Parameters::new(["self"]);
    let mut code = Builder::function(target, "a", "class_cells.py", parameters);
    code.qualname("C.a");
    code.first_line(13);
    code.free("__class__");
    code.push_constant(Const::None);
    code.op_arg(Op::CopyFreeVars, 1);
    code.at(Location::new(13, 13, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(14, 15, 8, 24));
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::BuildTuple, 1);
    code.op_const(Op::LoadConst, Const::from(code_7(target)));
    code.op(Op::MakeFunction);
    code.op_arg(Op::SetFunctionAttribute, 8);
    code.op_local(Op::StoreFast, "b");
    code.at(Location::new(16, 16, 15, 16));
    code.op_local(Op::LoadFast, "b");
    code.at(Location::new(16, 16, 8, 16));
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `C.a.<locals>.b`, from line 14.
fn code_7(target: &'static Target) -> Assembly {
    let parameters = Parameters::default();
    let mut code = Builder::function(target, "b", "class_cells.py", parameters);
    code.qualname("C.a.<locals>.b");
    code.first_line(14);
    code.flags(CodeFlags::NESTED);
    code.free("__class__");
    code.push_constant(Const::None);
    code.op_arg(Op::CopyFreeVars, 1);
    code.at(Location::new(14, 14, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(15, 15, 19, 24));
    code.op_name(Op::LoadGlobal, "super");
    code.at(Location::new(15, 15, 12, 24));
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `D`, from line 19.
fn code_8(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "D", "class_cells.py");
    code.first_line(19);
    code.cell("__class__");
    code.op_shared(Op::MakeCell, "__class__");
    code.at(Location::new(19, 19, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("D"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_const(Op::LoadConst, Const::Int(19));
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(20, 22, 4, 28));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_const(Op::LoadConst, Const::from(code_9(target)));
    code.op(Op::MakeFunction);
    code.op_const(Op::LoadConst, Const::str("E"));
    code.op_arg(Op::Call, 2);
    code.op_name(Op::StoreName, "E");
    code.at(Location::new(23, 24, 4, 24));
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::BuildTuple, 1);
    code.op_const(Op::LoadConst, Const::from(code_11(target)));
    code.op(Op::MakeFunction);
    code.op_arg(Op::SetFunctionAttribute, 8);
    code.op_name(Op::StoreName, "b");
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::Copy, 1);
    code.op_name(Op::StoreName, "__classcell__");
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `D.E`, from line 20.
fn code_9(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "E", "class_cells.py");
    code.qualname("D.E");
    code.first_line(20);
    code.cell("__class__");
    code.op_shared(Op::MakeCell, "__class__");
    code.at(Location::new(20, 20, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("D.E"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_const(Op::LoadConst, Const::Int(20));
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(21, 22, 8, 28));
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::BuildTuple, 1);
    code.op_const(Op::LoadConst, Const::from(code_10(target)));
    code.op(Op::MakeFunction);
    code.op_arg(Op::SetFunctionAttribute, 8);
    code.op_name(Op::StoreName, "a");
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::Copy, 1);
    code.op_name(Op::StoreName, "__classcell__");
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `D.E.a`, from line 21.
fn code_10(target: &'static Target) -> Assembly {
    let parameters = Parameters::new(["self"]);
    let mut code = Builder::function(target, "a", "class_cells.py", parameters);
    code.qualname("D.E.a");
    code.first_line(21);
    code.free("__class__");
    code.push_constant(Const::None);
    code.op_arg(Op::CopyFreeVars, 1);
    code.at(Location::new(21, 21, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(22, 22, 19, 28));
    code.op_shared(Op::LoadDeref, "__class__");
    code.at(Location::new(22, 22, 12, 28));
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `D.b`, from line 23.
fn code_11(target: &'static Target) -> Assembly {
    let parameters = Parameters::new(["self"]);
    let mut code = Builder::function(target, "b", "class_cells.py", parameters);
    code.qualname("D.b");
    code.first_line(23);
    code.free("__class__");
    code.push_constant(Const::None);
    code.op_arg(Op::CopyFreeVars, 1);
    code.at(Location::new(23, 23, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(24, 24, 15, 24));
    code.op_shared(Op::LoadDeref, "__class__");
    code.at(Location::new(24, 24, 8, 24));
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `F`, from line 27.
fn code_12(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "F", "class_cells.py");
    code.first_line(27);
    code.cell("__class__");
    code.op_shared(Op::MakeCell, "__class__");
    code.at(Location::new(27, 27, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("F"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_const(Op::LoadConst, Const::Int(27));
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(28, 28, 8, 17));
    code.op_name(Op::LoadName, "__class__");
    code.at(Location::new(28, 28, 4, 5));
    code.op_name(Op::StoreName, "a");
    code.at(Location::new(29, 29, 16, 17));
    code.op_const(Op::LoadConst, Const::Int(1));
    code.at(Location::new(29, 29, 4, 13));
    code.op_name(Op::StoreName, "__class__");
    code.at(Location::new(30, 31, 4, 24));
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::BuildTuple, 1);
    code.op_const(Op::LoadConst, Const::from(code_13(target)));
    code.op(Op::MakeFunction);
    code.op_arg(Op::SetFunctionAttribute, 8);
    code.op_name(Op::StoreName, "b");
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::Copy, 1);
    code.op_name(Op::StoreName, "__classcell__");
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `F.b`, from line 30.
fn code_13(target: &'static Target) -> Assembly {
    let parameters = Parameters::new(["self"]);
    let mut code = Builder::function(target, "b", "class_cells.py", parameters);
    code.qualname("F.b");
    code.first_line(30);
    code.free("__class__");
    code.push_constant(Const::None);
    code.op_arg(Op::CopyFreeVars, 1);
    code.at(Location::new(30, 30, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(31, 31, 15, 24));
    code.op_shared(Op::LoadDeref, "__class__");
    code.at(Location::new(31, 31, 8, 24));
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `G`, from line 34.
fn code_14(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "G", "class_cells.py");
    code.first_line(34);
    code.cell("__class__");
    code.op_shared(Op::MakeCell, "__class__");
    code.at(Location::new(34, 34, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("G"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_const(Op::LoadConst, Const::Int(34));
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(35, 40, 4, 16));
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::BuildTuple, 1);
    code.op_const(Op::LoadConst, Const::from(code_15(target)));
    code.op(Op::MakeFunction);
    code.op_arg(Op::SetFunctionAttribute, 8);
    code.op_name(Op::StoreName, "a");
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::Copy, 1);
    code.op_name(Op::StoreName, "__classcell__");
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `G.a`, from line 35.
fn code_15(target: &'static Target) -> Assembly {
    let parameters = Parameters::new(["self"]);
    let mut code = Builder::function(target, "a", "class_cells.py", parameters);
    code.qualname("G.a");
    code.first_line(35);
    code.free("__class__");
    code.push_constant(Const::None);
    code.op_arg(Op::CopyFreeVars, 1);
    code.at(Location::new(35, 35, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(36, 39, 8, 32));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::BuildTuple, 1);
    code.op_const(Op::LoadConst, Const::from(code_16(target)));
    code.op(Op::MakeFunction);
    code.op_arg(Op::SetFunctionAttribute, 8);
    code.op_const(Op::LoadConst, Const::str("H"));
    code.op_arg(Op::Call, 2);
    code.op_local(Op::StoreFast, "H");
    code.at(Location::new(40, 40, 15, 16));
    code.op_local(Op::LoadFast, "H");
    code.at(Location::new(40, 40, 8, 16));
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `G.a.<locals>.H`, from line 36.
fn code_16(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "H", "class_cells.py");
    code.qualname("G.a.<locals>.H");
    code.first_line(36);
    code.cell("__class__");
    code.free("__class__");
    code.op_arg(Op::CopyFreeVars, 1);
    code.op_shared(Op::MakeCell, "__class__");
    code.at(Location::new(36, 36, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("G.a.<locals>.H"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_const(Op::LoadConst, Const::Int(36));
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(37, 37, 16, 25));
    code.op(Op::LoadLocals);
    code.op_arg(Op::LoadFromDictOrDeref, 1);
    code.at(Location::new(37, 37, 12, 13));
    code.op_name(Op::StoreName, "x");
    code.at(Location::new(38, 39, 12, 32));
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::BuildTuple, 1);
    code.op_const(Op::LoadConst, Const::from(code_17(target)));
    code.op(Op::MakeFunction);
    code.op_arg(Op::SetFunctionAttribute, 8);
    code.op_name(Op::StoreName, "b");
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::Copy, 1);
    code.op_name(Op::StoreName, "__classcell__");
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `G.a.<locals>.H.b`, from line 38.
fn code_17(target: &'static Target) -> Assembly {
    let parameters = Parameters::new(["self"]);
    let mut code = Builder::function(target, "b", "class_cells.py", parameters);
    code.qualname("G.a.<locals>.H.b");
    code.first_line(38);
    code.flags(CodeFlags::NESTED);
    code.free("__class__");
    code.push_constant(Const::None);
    code.op_arg(Op::CopyFreeVars, 1);
    code.at(Location::new(38, 38, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(39, 39, 23, 32));
    code.op_shared(Op::LoadDeref, "__class__");
    code.at(Location::new(39, 39, 16, 32));
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `I`, from line 43.
fn code_18(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "I", "class_cells.py");
    code.first_line(43);
    code.hidden_local(".0");
    code.hidden_local("x");
    code.cell("__class__");
    let l0 = code.new_label();
    let l1 = code.new_label();
    let l2 = code.new_label();
    code.op_shared(Op::MakeCell, "__class__");
    code.at(Location::new(43, 43, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("I"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_const(Op::LoadConst, Const::Int(43));
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(44, 44, 8, 25));
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::BuildTuple, 1);
    code.op_const(Op::LoadConst, Const::from(code_19(target)));
    code.op(Op::MakeFunction);
    code.op_arg(Op::SetFunctionAttribute, 8);
    code.at(Location::new(44, 44, 4, 5));
    code.op_name(Op::StoreName, "a");
    code.at(Location::new(45, 45, 28, 29));
    code.op_name(Op::LoadName, "y");
    code.op(Op::GetIter);
    code.at(Location::new(45, 45, 8, 30));
    code.op_local(Op::LoadFastAndClear, ".0");
    code.op_local(Op::LoadFastAndClear, "x");
    code.op_arg(Op::Swap, 3);
    code.begin_region(l2);
    code.op_arg(Op::BuildList, 0);
    code.op_arg(Op::Swap, 2);
    code.at(Location::new(45, 45, 28, 29));
    code.op(Op::GetIter);
    code.place(l0);
    code.op_label(Op::ForIter, l1);
    code.at(Location::new(45, 45, 23, 24));
    code.op_local(Op::StoreFast, "x");
    code.at(Location::new(45, 45, 9, 18));
    code.op_name(Op::LoadGlobal, "__class__");
    code.op_arg(Op::ListAppend, 2);
    code.op_label(Op::JumpBackward, l0);
    code.place(l1);
    code.at(Location::new(45, 45, 28, 29));
    code.op(Op::EndFor);
    code.op(Op::PopTop);
    code.end_region();
    code.at(Location::new(45, 45, 8, 30));
    code.op_arg(Op::Swap, 3);
    code.op_local(Op::StoreFast, "x");
    code.op_local(Op::StoreFast, ".0");
    code.at(Location::new(45, 45, 4, 5));
    code.op_name(Op::StoreName, "b");
    code.at(Location::new(46, 46, 8, 30));
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::BuildTuple, 1);
    code.op_const(Op::LoadConst, Const::from(code_20(target)));
    code.op(Op::MakeFunction);
    code.op_arg(Op::SetFunctionAttribute, 8);
    code.at(Location::new(46, 46, 28, 29));
    code.op_name(Op::LoadName, "y");
    code.op(Op::GetIter);
    code.at(Location::new(46, 46, 8, 30));
    code.op_arg(Op::Call, 0);
    code.at(Location::new(46, 46, 4, 5));
    code.op_name(Op::StoreName, "c");
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::Copy, 1);
    code.op_name(Op::StoreName, "__classcell__");
    code.op(Op::ReturnValue);
    code.place(l2);
    code.at(Location::NONE);
    code.op_arg(Op::Swap, 2);
    code.op(Op::PopTop);
    code.at(Location::new(45, 45, 8, 30));
    code.op_arg(Op::Swap, 3);
    code.op_local(Op::StoreFast, "x");
    code.op_local(Op::StoreFast, ".0");
    code.op_arg(Op::Reraise, 0);
    code.finish().unwrap()
}

/// `I.<lambda>`, from line 44.
fn code_19(target: &'static Target) -> Assembly {
    let parameters = Parameters::default();
    let mut code = Builder::function(target, "<lambda>", "class_cells.py", parameters);
    code.qualname("I.<lambda>");
    code.first_line(44);
    code.free("__class__");
    code.push_constant(Const::None);
    code.op_arg(Op::CopyFreeVars, 1);
    code.at(Location::new(44, 44, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(44, 44, 16, 25));
    code.op_shared(Op::LoadDeref, "__class__");
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `I.<genexpr>`, from line 46.
fn code_20(target: &'static Target) -> Assembly {
    let parameters = Parameters::new([".0"]);
    let mut code = Builder::function(target, "<genexpr>", "class_cells.py", parameters);
    code.qualname("I.<genexpr>");
    code.first_line(46);
    code.flags(CodeFlags::GENERATOR);
    code.free("__class__");
    let l0 = code.new_label();
    let l1 = code.new_label();
    let l2 = code.new_label();
    code.op_arg(Op::CopyFreeVars, 1);
    code.line(46);
    code.op(Op::ReturnGenerator);
    code.op(Op::PopTop);
    code.region(l2, None, true);
    code.at(Location::new(46, 46, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(46, 46, 8, 30));
    code.op_local(Op::LoadFast, ".0");
    code.at(Location::new(46, 46, 28, 29));
    code.op(Op::GetIter);
    code.place(l0);
    code.op_label(Op::ForIter, l1);
    code.at(Location::new(46, 46, 23, 24));
    code.op_local(Op::StoreFast, "x");
    code.at(Location::new(46, 46, 9, 18));
    code.op_shared(Op::LoadDeref, "__class__");
    code.op_arg(Op::YieldValue, 0);
    code.op_arg(Op::Resume, 5);
    code.op(Op::PopTop);
    code.op_label(Op::JumpBackward, l0);
    code.place(l1);
    code.at(Location::new(46, 46, 28, 29));
    code.op(Op::EndFor);
    code.op(Op::PopTop);
    code.op_const(Op::ReturnConst, Const::None);
    code.end_region();
    code.place(l2);
    code.at(Location::NONE);
    code.op_arg(Op::CallIntrinsic1, 3);
    code.op_arg(Op::Reraise, 1);
    code.finish().unwrap()
}

/// `f`, from line 49.
fn code_21(target: &'static Target) -> Assembly {
    let parameters = Parameters::default();
    let mut code = Builder::function(target, "f", "class_cells.py", parameters);
    code.first_line(49);
    code.cell("__class__");
    code.push_constant(Const::None);
    code.op_shared(Op::MakeCell, "__class__");
    code.at(Location::new(49, 49, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(50, 50, 16, 17));
    code.op_const(Op::LoadConst, Const::Int(1));
    code.at(Location::new(50, 50, 4, 13));
    code.op_shared(Op::StoreDeref, "__class__");
    code.at(Location::new(51, 54, 4, 21));
    code.op(Op::LoadBuildClass);
    code.op(Op::PushNull);
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::BuildTuple, 1);
    code.op_const(Op::LoadConst, Const::from(code_22(target)));
    code.op(Op::MakeFunction);
    code.op_arg(Op::SetFunctionAttribute, 8);
    code.op_const(Op::LoadConst, Const::str("J"));
    code.op_arg(Op::Call, 2);
    code.op_local(Op::StoreFast, "J");
    code.at(Location::new(55, 55, 11, 20));
    code.op_shared(Op::LoadDeref, "__class__");
    code.at(Location::new(55, 55, 4, 20));
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `f.<locals>.J`, from line 51.
fn code_22(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "J", "class_cells.py");
    code.qualname("f.<locals>.J");
    code.first_line(51);
    code.cell("__class__");
    code.free("__class__");
    code.op_arg(Op::CopyFreeVars, 1);
    code.op_shared(Op::MakeCell, "__class__");
    code.at(Location::new(51, 51, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("f.<locals>.J"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_const(Op::LoadConst, Const::Int(51));
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(52, 53, 8, 28));
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::BuildTuple, 1);
    code.op_const(Op::LoadConst, Const::from(code_23(target)));
    code.op(Op::MakeFunction);
    code.op_arg(Op::SetFunctionAttribute, 8);
    code.op_name(Op::StoreName, "a");
    code.at(Location::new(54, 54, 12, 21));
    code.op(Op::LoadLocals);
    code.op_arg(Op::LoadFromDictOrDeref, 1);
    code.at(Location::new(54, 54, 8, 9));
    code.op_name(Op::StoreName, "x");
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_local(Op::LoadFast, "__class__");
    code.op_arg(Op::Copy, 1);
    code.op_name(Op::StoreName, "__classcell__");
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `f.<locals>.J.a`, from line 52.
fn code_23(target: &'static Target) -> Assembly {
    let parameters = Parameters::new(["self"]);
    let mut code = Builder::function(target, "a", "class_cells.py", parameters);
    code.qualname("f.<locals>.J.a");
    code.first_line(52);
    code.flags(CodeFlags::NESTED);
    code.free("__class__");
    code.push_constant(Const::None);
    code.op_arg(Op::CopyFreeVars, 1);
    code.at(Location::new(52, 52, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(53, 53, 19, 28));
    code.op_shared(Op::LoadDeref, "__class__");
    code.at(Location::new(53, 53, 12, 28));
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `K`, from line 58.
fn code_24(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "K", "class_cells.py");
    code.first_line(58);
    code.at(Location::new(58, 58, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("K"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op_const(Op::LoadConst, Const::Int(58));
    code.op_name(Op::StoreName, "__firstlineno__");
    code.at(Location::new(59, 59, 4, 29));
    code.op_const(Op::LoadConst, Const::from(code_25(target)));
    code.op(Op::MakeFunction);
    code.op_name(Op::StoreName, "__class__");
    code.at(Location::new(60, 62, 4, 24));
    code.op_const(Op::LoadConst, Const::from(code_26(target)));
    code.op(Op::MakeFunction);
    code.op_name(Op::StoreName, "a");
    code.op_const(Op::LoadConst, Const::Tuple(vec![]));
    code.op_name(Op::StoreName, "__static_attributes__");
    code.op_const(Op::ReturnConst, Const::None);
    code.finish().unwrap()
}

/// `K.__class__`, from line 59.
fn code_25(target: &'static Target) -> Assembly {
    let parameters = Parameters::new(["self"]);
    let mut code = Builder::function(target, "__class__", "class_cells.py", parameters);
    code.qualname("K.__class__");
    code.first_line(59);
    code.at(Location::new(59, 59, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(59, 59, 25, 29));
    code.op_const(Op::ReturnConst, Const::None);
    code.finish().unwrap()
}

/// `K.a`, from line 60.
fn code_26(target: &'static Target) -> Assembly {
    let parameters = Parameters::new(["self"]);
    let mut code = Builder::function(target, "a", "class_cells.py", parameters);
    code.qualname("K.a");
    code.first_line(60);
    code.push_constant(Const::None);
    code.at(Location::new(60, 60, 0, 0));
    code.op_arg(Op::Resume, 0);
    code.at(Location::new(61, 61, 20, 21));
    code.op_const(Op::LoadConst, Const::Int(1));
    code.at(Location::new(61, 61, 8, 17));
    code.op_local(Op::StoreFast, "__class__");
    code.at(Location::new(62, 62, 15, 24));
    code.op_local(Op::LoadFast, "__class__");
    code.at(Location::new(62, 62, 8, 24));
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}
