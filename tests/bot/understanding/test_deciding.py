"""What is done about a message: acted on, answered with a help page, asked back about, or given up."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.understanding.deciding import decide
from bot.understanding.talk import Talk
from bot.understanding.understanding import _told_across, understand


def _parsed(
    intent: str, confidence: float, certainty: str, nearness: "float | None" = None, *entities: str
) -> "dict[str, Any]":
    """What the pipeline says of a message; other intents come far behind."""
    ranking = [(intent, confidence), ("return_item", 0.2), ("newsletter", 0.01)]
    told = [{"name": name, "confidence": chance} for name, chance in ranking]
    parsed = {
        "text": "…",
        "intent": told[0],
        "intent_ranking": told,
        "certainty": certainty,
        "entities": [{"entity": entity, "value": "…"} for entity in entities],
    }
    return (
        parsed
        if nearness is None
        else {
            **parsed,
            "passage": {"section": "delivery#customs", "nearness": nearness, "sentence": 1, "answers": "no"},
        }
    )


@pytest.mark.parametrize(
    ("parsed", "done"),
    (
        (_parsed("shipping_cost", 0.9, "act"), "shipping_cost"),
        (_parsed("shipping_cost", 0.5, "ask"), "nlu_fallback"),
        (_parsed("shipping_cost", 0.1, "none"), "nlu_fallback"),
        # A mistake about these costs little, except that a goodbye leaves a form.
        (_parsed("thank", 0.5, "ask"), "thank"),
        (_parsed("goodbye", 0.5, "ask"), "nlu_fallback"),
        # A message that gives a fact may be gibberish unless an entity is found in it.
        (_parsed("inform", 0.5, "ask"), "nlu_fallback"),
        (_parsed("inform", 0.5, "ask", None, "name"), "inform"),
        # Calling a person in vain costs less than asking back somebody who is in danger.
        (_parsed("safety_issue", 0.5, "ask"), "safety_issue"),
        (_parsed("safety_issue", 0.3, "none"), "nlu_fallback"),
        (_parsed("product_search", 0.5, "ask", None, "product"), "product_search"),
        (_parsed("product_search", 0.5, "ask"), "nlu_fallback"),
        (_parsed("track_order", 0.5, "ask", None, "order_number"), "track_order"),
        (_parsed("order_not_received", 0.5, "ask", None, "email"), "order_not_received"),
        (_parsed("cancel_order", 0.5, "ask", None, "order_number"), "cancel_order"),
        # A page is more to the point than what holds for everybody, but not than the answer to the general question.
        (_parsed("shipping_cost", 0.9, "act", 0.64), "help_page"),
        (_parsed("shipping_cost", 0.9, "act", 0.5), "shipping_cost"),
        (_parsed("shipping_cost", 0.99, "act", 0.8), "shipping_cost"),
        # An intent that is one question gives way to a page that is much like it only.
        (_parsed("signature", 0.7, "act", 0.79), "signature"),
        (_parsed("signature", 0.7, "act", 0.81), "help_page"),
        (_parsed("shipping_cost", 0.93, "act", 0.61), "shipping_cost"),
        (_parsed("product_search", 0.8, "act", 0.74), "product_search"),
        # A page that is much nearer than the intent is sure has been asked for, whatever that would do.
        (_parsed("product_search", 0.6, "ask", 0.8, "product"), "help_page"),
        (_parsed("delete_account", 0.74, "act", 0.85), "help_page"),
        (_parsed("delete_account", 0.74, "act", 0.8), "delete_account"),
        (_parsed("track_order", 0.6, "ask", 0.9, "order_number"), "track_order"),
        (_parsed("account_hacked", 0.6, "ask", 0.9), "account_hacked"),
        (_parsed("product_search", 0.8, "act", 0.75), "help_page"),
        # A page cannot do what the bot does for the shopper.
        (_parsed("cancel_order", 0.9, "act", 0.9), "cancel_order"),
        (_parsed("thank", 0.5, "ask", 0.5), "thank"),
        # What tells nothing new by itself gives way to a page that is surely meant.
        (_parsed("inform", 0.5, "ask", 0.59, "size"), "inform"),
        (_parsed("inform", 0.5, "ask", 0.6, "size"), "help_page"),
        # So does what sounds like small talk, where there is no doubt.
        (_parsed("bot_challenge", 0.9, "act", 0.74), "bot_challenge"),
        (_parsed("bot_challenge", 0.9, "act", 0.75), "help_page"),
        # Instead of a question back the page may be a little less near, and still less instead of nothing.
        (_parsed("cancel_order", 0.5, "ask", 0.52), "help_page"),
        (_parsed("cancel_order", 0.5, "ask", 0.51), "nlu_fallback"),
        (_parsed("cancel_order", 0.1, "none", 0.5), "help_page"),
        (_parsed("cancel_order", 0.1, "none", 0.49), "nlu_fallback"),
        (_parsed("out_of_scope", 0.9, "act", 0.5), "help_page"),
        (_parsed("product_question", 0.9, "act", 0.5), "help_page"),
        (_parsed("product_question", 0.9, "act", 0.47, "product"), "product_question"),
    ),
)
def test_what_is_done(parsed: "dict[str, Any]", done: str) -> None:
    """The right thing is done, and the intent that is acted on comes first in the ranking too."""
    decided = decide(parsed)
    assert decided["intent"]["name"] == decided["intent_ranking"][0]["name"] == done
    assert any(entity["entity"] == "passage" for entity in decided["entities"]) is (done == "help_page")


@pytest.mark.parametrize(
    ("parsed", "linked"),
    (
        (_parsed("return_policy", 0.99, "act", 0.52), True),
        (_parsed("return_policy", 0.99, "act", 0.51), False),
        (_parsed("return_policy", 0.99, "act"), False),
        (_parsed("cancel_order", 0.99, "act", 0.9), False),
        # What the catalogue knows of a product is known to its action, which chooses.
        (_parsed("product_question", 0.99, "act", 0.9, "product"), True),
        (_parsed("product_question", 0.99, "act", 0.4, "product"), False),
    ),
)
def test_an_answer_links_to_a_page_that_is_near(parsed: "dict[str, Any]", linked: bool) -> None:  # noqa: FBT001  # a case of the test
    """A general answer that stays links to a section that is near."""
    decided = decide(parsed)
    assert decided["intent"] == parsed["intent"]
    found = [one["value"] for one in decided["entities"] if one["entity"] == "read_on"]
    assert found == (["delivery#customs"] if linked else [])


@pytest.mark.parametrize(
    ("text", "nearness", "entity", "done"),
    (
        ("how long do I have to report it", 0.52, "date", "help_page"),
        ("the seam is open after five months, is it covered", 0.52, "date", "help_page"),
        ("how long do I have to report it", 0.51, "date", "damaged_item"),
        ("how long do I have to report 1042", 0.9, "order_number", "damaged_item"),
        ("it came with a hole", 0.9, "date", "damaged_item"),
    ),
)
def test_a_question_for_a_rule(text: str, nearness: float, entity: str, done: str) -> None:
    """Who asks how long they have is told by a page that is surely meant, and not asked for an order."""
    parsed = {**_parsed("damaged_item", 0.9, "act", nearness, entity), "text": text}
    assert decide(parsed)["intent"]["name"] == done


@pytest.mark.parametrize(("text", "says"), (("do I pay customs", ["no"]), ("what are customs", [])))
def test_a_page_says_yes_or_no_where_that_is_asked(text: str, says: "list[str]") -> None:
    """What a section says to questions like this one is passed on where a yes or a no answers the message."""
    decided = decide({**_parsed("return_policy", 0.9, "act", 0.8), "text": text})
    assert [one["value"] for one in decided["entities"] if one["entity"] == "page_says"] == says


@pytest.mark.parametrize("barred", ("order_not_received", "track_order"))
@pytest.mark.parametrize(
    ("text", "has_come"),
    (
        ("it arrived five days ago, may it go back", True),
        ("it is 12 days since delivery", True),
        ("I have had it for two weeks", True),
        ("tracking says it was delivered three days ago", False),
        ("it hasn't come", False),
    ),
)
def test_what_has_come_is_not_looked_for(text: str, has_come: bool, barred: str) -> None:  # noqa: FBT001  # a case of the test
    """Who tells that it came, by their own word and not by a carrier's, does not ask where it is."""

    async def parse(_: str) -> "dict[str, Any]":
        return _parsed(barred, 0.9, "act", None, "order_number")

    (wish,) = asyncio.run(understand(text, parse))
    assert (wish["intent"]["name"] == barred) is not has_come


@pytest.mark.parametrize(("of_product", "done"), ((True, "product_question"), (False, "help_page")))
def test_it_is_the_product_that_was_talked_of(of_product: bool, done: str) -> None:  # noqa: FBT001  # a case of the test
    """A question about "it" means the product that was talked of; where there was none, a page answers it."""
    assert decide(_parsed("product_question", 0.9, "act", 0.6), Talk(of_product=of_product))["intent"]["name"] == done


@pytest.mark.parametrize(
    ("text", "certainty", "done"),
    (
        ("where is 1042", "act", "track_order"),
        ("where is 1042", "none", "track_order"),
        ("when does 1042 come?", "act", "track_order"),
        ("it is 1042", "act", "inform"),
    ),
)
def test_a_number_does_not_outweigh_what_is_asked_of_it(text: str, certainty: str, done: str) -> None:
    """Who asks where an order is gives no number alone."""
    parsed = {**_parsed("inform", 0.7, certainty, None, "order_number"), "text": text}
    assert decide(parsed)["intent"]["name"] == done


def test_packaging_that_is_gone_is_no_present() -> None:
    """Whoever threw the wrapping away asks for no gift wrap."""

    async def parse(said: str) -> "dict[str, Any]":
        return {**_parsed("gift_options", 0.9, "act"), "text": said}

    (wish,) = asyncio.run(understand("threw the wrapping away", parse))
    assert wish["intent"]["name"] != "gift_options"


@pytest.mark.parametrize(("certainty", "offered"), (("ask", ["shipping_cost", "return_item"]), ("none", [])))
def test_what_is_offered(certainty: str, offered: "list[str]") -> None:
    """A question back offers what is likely enough to be worth a button."""
    ranking = decide(_parsed("shipping_cost", 0.4, certainty))["intent_ranking"]
    assert [one["name"] for one in ranking] == ["nlu_fallback", *offered]


@pytest.mark.parametrize(
    ("said", "meant"),
    (
        ("no, i meant how long does it take", "how long does it take"),
        ("sorry thats not what i asked, is it waterproof", "is it waterproof"),
        ("no how much is it", None),
        ("not that", None),
    ),
)
def test_a_correction(said: str, meant: "str | None") -> None:
    """The words after "no, I meant" are understood, and marked as a correction."""
    heard: list[str] = []

    async def parse(text: str) -> "dict[str, Any]":
        heard.append(text)
        return _parsed("shipping_cost", 0.9, "act")

    (wish,) = asyncio.run(understand(said, parse))
    assert heard[0] == (meant or said)
    assert any(entity["entity"] == "correction" for entity in wish["entities"]) is (meant is not None)


def test_who_corrects_themselves_stays_where_they_are() -> None:
    """Another order number is an answer to the form's question: only another wish leaves the form."""

    async def parse(_: str) -> "dict[str, Any]":
        return _parsed("inform", 0.9, "act")

    (wish,) = asyncio.run(understand("sorry i meant 1043", parse))
    assert wish["entities"] == []


def test_intents_that_are_answered_alike_need_not_be_told_apart() -> None:
    """Two intents with the same answer are acted on together: "where is it" and "why is it not here" look it up."""
    parsed = _parsed("track_order", 0.5, "ask")
    rival = {"name": "order_not_received", "confidence": 0.45}
    alike = {**parsed, "intent_ranking": [parsed["intent"], rival, *parsed["intent_ranking"][1:]]}
    assert decide(alike)["intent"]["name"] == "track_order"
    assert decide(parsed)["intent"]["name"] == "nlu_fallback"


@pytest.mark.parametrize(
    ("text", "likeliest", "certainty", "entities", "wish"),
    (
        ("the mat was missing, i looked twice", "damaged_item", "act", (), "missing_item"),
        ("the strap is torn", "damaged_item", "act", (), "damaged_item"),
        ("torn, and the bag for it is missing", "damaged_item", "act", (), "damaged_item"),
        ("it came and i am not pleased", "damaged_item", "act", (), "damaged_item"),
        # What is not answered alike is only chosen where the message is not sure, and names an order.
        ("there was a mug instead of the cap", "change_order", "ask", ("order_number",), "wrong_item"),
        ("there was a mug instead of the cap", "change_order", "act", ("order_number",), "change_order"),
        ("a mug instead of the cap", "change_order", "ask", (), "nlu_fallback"),
    ),
)
def test_a_wish_is_told_by_its_own_words(
    text: str, likeliest: str, certainty: str, entities: "tuple[str, ...]", wish: str
) -> None:
    """Of intents that are as likely, the one whose words are said is meant."""
    parsed = _parsed(likeliest, 0.5, certainty, None, *entities)
    others = [{"name": name, "confidence": 0.3} for name in ("missing_item", "wrong_item")]
    parsed = {**parsed, "text": text, "intent_ranking": [parsed["intent"], *others]}
    assert decide(parsed)["intent"]["name"] == wish


@pytest.mark.parametrize(
    ("text", "intent"),
    (
        ("my lawyer will contact you if the refund is not here by friday", "legal_threat"),
        ("Then I am taking this to small claims.", "legal_threat"),
        ("i'm gonna sue you", "legal_threat"),
        ("do you have a gift for a lawyer", "return_item"),
        ("shoes for the tennis court", "return_item"),
        ("call me Sue", "return_item"),
    ),
)
def test_a_legal_matter_is_one_whatever_else_is_wanted(text: str, intent: str) -> None:
    """The words of a legal matter bring in a person at once; the same words about something else do not."""

    async def parse(_: str) -> "dict[str, Any]":
        return _parsed("return_item", 0.9, "act")

    (decided,) = asyncio.run(understand(text, parse))
    assert decided["intent"]["name"] == intent


@pytest.mark.parametrize(
    ("text", "intent", "of_order", "done"),
    (
        ("a paper from the driver was in the letterbox", "private_data", False, "missed_delivery"),
        ("the driver left a card", "order_not_received", False, "missed_delivery"),
        ("they left a card but i was in", "order_not_received", False, "order_not_received"),
        ("my parcel back to you went off today", "back_to_sender", False, "return_posted"),
        ("i dropped it off at the post office", "return_policy", False, "return_posted"),
        # Of an order that was named, its own procedure knows more.
        ("i dropped it off at the post office", "return_item", True, "return_of_order"),
        ("i sent the boots back weeks ago", "refund_status", False, "refund_status"),
    ),
)
def test_words_that_begin_a_procedure(text: str, intent: str, of_order: bool, done: str) -> None:  # noqa: FBT001  # a case of the test
    """A driver's card and a return on its way are told of without an order, whatever they look like."""
    parsed = {**_parsed(intent, 0.9, "act"), "text": text}
    assert decide(parsed, Talk(of_order=of_order))["intent"]["name"] == done


@pytest.mark.parametrize(
    ("text", "done"),
    (("do you match another shop's price", "price_match"), ("it costs less on your page now", "price_fell")),
)
def test_another_shops_price_is_answered_for_itself(text: str, done: str) -> None:
    """Where an order was talked of, only our own price is looked up in it."""
    parsed = {**_parsed("price_match", 0.9, "act"), "text": text}
    assert decide(parsed, Talk(of_order=True))["intent"]["name"] == done


def _decided(said: "dict[str, dict[str, Any]]", text: str, talk: Talk) -> "list[str]":
    """What is done about `text`, where each message of `said` is understood so."""

    async def parse(part: str) -> "dict[str, Any]":
        return {**said[part], "text": part}

    return [one["intent"]["name"] for one in asyncio.run(understand(text, parse, talk))]


def test_a_question_after_a_no_to_a_person_is_answered() -> None:
    """Who wants no person but an answer gets the answer; who only wants none goes on with the bot."""
    said = {
        "no person please. how much is delivery": _parsed("stay_with_bot", 0.9, "act"),
        "how much is delivery": _parsed("shipping_cost", 0.97, "act"),
        "no person please.": _parsed("stay_with_bot", 0.9, "act"),
        "no person please": _parsed("stay_with_bot", 0.9, "act"),
    }
    assert _decided(said, "no person please. how much is delivery", Talk(offers="person")) == ["shipping_cost"]
    assert _decided(said, "no person please", Talk(offers="person")) == ["stay_with_bot"]


def test_a_rhetorical_question_takes_an_offer_up() -> None:
    """What is understood as a yes is one after an offer, though it asks; without an offer it is none."""
    said = {"what do you think": _parsed("affirm", 0.9, "act")}
    assert _decided(said, "what do you think", Talk(offers="person")) == ["affirm"]
    assert _decided(said, "what do you think", Talk()) != ["affirm"]


@pytest.mark.parametrize(
    ("said", "means"),
    (
        ("never saw it", "affirm"), ("i don't see it", "affirm"), ("still missing", "affirm"),
        ("nope, nothing on my account", "affirm"), ("no i got it", "deny"), ("no thanks", "deny"),
        ("not needed", "deny"),
    ),
)  # fmt: skip
def test_money_that_is_not_there_is_a_yes_to_whom_looks_for_it(said: str, means: str) -> None:
    """After "is it not there? Then say yes", and only after that."""
    parsed = {said: _parsed("deny", 0.9, "act")}
    paid_back = Talk(kind="refund_status", subject="refund_status", state="cancelled", of_order=True, offers="person")
    assert _decided(parsed, said, paid_back) == [means]
    assert _decided(parsed, said, replace(paid_back, state="shipped")) != ["affirm"]


def test_a_wish_that_only_the_whole_message_tells() -> None:
    """What has not left, and where it is to go, stand in two clauses: they are one wish."""
    said = "order 1042, what hasn't gone out yet, can it go to my sister"
    claim = {"entity": "order_number", "value": "1042", "start": 6, "end": 10}
    whole = {**_parsed("gift_options", 0.9, "act"), "text": said, "entities": [claim]}
    parts = [{**whole, "text": "order 1042, what hasn't gone out yet"}, {**whole, "text": "can it go to my sister"}]
    assert _told_across(parts, whole, said) == "change_address"
    assert _told_across(parts, {**whole, "entities": []}, said) == ""
