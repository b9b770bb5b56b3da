"""A server that speaks Telegram's Bot API strictly, with the users' side as a Python API.

async with BotApi() as api:                       # a free port of 127.0.0.1, in this event loop
    bot = telegram.Bot(api.token, base_url=f"{api.url}/bot", base_file_url=f"{api.url}/file/bot")

    ana = api.user("Ana")                         # her chat is unknown to the bot until she writes (met=True: known)
    await ana.start("TOKEN")                      # or ana.follow(deep_link); say, send_photo, send_album,
    said = await ana.say("Where is my order?")    # send_document, voice, video, sticker, location, contact, send
    await ana.edit(said, "Where is order 1042?")  # and delete, block, unblock
    answer = await ana.sees("on its way")         # words or a predicate; ana.messages, .received, .texts, .typing
    pressed = await ana.press(answer, "Track it") # the text or the place of a button; press_data: any data
    assert (await pressed.answer()).text == ""
    message.buttons, .text, .entities, .marked("bold"), .photo, .keyboard, .edited, .deleted, .reply_to, .album

    group = api.group("Friends"); await group.add_bot(ana); await group.say(ana, "hello")
    await api.channel("News").post("hello")

    api.fault(TooMany(3), method="sendMessage", chat=ana, times=2)         # see faults.py; api.weather(…), api.calm()
    api.misbehave(seed=7)                         # updates come 1-3 times and up to 5 places from their own
    api.enforce_floods = True                     # 429 for more than 1/s in a chat, 30/s in all
    api.later(49 * 3600)                          # Telegram's clock goes on
    api.web["https://…/boots.jpg"] = jpeg         # what Telegram finds in the web, for photos given by address

    api.sends, api.busiest(seconds, ana.id), api.floods, api.calls, api.calls_of("sendMessage"), api.menus
    assert not api.violations                     # what no correct client ever sends: unknown fields, limits exceeded
"""

from collections.abc import Mapping
from itertools import count
from random import Random

from standins.telegram.chats import Chat
from standins.telegram.errors import Json
from standins.telegram.faults import (
    Blocked,
    CutShort,
    Drop,
    Fault,
    Planned,
    Refuse,
    ServerError,
    TimeoutAfterAcceptance,
    TooMany,
)
from standins.telegram.people import Channel, Group, Talk, User
from standins.telegram.server import Server
from standins.telegram.updates import Misbehaviour
from standins.telegram.world import TOKEN, Call

__all__ = [
    "TOKEN",
    "Blocked",
    "BotApi",
    "CutShort",
    "Drop",
    "Refuse",
    "ServerError",
    "TimeoutAfterAcceptance",
    "TooMany",
]


class BotApi(Server):
    """The server and the people around it, for as long as the block lasts."""

    def __init__(self, token: str = TOKEN, *, port: int = 0, first_id: int = 1) -> None:
        """`first_id`: ids of updates and chats grow from there; a bot with a memory must see none of them again."""
        super().__init__(token, port, first_id)
        self._ids = count(5_000_000_000 + first_id)  # above 32 bits, as new accounts are

    def user(self, first_name: str, *, met: bool = False, language: str = "en") -> User:
        """A new person; with `met` the bot knows the chat already."""
        number = next(self._ids)
        about = {"id": number, "is_bot": False, "first_name": first_name, "language_code": language}
        chat = self._chat(number, {"type": "private", "first_name": first_name})
        chat.met = met
        return User(self, chat, about)

    def group(self, title: str) -> Group:
        """A new group, without the bot."""
        return Group(self, self._chat(-next(self._ids), {"type": "group", "title": title}))

    def channel(self, title: str) -> Channel:
        """A new channel."""
        about = {"type": "channel", "title": title, "username": title.lower()}
        return Channel(self, self._chat(-next(self._ids), about))

    def _chat(self, chat_id: int, about: Json) -> Chat:
        self.chats[chat_id] = Chat(chat_id, about)
        return self.chats[chat_id]

    def fault(
        self, kind: Fault, method: str | None = None, chat: Talk | int | None = None, times: int | None = 1
    ) -> Planned:
        """Let the next calls fail: of one method ("download" for files), or of all that are about a chat."""
        planned = Planned(kind, method, chat.id if isinstance(chat, Talk) else chat, times)
        self.faults.planned.append(planned)
        return planned

    def weather(self, seed: int, chances: Mapping[Fault, float], *methods: str) -> None:
        """Let calls of these methods, or all calls about a chat, fail by chance."""
        self.faults.make_weather(seed, chances, frozenset(methods))

    def calm(self) -> None:
        """End all faults."""
        self.faults.clear()

    def misbehave(self, seed: int | None) -> None:
        """Deliver each update one to three times and up to five places from its own; None ends it."""
        self.updates.misbehaviour = None if seed is None else Misbehaviour(Random(seed))  # noqa: S311  # repeatable

    def later(self, seconds: float) -> None:
        """Move Telegram's clock forward, for messages too old to be deleted or answered."""
        self.shift_s += seconds

    def calls_of(self, method: str) -> list[Call]:
        """The calls of one method in order."""
        return [call for call in self.calls if call.method == method]
