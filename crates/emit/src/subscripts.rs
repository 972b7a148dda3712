//! Subscription and slices.

use pybytecode_code::Location;
use pybytecode_opcode::Op;
use pybytecode_opcode::facts::Subscription;

use crate::Emitter;
use crate::operators::SUBSCRIPTION;

impl Emitter {
    /// Pops a key and a container, pushes the item.
    pub fn binary_subscript(&mut self, location: Location) {
        match self.target.subscription {
            Subscription::BinarySubscr => self.op(Op::BinarySubscr, location),
            Subscription::BinaryOp => self.op_arg(Op::BinaryOp, SUBSCRIPTION, location),
        }
    }

    /// Pops a key, a container and the value that the item is set to.
    pub fn store_subscript(&mut self, location: Location) {
        self.op(Op::StoreSubscr, location);
    }

    /// Pops a key and a container, deletes the item.
    pub fn delete_subscript(&mut self, location: Location) {
        self.op(Op::DeleteSubscr, location);
    }

    /// Pops end, start and a container, pushes the slice of the container.
    pub fn binary_slice(&mut self, location: Location) {
        self.op(Op::BinarySlice, location);
    }

    /// Pops end, start, a container and the value that the slice is set to.
    pub fn store_slice(&mut self, location: Location) {
        self.op(Op::StoreSlice, location);
    }

    /// Makes a slice of two or three parts: start, end and perhaps step.
    pub fn build_slice(&mut self, parts: u32, location: Location) {
        self.op_arg(Op::BuildSlice, parts, location);
    }
}
