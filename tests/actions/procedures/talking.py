"""A shopper who talks to the procedures alone: what Rasa's form and rules do with their actions, without Rasa.

What a message means is given with it, as the understanding of messages would; what is said comes back in the words of
data/responses.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk import Action

import actions.topics.damaged  # noqa: F401  # works out what the rules on damage say
from actions.action import Resources
from actions.procedures.taking import FORM
from actions.topics.follow_ups import FollowUp, TakeBack
from actions.topics.wish_form import ValidateWishForm
from actions.topics.wishes import TellWish
from settings.files import read_yaml
from settings.shared import ROOT
from tests.actions.fakes import Ran, a_tracker, run

_MAX_STEPS = 12


@dataclass
class Talker:
    """A conversation with the procedures. `slots` is what Rasa keeps between the messages."""

    resources: Resources
    metadata: Mapping[str, Any] = field(default_factory=dict)
    slots: dict[str, Any] = field(default_factory=dict)
    in_form: bool = False
    custom: dict[str, Any] = field(default_factory=dict)
    responses: list[str] = field(default_factory=list)
    turns: int = 0

    def say(
        self,
        text: str,
        intent: str = "answer",
        *,
        more: tuple[tuple[str, ...], ...] = (),
        photos: int = 0,
        turn_id: str = "",
        **named: str | list[str],
    ) -> str:
        """Say something that means `intent` and names entities; return all that is said to it, a line each."""
        self.custom, self.responses = {}, []
        self.turns += 1
        entities: dict[str, str | list[str]] = {**named, **({"photos": str(photos)} if photos else {})}
        last = {name: value if isinstance(value, str) else value[-1] for name, value in named.items()}
        self.slots |= {name: value for name, value in last.items() if name in {"order_number", "email"}}
        wishes = [{"intent": one, "text": words, "orders": orders} for one, words, *orders in more]
        metadata = {
            **self.metadata,
            "conversation": str(id(self)),
            "turn_id": turn_id or f"t{self.turns}",
            "more": wishes,
        }
        turn = {"text": text, "entities": entities, "metadata": metadata}
        said: list[str] = []
        ran: list[str] = []
        action: str | None = {"follow_up": FollowUp.called, "take_back": TakeBack.called}.get(intent, FORM)
        for _ in range(_MAX_STEPS):
            if action is None:
                return "\n".join(said)
            action = self._run(action, intent, turn, ran, said)
        raise AssertionError("the talk goes in circles")

    @property
    def agenda(self) -> Mapping[str, Any]:
        """The agenda as it is kept."""
        kept: Mapping[str, Any] = self.slots.get("agenda") or {"wishes": [], "asked": None}
        return kept

    @property
    def wish(self) -> Mapping[str, Any]:
        """The newest wish."""
        newest: Mapping[str, Any] = self.agenda["wishes"][-1]
        return newest

    @property
    def handoff(self) -> Mapping[str, Any] | None:
        """What goes to a person with the last answer; None where nobody is called."""
        return self.custom.get("handoff")

    def _run(self, name: str, intent: str, turn: Mapping[str, Any], ran: list[str], said: list[str]) -> str | None:
        done = run(
            self._action(name),
            a_tracker(intent, slots=self.slots, form=FORM if self.in_form else None, ran=ran, **turn),
        )
        ran.append(name)
        if name == FORM:
            return self._after_form(done, said)
        self._take(done, said)
        self.in_form = False
        return FORM if done.followup == FORM else None

    def _after_form(self, done: Ran, said: list[str]) -> str | None:
        assert all(event["event"] != "action_execution_rejected" for event in done.events), "the form took no notice"
        self._take(done, said)
        self.in_form = self.slots.get("requested_slot") is not None
        return None if self.in_form else TellWish.called

    def _take(self, done: Ran, said: list[str]) -> None:
        for event in done.events:
            if event["event"] == "slot":
                self.slots[event["name"]] = event["value"]
        for message in done.messages:
            self.custom |= message.get("custom") or {}
            if message.get("response"):
                self.responses.append(message["response"])
                said.append(worded(message["response"], message))

    def _action(self, name: str) -> Action:
        kinds: Mapping[str, type[Any]] = {
            FORM: ValidateWishForm,
            TellWish.called: TellWish,
            FollowUp.called: FollowUp,
            TakeBack.called: TakeBack,
        }
        action: Action = kinds[name](self.resources)
        return action


def worded(response: str, variables: Mapping[str, Any]) -> str:
    """Write a response in its first wording; raises `KeyError` where it names what is not given."""
    text = _wordings()[response][0]["text"]
    for name, value in variables.items():
        if isinstance(value, str):
            text = text.replace(f"{{{name}}}", value)
    if "{" in text:
        raise KeyError(f"{response} names what is not given: {text}")
    return " ".join(text.split())


def _wordings() -> dict[str, list[dict[str, str]]]:
    if not _READ:
        for file in (ROOT / "data" / "responses").glob("*.yml"):
            _READ.update(read_yaml(file)["responses"])
    return _READ


_READ: dict[str, list[dict[str, str]]] = {}
