//! What an alternative makes of what it matched: a node, or a refusal.

/// What an alternative makes.
#[derive(Debug)]
pub(super) enum Action {
    /// What its only item made.
    Default,
    /// What the item of that name made.
    Item(&'static str),
    /// A node of that kind, of what the items with names made.
    Node(&'static str),
    /// Literals side by side.
    Strings,
    /// One literal.
    String,
    /// A number in a pattern, which has to be real or not.
    Number(&'static str, Part),
    /// `!=` or `<>`, whichever is right (`_PyPegen_check_barry_as_flufl`).
    Inequality(&'static str),
    /// The conversion of a replacement field.
    Conversion(&'static str, &'static str),
    /// Arguments in the wrong order (`_PyPegen_arguments_parsing_error`).
    Arguments(&'static str),
    /// A generator without parentheses beside other arguments (`_PyPegen_nonparen_genexp_in_call`).
    BareGenerator(&'static str, &'static str),
    /// Two expressions side by side (`_PyPegen_raise_error_for_missing_comma`).
    MissingComma(&'static str, &'static str),
    /// Something that is no target.
    Target(super::nodes::Targets, &'static str),
    /// A refusal.
    Refusal(Refusal),
}

/// Which part of a complex number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Real,
    Imaginary,
}

/// A refusal in words of CPython's.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) conditions: Vec<Condition>,
    pub(super) place: Place,
    pub(super) message: String,
    /// The message instead, if the item of that name is a tuple or if it is not.
    pub(super) otherwise: Option<(&'static str, String)>,
    /// What takes the places of `%s` and `%d` in the message.
    pub(super) arguments: Vec<Argument>,
}

/// When a refusal is one.
#[derive(Debug, Clone, Copy)]
pub(super) enum Condition {
    /// In brackets.
    Inside,
    /// A statement of Python 2.
    Legacy(&'static str),
    /// No statement of Python 2.
    Modern(&'static str),
    /// Nothing between two tokens.
    Joined(&'static str, &'static str),
}

/// What a refusal is about.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// The last token that was looked at.
    Here,
    /// The same, the fault being one of indentation.
    Indentation,
    /// The next token.
    Next,
    At(Reference),
    /// From there to the last token that was looked at.
    From(Reference),
    Range(Reference, Reference),
    /// Where a key of a dictionary ends.
    Key(Reference),
}

/// A node by its name, or one in it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Reference {
    Item(&'static str),
    First(&'static str),
    Last(&'static str),
    /// The last part of a comprehension.
    Comprehension(&'static str),
}

/// What a message tells of a node.
#[derive(Debug, Clone, Copy)]
pub(super) enum Argument {
    Name(&'static str),
    Text(&'static str),
    Line(&'static str),
}

/// `word(inner)`
fn call(text: &'static str) -> Option<(&'static str, &'static str)> {
    text.strip_suffix(')')?.split_once('(')
}

impl Reference {
    fn read(text: &'static str) -> Self {
        match call(text) {
            Some(("first", name)) => Reference::First(name),
            Some(("last", name)) => Reference::Last(name),
            Some((_, name)) => Reference::Comprehension(name),
            None => Reference::Item(text),
        }
    }
}

impl Action {
    pub(super) fn read(text: &'static str) -> Self {
        use super::nodes::Targets;
        let words: Vec<_> = text.split(' ').collect();
        match &*words {
            ["-"] => Action::Default,
            ["Strings"] => Action::Strings,
            ["String"] => Action::String,
            ["ensure_real", name] => Action::Number(name, Part::Real),
            ["ensure_imaginary", name] => Action::Number(name, Part::Imaginary),
            ["flufl", name] => Action::Inequality(name),
            ["conversion", mark, name] => Action::Conversion(mark, name),
            ["arguments_error", name] => Action::Arguments(name),
            ["bare_generator", args, clauses] => Action::BareGenerator(args, clauses),
            ["missing_comma", a, b] => Action::MissingComma(a, b),
            ["target", "del", name] => Action::Target(Targets::Del, name),
            ["target", "for", name] => Action::Target(Targets::For, name),
            ["target", _, name] => Action::Target(Targets::Star, name),
            [word] => match word.strip_prefix('=') {
                Some(name) => Action::Item(name),
                None => Action::Node(word),
            },
            _ => Action::Refusal(Refusal::read(text)),
        }
    }
}

impl Refusal {
    fn read(text: &'static str) -> Self {
        let mut conditions = Vec::new();
        let mut place = Place::Here;
        let mut tuple = None;
        let mut rest = text;
        loop {
            rest = rest.trim_start();
            if rest.starts_with('"') || rest.is_empty() {
                break;
            }
            let (word, behind) = rest.split_once(' ').unwrap_or((rest, ""));
            rest = behind;
            let mut reference = || {
                let (word, behind) = rest.split_once(' ').unwrap_or((rest, ""));
                rest = behind;
                Reference::read(word)
            };
            match (word, call(word)) {
                ("inside", _) => conditions.push(Condition::Inside),
                ("here", _) => place = Place::Here,
                ("indent", _) => place = Place::Indentation,
                ("next", _) => place = Place::Next,
                ("at", _) => place = Place::At(reference()),
                ("from", _) => place = Place::From(reference()),
                ("key", _) => place = Place::Key(reference()),
                ("range", _) => {
                    let first = reference();
                    place = Place::Range(first, reference());
                }
                (_, Some(("joined", names))) => {
                    let (first, second) = names.split_once(',').unwrap_or_default();
                    conditions.push(Condition::Joined(first, second));
                }
                (_, Some(("legacy", name))) => conditions.push(Condition::Legacy(name)),
                (_, Some(("modern", name))) => conditions.push(Condition::Modern(name)),
                (_, Some(("tuple", name))) => tuple = Some(name),
                _ => {}
            }
        }
        let (mut message, mut rest) = quoted(rest);
        let mut otherwise = None;
        if let Some(name) = tuple {
            let other;
            (other, rest) = quoted(rest);
            otherwise = Some((name, std::mem::replace(&mut message, other)));
        }
        let arguments = rest.split(' ').filter_map(|word| match call(word)? {
            ("name", item) => Some(Argument::Name(item)),
            ("line", item) => Some(Argument::Line(item)),
            (_, item) => Some(Argument::Text(item)),
        });
        Refusal { conditions, place, message, otherwise, arguments: arguments.collect() }
    }
}

/// A text in quotes, and what is behind it.
fn quoted(text: &'static str) -> (String, &'static str) {
    let mut out = String::new();
    let mut chars = text.trim_start().strip_prefix('"').unwrap_or_default().chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => break,
            '\\' => out.extend(chars.next()),
            c => out.push(c),
        }
    }
    (out, chars.as_str())
}
