//! What tells the grammars of CPython's versions apart: facts, each an enumeration named after what
//! CPython's parser takes. A version's grammar is its predecessor's plus what changed.
//!
//! CPython: `Grammar/python.gram` of each version; for 3.8 `Grammar/Grammar` and `Python/ast.c`.

mod facts;

use pybytecode_opcode::{Target, Version};

pub(crate) use facts::*;

/// The facts of one version's grammar.
#[derive(Debug)]
pub(crate) struct Grammar {
    /// The minor version, for the tables of characters.
    pub(crate) minor: u8,
    /// How f-strings are read.
    pub(crate) f_strings: FStrings,
    /// Where the parts of expressions in f-strings of substrings are.
    pub(crate) field_places: FieldPlaces,
    /// What the text of a format specification becomes.
    pub(crate) format_specs: FormatSpecs,
    /// What becomes of the text that `=` in a replacement field shows.
    pub(crate) debug_text: DebugText,
    /// Which `#` in that text begins a comment, which is left out.
    pub(crate) debug_comments: DebugComments,
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
    /// Whether `__peg_parser__` is a keyword.
    pub(crate) peg_parser: PegParser,
    /// What a comprehension may unpack.
    pub(crate) comprehensions: Comprehensions,
    /// Whether imports may be lazy.
    pub(crate) imports: Imports,
    /// Which signs a number in a pattern may have.
    pub(crate) pattern_signs: PatternSigns,
    /// How names of characters are written that are made of the code point.
    pub(crate) derived_names: DerivedNames,
    /// In what refusals of the parser count columns.
    pub(crate) columns: Columns,
    /// What is said of a replacement field without an expression.
    pub(crate) field_checks: FieldChecks,
    /// How a text ends where the parser wants more.
    pub(crate) source_ends: SourceEnds,
    /// Where characters of bytes are refused that are not of ASCII.
    pub(crate) bytes_faults: BytesFaults,
    /// What kinds of expressions are called.
    pub(crate) expr_names: ExprNames,
    /// What is said of statements of Python 2.
    pub(crate) legacy_statements: LegacyStatements,
    /// What characters that are no part of any token are.
    pub(crate) control_characters: ControlCharacters,
    /// Where `__debug__` is kept from being bound.
    pub(crate) debug_targets: DebugTargets,
    /// What `from __future__ import barry_as_FLUFL` does.
    pub(crate) flufl: Flufl,
    /// Which places take a test where later versions take more.
    pub(crate) tests: Tests,
    /// Where a tuple without parentheses starts that `for` assigns to, if its first item has parentheses.
    pub(crate) target_tuples: TargetTuples,
    /// How NUL bytes are refused.
    pub(crate) null_bytes: NullBytes,
    /// How a source is read that does not say how it is encoded.
    pub(crate) undeclared: Undeclared,
    /// What is done about the end of a source.
    pub(crate) last_lines: LastLines,
    /// Where a keyword that is given twice is refused.
    pub(crate) repeated_keywords: RepeatedKeywords,
    /// When the letter of a conversion is looked at.
    pub(crate) conversions: Conversions,
    /// How the exclamation mark of a misplaced conversion is spelt.
    pub(crate) exclamation_mark: ExclamationMark,
    /// Whether an escaped quote is taken for what left a string open.
    pub(crate) escaped_quotes: EscapedQuotes,
    /// What a line's end in the format specification of a string in single quotes is.
    pub(crate) spec_lines: SpecLines,
    /// What is said of a replacement field that its string's quotes end.
    pub(crate) unclosed_fields: UnclosedFields,
    /// Which names are told from others as soft keywords where refusals are explained.
    pub(crate) soft_keywords: SoftKeywords,
    /// What backslashes are in the format specifications of raw strings.
    pub(crate) raw_specs: RawSpecs,
    /// Where a text between replacement fields is refused.
    pub(crate) text_faults: TextFaults,
    /// What becomes of a byte order mark in what is shown of the first line.
    pub(crate) byte_order_marks: ByteOrderMarks,
    /// Which codec refuses bytes that are no label of a host's name.
    pub(crate) label_faults: LabelFaults,
}

const PY38: Grammar = Grammar {
    minor: 8,
    f_strings: FStrings::Substrings,
    field_places: FieldPlaces::Own,
    format_specs: FormatSpecs::Joined,
    debug_text: DebugText::AsWritten,
    debug_comments: DebugComments::OutsideStrings,
    templates: Templates::None,
    number_ends: NumberEnds::Anywhere,
    decorators: Decorators::DottedNames,
    with_items: WithItems::Bare,
    matching: Matching::None,
    except_groups: ExceptGroups::None,
    except_types: ExceptTypes::Parenthesized,
    stars: Stars::NotInSubscripts,
    type_params: TypeParams::None,
    walrus: Walrus::NotInSets,
    continued_indent: ContinuedIndent::Backslash,
    peg_parser: PegParser::Name,
    comprehensions: Comprehensions::Plain,
    imports: Imports::Eager,
    pattern_signs: PatternSigns::Minus,
    derived_names: DerivedNames::Capital,
    columns: Columns::BytesUnlessEncoded,
    field_checks: FieldChecks::Empty,
    source_ends: SourceEnds::Unexpected,
    bytes_faults: BytesFaults::BehindWithFullStop,
    expr_names: ExprNames::Displays,
    legacy_statements: LegacyStatements::SeenInLine,
    control_characters: ControlCharacters::Tokens,
    debug_targets: DebugTargets::InTree,
    flufl: Flufl::TooLate,
    tests: Tests::OfLl1,
    target_tuples: TargetTuples::AtFirstItem,
    null_bytes: NullBytes::ValueError,
    undeclared: Undeclared::Unchecked(Undecoded::AfterParsing),
    last_lines: LastLines::AddedToCarriageReturn,
    repeated_keywords: RepeatedKeywords::InTree,
    conversions: Conversions::WithField,
    exclamation_mark: ExclamationMark::Misspelt,
    escaped_quotes: EscapedQuotes::NotThoughtOf,
    spec_lines: SpecLines::EndText,
    unclosed_fields: UnclosedFields::Expected,
    soft_keywords: SoftKeywords::Beginnings,
    raw_specs: RawSpecs::AsWritten,
    text_faults: TextFaults::Behind,
    byte_order_marks: ByteOrderMarks::Hidden,
    label_faults: LabelFaults::OfAscii,
};

const PY39: Grammar = Grammar {
    undeclared: Undeclared::Unchecked(Undecoded::AfterNextToken),
    minor: 9,
    byte_order_marks: ByteOrderMarks::Shown,
    repeated_keywords: RepeatedKeywords::BehindParser,
    field_places: FieldPlaces::Moved,
    decorators: Decorators::Expressions,
    with_items: WithItems::Parenthesized,
    walrus: Walrus::NotInSubscripts,
    continued_indent: ContinuedIndent::Unmeasured,
    peg_parser: PegParser::Keyword,
    debug_targets: DebugTargets::BehindParser,
    tests: Tests::OfPeg,
    target_tuples: TargetTuples::AtBracket,
    ..PY38
};

const PY310: Grammar = Grammar {
    minor: 10,
    source_ends: SourceEnds::WithToken,
    bytes_faults: BytesFaults::Behind,
    expr_names: ExprNames::Literals,
    legacy_statements: LegacyStatements::Rules,
    number_ends: NumberEnds::BeforeKeywords,
    matching: Matching::Statement,
    walrus: Walrus::InSubscripts,
    continued_indent: ContinuedIndent::BackslashUnlessFirst,
    peg_parser: PegParser::Name,
    ..PY39
};

const PY311: Grammar = Grammar {
    minor: 11,
    number_ends: NumberEnds::BeforeKeywordsOrBeyondAscii,
    control_characters: ControlCharacters::Refused,
    bytes_faults: BytesFaults::AtLiteral,
    except_groups: ExceptGroups::Handlers,
    stars: Stars::InSubscripts,
    field_checks: FieldChecks::NamesWhatFollows,
    null_bytes: NullBytes::SyntaxError,
    ..PY310
};

const PY312: Grammar = Grammar {
    undeclared: Undeclared::Unchecked(Undecoded::AtLiteral(UndecodedColumns::Bytes)),
    minor: 12,
    raw_specs: RawSpecs::Unescaped,
    last_lines: LastLines::AddedAsText,
    f_strings: FStrings::Tokens,
    format_specs: FormatSpecs::AsTokens,
    debug_text: DebugText::Unescaped,
    debug_comments: DebugComments::EachHash,
    type_params: TypeParams::WithoutDefaults,
    ..PY311
};

const PY313: Grammar = Grammar {
    undeclared: Undeclared::Unchecked(Undecoded::AtLiteral(UndecodedColumns::BytesOfShown)),
    minor: 13,
    label_faults: LabelFaults::OfIdna,
    byte_order_marks: ByteOrderMarks::Hidden,
    soft_keywords: SoftKeywords::Whole,
    raw_specs: RawSpecs::AsWritten,
    exclamation_mark: ExclamationMark::Spelt,
    escaped_quotes: EscapedQuotes::Suspected,
    spec_lines: SpecLines::Refused,
    last_lines: LastLines::Added,
    format_specs: FormatSpecs::Joined,
    debug_text: DebugText::AsWritten,
    debug_comments: DebugComments::OutsideStrings,
    type_params: TypeParams::WithDefaults,
    derived_names: DerivedNames::AnyCase,
    columns: Columns::Characters,
    flufl: Flufl::Obeyed,
    ..PY312
};

const PY314: Grammar = Grammar {
    minor: 14,
    text_faults: TextFaults::AtText,
    conversions: Conversions::Alone,
    templates: Templates::Strings,
    undeclared: Undeclared::Checked,
    except_types: ExceptTypes::Bare,
    ..PY313
};

const PY315: Grammar = Grammar {
    minor: 15,
    unclosed_fields: UnclosedFields::WithLine,
    comprehensions: Comprehensions::Unpacking,
    imports: Imports::MaybeLazy,
    pattern_signs: PatternSigns::PlusAndMinus,
    ..PY314
};

/// The patch release that has not yet what later ones changed.
static PY313_0: Grammar = Grammar {
    debug_text: DebugText::Unescaped,
    debug_comments: DebugComments::EachHash,
    derived_names: DerivedNames::Capital,
    flufl: Flufl::TooLate,
    escaped_quotes: EscapedQuotes::NotThoughtOf,
    raw_specs: RawSpecs::Unescaped,
    ..PY313
};

static GRAMMARS: [Grammar; 8] = [PY38, PY39, PY310, PY311, PY312, PY313, PY314, PY315];

impl Grammar {
    /// The grammar of a target's version.
    pub(crate) fn of(target: &Target) -> &'static Grammar {
        if target.release.version == Version::full(3, 13, 0) {
            return &PY313_0;
        }
        let index = usize::from(target.release.version.minor.saturating_sub(8));
        GRAMMARS.get(index).unwrap_or(&GRAMMARS[GRAMMARS.len() - 1])
    }
}
