//! A comparison for people.

use std::io::{self, Write};

use super::{CodeDiff, Diff, ItemChange};
use crate::dis::Colours;

/// Writes what differs; nothing if nothing does.
///
/// # Errors
///
/// When `out` refuses.
pub fn write_text(diff: &Diff, names: [&str; 2], colours: &Colours, out: &mut impl Write) -> io::Result<()> {
    if diff.is_empty() {
        return Ok(());
    }
    let Colours { title, reset, .. } = colours;
    let (removed, added) = signs(colours);
    writeln!(out, "{removed}--- {} (Python {}){reset}", names[0], diff.python[0])?;
    writeln!(out, "{added}+++ {} (Python {}){reset}", names[1], diff.python[1])?;
    for field in &diff.file {
        writeln!(
            out,
            "{:<18}{removed}{}{reset} -> {added}{}{reset}",
            field.field, field.first, field.second
        )?;
    }
    for place in &diff.only_first {
        writeln!(out, "{removed}- code object {place}{reset}")?;
    }
    for place in &diff.only_second {
        writeln!(out, "{added}+ code object {place}{reset}")?;
    }
    for code in &diff.changed {
        writeln!(out, "\n{title}{}{reset}", code.code)?;
        write_code(code, colours, out)?;
    }
    let count = |count: usize| format!("{count} code object{}", if count == 1 { "" } else { "s" });
    let differing = diff.changed.len();
    let differ = if differing == 1 { "differs" } else { "differ" };
    writeln!(out, "\n{} {differ}, {} equal", count(differing), diff.equal)
}

fn signs(colours: &Colours) -> (&'static str, &'static str) {
    if colours.reset.is_empty() { ("", "") } else { ("\x1b[31m", "\x1b[32m") }
}

fn write_code(code: &CodeDiff, colours: &Colours, out: &mut impl Write) -> io::Result<()> {
    let Colours { operation, reset, .. } = colours;
    let (removed, added) = signs(colours);
    for field in &code.fields {
        writeln!(
            out,
            "  {operation}{:<18}{reset}{removed}{}{reset} -> {added}{}{reset}",
            field.field, field.first, field.second
        )?;
    }
    for list in &code.lists {
        writeln!(out, "  {operation}{}{reset}", list.field)?;
        changes(&list.items, colours, out)?;
    }
    if !code.instructions.is_empty() {
        writeln!(out, "  {operation}instructions{reset}")?;
        changes(&code.instructions, colours, out)?;
    }
    if !code.handlers.is_empty() {
        writeln!(out, "  {operation}exception table{reset}")?;
        changes(&code.handlers, colours, out)?;
    }
    const SHOWN: usize = 6;
    if !code.places.is_empty() {
        writeln!(out, "  {operation}places in the source{reset}")?;
        for place in code.places.iter().take(SHOWN) {
            let more = if place.more > 0 { format!(" and {} more", place.more) } else { String::new() };
            let (first, second) = (&place.first, &place.second);
            writeln!(
                out,
                "    {}{more}: {removed}{first}{reset} -> {added}{second}{reset}",
                place.instruction
            )?;
        }
        if code.places.len() > SHOWN {
            writeln!(out, "    and {} other runs", code.places.len() - SHOWN)?;
        }
    }
    Ok(())
}

fn changes(changes: &[ItemChange], colours: &Colours, out: &mut impl Write) -> io::Result<()> {
    let (removed, added) = signs(colours);
    let Colours { cache, reset, .. } = colours;
    for change in changes {
        match change {
            ItemChange::Kept { item } => writeln!(out, "      {item}")?,
            ItemChange::Removed { item } => writeln!(out, "    {removed}- {item}{reset}")?,
            ItemChange::Added { item } => writeln!(out, "    {added}+ {item}{reset}")?,
            ItemChange::Skipped { count } => writeln!(out, "      {cache}... {count} the same{reset}")?,
            ItemChange::Omitted { count } => writeln!(out, "      {cache}... {count} lines left out{reset}")?,
        }
    }
    Ok(())
}
