"""The server itself: from a request of the bot to the answer, or to what goes wrong instead."""

import asyncio
import time
from contextlib import suppress
from http import HTTPStatus
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp import web
from aiohttp.typedefs import Handler

from standins.telegram import parameters
from standins.telegram.errors import Refused, too_many
from standins.telegram.faults import (
    Blocked,
    CutShort,
    Drop,
    Fault,
    Refuse,
    ServerError,
    TimeoutAfterAcceptance,
    TooMany,
)
from standins.telegram.files import File
from standins.telegram.limits import UPLOAD
from standins.telegram.service import METHODS
from standins.telegram.world import Call, World

_FRAME = 1_000_000  # bytes around the file of an upload
_PAGE = "<html><head><title>{0}</title></head><body><center><h1>{0}</h1></center><hr>nginx</body></html>"
SENDS = frozenset(method for method in METHODS if method.startswith("send")) - {"sendChatAction"}


class _Gone(Exception):
    """No answer; the connection is closed after so many seconds (None: when the server ends)."""

    def __init__(self, after_s: float | None) -> None:
        self.after_s = after_s


class _Page(Exception):
    """The page of a proxy instead of an answer."""

    def __init__(self, status: int) -> None:
        self.status = status


class Server(World):
    """Answers while the block lasts."""

    def __init__(self, token: str, port: int, first_id: int) -> None:
        super().__init__(token, first_id)
        self.enforce_floods = False
        self._port = port
        self._ending = asyncio.Event()
        self.app = web.Application(client_max_size=UPLOAD + _FRAME, middlewares=[self._guard])
        self.app.router.add_route("*", "/bot{token}/{method}", self._call)
        self.app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        self._runner = web.AppRunner(self.app, shutdown_timeout=1, access_log=None)

    async def __aenter__(self) -> Self:
        self.http = aiohttp.ClientSession()
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ending.set()
        self.updates.end_poll("the end of the server")
        if self.delivery:
            await self.delivery.close()
        await self.http.close()
        await self._runner.cleanup()

    @property
    def url(self) -> str:
        """Where the server is: what TELEGRAM_API is set to."""
        host, port, *_ = self._runner.addresses[0]
        return f"http://{host}:{port}"

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except Refused as refused:
            return web.json_response(refused.json(), status=refused.code)
        except _Gone as gone:
            return await self._hang_up(request, gone.after_s)
        except _Page as page:
            return web.Response(status=page.status, text=_PAGE.format(page.status), content_type="text/html")

    async def _call(self, request: web.Request) -> web.Response:
        method = _published(request.match_info["method"])
        self._check_token(request)
        call = Call(time.monotonic(), method, {})
        self.calls.append(call)
        try:
            return web.json_response({"ok": True, "result": await self._result(request, call)})
        except Refused as refused:
            call.status = refused.code
            if refused.broken:
                self.violations.append(f"{method}: {refused.description}")
            raise
        except (_Gone, _Page) as error:
            call.status = error.status if isinstance(error, _Page) else 0
            raise

    async def _result(self, request: web.Request, call: Call) -> object:
        if call.method not in METHODS:
            raise Refused("Not Found", 404, broken=True)
        call.given.update(parameters.check(call.method, *await parameters.read(request)))
        fault = self.faults.take(call.method, call.given.get("chat_id"))
        _before(fault)
        if self.enforce_floods and call.method in SENDS and self.flooding(call.given["chat_id"]):
            raise too_many(1)
        result = await METHODS[call.method](self, call.given)
        if isinstance(fault, TimeoutAfterAcceptance):
            raise _Gone(fault.seconds)
        return result

    def _check_token(self, request: web.Request) -> None:
        token = request.match_info["token"]
        if token == self.token:
            return
        number, _, secret = token.partition(":")
        well_formed = number.isdigit() and len(secret) == len(self.token.partition(":")[2])
        raise Refused("Unauthorized", 401) if well_formed else Refused("Not Found", 404)

    async def _hang_up(self, request: web.Request, after_s: float | None) -> web.Response:
        with suppress(TimeoutError):
            async with asyncio.timeout(after_s):
                await self._ending.wait()
        if request.transport:
            request.transport.abort()
        return web.Response()

    async def _download(self, request: web.Request) -> web.StreamResponse:
        self._check_token(request)
        fault = self.faults.take("download", None)
        _before(fault)
        file = self._file(request.match_info["path"])
        if isinstance(fault, TimeoutAfterAcceptance):
            raise _Gone(fault.seconds)
        if isinstance(fault, CutShort):
            return await self._cut_short(request, file.data)
        return web.Response(body=file.data, content_type="application/octet-stream")

    def _file(self, path: str) -> File:
        if file := self.files.at(path):
            return file
        raise Refused("Not Found", 404)

    async def _cut_short(self, request: web.Request, data: bytes) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": str(len(data))})
        await response.prepare(request)
        await response.write(data[: len(data) // 2])
        return await self._hang_up(request, 0)


def _before(fault: Fault | None) -> None:
    """Raise what goes wrong before anything is accepted."""
    match fault:
        case TooMany(retry_after):
            raise too_many(retry_after)
        case ServerError(HTTPStatus.INTERNAL_SERVER_ERROR):
            raise Refused("Internal Server Error", 500)
        case ServerError(status):
            raise _Page(status)
        case Drop():
            raise _Gone(0)
        case Blocked():
            raise Refused("Forbidden: bot was blocked by the user", 403)
        case Refuse(description, code):
            raise Refused(description, code)


def _published(name: str) -> str:
    """A method's name as it is published; methods are called without regard to case."""
    return next((method for method in METHODS if method.lower() == name.lower()), name)
