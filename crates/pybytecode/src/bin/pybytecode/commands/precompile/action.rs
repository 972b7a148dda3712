//! One action: its sources compiled to the files that Bazel names.

use std::fs;
use std::path::{Path, PathBuf};

use pybytecode::Target;
use pybytecode_opcode::commands::Commands;

use super::{Options, directory};
use crate::cli::InvalidationMode;
use crate::dropin::compileall_message;
use crate::outputs::Layout;
use crate::python::Python;
use crate::rewrite;
use crate::settings::Settings;
use crate::sources::Source;
use crate::unit::{Unit, Worker};

/// Does what the options say; the error is for people.
pub(super) fn perform(options: &Options) -> Result<(), String> {
    let target = target(options)?;
    let mut settings = Settings::new(target, Layout::Legacy);
    settings.mode = mode(&options.invalidation_mode)?;
    settings.levels = vec![u8::try_from(options.optimize).unwrap_or(0)];
    let mut action = Action { worker: Worker::new(&settings), commands: &target.commands };

    let (srcs, names, pycs) = (&options.srcs, &options.src_names, &options.pycs);
    if !srcs.is_empty() && (srcs.len() != names.len() || srcs.len() != pycs.len()) {
        return Err("each --src has one --src_name and one --pyc".to_owned());
    }
    for ((src, name), pyc) in srcs.iter().zip(names).zip(pycs) {
        action.file(src, name, pyc)?;
    }
    if options.src_dirs.len() != options.out_dirs.len() {
        return Err("each --src_dir has one --out_dir".to_owned());
    }
    for (at, (src, out)) in options.src_dirs.iter().zip(&options.out_dirs).enumerate() {
        // Names are those of the files where there are files.
        let name = if srcs.is_empty() { names.get(at) } else { None };
        let tag = options.pyc_tag.as_deref().unwrap_or(target.release.cache_tag);
        let cache = options.pycache.then_some(tag);
        action.directory(src, name.map_or(Path::new(""), PathBuf::as_path), out, tag, cache)?;
    }
    Ok(())
}

/// The memory of an action.
struct Action<'s> {
    worker: Worker<'s>,
    /// What the target's own commands do.
    commands: &'static Commands,
}

impl Action<'_> {
    fn file(&mut self, src: &Path, name: &Path, pyc: &Path) -> Result<(), String> {
        let source =
            Source { path: src.to_owned(), below: PathBuf::new(), size: 0, modified: None, fresh: false };
        let shown = rewrite::decoded(name);
        let unit = Unit { source, outputs: vec![Some(pyc.to_owned())], shown };
        match self.worker.single_file(&unit) {
            Ok(_) => Ok(()),
            Err(failure) => Err(compileall_message(&failure, src, &name.to_string_lossy(), self.commands)),
        }
    }

    /// Copies a directory and compiles what has no compiled file yet; with `cache`, into `__pycache__`.
    fn directory(
        &mut self,
        src: &Path,
        name: &Path,
        out: &Path,
        tag: &str,
        cache: Option<&str>,
    ) -> Result<(), String> {
        let sources = directory::copy(src, out).map_err(|error| error.to_string())?;
        for below in sources {
            let plain = out.join(&below).with_extension("pyc");
            let stem = below.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let cached = out.join(&below).with_file_name("__pycache__").join(format!("{stem}.{tag}.pyc"));
            if plain.exists() || cached.exists() {
                continue;
            }
            let pyc = if cache.is_some() { cached } else { plain };
            if let Some(folder) = pyc.parent() {
                fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
            }
            self.file(&src.join(&below), &name.join(&below), &pyc)?;
        }
        Ok(())
    }
}

fn target(options: &Options) -> Result<&'static Target, String> {
    let Some(version) = options.python_version else {
        return Python::Auto.choose().map(|choice| choice.target).map_err(|error| error.to_string());
    };
    // Toolchains name the patch release that they have; the one of reference is as near as can be.
    Target::for_version(version)
        .or_else(|error| Target::for_version(version.feature()).map_err(|_| error.to_string()))
}

fn mode(name: &str) -> Result<InvalidationMode, String> {
    match name.to_ascii_uppercase().as_str() {
        "TIMESTAMP" => Ok(InvalidationMode::Timestamp),
        "CHECKED_HASH" => Ok(InvalidationMode::CheckedHash),
        "UNCHECKED_HASH" => Ok(InvalidationMode::UncheckedHash),
        _ => Err(format!("unknown --invalidation_mode {name}: TIMESTAMP, CHECKED_HASH or UNCHECKED_HASH")),
    }
}
