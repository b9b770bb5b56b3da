"""A short question that goes on with the help page before it, and two things in one message of which one goes on."""

import asyncio
from typing import Any

import pytest

from bot.understanding.going_on import of_one_page, with_what_it_tells
from bot.understanding.talk import Talk
from bot.understanding.understanding import understand

REPAIRS = Talk(said="what does a new zip cost", page="repairs")


def _found(section: str, nearness: float) -> "dict[str, Any]":
    return {"section": section, "nearness": nearness, "sentence": 0, "answers": ""}


def _parsed(text: str, intent: str, confidence: float, certainty: str, **near: float) -> "dict[str, Any]":
    """What the pipeline says: `near` are sections by the page's name, each called "page#it"."""
    chosen = {"name": intent, "confidence": confidence}
    return {
        "text": text,
        "intent": chosen,
        "intent_ranking": [chosen],
        "certainty": certainty,
        "entities": [],
        "passage": None,
        "of_pages": {page: _found(f"{page}#it", nearness) for page, nearness in near.items()},
    }


def _understood(talk: Talk, *parsed: "dict[str, Any]") -> "list[tuple[str, str]]":
    """What is done about the first of these texts, each as intent and section; others are read so as well."""
    read = {one["text"]: one for one in parsed}

    async def parse(said: str) -> "dict[str, Any]":
        return read.get(said) or _parsed(said, "out_of_scope", 0.1, "none")

    found = asyncio.run(understand(parsed[0]["text"], parse, talk))
    named = [{entity["entity"]: entity["value"] for entity in one["entities"]} for one in found]
    return [(one["intent"]["name"], of.get("passage", "")) for one, of in zip(found, named, strict=True)]


@pytest.mark.parametrize(
    ("parsed", "talk"),
    (
        (_parsed("who pays the post", "return_cost", 0.8, "act", repairs=0.46, paying=0.5), REPAIRS),
        (_parsed("must it be clean", "out_of_scope", 0.3, "none", repairs=0.45), REPAIRS),
        # What says nothing of its own is as near to any page.
        (_parsed("how long would it take", "delivery_time", 0.97, "act", repairs=0.42, delivery=0.7), REPAIRS),
        (
            _parsed("and can I use both", "product_question", 0.99, "act", paying=0.43),
            Talk(said="codes?", page="paying"),
        ),
        (_parsed("is it safe", "safety_issue", 0.65, "act", paying=0.6), Talk(said="visa?", page="paying")),
    ),
)
def test_a_question_goes_on_with_its_page(parsed: "dict[str, Any]", talk: Talk) -> None:
    """What was told of last is what a short question is about, where its page is near enough."""
    assert _understood(talk, parsed) == [("help_page", f"{talk.page}#it")]


@pytest.mark.parametrize(
    ("parsed", "talk"),
    (
        # Another page is nearer.
        (
            _parsed("do you plant trees somewhere", "out_of_scope", 0.3, "none", repairs=0.42, sustainability=0.6),
            REPAIRS,
        ),
        (_parsed("who pays the post", "return_cost", 0.97, "act", repairs=0.46), REPAIRS),
        (_parsed("where is my parcel", "track_order", 0.8, "act", repairs=0.46), REPAIRS),
        (_parsed("it burned my hand", "safety_issue", 0.8, "act", repairs=0.46), REPAIRS),
        # Each section of these pages is about another thing.
        (_parsed("and in the dryer", "out_of_scope", 0.3, "none", care=0.6), Talk(said="wash it", page="care")),
        (_parsed("who pays the post", "return_cost", 0.8, "act", repairs=0.46), Talk(said="hello")),
    ),
)
def test_a_question_of_its_own(parsed: "dict[str, Any]", talk: Talk) -> None:
    """What another page, an order or a grave matter is in does not go on with the page before."""
    assert all(section not in {"repairs#it", "care#it"} for _, section in _understood(talk, parsed))


def test_two_questions_of_one_page() -> None:
    """“What does a new zip cost, and how long does it take” asks two things of the same."""
    whole = {
        **_parsed("what does a zip cost and how long does it take", "repair_service", 0.9, "act"),
        "passage": _found("repairs#costs", 0.9),
    }
    clause = _parsed("how long does it take", "delivery_time", 0.9, "act", repairs=0.45, delivery=0.7)
    assert _understood(Talk(), whole, clause) == [("help_page", "repairs#costs"), ("help_page", "repairs#it")]


def test_a_case_and_its_question_are_one() -> None:
    """Where each half is near the same section, all of the message asks of it: none of it is left out."""
    text = "my voucher is £20 and my basket 60. the rest by card?"
    told = {**_parsed("my voucher is £20 and my basket 60.", "help_page", 1.0, "act"), "entities": [
        {"entity": "passage", "value": "cards#using"}, {"entity": "amount", "value": "20"}]}  # fmt: skip
    asks = {**_parsed("the rest by card?", "help_page", 1.0, "act"), "passage": _found("cards#using", 0.9)}
    asks["entities"] = [{"entity": "passage", "value": "cards#using"}, {"entity": "page_says", "value": "yes"}]

    async def parse(said: str) -> "dict[str, Any]":
        raise AssertionError(said)

    (one,) = asyncio.run(of_one_page(text, [told, asks], Talk(), parse))
    assert one["text"] == text
    named = {entity["entity"]: entity["value"] for entity in one["entities"]}
    assert named == {"passage": "cards#using", "amount": "20", "page_says": "yes"}


def test_a_thing_and_when_it_would_be_there() -> None:
    """“Alder jacket, and how long till it is in Cardiff” names what is sold, and asks of its way."""
    place = {"entity": "place", "value": "Cardiff"}
    product = {"entity": "product", "value": "Alder Waterproof Jacket"}
    text = "alder jacket and how long till it is in cardiff"
    whole = {**_parsed(text, "product_question", 0.9, "act"), "entities": [product, place]}
    named = {**_parsed("alder jacket", "product_search", 0.9, "act"), "entities": [product]}
    way = {**_parsed("how long till it is in cardiff", "delivery_time", 0.9, "act"), "entities": [place]}
    assert [intent for intent, _ in _understood(Talk(), whole, named, way)] == ["product_search", "delivery_time"]


def test_what_says_nothing_goes_on_with_the_other_page() -> None:
    """“What does it cost” is near to whatever costs something: the page of what is named tells it."""
    bare = {**_parsed("what does it cost", "help_page", 0.7, "act", delivery=0.7, repairs=0.6)}
    mends = _parsed("do you mend zips", "help_page", 0.8, "act", repairs=0.8)
    for one, section in ((bare, "delivery#it"), (mends, "repairs#it")):
        one |= {"passage": _found(section, 0.7), "entities": [{"entity": "passage", "value": section}]}

    async def parse(said: str) -> "dict[str, Any]":
        return bare if said == bare["text"] else mends

    found = asyncio.run(of_one_page("do you mend zips, what does it cost", [bare, mends], Talk(), parse))
    assert {entity["value"] for one in found for entity in one["entities"]} == {"repairs#it"}


def test_what_tells_the_case_of_a_code_is_no_second_wish() -> None:
    """The sum and the first order that are told after a code's failure are what it is answered by."""
    code = _parsed("the code fails", "promo_code_problem", 0.9, "act")
    sums = _parsed("I am new and at 27 pounds", "billing_problem", 0.5, "act")
    sums |= {"questions": [{"name": "code_goods", "nearness": 0.8, "odds": 20.0}]}
    other = _parsed("where is my parcel", "track_order", 0.9, "act") | {"questions": []}
    assert [one["text"] for one in with_what_it_tells("both", [code, sums])] == ["both"]
    assert with_what_it_tells("both", [code, other]) == [code, other]


@pytest.mark.parametrize(
    ("clause", "both"), (("can i still use it?", False), ("still ok?", False), ("can i get my money back?", True))
)
def test_a_gift_card_that_is_used_sends_nothing_back(clause: str, both: bool) -> None:  # noqa: FBT001  # of the table
    """Beside a gift card only words of a return are about one."""
    card = _parsed("My gift card is 23 months old.", "help_page", 0.9, "act")
    card["entities"] = [{"entity": "passage", "value": "gift-cards#how-long"}]
    used = _parsed(clause, "used_return", 0.9, "act")

    async def parse(said: str) -> "dict[str, Any]":
        return _parsed(said, "out_of_scope", 0.1, "none")

    told = asyncio.run(of_one_page(f"{card['text']} {clause}", [card, used], Talk(), parse))
    assert len(told) == (2 if both else 1)
