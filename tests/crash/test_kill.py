"""Processes are killed in the middle of conversations: nothing acknowledged is lost, and nobody is left in silence."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from ops.processes import PROCESSES
from testkit.client import Server
from testkit.socket import Frame
from testkit.staying import StayingShopper
from tests.desk import Desk
from tests.product import Product, running_product

HONEST_S = 5  # the shopper hears within this time what is wrong
BACK_S = 90  # a message is kept this long for a bot that is away; on a machine of its own Rasa is back in 40 s


@pytest.fixture
def whole(product: Product) -> Iterator[Product]:
    """The running product, all of it up before and after the test."""
    product.wait_until_ready()
    yield product
    product.wait_until_ready()


@pytest.fixture
async def shopper(whole: Product) -> AsyncIterator[StayingShopper]:
    """A shopper in a new conversation."""
    async with StayingShopper.arriving(Server(whole.base_url)) as shopper:
        yield shopper


@pytest.mark.parametrize("victim", [process.name for process in PROCESSES])
async def test_nothing_acknowledged_is_lost(whole: Product, desk: Desk, shopper: StayingShopper, victim: str) -> None:
    """Ten messages around a kill are stored once and in order, shown so to the shopper, and get a reply."""
    # Greetings, because a question that is asked a third time brings in a person.
    said = [f"Hello! ({number})" for number in range(10)]
    for number, text in enumerate(said):
        if number == 5:
            whole.process(victim).kill()
        await shopper.say(text)
    async with asyncio.timeout(BACK_S):
        await shopper.hears(lambda _: True)
        while desk.texts(shopper.conversation) != shopper.texts():  # noqa: ASYNC110  # what is stored is on its way
            await asyncio.sleep(0.2)
    assert shopper.texts("shopper") == said
    assert [message["seq"] for message in shopper.log] == list(range(1, len(shopper.log) + 1))


async def test_a_message_acknowledged_before_a_kill_is_answered(whole: Product, shopper: StayingShopper) -> None:
    """The next handoff process answers the message, because its turn was stored with it."""
    await shopper.say("How much is delivery?")
    whole.process("handoff").kill()
    async with asyncio.timeout(BACK_S):
        await shopper.hears(is_answer)


async def test_a_message_held_at_a_kill_is_answered(whole: Product, shopper: StayingShopper) -> None:
    """A turn that was held because the shopper typed on is a stored turn: the next handoff process answers it."""
    await shopper.hears(lambda _: True)
    await shopper.types()
    await shopper.say("How much is delivery?")
    await shopper.types()
    whole.process("handoff").kill()
    assert not any(map(is_answer, shopper.log)), "it was held"
    async with asyncio.timeout(BACK_S):
        await shopper.hears(is_answer)


async def test_a_message_while_rasa_is_away_is_answered_when_it_is_back(
    whole: Product, shopper: StayingShopper
) -> None:
    """After the apology the question is kept, and answered as soon as the bot is back."""
    whole.process("rasa").kill()
    await shopper.say("How much is delivery?")
    async with asyncio.timeout(BACK_S):
        await shopper.hears(is_answer)


@pytest.mark.parametrize("victim", ("rasa", "actions"))
async def test_without_the_bot_a_person_is_offered(whole: Product, shopper: StayingShopper, victim: str) -> None:
    """When Rasa or the actions have died, an honest line and a way to a person come within five seconds."""
    order = whole.orders()[0]
    whole.process(victim).kill()
    async with asyncio.timeout(HONEST_S):
        await shopper.say(f"Where is order {order['number']}? My e-mail is {order['email']}")
        await shopper.hears(offers_a_person)


async def test_when_the_shop_is_slow_a_person_is_offered(tmp_path: Path) -> None:
    """When the shop takes half a minute, an honest line and a way to a person come within five seconds."""
    with running_product(tmp_path, SHOP_DELAY_S="30") as slow:
        order = slow.orders()[0]
        async with StayingShopper.arriving(Server(slow.base_url)) as shopper, asyncio.timeout(HONEST_S):
            await shopper.say(f"Where is order {order['number']}? My e-mail is {order['email']}")
            await shopper.hears(offers_a_person)


def is_answer(message: Frame) -> bool:
    """Whether this is the bot's answer to the question about delivery, not an apology."""
    return message["from"]["kind"] == "bot" and "£" in message["text"]


def offers_a_person(message: Frame) -> bool:
    """Whether this message has the button that asks for a person."""
    return any(option["title"] == "Talk to a person" for option in message.get("options", []))
