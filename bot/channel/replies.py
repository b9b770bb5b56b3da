"""What Rasa says in a turn, as the handoff process is told it."""

import json
import re
from typing import Any

from rasa.core.channels.channel import OutputChannel
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.server.turns import Turn

UNFINISHED = "unfinished"
_MAX_RANKED = 5
_A_FORMS_QUESTION = "utter_asks_"


class Replies(OutputChannel):
    """Collects the replies of one turn. Rasa's own collector tears text, buttons and custom parts apart."""

    def __init__(self) -> None:
        self.replies: list[dict[str, Any]] = []
        self._asks = False

    @classmethod
    def name(cls) -> str:
        return "counterhand"

    @property
    def hand_over(self) -> bool:
        """Whether a person goes on, who then answers the wishes that are left."""
        return any("handoff" in reply.get("custom", {}) for reply in self.replies)

    def put_question_off(self) -> None:
        """Take back the form's question where it came last: the form asks again after the turn's next answer."""
        if self._asks:
            self.replies.pop()
            self._asks = False

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:  # noqa: ARG002  # Rasa's signature
        custom = dict(message.get("custom") or {})
        self._asks = str(message.get("utter_action")).startswith(_A_FORMS_QUESTION)
        reply = {
            # A variable that is empty leaves two blanks behind.
            "text": re.sub(" {2,}", " ", message.get("text") or "").strip(),
            "options": [_option(button) for button in message.get("buttons") or []],
            "cards": custom.pop("cards", None),
            "custom": custom,
        }
        self.replies.append({part: value for part, value in reply.items() if value or part == "text"})


def answer_of(turn_id: str, turn: Turn, replies: Replies, *, broken: bool) -> dict[str, Any]:
    """Tell what became of a turn. Failed: it broke, an action failed, or nothing was said."""
    failed = broken or bool(turn.failed) or not replies.replies
    return {
        "turn_id": turn_id,
        "status": "failed" if failed else "ok",
        "replies": replies.replies,
        **_understood(turn.tracker),
        "actions": _actions(turn),
    }


def busy(turn_id: str) -> dict[str, Any]:
    """Tell that another turn of the same sender is still running; this one was not begun."""
    return {"turn_id": turn_id, "status": "busy", "replies": [], **_understood(None), "actions": []}


def unfinished(turn_id: str) -> dict[str, Any]:
    """Tell that more may follow the message; this turn was not begun, and is to be asked again with the rest."""
    return {"turn_id": turn_id, "status": UNFINISHED, "replies": [], **_understood(None), "actions": []}


def _option(button: dict[str, Any]) -> dict[str, Any]:
    """Turn Rasa's button, whose payload is "/intent{entities}", into ours, which has a field for each."""
    intent, brace, entities = button["payload"].lstrip("/").partition("{")
    return {
        "title": button["title"],
        "choice": {"intent": intent, "entities": json.loads(brace + entities) if brace else {}},
    }


def _understood(tracker: DialogueStateTracker | None) -> dict[str, Any]:
    message = tracker.latest_message if tracker is not None else None
    if tracker is None or message is None:
        return {"intent": None, "ranking": [], "entities": [], "form": None, "slots": {}}
    ranking = message.parse_data.get("intent_ranking", [])[:_MAX_RANKED]
    return {
        "intent": _ranked(message.intent) if message.intent.get("name") else None,
        "ranking": [_ranked(intent) for intent in ranking],
        "entities": [
            {part: entity.get(part) for part in ("entity", "value", "start", "end")} for entity in message.entities
        ],
        "form": tracker.active_loop_name,
        "slots": {name: value for name, value in tracker.current_slot_values().items() if value is not None},
    }


def _ranked(intent: dict[str, Any]) -> dict[str, Any]:
    return {"name": intent["name"], "confidence": float(intent["confidence"])}


def _actions(turn: Turn) -> list[dict[str, str]]:
    """List what ran since the shopper's message; to Rasa each of its wishes is a message.

    A form's own helpers appear only when they failed.
    """
    ran: list[str] = []
    messages = turn.answered or 1
    for event in reversed(turn.tracker.events if turn.tracker is not None else ()):
        if isinstance(event, UserUttered):
            messages -= 1
            if not messages:
                break
        if isinstance(event, ActionExecuted) and event.action_name not in {None, ACTION_LISTEN_NAME}:
            ran.insert(0, event.action_name)
    names = ran + [name for name in turn.failed if name not in ran]
    return [{"name": name, "status": "failed" if name in turn.failed else "ok"} for name in names]
