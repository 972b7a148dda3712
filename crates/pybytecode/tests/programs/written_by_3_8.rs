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
    let target = Target::with_tables(Version::new(3, 8)).unwrap();
    let validation = Validation::CheckedHash([159, 255, 78, 177, 89, 146, 27, 177]);
    let references = References::Except(Exceptions { flags: vec![4, 9, 18, 19, 20, 23, 24, 26, 33, 34, 35, 36, 61, 62, 63, 64, 69, 71, 72, 73, 74, 75, 76, 78, 79, 80, 82, 88, 89, 92, 95, 97, 99], interned: vec![] });
    let file = File { target, validation, code: code_0(target), references };
    write_file(&file).unwrap()
}

/// `<module>`, from line 1.
fn code_0(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "<module>", "many_things.py");
    code.push_constant(Const::str("Many things."));
    code.push_constant(Const::Int(0));
    code.push_constant(Const::None);
    code.push_constant(Const::from(code_1(target)));
    code.push_constant(Const::str("Stack"));
    code.push_constant(Const::Float(1.5));
    code.push_constant(Const::BigInt { negative: false, digits: vec![0, 0, 65536] });
    code.push_constant(Const::Tuple(vec![Const::str("limit"), ]));
    code.push_constant(Const::from(code_3(target)));
    code.push_constant(Const::str("counter"));
    code.push_constant(Const::from(code_5(target)));
    code.push_constant(Const::str("numbers"));
    code.push_constant(Const::from(code_6(target)));
    code.push_constant(Const::str("<listcomp>"));
    code.push_constant(Const::Int(3));
    code.line(1);
    code.op_const(Op::LoadConst, Const::str("Many things."));
    code.op_name(Op::StoreName, "__doc__");
    code.line(2);
    code.op_const(Op::LoadConst, Const::Int(0));
    code.op_const(Op::LoadConst, Const::None);
    code.op_name(Op::ImportName, "os.path");
    code.op_name(Op::ImportFrom, "path");
    code.op_name(Op::StoreName, "path");
    code.op(Op::PopTop);
    code.line(4);
    code.op(Op::LoadBuildClass);
    code.op_arg(Op::LoadConst, 3);
    code.op_const(Op::LoadConst, Const::str("Stack"));
    code.op_arg(Op::MakeFunction, 0);
    code.op_const(Op::LoadConst, Const::str("Stack"));
    code.op_name(Op::LoadName, "list");
    code.op_arg(Op::CallFunction, 3);
    code.op_name(Op::StoreName, "Stack");
    code.line(11);
    code.op_const(Op::LoadConst, Const::Tuple(vec![Const::Float(1.5), ]));
    code.op_const(Op::LoadConst, Const::BigInt { negative: false, digits: vec![0, 0, 65536] });
    code.op_const(Op::LoadConst, Const::Tuple(vec![Const::str("limit"), ]));
    code.op_arg(Op::BuildConstKeyMap, 1);
    code.op_arg(Op::LoadConst, 8);
    code.op_const(Op::LoadConst, Const::str("counter"));
    code.op_arg(Op::MakeFunction, 3);
    code.op_name(Op::StoreName, "counter");
    code.line(18);
    code.op_arg(Op::LoadConst, 10);
    code.op_const(Op::LoadConst, Const::str("numbers"));
    code.op_arg(Op::MakeFunction, 0);
    code.op_name(Op::StoreName, "numbers");
    code.line(30);
    code.op_arg(Op::LoadConst, 12);
    code.op_const(Op::LoadConst, Const::str("<listcomp>"));
    code.op_arg(Op::MakeFunction, 0);
    code.op_name(Op::LoadName, "numbers");
    code.op_const(Op::LoadConst, Const::Int(3));
    code.op_arg(Op::CallFunction, 1);
    code.op(Op::GetIter);
    code.op_arg(Op::CallFunction, 1);
    code.op_name(Op::StoreName, "squares");
    code.op_const(Op::LoadConst, Const::None);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `Stack`, from line 4.
fn code_1(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "Stack", "many_things.py");
    code.first_line(4);
    code.line(4);
    code.op_name(Op::LoadName, "__name__");
    code.op_name(Op::StoreName, "__module__");
    code.op_const(Op::LoadConst, Const::str("Stack"));
    code.op_name(Op::StoreName, "__qualname__");
    code.op(Op::SetupAnnotations);
    code.line(5);
    code.op_const(Op::LoadConst, Const::str("stack"));
    code.op_name(Op::StoreName, "kind");
    code.op_name(Op::LoadName, "str");
    code.op_name(Op::LoadName, "__annotations__");
    code.op_const(Op::LoadConst, Const::str("kind"));
    code.op(Op::StoreSubscr);
    code.line(6);
    code.op_const(Op::LoadConst, Const::str(", "));
    code.op_const(Op::LoadConst, Const::Tuple(vec![Const::str("sep"), ]));
    code.op_arg(Op::BuildConstKeyMap, 1);
    code.op_const(Op::LoadConst, Const::from(code_2(target)));
    code.op_const(Op::LoadConst, Const::str("Stack.push"));
    code.op_arg(Op::MakeFunction, 2);
    code.op_name(Op::StoreName, "push");
    code.op_const(Op::LoadConst, Const::None);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `push`, from line 6.
fn code_2(target: &'static Target) -> Assembly {
    let parameters = Parameters {
        positional_only: vec![],
        positional: vec!["self".into()],
        star: Some("items".into()),
        keyword_only: vec!["sep".into()],
        double_star: Some("more".into()),
    };
    let mut code = Builder::function(target, "push", "many_things.py", parameters);
    code.first_line(6);
    code.push_constant(Const::None);
    let l0 = code.new_label();
    let l1 = code.new_label();
    code.line(7);
    code.op_local(Op::LoadFast, "items");
    code.op(Op::GetIter);
    code.place(l0);
    code.op_label(Op::ForIter, l1);
    code.op_local(Op::StoreFast, "item");
    code.line(8);
    code.op_local(Op::LoadFast, "self");
    code.op_name(Op::LoadMethod, "append");
    code.op_local(Op::LoadFast, "item");
    code.op_arg(Op::CallMethod, 1);
    code.op(Op::PopTop);
    code.op_label(Op::JumpAbsolute, l0);
    code.place(l1);
    code.line(9);
    code.op_local(Op::LoadFast, "sep");
    code.op_name(Op::LoadMethod, "join");
    code.op_name(Op::LoadGlobal, "map");
    code.op_name(Op::LoadGlobal, "str");
    code.op_local(Op::LoadFast, "self");
    code.op_arg(Op::CallFunction, 2);
    code.op_arg(Op::CallMethod, 1);
    code.op_local(Op::LoadFast, "more");
    code.op_arg(Op::BuildTuple, 2);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `counter`, from line 11.
fn code_3(target: &'static Target) -> Assembly {
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
    code.push_constant(Const::None);
    code.line(12);
    code.op_shared(Op::LoadClosure, "start");
    code.op_shared(Op::LoadClosure, "step");
    code.op_arg(Op::BuildTuple, 2);
    code.op_const(Op::LoadConst, Const::from(code_4(target)));
    code.op_const(Op::LoadConst, Const::str("counter.<locals>.count"));
    code.op_arg(Op::MakeFunction, 8);
    code.op_local(Op::StoreFast, "count");
    code.line(16);
    code.op_local(Op::LoadFast, "count");
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `count`, from line 12.
fn code_4(target: &'static Target) -> Assembly {
    let parameters = Parameters::default();
    let mut code = Builder::function(target, "count", "many_things.py", parameters);
    code.first_line(12);
    code.flags(CodeFlags::NESTED);
    code.free("start");
    code.free("step");
    code.push_constant(Const::None);
    code.line(14);
    code.op_shared(Op::LoadDeref, "start");
    code.op_shared(Op::LoadDeref, "step");
    code.op(Op::InplaceAdd);
    code.op_shared(Op::StoreDeref, "start");
    code.line(15);
    code.op_shared(Op::LoadDeref, "start");
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `numbers`, from line 18.
fn code_5(target: &'static Target) -> Assembly {
    let parameters = Parameters::new(["n"]);
    let mut code = Builder::function(target, "numbers", "many_things.py", parameters);
    code.first_line(18);
    code.flags(CodeFlags::GENERATOR);
    code.local("file");
    code.push_constant(Const::None);
    code.push_constant(Const::str(Text(b"\xc3\xa9\xed\xa0\x80\n\t".to_vec())));
    code.push_name("open");
    code.push_name("path");
    code.push_name("devnull");
    code.push_name("write");
    let l0 = code.new_label();
    let l1 = code.new_label();
    let l2 = code.new_label();
    let l3 = code.new_label();
    let l4 = code.new_label();
    let l5 = code.new_label();
    let l6 = code.new_label();
    let l7 = code.new_label();
    code.line(19);
    code.op_label(Op::SetupFinally, l6);
    code.op_label(Op::SetupFinally, l2);
    code.line(20);
    code.op_name(Op::LoadGlobal, "range");
    code.op_local(Op::LoadFast, "n");
    code.op_arg(Op::CallFunction, 1);
    code.op(Op::GetIter);
    code.place(l0);
    code.op_label(Op::ForIter, l1);
    code.op_local(Op::StoreFast, "i");
    code.line(21);
    code.op_local(Op::LoadFast, "i");
    code.op(Op::YieldValue);
    code.op_local(Op::StoreFast, "got");
    code.line(22);
    code.op_local(Op::LoadFast, "got");
    code.op_const(Op::LoadConst, Const::FrozenSet(vec![Const::str("b"), Const::Bytes(b"\x00\xff".to_vec()), Const::str("a"), ]));
    code.op_arg(Op::CompareOp, 6);
    code.op_label(Op::PopJumpIfFalse, l0);
    code.line(23);
    code.op_name(Op::LoadGlobal, "ValueError");
    code.op_local(Op::LoadFast, "got");
    code.op_const(Op::LoadConst, Const::str(">"));
    code.op_local(Op::LoadFast, "n");
    code.op_arg(Op::FormatValue, 0);
    code.op_arg(Op::BuildString, 2);
    code.op_arg(Op::FormatValue, 6);
    code.op_arg(Op::CallFunction, 1);
    code.op_arg(Op::RaiseVarargs, 1);
    code.op_label(Op::JumpAbsolute, l0);
    code.place(l1);
    code.op(Op::PopBlock);
    code.op_label(Op::JumpForward, l5);
    code.place(l2);
    code.line(24);
    code.op(Op::DupTop);
    code.op_name(Op::LoadGlobal, "ValueError");
    code.op_name(Op::LoadGlobal, "KeyError");
    code.op_arg(Op::BuildTuple, 2);
    code.op_arg(Op::CompareOp, 10);
    code.op_label(Op::PopJumpIfFalse, l4);
    code.op(Op::PopTop);
    code.op_local(Op::StoreFast, "error");
    code.op(Op::PopTop);
    code.op_label(Op::SetupFinally, l3);
    code.line(25);
    code.op_name(Op::LoadGlobal, "print");
    code.op_const(Op::LoadConst, Const::Float(-0.0));
    code.op_const(Op::LoadConst, Const::Float(1e300));
    code.op_const(Op::LoadConst, Const::Complex { real: 0.0, imag: 2.0 });
    code.op_const(Op::LoadConst, Const::Ellipsis);
    code.op_local(Op::LoadFast, "error");
    code.op_arg(Op::CallFunction, 5);
    code.op(Op::PopTop);
    code.op(Op::PopBlock);
    code.op(Op::BeginFinally);
    code.place(l3);
    code.op_const(Op::LoadConst, Const::None);
    code.op_local(Op::StoreFast, "error");
    code.op_local(Op::DeleteFast, "error");
    code.op(Op::EndFinally);
    code.op(Op::PopExcept);
    code.op_label(Op::JumpForward, l5);
    code.place(l4);
    code.op(Op::EndFinally);
    code.place(l5);
    code.op(Op::PopBlock);
    code.op(Op::BeginFinally);
    code.place(l6);
    code.line(27);
    code.op_name(Op::LoadGlobal, "open");
    code.op_name(Op::LoadGlobal, "path");
    code.op_name(Op::LoadAttr, "devnull");
    code.op_arg(Op::CallFunction, 1);
    code.op_label(Op::SetupWith, l7);
    code.op_local(Op::StoreFast, "file");
    code.line(28);
    code.op_local(Op::LoadFast, "file");
    code.op_name(Op::LoadMethod, "write");
    code.op_const(Op::LoadConst, Const::str(Text(b"\xc3\xa9\xed\xa0\x80\n\t".to_vec())));
    code.op_arg(Op::CallMethod, 1);
    code.op(Op::PopTop);
    code.op(Op::PopBlock);
    code.op(Op::BeginFinally);
    code.place(l7);
    code.op(Op::WithCleanupStart);
    code.op(Op::WithCleanupFinish);
    code.op(Op::EndFinally);
    code.op(Op::EndFinally);
    code.op_const(Op::LoadConst, Const::None);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}

/// `<listcomp>`, from line 30.
fn code_6(target: &'static Target) -> Assembly {
    let parameters = Parameters::new([".0"]);
    let mut code = Builder::function(target, "<listcomp>", "many_things.py", parameters);
    code.first_line(30);
    let l0 = code.new_label();
    let l1 = code.new_label();
    code.line(30);
    code.op_arg(Op::BuildList, 0);
    code.op_local(Op::LoadFast, ".0");
    code.place(l0);
    code.op_label(Op::ForIter, l1);
    code.line(30);
    code.op_local(Op::StoreFast, "x");
    code.line(30);
    code.op_local(Op::LoadFast, "x");
    code.op_label(Op::PopJumpIfFalse, l0);
    code.line(30);
    code.op_local(Op::LoadFast, "x");
    code.op_local(Op::LoadFast, "x");
    code.op(Op::BinaryMultiply);
    code.op_arg(Op::ListAppend, 2);
    code.op_label(Op::JumpAbsolute, l0);
    code.place(l1);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}
