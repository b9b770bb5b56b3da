"""The users' side: what people do in Telegram, and what they see there."""

import asyncio
import secrets
from collections.abc import Callable, Sequence
from urllib.parse import parse_qs, urlsplit

from standins.telegram.chats import Chat, Message
from standins.telegram.errors import Json
from standins.telegram.limits import START_PARAMETER
from standins.telegram.marked import Marked, plain
from standins.telegram.world import Answer, Query, World

SEES_S = 5.0


class Pressed:
    """A button that was pressed: its answer can be awaited."""

    def __init__(self, query: Query) -> None:
        self.query = query

    async def answer(self, within_s: float = SEES_S) -> Answer:
        """What the bot answered; raises AssertionError when it does not."""
        return await self.query.message.chat.until(lambda: self.query.answer, "an answer to the button", within_s)


class Talk:
    """One chat as those in it see it."""

    def __init__(self, world: World, chat: Chat) -> None:
        self._world, self.chat = world, chat

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def messages(self) -> list[Message]:
        """All messages of both sides in order; deleted ones are marked so."""
        return self.chat.messages

    @property
    def received(self) -> list[Message]:
        """The bot's messages that are still there."""
        return [message for message in self.chat.messages if message.by_bot and not message.deleted]

    @property
    def texts(self) -> list[str]:
        """The texts of the bot's messages that are still there."""
        return [message.text for message in self.received]

    @property
    def typing(self) -> bool:
        """Whether "typing" is shown now."""
        return self.chat.typing

    async def sees(
        self, wanted: str | Callable[[Message], object], within_s: float = SEES_S, *, after: Message | None = None
    ) -> Message:
        """The first message of the bot that has these words, or that passes; raises AssertionError when none comes."""

        def found() -> Message | None:
            shown = self.received if after is None else [m for m in self.received if m.message_id > after.message_id]
            passes = (lambda message: wanted in message.text) if isinstance(wanted, str) else wanted
            return next((message for message in shown if passes(message)), None)

        return await self.chat.until(found, f"the bot says {wanted!r}", within_s)

    async def eventually(self, holds: Callable[[], object], within_s: float = SEES_S) -> None:
        """Return once something about the chat holds; raises AssertionError when it does not."""
        await self.chat.until(lambda: holds() or None, "what is expected of the chat", within_s)

    async def _tell(self, kind: str, payload: Json) -> None:
        self._world.updates.put(kind, payload)
        self.chat.touch()
        await asyncio.sleep(0)

    def _add(self, sender: Json | None, marked: Marked, fields: Json, reply_to: Message | None = None) -> Message:
        self.chat.met = True
        message = self.chat.add(self._world.now(), sender, marked, by_bot=False)
        message.media, message.reply_to = fields, reply_to
        if "photo" in fields:
            message.photo = self._world.files.data(fields["photo"])
        return message

    def _membership(self, by: Json, old: str, new: str) -> Json:
        def member(status: str) -> Json:
            until = {"until_date": 0} if status == "kicked" else {}
            return {"user": self._world.bot, "status": status, **until}

        date = self._world.now()
        about = {"chat": self.chat.json(), "from": by, "date": date}
        return {**about, "old_chat_member": member(old), "new_chat_member": member(new)}


class User(Talk):
    """A person with a private chat with the bot."""

    def __init__(self, world: World, chat: Chat, about: Json) -> None:
        super().__init__(world, chat)
        self.about = about

    async def start(self, payload: str = "") -> Message:
        """Press START, perhaps behind a deep link; it also unblocks the bot."""
        assert not payload or START_PARAMETER.fullmatch(payload), f"no deep link can carry {payload!r}"
        await self.unblock()
        return await self.say(f"/start {payload}".strip())

    async def follow(self, link: str) -> Message:
        """Open a deep link to the bot and press START."""
        parts = urlsplit(link)
        assert parts.path.rpartition("/")[2] == self._world.bot["username"], f"{link} is no link to this bot"
        return await self.start(parse_qs(parts.query).get("start", [""])[0])

    async def say(self, text: str, reply_to: Message | None = None) -> Message:
        """Send text."""
        return await self.send(text, reply_to=reply_to)

    async def send(self, text: str = "", reply_to: Message | None = None, **fields: object) -> Message:
        """Send any kind of message: `fields` are those of the published `Message`; the text is then the caption."""
        message = self._message(text, fields, reply_to)
        await self._tell("message", message.json())
        return message

    async def send_photo(self, data: bytes, caption: str = "", reply_to: Message | None = None) -> Message:
        """Send a photo; any bytes go, as Telegram's own check is not what is tested."""
        return await self.send(caption, reply_to=reply_to, photo=self._world.files.photo(data))

    async def send_album(self, photos: Sequence[bytes], caption: str = "") -> list[Message]:
        """Send several photos at once: one update each, with the same media_group_id; the caption is the first's."""
        album = str(secrets.randbelow(10**13) + 10**13)
        messages = []
        for number, data in enumerate(photos):
            fields: Json = {"photo": self._world.files.photo(data)}
            message = self._message("" if number else caption, fields, None)
            message.album = album
            messages.append(message)
            await self._tell("message", message.json())
        return messages

    async def send_document(
        self, data: bytes, name: str, kind: str = "application/octet-stream", caption: str = "", size: int | None = None
    ) -> Message:
        """Send a file; `size` in bytes may claim more than there is."""
        file = self._world.files.add(data, "documents", name.rpartition(".")[2] or "bin", size)
        return await self.send(caption, document={**file.json(), "file_name": name, "mime_type": kind})

    async def voice(self, data: bytes = b"OggS", seconds: int = 4) -> Message:
        """Send a voice message."""
        file = self._world.files.add(data, "voice", "oga")
        return await self.send(voice={**file.json(), "duration": seconds, "mime_type": "audio/ogg"})

    async def video(self, data: bytes = b"\0\0\0\x18ftyp", seconds: int = 7, caption: str = "") -> Message:
        """Send a video."""
        file = self._world.files.add(data, "videos", "mp4")
        video = {**file.json(), "width": 640, "height": 480, "duration": seconds, "mime_type": "video/mp4"}
        return await self.send(caption, video=video)

    async def sticker(self, emoji: str = "👍") -> Message:
        """Send a sticker."""
        file = self._world.files.add(b"RIFF", "stickers", "webp")
        kind = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return await self.send(sticker={**file.json(), **kind, "emoji": emoji, "set_name": "HotCherry"})

    async def location(self, latitude: float = 54.5, longitude: float = -3.1) -> Message:
        """Send a place."""
        return await self.send(location={"latitude": latitude, "longitude": longitude})

    async def contact(self, first_name: str = "Ben", phone: str = "+15550100") -> Message:
        """Send a contact."""
        return await self.send(contact={"phone_number": phone, "first_name": first_name})

    async def edit(self, message: Message, text: str) -> None:
        """Edit a message of one's own: its text, or its caption."""
        assert not message.by_bot, "people edit only their own messages"
        message.show(plain(text))
        message.edited, message.edit_date = True, self._world.now()
        await self._tell("edited_message", message.json())

    async def delete(self, message: Message) -> None:
        """Delete a message in the chat; bots are not told."""
        message.deleted = True
        self.chat.touch()

    async def press(self, message: Message, button: str | int) -> Pressed:
        """Press a button of a message, by its text or its place."""
        buttons = message.buttons
        found = buttons[button] if isinstance(button, int) else next((b for b in buttons if b.text == button), None)
        assert found, f"no button {button!r} among {[b.text for b in buttons]}"
        assert found.data is not None, f"{found.text!r} opens {found.url}"
        return await self.press_data(message, found.data)

    async def press_data(self, message: Message, data: str) -> Pressed:
        """Send what a client sends for a button, which may be gone or never have existed."""
        query = Query(str(secrets.randbelow(2**63)), message, self._world.now())
        self._world.queries[query.query_id] = query
        gone = {"chat": self.chat.json(), "message_id": message.message_id, "date": 0}
        shown = gone if message.deleted else message.json()
        about = {"id": query.query_id, "from": self.about, "chat_instance": str(1000 + self.chat.id)}
        await self._tell("callback_query", {**about, "message": shown, "data": data})
        return Pressed(query)

    async def block(self) -> None:
        """Block the bot: it is told, and cannot write any more."""
        if not self.chat.blocked:
            self.chat.blocked = True
            await self._tell("my_chat_member", self._membership(self.about, "member", "kicked"))

    async def unblock(self) -> None:
        """Let the bot write again."""
        if self.chat.blocked:
            self.chat.blocked = False
            await self._tell("my_chat_member", self._membership(self.about, "kicked", "member"))

    def _message(self, text: str, fields: Json, reply_to: Message | None) -> Message:
        assert not self.chat.blocked, "Telegram lets nobody write to a bot that they have blocked"
        return self._add(self.about, plain(text), fields, reply_to)


class Group(Talk):
    """A group."""

    async def add_bot(self, by: User) -> None:
        """A person adds the bot."""
        self.chat.member = True
        message = self._add(by.about, Marked(""), {"new_chat_members": [self._world.bot]})
        await self._tell("my_chat_member", self._membership(by.about, "left", "member"))
        await self._tell("message", message.json())

    async def remove_bot(self, by: User) -> None:
        """A person throws the bot out."""
        self.chat.member = False
        await self._tell("my_chat_member", self._membership(by.about, "member", "left"))

    async def say(self, by: User, text: str, reply_to: Message | None = None) -> Message:
        """A person writes; the bot gets it as if its privacy mode were off."""
        message = self._add(by.about, plain(text), {}, reply_to)
        await self._tell("message", message.json())
        return message


class Channel(Talk):
    """A channel with the bot as an administrator."""

    async def post(self, text: str) -> Message:
        """The channel says something."""
        self.chat.member = True
        message = self._add(None, plain(text), {})
        await self._tell("channel_post", message.json())
        return message
