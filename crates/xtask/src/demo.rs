//! `cargo xtask demo`: README's first command. Builds the program, compiles the example, runs it.

use std::env;
use std::process::Command;

use crate::interpreters;
use crate::{MINORS, Result, root};

const SOURCE: &str = "examples/addnum.py";
const COMPILED: &str = "examples/addnum.pyc";

/// What is compiled for where the machine has no Python that is known here.
const NEWEST: u8 = *MINORS.end();

/// Compiles the example for the newest Python of this machine, with the program built as this one was, and
/// runs it.
pub fn run() -> Result {
    let versions = MINORS.rev().map(|minor| format!("3.{minor}"));
    let found = versions.filter_map(|version| Some((interpreters::find(&version).ok()?, version))).next();
    let version = found.as_ref().map_or_else(|| format!("3.{NEWEST}"), |(_, version)| version.clone());

    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let program =
        ["run", "--profile", "fast", "--quiet", "--package", "pybytecode", "--bin", "pybytecode", "--"];
    let mut command = Command::new(cargo);
    command.args(program).args(["--python", &version, SOURCE]).current_dir(root());
    println!("$ pybytecode --python {version} {SOURCE}");
    let status = command.status()?;
    if !status.success() {
        return Err(format!("the program ended with {status}").into());
    }
    let Some((python, _)) = found else {
        println!("{COMPILED} is for Python {version}, which this machine has not; nothing is fetched.");
        println!("Where it is: python{version} {COMPILED} 6 7");
        return Ok(());
    };
    println!("$ python{version} {COMPILED} 6 7");
    let status = Command::new(&python.path).args([COMPILED, "6", "7"]).current_dir(root()).status()?;
    if status.success() { Ok(()) } else { Err(format!("Python ended with {status}").into()) }
}
