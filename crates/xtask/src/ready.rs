//! `cargo xtask ready`: what is to hold before a commit, in one go; `.ci/run` adds conformance.

use std::env;
use std::process::Command;

use crate::{Result, root, tidy};

/// What is run, after [`tidy`], as arguments of cargo.
const STEPS: [&[&str]; 4] = [
    &["fmt", "--all", "--check"],
    &["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"],
    &["test", "--workspace"],
    &["doc", "--workspace", "--no-deps", "--document-private-items"],
];

/// Runs every step, whether or not one before it failed; fails if any did.
pub fn run() -> Result {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut failed = Vec::new();
    println!("== tidy");
    if let Err(error) = tidy::run() {
        println!("{error}");
        failed.push("tidy");
    }
    for step in STEPS {
        println!("== cargo {}", step.join(" "));
        let status = Command::new(&cargo)
            .args(step)
            // Modules speak to contributors too: they may link to what is private.
            .env("RUSTDOCFLAGS", "--deny warnings --allow rustdoc::private_intra_doc_links")
            .current_dir(root())
            .status()?;
        if !status.success() {
            failed.push(step[0]);
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("not ready: {}", failed.join(", ")).into()) }
}
