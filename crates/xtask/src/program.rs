//! Our program, for commands that try it as its users do.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::{Result, root};

/// Builds the program as this one was, and says where it is.
pub fn build() -> Result<PathBuf> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let program = env::current_exe()?.with_file_name("pybytecode");
    let is_release = program.parent().is_some_and(|folder| folder.ends_with("release"));
    let profile = if is_release { "release" } else { "fast" };
    let arguments = ["build", "--quiet", "--profile", profile, "--package", "pybytecode"];
    if !Command::new(cargo).args(arguments).current_dir(root()).status()?.success() {
        return Err("the program does not build".into());
    }
    Ok(program)
}
