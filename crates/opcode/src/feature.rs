//! What the language has from some version on, for trees that no parser has seen.
//!
//! A parser refuses in its own words what a version's grammar lacks; a program that builds trees asks here.

use std::fmt;

use crate::{Target, Version};

/// A part of the language that came with a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Feature {
    /// `match`, PEP 634.
    Match,
    /// `except*`, PEP 654.
    ExceptStar,
    /// Starred expressions in an index, PEP 646.
    StarredIndex,
    /// Type parameters and `type`, PEP 695.
    TypeParameters,
    /// Defaults of type parameters, PEP 696.
    TypeParameterDefaults,
    /// Template strings, PEP 750.
    TemplateStrings,
    /// `lazy import`, PEP 810.
    LazyImport,
}

impl Feature {
    /// The first version that has it.
    pub const fn since(self) -> Version {
        match self {
            Feature::Match => Version::new(3, 10),
            Feature::ExceptStar | Feature::StarredIndex => Version::new(3, 11),
            Feature::TypeParameters => Version::new(3, 12),
            Feature::TypeParameterDefaults => Version::new(3, 13),
            Feature::TemplateStrings => Version::new(3, 14),
            Feature::LazyImport => Version::new(3, 15),
        }
    }
}

impl fmt::Display for Feature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Feature::Match => "match statement",
            Feature::ExceptStar => "except*",
            Feature::StarredIndex => "starred expressions in an index",
            Feature::TypeParameters => "type parameters",
            Feature::TypeParameterDefaults => "defaults of type parameters",
            Feature::TemplateStrings => "template strings",
            Feature::LazyImport => "lazy imports",
        })
    }
}

impl Target {
    /// Whether the version's language has it.
    pub fn has_feature(&self, feature: Feature) -> bool {
        self.release.version.feature() >= feature.since()
    }
}
