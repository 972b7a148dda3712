//! What becomes of warnings: the filters of `-W` and `PYTHONWARNINGS` (`_setoption` and `warn_explicit` in
//! `Lib/warnings.py`).

use std::fmt;

use pybytecode_opcode::warnings::WarningCategory;

use super::Warning;

/// What becomes of a warning.
///
/// The compiler keeps no register of what it has told, so that `default` and `module` show each warning, as `always` does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WarningAction {
    /// It is shown.
    Default,
    /// The source is refused.
    Error,
    /// Nothing.
    Ignore,
    /// It is shown.
    Always,
    /// It is shown.
    Module,
    /// It is shown, and no other of the same text and category after it.
    Once,
}

/// Filters, of which the one that was added last wins.
#[derive(Debug, Clone)]
pub struct WarningFilters {
    /// The last one first.
    filters: Vec<Filter>,
}

#[derive(Debug, Clone)]
struct Filter {
    action: WarningAction,
    /// How messages begin, in lower case.
    message: String,
    /// `None` for those of any other category than the compiler's.
    category: Option<Categories>,
    /// The module, or nothing for all.
    module: String,
    /// 0 for all.
    line: u64,
}

/// Which of the compiler's warnings are of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Categories {
    All,
    One(WarningCategory),
}

/// Why a filter is not one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidFilter(String);

impl fmt::Display for InvalidFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for InvalidFilter {}

/// Python's warnings that the compiler does not give.
const OTHER_CATEGORIES: [&str; 9] = [
    "BytesWarning",
    "EncodingWarning",
    "FutureWarning",
    "ImportWarning",
    "PendingDeprecationWarning",
    "ResourceWarning",
    "RuntimeWarning",
    "UnicodeWarning",
    "UserWarning",
];

impl Default for WarningFilters {
    /// Those that an interpreter starts with: deprecations are ignored but in the main module.
    fn default() -> Self {
        let deprecation = Some(Categories::One(WarningCategory::Deprecation));
        let filter = |action, module: &str| Filter {
            action,
            message: String::new(),
            category: deprecation,
            module: module.to_owned(),
            line: 0,
        };
        let filters = vec![filter(WarningAction::Default, "__main__"), filter(WarningAction::Ignore, "")];
        WarningFilters { filters }
    }
}

impl WarningFilters {
    /// Adds `action:message:category:module:line`, of which any but the first may be left out.
    ///
    /// # Errors
    ///
    /// What the interpreter says behind `Invalid -W option ignored: `.
    pub fn add(&mut self, option: &str) -> Result<(), InvalidFilter> {
        let mut fields: Vec<&str> = option.split(':').map(str::trim).collect();
        if fields.len() > 5 {
            return Err(InvalidFilter(format!("too many fields (max 5): {}", quoted(option))));
        }
        fields.resize(5, "");
        let category = category(fields[2]);
        let filter = Filter {
            action: action(fields[0])?,
            message: fields[1].to_lowercase(),
            category: category?,
            module: fields[3].to_owned(),
            line: match fields[4] {
                "" => 0,
                line => {
                    line.parse().map_err(|_| InvalidFilter(format!("invalid lineno {}", quoted(line))))?
                }
            },
        };
        self.filters.insert(0, filter);
        Ok(())
    }

    /// What becomes of a warning about the source that is called `filename`.
    pub fn action(&self, warning: &Warning, filename: &str) -> WarningAction {
        let module = match filename.strip_suffix(".py") {
            Some(module) => module,
            None if filename.is_empty() => "<unknown>",
            None => filename,
        };
        let matches = |filter: &&Filter| {
            let category = match filter.category {
                Some(Categories::All) => true,
                Some(Categories::One(category)) => category == warning.category,
                None => false,
            };
            category
                && (filter.message.is_empty() || warning.message.to_lowercase().starts_with(&filter.message))
                && (filter.module.is_empty() || filter.module == module)
                && (filter.line == 0 || filter.line == u64::from(warning.line))
        };
        self.filters.iter().find(matches).map_or(WarningAction::Default, |filter| filter.action)
    }
}

fn action(name: &str) -> Result<WarningAction, InvalidFilter> {
    const ACTIONS: [(&str, WarningAction); 6] = [
        ("default", WarningAction::Default),
        ("always", WarningAction::Always),
        ("ignore", WarningAction::Ignore),
        ("module", WarningAction::Module),
        ("once", WarningAction::Once),
        ("error", WarningAction::Error),
    ];
    if name == "all" {
        return Ok(WarningAction::Always);
    }
    // As short as one likes.
    let found = ACTIONS.iter().find(|(full, _)| full.starts_with(name));
    found.map(|(_, action)| *action).ok_or_else(|| InvalidFilter(format!("invalid action: {}", quoted(name))))
}

fn category(name: &str) -> Result<Option<Categories>, InvalidFilter> {
    Ok(match name.strip_prefix("builtins.").unwrap_or(name) {
        "" | "Warning" => Some(Categories::All),
        "SyntaxWarning" => Some(Categories::One(WarningCategory::Syntax)),
        "DeprecationWarning" => Some(Categories::One(WarningCategory::Deprecation)),
        other if OTHER_CATEGORIES.contains(&other) => None,
        _ => match name.rsplit_once('.') {
            Some((module, _)) if module != "builtins" => {
                return Err(InvalidFilter(format!("invalid module name: {}", quoted(module))));
            }
            _ => return Err(InvalidFilter(format!("unknown warning category: {}", quoted(name)))),
        },
    })
}

/// As Python's `repr` quotes it, but for characters that are no text.
fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    format!("{quote}{text}{quote}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;

    fn warning(category: WarningCategory, message: &str) -> Warning {
        let error = Diagnostic { kind: "SyntaxError", message: message.to_owned(), place: None };
        Warning { category, message: message.to_owned(), line: 3, text: "".into(), place: None, error }
    }

    #[test]
    fn the_last_filter_wins() {
        let syntax = warning(WarningCategory::Syntax, "Invalid x");
        let deprecation = warning(WarningCategory::Deprecation, "invalid x");
        let mut filters = WarningFilters::default();
        assert_eq!(filters.action(&syntax, "a.py"), WarningAction::Default);
        assert_eq!(filters.action(&deprecation, "a.py"), WarningAction::Ignore);
        assert_eq!(filters.action(&deprecation, "__main__.py"), WarningAction::Default);
        for option in ["i", "error::SyntaxWarning", "all:invalid::a:3", "once::UserWarning"] {
            filters.add(option).unwrap();
        }
        assert_eq!(filters.action(&syntax, "a.py"), WarningAction::Always);
        assert_eq!(filters.action(&syntax, "b/a.py"), WarningAction::Error);
        assert_eq!(filters.action(&deprecation, "b"), WarningAction::Ignore);
    }

    #[test]
    fn refuses_in_pythons_words() {
        let refused = |option: &str| WarningFilters::default().add(option).unwrap_err().to_string();
        assert_eq!(refused("x"), "invalid action: 'x'");
        assert_eq!(refused("e::Nope"), "unknown warning category: 'Nope'");
        assert_eq!(refused("e::a.b.C"), "invalid module name: 'a.b'");
        assert_eq!(refused("e:::m:-1"), "invalid lineno '-1'");
        assert_eq!(refused("e:a:b:c:d:e"), "too many fields (max 5): 'e:a:b:c:d:e'");
    }
}
