"""The one place where what happened becomes JSON, for shoppers and agents alike."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, cast

from handoff.conversation.values import Channel, DeliveryStatus, LogMessage, Speaker
from handoff.photos.links import PhotoLinks
from handoff.shapes import (
    AgentAttachment,
    AgentMessage,
    Attachment,
    Author,
    Card,
    Delivery,
    FailedPhoto,
    Line,
    Message,
    Photo,
)


def instant(moment: datetime) -> str:
    """ISO 8601 in UTC with milliseconds and Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def message_id(conversation: str, seq: int) -> str:
    """A message's opaque id."""
    return f"{conversation}.{seq}"


def message_json(message: LogMessage, links: PhotoLinks) -> Message:
    """A line of the log as its shopper sees it, its photos with links that open for ten minutes.

    The payloads of buttons and the ids of attachments stay here.
    """
    body = cast("Message", _line(message, links))  # all that a message must have; the rest follows
    if message.attachments:
        body["attachments"] = [_attachment(attachment) for attachment in message.attachments]
    if message.edited_at:
        body["edited"] = True
    return body


def agent_message_json(message: LogMessage, links: PhotoLinks) -> AgentMessage:
    """A line of the log as agents see it, with what the bot understood, its channel and its delivery."""
    body = cast("AgentMessage", _line(message, links))
    body["channel"] = cast("Channel", message.channel)  # plain text in the database
    if message.kind is Speaker.BOT and message.intent:
        body["turn"] = {"intent": message.intent, "confidence": message.confidence}
    if message.attachments:
        body["attachments"] = [_agent_attachment(attachment, links) for attachment in message.attachments]
    if message.edited_at:
        body["edited"] = {"at": instant(message.edited_at), "before": message.text_before or ""}
    if message.delivery:
        body["delivery"] = _delivery(message.delivery)
    return body


def photo_json(photo: Mapping[str, Any], links: PhotoLinks) -> Photo | FailedPhoto:
    """A photo with its links, or why there is none."""
    if "failed" in photo:
        return {"failed": photo["failed"]}
    return {
        "id": photo["id"],
        "url": links.url(photo["id"], "full"),
        "thumb": links.url(photo["id"], "thumb"),
        "width": photo["width"],
        "height": photo["height"],
    }


def author_json(kind: Speaker, name: str | None) -> Author:
    """Who says a line, or is writing one."""
    return {"kind": kind, "name": name} if name else {"kind": kind}


def _line(message: LogMessage, links: PhotoLinks) -> Line:
    line: Line = {
        "seq": message.seq,
        "id": message_id(message.conversation, message.seq),
        "at": instant(message.at),
        "from": author_json(message.kind, message.name),
        "text": message.text,
    }
    if message.options:
        line["options"] = [{"title": option["title"]} for option in message.options]
    if message.cards:
        line["cards"] = cast("list[Card]", message.cards)  # the bot's JSON, which made them so
    if message.photos:
        line["photos"] = [photo_json(photo, links) for photo in message.photos]
    if message.quote:
        quote = message.quote
        line["quote"] = {"seq": quote.seq, "from": author_json(quote.kind, quote.name), "text": quote.text}
    if message.deleted_at:
        line["deleted"] = True
    if message.external_id and (message.kind is Speaker.AGENT or message.channel == Channel.WEB):
        # An agent's id stands before the client's. Telegram's ids are no client's, and name the shopper's account.
        line["client_id"] = message.external_id.split("/", 1)[-1]
    return line


def _attachment(attachment: Mapping[str, Any]) -> Attachment:
    return cast("Attachment", {name: value for name, value in attachment.items() if name != "id"})


def _agent_attachment(attachment: Mapping[str, Any], links: PhotoLinks) -> AgentAttachment:
    url = {"url": links.url(attachment["id"], "file")} if "id" in attachment else {}
    return cast("AgentAttachment", {**attachment, **url})


def _delivery(delivery: DeliveryStatus) -> Delivery:
    reason = {"reason": delivery.reason} if delivery.reason else {}
    return cast("Delivery", {"state": delivery.state, **reason})
