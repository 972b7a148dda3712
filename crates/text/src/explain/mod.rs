//! What operations do: a reference made of the table of meanings.

use std::io::{self, Write};

pub use pybytecode_opcode::Op;
use pybytecode_opcode::{Target, Version};
use serde::Serialize;

use crate::dis::Colours;
use crate::dis::words::Words;

/// An operation as it is in a run of versions that agree on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The first version.
    pub from: String,
    /// The last version.
    pub to: String,
    /// Its number in each version; none: only the compiler knows it.
    pub numbers: Vec<(String, u8)>,
    /// What the argument is; `None`: there is none.
    pub argument: Option<&'static str>,
    /// The cache entries that follow it, by name, each with how many code units it takes.
    pub caches: Vec<(&'static str, u8)>,
    /// The stack effect in CPython's notation, the top of the stack to the right.
    pub effect: &'static str,
    /// The stack effect when it jumps, where that differs.
    pub jumping: Option<&'static str>,
    /// Whether signals and other interruptions are handled there.
    pub handles_interruptions: bool,
}

/// All that is known of an operation.
#[derive(Debug, Clone, Serialize)]
pub struct Explanation {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// How it is, version by version.
    pub versions: Vec<Row>,
    /// What took its place in the versions after that.
    pub replaced_by: Vec<&'static str>,
    /// Whose place it took.
    pub replaces: Vec<&'static str>,
}

/// Explains an operation.
pub fn explain(op: Op) -> Explanation {
    let mut versions: Vec<Row> = Vec::new();
    let mut was_there = false;
    for target in Target::known() {
        let Some(row) = row(op, target) else {
            was_there = false;
            continue;
        };
        match versions.last_mut() {
            Some(before) if was_there && is_same(before, &row) => {
                before.to = row.to;
                before.numbers.extend(row.numbers);
            }
            _ => versions.push(row),
        }
        was_there = true;
    }
    Explanation {
        name: op.name(),
        doc: op.doc(),
        versions,
        replaced_by: op.successors().iter().map(|op| op.name()).collect(),
        replaces: op.predecessors().map(Op::name).collect(),
    }
}

fn row(op: Op, target: &Target) -> Option<Row> {
    let (effect, jumping) = target.effect_text(op)?;
    let version = target.release.version.feature().to_string();
    let words = Words::of(target).caches(op);
    Some(Row {
        from: version.clone(),
        to: version.clone(),
        numbers: target.number(op).map(|number| (version.clone(), number)).into_iter().collect(),
        argument: Some(target.arg_kind(op).meaning()).filter(|meaning| !meaning.is_empty()),
        caches: words.map_or(Vec::new(), |words| words.entries.to_vec()),
        effect,
        jumping,
        handles_interruptions: target.has_eval_break(op),
    })
}

fn is_same(one: &Row, other: &Row) -> bool {
    let essence =
        |row: &Row| Row { from: String::new(), to: String::new(), numbers: Vec::new(), ..row.clone() };
    one.numbers.is_empty() == other.numbers.is_empty() && essence(one) == essence(other)
}

/// The operation that a name or a number of a version stands for.
///
/// # Errors
///
/// A message that names what comes near.
pub fn find(name: &str, target: &Target) -> Result<Op, String> {
    let upper = name.to_uppercase().replace('-', "_");
    if let Some(op) = Op::from_name(&upper) {
        return Ok(op);
    }
    let version = target.release.version.feature();
    if name.bytes().all(|byte| byte.is_ascii_digit()) {
        let op = name.parse().ok().and_then(|number: u8| target.op(number));
        return op.ok_or_else(|| format!("Python {version} has no operation of number {name}"));
    }
    let mut near: Vec<(usize, &str)> =
        Op::ALL.iter().map(|op| (distance(op.name(), &upper), op.name())).collect();
    near.sort_unstable();
    let parts = Op::ALL.iter().map(|op| op.name()).filter(|known| known.contains(&upper)).take(8);
    let mut names: Vec<&str> = parts.collect();
    if names.is_empty() {
        names = near.iter().take(3).map(|(_, name)| *name).collect();
    }
    Err(format!("no version has an operation called {name}; near are {}", names.join(", ")))
}

/// How many characters are to be changed to make one of the other.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, a) in one.bytes().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (column, b) in other.bytes().enumerate() {
            let change = diagonal + usize::from(a != b);
            diagonal = row[column + 1];
            row[column + 1] = change.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

/// Writes an explanation for people, lines not longer than `columns` where that is possible.
///
/// # Errors
///
/// When `out` refuses.
pub fn write_text(
    explanation: &Explanation,
    columns: usize,
    colours: &Colours,
    out: &mut impl Write,
) -> io::Result<()> {
    let Colours { title, operation, argument, reset, .. } = colours;
    writeln!(out, "{title}{}{reset}", explanation.name)?;
    for line in wrapped(explanation.doc, columns.saturating_sub(2)) {
        writeln!(out, "  {line}")?;
    }
    for row in &explanation.versions {
        let versions =
            if row.from == row.to { row.from.clone() } else { format!("{} to {}", row.from, row.to) };
        writeln!(out, "\n  {operation}Python {versions}{reset}")?;
        let mut line = |label: &str, text: &str| {
            for (at, part) in wrapped(text, columns.saturating_sub(18)).iter().enumerate() {
                let label = if at == 0 { label } else { "" };
                writeln!(out, "    {label:<14}{argument}{part}{reset}")?;
            }
            io::Result::Ok(())
        };
        line("number", &numbers(&row.numbers))?;
        line("argument", row.argument.unwrap_or("none"))?;
        line("stack effect", row.effect)?;
        if let Some(jumping) = row.jumping {
            line("  if it jumps", jumping)?;
        }
        if !row.caches.is_empty() {
            let entries = row.caches.iter().map(|(name, size)| match size {
                1 => (*name).to_owned(),
                size => format!("{name} ({size})"),
            });
            let units: u32 = row.caches.iter().map(|(_, size)| u32::from(*size)).sum();
            let plural = if units == 1 { "unit" } else { "units" };
            line("caches", &format!("{units} code {plural}: {}", entries.collect::<Vec<_>>().join(", ")))?;
        }
        if row.handles_interruptions {
            line("signals", "are handled here")?;
        }
    }
    if !explanation.replaced_by.is_empty() {
        writeln!(out, "\n  {operation}Replaced by{reset} {}", explanation.replaced_by.join(", "))?;
    }
    if !explanation.replaces.is_empty() {
        writeln!(out)?;
        let text = explanation.replaces.join(", ");
        for (at, line) in wrapped(&text, columns.saturating_sub(14)).iter().enumerate() {
            let label = if at == 0 { "Replaces" } else { "" };
            writeln!(out, "  {operation}{label:<8}{reset}    {line}")?;
        }
    }
    Ok(())
}

/// Numbers in words: one if it is the same everywhere.
fn numbers(numbers: &[(String, u8)]) -> String {
    match numbers {
        [] => "none: the compiler's own".to_owned(),
        [(_, first), rest @ ..] if rest.iter().all(|(_, number)| number == first) => first.to_string(),
        _ => {
            let mut words: Vec<String> = Vec::new();
            for (version, number) in numbers {
                // A number that stays is said once.
                if words.last().is_none_or(|word| !word.starts_with(&format!("{number} "))) {
                    words.push(format!("{number} from {version}"));
                }
            }
            words.join(", ")
        }
    }
}

/// Writes a line for each operation, of one version or of all.
///
/// # Errors
///
/// When `out` refuses.
pub fn write_list(
    target: Option<&Target>,
    columns: usize,
    colours: &Colours,
    out: &mut impl Write,
) -> io::Result<()> {
    let Colours { operation, argument, reset, .. } = colours;
    let mut ops: Vec<Op> = Op::ALL.into_iter().filter(|op| target.is_none_or(|t| t.has_op(*op))).collect();
    if let Some(target) = target {
        ops.sort_by_key(|op| (target.number(*op).is_none(), target.number(*op), op.name()));
    }
    const WIDTH: usize = 26;
    for op in ops {
        let place = match target {
            Some(target) => target.number(op).map_or(String::new(), |number| number.to_string()),
            None => span(op),
        };
        let first = op.doc().split_inclusive(". ").next().unwrap_or_default().trim_end();
        let lines = wrapped(first, columns.saturating_sub(WIDTH + 13).max(8));
        let mut lines = lines.iter();
        write!(out, "{argument}{place:>9}{reset}  {operation}{:<WIDTH$}{reset}", op.name())?;
        // Behind a long name the text begins below it.
        if op.name().len() <= WIDTH
            && let Some(line) = lines.next()
        {
            write!(out, "  {line}")?;
        }
        for line in lines {
            write!(out, "\n{:pad$}{line}", "", pad = WIDTH + 13)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// From which version to which there is an operation.
fn span(op: Op) -> String {
    let has = |target: &&Target| target.has_op(op);
    let feature = |target: &Target| -> Version { target.release.version.feature() };
    match (Target::known().find(has), Target::known().rfind(has)) {
        (Some(first), Some(last)) => format!("{}-{}", feature(first), feature(last)),
        _ => String::new(),
    }
}

/// A text in lines of at most so many characters.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().map_or(0, |line| line.chars().count());
        if line > 0 && line + 1 + word.chars().count() > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_numbers_and_near_misses() {
        let target = Target::newest();
        assert_eq!(find("load_attr", target), Ok(Op::LoadAttr));
        let number = target.number(Op::LoadAttr).unwrap().to_string();
        assert_eq!(find(&number, target), Ok(Op::LoadAttr));
        assert!(find("LOAD_ATR", target).unwrap_err().contains("LOAD_ATTR"));
        assert!(find("999", target).unwrap_err().contains("999"));
    }

    #[test]
    fn versions_that_agree_are_one_row() {
        let rows = explain(Op::LoadMethod).versions;
        assert_eq!((rows[0].from.as_str(), rows[0].to.as_str()), ("3.7", "3.10"));
        assert_eq!(numbers(&rows[0].numbers), "160");
        assert_eq!(
            numbers(&explain(Op::PopTop).versions[0].numbers),
            "1 from 2.7, 32 from 3.13, 31 from 3.14, 29 from 3.15"
        );
        assert_eq!(explain(Op::LoadMethod).replaced_by, ["LOAD_ATTR"]);
        for op in Op::ALL {
            assert!(!explain(op).versions.is_empty(), "{op}");
        }
    }

    #[test]
    fn text_fits_its_columns() {
        for columns in [80, 120] {
            let mut out = Vec::new();
            write_list(None, columns, &Colours::PLAIN, &mut out).unwrap();
            let text = String::from_utf8(out).unwrap();
            assert!(text.lines().all(|line| line.chars().count() <= columns));
        }
    }
}
