//! What a version does to the tree before it looks at names, and how it computes constants there.
//!
//! Up to 3.13 operations on constants are folded in the tree (`Python/ast_opt.c`), from 3.14 on in the
//! graph, and `Python/ast_preprocess.c` keeps what must happen early. Each [`crate::Target`] lists
//! its steps; what each does is told in `pybytecode-compile`.

/// A step, named as CPython's function, or after the node that it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TreeStep {
    /// `-OO` takes docstrings out of the tree (`remove_docstring`); before, code generation skips them.
    RemoveDocstring,
    /// The values of named expressions are walked as all others are.
    NamedExpr,
    /// `fold_unaryop`: `-1`, `not (a in b)`.
    FoldUnaryop,
    /// `fold_binop`: `1 + 2`.
    FoldBinop,
    /// `optimize_format`: `'%s' % (a,)` becomes a formatted string.
    OptimizeFormat,
    /// `fold_tuple`: `(1, 2)`.
    FoldTuple,
    /// `fold_subscr`: `'abc'[1]`.
    FoldSubscr,
    /// `fold_iter`: `for a in [1, 2]`.
    FoldIter,
    /// `fold_compare`: `a in [1, 2]`.
    FoldCompare,
    /// A format specification that ends with a replacement field gets an empty string behind it. (That
    /// is the parser's doing in CPython.)
    EndFormatSpec,
    /// `fold_const_match_patterns`: numbers of patterns, where nothing else is folded.
    FoldConstMatchPatterns,
}

impl TreeStep {
    /// A bit of its own.
    #[inline]
    pub const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// The bits of several.
    pub fn bits(steps: &[TreeStep]) -> u32 {
        steps.iter().fold(0, |bits, step| bits | step.bit())
    }
}

/// In which contexts the name `__debug__` becomes a constant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DebugName {
    /// In any, deletion included.
    Always,
    /// Where it is loaded.
    Loaded,
}

/// Whether annotations that will be kept as text are folded before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextAnnotations {
    /// As all other expressions.
    Folded,
    /// They are kept as they were written.
    AsWritten,
}

/// What annotations that are kept as text have for infinity, which no literal names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InfinityText {
    /// `inf`, as `repr` has it.
    Name,
    /// `1e309`, which overflows.
    Overflow,
}

/// How a version's runtime computes, where versions differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arithmetic {
    /// What becomes of a real number beside a complex one.
    pub complex_operands: ComplexOperands,
    /// How a complex exponent scales the result.
    pub complex_power: ComplexPower,
    /// What becomes of `~True`.
    pub inverted_bools: InvertedBools,
}

/// What an operation on a real and a complex number does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComplexOperands {
    /// The real one becomes complex; infinities come out as the formulas have it.
    Converted,
    /// The real one stays real, and infinities are recovered as C's Annex G says.
    Mixed,
}

/// How `_Py_c_pow` applies the exponential of a complex exponent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComplexPower {
    /// It divides by it.
    Divides,
    /// It multiplies by its inverse.
    Multiplies,
}

/// Whether the inversion of a `bool`, which is deprecated, is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvertedBools {
    /// As that of any integer.
    Folded,
    /// It is left to run time, which warns.
    Kept,
}

impl Arithmetic {
    /// That of 3.8 to 3.13.0.
    pub(crate) const CLASSIC: Arithmetic = Arithmetic {
        complex_operands: ComplexOperands::Converted,
        complex_power: ComplexPower::Divides,
        inverted_bools: InvertedBools::Folded,
    };
    /// That of later patches of 3.13.
    pub(crate) const PY313: Arithmetic =
        Arithmetic { complex_power: ComplexPower::Multiplies, ..Arithmetic::CLASSIC };
    /// That of 3.14.
    pub(crate) const PY314: Arithmetic = Arithmetic {
        complex_operands: ComplexOperands::Mixed,
        inverted_bools: InvertedBools::Kept,
        ..Arithmetic::PY313
    };
}

/// The steps of 3.8 and 3.9.
pub(crate) const TREE_STEPS_308: &[TreeStep] = &[
    TreeStep::FoldUnaryop,
    TreeStep::FoldBinop,
    TreeStep::FoldTuple,
    TreeStep::FoldSubscr,
    TreeStep::FoldIter,
    TreeStep::FoldCompare,
];

/// The steps of 3.10.
pub(crate) const TREE_STEPS_310: &[TreeStep] = &[
    TreeStep::NamedExpr,
    TreeStep::FoldUnaryop,
    TreeStep::FoldBinop,
    TreeStep::FoldTuple,
    TreeStep::FoldSubscr,
    TreeStep::FoldIter,
    TreeStep::FoldCompare,
];

/// The steps of 3.11 and 3.13.
pub(crate) const TREE_STEPS_311: &[TreeStep] = &[
    TreeStep::NamedExpr,
    TreeStep::FoldUnaryop,
    TreeStep::FoldBinop,
    TreeStep::OptimizeFormat,
    TreeStep::FoldTuple,
    TreeStep::FoldSubscr,
    TreeStep::FoldIter,
    TreeStep::FoldCompare,
];

/// The steps of 3.12.
pub(crate) const TREE_STEPS_312: &[TreeStep] = &[
    TreeStep::EndFormatSpec,
    TreeStep::NamedExpr,
    TreeStep::FoldUnaryop,
    TreeStep::FoldBinop,
    TreeStep::OptimizeFormat,
    TreeStep::FoldTuple,
    TreeStep::FoldSubscr,
    TreeStep::FoldIter,
    TreeStep::FoldCompare,
];

/// The steps of 3.14.
pub(crate) const TREE_STEPS_314: &[TreeStep] = &[
    TreeStep::RemoveDocstring,
    TreeStep::NamedExpr,
    TreeStep::OptimizeFormat,
    TreeStep::FoldConstMatchPatterns,
];
