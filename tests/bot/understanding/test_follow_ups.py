"""What a message means while a wish is asked about, or after it was told of."""

from types import SimpleNamespace
from typing import Any

import pytest

from bot.understanding.in_talk import in_talk
from bot.understanding.talk import ANSWER, FOLLOW_UP, TAKE_BACK, Talk, talk_of

TOLD = Talk(kind="track", of_order=True)
ASKED_OUTCOME = Talk("outcome", "choice", "damaged", open=True, of_order=True)
ASKED_LINE = Talk("line", "line", "missing", open=True, of_order=True)
ASKED_LOOKED = Talk("looked", "text", "not_received", open=True, of_order=True)
ASKED_HERE = Talk("here", "choice", "missing", open=True, of_order=True)


def _read(
    text: str, talk: Talk, intent: str = "out_of_scope", certainty: str = "ask", **named: str
) -> "dict[str, Any]":
    entities = [{"entity": name, "value": value} for name, value in named.items()]
    chosen = {"name": intent, "confidence": 0.9}
    parsed = {"intent": chosen, "intent_ranking": [chosen], "entities": entities, "certainty": certainty}
    return in_talk(parsed, text, talk) or parsed


@pytest.mark.parametrize(
    ("text", "talk", "intent", "means"),
    (
        # A general fact gives way to what is known of the order, and so does the same wish in other words.
        ("do i pay twice for that", TOLD, "shipping_cost", FOLLOW_UP),
        ("and what size was it", TOLD, "product_question", FOLLOW_UP),
        ("do i have to send it back tho", ASKED_OUTCOME, "return_policy", FOLLOW_UP),
        # Another procedure's wish does not.
        ("please cancel it, i know the total", TOLD, "cancel_order", "cancel_order"),
        ("found it, it was in the shed", ASKED_LOOKED, "order_not_received", TAKE_BACK),
        ("in the shed and with next door, and i found it nowhere", ASKED_LOOKED, "order_not_received", ANSWER),
    ),
)
def test_a_certain_reading_in_its_talk(text: str, talk: Talk, intent: str, means: str) -> None:
    """A message that is sure of something is still read at its place."""
    assert _read(text, talk, intent, "act")["intent"]["name"] == means


@pytest.mark.parametrize(
    ("text", "talk", "means"),
    (
        ("do you have it in a 9", TOLD, "exchange_of_order"),
        ("is there one in a 9", Talk(kind="track", of_order=True, subject="track_order"), "exchange_of_order"),
        ("it came in a 9", TOLD, "stock_availability"),
        ("do you have boots in a 9", TOLD, "stock_availability"),
        ("do you have it in a 9", Talk(kind="track", of_order=True, of_product=True), "stock_availability"),
    ),
)
def test_another_size_of_it_is_that_of_the_order(text: str, talk: Talk, means: str) -> None:
    """Of an order that was told of "it" is what was bought; of a product that was talked of it is that."""
    assert _read(text, talk, "stock_availability", "act", size="9")["intent"]["name"] == means


@pytest.mark.parametrize(
    ("text", "means"),
    (("and express", "shipping_cost"), ("and next day?", "shipping_cost"), ("is express signed for", "signature")),
)
def test_another_way_of_delivery_is_asked_the_same(text: str, means: str) -> None:
    """A way alone asks for its price where that was told; with more it is a question of its own."""
    assert _read(text, Talk(subject="shipping_cost"), "signature", "act")["intent"]["name"] == means


@pytest.mark.parametrize(
    ("text", "means"),
    (
        ("which is cheapest", "shipping_cost"),
        ("and the fastest one?", "delivery_time"),
        ("which is the cheapest tent", "product_question"),
    ),
)
def test_the_ways_of_delivery_are_compared(text: str, means: str) -> None:
    """After the ways were told "the cheapest" is one of them; what names goods is about those."""
    assert _read(text, Talk(subject="shipping_options"), "product_question", "act")["intent"]["name"] == means


@pytest.mark.parametrize(
    ("text", "state", "begins"),
    (
        ("to the office please", "shipped", True),
        ("no, to my sister's instead", "processing", True),
        ("to the office please", "delivered", False),
        ("to my surprise", "shipped", False),
    ),
)
def test_where_a_parcel_is_to_go(text: str, state: str, *, begins: bool) -> None:
    """Of a parcel that is awaited a place alone is where it is to go, and nothing else."""
    talk = Talk(kind="track", subject="track_order", of_order=True, state=state)
    assert (_read(text, talk, "inform", "ask")["intent"]["name"] == "change_address") is begins


def test_a_named_product_is_a_subject_of_its_own() -> None:
    """A question that names a product asks about that, not about the order that was told of."""
    read = _read("what size is the Tarn", TOLD, "product_question", "act", product="Tarn Tee")
    assert read["intent"]["name"] == "product_question"


def test_a_named_product_answers_which_item() -> None:
    """A sentence that names a product answers the question which item, however sure it is of another wish."""
    read = _read("the Alder Jacket is the one missing", ASKED_LINE, "damaged_item", "act", product="Alder Jacket")
    assert read["intent"]["name"] == ANSWER


@pytest.mark.parametrize(("text", "answers"), (("no not yet, nothing came", "no"), ("yep its here", "yes")))
def test_a_choice_takes_yes_and_no(text: str, answers: str) -> None:
    """The question whether the parcel is here is answered by a yes or a no, whatever follows it."""
    entities = {one["entity"]: one["value"] for one in _read(text, ASKED_HERE)["entities"]}
    assert entities["answers"] == answers


def test_a_question_word_may_come_last() -> None:
    """A message that ends with "when" is a question about what was told."""
    read = _read("and the other one comes when", TOLD)
    assert read["intent"]["name"] == FOLLOW_UP
    assert {"entity": "aspect", "value": "time"} in read["entities"]


REFUND_TOLD = Talk(kind="refund", subject="refund_of_order", of_order=True)
EXCHANGE_ASKED = Talk("confirm", "yes_no", "exchange", open=True, of_order=True)
EMAIL_ASKED = Talk("email", "email", "cancel", open=True)


@pytest.mark.parametrize(
    ("text", "talk", "intent", "means"),
    (
        # Right after a refund was told, money that has not come is no parcel.
        ("it has not arrived, nothing there", REFUND_TOLD, "order_not_received", FOLLOW_UP),
        ("and which card does it go to", REFUND_TOLD, "payment_methods", FOLLOW_UP),
        ("stop order 1042 at once", REFUND_TOLD, "cancel_order", "cancel_order"),
        # A rule is asked for while the address is: it is told before the proof.
        ("wait does cancelling cost anything", EMAIL_ASKED, "cancel_order", FOLLOW_UP),
        ("why", EMAIL_ASKED, "help", FOLLOW_UP),
    ),
)
def test_words_of_the_last_answer(text: str, talk: Talk, intent: str, means: str) -> None:
    """What a procedure answers is heard as a question about it, whatever it looks like elsewhere."""
    named = {"order_number": "1042"} if "1042" in text else {}
    assert _read(text, talk, intent, "act", **named)["intent"]["name"] == means


@pytest.mark.parametrize(
    ("text", "named", "means"),
    (
        ("and in L?", {"size": "L"}, ANSWER),
        ("a size up?", {"size_step": "up"}, ANSWER),
        ("is it there in navy", {"colour": "navy"}, ANSWER),
        ("is posting it back free", {}, FOLLOW_UP),
    ),
)
def test_a_size_changes_what_is_to_be_confirmed(text: str, named: dict[str, str], means: str) -> None:
    """Asked for a yes to an exchange, a size or a colour is an answer, and a question is answered beside it."""
    assert _read(text, EXCHANGE_ASKED, "stock_availability", "ask", **named)["intent"]["name"] == means


@pytest.mark.parametrize(
    "text", ("there is none, somebody gave it to me", "it was a present", "my aunt bought it for me", "no idea")
)
def test_a_present_has_no_address_of_its_own(text: str) -> None:
    """Asked for the e-mail address, a shopper who was given the thing has none: a person finds the order."""
    entities = {one["entity"]: one["value"] for one in _read(text, EMAIL_ASKED)["entities"]}
    assert entities["lacks"] == "email"


def test_a_thing_of_the_order_is_given_up_by_its_place() -> None:
    """After an order was told, "take the second one out" is a wish about it, and a correction changes the line."""
    assert _read("take the second one out", TOLD, position="2")["intent"]["name"] == "cancel_order"
    assert _read("is the second one waterproof", TOLD, position="2")["intent"]["name"] == "out_of_scope"
    asked = Talk("confirm", "yes_no", "cancel", open=True, of_order=True)
    assert _read("sorry i meant the third one", asked, position="3")["intent"]["name"] == ANSWER


TWO_ORDERS = Talk(kind="track", of_order=True, of_orders=True)


@pytest.mark.parametrize(
    ("text", "talk", "aspect"),
    (
        ("sum?", TOLD, "sum"),
        ("and the carrier please", TOLD, "carrier"),
        ("total of my order again", TOLD, "total"),
        ("dunno yet", Talk(kind="track", open=True, of_order=True), "undecided"),
        ("and the other one", TWO_ORDERS, "which"),
        ("when is the second order here", TWO_ORDERS, "time"),
    ),
)
def test_what_is_asked_in_few_words(text: str, talk: Talk, aspect: str) -> None:
    """A word alone, an open choice and the other of two orders are asked of what was told last."""
    read = _read(text, talk, "inform")
    assert read["intent"]["name"] == FOLLOW_UP
    assert {"entity": "aspect", "value": aspect} in read["entities"]


@pytest.mark.parametrize(
    ("text", "talk"),
    (
        # Of a product that was shown, size and price are asked of that.
        ("price?", Talk(kind="track", subject="product_search", of_order=True, of_product=True)),
        # A word that answers what is asked is no question.
        ("size", Talk("line", "line", "missing", open=True, of_order=True)),
        ("the other order", TOLD),
        ("sum of the gloves", TOLD),
    ),
)
def test_what_a_word_does_not_ask(text: str, talk: Talk) -> None:
    """A word is about the order only where nothing else is."""
    assert _read(text, talk)["intent"]["name"] != FOLLOW_UP


def test_an_items_day_is_asked_of_its_order() -> None:
    """An item that is named with nothing but "when" may be one of the order."""
    parsed = {"entity": "product", "value": "Tarn Tee", "start": 8, "end": 12}
    chosen = {"name": "product_question", "confidence": 0.5}
    read = in_talk(
        {"intent": chosen, "intent_ranking": [chosen], "entities": [parsed], "certainty": "ask"},
        "and the Tarn, when?",
        TOLD,
    )
    assert read is not None
    assert read["intent"]["name"] == FOLLOW_UP


def test_two_orders_told_of_together() -> None:
    """The newest two wishes are of two orders where they are the same of each."""

    def talk(kinds: "tuple[str, str]") -> Talk:
        wishes = [
            {"id": at, "kind": kind, "stands": "told", "order": f"104{at}"} for at, kind in enumerate(kinds, start=1)
        ]
        slots = {"agenda": {"wishes": wishes, "current": None, "last": 2, "asked": None}}
        return talk_of(SimpleNamespace(current_slot_values=lambda: slots, events=[]))

    assert talk(("track", "track")).of_orders
    assert not talk(("track", "cancel")).of_orders


@pytest.mark.parametrize(
    ("text", "means"),
    (
        ("actually only the hat, keep the rest", ANSWER),
        ("just the boots please", ANSWER),
        ("everything except the mug", ANSWER),
    ),
)
def test_a_part_changes_what_is_to_be_confirmed(text: str, means: str) -> None:
    """What is named instead of a yes or a no is an answer that says neither."""
    read = _read(text, Talk("confirm", "yes_no", "cancel", open=True, of_order=True))
    assert read["intent"]["name"] == means
    assert not any(one["entity"] == "answers" for one in read["entities"])


@pytest.mark.parametrize(
    ("text", "intent", "certainty", "means"),
    (
        ("no more waiting, cancel it and pay me back", "refund_status", "act", "cancel_order"),
        ("i had enough, cancel", "frustration", "act", "cancel_order"),
        ("scrap the lot please", "damaged_item", "ask", "cancel_order"),
        # What is denied, asked, or about something else orders nothing.
        ("i do not want to cancel it", "out_of_scope", "ask", "out_of_scope"),
        ("can i cancel it?", "out_of_scope", "ask", "out_of_scope"),
        ("please stop it with the e-mails", "newsletter", "act", "newsletter"),
    ),
)
def test_a_cancelling_is_heard_beside_anything(text: str, intent: str, certainty: str, means: str) -> None:
    """Impatience and money beside it do not hide that the order is to be cancelled."""
    told = Talk(kind="not_received", subject="order_not_received", open=True, of_order=True)
    assert _read(text, told, intent, certainty)["intent"]["name"] == means


def test_what_says_nothing_leaves_a_choice_open() -> None:
    """Words without a subject are no new wish while a choice is open."""
    read = _read("the whole thing", Talk(kind="not_received", open=True, of_order=True), "damaged_item", "act")
    assert read["intent"]["name"] == FOLLOW_UP


@pytest.mark.parametrize(
    ("text", "means"),
    (
        ("so what now, do i get a new one?", ANSWER),
        ("can i have my money back then", ANSWER),
        ("will you send me another?", ANSWER),
        ("when do i get a new one?", FOLLOW_UP),
    ),
)
def test_who_asks_for_one_of_the_choices_chooses_it(text: str, means: str) -> None:
    """A question whether they get one of two things is their choice, and one for its day is not."""
    asked = Talk("outcome", "choice", "not_received", open=True, of_order=True, state="delivered")
    assert _read(text, asked)["intent"]["name"] == means


@pytest.mark.parametrize(("subject", "means"), (("used_return", FOLLOW_UP), ("greet", "affirm")))
def test_why_not_is_no_yes_to_a_rule(subject: str, means: str) -> None:
    """A "why not?" after a rule asks for the reason, whatever was offered with it."""
    talk = Talk(subject=subject, offers="person")
    assert _read("why not", talk, "affirm", "act")["intent"]["name"] == means


@pytest.mark.parametrize(
    ("text", "means"), (("just the wellies", FOLLOW_UP), ("do you have wellies", "product_search"))
)
def test_who_only_names_an_item_of_the_order_looks_for_none(text: str, means: str) -> None:
    """After a return was told, "just the wellies" says which one goes back."""
    told = Talk(kind="return", of_order=True, state="delivered")
    assert _read(text, told, "product_search", "act")["intent"]["name"] == means
