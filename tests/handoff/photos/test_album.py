"""Photos are kept with a row for each; unsent ones are deleted, and a crash leaves no files behind."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import update

from handoff.conversation.shopper import Shopper, begin
from handoff.errors import NotFound, PhotoTooLarge, PhotoUnreadable
from handoff.notices import Notices
from handoff.photos.album import UNSENT_FOR, Album
from handoff.photos.limits import MAX_BYTES
from handoff.services import NOTICES
from handoff.store.store import Store, Tx
from handoff.store.tables.photos import Upload
from tests.handoff.photos.pictures import MARK, encode, photo
from tests.shop.fakes import Clock

PAST = 1_000_000_000


@pytest.fixture
async def album(store: Store, tmp_path: Path) -> AsyncIterator[Album]:
    """An empty album."""
    async with Album(store, tmp_path / "photos") as kept:
        yield kept


@pytest.fixture
async def conversation(store: Store) -> str:
    """A conversation that has just begun."""
    return await store.write(begin, Notices.load(NOTICES, "Fernhill Outfitters"), Shopper("web", "Mia"))


def files(album: Album) -> list[Path]:
    """What the album's folder holds."""
    return sorted(album._files())


def age(album: Album) -> None:
    """Make every file look as if it was written long ago."""
    for path in files(album):
        os.utime(path, (PAST, PAST))


def mark_sent(tx: Tx, upload: str) -> None:
    """Mark an upload as sent with a message."""
    tx.conn.execute(update(Upload).where(Upload.id == upload).values(seq=2))


async def test_photo_is_kept_in_two_sizes(album: Album, conversation: str) -> None:
    """A photo is kept in two sizes, as JPEGs that are not what was sent; its row says how large it is and whose."""
    sent = encode(photo(), "PNG")
    added = await album.add_photo(conversation, "shopper", sent)
    full, thumb = album.read(added.id, "full"), album.read(added.id, "thumb")
    assert full[:3] == thumb[:3] == b"\xff\xd8\xff"
    assert len(thumb) < len(full) == added.size
    assert (added.kind, added.width, added.height) == ("photo", 400, 300)
    assert await album.find(added.id, conversation) == added
    assert {path.stat().st_mode & 0o077 for path in (album._folder, album._folder / added.id[:2])} == {0}


async def test_file_is_kept_as_it_was_sent(album: Album, conversation: str) -> None:
    """A document is never decoded; its name is kept up to a limit; more than 8 MB is refused."""
    added = await album.add_file(conversation, "shopper", "r" * 200, MARK)
    assert album.read(added.id, "file") == MARK
    assert (added.kind, added.size, added.name) == ("file", len(MARK), "r" * 120)
    with pytest.raises(PhotoTooLarge):
        await album.add_file(conversation, "shopper", "x", bytes(MAX_BYTES + 1))


async def test_others_find_nothing(album: Album, conversation: str) -> None:
    """An unknown id, another conversation's photo and an unknown variant are not found."""
    added = await album.add_photo(conversation, "agent", encode(photo()))
    for id_, whose in (("x", None), (added.id, "another"), (added.id.swapcase(), conversation)):
        with pytest.raises(NotFound):
            await album.find(id_, whose)
    with pytest.raises(NotFound):
        album.read(added.id, "file")


async def test_refused_photo_leaves_nothing(album: Album, conversation: str) -> None:
    """A photo that could not be read leaves no file and no row."""
    with pytest.raises(PhotoUnreadable):
        await album.add_photo(conversation, "shopper", MARK)
    assert files(album) == []


async def test_unsent_goes_after_an_hour(album: Album, store: Store, clock: Clock, conversation: str) -> None:
    """An upload that was not sent within an hour is deleted with its files; one that was sent stays."""
    sent = await album.add_photo(conversation, "shopper", encode(photo()))
    unsent = await album.add_photo(conversation, "shopper", encode(photo()))
    await store.write(mark_sent, sent.id)
    age(album)
    await album.prune()
    assert len(files(album)) == 4
    clock.now += 1.5 * UNSENT_FOR
    await album.prune()
    assert {path.name.partition(".")[0] for path in files(album)} == {sent.id}
    with pytest.raises(NotFound):
        await album.find(unsent.id)


async def test_files_of_a_crash_go(album: Album, conversation: str) -> None:
    """Files without a row are deleted, unless they are so new that the row may be on its way."""
    added = await album.add_photo(conversation, "shopper", encode(photo()))
    orphan = album._folder / "ab" / "abcdefghijklmnop.jpg"
    orphan.parent.mkdir(exist_ok=True)
    orphan.write_bytes(b"cut sh")
    os.utime(orphan, (PAST, PAST))
    new = orphan.with_name("ab-new.jpg")
    new.write_bytes(b"")
    await album.prune()
    assert not orphan.exists()
    assert new.exists()
    assert await album.find(added.id) == added
