//! What CPython's parsers and tokenizers take and say otherwise from version to version, each fact an enumeration.

/// Which codec refuses bytes that are no label of a host's name, where a source says that it is of such.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LabelFaults {
    /// `ascii`, which reads the labels.
    OfAscii,
    /// `idna` itself.
    OfIdna,
}

/// What becomes of a byte order mark in what the parser shows of the first line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ByteOrderMarks {
    Hidden,
    /// It is shown, and columns are counted as if the line began with it.
    Shown,
}

/// Which names are told from others as soft keywords where refusals are explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SoftKeywords {
    /// What soft keywords start with, too: only so many letters are compared as the name has.
    Beginnings,
    /// The keywords alone.
    Whole,
}

/// What backslashes are in the format specifications of raw strings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RawSpecs {
    /// The beginnings of escapes.
    Unescaped,
    /// Themselves.
    AsWritten,
}

/// Where a text between replacement fields is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextFaults {
    /// At the token behind the string.
    Behind,
    /// At the text.
    AtText,
}

/// What is said of a replacement field that its string's quotes end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnclosedFields {
    /// That a brace is expected.
    Expected,
    /// On which line it was opened, too, if that is another.
    WithLine,
}

/// Where a keyword that a call gives twice is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RepeatedKeywords {
    /// As the tree is made.
    InTree,
    /// Behind the parser.
    BehindParser,
}

/// When the letter of a conversion in a replacement field is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Conversions {
    /// When the whole field has been read.
    WithField,
    /// At once.
    Alone,
}

/// How the exclamation mark is spelt in what is said of a conversion that does not touch it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExclamationMark {
    Misspelt,
    Spelt,
}

/// Whether an escaped quote is taken for what left a string open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EscapedQuotes {
    NotThoughtOf,
    Suspected,
}

/// What a line's end in the format specification of a string in single quotes is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SpecLines {
    /// The end of the text: what follows is read as the expression of the field.
    EndText,
    /// Refused.
    Refused,
}

/// How NUL bytes are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NullBytes {
    ValueError,
    SyntaxError,
}

/// How a source is read that does not say how it is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Undeclared {
    /// Comments may hold any bytes; what else is no UTF-8 is refused by the way.
    Unchecked(Undecoded),
    /// All has to be UTF-8.
    Checked,
}

/// When a literal is refused that is no UTF-8, and what is said to be its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Undecoded {
    /// When all is parsed; it is at the first of the literals side by side.
    AfterParsing,
    /// When the token behind it is read; it is there.
    AfterNextToken,
    /// At once, and there it is.
    AtLiteral(UndecodedColumns),
}

/// How the columns of a line are counted that is no UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UndecodedColumns {
    /// As those of the line as it is shown.
    Characters,
    /// As bytes.
    Bytes,
    /// As the characters that begin in as many bytes of the line as it is shown.
    BytesOfShown,
}

/// What is done about the end of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LastLines {
    /// A line feed is added where none is, and by mistake behind one that follows a carriage return.
    AddedToCarriageReturn,
    /// A line feed is added where none is, and is part of the place of a refused line's end.
    AddedAsText,
    /// A line feed is added where none is.
    Added,
}

/// What `from __future__ import barry_as_FLUFL` does to what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flufl {
    /// Nothing: the parser has read all by then.
    TooLate,
    /// `<>` takes the place of `!=`.
    Obeyed,
}

/// Where a tuple without parentheses starts that `for` assigns to, if its first item has parentheses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TargetTuples {
    /// Inside of them, where the item is (`ast_for_for_stmt`).
    AtFirstItem,
    /// At the opening one.
    AtBracket,
}

/// The expressions that iterables of `for`, augmented values and conditions of comprehensions are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tests {
    /// Those of the LL(1) grammar: no stars, bare lambdas in conditions, starred expressions in parentheses.
    OfLl1,
    /// Those of the PEG grammar.
    OfPeg,
}

/// How a text ends where the parser wants more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SourceEnds {
    /// That is what is refused.
    Unexpected,
    /// With a token as any other.
    WithToken,
}

/// Where characters of bytes are refused that are not of ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BytesFaults {
    /// Behind the literal; the message ends as a sentence.
    BehindWithFullStop,
    Behind,
    AtLiteral,
}

/// What kinds of expressions are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExprNames {
    /// Dictionaries are displays, operations operators.
    Displays,
    /// Dictionaries are literals, operations expressions.
    Literals,
}

/// What is said of `print` and `exec` of Python 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LegacyStatements {
    /// A refused line that starts with them is told from others.
    SeenInLine,
    /// There are rules for them.
    Rules,
}

/// What control characters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ControlCharacters {
    /// Tokens that no rule knows.
    Tokens,
    /// Refused as such.
    Refused,
}

/// Where `__debug__` is kept from being bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DebugTargets {
    /// As the tree is made.
    InTree,
    /// Behind the parser.
    BehindParser,
}

/// What is said of a replacement field of a substring without an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldChecks {
    /// That it is empty.
    Empty,
    /// What follows there.
    NamesWhatFollows,
}

/// In what refusals of the parser count columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Columns {
    /// In bytes, unless the source says how it is encoded.
    BytesUnlessEncoded,
    /// In characters.
    Characters,
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

/// Where the parts of a replacement field's expression are, which is read as in parentheses of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldPlaces {
    /// Where they are written, the parentheses at the braces.
    Own,
    /// Where the tokenizer of the expression finds them, moved by where the field is (`fstring_find_expr_location`): the
    /// parentheses at the string, or its line, if the brace is the last of its line, and a string of several lines too
    /// far to the left.
    Moved,
}

/// What becomes of the text that `=` in a replacement field shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DebugText {
    /// It is shown as it is written.
    AsWritten,
    /// Escapes in it are taken for the string's own, but not in format specifications.
    Unescaped,
}

/// Which `#` begins a comment in the text that `=` in a replacement field shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DebugComments {
    /// Each, also in strings.
    EachHash,
    /// One outside of strings.
    OutsideStrings,
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
    /// Keywords that may follow it in a good program, and no other letters.
    BeforeKeywords,
    /// The same, and letters beyond ASCII, of which the next token is made.
    BeforeKeywordsOrBeyondAscii,
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

/// Whether stars may stand in subscripts and in the annotation of `*args` (PEP 646).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stars {
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

/// Whether `__peg_parser__` is a keyword, which is refused wherever it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PegParser {
    Name,
    Keyword,
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
