//! What a hostile or careless user builds: it is refused in clear words or does what it says, whatever its size.

mod common;

use common::{compile, name, pass, prints, prints_on, program, show, targets};
use pybytecode_builder::{Argument, Block, Clause, Expr, ExprKind, Joined, Operator, Parameters, Try};
use pybytecode_opcode::Target;

fn list_of(item: Expr, clause: Clause) -> Expr {
    ExprKind::ListOf { item, clauses: vec![clause] }.into()
}

/// A block inside of so many others.
fn nested(count: usize, innermost: Block, around: impl Fn(&mut Block, Block)) -> Block {
    let mut block = innermost;
    for _ in 0..count {
        let inner = std::mem::take(&mut block);
        around(&mut block, inner);
    }
    block
}

#[test]
fn deep_expressions() {
    const DEPTH: usize = 10_000;
    const TOO_DEEP_FOR_MARSHAL: &str = "too deeply nested to marshal";
    const TOO_DEEP: &str = "maximum recursion depth exceeded";
    type Around = fn(Expr) -> Expr;
    // What each becomes: what it prints, or how it is refused.
    let cases: [(Around, Result<&str, &str>); 15] = [
        (|e| Expr::list([e]), Ok("list")),
        (|e| Expr::tuple([e]), Err(TOO_DEEP_FOR_MARSHAL)),
        (|e| Expr::tuple([e, name("x")]), Ok("tuple")),
        (|e| name("int").call([e]), Ok("int")),
        (|e| e.attr("real"), Ok("int")),
        (|e| -e, Ok("int")),
        (|e| name("x") + e, Ok("int")),
        (|e| name("x").and(e), Ok("int")),
        (|e| e.then(name("x"), name("x")), Ok("int")),
        (|e| Expr::dict([(Expr::int(1), e)]), Ok("dict")),
        (|e| Expr::list([Expr::tuple([e]).star()]), Ok("list")),
        (|e| Expr::format([Joined::Value { value: e, conversion: None, spec: vec![] }]), Ok("str")),
        (|e| ExprKind::Named { name: "z".into(), value: e }.into(), Ok("int")),
        (|e| Expr::lambda(Parameters::none(), e), Err(TOO_DEEP)),
        (|e| list_of(e, Clause::new(name("i"), Expr::list([name("x")]))), Err(TOO_DEEP)),
    ];
    let targets: Vec<&'static Target> = targets().collect();
    for (around, wanted) in cases {
        let deep = (0..DEPTH).fold(Expr::int(1), |e, _| around(e));
        let program = program(|p| {
            p.set("x", Expr::int(1)).set("y", deep);
            p.expr(show([name("type").call([name("y")]).attr("__name__")]));
        });
        for target in [targets[0], targets[targets.len() - 1]] {
            match wanted {
                Ok(printed) => prints_on(&program, target, &format!("{printed}\n")),
                Err(words) => {
                    let error = program.compile(target).unwrap_err().to_string();
                    assert!(error.contains(words), "{target:?}: {error}, and not {words}");
                }
            }
        }
    }
}

#[test]
fn many_parameters_items_and_targets() {
    let program = program(|p| {
        let names: Vec<String> = (0..300).map(|i| format!("p{i}")).collect();
        let body = Block::build(|f| {
            f.return_(Some(name("p299")));
        });
        p.function("f", Parameters::new(names.clone()), body);
        let by_name = names.iter().zip(0..).map(|(name, i)| Argument::Keyword(name.clone(), Expr::int(i)));
        p.expr(show([name("f").call((0..300).map(Expr::int)), name("f").call(by_name)]));
        p.set("x", Expr::int(1));
        p.set("l", Expr::list((0..70_000).map(|_| name("x"))));
        p.set("d", Expr::dict((0..70_000).map(|i| (Expr::int(i), name("x")))));
        p.set("t", Expr::tuple((0..70_000).map(Expr::int)));
        p.expr(show(["l", "d", "t"].map(|it| name("len").call([name(it)]))));
        let mut targets: Vec<Expr> = (0..300).map(|i| name(&format!("v{i}"))).collect();
        targets.insert(10, name("rest").star());
        p.assign(Expr::list(targets), name("range").call([Expr::int(400)]));
        p.expr(show([name("v299"), name("len").call([name("rest")])]));
    });
    prints(&program, "299 299\n70000 70000 70000\n399 100\n");
}

#[test]
fn jumps_over_65536_instructions_in_every_statement() {
    let program = program(|p| {
        let long = |b: &mut Block| {
            for i in 0..23_000 {
                b.set("y", name("x") + Expr::int(i));
            }
        };
        p.set("x", Expr::int(1)).set("n", Expr::int(0));
        let body = Block::build(|b| {
            b.aug_assign(name("n"), Operator::Add, Expr::int(1));
            let next = Block::build(|b| {
                b.continue_();
            });
            b.if_(name("i"), next, Block::new());
            long(b);
        });
        p.for_(name("i"), name("range").call([Expr::int(3)]), body);
        let fails = Block::build(|b| {
            long(b);
            b.expr(name("nothing"));
        });
        let handler = Block::build(|b| {
            long(b);
            b.expr(show([name("e")]));
        });
        let finally = Block::build(|b| {
            long(b);
            b.expr(show([Expr::str("finally")]));
        });
        p.try_(Try::new(fails).except(name("NameError"), Some("e"), handler).finally(finally));
        let manager = name("memoryview").call([Expr::bytes(*b"")]);
        p.with(manager, Some(name("m")), Block::build(long));
        let body = Block::build(|b| {
            long(b);
            b.aug_assign(name("n"), Operator::Sub, Expr::int(1));
            let stop = Block::build(|b| {
                b.break_();
            });
            b.if_(name("n").less(Expr::int(1)), stop, Block::new());
            long(b);
        });
        p.while_(name("x"), body);
        p.expr(show([name("n")]));
    });
    prints(&program, "name 'nothing' is not defined\nfinally\n0\n");
}

#[test]
fn blocks_within_blocks() {
    let fails = || {
        Block::build(|b| {
            b.expr(name("nothing"));
        })
    };
    let tries = |b: &mut Block, inner: Block| {
        b.try_(Try::new(inner).except(name("KeyError"), None, pass()));
    };
    let print_error = Block::build(|b| {
        b.expr(show([name("e")]));
    });
    let caught = |count: usize| {
        let inner = nested(count, fails(), tries);
        program(|p| {
            p.try_(Try::new(inner).except(name("NameError"), Some("e"), print_error.clone()));
        })
    };
    prints(&caught(15), "name 'nothing' is not defined\n");
    let loops = |b: &mut Block, inner: Block| {
        b.while_(name("print"), inner);
        b.break_();
    };
    let says = Block::build(|b| {
        b.expr(show([Expr::str("in")])).break_();
    });
    let looping = |count: usize| {
        let inner = nested(count, says.clone(), loops);
        program(|p| {
            p.while_(name("print"), inner);
        })
    };
    prints(&looping(19), "in\n");
    let returns = Block::build(|b| {
        b.return_(Some(Expr::int(1)));
    });
    let finally = |b: &mut Block, inner: Block| {
        let finally = Block::build(|b| {
            b.expr(show([Expr::int(0)]));
        });
        b.try_(Try::new(inner).finally(finally));
    };
    let leaving = |count: usize| {
        let body = nested(count, returns.clone(), finally);
        program(|p| {
            p.function("f", Parameters::none(), body);
            p.expr(show([name("f").call0()]));
        })
    };
    prints(&leaving(19), &("0\n".repeat(19) + "1\n"));
    // Python allows 20 blocks, whether or not the version's interpreter has a stack of them.
    for target in targets() {
        for program in [caught(25), looping(25), leaving(25)] {
            let error = program.compile(target).unwrap_err().to_string();
            assert!(error.contains("too many statically nested blocks"), "{target:?}: {error}");
        }
    }
    // What is no block has no such limit, but code objects in code objects are as deep as marshal goes.
    let ifs = nested(200, says.clone(), |b, inner| {
        b.if_(name("print"), inner, Block::new());
    });
    let functions = |count| {
        nested(count, pass(), |b, inner| {
            b.function("f", Parameters::none(), inner);
        })
    };
    let program_of = |block: Block| program(|p| *p = block);
    prints(&program_of(functions(100)), "");
    for target in targets() {
        let mut looping = program_of(ifs.clone());
        looping.body = Block::build(|b| {
            b.while_(name("print"), ifs.clone());
        });
        compile(&looping, target);
        let error = program_of(functions(3_000)).compile(target).unwrap_err().to_string();
        assert!(error.contains("too deeply nested to marshal") || error.contains("recursion"), "{error}");
    }
}
