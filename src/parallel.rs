//! Work on many things at once, on all cores.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

/// What `each` makes of the items, in their order.
///
/// # Panics
/// Where `each` does.
pub fn map<T: Sync, R: Send>(items: &[T], each: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let share = items.len().div_ceil(threads).max(1);
    let each = &each;
    thread::scope(|scope| {
        let of = move |items: &[T]| items.iter().map(each).collect::<Vec<R>>();
        // The first share is this thread's own.
        let mut shares = items.chunks(share);
        let own = shares.next().unwrap_or_default();
        let running: Vec<_> = shares.map(|items| scope.spawn(move || of(items))).collect();
        let mut all = of(own);
        for share in running {
            all.extend(share.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        for count in [0, 1, 2, 7, 1000] {
            let items: Vec<usize> = (0..count).collect();
            let doubled: Vec<usize> = items.iter().map(|it| it * 2).collect();
            assert_eq!(map(&items, |it| it * 2), doubled);
        }
    }
}
