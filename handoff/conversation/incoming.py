"""What a shopper does, the same on every channel. Each channel turns its own messages into these."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Attachment:
    """Something that came with a message and is no photo; `id` is its upload where it can be downloaded.

    `kind` is voice, audio, video, sticker, location, contact, file or other; `size` is in bytes.
    """

    kind: str
    id: str | None = None
    name: str | None = None
    size: int | None = None
    seconds: int | None = None
    emoji: str | None = None
    latitude: float | None = None
    longitude: float | None = None

    def as_json(self) -> dict[str, Any]:
        """The attachment as it is stored: the fields that are known."""
        known = {name: getattr(self, name) for name in self.__slots__}
        return {name: value for name, value in known.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Said:
    """A message: words, photos (ids of this conversation's uploads), other things, or several of these.

    `failed_photos` are the error codes of photos that could not be taken; `quote` is the line it answers; `typed` tells
    that the shopper was seen typing it, so that more may follow.
    """

    external_id: str
    text: str = ""
    photos: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    failed_photos: tuple[str, ...] = ()
    quote: int | None = None
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Commanded:
    """A command that stands for an intent, like "/order 1042". A person reads it as the text it is."""

    external_id: str
    text: str
    choice: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Chose:
    """A pressed button: which line's, and which of its options, from 0."""

    external_id: str
    message: int
    option: int


@dataclass(frozen=True, slots=True)
class AskedPerson:
    """The shopper wants to talk to a person, whoever answers now."""

    external_id: str


@dataclass(frozen=True, slots=True)
class LeftQueue:
    """The shopper leaves the queue and stays with the bot."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The shopper ends the conversation."""


@dataclass(frozen=True, slots=True)
class Saw:
    """The shopper has seen the log up to `seq`."""

    seq: int


@dataclass(frozen=True, slots=True)
class Edited:
    """The shopper has changed what an earlier message of theirs says."""

    seq: int
    text: str


Incoming = Said | Commanded | Chose | AskedPerson | LeftQueue | Ended | Saw | Edited
