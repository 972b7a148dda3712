//! What archives and their entries are called.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Whether a path is dealt with as an archive, by its name.
pub(crate) fn is_archive(path: &Path) -> bool {
    is_wheel(path) || has_extension(path, "zip")
}

pub(super) fn is_wheel(path: &Path) -> bool {
    has_extension(path, "whl")
}

fn has_extension(path: &Path, wanted: &str) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(wanted)) && path.is_file()
}

/// The archive that stands beside `path`: a wheel that has or gets a build tag, which installers take before
/// one without; for others a name that tells the version.
pub(crate) fn sibling(path: &Path, cache_tag: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let name = match (is_wheel(path), build_tag(path, cache_tag)) {
        (true, Some(tag)) => {
            let parts: Vec<&str> = stem.split('-').collect();
            let tags = &parts[parts.len() - 3..];
            format!("{}-{}-{tag}-{}.whl", parts[0], parts[1], tags.join("-"))
        }
        _ => {
            let extension = path.extension().unwrap_or_default().to_string_lossy();
            format!("{stem}.{cache_tag}.{extension}")
        }
    };
    path.with_file_name(OsString::from(name))
}

/// The build tag of the wheel beside `path`, if that is named as wheels are: name, version, perhaps a build
/// tag, and three tags. It starts with a digit.
pub(super) fn build_tag(path: &Path, cache_tag: &str) -> Option<String> {
    let own = cache_tag.replace('-', "");
    let stem = path.file_stem()?.to_str()?;
    match stem.split('-').collect::<Vec<_>>()[..] {
        [_, _, _, _, _] => Some(format!("0.{own}")),
        [_, _, build, _, _, _] => Some(format!("{build}.{own}")),
        _ => None,
    }
}

/// The text of `WHEEL`, with this build tag.
pub(super) fn with_build_tag(text: &str, tag: &str) -> String {
    let mut out = String::with_capacity(text.len() + tag.len());
    let mut said = false;
    for line in text.lines().filter(|line| !line.starts_with("Build:")) {
        // Where the format's description has it.
        if !said && line.starts_with("Tag:") {
            out += &format!("Build: {tag}\n");
            said = true;
        }
        out += line;
        out.push('\n');
    }
    if !said {
        let end = out.trim_end().len();
        out.truncate(end);
        out += &format!("\nBuild: {tag}\n");
    }
    out
}

/// Where the entry of that name is, once installed, below the folder of the packages; `None` for what goes
/// elsewhere, such as scripts.
pub(super) fn installed(name: &str) -> Option<&str> {
    match name.split_once('/') {
        Some((folder, rest)) if folder.ends_with(".data") => {
            rest.strip_prefix("purelib/").or_else(|| rest.strip_prefix("platlib/"))
        }
        _ => Some(name),
    }
}

/// Whether an entry's name stays inside of the folder that it is unpacked to, on every system.
pub(super) fn is_safe(name: &str) -> bool {
    let stays = |part: &str| part != ".." && !part.contains([':', '\\', '\0']);
    !name.starts_with('/') && name.split('/').all(stays)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn siblings_are_wheels_with_a_build_tag() {
        let tag = |name: &str| build_tag(Path::new(name), "cpython-314");
        assert_eq!(tag("dist/a-1.0-py3-none-any.whl").unwrap(), "0.cpython314");
        assert_eq!(tag("a-1.0-2local-py3-none-any.whl").unwrap(), "2local.cpython314");
        assert_eq!(tag("a.whl"), None);
        let zip = sibling(Path::new("x/a.zip"), "cpython-314");
        assert_eq!(zip, Path::new("x/a.cpython-314.zip"));
    }

    #[test]
    fn the_build_tag_stands_before_the_tags() {
        let text = "Wheel-Version: 1.0\nBuild: 1\nTag: py3-none-any\n";
        assert_eq!(with_build_tag(text, "1.x"), "Wheel-Version: 1.0\nBuild: 1.x\nTag: py3-none-any\n");
        assert_eq!(with_build_tag("Wheel-Version: 1.0\n\n", "0.x"), "Wheel-Version: 1.0\nBuild: 0.x\n");
    }

    #[test]
    fn names_stay_inside() {
        for name in ["a.py", "a/b.py", "a/..b.py", "a//b.py"] {
            assert!(is_safe(name), "{name}");
        }
        for name in ["../a.py", "a/../../b.py", "/a.py", "C:/a.py", "..\\a.py", "a/.."] {
            assert!(!is_safe(name), "{name}");
        }
    }

    #[test]
    fn data_goes_where_it_is_installed() {
        assert_eq!(installed("a/b.py"), Some("a/b.py"));
        assert_eq!(installed("a-1.data/purelib/b.py"), Some("b.py"));
        assert_eq!(installed("a-1.data/scripts/run.py"), None);
    }
}
