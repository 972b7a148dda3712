//! Compiled files changed by their parts: what marshal says stays sound, so that what is behind it is reached.

use bumpalo::Bump;
use fastrand::Rng;
use pybytecode::{Object, ObjectId, Objects, Pyc};

use crate::input::Inputs;

/// How long a part may become, now and then.
const LONGEST: usize = 1 << 21;

/// A compiled file with some objects changed; `None` if it cannot be read or written.
pub(crate) fn changed(inputs: &Inputs, seed: &[u8], random: &mut Rng) -> Option<Vec<u8>> {
    let bump = Bump::new();
    let mut pyc = Pyc::read(seed, &bump).ok()?;
    let objects = &mut pyc.dump.objects;
    for _ in 0..1 + random.usize(..6) {
        let id = ObjectId(random.u32(..objects.len() as u32));
        // Most that matters is in code objects: every other time it is one of them, or of their tables.
        let id = if random.bool() { code_part(objects, random).unwrap_or(id) } else { id };
        if let Some(object) = change(inputs, objects, id, random, &bump) {
            objects.set(id, object);
        }
    }
    pyc.write().ok()
}

/// A code object or its code, one of its tables or constants.
fn code_part(objects: &Objects<'_>, random: &mut Rng) -> Option<ObjectId> {
    let ids = (0..objects.len() as u32).map(ObjectId);
    let codes: Vec<ObjectId> = ids.filter(|id| matches!(objects.get(*id), Object::Code(_))).collect();
    let id = *codes.get(random.usize(..codes.len().max(1)))?;
    let Object::Code(code) = objects.get(id) else { return None };
    Some(match random.u8(..6) {
        0 | 1 => code.code,
        2 => code.linetable,
        3 => code.exceptiontable.unwrap_or(code.linetable),
        4 => code.consts,
        _ => id,
    })
}

fn change<'a>(
    inputs: &Inputs,
    objects: &Objects<'a>,
    id: ObjectId,
    random: &mut Rng,
    bump: &'a Bump,
) -> Option<Object<'a>> {
    Some(match objects.get(id) {
        Object::Bytes(bytes) => {
            let mut bytes = bytes.to_vec();
            for _ in 0..=random.usize(..4) {
                inputs.change(&mut bytes, 0, random);
            }
            if random.u16(..500) == 0 && !bytes.is_empty() {
                bytes = bytes.repeat(random.usize(..LONGEST) / bytes.len());
            }
            Object::Bytes(bump.alloc_slice_copy(&bytes))
        }
        Object::Tuple(items) => {
            let mut items = items.to_vec();
            let at = random.usize(..=items.len());
            let other = ObjectId(random.u32(..objects.len() as u32));
            match random.u8(..8) {
                0 | 1 => items.insert(at, other),
                2 => items.truncate(at),
                3 if random.u8(..50) == 0 => items = vec![other; random.usize(..LONGEST / 8)],
                _ if at < items.len() => items[at] = other,
                _ => {}
            }
            Object::Tuple(bump.alloc_slice_copy(&items))
        }
        Object::Int(value) => Object::Int(value ^ 1 << random.u8(..31)),
        Object::Code(code) => {
            let mut code = *code;
            let number = if random.bool() { random.u32(..40) } else { random.u32(..) >> 1 };
            match random.u8(..7) {
                0 => code.argcount = number,
                1 => code.posonlyargcount = number,
                2 => code.kwonlyargcount = number,
                3 => code.stacksize = number,
                4 => code.flags ^= 1 << random.u8(..31),
                5 => code.firstlineno = number.cast_signed(),
                _ => code.consts = code.names,
            }
            Object::Code(bump.alloc(code))
        }
        _ => return None,
    })
}
