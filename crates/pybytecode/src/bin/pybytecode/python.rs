//! For which version of Python to compile, and which one the machine has.
//!
//! The file system tells in nearly all cases: a virtual environment by its `pyvenv.cfg`, an
//! interpreter by its name or the library beside it. Only where it does not is one started.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::str::FromStr;

use pybytecode::{InvalidVersion, Target, UnsupportedVersion, Version};

/// The value of `--python`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Python {
    Auto,
    Version(Version),
}

impl FromStr for Python {
    type Err = InvalidVersion;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "auto" { Ok(Python::Auto) } else { text.parse().map(Python::Version) }
    }
}

/// The target that was chosen.
#[derive(Debug)]
pub(crate) struct Choice {
    pub(crate) target: &'static Target,
    /// What was found instead and cannot be compiled for.
    pub(crate) passed_over: Option<Found>,
}

/// A version, and what has or wants it.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) version: Version,
    pub(crate) origin: String,
}

impl Python {
    /// The target to compile for.
    pub(crate) fn choose(self) -> Result<Choice, UnsupportedVersion> {
        self.choose_for(&[])
    }

    /// The target to compile for; of the first of these virtual environments, unless one is named.
    pub(crate) fn choose_for(self, homes: &[PathBuf]) -> Result<Choice, UnsupportedVersion> {
        let found = match (self, homes.first()) {
            (Python::Version(version), _) => {
                return Target::for_version(version).map(|target| Choice { target, passed_over: None });
            }
            (Python::Auto, Some(home)) => version_of_environment(home),
            (Python::Auto, None) => virtual_environment().or_else(version_file).or_else(on_path),
        };
        let Some(found) = found else {
            return Ok(Choice { target: Target::newest(), passed_over: None });
        };
        // Of the patch release found, the one of reference is as near as can be.
        let target =
            Target::for_version(found.version).or_else(|_| Target::for_version(found.version.feature()));
        Ok(match target {
            Ok(target) => Choice { target, passed_over: None },
            Err(_) => Choice { target: Target::newest(), passed_over: Some(found) },
        })
    }
}

impl Choice {
    /// The version that is compiled for.
    pub(crate) fn version(&self) -> Version {
        self.target.release.version.feature()
    }

    /// Why it is not the version that was found, if one was.
    pub(crate) fn note(&self) -> Option<String> {
        let Found { version, origin } = self.passed_over.as_ref()?;
        let ours = self.version();
        Some(format!("Python {version} ({origin}) is not supported yet; compiling for Python {ours}"))
    }
}

/// The interpreter that `python3` starts here.
pub(crate) fn of_this_machine() -> Option<Found> {
    virtual_environment().or_else(on_path)
}

/// The interpreter of exactly that minor version on PATH.
pub(crate) fn interpreter_for(version: Version) -> Option<PathBuf> {
    find_program(&format!("python{}", version.feature()))
}

fn virtual_environment() -> Option<Found> {
    let home = PathBuf::from(env::var_os("VIRTUAL_ENV").filter(|home| !home.is_empty())?);
    version_of_environment(&home)
}

fn version_of_environment(home: &Path) -> Option<Found> {
    let version = configured_version(&home.join("pyvenv.cfg")).or_else(|| library_version(home))?;
    Some(Found { version, origin: format!("the virtual environment {}", home.display()) })
}

/// Where a virtual environment has what is installed in it.
pub(crate) fn site_packages(home: &Path) -> Result<PathBuf, String> {
    let version = version_of_environment(home)
        .ok_or_else(|| {
            format!("{} is no virtual environment: no pyvenv.cfg tells a version", home.display())
        })?
        .version;
    let of_unix = home.join(format!("lib/python{}/site-packages", version.feature()));
    let of_windows = home.join("Lib/site-packages");
    [of_unix, of_windows]
        .into_iter()
        .find(|folder| folder.is_dir())
        .ok_or_else(|| format!("{} has no site-packages of Python {}", home.display(), version.feature()))
}

/// The version that a `pyvenv.cfg` names: `version` as venv writes it, `version_info` as others do.
fn configured_version(file: &Path) -> Option<Version> {
    let text = fs::read_to_string(file).ok()?;
    text.lines().find_map(|line| {
        let (key, value) = line.split_once('=')?;
        matches!(key.trim(), "version" | "version_info").then(|| leading_version(value.trim())).flatten()
    })
}

/// What the nearest `.python-version` asks for, from the current folder upwards.
fn version_file() -> Option<Found> {
    let here = env::current_dir().ok()?;
    here.ancestors().find_map(|folder| {
        let file = folder.join(".python-version");
        let text = fs::read_to_string(&file).ok()?;
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let version = lines.flat_map(str::split_whitespace).find_map(|name| {
            let name = name.strip_prefix("cpython").map_or(name, |rest| rest.trim_start_matches(['-', '@']));
            leading_version(name.strip_prefix("python").unwrap_or(name))
        })?;
        Some(Found { version, origin: file.display().to_string() })
    })
}

fn on_path() -> Option<Found> {
    let program = find_program("python3").or_else(|| find_program("python"))?;
    let version = program_version(&program)?;
    Some(Found { version, origin: program.display().to_string() })
}

/// The file that a shell would start for `name`.
fn find_program(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .filter(|folder| !folder.as_os_str().is_empty())
        .map(|folder| folder.join(&name))
        .find(|file| is_executable(file))
}

#[cfg(unix)]
fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(file).is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(file: &Path) -> bool {
    file.is_file()
}

/// The version of an interpreter.
fn program_version(program: &Path) -> Option<Version> {
    let real = program.canonicalize().unwrap_or_else(|_| program.to_owned());
    let folder = real.parent();
    // `python3` is mostly a link to `python3.14`.
    real.file_name()
        .and_then(OsStr::to_str)
        .and_then(|name| name.strip_suffix(env::consts::EXE_SUFFIX).unwrap_or(name).strip_prefix("python"))
        .and_then(leading_version)
        .or_else(|| folder.and_then(Path::parent).and_then(library_version))
        .or_else(|| shim_version(program))
        .or_else(|| ask(program))
}

/// The version of the one standard library below a prefix: `lib/python3.14/os.py`.
fn library_version(prefix: &Path) -> Option<Version> {
    let entries = fs::read_dir(prefix.join("lib")).ok()?;
    let mut versions = entries.flatten().filter_map(|entry| {
        let version = leading_version(entry.file_name().to_str()?.strip_prefix("python")?)?;
        let path = entry.path();
        (path.join("os.py").exists() || path.join("site-packages").exists()).then_some(version)
    });
    let version = versions.next()?;
    versions.next().is_none().then_some(version)
}

/// The version that pyenv's stand-in for an interpreter starts: `PYENV_VERSION`, else what a
/// `.python-version` asks for, else the global choice.
fn shim_version(program: &Path) -> Option<Version> {
    let folder = program.parent().filter(|folder| folder.ends_with("shims"))?;
    if let Some(asked) = env::var_os("PYENV_VERSION").filter(|asked| !asked.is_empty()) {
        return leading_version(asked.to_str()?);
    }
    let global = || leading_version(fs::read_to_string(folder.parent()?.join("version")).ok()?.trim());
    version_file().map(|found| found.version).or_else(global)
}

/// Starts the interpreter to ask it.
fn ask(program: &Path) -> Option<Version> {
    const QUESTION: &str = "import sys; v = sys.version_info; \
        print('%d.%d.%d' % v[:3] if sys.implementation.name == 'cpython' else '')";
    let answer = Command::new(program)
        .args(["-I", "-S", "-c", QUESTION])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    leading_version(str::from_utf8(&answer.stdout).ok()?.trim())
}

/// The `X.Y` or `X.Y.Z` that a text starts with, whatever follows (`.final.0`, `t`, `rc1`).
fn leading_version(text: &str) -> Option<Version> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let mut parts = text[..end].split('.').filter(|part| !part.is_empty());
    let (major, minor) = (parts.next()?, parts.next()?);
    match parts.next() {
        Some(patch) => format!("{major}.{minor}.{patch}"),
        None => format!("{major}.{minor}"),
    }
    .parse()
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_off_the_front() {
        assert_eq!(leading_version("3.12.3.final.0"), Some(Version::full(3, 12, 3)));
        assert_eq!(leading_version("3.14t"), Some(Version::new(3, 14)));
        assert_eq!(leading_version("3.14.0rc1"), Some(Version::full(3, 14, 0)));
        assert_eq!(leading_version("3"), None);
        assert_eq!(leading_version("system"), None);
    }
}
