//! Which strings, tuples and sets of a program are one object, held against what CPython's `.pyc` shows.

use bumpalo::Bump;
use pybytecode_code::{Code, Locals, Object, ObjectId, Objects};

/// A code object of that name with these constants and names.
fn code(objects: &mut Objects<'_>, qualname: &[u8], consts: &[ObjectId], names: &[ObjectId]) -> Code {
    let empty = objects.bytes(b"");
    let none = objects.tuple(&[]);
    let name = objects.name(qualname.rsplit(|byte| *byte == b'.').next().unwrap());
    let qualname = objects.fresh_str(qualname);
    let code = Code {
        argcount: 0,
        posonlyargcount: 0,
        kwonlyargcount: 0,
        stacksize: 1,
        flags: 0,
        code: empty,
        consts: objects.tuple(consts),
        names: objects.tuple(names),
        locals: Locals::Plus { names: none, kinds: empty },
        filename: objects.name(b"file.py"),
        name,
        qualname: Some(qualname),
        firstlineno: 1,
        linetable: empty,
        exceptiontable: Some(empty),
    };
    let id = objects.code(code);
    match objects.get(id) {
        Object::Code(made) => *made,
        other => panic!("{other:?}"),
    }
}

fn items<'a>(objects: &Objects<'a>, tuple: ObjectId) -> &'a [ObjectId] {
    match objects.get(tuple) {
        Object::Tuple(items) => items,
        other => panic!("{other:?}"),
    }
}

/// `import os.path; x = 'os.path', 'path'; path`
#[test]
fn a_dotted_name_is_not_the_equal_constant() {
    let bump = Bump::new();
    let mut objects = Objects::new(&bump);
    let name = objects.name(b"os.path");
    let constant = objects.str(b"os.path");
    assert_ne!(name, constant);
    assert!(objects.is_interned(name) && !objects.is_interned(constant));
    assert_eq!(objects.str(b"path"), objects.name(b"path"));
    assert_eq!(objects.str("é".as_bytes()), objects.name("é".as_bytes()));
    assert_ne!(objects.str("éa".as_bytes()), objects.name("éa".as_bytes()));
    // Yet tuples of them are equal, and the first one stays.
    assert_eq!(objects.tuple(&[constant]), objects.tuple(&[name]));
    assert_eq!(objects.constant(name), constant);
    assert_eq!(objects.str(b"os.path"), constant);
}

/// `def g(éc): x = ('éc',)`, then `z = ('éc',)`: one tuple, whose string was interned for the names.
#[test]
fn names_are_interned_within_a_shared_tuple() {
    let bump = Bump::new();
    let mut objects = Objects::new(&bump);
    let name = objects.name("éc".as_bytes());
    let constant = objects.str("éc".as_bytes());
    let tuple = objects.constant_tuple(&[constant]);
    assert_eq!(items(&objects, tuple), [constant]);
    let made = code(&mut objects, b"g", &[constant], &[name]);
    assert_eq!(made.names, tuple);
    assert_eq!(items(&objects, tuple), [name]);
    assert_eq!(made.consts, tuple);
}

/// `class A: class B: pass`, and after it the constant `'A.B'`.
#[test]
fn a_qualified_name_becomes_the_constant() {
    let bump = Bump::new();
    let mut objects = Objects::new(&bump);
    let qualname = objects.fresh_str(b"A.B");
    let constant = objects.constant(qualname);
    assert_eq!(constant, qualname);
    let mut made = code(&mut objects, b"A.B", &[constant], &[]);
    made.qualname = Some(qualname);
    let id = objects.code(made);
    let Object::Code(made) = objects.get(id) else { panic!() };
    assert!(objects.is_interned(made.qualname.unwrap()));
    assert_eq!(objects.str(b"A.B"), constant);
}

/// `class finalize: class _Info: pass`, as in a module that the interpreter itself has loaded.
#[test]
fn a_qualified_name_can_be_interned_already() {
    let bump = Bump::new();
    let mut objects = Objects::new(&bump);
    let qualname = objects.fresh_str(b"finalize._Info");
    let constant = objects.constant(qualname);
    let made = code(&mut objects, b"finalize._Info", &[constant], &[]);
    let id = objects.code(Code { qualname: Some(qualname), ..made });
    let Object::Code(made) = objects.get(id) else { panic!() };
    assert_ne!(made.qualname, Some(constant));
    assert!(!objects.is_interned(constant));
}

/// The constant `'A.B'`, and after it `class A: class B: pass`.
#[test]
fn an_earlier_constant_stays_apart_from_a_qualified_name() {
    let bump = Bump::new();
    let mut objects = Objects::new(&bump);
    let constant = objects.str(b"A.B");
    let made = code(&mut objects, b"A.B", &[constant], &[]);
    assert_ne!(made.qualname, Some(constant));
    assert!(objects.is_interned(made.qualname.unwrap()) && !objects.is_interned(constant));
    let again = code(&mut objects, b"A.B", &[], &[]);
    assert_eq!(again.qualname, made.qualname);
}

/// `a[1000:'foo'], 1000, 'foo'`
#[test]
fn bounds_of_a_slice_are_its_own() {
    let bump = Bump::new();
    let mut objects = Objects::new(&bump);
    let parts = [objects.int(1000), objects.str(b"foo"), objects.int(7)];
    let slice = objects.slice(parts);
    let Object::Slice(own) = objects.get(slice) else { panic!() };
    assert!(own[0] != parts[0] && own[1] != parts[1] && own[2] == parts[2]);
    assert!(objects.is_interned(parts[1]) && !objects.is_interned(own[1]));
    assert_eq!(objects.slice(parts), slice);
}

/// `x in {'name', 'other'}` in two functions, where `name` is also an identifier or not.
#[test]
fn a_frozenset_with_an_interned_string_is_built_anew() {
    let bump = Bump::new();
    let mut objects = Objects::new(&bump);
    objects.name(b"identifier_of_ours");
    for (text, anew) in [
        (&b"identifier_of_ours"[..], true),
        (b"never_interned_before", false),
        (b"replace", true),
        (b"x", false),
        (b"a b", false),
    ] {
        let elements = [objects.str(text), objects.str(b"other words")];
        let set = objects.frozenset(&elements);
        let number = objects.int(0);
        let first = code(&mut objects, b"f", &[set], &[]);
        let second = code(&mut objects, b"g", &[set, number], &[]);
        let (first, second) = (items(&objects, first.consts)[0], items(&objects, second.consts)[0]);
        assert_eq!(first != second, anew, "{}", String::from_utf8_lossy(text));
        // An equal tuple of constants is the same tuple, with what became of the set.
        let third = code(&mut objects, b"h", &[set], &[]);
        assert_eq!(items(&objects, third.consts)[0], first);
    }
}

/// `'%s%%%s' % (x, y)` makes a string of one character that is not the runtime's.
#[test]
fn a_folded_character_can_be_a_string_of_its_own() {
    let bump = Bump::new();
    let mut objects = Objects::new(&bump);
    let folded = objects.fresh_str(b"%");
    assert_eq!(objects.constant(folded), folded);
    assert!(!objects.is_interned(folded));
    assert_eq!(objects.str(b"%"), folded);
    let folded = objects.fresh_str(b"x");
    let constant = objects.constant(folded);
    assert!(objects.is_interned(constant));
    assert_eq!(constant, objects.name(b"x"));
}
