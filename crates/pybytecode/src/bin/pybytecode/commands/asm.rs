//! `pybytecode asm`: assembly text to `.pyc`.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use pybytecode::{asm, write_atomic};

use crate::Status;
use crate::cli::AsmArgs;
use crate::commands::refuse_terminal;
use crate::failure::Failure;
use crate::report::Reporter;

pub(crate) fn run(args: &AsmArgs) -> Status {
    let reporter = Reporter::new(&args.report, false);
    let target = match args.target.python.choose() {
        Ok(choice) => choice.target,
        Err(error) => return reporter.unusable(error),
    };
    let is_stdin = args.file == Path::new("-");
    let output = match &args.output {
        Some(output) => output.clone(),
        None if is_stdin => PathBuf::from("-"),
        None => args.file.with_extension("pyc"),
    };
    let to_stdout = output == Path::new("-");
    if let Some(status) = to_stdout.then(|| refuse_terminal(&reporter)).flatten() {
        return status;
    }
    let bytes = match read(&args.file).and_then(|text| assemble(&text, target)) {
        Ok(bytes) => bytes,
        Err(failure) => {
            reporter.failure(&args.file, &failure);
            return Status::Refused;
        }
    };
    let written = if to_stdout {
        // A reader that goes away is no reason to fail.
        let _ = io::stdout().write_all(&bytes);
        Ok(())
    } else {
        write_atomic(&output, &bytes, 0o644)
    };
    match written {
        Ok(()) => Status::Done,
        Err(error) => {
            reporter.failure(&args.file, &error.into());
            Status::Unusable
        }
    }
}

fn read(path: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let outcome = if path == Path::new("-") {
        io::stdin().read_to_end(&mut bytes).map(|_| ())
    } else {
        fs::read(path).map(|read| bytes = read)
    };
    outcome.map_err(|error| Failure::io("cannot read", &error))?;
    String::from_utf8(bytes).map_err(|_| Failure::other("UnicodeDecodeError", "assembly text is UTF-8"))
}

fn assemble(text: &str, target: &'static pybytecode::Target) -> Result<Vec<u8>, Failure> {
    let parsed =
        asm::parse_for(text, target).map_err(|error| Failure::other("AssemblyError", error.to_string()))?;
    parsed.write().map_err(|error| Failure::other("AssemblyError", error.to_string()))
}
