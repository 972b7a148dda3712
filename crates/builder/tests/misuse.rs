//! More that is refused in clear words, by trees that no parser would give, and what odd programs do.

mod common;

use common::{name, pass, prints, program, show, targets};
use pybytecode_builder::{
    Alias, Argument, Block, BoolOp, Case, Clause, Constant, Expr, ExprKind, Parameter, Parameters, Pattern,
    PatternKind, Program, StmtKind, Try,
};
use pybytecode_opcode::feature::Feature;

fn in_function(fill: impl FnOnce(&mut Block)) -> Program {
    program(|p| {
        p.function("f", Parameters::none(), Block::build(fill));
    })
}

fn in_coroutine(fill: impl FnOnce(&mut Block)) -> Program {
    program(|p| {
        p.async_function("f", Parameters::none(), Block::build(fill));
    })
}

fn in_class(fill: impl FnOnce(&mut Block)) -> Program {
    program(|p| {
        p.class("C", [name("object")], Block::build(fill));
    })
}

fn of_expr(value: impl Into<Expr>) -> Program {
    let value = value.into();
    program(|p| {
        p.expr(value);
    })
}

fn of_stmt(kind: StmtKind) -> Program {
    program(|p| {
        p.push(kind);
    })
}

fn list_of(item: Expr, iterable: Expr) -> Expr {
    ExprKind::ListOf { item, clauses: vec![Clause::new(name("i"), iterable)] }.into()
}

fn named(target: &str) -> Expr {
    ExprKind::Named { name: target.into(), value: name("x") }.into()
}

fn breaks() -> Block {
    Block::build(|b| {
        b.break_();
    })
}

/// Each with words that its refusal has in every version.
fn refused() -> Vec<(Program, &'static str)> {
    let everything = |as_name: Option<&str>| Alias { name: "*".into(), as_name: as_name.map(str::to_owned) };
    let from_os =
        |names| of_stmt(StmtKind::ImportFrom { module: Some("os".into()), names, level: 0, is_lazy: false });
    let one = || Argument::Keyword("a".into(), Expr::int(1));
    vec![
        (
            program(|p| {
                p.while_(
                    name("x"),
                    Block::build(|b| {
                        b.function("f", Parameters::none(), breaks());
                    }),
                );
            }),
            "'break' outside loop",
        ),
        (
            program(|p| {
                p.while_(
                    name("x"),
                    Block::build(|b| {
                        b.class("C", [name("object")], breaks());
                    }),
                );
            }),
            "'break' outside loop",
        ),
        (
            of_stmt(StmtKind::While { test: name("x"), body: pass(), otherwise: breaks() }),
            "'break' outside loop",
        ),
        (
            in_class(|b| {
                b.continue_();
            }),
            "'continue' not properly in loop",
        ),
        (
            in_class(|b| {
                b.return_(None);
            }),
            "'return' outside function",
        ),
        (
            in_class(|b| {
                b.expr(Expr::yield_(None));
            }),
            "'yield' outside function",
        ),
        (
            in_coroutine(|b| {
                b.expr(name("x").yield_from());
            }),
            "'yield from' inside async function",
        ),
        (
            in_coroutine(|b| {
                b.expr(Expr::yield_(None)).return_(Some(Expr::int(1)));
            }),
            "'return' with value in async generator",
        ),
        (
            in_function(|b| {
                b.async_for(name("i"), name("x"), pass());
            }),
            "'async for' outside async function",
        ),
        (
            in_function(|b| {
                b.async_with(name("x"), None, pass());
            }),
            "'async with' outside async function",
        ),
        (
            in_function(|b| {
                b.expr(list_of(Expr::yield_(None), name("x")));
            }),
            "'yield' inside list comprehension",
        ),
        (of_expr(ExprKind::Generator { item: name("i"), clauses: vec![] }), "a comprehension wants a `for`"),
        (of_expr(list_of(name("i"), named("y"))), "cannot be used in a comprehension iterable expression"),
        (of_expr(list_of(named("i"), name("x"))), "cannot rebind comprehension iteration variable 'i'"),
        (
            in_class(|b| {
                b.expr(list_of(named("j"), name("x")));
            }),
            "within a comprehension cannot be used in a class body",
        ),
        (
            program(|p| {
                p.assign(Expr::tuple([name("a").star(), name("b").star()]), name("x"));
            }),
            "starred expressions in assignment",
        ),
        (
            program(|p| {
                p.delete(name("f").call0());
            }),
            "can be deleted",
        ),
        (of_expr(name("x").attr("None")), "None is no name"),
        (of_expr(name("x").call([one(), one()])), "the keyword argument a is given twice"),
        (
            program(|p| {
                let positional = vec![Parameter::new("a").or(Expr::int(1)), Parameter::new("b")];
                p.function("f", Parameters { positional, ..Parameters::none() }, pass());
            }),
            "parameter b has no default and follows one that has",
        ),
        (
            program(|p| {
                let star = Some(Parameter::new("a").or(Expr::int(1)));
                p.function("f", Parameters { star, ..Parameters::none() }, pass());
            }),
            "parameter a cannot have a default",
        ),
        (
            in_function(|b| {
                b.set("a", Expr::int(1)).global("a");
            }),
            "name 'a' is assigned to before global declaration",
        ),
        (
            in_function(|b| {
                b.nonlocal("a");
            }),
            "no binding for nonlocal 'a' found",
        ),
        (
            in_function(|b| {
                b.import_from("os", ["*"]);
            }),
            "import * only allowed at module level",
        ),
        (from_os(vec![everything(None), "path".into()]), "`*` is imported alone, and under no other name"),
        (from_os(vec![everything(Some("x"))]), "`*` is imported alone, and under no other name"),
        (
            program(|p| {
                p.import("*");
            }),
            "`*` is imported from a module",
        ),
        (
            program(|p| {
                p.pass().import_from("__future__", ["annotations"]);
            }),
            "from __future__ imports must occur at the beginning of the file",
        ),
        (
            program(|p| {
                p.import_from("__future__", ["nothing"]);
            }),
            "future feature nothing is not defined",
        ),
        (of_expr(ExprKind::Compare { left: name("x"), rest: vec![] }), "a comparison compares with nothing"),
        (
            of_expr(ExprKind::Bool { operator: BoolOp::And, values: vec![name("x")] }),
            "wants two values or more",
        ),
        (of_expr(name("x").item(name("y").star())), "a starred expression stands only in"),
        (
            of_stmt(StmtKind::Raise { exception: None, cause: Some(name("x")) }),
            "a cause without an exception",
        ),
        (
            program(|p| {
                p.try_(Try::new(pass()).except_all(pass()).except_all(pass()));
            }),
            "the `except` that catches all is the last",
        ),
        (
            program(|p| {
                p.try_(Try::new(Block::new()).except_all(pass()));
            }),
            "the body of `try` is empty",
        ),
    ]
}

#[test]
fn trees_that_no_parser_gives_are_refused() {
    for target in targets() {
        for (program, wanted) in refused() {
            let error = match program.compile(target) {
                Ok(_) => panic!("{target:?}: compiled, and not refused: {wanted}"),
                Err(error) => error.to_string(),
            };
            assert!(error.contains(wanted), "{target:?}: {error}, and not {wanted}");
        }
    }
}

#[test]
fn patterns_that_no_parser_gives_are_refused() {
    let value = Pattern::value;
    let star = || Pattern::from(PatternKind::Star(None));
    let map =
        |items, rest: Option<&str>| PatternKind::Mapping { items, rest: rest.map(str::to_owned) }.into();
    let kept = PatternKind::As { pattern: Some(Box::new(Pattern::any())), name: None };
    let cases: Vec<(Pattern, &str)> = vec![
        (PatternKind::Sequence(vec![star(), star()]).into(), "multiple starred expressions"),
        (star(), "a star pattern stands only in a sequence"),
        (PatternKind::Or(vec![star(), star()]).into(), "a star pattern stands only in a sequence"),
        (PatternKind::Or(vec![Pattern::any()]).into(), "alternatives are two or more"),
        (PatternKind::Or(vec![Pattern::any(), star()]).into(), "a star pattern stands only in a sequence"),
        (PatternKind::Or(vec![value(Expr::int(1)), Pattern::bind("a")]).into(), "bind different names"),
        (value(name("x")), "a pattern's value is a constant or an attribute"),
        (value(Expr::int(1) + Expr::int(2)), "a pattern's value is a constant or an attribute"),
        (value(-Expr::str("a")), "a pattern's value is a constant or an attribute"),
        (value(!Expr::int(1)), "a pattern's value is a constant or an attribute"),
        (PatternKind::Singleton(Constant::Int(1)).into(), "a singleton is None, True or False"),
        (kept.into(), "a pattern that is kept wants a name"),
        (Pattern::bind("None"), "None is no name"),
        (map(vec![(name("x"), Pattern::any())], None), "mapping pattern keys may only match"),
        (map(vec![(Expr::int(1), Pattern::bind("r"))], Some("r")), "multiple assignments to name 'r'"),
        (
            PatternKind::Class { class: name("x").call0(), positional: vec![], keywords: vec![] }.into(),
            "the class of a pattern is a name",
        ),
    ];
    for target in targets().filter(|target| target.has_feature(Feature::Match)) {
        for (pattern, wanted) in &cases {
            let program = program(|p| {
                p.match_(name("x"), vec![Case { pattern: pattern.clone(), guard: None, body: pass() }]);
            });
            let error = match program.compile(target) {
                Ok(_) => panic!("{target:?}: compiled, and not refused: {wanted}"),
                Err(error) => error.to_string(),
            };
            assert!(error.contains(wanted), "{target:?}: {error}, and not {wanted}");
        }
    }
}

#[test]
fn classes_have_their_cell() {
    let no_arguments = Vec::<Argument>::new;
    let program = program(|p| {
        let returns = |value: Expr| {
            Block::build(|b| {
                b.return_(Some(value));
            })
        };
        let body = Block::build(|b| {
            b.function("m", Parameters::new(["self"]), returns(Expr::str("A")));
        });
        p.class("A", no_arguments(), body);
        let body = Block::build(|b| {
            let upper = name("super").call0().method("m", no_arguments());
            let inner = Expr::lambda(Parameters::none(), name("__class__")).call0().attr("__name__");
            let all = Expr::tuple([upper, name("__class__").attr("__name__"), inner]);
            b.function("m", Parameters::new(["self"]), returns(all));
            b.set("is_b", Expr::lambda(Parameters::new(["self"]), name("__class__").is(name("B"))));
        });
        p.class("B", [name("A")], body);
        p.set("b", name("B").call0());
        p.expr(show([name("b").method("m", no_arguments()), name("b").method("is_b", no_arguments())]));
    });
    prints(&program, "('A', 'B', 'B') True\n");
}

#[test]
fn generators_are_sent_thrown_at_and_closed() {
    let no_arguments = Vec::<Argument>::new;
    let program = program(|p| {
        let body = Block::build(|b| {
            let tried = Block::build(|b| {
                b.set("got", Expr::yield_(Some(Expr::int(1))));
                b.expr(show([name("got")])).expr(Expr::yield_(Some(Expr::int(2))));
            });
            let handler = Block::build(|b| {
                b.expr(show([name("e")])).expr(Expr::yield_(Some(Expr::int(9))));
            });
            let body = Block::build(|b| {
                b.try_(Try::new(tried).except(name("ValueError"), Some("e"), handler));
                b.return_(Some(Expr::int(5)));
            });
            let finally = Block::build(|b| {
                b.expr(show([Expr::str("closing")]));
            });
            b.try_(Try::new(body).finally(finally));
        });
        p.function("g", Parameters::none(), body);
        p.set("h", name("g").call0());
        let thrown = name("ValueError").call([Expr::str("thrown")]);
        p.expr(show([
            name("next").call([name("h")]),
            name("h").method("send", [Expr::str("sent")]),
            name("h").method("throw", [thrown]),
        ]));
        p.expr(name("h").method("close", no_arguments()));
        let body = Block::build(|b| {
            b.set("r", name("g").call0().yield_from()).expr(show([name("r")]));
        });
        p.function("d", Parameters::none(), body);
        p.expr(show([name("list").call([name("d").call0()])]));
    });
    prints(&program, "sent\nthrown\n1 2 9\nclosing\nNone\nclosing\n5\n[1, 2]\n");
}

#[test]
fn asynchronous_statements_run() {
    let program = program(|p| {
        p.import("asyncio");
        let body = Block::build(|b| {
            let enter = Block::build(|b| {
                b.return_(Some(Expr::int(7)));
            });
            b.async_function("__aenter__", Parameters::new(["self"]), enter);
            let exit = Block::build(|b| {
                b.expr(show([Expr::str("exit"), name("a").item(Expr::int(0))]));
                b.return_(Some(Expr::bool(true)));
            });
            b.async_function("__aexit__", Parameters::new(["self"]).star("a"), exit);
        });
        p.class("M", Vec::<Argument>::new(), body);
        let sleep = || name("asyncio").attr("sleep").call([Expr::int(0)]).await_();
        let body = Block::build(|b| {
            let each = Block::build(|b| {
                b.expr(sleep()).expr(Expr::yield_(Some(name("i"))));
            });
            let body = Block::build(|b| {
                b.for_(name("i"), name("range").call([name("n")]), each);
            });
            let finally = Block::build(|b| {
                b.expr(show([Expr::str("done")]));
            });
            b.try_(Try::new(body).finally(finally));
        });
        p.async_function("gen", Parameters::new(["n"]), body);
        let gen_of = |n| name("gen").call([Expr::int(n)]);
        let body = Block::build(|b| {
            let raising = Block::build(|b| {
                b.expr(show([name("m")])).raise(name("KeyError").call([Expr::int(1)]));
            });
            b.async_with(name("M").call0(), Some(name("m")), raising);
            let body = Block::build(|b| {
                let next = Block::build(|b| {
                    b.continue_();
                });
                b.if_(name("i").equals(Expr::int(1)), next, Block::new()).expr(show([name("i")]));
            });
            let otherwise = Block::build(|b| {
                b.expr(show([Expr::str("else")]));
            });
            b.push(StmtKind::For { target: name("i"), iterable: gen_of(3), body, otherwise, is_async: true });
            let clause = Clause { is_async: true, ..Clause::new(name("j"), gen_of(2)) };
            let list = ExprKind::ListOf { item: name("j"), clauses: vec![clause] };
            let body = Block::build(|b| {
                b.return_(Some(list.into()));
            });
            let finally = Block::build(|b| {
                b.expr(sleep());
            });
            let managed = Block::build(|b| {
                b.try_(Try::new(body).finally(finally));
            });
            b.async_with(name("M").call0(), None, managed);
        });
        p.async_function("main", Parameters::none(), body);
        p.expr(show([name("asyncio").attr("run").call([name("main").call0()])]));
    });
    let expected = "7\nexit <class 'KeyError'>\n0\n2\ndone\nelse\ndone\nexit None\n[0, 1]\n";
    prints(&program, expected);
}
