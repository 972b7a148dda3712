//! Instruction sequences of CPython's code generation, through our passes and assembler: the code
//! objects must be those of CPython.
//!
//! `data/*.txt` is made of `data/*.py` by `sequences.py`, which runs in the reference interpreter. Set
//! `PYBYTECODE_SEQUENCES` to the path of another such file to replay that too, `PYBYTECODE_STAGES` to a
//! part of a unit's name to see its passes, `PYBYTECODE_ROUNDS` to repeat each for measuring.

use bumpalo::Bump;
use pybytecode_code::{Code, CodeFlags, Location, Object, ObjectId, Objects};
use pybytecode_ir::{CodeUnit, InstructionSequence, Label, Scratch, assemble, assemble_watched};
use pybytecode_opcode::{Op, PY314};

struct Case {
    name: String,
    unit: CodeUnit,
    stack: u32,
    code: Vec<u8>,
    lines: Vec<u8>,
    exceptions: Vec<u8>,
    consts: ObjectId,
}

fn hex(text: &str) -> Vec<u8> {
    if text == "-" {
        return Vec::new();
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

fn float(text: &str) -> f64 {
    f64::from_bits(u64::from_str_radix(text, 16).unwrap())
}

fn constant<'t>(words: &mut impl Iterator<Item = &'t str>, objects: &mut Objects<'_>) -> Option<ObjectId> {
    let word = words.next()?;
    let (kind, rest) = word.split_at(1);
    Some(match kind {
        "N" => Objects::NONE,
        "T" => Objects::TRUE,
        "F" => Objects::FALSE,
        "." => Objects::ELLIPSIS,
        "i" => {
            let value: num_bigint::BigInt = rest.parse().unwrap();
            let (sign, digits) = value.to_u32_digits();
            objects.big_int(sign == num_bigint::Sign::Minus, &digits)
        }
        "f" => objects.float(float(rest)),
        "c" => objects.complex(float(&rest[..16]), float(&rest[16..])),
        "s" => objects.str(&hex(rest)),
        "b" => objects.bytes(&hex(rest)),
        "(" | "{" | "[" => {
            let mut items = Vec::new();
            while let Some(item) = constant(words, objects) {
                items.push(item);
            }
            match kind {
                "(" => objects.tuple(&items),
                "{" => objects.frozenset(&items),
                _ => objects.slice([items[0], items[1], items[2]]),
            }
        }
        // A code object: what it is does not matter here.
        "@" => {
            let (name, empty) = (objects_name(objects, word), objects.tuple(&[]));
            objects.code(nested_code(name, empty))
        }
        _ => return None,
    })
}

fn objects_name(objects: &mut Objects<'_>, name: &str) -> ObjectId {
    objects.name(name.as_bytes())
}

fn nested_code(name: ObjectId, empty: ObjectId) -> Code {
    Code {
        argcount: 0,
        posonlyargcount: 0,
        kwonlyargcount: 0,
        stacksize: 1,
        flags: 0,
        code: empty,
        consts: empty,
        names: empty,
        locals: pybytecode_code::Locals::Plus { names: empty, kinds: empty },
        filename: name,
        name,
        qualname: Some(name),
        firstlineno: 1,
        linetable: empty,
        exceptiontable: Some(empty),
    }
}

fn cases(text: &str, objects: &mut Objects<'_>, mut run: impl FnMut(Case, &mut Objects<'_>)) {
    let mut case: Option<Case> = None;
    for line in text.lines() {
        let mut words = line.split(' ').filter(|word| !word.is_empty());
        let Some(kind) = words.next() else { continue };
        if kind == "unit" {
            let name = objects_name(objects, "name");
            let unit = CodeUnit {
                name,
                qualname: name,
                filename: name,
                firstlineno: 1,
                flags: CodeFlags::empty(),
                begins_with_sent: false,
                argcount: 0,
                posonlyargcount: 0,
                kwonlyargcount: 0,
                nparams: 0,
                varnames: Vec::new(),
                cellvars: Vec::new(),
                freevars: Vec::new(),
                fast_hidden: Vec::new(),
                consts: Vec::new(),
                names: Vec::new(),
                sequence: InstructionSequence::default(),
                blocks: pybytecode_ir::BlockOrder::default(),
            };
            case = Some(Case {
                name: line.to_owned(),
                unit,
                stack: 0,
                code: Vec::new(),
                lines: Vec::new(),
                exceptions: Vec::new(),
                consts: Objects::NONE,
            });
            continue;
        }
        if kind == "end" {
            let mut case = case.take().unwrap();
            place_labels(&mut case.unit.sequence);
            run(case, objects);
            continue;
        }
        let case = case.as_mut().unwrap();
        let unit = &mut case.unit;
        let mut number = || words.next().unwrap().parse::<i64>().unwrap();
        match kind {
            "first" => unit.firstlineno = number() as i32,
            "counts" => {
                unit.argcount = number() as u32;
                unit.posonlyargcount = number() as u32;
                unit.kwonlyargcount = number() as u32;
                unit.nparams = number() as u32;
                unit.flags = CodeFlags::from_bits_retain(number() as u32);
            }
            "varnames" => unit.varnames = words.map(|word| objects.name(&hex(word))).collect(),
            "cellvars" => unit.cellvars = words.map(|word| objects.name(&hex(word))).collect(),
            "freevars" => unit.freevars = words.map(|word| objects.name(&hex(word))).collect(),
            "names" => unit.names = words.map(|word| objects.name(&hex(word))).collect(),
            "const" => unit.consts.push(constant(&mut words, objects).unwrap()),
            "op" => {
                let op = Op::from_name(words.next().unwrap()).unwrap();
                let mut number = || words.next().unwrap().parse::<i64>().unwrap() as i32;
                let arg = number() as u32;
                let location = Location::new(number(), number(), number(), number());
                unit.sequence.push(op, arg, location);
            }
            "stack" => case.stack = number() as u32,
            "code" => case.code = hex(words.next().unwrap()),
            "lines" => case.lines = hex(words.next().unwrap()),
            "exceptions" => case.exceptions = hex(words.next().unwrap()),
            "consts" => case.consts = constant(&mut words, objects).unwrap(),
            _ => panic!("{line}"),
        }
    }
}

/// Jumps name instructions; makes labels of these.
fn place_labels(sequence: &mut InstructionSequence) {
    let instructions = std::mem::take(&mut sequence.instructions);
    let labels: Vec<Label> = instructions.iter().map(|_| sequence.new_label()).collect();
    for (label, instruction) in labels.into_iter().zip(instructions) {
        sequence.use_label(label);
        if PY314.has_target(instruction.op) {
            sequence.push_jump(instruction.op, Label(instruction.arg), instruction.location);
        } else {
            sequence.push(instruction.op, instruction.arg, instruction.location);
        }
    }
}

fn show(id: ObjectId, objects: &Objects<'_>) -> String {
    match objects.get(id) {
        Object::Tuple(items) => {
            format!("({})", items.iter().map(|id| show(*id, objects) + ", ").collect::<String>())
        }
        Object::FrozenSet(items) => {
            let mut items: Vec<String> = items.iter().map(|id| show(*id, objects) + ", ").collect();
            items.sort_unstable();
            format!("{{{}}}", items.concat())
        }
        Object::Str(text) => format!("{:?}", String::from_utf8_lossy(text)),
        Object::Code(code) => show(code.name, objects),
        Object::Float(value) => format!("{value}[{:x}]", value.to_bits()),
        // The sign of a NaN that complex arithmetic makes depends on the C compiler.
        Object::Complex { real, imag } => format!("{real}+{imag}j"),
        other => format!("{other:?}"),
    }
}

fn listing(code: &[u8]) -> String {
    let mut out = String::new();
    for (at, unit) in code.chunks(2).enumerate() {
        let name = PY314.op(unit[0]).map_or("?", |op| op.name());
        if name != "CACHE" {
            out += &format!("{at:4} {name} {}\n", unit[1]);
        }
    }
    out
}

fn replay(text: &str) {
    let bump = Bump::new();
    let mut objects = Objects::new(&bump);
    let mut scratch = Scratch::new();
    let (mut passed, mut failed) = (0, 0);
    let verbose = std::env::var("PYBYTECODE_STAGES").ok();
    let rounds: u32 = std::env::var("PYBYTECODE_ROUNDS").map_or(1, |rounds| rounds.parse().unwrap());
    let (mut spent, mut instructions) = (std::time::Duration::ZERO, 0);
    cases(text, &mut objects, |mut case, objects| {
        let mut stages = String::new();
        let result = if verbose.as_ref().is_some_and(|name| case.name.contains(name)) {
            assemble_watched(&mut case.unit, objects, &PY314, &mut scratch, &mut |stage| {
                stages += &format!("--- {}\n{stage}", stage.pass.map_or("", |pass| pass.name()));
            })
        } else {
            for _ in 1..rounds {
                let mut unit = case.unit.clone();
                let start = std::time::Instant::now();
                let _ = assemble(&mut unit, objects, &PY314, &mut scratch);
                spent += start.elapsed();
                instructions += case.unit.sequence.instructions.len();
            }
            let start = std::time::Instant::now();
            let result = assemble(&mut case.unit, objects, &PY314, &mut scratch);
            spent += start.elapsed();
            instructions += case.unit.sequence.instructions.len();
            result
        };
        let mut faults = Vec::new();
        match result.map(|id| objects.get(id)) {
            Ok(Object::Code(code)) => {
                let bytes = |id| match objects.get(id) {
                    Object::Bytes(bytes) => bytes.to_vec(),
                    _ => panic!("not bytes"),
                };
                if code.stacksize != case.stack {
                    faults.push(format!("stack {} for {}", code.stacksize, case.stack));
                }
                if show(code.consts, objects) != show(case.consts, objects) {
                    faults.push(format!(
                        "consts {}\n   for {}",
                        show(code.consts, objects),
                        show(case.consts, objects)
                    ));
                }
                if bytes(code.code) != case.code {
                    faults.push(format!("code\n{}for\n{}", listing(&bytes(code.code)), listing(&case.code)));
                }
                if bytes(code.linetable) != case.lines {
                    faults.push("lines".to_owned());
                }
                if bytes(code.exceptiontable.unwrap()) != case.exceptions {
                    faults.push("exceptions".to_owned());
                }
            }
            Ok(_) => faults.push("not a code object".to_owned()),
            Err(error) => faults.push(error.to_string()),
        }
        if faults.is_empty() {
            passed += 1;
        } else {
            failed += 1;
            if failed <= 20 {
                println!("{}\n{}\n{stages}", case.name, faults.join("\n"));
            } else {
                println!("{}: {}", case.name, faults.iter().map(|f| &f[..5]).collect::<Vec<_>>().join(" "));
            }
        }
    });
    println!("{passed} equal, {failed} not; {instructions} instructions in {spent:?}");
    assert_eq!(failed, 0);
    assert!(passed > 0);
}

#[test]
fn code_objects_are_those_of_cpython() {
    let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    for name in ["folding.txt", "flow.txt", "long.txt"] {
        replay(&std::fs::read_to_string(data.join(name)).unwrap());
    }
    if let Ok(path) = std::env::var("PYBYTECODE_SEQUENCES") {
        replay(&std::fs::read_to_string(path).unwrap());
    }
}

#[test]
fn every_stage_can_be_seen() {
    let bump = Bump::new();
    let mut objects = Objects::new(&bump);
    let text = "unit f\nvarnames 61\nfirst 1\ncounts 1 0 0 1 3\nconst N\n\
                op RESUME 0 1 1 0 0\nop LOAD_FAST 0 1 1 0 1\nop POP_JUMP_IF_FALSE 5 1 1 0 1\n\
                op LOAD_SMALL_INT 1 2 2 0 1\nop RETURN_VALUE 0 2 2 0 1\n\
                op LOAD_CONST 0 -1 -1 -1 -1\nop RETURN_VALUE 0 -1 -1 -1 -1\nend\n";
    cases(text, &mut objects, |mut case, objects| {
        let mut passes = Vec::new();
        let mut last = String::new();
        let watch = &mut |stage: pybytecode_ir::Stage<'_>| {
            passes.extend(stage.pass);
            last = stage.to_string();
        };
        assemble_watched(&mut case.unit, objects, &PY314, &mut Scratch::new(), watch).unwrap();
        assert_eq!(passes, PY314.passes);
        let expected = "b0: depth 0\n    1  RESUME 0\n    1  LOAD_FAST_BORROW 0\n\
                        \x20   1  POP_JUMP_IF_FALSE b2\n    1  NOT_TAKEN 0\n\
                        b1: depth 0\n    2  LOAD_SMALL_INT 1\n    2  RETURN_VALUE 0\n\
                        b2: label depth 0\n    1  LOAD_CONST 0\n    1  RETURN_VALUE 0\n";
        assert_eq!(last, expected);
    });
}
