"""What actions say in other languages: the pieces of an answer, and its buttons."""

from datetime import date

import pytest

from actions.facts import FactsFile
from actions.intents import a_person, known_intents
from actions.languages import answering, known_languages, talking
from actions.phrases import FIELDS, say
from actions.procedures.questions import ANSWER
from actions.responses import known_responses
from actions.topics.greeting import Thank
from actions.topics.languages import OtherLanguage
from actions.turn import Option, Reply
from actions.wording import day, listed
from settings.texts import check_texts
from tests.actions.fakes import FACTS, a_tracker, resources, run

_TODAY, _SHOP = date(2026, 11, 30), FactsFile(FACTS).now().shop


@pytest.mark.parametrize(
    ("code", "written"),
    (
        ("de", "morgen, Dienstag, 1. Dezember"),
        ("fr", "demain, mardi 1 décembre"),
        ("es", "mañana, martes 1 de diciembre"),
        ("it", "domani, martedì 1 dicembre"),
        ("nl", "morgen, dinsdag 1 december"),
        ("pl", "jutro, 1 grudnia"),
        ("pt", "amanhã, 1 de dezembro"),
    ),
)
def test_days_are_written_in_the_language(code: str, written: str) -> None:
    """A day stands in the language of the answer that it is in."""
    with talking(code), answering("utter_order_shipped"):
        assert day(date(2026, 12, 1), _TODAY, _SHOP) == written
    assert day(date(2026, 12, 1), _TODAY, _SHOP) == "tomorrow, Tuesday 1 December"


def test_lists_are_written_in_the_language() -> None:
    """The last of several is joined as in the answer's language."""
    with talking("de"), answering("utter_asks_line"):
        assert listed(["Tarn", "Alder"], _SHOP) == "Tarn und Alder"
    assert listed(["Tarn", "Alder"], _SHOP) == "Tarn and Alder"


def test_an_answer_is_in_one_language() -> None:
    """Inside an answer that a language lacks, the pieces are English as well."""
    with talking("de"), answering("utter_price_match"):
        assert say("tomorrow") == "tomorrow"
    with talking("xx"), answering("utter_order_shipped"):
        assert say("tomorrow") == "tomorrow"


def test_buttons_are_in_the_language() -> None:
    """A button is called in the shopper's language, and stands for the same intent."""
    reply = Reply("utter_other_language", options=(a_person(), Option("Tarn", ANSWER)))
    with talking("de"):
        buttons = reply.buttons
    assert [one["title"] for one in buttons] == [known_languages()["de"].buttons["ask_human"], "Tarn"]
    assert [one["payload"] for one in buttons] == [one["payload"] for one in reply.buttons]


def test_languages_have_the_same() -> None:
    """Each language has the same pieces, buttons and answers; its pieces use the fields that they are given."""
    languages = list(known_languages().values())
    assert {name for one in languages for name in one.says} <= set(known_responses())
    first = languages[0]
    same = set(first.says), set(first.phrases), set(first.buttons)
    assert len(languages) == 7
    for one in languages:
        assert (set(one.says), set(one.phrases), set(one.buttons)) == same
        assert set(one.buttons) <= set(known_intents())
        check_texts(one.phrases, {name: FIELDS[name] for name in one.phrases}, f"{one.code}.yml", "phrase")


def test_the_agent_gets_what_the_bot_could_not_answer() -> None:
    """A question in another language is kept for the person who is offered, in the shopper's words."""
    ran = run(
        OtherLanguage(resources()),
        a_tracker("other_language", text="Was kostet der Versand?", slots={"language": "de"}),
    )
    assert ran.message["response"] == "utter_other_language"
    assert [button["title"] for button in ran.message["buttons"]] == ["Bestellung verfolgen", "Mit Menschen sprechen"]
    (wish,) = ran.slots["agenda"]["wishes"]
    assert (wish["stands"], wish["said"]) == ("offered", ["Was kostet der Versand?"])


def test_a_person_is_always_offered_abroad() -> None:
    """Where the bot has few words, each answer offers a person, once."""
    for language, offered in (("de", 1), ("en", 0)):
        ran = run(Thank(resources()), a_tracker("thank", slots={"language": language}))
        assert len(ran.message["buttons"]) == offered
