//! A directory that is both input and output of an action: copied, links kept where they lead inside.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// Copies `src` to `out` and gives the Python sources, below `src`, sorted.
pub(super) fn copy(src: &Path, out: &Path) -> io::Result<Vec<PathBuf>> {
    let mut sources = Vec::new();
    for entry in WalkDir::new(src).sort_by_file_name() {
        let entry = entry?;
        let below = entry.path().strip_prefix(src).unwrap_or(entry.path());
        let copied = out.join(below);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&copied)?;
            // Inputs may be read-only; a copy is written to.
            make_writable(&copied, 0o700)?;
        } else {
            remove(&copied)?;
            if !link(entry.path(), &copied)? {
                copy_file(entry.path(), &copied)?;
            }
        }
        if below.extension().is_some_and(|extension| extension == "py") && entry.path().is_file() {
            sources.push(below.to_owned());
        }
    }
    Ok(sources)
}

/// Makes a relative link again, which leads to the same place in the copy. Others are copied as what they
/// lead to: outside of an action that is not there.
fn link(path: &Path, copied: &Path) -> io::Result<bool> {
    if !path.is_symlink() {
        return Ok(false);
    }
    let target = fs::read_link(path)?;
    if target.is_absolute() {
        return Ok(false);
    }
    #[cfg(unix)]
    return std::os::unix::fs::symlink(target, copied).map(|()| true);
    #[cfg(not(unix))]
    {
        let _ = copied;
        Ok(false)
    }
}

fn copy_file(path: &Path, copied: &Path) -> io::Result<()> {
    if path.is_dir() {
        copy(path, copied)?;
        return Ok(());
    }
    fs::copy(path, copied)?;
    make_writable(copied, 0o600)?;
    // A timestamp in a compiled file is that of the source.
    let time = fs::metadata(path)?.modified()?;
    fs::File::options().write(true).open(copied)?.set_modified(time)
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(unix)]
fn make_writable(path: &Path, bits: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mut permissions = fs::metadata(path)?.permissions();
    permissions.set_mode(permissions.mode() | bits);
    fs::set_permissions(path, permissions)
}

#[cfg(not(unix))]
fn make_writable(_path: &Path, _bits: u32) -> io::Result<()> {
    Ok(())
}
