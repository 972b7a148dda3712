//! No bytes make anything here panic: whole files, files cut short, and files with bytes changed.

use std::io;

use bumpalo::Bump;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use pybytecode_code::CodeView;
use pybytecode_marshal::Pyc;
use pybytecode_text::dis::{self, Colours, Options};
use pybytecode_text::{cfg, diff, inspect};

fn samples() -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../marshal/tests/data");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|e| e == "pyc")).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

/// Looks at a file in every way.
fn look(bytes: &[u8], sound: &Pyc<'_>) {
    let _ = inspect::hex(bytes, &Colours::PLAIN, &mut io::sink()).unwrap();
    let bump = Bump::new();
    let Ok(pyc) = Pyc::read(bytes, &bump) else { return };
    let _ = inspect::write_tree(&pyc.dump, &Colours::PLAIN, &mut io::sink());
    let _ = inspect::write_json("x.pyc", &pyc, None, &mut io::sink());
    let _ = diff::diff(&pyc, sound).map(|found| found.is_empty());
    let _ = diff::diff(sound, &pyc).map(|found| {
        diff::write_text(&found, ["a", "b"], &Colours::TERMINAL, &mut io::sink()).unwrap();
    });
    let Ok(target) = pyc.target() else { return };
    let (objects, root) = (&pyc.dump.objects, pyc.dump.root);
    for all in [false, true] {
        let options = Options {
            show_caches: all,
            show_offsets: all,
            show_positions: all,
            specialized: all,
            ..Options::default()
        };
        let _ = dis::write(objects, root, target, &options, &mut io::sink());
    }
    let _ = dis::write_json(objects, root, target, &mut io::sink());
    let Some(root) = CodeView::new(objects, root) else { return };
    let graphs: Vec<_> = root.walk().into_iter().filter_map(|view| cfg::graph(view, target).ok()).collect();
    cfg::write_svg(&graphs, &mut io::sink()).unwrap();
    cfg::write_dot(&graphs, &mut io::sink()).unwrap();
}

proptest! {
    #[test]
    fn changed_files(
        sample in select(samples()),
        changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..6),
        cut in prop::option::of(any::<Index>()),
    ) {
        let bump = Bump::new();
        let sound = Pyc::read(&sample, &bump).unwrap();
        let mut bytes = sample.clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        look(&bytes, &sound);
    }
}

/// Every byte of a small file, each bit turned once.
#[test]
fn flipped_bits() {
    let sample = samples().into_iter().min_by_key(Vec::len).unwrap();
    let bump = Bump::new();
    let sound = Pyc::read(&sample, &bump).unwrap();
    for at in 0..sample.len() {
        let mut bytes = sample.clone();
        bytes[at] ^= 1 << (at % 8);
        look(&bytes, &sound);
    }
}
