//! `pybytecode cfg`.

use crate::sandbox::Sandbox;

const SOURCE: &str = "\
def f(x):
    while x:
        try:
            x = g(x)
        except E:
            break
    return x
";

#[test]
fn graphs_have_all_forms() {
    let sandbox = Sandbox::new(&[("a.py", SOURCE)]);
    sandbox.succeed(&["--python", "3.14", "a.py"]);
    let graph = |form: &str| {
        let run = sandbox.succeed(&["cfg", "--code", "f", "--output-format", form, "a.pyc"]);
        String::from_utf8(run.stdout).unwrap()
    };
    let text = graph("text");
    assert!(text.starts_with("f  line 1, ") && text.contains("!> B") && text.contains("?> B"), "{text}");
    let dot = graph("dot");
    assert!(dot.starts_with("digraph code {\n") && dot.ends_with("}\n") && dot.contains("style=dashed"));
    let svg = graph("svg");
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n") && svg.contains("class=\"handler\""));
    let data: serde_json::Value = serde_json::from_str(&graph("json")).unwrap();
    let blocks = data["blocks"].as_array().unwrap();
    assert_eq!((blocks[0]["depth"].as_i64(), blocks[0]["line"].as_i64()), (Some(0), Some(1)));
    // Every block of what a compiler made is entered with a known depth, or never.
    assert!(blocks.iter().all(|block| block["instructions"].as_array().is_some_and(|all| !all.is_empty())));

    let all = sandbox.succeed(&["cfg", "a.pyc"]).stdout;
    assert!(String::from_utf8(all).unwrap().starts_with("<module>  line 1, 1 block\n"));
    assert_eq!(sandbox.run(&["cfg", "--code", "none", "a.pyc"]).status, 1);
}
