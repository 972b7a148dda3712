//! Generated files: written, or held against what is there.

use std::fs;
use std::path::PathBuf;

use crate::{Result, root};

/// A file that a command makes; the path is below the repository.
#[derive(Debug)]
pub struct Generated {
    /// Where it belongs.
    pub path: PathBuf,
    /// What it holds.
    pub text: String,
}

impl Generated {
    /// A file of that path and text.
    pub fn new(path: impl Into<PathBuf>, text: String) -> Self {
        Generated { path: path.into(), text }
    }

    /// Whether the file is there and holds the text.
    pub fn is_fresh(&self) -> bool {
        fs::read_to_string(root().join(&self.path)).is_ok_and(|there| there == self.text)
    }
}

/// Writes the files that are not as they should be; with `check`, complains of them instead.
pub fn write_or_check(files: &[Generated], check: bool, command: &str) -> Result {
    let stale: Vec<&Generated> = files.iter().filter(|file| !file.is_fresh()).collect();
    if check {
        if stale.is_empty() {
            return Ok(());
        }
        let names: Vec<String> = stale.iter().map(|file| file.path.display().to_string()).collect();
        return Err(format!("stale, run `cargo xtask {command}`: {}", names.join(", ")).into());
    }
    for file in stale {
        let path = root().join(&file.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, &file.text)?;
        println!("wrote {}", file.path.display());
    }
    Ok(())
}
