"""Chats and what is in them, as Telegram keeps it."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from standins.telegram.errors import Json
from standins.telegram.limits import TYPING_S
from standins.telegram.marked import Marked, part

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: it sends `data`, or opens `url`."""

    text: str
    data: str | None
    url: str | None


@dataclass(eq=False)
class Message:
    """One message, of either side. `text` is the caption where there is media; `photo` the bytes of a photo."""

    chat: "Chat" = field(repr=False)
    message_id: int
    date: int
    sender: Json | None = field(repr=False)
    by_bot: bool
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    media: Json = field(default_factory=dict)
    photo: bytes | None = field(default=None, repr=False)
    keyboard: list[list[Json]] = field(default_factory=list)
    reply_to: "Message | None" = None
    album: str | None = None
    edited: bool = False
    edit_date: int = 0
    deleted: bool = False

    @property
    def buttons(self) -> list[Button]:
        """The buttons under it, row by row."""
        return [
            Button(button["text"], button.get("callback_data"), button.get("url"))
            for row in self.keyboard
            for button in row
        ]

    def marked(self, kind: str) -> list[str]:
        """The parts of the text with an entity of this kind: `marked("bold")`."""
        return [part(self.text, entity) for entity in self.entities if entity["type"] == kind]

    def show(self, marked: Marked) -> None:
        """Take a text with its entities."""
        self.text, self.entities = marked.text, marked.entities

    def json(self, *, reply: bool = True) -> Json:
        """The published `Message`; the message it replies to comes without its own reply."""
        shown = ("caption", "caption_entities") if self.media else ("text", "entities")
        optional = {
            "from": self.sender,
            "edit_date": self.edit_date,
            "media_group_id": self.album,
            shown[0]: self.text,
            shown[1]: self.entities,
            "reply_markup": {"inline_keyboard": self.keyboard} if self.keyboard else None,
            "reply_to_message": self.reply_to.json(reply=False) if self.reply_to and reply else None,
        }
        return {
            "message_id": self.message_id,
            "date": self.date,
            "chat": self.chat.json(),
            **{name: value for name, value in optional.items() if value},
            **self.media,
        }


class Chat:
    """A chat of the bot: private, a group or a channel."""

    def __init__(self, chat_id: int, about: Json) -> None:
        self.id, self._about = chat_id, about
        self.messages: list[Message] = []
        self.met = False  # the bot may write only where it has been spoken to
        self.blocked = False
        self.member = False
        self.actions: list[tuple[float, str]] = []  # chat actions with their monotonic times
        self.listeners: set[Callable[[], None]] = set()
        self._typing_until = 0.0
        self._last_id = 0

    @property
    def kind(self) -> str:
        """One of private, group, channel."""
        return str(self._about["type"])

    @property
    def name(self) -> str | None:
        """The public name of a channel, without the @."""
        return self._about.get("username")

    @property
    def typing(self) -> bool:
        """Whether "typing" is shown now."""
        return time.monotonic() < self._typing_until

    def json(self) -> Json:
        return {"id": self.id, **self._about}

    def add(self, date: int, sender: Json | None, marked: Marked, *, by_bot: bool) -> Message:
        """Add a message at the end and return it; call `touch` after changing it."""
        self._last_id += 1
        message = Message(self, self._last_id, date, sender, by_bot)
        message.show(marked)
        self.messages.append(message)
        if by_bot:
            self._typing_until = 0
        return message

    def find(self, message_id: int) -> Message | None:
        """The message with this id, unless it is deleted."""
        return next((m for m in self.messages if m.message_id == message_id and not m.deleted), None)

    def act(self, action: str) -> None:
        """Show that the bot is typing or uploading, for five seconds or until it sends something."""
        self.actions.append((time.monotonic(), action))
        self._typing_until = time.monotonic() + TYPING_S
        self.touch()

    def touch(self) -> None:
        """Tell all listeners that the chat has changed."""
        for listener in tuple(self.listeners):
            listener()

    async def until(self, look: Callable[[], T | None], what: str, within_s: float) -> T:
        """What `look` finds, once it finds something; raises AssertionError with the chat as it is then."""
        changed = asyncio.Event()
        self.listeners.add(changed.set)
        try:
            async with asyncio.timeout(within_s):
                while not (found := look()):
                    changed.clear()
                    await changed.wait()
                return found
        except TimeoutError:
            shown = [m.text or list(m.media) for m in self.messages if not m.deleted]
            raise AssertionError(f"{what}: not within {within_s} s; in the chat are {shown}") from None
        finally:
            self.listeners.discard(changed.set)
