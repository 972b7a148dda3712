//! The declarations of operations, read; `crates/opcode/operations/README.md` says how they look.

use pybytecode_opcode::Version;

use super::effect::Effect;
use crate::{Result, versions};

/// A fact that may change with the version: each value with the version it holds from.
#[derive(Debug)]
pub struct Dated<T>(Vec<(Version, T)>);

impl<T> Default for Dated<T> {
    fn default() -> Self {
        Dated(Vec::new())
    }
}

impl<T> Dated<T> {
    /// The value in a version.
    pub fn at(&self, version: Version) -> Option<&T> {
        self.0.iter().rev().find(|(from, _)| *from <= version).map(|(_, value)| value)
    }

    /// All values with the versions they hold from.
    pub fn changes(&self) -> &[(Version, T)] {
        &self.0
    }

    fn push(&mut self, from: Version, value: T) -> Result {
        if self.0.last().is_some_and(|(last, _)| *last >= from) {
            return Err("changes are not in order".into());
        }
        self.0.push((from, value));
        Ok(())
    }
}

/// One operation as declared.
#[derive(Debug)]
pub struct Operation {
    /// The name in CPython.
    pub name: String,
    /// What it does.
    pub doc: String,
    /// The kind of its argument, a variant of `ArgKind`.
    pub arg: Dated<String>,
    /// Whether interruptions are handled there.
    pub eval_break: Dated<bool>,
    /// The effect on the stack.
    pub effect: Dated<Effect>,
    /// The effect when it jumps, where it is another.
    pub jumping: Dated<Effect>,
    /// The versions whose compiler has it for itself.
    pub internal: Vec<Version>,
}

impl Operation {
    /// The name in Rust.
    pub fn variant(&self) -> String {
        camel_case(&self.name, &['_', '+'])
    }
}

/// `LOAD_FAST` as `LoadFast`, `SLICE+0` as `Slice0`.
fn camel_case(name: &str, separators: &[char]) -> String {
    let word = |word: &str| word[..1].to_uppercase() + &word[1..].to_lowercase();
    name.split(separators).filter(|w| !w.is_empty()).map(word).collect()
}

/// What is not dated holds from here.
const OLDEST: Version = Version::new(0, 0);

/// Reads one file of declarations.
pub fn parse(file: &str, text: &str) -> Result<Vec<Operation>> {
    let mut operations: Vec<Operation> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let place = |error| format!("{file}:{}: {error}", number + 1);
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(line) = line.strip_prefix("    ") {
            let operation = operations.last_mut().ok_or_else(|| place("nothing is declared yet".into()))?;
            detail(operation, line).map_err(|error| place(error.to_string()))?;
        } else {
            operations.push(heading(line).map_err(|error| place(error.to_string()))?);
        }
    }
    if let Some(bare) = operations.iter().find(|op| op.doc.is_empty() || op.effect.changes().is_empty()) {
        return Err(format!("{file}: {} lacks its documentation or effect", bare.name).into());
    }
    Ok(operations)
}

fn heading(line: &str) -> Result<Operation> {
    let mut words = line.split_whitespace();
    let (Some(name), Some(arg)) = (words.next(), words.next()) else {
        return Err("a heading has a name and a kind of argument".into());
    };
    let mut operation = Operation {
        name: name.into(),
        doc: String::new(),
        arg: Dated::default(),
        eval_break: Dated::default(),
        effect: Dated::default(),
        jumping: Dated::default(),
        internal: Vec::new(),
    };
    operation.arg.push(OLDEST, camel_case(arg, &['-']))?;
    operation.eval_break.push(OLDEST, flags(words)?)?;
    Ok(operation)
}

fn flags<'a>(words: impl Iterator<Item = &'a str>) -> Result<bool> {
    let mut eval_break = false;
    for word in words {
        match word {
            "eval-break" => eval_break = true,
            "none" => {}
            other => return Err(format!("no such flag: {other}").into()),
        }
    }
    Ok(eval_break)
}

fn detail(operation: &mut Operation, line: &str) -> Result {
    let (from, rest) = match line.strip_prefix("from ").and_then(|rest| rest.split_once(": ")) {
        Some((version, rest)) => (feature(version)?, rest),
        None => (OLDEST, line),
    };
    match rest.split_once(':') {
        Some(("effect", text)) => operation.effect.push(from, Effect::parse(text)?),
        Some(("jumping", text)) => operation.jumping.push(from, Effect::parse(text)?),
        Some(("arg", kind)) => operation.arg.push(from, camel_case(kind.trim(), &['-'])),
        Some(("flags", list)) => operation.eval_break.push(from, flags(list.split_whitespace())?),
        Some(("internal", list)) => {
            for version in list.split_whitespace() {
                operation.internal.push(feature(version)?);
            }
            Ok(())
        }
        _ if operation.doc.is_empty() => {
            operation.doc = line.into();
            Ok(())
        }
        _ => Err("neither a fact nor the one paragraph of documentation".into()),
    }
}

/// A version that there are tables for.
fn feature(text: &str) -> Result<Version> {
    let version = text.parse()?;
    let is_known = versions().any(|known| known == version);
    if is_known { Ok(version) } else { Err(format!("no tables of version {text}").into()) }
}
