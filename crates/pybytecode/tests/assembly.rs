//! What we compile, as assembly text and back, verified, and as programs of builder calls.

use std::fs;
use std::path::{Path, PathBuf};

use pybytecode::assembler::{read_file, write_file};
use pybytecode::{Bump, CompileOptions, Compiler, Pyc, Support, Target, Validation, asm, verify};

/// Written by `pycodegen FILE.pyc`; compiled here, so that the test can run them.
#[rustfmt::skip]
mod programs {
    pub mod demo;
    pub mod many_things;
    pub mod written_by_3_10;
    pub mod written_by_3_11;
    pub mod written_by_3_12;
    pub mod written_by_3_13;
    pub mod written_by_3_15;
    pub mod written_by_3_8;
    pub mod written_by_3_9;
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn targets() -> impl Iterator<Item = &'static Target> {
    Target::all().iter().copied().filter(|target| target.support >= Support::Trial)
}

/// The `.pyc` files of the cases in `tests/compile`, for a target.
fn compiled(target: &'static Target) -> Vec<(String, Vec<u8>)> {
    let mut compiler = Compiler::new(target);
    let mut paths: Vec<_> =
        fs::read_dir(root().join("tests/compile")).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let sources = paths.iter().filter(|path| path.extension().is_some_and(|ext| ext == "py"));
    let compile = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let options = CompileOptions {
            filename: name.as_bytes(),
            optimize: 0,
            validation: Validation::Timestamp { mtime: 0, size: 0 },
        };
        let mut pyc = Vec::new();
        compiler.compile(&fs::read(path).unwrap(), &options, &mut pyc).ok()?;
        Some((name, pyc))
    };
    sources.filter_map(compile).collect()
}

#[test]
fn text_and_back_is_the_identity() {
    for target in targets() {
        for (name, pyc) in compiled(target) {
            let text = asm::print(&pyc).unwrap();
            assert!(!text.contains("\nbytes\n"), "{target:?} {name}: told as bytes");
            let tells_table = text.lines().any(|line| line.trim_start().starts_with("linetable "));
            assert!(
                !tells_table || name != "whole_line_steps.py",
                "{target:?} {name}: a table of lines is told"
            );
            let again = asm::parse(&text).unwrap_or_else(|error| panic!("{target:?} {name}: {error}"));
            assert!(again.write().unwrap() == pyc, "{target:?} {name}");
        }
    }
}

/// Those that CPython wrote for the tests of marshal.
#[test]
fn files_of_older_versions_are_told_by_name() {
    for version in ["2.7", "3.6", "3.7"] {
        let sample = root().join(format!("crates/marshal/tests/data/sample-{version}.pyc"));
        let pyc = fs::read(sample).unwrap();
        let text = asm::print(&pyc).unwrap();
        for told in
            ["function method(self, *args, **options)", "load_fast n", "free args, self", "yield_value"]
        {
            assert!(text.contains(told), "{version}: no `{told}` in\n{text}");
        }
        for odd in ["bytecode", "marshal\n    |", "bytes\n", "flags =", "counts", "stack"] {
            assert!(
                !text.contains(&format!("\n{odd}")) && !text.contains(&format!("  {odd} ")),
                "{version}: {odd}\n{text}"
            );
        }
        let again = asm::parse(&text).unwrap_or_else(|error| panic!("{version}: {error}"));
        assert!(again.write().unwrap() == pyc, "{version}");
        let program = asm::rust_program(&read_file(&pyc).unwrap());
        assert!(program.contains("op_local(Op::LoadFast, \"n\")"), "{version}\n{program}");
    }
}

#[test]
fn what_a_string_of_python_2_is() {
    let text = "python 2.7\nmodule\n    load_const (b\"one\", \"two\", 3L, 3, 0L)\n    return_value\nend\n";
    let pyc = asm::parse(text).unwrap().write().unwrap();
    let data = |part: &[u8]| pyc.windows(part.len()).any(|window| window == part);
    assert!(data(b"s\x03\0\0\0one") && data(b"u\x03\0\0\0two"), "{pyc:?}");
    assert!(data(b"l\x01\0\0\0\x03\0i\x03\0\0\0l\0\0\0\0"), "{pyc:?}");
    assert!(data(b"t\x08\0\0\0<module>"), "{pyc:?}");
    assert!(asm::print(&pyc).unwrap().contains("load_const (b\"one\", \"two\", 0x3L, 3, 0x0L)"));
}

#[test]
fn what_we_compile_verifies() {
    for target in targets() {
        for (name, pyc) in compiled(target) {
            // The code that CPython itself makes of those leaves values on the stack.
            if ["debug_deleted_old.py", "debug_deleted_in_loop.py"].contains(&name.as_str()) {
                continue;
            }
            let bump = Bump::new();
            let read = Pyc::read(&pyc, &bump).unwrap();
            let findings = verify::verify(&read.dump.objects, read.dump.root, target);
            assert!(findings.is_empty(), "{target:?} {name}: {findings:?}");
        }
    }
}

#[test]
fn spoilt_files_are_no_reason_to_panic() {
    let mut random = 1u64;
    let mut next = |limit: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % limit
    };
    for target in targets() {
        for (_, pyc) in compiled(target).iter().step_by(4) {
            for _ in 0..4 {
                let mut spoilt = pyc.clone();
                for _ in 0..1 + next(4) {
                    let at = 16 + next(spoilt.len() - 16);
                    spoilt[at] = next(256) as u8;
                }
                let bump = Bump::new();
                if let Ok(read) = Pyc::read(&spoilt, &bump) {
                    verify::verify(&read.dump.objects, read.dump.root, target);
                }
                if let Ok(text) = asm::print(&spoilt) {
                    let again = asm::parse(&text).unwrap().write().unwrap();
                    assert!(again == spoilt, "{target:?}: the text gives another file");
                }
            }
        }
    }
}

#[test]
fn spoilt_text_is_no_reason_to_panic() {
    let pyc = compiled(Target::newest()).swap_remove(3).1;
    let text = asm::print(&pyc).unwrap();
    let mut random = 7u64;
    let mut next = |limit: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % limit
    };
    let pieces = [
        "(",
        ")",
        "\"",
        "@",
        "#",
        "é",
        "999999999999",
        "-1",
        "code",
        "L1",
        ":",
        "end",
        "\n",
        "try",
        "wide 3",
        "depth 4000000000",
    ];
    for _ in 0..2_000 {
        let mut spoilt: Vec<char> = text.chars().collect();
        let at = next(spoilt.len());
        match next(3) {
            0 => drop(spoilt.remove(at)),
            1 => drop(spoilt.splice(at..at, pieces[next(pieces.len())].chars())),
            _ => drop(spoilt.drain(at..(at + next(40)).min(spoilt.len()))),
        }
        let spoilt: String = spoilt.into_iter().collect();
        if let Ok(parsed) = asm::parse(&spoilt) {
            let _ = parsed.write();
        }
    }
}

#[test]
fn errors_have_a_place_and_help() {
    let in_module = |body: &str| format!("python 3.14\nmodule\n    resume 0\n{body}\nend\n");
    let cases = [
        (
            in_module("    load_fats x"),
            "4:5: `load_fats` is neither an operation nor a directive (did you mean `load_fast`?)",
        ),
        (in_module("    call_function 1"), "4:5: Python 3.14 has no operation `call_function`"),
        (
            in_module("    load_const text\n    return_value"),
            "4:16: `text` is no constant (a string stands in quotes: \"text\")",
        ),
        (in_module("    jump nowhere"), "4:1: label `nowhere` is never placed"),
        (
            in_module("    binary_op +\n    return_value"),
            "4:5: BINARY_OP takes more from the stack than there is",
        ),
        (in_module("    load_const 1"), "4:5: control runs behind the last instruction (end with"),
        (in_module("  a:\n  a:\n    jump a"), "5:3: label `a` stands in line 4 already"),
        (in_module("    load_const code f"), "4:21: there is no code object `f` before this line"),
        (in_module("    load_const \"open"), "4:16: the string is not closed on its line"),
        (in_module("    nop @1:2"), "4:9: `@1:2` is no location"),
        (in_module("    nop 1 2"), "4:11: unexpected text"),
        (
            in_module("    load_deref x\n    return_value"),
            "4:5: there is no variable \"x\" (declare it: `cells NAME`",
        ),
        (in_module("    flags GENERATER"), "4:11: there is no flag `GENERATER` (did you mean `GENERATOR`?)"),
        (
            in_module("    load const 1"),
            "4:5: `load` is neither an operation nor a directive (did you mean `load_const`?)",
        ),
        (
            in_module("    load_const 'a'"),
            "4:16: unexpected character '\\'' (strings stand in double quotes)",
        ),
        (
            in_module("    # comment"),
            "4:5: a line starts with a word: a directive, an operation or a label (comments begin",
        ),
        (in_module("    call x"), "4:10: expected a number, the operand"),
        (in_module("    call -1"), "4:10: -1 cannot be the operand"),
        (
            in_module("    compare_op =<"),
            "4:18: this version has no comparison `=<` (there are <, <=, ==, !=, >, >=)",
        ),
        (in_module("    binary_op plus"), "4:15: expected an operator (there are + & //"),
        (in_module("    endtry"), "4:11: `endtry` ends what no `try` began"),
        (in_module("    try H\n    nop\n  H:\n    reraise 0"), "4:1: `try` is never ended (add `endtry`"),
        (
            "python 3.10\nmodule\n    try H\n".to_owned(),
            "3:9: Python 3.10 has no exception tables (there, `setup_finally",
        ),
        (
            "python 3.7\nmodule\n  L0:\n    load_const 1\n    jump_absolute L0\nend\n".to_owned(),
            "4:5: stack depths differ where paths join",
        ),
        ("function f(a, a)\n".to_owned(), "1:17: there are two parameters `a`"),
        (
            "function f(a=1)\n".to_owned(),
            "1:13: expected `,` or `)` (who makes the function gives it its defaults)",
        ),
        ("function f\n".to_owned(), "1:11: expected `(` and the parameters (write `function f()`"),
        ("module\n".to_owned(), "1:1: the code object of line 1 is not ended (add `end`)"),
        ("python 2.0\n".to_owned(), "1:8: Python 2.0 is not known here"),
        ("modul\n".to_owned(), "1:1: `modul` cannot stand outside a code object (did you mean `module`?)"),
        (String::new(), "1:1: there is no code object"),
    ];
    for (text, wanted) in cases {
        let Err(error) = asm::parse(&text) else { panic!("nothing is wrong with\n{text}") };
        let error = error.to_string();
        assert!(error.starts_with(wanted), "{error}\nand not {wanted}");
    }
}

#[test]
fn depth_is_refused_before_it_costs_anything() {
    const DEPTH: usize = 1_000_000;
    for constant in ["(", "frozenset("] {
        let text = format!("module\n    load_const {}", constant.repeat(DEPTH));
        let error = asm::parse(&text).unwrap_err().to_string();
        assert!(error.contains("at most 2000 constants are inside each other"), "{error}");
    }
    let error = asm::parse(&"function f()\n".repeat(DEPTH)).unwrap_err().to_string();
    assert!(error.contains("at most 2000 code objects are inside each other"), "{error}");
}

#[test]
fn the_documents_examples_assemble() {
    let text = fs::read_to_string(root().join("docs/assembly.md")).unwrap();
    let blocks: Vec<&str> =
        text.split("```pyasm\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert_eq!(blocks.len(), 2);
    for block in blocks {
        let parsed = asm::parse(block).unwrap_or_else(|error| panic!("{error} in\n{block}"));
        let pyc = parsed.write().unwrap();
        let bump = Bump::new();
        let read = Pyc::read(&pyc, &bump).unwrap();
        let findings = verify::verify(&read.dump.objects, read.dump.root, read.target().unwrap());
        assert!(findings.is_empty(), "{findings:?}");
    }
}

#[test]
fn programs_of_builder_calls_make_the_very_file() {
    type Program = (&'static str, fn() -> Vec<u8>);
    let programs: [Program; 9] = [
        ("demo", programs::demo::bytes),
        ("many_things", programs::many_things::bytes),
        ("written_by_3_10", programs::written_by_3_10::bytes),
        ("written_by_3_11", programs::written_by_3_11::bytes),
        ("written_by_3_12", programs::written_by_3_12::bytes),
        ("written_by_3_13", programs::written_by_3_13::bytes),
        ("written_by_3_15", programs::written_by_3_15::bytes),
        ("written_by_3_8", programs::written_by_3_8::bytes),
        ("written_by_3_9", programs::written_by_3_9::bytes),
    ];
    for (name, bytes) in programs {
        let folder = root().join("crates/pybytecode/tests/programs");
        let text = fs::read_to_string(folder.join(name).with_extension("pyasm")).unwrap();
        let pyc = asm::parse(&text).unwrap().write().unwrap();
        let file = read_file(&pyc).unwrap();
        assert!(write_file(&file).unwrap() == pyc, "{name}");
        let program = fs::read_to_string(folder.join(name).with_extension("rs")).unwrap();
        assert_eq!(asm::rust_program(&file), program, "{name}");
        assert!(bytes() == pyc, "{name}: the program makes another file");
    }
}
