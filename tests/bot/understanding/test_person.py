"""A wish for a person, heard in any wording; people that are only mentioned."""

from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.understanding.people import clauses
from bot.understanding.person import Reading, reading

_SET: "dict[str, list[dict[str, Any]]]" = YAML(typ="safe").load(
    (Path(__file__).parents[3] / "data" / "evaluation" / "person.yml").read_text(encoding="utf-8")
)


def test_wishes_of_the_set_are_heard() -> None:
    """Of the set's wishes nearly all are heard by their construction, before the classifier is asked."""
    assert len(_SET["wants"]) >= 120
    missed = [one["say"] for one in _SET["wants"] if reading(one["say"]) is not Reading.WISHES]
    assert len(missed) <= len(_SET["wants"]) // 50, missed


def test_mentions_of_the_set_are_no_wishes() -> None:
    """No sentence that only mentions people is heard as a wish, and most are known for what they are."""
    assert len(_SET["mentions"]) >= 100
    read = {one["say"]: reading(one["say"]) for one in _SET["mentions"]}
    assert [say for say, what in read.items() if what is Reading.WISHES] == []
    assert sum(what is Reading.MENTIONS for what in read.values()) >= len(read) // 2


@pytest.mark.parametrize(
    ("wished", "mentioned"),
    (
        ("i want a person", "i want a tent for one person"),
        ("could a colleague of yours of flesh and blood take over", "my own flesh and blood gave me this jumper"),
        ("do you have anybody there who breathes", "do you have anything that breathes in the heat"),
        ("can a person made of flesh and blood answer me", "is the shop run by flesh and blood people"),
        ("I don't want a bot, I want a person", "I don't want a person, the bot is fine"),
        ("can i talk to someone", "do i have to talk to someone"),
        ("why don't you let me talk to a person", "i don't want to talk to a person"),
        ("i need to speak to someone at your company", "i need to speak to someone at the post office"),
        ("staff please", "do you have staff discount"),
        ("not a machine please", "is it machine washable"),
        ("i'm not talking to a machine", "i'm not a robot box won't tick"),
        ("call me back please", "call me old fashioned"),
        ("can one of your people call me", "can the driver call me"),
        ("is anybody there", "is anybody home needed to sign"),
        ("put me back to Ana", "put me down for the newsletter"),
        ("i was talking to an agent and got cut off", "i was talking to an agent yesterday"),
        ("it would be great if a member of your staff could get in touch", "it is great if someone likes it"),
        ("i'd feel better talking to a person", "i felt better after talking to my doctor"),
        ("is there a lady i can talk to", "is there a lady's fit"),
        ("i have asked three times for an agent", "i asked an agent three times"),
        ("refund please and a human", "a tent for two adults and a dog"),
        ("i spoke to Ben, can he pick this up", "i spoke to Ben and he said it was fine"),
        ("hello, i spoke to Ines on saturday about an exchange", "i spoke to my neighbour on saturday"),
        ("is freya in today", "is the post in today"),
        ("had omar on chat on monday, get him back", "had a tent on order on monday, get it back"),
        ("is priya there? she looked after my exchange", "is it there? she is at home"),
        ("last week Owen sorted this for me, can he again", "last week the cobbler sorted it, can we return it"),
        ("are you even human? get me one then", "are you even human? i need a mug, get me one"),
        ("can somebody from the warehouse ring me", "will someone call before the delivery"),
        ("i'd rather not do this with a machine", "i'd rather not wash it in a machine"),
        ("rather a real one did that", "i'd rather it was a real one, not plastic"),
        ("can't one of yours do it", "is this one of yours"),
        ("better if someone of yours finds it", "better if someone signs for it"),
        ("which tent would your specialist choose", "which tent would a specialist choose"),
        ("can i talk to one of your people about a return", "can i talk to you about a return"),
        ("can we skip the bot", "can we skip the box"),
        ("skip to a human", "skip to the next page"),
        ("not a robot please", "i'm a real person, not a robot, the captcha fails"),
        ("could Ana take a look at this", "could i take a look at the tents"),
        ("put Maria on please", "put it on please"),
        ("can i get ruth", "can i get ruth a gift card"),
        ("is Pete in", "is Pete's parcel in"),
        ("Ruth again please", "hi, Ruth again"),
        ("put Bethany on", "put Bethany as the name on it"),
        ("Priya helped me yesterday, her again please", "Priya ordered it for me, can she return it"),
        ("Joan sorted it last time. can i have her back", "my neighbour Joan sorted it, can i have her address back"),
        ("could Mo ring me", "could Mo collect it for me"),
        ("i want Declan", "i want it delivered to Declan"),
        ("get me an agent", "i used to be a call centre agent"),
        ("speak to support", "support for my back"),
    ),
)
def test_the_same_words_wish_and_mention(wished: str, mentioned: str) -> None:
    """The construction tells a wish from a mention, not the words."""
    assert reading(wished) is Reading.WISHES
    assert reading(mentioned) is not Reading.WISHES


@pytest.mark.parametrize(
    ("written", "read"),
    (
        ("agnet", "PERSON"),
        ("prson", "PERSON"),
        ("huuuuman", "PERSON"),
        ("reprasentitive", "PERSON"),
        ("colleage", "PERSON"),
        # Words of their own.
        ("college", "college"),
        ("urgent", "urgent"),
        ("stuff", "stuff"),
        ("steak", "steak"),
        ("human-sized", "human-sized"),
        ("personal", "personal"),
    ),
)
def test_slips(written: str, read: str) -> None:
    """A misspelt word for a person is one; a word of its own that looks like it is not."""
    assert clauses(written) == [read]


@pytest.mark.parametrize(
    "text",
    (
        "",
        "I am at work, nobody home. What do they do then",
        "?!",
        "👍",
        "where is my order 1042",
        "a " * 500,
        "talk to " * 120,
        "no more " * 120,
    ),
)
def test_what_has_nothing_to_do_with_people(text: str) -> None:
    """A message without people is neither, however long: it is read in milliseconds."""
    before = perf_counter()
    assert reading(text) is None
    assert perf_counter() - before < 0.2  # 2 ms alone; the rest is for a busy machine
