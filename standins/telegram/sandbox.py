"""The page that looks like a chat: each visitor is a person in this Telegram, with a socket for what happens there.

From the page: {"do": "say", "text": …} and the like. To it: {"state": …}, {"message": …}, {"answer": …}, {"error": …}.
"""

import asyncio
import json
import time
from pathlib import Path

from aiohttp import BodyPartReader, WSMsgType, hdrs, web

from standins.telegram.api import BotApi
from standins.telegram.chats import Message
from standins.telegram.errors import Json
from standins.telegram.limits import ALBUM, QUERY_S
from standins.telegram.people import Pressed, User

PAGE = Path(__file__).parent / "page"
NAMES = ("Ana", "Ben", "Cleo", "Dev", "Edie", "Finn", "Gwen", "Hugo", "Iris", "Jo", "Kit", "Lena")
LOOK_S = 1  # how often it checks whether somebody still types, or the bot has come
ABSENT_S = 5  # a bot that has not polled for so long after its last poll is away
POLICY = "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
SAMPLES = frozenset(("sticker", "voice", "video", "location", "contact"))


class Sandbox:
    """Adds the page to a server that has not started yet."""

    def __init__(self, api: BotApi) -> None:
        self._api = api
        self._visitors: dict[str, User] = {}
        for path in ("/", f"/{api.bot['username']}"):
            api.app.router.add_get(path, self._page)
        api.app.router.add_get("/live/{visitor}", self._live)
        api.app.router.add_post("/files/{visitor}", self._files)
        api.app.router.add_get("/photos/{visitor}/{message}", self._photo)
        api.app.router.add_static("/page", PAGE)

    def user(self, visitor: str) -> User:
        """The person behind a visitor's id; a new one for a new id."""
        if visitor not in self._visitors:
            self._visitors[visitor] = self._api.user(NAMES[len(self._visitors) % len(NAMES)])
        return self._visitors[visitor]

    async def _page(self, _request: web.Request) -> web.FileResponse:
        headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache", "Referrer-Policy": "no-referrer"}
        return web.FileResponse(PAGE / "index.html", headers=headers)

    async def _live(self, request: web.Request) -> web.WebSocketResponse:
        _check_origin(request)
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        await _View(self._api, self.user(request.match_info["visitor"]), socket).show()
        return socket

    async def _files(self, request: web.Request) -> web.Response:
        """Photos (several are an album) and other files, with a caption."""
        _check_origin(request)
        user, photos, caption = self.user(request.match_info["visitor"]), list[bytes](), ""
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                raise web.HTTPBadRequest
            if part.name == "caption":
                caption = await part.text()
            elif part.name == "photo":
                photos.append(bytes(await part.read()))
            else:
                kind = part.headers.get(hdrs.CONTENT_TYPE, "application/octet-stream")
                await user.send_document(bytes(await part.read()), part.filename or "file", kind, caption)
        most = ALBUM[1]
        for some in [photos[start : start + most] for start in range(0, len(photos), most)]:
            await (user.send_photo(some[0], caption) if len(some) == 1 else user.send_album(some, caption))
            caption = ""
        return web.Response(status=201)

    async def _photo(self, request: web.Request) -> web.Response:
        user = self.user(request.match_info["visitor"])
        message = user.chat.find(int(request.match_info["message"]))
        if not message or not message.photo:
            raise web.HTTPNotFound
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=3600"}
        return web.Response(body=message.photo, content_type="image/jpeg", headers=headers)


class _View:
    """One open page: what it has been shown so far."""

    def __init__(self, api: BotApi, user: User, socket: web.WebSocketResponse) -> None:
        self._api, self._user, self._socket = api, user, socket
        self._shown: dict[object, str] = {}
        self._changed = asyncio.Event()
        self._waiting: set[asyncio.Task[None]] = set()

    async def show(self) -> None:
        """Show the chat, and do what the visitor does, until the page is closed."""
        self._user.chat.listeners.add(self._changed.set)
        writing = asyncio.create_task(self._write())
        try:
            async for message in self._socket:
                if message.type == WSMsgType.TEXT:
                    await self._try(json.loads(message.data))
        finally:
            self._user.chat.listeners.discard(self._changed.set)
            for task in (writing, *self._waiting):
                task.cancel()

    async def _write(self) -> None:
        while True:
            self._changed.clear()
            for message in self._user.messages:
                await self._tell(message.message_id, {"message": _shown(message)})
            await self._tell("state", {"state": self._state()})
            try:
                async with asyncio.timeout(LOOK_S):
                    await self._changed.wait()
            except TimeoutError:
                continue

    async def _tell(self, key: object, frame: Json) -> None:
        text = json.dumps(frame)
        if self._shown.get(key) != text:
            self._shown[key] = text
            await self._socket.send_str(text)

    def _state(self) -> Json:
        polled = time.monotonic() - self._api.updates.polled_until < ABSENT_S
        menus = self._api.menus
        return {
            "bot": self._api.bot["first_name"],
            "name": self._user.about["first_name"],
            "there": polled or self._api.delivery is not None,
            "blocked": self._user.chat.blocked,
            "typing": self._user.typing,
            "menu": menus.get(self._user.about["language_code"]) or menus.get("", []),
        }

    async def _try(self, frame: Json) -> None:
        try:
            await self._do(frame)
        except (AssertionError, KeyError, TypeError, ValueError) as error:
            await self._socket.send_json({"error": str(error)})

    async def _do(self, frame: Json) -> None:
        user, about = self._user, self._user.chat.find(int(frame.get("message") or 0))
        match frame["do"]:
            case "start":
                await user.start(frame.get("payload", ""))
            case "say":
                await user.say(frame["text"], reply_to=about)
            case "edit" if about:
                await user.edit(about, frame["text"])
            case "delete" if about:
                await user.delete(about)
            case "press" if about:
                self._await_answer(await user.press_data(about, frame["data"]), frame)
            case "block":
                await user.block()
            case "unblock":
                await user.unblock()
            case sample if sample in SAMPLES:
                await getattr(user, sample)()
            case other:
                raise ValueError(f"cannot {other} that")

    def _await_answer(self, pressed: Pressed, frame: Json) -> None:
        task = asyncio.create_task(self._answer(pressed, frame))
        self._waiting.add(task)
        task.add_done_callback(self._waiting.discard)

    async def _answer(self, pressed: Pressed, frame: Json) -> None:
        shown: Json = {"message": frame["message"], "data": frame["data"], "text": "", "alert": False}
        try:
            answer = await pressed.answer(QUERY_S)
            shown.update(text=answer.text, alert=answer.alert)
        except AssertionError:
            shown["text"] = "The bot did not answer."
        await self._socket.send_json({"answer": shown})


def _check_origin(request: web.Request) -> None:
    """Refuse other sites: they have no business in anybody's chat, not even in this one."""
    origin = request.headers.get(hdrs.ORIGIN, "")
    if origin.partition("://")[2] != request.host:
        raise web.HTTPForbidden


def _shown(message: Message) -> Json:
    if message.deleted:
        return {"id": message.message_id, "deleted": True}
    answered = message.reply_to
    sizes = message.media.get("photo")
    return {
        "id": message.message_id,
        "mine": not message.by_bot,
        "date": message.date,
        "text": message.text,
        "entities": message.entities,
        "photo": {"width": sizes[-1]["width"], "height": sizes[-1]["height"]} if sizes else None,
        "media": {name: value for name, value in message.media.items() if name != "photo"},
        "album": message.album,
        "keyboard": message.keyboard,
        "reply": {"id": answered.message_id, "mine": not answered.by_bot, "text": answered.text} if answered else None,
        "edited": message.edited,
    }
