//! Whose turn it is: the limit over all chats together.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::pace::Window;

/// Gives turns, in the order in which they are asked for.
///
/// A turn is held from before a call until a whole span after its end. The server counts the call
/// somewhere in between, so that no stretch of that span sees more calls than there are turns,
/// however slow or jittery the network is.
#[derive(Debug)]
pub(super) struct Turns {
    free: Arc<Semaphore>,
    used: mpsc::UnboundedSender<(Instant, OwnedSemaphorePermit)>,
    span: Duration,
    // Ends with the last turn.
    _returning: JoinSet<()>,
}

/// The right to one call.
#[derive(Debug)]
pub(super) struct Turn(Option<OwnedSemaphorePermit>);

impl Turns {
    /// All turns are free. It needs a runtime.
    pub(super) fn new(window: Window) -> Self {
        let calls = usize::try_from(window.calls).unwrap_or(Semaphore::MAX_PERMITS).max(1);
        let (used, returned) = mpsc::unbounded_channel();
        let mut returning = JoinSet::new();
        returning.spawn(give_back(returned));
        Self {
            free: Arc::new(Semaphore::new(calls)),
            used,
            span: window.span,
            _returning: returning,
        }
    }

    /// Waits for a turn.
    pub(super) async fn next(&self) -> Turn {
        // The semaphore is never closed; were it, a call without a turn is the smaller evil.
        Turn(Arc::clone(&self.free).acquire_owned().await.ok())
    }

    /// The call has ended.
    pub(super) fn end(&self, turn: Turn, now: Instant) {
        if let Some(permit) = turn.0 {
            // Where nobody gives it back any more, it comes free at once.
            let _ = self.used.send((now + self.span, permit));
        }
    }
}

/// Turns end in the order of time, so that one task can wait for each in turn.
async fn give_back(mut used: mpsc::UnboundedReceiver<(Instant, OwnedSemaphorePermit)>) {
    while let Some((at, permit)) = used.recv().await {
        tokio::time::sleep_until(at).await;
        drop(permit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn no_stretch_of_the_span_sees_more_calls_than_turns() {
        let span = Duration::from_secs(1);
        let turns = Turns::new(Window { calls: 3, span });
        let mut calls: Vec<Instant> = Vec::new();
        for number in 0..20_u64 {
            let turn = turns.next().await;
            tokio::time::sleep(Duration::from_millis(number * 7 % 50)).await;
            calls.push(Instant::now());
            tokio::time::sleep(Duration::from_millis(number * 13 % 50)).await;
            turns.end(turn, Instant::now());
        }
        assert!(calls.windows(4).all(|it| it[3] - it[0] >= span), "{calls:?}");
        assert!(calls[19] - calls[0] < Duration::from_secs(9), "{calls:?}");
    }
}
