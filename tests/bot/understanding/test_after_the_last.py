"""A short message that is only understood with the question before it."""

import asyncio
from typing import Any

import pytest

from bot.understanding.cutting import cuts
from bot.understanding.talk import Talk
from bot.understanding.understanding import understand

WASH, SOFTENER = "how do i wash a waterproof jacket", "softener?"


def _parsed(text: str, intent: str, certainty: str, *entities: str) -> "dict[str, Any]":
    chosen = {"name": intent, "confidence": 0.9 if certainty == "act" else 0.3}
    named = [{"entity": entity, "value": "57.00", "start": 0, "end": 2} for entity in entities]
    return {
        "text": text,
        "intent": chosen,
        "intent_ranking": [chosen],
        "certainty": certainty,
        "entities": named,
        "passage": None,
    }


def _understood(text: str, talk: Talk, alone: "dict[str, Any]", together: "dict[str, Any]") -> "dict[str, Any]":
    """What is done about `text`, where the pipeline reads it so alone, and so with the message before."""

    async def parse(said: str) -> "dict[str, Any]":
        return together if said.startswith(f"{talk.said}\n") else {**alone, "text": said}

    return asyncio.run(understand(text, parse, talk))[0]


def _page(text: str) -> "dict[str, Any]":
    passage = {"section": "care#washing", "nearness": 0.9, "sentence": 2, "answers": ""}
    return {**_parsed(text, "product_question", "act"), "passage": passage}


def test_a_page_goes_on() -> None:
    """After a page, whose answer leaves no subject, the sentence that the new words choose is shown."""
    together = _page(f"{WASH}\n{SOFTENER}")
    found = _understood(SOFTENER, Talk(said=WASH), _parsed(SOFTENER, "product_question", "none"), together)
    # The action that knows the catalogue says the page, where it knows no more.
    assert found["intent"]["name"] == "product_question"
    assert {one["entity"]: one["value"] for one in found["entities"]}["sentence"] == "2"
    assert found["text"] == SOFTENER


def test_what_is_told_goes_on_with_what_is_named_now() -> None:
    """The sum alone, after the price of delivery is another question for it, with the sum."""
    talk = Talk(said="how much is delivery", subject="shipping_cost")
    together = _parsed("how much is delivery\ni am on 57", "shipping_cost", "act", "amount")
    found = _understood("i am on 57", talk, _parsed("i am on 57", "inform", "ask", "amount"), together)
    assert found["intent"]["name"] == "shipping_cost"
    assert found["entities"] == [{"entity": "amount", "value": "57.00"}]


@pytest.mark.parametrize(
    ("said", "talk", "together"),
    (
        # Nothing is begun on half a message.
        ("and then", Talk(said="how much is delivery", subject="shipping_cost"), _parsed("", "cancel_order", "act")),
        # A wish is open: its questions are its own.
        ("softener?", Talk(said="cancel it", subject="cancel_order", kind="cancel"), _page("")),
        # What is no words does not become a question by the one before it.
        ("xgh qwrt zzp", Talk(said=WASH), _page("")),
        ("a long message of its own about something else that nobody would understand", Talk(said=WASH), _page("")),
        ("softener?", Talk(), _page("")),
    ),
)  # fmt: skip
def test_all_else_is_not_understood(said: str, talk: Talk, together: "dict[str, Any]") -> None:
    """Where the message before does not help, the miss stays one."""
    found = _understood(said, talk, _parsed(said, "product_question", "none"), together)
    assert found["intent"]["name"] == "nlu_fallback"


def test_what_went_on_itself_leads_to_the_question_before_it() -> None:
    """After two short messages the one with a subject of its own tells what the third is about."""
    drier = "and the dryer?"
    together = _page(f"{WASH}\n{drier}")

    async def parse(said: str) -> "dict[str, Any]":
        if said.startswith(f"{WASH}\n"):
            return together
        alone = _parsed(said, "safety_issue", "ask")
        return {**alone, "intent_ranking": [alone["intent"], {"name": "out_of_scope", "confidence": 0.1}]}

    found = asyncio.run(understand(drier, parse, Talk(said=SOFTENER, earlier=WASH)))[0]
    assert {one["entity"]: one["value"] for one in found["entities"]}["sentence"] == "2"


@pytest.mark.parametrize(
    ("subject", "before", "text"),
    (
        ("delivery_time", "when is it here by express", "what about standard"),
        ("gift_options", "do you wrap", "and a scarf"),
    ),
)
def test_what_seems_to_be_a_product_is_asked_of_the_last_fact(subject: str, before: str, text: str) -> None:
    """Another way of delivery, and another thing to be wrapped, are no questions about products."""
    talk = Talk(said=before, subject=subject)
    together = _parsed(f"{before}\n{text}", subject, "act")
    assert _understood(text, talk, _parsed(text, "product_question", "ask"), together)["intent"]["name"] == subject


def test_another_row_of_the_table() -> None:
    """A number alone, after a row of a table, asks for another row, whatever the two are taken for."""
    said = "shoe 44 is what in uk"
    together = _page(f"{said}\nand 46")
    for page, intent in (("care", "help_page"), ("sizes", "nlu_fallback")):
        talk = Talk(said=said, page=page, subject="help_page")
        assert _understood("and 46", talk, _parsed("and 46", "inform", "none"), together)["intent"]["name"] == intent


@pytest.mark.parametrize("text", ("next day delivery, is that with a signature", "my wax coat, can it go in the wash"))
def test_what_only_names_what_is_asked_about(text: str) -> None:
    """Both sides belong together."""
    assert not list(cuts(text))


@pytest.mark.parametrize("text", ("where is my order, is it late", "my zip is broken, is that on the guarantee"))
def test_what_asks_or_is_wrong_stands_by_itself(text: str) -> None:
    """Each side may be a wish."""
    assert list(cuts(text))
