"""Reading and changing conversations: `/api/agent/conversations/*`."""

from typing import Annotated, Any

from pydantic import StringConstraints
from sanic import Blueprint, HTTPResponse, Request

from handoff.console.sessions import SESSION_ERRORS, Sessions
from handoff.console.shapes.changes import Changed, NoteAdded
from handoff.conversation.agent import notes, owning
from handoff.desk.accounts import AgentLogin, Role
from handoff.desk.board import MAX_ROWS, Page, RowPage, View, get_rows, get_rows_of
from handoff.desk.packet import PacketReader, get_stored
from handoff.desk.shapes import Detail
from handoff.edge.http import Body, Endpoint, answer, describe, read_body
from handoff.errors import AlreadyClaimed, BadRequest, IllegalChange, NotFound, NotOwner
from handoff.services import Services
from handoff.store.store import Store
from handoff.text import clean_text

Line = Annotated[str, StringConstraints(max_length=500)]


class ResolveRequest(Body):
    """How it ended: `outcome` is told to the bot, `note` is for colleagues."""

    outcome: Line | None = None
    note: Line | None = None


class ReturnRequest(Body):
    """What was settled, for the bot."""

    settled: Line | None = None


class NoteRequest(Body):
    """A line for colleagues."""

    text: str


def conversation_routes(services: Services, sessions: Sessions, packets: PacketReader) -> Blueprint:
    """The routes of a conversation."""
    routes = Blueprint("conversations", url_prefix="/api/agent/conversations")
    store, notices, needs = services.store, services.notices, sessions.needs

    @routes.get("/")
    @needs(Role.AGENT)
    @describe(
        Endpoint(
            "List conversations",
            None,
            RowPage,
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
            Detail,
            200,
            errors=(NotFound, *SESSION_ERRORS),
        )
    )
    async def read_conversation(_request: Request, _login: AgentLogin, conversation: str) -> HTTPResponse:
        stored = await store.read(get_stored, conversation, store.now())
        return answer(await packets.describe(stored, store.now()))

    @routes.post("/<conversation:str>/claim")
    @needs(Role.AGENT)
    @describe(
        Endpoint(
            "Claim from the queue, or take over from the bot",
            None,
            Changed,
            200,
            errors=(NotFound, AlreadyClaimed, IllegalChange, *SESSION_ERRORS),
        )
    )
    async def claim(_request: Request, login: AgentLogin, conversation: str) -> HTTPResponse:
        await store.write(owning.claim, notices, conversation, login.actor)
        return answer(await _read_row(store, conversation))

    @routes.post("/<conversation:str>/resolve")
    @needs(Role.AGENT)
    @describe(
        Endpoint("Close it", ResolveRequest, Changed, 200, errors=(BadRequest, NotFound, NotOwner, *SESSION_ERRORS))
    )
    async def resolve(request: Request, login: AgentLogin, conversation: str) -> HTTPResponse:
        body = read_body(request, ResolveRequest)
        outcome, note = _clean(body.outcome), _clean(body.note)
        await store.write(owning.resolve, notices, conversation, login.actor, outcome, note)
        return answer(await _read_row(store, conversation))

    @routes.post("/<conversation:str>/return")
    @needs(Role.AGENT)
    @describe(
        Endpoint(
            "Give it back to the bot",
            ReturnRequest,
            Changed,
            200,
            errors=(BadRequest, NotFound, NotOwner, *SESSION_ERRORS),
        )
    )
    async def give_back(request: Request, login: AgentLogin, conversation: str) -> HTTPResponse:
        settled = _clean(read_body(request, ReturnRequest).settled)
        await store.write(owning.give_back, notices, conversation, login.actor, settled)
        return answer(await _read_row(store, conversation))

    @routes.post("/<conversation:str>/notes")
    @needs(Role.AGENT)
    @describe(
        Endpoint("Leave a note for colleagues", NoteRequest, NoteAdded, 201, (BadRequest, NotFound, *SESSION_ERRORS))
    )
    async def add_note(request: Request, login: AgentLogin, conversation: str) -> HTTPResponse:
        text = clean_text(read_body(request, NoteRequest).text)
        note = await store.write(notes.add_note, conversation, login.actor, text)
        return answer({"id": str(note)}, 201)

    return routes


async def _read_row(store: Store, conversation: str) -> dict[str, Any]:
    """`{conversation: row}` after a change."""
    rows = await store.read(get_rows_of, {conversation}, store.now())
    return {"conversation": rows[0]}


def _read_page(request: Request) -> Page:
    try:
        view = View(request.args.get("view", View.QUEUE))
    except ValueError:
        raise BadRequest(f"view: one of {', '.join(View)}.") from None
    limit = request.args.get("limit", "50")
    if not (limit.isascii() and limit.isdecimal() and len(limit) <= len(str(MAX_ROWS)) and 1 <= int(limit) <= MAX_ROWS):
        raise BadRequest(f"limit: a whole number from 1 to {MAX_ROWS}.")
    return Page(view, request.args.get("q"), request.args.get("cursor"), int(limit))


def _clean(line: str | None) -> str | None:
    return clean_text(line, limit=500) if line and line.strip() else None
