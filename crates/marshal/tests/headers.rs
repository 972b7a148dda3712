//! The three kinds of header, and the hashes in two of them.

use pybytecode_marshal::{Error, HEADER_LEN, Header, Problem, Validation, source_hash};
use pybytecode_opcode::pyc::{FORMATS, PYC38, PYC310, PYC311, PYC314, PYC315};

#[test]
fn headers_are_read_as_written() {
    let hash = *b"\x01\x02\x03\x04\xfc\xfd\xfe\xff";
    for format in FORMATS {
        for validation in [
            Validation::Timestamp { mtime: 0xFEDC_BA98, size: 0x8000_0001 },
            Validation::CheckedHash(hash),
            Validation::UncheckedHash(hash),
        ] {
            let header = Header { format, validation };
            assert_eq!(Header::read(&header.to_bytes()).unwrap(), header);
        }
    }
}

#[test]
fn bytes_of_a_header() {
    let header = |validation| Header { format: &PYC314, validation }.to_bytes();
    assert_eq!(
        header(Validation::Timestamp { mtime: 0x0403_0201, size: 0x0807_0605 }),
        *b"\x2b\x0e\r\n\0\0\0\0\x01\x02\x03\x04\x05\x06\x07\x08"
    );
    assert_eq!(header(Validation::CheckedHash(*b"abcdefgh")), *b"\x2b\x0e\r\n\x03\0\0\0abcdefgh");
    assert_eq!(header(Validation::UncheckedHash(*b"abcdefgh")), *b"\x2b\x0e\r\n\x01\0\0\0abcdefgh");
}

#[test]
fn other_headers_are_refused() {
    let problem = |bytes: &[u8]| match Header::read(bytes) {
        Err(Error::Data { offset, problem }) => (offset, problem),
        other => panic!("{other:?}"),
    };
    let good = Header { format: &PYC314, validation: Validation::CheckedHash([0; 8]) }.to_bytes();
    for len in 0..HEADER_LEN {
        assert_eq!(problem(&good[..len]), (len, Problem::Truncated));
    }
    assert_eq!(problem(b"\x2a\x0e\r\n\0\0\0\0\0\0\0\0\0\0\0\0"), (0, Problem::Magic(3626)));
    assert_eq!(problem(b"\x2b\x0e\n\r\0\0\0\0\0\0\0\0\0\0\0\0"), (0, Problem::NoMagic));
    assert_eq!(problem(b"\x2b\x0e\r\n\x02\0\0\0\0\0\0\0\0\0\0\0"), (4, Problem::HeaderFlags(2)));
    assert_eq!(problem(b"\x2b\x0e\r\n\x01\0\0\x01\0\0\0\0\0\0\0\0"), (4, Problem::HeaderFlags(0x0100_0001)));
}

/// From `importlib.util.source_hash(b"x = 1\n")` of each interpreter.
#[test]
fn hashes_are_those_of_the_interpreters() {
    for (format, hash) in [
        (&PYC38, [0x15, 0x06, 0xf0, 0x8f, 0x32, 0xbf, 0x3f, 0xf3]),
        (&PYC310, [0xd9, 0x4a, 0xad, 0xe2, 0x8c, 0x8c, 0xbe, 0xbf]),
        (&PYC311, [0x4c, 0x03, 0x72, 0xaa, 0x93, 0xf7, 0x52, 0x52]),
        (&PYC314, [0x1d, 0xb2, 0xb6, 0x32, 0x5c, 0xa2, 0x82, 0xa7]),
        (&PYC315, [0xa8, 0xab, 0xdb, 0x6f, 0x34, 0xc4, 0x41, 0xfd]),
    ] {
        assert_eq!(source_hash(b"x = 1\n", format), hash, "{}", format.version);
    }
}
