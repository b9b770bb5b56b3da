"""Small talk acts on its own words only."""

import asyncio
from typing import Any

import pytest

from bot.understanding.small_talk import after_refusal, besides, is_its_own, mocks, mocks_lateness
from bot.understanding.talk import Talk
from bot.understanding.understanding import understand


@pytest.mark.parametrize(
    ("intent", "own", "other"),
    (
        ("thank", "thanks, that helps", "thanks for nothing"),
        ("thank", "good work", "great job losing my parcel"),
        ("thank", "cheers", "thanks but where is it"),
        ("goodbye", "bye", "that's too long"),
        ("goodbye", "that's all for today", "how do i close this?"),
        ("affirm", "yes", "yes but how?"),
        ("affirm", "good", "good question"),
        ("deny", "no", "no idea what that means"),
        ("deny", "not for me", "no but where is it?"),
        ("greet", "hi, how are you?", "hello, still no parcel"),
    ),
)
def test_its_own_words(intent: str, own: str, other: str) -> None:
    """Thanks are thanks, and a complaint, a question or sarcasm in their form is not."""
    assert is_its_own(intent, own)
    assert not is_its_own(intent, other)
    assert is_its_own("track_order", other)


def _parsed(intent: str, certainty: str = "act") -> "dict[str, Any]":
    ranking = [{"name": name, "confidence": chance} for name, chance in ((intent, 0.9), ("return_item", 0.2))]
    return {"text": "…", "intent": ranking[0], "intent_ranking": ranking, "certainty": certainty, "entities": []}


def _decided(text: str, said: "dict[str, str]") -> str:
    async def parse(part: str) -> "dict[str, Any]":
        return {**_parsed(said.get(part, "affirm")), "text": part}

    (wish,) = asyncio.run(understand(text, parse))
    assert wish["text"] == text
    return str(wish["intent"]["name"])


def test_what_is_said_besides_counts() -> None:
    """A question after a yes is what is answered; where nothing is understood besides, it is asked back about."""
    assert _decided("yes but what does delivery cost", {"what does delivery cost": "shipping_cost"}) == "shipping_cost"
    assert _decided("yes but how", {}) == "nlu_fallback"
    assert _decided("yes", {}) == "affirm"


@pytest.mark.parametrize(
    ("text", "rest"), (("yes but how?", "how?"), ("ok, thanks. and when?", "when?"), ("thanks", ""), ("how", "how"))
)
def test_besides(text: str, rest: str) -> None:
    """What follows the small talk, without the joint."""
    assert besides(text) == rest


def test_a_question_after_small_talk_is_the_message() -> None:
    """A greeting or a goodbye with a question in another sentence is that question; "how are you?" is none."""
    assert besides("bye for now! ah, one more: until when can i send it back") == "until when can i send it back"
    assert not is_its_own("greet", "Morning! Lovely day here. Quick one, do you post on Saturdays")
    assert is_its_own("greet", "hello! how are you? is anybody there")


def test_praise_for_what_went_wrong_is_mockery() -> None:
    """What went wrong is left of it; thanks for what was put right stay thanks."""
    assert mocks("fantastic, a whole week late, you guys are champions")
    assert "late" in besides("fantastic, a whole week late")
    assert not is_its_own("thank", "still nothing, great work, thanks so much")
    assert is_its_own("thank", "thank you so much, it was late but you sorted it")


@pytest.mark.parametrize(
    ("late", "praised"),
    (
        ("three weeks for a hat, marvellous, keep it up", "had these boots three months, marvellous"),
        ("a fortnight to send one mug, chapeau", "two weeks is brilliant, thanks"),
        ("thank you so much for a parcel that never arrived", "thank you so much, it arrived"),
        ("12 days and counting, you must be so proud", "30 days to return, brilliant"),
    ),
)
def test_praise_for_a_length_of_time_mocks_a_late_parcel(late: str, praised: str) -> None:
    """A length of time with praise and no reason for it is a late parcel; a reason makes it praise."""
    assert mocks_lateness(late)
    assert not mocks(praised)


def test_a_courtesy_is_nothing_else() -> None:
    """Who is sorry to bother says no more; who asks with it asks."""
    assert is_its_own("courtesy", "sorry to be a nuisance")
    assert not is_its_own("courtesy", "sorry to bother you, where is my parcel?")


@pytest.mark.parametrize(
    ("refused", "rest"),
    (
        ("dont want an agent. postage?", "postage?"),
        ("no person please, how long are returns", "how long are returns"),
        ("no person, ok", ""),
    ),
)
def test_what_follows_a_refusal(refused: str, rest: str) -> None:
    """A question after a no to a person is read, however short; a word or two is not."""
    assert after_refusal(refused) == rest


@pytest.mark.parametrize(
    ("text", "mocked"),
    (
        ("bravo, what a pace", True),
        ("impressive service, really", True),
        ("amazing, thanks for checking so fast", False),
        ("thank you, that helps", False),
    ),
)
def test_praise_for_what_is_late(text: str, mocked: bool) -> None:  # noqa: FBT001  # one case of the table
    """Praise for the speed or the service is mockery where the parcel was told to be late, and no thanks."""
    said = {text: "thank"}

    async def parse(part: str) -> "dict[str, Any]":
        return {**_parsed(said.get(part, "thank")), "text": part}

    (wish,) = asyncio.run(
        understand(text, parse, Talk(state="delayed_on_its_way", kind="track", subject="track_order"))
    )
    assert (wish["intent"]["name"] == "frustration") is mocked
