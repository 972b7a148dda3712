//! Takes `.pyc` files apart and counts what cannot be inferred.
use pybytecode_assembler::{Assembly, Const, read_file, write_file};

#[derive(Default, Debug)]
struct Counts {
    files: usize,
    whole: usize,
    skeleton: usize,
    codes: usize,
    raw_code: usize,
    raw_lines: usize,
    raw_exc: usize,
    stack: usize,
    depth: usize,
    ext: usize,
}

fn count(code: &Assembly, c: &mut Counts, path: &str) {
    c.codes += 1;
    c.raw_code += code.raw.code.is_some() as usize;
    c.raw_lines += code.raw.lines.is_some() as usize;
    c.raw_exc += code.raw.exceptions.is_some() as usize;
    c.stack += code.stacksize.is_some() as usize;
    c.depth += code.regions.iter().any(|r| r.depth.is_some()) as usize;
    c.ext += code.instrs.iter().any(|i| i.extended > 0) as usize;
    if std::env::var("SHOW").is_ok_and(|w| match w.as_str() {
        "lines" => code.raw.lines.is_some(),
        "code" => code.raw.code.is_some(),
        "exc" => code.raw.exceptions.is_some(),
        "stack" => code.stacksize.is_some(),
        "depth" => code.regions.iter().any(|r| r.depth.is_some()),
        "ext" => code.instrs.iter().any(|i| i.extended > 0),
        _ => false,
    }) {
        println!("{path} {:?} {} stack {:?}", code.qualname, code.firstlineno, code.stacksize);
    }
    for k in &code.consts {
        if let Const::Code(k) = k {
            count(k, c, path)
        }
    }
}

fn main() {
    for dir in std::env::args().skip(1) {
        let mut c = Counts::default();
        for entry in std::fs::read_dir(&dir).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            c.files += 1;
            match read_file(&bytes) {
                Ok(file) => {
                    c.whole += (write_file(&file).unwrap() == bytes) as usize;
                    c.skeleton += file.skeleton.is_some() as usize;
                    if file.skeleton.is_some() && std::env::var("SHOW").is_ok_and(|w| w == "skeleton") {
                        println!("{}", path.display());
                    }
                    count(&file.code, &mut c, &path.display().to_string());
                }
                Err(e) => println!("{}: {e}", path.display()),
            }
        }
        println!("{dir}: {c:?}");
    }
}
