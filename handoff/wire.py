"""How things look on the wire (PROTOCOL): the one place where a fact becomes JSON, for shoppers and agents alike."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from handoff.conversation.values import Channel, LogMessage, Speaker
from handoff.photos.links import PhotoLinks


def instant(moment: datetime) -> str:
    """ISO 8601 in UTC with milliseconds and Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def message_id(conversation: str, seq: int) -> str:
    """A message's opaque id."""
    return f"{conversation}.{seq}"


def message_json(message: LogMessage, links: PhotoLinks) -> dict[str, Any]:
    """A line of the log as both sides see it, its photos with links that open for ten minutes.

    Payloads of buttons and what else came along than photos stay here.
    """
    body: dict[str, Any] = {
        "seq": message.seq,
        "id": message_id(message.conversation, message.seq),
        "at": instant(message.at),
        "from": _speaker(message.kind, message.name),
        "text": message.text,
    }
    if message.options:
        body["options"] = [{"title": option["title"]} for option in message.options]
    if message.cards:
        body["cards"] = message.cards
    if message.photos:
        body["photos"] = [photo_json(photo, links) for photo in message.photos]
    if message.attachments:
        body["attachments"] = [_without_id(attachment) for attachment in message.attachments]
    if message.quote:
        quote = message.quote
        body["quote"] = {"seq": quote.seq, "from": _speaker(quote.kind, quote.name), "text": quote.text}
    if message.edited_at:
        body["edited"] = True
    if message.deleted_at:
        body["deleted"] = True
    if message.external_id and (message.kind is Speaker.AGENT or message.channel == Channel.WEB):
        # An agent's id stands before theirs. Those of other channels are no client's, and may name an account.
        body["client_id"] = message.external_id.split("/", 1)[-1]
    return body


def agent_message_json(message: LogMessage, links: PhotoLinks) -> dict[str, Any]:
    """The same for agents, who also see what the bot understood, and how a line came and went."""
    body = {**message_json(message, links), "channel": message.channel}
    if message.kind is Speaker.BOT and message.intent:
        body["turn"] = {"intent": message.intent, "confidence": message.confidence}
    if message.attachments:
        body["attachments"] = [_with_url(attachment, links) for attachment in message.attachments]
    if message.edited_at:
        body["edited"] = {"at": instant(message.edited_at), "before": message.text_before}
    if message.delivery:
        body["delivery"] = {"state": message.delivery.state}
        if message.delivery.reason:
            body["delivery"]["reason"] = message.delivery.reason
    return body


def photo_json(photo: Mapping[str, Any], links: PhotoLinks) -> dict[str, Any]:
    """A photo with its links, or why there is none."""
    if "failed" in photo:
        return dict(photo)
    urls = {"url": links.url(photo["id"], "full"), "thumb": links.url(photo["id"], "thumb")}
    return {**photo, **urls}


def _speaker(kind: Speaker, name: str | None) -> dict[str, str]:
    return {"kind": kind, "name": name} if name else {"kind": kind}


def _without_id(attachment: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in attachment.items() if name != "id"}


def _with_url(attachment: Mapping[str, Any], links: PhotoLinks) -> dict[str, Any]:
    return {**attachment, "url": links.url(attachment["id"], "file")} if "id" in attachment else dict(attachment)
