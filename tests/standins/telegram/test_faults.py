"""What goes wrong on command goes wrong as it does at Telegram."""

from collections.abc import AsyncIterator

import pytest
import telegram

from standins.telegram.api import (
    Blocked,
    BotApi,
    CutShort,
    Drop,
    Refuse,
    ServerError,
    TimeoutAfterAcceptance,
    TooMany,
)
from standins.telegram.faults import Fault
from tests.standins.telegram.conftest import client

pytestmark = pytest.mark.wire


@pytest.fixture
async def hasty(api: BotApi) -> AsyncIterator[telegram.Bot]:
    """A client that waits a fifth of a second for an answer."""
    async with client(api, read_s=0.2) as bot:
        yield bot


@pytest.mark.parametrize(
    ("fault", "error"),
    (
        (TooMany(3), telegram.error.RetryAfter),
        (ServerError(500), telegram.error.NetworkError),
        (ServerError(502), telegram.error.NetworkError),
        (Drop(), telegram.error.NetworkError),
        (Blocked(), telegram.error.Forbidden),
        (Refuse("Forbidden: user is deactivated", 403), telegram.error.Forbidden),
    ),
)
async def test_a_call_fails_before_it_is_accepted(
    api: BotApi, bot: telegram.Bot, fault: Fault, error: type[telegram.error.TelegramError]
) -> None:
    """The library sees the fault as it would from Telegram, nothing is shown, and the next call goes through."""
    ana = api.user("Ana", met=True)
    api.fault(fault, method="sendMessage", chat=ana)
    with pytest.raises(error):
        await bot.send_message(ana.id, "first")
    await bot.send_message(ana.id, "second")
    assert ana.texts == ["second"]


@pytest.mark.parametrize("seconds", (None, 0))
async def test_an_accepted_message_whose_answer_never_comes(
    api: BotApi, hasty: telegram.Bot, seconds: float | None
) -> None:
    """A message whose answer is lost by a time-out or a dropped connection is shown, but its sender gets an error."""
    ana = api.user("Ana", met=True)
    api.fault(TimeoutAfterAcceptance(seconds), chat=ana)
    with pytest.raises(telegram.error.NetworkError):
        await hasty.send_message(ana.id, "shown")
    assert ana.texts == ["shown"]


async def test_a_fault_is_for_its_chat_and_its_times(api: BotApi, bot: telegram.Bot) -> None:
    """A fault does not touch other chats, and ends after its times or when it is told to."""
    ana, ben = api.user("Ana", met=True), api.user("Ben", met=True)
    fault = api.fault(TooMany(1), chat=ana, times=None)
    await bot.send_message(ben.id, "x")
    for _ in range(2):
        with pytest.raises(telegram.error.RetryAfter):
            await bot.send_chat_action(ana.id, "typing")
    fault.times = 0
    await bot.send_message(ana.id, "x")


async def test_the_weather_is_the_same_for_the_same_seed(api: BotApi, bot: telegram.Bot) -> None:
    """Random faults come again in the same places for the same seed."""

    async def played() -> list[bool]:
        ana = api.user("Ana", met=True)
        api.weather(7, {ServerError(500): 0.3, Blocked(): 0.2})
        went = []
        for _ in range(20):
            try:
                await bot.send_message(ana.id, "x")
                went.append(True)
            except telegram.error.TelegramError:
                went.append(False)
        api.calm()
        return went

    first = await played()
    assert first == await played()
    assert 5 < sum(first) < 18


@pytest.mark.parametrize("fault", (ServerError(404), ServerError(500), CutShort(), Drop(), TimeoutAfterAcceptance()))
async def test_a_download_fails(api: BotApi, hasty: telegram.Bot, jpeg: bytes, fault: Fault) -> None:
    """A download that fails once works the next time."""
    message = await api.user("Ana").send_photo(jpeg)
    file = await hasty.get_file(message.media["photo"][-1]["file_id"])
    api.fault(fault, method="download")
    with pytest.raises(telegram.error.TelegramError):
        await file.download_as_bytearray()
    assert bytes(await file.download_as_bytearray()) == jpeg
