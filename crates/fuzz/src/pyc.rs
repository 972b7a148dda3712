//! Bytes as a compiled file, looked at in every way that the program has.
//!
//! Each way is a stage of its own for memory, as it is a run of its own for users.

use std::io;

use bumpalo::Bump;
use pybytecode::dis::{self, Colours, Options};
use pybytecode::{CodeView, Pyc, asm, cfg, diff, inspect, verify};
use pybytecode_marshal::Error;

use crate::Target;
use crate::memory::stage;

pub(crate) static TARGET: Target = Target {
    name: "pyc",
    more_seeds: &[("crates/marshal/tests/data", ".pyc"), ("tests/dis", ".pyc")],
    run,
    pieces: PIECES,
    header: 16,
    parts: Some(crate::pyc_parts::changed),
    memory: |bytes| 10 * bytes + (64 << 20),
};

/// Type codes, small containers, references, and the bytes of tables.
const PIECES: &[&[u8]] = &[
    b"0",
    b"N",
    b"F",
    b"T",
    b"S",
    b".",
    b"i",
    b"I",
    b"l",
    b"f",
    b"g",
    b"x",
    b"y",
    b"s",
    b"t",
    b"u",
    b"a",
    b"A",
    b"z",
    b"Z",
    b"(",
    b")",
    b"[",
    b"{",
    b"}",
    b"<",
    b">",
    b":",
    b"c",
    b"r",
    b"R",
    b"\xa9\x01",
    b"\xe3",
    b"\xda\x01x",
    b")\x00",
    b")\x01",
    b")\x02",
    b"r\0\0\0\0",
    b"r\x01\0\0\0",
    b"\xe9\0\0\0\0",
    b"l\x02\0\0\0",
    b"(\x01\0\0\0",
    b"<\x01\0\0\0",
    b">\x02\0\0\0",
    b"s\x02\0\0\0",
    b"\xff\xff\xff\xff",
    b"\xff\xff\xff\x7f",
    b"\0\0\0\0",
    b"\x80\x80\x80",
];

fn run(bytes: &[u8]) {
    stage("inspect --hex");
    sound(inspect::hex(bytes, &Colours::PLAIN, &mut io::sink()).expect("a sink takes all"), bytes);
    stage("read");
    let bump = Bump::new();
    let pyc = match Pyc::read(bytes, &bump) {
        Ok(pyc) => pyc,
        Err(error) => return sound(Err(error), bytes),
    };
    stage("write");
    assert_eq!(pyc.write().expect("what was read can be written"), bytes, "written back otherwise");
    stage("inspect");
    inspect::write_tree(&pyc.dump, &Colours::PLAIN, &mut io::sink()).expect("a sink takes all");
    stage("inspect as JSON");
    inspect::write_json("x.pyc", &pyc, None, &mut io::sink()).expect("a sink takes all");
    stage("diff");
    if let Ok(found) = diff::diff(&pyc, &pyc) {
        assert!(found.is_empty(), "differs from itself");
    }
    let Ok(target) = pyc.target() else { return };
    let (objects, root) = (&pyc.dump.objects, pyc.dump.root);
    for all in [false, true] {
        stage(if all { "dis of all" } else { "dis" });
        let options = Options {
            show_caches: all,
            show_offsets: all,
            show_positions: all,
            specialized: all,
            colours: if all { Colours::TERMINAL } else { Colours::PLAIN },
            ..Options::default()
        };
        let _ = dis::write(objects, root, target, &options, &mut io::sink());
    }
    stage("dis as JSON");
    let _ = dis::write_json(objects, root, target, &mut io::sink());
    stage("verify");
    let _ = verify::verify(objects, root, target);
    // The text of a file is several times as large as the file, and is made as a whole.
    if bytes.len() < 1 << 18 {
        stage("dis --asm");
        let _ = asm::print(bytes);
    }
    stage("cfg");
    let Some(root) = CodeView::new(objects, root) else { return };
    for view in root.walk() {
        let Ok(graph) = cfg::graph(view, target) else { continue };
        cfg::write_text(&graph, &Colours::PLAIN, &mut io::sink()).expect("a sink takes all");
        cfg::write_dot(&[graph], &mut io::sink()).expect("a sink takes all");
    }
    stage("cfg as SVG");
    let views = root.walk();
    let graphs = views.iter().filter_map(|view| cfg::graph(*view, target).ok());
    cfg::write_svg(graphs, &mut io::sink()).expect("a sink takes all");
}

/// An error about the data names a place in it.
fn sound(outcome: Result<(), Error>, bytes: &[u8]) {
    match outcome {
        Err(error @ Error::Data { offset, .. }) => {
            assert!(offset <= bytes.len(), "{error}, but there are {} bytes", bytes.len());
            assert!(error.to_string().contains(&offset.to_string()), "{error} does not say where");
        }
        Err(error) => panic!("an error without a place: {error}"),
        Ok(()) => {}
    }
}
