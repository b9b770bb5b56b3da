"""The next wording: in order from the first on, for each response and each conversation separately."""

import asyncio

import pytest
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.server import wordings
from bot.server.translations import Translation
from bot.server.turns import begin_turn
from bot.server.wordings import NextWording
from tests.bot.fakes import DOMAIN

PRICES, TIMES = "utter_prices", "utter_times"


def _words() -> NextWording:
    words = NextWording()
    words.responses = {
        PRICES: [{"text": "one: {price}"}, {"text": "two: {price}"}, {"text": "on the web", "channel": "web"}],
        TIMES: [{"text": "soon"}, {"text": "shortly"}],
        "utter_nothing": [],
    }
    return words


def _tracker() -> DialogueStateTracker:
    return DialogueStateTracker.from_events("c1:1", [], DOMAIN.slots, domain=DOMAIN)


def _said(response: str, tracker: DialogueStateTracker, channel: str = "counterhand") -> "str | None":
    """Say it, and remember it as Rasa does."""
    message = asyncio.run(_words().generate(response, tracker, channel, price="£3"))
    if message is None:
        return None
    tracker.update(BotUttered(message["text"], metadata={"utter_action": response}), DOMAIN)
    text: str = message["text"]
    return text


def test_each_time_the_next_wording() -> None:
    """The wordings are said in order, with their variables filled, and then from the first again."""
    tracker = _tracker()
    assert [_said(PRICES, tracker) for _ in range(3)] == ["one: £3", "two: £3", "one: £3"]


def test_each_response_for_itself() -> None:
    """Other responses, and other conversations, do not move a response's next wording."""
    tracker = _tracker()
    assert [_said(name, tracker) for name in (PRICES, TIMES, PRICES, TIMES)] == [
        "one: £3",
        "soon",
        "two: £3",
        "shortly",
    ]
    assert _said(PRICES, _tracker()) == "one: £3"


def test_wordings_of_the_channel() -> None:
    """Rasa's own rules on which wordings fit a channel hold."""
    assert _said(PRICES, _tracker(), "web") == "on the web"


def test_what_there_is_not() -> None:
    """An unknown response gives what Rasa expects for one."""
    assert _said("utter_unheard_of", _tracker()) is None
    assert _said("utter_nothing", _tracker()) is None


def test_sorry_is_said_once_a_talk() -> None:
    """What was said before, or ahead of it in the same turn, is not said once more."""
    words = NextWording()
    words.responses = {"utter_late": [{"text": "I am sorry, it is late."}]}

    async def say_twice(tracker: DialogueStateTracker) -> "list[str]":
        begin_turn()
        said = [await words.generate("utter_late", tracker, "counterhand") for _ in range(2)]
        return [one["text"] for one in said if one]

    tracker = _tracker()
    assert asyncio.run(say_twice(tracker)) == ["I am sorry, it is late.", "It is late."]
    tracker.update(BotUttered("I am sorry, it is late."), DOMAIN)
    assert asyncio.run(say_twice(tracker)) == ["It is late.", "It is late."]


def test_another_language_has_its_own_wordings(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a talk in another language its wordings are said in order; what it lacks is English, with a word ahead."""
    german = Translation({PRICES: ("eins: {price}", "zwei: {price}")}, "Auf Englisch:")
    monkeypatch.setattr(wordings, "translations", lambda: {"de": german})
    tracker = _tracker()
    tracker.update(SlotSet("language", "de"))
    assert [_said(PRICES, tracker) for _ in range(3)] == ["eins: £3", "zwei: £3", "eins: £3"]
    assert _said(TIMES, tracker) == "Auf Englisch: soon"
    tracker.update(SlotSet("language", "en"))
    assert _said(TIMES, tracker) == "shortly"


@pytest.mark.parametrize(
    ("put_as", "said"),
    (
        ("obstacle", "I am afraid so: it has to be new."),
        ("denial", "That is right: it has to be new."),
        ("", "No, it has to be new."),
    ),
)
def test_the_first_word_fits_the_question(put_as: str, said: str) -> None:
    """A no is turned where the question asks for an obstacle, or denies what it asks."""
    words, tracker = _words(), _tracker()
    words.responses["utter_new"] = [{"text": "No{name}, it has to be new."}]
    entities = [{"entity": "put_as", "value": put_as}] if put_as else []
    tracker.update(UserUttered("…", entities=entities), DOMAIN)
    message = asyncio.run(words.generate("utter_new", tracker, "counterhand", name=""))
    assert message is not None
    assert message["text"] == said
