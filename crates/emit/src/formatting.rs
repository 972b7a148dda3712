//! Formatted strings and templates.

use pybytecode_code::Location;
use pybytecode_opcode::Op;
use pybytecode_opcode::facts::Formatting;

use crate::Emitter;

/// What becomes of a value before it is formatted, by CPython's number (`FVC_STR` and so on).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum Conversion {
    /// `!s`
    Str = 1,
    /// `!r`
    Repr = 2,
    /// `!a`
    Ascii = 3,
}

impl Emitter {
    /// Pops that many strings and pushes them joined.
    pub fn build_string(&mut self, parts: u32, location: Location) {
        self.op_arg(Op::BuildString, parts, location);
    }

    /// Replaces a value by what the conversion makes of it, before the format specification is
    /// pushed; [`Emitter::format_value`] is to be told of the conversion, too.
    pub fn convert_value(&mut self, conversion: Conversion, location: Location) {
        match self.target.formatting {
            Formatting::FormatValue => {}
            Formatting::ConvertValue => self.op_arg(Op::ConvertValue, conversion as u32, location),
        }
    }

    /// Pops the format specification, if there is one, and replaces the value below by its text.
    pub fn format_value(&mut self, conversion: Option<Conversion>, with_spec: bool, location: Location) {
        match self.target.formatting {
            Formatting::FormatValue => {
                let conversion = conversion.map_or(0, |conversion| conversion as u32);
                self.op_arg(Op::FormatValue, conversion | (with_spec as u32) << 2, location);
            }
            Formatting::ConvertValue => {
                self.op(if with_spec { Op::FormatWithSpec } else { Op::FormatSimple }, location);
            }
        }
    }

    /// Pops the format specification, if there is one, the text of the expression and its value,
    /// and pushes an interpolation.
    pub fn build_interpolation(
        &mut self,
        conversion: Option<Conversion>,
        with_spec: bool,
        location: Location,
    ) {
        let conversion = conversion.map_or(0, |c| c as u32);
        // Two values are always popped: CPython counts from there.
        self.op_arg(Op::BuildInterpolation, (2 + with_spec as u32) | conversion << 2, location);
    }

    /// Pops the tuple of interpolations and the tuple of strings and pushes a template.
    pub fn build_template(&mut self, location: Location) {
        self.op(Op::BuildTemplate, location);
    }
}
