//! What the writer makes of objects.

use bumpalo::Bump;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use pybytecode_code::{Object, ObjectId, Objects};
use pybytecode_marshal::{Error, MAX_DEPTH, Writer, read};
use pybytecode_opcode::pyc::{FORMATS, PYC38, PYC313, PYC314, PYC315, PycFormat};

fn written(objects: &Objects<'_>, root: ObjectId, format: &'static PycFormat) -> Vec<u8> {
    let mut out = Vec::new();
    Writer::new(format).write(objects, root, &mut out).unwrap();
    out
}

#[test]
fn values() {
    let bump = Bump::new();
    let mut objects = Objects::new(&bump);
    let many = vec![Objects::NONE; 256];
    let cases: Vec<(ObjectId, Vec<u8>)> = vec![
        (objects.int(1), b"\xe9\x01\0\0\0".to_vec()),
        (objects.int(1 << 31), b"\xec\x03\0\0\0\0\0\0\0\x02\0".to_vec()),
        (objects.int(-(1 << 31)), b"\xe9\0\0\0\x80".to_vec()),
        (objects.int(i64::MIN), b"\xec\xfb\xff\xff\xff\0\0\0\0\0\0\0\0\x08\0".to_vec()),
        (objects.big_int(true, &[0, 0, 1]), b"\xec\xfb\xff\xff\xff\0\0\0\0\0\0\0\0\x10\0".to_vec()),
        (objects.float(1.5), b"\xe7\0\0\0\0\0\0\xf8\x3f".to_vec()),
        (objects.complex(0.0, -0.0), b"\xf9\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x80".to_vec()),
        (objects.bytes(b"ab"), b"\xf3\x02\0\0\0ab".to_vec()),
        (objects.str(b"a b"), b"\xfa\x03a b".to_vec()),
        (objects.name(b"a.b"), b"\xda\x03a.b".to_vec()),
        (objects.str("é".as_bytes()), b"\xf4\x02\0\0\0\xc3\xa9".to_vec()),
        (objects.str("éé".as_bytes()), b"\xf5\x04\0\0\0\xc3\xa9\xc3\xa9".to_vec()),
        (objects.str(&[b' '; 256]), [&b"\xe1\0\x01\0\0"[..], &[b' '; 256]].concat()),
        (objects.name(&[b'a'; 256]), [&b"\xc1\0\x01\0\0"[..], &[b'a'; 256]].concat()),
        (objects.tuple(&[]), b"\xa9\0".to_vec()),
        (objects.tuple(&many), [&b"\xa8\0\x01\0\0"[..], &[b'N'; 256]].concat()),
        (objects.slice([Objects::NONE; 3]), b"\xbaNNN".to_vec()),
        (Objects::ELLIPSIS, b".".to_vec()),
    ];
    for (id, bytes) in cases {
        assert_eq!(written(&objects, id, &PYC314), bytes, "{:?}", objects.get(id));
    }
}

#[test]
fn flags_tell_what_is_shared() {
    let bump = Bump::new();
    let mut objects = Objects::new(&bump);
    let (small, large, text) = (objects.int(256), objects.int(257), objects.str(b"a b"));
    let once = objects.tuple(&[small, large, text]);
    assert_eq!(written(&objects, once, &PYC314), b"\xa9\x03\xe9\0\x01\0\0i\x01\x01\0\0z\x03a b");
    // Where only what is referred to again is flagged, and where the outermost object is held once.
    assert_eq!(written(&objects, once, &PYC38), b"\xa9\x03i\0\x01\0\0i\x01\x01\0\0z\x03a b");
    assert_eq!(written(&objects, once, &PYC315), b")\x03\xe9\0\x01\0\0\xe9\x01\x01\0\0z\x03a b");
    let twice = objects.tuple(&[large, large]);
    assert_eq!(written(&objects, twice, &PYC314), b"\xa9\x02\xe9\x01\x01\0\0r\x01\0\0\0");
    let own = objects.push(Object::Int(257));
    let apart = objects.tuple(&[large, own]);
    let apart = match objects.get(apart) {
        Object::Tuple([first, second]) if first != second => apart,
        other => panic!("{other:?}"),
    };
    assert_eq!(written(&objects, apart, &PYC314), b"\xa9\x02i\x01\x01\0\0i\x01\x01\0\0");
}

#[test]
fn sets_are_sorted_by_what_is_written() {
    let bump = Bump::new();
    let mut objects = Objects::new(&bump);
    let elements =
        [objects.str(b"b c"), objects.int(1000), objects.name(b"zz"), objects.str(b"a b"), Objects::NONE];
    let set = objects.frozenset(&elements);
    let expected = b"\xbe\x05\0\0\0N\xda\x02zz\xe9\xe8\x03\0\0\xfa\x03a b\xfa\x03b c";
    assert_eq!(written(&objects, set, &PYC314), expected);
    assert_eq!(written(&objects, set, &PYC313), expected);
    assert_eq!(written(&objects, set, &PYC38), b"\xbe\x05\0\0\0z\x03b ci\xe8\x03\0\0Z\x02zzz\x03a bN");
}

#[test]
fn refusals() {
    let bump = Bump::new();
    let mut objects = Objects::new(&bump);
    let slice = objects.slice([Objects::NONE; 3]);
    let dict = objects.push(Object::FrozenDict(&[]));
    for (id, format) in [(slice, &PYC313), (dict, &PYC314)] {
        let error = Writer::new(format).write(&objects, id, &mut Vec::new()).unwrap_err();
        assert!(matches!(error, Error::Unmarshallable { .. }), "{error:?}");
    }
    let mut nested = Objects::NONE;
    for depth in 1..=MAX_DEPTH {
        nested = objects.tuple(&[nested]);
        let result = Writer::new(&PYC314).write(&objects, nested, &mut Vec::new());
        assert_eq!(result.is_ok(), depth < MAX_DEPTH, "{depth}");
    }
    // A slice that contains itself; no reader makes one.
    let tuple = objects.push(Object::Null);
    let slice = objects.push(Object::Slice([tuple, Objects::NONE, Objects::NONE]));
    objects.set(tuple, Object::Tuple(bump.alloc_slice_copy(&[slice])));
    let result = Writer::new(&PYC314).write(&objects, slice, &mut Vec::new());
    assert!(matches!(result, Err(Error::Recursion)));
}

/// How to make an object of those made before.
#[derive(Debug, Clone)]
enum Recipe {
    Int(i64),
    BigInt(bool, Vec<u32>),
    Float(f64),
    Complex(f64, f64),
    Bytes(Vec<u8>),
    Str(String),
    Name(String),
    Tuple(Vec<prop::sample::Index>),
    List(Vec<prop::sample::Index>),
    Dict(Vec<(prop::sample::Index, prop::sample::Index)>),
    FrozenSet(Vec<prop::sample::Index>),
}

fn recipe() -> impl Strategy<Value = Recipe> {
    let some = || vec(any::<prop::sample::Index>(), 0..5);
    prop_oneof![
        prop_oneof![any::<i64>(), -10..300i64].prop_map(Recipe::Int),
        (any::<bool>(), vec(any::<u32>(), 0..6))
            .prop_map(|(negative, digits)| Recipe::BigInt(negative, digits)),
        any::<f64>().prop_map(Recipe::Float),
        any::<(f64, f64)>().prop_map(|(real, imag)| Recipe::Complex(real, imag)),
        vec(any::<u8>(), 0..4).prop_map(Recipe::Bytes),
        ".{0,4}".prop_map(Recipe::Str),
        "[a-c.é]{0,3}".prop_map(Recipe::Name),
        some().prop_map(Recipe::Tuple),
        some().prop_map(Recipe::List),
        vec(any::<(prop::sample::Index, prop::sample::Index)>(), 0..4).prop_map(Recipe::Dict),
        some().prop_map(Recipe::FrozenSet),
    ]
}

fn make<'a>(objects: &mut Objects<'a>, bump: &'a Bump, recipes: &[Recipe]) -> ObjectId {
    let mut made = vec![Objects::NONE, Objects::FALSE, Objects::TRUE, Objects::ELLIPSIS];
    for recipe in recipes {
        let pick = |places: &[prop::sample::Index]| -> Vec<ObjectId> {
            places.iter().map(|place| made[place.index(made.len())]).collect()
        };
        let id = match recipe {
            Recipe::Int(value) => objects.int(*value),
            Recipe::BigInt(negative, digits) => objects.big_int(*negative, digits),
            Recipe::Float(value) => objects.float(*value),
            Recipe::Complex(real, imag) => objects.complex(*real, *imag),
            Recipe::Bytes(value) => objects.bytes(value),
            Recipe::Str(text) => objects.str(text.as_bytes()),
            Recipe::Name(text) => objects.name(text.as_bytes()),
            Recipe::Tuple(places) => objects.tuple(&pick(places)),
            Recipe::List(places) => objects.push(Object::List(bump.alloc_slice_copy(&pick(places)))),
            Recipe::Dict(places) => {
                let pairs: Vec<_> =
                    places.iter().map(|(key, value)| (pick(&[*key])[0], pick(&[*value])[0])).collect();
                objects.push(Object::Dict(bump.alloc_slice_copy(&pairs)))
            }
            // One element, so that nested sets cost no time.
            Recipe::FrozenSet(places) => objects.frozenset(&pick(&places[..places.len().min(1)])),
        };
        made.push(id);
    }
    made[made.len() - 1]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read(recipes in vec(recipe(), 1..40), format in select(FORMATS)) {
        let bump = Bump::new();
        let mut objects = Objects::with_format(&bump, format);
        let root = make(&mut objects, &bump, &recipes);
        let bytes = written(&objects, root, format);
        let dump = read(&bytes, format, &bump).unwrap();
        prop_assert_eq!(dump.trailing, b"");
        let mut back = Vec::new();
        dump.write(&mut back).unwrap();
        prop_assert_eq!(&back, &bytes);
        // The objects that were read are shared as those that were written.
        prop_assert_eq!(&written(&dump.objects, dump.root, format), &bytes);
    }
}
