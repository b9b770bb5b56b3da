"""The board: conversations as rows of a list, by view, with counts."""

import base64
import binascii
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal, NotRequired, cast

import orjson
import sqlalchemy
from pydantic import Field
from sqlalchemy import ColumnElement, Connection, Select, case, func, or_, select
from typing_extensions import TypeAliasType, TypedDict

from handoff.conversation.queue import get_queue_positions, urgency
from handoff.conversation.values import Channel, Speaker
from handoff.errors import BadRequest
from handoff.shapes import AttachmentKind, Instant, Person
from handoff.states.owners import Owner
from handoff.states.reasons import URGENT, HandoffReason
from handoff.store.tables.agents import Agent
from handoff.store.tables.conversations import Conversation
from handoff.store.tables.delivery import ConversationAddress
from handoff.wire import instant

MAX_ROWS = 200


class View(StrEnum):
    """Which conversations to list."""

    QUEUE = "queue"
    MINE = "mine"
    BOT = "bot"
    ALL = "all"
    CLOSED = "closed"


Attached = TypeAliasType("Attached", Literal["photo", "photos"] | AttachmentKind)


class Preview(TypedDict):
    """The last line that somebody said."""

    kind: Speaker
    text: str
    at: Instant
    attached: NotRequired[Annotated[Attached, Field(description="Stands for the words of a line that has none.")]]


class Row(TypedDict):
    """A conversation as a row of the list."""

    id: str
    channel: Channel
    name: str | None
    owner: Owner
    epoch: Annotated[int, Field(description="Rises at every change of owner.")]
    agent: Person | None
    reason: HandoffReason | None
    urgent: Annotated[bool, Field(description="In the queue it stands before all that are not.")]
    topic: str | None
    since: Instant
    waiting_since: Instant | None
    wait_s: int | None
    position: int | None
    unread: int
    unreachable: Annotated[
        Literal["blocked"] | None, Field(description="Why nothing reaches the shopper where they are now.")
    ]
    preview: Preview | None
    seq: int
    updated_at: Instant


class RowPage(TypedDict):
    """A page of rows; `cursor` is there while there are more. `counts` has how many conversations each view has."""

    items: list[Row]
    counts: dict[View, int]
    cursor: NotRequired[str]


@dataclass(frozen=True, slots=True)
class Page:
    """What to list: a view, words to look for, where to go on, how many."""

    view: View
    search: str | None = None
    cursor: str | None = None
    limit: int = 50


_ROW: Select[*tuple[Any, ...]] = select(
    Conversation.id, Conversation.channel, Conversation.name, Conversation.owner, Conversation.epoch,
    Conversation.agent_id, Agent.name.label("agent_name"), Conversation.reason, Conversation.topic, Conversation.since,
    Conversation.waiting_since, Conversation.unread, Conversation.preview_kind, Conversation.preview_text,
    Conversation.preview_attached, Conversation.preview_at, ConversationAddress.unreachable, Conversation.seq,
    Conversation.updated_at,
).outerjoin(Agent, Agent.id == Conversation.agent_id).outerjoin(
    ConversationAddress,
    (ConversationAddress.conversation_id == Conversation.id) & (ConversationAddress.channel == Conversation.channel),
)  # fmt: skip


def get_rows(conn: Connection, agent: str, page: Page, now: datetime) -> RowPage:
    """`{items, cursor?, counts}`: the queue by urgency and wait, everything else by what happened last."""
    key = Conversation.waiting_since if page.view is View.QUEUE else Conversation.updated_at
    forward = page.view is View.QUEUE
    query = _ROW.where(_belongs(page.view, agent))
    if page.search:
        like = f"%{_escape(page.search)}%"
        query = query.where(
            or_(Conversation.name.ilike(like, escape="\\"), Conversation.preview_text.ilike(like, escape="\\"))
        )
    if page.cursor:
        rank, at, last = _read_cursor(page.cursor)
        beyond = or_(key > at if forward else key < at, (key == at) & (Conversation.id > last))
        query = query.where(
            or_(urgency(Conversation) > rank, (urgency(Conversation) == rank) & beyond) if forward else beyond
        )
    limit = min(page.limit, MAX_ROWS)
    order = (urgency(Conversation), key) if forward else (key.desc(),)
    rows = list(conn.execute(query.order_by(*order, Conversation.id).limit(limit + 1)))
    listed: RowPage = {
        "items": _as_rows(conn, rows[:limit], now),
        "counts": cast("dict[View, int]", _count(conn, agent)),
    }
    if len(rows) > limit:
        last_row = rows[limit - 1]
        at = last_row.waiting_since if forward else last_row.updated_at
        listed["cursor"] = _make_cursor(int(last_row.reason not in URGENT), at, last_row.id)
    return listed


def get_rows_of(conn: Connection, conversations: set[str], now: datetime) -> list[Row]:
    """These conversations' rows."""
    return _as_rows(conn, list(conn.execute(_ROW.where(Conversation.id.in_(conversations)))), now)


def _as_rows(conn: Connection, rows: list[sqlalchemy.Row[Any]], now: datetime) -> list[Row]:
    waits = any(row.owner == Owner.QUEUE for row in rows)
    places = {standing.conversation: standing.position for standing in get_queue_positions(conn, now)} if waits else {}
    return [_as_json(row, places.get(row.id), now) for row in rows]


def _as_json(row: sqlalchemy.Row[Any], position: int | None, now: datetime) -> Row:
    waiting = row.waiting_since
    return {
        "id": row.id,
        "channel": row.channel,
        "name": row.name,
        "owner": row.owner,
        "epoch": row.epoch,
        "agent": {"id": row.agent_id, "name": row.agent_name} if row.agent_id else None,
        "reason": row.reason,
        "urgent": row.reason in URGENT,
        "topic": row.topic,
        "since": instant(row.since),
        "waiting_since": waiting and instant(waiting),
        "wait_s": waiting and max(0, round((now - waiting).total_seconds())),
        "position": position,
        "unread": row.unread,
        "unreachable": row.unreachable,
        "preview": _preview(row),
        "seq": row.seq,
        "updated_at": instant(row.updated_at),
    }


def _preview(row: sqlalchemy.Row[Any]) -> Preview | None:
    if row.preview_at is None:
        return None
    preview: Preview = {"kind": Speaker(row.preview_kind), "text": row.preview_text, "at": instant(row.preview_at)}
    if row.preview_attached:
        preview["attached"] = row.preview_attached
    return preview


def _belongs(view: View, agent: str) -> ColumnElement[bool]:
    if view is View.ALL:
        return Conversation.id.is_not(None)
    if view is View.MINE:
        return (Conversation.owner == Owner.AGENT) & (Conversation.agent_id == agent)
    return Conversation.owner == view.value


def _count(conn: Connection, agent: str) -> dict[str, int]:
    """How many conversations each view has, by the view's value: the JSON writer takes no enums as keys."""
    mine = func.sum(case(((Conversation.agent_id == agent), 1), else_=0))
    all_of = func.count().label("all_of")
    query = select(Conversation.owner, all_of, mine.label("mine")).group_by(Conversation.owner)
    by_owner = {row.owner: (row.all_of, row.mine) for row in conn.execute(query)}
    counts = {view.value: by_owner.get(view.value, (0, 0))[0] for view in (View.QUEUE, View.BOT, View.CLOSED)}
    total = sum(count for count, _ in by_owner.values())
    return {**counts, View.MINE.value: int(by_owner.get(Owner.AGENT, (0, 0))[1]), View.ALL.value: total}


def _escape(search: str) -> str:
    return search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _make_cursor(rank: int, at: datetime, conversation: str) -> str:
    return base64.urlsafe_b64encode(orjson.dumps([rank, at.timestamp(), conversation])).decode()


def _read_cursor(cursor: str) -> tuple[int, datetime, str]:
    try:
        rank, at, conversation = orjson.loads(base64.urlsafe_b64decode(cursor))
        return int(rank), datetime.fromtimestamp(at, UTC), str(conversation)
    except (ValueError, TypeError, binascii.Error, OverflowError, OSError):
        raise BadRequest("The cursor is not one of ours; start again without it.") from None
