"""Two wishes in one message: the order in which they are answered, and who takes both."""

import asyncio
import re
from time import perf_counter
from typing import Any

import pytest

from bot.understanding.cutting import is_no_end
from bot.understanding.wishes import are_two, leans_on_what_is_before, wishes_in

SAID = {
    "can i send it back": "return_policy",
    "i paid for express": "payment_methods",
    "the delivery address on it": "change_address",
    "please send me an invoice": "invoice_request",
    "what for express": "delivery_time",
    "the checkout is broken": "website_problem",
    "i'd like to sign up": "create_account",
    "do you ship to skye": "shipping_options",
    "the boots are wrong": "wrong_item",
    "need a medium": "stock_availability",
    "how much is delivery": "shipping_cost",
    "where is my parcel": "track_order",
    "cancel my order": "cancel_order",
    "let me talk to a human": "ask_human",
    "how long does that usually take": "delivery_time",
    "for how many days": "delivery_time",
    "choose the day": "shipping_options",
    "when i am home": "delivery_time",
    "cancel 1042": "cancel_order",
    "change the address of 1051": "change_address",
    "change the address": "change_address",
    "what happens now": "track_order",
    "it is cheaper elsewhere": "price_match",
    "do you match it elsewhere": "price_match",
    "where is 1042": "track_order",
    "what is it made of": "product_question",
    "i want to know when it goes out": "track_order",
    "still waiting for the refund": "refund_status",
    "still waiting for the refund.": "refund_status",
    "still waiting for the refund. order 1042. how long does it take": "refund_status",
    "order 1042. how long does it take": "order_not_received",
    "i am fed up": "complaint",
    "your driver was rude": "complaint",
    "my parcel is late": "order_not_received",
    "i don't need it any more": "cancel_order",
    "want my money back": "refund_request",
    "where is it": "track_order",
    # Two things, of which one drowns the other.
    "please send me an invoice? where is 1042": "invoice_request",
}
SIZE = "medium"
# Texts that are understood with the small talk around the wish, but not for certain.
LIKELY = {"sorry, was on the phone. how much is delivery": "shipping_cost", "well, so. what now": "track_order"}
TOLD = {"where is it, it said tuesday and today is friday": "track_order"}


async def _parse(text: str) -> "dict[str, Any]":
    """Know what is said here for certain, and nothing else."""
    known = text.rstrip("?") in SAID
    intent = {"name": (SAID | LIKELY | TOLD).get(text.rstrip("?"), "inform"), "confidence": 0.9 if known else 0.3}
    at = text.find(SIZE)
    sizes = [{"entity": "size", "value": "M", "start": at, "end": at + len(SIZE)}] if at >= 0 else []
    orders = [{"entity": "order_number", "value": number} for number in re.findall(r"\d{4}", text)]
    return {"text": text, "intent": intent, "certainty": "act" if known else "ask", "entities": [*sizes, *orders]}


def _wishes(text: str) -> "list[dict[str, Any]]":
    async def wishes() -> "list[dict[str, Any]]":
        return await wishes_in(text, await _parse(text), _parse)

    return asyncio.run(wishes())


@pytest.mark.parametrize(
    ("text", "order"),
    (
        ("cancel my order and how much is delivery", ["shipping_cost", "cancel_order"]),
        ("how much is delivery and cancel my order", ["shipping_cost", "cancel_order"]),
        ("where is my parcel and how much is delivery", ["shipping_cost", "track_order"]),
        ("where is my parcel, also cancel my order", ["track_order", "cancel_order"]),
        ("how much is delivery and let me talk to a human", ["ask_human"]),
        ("how much is delivery", ["shipping_cost"]),
        # Of one order it is one wish in other words; of two they are two.
        ("cancel 1042 and change the address of 1051", ["cancel_order", "change_address"]),
        # A question about another order is no question about the wish before it.
        ("change the address of 1051 and where is 1042?", ["change_address", "track_order"]),
        ("1) cancel 1042 2) change the address of 1051", ["cancel_order", "change_address"]),
    ),
)
def test_what_only_tells_comes_first(text: str, order: "list[str]") -> None:
    """What only tells comes first, then what offers a person, then wishes about an order; a person takes everything."""
    assert [wish["intent"]["name"] for wish in _wishes(text)] == order


@pytest.mark.parametrize(
    "text",
    (
        # What was done is told on the way, and wished for no more than what is declined.
        "i paid for express, where is my parcel",
        "i don't want to cancel my order, where is my parcel",
        # The end of a list, and what leans on the question before it.
        "please send me an invoice and the delivery address on it",
        "how much is delivery and what for express",
        "the boots are wrong and need a medium",
        # A question about what was said before it, and one that is only begun.
        "the boots are wrong, how long does that usually take",
        "for how many days can i send it back",
        "choose the day when i am home",
        # What is in the way of the wish.
        "i'd like to sign up but the checkout is broken",
    ),
)
def test_what_is_only_told_is_no_wish(text: str) -> None:
    """One wish is left whole, though each part of the message would be one by itself."""
    assert [wish["text"] for wish in _wishes(text)] == [text]


@pytest.mark.parametrize(
    ("text", "intents"),
    (
        ("the boots are wrong, where is my parcel", {"wrong_item", "track_order"}),
        ("can i send it back? how much is delivery", {"return_policy", "shipping_cost"}),
        ("do you ship to skye, can i send it back", {"shipping_options", "return_policy"}),
        ("the checkout is broken. While I'm here: how much is delivery", {"website_problem", "shipping_cost"}),
        ("please send me an invoice and i'd like to sign up", {"invoice_request", "create_account"}),
    ),
)
def test_two_wishes_are_heard(text: str, intents: "set[str]") -> None:
    """Each of two wishes is heard: a question, a want, an order or what is wrong, with a word between them or none."""
    assert {wish["intent"]["name"] for wish in _wishes(text)} == intents


@pytest.mark.parametrize(("text", "certainty"), zip(LIKELY, ("act", "ask"), strict=True))
def test_talk_around_a_wish(text: str, certainty: str) -> None:
    """A wish that one part names for certain is certain, if the whole message seems to name it too."""
    (wish,) = _wishes(text)
    assert (wish["text"], wish["certainty"]) == (text, certainty)


@pytest.mark.parametrize("blanks", (" ", "\n", " \n", "\t", "\u00a0"))
def test_blanks_keep_nobody_waiting(blanks: str) -> None:
    """A thousand blanks between two words take no longer than one: everybody's messages wait for this one."""
    began = perf_counter()
    _wishes(f"no{(blanks * 1000)[:990]}x y")
    assert perf_counter() - began < 1


@pytest.mark.parametrize(("times", "readings"), ((10, 12), (30, 6), (76, 2)))
def test_of_a_long_message_less_is_read_again(times: int, readings: int) -> None:
    """A message is read again in parts; a long one in fewer parts, because reading takes time."""
    read: list[str] = []

    async def parse(text: str) -> "dict[str, Any]":
        read.append(text)
        return await _parse(text)

    text = "is it so and " * times + "is it"
    asyncio.run(wishes_in(text, asyncio.run(_parse(text)), parse))
    assert len(read) == readings


@pytest.mark.parametrize(
    "text",
    ("about my parcel\nhow much is delivery", "i bought a stool\nwhere is my parcel", "how much\nhow much is delivery"),
)
def test_what_a_message_is_about_is_no_wish_beside_it(text: str) -> None:
    """Words that say what the rest is about, or that begin its question, stay with it."""

    async def all_known(said: str) -> "dict[str, Any]":
        names = {"about my parcel": "track_order", "i bought a stool": "place_order", "how much": "discounts"}
        intent = {"name": names.get(said) or SAID.get(said, "inform"), "confidence": 0.9}
        return {"text": said, "intent": intent, "certainty": "act", "entities": []}

    async def wishes() -> "list[dict[str, Any]]":
        return await wishes_in(text, await all_known(text), all_known)

    assert [wish["text"] for wish in asyncio.run(wishes())] == [text]


ITEMS = {"the Tarn is torn": ("damaged_item", "Tarn"), "i want to return the Alder": ("return_item", "Alder"),
         "i want to return the Tarn": ("return_item", "Tarn")}  # fmt: skip


async def _of_items(text: str) -> "dict[str, Any]":
    """Know sentences that name an item for certain; a whole of several is as its first."""
    intent, item = ITEMS.get(text.rstrip("."), ("damaged_item", "Tarn"))
    named = [{"entity": "product", "value": item}]
    return {"text": text, "intent": {"name": intent, "confidence": 0.9}, "certainty": "act", "entities": named}


def test_who_is_not_in_only_says_why() -> None:
    """That nobody is at home is no wish beside the one to keep an order back, and "I need" waits for what is needed."""

    def side(intent: str, text: str) -> "dict[str, Any]":
        return {"text": text, "intent": {"name": intent, "confidence": 0.9}, "certainty": "act", "entities": []}

    hold = side("hold_order", "can you keep it back until monday")
    assert not are_two(side("order_not_received", "1084, . nobody is at home this week"), hold)
    assert are_two(side("order_not_received", "1084 has not come"), hold)
    assert is_no_end("our hike starts saturday week and i need")
    assert not is_no_end("it is not what i need")


@pytest.mark.parametrize(
    ("text", "wishes"),
    (
        ("the Tarn is torn. i want to return the Alder", {"damaged_item", "return_item"}),
        # "It is broken, can I send it back?" is one wish.
        ("the Tarn is torn. i want to return the Tarn", {"damaged_item"}),
        ("the Tarn is torn. order 1042", {"damaged_item"}),
    ),
)
def test_a_fault_and_a_return_are_two_of_two_items(text: str, wishes: "set[str]") -> None:
    """What belongs together is two wishes where each is about another product; a number alone is none."""

    async def heard() -> "list[dict[str, Any]]":
        return await wishes_in(text, await _of_items(text), _of_items)

    assert {wish["intent"]["name"] for wish in asyncio.run(heard())} == wishes


async def _of_outcome(text: str) -> "dict[str, Any]":
    """Know a fault, and take what is wanted for it for a purchase."""
    intent = "place_order" if text.startswith("want") else "damaged_item"
    return {"text": text, "intent": {"name": intent, "confidence": 0.9}, "certainty": "act", "entities": []}


def test_what_is_wanted_for_a_fault_is_no_second_wish() -> None:
    """A “want new one” after a fault says what is wanted for it: it has no subject of its own."""

    async def heard() -> "list[dict[str, Any]]":
        text = "the seam is open. want new one"
        return await wishes_in(text, await _of_outcome(text), _of_outcome)

    assert [wish["intent"]["name"] for wish in asyncio.run(heard())] == ["damaged_item"]


@pytest.mark.parametrize(
    "text",
    (
        "the boots are wrong, what happens now?",
        "the boots are wrong, what happens now? order 1042",
        "the boots are wrong, what now?",
    ),
)
def test_a_question_without_a_subject_is_about_the_wish_before_it(text: str) -> None:
    """Who tells of something wrong and asks what happens now wants one thing, whatever order is named."""
    assert [wish["intent"]["name"] for wish in _wishes(text)] == ["wrong_item"]


def test_what_a_procedure_can_be_asked_is_about_its_wish() -> None:
    """A question that is not sure by itself, and that the procedure answers, is no wish of its own."""
    assert [wish["intent"]["name"] for wish in _wishes("the boots are wrong, who pays the post?")] == ["wrong_item"]


@pytest.mark.parametrize(
    ("text", "heard"),
    (
        # Why it is cancelled is no wish for a lower price; a question for one is.
        ("it is cheaper elsewhere, cancel 1042", ["cancel_order"]),
        ("cancel 1042, it is cheaper elsewhere", ["cancel_order"]),
        ("do you match it elsewhere? cancel my order", ["price_match", "cancel_order"]),
        # Of three things each is heard, and what names the order comes first of what is looked up.
        (
            "how much is delivery? please send me an invoice? where is 1042",
            ["shipping_cost", "track_order", "invoice_request"],
        ),
    ),
)
def test_a_reason_is_no_wish_and_three_things_are_three(text: str, heard: "list[str]") -> None:
    """What only says why is left with its wish; each thing of three is heard."""
    assert [one["intent"]["name"] for one in _wishes(text)] == heard


def test_a_question_may_end_with_a_preposition() -> None:
    """Nothing is waited for after "what is it made of", as it is after "a card for"."""
    assert _names("what is it made of, can i send it back") == ["product_question", "return_policy"]
    assert len(_wishes("i paid for express and how much is delivery")) == 1


def test_another_procedure_answers_what_has_no_subject() -> None:
    """Who wants to know "when it goes out" names nothing, and yet wants more than the change beside it."""
    assert _names("change the address and i want to know when it goes out") == ["change_address", "track_order"]


def test_an_order_to_send_what_stands_before_is_no_wish_of_its_own() -> None:
    """Whatever "send it please" is like alone; with a question, or a word of its own, it is another matter."""
    assert leans_on_what_is_before("send it please")
    assert not leans_on_what_is_before("when do you send it")
    assert not leans_on_what_is_before("cancel it")


def test_anger_about_it_is_no_second_wish() -> None:
    """Who is fed up because a parcel is late wants the parcel; who tells of a rude driver complains."""
    assert _names("my parcel is late and i am fed up") == ["order_not_received"]
    assert _names("my parcel is late and your driver was rude") == ["complaint"]


def test_a_reason_may_come_first() -> None:
    """That it is not needed any more says why the money is wanted, and cancels nothing beside it."""
    assert len(_wishes("i don't need it any more and want my money back")) == 1


def test_one_clause_may_be_sure_of_it() -> None:
    """What one clause asks for certain is answered, where the rest of the message only tells."""
    (wish,) = _wishes("where is it, it said tuesday and today is friday")
    assert (wish["intent"]["name"], wish["certainty"]) == ("track_order", "act")


def test_a_number_before_a_question_is_for_the_wish_before_it() -> None:
    """A number told in between belongs to the wish before it, and so does the question behind it."""
    assert _names("still waiting for the refund. order 1042. how long does it take") == ["refund_status"]


@pytest.mark.parametrize(
    ("first", "second", "means"),
    (
        ("track 1042, ana@example.com", "do you ship to skye", ["shipping_options", "track_order"]),
        # Number and address alone ask nothing, and what is wanted of the order is no fact.
        ("1042, ana@example.com", "do you ship to skye", ["shipping_options"]),
        ("track 1042, ana@example.com", "can i send it back", ["return_policy"]),
    ),
)
def test_a_fact_beside_an_order_and_its_proof_is_answered_too(first: str, second: str, means: "list[str]") -> None:
    """Number and address make "track 1042" look like nothing but them: it is no less a wish."""
    claims = [{"entity": "order_number", "value": "1042"}, {"entity": "email", "value": "ana@example.com"}]

    async def parse(text: str) -> "dict[str, Any]":
        if text != first:
            return await _parse(text)
        named = [
            {**one, "start": text.index(one["value"]), "end": text.index(one["value"]) + len(one["value"])}
            for one in claims
        ]
        return {**await _parse(text), "intent": {"name": "inform", "confidence": 0.8}, "entities": named}

    message = f"{first}, and {second}"
    whole = asyncio.run(_parse(second))
    wishes = asyncio.run(wishes_in(message, {**whole, "text": message}, parse))
    assert [wish["intent"]["name"] for wish in wishes] == means


def _names(text: str) -> "list[str]":
    return [wish["intent"]["name"] for wish in _wishes(text)]
