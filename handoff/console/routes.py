"""The agents' HTTP routes and their socket's address."""

import asyncio
from typing import Annotated, Any

from pydantic import Field, StringConstraints
from sanic import Blueprint, HTTPResponse, Request, Websocket
from sanic.response import empty

from handoff.console.live import Live
from handoff.console.logins import Logins, set_cookie
from handoff.console.shapes import (
    AgentAnswer,
    AgentsAnswer,
    DetailAnswer,
    ListAnswer,
    LoginAnswer,
    NoteAnswer,
    RowAnswer,
    SentAnswer,
)
from handoff.console.socket import AgentSocket
from handoff.conversation import agent as verbs
from handoff.conversation.changes import LogMessage
from handoff.conversation.thread import Actor
from handoff.desk.accounts import SESSION_FOR, AgentAccount, AgentLogin, Role, add_agent, get_agents, hash_password
from handoff.desk.board import MAX_ROWS, Page, View, get_rows, get_rows_of
from handoff.desk.packet import Desk, get_stored
from handoff.errors import (
    AgentExists,
    AlreadyClaimed,
    BadRequest,
    Conflict,
    Forbidden,
    IllegalChange,
    LockedOut,
    NotFound,
    NotOwner,
    Unauthorized,
    UnseenMessages,
    WeakPassword,
    WrongCredentials,
)
from handoff.http import Body, Endpoint, answer, describe, is_allowed_origin, read_body
from handoff.store.store import Store
from handoff.text import clean_text
from handoff.wire import agent_message_json, message_id
from handoff.words import Words

Line = Annotated[str, StringConstraints(max_length=500)]
SESSION_ERRORS = (Unauthorized, Forbidden)


class LoginBody(Body):
    """E-mail and password."""

    email: Annotated[str, StringConstraints(max_length=254)]
    password: Annotated[str, StringConstraints(max_length=1024)]


class SayBody(Body):
    """A message to the shopper; ``seen_seq`` is the newest message the agent has seen."""

    client_id: Annotated[str, StringConstraints(min_length=1, max_length=36)]
    text: str
    seen_seq: Annotated[int, Field(ge=0, le=2**31 - 1)]
    confirm: bool = False


class ResolveBody(Body):
    """How it ended: ``outcome`` is told to the bot, ``note`` is for colleagues."""

    outcome: Line | None = None
    note: Line | None = None


class ReturnBody(Body):
    """What was settled, for the bot."""

    settled: Line | None = None


class NoteBody(Body):
    """A line for colleagues."""

    text: str


class AgentBody(Body):
    """A new agent."""

    email: Annotated[str, StringConstraints(max_length=254)]
    name: Annotated[str, StringConstraints(max_length=80)]
    role: Annotated[str, StringConstraints(pattern="^(agent|supervisor|admin)$")]
    password: Annotated[str, StringConstraints(max_length=1024)]


class Console:
    """The parts the routes work with, put together in ``handoff.app``."""

    def __init__(self, store: Store, words: Words, live: Live, logins: Logins, desk: Desk) -> None:
        self.store, self.words, self.live, self.logins, self.desk = store, words, live, logins, desk
        self._sockets: set[AgentSocket] = set()
        logins.on_close(self._end_sockets)

    async def serve(self, login: AgentLogin, socket: Websocket) -> None:
        """One agent's socket, until it closes."""
        agent_socket = AgentSocket(self.store, self.live, login, socket)
        self._sockets.add(agent_socket)
        try:
            await agent_socket.serve()
        finally:
            self._sockets.discard(agent_socket)

    def _end_sockets(self, session: str) -> None:
        for socket in [one for one in self._sockets if one.session == session]:
            task = asyncio.ensure_future(socket.end())
            task.add_done_callback(lambda done: done.exception())

    async def row(self, conversation: str) -> dict[str, Any]:
        """``{conversation: row}`` after a change."""
        rows = await self.store.read(get_rows_of, {conversation}, self.store.now())
        return {"conversation": rows[0]}


def login_routes(console: Console) -> Blueprint:
    """Signing in and out: ``/api/agent/{login,logout,me}``."""
    routes = Blueprint("login", url_prefix="/api/agent")
    logins = console.logins

    @routes.post("/login")
    @describe(Endpoint("Sign in", LoginBody, LoginAnswer, 200, (WrongCredentials, LockedOut, BadRequest, Forbidden)))
    async def sign_in(request: Request) -> HTTPResponse:
        if not is_allowed_origin(request):
            raise Forbidden("Sign in from the console's own page.")
        body = read_body(request, LoginBody)
        login, token = await logins.open(body.email, body.password)
        response = answer(_as_login(login))
        set_cookie(request, response, token, max_age=int(SESSION_FOR.total_seconds()))
        return response

    @routes.post("/logout")
    @logins.needs(Role.AGENT)
    @describe(Endpoint("Sign out", status=204, errors=SESSION_ERRORS))
    async def sign_out(request: Request, login: AgentLogin) -> HTTPResponse:
        await logins.close(login)
        response = empty()
        set_cookie(request, response, None, max_age=0)
        return response

    @routes.get("/me")
    @logins.needs(Role.AGENT)
    @describe(Endpoint("Who is signed in", None, LoginAnswer, 200, SESSION_ERRORS))
    async def who_am_i(_request: Request, login: AgentLogin) -> HTTPResponse:
        return answer(_as_login(login))

    async def listen(request: Request, socket: Websocket) -> None:
        await console.serve(await logins.access(request, Role.AGENT), socket)

    routes.add_websocket_route(listen, "/socket")
    return routes


def conversation_routes(console: Console) -> Blueprint:
    """Reading and changing conversations: ``/api/agent/conversations/*``."""
    routes = Blueprint("conversations", url_prefix="/api/agent/conversations")
    store, words, needs = console.store, console.words, console.logins.needs

    @routes.get("/")
    @needs(Role.AGENT)
    @describe(
        Endpoint(
            "List conversations",
            None,
            ListAnswer,
            200,
            errors=(BadRequest, *SESSION_ERRORS),
            query=("view", "q", "cursor", "limit"),
        )
    )
    async def list_conversations(request: Request, login: AgentLogin) -> HTTPResponse:
        return answer(await store.read(get_rows, login.agent.id, _read_page(request), store.now()))

    @routes.get("/<conversation:str>")
    @needs(Role.AGENT)
    @describe(
        Endpoint(
            "One conversation with its packet, log, customer, orders, notes and audit",
            None,
            DetailAnswer,
            200,
            errors=(NotFound, *SESSION_ERRORS),
        )
    )
    async def read_conversation(_request: Request, _login: AgentLogin, conversation: str) -> HTTPResponse:
        stored = await store.read(get_stored, conversation, store.now())
        return answer(await console.desk.describe(stored, store.now()))

    @routes.post("/<conversation:str>/claim")
    @needs(Role.AGENT)
    @describe(
        Endpoint(
            "Claim from the queue, or take over from the bot",
            None,
            RowAnswer,
            200,
            errors=(NotFound, AlreadyClaimed, IllegalChange, *SESSION_ERRORS),
        )
    )
    async def claim(_request: Request, login: AgentLogin, conversation: str) -> HTTPResponse:
        await store.write(verbs.claim, words, conversation, _actor(login))
        return answer(await console.row(conversation))

    @routes.post("/<conversation:str>/messages")
    @needs(Role.AGENT)
    @describe(
        Endpoint(
            "Write to the shopper",
            SayBody,
            SentAnswer,
            201,
            (BadRequest, NotFound, NotOwner, UnseenMessages, Conflict, *SESSION_ERRORS),
        )
    )
    async def say(request: Request, login: AgentLogin, conversation: str) -> HTTPResponse:
        body = read_body(request, SayBody)
        text = clean_text(body.text)
        try:
            message = await store.write(
                verbs.say, conversation, _actor(login), body.client_id, text, body.seen_seq, confirmed=body.confirm
            )
        except UnseenMessages as error:
            unseen: list[LogMessage] = error.extra["messages"]
            raise UnseenMessages(extra={"messages": [agent_message_json(one) for one in unseen]}) from None
        return answer({"seq": message.seq, "id": message_id(conversation, message.seq)}, 201)

    @routes.post("/<conversation:str>/resolve")
    @needs(Role.AGENT)
    @describe(
        Endpoint("Close it", ResolveBody, RowAnswer, 200, errors=(BadRequest, NotFound, NotOwner, *SESSION_ERRORS))
    )
    async def resolve(request: Request, login: AgentLogin, conversation: str) -> HTTPResponse:
        body = read_body(request, ResolveBody)
        outcome, note = _clean(body.outcome), _clean(body.note)
        await store.write(verbs.resolve, words, conversation, _actor(login), outcome, note)
        return answer(await console.row(conversation))

    @routes.post("/<conversation:str>/return")
    @needs(Role.AGENT)
    @describe(
        Endpoint(
            "Give it back to the bot",
            ReturnBody,
            RowAnswer,
            200,
            errors=(BadRequest, NotFound, NotOwner, *SESSION_ERRORS),
        )
    )
    async def give_back(request: Request, login: AgentLogin, conversation: str) -> HTTPResponse:
        settled = _clean(read_body(request, ReturnBody).settled)
        await store.write(verbs.give_back, words, conversation, _actor(login), settled)
        return answer(await console.row(conversation))

    @routes.post("/<conversation:str>/notes")
    @needs(Role.AGENT)
    @describe(
        Endpoint("Leave a note for colleagues", NoteBody, NoteAnswer, 201, (BadRequest, NotFound, *SESSION_ERRORS))
    )
    async def add_note(request: Request, login: AgentLogin, conversation: str) -> HTTPResponse:
        text = clean_text(read_body(request, NoteBody).text)
        note = await store.write(verbs.add_note, conversation, _actor(login), text)
        return answer({"id": str(note)}, 201)

    return routes


def admin_routes(console: Console) -> Blueprint:
    """Agents' accounts: ``/api/admin/agents``."""
    routes = Blueprint("admin", url_prefix="/api/admin")
    store, needs = console.store, console.logins.needs

    @routes.get("/agents")
    @needs(Role.ADMIN)
    @describe(Endpoint("Everybody who works here", None, AgentsAnswer, 200, SESSION_ERRORS))
    async def list_agents(_request: Request, _login: AgentLogin) -> HTTPResponse:
        return answer({"items": [_as_agent(agent) for agent in await store.read(get_agents)]})

    @routes.post("/agents")
    @needs(Role.ADMIN)
    @describe(
        Endpoint("Add an agent", AgentBody, AgentAnswer, 201, (BadRequest, WeakPassword, AgentExists, *SESSION_ERRORS))
    )
    async def create_agent(request: Request, _login: AgentLogin) -> HTTPResponse:
        body = read_body(request, AgentBody)
        password_hash = await asyncio.to_thread(hash_password, body.password)
        name = clean_text(body.name, limit=80)
        agent = await store.write(add_agent, body.email, name, Role(body.role), password_hash)
        return answer({"agent": _as_agent(agent)}, 201)

    return routes


def _read_page(request: Request) -> Page:
    try:
        view = View(request.args.get("view", View.QUEUE))
    except ValueError:
        raise BadRequest(f"view: one of {', '.join(View)}.") from None
    limit = request.args.get("limit", "50")
    if not (limit.isascii() and limit.isdecimal() and 1 <= int(limit[:9]) <= MAX_ROWS):
        raise BadRequest(f"limit: a whole number from 1 to {MAX_ROWS}.")
    return Page(view, request.args.get("q"), request.args.get("cursor"), int(limit))


def _actor(login: AgentLogin) -> Actor:
    return Actor("agent", login.agent.id, login.agent.name)


def _clean(line: str | None) -> str | None:
    return clean_text(line, limit=500) if line and line.strip() else None


def _as_login(login: AgentLogin) -> dict[str, Any]:
    return {"agent": _as_agent(login.agent), "csrf": login.csrf}


def _as_agent(agent: AgentAccount) -> dict[str, Any]:
    return {"id": agent.id, "name": agent.name, "role": agent.role, "email": agent.email}
