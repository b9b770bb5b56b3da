"""Updates come once, several times, shuffled, and while we crash: each is stored once, in order."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from handoff.channels.telegram import channel
from handoff.channels.telegram.inbound import lanes, receiver
from handoff.channels.telegram.inbound.inbox import Inbox
from handoff.channels.telegram.inbound.receiver import Receiver
from handoff.channels.telegram.inbound.sequence import Update
from handoff.errors import StoreUnavailable
from handoff.store.store import Store
from standins.telegram.api import BotApi
from tests.fakes import FakeBot, answer
from tests.handoff.channels.telegram.serving import MODES, Shop, eventually, shop_settings
from tests.handoff.photos.pictures import encode, photo

pytestmark = pytest.mark.wire


@pytest.fixture(params=MODES)
def shop(request: pytest.FixtureRequest, tmp_path: Path, current_url: str, api: BotApi, store: Store) -> Shop:
    """A shop on Telegram, in each mode, whose bot says nothing."""
    settings = shop_settings(tmp_path, current_url, api, request.param)
    return Shop(settings, api, store, FakeBot(lambda _: answer()))


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel, "FIRST_PAUSE_S", 0.05)
    monkeypatch.setattr(receiver, "PAUSES_S", (0.01, 0.01))
    monkeypatch.setattr(lanes, "RESTARTED_S", 0.5)


def crash_sometimes(monkeypatch: pytest.MonkeyPatch, random: Random) -> list[str]:
    """Let the process die before its ack in one of five cases, half of them before it has stored anything."""
    crashes: list[str] = []
    take = Inbox.take

    async def dying(self: Inbox, payloads: Sequence[Mapping[str, Any]]) -> None:
        fate = random.random()
        if fate < 0.1:
            crashes.append("before")
            raise StoreUnavailable
        await take(self, payloads)
        if fate < 0.2:
            crashes.append("after")
            raise StoreUnavailable

    monkeypatch.setattr(Inbox, "take", dying)
    return crashes


async def test_each_update_is_stored_once_and_in_order(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Updates that come up to three times, up to five places off, and through crashes are stored once and in order."""
    crashes = crash_sometimes(monkeypatch, Random(7))  # noqa: S311  # repeatable on purpose
    shop.api.misbehave(seed=7)
    people = [shop.api.user(name) for name in ("Mia", "Ben", "Ana", "Tom")]
    sent = [f"line {number}" for number in range(30)]
    async with shop.open():
        for number, text in enumerate(sent):
            for person in people:
                await person.say(text)
            if number % 5 == 0:
                await asyncio.sleep(0.05)
        for person in people:
            await shop.heard(person.id, len(sent))
        await shop.settled()
    assert len(crashes) >= 2
    for person in people:
        assert await shop.texts(person.id) == sent


async def test_what_a_crash_left_is_settled_at_the_next_start(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Updates acknowledged but not settled are done after the restart, once, in order, before anything new."""
    mia = shop.api.user("Mia")
    async with shop.open():
        await mia.say("one")
        await shop.heard(mia.id, 1)
        with monkeypatch.context() as patch:
            patch.setattr(Receiver, "_settle", _hang)
            for text in ("two", "three", "four"):
                await mia.say(text)
            await eventually(lambda: _stored(shop, 4))
            await eventually(lambda: _acknowledged(shop))
    assert await shop.texts(mia.id) == ["one"]
    await mia.say("five")
    async with shop.open():
        await shop.heard(mia.id, 5)
    assert await shop.texts(mia.id) == ["one", "two", "three", "four", "five"]


async def test_album_cut_short_by_a_crash_is_one_message(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """An album is one message even if one part is stored before a crash and the other comes after it."""
    mia = shop.api.user("Mia")
    async with shop.open():
        with monkeypatch.context() as patch:
            patch.setattr(lanes, "ALBUM_S", 60.0)
            await mia.send("both boots", photo=shop.api.files.photo(encode(photo())), media_group_id="7")
            await eventually(lambda: _stored(shop, 1))
            await eventually(lambda: _acknowledged(shop))
    assert not await shop.said(mia.id)
    await mia.send(photo=shop.api.files.photo(encode(photo())), media_group_id="7")
    async with shop.open():
        await shop.heard(mia.id, 1)
        await shop.settled()
    said = await shop.said(mia.id)
    assert [line.text for line in said] == ["both boots"]
    assert len(said[0].photos or ()) == 2


async def test_stop_does_not_wait_for_telegram(shop: Shop) -> None:
    """A stop ends at once, even in the middle of a long poll."""
    loop = asyncio.get_running_loop()
    async with shop.open():
        began = loop.time()
    assert loop.time() - began < 2


async def test_update_that_fails_is_tried_again(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """An update that fails once for an unknown reason is done the second time."""
    settle = Receiver._settle
    failed: list[Sequence[Update]] = []

    async def failing_once(self: Receiver, updates: Sequence[Update]) -> None:
        if not failed:
            failed.append(updates)
            raise RuntimeError
        await settle(self, updates)

    monkeypatch.setattr(Receiver, "_settle", failing_once)
    mia = shop.api.user("Mia")
    async with shop.open():
        await mia.say("hello")
        await shop.heard(mia.id, 1)
    assert failed
    assert await shop.texts(mia.id) == ["hello"]


async def test_update_that_cannot_be_read_is_a_line(shop: Shop) -> None:
    """An update that the library cannot read leaves a line that says so, and the next ones go on."""
    mia = shop.api.user("Mia")
    async with shop.open():
        await mia.say("before")
        await mia.send("odd", animation={"file_id": 3}, document=[])
        await mia.say("after")
        said = await shop.heard(mia.id, 3)
    assert [line.text for line in said] == ["before", "", "after"]
    assert said[1].attachments == [{"kind": "other"}]


async def _hang(self: Receiver, updates: Sequence[Update]) -> None:  # noqa: ARG001  # stands in for a method
    await asyncio.Event().wait()


async def _stored(shop: Shop, count: int) -> bool:
    return len(await shop.updates()) >= count


async def _acknowledged(shop: Shop) -> bool:
    return not shop.api.updates.pending
