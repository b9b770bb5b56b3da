"""Corrections as shoppers write them, and what only sounds like one."""

import pytest

from bot.understanding.correcting import gives_up, without_correction
from bot.understanding.talk import Talk
from bot.understanding.understanding import in_place_of_it

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
    ("forget it, how do i return something instead", "how do i return something instead"),
    ("Actually never mind. Can you tell me what delivery costs?", "Can you tell me what delivery costs?"),
    ("oh forget about that i want to cancel", "i want to cancel"),
    ("never mind that, but just where is it", "where is it"),
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
    "never mind",
    "never mind, found it",
    "forget it, i'll do it another time",
    "i will never forget it, how nice you were",
    "don't forget it is a gift",
    "",
    "?",
)


@pytest.mark.parametrize(("text", "meant"), CORRECTIONS)
def test_a_correction_says_what_was_meant(text: str, meant: str) -> None:
    """The words that deny the bot's answer are cut from the wish."""
    assert without_correction(text) == meant


@pytest.mark.parametrize("text", NO_CORRECTIONS)
def test_what_only_sounds_like_a_correction_is_left_whole(text: str) -> None:
    """A text that only sounds like a correction stays whole: it would leave a form, or lose words that matter."""
    assert without_correction(text) == text


def test_long_texts_take_no_longer() -> None:
    """A long text takes no longer in proportion: every place in it is looked at only a few times."""
    for text in ("no " * 333, "no, " * 250, "that not " * 111, "sorry wait oh " * 71, "- " * 500):
        assert without_correction(text) == text


@pytest.mark.parametrize(
    ("text", "gives"),
    (
        ("scrap that, when will it turn up?", True),
        ("oh forget that, i meant change the address", True),
        ("no wait, just tell me when it arrives", True),
        ("actually no ill keep it. do you sell socks", True),
        ("no wait, i want it in L", False),
        ("forget it", False),
        ("I meant the blue one", False),
    ),
)
def test_a_wish_is_given_up_for_another(text: str, *, gives: bool) -> None:
    """Only what is taken back, and followed by something else that is wanted, is given up for that."""
    assert gives_up(text) is gives


@pytest.mark.parametrize(
    ("intent", "text", "means"),
    (
        ("track_order", "tell me when it arrives", [("track_order", "anew")]),
        ("delivery_time", "when does it come", [("track_order", "anew")]),
        ("nlu_fallback", "where is it now", [("track_order", "anew")]),
        ("product_search", "do you sell socks", [("take_back", ""), ("product_search", "")]),
    ),
)
def test_what_takes_the_place_of_a_wish(intent: str, text: str, means: "list[tuple[str, str]]") -> None:
    """A wish about the order takes the place of the one that is given up; all else comes after it is taken back."""
    likeliest = {"name": intent, "confidence": 0.9}
    parsed = {"text": text, "intent": likeliest, "intent_ranking": [likeliest], "certainty": "act", "entities": []}
    talk = Talk(kind="cancel", asked="email", takes="email", open=True)
    wishes = in_place_of_it([parsed], parsed, talk)
    anew = [{one["entity"]: one["value"] for one in wish["entities"]}.get("instead", "") for wish in wishes]
    assert list(zip([wish["intent"]["name"] for wish in wishes], anew, strict=True)) == means
