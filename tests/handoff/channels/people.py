"""A shopper as every channel must serve them: they can do and hear the same on each."""

import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Protocol

from standins.telegram.api import BotApi
from standins.telegram.chats import Message
from standins.telegram.people import User
from testkit.shopper import Shopper
from testkit.socket import Frame
from tests.handoff.kit import WITHIN_S, Server
from tests.handoff.photos.pictures import encode, photo


class Person(Protocol):
    """A shopper with a conversation of their own."""

    channel: str

    async def conversation(self) -> str:
        """The conversation's id."""
        ...

    async def say(self, text: str) -> None:
        """Write."""
        ...

    async def send_photos(self, count: int, text: str = "") -> None:
        """Send photos in one message."""
        ...

    async def press(self, title: str) -> None:
        """Press the newest button of that title."""
        ...

    async def press_stale(self, title: str) -> str:
        """Press an old button; returns what the shopper is told."""
        ...

    async def ask_person(self) -> None:
        """Ask for a person without the bot."""
        ...

    async def leave_queue(self) -> None:
        """Leave the queue and stay with the bot."""
        ...

    async def end(self) -> None:
        """End the conversation."""
        ...

    async def hears(self, notices: str) -> None:
        """Wait for the next line with these words."""
        ...

    async def sees_photos(self, count: int) -> None:
        """Wait for a line with that many photos."""
        ...

    async def sees_card(self, *notices: str) -> None:
        """Wait for a card that has all these words."""
        ...

    async def sees_typing(self) -> None:
        """Wait until somebody is typing."""
        ...

    async def sees_gone(self, notices: str) -> None:
        """Wait until the line with these words is gone."""
        ...


class WebPerson:
    """A shopper on the website."""

    channel = "web"

    def __init__(self, shopper: Shopper) -> None:
        self._shopper = shopper
        self._heard = 0

    async def conversation(self) -> str:
        return self._shopper.conversation

    async def say(self, text: str) -> None:
        await self._shopper.say(text)

    async def send_photos(self, count: int, text: str = "") -> None:
        ids = [(await self._shopper.add_photo(encode(photo()))).json()["photo"] for _ in range(count)]
        ack = await self._shopper.acked(await self._shopper.send("message", text=text, photos=ids))
        assert ack["type"] == "ack", ack

    async def press(self, title: str) -> None:
        assert (await self._shopper.press(title))["type"] == "ack"

    async def press_stale(self, title: str) -> str:
        answered = await self._shopper.press(title)
        assert answered["code"] == "stale_option"
        return str(answered["detail"])

    async def ask_person(self) -> None:
        await self._shopper.send("person")

    async def leave_queue(self) -> None:
        await self._shopper.socket.send({"type": "leave_queue"})

    async def end(self) -> None:
        await self._shopper.socket.send({"type": "end"})

    async def hears(self, notices: str) -> None:
        await self._wait_for(lambda frame: frame["type"] == "message" and notices in frame["text"])

    async def sees_photos(self, count: int) -> None:
        frame = await self._wait_for(lambda frame: frame["type"] == "message" and bool(frame.get("photos")))
        assert len(frame["photos"]) == count

    async def sees_card(self, *notices: str) -> None:
        shown = [card for frame in self._shopper.socket.frames for card in frame.get("cards", ())]
        assert any(all(word in str(card) for word in notices) for card in shown)

    async def sees_typing(self) -> None:
        await self._wait_for(lambda frame: frame["type"] == "typing")

    async def sees_gone(self, notices: str) -> None:
        said = [frame for frame in self._shopper.socket.frames if notices in frame.get("text", "")]
        gone = await self._wait_for(lambda frame: frame["type"] == "changed")
        assert (gone["seq"], gone["text"], gone["deleted"]) == (said[-1]["seq"], "", True)

    async def _wait_for(self, fits: Callable[[Frame], bool]) -> Frame:
        """The next frame that fits after the last one waited for, not counting acks waited for in between."""
        socket = self._shopper.socket
        while True:
            for place in range(self._heard, len(socket.frames)):
                if fits(socket.frames[place]):
                    self._heard = place + 1
                    return socket.frames[place]
            self._heard = len(socket.frames)
            await socket.wait_for(lambda _: True)


class TelegramPerson:
    """A shopper on Telegram."""

    channel = "telegram"

    def __init__(self, user: User, conversations: Callable[[], AsyncIterator[str]]) -> None:
        self._user, self._conversations = user, conversations
        self._heard = 0

    async def conversation(self) -> str:
        async for found in self._conversations():
            return found
        raise AssertionError("nothing has come from Telegram")

    async def say(self, text: str) -> None:
        await self._user.say(text)

    async def send_photos(self, count: int, text: str = "") -> None:
        photos = [encode(photo()) for _ in range(count)]
        if count == 1:
            await self._user.send_photo(photos[0], text)
        else:
            await self._user.send_album(photos, text)

    async def press(self, title: str) -> None:
        message = self._with_button(title)
        pressed = await self._user.press(message, title)
        assert not (await pressed.answer()).text
        await self._user.eventually(lambda: [button.text for button in message.buttons] == [f"✓ {title}"])

    async def press_stale(self, title: str) -> str:
        pressed = await self._user.press(self._with_button(title), title)
        return (await pressed.answer()).text or ""

    async def ask_person(self) -> None:
        await self._user.say("/human")

    async def leave_queue(self) -> None:
        await self._user.press(self._with_button("Stay with the bot"), "Stay with the bot")

    async def end(self) -> None:
        await self._user.say("/stop")

    async def hears(self, notices: str) -> None:
        await self._next(lambda message: notices in message.text)

    async def sees_photos(self, count: int) -> None:
        first = await self._next(lambda message: message.photo is not None)
        of_album = [message for message in self._user.received if message.album and message.album == first.album]
        assert len(of_album or [first]) == count

    async def sees_card(self, *notices: str) -> None:
        await self._next(lambda message: all(word in message.text for word in notices))

    async def sees_typing(self) -> None:
        await self._user.eventually(lambda: self._user.typing)

    async def sees_gone(self, notices: str) -> None:
        await self._user.eventually(lambda: not any(notices in text for text in self._user.texts))

    async def _next(self, fits: Callable[[Message], bool]) -> Message:
        """The next message of the bot that fits, in the order they came."""

        def found() -> Message | None:
            shown = [message for message in self._user.messages if message.by_bot]
            place = next((at for at in range(self._heard, len(shown)) if fits(shown[at])), None)
            if place is None:
                return None
            self._heard = place + 1
            return shown[place]

        return await self._user.chat.until(found, "a message of the bot", WITHIN_S)

    def _with_button(self, title: str) -> Message:
        return next(one for one in reversed(self._user.received) if title in [button.text for button in one.buttons])


@contextlib.asynccontextmanager
async def arriving(
    channel: str, server: Server, api: BotApi, listed: Callable[[], AsyncIterator[str]]
) -> AsyncIterator[Person]:
    """A shopper on this channel, who has been told that an AI answers."""
    if channel == "telegram":
        person = TelegramPerson(api.user("Mia"), listed)
        await person.say("hello")
        yield person
        return
    async with Shopper.arriving(server, name="Mia") as shopper:
        web = WebPerson(shopper)
        await web.say("hello")
        yield web
