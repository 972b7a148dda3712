//! Makes a program that shows a difference small: lines, then smaller pieces, are left out as long as the
//! difference is of the same kind.

use pybytecode_fuzz::programs::lexemes;

use super::judge::{Judge, Verdict};
use super::programs::Program;
use crate::Result;

/// The most rounds with an interpreter for a program.
const ROUNDS: usize = 60;

/// A small program with a difference of the same kind.
pub fn minimise(program: &Program, verdict: &Verdict, judge: &mut Judge) -> Result<Program> {
    let mut best = program.clone();
    let lines = |text: &str| text.split_inclusive('\n').map(str::to_owned).collect::<Vec<_>>();
    let pieces = |text: &str| lexemes::split(text).into_iter().map(str::to_owned).collect::<Vec<_>>();
    shrink(&mut best, verdict, judge, &lines)?;
    shrink(&mut best, verdict, judge, &pieces)?;
    Ok(best)
}

fn shrink(
    best: &mut Program,
    verdict: &Verdict,
    judge: &mut Judge,
    cut: &dyn Fn(&str) -> Vec<String>,
) -> Result {
    let Ok(mut text) = String::from_utf8(best.source.clone()) else { return Ok(()) };
    let mut size = cut(&text).len().div_ceil(2);
    for _ in 0..ROUNDS {
        let parts = cut(&text);
        let candidates: Vec<Program> = (0..parts.len())
            .step_by(size.max(1))
            .map(|at| {
                let rest = parts[..at].concat() + &parts[parts.len().min(at + size)..].concat();
                Program { source: rest.into_bytes(), optimize: best.optimize }
            })
            .collect();
        let verdicts = judge.judge(&candidates)?;
        match verdicts.iter().position(|found| kind(found) == kind(verdict)) {
            Some(at) => {
                *best = candidates[at].clone();
                text = String::from_utf8(best.source.clone())?;
                size = size.min(cut(&text).len().div_ceil(2));
            }
            None if size <= 1 => break,
            None => size = size.div_ceil(2),
        }
    }
    Ok(())
}

/// What is the same for differences that have one cause: numbers and what programs chose do not count.
pub fn kind(verdict: &Verdict) -> String {
    let general = |text: &str| {
        let mut out = String::new();
        let mut quoted = false;
        for c in text.chars() {
            match c {
                '\'' | '"' => {
                    quoted = !quoted;
                    out.push(c);
                }
                _ if quoted => {}
                c if c.is_ascii_digit() => {
                    if !out.ends_with('0') {
                        out.push('0');
                    }
                }
                c => out.push(c),
            }
        }
        out.chars().take(100).collect::<String>()
    };
    match verdict {
        Verdict::Same | Verdict::SameRefusal => "same".to_owned(),
        Verdict::Differs(what) => {
            let what = what.split_once(": ").map_or(what.as_str(), |(_, what)| what);
            let field = what.split(' ').next().unwrap_or_default();
            let instruction =
                what.split_once(": ").map_or("", |(_, rest)| rest.split(',').next().unwrap_or(rest));
            format!("differs in {field} {}", general(instruction))
        }
        Verdict::Missing(ours) => format!("refused by us alone: {}", general(&ours.message)),
        Verdict::Accepted(theirs) => format!("refused by CPython alone: {}", general(&theirs.message)),
        Verdict::Otherwise { ours, theirs } if ours.message == theirs.message && ours.kind == theirs.kind => {
            format!("another place: {}", general(&theirs.message))
        }
        Verdict::Otherwise { ours, theirs } => {
            format!("other words: {} | {}", general(&theirs.message), general(&ours.message))
        }
        Verdict::Beyond(what) => format!("CPython {what}"),
        Verdict::Panicked => "panic".to_owned(),
    }
}
