//! The lanes against a server of the imagination, in paused time.

use std::collections::{HashMap, VecDeque};
use std::sync::Mutex;

use expect_test::{Expect, expect};
use teloxide::types::{MessageId, Recipient, ThreadId};
use tokio::time::sleep;

use super::super::call_error::Sent;
use super::super::letter::tests::letter;
use super::super::pace::{Rate, Window};
use super::ways::{QUEUE, ROOM};
use super::*;

/// Fails as scripted by chat, takes 10 ms a call, and notes what was asked of it.
#[derive(Default)]
struct Server {
    faults: HashMap<i64, VecDeque<CallError>>,
    log: Arc<Mutex<Vec<(Instant, i64, String)>>>,
}

impl Post for Arc<Mutex<Server>> {
    async fn send(&self, call: Call) -> Result<Option<Poll>, CallError> {
        let Call::Message(message) = call else { panic!("not a text") };
        let Recipient::Id(ChatId(chat)) = message.chat_id else { panic!("no id") };
        assert!(!message.text.contains("panic"), "as the test asked");
        let fault = {
            let mut server = self.lock().unwrap();
            let thread = message.message_thread_id.map(|it| format!(" in topic {it}"));
            let quote = message.reply_parameters.map(|it| format!(" answering {}", it.message_id));
            let parts = [Some(message.text), thread, quote];
            let seen = parts.into_iter().flatten().collect::<String>();
            server.log.lock().unwrap().push((Instant::now(), chat, seen));
            server.faults.get_mut(&chat).and_then(VecDeque::pop_front)
        };
        sleep(Duration::from_millis(10)).await;
        fault.map_or(Ok(None), Err)
    }
}

struct Trial {
    start: Instant,
    lanes: Lanes<Arc<Mutex<Server>>>,
    server: Arc<Mutex<Server>>,
}

impl Trial {
    fn new(faults: Vec<(i64, Vec<CallError>)>) -> Self {
        Self::with_pace(faults, Pace { margin: Duration::ZERO, ..Pace::default() })
    }

    /// Nobody minds how old a message is.
    fn patient() -> Self {
        Self::with_pace(vec![], Pace { stale: Duration::from_secs(3600), ..Pace::default() })
    }

    fn with_pace(faults: Vec<(i64, Vec<CallError>)>, pace: Pace) -> Self {
        let faults = faults.into_iter().map(|(chat, it)| (chat, it.into())).collect();
        let server = Arc::new(Mutex::new(Server { faults, ..Server::default() }));
        let turns = Arc::new(Turns::new(pace.overall));
        let lanes = Lanes::new(Arc::clone(&server), pace, turns, mpsc::unbounded_channel().0);
        Self { start: Instant::now(), lanes, server }
    }

    fn put(&mut self, chat: i64, text: &str) {
        self.lanes.put(vec![letter(chat, text)]);
    }

    fn log(&self) -> Vec<(Instant, i64, String)> {
        self.server.lock().unwrap().log.lock().unwrap().clone()
    }

    /// What the server saw: when, in ms, of which chat, what.
    async fn check(mut self, expected: Expect) {
        self.lanes.drain(Duration::from_secs(3600)).await;
        let line = |(at, chat, text): (Instant, i64, String)| {
            format!("{} {chat} {text}\n", (at - self.start).as_millis())
        };
        expected.assert_eq(&self.log().into_iter().map(line).collect::<String>());
    }
}

fn wait(seconds: u64) -> CallError {
    CallError::RetryAfter(Duration::from_secs(seconds))
}

#[tokio::test(start_paused = true)]
async fn of_a_thousand_errands_at_once_all_are_run_256_at_a_time() {
    let (mut trial, (done, seen)) = (Trial::patient(), mpsc::unbounded_channel());
    for done in vec![done; 1000] {
        trial.lanes.run_errand(async move {
            sleep(Duration::from_millis(10)).await;
            done.send(()).unwrap();
        });
    }
    trial.lanes.drain(Duration::from_secs(60)).await;
    assert_eq!((seen.len(), trial.start.elapsed().as_millis()), (1000, 40));
}

#[tokio::test(start_paused = true)]
async fn messages_of_a_chat_go_in_order_and_not_too_fast() {
    let mut trial = Trial::new(vec![]);
    for text in ["a", "b", "c", "d"] {
        trial.put(7, text);
    }
    trial.put(8, "x");
    trial
        .check(expect![[r#"
            0 7 <b>a</b>
            0 8 <b>x</b>
            10 7 <b>b</b>
            1010 7 <b>c</b>
            2010 7 <b>d</b>
        "#]])
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_chat_that_must_wait_holds_up_no_other() {
    let mut trial = Trial::new(vec![(7, vec![wait(9), wait(5)])]);
    for (chat, text) in [(7, "a"), (7, "b"), (8, "x"), (8, "y"), (8, "z")] {
        trial.put(chat, text);
    }
    trial
        .check(expect![[r#"
            0 7 <b>a</b>
            0 8 <b>x</b>
            10 8 <b>y</b>
            1010 8 <b>z</b>
            9010 7 <b>a</b>
            14020 7 <b>a</b>
            14030 7 <b>b</b>
        "#]])
        .await;
}

#[tokio::test(start_paused = true)]
async fn an_unknown_outcome_is_not_repeated_and_the_next_message_goes() {
    let perhaps = CallError::Network { sent: Sent::Perhaps, cause: String::new() };
    let mut trial = Trial::new(vec![(7, vec![perhaps])]);
    trial.put(7, "a");
    trial.put(7, "b");
    trial
        .check(expect![[r#"
        0 7 <b>a</b>
        10 7 <b>b</b>
    "#]])
        .await;
}

#[tokio::test(start_paused = true)]
async fn refused_markup_goes_plain() {
    let mut trial = Trial::new(vec![(7, vec![CallError::BadHtml, CallError::BadHtml])]);
    trial.put(7, "a");
    trial.put(7, "b");
    trial
        .check(expect![[r#"
            0 7 <b>a</b>
            10 7 a
            1010 7 <b>b</b>
        "#]])
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_chat_that_blocked_the_bot_loses_its_queue_and_nobody_elses() {
    let mut trial = Trial::new(vec![(7, vec![CallError::Unreachable])]);
    for (chat, text) in [(7, "a"), (7, "b"), (8, "x")] {
        trial.put(chat, text);
    }
    trial
        .check(expect![[r#"
        0 7 <b>a</b>
        0 8 <b>x</b>
    "#]])
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_group_that_moved_gets_its_messages_before_the_new_ones() {
    let moved = CallError::Migrated(ChatId(-100));
    let mut trial = Trial::new(vec![(-7, vec![wait(1), moved])]);
    for (chat, text) in [(-7, "a"), (-7, "b")] {
        trial.put(chat, text);
    }
    let moved = trial.lanes.moved().await;
    assert_eq!(moved, Moved { from: ChatId(-7), to: ChatId(-100) });
    trial.put(-100, "c");
    trial
        .check(expect![[r#"
        0 -7 <b>a</b>
        1010 -7 <b>a</b>
        1020 -100 <b>a</b>
        1030 -100 <b>b</b>
        1040 -100 <b>c</b>
    "#]])
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_panic_in_a_lane_loses_one_message() {
    let mut trial = Trial::new(vec![]);
    for text in ["a", "panic", "b"] {
        trial.put(7, text);
    }
    trial
        .check(expect![[r#"
            0 7 <b>a</b>
            10 7 <b>b</b>
        "#]])
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_long_closure_is_respected_by_later_messages() {
    let mut trial = Trial::new(vec![(7, vec![wait(3600)])]);
    trial.put(7, "a");
    trial.lanes.drain(Duration::from_secs(1)).await;
    trial.put(7, "b");
    trial
        .check(expect![[r#"
        0 7 <b>a</b>
    "#]])
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_full_queue_drops_the_newest_and_a_stop_does_not_wait_for_ever() {
    let mut trial = Trial::new(vec![]);
    for number in 0..200 {
        trial.put(7, &number.to_string());
    }
    assert_eq!(trial.lanes.ways.lanes()[&ChatId(7)].queue.len(), QUEUE);
    trial.lanes.drain(Duration::from_millis(4500)).await;
    let texts: Vec<String> = trial.log().into_iter().map(|(_, _, text)| text).collect();
    assert_eq!(texts, ["<b>0</b>", "<b>1</b>", "<b>2</b>", "<b>3</b>", "<b>4</b>", "<b>5</b>"]);
}

#[tokio::test(start_paused = true)]
async fn all_chats_together_keep_to_the_limit_and_idle_lanes_go() {
    let mut trial = Trial::new(vec![]);
    for chat in 1..=2000 {
        trial.put(chat, "x");
    }
    assert_eq!(trial.lanes.ways.lanes().len(), 2000);
    trial.lanes.drain(Duration::from_secs(3600)).await;
    let log = trial.log();
    assert_eq!(log.len(), 2000);
    let Window { calls, span } = Pace::default().overall;
    let calls = usize::try_from(calls).unwrap();
    assert!(log.windows(calls + 1).all(|it| it[calls].0 - it[0].0 >= span));
    sleep(Duration::from_secs(2)).await;
    for chat in 3000..=3100 {
        trial.put(chat, "x");
    }
    assert!(trial.lanes.ways.lanes().len() <= 101);
    trial.lanes.drain(Duration::from_secs(3600)).await;
}

#[tokio::test(start_paused = true)]
async fn a_group_keeps_to_20_a_minute() {
    let mut trial = Trial::patient();
    for number in 0..60 {
        trial.put(-7, &number.to_string());
    }
    trial.lanes.drain(Duration::from_secs(3600)).await;
    let log = trial.log();
    assert_eq!(log.len(), 60);
    assert!(log.windows(21).all(|it| it[20].0 - it[0].0 >= Duration::from_secs(60)));
    assert_eq!(Pace::default().group, Rate { burst: 5, every: Duration::from_millis(3750) });
}

#[tokio::test(start_paused = true)]
async fn a_group_that_moved_has_neither_the_old_topics_nor_the_old_messages() {
    let mut trial = Trial::new(vec![(-7, vec![CallError::Migrated(ChatId(-100))])]);
    for text in ["a", "b"] {
        let mut letter = letter(-7, text);
        letter.to.thread = Some(ThreadId(MessageId(3)));
        letter.to.quote = Some(MessageId(9));
        trial.lanes.put(vec![letter]);
    }
    trial
        .check(expect![[r#"
            0 -7 <b>a</b> in topic 3 answering 9
            10 -100 <b>a</b>
            20 -100 <b>b</b>
        "#]])
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_second_chat_that_must_wait_closes_all_lanes_for_its_time() {
    let mut trial = Trial::new(vec![(7, vec![wait(20)]), (8, vec![wait(9)])]);
    trial.put(7, "a");
    trial.put(9, "x");
    sleep(Duration::from_secs(4)).await;
    for (chat, text) in [(8, "b"), (9, "y"), (9, "z")] {
        trial.put(chat, text);
    }
    sleep(Duration::from_secs(1)).await;
    trial.put(10, "new");
    trial
        .check(expect![[r#"
        0 7 <b>a</b>
        0 9 <b>x</b>
        4000 8 <b>b</b>
        4000 9 <b>y</b>
        13010 8 <b>b</b>
        13010 9 <b>z</b>
        13010 10 <b>new</b>
        20010 7 <b>a</b>
    "#]])
        .await;
}

#[tokio::test(start_paused = true)]
async fn those_who_stand_in_line_stay_there_while_all_lanes_are_closed() {
    let mut trial = Trial::new(vec![(1, vec![wait(9)]), (2, vec![wait(9)])]);
    for chat in 1..=60 {
        trial.put(chat, "x");
    }
    trial.lanes.drain(Duration::from_secs(3600)).await;
    let log = trial.log();
    let early = log.iter().filter(|(at, ..)| *at - trial.start < Duration::from_secs(9)).count();
    assert_eq!((early, log.len()), (30, 62));
}

#[tokio::test(start_paused = true)]
async fn chats_that_must_wait_long_after_one_another_close_nobody_elses_lane() {
    let mut trial = Trial::new(vec![(7, vec![wait(9), wait(9)]), (8, vec![wait(9)])]);
    trial.put(7, "a");
    sleep(Duration::from_secs(15)).await;
    trial.put(8, "b");
    sleep(Duration::from_secs(1)).await;
    trial.put(9, "x");
    trial
        .check(expect![[r#"
        0 7 <b>a</b>
        9010 7 <b>a</b>
        15000 8 <b>b</b>
        16000 9 <b>x</b>
        18020 7 <b>a</b>
        24010 8 <b>b</b>
    "#]])
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_reply_for_which_nobody_waits_any_more_is_skipped() {
    let mut trial = Trial::new(vec![(7, vec![wait(150)])]);
    trial.put(7, "old");
    sleep(Duration::from_secs(100)).await;
    trial.put(7, "new");
    trial
        .check(expect![[r#"
        0 7 <b>old</b>
        150010 7 <b>new</b>
    "#]])
        .await;
}

#[tokio::test(start_paused = true)]
async fn all_chats_together_have_room_for_so_many_messages() {
    let mut trial = Trial::patient();
    for chat in 1..=6000 {
        trial.put(chat, "x");
    }
    sleep(Duration::from_secs(10)).await;
    let sent = trial.log().len();
    assert!(sent > 200, "{sent}");
    for chat in 7000..=9000 {
        trial.put(chat, "y");
    }
    trial.lanes.drain(Duration::from_secs(3600)).await;
    let count = |text| trial.log().iter().filter(|it| it.2 == text).count();
    assert_eq!((count("<b>x</b>"), count("<b>y</b>")), (ROOM, sent));
    trial.put(1, "z");
    trial.lanes.drain(Duration::from_secs(3600)).await;
    assert_eq!(trial.log().len(), ROOM + sent + 1);
}

#[tokio::test(start_paused = true)]
async fn a_reply_goes_with_all_its_messages_or_not_at_all() {
    let mut trial = Trial::patient();
    let reply = |name: &str| (0..3).map(|it| letter(7, &format!("{name}{it}"))).collect();
    for number in 0..QUEUE - 2 {
        trial.put(7, &number.to_string());
    }
    trial.lanes.put(reply("dropped "));
    trial.put(7, "last");
    trial.lanes.put(Vec::new());
    trial.lanes.drain(Duration::from_secs(3600)).await;
    trial.lanes.put(reply("whole "));
    trial.lanes.drain(Duration::from_secs(3600)).await;
    let texts: Vec<String> = trial.log().into_iter().map(|(_, _, text)| text).collect();
    assert_eq!(texts.len(), QUEUE - 1 + 3);
    let end = ["last", "whole 0", "whole 1", "whole 2"].map(|it| format!("<b>{it}</b>"));
    assert_eq!(texts[QUEUE - 2..], end);
}
