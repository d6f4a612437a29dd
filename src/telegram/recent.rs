//! A map that forgets whom it has not met for longest.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

/// Values by key, as many as fit.
#[derive(Debug)]
pub(super) struct Recent<K, V> {
    room: usize,
    clock: u64,
    values: HashMap<K, (u64, V)>,
    by_use: BTreeMap<u64, K>,
}

impl<K: Copy + Eq + Hash, V> Recent<K, V> {
    /// An empty map with room for so many, at least one.
    pub(super) fn new(room: usize) -> Self {
        Self { room: room.max(1), clock: 0, values: HashMap::new(), by_use: BTreeMap::new() }
    }

    /// The value of a key, made where there is none; whatever was not used for longest makes room.
    pub(super) fn get_or(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        let known = self.remove(key);
        while self.values.len() >= self.room
            && let Some((_, oldest)) = self.by_use.pop_first()
        {
            self.values.remove(&oldest);
        }
        self.clock += 1;
        self.by_use.insert(self.clock, key);
        let value = known.unwrap_or_else(make);
        &mut self.values.entry(key).insert_entry((self.clock, value)).into_mut().1
    }

    /// Takes a key out.
    pub(super) fn remove(&mut self, key: K) -> Option<V> {
        let (used, value) = self.values.remove(&key)?;
        self.by_use.remove(&used);
        Some(value)
    }

    /// Whether a key is known; this is no use of it.
    pub(super) fn contains(&self, key: K) -> bool {
        self.values.contains_key(&key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_was_not_met_for_longest_is_forgotten() {
        let mut recent = Recent::new(2);
        *recent.get_or(1, || "a") = "b";
        recent.get_or(2, || "c");
        assert_eq!(*recent.get_or(1, || "new"), "b");
        recent.get_or(3, || "d");
        assert!(recent.contains(1) && !recent.contains(2) && recent.contains(3));
        assert_eq!(recent.remove(1), Some("b"));
        assert_eq!(recent.remove(1), None);
        assert_eq!((recent.values.len(), recent.by_use.len()), (1, 1));
    }
}
