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
    let validation = Validation::Timestamp { mtime: 0, size: 0 };
    let references = References::Usual;
    let file = File { target, validation, code: code_0(target), references };
    write_file(&file).unwrap()
}

/// `<module>`, from line 1.
fn code_0(target: &'static Target) -> Assembly {
    let mut code = Builder::new(target, "<module>", "addmul.py");
    code.line(1);
    code.op_arg(Op::Resume, 0);
    code.op_const(Op::LoadConst, Const::Int(6));
    code.op_name(Op::StoreName, "a");
    code.line(2);
    code.op_const(Op::LoadConst, Const::Int(7));
    code.op_name(Op::StoreName, "b");
    code.line(3);
    code.op_name(Op::LoadName, "print");
    code.op(Op::PushNull);
    code.op_name(Op::LoadName, "a");
    code.op_name(Op::LoadName, "b");
    code.op_arg(Op::BinaryOp, 0);
    code.op_arg(Op::Call, 1);
    code.op(Op::PopTop);
    code.line(4);
    code.op_name(Op::LoadName, "print");
    code.op(Op::PushNull);
    code.op_name(Op::LoadName, "a");
    code.op_name(Op::LoadName, "b");
    code.op_arg(Op::BinaryOp, 5);
    code.op_arg(Op::Call, 1);
    code.op(Op::PopTop);
    code.op_const(Op::LoadConst, Const::None);
    code.op(Op::ReturnValue);
    code.finish().unwrap()
}
