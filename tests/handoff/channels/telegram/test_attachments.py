"""Photos, voice messages, files and places from Telegram: what is kept, and what is said when they fail."""

import pytest

from handoff.channels.telegram.inbound import downloads
from standins.telegram.api import BotApi, CutShort, Drop, Refuse, TimeoutAfterAcceptance
from standins.telegram.people import User
from tests.handoff.channels.telegram.serving import Shop, eventually
from tests.handoff.photos.pictures import encode, photo

PHOTO = encode(photo())


async def test_album_is_one_message(shop: Shop, mia: User) -> None:
    """Several photos with one caption are one line, in their order, and the bot is asked once."""
    await mia.send_album([PHOTO, PHOTO, PHOTO], "They came apart")
    (line,) = await shop.heard(mia.id, 1)
    await mia.sees("You said: They came apart")
    assert line.text == "They came apart"
    assert [one["width"] for one in line.photos or ()] == [400, 400, 400]
    assert len(shop.bot.asked) == 1


async def test_caption_of_any_part_can_be_edited(shop: Shop, mia: User) -> None:
    """Every part of an album is the same line."""
    parts = await mia.send_album([PHOTO, PHOTO], "They came apart")
    await shop.heard(mia.id, 1)
    await mia.edit(parts[1], "Both came apart")

    async def changed() -> bool:
        return await shop.texts(mia.id) == ["Both came apart"]

    await eventually(changed)


@pytest.mark.parametrize(
    ("fault", "method"),
    (
        (Refuse("Bad Request: wrong file_id"), "getFile"),
        (Refuse("Not Found", 404), "download"),
        (Drop(), "download"),
        (CutShort(), "download"),
        (TimeoutAfterAcceptance(), "download"),
    ),
)
async def test_photo_that_cannot_be_fetched_leaves_its_message(
    shop: Shop, mia: User, api: BotApi, monkeypatch: pytest.MonkeyPatch, fault: Refuse | Drop | CutShort, method: str
) -> None:
    """Whatever goes wrong with a download, the message is stored with its words and says that a photo is missing."""
    monkeypatch.setattr(downloads, "DEADLINE_S", 0.3)
    api.fault(fault, method, times=2)
    await mia.send_photo(PHOTO, "broken buckle")
    (line,) = await shop.heard(mia.id, 1)
    await mia.sees("did not reach us")
    assert line.text == "broken buckle"
    assert line.photos == [{"failed": "photo_refused"}]


async def test_download_is_tried_twice(shop: Shop, mia: User, api: BotApi) -> None:
    """One failure on the way costs nothing."""
    api.fault(Drop(), "download")
    await mia.send_photo(PHOTO)
    (line,) = await shop.heard(mia.id, 1)
    assert [one["width"] for one in line.photos or ()] == [400]


async def test_photo_that_is_none_leaves_its_message(shop: Shop, mia: User) -> None:
    """A photo that is too large, or no picture, is told with the reason; the others of the album are kept."""
    await mia.send_album([PHOTO, b"no picture"], "two")
    await mia.send_document(PHOTO, "large.jpg", "image/jpeg", size=9_000_000)
    album, large = await shop.heard(mia.id, 2)
    assert [set(one) for one in album.photos or ()] == [{"id", "width", "height"}, {"failed"}]
    assert (album.photos or ())[1] == {"failed": "photo_unreadable"}
    assert large.photos == [{"failed": "photo_too_large"}]


async def test_slow_download_holds_up_nobody_else(
    shop: Shop, mia: User, api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one chat waits for its photo, others are served; the waiting chat keeps its order."""
    monkeypatch.setattr(downloads, "DEADLINE_S", 1.0)
    api.fault(TimeoutAfterAcceptance(), "download", times=2)
    ben = api.user("Ben")
    await mia.send_photo(PHOTO, "first")
    await mia.say("second")
    await ben.say("quick")
    await shop.heard(ben.id, 1)
    assert not await shop.said(mia.id)
    await shop.heard(mia.id, 2)
    assert await shop.texts(mia.id) == ["first", "second"]


async def test_voice_and_files_can_be_downloaded_by_agents(shop: Shop, mia: User) -> None:
    """A voice message and a file are kept for agents as they were sent; a large one is named only."""
    await mia.voice(b"OggS" * 100, seconds=4)
    await mia.send_document(b"%PDF-", "bill.pdf", "application/pdf")
    await mia.send_document(b"%PDF-", "atlas.pdf", "application/pdf", size=30_000_000)
    voice, bill, atlas = [(line.attachments or [{}])[0] for line in await shop.heard(mia.id, 3)]
    assert (voice["kind"], voice["seconds"], voice["size"]) == ("voice", 4, 400)
    assert (bill["kind"], bill["name"]) == ("file", "bill.pdf")
    assert voice["id"]
    assert bill["id"]
    assert atlas == {"kind": "file", "name": "atlas.pdf", "size": 30_000_000}


async def test_stickers_places_and_people_are_answered_kindly(shop: Shop, mia: User) -> None:
    """A message that the bot cannot read gets a kind word, and agents see what it was."""
    await mia.sticker("👍")
    await mia.location(54.5, -3.1)
    await mia.contact("Ben", "+15550100")
    said = await shop.heard(mia.id, 3)
    await mia.sees("what can I do for you?")
    assert [line.attachments for line in said] == [
        [{"kind": "sticker", "emoji": "👍"}],
        [{"kind": "location", "latitude": 54.5, "longitude": -3.1}],
        [{"kind": "contact", "name": "Ben +15550100"}],
    ]
    assert shop.bot.asked == []
