//! An interpreter that judges programs: one process for many batches. When it dies of a program, that program
//! is noted and another process goes on behind it.

use std::fmt;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use pybytecode::{CompileError, Compiler, Diagnostic, HEADER_LEN, Target};

use super::programs::Program;
use crate::Result;
use crate::interpreters::Interpreter;

const PROGRAM: &str =
    concat!(include_str!("../../python/difference.py"), include_str!("../../python/fuzz_diff.py"));

/// What came of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Equal code objects.
    Same,
    /// Refused in the same words at the same place.
    SameRefusal,
    /// Both compile it, something differs.
    Differs(String),
    /// We refuse what the interpreter compiles.
    Missing(Refusal),
    /// We compile what the interpreter refuses.
    Accepted(Refusal),
    /// Both refuse it, otherwise.
    Otherwise {
        /// What we say.
        ours: Refusal,
        /// What the interpreter says.
        theirs: Refusal,
    },
    /// The interpreter runs out of stack, memory or time, or crashes.
    Beyond(&'static str),
    /// We panicked.
    Panicked,
}

impl Verdict {
    /// What programs are counted by.
    pub fn class(&self) -> &'static str {
        match self {
            Verdict::Same => "same",
            Verdict::SameRefusal => "refused alike",
            Verdict::Differs(_) => "differs",
            Verdict::Missing(_) => "refused by us alone",
            Verdict::Accepted(_) => "refused by CPython alone",
            Verdict::Otherwise { ours, theirs }
                if ours.kind == theirs.kind && ours.message == theirs.message =>
            {
                "refused at another place"
            }
            Verdict::Otherwise { .. } => "refused in other words",
            Verdict::Beyond(what) => what,
            Verdict::Panicked => "panics",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Verdict::Differs(what) => f.write_str(what),
            Verdict::Missing(ours) => write!(f, "ours {ours}"),
            Verdict::Accepted(theirs) => write!(f, "CPython {theirs}"),
            Verdict::Otherwise { ours, theirs } => write!(f, "CPython {theirs}\n       ours    {ours}"),
            _ => f.write_str(self.class()),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}: {}", self.kind, self.place, self.message)
    }
}

/// Why a program is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The exception's class.
    pub kind: String,
    /// `line:column-line:column`.
    pub place: String,
    /// The message, its control characters escaped.
    pub message: String,
}

/// The interpreter, and our compiler.
pub struct Judge {
    interpreter: Interpreter,
    target: &'static Target,
    compiler: Compiler,
    process: Option<Process>,
    batch: tempfile::TempDir,
}

struct Process {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Judge {
    /// An interpreter that has not started yet.
    pub fn new(interpreter: Interpreter, target: &'static Target) -> Result<Judge> {
        let batch = tempfile::tempdir()?;
        Ok(Judge { interpreter, target, compiler: Compiler::new(target), process: None, batch })
    }

    /// What comes of each program.
    pub fn judge(&mut self, programs: &[Program]) -> Result<Vec<Verdict>> {
        let mut batch = Vec::new();
        let mut outcomes = Vec::new();
        for program in programs {
            let made = self.compile(program);
            let code = made.as_ref().ok().and_then(|made| made.get(HEADER_LEN..)).unwrap_or_default();
            writeln!(batch, "{} {} {}", program.optimize, program.source.len(), code.len())?;
            batch.extend_from_slice(&program.source);
            batch.extend_from_slice(code);
            outcomes.push(made.err());
        }
        let path = self.batch.path().join("batch");
        fs::write(&path, &batch)?;
        let answers = self.ask(&path, programs.len())?;
        Ok(answers.into_iter().zip(outcomes).map(|(answer, ours)| verdict(&answer, ours)).collect())
    }

    fn compile(&mut self, program: &Program) -> std::result::Result<Vec<u8>, Ours> {
        let mut made = Vec::new();
        let compiled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            super::compile(&mut self.compiler, &program.source, program.optimize, &mut made)
        }));
        match compiled {
            Ok(Ok(())) => Ok(made),
            Ok(Err(error)) => Err(Ours::Refused(refusal(&error))),
            Err(_) => {
                self.compiler = Compiler::new(self.target);
                Err(Ours::Panicked)
            }
        }
    }

    fn ask(&mut self, path: &Path, count: usize) -> Result<Vec<String>> {
        let mut answers: Vec<String> = Vec::new();
        while answers.len() < count {
            let process = match &mut self.process {
                Some(process) => process,
                none => none.insert(Process::start(&self.interpreter)?),
            };
            writeln!(process.input, "{} {}", answers.len(), path.display())?;
            while answers.len() < count {
                let mut line = String::new();
                if process.output.read_line(&mut line)? == 0 || !line.ends_with('\n') {
                    let status = process.child.wait()?;
                    self.process = None;
                    let alarm = std::os::unix::process::ExitStatusExt::signal(&status) == Some(14);
                    answers.push(if alarm { "timeout" } else { "crashed" }.to_owned());
                    break;
                }
                answers.push(line.trim_end_matches('\n').to_owned());
            }
        }
        Ok(answers)
    }
}

impl Drop for Judge {
    fn drop(&mut self) {
        if let Some(mut process) = self.process.take() {
            drop(process.input);
            // It ends with its input.
            let _ = process.child.wait();
        }
    }
}

impl Process {
    fn start(interpreter: &Interpreter) -> Result<Process> {
        let mut child = Command::new(&interpreter.path)
            .args(["-I", "-S", "-W", "ignore", "-c", PROGRAM])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let input = child.stdin.take().ok_or("no input")?;
        let output = BufReader::new(child.stdout.take().ok_or("no output")?);
        Ok(Process { child, input, output })
    }
}

enum Ours {
    Refused(Refusal),
    Panicked,
}

impl Ours {
    /// Ours without an end where CPython tells none: old versions never do, others with a column before the first.
    fn limited_to(self, theirs: &Refusal) -> Ours {
        let no_end = theirs.place.ends_with([':', '-'])
            || theirs.place.ends_with(":0")
            || theirs.place.ends_with(":-1");
        match self {
            Ours::Refused(mut ours) if no_end => {
                let start = ours.place.split('-').next().unwrap_or_default().to_owned();
                if theirs.place.split('-').next() == Some(&start) {
                    ours.place.clone_from(&theirs.place);
                }
                Ours::Refused(ours)
            }
            other => other,
        }
    }
}

fn verdict(answer: &str, ours: Option<Ours>) -> Verdict {
    if matches!(ours, Some(Ours::Panicked)) {
        return Verdict::Panicked;
    }
    let mut fields = answer.split('\t');
    let class = fields.next().unwrap_or_default();
    let mut field = || fields.next().unwrap_or_default().to_owned();
    match (class, ours) {
        ("same", _) => Verdict::Same,
        ("differs", _) => Verdict::Differs(field()),
        ("compiled", Some(Ours::Refused(refusal))) => Verdict::Missing(refusal),
        ("refused", ours) => {
            let theirs = Refusal { kind: field(), place: field(), message: field() };
            match ours.map(|ours| ours.limited_to(&theirs)) {
                Some(Ours::Refused(ours)) if ours == theirs => Verdict::SameRefusal,
                Some(Ours::Refused(ours)) => Verdict::Otherwise { ours, theirs },
                _ => Verdict::Accepted(theirs),
            }
        }
        ("faults", _) => Verdict::Beyond("fails by a fault of its own"),
        ("skipped", _) => Verdict::Beyond("runs out of stack or memory"),
        ("timeout", _) => Verdict::Beyond("takes too long"),
        _ => Verdict::Beyond("crashes"),
    }
}

fn refusal(error: &CompileError) -> Refusal {
    let escaped = |text: &str| {
        text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t").replace('\r', "\\r")
    };
    match error {
        CompileError::Source(diagnostic) => Refusal {
            kind: diagnostic.kind.to_owned(),
            place: place(diagnostic),
            message: escaped(&diagnostic.message),
        },
        CompileError::Marshal(error) => {
            Refusal { kind: "marshal".to_owned(), place: String::new(), message: error.to_string() }
        }
    }
}

fn place(diagnostic: &Diagnostic) -> String {
    let Some(place) = &diagnostic.place else { return "-:---:-".to_owned() };
    let end = place.end_column.map_or_else(|| "-".to_owned(), |end| end.to_string());
    format!("{}:{}-{}:{end}", place.line, place.column, place.end_line)
}
