//! Places on the map, by name or from a list.

use super::{Conversation, Response};
use crate::answer::places::{self, Place};
use crate::answer::reply::{Action, Block, Button, Document, Outcome, Reply};
use crate::answer::{self};
use crate::chat::Profile;
use crate::knowledge::{Fact, Language, Phrase};

impl Conversation {
    /// The places of what is named; without a name, or where it has none, the list of all.
    pub(super) fn map(&self, profile: &Profile, rest: &str) -> Response {
        let language = self.language(profile);
        if rest.is_empty() {
            return self.places(language, Phrase::MAP_CHOOSE);
        }
        let named = self.find(rest, profile).subjects;
        let places = places::all(&self.district);
        let meant: Vec<Place<'_>> =
            places.filter(|it| named.contains(&it.subject(&self.district))).collect();
        if meant.is_empty() {
            return self.places(language, Phrase::MAP_UNKNOWN);
        }
        self.pins(&meant, language)
    }

    /// The places of a fact; `None` where it gives none.
    pub(super) fn map_of(&self, language: Language, fact: &Fact) -> Option<Response> {
        let places: Vec<Place<'_>> = places::of(fact).collect();
        (!places.is_empty()).then(|| self.pins(&places, language))
    }

    /// A district without places has no list of them.
    fn places(&self, language: Language, above: Phrase) -> Response {
        let mut facts: Vec<&Fact> = places::all(&self.district).map(|it| it.fact).collect();
        facts.dedup_by_key(|it| &it.id);
        let phrase = if facts.is_empty() { Phrase::MAP_NONE } else { above };
        let mut reply = answer::phrase(&self.district, language, phrase, &[]);
        reply.buttons = facts
            .into_iter()
            .map(|it| Button {
                action: Action::Map(it.id.clone()),
                ..answer::fact_button(it, language)
            })
            .collect();
        reply.into()
    }

    /// The facts that give the places stand below them, with their sources.
    fn pins(&self, places: &[Place<'_>], language: Language) -> Response {
        let pins = places.iter().map(|it| Block::Pin(it.pin(&self.district, language)));
        let document = Document(pins.collect());
        let mut buttons: Vec<Button> =
            places.iter().map(|it| answer::fact_button(it.fact, language)).collect();
        buttons.dedup();
        Reply { outcome: Outcome::None, language, document, buttons }.into()
    }
}
