"""What is done about a message: the three bands, help pages, and corrections."""

import asyncio
from typing import Any

import pytest

from bot.correcting import without_correction
from bot.deciding import decide, understand


def _parsed(certainty: str, *ranking: "tuple[str, float]", **parts: Any) -> "dict[str, Any]":  # noqa: ANN401
    """What Rasa's pipeline puts out."""
    told = [{"name": name, "confidence": confidence} for name, confidence in ranking]
    return {
        "text": "…", "intent": told[0], "intent_ranking": told, "certainty": certainty, "entities": [], **parts,
    }  # fmt: skip


def _names(decided: "dict[str, Any]") -> "list[str]":
    return [one["name"] for one in decided["intent_ranking"]]


PAGE = {"id": "care#washing", "nearness": 0.5}
NEAR_PAGE = {"id": "care#washing", "nearness": 1.1}


def test_what_is_certain_is_acted_on() -> None:
    """It goes on as it is."""
    parsed = _parsed("act", ("track_order", 0.9), ("cancel_order", 0.1))
    assert decide(parsed) == parsed


def test_what_is_less_certain_is_asked_back() -> None:
    """The fallback comes first, then the topics that are worth a button, the likeliest first."""
    decided = decide(_parsed("ask", ("track_order", 0.5), ("cancel_order", 0.2), ("greet", 0.01)))
    assert decided["intent"] == {"name": "nlu_fallback", "confidence": 0.5}
    assert _names(decided) == ["nlu_fallback", "track_order", "cancel_order"]
    assert decided["certainty"] == "ask"


def test_where_nothing_is_near_no_topic_is_offered() -> None:
    """Buttons that are wrong for sure help nobody."""
    decided = decide(_parsed("none", ("track_order", 0.1), ("cancel_order", 0.1)))
    assert decided["intent"]["name"] == "nlu_fallback"
    assert _names(decided) == ["nlu_fallback"]


@pytest.mark.parametrize("intent", ("greet", "thank", "help", "bot_challenge", "inform"))
def test_small_talk_is_not_asked_back(intent: str) -> None:
    """A short kind line by mistake costs less than a question; but not where nothing is near at all."""
    assert decide(_parsed("ask", (intent, 0.5)))["intent"]["name"] == intent
    assert decide(_parsed("none", (intent, 0.1)))["intent"]["name"] == "nlu_fallback"


@pytest.mark.parametrize("intent", ("goodbye", "complaint", "cancel_order", "ask_human", "deny"))
def test_what_has_consequences_is_asked_back(intent: str) -> None:
    """What ends, hands over or changes something is not done on a guess."""
    assert decide(_parsed("ask", (intent, 0.5)))["intent"]["name"] == "nlu_fallback"


@pytest.mark.parametrize("certainty", ("act", "ask", "none"))
@pytest.mark.parametrize("intent", ("out_of_scope", "product_question"))
def test_what_has_no_answer_of_its_own_gets_a_page(intent: str, certainty: str) -> None:
    """The section is named, and how near it is stands for the confidence."""
    decided = decide(_parsed(certainty, (intent, 0.9), ("greet", 0.1), passage=PAGE))
    assert decided["intent"] == {"name": "help_page", "confidence": 0.5}
    assert decided["entities"] == [{"entity": "passage", "value": "care#washing"}]
    assert _names(decided) == ["help_page", intent, "greet"]


def test_a_named_product_is_answered_from_the_catalogue() -> None:
    """A page knows less of it."""
    named = [{"entity": "product", "value": "Aster Jacket"}]
    parsed = _parsed("act", ("product_question", 0.9), passage=NEAR_PAGE, entities=named)
    assert decide(parsed) == parsed


def test_a_page_stands_in_for_what_was_not_understood() -> None:
    """Where nothing else is near, any page that is near enough is shown; where topics are, it has to be nearer."""
    assert decide(_parsed("none", ("track_order", 0.1), passage=PAGE))["intent"]["name"] == "help_page"
    assert decide(_parsed("ask", ("track_order", 0.5), passage=PAGE))["intent"]["name"] == "nlu_fallback"
    shown = decide(_parsed("ask", ("track_order", 0.5), passage=NEAR_PAGE))
    assert shown["intent"] == {"name": "help_page", "confidence": 1.0}


def test_a_page_takes_no_answer_that_is_the_shopper_s_own() -> None:
    """A page tells what holds for all: it may be more to the point than such an answer, never than an order's."""
    assert decide(_parsed("act", ("track_order", 0.9), passage=NEAR_PAGE))["intent"]["name"] == "track_order"
    assert decide(_parsed("act", ("return_policy", 0.9), passage=NEAR_PAGE))["intent"]["name"] == "help_page"
    assert decide(_parsed("act", ("return_policy", 0.99), passage=NEAR_PAGE))["intent"]["name"] == "return_policy"


CORRECTIONS = (
    ("No, I meant where is my order", "where is my order"),
    ("no i meant the refund", "the refund"),
    ("no i mean where is my parcel", "where is my parcel"),
    ("nope, i mean returns", "returns"),
    ("sorry, I meant: how much is delivery?", "how much is delivery?"),
    ("I meant to ask about sizes", "sizes"),
    ("i meant returns", "returns"),
    ("what i meant was can i change the address", "can i change the address"),
    ("What I mean is, when does it ship?", "when does it ship?"),
    ("that's not what I asked, I want to cancel", "I want to cancel"),
    ("Thats not what i meant. i mean can i swap it", "can i swap it"),
    ("that isn't what I asked for. where is my money", "where is my money"),
    ("this is not what i was asking. how do i pay", "how do i pay"),
    ("No, that’s not what I meant! Where is it?", "Where is it?"),
    ("not what i wanted to know, i need the price", "i need the price"),
    ("that wasnt my question, do you ship to france", "do you ship to france"),
    ("not that, the other order", "the other order"),
    ("no not that one the blue one", "the blue one"),
    ("no, not that. my invoice", "my invoice"),
    ("i was asking about delivery, not returns", "delivery, not returns"),
    ("I'm asking how long it takes", "how long it takes"),
    ("no, I was asking if you have it in red", "if you have it in red"),
    ("I didn't mean that. I want my money back", "I want my money back"),
    ("you misunderstood me, it never arrived", "it never arrived"),
    ("oh sorry wait i meant order status", "order status"),
    ("actually i mean the jacket", "the jacket"),
)
NO_CORRECTIONS = (
    "no i didn't get it",
    "no, it has not come",
    "no",
    "not that I know",
    "not that i know of, why?",
    "not that it matters",
    "not that long ago, two weeks maybe",
    "I mean it's been three weeks",
    "i mean come on where is it",
    "but i mean it is late",
    "no i mean it",
    "I meant to order a medium but got a large",
    "sorry i meant to buy two",
    "it was meant for my mother",
    "i meant it as a gift",
    "that's not what I ordered",
    "this is not what i wanted, i ordered the blue one",
    "that is not what it looked like on the website",
    "i'm asking for a refund",
    "i asked for a refund three weeks ago",
    "i am asking you to cancel it",
    "what does final sale mean",
    "what do you mean",
    "no i meant",
    "that's not what i asked",
    "not that one",
    "sorry, where is my order",
    "wait, can i still change it",
    "actually cancel it",
    "No, thanks!",
    "",
    "?",
)


@pytest.mark.parametrize(("text", "meant"), CORRECTIONS)
def test_a_correction_says_what_was_meant(text: str, meant: str) -> None:
    """What denies the bot's answer is no part of the wish."""
    assert without_correction(text) == meant


@pytest.mark.parametrize("text", NO_CORRECTIONS)
def test_what_only_sounds_like_a_correction_is_left_whole(text: str) -> None:
    """It would leave a form, or lose words that say what is wanted."""
    assert without_correction(text) == text


def test_long_texts_take_no_longer() -> None:
    """Nothing that may be typed keeps the search busy: every place is looked at a few times."""
    for text in ("no " * 333, "no, " * 250, "that not " * 111, "sorry wait oh " * 71, "- " * 500):
        assert without_correction(text) == text


def _understood(text: str, intent: str) -> "tuple[list[str], list[dict[str, Any]]]":
    """What the pipeline was asked, and what was made of its answer."""
    asked: list[str] = []

    async def parse(said: str) -> "dict[str, Any]":
        asked.append(said)
        return _parsed("act", (intent, 0.9), text=said)

    return asked, asyncio.run(understand(text, parse))


def test_a_wish_that_corrects_says_so() -> None:
    """It is understood without the denial, and carries `correction`."""
    asked, (wish,) = _understood("no, i meant the delivery price", "shipping_cost")
    assert asked == ["the delivery price"]
    assert wish["entities"] == [{"entity": "correction", "value": "yes"}]


def test_no_correction_carries_none() -> None:
    """The message is understood as it was written."""
    asked, (wish,) = _understood("no i didn't get it", "order_not_received")
    assert asked == ["no i didn't get it"]
    assert wish["entities"] == []


def test_who_corrects_themselves_stays_where_they_are() -> None:
    """Another order number is an answer to the form's question: only another wish leaves the form."""
    asked, (wish,) = _understood("sorry i meant 1043", "inform")
    assert asked == ["1043"]
    assert wish["entities"] == []
