"""Ephemeral signs: typing, the place in the queue, pressed buttons. They are shown where possible and delay no line."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from handoff.channels.telegram.callbacks import PRESSED
from handoff.channels.telegram.outbound import ephemeral
from handoff.channels.telegram.outbound.sender import TelegramSender
from handoff.conversation.events import Typing
from handoff.conversation.hub import Hub
from handoff.conversation.values import Speaker
from handoff.desk.positions import QueuePositions
from handoff.notices import Notices
from handoff.store.store import Store
from standins.telegram.api import BotApi, Refuse, ServerError, TooMany
from standins.telegram.people import User
from tests.handoff.channels.telegram.lines import Lines
from tests.handoff.rows import backwards as backwards  # noqa: PLC0414  # rows are read by name here, too

pytestmark = [pytest.mark.wire, pytest.mark.usefixtures("sender", "standing")]


@pytest.fixture
async def standing(store: Store, hub: Hub) -> AsyncIterator[QueuePositions]:
    """Queue positions, told to everyone who waits."""
    keeper = QueuePositions(store, hub)
    running = asyncio.create_task(keeper.run())
    yield keeper
    running.cancel()


@pytest.fixture
def mia(api: BotApi) -> User:
    """A shopper on Telegram."""
    return api.user("Mia", met=True)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shorten the pauses."""
    monkeypatch.setattr(ephemeral, "EDIT_PAUSE_S", 0.3)
    monkeypatch.setattr(ephemeral, "TRY_PAUSE_S", 0.2)


async def announced(lines: Lines, person: User) -> str:
    """Ask for a person and wait for the announcement; returns the conversation."""
    conversation = await lines.begin(person.id)
    await lines.ask_person(conversation)
    await person.sees("will answer you here")
    return conversation


async def test_place_in_the_queue_is_kept_up_to_date(lines: Lines, api: BotApi, mia: User) -> None:
    """When somebody ahead leaves, the announcement shows the new place and keeps its button; no message is added."""
    first = await lines.begin(api.user("First", met=True).id)
    await lines.ask_person(first)
    await announced(lines, mia)
    assert "You are number 2 in the queue." in (await mia.sees("will answer you here")).text
    await lines.leave_queue(first)
    edited = await mia.sees("You are next.")
    assert edited.edited
    assert edited.marked("italic") == [edited.text]
    assert [button.text for button in edited.buttons] == ["Stay with the bot"]
    assert len(mia.received) == 2


async def test_only_a_changed_text_is_edited(lines: Lines, api: BotApi, mia: User) -> None:
    """Several changes of place between two looks cost one edit, and an unchanged place none."""
    others = [await lines.begin(api.user(f"Other {number}", met=True).id) for number in range(3)]
    for other in others:
        await lines.ask_person(other)
    await announced(lines, mia)
    for other in others:
        await lines.leave_queue(other)
    await mia.sees("You are next.")
    await asyncio.sleep(0.5)
    assert len([call for call in api.calls_of("editMessageText") if call.given["chat_id"] == mia.id]) <= 2


async def test_way_out_goes_with_the_queue(lines: Lines, mia: User) -> None:
    """Once the shopper no longer waits, the announcement has no button."""
    conversation = await announced(lines, mia)
    await lines.leave_queue(conversation)
    announcement = await mia.sees("will answer you here")
    await mia.eventually(lambda: not announcement.buttons)


async def test_announcement_of_an_earlier_process_is_kept_up_to_date(
    lines: Lines, store: Store, hub: Hub, sender: TelegramSender, notices: Notices, mia: User
) -> None:
    """After a restart the announcement is found again, and its button goes with the queue."""
    conversation = await announced(lines, mia)
    await sender.stop()
    after = ephemeral.Ephemeral(store, hub, sender._ephemeral._bot, notices, sender._ephemeral._pace)
    await after.start()
    await lines.leave_queue(conversation)
    announcement = await mia.sees("will answer you here")
    await mia.eventually(lambda: not announcement.buttons)
    await after.stop()


async def test_announcement_that_arrives_late_says_how_things_are(lines: Lines, api: BotApi, mia: User) -> None:
    """An announcement that arrives after the shopper left the queue loses its button at once."""
    api.fault(TooMany(1), method="sendMessage", chat=mia)
    conversation = await lines.begin(mia.id)
    await lines.ask_person(conversation)
    await lines.leave_queue(conversation)
    announcement = await mia.sees("will answer you here")
    await mia.eventually(lambda: not announcement.buttons)


async def test_pressed_choice_is_shown(lines: Lines, sender: TelegramSender, mia: User) -> None:
    """After a press the buttons become one that names the choice and does nothing, or none."""
    conversation = await lines.begin(mia.id)
    await lines.add(conversation, "Which?", options=[{"title": "Red", "choice": {}}, {"title": "Blue", "choice": {}}])
    message = await mia.sees("Which?")
    await sender.show_pressed(mia.id, message.message_id, "Blue")
    assert [(button.text, button.data) for button in message.buttons] == [("✓ Blue", PRESSED)]
    await sender.remove_keyboard(mia.id, message.message_id)
    assert message.buttons == []


async def test_sign_is_tried_again_but_not_for_long(
    lines: Lines, api: BotApi, sender: TelegramSender, mia: User, caplog: pytest.LogCaptureFixture
) -> None:
    """A sign that fails once is sent again; one that is refused, or fails each time, is dropped in silence."""
    conversation = await lines.begin(mia.id)
    await lines.add(conversation, "Which?", options=[{"title": "Red", "choice": {}}])
    message = await mia.sees("Which?")
    api.fault(ServerError(), method="editMessageReplyMarkup", times=2)
    await sender.show_pressed(mia.id, message.message_id, "Red")
    assert message.buttons[0].data == PRESSED
    for fault, calls in ((Refuse("Bad Request: message can't be edited"), 1), (ServerError(), ephemeral.TRIES)):
        before = len(api.calls_of("editMessageReplyMarkup"))
        api.fault(fault, method="editMessageReplyMarkup", times=None)
        await sender.remove_keyboard(mia.id, message.message_id)
        assert len(api.calls_of("editMessageReplyMarkup")) - before == calls
        api.calm()
    assert not caplog.records


async def test_typing_of_a_slow_bot_is_shown(lines: Lines, hub: Hub, api: BotApi, mia: User) -> None:
    """After half a second without an answer the chat shows that the bot types; a quick answer shows nothing."""
    slow = await lines.begin(mia.id)
    quick_person = api.user("Quick", met=True)
    quick = await lines.begin(quick_person.id)
    for person in (mia, quick_person):
        await person.sees("AI assistant")
    for conversation in (slow, quick):
        hub.publish([Typing(conversation, Speaker.BOT)])
    await lines.add(quick, "Here you are")
    await mia.eventually(lambda: mia.typing)
    assert not quick_person.chat.actions


async def test_typing_of_an_agent_is_shown_now_and_then(lines: Lines, hub: Hub, mia: User) -> None:
    """An agent's typing is shown at once, but not again with every key."""
    conversation = await lines.begin(mia.id)
    await mia.sees("AI assistant")
    for _ in range(5):
        hub.publish([Typing(conversation, Speaker.AGENT, "Ana")])
    await mia.eventually(lambda: mia.typing)
    await asyncio.sleep(0.1)
    assert len(mia.chat.actions) == 1


async def test_typing_is_shown_only_where_the_conversation_goes_on(
    lines: Lines, hub: Hub, api: BotApi, mia: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is sent for a conversation on the website, or to a chat that cannot be reached."""
    monkeypatch.setattr(ephemeral, "BOT_TYPES_AFTER_S", 0.0)
    conversation = await lines.begin(mia.id)
    await mia.sees("AI assistant")
    await mia.block()
    await lines.add(conversation, "lost")
    await lines.settled()
    for one in (conversation, "elsewhere"):
        hub.publish([Typing(one, Speaker.BOT), Typing(one, Speaker.AGENT, "Ana")])
    await asyncio.sleep(0.2)
    assert not api.calls_of("sendChatAction")
