"""What the judge finds: one that cannot fail is none."""

from datetime import date

import pytest

from talks.judging import Fault, Heard, Judge, Kind, call, packet
from talks.orders import Words
from talks.script import Call, Expected, ExpectedPacket, Fact, Wording

WORDS = Words({"number": "1042", "total": "£60.00", "delivered": "3 December"}, date(2026, 11, 30))
JUDGE = Judge([r"[{}]"])
CANCEL = {"id": "1", "kind": "cancel", "stands": "offered", "order": "1042"}
PACKET = {"reason": "asked", "orders": [{"number": "1042"}], "wishes": [CANCEL]}


def _kinds(expected: Expected, heard: Heard) -> list[Kind]:
    return [fault.kind for fault in JUDGE.turn(expected, heard, WORDS)]


def test_what_is_right_has_no_fault() -> None:
    """An answer that says all and keeps the wish is without fault."""
    heard = Heard("Yes: £60 for order 1042.", slots={"agenda": {"wishes": [CANCEL]}, "order_number": "1042"})
    expected = Expected(
        says=("{total}", "{number}"),
        without=("e-mail",),
        never=("cancelled",),
        agenda={"cancel": ("offered",)},
        slots={"order_number": "{number}"},
        handoff=False,
    )
    assert _kinds(expected, heard) == []


@pytest.mark.parametrize(
    ("expected", "text", "kind"),
    (
        (Expected(says=("{total}",)), "It costs £61.", Kind.LACKS),
        (Expected(says=("{total}",)), "It costs £160.", Kind.LACKS),
        (Expected(says=("{delivered}",)), "It came on 23 December.", Kind.LACKS),
        (Expected(without=("e-mail",)), "Which E-MAIL address?", Kind.IN_VAIN),
        (Expected(never=("(?:is|has been) cancelled",)), "Order 1042 is cancelled.", Kind.FALSE),
        (Expected(never=("^good",)), "All right.\nGood. What else?", Kind.FALSE),
        (Expected(), "Order {number} is on its way.", Kind.FALSE),
        (Expected(), " \n", Kind.SILENT),
        (Expected(slots={"order_number": "{number}"}), "Yes.", Kind.SLOT),
        (Expected(handoff=True), "Yes.", Kind.HANDOFF),
        (Expected(handoff="asked"), "Yes.", Kind.HANDOFF),
    ),
)
def test_each_fault_is_found(expected: Expected, text: str, kind: Kind) -> None:
    """What is lacking, said in vain, false, silent, not kept or not handed over is found."""
    assert _kinds(expected, Heard(text)) == [kind]


def test_a_handoff_that_should_not_be_is_found() -> None:
    """A person who is called where none should be, or for another reason, is a fault."""
    heard = Heard("A person answers you.", owner="queue", reason="anger")
    assert _kinds(Expected(handoff=False), heard) == _kinds(Expected(handoff="asked"), heard) == [Kind.HANDOFF]
    assert _kinds(Expected(handoff=True), heard) == _kinds(Expected(handoff="anger|asked"), heard) == []


@pytest.mark.parametrize(
    ("wishes", "stands", "lost"),
    (
        ([], ("offered",), True),
        ([{"kind": "cancel", "stands": "dropped"}], ("offered",), True),
        ([{"kind": "return", "stands": "offered"}], (), True),
        ([CANCEL], (), False),
        ([CANCEL], ("none",), True),
        ([{"kind": "cancel", "stands": "dropped"}], ("none",), False),
        ([], ("none",), False),
    ),
)
def test_a_wish_that_is_lost_is_found(wishes: list[dict[str, str]], stands: tuple[str, ...], lost: bool) -> None:  # noqa: FBT001  # a row of the table
    """A wish that is gone, stands elsewhere, or should be gone and is not, is a fault."""
    heard = Heard("Yes.", slots={"agenda": {"wishes": wishes}})
    assert _kinds(Expected(agenda={"cancel": stands}), heard) == ([Kind.AGENDA] if lost else [])


@pytest.mark.parametrize("agenda", (None, "nonsense", [], {}))
def test_an_agenda_that_is_none_has_lost_every_wish(agenda: object) -> None:
    """Without an agenda, or with one of another shape, a wish counts as lost."""
    assert _kinds(Expected(agenda={"cancel": ()}), Heard("Yes.", slots={"agenda": agenda})) == [Kind.AGENDA]


def test_a_packet_is_judged() -> None:
    """A packet that is not there, or lacks the wish, the order or the reason, is a fault; a whole one is none."""
    expected = ExpectedPacket(("cancel|change",), "{number}", "asked")
    assert packet(expected, PACKET, WORDS) == []
    assert packet(expected, None, WORDS) == [Fault(Kind.PACKET, "there is none")]
    assert len(packet(expected, {"reason": "anger", "orders": [], "wishes": []}, WORDS)) == 3
    other = {**PACKET, "wishes": [{**CANCEL, "kind": "cancelled", "order": "1043"}], "orders": []}
    assert len(packet(expected, other, WORDS)) == 2
    assert packet(expected, {"reason": "asked", "orders": [], "wishes": [CANCEL]}, WORDS) == []


def test_a_fact_is_told_at_once_or_not() -> None:
    """A fact has all it must, begins as it must whatever notice stands before, and has nothing false."""
    fact = Fact("skye", "It is delivered to.", ("skye",), "yes", ("do not deliver",), ())
    wording = Wording(("skye?",), ("free",))

    def kinds(line: str) -> list[Kind]:
        return [fault.kind for fault in JUDGE.fact(fact, wording, Heard(f"A notice.\n{line}", (line,)), WORDS)]

    assert kinds("Yes, to Skye, free.") == []
    assert kinds("To Skye it is free: yes.") == [Kind.LACKS]
    assert kinds("Yes, to Skye.") == [Kind.LACKS]
    assert kinds("Yes, free. We do not deliver to Skye.") == [Kind.FALSE]


def test_a_call_is_heard_and_a_mention_is_none() -> None:
    """A wish for a person that is not heard, and a mention that is handed over, are faults."""
    called, left = Heard("A person comes.", owner="queue", reason="asked"), Heard("Yes.")
    wants, mentions = Call("plain", (), "a person please", wants=True), Call("", (), "for one person?", wants=False)
    assert [len(call(one, heard)) for one in (wants, mentions) for heard in (called, left)] == [0, 1, 1, 0]


def test_what_is_heard_adds_up() -> None:
    """An answer and what followed it are judged as one, with the slots and the owner of the last."""
    both = Heard("one", ("one",), {"a": 1}).then(Heard("two", ("two",), {"a": 2}, "queue", "asked"))
    assert both == Heard("one\ntwo", ("one", "two"), {"a": 2}, "queue", "asked")
