//! What the tables say, held against what the interpreters say.

use pybytecode_opcode::pyc::{FORMATS, OLDER};
use pybytecode_opcode::{ArgKind, Op, Support, Target, Version};

/// Stack effects as each interpreter states them, written by `cargo xtask numbers`.
const GOLDENS: [&str; 10] = [
    include_str!("../effects/3.6.txt"),
    include_str!("../effects/3.7.txt"),
    include_str!("../effects/3.8.txt"),
    include_str!("../effects/3.9.txt"),
    include_str!("../effects/3.10.txt"),
    include_str!("../effects/3.11.txt"),
    include_str!("../effects/3.12.txt"),
    include_str!("../effects/3.13.txt"),
    include_str!("../effects/3.14.txt"),
    include_str!("../effects/3.15.txt"),
];

#[test]
fn effects_are_those_of_the_interpreters() {
    // 2.7 states none.
    for (target, golden) in Target::known().skip(1).zip(GOLDENS) {
        let lines = || golden.lines().filter(|line| !line.starts_with('#'));
        let args = lines().find_map(|line| line.strip_prefix("args ")).unwrap();
        let args: Vec<u32> = args.split(' ').map(|arg| arg.parse().unwrap()).collect();
        let mut wrong = Vec::new();
        for line in lines().filter(|line| !line.starts_with("args ")) {
            let mut columns = line.split(" | ");
            let op = Op::from_name(columns.next().unwrap()).unwrap();
            let columns: Vec<&str> = columns.collect();
            if let [both] = columns[..] {
                // Up to 3.7 it is not told of which of the two the effect is, nor of what the compiler never walks.
                let is_one = |(stated, arg): (&str, &u32)| {
                    let stated = stated.parse().ok();
                    let ours = [false, true].map(|jump| target.stack_effect(op, *arg, jump));
                    stated.is_none() || ours.contains(&stated)
                };
                if !both.split(' ').cycle().zip(&args).all(is_one) {
                    wrong.push(format!("{op}: CPython says {both}"));
                }
                continue;
            }
            for (jump, column) in [false, true].into_iter().zip(&columns) {
                let stated: Vec<Option<i32>> = column.split(' ').map(|n| n.parse().ok()).collect();
                for (at, arg) in args.iter().enumerate() {
                    let stated = stated[if stated.len() == 1 { 0 } else { at }];
                    let ours = target.stack_effect(op, *arg, jump);
                    if ours != stated {
                        wrong.push(format!("{op} {arg}, jump {jump}: {ours:?}, CPython says {stated:?}"));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{target:?}:\n{}", wrong.join("\n"));
    }
}

#[test]
fn kinds_of_arguments_are_what_the_interpreters_say() {
    for target in Target::all() {
        // Instrumented operations are in none of `dis`'s lists.
        let is_told = |op: &Op| target.has_op(*op) && !op.name().starts_with("INSTRUMENTED_");
        for op in Op::ALL.into_iter().filter(is_told) {
            let kind = target.arg_kind(op);
            let about = |kinds: &[ArgKind]| kinds.contains(&kind);
            assert_eq!(target.has_const(op), about(&[ArgKind::Const]), "{target:?} {op}");
            let names = [ArgKind::Name, ArgKind::NameAndFlag, ArgKind::NameAndTwoFlags];
            assert_eq!(target.has_name(op), about(&names), "{target:?} {op}");
            assert_eq!(target.has_local(op), about(&[ArgKind::Local, ArgKind::LocalPair]), "{target:?} {op}");
            assert_eq!(target.has_free(op), about(&[ArgKind::Free]), "{target:?} {op}");
        }
    }
}

#[test]
fn numbers_lead_to_operations_and_back() {
    for target in Target::known() {
        for number in 0..=u8::MAX {
            if let Some(op) = target.op(number) {
                assert_eq!(target.number(op), Some(number), "{target:?} {op}");
                assert!(target.has_op(op) && !target.is_pseudo(op));
                assert!(target.effect_text(op).is_some());
            }
        }
    }
}

#[test]
fn formats_are_those_of_the_releases() {
    let of_targets = Target::all().iter().map(|target| {
        let release = target.release;
        (release.version.feature(), release.magic, release.marshal)
    });
    let of_older = Target::known().filter(|target| target.support == Support::Tables).map(|target| {
        let release = target.release;
        (release.version.feature(), release.magic, release.marshal)
    });
    let of_older_formats = OLDER.iter().map(|format| (format.version, format.magic, format.marshal));
    assert!(of_older.eq(of_older_formats));
    let of_formats = FORMATS.iter().map(|format| (format.version, format.magic, format.marshal));
    assert!(of_targets.eq(of_formats));
}

#[test]
fn targets_are_found_by_version() {
    let target = Target::for_version(Version::new(3, 14)).unwrap();
    assert_eq!((target.release.magic, target.support), (3627, Support::Compile));
    assert_eq!(Target::for_version(Version::full(3, 14, 10)).unwrap().release, target.release);
    let said = |version: Version| Target::for_version(version).unwrap_err().to_string();
    assert_eq!(
        said(Version::new(2, 7)),
        "Python 2.7 cannot be compiled for yet; \
         versions that can be compiled for: 3.8, 3.9, 3.10, 3.11, 3.12, 3.13, 3.14, 3.15"
    );
    assert_eq!(
        said(Version::full(3, 14, 0)),
        "of Python 3.14, 3.14.10 is known and not 3.14.0; ask for 3.14 to get 3.14.10"
    );
    assert_eq!(
        said(Version::full(3, 13, 5)),
        "of Python 3.13, 3.13.18 and 3.13.0 are known and not 3.13.5; ask for 3.13 to get 3.13.18"
    );
    let older = Target::for_version(Version::full(3, 13, 0)).unwrap();
    assert_eq!((older.selector(), older.release.magic), (Version::full(3, 13, 0), 3571));
}

#[test]
fn what_went_has_a_successor_that_was_there() {
    // They went with the blocks that they were about.
    let without = [Op::BeginFinally, Op::CallFinally, Op::PopFinally, Op::SetupLoop, Op::StopCode];
    let all: Vec<&Target> = Target::known().collect();
    let newest = all.last().unwrap();
    for op in Op::ALL {
        let last = all.iter().rposition(|target| target.has_op(op)).unwrap();
        let is_gone = !newest.has_op(op);
        assert_eq!(is_gone && !without.contains(&op), !op.successors().is_empty(), "{op}");
        for successor in op.successors() {
            assert!(all[last + 1].has_op(*successor) || all[last].has_op(*successor), "{op}: {successor}");
        }
    }
}
