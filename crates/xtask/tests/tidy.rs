//! The rules of the house hold.

#[test]
fn tidy() {
    let problems = xtask::tidy::problems().unwrap();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}
