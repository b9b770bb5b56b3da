"""What every action of the bot shares: what it is told, what it may say, and the one edge where failures end.

An action that fails is lost in Rasa, which then goes on as if it had run; and rasa-sdk answers a failure with all it
was sent. So an action always says something, and nothing is raised out of it.
"""

import logging
import traceback
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.facts import Facts, FactsFile
from actions.shop.interface import ShopUnavailable

logger = logging.getLogger(__name__)

# Long enough for any name, short enough that an answer stays an answer.
_NAME_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class Option:
    """A button: what it says and the intent that it stands for."""

    title: str
    intent: str

    @property
    def payload(self) -> str:
        """Write it as Rasa writes buttons; our channel reads it back."""
        return f"/{self.intent}"


A_PERSON = Option("Talk to a person", "ask_human")


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply: a response of data/responses with what fills its gaps. `custom` is for the handoff process."""

    response: str | None = None
    gaps: Mapping[str, str] = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    custom: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an action says and remembers.

    `offers_person` adds the button and makes a "yes" mean it; otherwise "yes" and "no" answer to a photo that is still
    wanted. `leaves_form` ends a form that is being filled.
    """

    reply: Reply
    slots: Mapping[str, str | None] = field(default_factory=dict)
    offers_person: bool = False
    leaves_form: bool = False


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

    @property
    def name(self) -> str:
        """The shopper's name to be put into a sentence: ", Ana", or nothing."""
        name = " ".join(str(self.metadata.get("name") or "").split())[:_NAME_CHARACTERS].strip()
        return f", {name}" if name else ""

    @property
    def photos(self) -> int:
        """How many photos the shopper has sent in this stretch of talk, this message's among them."""
        return int(self.slots.get("photos") or 0)

    @property
    def reports(self) -> bool:
        """Whether something damaged is being reported, and photos are waited for."""
        return self.slots.get("report") == "open"


def read_turn(tracker: Tracker) -> Turn:
    """Read what an action needs from Rasa's tracker."""
    events = tracker.events
    said = [place for place, event in enumerate(events) if event.get("event") == "user"]
    latest = said[-1] if said else 0
    before = said[-2] if len(said) > 1 else 0
    metadata = (events[latest].get("metadata") if said else None) or {}
    message = tracker.latest_message or {}
    return Turn(
        # The sender is "conversation:stretch"; a proof holds for the conversation.
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
    )


def _ran(events: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(str(event["name"]) for event in events if event.get("event") == "action")


class TopicAction(Action, ABC):
    """An action of one topic. Subclasses say what to answer; this says it, remembers it, and catches failures."""

    called: ClassVar[str]
    topic: ClassVar[str | None] = None

    def __init__(self, facts: FactsFile) -> None:
        self._facts = facts

    def name(self) -> str:
        return self.called

    @abstractmethod
    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        """Return what to say; may raise anything, `ShopUnavailable` among it."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Answer; see rasa-sdk's Action."""
        del domain
        turn = read_turn(tracker)
        outcome = await self._outcome(turn)
        _say(dispatcher, outcome)
        return self.events(turn, outcome)

    async def _outcome(self, turn: Turn) -> Outcome:
        try:
            return await self.answer(turn, self._facts.now())
        except ShopUnavailable:
            return shop_down()
        except Exception as problem:  # noqa: BLE001 — the one edge, see the module
            log_failure(self.called, problem)
            return broken()

    def events(self, turn: Turn, outcome: Outcome) -> list[EventType]:
        """Return what Rasa is to remember and do after `outcome`."""
        slots = {"offer": _offer(turn, outcome), **outcome.slots}
        if self.topic is not None:
            slots["topic"] = self.topic
        events: list[EventType] = [SlotSet(name, value) for name, value in slots.items()]
        if outcome.leaves_form and turn.form:
            # With the form goes the address: it is not to be found by whoever sits down at this screen next.
            events += [ActiveLoop(None), SlotSet("requested_slot", None), SlotSet("email", None)]
        return events


def _offer(turn: Turn, outcome: Outcome) -> str | None:
    if outcome.offers_person:
        return "person"
    return "photo" if turn.reports else None


def shop_down() -> Outcome:
    """Say honestly that the shop does not answer, and offer a person."""
    return _failure("utter_shop_down", "shop")


def broken() -> Outcome:
    """Say honestly that something of ours broke, and offer a person."""
    return _failure("utter_broken", "actions")


def _failure(response: str, what: str) -> Outcome:
    reply = Reply(response, custom={"failure": what})
    return Outcome(reply, {"order_check": None}, offers_person=True, leaves_form=True)


def log_failure(action: str, problem: Exception) -> None:
    """Log what broke and where; never the exception's text, which may hold a shopper's words."""
    where = "".join(traceback.format_tb(problem.__traceback__))
    logger.error("%s broke: %s\n%s", action, type(problem).__name__, where)


def _say(dispatcher: CollectingDispatcher, outcome: Outcome) -> None:
    reply = outcome.reply
    options = (*reply.options, A_PERSON) if outcome.offers_person else reply.options
    dispatcher.utter_message(
        response=reply.response,
        buttons=[{"title": option.title, "payload": option.payload} for option in options],
        json_message=dict(reply.custom),
        **dict[str, Any](reply.gaps),
    )
