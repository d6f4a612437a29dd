//! The command line: which command, its output, its exit code.

mod args;
mod bot;
mod calendar;
mod chat;
mod database;
mod eval;
mod explain;
mod facts;
mod gaps;
mod ics;
mod memory;
mod phrases;
mod plan;
mod record;
mod screen;

use std::fs;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use jiff::civil::Date;

use crate::answer;
use crate::answer::reply::Reply;
use crate::chat::{Place, Profile};
use crate::config::{Colours, Config};
use crate::conversation::{Conversation, Errand, Incoming};
use crate::knowledge::{District, Folder, Problems};
use crate::text::mend_json;
pub use args::{Arguments, Ask, Broadcast, Command, Eval};
use chat::Chat;
use memory::Memory;
use phrases::Table;

/// Nothing went wrong.
pub const DONE: u8 = 0;

/// Problems were found.
pub const PROBLEMS: u8 = 1;

/// The program was used or configured wrongly.
pub const WRONG_USE: u8 = 2;

/// How to get a token, for those who started the program without one.
const GET_A_TOKEN: &str = "No TELOXIDE_TOKEN is set, so we talk here. To run the Telegram bot, \
    write /newbot to https://t.me/BotFather and put the token it gives into .env as TELOXIDE_TOKEN=...";

/// What the program takes from the machine it runs on.
pub struct Machine {
    /// Tells the time.
    pub clock: fn() -> jiff::Timestamp,
    /// Whether the output may be coloured.
    pub colours: Colours,
}

/// Carries out a command.
///
/// # Errors
/// Says in one sentence what cannot be done, and what to do.
pub fn run(arguments: &Arguments, config: &Config, machine: &Machine) -> Result<ExitCode> {
    if let Some(Command::Match { phrases }) = &arguments.command {
        let table = Table::read(phrases)?;
        table.answer(io::stdin().lock(), &mut io::stdout().lock())?;
        return Ok(ExitCode::from(DONE));
    }
    let folder = folder(arguments, config)?;
    if matches!(arguments.command, Some(Command::Check)) {
        return check(&folder.unwrap_or_else(Folder::embedded));
    }
    let district = folder.as_ref().map_or_else(District::built_in, District::read)?;
    let conversation = Conversation::new(district);
    let wants_bot = matches!(arguments.command, Some(Command::Run))
        || (arguments.command.is_none() && config.token.is_some());
    if wants_bot {
        bot::run(conversation, config, arguments.today, machine.clock)?;
        return Ok(ExitCode::from(DONE));
    }
    let today = today(arguments, &conversation, machine)?;
    let mut output = io::stdout().lock();
    match &arguments.command {
        None | Some(Command::Chat) => {
            talk(arguments, &conversation, config, today, machine, &mut output)?;
        }
        Some(Command::Ask(ask)) if ask.batch => return batch(&conversation, today, &mut output),
        Some(Command::Ask(ask)) => answer(&conversation, ask, today, machine, &mut output)?,
        Some(Command::Eval(eval)) => {
            let folder = folder.unwrap_or_else(Folder::embedded);
            let told = evaluate(eval, &conversation, &folder, today, machine)?;
            screen::print(&mut output, &told)?;
        }
        Some(Command::Facts { id: None }) => {
            screen::print(&mut output, &facts::list(conversation.district()))?;
        }
        Some(Command::Facts { id: Some(id) }) => {
            let shown = facts::show(conversation.district(), id, machine.colours)?;
            screen::print(&mut output, &shown)?;
        }
        Some(Command::Calendar { ics: true, lang, .. }) => {
            let district = conversation.district();
            let file = ics::of(district, today, lang.unwrap_or(district.default_language()));
            output.write_all(file.as_bytes())?;
        }
        Some(Command::Calendar { year, lang, .. }) => {
            let district = conversation.district();
            let language = lang.unwrap_or(district.default_language());
            let told = calendar::of(district, year.unwrap_or_else(|| today.year()), language);
            screen::print(&mut output, &told)?;
        }
        Some(Command::Gaps { json }) => {
            screen::print(&mut output, &gaps::of(&conversation, config, *json)?)?;
        }
        Some(Command::Broadcast { action: Broadcast::Plan { date } }) => {
            let day = date.unwrap_or(today);
            screen::print(&mut output, &plan::of(conversation.district(), config, day)?)?;
        }
        Some(Command::Run | Command::Check | Command::Match { .. }) => {}
    }
    Ok(ExitCode::from(DONE))
}

/// The knowledge folder that was asked for, if it is another than the one built in.
///
/// # Errors
/// Says which file cannot be read.
fn folder(arguments: &Arguments, config: &Config) -> Result<Option<Folder>> {
    let path = arguments.knowledge.as_ref().or(config.knowledge.as_ref());
    Ok(path.map(|it| Folder::from_disk(it)).transpose()?)
}

/// The day for which to answer: the one that was given, else today where the district is.
fn today(arguments: &Arguments, conversation: &Conversation, machine: &Machine) -> Result<Date> {
    match arguments.today {
        Some(day) => Ok(day),
        None => Ok((machine.clock)().in_tz(&conversation.district().time_zone)?.date()),
    }
}

/// Names every problem, in the order of the files.
fn check(folder: &Folder) -> Result<ExitCode> {
    let (read, Problems(mut problems)) = District::inspect(folder);
    if let Some((district, places)) = &read {
        problems.extend(answer::check(district, places));
    }
    problems.sort();
    let mut output = io::stdout().lock();
    for problem in &problems {
        screen::print(&mut output, &problem.to_string())?;
    }
    Ok(ExitCode::from(if problems.is_empty() { DONE } else { PROBLEMS }))
}

fn talk(
    arguments: &Arguments,
    conversation: &Conversation,
    config: &Config,
    today: Date,
    machine: &Machine,
    output: &mut impl Write,
) -> Result<()> {
    if arguments.command.is_none() {
        screen::print(&mut io::stderr(), GET_A_TOKEN)?;
    }
    let memory = Memory::open(config, machine.clock)?;
    let mut chat = Chat::new(conversation, memory, today, machine.colours);
    if io::stdin().is_terminal() {
        chat.with_person(output)
    } else {
        chat.with_lines(io::stdin().lock(), output)
    }
}

fn answer(
    conversation: &Conversation,
    ask: &Ask,
    today: Date,
    machine: &Machine,
    output: &mut impl Write,
) -> Result<()> {
    let question = ask.question.join(" ");
    let mut profile = Profile::new(Place::Private);
    profile.hint = ask.lang;
    let response = conversation.respond(&profile, Incoming::Text(&question), None, today);
    if ask.json {
        let record = record::record(serde_json::Value::Null, &response);
        screen::print(output, &serde_json::to_string(&record)?)?;
    } else {
        let drawn = |it: Reply| screen::draw_once(it, machine.colours);
        let mut replies: Vec<String> = response.replies.into_iter().map(drawn).collect();
        if response.errands.contains(&Errand::HandOver) {
            replies.push(format!("{:#}", profile.to_json()));
        }
        screen::print(output, &replies.join("\n\n"))?;
    }
    if ask.explain {
        let finding = conversation.find(&question, &profile);
        let computed = conversation.derive(&question, &finding, &profile, today);
        let why = explain::explain(&finding, computed.as_ref());
        screen::print(output, &format!("\n{why}"))?;
    }
    Ok(())
}

/// Answers each line of the input. A line that is no question is named on standard error, and the
/// others are answered all the same.
fn batch(conversation: &Conversation, today: Date, output: &mut impl Write) -> Result<ExitCode> {
    let mut code = DONE;
    let mut input = io::stdin().lock();
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        if input.read_until(b'\n', &mut line).context("cannot read the input")? == 0 {
            break;
        }
        let text = String::from_utf8_lossy(&line);
        if text.trim().is_empty() {
            continue;
        }
        match serde_json::from_str(&mend_json(&text)) {
            Ok(asked) => {
                let answered = record::answer(conversation, &asked, today);
                writeln!(output, "{}", serde_json::to_string(&answered)?)?;
            }
            Err(refused) => {
                code = PROBLEMS;
                let problem = format!(
                    "lachin-bot: line {number} is no question, write {{\"id\": ..., \"q\": ...}}: {refused}"
                );
                screen::print(&mut io::stderr(), &problem)?;
            }
        }
    }
    output.flush()?;
    Ok(ExitCode::from(code))
}

/// What a file of questions, or the folder's own examples, tell of the bot.
fn evaluate(
    eval: &Eval,
    conversation: &Conversation,
    folder: &Folder,
    today: Date,
    machine: &Machine,
) -> Result<String> {
    let scored = match &eval.file {
        Some(file) if eval.json => {
            return Ok(eval::evidence(conversation, &questions(file)?, today));
        }
        Some(file) => eval::score(conversation, &questions(file)?, today, machine.clock),
        None => eval::left_out(folder, today, machine.clock)?,
    };
    if let Some(picture) = &eval.curve {
        let drawn = eval::Curve::of(&scored).draw();
        fs::write(picture, drawn).with_context(|| format!("cannot write {}", picture.display()))?;
    }
    Ok(eval::report(&scored))
}

fn questions(file: &Path) -> Result<Vec<eval::Judged>> {
    let text =
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut questions = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|it| !it.1.trim().is_empty()) {
        let question = serde_json::from_str(&mend_json(line))
            .with_context(|| format!("{}:{}: not a question", file.display(), number + 1))?;
        questions.push(question);
    }
    if questions.is_empty() {
        bail!("{} holds no questions: write a JSON object a line", file.display());
    }
    Ok(questions)
}
