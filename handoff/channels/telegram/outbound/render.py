"""A line of the log as parts for Telegram: texts, photos, buttons. Pure; `calls` turns parts into Bot API calls."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from handoff.channels.telegram.callbacks import leave_data, option_data
from handoff.channels.telegram.outbound.cards import Card, PageCard, draw, locale_of, read_card
from handoff.channels.telegram.outbound.spans import CAPTION_UNITS, Span, clip, length, pages
from handoff.conversation.queue import QUEUED
from handoff.conversation.values import LogMessage, Speaker
from handoff.notices import NoticeTexts

TITLE_UNITS = 64
"""Longer titles do not fit a phone's width."""
BUTTONS = 100
"""The most that Telegram takes."""
_OUR_PICTURE = re.compile(r"/pictures/(\w[\w.-]*)", re.ASCII)


class Source(StrEnum):
    """Where the bytes of a photo come from."""

    ALBUM = "album"
    PICTURES = "pictures"
    WEB = "web"


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo: the id of an upload, the name of a file among our pictures, or an address that Telegram fetches."""

    source: Source
    name: str


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button."""

    title: str
    data: str


@dataclass(frozen=True, slots=True)
class Part:
    """One call. `html` is the text, or the caption where there are photos."""

    html: str = ""
    photos: tuple[Photo, ...] = ()
    illustrates: bool = False
    """The photo only adds to the words: without it nothing is lost."""
    buttons: tuple[Button, ...] = ()
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What else a line's look depends on: the words, the shopper's language, and the chat's message it answers."""

    texts: NoticeTexts
    language: str | None = None
    reply_to: int | None = None


def render(message: LogMessage, look: Look) -> list[Part]:
    """The parts that a line is sent as, in order; none for a line that was deleted."""
    if message.deleted_at is not None:
        return []
    cards = [card for given in message.cards or () if (card := read_card(given))]
    parts = [*_said(message, look), *(part for card in cards for part in _shown(card, look))]
    if not parts:
        return []
    parts[-1] = replace(parts[-1], buttons=tuple(_buttons(message, look.texts)))
    parts[0] = replace(parts[0], reply_to=look.reply_to)
    return parts


def render_notice(text: str) -> str:
    """A notice's text, for sending or for editing in place."""
    return Span(text, "i").html()


def leave_button(conversation: str, texts: NoticeTexts) -> Button:
    """The button that leaves the queue."""
    return Button(texts.say("stay_with_bot"), leave_data(conversation))


def _said(message: LogMessage, look: Look) -> list[Part]:
    head = [*_quoted(message, look), *_named(message)]
    body = [Span(message.text, "i" if message.kind is Speaker.NOTICE else "")] if message.text else []
    photos = tuple(Photo(Source.ALBUM, photo["id"]) for photo in message.photos or () if "id" in photo)
    if not photos:
        return [Part(page) for page in pages([*head, *body])] if body else []
    if length([*head, *body]) <= CAPTION_UNITS:
        return [Part("".join(pages([*head, *body], CAPTION_UNITS)), photos)]
    return [
        Part("".join(pages(head, CAPTION_UNITS)), photos),
        *(Part(page) for page in pages([*_named(message), *body])),
    ]


def _named(message: LogMessage) -> list[Span]:
    return [Span(message.name, "b"), Span("\n")] if message.kind is Speaker.AGENT and message.name else []


def _quoted(message: LogMessage, look: Look) -> list[Span]:
    """The quoted words, above a line that answers what is not in this chat and so cannot be replied to."""
    if message.quote is None or look.reply_to is not None or not message.quote.text:
        return []
    return [Span(message.quote.text, "blockquote"), Span("\n")]


def _shown(card: Card, look: Look) -> list[Part]:
    spans = draw(card, look.texts, locale_of(look.language))
    photo = None if isinstance(card, PageCard) else _picture(card.picture)
    if photo is None:
        return [Part(page) for page in pages(spans)]
    if length(spans) <= CAPTION_UNITS:
        return [Part("".join(pages(spans, CAPTION_UNITS)), (photo,), illustrates=True)]
    return [Part("", (photo,), illustrates=True), *(Part(page) for page in pages(spans))]


def _picture(address: str | None) -> Photo | None:
    if address and address.startswith("https://"):
        return Photo(Source.WEB, address)
    found = _OUR_PICTURE.fullmatch(address or "")
    return Photo(Source.PICTURES, found[1]) if found else None


def _buttons(message: LogMessage, texts: NoticeTexts) -> Iterator[Button]:
    options = message.options or ()
    for number, option in enumerate(options[:BUTTONS]):
        yield Button(clip(option["title"], TITLE_UNITS) or "…", option_data(message.conversation, message.seq, number))
    if message.notice == QUEUED and not options:
        yield leave_button(message.conversation, texts)
