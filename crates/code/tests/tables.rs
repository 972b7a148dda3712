//! Location and exception tables: CPython's, read and written again, and bytes that nobody wrote.

use proptest::collection::vec;
use proptest::prelude::*;
use pybytecode_code::{
    ExceptionEntry, ExceptionTable, ExceptionTableWriter, Location, LocationForm, LocationTable,
    LocationTableWriter, TableError,
};

const TABLES: &str = include_str!("data/tables-3.14.txt");

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

fn numbers<const N: usize>(words: &[&str]) -> [i32; N] {
    let numbers: Vec<i32> = words.iter().map(|word| word.parse().unwrap()).collect();
    numbers.try_into().unwrap()
}

/// The runs of equal locations.
fn runs(bytes: &[u8], first_line: i32) -> Result<Vec<(u32, Location)>, TableError> {
    let mut runs: Vec<(u32, Location)> = Vec::new();
    for entry in LocationTable::new(bytes, first_line) {
        let entry = entry?;
        match runs.last_mut() {
            Some((units, location)) if *location == entry.location => *units += entry.units,
            _ => runs.push((entry.units, entry.location)),
        }
    }
    Ok(runs)
}

#[test]
fn tables_of_the_interpreter() {
    let mut wanted_runs = Vec::new();
    let mut wanted_entries = Vec::new();
    let mut locations: Option<(i32, Vec<u8>)> = None;
    let mut exceptions: Option<Vec<u8>> = None;
    let mut checked = 0;
    for line in TABLES.lines().chain(["code 1 "]) {
        let words: Vec<&str> = line.split(' ').collect();
        match words[0] {
            "code" => {
                if let Some((first_line, bytes)) = locations.take() {
                    assert_eq!(runs(&bytes, first_line).unwrap(), wanted_runs, "{line}");
                    let mut writer = LocationTableWriter::new(first_line);
                    wanted_runs.drain(..).for_each(|(units, location)| writer.push(location, units));
                    assert_eq!(writer.finish(), bytes);
                    checked += 1;
                }
                if let Some(bytes) = exceptions.take() {
                    let entries: Vec<_> = ExceptionTable::new(&bytes).map(Result::unwrap).collect();
                    assert_eq!(entries, wanted_entries);
                    let mut writer = ExceptionTableWriter::new();
                    wanted_entries.drain(..).for_each(|entry| writer.push(entry));
                    assert_eq!(writer.finish(), bytes);
                }
                locations = Some((words[1].parse().unwrap(), unhex(words[2])));
            }
            "run" => {
                let [units, line, end_line, column, end_column] = numbers(&words[1..]);
                wanted_runs.push((units as u32, Location { line, end_line, column, end_column }));
            }
            "except" => exceptions = Some(unhex(words[1])),
            "entry" => {
                let [start, end, target, depth, lasti] = numbers::<5>(&words[1..]).map(|n| n as u32);
                wanted_entries.push(ExceptionEntry { start, end, target, depth, lasti: lasti == 1 });
            }
            _ => {}
        }
    }
    assert!(checked > 10);
}

#[test]
fn forms_of_locations() {
    let mut writer = LocationTableWriter::new(10);
    let pushed = [
        (LocationForm::Short, 10, 10, 79, 79),
        (LocationForm::OneLine, 10, 10, 80, 80),
        (LocationForm::OneLine, 12, 12, 127, 0),
        (LocationForm::Long, 15, 15, 3, 4),
        (LocationForm::Long, 15, 15, 127, 128),
        (LocationForm::Long, 14, 16, 0, 0),
        (LocationForm::NoColumns, 14, 14, -1, -1),
        (LocationForm::Long, 14, 15, -1, -1),
        (LocationForm::None, -1, -1, -1, -1),
        (LocationForm::Short, 14, 14, 8, 23),
        (LocationForm::OneLine, 14, 14, 8, 24),
        (LocationForm::OneLine, 14, 14, 8, 7),
    ];
    for (_, line, end_line, column, end_column) in pushed {
        writer.push(Location { line, end_line, column, end_column }, 1);
    }
    let entries: Vec<_> = LocationTable::new(writer.finish(), 10).map(Result::unwrap).collect();
    assert_eq!(entries.len(), pushed.len());
    for (entry, (form, line, end_line, column, end_column)) in entries.iter().zip(pushed) {
        assert_eq!(entry.form, form, "{entry:?}");
        assert_eq!(entry.location, Location { line, end_line, column, end_column });
    }
}

#[test]
fn runs_are_merged_unless_flushed() {
    let mut writer = LocationTableWriter::new(1);
    let location = Location::line_start(1);
    writer.push(location, 3);
    writer.push(location, 17);
    assert_eq!(writer.finish(), [0x87, 0, 0x87, 0, 0x83, 0]);
    writer.restart(1);
    writer.push(location, 1);
    writer.flush();
    writer.push(location, 1);
    assert_eq!(writer.finish(), [0x80, 0, 0x80, 0]);
    writer.restart(1);
    assert_eq!(writer.finish(), []);
}

#[test]
fn broken_tables_are_told() {
    let location = |bytes: &[u8]| LocationTable::new(bytes, 1).collect::<Result<Vec<_>, _>>().unwrap_err();
    assert_eq!(location(&[0x00]), TableError::NotAStart { offset: 0 });
    assert_eq!(location(&[0xF8, 0x00]), TableError::NotAStart { offset: 1 });
    assert_eq!(location(&[0x80]), TableError::Truncated { offset: 1 });
    assert_eq!(location(&[0x80, 0x80]), TableError::Truncated { offset: 1 });
    assert_eq!(location(&[0xE8, 0x40]), TableError::Truncated { offset: 2 });
    assert_eq!(location(&[0xE8, 0x7F, 0x7F, 0x7F, 0x7F, 0x7F, 0x04]), TableError::Number { offset: 1 });
    let exception = |bytes: &[u8]| ExceptionTable::new(bytes).collect::<Result<Vec<_>, _>>().unwrap_err();
    assert_eq!(exception(&[0x00]), TableError::NotAStart { offset: 0 });
    assert_eq!(exception(&[0x80, 1, 2]), TableError::Truncated { offset: 3 });
    assert_eq!(exception(&[0x80, 1, 0x80]), TableError::Truncated { offset: 2 });
    assert_eq!(exception(&[0xFF, 0x7F, 0x7F, 0x7F, 0x7F, 0x7F, 0]), TableError::Number { offset: 0 });
}

fn any_location() -> impl Strategy<Value = Location> {
    let line = prop_oneof![1..60i32, 1..i32::MAX];
    let column = || prop_oneof![0..200i32, -1..100_000, Just(-1)];
    (line, prop_oneof![Just(0i32), 0..3, 0..100_000], column(), column()).prop_map(
        |(line, lines, column, end_column)| {
            let end_line = line.saturating_add(lines);
            // Without columns there is no telling them apart: both are absent.
            let none = end_line == line && (column < 0 || end_column < 0);
            let (column, end_column) = if none { (-1, -1) } else { (column, end_column) };
            Location { line, end_line, column, end_column }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn locations_are_read_as_written(
        runs_to_write in vec((1u32..30, prop_oneof![4 => any_location(), 1 => Just(Location::NONE)]), 0..20),
        first_line in 1..100i32,
    ) {
        let mut writer = LocationTableWriter::new(first_line);
        let mut merged: Vec<(u32, Location)> = Vec::new();
        for (units, location) in runs_to_write {
            writer.push(location, units);
            match merged.last_mut() {
                Some(last) if last.1 == location => last.0 += units,
                _ => merged.push((units, location)),
            }
        }
        prop_assert_eq!(runs(writer.finish(), first_line).unwrap(), merged);
    }

    #[test]
    fn exceptions_are_read_as_written(entries in vec((0u32..1 << 29, 0u32..1 << 29, 0u32..1 << 30, 0u32..1 << 29, any::<bool>()), 0..20)) {
        let mut writer = ExceptionTableWriter::new();
        let entries: Vec<ExceptionEntry> = entries
            .into_iter()
            .map(|(start, len, target, depth, lasti)| ExceptionEntry { start, end: start + len, target, depth, lasti })
            .collect();
        entries.iter().for_each(|entry| writer.push(*entry));
        let read: Result<Vec<_>, _> = ExceptionTable::new(writer.finish()).collect();
        prop_assert_eq!(read.unwrap(), entries);
    }

    #[test]
    fn arbitrary_bytes(bytes in vec(any::<u8>(), 0..60), first_line in any::<i32>()) {
        let _ = LocationTable::new(&bytes, first_line).count();
        let _ = ExceptionTable::new(&bytes).count();
    }
}
