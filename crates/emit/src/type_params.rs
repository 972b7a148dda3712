//! Type parameters, generic classes and type aliases.

use pybytecode_code::Location;

use crate::Emitter;
use crate::intrinsics::{Intrinsic1, Intrinsic2};

/// What a type variable is restricted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Restriction {
    /// Nothing.
    None,
    /// One type: its evaluating function is on the stack.
    Bound,
    /// One of several: the function that evaluates their tuple is on the stack.
    Constraints,
}

impl Emitter {
    /// Replaces a name, and the function of the restriction above it, by a type variable.
    pub fn type_var(&mut self, restriction: Restriction, location: Location) {
        match restriction {
            Restriction::None => self.intrinsic_1(Intrinsic1::TypeVar, location),
            Restriction::Bound => self.intrinsic_2(Intrinsic2::TypeVarWithBound, location),
            Restriction::Constraints => self.intrinsic_2(Intrinsic2::TypeVarWithConstraints, location),
        }
    }

    /// Replaces a name by a `TypeVarTuple`.
    pub fn type_var_tuple(&mut self, location: Location) {
        self.intrinsic_1(Intrinsic1::TypeVarTuple, location);
    }

    /// Replaces a name by a `ParamSpec`.
    pub fn param_spec(&mut self, location: Location) {
        self.intrinsic_1(Intrinsic1::ParamSpec, location);
    }

    /// Pops the function that evaluates the default of the type parameter below it.
    pub fn set_type_param_default(&mut self, location: Location) {
        self.intrinsic_2(Intrinsic2::SetTypeParamDefault, location);
    }

    /// Replaces a tuple of type parameters by `Generic` subscripted with them.
    pub fn subscript_generic(&mut self, location: Location) {
        self.intrinsic_1(Intrinsic1::SubscriptGeneric, location);
    }

    /// Pops name, type parameters and evaluating function, pushes the type alias.
    pub fn type_alias(&mut self, location: Location) {
        self.build_tuple(3, location);
        self.intrinsic_1(Intrinsic1::TypeAlias, location);
    }
}
