"""What an action is told, and what it may say: a turn, and the outcome of one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk import Tracker

from actions.languages import known_languages, titled

# Long enough for any name, short enough that an answer stays an answer.
_NAME_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class Option:
    """A button: what it says, the intent that it stands for, and the entities that it carries."""

    title: str
    intent: str
    entities: Mapping[str, str] = field(default_factory=dict)

    @property
    def payload(self) -> str:
        """Write it as Rasa writes buttons; our channel reads it back."""
        return f"/{self.intent}{json.dumps(dict(self.entities)) if self.entities else ''}"


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply: a response of data/responses with its variables. `custom` is for the handoff process."""

    response: str | None = None
    variables: Mapping[str, str] = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    custom: Mapping[str, Any] = field(default_factory=dict)

    @property
    def buttons(self) -> list[dict[str, str]]:
        """The options as Rasa is told them, in the language of the talk where that has words for them."""
        return [{"title": titled(one.title, one.intent), "payload": one.payload} for one in self.options]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an action says and remembers.

    `offers_person` adds the button, and a "yes" accepts it; otherwise "yes" and "no" belong to the question that is
    open. `leaves_form` ends a form that is being filled. `before` is said ahead of the reply. `counts`: the same answer
    for the third time brings in a person; questions back do not count. `general`: it is the same for everybody, so that
    a help page's sentence which is nearer to the message is said instead. `same_for_all`: it is worked out of nothing
    that is the shopper's own, so that a page's sentence with the yes or the no that was asked for is said instead.
    """

    reply: Reply
    slots: Mapping[str, Any] = field(default_factory=dict)
    offers_person: bool = False
    leaves_form: bool = False
    before: Reply | None = None
    counts: bool = True
    general: bool = False
    same_for_all: bool = False


@dataclass(frozen=True, slots=True)
class Another:
    """Another wish of the same message: its intent, its words, and the order numbers that it names."""

    intent: str
    text: str
    orders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """The shopper's message and what is known around it. `slots` are claims and authorise nothing.

    `text` is empty where a button was pressed or a photo came alone.
    """

    conversation: str
    turn_id: str
    text: str
    intent: str
    ranking: tuple[str, ...]
    entities: Mapping[str, str]
    slots: Mapping[str, Any]
    form: str | None
    metadata: Mapping[str, Any]
    # The actions since the shopper's message, and those between the message before and this one.
    ran: tuple[str, ...]
    ran_before: tuple[str, ...]
    # The shopper's words before these; empty where there were none.
    said_before: str = ""
    # The day that they name, as entities have it; empty where they name none.
    day_before: str = ""
    # The order numbers of the message, each once; slot and entity hold the last of them.
    orders: tuple[str, ...] = ()
    # All that the message names of each kind, in its order and each once; `entities` hold the last.
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The shopper's name to be put into a sentence: ", Ana", or nothing. What the merchant knows comes first."""
        known = self.metadata.get("name") or self.slots.get("name") or ""
        name = " ".join(str(known).split())[:_NAME_CHARACTERS].strip()
        return f", {name}" if name else ""

    @property
    def stated(self) -> str:
        """The message as it is put without a denial: "you match prices, right" of "you don't match prices, right".

        An answer's yes or no is worked out for that; the bot's process turns it (bot/understanding/polarity.py).
        """
        return self.entities.get("stated") or self.text

    @property
    def photos(self) -> int:
        """How many photos the shopper has sent in this bot session, this message's included."""
        return int(self.slots.get("photos") or 0)

    @property
    def reports(self) -> bool:
        """Whether a photo of something that is wrong is waited for."""
        asked = (self.slots.get("agenda") or {}).get("asked") or {}
        return bool(asked.get("takes") == "photo")

    @property
    def language(self) -> str:
        """The code of the language that the shopper writes in; empty where nothing but English was heard."""
        code = self.slots.get("language") or ""
        return code if code in known_languages() else ""

    @property
    def corrects(self) -> bool:
        """Whether the shopper takes back what was understood before: "no, I meant …"."""
        return "correction" in self.entities

    @property
    def more(self) -> tuple["Another", ...]:
        """The other wishes of the message that a procedure carries."""
        more = self.metadata.get("more") or ()
        return tuple(
            Another(str(one["intent"]), str(one["text"]), tuple(map(str, one.get("orders") or ()))) for one in more
        )

    @property
    def repeats(self) -> bool:
        """Whether the shopper writes what they wrote just before."""
        return bool(self.text) and _bare(self.text) == _bare(self.said_before)

    @property
    def says_more(self) -> bool:
        """Whether the same message had another wish, which has just been answered: see bot/channel/channel.py."""
        return bool(self.metadata.get("wish"))


def read_turn(tracker: Tracker) -> Turn:
    """Read what an action needs from Rasa's tracker."""
    events = tracker.events
    said = [place for place, event in enumerate(events) if event.get("event") == "user"]
    latest = said[-1] if said else 0
    before = said[-2] if len(said) > 1 else 0
    metadata = (events[latest].get("metadata") if said else None) or {}
    message = tracker.latest_message or {}
    named = _named(message)
    return Turn(
        # The sender is "conversation:bot session"; a proof holds for the conversation.
        conversation=str(metadata.get("conversation") or tracker.sender_id.rpartition(":")[0] or tracker.sender_id),
        turn_id=str(metadata.get("turn_id") or ""),
        text=str(message.get("text") or ""),
        intent=str((message.get("intent") or {}).get("name") or ""),
        ranking=tuple(str(intent["name"]) for intent in message.get("intent_ranking") or ()),
        entities={entity["entity"]: str(entity["value"]) for entity in message.get("entities") or ()},
        slots=tracker.slots,
        form=tracker.active_loop_name,
        metadata=metadata,
        ran=_ran(events[latest:]),
        ran_before=_ran(events[before:latest]),
        said_before=str(events[before].get("text") or "") if len(said) > 1 else "",
        day_before=_named(events[before].get("parse_data") or {}).get("date", ("",))[-1] if len(said) > 1 else "",
        orders=named.get("order_number", ()),
        named=named,
    )


def _bare(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())


def _named(message: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    named: dict[str, dict[str, None]] = {}
    for entity in message.get("entities") or ():
        named.setdefault(entity["entity"], {})[str(entity["value"])] = None
    return {kind: tuple(values) for kind, values in named.items()}


def _ran(events: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(str(event["name"]) for event in events if event.get("event") == "action")
