"""Plays talks against the running product, on the website's channel: a conversation of its own for each."""

import asyncio
import contextlib
import io
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any, Self

from PIL import Image

from talks.judging import Heard
from talks.orders import Words
from talks.relay import Relay
from talks.script import Doer, IfAsked, Turn
from testkit.agent import AgentClient
from testkit.client import Server
from testkit.shopper import Shopper
from testkit.socket import Frame, Refused

# A line comes to the page some milliseconds after Rasa has answered; this long where none does.
_SHOWN_WITHIN_S = 3.0
# Notices come with the lines they belong to.
_QUIET_S = 0.1
# The bot answers a burst when the shopper has been quiet for a second and a half at most.
_QUIET_AFTER_BURST_S = 2.0
# What people hear while they wait comes within this.
_QUIET_WITH_A_PERSON_S = 0.5
_QUESTION = re.compile(r"[^.?!\n]*\?|\b(?:please|send|tell me|give me|I need)\b[^.?!\n]*", re.IGNORECASE)


class Conversation:
    """One talk: what is done in it, and what comes of that."""

    def __init__(self, shopper: Shopper, agent: AgentClient, relay: Relay) -> None:
        self._shopper, self._agent, self._relay = shopper, agent, relay
        self._owner = "bot"
        self._slots: dict[str, Any] = {}

    @classmethod
    @asynccontextmanager
    async def begun(cls, server: Server, agent: AgentClient, relay: Relay) -> AsyncIterator[Self]:
        """Begin a conversation, as somebody new."""
        async with Shopper.arriving(server) as shopper:
            await shopper.socket.drain(_QUIET_S)
            yield cls(shopper, agent, relay)

    @property
    def with_bot(self) -> bool:
        """Whether the bot answers."""
        return self._owner == "bot"

    async def play(self, turn: Turn, words: Words) -> Heard:
        """Do something and return what came of it; raises `Refused`, also where the bot fails, and `TimeoutError`."""
        texts = [words.said(text) for text in turn.texts]
        match turn.doer:
            case Doer.AGENT_SAYS:
                return await self._agent_says(texts[0])
            case Doer.AGENT_RETURNS:
                await self._post("return", settled=texts[0])
                await self._shopper.owned_by("bot")
                self._owner = "bot"
                return Heard()
            case Doer.PRESSES:
                return await self._heard_after(self._press(texts[0]))
            case Doer.SENDS_PHOTOS:
                return await self._heard_after(self._send_photos(turn.photos, "".join(texts)))
            case _:
                return await self._heard_after(self._say(texts), burst=len(texts) > 1)

    async def answer(self, heard: Heard, answers: list[IfAsked], words: Words) -> Heard:
        """Answer what the bot asks, as far as there are `answers`, which are used up; return all that was heard."""
        while self.with_bot and (found := asked(heard, answers, words)):
            answers.remove(found)
            heard = heard.then(await self._heard_after(self._say([words.said(found.say)])))
        return heard

    async def packet(self) -> dict[str, Any] | None:
        """What the agent sees, None where no person was called."""
        packet: dict[str, Any] | None = (await self._agent.read(self._shopper.conversation))["packet"]
        return packet

    async def _heard_after(self, doing: Any, *, burst: bool = False) -> Heard:  # noqa: ANN401  # any coroutine
        conversation, was = self._shopper.conversation, self._owner
        shown, turns = len(self._shopper.socket.frames), len(self._relay.answers(conversation))
        await doing
        if was != "bot":
            await self._shopper.socket.drain(_QUIET_WITH_A_PERSON_S)
            return self._read(self._shopper.socket.frames[shown:], [])
        await self._answered(turns, shown)
        if burst:
            await self._shopper.socket.drain(_QUIET_AFTER_BURST_S)
        answers = self._relay.answers(conversation)[turns:]
        if any(answer["status"] != "ok" for answer in answers):
            raise Refused("the bot failed")
        await self._shown(answers, shown)
        heard = self._read(self._shopper.socket.frames[shown:], answers)
        return heard if heard.owner == "bot" else replace(heard, reason=(await self.packet() or {}).get("reason", ""))

    async def _answered(self, turns: int, since: int) -> None:
        """Wait until Rasa has answered, or a person was called without it, as by a button; raises `TimeoutError`."""
        socket = self._shopper.socket

        async def called() -> None:
            while not any(frame["type"] == "owner" for frame in socket.frames[since:]):
                socket.frames.append(await socket.receive())

        waiting = [asyncio.ensure_future(self._relay.answered(self._shopper.conversation, turns))]
        waiting.append(asyncio.ensure_future(called()))
        done, pending = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        for task in done:
            task.result()

    async def _shown(self, answers: Sequence[dict[str, Any]], since: int) -> None:
        """Wait until the page has all that Rasa answered; a line that the fence holds back never comes."""
        replies = [reply for answer in answers for reply in answer["replies"]]
        lines = sum(bool(reply["text"] or reply.get("options") or reply.get("cards")) for reply in replies)
        calls = any("handoff" in reply.get("custom", {}) for reply in replies)
        socket = self._shopper.socket
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_SHOWN_WITHIN_S):
                while sum(map(_is_of_bot, socket.frames[since:])) < lines:
                    socket.frames.append(await socket.receive())
                while calls and not any(frame["type"] == "owner" for frame in socket.frames[since:]):
                    socket.frames.append(await socket.receive())
        if calls:
            await socket.drain(_QUIET_S)

    def _read(self, frames: Sequence[Frame], answers: Sequence[dict[str, Any]]) -> Heard:
        owners = [frame["owner"] for frame in frames if frame["type"] == "owner"]
        self._owner = owners[-1] if owners else self._owner
        self._slots = answers[-1]["slots"] if answers else self._slots
        return Heard(
            "\n".join(line for frame in frames for line in read(frame)),
            tuple(frame["text"] for frame in frames if _is_of_bot(frame) and frame["text"]),
            self._slots,
            self._owner,
        )

    async def _say(self, texts: Sequence[str]) -> None:
        for text in texts:
            _taken(await self._shopper.say(text))

    async def _press(self, title: str) -> None:
        buttons = [option["title"] for frame in self._shopper.socket.frames for option in frame.get("options") or ()]
        if title not in buttons:
            raise Refused(f"there is no button {title}")
        _taken(await self._shopper.press(title))

    async def _send_photos(self, count: int, text: str) -> None:
        ids = [(await self._shopper.add_photo(picture())).raise_for_status().json()["photo"] for _ in range(count)]
        _taken(await self._shopper.acked(await self._shopper.send("message", text=text, photos=ids)))

    async def _agent_says(self, text: str) -> Heard:
        if self._owner != "agent":
            await self._post("claim")
            self._owner = "agent"
        seen = max(frame["seq"] for frame in self._shopper.socket.frames if frame["type"] == "message")
        await self._agent.say(self._shopper.conversation, text, seen, confirm=True)
        return Heard((await self._shopper.hears("agent"))["text"], owner="agent")

    async def _post(self, verb: str, **body: object) -> None:
        (await self._agent.post(f"{self._shopper.conversation}/{verb}", **body)).raise_for_status()


def asked(heard: Heard, answers: Sequence[IfAsked], words: Words) -> IfAsked | None:
    """The first answer to a question, or a request, among the last lines that were heard."""
    questions = "\n".join(_QUESTION.findall("\n".join(heard.lines[-2:])))
    return next((one for one in answers if re.search(words.pattern(one.asked), questions, re.IGNORECASE)), None)


def read(frame: Frame) -> list[str]:
    """Write a frame as a shopper reads it: text, [buttons], <order 1042 shipped>, <product Campfire Enamel Mug>."""
    if frame["type"] != "message" or frame["from"]["kind"] == "shopper":
        return []
    buttons = [f"[{option['title']}]" for option in frame.get("options") or ()]
    return [*filter(None, [frame["text"]]), *buttons, *map(_card, frame.get("cards") or ())]


def picture() -> bytes:
    """A photo, as a phone's camera makes one."""
    written = io.BytesIO()
    Image.new("RGB", (64, 48), "#7a8f86").save(written, "JPEG")
    return written.getvalue()


def _card(card: dict[str, Any]) -> str:
    what = [card["number"], card["status"]] if card["kind"] == "order" else [card["name"]]
    return f"<{' '.join([card['kind'], *what])}>"


def _is_of_bot(frame: Frame) -> bool:
    return bool(frame["type"] == "message" and frame["from"]["kind"] == "bot")


def _taken(ack: Frame) -> None:
    if ack["type"] == "error":
        raise Refused(ack["code"])
