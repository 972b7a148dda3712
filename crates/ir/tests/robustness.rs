//! No unit makes the passes panic or run for ever, however senseless: it becomes a code object or an error.
//!
//! Up to 3.10 that holds for what code generation makes, and not for all else: conditional jumps in a circle keep the
//! optimizer busy, as they do CPython's.

use bumpalo::Bump;
use pybytecode_code::{CodeFlags, Location, ObjectId, Objects};
use pybytecode_ir::{CodeUnit, InstructionSequence, Label, Scratch, assemble_watched};
use pybytecode_opcode::block_stack::Handlers;
use pybytecode_opcode::{Op, Target};

/// A generator of numbers that look random (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % limit
    }

    fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}

/// Operations that the passes look at, with those that need no stack in front.
const LIKELY: [Op; 46] = [
    Op::LoadConst,
    Op::LoadSmallInt,
    Op::LoadFast,
    Op::LoadName,
    Op::Nop,
    Op::Jump,
    Op::JumpNoInterrupt,
    Op::SetupFinally,
    Op::SetupWith,
    Op::SetupCleanup,
    Op::PopBlock,
    Op::LoadClosure,
    Op::LoadDeref,
    Op::LoadFastAndClear,
    Op::BuildTuple,
    Op::BuildList,
    Op::BuildSet,
    Op::PopTop,
    Op::StoreFast,
    Op::StoreFastMaybeNull,
    Op::DeleteFast,
    Op::Copy,
    Op::Swap,
    Op::BinaryOp,
    Op::UnaryNegative,
    Op::UnaryNot,
    Op::UnaryInvert,
    Op::ToBool,
    Op::CompareOp,
    Op::IsOp,
    Op::ContainsOp,
    Op::CallIntrinsic1,
    Op::ListAppend,
    Op::SetAdd,
    Op::GetIter,
    Op::ForIter,
    Op::PopJumpIfFalse,
    Op::PopJumpIfTrue,
    Op::PopJumpIfNone,
    Op::JumpIfFalse,
    Op::JumpIfTrue,
    Op::UnpackSequence,
    Op::YieldValue,
    Op::Resume,
    Op::Reraise,
    Op::ReturnValue,
];

fn constants(objects: &mut Objects<'_>) -> Vec<ObjectId> {
    let (one, text) = (objects.int(1), objects.str("h\u{e9}".as_bytes()));
    let parts = [objects.int(-1), Objects::NONE, objects.int(0)];
    vec![
        Objects::NONE,
        Objects::TRUE,
        one,
        text,
        objects.big_int(true, &[1, 2, 3, 4]),
        objects.float(f64::INFINITY),
        objects.complex(0.0, -1.5),
        objects.bytes(b"abc"),
        objects.tuple(&[one, text]),
        objects.frozenset(&[one]),
        objects.slice(parts),
        objects.int(i64::MIN),
    ]
}

fn unit(random: &mut Random, objects: &mut Objects<'_>, target: &Target, likely: &[Op]) -> CodeUnit {
    let name = objects.name(b"f");
    let names: Vec<ObjectId> = (0..70).map(|n| objects.name(format!("v{n}").as_bytes())).collect();
    let nlocals = random.pick(&[0, 1, 3, 70]);
    let (ncells, nfree) = (random.below(3), random.below(3));
    let mut sequence = InstructionSequence::default();
    let labels: Vec<Label> = (0..1 + random.below(6)).map(|_| sequence.new_label()).collect();
    for _ in 0..random.below(40) {
        if random.below(4) == 0 {
            sequence.use_label(random.pick(&labels));
        }
        let op = if random.below(30) == 0 { random.pick(&Op::ALL) } else { random.pick(likely) };
        let arg = match random.below(10) {
            0 => random.below(300),
            // A rotation of so many values stands for as many `SWAP`s.
            1 if op != Op::RotN => random.below(1 << 31),
            _ => random.below(4),
        };
        let line = random.pick(&[-2, -1, -1, 1, 2, 3]);
        let location = match line {
            -2 => Location::NEXT,
            -1 => Location::NONE,
            line => Location::new(line, line, 0, 1),
        };
        if target.has_target(op) {
            sequence.push_jump(op, random.pick(&labels), location);
        } else {
            sequence.push(op, arg as u32, location);
        }
    }
    if random.below(8) > 0 {
        for label in labels {
            if sequence.label_place(label).is_none() {
                sequence.use_label(label);
            }
        }
        sequence.push(Op::LoadConst, 0, Location::NONE);
        sequence.push(Op::ReturnValue, 0, Location::NONE);
    }
    CodeUnit {
        name,
        qualname: name,
        filename: name,
        firstlineno: 1,
        flags: CodeFlags::from_bits_retain(random.below(64) as u32),
        begins_with_sent: random.below(2) == 0,
        argcount: random.below(2) as u32,
        posonlyargcount: random.below(2) as u32,
        kwonlyargcount: 0,
        nparams: random.below(3) as u32,
        varnames: names[..nlocals].to_vec(),
        cellvars: names[..ncells].to_vec(),
        freevars: names[10..10 + nfree].to_vec(),
        fast_hidden: names[..random.below(3)].to_vec(),
        consts: constants(objects),
        names: names[..4].to_vec(),
        sequence,
        blocks: pybytecode_ir::BlockOrder::default(),
    }
}

#[test]
fn nothing_panics() {
    let rounds = std::env::var("PYBYTECODE_ROUNDS").map_or(2_000, |rounds| rounds.parse().unwrap());
    let seed = std::env::var("PYBYTECODE_SEED").map_or(1, |seed| seed.parse().unwrap());
    for target in Target::all().iter().filter(|target| target.handlers == Handlers::Table) {
        let bump = Bump::new();
        let mut objects = Objects::with_format(&bump, target.pyc);
        let mut scratch = Scratch::new();
        let likely: Vec<Op> = LIKELY.into_iter().filter(|op| target.has_op(*op)).collect();
        let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ seed);
        let mut made = 0;
        for _ in 0..rounds {
            let mut unit = unit(&mut random, &mut objects, target, &likely);
            let mut stages = 0;
            let result = assemble_watched(&mut unit, &mut objects, target, &mut scratch, &mut |stage| {
                stages += usize::from(!stage.to_string().is_empty());
            });
            made += u32::from(result.is_ok());
        }
        // Some of them even make sense.
        assert!(made > rounds / 1000, "{target:?}: {made} of {rounds}");
    }
}
