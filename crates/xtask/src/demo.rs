//! `cargo xtask demo`: README's first command. Builds the program, compiles the example, runs it.

use std::env;
use std::process::Command;

use crate::interpreters;
use crate::{Result, root};

const SOURCE: &str = "examples/addnum.py";
const COMPILED: &str = "examples/addnum.pyc";

/// The newest version that can be compiled for.
const PYTHON: &str = "3.14";

/// Compiles the example, with the program built as this one was, and runs it if an interpreter for it is on
/// this machine.
pub fn run() -> Result {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let program =
        ["run", "--profile", "fast", "--quiet", "--package", "pybytecode", "--bin", "pybytecode", "--"];
    let mut command = Command::new(cargo);
    command.args(program).args(["--python", PYTHON, SOURCE]).current_dir(root());
    println!("$ pybytecode --python {PYTHON} {SOURCE}");
    let status = command.status()?;
    if !status.success() {
        return Err(format!("the program ended with {status}").into());
    }
    let Ok(python) = interpreters::find(PYTHON) else {
        println!("{COMPILED} is for Python {PYTHON}, which this machine has not; nothing is fetched.");
        println!("Where it is: python{PYTHON} {COMPILED} 6 7");
        return Ok(());
    };
    println!("$ python{PYTHON} {COMPILED} 6 7");
    let status = Command::new(&python.path).args([COMPILED, "6", "7"]).current_dir(root()).status()?;
    if status.success() { Ok(()) } else { Err(format!("Python ended with {status}").into()) }
}
