//! Waits between tries, which grow with each failure and are spread.

use std::time::Duration;

/// Waits that double with each failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backoff {
    /// The wait after the first failure.
    pub first: Duration,
    /// The longest wait, before it is spread.
    pub longest: Duration,
}

impl Backoff {
    /// The wait after `failures` failures in a row (1 or more), spread by a quarter either way.
    ///
    /// `salt` is the chance in it: callers that fail together and wait by different salts do not
    /// come back together.
    pub fn wait(&self, failures: u32, salt: u64) -> Duration {
        let doubled = 2_u32.saturating_pow(failures.saturating_sub(1).min(20));
        let whole = self.first.saturating_mul(doubled).min(self.longest);
        let part = mixed(salt.wrapping_add(u64::from(failures))) % 513;
        let part = u32::try_from(part).unwrap_or_default();
        whole.saturating_mul(768 + part) / 1024
    }
}

/// A number that looks unlike its neighbours'.
/// Source: `splitmix64`, <https://prng.di.unimi.it/splitmix64.c>
fn mixed(salt: u64) -> u64 {
    let mut it = salt.wrapping_add(0x9e37_79b9_7f4a_7c15);
    it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    it ^ (it >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_longest_and_are_spread() {
        let backoff = Backoff { first: Duration::from_secs(1), longest: Duration::from_secs(30) };
        for (failures, whole_s) in [(1, 1.0), (2, 2.0), (3, 4.0), (5, 16.0), (6, 30.0), (900, 30.0)]
        {
            for salt in 0..100 {
                let wait_s = backoff.wait(failures, salt).as_secs_f64();
                assert!((whole_s * 0.75..=whole_s * 1.25).contains(&wait_s), "{wait_s}");
            }
        }
        assert_ne!(backoff.wait(3, 1), backoff.wait(3, 2));
    }
}
