"""The list of wishes of a conversation, kept in the slot `agenda` in one documented shape (docs/procedures.md).

What stands in it are the shopper's claims: it authorises nothing. The proof is in `shop/proof.py`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

# A shopper has rarely more than two wishes; older ones that are settled fall off.
MAX_WISHES = 8
# What was said about one wish: enough to read it, little enough to store it with every turn.
_MAX_SAID, _MAX_CHARACTERS = 6, 300


class Stands(StrEnum):
    """Where a wish stands."""

    ASKED = "asked"
    PROVED = "proved"
    # All is known that a person needs; it goes to one together with the wishes that are still being asked about.
    READY = "ready"
    TOLD = "told"
    REFUSED = "refused"
    OFFERED = "offered"
    WITH_PERSON = "with_person"
    DONE = "done"
    DROPPED = "dropped"


# What a person who takes over goes on with.
OPEN = (Stands.ASKED, Stands.PROVED, Stands.READY, Stands.OFFERED)
SETTLED = frozenset({Stands.TOLD, Stands.REFUSED, Stands.WITH_PERSON, Stands.DONE, Stands.DROPPED})


@dataclass(frozen=True, slots=True)
class Step:
    """What a procedure needs, for the agent: whether it is there, and what was said."""

    slot: str
    title: str
    done: bool
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """One wish. `known` are the values of its slots, `said` the shopper's own words about it, the latest last.

    `state` is that of its order when it was looked at last, for the reader of messages: nothing is decided by it.
    `asks` are the questions of data/questions.yml that it began with, likeliest first.
    """

    id: int
    kind: str
    title: str
    stands: Stands = Stands.ASKED
    order: str | None = None
    known: Mapping[str, str] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    state: str | None = None
    asks: tuple[str, ...] = ()

    def saying(self, text: str) -> "Wish":
        """Add the shopper's words, unless they are there already."""
        words = text.strip()[:_MAX_CHARACTERS]
        return self if not words or words in self.said else replace(self, said=(*self.said, words)[-_MAX_SAID:])

    def knowing(self, **values: str | None) -> "Wish":
        """Set or replace what is known; None takes a value away."""
        known = {name: value for name, value in {**self.known, **values}.items() if value is not None}
        return replace(self, known=known)

    @property
    def is_open(self) -> bool:
        """Whether it waits for something that the bot has still to ask or to tell."""
        return self.stands in {Stands.ASKED, Stands.PROVED}

    @property
    def text(self) -> str:
        """All that was said about it."""
        return "\n".join(self.said)


@dataclass(frozen=True, slots=True)
class Asked:
    """The open question: of which wish, for which slot. `takes` and `choices` tell the reader of messages its kind.

    `times` counts the answers that did not help, `names` are the words that the order's items are called by, where a
    yes or a no is asked for.
    """

    wish: int
    slot: str
    takes: str
    choices: tuple[str, ...] = ()
    times: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """All wishes, oldest first; `current` is the one being asked about, `last` the one that was answered last."""

    wishes: tuple[Wish, ...] = ()
    current: int | None = None
    last: int | None = None
    asked: Asked | None = None

    def wish(self, number: int | None) -> Wish | None:
        """Return the wish of that id."""
        return next((wish for wish in self.wishes if wish.id == number), None)

    def adding(self, kind: str, title: str) -> "tuple[Agenda, Wish]":
        """Add a wish, the newest."""
        wish = Wish(max((one.id for one in self.wishes), default=0) + 1, kind, title)
        return replace(self, wishes=(*self._shortened(), wish)), wish

    def keeping(self, wish: Wish) -> "Agenda":
        """Replace the wish of that id."""
        return replace(self, wishes=tuple(wish if one.id == wish.id else one for one in self.wishes))

    def open_wishes(self) -> tuple[Wish, ...]:
        """Return those that wait for the bot, oldest first."""
        return tuple(wish for wish in self.wishes if wish.is_open)

    def standing(self, *stands: Stands) -> tuple[Wish, ...]:
        """Return those that stand so."""
        return tuple(wish for wish in self.wishes if wish.stands in stands)

    def two_orders(self) -> tuple[Wish, ...]:
        """Return the newest two wishes where they are the same of two orders: "where are 1042 and 1051?"."""
        newest = self.wishes[-2:]
        told = all(wish.order and wish.stands is not Stands.ASKED for wish in newest)
        apart = len({wish.order for wish in newest}) == len(newest) > 1
        return newest if told and apart and len({wish.kind for wish in newest}) == 1 else ()

    def quiet(self) -> "Agenda":
        """Take back the open question: nothing is asked any more."""
        return replace(self, asked=None, current=None)

    def _shortened(self) -> tuple[Wish, ...]:
        if len(self.wishes) < MAX_WISHES:
            return self.wishes
        oldest = next((wish for wish in self.wishes if wish.stands in SETTLED), self.wishes[0])
        return tuple(wish for wish in self.wishes if wish is not oldest)


def read_agenda(*stored: object) -> Agenda:
    """Read the first agenda among `stored` (the slot, what handoff kept); an empty one where there is none."""
    for one in stored:
        if isinstance(one, Mapping) and one.get("wishes"):
            return _agenda(one)
    return Agenda()


def _agenda(stored: Mapping[str, Any]) -> Agenda:
    asked = stored.get("asked")
    return Agenda(
        wishes=tuple(_wish(one) for one in stored["wishes"]),
        current=stored.get("current"),
        last=stored.get("last"),
        asked=_asked(asked) if asked else None,
    )


def _asked(stored: Mapping[str, Any]) -> Asked:
    choices, names = (tuple(stored.get(part) or ()) for part in ("choices", "names"))
    return Asked(stored["wish"], stored["slot"], stored["takes"], choices, int(stored.get("times") or 0), names)


def _wish(stored: Mapping[str, Any]) -> Wish:
    return Wish(
        id=int(stored["id"]),
        kind=str(stored["kind"]),
        title=str(stored["title"]),
        stands=Stands(stored["stands"]),
        order=stored.get("order"),
        state=stored.get("state"),
        known=dict(stored.get("known") or {}),
        said=tuple(stored.get("said") or ()),
        asks=tuple(stored.get("asks") or ()),
        steps=tuple(
            Step(one["slot"], one["title"], one["done"], one.get("value")) for one in stored.get("steps") or ()
        ),
    )


def written(agenda: Agenda) -> dict[str, Any]:
    """Write the agenda as it is kept in the slot."""
    asked = agenda.asked
    return {
        "wishes": [
            {
                "id": wish.id,
                "kind": wish.kind,
                "title": wish.title,
                "stands": wish.stands.value,
                "order": wish.order,
                "state": wish.state,
                "known": dict(wish.known),
                "said": list(wish.said),
                "asks": list(wish.asks),
                "steps": [
                    {"slot": step.slot, "title": step.title, "done": step.done, "value": step.value}
                    for step in wish.steps
                ],
            }
            for wish in agenda.wishes
        ],
        "current": agenda.current,
        "last": agenda.last,
        "asked": asdict(asked) | {"choices": list(asked.choices), "names": list(asked.names)} if asked else None,
    }
