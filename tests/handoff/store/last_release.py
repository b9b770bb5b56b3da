"""A database as the last release left it (revision 0002), with a few conversations."""

from typing import Any

from sqlalchemy import Engine, MetaData

REVISION = "0002"
NOON = 1_790_000_000_000_000
"""As moments are stored: microseconds since 1970."""
CHAT, OTHER_CHAT = 5_000_000_001, -7
Rows = dict[str, list[dict[str, Any]]]


def fill(engine: Engine) -> None:
    """Three conversations: one on the website, one on Telegram, one that went from the website to Telegram and back."""
    tables = _reflect(engine)
    with engine.begin() as connection:
        for table, rows in ROWS.items():
            for row in rows:
                connection.execute(tables.tables[table].insert(), row)


def read(engine: Engine) -> Rows:
    """Every row of every table except Alembic's, in a fixed order."""
    tables = _reflect(engine)
    with engine.begin() as connection:
        return {
            table.name: sorted((dict(row) for row in connection.execute(table.select()).mappings()), key=repr_of)
            for table in tables.sorted_tables
            if table.name != "alembic_version"
        }


def repr_of(row: dict[str, Any]) -> str:
    """A key to sort a row by, whatever the order of its columns."""
    return repr(sorted(row.items()))


def _reflect(engine: Engine) -> MetaData:
    tables = MetaData()
    tables.reflect(engine)
    return tables


def _conversation(number: int, **columns: object) -> dict[str, Any]:
    return {
        "id": f"conversation-{number}", "channel": "web", "created_at": NOON, "updated_at": NOON + number,
        "owner": "bot", "epoch": 0, "since": NOON, "seq": 4, "name": "Mia", "email": "mia@example.com",
        "language": "en", "timezone": "Europe/London", "stretch": number, "stretch_turns": 2 * number, "failures": 0,
        "preview_kind": "bot", "preview_text": "Hello!", "preview_at": NOON, "unread": 0, "agent_seen": 0,
        "shopper_seen": 1, **columns,
    }  # fmt: skip


def _line(conversation: int, seq: int, **columns: object) -> dict[str, Any]:
    return {
        "conversation_id": f"conversation-{conversation}", "seq": seq, "at": NOON + seq, "kind": "bot",
        "channel": "web", "text": f"line {seq}", "epoch": 0, **columns,
    }  # fmt: skip


def _delivery(number: int, chat: int, conversation: int, seq: int, state: str, **columns: object) -> dict[str, Any]:
    return {
        "id": number, "chat_id": chat, "conversation_id": f"conversation-{conversation}", "seq": seq, "op": "send",
        "state": state, "parts": 0, "attempts": 0, "repeats": 0, "created_at": NOON, **columns,
    }  # fmt: skip


def _chat_message(chat: int, message_id: int, conversation: int, seq: int) -> dict[str, Any]:
    place = {"conversation_id": f"conversation-{conversation}", "seq": seq}
    return {"chat_id": chat, "message_id": message_id, **place}


def _link(number: int, channel: str, used_at: int | None) -> dict[str, Any]:
    place = {"conversation_id": f"conversation-{number}", "channel": channel}
    return {"token_hash": str(number) * 64, **place, "expires_at": NOON + 900, "used_at": used_at}


ROWS: Rows = {
    "agent": [
        {
            "id": "ana", "email": "ana@fernhill.example", "name": "Ana", "role": "agent", "password_hash": "none",
            "created_at": NOON,
        },
    ],
    "conversation": [
        _conversation(1, settled="refunded"),
        _conversation(2, channel="telegram", chat_id=CHAT, owner="queue", waiting_since=NOON, reason="asked"),
        _conversation(3, chat_id=OTHER_CHAT, unreachable="blocked", owner="agent", agent_id="ana"),
        _conversation(4, owner="closed"),
    ],
    "message": [
        *(_line(number, 1, kind="notice", notice="opened") for number in (1, 2, 3)),
        _line(2, 2, kind="shopper", channel="telegram", external_id="tg:1", photos=[{"failed": "photo_too_large"}]),
        _line(2, 3, channel="telegram", options=[{"title": "Yes", "choice": {"intent": "affirm", "entities": {}}}]),
        _line(2, 4, channel="telegram", quote=2),
        _line(3, 2, kind="agent", channel="telegram", name="Ana", agent_id="ana", deleted_at=NOON, text=""),
    ],
    "delivery": [
        _delivery(3, CHAT, 2, 1, "delivered", parts=1, attempts=1, done_at=NOON + 1),
        _delivery(4, CHAT, 2, 3, "sending", parts=1, attempts=3, repeats=1),
        _delivery(5, CHAT, 2, 4, "waiting"),
        _delivery(7, OTHER_CHAT, 3, 2, "failed", attempts=1, reason="blocked", done_at=NOON + 2),
        _delivery(8, OTHER_CHAT, 3, 2, "failed", op="delete", reason="blocked", done_at=NOON + 3),
    ],
    "chat_message": [
        _chat_message(CHAT, 10, 2, 3), _chat_message(CHAT, 9, 2, 3), _chat_message(CHAT, 2, 2, 2),
        _chat_message(OTHER_CHAT, 9, 3, 2),
    ],
    "telegram_update": [
        {"id": 1, "chat_id": CHAT, "payload": None, "received_at": NOON},
        {"id": 2, "chat_id": OTHER_CHAT, "payload": {"update_id": 2}, "received_at": NOON},
        {"id": 3, "chat_id": None, "payload": None, "received_at": NOON},
    ],
    "link": [_link(1, "telegram", None), _link(2, "web", NOON)],
    "outbox": [{"conversation_id": "conversation-2", "seq": 3, "changed": False}],
}  # fmt: skip
