//! The demonstration of 2014: a code object built by hand, which prints the sum and the product of two numbers.
//!
//! Instructions are those of one version, so that how a function is called is told for each.

use pybytecode::assembler::{Builder, Error, File, References};
use pybytecode::{Op, Target, Validation};

/// A module that sets `a` and `b` and prints their sum and product.
pub(crate) fn file(target: &'static Target) -> Result<File, Error> {
    let mut code = Builder::new(target, "<module>", "addmul.py");
    code.line(1);
    if target.has_op(Op::Resume) {
        code.op_arg(Op::Resume, 0);
    }
    code.op_const(Op::LoadConst, 6).op_name(Op::StoreName, "a");
    code.line(2).op_const(Op::LoadConst, 7).op_name(Op::StoreName, "b");
    print_result(&mut code, 3, Op::BinaryAdd, 0);
    print_result(&mut code, 4, Op::BinaryMultiply, 5);
    code.op_const(Op::LoadConst, ()).op(Op::ReturnValue);
    Ok(File {
        target,
        validation: Validation::Timestamp { mtime: 0, size: 0 },
        code: code.finish()?,
        references: References::Usual,
    })
}

/// `print(a OPERATOR b)`, the operator by its operation up to 3.10 and by its number from 3.11 on.
fn print_result(code: &mut Builder, line: i32, operation: Op, number: u32) {
    let has = |op| code.target().has_op(op);
    let (resumes, precalls, nulls) = (has(Op::Resume), has(Op::Precall), has(Op::PushNull));
    // From 3.13 on the empty place for `self` stands behind the function, before that in front of it.
    let behind = has(Op::CallKw);
    code.line(line);
    if nulls && !behind {
        code.op(Op::PushNull);
    }
    code.op_name(Op::LoadName, "print");
    if nulls && behind {
        code.op(Op::PushNull);
    }
    code.op_name(Op::LoadName, "a").op_name(Op::LoadName, "b");
    if resumes {
        code.op_arg(Op::BinaryOp, number);
    } else {
        code.op(operation);
    }
    if precalls {
        code.op_arg(Op::Precall, 1);
    }
    code.op_arg(if resumes { Op::Call } else { Op::CallFunction }, 1);
    code.op(Op::PopTop);
}
