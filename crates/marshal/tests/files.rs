//! Files that appear whole or not at all.

use std::fs;
use std::path::Path;

use pybytecode_marshal::{Error, check_destination, mode_for, write_atomic};
use tempfile::TempDir;

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn writes_and_replaces() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("new.pyc");
    for bytes in [&b"first"[..], b"", b"third and longer"] {
        write_atomic(&path, bytes, 0o644).unwrap();
        assert_eq!(fs::read(&path).unwrap(), bytes);
        assert_eq!(names_in(folder.path()), ["new.pyc"]);
    }
}

#[test]
fn takes_names_of_any_length() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("n".repeat(255));
    write_atomic(&path, b"data", 0o644).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"data");
}

#[test]
fn leaves_nothing_behind_when_refused() {
    let folder = TempDir::new().unwrap();
    // A folder that has something in it cannot be replaced by a file.
    let path = folder.path().join("taken");
    fs::create_dir_all(path.join("below")).unwrap();
    let error = write_atomic(&path, b"data", 0o644).unwrap_err();
    assert!(matches!(&error, Error::Io { path: told, .. } if *told == path), "{error:?}");
    assert_eq!(names_in(folder.path()), ["taken"]);
    assert!(write_atomic(&folder.path().join("absent/new.pyc"), b"data", 0o644).is_err());
    assert_eq!(names_in(folder.path()), ["taken"]);
}

#[test]
fn threads_do_not_meet() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("new.pyc");
    std::thread::scope(|scope| {
        for byte in 0..8u8 {
            let path = &path;
            scope.spawn(move || {
                for _ in 0..50 {
                    write_atomic(path, &[byte; 1000], 0o644).unwrap();
                }
            });
        }
    });
    let bytes = fs::read(&path).unwrap();
    assert!(bytes.len() == 1000 && bytes.iter().all(|byte| *byte == bytes[0]));
    assert_eq!(names_in(folder.path()), ["new.pyc"]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn has_the_mode_of_its_source() {
        let folder = TempDir::new().unwrap();
        let source = folder.path().join("source.py");
        fs::write(&source, b"").unwrap();
        for (mode, compiled) in
            [(0o644, 0o644), (0o755, 0o644), (0o400, 0o600), (0o600, 0o600), (0o500, 0o600)]
        {
            fs::set_permissions(&source, fs::Permissions::from_mode(mode)).unwrap();
            let wanted = mode_for(&fs::metadata(&source).unwrap());
            assert_eq!(wanted, compiled, "{mode:o}");
            let path = folder.path().join(format!("{mode:o}.pyc"));
            write_atomic(&path, b"data", wanted).unwrap();
            // The usual umask takes nothing from the owner.
            let found = fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(found & 0o700, compiled & 0o700, "{mode:o}");
            assert_eq!(found & !compiled & 0o777, 0, "{mode:o}");
        }
    }

    #[test]
    fn refuses_what_it_would_turn_into_a_file() {
        let folder = TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert!(check_destination(&at("absent.pyc")).is_ok());
        assert!(check_destination(&at("absent/absent.pyc")).is_ok());
        fs::write(at("file.pyc"), b"").unwrap();
        assert!(check_destination(&at("file.pyc")).is_ok());
        symlink(at("file.pyc"), at("link.pyc")).unwrap();
        symlink(at("nowhere"), at("dangling.pyc")).unwrap();
        fs::create_dir(at("folder.pyc")).unwrap();
        let _listener = UnixListener::bind(at("socket.pyc")).unwrap();
        for name in ["link.pyc", "dangling.pyc", "folder.pyc", "socket.pyc"] {
            assert!(matches!(check_destination(&at(name)), Err(Error::NotRegular { .. })), "{name}");
        }
    }
}
