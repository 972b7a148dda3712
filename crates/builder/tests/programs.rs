//! Programs built by calls, run on every interpreter that is found.

mod common;

use common::{compile, interpreter, name, prints, prints_on, program, run, show, targets};
use pybytecode_builder::{
    Argument, Block, BoolOp, Case, Clause, CmpOp, Constant, Conversion, Expr, ExprKind, Function, Joined,
    Operator, Parameter, Parameters, Pattern, PatternKind, Program, Span, StmtKind, Try, UnaryOp,
};
use pybytecode_marshal::HEADER_LEN;
use pybytecode_opcode::Target;
use pybytecode_opcode::feature::Feature;

#[test]
fn expressions() {
    let program = program(|p| {
        p.set("a", Expr::int(6)).set("b", Expr::int(7));
        p.expr(show([name("a") + name("b"), name("a") * name("b"), -name("a"), !name("a")]));
        p.expr(show([(name("b") / Expr::int(2) - Expr::float(0.5)) * (Expr::int(1) << name("a"))]));
        p.expr(show([Expr::binary(Expr::int(2), Operator::Pow, Expr::int(100))]));
        p.expr(show([
            name("a").less(name("b")).and(name("b").equals(Expr::int(7))),
            Expr::none().is(Expr::none()),
        ]));
        let chain = ExprKind::Compare {
            left: Expr::int(1),
            rest: vec![(CmpOp::Lt, name("a")), (CmpOp::LtE, name("b")), (CmpOp::NotIn, Expr::tuple([]))],
        };
        p.expr(show([chain.into()]));
        p.expr(show([name("a").less(Expr::int(0)).then(Expr::str("less"), Expr::str("not less"))]));
        p.set("l", Expr::list([Expr::int(3), Expr::int(1), Expr::int(2)]));
        p.expr(show([
            name("l").item(Expr::int(1)),
            name("l").slice(Some(Expr::int(1)), None),
            name("sorted").call([name("l")]),
        ]));
        p.set("d", Expr::dict([(Expr::str("k"), Expr::tuple([Expr::int(1)])), (Expr::int(2), Expr::none())]));
        p.expr(show([name("d"), name("len").call([name("d")])]));
        p.expr(show([Expr::set([Expr::int(1), Expr::int(1)]), Expr::bytes(*b"x\0")]));
        let clause =
            Clause::new(name("i"), name("range").call([Expr::int(6)])).when(name("i") % Expr::int(2));
        p.expr(show(
            [ExprKind::ListOf { item: name("i") * name("a"), clauses: vec![clause.clone()] }.into()],
        ));
        p.expr(show([name("sum")
            .call([Expr::from(ExprKind::Generator { item: name("i"), clauses: vec![clause.clone()] })])]));
        p.expr(show([ExprKind::DictOf { key: name("i"), value: -name("i"), clauses: vec![clause] }.into()]));
        let spec = vec![
            Joined::Text(">".into()),
            Joined::Value { value: name("a"), conversion: None, spec: vec![] },
        ];
        p.expr(show([Expr::format([
            Joined::Text("<".into()),
            Joined::Value { value: name("b"), conversion: None, spec },
            Joined::Text("|".into()),
            Joined::Value { value: Expr::str("q"), conversion: Some(Conversion::Repr), spec: vec![] },
        ])]));
        let named = ExprKind::Named { name: "n".into(), value: Expr::int(5) };
        p.expr(show([Expr::from(named) + name("n")]));
        let bools = ExprKind::Bool {
            operator: BoolOp::Or,
            values: vec![Expr::int(0), Expr::none(), Expr::str("last")],
        };
        p.expr(show([bools.into(), Expr::unary(UnaryOp::Invert, Expr::int(1))]));
        let big = Constant::BigInt { negative: true, digits: vec![0, 0, 1] };
        p.expr(show([big.into(), Constant::Complex { real: 1.0, imag: -2.0 }.into()]));
        p.expr(name("print").call([
            Argument::Star(Expr::list([Expr::int(1), Expr::int(2)])),
            Argument::Keyword("sep".into(), Expr::str("-")),
            Argument::DoubleStar(Expr::dict([(Expr::str("end"), Expr::str("!\n"))])),
        ]));
    });
    prints(
        &program,
        "13 42 -6 False\n192.0\n1267650600228229401496703205376\nTrue True\nTrue\nnot less\n1 [1, 2] [1, 2, 3]\n\
         {'k': (1,), 2: None} 2\n{1} b'x\\x00'\n[6, 18, 30]\n9\n{1: -1, 3: -3, 5: -5}\n<     7|'q'\n10\nlast -2\n\
         -18446744073709551616 (1-2j)\n1-2!\n",
    );
}

#[test]
fn functions_of_all_kinds() {
    let program = program(|p| {
        let parameters = Parameters {
            positional_only: vec![Parameter::new("a")],
            positional: vec![Parameter::new("b").or(Expr::int(2))],
            star: Some("rest".into()),
            keyword_only: vec![Parameter::new("k").or(Expr::int(4)), Parameter::new("must")],
            double_star: Some("more".into()),
        };
        let names = ["a", "b", "rest", "k", "must", "more"].map(name);
        p.function(
            "f",
            parameters,
            Block::build(|f| {
                f.return_(Some(Expr::tuple(names)));
            }),
        );
        let keyword = |word: &str, value| Argument::Keyword(word.into(), Expr::int(value));
        p.expr(show([name("f").call([Expr::int(1).into(), keyword("must", 5)])]));
        let many = [Expr::int(1), Expr::int(2), Expr::int(3)].map(Argument::from);
        let arguments = many.into_iter().chain([keyword("must", 5), keyword("x", 9), keyword("k", 8)]);
        p.expr(show([name("f").call(arguments)]));
        p.expr(show([Expr::lambda(Parameters::new(["x"]), name("x") + Expr::int(1)).call([Expr::int(1)])]));
        // A closure that counts.
        p.function(
            "counter",
            Parameters::none(),
            Block::build(|outer| {
                outer.set("n", Expr::int(0));
                outer.function(
                    "count",
                    Parameters::none(),
                    Block::build(|inner| {
                        inner
                            .nonlocal("n")
                            .aug_assign(name("n"), Operator::Add, Expr::int(1))
                            .return_(Some(name("n")));
                    }),
                );
                outer.return_(Some(name("count")));
            }),
        );
        p.set("c", name("counter").call0());
        p.expr(show([name("c").call0(), name("c").call0()]));
        // A generator, and one that delegates.
        p.function(
            "numbers",
            Parameters::new(["n"]),
            Block::build(|f| {
                f.for_(
                    name("i"),
                    name("range").call([name("n")]),
                    Block::build(|body| {
                        body.set("got", Expr::yield_(Some(name("i"))));
                        body.if_(
                            name("got"),
                            Block::build(|b| {
                                b.expr(show([Expr::str("got"), name("got")]));
                            }),
                            Block::new(),
                        );
                    }),
                );
                f.return_(Some(Expr::str("done")));
            }),
        );
        p.function(
            "delegate",
            Parameters::none(),
            Block::build(|f| {
                f.set("r", name("numbers").call([Expr::int(2)]).yield_from());
                f.expr(Expr::yield_(Some(name("r"))));
            }),
        );
        p.set("g", name("numbers").call([Expr::int(3)]));
        p.expr(show([name("next").call([name("g")]), name("g").method("send", [Expr::str("hi")])]));
        p.expr(show([name("list").call([name("delegate").call0()])]));
        // Coroutines.
        p.import("asyncio");
        p.async_function(
            "agen",
            Parameters::none(),
            Block::build(|f| {
                f.for_(
                    name("i"),
                    name("range").call([Expr::int(2)]),
                    Block::build(|b| {
                        b.expr(name("asyncio").method("sleep", [Expr::int(0)]).await_());
                        b.expr(Expr::yield_(Some(name("i"))));
                    }),
                );
            }),
        );
        p.async_function(
            "main",
            Parameters::none(),
            Block::build(|f| {
                f.async_for(
                    name("x"),
                    name("agen").call0(),
                    Block::build(|b| {
                        b.expr(show([Expr::str("async"), name("x")]));
                    }),
                );
            }),
        );
        p.expr(name("asyncio").method("run", [name("main").call0()]));
        // A decorator.
        let body = Block::build(|f| {
            f.return_(Some(Expr::int(20)));
        });
        let twice = Expr::lambda(Parameters::new(["f"]), name("f").call0() * Expr::int(2));
        p.define(Function { decorators: vec![twice], ..Function::new("value", Parameters::none(), body) });
        p.expr(show([name("value")]));
    });
    prints(
        &program,
        "(1, 2, (), 4, 5, {})\n(1, 2, (3,), 8, 5, {'x': 9})\n2\n1 2\ngot hi\n0 1\n[0, 1, 'done']\nasync 0\nasync 1\n40\n",
    );
}

#[test]
fn classes_and_statements() {
    let program = program(|p| {
        p.class(
            "Base",
            Vec::<Expr>::new(),
            Block::build(|c| {
                c.set("kind", Expr::str("base"));
                c.function(
                    "__init__",
                    Parameters::new(["self", "x"]),
                    Block::build(|f| {
                        f.assign(name("self").attr("x"), name("x"));
                    }),
                );
                c.function(
                    "__enter__",
                    Parameters::new(["self"]),
                    Block::build(|f| {
                        f.expr(show([Expr::str("enter")])).return_(Some(name("self")));
                    }),
                );
                c.function(
                    "__exit__",
                    Parameters::new(["self"]).star("exc"),
                    Block::build(|f| {
                        f.expr(show([Expr::str("exit"), name("exc").item(Expr::int(0)).is(Expr::none())]))
                            .return_(Some(Expr::bool(true)));
                    }),
                );
            }),
        );
        p.class(
            "Derived",
            [name("Base")],
            Block::build(|c| {
                c.function(
                    "__init__",
                    Parameters::new(["self"]),
                    Block::build(|f| {
                        f.expr(name("super").call0().method("__init__", [Expr::int(3)]));
                    }),
                );
            }),
        );
        p.with(
            name("Derived").call0(),
            Some(name("d")),
            Block::build(|b| {
                b.expr(show([name("d").attr("x"), name("d").attr("kind")]));
                b.raise(name("ValueError").call([Expr::str("swallowed")]));
            }),
        );
        p.function(
            "f",
            Parameters::new(["x"]),
            Block::build(|f| {
                let attempt = Block::build(|b| {
                    b.if_(
                        name("x").equals(Expr::int(0)),
                        Block::build(|b| {
                            b.raise(name("KeyError").call([Expr::str("k")]));
                        }),
                        Block::new(),
                    );
                    b.if_(
                        name("x").equals(Expr::int(1)),
                        Block::build(|b| {
                            b.return_(Some(Expr::str("early")));
                        }),
                        Block::new(),
                    );
                    b.if_(
                        name("x").equals(Expr::int(2)),
                        Block::build(|b| {
                            b.expr(Expr::int(1) / Expr::int(0));
                        }),
                        Block::new(),
                    );
                });
                f.try_(
                    Try::new(attempt)
                        .except(
                            name("KeyError"),
                            Some("e"),
                            Block::build(|b| {
                                b.return_(Some(name("repr").call([name("e")])));
                            }),
                        )
                        .except_all(Block::build(|b| {
                            b.return_(Some(Expr::str("other")));
                        }))
                        .otherwise(Block::build(|b| {
                            b.expr(show([Expr::str("fine")]));
                        }))
                        .finally(Block::build(|b| {
                            b.expr(show([Expr::str("finally"), name("x")]));
                        })),
                );
                f.return_(Some(Expr::str("end")));
            }),
        );
        p.for_(
            name("i"),
            name("range").call([Expr::int(4)]),
            Block::build(|b| {
                b.expr(show([name("f").call([name("i")])]));
            }),
        );
        p.set("n", Expr::int(0));
        p.while_(
            Expr::bool(true),
            Block::build(|b| {
                b.aug_assign(name("n"), Operator::Add, Expr::int(1));
                b.if_(
                    (name("n") % Expr::int(2)).equals(Expr::int(0)),
                    Block::build(|b| {
                        b.continue_();
                    }),
                    Block::new(),
                );
                b.if_(
                    Expr::int(6).less(name("n")),
                    Block::build(|b| {
                        b.break_();
                    }),
                    Block::new(),
                );
                b.expr(show([name("n")]));
            }),
        );
        let targets = Expr::tuple([name("first"), name("rest").star()]);
        p.assign(targets, Expr::str("abc"));
        p.expr(show([name("first"), name("rest")]));
        p.delete(name("rest").item(Expr::int(0)));
        p.assert(name("rest").equals(Expr::list([Expr::str("c")])), None);
        p.import_from("os.path", ["join"]);
        p.import("collections.abc");
        p.expr(show([name("join").attr("__name__"), name("collections").attr("abc").attr("__name__")]));
    });
    prints(
        &program,
        "enter\n3 base\nexit False\nfinally 0\nKeyError('k')\nfinally 1\nearly\nfinally 2\nother\nfine\nfinally 3\nend\n\
         1\n3\n5\na ['b', 'c']\njoin collections.abc\n",
    );
}

#[test]
fn what_breaks_other_assemblers() {
    let program = program(|p| {
        // 300 locals, a jump over more than 65,536 code units, empty handlers, deep nesting, 70,000 constants.
        p.function(
            "many",
            Parameters::none(),
            Block::build(|f| {
                for i in 0..300 {
                    f.set(format!("v{i}"), Expr::int(i));
                }
                f.return_(Some(name("v0") + name("v299")));
            }),
        );
        p.expr(show([name("many").call0()]));
        p.function(
            "long",
            Parameters::new(["n"]),
            Block::build(|f| {
                f.while_(
                    name("n"),
                    Block::build(|b| {
                        b.aug_assign(name("n"), Operator::Sub, Expr::int(1));
                        b.if_(
                            name("n"),
                            Block::build(|b| {
                                for i in 0..70_000 {
                                    b.set("x", Expr::int(1_000_000 + i));
                                }
                            }),
                            Block::new(),
                        );
                    }),
                );
                f.return_(Some(name("x")));
            }),
        );
        p.expr(show([name("long").call([Expr::int(2)])]));
        p.try_(
            Try::new(Block::build(|b| {
                b.pass();
            }))
            .except_all(Block::build(|b| {
                b.pass();
            })),
        );
        let mut deep = Expr::int(0);
        for _ in 0..2_000 {
            deep = deep + name("one");
        }
        p.set("one", Expr::int(1)).expr(show([deep]));
    });
    prints(&program, "299\n1069999\n2000\n");
}

#[test]
fn patterns() {
    let program = program(|p| {
        p.function(
            "f",
            Parameters::new(["x"]),
            Block::build(|f| {
                let case = |pattern: Pattern, text: &str| Case {
                    pattern,
                    guard: None,
                    body: Block::build(|b| {
                        b.return_(Some(Expr::tuple([
                            Expr::str(text),
                            name("dict").call0().or(name("sorted").call([name("locals").call0()])),
                        ])));
                    }),
                };
                let sequence = PatternKind::Sequence(vec![
                    Pattern::bind("a"),
                    PatternKind::Star(Some("r".into())).into(),
                ]);
                let mapping = PatternKind::Mapping {
                    items: vec![(Expr::str("k"), Pattern::bind("v"))],
                    rest: Some("more".into()),
                };
                let class = PatternKind::Class {
                    class: name("complex"),
                    positional: vec![],
                    keywords: vec![("real".into(), Pattern::bind("re"))],
                };
                f.match_(
                    name("x"),
                    vec![
                        case(Pattern::value(Expr::int(1)), "one"),
                        case(
                            PatternKind::Or(vec![
                                PatternKind::Singleton(Constant::None).into(),
                                Pattern::value(Expr::str("n")),
                            ])
                            .into(),
                            "none",
                        ),
                        case(sequence.into(), "sequence"),
                        case(mapping.into(), "mapping"),
                        case(class.into(), "class"),
                        case(Pattern::any(), "other"),
                    ],
                );
            }),
        );
        for value in [
            Expr::int(1),
            Expr::none(),
            Expr::list([Expr::int(1), Expr::int(2)]),
            Expr::dict([(Expr::str("k"), Expr::int(1))]),
            Constant::Complex { real: 1.0, imag: 2.0 }.into(),
            Expr::str("z"),
        ] {
            p.expr(show([name("f").call([value]).item(Expr::int(0))]));
        }
    });
    for target in targets() {
        if target.has_feature(Feature::Match) {
            prints_on(&program, target, "one\nnone\nsequence\nmapping\nclass\nother\n");
        } else {
            let error = program.compile(target).unwrap_err().to_string();
            assert!(error.contains("has no match statement; 3.10 is the first that has"), "{error}");
        }
    }
}

#[test]
fn tracebacks_show_the_guest() {
    let source = "first line\n  fail   now\n";
    let mut program = Program::new("guest.lang", source);
    program.body.at(Span::of_line(source, 2).unwrap());
    program.body.expr((Expr::int(1) / name("zero").at(Span::new(20, 23))).at(Span::new(13, 23)));
    program.body.statements.insert(
        0,
        pybytecode_builder::Stmt {
            kind: StmtKind::Assign { targets: vec![name("zero")], value: Expr::int(0) },
            span: Span::of_line(source, 1),
        },
    );
    for target in targets() {
        let pyc = compile(&program, target);
        let Some(python) = interpreter(target) else { continue };
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("guest.lang"), source).unwrap();
        let (_, err) = run(&python, &pyc, folder.path());
        assert!(
            err.contains("File \"guest.lang\", line 2, in <module>\n    fail   now\n"),
            "{target:?}: {err}"
        );
    }
}

#[test]
fn the_guests_text_has_no_say_in_the_code() {
    let made = |text: &str, target: &Target| {
        let debug = || name("__debug__");
        let mut body = Block::new();
        if target.has_feature(Feature::Match) {
            let pattern = PatternKind::Value(Expr::unary(UnaryOp::USub, Expr::int(1))).into();
            let matched = Block::build(|b| {
                b.return_(Some(debug()));
            });
            body.match_(name("x"), vec![Case { pattern, guard: None, body: matched }]);
        }
        let values = Expr::tuple([name("x"), debug()]);
        body.return_(Some(Expr::binary(Expr::str("%s and %s"), Operator::Mod, values)));
        let mut program = Program::new("test.guest", text);
        program.body.function("f", Parameters::new(["x"]), body);
        program
    };
    for target in targets() {
        let code = |text| compile(&made(text, target), target).split_off(HEADER_LEN);
        assert_eq!(code("x = y + zzz; begin"), code("case % __debug__ ;"), "{target:?}");
    }
}

#[test]
fn misuse_is_refused() {
    let cases: Vec<(Program, &str)> = vec![
        (
            program(|p| {
                p.break_();
            }),
            "'break' outside loop",
        ),
        (
            program(|p| {
                p.return_(None);
            }),
            "'return' outside function",
        ),
        (
            program(|p| {
                p.while_(Expr::int(1), Block::new());
            }),
            "the body of `while` is empty",
        ),
        (
            program(|p| {
                p.assign(Expr::int(1), Expr::int(2));
            }),
            "can be assigned to",
        ),
        (
            program(|p| {
                p.expr(name(""));
            }),
            "a name is empty",
        ),
        (
            program(|p| {
                p.expr(name("None"));
            }),
            "None is no name",
        ),
        (
            program(|p| {
                p.expr(Expr::int(1).star());
            }),
            "a starred expression stands only in",
        ),
        (
            program(|p| {
                p.expr(ExprKind::Slice { lower: None, upper: None, step: None }.into());
            }),
            "a slice stands only in an index",
        ),
        (
            program(|p| {
                p.expr(Expr::set([]));
            }),
            "an empty set is `set()`",
        ),
        (
            program(|p| {
                p.try_(Try::new(Block::build(|b| {
                    b.pass();
                })));
            }),
            "`try` wants `except` or `finally`",
        ),
        (
            program(|p| {
                p.nonlocal("x");
            }),
            "nonlocal declaration not allowed at module level",
        ),
        (
            program(|p| {
                p.function(
                    "f",
                    Parameters::new(["a", "a"]),
                    Block::build(|b| {
                        b.pass();
                    }),
                );
            }),
            "duplicate",
        ),
        (
            program(|p| {
                p.at(Span::new(5, 9)).pass();
            }),
            "is not within the source",
        ),
        (
            program(|p| {
                p.expr(Expr::none().await_());
            }),
            "outside function",
        ),
    ];
    for target in targets() {
        for (program, wanted) in &cases {
            let error = program.compile(target).unwrap_err().to_string();
            assert!(error.contains(wanted), "{target:?}: {error}, and not {wanted}");
        }
    }
}

#[test]
fn template_strings_keep_their_values_apart() {
    let source = "hello {who!r:>8}";
    let mut program = Program::new("guest.lang", source);
    let value = name("who").at(Span::new(7, 10));
    let part = Joined::Value {
        value,
        conversion: Some(Conversion::Repr),
        spec: vec![Joined::Text(">8".to_owned())],
    };
    program.body.set("who", Expr::str("you"));
    program.body.set("t", Expr::template([Joined::Text("hello ".to_owned()), part]));
    let first = name("t").attr("interpolations").item(Expr::int(0));
    let shown = ["value", "expression", "conversion", "format_spec"].map(|part| first.clone().attr(part));
    program.body.expr(show([name("t").attr("strings")])).expr(show(shown));
    for target in targets() {
        if target.has_feature(Feature::TemplateStrings) {
            prints_on(&program, target, "('hello ', '')\nyou who r >8\n");
        } else {
            let error = program.compile(target).unwrap_err().to_string();
            assert!(error.contains("template strings") && error.contains("3.14"), "{target:?}: {error}");
        }
    }
}

#[test]
fn trees_of_any_depth_are_refused_and_dropped() {
    const DEPTH: usize = 200_000;
    let sum = program(|p| {
        let mut deep = Expr::int(0);
        for _ in 0..DEPTH {
            deep = deep + name("x");
        }
        p.expr(deep);
    });
    let mut block = Block::build(|b| {
        b.pass();
    });
    for _ in 0..DEPTH {
        block = Block::build(|b| {
            b.while_(name("x"), std::mem::take(&mut block));
        });
    }
    let mut statements = program(|_| {});
    statements.body = block;
    for program in [sum, statements] {
        let error = program.compile(Target::newest()).unwrap_err().to_string();
        assert!(error.contains("too deep"), "{error}");
    }
}
