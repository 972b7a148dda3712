//! Our programs, for commands that try them as their users do.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::{Result, root};

/// Builds `pybytecode` as this program was, and says where it is.
pub fn build() -> Result<PathBuf> {
    build_package("pybytecode")
}

/// Builds the program of a package that is called as it, and says where it is.
pub fn build_package(package: &str) -> Result<PathBuf> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let program = env::current_exe()?.with_file_name(package);
    let is_release = program.parent().is_some_and(|folder| folder.ends_with("release"));
    let profile = if is_release { "release" } else { "fast" };
    let arguments = ["build", "--quiet", "--profile", profile, "--package", package];
    if !Command::new(cargo).args(arguments).current_dir(root()).status()?.success() {
        return Err(format!("{package} does not build").into());
    }
    Ok(program)
}
