"""Photos and files that were uploaded before the message they belong to."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select, update

from handoff.conversation.thread import Thread
from handoff.conversation.values import Speaker
from handoff.errors import BadRequest, PhotoGone
from handoff.store.tables.photos import Upload

MAX_PHOTOS = 10
"""In one message; Telegram's albums have as many at most."""


def attach_photos(thread: Thread, by: Speaker, photos: Sequence[str]) -> list[dict[str, Any]]:
    """Bind the photos to the line that comes next; returns them as it holds them.

    Raises BadRequest where there are too many or one twice, and PhotoGone where one was not uploaded by this side to
    this conversation, was sent already, or waited too long.
    """
    if len(photos) > MAX_PHOTOS or len(set(photos)) != len(photos):
        raise BadRequest(f"photos: up to {MAX_PHOTOS} in a message, each once.")
    if not photos:
        return []
    unsent = select(Upload.id, Upload.width, Upload.height).where(
        Upload.id.in_(photos), Upload.conversation_id == thread.id, Upload.by == by, Upload.seq.is_(None),
        Upload.kind == "photo",
    )  # fmt: skip
    found = {row.id: {"id": row.id, "width": row.width, "height": row.height} for row in thread.tx.conn.execute(unsent)}
    if len(found) != len(photos):
        raise PhotoGone
    bind_uploads(thread, photos)
    return [found[photo] for photo in photos]


def bind_uploads(thread: Thread, uploads: Sequence[str]) -> None:
    """Note that the uploads came with the line that comes next."""
    if not uploads:  # nearly always, and the statement would be half of what a message costs
        return
    bound = update(Upload).where(Upload.id.in_(uploads), Upload.conversation_id == thread.id)
    thread.tx.conn.execute(bound.values(seq=thread.seq + 1))


def forget_uploads(thread: Thread, seq: int) -> None:
    """Delete the uploads of a line that was deleted; the album throws their bytes away."""
    of_line = (Upload.conversation_id == thread.id) & (Upload.seq == seq)
    thread.tx.conn.execute(delete(Upload).where(of_line))
