//! What tells the grammars of CPython's versions apart: facts, each an enumeration named after what
//! CPython's parser takes. A version's grammar is its predecessor's plus what changed.
//!
//! CPython: `Grammar/python.gram` of each version; for 3.8 `Grammar/Grammar` and `Python/ast.c`.

use pybytecode_opcode::Target;

/// The facts of one version's grammar.
#[derive(Debug)]
pub(crate) struct Grammar {
    /// The minor version, for the tables of characters.
    pub(crate) minor: u8,
    /// How f-strings are read.
    pub(crate) f_strings: FStrings,
    /// What the text of a format specification becomes.
    pub(crate) format_specs: FormatSpecs,
    /// What becomes of the text that `=` in a replacement field shows.
    pub(crate) debug_text: DebugText,
    /// Whether there are t-strings.
    pub(crate) templates: Templates,
    /// What may follow a number without a space.
    pub(crate) number_ends: NumberEnds,
    /// What may stand behind the `@` of a decorator.
    pub(crate) decorators: Decorators,
    /// How the items of `with` may be written.
    pub(crate) with_items: WithItems,
    /// Whether there is a `match` statement.
    pub(crate) matching: Matching,
    /// Whether there is `except*`.
    pub(crate) except_groups: ExceptGroups,
    /// How several exceptions of a handler are written.
    pub(crate) except_types: ExceptTypes,
    /// Where stars may stand in subscripts and annotations.
    pub(crate) stars: Stars,
    /// What type parameters there are, and with them the `type` statement.
    pub(crate) type_params: TypeParams,
    /// Where `:=` needs no parentheses.
    pub(crate) walrus: Walrus,
    /// What the column of a line is whose beginning a backslash continues.
    pub(crate) continued_indent: ContinuedIndent,
    /// What a comprehension may unpack.
    pub(crate) comprehensions: Comprehensions,
    /// Whether imports may be lazy.
    pub(crate) imports: Imports,
    /// Which signs a number in a pattern may have.
    pub(crate) pattern_signs: PatternSigns,
    /// How names of characters are written that are made of the code point.
    pub(crate) derived_names: DerivedNames,
}

/// How those names of characters are written that follow from a rule: CJK ideographs and Hangul syllables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DerivedNames {
    /// In capital letters; a code point has four or five digits.
    Capital,
    /// In any case; a code point has no leading zeros.
    AnyCase,
}

/// How f-strings are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FStrings {
    /// As strings, from which the expressions are cut out and read on their own.
    Substrings,
    /// As tokens, in which expressions are as anywhere else (PEP 701).
    Tokens,
}

/// What the text of a format specification becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FormatSpecs {
    /// Neighbouring constants are joined, empty ones dropped.
    Joined,
    /// A constant a token, the empty ones behind a field and before `{{` too; that is always a field's brace
    /// and one of its expression.
    AsTokens,
}

/// What becomes of the text that `=` in a replacement field shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DebugText {
    /// It is shown as it is written.
    AsWritten,
    /// Escapes in it are taken for the string's own.
    Unescaped,
}

/// Whether there are t-strings (PEP 750).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Templates {
    None,
    Strings,
}

/// What may follow a number without a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberEnds {
    Anywhere,
    /// Keywords that may follow it in a good program.
    BeforeKeywords,
}

/// What may stand behind the `@` of a decorator (PEP 614).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decorators {
    DottedNames,
    Expressions,
}

/// How the items of `with` may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WithItems {
    Bare,
    Parenthesized,
}

/// Whether there is a `match` statement (PEP 634).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Matching {
    None,
    Statement,
}

/// Whether there is `except*` (PEP 654).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExceptGroups {
    None,
    Handlers,
}

/// How several exceptions of a handler are written (PEP 758).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExceptTypes {
    Parenthesized,
    Bare,
}

/// Where stars may stand: in what `for` runs over, in subscripts and in the annotation of `*args` (PEP 646).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stars {
    NotInLoops,
    NotInSubscripts,
    InSubscripts,
}

/// What type parameters there are (PEP 695, PEP 696).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TypeParams {
    None,
    WithoutDefaults,
    WithDefaults,
}

/// Where `:=` needs no parentheses, beyond the places that it came with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Walrus {
    NotInSets,
    NotInSubscripts,
    InSubscripts,
}

/// What the column of a line is whose beginning a backslash continues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ContinuedIndent {
    /// That of the backslash, which counts as the first token.
    Backslash,
    /// None: the block stays the same.
    Unmeasured,
    /// That of the backslash, or that of the first token if the backslash begins the line.
    BackslashUnlessFirst,
}

/// What a comprehension may unpack (PEP 798).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comprehensions {
    Plain,
    Unpacking,
}

/// Whether imports may be lazy (PEP 810).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Imports {
    Eager,
    MaybeLazy,
}

/// Which signs a number in a pattern may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PatternSigns {
    Minus,
    PlusAndMinus,
}

const PY38: Grammar = Grammar {
    minor: 8,
    f_strings: FStrings::Substrings,
    format_specs: FormatSpecs::Joined,
    debug_text: DebugText::AsWritten,
    templates: Templates::None,
    number_ends: NumberEnds::Anywhere,
    decorators: Decorators::DottedNames,
    with_items: WithItems::Bare,
    matching: Matching::None,
    except_groups: ExceptGroups::None,
    except_types: ExceptTypes::Parenthesized,
    stars: Stars::NotInLoops,
    type_params: TypeParams::None,
    walrus: Walrus::NotInSets,
    continued_indent: ContinuedIndent::Backslash,
    comprehensions: Comprehensions::Plain,
    imports: Imports::Eager,
    pattern_signs: PatternSigns::Minus,
    derived_names: DerivedNames::Capital,
};

const PY39: Grammar = Grammar {
    minor: 9,
    decorators: Decorators::Expressions,
    with_items: WithItems::Parenthesized,
    stars: Stars::NotInSubscripts,
    walrus: Walrus::NotInSubscripts,
    continued_indent: ContinuedIndent::Unmeasured,
    ..PY38
};

const PY310: Grammar = Grammar {
    minor: 10,
    number_ends: NumberEnds::BeforeKeywords,
    matching: Matching::Statement,
    walrus: Walrus::InSubscripts,
    continued_indent: ContinuedIndent::BackslashUnlessFirst,
    ..PY39
};

const PY311: Grammar =
    Grammar { minor: 11, except_groups: ExceptGroups::Handlers, stars: Stars::InSubscripts, ..PY310 };

const PY312: Grammar = Grammar {
    minor: 12,
    f_strings: FStrings::Tokens,
    format_specs: FormatSpecs::AsTokens,
    debug_text: DebugText::Unescaped,
    type_params: TypeParams::WithoutDefaults,
    ..PY311
};

const PY313: Grammar = Grammar {
    minor: 13,
    format_specs: FormatSpecs::Joined,
    debug_text: DebugText::AsWritten,
    type_params: TypeParams::WithDefaults,
    derived_names: DerivedNames::AnyCase,
    ..PY312
};

const PY314: Grammar =
    Grammar { minor: 14, templates: Templates::Strings, except_types: ExceptTypes::Bare, ..PY313 };

const PY315: Grammar = Grammar {
    minor: 15,
    comprehensions: Comprehensions::Unpacking,
    imports: Imports::MaybeLazy,
    pattern_signs: PatternSigns::PlusAndMinus,
    ..PY314
};

static GRAMMARS: [Grammar; 8] = [PY38, PY39, PY310, PY311, PY312, PY313, PY314, PY315];

impl Grammar {
    /// The grammar of a target's version.
    pub(crate) fn of(target: &Target) -> &'static Grammar {
        let index = usize::from(target.release.version.minor.saturating_sub(8));
        GRAMMARS.get(index).unwrap_or(&GRAMMARS[GRAMMARS.len() - 1])
    }
}
