//! `pybytecode precompile`, as Bazel calls it: an action by its arguments, and a persistent worker.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdout, Stdio};

use serde_json::{Value, json};

use crate::sandbox::{Sandbox, contains};

const ACTION: [&str; 9] = [
    "precompile",
    "--python_version",
    "3.14",
    "--src",
    "a.py",
    "--src_name",
    "pkg/a.py",
    "--pyc",
    "out/a.pyc",
];

#[test]
fn an_action_by_its_arguments() {
    let sandbox = Sandbox::new(&[("a.py", "assert x\n")]);
    sandbox.succeed(&ACTION);
    let pyc = sandbox.read("out/a.pyc");
    // checked-hash
    assert_eq!(pyc[4..8], [3, 0, 0, 0]);
    assert!(contains(&pyc, b"pkg/a.py"));
    assert!(contains(&pyc, b"x"));

    let optimized = [&ACTION[..], &["--optimize", "1", "--invalidation_mode", "unchecked_hash"]].concat();
    sandbox.succeed(&optimized);
    assert_eq!(sandbox.read("out/a.pyc")[4..8], [1, 0, 0, 0]);
    assert_ne!(sandbox.read("out/a.pyc")[16..], pyc[16..]);
}

#[test]
fn arguments_in_a_file() {
    let sandbox = Sandbox::new(&[("a.py", ""), ("params", &ACTION[1..].join("\n"))]);
    sandbox.succeed(&["precompile", "@params"]);
    assert!(sandbox.exists("out/a.pyc"));
    let run = sandbox.run(&["precompile", "@nowhere"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("nowhere"), "{}", run.stderr);
}

#[test]
fn what_is_wrong_is_said() {
    let sandbox = Sandbox::new(&[("a.py", "a b\n")]);
    let run = sandbox.run(&ACTION);
    assert_eq!(run.status, 1);
    assert!(run.stderr.starts_with("  File \"pkg/a.py\", line 1\n"), "{}", run.stderr);
    assert!(!sandbox.exists("out/a.pyc"));
    for (arguments, status) in [
        (&["precompile", "--src", "a.py"][..], 1),
        (&["precompile", "--invalidation_mode", "never"], 1),
        (&["precompile", "--optimize", "3"], 2),
        (&["precompile", "--no-such-option"], 2),
        (&["precompile", "--python_version", "2.0"], 1),
    ] {
        assert_eq!(sandbox.run(arguments).status, status, "{arguments:?}");
    }
}

#[test]
fn directories_are_copied_and_compiled() {
    let sandbox = Sandbox::new(&[("src/a.py", ""), ("src/sub/b.py", ""), ("src/data.txt", "text")]);
    let arguments = ["precompile", "--python_version", "3.14", "--src_dir", "src", "--out_dir", "out"];
    sandbox.succeed(&[&arguments[..], &["--pyc_tag", "cpython-314", "--src_name", "lib"]].concat());
    assert_eq!(
        sandbox.tree("out"),
        [
            "__pycache__/a.cpython-314.pyc",
            "a.py",
            "data.txt",
            "sub/__pycache__/b.cpython-314.pyc",
            "sub/b.py"
        ]
    );
    assert!(contains(&sandbox.read("out/sub/__pycache__/b.cpython-314.pyc"), b"lib/sub/b.py"));
}

/// A worker that was started, and its answers.
struct Worker {
    child: Child,
    answers: BufReader<ChildStdout>,
}

impl Worker {
    fn start(sandbox: &Sandbox, implementation: &str) -> Self {
        let arguments = ["precompile", "--persistent_worker", "--worker_impl", implementation];
        let mut command = sandbox.command(&arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap());
        Worker { child, answers }
    }

    fn send(&mut self, request: &Value) {
        writeln!(self.child.stdin.as_mut().unwrap(), "{request}").unwrap();
    }

    fn answer(&mut self) -> Value {
        let mut line = String::new();
        self.answers.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap()
    }

    fn finish(mut self) -> i32 {
        drop(self.child.stdin.take());
        self.child.wait().unwrap().code().unwrap()
    }
}

fn request(id: usize, src: &str) -> Value {
    let pyc = format!("{src}c");
    let arguments = ["--python_version", "3.14", "--src", src, "--src_name", src, "--pyc", &pyc];
    json!({ "requestId": id, "arguments": arguments, "inputs": [{ "path": src, "digest": "" }] })
}

#[test]
fn a_worker_answers_each_request() {
    for implementation in ["serial", "async"] {
        let files: Vec<(String, &str)> =
            (0..40).map(|at| (format!("f{at}.py"), if at % 10 == 3 { "a b\n" } else { "x = 1\n" })).collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
        let sandbox = Sandbox::new(&files);
        let mut worker = Worker::start(&sandbox, implementation);
        for (at, (name, _)) in files.iter().enumerate() {
            worker.send(&request(at + 1, name));
        }
        let mut seen = [false; 41];
        for _ in &files {
            let answer = worker.answer();
            let id = answer["requestId"].as_u64().unwrap() as usize;
            assert!(!std::mem::replace(&mut seen[id], true));
            let bad = (id - 1) % 10 == 3;
            assert_eq!(answer["exitCode"], i32::from(bad), "{answer}");
            assert_eq!(answer["output"].as_str().unwrap_or("").contains("invalid syntax"), bad, "{answer}");
        }
        assert_eq!(worker.finish(), 0);
        assert!(sandbox.exists("f0.pyc"));
        assert!(!sandbox.exists("f3.pyc"));
    }
}

#[test]
fn a_request_can_be_sandboxed_or_nonsense() {
    let sandbox = Sandbox::new(&[("box/a.py", "x = 1\n")]);
    let mut worker = Worker::start(&sandbox, "serial");
    let mut sandboxed = request(7, "a.py");
    sandboxed["sandboxDir"] = json!("box");
    worker.send(&sandboxed);
    assert_eq!(worker.answer(), json!({ "requestId": 7, "exitCode": 0 }));
    assert!(contains(&sandbox.read("box/a.pyc"), b"a.py"));
    worker.send(&json!("nonsense"));
    assert_eq!(worker.answer()["exitCode"], 3);
    worker.send(&json!({ "requestId": 8, "arguments": ["--nonsense"] }));
    let answer = worker.answer();
    assert_eq!((&answer["requestId"], &answer["exitCode"]), (&json!(8), &json!(1)));
    assert_eq!(worker.finish(), 0);
}

#[test]
fn a_request_is_answered_before_its_line_ends() {
    // As Bazel 4 writes them, and a worker must not wait for more.
    let sandbox = Sandbox::new(&[("a.py", "x = 1\n")]);
    let mut worker = Worker::start(&sandbox, "async");
    for id in [1, 2] {
        write!(worker.child.stdin.as_mut().unwrap(), "{}", request(id, "a.py")).unwrap();
        assert_eq!(worker.answer(), json!({ "requestId": id, "exitCode": 0 }));
    }
    write!(worker.child.stdin.as_mut().unwrap(), "{{ no JSON").unwrap();
    assert_eq!(worker.answer()["exitCode"], 3);
    assert_eq!(worker.finish(), 1);
}

#[test]
fn what_is_cancelled_is_answered_once() {
    let big = "x = [1, 2, 3]\n".repeat(20_000);
    let sandbox = Sandbox::new(&[("big.py", &big), ("small.py", "x = 1\n")]);
    let mut worker = Worker::start(&sandbox, "serial");
    worker.send(&request(1, "big.py"));
    worker.send(&request(2, "small.py"));
    worker.send(&json!({ "requestId": 2, "cancel": true }));
    worker.send(&json!({ "requestId": 99, "cancel": true }));
    let answers = [worker.answer(), worker.answer()];
    let of = |id: i32| answers.iter().find(|answer| answer["requestId"] == id).unwrap();
    assert_eq!(of(1)["exitCode"], 0);
    // Taken from the queue in time, or done already: one answer in any case.
    assert_eq!(of(2)["wasCancelled"].as_bool() == Some(true), !sandbox.exists("small.pyc"));
    assert_eq!(worker.finish(), 0);
}
