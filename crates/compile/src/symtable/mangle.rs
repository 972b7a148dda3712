//! Private names: `__name` in a class is `_Class__name` (`_Py_Mangle`).
//!
//! In a scope of the symbol table ask [`SymbolTable::mangle`](super::SymbolTable::mangle), which
//! knows the scopes where only some names are mangled.

use pybytecode_syntax::names::{Interner, Name};

/// What `name` is called inside `class`, the class's own name.
///
/// Names that do not start with two underscores, those that end with two, and dotted ones (of
/// imports) stay as they are; so does everything in a class whose name is all underscores.
#[inline]
pub fn mangle(names: &mut Interner, class: Name, name: Name) -> Name {
    if names.is_underscored(name) { mangle_private(names, class, name) } else { name }
}

#[cold]
fn mangle_private(names: &mut Interner, class: Name, name: Name) -> Name {
    let text = names.text(name);
    if text.ends_with("__") || text.contains('.') {
        return name;
    }
    let class = names.text(class).trim_start_matches('_');
    if class.is_empty() {
        return name;
    }
    let mut mangled = String::with_capacity(1 + class.len() + text.len());
    mangled.push('_');
    mangled.push_str(class);
    mangled.push_str(text);
    names.intern(&mangled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mangled(class: &str, name: &str) -> String {
        let bump = bumpalo::Bump::new();
        let mut names = Interner::new(&bump);
        let (class, name) = (names.intern(class), names.intern(name));
        let mangled = mangle(&mut names, class, name);
        names.text(mangled).to_owned()
    }

    #[test]
    fn private_names_take_the_class_in() {
        assert_eq!(mangled("C", "__x"), "_C__x");
        assert_eq!(mangled("__C_", "__x_"), "_C___x_");
        assert_eq!(mangled("Ü", "__ß"), "_Ü__ß");
    }

    #[test]
    fn other_names_stay() {
        for name in ["x", "_x", "__x__", "__", "___", "____", "__a.b", ""] {
            assert_eq!(mangled("C", name), name);
        }
        assert_eq!(mangled("___", "__x"), "__x");
    }
}
