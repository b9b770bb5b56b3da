"""Judges what was heard by what was expected. Pure: it knows no server, and tests can lie to it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from talks.orders import Words
from talks.script import Call, Expected, ExpectedPacket, Fact, Pattern, Wording

_CLOSED = {"done", "dropped"}


class Kind(StrEnum):
    """What is wrong with an answer."""

    LACKS = "does not say"
    IN_VAIN = "says or asks in vain"
    FALSE = "says what is false"
    SILENT = "is silent"
    AGENDA = "keeps another agenda"
    SLOT = "keeps another value"
    HANDOFF = "hands over otherwise"
    PACKET = "gives the agent another packet"
    BROKEN = "could not be played"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and what it was judged by."""

    kind: Kind
    what: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}"


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of a turn.

    `text` is all that a shopper reads of it: the bot's lines, notices, [buttons] and <cards>; `lines` only the bot's.
    `reason` is why a person was called, "" where none was. `owner` is who has the conversation then.
    """

    text: str = ""
    lines: tuple[str, ...] = ()
    slots: Mapping[str, Any] = field(default_factory=dict)
    owner: str = "bot"
    reason: str = ""

    def then(self, other: "Heard") -> "Heard":
        """This and what came after it, as one."""
        text, lines = f"{self.text}\n{other.text}", (*self.lines, *other.lines)
        return Heard(text, lines, other.slots, other.owner, self.reason or other.reason)


class Judge:
    """Finds the faults of answers; `everywhere` are patterns that no answer may have."""

    def __init__(self, everywhere: Sequence[Pattern] = ()) -> None:
        self._everywhere = everywhere

    def turn(self, expected: Expected, heard: Heard, words: Words, *, answers: bool = True) -> list[Fault]:
        """The faults of an answer; `answers`: something has to be said or done."""
        return [
            *([Fault(Kind.SILENT, "")] if answers and not heard.text.strip() and not heard.reason else ()),
            *_lacking(expected.says, heard.text, words),
            *_found(Kind.IN_VAIN, expected.without, heard.text, words),
            *_found(Kind.FALSE, (*expected.never, *self._everywhere), heard.text, words),
            *_agenda(expected.agenda, heard.slots.get("agenda")),
            *_slots(expected.slots, heard.slots, words),
            *_handoff(heard.reason, expected.handoff),
        ]

    def fact(self, fact: Fact, wording: Wording, heard: Heard, words: Words) -> list[Fault]:
        """The faults of an answer to a question for a fact."""
        expected = Expected((*fact.contains, *wording.contains), never=fact.never)
        faults = self.turn(expected, heard, words)
        said = " ".join(heard.lines)
        if fact.direct and not re.match(rf"\W*(?:{fact.direct})", said, re.IGNORECASE):
            faults.append(Fault(Kind.LACKS, f"first: {fact.direct}"))
        return faults


def call(one: Call, heard: Heard) -> list[Fault]:
    """The faults of what came of a message that wants a person, or only mentions one."""
    return _handoff(heard.reason, one.wants)


def packet(expected: ExpectedPacket, seen: Mapping[str, Any] | None, words: Words) -> list[Fault]:
    """The faults of what the agent sees; `seen` is None where nobody was called."""
    if seen is None:
        return [Fault(Kind.PACKET, "there is none")]
    wishes = seen.get("wishes") or ()
    faults = [Fault(Kind.PACKET, f"no wish {kind}") for kind in expected.wishes if not list(_of_kind(kind, wishes))]
    number = words.said(expected.order)
    if number and number not in {order["number"] for order in seen["orders"]} | {wish.get("order") for wish in wishes}:
        faults.append(Fault(Kind.PACKET, f"no order {number}"))
    if not re.fullmatch(expected.reason or ".*", seen["reason"]):
        faults.append(Fault(Kind.PACKET, f"the reason {seen['reason']}"))
    return faults


def _lacking(patterns: Iterable[Pattern], text: str, words: Words) -> list[Fault]:
    return [Fault(Kind.LACKS, pattern) for pattern in patterns if not _search(words.pattern(pattern), text)]


def _found(kind: Kind, patterns: Iterable[Pattern], text: str, words: Words) -> list[Fault]:
    found = [(pattern, _search(words.pattern(pattern), text)) for pattern in patterns]
    return [Fault(kind, f"{pattern} in “{there[0]}”") for pattern, there in found if there]


def _search(pattern: str, text: str) -> re.Match[str] | None:
    return re.search(pattern, text, re.IGNORECASE | re.MULTILINE)


def _agenda(expected: Mapping[str, Sequence[str]], agenda: Any) -> list[Fault]:  # noqa: ANN401  # of Rasa's slots
    wishes = agenda.get("wishes", ()) if isinstance(agenda, Mapping) else ()
    return list(_agenda_faults(expected, wishes))


def _agenda_faults(expected: Mapping[str, Sequence[str]], wishes: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    for kind, stands in expected.items():
        found = [str(wish.get("stands")) for wish in _of_kind(kind, wishes)]
        if stands == ("none",):
            if set(found) - _CLOSED:
                yield Fault(Kind.AGENDA, f"the wish {kind} is still {', '.join(found)}")
        elif not found:
            yield Fault(Kind.AGENDA, f"the wish {kind} is lost")
        elif stands and not set(found) & set(stands):
            yield Fault(Kind.AGENDA, f"the wish {kind} is {', '.join(found)}, not {' or '.join(stands)}")


def _of_kind(kind: Pattern, wishes: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for wish in wishes:
        if re.fullmatch(kind, str(wish.get("kind"))):
            yield wish


def _slots(expected: Mapping[str, str], slots: Mapping[str, Any], words: Words) -> list[Fault]:
    return [
        Fault(Kind.SLOT, f"{name} is {slots.get(name)!r}, not {words.said(value)!r}")
        for name, value in expected.items()
        if str(slots.get(name)) != words.said(value)
    ]


def _handoff(reason: str, expected: object) -> list[Fault]:
    if expected is None or (expected is True and reason) or (expected is False and not reason):
        return []
    if isinstance(expected, str) and re.fullmatch(expected, reason):
        return []
    return [Fault(Kind.HANDOFF, f"reason {reason!r}" if reason else "no person is called")]
