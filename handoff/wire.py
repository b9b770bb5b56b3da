"""How things look on the wire (PROTOCOL): the one place where a fact becomes JSON, for shoppers and agents alike."""

from datetime import UTC, datetime
from typing import Any

from handoff.conversation.changes import LogMessage, Speaker


def instant(moment: datetime) -> str:
    """ISO 8601 in UTC with milliseconds and Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def message_id(conversation: str, seq: int) -> str:
    """A message's opaque id."""
    return f"{conversation}.{seq}"


def message_json(message: LogMessage) -> dict[str, Any]:
    """A line of the log as both sides see it; payloads of buttons stay here."""
    speaker: dict[str, Any] = {"kind": message.kind}
    if message.name:
        speaker["name"] = message.name
    body: dict[str, Any] = {
        "seq": message.seq,
        "id": message_id(message.conversation, message.seq),
        "at": instant(message.at),
        "from": speaker,
        "text": message.text,
    }
    if message.options:
        body["options"] = [{"title": option["title"]} for option in message.options]
    if message.cards:
        body["cards"] = message.cards
    if message.external_id:
        body["client_id"] = message.external_id.split("/", 1)[-1]  # an agent's id stands before theirs
    return body


def agent_message_json(message: LogMessage) -> dict[str, Any]:
    """The same for agents, who also see what the bot understood."""
    body = message_json(message)
    if message.kind is Speaker.BOT and message.intent:
        body["turn"] = {"intent": message.intent, "confidence": message.confidence}
    return body
