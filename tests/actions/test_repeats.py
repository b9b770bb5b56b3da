"""The same answer again: the third time in a bot session a person is brought in."""

from collections.abc import Mapping
from typing import Any

import pytest

from actions.answer import Outcome, Reply, TopicAction, Turn, shop_down
from actions.facts import Facts
from actions.from_data import Answer
from actions.topics.discounts import PromoCodeProblem
from actions.topics.greeting import Help, Thank
from tests.actions.fakes import Ran, a_tracker, answered, resources, run

PRICES = {"intent": "shipping_cost"}


class _FindsTheShopDown(TopicAction):
    called = "action_finds_the_shop_down"
    topic = "orders"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return shop_down()


class _ShowsACard(TopicAction):
    called = "action_shows_a_card"
    topic = "products"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return Outcome(Reply("utter_help", custom={"cards": [{"name": turn.text}]}))


class _OffersAPerson(TopicAction):
    called = "action_offers_a_person"
    topic = "orders"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return Outcome(Reply("utter_help"), offers_person=True)


class _AsksBack(TopicAction):
    called = "action_asks_back"
    topic = "orders"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return Outcome(Reply("utter_help"), counts=False)


def _asked(action: type[TopicAction], *turns: Mapping[str, Any]) -> list[Ran]:
    """Run the action in one turn after another; each turn is given as parts of `a_tracker`."""
    slots: dict[str, Any] = {}
    heard = []
    for turn in turns:
        heard.append(run(action(resources()), a_tracker(**{**turn, "slots": {**turn.get("slots", {}), **slots}})))
        slots["answers_given"] = heard[-1].answers_given
    return heard


def _reasons(heard: list[Ran]) -> list[str | None]:
    customs = [ran.messages[-1]["custom"] for ran in heard]
    return [custom["handoff"]["reason"] if "handoff" in custom else None for custom in customs]


def test_the_third_time_a_person() -> None:
    """The third time the answer is given once more, then a person is brought in, about its topic."""
    heard = _asked(Answer, PRICES, PRICES, {**PRICES, "form": "wish_form"})
    assert _reasons(heard) == [None, None, "repeated"]
    answer, person = heard[-1].messages
    assert answer["response"] == "utter_shipping_cost"
    assert answer["shipping.prices"] == heard[0].message["shipping.prices"]
    assert person["response"] == "utter_repeated"
    assert person["custom"]["handoff"]["topic"] == "shipping"
    assert {"event": "active_loop", "name": None, "timestamp": None} in heard[-1].events


def test_the_same_words_again() -> None:
    """Who writes the same again is answered, and offered a person; other words for it are only answered."""
    asked = {**PRICES, "text": "What is delivery?"}
    again, other = ({**asked, "text_before": text} for text in ("what is  delivery", "hello"))
    answer, offer = _asked(Answer, asked, again)[-1].messages
    assert (answer["response"], offer["response"]) == ("utter_shipping_cost", "utter_said_again")
    assert [button["payload"] for button in offer["buttons"]] == ["/ask_human"]
    assert len(_asked(Answer, asked, other)[-1].messages) == 1


def test_who_comes_back_begins_again() -> None:
    """After a person was brought in, the count begins again."""
    assert _reasons(_asked(Answer, *[PRICES] * 5)) == [None, None, "repeated", None, None]


def test_its_buttons_go() -> None:
    """An answer that a person follows has no buttons: the bot would no longer answer them."""
    (*_, last) = _asked(Help, {}, {}, {})
    assert last.message["buttons"]
    (*_, last) = _asked(_OffersAPerson, {}, {}, {})
    assert [message["buttons"] for message in last.messages] == [[], []]


def test_another_answer_is_another() -> None:
    """The same response about something else, or with another card, is not the same answer."""
    codes = [{"entities": {"promo_code": code}} for code in ("WELCOME10", "LAYERS15", "SUMMER50")]
    assert _reasons(_asked(PromoCodeProblem, *codes)) == [None] * 3
    assert _reasons(_asked(_ShowsACard, *({"text": text} for text in ("mug", "tent", "stove")))) == [None] * 3
    given = _asked(Answer, PRICES)[0].answers_given
    assert len(answered("delivery_time", slots={"answers_given": given}).answers_given) == 2


@pytest.mark.parametrize("action", (Thank, Help, _FindsTheShopDown))
def test_what_is_no_answer_may_be_said_again(action: type[TopicAction]) -> None:
    """Small talk may be repeated without end, and so may failures, which are counted elsewhere."""
    assert _reasons(_asked(action, {}, {}, {}, {})) == [None] * 4


def test_a_question_back_may_be_asked_again() -> None:
    """A question back may be asked as often as needed."""
    assert _reasons(_asked(_AsksBack, {}, {}, {}, {})) == [None] * 4


def test_the_latest_answers_are_kept() -> None:
    """However long the talk, only the latest answers are remembered; an answer given again counts as new."""
    other = [{"text": str(number)} for number in range(18)]
    heard = _asked(_ShowsACard, {"text": "mug"}, *other, {"text": "mug"}, *other, {"text": "tent"}, {"text": "mug"})
    assert _reasons(heard)[-1] == "repeated"
    heard = _asked(_ShowsACard, *({"text": str(number)} for number in range(50)), {"text": "0"})
    assert len(heard[-1].answers_given) == 20
    assert set(heard[-1].answers_given.values()) == {1}


def test_the_count_holds_no_words() -> None:
    """The count does not show what an answer said."""
    (ran,) = _asked(_ShowsACard, {"text": "Wilhelmina"})
    assert "Wilhelmina" not in str(ran.answers_given)
