//! Where compiled files go.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{self, Path, PathBuf};

use crate::sources::Source;

/// Where compiled files go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Where the interpreter looks for them, in `__pycache__` or below `PYTHONPYCACHEPREFIX`.
    Cache {
        /// The latter.
        prefix: Option<PathBuf>,
    },
    /// Beside the source.
    Legacy,
    /// In a tree like that of the sources.
    Directory(PathBuf),
    /// In this one file.
    File(PathBuf),
    /// To standard output.
    Stdout,
}

impl Layout {
    /// Whether the name of a file tells for which version and level it is.
    pub(crate) fn tells_level(&self) -> bool {
        matches!(self, Layout::Cache { .. })
    }

    /// The file for one level of optimisation; `several` levels have names of their own. `None` for
    /// standard output.
    pub(crate) fn output(
        &self,
        source: &Source,
        tag: &str,
        level: u8,
        several: bool,
    ) -> io::Result<Option<PathBuf>> {
        let plain = || match level {
            1.. if several => OsString::from(format!(".opt-{level}.pyc")),
            _ => OsString::from(".pyc"),
        };
        Ok(Some(match self {
            Layout::Cache { prefix } => cached(&source.path, prefix.as_deref(), tag, level)?,
            Layout::Legacy => with_suffix(&source.path, &plain()),
            Layout::Directory(folder) => with_suffix(&folder.join(&source.below), &plain()),
            Layout::File(file) => file.clone(),
            Layout::Stdout => return Ok(None),
        }))
    }
}

/// `NAME.pyc` for `NAME.py`; other names keep all they have.
fn with_suffix(path: &Path, suffix: &OsStr) -> PathBuf {
    let mut name = match path.extension() {
        Some(extension) if extension == "py" => path.file_stem().unwrap_or_default().to_owned(),
        _ => path.file_name().unwrap_or_default().to_owned(),
    };
    name.push(suffix);
    path.with_file_name(name)
}

/// The name behind the dot that it starts with.
fn without_dot(name: &OsStr) -> OsString {
    name.to_string_lossy().trim_start_matches('.').into()
}

/// How the name of such a file ends, behind that of the module and a dot.
pub(crate) fn cached_ending(tag: &str, level: u8) -> String {
    match level {
        0 => format!("{tag}.pyc"),
        1.. => format!("{tag}.opt-{level}.pyc"),
    }
}

/// The file that the interpreter looks for (`importlib.util.cache_from_source`).
fn cached(path: &Path, prefix: Option<&Path>, tag: &str, level: u8) -> io::Result<PathBuf> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    if let Some(at) = name.as_encoded_bytes().iter().rposition(|byte| *byte == b'.') {
        // The interpreter parts the name at its last dot, wherever that is.
        name = if at > 0 { path.file_stem().unwrap_or_default().to_owned() } else { without_dot(&name) };
        name.push(".");
    }
    name.push(cached_ending(tag, level));
    let folder = path.parent().unwrap_or(Path::new(""));
    Ok(match prefix {
        Some(prefix) => {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            let folder = path::absolute(folder)?;
            let below: PathBuf = folder
                .components()
                .filter(|part| matches!(part, path::Component::Normal(_) | path::Component::ParentDir))
                .collect();
            prefix.join(below).join(name)
        }
        None => folder.join("__pycache__").join(name),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(layout: &Layout, path: &str, level: u8, several: bool) -> PathBuf {
        let source = Source {
            path: path.into(),
            below: PathBuf::from("a/b.py"),
            size: 0,
            modified: None,
            fresh: false,
        };
        layout.output(&source, "cpython-314", level, several).unwrap().unwrap()
    }

    #[test]
    fn the_cache_is_where_the_interpreter_looks() {
        let cache = Layout::Cache { prefix: None };
        assert_eq!(output(&cache, "x/b.py", 0, true), Path::new("x/__pycache__/b.cpython-314.pyc"));
        assert_eq!(output(&cache, "b.c.py", 2, false), Path::new("__pycache__/b.c.cpython-314.opt-2.pyc"));
        assert_eq!(output(&cache, "script", 0, false), Path::new("__pycache__/scriptcpython-314.pyc"));
        assert_eq!(output(&cache, ".rc", 0, false), Path::new("__pycache__/rc.cpython-314.pyc"));
    }

    #[cfg(unix)]
    #[test]
    fn the_prefix_holds_whole_paths() {
        let cache = Layout::Cache { prefix: Some("/cache".into()) };
        assert_eq!(
            output(&cache, "/usr/./x/b.py", 1, false),
            Path::new("/cache/usr/x/b.cpython-314.opt-1.pyc")
        );
    }

    #[test]
    fn other_layouts_keep_the_name() {
        assert_eq!(output(&Layout::Legacy, "x/b.py", 1, false), Path::new("x/b.pyc"));
        assert_eq!(output(&Layout::Legacy, "x/tool.cgi", 0, false), Path::new("x/tool.cgi.pyc"));
        let tree = Layout::Directory("out".into());
        assert_eq!(output(&tree, "x/a/b.py", 2, false), Path::new("out/a/b.pyc"));
        assert_eq!(output(&tree, "x/a/b.py", 2, true), Path::new("out/a/b.opt-2.pyc"));
        assert_eq!(output(&tree, "x/a/b.py", 0, true), Path::new("out/a/b.pyc"));
    }
}
