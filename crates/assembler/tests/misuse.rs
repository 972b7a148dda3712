//! What is wrong with calls of the low-level builder is said when the code object is finished.

use pybytecode_assembler::{Builder, Label, Parameters};
use pybytecode_opcode::{Op, Target};

type Fill = fn(&mut Builder);

fn said(target: &'static Target, fill: Fill) -> String {
    let mut code = Builder::new(target, "<module>", "guest");
    fill(&mut code);
    match code.finish() {
        Ok(_) => String::from("nothing"),
        Err(error) => error.to_string(),
    }
}

fn returns(code: &mut Builder) {
    code.op_const(Op::LoadConst, ()).op(Op::ReturnValue);
}

#[test]
fn misuse_is_told() {
    let cases: [(Fill, &str); 17] = [
        (|_| {}, "control runs behind the last instruction (in <module>)"),
        (returns, "nothing"),
        (
            |code| {
                code.op(Op::Nop);
            },
            "control runs behind the last instruction (instruction 0 of <module>)",
        ),
        (
            |code| {
                code.op(Op::PopTop);
            },
            "POP_TOP takes more from the stack than there is",
        ),
        (
            |code| {
                let label = code.new_label();
                code.op_label(Op::Jump, label);
            },
            "label 0 is never placed",
        ),
        (
            |code| {
                let label = code.new_label();
                code.place(label).place(label);
                returns(code);
            },
            "label 0 is placed twice",
        ),
        (
            |code| {
                code.op_label(Op::Jump, Label(77));
            },
            "label 77 is never placed",
        ),
        (
            |code| {
                let label = code.new_label();
                code.op_label(Op::Jump, label);
                code.place(label);
            },
            "label 0 stands behind the last instruction",
        ),
        (
            |code| {
                let label = code.new_label();
                code.place(label).op_const(Op::LoadConst, 1).op_label(Op::Jump, label);
            },
            "stack depths differ where paths join: 0 and 1",
        ),
        (
            |code| {
                let label = code.new_label();
                code.place(label).op_label(Op::LoadConst, label);
                returns(code);
            },
            "LOAD_CONST does not jump",
        ),
        (
            |code| {
                code.op_arg(Op::JumpForward, 2);
                returns(code);
            },
            "JUMP_FORWARD needs a label",
        ),
        (
            |code| {
                code.op_local(Op::LoadGlobal, "x").op(Op::ReturnValue);
            },
            "LOAD_GLOBAL is not about a local variable",
        ),
        (
            |code| {
                code.op_name(Op::LoadConst, "x").op(Op::ReturnValue);
            },
            "LOAD_CONST is not about a name",
        ),
        (
            |code| {
                code.op_const(Op::LoadName, "x").op(Op::ReturnValue);
            },
            "LOAD_NAME is not about a constant",
        ),
        (
            |code| {
                code.op_arg(Op::LoadName, 3).op(Op::ReturnValue);
            },
            "LOAD_NAME wants name number 3, and there are 0",
        ),
        (
            |code| {
                code.op_shared(Op::LoadDeref, "x").op(Op::ReturnValue);
            },
            "there is no variable \"x\"",
        ),
        (
            |code| {
                code.end_region();
                returns(code);
            },
            "a region of code with a handler ends where no region was begun",
        ),
    ];
    for target in Target::all() {
        for (fill, wanted) in cases {
            let said = said(target, fill);
            assert!(said.starts_with(wanted), "{target:?}: {said}, and not {wanted}");
        }
        let parameters = Parameters::new(["a", "a"]);
        let mut code = Builder::function(target, "f", "guest", parameters);
        returns(&mut code);
        assert_eq!(code.finish().unwrap_err().to_string(), "there are two parameters \"a\" (in f)");
    }
}
