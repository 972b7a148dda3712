//! The program's tree to the compiler's, which lives in an arena: contexts are found out, names interned, places
//! inherited, and what the compiler takes for granted because a parser saw to it is checked.
//!
//! CPython does the same for trees that programs build: `Python/ast.c` (`_PyAST_Validate`).

mod expr;
mod pattern;
mod stmt;

use bumpalo::Bump;
use pybytecode_opcode::Target;
use pybytecode_opcode::feature::Feature;
use pybytecode_syntax::names::{Interner, Name};
use pybytecode_syntax::range::{LineIndex, NodeId, Range};
use pybytecode_syntax::tree::{Mod, ModModule};
use pybytecode_syntax::{Origin, Tree};

use crate::{Block, Error, ErrorKind, Span};

type Result<T> = std::result::Result<T, Error>;

/// Makes the compiler's tree.
pub(crate) fn convert<'a>(
    bump: &'a Bump,
    body: &Block,
    source: &str,
    target: &'static Target,
) -> Result<Tree<'a>> {
    let len = u32::try_from(source.len()).ok().filter(|len| *len < u32::MAX - 1);
    let len = len.ok_or_else(|| Error::tree("the source is larger than 4 GiB", None))?;
    let source: &'a str = bump.alloc_str(source);
    let mut converter = Converter {
        bump,
        target,
        names: Interner::new(bump),
        nodes: 0,
        len,
        source,
        place: Range::new(0, 0),
        depth: 0,
    };
    let body = converter.stmts(body)?;
    Ok(Tree {
        origin: Origin::Made,
        root: Mod::Module(ModModule { body }),
        names: converter.names,
        source,
        lines: LineIndex::new(source),
        node_count: converter.nodes,
        foldable: Vec::new(),
        jumps_in_finally: true,
    })
}

struct Converter<'a> {
    bump: &'a Bump,
    target: &'static Target,
    names: Interner<'a>,
    nodes: u32,
    /// The length of the source.
    len: u32,
    source: &'a str,
    /// The place of what has none: that of what is around it.
    place: Range,
    depth: u32,
}

/// How deep trees may be.
const MOST: u32 = 50_000;

impl<'a> Converter<'a> {
    fn next_id(&mut self) -> NodeId {
        self.nodes += 1;
        NodeId(self.nodes - 1)
    }

    fn here(&self) -> Option<Span> {
        Some(Span::new(self.place.start, self.place.end))
    }

    fn error(&self, message: impl Into<String>) -> Error {
        Error::tree(message, self.here())
    }

    /// Does something at the place of a node, one level deeper.
    fn at<T>(&mut self, span: Option<Span>, run: impl FnOnce(&mut Self, Range) -> Result<T>) -> Result<T> {
        let before = self.place;
        if let Some(span) = span {
            self.place = self.range(span)?;
        }
        self.depth += 1;
        if self.depth > MOST {
            return Err(self.error("the tree is too deep"));
        }
        let outcome = stacker::maybe_grow(128 * 1024, 2 * 1024 * 1024, || run(self, self.place));
        self.depth -= 1;
        self.place = before;
        outcome
    }

    fn range(&self, span: Span) -> Result<Range> {
        let Span { start, end } = span;
        let is_within = start <= end
            && end <= self.len
            && self.source.is_char_boundary(start as usize)
            && self.source.is_char_boundary(end as usize);
        if !is_within {
            return Err(Error::tree(format!("the place {start}..{end} is not within the source"), None));
        }
        Ok(Range::new(start, end))
    }

    /// Something that only some versions have.
    fn wants(&self, feature: Feature) -> Result<()> {
        if self.target.has_feature(feature) {
            return Ok(());
        }
        let kind = ErrorKind::Version {
            feature,
            version: self.target.release.version.feature(),
            since: feature.since(),
        };
        Err(Error { kind, span: self.here(), line: None })
    }

    /// An identifier; what Python writes as a keyword constant is none.
    fn name(&mut self, text: &str) -> Result<Name> {
        match text {
            "" => Err(self.error("a name is empty")),
            "None" | "True" | "False" => Err(self.error(format!("{text} is no name, but a constant"))),
            text => Ok(self.names.intern(text)),
        }
    }

    fn slice<T>(&self, items: Vec<T>) -> &'a mut [T] {
        self.bump.alloc_slice_fill_iter(items)
    }

    fn boxed<T>(&self, item: T) -> &'a mut T {
        self.bump.alloc(item)
    }
}
