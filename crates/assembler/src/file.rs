//! Whole `.pyc` files, taken apart and put together.

use bumpalo::Bump;
use pybytecode_code::{Object, ObjectId, Objects};
use pybytecode_marshal::{Header, Pyc, Validation, Writer};
use pybytecode_opcode::Target;

use crate::{Assembly, Error, ErrorKind, Refusal, Text, put_together, skeleton, take_apart};

/// A `.pyc` taken apart.
#[derive(Debug, Clone)]
pub struct File {
    /// Whose file it is.
    pub target: &'static Target,
    /// What it knows of its source.
    pub validation: Validation,
    /// The outermost code object.
    pub code: Assembly,
    /// How its objects are written.
    pub references: References,
}

/// How a file's objects are written: which have a reference flag, and which are told as references to earlier ones.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum References {
    /// As `py_compile` writes them in a fresh process, up to 3.10 flags where an object is really referred to.
    #[default]
    Usual,
    /// As usual, with these exceptions.
    Except(Exceptions),
    /// Object by object: its type code, `&` before it for a flag; `r`, a number and a blank for a reference.
    Told(String),
}

/// What is not as usual about the way in which a file's objects are written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exceptions {
    /// The numbers of the objects that have a flag exactly if they would have none. Up to 3.10 an interpreter
    /// flags what anything else in the process refers to. Ascending; objects are counted in the order of the file,
    /// without singletons and references.
    pub flags: Vec<u32>,
    /// Strings of one character that are interned, since something else in the process interned them.
    pub interned: Vec<Text>,
}

/// Takes a file apart so that [`write_file`] gives the same bytes.
///
/// # Errors
///
/// Bytes that are no `.pyc` of a known version; one that cannot be told in this form, in which case
/// its bytes can only be kept as they are.
pub fn read_file(bytes: &[u8]) -> Result<File, ReadError> {
    let bump = Bump::new();
    let pyc = Pyc::read(bytes, &bump).map_err(ReadError::Marshal)?;
    let target = Target::with_tables(pyc.header.format.version).map_err(|_| ReadError::Version)?;
    let code = take_apart(&pyc.dump.objects, pyc.dump.root, target).map_err(ReadError::Refused)?;
    let mut file = File { target, validation: pyc.header.validation, code, references: References::Usual };
    if write_file(&file).is_ok_and(|written| written == bytes) {
        return Ok(file);
    }
    let told = skeleton::of_dump(&pyc.dump);
    if let Some(exceptions) = exceptions(&mut file, &pyc.dump.objects, &told) {
        file.references = References::Except(exceptions);
        if write_file(&file).is_ok_and(|written| written == bytes) {
            return Ok(file);
        }
    }
    file.references = References::Told(told);
    match write_file(&file) {
        Ok(written) if written == bytes => Ok(file),
        _ => Err(ReadError::Odd),
    }
}

/// How the writing of a file, whose skeleton is this one, differs from the usual; nothing if that cannot be told so.
fn exceptions(file: &mut File, objects: &Objects<'_>, told: &str) -> Option<Exceptions> {
    for interned in [Vec::new(), interned_characters(objects)] {
        file.references = References::Except(Exceptions { flags: Vec::new(), interned: interned.clone() });
        let usual = write_file(file).ok()?;
        let bump = Bump::new();
        let usual = skeleton::of_dump(&Pyc::read(&usual, &bump).ok()?.dump);
        if let Some(flags) = skeleton::flags_apart(&usual, told, file.target.pyc.references) {
            return Some(Exceptions { flags, interned });
        }
    }
    None
}

/// The strings of one character that are interned and are no identifiers.
fn interned_characters(objects: &Objects<'_>) -> Vec<Text> {
    let ids = (0..objects.len() as u32).map(ObjectId).filter(|id| objects.is_interned(*id));
    let mut found: Vec<Text> = ids
        .filter_map(|id| match objects.get(id) {
            Object::Str(text @ ([0..=0x7F] | [0xC2 | 0xC3, _])) => Some(text.into()),
            _ => None,
        })
        .filter(
            |text: &Text| !matches!(text.as_bytes(), [byte] if byte.is_ascii_alphanumeric() || *byte == b'_'),
        )
        .collect();
    found.sort();
    found.dedup();
    found
}

/// Why a file is not taken apart.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It cannot be read.
    #[error(transparent)]
    Marshal(pybytecode_marshal::Error),
    /// There are no tables of its version.
    #[error("there are no tables of its version")]
    Version,
    /// It holds what no interpreter would load.
    #[error(transparent)]
    Refused(Refusal),
    /// It says something in a way that the assembly has no words for.
    #[error("the file is written in a way that cannot be told but as bytes")]
    Odd,
}

/// The bytes of a file.
///
/// # Errors
///
/// What cannot be assembled.
pub fn write_file(file: &File) -> Result<Vec<u8>, Error> {
    let header = Header { format: file.target.pyc, validation: file.validation };
    let mut out = Vec::new();
    header.write(&mut out);
    let usual = Exceptions::default();
    let exceptions = match &file.references {
        References::Told(text) => {
            skeleton::write(&file.code, text, file.target, &mut out)?;
            return Ok(out);
        }
        References::Usual => &usual,
        References::Except(exceptions) => exceptions,
    };
    let bump = Bump::new();
    let mut objects = Objects::with_format(&bump, file.target.pyc);
    for text in &exceptions.interned {
        objects.name(text.as_bytes());
    }
    let root = put_together(&file.code, &mut objects, file.target)?;
    let outcome = Writer::new(file.target.pyc).write_except(&objects, root, &exceptions.flags, &mut out);
    outcome.map_err(|error| ErrorKind::Marshal(error.to_string()))?;
    Ok(out)
}
