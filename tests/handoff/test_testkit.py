"""The test kit's shopper and agent with the real server: what they say when something does not come."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from handoff.services import Parts
from testkit.agent import AgentClient
from testkit.shopper import Shopper
from testkit.socket import Closed, Refused
from testkit.staying import StayingShopper
from tests.fakes import FakeBot, answer
from tests.handoff.kit import Server, make_settings, running_server
from tests.shop.fakes import FakeShop

pytestmark = pytest.mark.parametrize("database_url", ("sqlite",), indirect=True)


async def test_wait_in_vain_says_what_came(server: Server) -> None:
    """A wait for something that does not come fails with what came instead."""
    async with Shopper.arriving(server) as mia:
        await mia.say("hello")
        with pytest.raises(TimeoutError, match="You said: hello"):
            await mia.socket.wait_for(lambda frame: frame["type"] == "rate", within_s=0.2)


async def test_ended_socket_says_how(server: Server) -> None:
    """A wait ends with the socket and tells its code and what came before; so does every later wait."""
    async with Shopper.arriving(server) as mia:
        await mia.socket.send("x" * 17_000)
        with pytest.raises(Closed, match=r"1009.*ready"):
            await mia.hears("bot")
        assert await mia.socket.ended() == 1009


async def test_refusals_say_why(server: Server) -> None:
    """A wrong password, a wrong field and a message that is not taken raise with the server's words."""
    with pytest.raises(Refused, match=r"401 .*wrong_credentials"):
        async with AgentClient.signed_in(server, "sam@fernhill.example", "a wrong password"):
            pass
    with pytest.raises(Refused, match=r"400 .*bad_request"):
        await Shopper.begun(server, nick="Mia")
    async with Shopper.arriving(server) as mia:
        with pytest.raises(Refused, match="empty"):
            await mia.ask(" ")


async def test_newest_button_of_a_title_is_pressed(server: Server, bot: FakeBot) -> None:
    """Where two menus have the same button, the later one is pressed."""
    bot.script = lambda question: answer(
        f"You said: {question.text}",
        options=[{"title": "Yes", "choice": {"intent": f"of_{question.text}", "entities": {}}}],
    )
    async with Shopper.arriving(server) as mia:
        await mia.ask("one")
        await mia.ask("two")
        await mia.press("Yes")
        await mia.hears("bot")
    assert bot.asked[-1].choice == {"intent": "of_two", "entities": {}}


@pytest.mark.wire
async def test_staying_shopper_loses_nothing_to_a_restart(tmp_path: Path, current_url: str, bot: FakeBot) -> None:
    """What is said while the server is away is sent once it is back; what was said there meanwhile comes once."""
    settings, parts = make_settings(tmp_path, current_url), Parts(bot, FakeShop())
    async with AsyncExitStack() as staying:
        async with running_server(settings, parts) as first:
            mia = await staying.enter_async_context(StayingShopper.arriving(first))
            await mia.say("one")
            await mia.hears(lambda message: message["text"] == "You said: one")
        saying = asyncio.create_task(mia.say("two"))
        async with running_server(settings, parts, first.http.base_url.port or 0), asyncio.timeout(10):
            await saying
            await mia.hears(lambda message: message["text"] == "You said: two")
    assert mia.texts("shopper") == ["one", "two"]
    assert [message["seq"] for message in mia.log] == list(range(1, len(mia.log) + 1))
