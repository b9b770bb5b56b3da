"""What an update of Telegram means to us: pure reading, nothing is fetched and nothing is stored.

The fields are those of https://core.telegram.org/bots/api; python-telegram-bot reads the JSON.
"""

import mimetypes
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import telegram
from telegram import CallbackQuery, ChatMember, Message, User
from telegram.constants import ChatType, MessageType
from telegram.helpers import effective_message_type

from handoff.conversation.incoming import Attachment
from handoff.conversation.shopper import Shopper
from handoff.errors import BadRequest
from handoff.text import clean_name, clean_text

MAX_TEXT = 4_096
"""The most characters of a message on Telegram."""
PHOTO_BYTES = 8_000_000
"""Telegram offers a photo in several sizes: we take the largest of up to so many bytes."""
PHOTO_TYPES = ("image/jpeg", "image/png", "image/webp")
ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member", "channel_post")
"""The kinds of updates we ask for."""

_WORDS = ("text", "caption")
_WITH_CAPTION = (
    MessageType.PHOTO, MessageType.VIDEO, MessageType.DOCUMENT, MessageType.AUDIO, MessageType.VOICE,
    MessageType.ANIMATION,
)  # fmt: skip
_OF_NO_KIND = (
    MessageType.CHECKLIST, MessageType.DICE, MessageType.GAME, MessageType.GIFT, MessageType.GIVEAWAY,
    MessageType.INVOICE, MessageType.LIVE_PHOTO, MessageType.PAID_MEDIA, MessageType.POLL, MessageType.STORY, None,
)  # fmt: skip
"""Kinds that we cannot show. None stands for kinds that Telegram has added since, and for text without words."""


@dataclass(frozen=True, slots=True)
class File:
    """A file at Telegram; `size` in bytes, if known."""

    id: str
    name: str
    size: int | None


@dataclass(frozen=True, slots=True)
class Wrote:
    """A message. `photo` and `file` are to be fetched; `quoted` are words of the message that it answers."""

    shopper: Shopper
    message_id: int
    text: str = ""
    photo: File | None = None
    attachment: Attachment | None = None
    file: File | None = None
    reply_to: int | None = None
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class Rewrote:
    """A message was edited."""

    message_id: int
    text: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A pressed button; `message_id` is the message that it belongs to."""

    shopper: Shopper
    query_id: str
    message_id: int
    data: str | None


@dataclass(frozen=True, slots=True)
class Blocked:
    """The shopper has blocked the bot, or unblocked it."""

    blocked: bool


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Something in a group or a channel, where we do not speak."""


Event = Wrote | Rewrote | Pressed | Blocked | Elsewhere


def clean_update(value: Any) -> Any:  # noqa: ANN401  # JSON
    """The update with its texts as they may be stored: above all, card numbers are masked."""
    if isinstance(value, dict):
        return {
            name: _clean(inner) if name in _WORDS and isinstance(inner, str) else clean_update(inner)
            for name, inner in value.items()
        }
    return [clean_update(inner) for inner in value] if isinstance(value, list) else value


def find_chat(payload: Mapping[str, Any]) -> tuple[int | None, bool]:
    """The chat in which the update happened, and whether it is a private one; without trusting its shape."""
    about = next((about for kind in ALLOWED if isinstance(about := payload.get(kind), dict)), {})
    within = about.get("message") if "callback_query" in payload else about
    chat = within.get("chat") if isinstance(within, dict) else None
    if not isinstance(chat, dict) or not isinstance(chat.get("id"), int) or abs(chat["id"]) >= 2**63:
        return None, False
    return chat["id"], chat.get("type") == ChatType.PRIVATE


def read_update(payload: Mapping[str, Any]) -> Event | None:
    """What a cleaned update says has happened; None where it is nothing that concerns us.

    Raises whatever the library raises on odd JSON.
    """
    update = telegram.Update.de_json(dict(payload))
    chat = update.effective_chat
    if chat is None:
        return None
    member = update.my_chat_member.new_chat_member.status if update.my_chat_member else None
    if chat.type != ChatType.PRIVATE:
        return None if member in {ChatMember.LEFT, ChatMember.BANNED} else Elsewhere()
    if update.message:
        return _read_message(update.message)
    if update.edited_message:
        return _read_edit(update.edited_message)
    if update.callback_query:
        return _read_press(update.callback_query)
    return Blocked(member == ChatMember.BANNED) if member else None


def _read_message(message: Message) -> Wrote | None:
    text = _words_of(message)
    photo, attachment, file = _read_content(message, effective_message_type(message))
    if not (text or photo or attachment):  # a notice of Telegram's own
        return None
    quoted = message.quote.text if message.quote else ""
    reply_to = _number(message.reply_to_message.message_id) if message.reply_to_message else None
    return Wrote(
        _as_shopper(message.from_user), _number(message.message_id), text, photo, attachment, file, reply_to, quoted
    )  # fmt: skip


def _read_edit(message: Message) -> Rewrote | None:
    """The new text of an edited message; None where the edit says nothing new.

    A live location moves by edits. In an album, a part without a caption has a new photo: the words are another part's.
    """
    kind, text = effective_message_type(message), _words_of(message)
    if message.media_group_id and not text:
        return None
    if kind == MessageType.TEXT or kind in _WITH_CAPTION:
        return Rewrote(_number(message.message_id), text)
    return None


def _read_press(query: CallbackQuery) -> Pressed | None:
    if query.message is None:
        return None
    return Pressed(_as_shopper(query.from_user), query.id, _number(query.message.message_id), query.data)


def _read_content(message: Message, kind: str | None) -> tuple[File | None, Attachment | None, File | None]:
    """The message's photo, or else its attachment and the file of that, if it has one."""
    if message.photo:
        fitting = [size for size in message.photo if (size.file_size or 0) <= PHOTO_BYTES]
        best = max(fitting or message.photo, key=lambda size: size.width * size.height)
        return File(best.file_id, "", best.file_size), None, None
    if message.document and message.document.mime_type in PHOTO_TYPES:
        return File(message.document.file_id, "", message.document.file_size), None, None
    if (place := message.venue.location if message.venue else message.location) is not None:
        name = clean_name(message.venue.title) if message.venue else None
        return None, Attachment("location", name=name, latitude=place.latitude, longitude=place.longitude), None
    if message.contact:
        name = " ".join(filter(None, (message.contact.first_name, message.contact.last_name)))
        return None, Attachment("contact", name=clean_name(f"{name} {message.contact.phone_number}")), None
    if message.sticker:
        return None, Attachment("sticker", emoji=clean_name(message.sticker.emoji)), None
    return None, *_read_file(message, kind)


def _read_file(message: Message, kind: str | None) -> tuple[Attachment | None, File | None]:
    sent = (
        ("voice", message.voice), ("audio", message.audio), ("video", message.video or message.video_note),
        ("video", message.animation), ("file", message.document),  # an animation comes as a document, too
    )  # fmt: skip
    for name, media in sent:
        if media is not None:
            known = media.to_dict()
            file = File(media.file_id, _name_file(name, known), media.file_size)
            return Attachment(name, name=file.name, size=file.size, seconds=known.get("duration")), file
    return (Attachment("other") if kind in _OF_NO_KIND else None), None


def _name_file(kind: str, known: Mapping[str, Any]) -> str:
    named = clean_name(known.get("file_name"), limit=120)
    return named or f"{kind}{mimetypes.guess_extension(known.get('mime_type', '')) or ''}"


def _as_shopper(user: User | None) -> Shopper:
    if user is None:
        return Shopper("telegram")
    return Shopper("telegram", clean_name(user.full_name), language=clean_name(user.language_code, limit=35))


def _words_of(message: Message) -> str:
    text = message.text or message.caption or ""
    if not isinstance(text, str):  # the library does not check
        raise TypeError("a text that is none")
    return text


def _number(message_id: int) -> int:
    """The id, which the library does not check: one that the database cannot hold would look like an outage of it."""
    if type(message_id) is not int or not 0 <= message_id < 2**63:
        raise ValueError("an id that is none")
    return message_id


def _clean(text: str) -> str:
    """The text as it is stored; empty where nothing readable is left."""
    try:
        # Cut here and not refused as too long: NFC makes some texts longer, and Telegram has accepted this one.
        return clean_text(unicodedata.normalize("NFC", text)[:MAX_TEXT], limit=MAX_TEXT)
    except BadRequest:
        return ""
