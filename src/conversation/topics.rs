//! Topics page by page, and what stands below an answer.

use super::{Conversation, Readers, Response};
use crate::answer;
use crate::answer::reply::{Action, Block, Button, Document, Outcome, Reply, Span};
use crate::chat::Place;
use crate::knowledge::{Fact, Language, Phrase, Topic};

/// Most facts on a page of a topic. Source: our own choice, a screen of a telephone.
const PAGE: usize = 8;

impl Conversation {
    /// All topics to choose from.
    pub(super) fn topics(&self, language: Language) -> Response {
        let mut reply = answer::phrase(&self.district, language, Phrase::TOPICS, &[]);
        let button = |it: &Topic| Button {
            label: answer::topic_name(it, language).to_owned(),
            action: Action::Topic { topic: it.id.clone(), page: 0 },
        };
        reply.buttons = self.district.topics.iter().map(button).collect();
        reply.into()
    }

    /// A page of a topic's facts, 0 the first, with the ways on and back; after the last page the last.
    pub(super) fn topic(&self, language: Language, topic: &Topic, page: u8) -> Response {
        let facts: Vec<&Fact> = self.district.facts_of(&topic.id).collect();
        let pages = facts.len().div_ceil(PAGE).max(1);
        let page = usize::from(page).min(pages - 1);
        let name = Span::Strong(answer::topic_name(topic, language).to_owned());
        let mut heading = vec![name];
        if pages > 1 {
            heading.push(Span::Plain(format!(" {}/{pages}", page + 1)));
        }
        let shown = facts.iter().skip(page * PAGE).take(PAGE);
        let mut buttons: Vec<Button> = shown.map(|it| answer::fact_button(it, language)).collect();
        let turn = |to: Option<usize>, phrase| {
            let page = u8::try_from(to?).ok()?;
            let action = Action::Topic { topic: topic.id.clone(), page };
            Some(self.labelled(language, phrase, action))
        };
        let next = Some(page + 1).filter(|it| *it < pages);
        buttons.extend(turn(page.checked_sub(1), Phrase::PREVIOUS_PAGE));
        buttons.extend(turn(next, Phrase::NEXT_PAGE));
        buttons.push(self.labelled(language, Phrase::ALL_TOPICS, Action::Topics));
        let document = Document(vec![Block::Paragraph(heading)]);
        Response::from(Reply { outcome: Outcome::None, language, document, buttons })
    }

    /// The page of a fact's topic on which it stands: what can be asked beside it.
    pub(super) fn beside(&self, language: Language, fact: &Fact) -> Option<Response> {
        let topic = self.district.topics.iter().find(|it| it.id == fact.topic)?;
        let place = self.district.facts_of(&topic.id).position(|it| it.id == fact.id)?;
        Some(self.topic(language, topic, u8::try_from(place / PAGE).unwrap_or_default()))
    }

    /// Makes an answer ready for where it is said: among people it is short, and the rest unfolds. Below
    /// it stands what leads on, what passes it on, and, where somebody reads it, what is wrong with it.
    pub(super) fn furnish(&self, place: Place, mut response: Response) -> Response {
        for reply in &mut response.replies {
            let Outcome::Answer(hit) = &reply.outcome else { continue };
            let (fact, typed, language) = (hit.fact.clone(), hit.title.clone(), reply.language);
            if place == Place::Group {
                reply.document.shorten();
            }
            let mistake = (self.readers == Readers::Some).then(|| {
                self.labelled(language, Phrase::FEEDBACK_BUTTON, Action::Mistake(fact.clone()))
            });
            let beside = self.labelled(language, Phrase::BESIDE, Action::Beside(fact.clone()));
            let share = self.labelled(language, Phrase::SHARE, Action::Share { fact, typed });
            reply.buttons.extend([beside, share].into_iter().chain(mistake));
        }
        response
    }

    fn labelled(&self, language: Language, phrase: Phrase, action: Action) -> Button {
        Button { label: self.district.phrases.say(language, phrase, &[]), action }
    }
}
