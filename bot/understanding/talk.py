"""Where a talk stands: what was asked and what was told, as the slots `agenda` and `subject` keep it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

ANSWER, FOLLOW_UP, TAKE_BACK = "answer", "follow_up", "take_back"
NUMBERS = frozenset({"order_number", "order_check"})
CLAIMS = frozenset({"email", *NUMBERS})
# Where a wish stands that can still be taken back.
_OPEN = frozenset({"asked", "proved", "offered", "ready"})
_TWO = 2
# Farther back nobody looks for what is made sure of.
_FEW = 8
# The entities that name a section of the help pages.
_OF_A_SECTION = frozenset({"passage", "read_on"})
# Those that say which section answers, and what it says.
OF_A_PAGE = frozenset({"passage", "sentence", "page_says"})


@dataclass(frozen=True)
class Talk:
    """Where a talk stands: the open question (its slot and what it takes), the wish it is about, the last subject.

    `kind` is that of the wish which is asked about or was told of last, `kinds` are those of all wishes so far,
    `open` whether it can still be taken back, `state` that of its order as it was told, `subject` the intent that
    was answered last. `product` is the name of the one that was talked of; `of_product`, `of_order` and `of_orders`
    tell that a product, a proved order, or the same of two orders, was talked of. `items` are the words that the things
    of the order are called by, in the singular, where a yes is asked for. `told` are the intents of the last
    few messages, the newest first, `sections` what those were answered with of the help pages: the entities by name.
    `said` is the message before, `earlier` the one before that. `offers` is what a
    yes accepts, `page` the help page that was told, or linked, last. `language` is what the shopper was last heard to
    write in, "" while it was English alone, and `browser` the language of their browser.
    """

    asked: str = ""
    takes: str = ""
    kind: str = ""
    kinds: tuple[str, ...] = ()
    open: bool = False
    state: str = ""
    subject: str = ""
    of_product: bool = False
    product: str = ""
    of_order: bool = False
    of_orders: bool = False
    items: frozenset[str] = frozenset()
    told: tuple[str, ...] = ()
    sections: "tuple[dict[str, str], ...]" = ()
    said: str = ""
    earlier: str = ""
    offers: str = ""
    page: str = ""
    language: str = ""
    browser: str = ""


NOTHING_SAID = Talk()


def talk_of(
    tracker: "DialogueStateTracker | None", browser: "str | None" = None, kept: "dict[str, Any] | None" = None
) -> Talk:
    """Return where the talk stands; nothing is asked where there was none.

    `browser` is its language ("de-AT"), `kept` the agenda of the session before, which a new one is told.
    """
    slots = tracker.current_slot_values() if tracker else {}
    agenda = slots.get("agenda") or kept or {}
    asked = agenda.get("asked") or {}
    wishes = {wish["id"]: wish for wish in agenda.get("wishes") or ()}
    wish = wishes.get(agenda.get("current")) or wishes.get(agenda.get("last")) or {}
    told = [one for one in wishes.values() if one["order"] and one["stands"] != "asked"]
    # The last first; a long talk is not read to its beginning.
    events = reversed(tracker.events) if tracker else ()
    messages = list(islice((event for event in events if isinstance(event, UserUttered)), _FEW))
    said = [event.text or "" for event in messages[:_TWO]]
    return Talk(
        asked=asked.get("slot", ""),
        takes=asked.get("takes", ""),
        kind=wish.get("kind", ""),
        kinds=tuple(one["kind"] for one in wishes.values()),
        open=wish.get("stands") in _OPEN,
        state=wish.get("state") or "",
        subject=slots.get("subject") or "",
        of_order=bool(told),
        of_orders=_are_of_two_orders(list(wishes.values())[-_TWO:]),
        items=frozenset(asked.get("names") or ()),
        of_product=bool(slots.get("product") or slots.get("shown")),
        product=slots.get("product") or "",
        told=tuple(event.intent_name or "" for event in messages),
        sections=tuple(_sections(messages)),
        said=said[0] if said else "",
        earlier=said[1] if len(said) > 1 else "",
        offers=slots.get("offer") or "",
        page=_page(messages),
        language=slots.get("language") or "",
        browser=(browser or "").replace("_", "-").partition("-")[0].lower(),
    )


def _are_of_two_orders(newest: "list[dict[str, Any]]") -> bool:
    """Whether the newest wishes are the same of two orders: "where are 1042 and 1051?"."""
    numbers = {one["order"] for one in newest if one["stands"] != "asked"} - {None}
    return len(numbers) == _TWO and len({one["kind"] for one in newest}) == 1


def _page(messages: "list[UserUttered]") -> str:
    """Return the page whose section was told, or linked, after one of the last two messages; "" where none was."""
    named = (one["value"] for event in messages[:_TWO] for one in event.entities if one["entity"] in _OF_A_SECTION)
    return next((section.partition("#")[0] for section in named), "")


def _sections(messages: "list[UserUttered]") -> "Iterator[dict[str, str]]":
    """Yield the sections of the help pages that answered the messages, with what they say."""
    for event in messages:
        told = {one["entity"]: one["value"] for one in event.entities if one["entity"] in OF_A_PAGE}
        if "passage" in told:
            yield told
