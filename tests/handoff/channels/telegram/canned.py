"""Updates as Telegram sends them, in the few fields that matter."""

from typing import Any

from handoff.channels.telegram.inbound.sequence import Update

CHAT = 5_000_000_001
MIA: dict[str, Any] = {
    "id": CHAT,
    "is_bot": False,
    "first_name": "Mia",
    "last_name": "Lindqvist",
    "language_code": "sv",
}
PRIVATE = {"id": CHAT, "type": "private", "first_name": "Mia"}
GROUP = {"id": -77, "type": "supergroup", "title": "Friends"}


def message(text: str | None = None, *, message_id: int = 7, chat: dict[str, Any] = PRIVATE, **fields: Any) -> Any:  # noqa: ANN401  # JSON
    """A message from Mia."""
    said = {} if text is None else {"text": text}
    return {"message_id": message_id, "date": 1_780_000_000, "chat": chat, "from": MIA, **said, **fields}


def written(text: str | None = None, **fields: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON
    """The payload of a new message."""
    return {"update_id": 1, "message": message(text, **fields)}


def edited(text: str | None = None, **fields: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON
    """The payload of an edited message."""
    return {"update_id": 1, "edited_message": message(text, edit_date=1_780_000_060, **fields)}


def membership(status: str, chat: dict[str, Any] = PRIVATE) -> dict[str, Any]:
    """The payload that tells the bot's new status in a chat."""
    bot = {"id": 42, "is_bot": True, "first_name": "Counterhand", "username": "counterhand_bot"}
    until = {"until_date": 0} if status == "kicked" else {}
    changed: dict[str, Any] = {"old_chat_member": {"user": bot, "status": "left"}}
    changed |= {"new_chat_member": {"user": bot, "status": status, **until}}
    return {"update_id": 1, "my_chat_member": {"chat": chat, "from": MIA, "date": 1_780_000_000, **changed}}


def pressed(data: str) -> dict[str, Any]:
    """The payload of a pressed button."""
    query = {"id": "9000", "from": MIA, "chat_instance": "1", "data": data, "message": message("Choose")}
    return {"update_id": 1, "callback_query": query}


def photo(*sizes: tuple[str, int, int | None]) -> list[dict[str, Any]]:
    """A photo in several sizes, each with id, side in pixels and bytes."""
    return [
        {
            "file_id": name,
            "file_unique_id": name,
            "width": side,
            "height": side,
            **({"file_size": size} if size else {}),
        }
        for name, side, size in sizes
    ]


def file(size: int = 1_000, **fields: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON
    """A file at Telegram."""
    return {"file_id": "f", "file_unique_id": "f", "file_size": size, **fields}


def update(identity: int, chat: int = CHAT, group: str | None = None) -> Update:
    """An update of a chat, perhaps a part of an album."""
    payload = written("x", **({"media_group_id": group} if group else {}))
    return Update(identity, chat, {**payload, "update_id": identity})
