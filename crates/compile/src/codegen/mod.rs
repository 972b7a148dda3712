//! Code generation (codegen.c).
