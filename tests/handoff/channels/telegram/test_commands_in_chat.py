"""Commands and links on Telegram: what each does in the log and says in the chat, and whom a link lets in."""

import pytest
from sqlalchemy import update

from handoff.conversation.links import make_link
from handoff.conversation.shopper import Shopper, begin
from handoff.notices import Notices
from handoff.states.owners import Owner
from handoff.store.store import Store, Tx
from handoff.store.tables.delivery import Link
from standins.telegram.api import BotApi, TooMany
from standins.telegram.people import User
from tests.handoff.channels.telegram.serving import Shop
from tests.handoff.kit import Server


@pytest.mark.parametrize(
    ("command", "choice"),
    (
        ("/start", {"intent": "greet", "entities": {}}),
        ("/help", {"intent": "help", "entities": {}}),
        ("/help@counterhand_bot", {"intent": "help", "entities": {}}),
        ("/order", {"intent": "track_order", "entities": {}}),
        ("/order #1042", {"intent": "track_order", "entities": {"order_number": "1042"}}),
    ),
)
async def test_command_is_asked_as_what_it_means(shop: Shop, mia: User, command: str, choice: object) -> None:
    """A command is a line of the log, and the bot is asked what it stands for."""
    await mia.say(command)
    assert [question.choice for question in await shop.asked(1)] == [choice]
    assert await shop.texts(mia.id) == [command]


async def test_unknown_command_is_text(shop: Shop, mia: User) -> None:
    """A command that is not ours is a text of the shopper's."""
    await mia.say("/restart")
    await mia.sees("You said: /restart")
    assert shop.bot.asked[0].text == "/restart"


async def test_human_joins_the_queue(shop: Shop, mia: User) -> None:
    """/human asks for a person, as the website's button does."""
    await mia.say("/human")
    await mia.sees("A person at")
    assert (await shop.row(mia.id)).owner == Owner.QUEUE
    assert await shop.texts(mia.id) == ["Talk to a person"]


async def test_stop_ends_the_conversation(shop: Shop, mia: User) -> None:
    """/stop ends it, and says how it goes on."""
    await mia.say("hello")
    await mia.say("/stop")
    await mia.sees("You have ended this conversation")
    assert (await shop.row(mia.id)).owner == Owner.CLOSED


async def test_website_link_is_for_the_shopper_alone(shop: Shop, mia: User, server: Server) -> None:
    """/website sends a link that opens this conversation on the page, once; its token is nowhere in the log."""
    await mia.say("hello")
    await mia.say("/website")
    text = (await mia.sees("https://fernhill.example/help#counterhand=")).text
    token = text.partition("#counterhand=")[2].split()[0]
    followed = await server.http.post("/api/shopper/sessions", json={"link": token})
    assert followed.json()["conversation"] == await shop.conversation(mia.id)
    assert (await server.http.post("/api/shopper/sessions", json={"link": token})).status_code == 401
    assert not any(token in line.text for line in await shop.log(mia.id))


async def test_link_comes_although_telegram_wants_a_pause(shop: Shop, mia: User, api: BotApi) -> None:  # noqa: ARG001  # it is open
    """A message outside the log, such as a link, is sent again after a 429."""
    await mia.say("hello")
    await mia.sees("Hello!")
    api.fault(TooMany(1), "sendMessage", chat=mia)
    await mia.say("/website")
    await mia.sees("#counterhand=")


async def test_deep_link_brings_the_conversation_along(shop: Shop, mia: User, store: Store, notices: Notices) -> None:
    """After the website's link the same conversation goes on; the link's token is nowhere in the log."""
    web = await store.write(begin, notices, Shopper("web"))
    token = await store.write(make_link, web, "telegram")
    await mia.start(token)
    await mia.sees("continues on Telegram")
    await mia.say("And my order?")
    await mia.sees("You said: And my order?")
    assert await shop.conversation(mia.id) == web
    assert not any(token in line.text for line in await shop.log(mia.id))


@pytest.mark.parametrize("why", ("used", "expired", "web", "unknown"))
async def test_bad_link_opens_nothing(
    shop: Shop, mia: User, store: Store, notices: Notices, api: BotApi, why: str
) -> None:
    """A link that was used, has expired, leads elsewhere or never existed gives a new conversation that says so."""
    web = await store.write(begin, notices, Shopper("web"))
    token = await store.write(make_link, web, "web" if why == "web" else "telegram")
    if why == "used":
        ben = api.user("Ben")
        await ben.start(token)
        await ben.sees("continues on Telegram")
    if why == "expired":
        await store.write(_expire)
    await mia.start("no-such-link" if why == "unknown" else token)
    await mia.sees("That link no longer works")
    assert await shop.conversation(mia.id) not in {web, None}


async def test_linked_conversation_stays_in_its_chat(
    shop: Shop, mia: User, store: Store, notices: Notices, api: BotApi
) -> None:
    """A second account does not get a conversation that is in a chat already, even with a good link."""
    web = await store.write(begin, notices, Shopper("web"))
    await mia.start(await store.write(make_link, web, "telegram"))
    await mia.sees("continues on Telegram")
    ben = api.user("Ben")
    await ben.start(await store.write(make_link, web, "telegram"))
    await ben.sees("already connected to another Telegram account")
    assert await shop.conversation(mia.id) == web
    assert await shop.conversation(ben.id) not in {web, None}


def _expire(tx: Tx) -> None:
    tx.conn.execute(update(Link).values(expires_at=tx.now))
