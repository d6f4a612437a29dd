//! Chance from a seed: the same on every run and every machine.

/// Xorshift.
/// Source: <https://www.jstatsoft.org/article/view/v008i14>
pub(crate) struct Chance(u64);

impl Chance {
    /// Chance that begins at a seed. Neighbouring seeds have nothing in common, by the last step of
    /// `SplitMix64`. Source: <https://doi.org/10.1145/2714064.2660195>
    pub(crate) fn new(seed: u64) -> Self {
        let mut state = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        state = (state ^ state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        state = (state ^ state >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        // Xorshift never leaves nought.
        Self((state ^ state >> 31).max(1))
    }

    /// A number below a limit, 0 where there is none.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap_or(0)
    }

    /// One of several things, of which there is at least one.
    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}
