"""Who is signed in: cookies, CSRF tokens and roles. A session is looked up once and then remembered until it ends."""

import asyncio
import hmac
import secrets
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, TypeVar

from sanic import HTTPResponse, Request

from handoff.attendance import Attendance
from handoff.desk.accounts import (
    LOCK_AFTER,
    SLOW_AFTER,
    AgentLogin,
    Role,
    close_session,
    count_attempt,
    find_session,
    get_password_hash,
    open_session,
    session_key,
)
from handoff.desk.passwords import nobodys_hash, verify_password
from handoff.edge.http import is_allowed_origin
from handoff.edge.rates import Rates
from handoff.errors import Forbidden, LockedOut, TooFast, Unauthorized, WrongCredentials
from handoff.store.store import Store

COOKIE = "counterhand"
SECURE_COOKIE = "__Host-counterhand"
CHECKS_AT_ONCE = 2
"""Argon2 takes 64 MB and a core for each."""
TRIES = (100, 60.0)
"""Sign-ins from one address, to any account: enough for an office at nine, too few to keep both cores busy."""

SESSION_ERRORS = (Unauthorized, Forbidden)
"""What every route behind a login may answer."""

_ORDER = list(Role)
_SAFE = {"GET", "HEAD", "OPTIONS"}

Handler = TypeVar("Handler", bound=Callable[..., Awaitable[HTTPResponse]])


class Sessions:
    """Agents' sessions. Listeners of `on_close` are told which session ended, so that its sockets end too."""

    def __init__(self, store: Store, attendance: Attendance, *, pause: Callable[[float], Any] = asyncio.sleep) -> None:
        self._store, self._attendance, self._pause = store, attendance, pause
        nobodys_hash()
        self._known: dict[str, AgentLogin] = {}
        self._checks = asyncio.Semaphore(CHECKS_AT_ONCE)
        self._tries = Rates(*TRIES)
        self._listeners: list[Callable[[str], None]] = []

    def on_close(self, hear: Callable[[str], None]) -> None:
        """Call `hear` with the key of each session that ends."""
        self._listeners.append(hear)

    async def open(self, email: str, password: str, address: str) -> tuple[AgentLogin, str]:
        """Sign in; returns the session and the cookie's token. Raises WrongCredentials, LockedOut or TooFast."""
        if not self._tries.allows(address):
            raise TooFast("Too many sign-ins from this address. Try again in a minute.")
        tries = await self._store.write(count_attempt, email)
        if SLOW_AFTER <= tries < LOCK_AFTER:
            await self._pause(tries - SLOW_AFTER + 1)
        password_hash = await self._store.read(get_password_hash, email)
        async with self._checks:
            fits = await asyncio.to_thread(verify_password, password_hash, password)
        if tries >= LOCK_AFTER:
            raise LockedOut
        if not fits:
            raise WrongCredentials
        token = secrets.token_urlsafe(32)
        login = await self._store.write(open_session, email, token)
        self._known[login.key] = login
        return login, token

    async def close(self, login: AgentLogin) -> None:
        """Sign out everywhere this session is used."""
        await self._store.write(close_session, login.key)
        self._known.pop(login.key, None)
        for hear in self._listeners:
            hear(login.key)

    async def access(self, request: Request, role: Role) -> AgentLogin:
        """The request's session, if it is live and its agent has at least `role`.

        Raises Unauthorized; Forbidden for the role, a foreign origin, or a change without the session's CSRF token.
        """
        login = await self._find(request)
        if _ORDER.index(login.agent.role) < _ORDER.index(role):
            raise Forbidden("Your role does not allow this.")
        if not is_allowed_origin(request):
            raise Forbidden("This page may not use the console's session.")
        given = request.headers.get("x-csrf-token", "")
        if request.method not in _SAFE and not hmac.compare_digest(given.encode(errors="replace"), login.csrf.encode()):
            raise Forbidden("The X-CSRF-Token is missing or wrong; reload the console.")
        if request.method not in _SAFE:
            # A script that reads is nobody who answers; a console that is open has a socket.
            self._attendance.note()
        return login

    async def _find(self, request: Request) -> AgentLogin:
        token = request.cookies.get(SECURE_COOKIE) or request.cookies.get(COOKIE)
        if not token:
            raise Unauthorized
        key = session_key(token)
        login = self._known.get(key) or await self._store.read(find_session, key)
        if login is None or login.expires_at <= self._store.now():
            self._known.pop(key, None)
            raise Unauthorized
        self._known[key] = login
        return login

    def needs(self, role: Role) -> Callable[[Handler], Handler]:
        """Wrap a handler: it gets the `AgentLogin` as its second argument, or is not called."""

        def wrap(handler: Handler) -> Handler:
            @wraps(handler)
            async def guarded(request: Request, *args: object, **kwargs: object) -> HTTPResponse:
                return await handler(request, await self.access(request, role), *args, **kwargs)

            guarded.role = role  # type: ignore[attr-defined]  # the API reference and the test of roles read it
            return guarded  # type: ignore[return-value]  # Sanic calls it without the login, which it adds

        return wrap


def set_cookie(request: Request, response: HTTPResponse, token: str | None, *, max_age: int) -> None:
    """Set the session's cookie, or remove it with None.

    Over TLS its name begins with `__Host-`, so that no other host can set it.
    """
    secure = request.scheme == "https"
    response.cookies.add_cookie(
        SECURE_COOKIE if secure else COOKIE, token or "", path="/", httponly=True, samesite="Lax", secure=secure,
        max_age=max_age if token else 0,
    )  # fmt: skip
