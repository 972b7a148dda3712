//! Bytes that nobody wrote: an answer or an error, never a panic, and nothing lost.

mod common;

use bumpalo::Bump;
use common::{OLDER_SAMPLES, SAMPLES};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use pybytecode_marshal::{Error, HEADER_LEN, MAX_DEPTH, Problem, Pyc, Writer, read};
use pybytecode_opcode::pyc::{FORMATS, PYC314, PycFormat};

/// What is read is written back; what the writer makes of it can be read.
fn check(bytes: &[u8], format: &'static PycFormat) {
    let bump = Bump::new();
    let Ok(dump) = read(bytes, format, &bump) else { return };
    let mut back = Vec::new();
    dump.write(&mut back).unwrap();
    assert_eq!(back, bytes);
    let mut derived = Vec::new();
    if Writer::new(format).write(&dump.objects, dump.root, &mut derived).is_ok() {
        read(&derived, format, &bump).unwrap();
    }
}

/// Bytes made of type codes and small numbers, so that some of them are objects.
fn likely() -> impl Strategy<Value = u8> {
    let codes = b"0NFTS.iIlgfyxsutaAzZ()[{}<>:cr";
    prop_oneof![
        4 => select(&codes[..]),
        2 => select(&codes[..]).prop_map(|code| code | 0x80),
        4 => 0u8..4,
        1 => any::<u8>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes(bytes in vec(any::<u8>(), 0..200), format in select(FORMATS)) {
        check(&bytes, format);
    }

    #[test]
    fn likely_bytes(bytes in vec(likely(), 0..60), format in select(FORMATS)) {
        check(&bytes, format);
    }

    #[test]
    fn changed_samples(
        (_, sample) in select([&OLDER_SAMPLES[..], &SAMPLES[..]].concat()),
        changes in vec((any::<prop::sample::Index>(), likely()), 1..4),
    ) {
        let mut bytes = sample.to_vec();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let bump = Bump::new();
        if let Ok(pyc) = Pyc::read(&bytes, &bump) {
            prop_assert_eq!(&pyc.write().unwrap(), &bytes);
        }
    }
}

#[test]
fn every_beginning_of_a_sample_is_refused_at_its_end() {
    for (_, sample) in OLDER_SAMPLES.into_iter().chain(SAMPLES) {
        for len in 0..sample.len() {
            let bump = Bump::new();
            match Pyc::read(&sample[..len], &bump) {
                Err(Error::Data { offset, .. }) => assert!(offset <= len),
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn what_follows_the_code_object_is_kept() {
    let (_, sample) = SAMPLES[6];
    let bytes = [sample, b"more"].concat();
    let bump = Bump::new();
    let pyc = Pyc::read(&bytes, &bump).unwrap();
    assert_eq!(pyc.dump.trailing, b"more");
    assert_eq!(pyc.write().unwrap(), bytes);
}

fn problem(bytes: &[u8]) -> (usize, Problem) {
    let bump = Bump::new();
    match read(bytes, &PYC314, &bump) {
        Err(Error::Data { offset, problem }) => (offset, problem),
        other => panic!("{other:?}"),
    }
}

#[test]
fn errors_tell_where() {
    assert_eq!(problem(b""), (0, Problem::Truncated));
    assert_eq!(problem(b")\x02N?"), (3, Problem::UnknownType(b'?')));
    assert_eq!(problem(b"}0"), (0, Problem::UnknownToVersion(b'}')));
    assert_eq!(problem(b"(\xff\xff\xff\xff"), (1, Problem::Size));
    assert_eq!(problem(b"[\xff\xff\xff\x7fN"), (1, Problem::Size));
    assert_eq!(problem(b"s\x05\0\0\0abc"), (8, Problem::Truncated));
    assert_eq!(problem(b")\x01r\0\0\0\0"), (2, Problem::Reference));
    assert_eq!(problem(b"\xa9\x010"), (2, Problem::NullObject));
    assert_eq!(problem(b"{N0"), (2, Problem::NullObject));
    assert_eq!(problem(b"l\x01\0\0\0\0\0"), (1, Problem::Digits));
    assert_eq!(problem(b"l\x01\0\0\0\0\x80"), (1, Problem::Digits));
    assert_eq!(problem(b"f\x03abc"), (1, Problem::Number));
    assert_eq!(problem(b"u\x01\0\0\0\xff"), (0, Problem::Utf8));
    let (_, sample) = SAMPLES[6];
    let mut bytes = sample[HEADER_LEN..].to_vec();
    bytes[4] = 0xFF;
    assert_eq!(problem(&bytes), (1, Problem::CodeField("co_argcount")));
}

#[test]
fn depth_is_bounded_and_costs_no_stack() {
    let nested = |depth: usize| [b")\x01".repeat(depth), b"N".to_vec()].concat();
    assert_eq!(problem(&nested(1_000_000)), (2 * MAX_DEPTH, Problem::Depth));
    assert_eq!(problem(&nested(MAX_DEPTH)), (2 * MAX_DEPTH, Problem::Depth));
    check(&nested(MAX_DEPTH - 1), &PYC314);
}

/// Each takes fifty bytes, and memory is not to be more than ten times the data, and 64 MB.
#[test]
fn the_smallest_objects_alone_are_too_many() {
    let texts = |count: u32| [b"(", &count.to_le_bytes()[..], &b"z\0".repeat(count as usize)].concat();
    let (offset, found) = problem(&texts(3_000_000));
    assert!(found == Problem::TooMany && offset > 1_000_000, "{found:?} at {offset}");
    let bytes = texts(200_000);
    let bump = Bump::new();
    let dump = read(&bytes, &PYC314, &bump).unwrap();
    assert_eq!(dump.objects.len(), 200_000 + 5);
}

#[test]
fn objects_may_contain_themselves() {
    for bytes in [&b"\xdb\x01\0\0\0r\0\0\0\0"[..], b"\xa9\x01r\0\0\0\0", b"\xfbNr\0\0\0\x000"] {
        let bump = Bump::new();
        let dump = read(bytes, &PYC314, &bump).unwrap();
        let mut back = Vec::new();
        dump.write(&mut back).unwrap();
        assert_eq!(back, bytes);
        let mut derived = Vec::new();
        Writer::new(&PYC314).write(&dump.objects, dump.root, &mut derived).unwrap();
        assert_eq!(derived, bytes);
    }
    // A frozenset or slice cannot: it is known only when it is complete.
    assert_eq!(problem(b"\xbe\x01\0\0\0r\0\0\0\0"), (5, Problem::Reference));
    assert_eq!(problem(b"\xbar\0\0\0\0NN"), (1, Problem::Reference));
}

/// Sorting the elements of nested sets takes time in powers of two, which is cut off.
#[test]
fn nested_sets_end() {
    let mut bytes = Vec::new();
    for number in 0..500u32 {
        bytes.extend_from_slice(b">\x02\0\0\0i");
        bytes.extend_from_slice(&number.to_le_bytes());
    }
    bytes.extend_from_slice(b"NN");
    bytes.truncate(bytes.len() - 1);
    let bump = Bump::new();
    let dump = read(&bytes, &PYC314, &bump).unwrap();
    assert!(matches!(
        Writer::new(&PYC314).write(&dump.objects, dump.root, &mut Vec::new()),
        Err(Error::TooDeep)
    ));
}
