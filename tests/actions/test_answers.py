"""What every action shares: it always says something, remembers what it offers, and leaks nothing."""

import logging

import pytest

from actions.answer import Outcome, Reply, TopicAction, Turn, read_turn
from actions.facts import Facts
from actions.topics.greeting import Greet, Thank
from actions.topics.returns import ReturnPolicy
from shop.interface import ShopUnavailable
from tests.actions.fakes import a_tracker, answered, resources, run

ASKING = {
    "wishes": [{"id": 1, "kind": "cancel", "title": "Cancel an order", "stands": "asked"}],
    "current": 1,
    "asked": {"wish": 1, "slot": "email", "takes": "email"},
}


class _Breaks(TopicAction):
    called = "action_breaks"
    topic = "orders"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        raise RuntimeError(f"{turn.metadata} {facts}")


class _FindsTheShopDown(TopicAction):
    called = "action_finds_the_shop_down"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        raise ShopUnavailable


class _Leaves(TopicAction):
    called = "action_leaves"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return Outcome(Reply("utter_help"), leaves_form=True)


@pytest.mark.parametrize(
    ("action", "response", "failure"),
    ((_Breaks, "utter_broken", "actions"), (_FindsTheShopDown, "utter_shop_down", "shop")),
)
def test_a_failure_is_an_answer(action: type[TopicAction], response: str, failure: str) -> None:
    """Whatever breaks, the shopper hears an honest line with a person offered, and the turn tells what broke."""
    told = run(action(resources()))
    assert told.message["response"] == response
    assert told.message["custom"] == {"failure": failure}
    assert told.message["buttons"] == [{"title": "Talk to a person", "payload": "/ask_human"}]
    assert told.slots["offer"] == "person"


def test_a_failure_is_logged_without_words(caplog: pytest.LogCaptureFixture) -> None:
    """The log names the action and the place, never what the exception says: that may be a shopper's words."""
    with caplog.at_level(logging.ERROR):
        run(_Breaks(resources()), a_tracker(metadata={"name": "Wilhelmina"}))
    assert "action_breaks broke: RuntimeError" in caplog.text
    assert "Wilhelmina" not in caplog.text


def test_an_offer_is_remembered_and_withdrawn() -> None:
    """A yes to an offered person is understood; the next answer without an offer withdraws the offer."""
    offered = answered("login_problem").slots
    assert offered.pop("agenda")["wishes"][0]["stands"] == "offered"
    assert offered == {"offer": "person", "topic": "account", "subject": "login_problem"}
    assert run(_Leaves(resources())).slots == {"offer": None}


def test_a_form_is_left_with_the_address() -> None:
    """Leaving a form ends it and forgets the address."""
    told = run(_Leaves(resources()), a_tracker(form="wish_form", slots={"agenda": ASKING}))
    assert {"event": "active_loop", "name": None, "timestamp": None} in told.events
    slots = told.slots
    agenda = slots.pop("agenda")
    assert (agenda["asked"], agenda["current"], agenda["wishes"][0]["stands"]) == (None, None, "asked")
    assert slots == {"offer": None, "requested_slot": None, "email": None}


def test_an_answer_ends_the_turn_unless_a_form_goes_on() -> None:
    """After an answer Rasa is told to listen; in a form it goes on by its rules."""
    assert answered("login_problem").followup == "action_listen"
    assert run(_Leaves(resources()), a_tracker(form="wish_form")).followup == "action_listen"
    assert answered("login_problem", form="wish_form").followup is None


def test_a_correction_leaves_the_form() -> None:
    """A shopper who corrects the bot is asked no more of that form; without a correction the form goes on."""
    told = answered("login_problem", form="wish_form", entities={"correction": "yes"})
    assert {"event": "active_loop", "name": None, "timestamp": None} in told.events
    assert "requested_slot" not in answered("login_problem", form="wish_form").slots


@pytest.mark.parametrize(("wish", "offer"), ((1, "person"), (None, None)))
def test_an_offer_outlives_the_rest_of_its_message(wish: int | None, offer: str | None) -> None:
    """A person offered for the first wish of a message can still be accepted after the answer to the second."""
    told = run(ReturnPolicy(resources()), a_tracker(slots={"offer": "person"}, metadata={"wish": wish}))
    assert told.slots["offer"] == offer


@pytest.mark.parametrize(("action", "response"), ((Greet, "utter_greet_in_form"), (Thank, "utter_thank_in_form")))
def test_small_talk_leaves_a_form_alone(action: type[TopicAction], response: str) -> None:
    """A greeting and thanks in the middle of a form are answered in a word, and the form goes on."""
    told = run(action(resources()), a_tracker(form="wish_form"))
    assert (told.message["response"], told.message["buttons"]) == (response, [])
    assert told.slots == {"offer": None}


@pytest.mark.parametrize(
    ("name", "written"), (("Ana", ", Ana"), (None, ""), ("  ", ""), ("x" * 99, ", " + "x" * 40), ("A\nB", ", A B"))
)
def test_a_name_is_put_into_a_sentence(name: str | None, written: str) -> None:
    """A name is put in as one short line, and as nothing where it is not known."""
    assert read_turn(a_tracker(metadata={"name": name})).name == written


def test_a_turn_is_read() -> None:
    """A turn knows its conversation, what ran since its message, and what ran before it."""
    turn = read_turn(a_tracker("inform", entities={"size": "M"}, ran=["a"], ran_before=["b", "c"], ranking=["x"]))
    assert (turn.conversation, turn.turn_id, turn.intent) == ("c1", "t1", "inform")
    assert (turn.ran, turn.ran_before, turn.ranking) == (("a",), ("b", "c"), ("x",))
    assert turn.entities == {"size": "M"}


def test_all_orders_of_a_message_are_known() -> None:
    """A message may name several orders, one of them twice."""
    turn = read_turn(a_tracker(entities={"order_number": ["1042", "1055", "1042"]}))
    assert turn.orders == ("1042", "1055")


def test_a_name_that_was_said() -> None:
    """The name that the shopper gives is used where the merchant knows none."""
    assert read_turn(a_tracker(slots={"name": "Delia Marchetti"})).name == ", Delia Marchetti"
    assert read_turn(a_tracker(slots={"name": "Delia"}, metadata={"name": "Ana"})).name == ", Ana"


def test_without_metadata_the_sender_tells_the_conversation() -> None:
    """A proof is looked up by its conversation, in whichever bot session."""
    assert read_turn(a_tracker(metadata={"conversation": None})).conversation == "c1"


def test_a_new_session_keeps_what_the_last_one_noted() -> None:
    """The agenda of the session before is told once: whatever is answered first, it is kept from then on."""
    ran = run(Greet(resources()), a_tracker("greet", metadata={"agenda": ASKING}))
    assert ran.slots["agenda"]["wishes"][0]["kind"] == "cancel"
    again = run(Greet(resources()), a_tracker("greet", slots={"agenda": ran.slots["agenda"]}))
    assert "agenda" not in again.slots
