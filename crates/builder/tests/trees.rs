//! Trees put together at random: they compile or are refused, never anything else, and what compiles verifies.

mod common;

use common::targets;
use pybytecode_builder::{
    Alias, Argument, Block, BoolOp, Case, Class, Clause, CmpOp, Constant, Conversion, Expr, ExprKind,
    Function, Handler, Joined, Operator, Parameter, Parameters, Pattern, PatternKind, Program, Span, Stmt,
    StmtKind, Try, TypeParam, TypeParamKind, UnaryOp, WithItem,
};

/// A source of choices, the same on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn chance(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    fn name(&mut self) -> String {
        let most = if self.chance(40) { 13 } else { 11 };
        ["a", "b", "c", "self", "__x", "_", "print", "é", "x-y", "super", "__class__", "None", ""]
            [self.below(most)]
        .to_owned()
    }

    fn list<T>(&mut self, most: usize, mut item: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let count = self.below(most + 1);
        (0..count).map(|_| item(self)).collect()
    }

    fn option<T>(&mut self, item: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.chance(2) { Some(item(self)) } else { None }
    }

    fn constant(&mut self) -> Constant {
        match self.below(11) {
            0 => Constant::None,
            1 => Constant::Bool(self.chance(2)),
            2 => Constant::Ellipsis,
            3 => Constant::Int([0, 1, -5, 255, 256, i64::MIN, i64::MAX][self.below(7)]),
            4 => Constant::BigInt { negative: self.chance(2), digits: vec![0, 1, 0, self.below(2) as u32] },
            5 => Constant::Float([0.0, -0.0, 1.5, f64::NAN, f64::INFINITY][self.below(5)]),
            6 => Constant::Complex { real: 0.0, imag: -1.0 },
            7 => Constant::Bytes(vec![self.below(256) as u8]),
            8 => Constant::Tuple(self.list(2, Self::constant)),
            _ => Constant::Str(["", "x", "text %s", "a b"][self.below(4)].to_owned()),
        }
    }

    fn expr(&mut self, depth: usize) -> Expr {
        let kind = if depth == 0 || self.chance(5) {
            if self.chance(2) { ExprKind::Constant(self.constant()) } else { ExprKind::Name(self.name()) }
        } else {
            self.compound(depth - 1)
        };
        let expr = Expr::from(kind);
        if self.chance(6) { expr.at(Span::new(self.below(4) as u32, 4 + self.below(4) as u32)) } else { expr }
    }

    fn compound(&mut self, d: usize) -> ExprKind {
        match self.below(27) {
            0 => ExprKind::Attribute { value: self.expr(d), name: self.name() },
            1 => ExprKind::Subscript { value: self.expr(d), index: self.index(d) },
            2 | 3 => ExprKind::Call { function: self.expr(d), arguments: self.list(3, |r| r.argument(d)) },
            4 => {
                let operator = [UnaryOp::Invert, UnaryOp::Not, UnaryOp::UAdd, UnaryOp::USub][self.below(4)];
                ExprKind::Unary { operator, operand: self.expr(d) }
            }
            5 | 6 => ExprKind::Binary { left: self.expr(d), operator: self.operator(), right: self.expr(d) },
            7 => {
                let operator = if self.chance(2) { BoolOp::And } else { BoolOp::Or };
                ExprKind::Bool { operator, values: self.list(4, |r| r.expr(d)) }
            }
            8 => {
                ExprKind::Compare { left: self.expr(d), rest: self.list(3, |r| (r.comparison(), r.expr(d))) }
            }
            9 => ExprKind::If { test: self.expr(d), then: self.expr(d), otherwise: self.expr(d) },
            10 => ExprKind::Lambda { parameters: self.parameters(d), body: self.expr(d) },
            11 => ExprKind::List(self.list(4, |r| r.expr(d))),
            12 => ExprKind::Tuple(self.list(4, |r| r.expr(d))),
            13 => ExprKind::Set(self.list(4, |r| r.expr(d))),
            14 => ExprKind::Dict(self.list(3, |r| (r.option(|r| r.expr(d)), r.expr(d)))),
            15 => ExprKind::ListOf { item: self.expr(d), clauses: self.clauses(d) },
            16 => ExprKind::SetOf { item: self.expr(d), clauses: self.clauses(d) },
            17 => ExprKind::DictOf { key: self.expr(d), value: self.expr(d), clauses: self.clauses(d) },
            18 => ExprKind::Generator { item: self.expr(d), clauses: self.clauses(d) },
            19 => ExprKind::Await(self.expr(d)),
            20 => ExprKind::Yield(self.option(|r| r.expr(d))),
            21 => ExprKind::YieldFrom(self.expr(d)),
            22 => ExprKind::Named { name: self.name(), value: self.expr(d) },
            23 => ExprKind::Joined(self.joined(d)),
            24 => ExprKind::Starred(self.expr(d)),
            25 => ExprKind::Slice {
                lower: self.option(|r| r.expr(d)),
                upper: None,
                step: self.option(|r| r.expr(d)),
            },
            _ => ExprKind::Name(self.name()),
        }
    }

    fn index(&mut self, d: usize) -> Expr {
        match self.below(3) {
            0 => ExprKind::Slice {
                lower: self.option(|r| r.expr(d)),
                upper: self.option(|r| r.expr(d)),
                step: None,
            }
            .into(),
            1 => Expr::tuple(self.list(2, |r| r.expr(d))),
            _ => self.expr(d),
        }
    }

    fn operator(&mut self) -> Operator {
        [Operator::Add, Operator::Mod, Operator::Pow, Operator::LShift, Operator::MatMult, Operator::FloorDiv]
            [self.below(6)]
    }

    fn comparison(&mut self) -> CmpOp {
        [CmpOp::Eq, CmpOp::Lt, CmpOp::Is, CmpOp::IsNot, CmpOp::In, CmpOp::NotIn][self.below(6)]
    }

    fn argument(&mut self, d: usize) -> Argument {
        match self.below(6) {
            0 => Argument::Keyword(self.name(), self.expr(d)),
            1 => Argument::Star(self.expr(d)),
            2 => Argument::DoubleStar(self.expr(d)),
            _ => Argument::Positional(self.expr(d)),
        }
    }

    fn joined(&mut self, d: usize) -> Vec<Joined> {
        self.list(3, |r| match r.below(2) {
            0 => Joined::Text(["", "{", "text"][r.below(3)].to_owned()),
            _ => Joined::Value {
                value: r.expr(d),
                conversion: r.option(|r| [Conversion::Str, Conversion::Repr, Conversion::Ascii][r.below(3)]),
                spec: if d > 0 && r.chance(3) { r.joined(d - 1) } else { Vec::new() },
            },
        })
    }

    fn clauses(&mut self, d: usize) -> Vec<Clause> {
        self.list(2, |r| Clause {
            target: r.target(d),
            iterable: r.expr(d),
            conditions: r.list(1, |r| r.expr(d)),
            is_async: r.chance(6),
        })
    }

    fn target(&mut self, d: usize) -> Expr {
        match self.below(7) {
            0 if d > 0 => ExprKind::Attribute { value: self.expr(d - 1), name: self.name() }.into(),
            1 if d > 0 => ExprKind::Subscript { value: self.expr(d - 1), index: self.index(d - 1) }.into(),
            2 if d > 0 => Expr::tuple(
                self.list(3, |r| if r.chance(4) { r.target(d - 1).star() } else { r.target(d - 1) }),
            ),
            3 if self.chance(9) => self.expr(d),
            _ => Expr::name(self.name()),
        }
    }

    fn parameter(&mut self, d: usize) -> Parameter {
        let annotation = if self.chance(5) { Some(self.expr(d)) } else { None };
        let default = if self.chance(4) { Some(self.expr(d)) } else { None };
        let name = format!("{}{}", self.name(), self.below(30));
        Parameter { name, default, annotation, span: None }
    }

    fn parameters(&mut self, d: usize) -> Parameters {
        let plain = |r: &mut Self| Parameter::new(format!("p{}", r.below(40)));
        Parameters {
            positional_only: self.list(1, plain),
            positional: self.list(2, |r| r.parameter(d)),
            star: self.option(plain),
            keyword_only: self.list(2, |r| r.parameter(d)),
            double_star: self.option(plain),
        }
    }

    fn pattern(&mut self, d: usize) -> Pattern {
        let kind = match self.below(if d == 0 { 3 } else { 8 }) {
            0 => PatternKind::Value(self.expr(d)),
            1 => PatternKind::Singleton(self.constant()),
            2 => PatternKind::As { pattern: None, name: self.option(Self::name) },
            3 => PatternKind::Sequence(self.list(3, |r| r.pattern(d - 1))),
            4 => PatternKind::Star(self.option(Self::name)),
            5 => PatternKind::Mapping {
                items: self.list(2, |r| (r.expr(1), r.pattern(d - 1))),
                rest: self.option(Self::name),
            },
            6 => PatternKind::Class {
                class: self.expr(1),
                positional: self.list(2, |r| r.pattern(d - 1)),
                keywords: self.list(2, |r| (r.name(), r.pattern(d - 1))),
            },
            _ => PatternKind::Or(self.list(3, |r| r.pattern(d - 1))),
        };
        kind.into()
    }

    fn block(&mut self, d: usize) -> Block {
        let mut block = Block::new();
        let most = if self.chance(30) { 0 } else { 2 };
        for _ in 0..(1 + self.below(3)).min(most + 1) {
            let kind = self.stmt(d);
            block.push(Stmt::from(kind));
        }
        block
    }

    fn type_params(&mut self, d: usize) -> Vec<TypeParam> {
        if !self.chance(8) {
            return Vec::new();
        }
        self.list(2, |r| TypeParam {
            name: r.name(),
            kind: match r.below(3) {
                0 => TypeParamKind::ParamSpec,
                1 => TypeParamKind::TypeVarTuple,
                _ => TypeParamKind::TypeVar(r.option(|r| r.expr(d))),
            },
            default: if r.chance(4) { Some(r.expr(d)) } else { None },
        })
    }

    fn stmt(&mut self, depth: usize) -> StmtKind {
        let e = 2;
        let d = depth.saturating_sub(1);
        match self.below(if depth == 0 { 12 } else { 24 }) {
            0 | 1 => StmtKind::Expr(self.expr(e)),
            2 | 3 => StmtKind::Assign {
                targets: {
                    let mut t = self.list(1, |r| r.target(e));
                    t.push(self.target(e));
                    t
                },
                value: self.expr(e),
            },
            4 => {
                StmtKind::AugAssign { target: self.target(e), operator: self.operator(), value: self.expr(e) }
            }
            5 => StmtKind::AnnAssign {
                target: self.target(e),
                annotation: self.expr(e),
                value: self.option(|r| r.expr(e)),
            },
            6 => StmtKind::Delete(vec![self.target(e)]),
            7 => StmtKind::Return(self.option(|r| r.expr(e))),
            8 => StmtKind::Raise { exception: Some(self.expr(e)), cause: self.option(|r| r.expr(e)) },
            9 => StmtKind::Assert { test: self.expr(e), message: self.option(|r| r.expr(e)) },
            10 => [StmtKind::Pass, StmtKind::Break, StmtKind::Continue][self.below(3)].clone(),
            11 => match self.below(4) {
                0 => StmtKind::Global(vec![self.name()]),
                1 => StmtKind::Nonlocal(vec![self.name()]),
                2 => StmtKind::Import {
                    modules: vec![Alias { name: "os.path".into(), as_name: self.option(Self::name) }],
                    is_lazy: self.chance(9),
                },
                _ => StmtKind::ImportFrom {
                    module: self.option(Self::name),
                    names: vec![Alias::from(self.name()), Alias::from("*")],
                    level: self.below(2) as u32,
                    is_lazy: false,
                },
            },
            12 => StmtKind::If { test: self.expr(e), then: self.block(d), otherwise: self.block(d) },
            13 => StmtKind::While {
                test: self.expr(e),
                body: self.block(d),
                otherwise: self.option(|r| r.block(d)).unwrap_or_default(),
            },
            14 | 15 => StmtKind::For {
                target: self.target(e),
                iterable: self.expr(e),
                body: self.block(d),
                otherwise: Block::new(),
                is_async: self.chance(5),
            },
            16 => StmtKind::With {
                items: vec![WithItem { manager: self.expr(e), target: self.option(|r| r.target(e)) }],
                body: self.block(d),
                is_async: self.chance(5),
            },
            17 | 18 => StmtKind::Try(Try {
                body: self.block(d),
                handlers: self.list(2, |r| Handler {
                    catches: r.option(|r| r.expr(e)),
                    name: None,
                    body: r.block(d),
                    span: None,
                }),
                otherwise: Block::new(),
                finally: self.option(|r| r.block(d)).unwrap_or_default(),
                is_star: self.chance(8),
            }),
            19 => StmtKind::Match {
                subject: self.expr(e),
                cases: self.list(3, |r| Case {
                    pattern: r.pattern(2),
                    guard: r.option(|r| r.expr(e)),
                    body: r.block(d),
                }),
            },
            20 | 21 => StmtKind::Function(Box::new(Function {
                name: self.name(),
                parameters: self.parameters(1),
                body: self.block(d),
                decorators: self.list(1, |r| r.expr(e)),
                returns: if self.chance(5) { Some(self.expr(e)) } else { None },
                type_params: self.type_params(1),
                is_async: self.chance(3),
            })),
            22 => StmtKind::Class(Box::new(Class {
                name: self.name(),
                bases: self.list(2, |r| r.argument(e)),
                body: self.block(d),
                decorators: Vec::new(),
                type_params: self.type_params(1),
            })),
            _ => StmtKind::TypeAlias { name: self.name(), type_params: Vec::new(), value: self.expr(e) },
        }
    }
}

#[test]
fn random_trees_compile_or_are_refused() {
    let mut random = Random(20_140_101);
    let (mut compiled, mut refused) = (0, 0);
    for _ in 0..3_000 {
        let mut program = Program::new("random.guest", "0123\n567\n");
        program.optimize = random.below(3) as u8;
        // In a function, much more is allowed.
        let body = random.block(3);
        program.body = if random.chance(3) {
            body
        } else {
            Block::build(|p| {
                p.define(Function {
                    is_async: random.chance(2),
                    ..Function::new("f", Parameters::new(["a", "b"]), body)
                });
            })
        };
        for target in targets() {
            match program.compile(target) {
                Err(_) => refused += 1,
                Ok(pyc) => {
                    compiled += 1;
                    // CPython 3.15 itself makes a module a generator where an assertion that is stripped had a `yield`.
                    if program.optimize > 0 {
                        continue;
                    }
                    let bump = bumpalo::Bump::new();
                    let read = pybytecode_marshal::Pyc::read(&pyc, &bump).unwrap();
                    let mut findings = pybytecode_verify::verify(&read.dump.objects, read.dump.root, target);
                    // Places at random are not inside each other.
                    findings.retain(|finding| finding.rule != pybytecode_verify::Rule::LineTable);
                    assert!(findings.is_empty(), "{target:?}: {findings:?}\n{program:?}");
                }
            }
        }
    }
    assert!(compiled > 500, "{compiled} compiled, {refused} refused");
}
