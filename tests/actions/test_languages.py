"""What actions say in other languages: the pieces of an answer, and its buttons."""

from datetime import date

import pytest

from actions.facts import FactsFile
from actions.intents import a_person, known_intents
from actions.languages import known_languages, speaking
from actions.phrases import FIELDS, say
from actions.procedures.questions import ANSWER
from actions.turn import Option, Reply
from actions.wording import day
from settings.texts import check_texts
from tests.actions.fakes import FACTS

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
    with speaking(code, "utter_order_shipped"):
        assert day(date(2026, 12, 1), _TODAY, _SHOP) == written
    assert day(date(2026, 12, 1), _TODAY, _SHOP) == "tomorrow, Tuesday 1 December"


def test_an_answer_is_in_one_language() -> None:
    """Inside an answer that a language lacks, the pieces are English as well."""
    with speaking("de", "utter_price_match"):
        assert say("tomorrow") == "tomorrow"
    with speaking("xx", "utter_order_shipped"):
        assert say("tomorrow") == "tomorrow"


def test_buttons_are_in_the_language() -> None:
    """A button is called in the shopper's language, and stands for the same intent."""
    reply = Reply("utter_other_language", options=(a_person(), Option("Tarn", ANSWER)))
    titles = [button["title"] for button in reply.buttons("de")]
    assert titles == [known_languages()["de"].buttons["ask_human"], "Tarn"]
    assert [one["payload"] for one in reply.buttons("de")] == [one["payload"] for one in reply.buttons()]


def test_languages_have_the_same() -> None:
    """Each language has the same pieces, buttons and answers; its pieces use the fields that they are given."""
    languages = list(known_languages().values())
    first = languages[0]
    assert len(languages) == 7
    for one in languages:
        assert (one.says, set(one.phrases), set(one.buttons)) == (first.says, set(first.phrases), set(first.buttons))
        assert set(one.buttons) <= set(known_intents())
        check_texts(one.phrases, {name: FIELDS[name] for name in one.phrases}, f"{one.code}.yml", "phrase")
