//! Whole `.pyc` files, taken apart and put together.

use bumpalo::Bump;
use pybytecode_code::Objects;
use pybytecode_marshal::{Header, Pyc, Validation, Writer};
use pybytecode_opcode::Target;

use crate::{Assembly, Error, ErrorKind, Refusal, put_together, skeleton, take_apart};

/// A `.pyc` taken apart.
#[derive(Debug, Clone)]
pub struct File {
    /// Whose file it is.
    pub target: &'static Target,
    /// What it knows of its source.
    pub validation: Validation,
    /// The outermost code object.
    pub code: Assembly,
    /// How its objects are written, where that is not as `py_compile` writes them.
    pub skeleton: Option<String>,
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
    let mut file = File { target, validation: pyc.header.validation, code, skeleton: None };
    if write_file(&file).is_ok_and(|written| written == bytes) {
        return Ok(file);
    }
    file.skeleton = Some(skeleton::of_dump(&pyc.dump));
    match write_file(&file) {
        Ok(written) if written == bytes => Ok(file),
        _ => Err(ReadError::Odd),
    }
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
    let mut out = header.to_bytes().to_vec();
    match &file.skeleton {
        Some(text) => skeleton::write(&file.code, text, file.target, &mut out)?,
        None => {
            let bump = Bump::new();
            let mut objects = Objects::with_format(&bump, file.target.pyc);
            let root = put_together(&file.code, &mut objects, file.target)?;
            let outcome = Writer::new(file.target.pyc).write(&objects, root, &mut out);
            outcome.map_err(|error| ErrorKind::Marshal(error.to_string()))?;
        }
    }
    Ok(out)
}
