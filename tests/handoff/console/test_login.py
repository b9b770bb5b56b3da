"""Signing in and out: slow for guessers, the same answer for strangers, cookies that scripts cannot read."""

import asyncio
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from handoff.attendance import Attendance
from handoff.console import sessions as sessions_module
from handoff.console.sessions import Sessions
from handoff.desk.accounts import LOCK_AFTER, LOCKED_FOR, SLOW_AFTER, Role, add_agent
from handoff.desk.passwords import hash_password
from handoff.errors import CounterhandError, LockedOut, TooFast, WeakPassword, WrongCredentials
from handoff.services import Parts
from handoff.store.store import Store
from handoff.store.tables.agents import LoginFailure
from settings.facts import PageFacts
from testkit.agent import PASSWORD, AgentClient
from testkit.shopper import Shopper
from tests.fakes import FakeBot
from tests.handoff.kit import Server, make_settings, running_server
from tests.shop.fakes import Clock, FakeShop

ANA, NOBODY = "ana@fernhill.example", "nobody@fernhill.example"


class Pauses(list[float]):
    """A sleep that notes how long a guesser is made to wait, and does not wait."""

    async def __call__(self, seconds: float) -> None:
        self.append(seconds)


@pytest.fixture
async def store(store: Store) -> Store:
    """The store with Ana's account in it."""
    await store.write(add_agent, ANA, "Ana", Role.AGENT, hash_password(PASSWORD))
    return store


async def outcome(sessions: Sessions, email: str, password: str) -> tuple[type[CounterhandError], str] | None:
    """The error with which a login fails, or None."""
    try:
        await sessions.open(email, password, "203.0.113.7")
    except CounterhandError as error:
        return type(error), error.detail
    return None


@pytest.mark.parametrize("email", (ANA, NOBODY))
async def test_guessing_gets_slower_and_locked(store: Store, clock: Clock, email: str) -> None:
    """Five tries are free, five get slower, then 15 minutes are locked; for strangers exactly as for agents."""
    pauses = Pauses()
    sessions = Sessions(store, Attendance(PageFacts()), pause=pauses)
    told = [await outcome(sessions, email, "wrong password") for _ in range(LOCK_AFTER)]
    assert told == [(WrongCredentials, WrongCredentials.text)] * LOCK_AFTER
    assert pauses == [1, 2, 3, 4, 5]
    assert len(pauses) == LOCK_AFTER - SLOW_AFTER
    assert await outcome(sessions, email.upper(), PASSWORD) == (LockedOut, LockedOut.text)
    clock.now += LOCKED_FOR
    clock.pass_(seconds=-1)
    assert await outcome(sessions, email, PASSWORD) == (LockedOut, LockedOut.text)
    clock.pass_(seconds=2)
    assert await outcome(sessions, email, PASSWORD) == (
        None if email == ANA else (WrongCredentials, WrongCredentials.text)
    )


async def test_tries_side_by_side_are_counted(store: Store) -> None:
    """Guessing in parallel gets no more tries than guessing in a row."""
    sessions = Sessions(store, Attendance(PageFacts()), pause=Pauses())
    told = await asyncio.gather(*[outcome(sessions, ANA, "wrong password") for _ in range(LOCK_AFTER + 5)])
    assert [kind and kind[0] for kind in told].count(LockedOut) == 5


async def test_flood_of_sign_ins_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """One address may not keep the cores busy with passwords, however many accounts it makes up."""
    monkeypatch.setattr(sessions_module, "TRIES", (2, 60.0))
    sessions = Sessions(store, Attendance(PageFacts()), pause=Pauses())
    told = [await outcome(sessions, f"{name}@fernhill.example", "a wrong password") for name in ("a", "b", "c")]
    assert [problem and problem[0] for problem in told] == [WrongCredentials, WrongCredentials, TooFast]


async def test_old_tries_are_forgotten(store: Store, clock: Clock) -> None:
    """Failures of accounts that nobody tries any more do not stay in the database."""
    sessions = Sessions(store, Attendance(PageFacts()), pause=Pauses())
    await outcome(sessions, NOBODY, "a wrong password")
    clock.pass_(seconds=LOCKED_FOR.total_seconds())
    await outcome(sessions, ANA, "a wrong password")
    assert await store.read(lambda conn: conn.execute(select(func.count()).select_from(LoginFailure)).scalar()) == 1


async def test_right_password_forgets_the_tries(store: Store) -> None:
    """The right password after wrong ones sets the count back to nothing."""
    pauses = Pauses()
    sessions = Sessions(store, Attendance(PageFacts()), pause=pauses)
    for _ in range(3):
        for _ in range(SLOW_AFTER - 1):
            await outcome(sessions, ANA, "wrong password")
        assert await outcome(sessions, f" {ANA.title()} ", PASSWORD) is None
    assert pauses == []


def test_short_passwords_are_refused() -> None:
    """A password has twelve characters at least, and no more than may be hashed."""
    for password in ("x" * 11, "x" * 257):
        with pytest.raises(WeakPassword):
            hash_password(password)
    assert hash_password("x" * 12).startswith("$argon2id$")


async def test_wrong_login_says_the_same(server: Server, admin: AgentClient) -> None:
    """Over the wire too, a stranger, a wrong password and an odd address get the same answer."""
    del admin
    told = []
    for email in ("sam@fernhill.example", NOBODY, "", "x\x00y", "x" * 254):
        response = await server.http.post("/api/agent/login", json={"email": email, "password": "wrong password"})
        error = response.json()["error"]
        told.append((response.status_code, error["code"], error["detail"], response.headers.get("set-cookie")))
    assert set(told) == {(401, "wrong_credentials", WrongCredentials.text, None)}


WRONG_BODIES: tuple[dict[str, object], ...] = (
    {},
    {"email": "a"},
    {"email": 1, "password": "x"},
    {"email": "a", "password": "x" * 2_000},
)


async def test_wrong_login_body(server: Server) -> None:
    """A login without a proper body is a bad request."""
    for body in WRONG_BODIES:
        assert (await server.http.post("/api/agent/login", json=body)).status_code == 400


async def test_cookie_is_the_servers_alone(server: Server) -> None:
    """The cookie is HttpOnly, SameSite=Lax, for every path and has an end; without TLS its name has no `__Host-`."""
    body = {"email": "sam@fernhill.example", "password": PASSWORD}
    response = await server.http.post("/api/agent/login", json=body)
    name, *attributes = response.headers["set-cookie"].split("; ")
    assert name.startswith("counterhand=")
    assert {attribute.lower() for attribute in attributes} >= {"path=/", "httponly", "samesite=lax"}
    assert any(attribute.lower().startswith("max-age=") for attribute in attributes)
    assert response.headers["Cache-Control"] == "no-store"
    assert set(response.json()) == {"agent", "csrf", "channels"}


@pytest.mark.wire
async def test_cookie_over_tls_is_bound_to_the_host(tmp_path: Path, current_url: str) -> None:
    """Behind a proxy that ends TLS the cookie is Secure and __Host-; without a proxy nobody may claim TLS."""
    login = {"email": "sam@fernhill.example", "password": PASSWORD}
    forwarded = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"}
    for proxies, name in ((1, "__Host-counterhand"), (0, "counterhand")):
        settings = make_settings(tmp_path, current_url, proxies=proxies)
        async with running_server(settings, Parts(FakeBot(), FakeShop())) as server:
            answered = await server.http.post("/api/agent/login", json=login, headers=forwarded)
            cookie = answered.headers["set-cookie"]
            assert cookie.partition("=")[0] == name
            assert ("; Secure" in cookie) == (proxies == 1)
            me = await server.http.get("/api/agent/me", headers={"Cookie": cookie.partition(";")[0], **forwarded})
            assert me.status_code == 200


async def test_me_repeats_the_login(ana: AgentClient) -> None:
    """A reloaded console learns who is signed in and its CSRF token again."""
    me = (await ana.http.get("/api/agent/me")).json()
    assert me["agent"]["name"] == "Ana"
    assert me["csrf"] == ana.http.headers["X-CSRF-Token"]


async def test_foreign_pages_may_not_sign_in(server: Server) -> None:
    """A foreign page cannot sign an agent into an account of its own."""
    body = {"email": "sam@fernhill.example", "password": PASSWORD}
    response = await server.http.post("/api/agent/login", json=body, headers={"Origin": "https://evil.example"})
    assert response.status_code == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    (
        ({}, 200),
        ({"X-CSRF-Token": "wrong"}, 403),
        ({"X-CSRF-Token": ""}, 403),
        ({b"X-CSRF-Token": b"\xff"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ),
)
async def test_changes_need_token_and_origin(
    server: Server, ana: AgentClient, headers: dict[str, str], status: int
) -> None:
    """A change without the session's CSRF token, or from another page, is refused and changes nothing."""
    sent = httpx.Headers({"Cookie": ana.cookie, "X-CSRF-Token": ana.http.headers["X-CSRF-Token"]})
    sent.update(headers)
    async with Shopper.arriving(server) as shopper:
        path = f"/api/agent/conversations/{shopper.conversation}/claim"
        assert (await server.http.post(path, headers=sent)).status_code == status
        owner = (await ana.read(shopper.conversation))["conversation"]["owner"]
        assert owner == ("agent" if status == 200 else "bot")


async def test_token_of_another_session_is_wrong(ana: AgentClient, ben: AgentClient) -> None:
    """Another session's CSRF token is refused."""
    ana.http.headers["X-CSRF-Token"] = ben.http.headers["X-CSRF-Token"]
    assert (await ana.http.post("/api/agent/logout")).status_code == 403


async def test_logout_ends_the_session_and_its_sockets(server: Server, ana: AgentClient, ben: AgentClient) -> None:
    """A logout makes the cookie worthless and closes the session's sockets with 4401; a colleague's go on."""
    cookie = ana.cookie
    async with ana.connected() as mine, ben.connected() as theirs:
        response = await ana.http.post("/api/agent/logout")
        assert response.status_code == 204
        assert await mine.ended() == 4401
        await theirs.send({"type": "watch", "conversation": None})
        await theirs.drain(0.1)
        assert not theirs.connection.closed
    assert (await server.http.get("/api/agent/me", headers={"Cookie": cookie})).status_code == 401


MADE_UP = (b"counterhand=nonsense", b"counterhand=", b"counterhand=\xff", b"__Host-counterhand=x")


async def test_made_up_cookie_is_nobody(server: Server) -> None:
    """A cookie that was never given out is no session, whatever is in it."""
    for cookie in MADE_UP:
        response = await server.http.get("/api/agent/me", headers={b"Cookie": cookie})
        assert response.status_code == 401
