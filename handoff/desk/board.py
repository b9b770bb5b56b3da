"""The board: conversations as rows of a list, by view, with counts."""

import base64
import binascii
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, Row, Select, case, func, or_, select

from handoff.conversation.queue import get_queue_positions
from handoff.errors import BadRequest
from handoff.states.owners import Owner
from handoff.store.tables.agents import Agent
from handoff.store.tables.conversations import Conversation
from handoff.wire import instant

MAX_ROWS = 200


class View(StrEnum):
    """Which conversations to list."""

    QUEUE = "queue"
    MINE = "mine"
    BOT = "bot"
    ALL = "all"
    CLOSED = "closed"


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
    Conversation.preview_attached, Conversation.preview_at, Conversation.unreachable, Conversation.seq,
    Conversation.updated_at,
).outerjoin(Agent, Agent.id == Conversation.agent_id)  # fmt: skip


def get_rows(conn: Connection, agent: str, page: Page, now: datetime) -> dict[str, Any]:
    """``{items, cursor?, counts}``: the queue by who waited longest, everything else by what happened last."""
    key = Conversation.waiting_since if page.view is View.QUEUE else Conversation.updated_at
    forward = page.view is View.QUEUE
    query = _ROW.where(_belongs(page.view, agent))
    if page.search:
        like = f"%{_escape(page.search)}%"
        query = query.where(
            or_(Conversation.name.ilike(like, escape="\\"), Conversation.preview_text.ilike(like, escape="\\"))
        )
    if page.cursor:
        at, last = _read_cursor(page.cursor)
        beyond = key > at if forward else key < at
        query = query.where(or_(beyond, (key == at) & (Conversation.id > last)))
    limit = min(page.limit, MAX_ROWS)
    rows = list(conn.execute(query.order_by(key if forward else key.desc(), Conversation.id).limit(limit + 1)))
    listed: dict[str, Any] = {"items": _as_rows(conn, rows[:limit], now), "counts": _count(conn, agent)}
    if len(rows) > limit:
        last_row = rows[limit - 1]
        listed["cursor"] = _make_cursor(last_row.waiting_since if forward else last_row.updated_at, last_row.id)
    return listed


def get_rows_of(conn: Connection, conversations: set[str], now: datetime) -> list[dict[str, Any]]:
    """These conversations' rows."""
    return _as_rows(conn, list(conn.execute(_ROW.where(Conversation.id.in_(conversations)))), now)


def _as_rows(conn: Connection, rows: list[Row[Any]], now: datetime) -> list[dict[str, Any]]:
    waits = any(row.owner == Owner.QUEUE for row in rows)
    places = {standing.conversation: standing.position for standing in get_queue_positions(conn, now)} if waits else {}
    return [_as_json(row, places.get(row.id), now) for row in rows]


def _as_json(row: Row[Any], position: int | None, now: datetime) -> dict[str, Any]:
    waiting = row.waiting_since
    return {
        "id": row.id,
        "channel": row.channel,
        "name": row.name,
        "owner": row.owner,
        "epoch": row.epoch,
        "agent": {"id": row.agent_id, "name": row.agent_name} if row.agent_id else None,
        "reason": row.reason,
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


def _preview(row: Row[Any]) -> dict[str, Any] | None:
    if row.preview_at is None:
        return None
    preview = {"kind": row.preview_kind, "text": row.preview_text, "at": instant(row.preview_at)}
    return {**preview, "attached": row.preview_attached} if row.preview_attached else preview


def _belongs(view: View, agent: str) -> ColumnElement[bool]:
    if view is View.ALL:
        return Conversation.id.is_not(None)
    if view is View.MINE:
        return (Conversation.owner == Owner.AGENT) & (Conversation.agent_id == agent)
    return Conversation.owner == view.value


def _count(conn: Connection, agent: str) -> dict[str, int]:
    mine = func.sum(case(((Conversation.agent_id == agent), 1), else_=0))
    query = select(Conversation.owner, func.count(), mine).group_by(Conversation.owner)
    by_owner = {owner: (count, own) for owner, count, own in conn.execute(query)}
    counts = {view.value: by_owner.get(view.value, (0, 0))[0] for view in (View.QUEUE, View.BOT, View.CLOSED)}
    total = sum(count for count, _ in by_owner.values())
    return {**counts, View.MINE.value: int(by_owner.get(Owner.AGENT, (0, 0))[1]), View.ALL.value: total}


def _escape(search: str) -> str:
    return search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _make_cursor(at: datetime, conversation: str) -> str:
    return base64.urlsafe_b64encode(orjson.dumps([at.timestamp(), conversation])).decode()


def _read_cursor(cursor: str) -> tuple[datetime, str]:
    try:
        at, conversation = orjson.loads(base64.urlsafe_b64decode(cursor))
        return datetime.fromtimestamp(at, UTC), str(conversation)
    except (ValueError, TypeError, binascii.Error, OverflowError, OSError):
        raise BadRequest("The cursor is not one of ours; start again without it.") from None
