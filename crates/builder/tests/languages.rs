//! The languages of `examples/`, run on every interpreter that is found.

mod common;

#[path = "../examples/brainfuck.rs"]
mod brainfuck;
#[path = "../examples/calculator.rs"]
mod calculator;
#[path = "../examples/lisp.rs"]
mod lisp;

use common::{compile, interpreter, prints, run, targets};

#[test]
fn the_calculator() {
    let source = "x = 2 + 3 * 4  # comment\nx\nsquare(n) = n * n\nsquare(x) - -1\n2 ^ 3 ^ 2 / 2\n(1 + 2) * 3 % 4\nmax(1, 2.5, x)\n-2 ^ 2\n";
    prints(&calculator::compile("test.calc", source).unwrap(), "14\n197\n256.0\n1\n14\n-4\n");
}

#[test]
fn the_calculator_refuses() {
    for (source, wanted) in [
        ("1 +", "expected a number"),
        ("1 $ 2", "unexpected"),
        ("f(x = 1", "expected"),
        ("1 2", "unexpected"),
    ] {
        let error = calculator::compile("test.calc", source).unwrap_err();
        assert!(error.message.contains(wanted) && error.line == 1, "{source}: {error:?}");
    }
}

#[test]
fn tracebacks_have_the_guests_lines_and_carets() {
    let source = "zero = 0\nhalf(x) = 10 + x / zero\nhalf(3)\n";
    let program = calculator::compile("test.calc", source).unwrap();
    for target in targets() {
        let pyc = compile(&program, target);
        let Some(python) = interpreter(target) else { continue };
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("test.calc"), source).unwrap();
        let (_, err) = run(&python, &pyc, folder.path());
        let frames = [
            "File \"test.calc\", line 3, in <module>\n    half(3)\n",
            "File \"test.calc\", line 2, in half\n    half(x) = 10 + x / zero\n",
        ];
        for frame in frames {
            assert!(err.contains(frame), "{target:?}: {err}");
        }
        // From 3.11 on columns are kept.
        if target.pyc.code == pybytecode_opcode::pyc::CodeFields::Plus {
            assert!(
                err.contains("                   ~~^~~~~~") || err.contains("                   ^^^^^^^^"),
                "{target:?}: {err}"
            );
        }
    }
}

#[test]
fn brainfuck_says_hello() {
    let source = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.";
    prints(&brainfuck::compile("hello.bf", source).unwrap(), "Hello World!\n");
}

#[test]
fn brainfuck_with_deep_loops_and_long_jumps() {
    // 40 loops inside each other, each of which runs once, and a loop over more than 65,536 code units.
    let deep = format!("{}+{}", "+[".repeat(40), "[-]]".repeat(40));
    let long = format!("+[>{}<-]>[-]", "+>-<".repeat(8_000));
    let source = format!("{deep}>>{long}{}.", "+".repeat(65));
    let program = brainfuck::compile("deep.bf", &source).unwrap();
    prints(&program, "A");
}

#[test]
fn brainfuck_refuses() {
    assert_eq!(brainfuck::compile("x.bf", "+[[-]").unwrap_err().0, 1);
    assert_eq!(brainfuck::compile("x.bf", "+]").unwrap_err().0, 1);
}

#[test]
fn lisp_has_closures_and_pythons_modules() {
    let source = r#"
        (import math)
        (define (adder n) (lambda (x) (+ x n)))
        (define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
        (print ((adder 3) 4) (math.sqrt 16) (fact 20) (.upper "done"))
        (define (counter) (define count 0) (lambda () (set! count (+ count 1)) count))
        (define next-one (counter))
        (next-one) (next-one)
        (print (next-one) (= 1 1 1) (and 1 0) (or nil "x") (not true))
        (define total 0)
        (define (add! x) (set! total (+ total x)) total)
        (define i 0)
        (while (< i 5) (add! i) (set! i (+ i 1)))
        (print total (let ((a 1) (b 2)) (+ a b)) (list 1 2.5 "three"))
        (print (sorted (list 3 1 2)) (map.__name__.upper) (- 5))
        (define (classify n) (if (= n 0) "zero" (begin (define sign (if (< n 0) "minus" "plus")) sign)))
        (print (classify 0) (classify -3) (classify 3))
    "#;
    let expected = "7 4.0 2432902008176640000 DONE\n3 True 0 x False\n10 3 [1, 2.5, 'three']\n[1, 2, 3] MAP -5\nzero minus plus\n";
    prints(&lisp::compile("test.lisp", source).unwrap(), expected);
}

#[test]
fn lisp_refuses() {
    for (source, wanted) in [
        ("(print 1", "not closed"),
        (")", "without"),
        ("\"abc", "not closed"),
        ("()", "means nothing"),
        ("(print (define x 1))", "no value"),
    ] {
        let error = lisp::compile("test.lisp", source).unwrap_err();
        assert!(error.message.contains(wanted), "{source}: {error:?}");
    }
}
