//! Objects as Python writes them.

use bumpalo::Bump;
use pybytecode_code::repr::Repr;
use pybytecode_code::{Object, ObjectId, Objects};
use pybytecode_opcode::Version;

fn repr(objects: &Objects, id: ObjectId) -> String {
    let mut out = Vec::new();
    Repr::new(objects, Version::new(3, 14), &|_| 1).write(id, &mut out);
    String::from_utf8(out).unwrap()
}

#[test]
fn strings_choose_their_quotes_and_escapes() {
    let bump = Bump::new();
    let mut objects = Objects::new(&bump);
    for (text, wanted) in [
        (&b"it's"[..], r#""it's""#),
        (br#"it's "it""#, r#"'it\'s "it"'"#),
        ("\t\n\r\0\x7fé\u{a0}\u{200b}\u{10ffff}\\".as_bytes(), r"'\t\n\r\x00\x7fé\xa0\u200b\U0010ffff\\'"),
        (b"\xed\xa0\x80", r"'\ud800'"),
    ] {
        let id = objects.push(Object::Str(text));
        assert_eq!(repr(&objects, id), wanted);
    }
    let id = objects.bytes(b"a'\xff\n");
    assert_eq!(repr(&objects, id), r#"b"a'\xff\n""#);
}

#[test]
fn numbers() {
    let bump = Bump::new();
    let mut objects = Objects::new(&bump);
    for (value, wanted) in [
        (1.0, "1.0"),
        (-0.0, "-0.0"),
        (1e15, "1000000000000000.0"),
        (1e16, "1e+16"),
        (0.0001, "0.0001"),
        (0.00001, "1e-05"),
        (123_456.789, "123456.789"),
        (5e-324, "5e-324"),
        (f64::INFINITY, "inf"),
        (-f64::NAN, "nan"),
    ] {
        let id = objects.float(value);
        assert_eq!(repr(&objects, id), wanted);
    }
    for (real, imag, wanted) in [(0.0, 1.0, "1j"), (-0.0, -1.0, "(-0-1j)"), (1.5, 1e20, "(1.5+1e+20j)")] {
        let id = objects.complex(real, imag);
        assert_eq!(repr(&objects, id), wanted);
    }
    for (digits, wanted) in [
        (&[0, 0, 1][..], "-18446744073709551616"),
        (&[1, 2, 3, 4], "-316912650112397582603894390785"),
        (&[0xffff_ffff; 3], "-79228162514264337593543950335"),
    ] {
        let id = objects.big_int(true, digits);
        assert_eq!(repr(&objects, id), wanted);
    }
    let id = objects.big_int(false, &[7; 1000]);
    assert!(repr(&objects, id).starts_with("0x700000007"));
}

#[test]
fn containers() {
    let bump = Bump::new();
    let mut objects = Objects::new(&bump);
    let one = objects.int(1);
    let single = objects.tuple(&[one]);
    let set = objects.frozenset(&[one, single]);
    let all = objects.tuple(&[single, set, Objects::NONE]);
    assert_eq!(repr(&objects, all), "((1,), frozenset({1, (1,)}), None)");
    let slice = objects.slice([one, Objects::NONE, Objects::NONE]);
    assert_eq!(repr(&objects, slice), "slice(1, None, None)");
    // Sixty levels, each holding the one below twice.
    let mut id = one;
    for _ in 0..60 {
        id = objects.tuple(&[id, id]);
    }
    assert!(repr(&objects, id).len() < 10_000);
}
