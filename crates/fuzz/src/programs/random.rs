//! Random numbers that are the same on every machine: SplitMix64, seeded by seed and number of a program, or bytes
//! first that somebody else chose.

/// A stream of random numbers.
#[derive(Debug, Clone)]
pub struct Random<'b> {
    state: u64,
    /// What is taken before numbers are made.
    bytes: &'b [u8],
}

impl<'b> Random<'b> {
    /// The numbers that bytes decide; once they are all used, some others.
    pub fn of_bytes(bytes: &'b [u8]) -> Self {
        Random { state: bytes.len() as u64, bytes }
    }

    /// The stream of one program, so that it can be made again without those before it.
    pub fn of_program(seed: u64, number: u64) -> Self {
        let mut random = Random { state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ number, bytes: &[] };
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        if let Some((first, rest)) = self.bytes.split_first_chunk::<2>() {
            self.bytes = rest;
            return u16::from_le_bytes(*first).into();
        }
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number less than `bound`; 0 for a bound of 0.
    pub fn below(&mut self, bound: usize) -> usize {
        if bound == 0 { 0 } else { (self.next() % bound as u64) as usize }
    }

    /// A number from `from` up to and without `to`.
    pub fn between(&mut self, from: usize, to: usize) -> usize {
        from + self.below(to.saturating_sub(from))
    }

    /// True `percent` times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of the items; the default if there are none.
    pub fn pick<T: Copy + Default>(&mut self, items: &[T]) -> T {
        items.get(self.below(items.len())).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn a_program_has_its_own_stream() {
        let draw = |seed, number| {
            let mut random = Random::of_program(seed, number);
            (0..8).map(|_| random.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(draw(1, 2), draw(1, 2));
        assert_ne!(draw(1, 2), draw(1, 3));
        assert_ne!(draw(1, 2), draw(2, 2));
    }
}
