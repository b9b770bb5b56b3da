"""Keeps photos and files: bytes in a folder, a row for each in the store."""

import asyncio
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

import structlog
from sqlalchemy import Connection, delete, insert, select

from handoff.errors import NotFound, PhotoTooLarge, StoreUnavailable
from handoff.ids import new_id
from handoff.photos.limits import MAX_BYTES
from handoff.photos.links import Variant
from handoff.photos.runner import Picture, reencode
from handoff.store.store import Store, Tx
from handoff.store.tables.photos import Upload as Row

AT_ONCE = 2
"""Photos that are re-encoded together: each takes a core and up to a gigabyte."""
UNSENT_FOR = timedelta(hours=1)
"""From picking a photo to sending it; a phone may be put down in between."""
MAX_NAME = 120
ENDINGS = {"full": ".jpg", "thumb": ".thumb.jpg", "file": ".file"}

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Upload:
    """A photo, or with `kind` "file" a file, which has a name and no width. `size` is in bytes as it is kept."""

    id: str
    kind: str
    size: int
    width: int | None = None
    height: int | None = None
    name: str | None = None


class Album:
    """The photos of all conversations. `async with` it; it throws away what was never sent."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store, self._folder = store, folder
        self._pool = ThreadPoolExecutor(AT_ONCE, "photo")

    async def __aenter__(self) -> Self:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._pruning = asyncio.create_task(self._prune_now_and_then())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._pruning.cancel()
        await asyncio.to_thread(self._pool.shutdown)

    async def add_photo(self, conversation: str, by: str, data: bytes) -> Upload:
        """Re-encode and keep it, unsent. Raises what is below PhotoRefused; the store's errors."""
        picture = await asyncio.get_running_loop().run_in_executor(self._pool, reencode, data)
        upload = Upload(new_id(), "photo", len(picture.full), picture.width, picture.height)
        await asyncio.to_thread(self._keep_photo, upload.id, picture)
        return await self._store.write(_add, upload, conversation, by)

    async def add_file(self, conversation: str, by: str, name: str, data: bytes) -> Upload:
        """Keep a file as it was sent, for agents to download and never to be shown. Raises PhotoTooLarge."""
        if len(data) > MAX_BYTES:
            raise PhotoTooLarge("A file may have up to 8 MB.")
        upload = Upload(new_id(), "file", len(data), name=name[:MAX_NAME])
        await asyncio.to_thread(self._keep, upload.id, "file", data)
        return await self._store.write(_add, upload, conversation, by)

    async def find(self, upload: str, conversation: str | None = None) -> Upload:
        """An upload; where a conversation is given, one that its shopper may see. Raises NotFound."""
        return await self._store.read(_get_upload, upload, conversation)

    def read(self, upload: str, variant: Variant) -> bytes:
        """The bytes; blocks while the disk reads. Raises NotFound."""
        try:
            return self._path(upload, variant).read_bytes()
        except FileNotFoundError:
            raise NotFound from None

    async def prune(self) -> None:
        """Throw away what nobody sent within UNSENT_FOR: rows first, so that no row is ever without its file."""
        before = self._store.now() - UNSENT_FOR
        await self._store.write(_forget_unsent, before)
        kept = await self._store.read(_get_ids)
        await asyncio.to_thread(self._remove_others, kept, before.timestamp())

    async def _prune_now_and_then(self) -> None:
        while True:
            try:
                await self.prune()
            except (StoreUnavailable, OSError):
                log.exception("album not pruned")
            await asyncio.sleep(UNSENT_FOR.total_seconds())

    def _keep_photo(self, upload: str, picture: Picture) -> None:
        self._keep(upload, "full", picture.full)
        self._keep(upload, "thumb", picture.thumb)

    def _keep(self, upload: str, variant: Variant, data: bytes) -> None:
        """Write bytes that outlast a power cut; in place, because nobody reads them before the row is there."""
        path = self._path(upload, variant)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        for folder in (path.parent, self._folder):
            _sync(folder)

    def _path(self, upload: str, variant: Variant) -> Path:
        return self._folder / upload[:2] / f"{upload}{ENDINGS[variant]}"

    def _remove_others(self, kept: set[str], before: float) -> None:
        """Remove files older than `before` that have no row: pruned ones, and those that a crash left behind."""
        for path in self._files():
            if path.name.partition(".")[0] not in kept and path.stat().st_mtime < before:
                path.unlink(missing_ok=True)

    def _files(self) -> Iterator[Path]:
        return self._folder.glob("*/*")


def _get_upload(conn: Connection, upload: str, conversation: str | None) -> Upload:
    query = select(Row.id, Row.kind, Row.size, Row.width, Row.height, Row.name).where(Row.id == upload)
    if conversation is not None:
        # What an agent has not sent yet is not for the shopper.
        query = query.where(Row.conversation_id == conversation, (Row.by == "shopper") | Row.seq.is_not(None))
    row = conn.execute(query).one_or_none()
    if row is None:
        raise NotFound
    return Upload(id=row.id, kind=row.kind, size=row.size, width=row.width, height=row.height, name=row.name)


def _add(tx: Tx, upload: Upload, conversation: str, by: str) -> Upload:
    tx.conn.execute(
        insert(Row).values(
            id=upload.id, conversation_id=conversation, kind=upload.kind, by=by, name=upload.name, width=upload.width,
            height=upload.height, size=upload.size, created_at=tx.now,
        )
    )  # fmt: skip
    return upload


def _forget_unsent(tx: Tx, before: datetime) -> None:
    tx.conn.execute(delete(Row).where(Row.seq.is_(None), Row.created_at < before))


def _get_ids(conn: Connection) -> set[str]:
    return set(conn.scalars(select(Row.id)))


def _sync(folder: Path) -> None:
    """Make the names in a folder outlast a power cut."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
