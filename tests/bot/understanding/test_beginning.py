"""What a wish about an order begins with, and the matters that stand beside a proof."""

import asyncio
from typing import Any

import pytest

from bot.understanding.beginning import with_its_question
from bot.understanding.questions import likeliest
from bot.understanding.understanding import understand

_CLAIMS = (("order_number", "1042"), ("email", "ana@example.com"))


def _parsed(
    text: str, intent: str, *, certainty: str = "act", question: str = "", odds: float = 9.0
) -> "dict[str, Any]":
    likely = {"name": intent, "confidence": 0.9}
    entities = [
        {"entity": name, "value": value, "start": text.index(value), "end": text.index(value) + len(value)}
        for name, value in _CLAIMS
        if value in text
    ]
    near = [{"name": question, "nearness": 0.8, "odds": odds}] if question else []
    return {
        "text": text,
        "intent": likely,
        "intent_ranking": [likely],
        "certainty": certainty,
        "entities": entities,
        "questions": near,
    }


def _question(text: str, rest: str, question: str, *, intent: str = "track_order", odds: float = 9.0) -> str:
    async def parse(part: str) -> "dict[str, Any]":
        return _parsed(part, "inform", question=question if part == rest else "", odds=odds)

    wish = asyncio.run(with_its_question(_parsed(text, intent), parse))
    return next((str(one["value"]) for one in wish["entities"] if one["entity"] == "question"), "")


@pytest.mark.parametrize(
    "text",
    (
        "1042 ana@example.com, what did I put into it",
        "order 1042, my e-mail is ana@example.com: what did I put into it",
        "what did I put into it, order number 1042",
    ),
)
def test_a_wish_begins_with_its_question(text: str) -> None:
    """Number and address aside, it is what the words ask for that is answered."""
    assert _question(text, "what did I put into it", "order_items") == "order_items"


def test_a_question_without_an_answer_of_its_own_begins_nothing() -> None:
    """When it comes is what tracking tells anyway, and a wish of another kind has no such question."""
    assert not _question("1042 when will it be here", "when will it be here", "arrives_when")
    assert not _question("1042 what did I put into it", "what did I put into it", "order_items", odds=0.5)
    assert not _question("1042 what did I put into it", "what did I put into it", "order_items", intent="shipping_cost")
    assert not _question("1042 contents", "contents", "order_items")


def test_the_likeliest_question_is_likelier_than_any_intent() -> None:
    """What an intent fits better is asked by nobody."""
    assert likeliest(_parsed("what is in it", "inform", question="order_items")) == ("order_items",)
    assert not likeliest(_parsed("what is in it", "inform", question="order_items", odds=0.9))
    assert not likeliest(_parsed("what is in it", "inform"))


def test_each_sentence_beside_a_proof_is_answered() -> None:
    """Three matters in three sentences are three, whatever the message is as a whole."""
    said = {
        "when will 1042 arrive?": "track_order",
        "do you have a shop?": "contact_info",
        "do you do a student discount?": "discounts",
        "do you have a shop? do you do a student discount?": "discounts",
    }
    text = "when will 1042 arrive? do you have a shop? do you do a student discount?"

    async def parse(part: str) -> "dict[str, Any]":
        return _parsed(part, said.get(part, "out_of_scope"), certainty="act" if part in said else "none")

    decided = asyncio.run(understand(text, parse))
    assert sorted(one["intent"]["name"] for one in decided) == ["contact_info", "discounts", "track_order"]
