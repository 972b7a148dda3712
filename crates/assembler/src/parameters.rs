//! The parameters of a function, and the variables of a code object.

use std::collections::HashSet;

use pybytecode_code::LocalKind;
use pybytecode_opcode::Target;
use pybytecode_opcode::facts::LocalKinds;
use pybytecode_opcode::pyc::CodeFields;

use crate::{Text, Variables};

/// The parameters of a function.
#[derive(Debug, Clone, Default)]
pub struct Parameters {
    /// Those before `/`.
    pub positional_only: Vec<Text>,
    /// Those that can be given by position and by name.
    pub positional: Vec<Text>,
    /// The one after `*`.
    pub star: Option<Text>,
    /// Those that can be given by name only.
    pub keyword_only: Vec<Text>,
    /// The one after `**`.
    pub double_star: Option<Text>,
}

impl Parameters {
    /// Parameters that can be given by position and by name.
    pub fn new<T: Into<Text>>(names: impl IntoIterator<Item = T>) -> Self {
        Parameters { positional: names.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.names().count()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A name that two of them have.
    pub fn twice(&self) -> Option<&Text> {
        let mut seen = HashSet::new();
        self.names().find(|name| !seen.insert(*name))
    }

    /// In the order of the variables.
    pub(crate) fn names(&self) -> impl Iterator<Item = &Text> {
        self.positional_only
            .iter()
            .chain(&self.positional)
            .chain(&self.keyword_only)
            .chain(&self.star)
            .chain(&self.double_star)
    }
}

/// The variables of a code object as the compiler lists them: parameters, other locals, cells that are not
/// among those, variables of functions outside.
pub fn variables_of(
    target: &'static Target,
    parameters: &Parameters,
    locals: &[Text],
    hidden: &[Text],
    cells: &[Text],
    free: &[Text],
) -> Variables {
    let varnames = parameters.names().chain(locals);
    if target.pyc.code == CodeFields::Split {
        return Variables::Split {
            nlocals: None,
            varnames: varnames.cloned().collect(),
            cellvars: cells.to_vec(),
            freevars: free.to_vec(),
        };
    }
    let kinds = [
        (parameters.positional_only.len(), LocalKind::ARG_POS),
        (parameters.positional.len(), LocalKind::ARG_POS | LocalKind::ARG_KW),
        (parameters.keyword_only.len(), LocalKind::ARG_KW),
        (usize::from(parameters.star.is_some()), LocalKind::ARG_VAR | LocalKind::ARG_POS),
        (usize::from(parameters.double_star.is_some()), LocalKind::ARG_VAR | LocalKind::ARG_KW),
    ];
    let mut kinds = kinds.iter().flat_map(|(count, kind)| std::iter::repeat_n(*kind, *count));
    let tells_parameters = target.local_kinds == LocalKinds::StorageAndParameters;
    let (is_cell, is_hidden): (HashSet<&Text>, HashSet<&Text>) =
        (cells.iter().collect(), hidden.iter().collect());
    let mut plus: Vec<(Text, LocalKind)> = Vec::new();
    let mut is_local = HashSet::new();
    for name in varnames {
        let parameter = kinds.next().filter(|_| tells_parameters).unwrap_or(LocalKind::empty());
        let mut kind = LocalKind::LOCAL | parameter;
        kind.set(LocalKind::CELL, is_cell.contains(name));
        kind.set(LocalKind::HIDDEN, is_hidden.contains(name));
        is_local.insert(name);
        plus.push((name.clone(), kind));
    }
    let others = cells.iter().filter(|cell| !is_local.contains(cell));
    plus.extend(others.map(|name| (name.clone(), LocalKind::CELL)));
    plus.extend(free.iter().map(|name| (name.clone(), LocalKind::FREE)));
    Variables::Plus(plus)
}
