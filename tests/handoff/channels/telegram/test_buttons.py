"""Buttons on Telegram: what a pressed one does, and what an old or foreign one does not."""

from handoff.channels.telegram.callbacks import PRESSED, leave_data, option_data
from handoff.states.owners import Owner
from standins.telegram.api import BotApi
from standins.telegram.people import User
from tests.handoff.channels.telegram.serving import Shop


async def test_button_is_chosen_and_shown(shop: Shop, mia: User) -> None:
    """A pressed button is answered at once without a word, is a line of the log, and stays visible as chosen."""
    await mia.say("hello")
    menu = await mia.sees("Hello!")
    pressed = await mia.press(menu, "Track my order")
    assert (await pressed.answer()).text == ""
    await mia.sees("You said: track_order")
    await mia.eventually(lambda: [button.text for button in menu.buttons] == ["✓ Track my order"])
    assert (await shop.texts(mia.id))[-1] == "Track my order"
    again = await mia.press_data(menu, PRESSED)
    assert (await again.answer()).text == ""
    assert len(await shop.said(mia.id)) == 2


async def test_stale_button_says_so(shop: Shop, mia: User) -> None:
    """A button of an earlier epoch says that the menu is old, does nothing, and goes."""
    await mia.say("hello")
    menu = await mia.sees("Hello!")
    await mia.say("/human")
    await mia.sees("A person at")
    pressed = await mia.press(menu, "Track my order")
    assert "from earlier" in (await pressed.answer()).text
    await mia.eventually(lambda: not menu.buttons)
    assert await shop.texts(mia.id) == ["hello", "Talk to a person"]


async def test_data_of_another_chat_does_nothing(shop: Shop, mia: User, api: BotApi) -> None:
    """A client that sends another conversation's data, or garbage, gets nothing but an answer."""
    ben = api.user("Ben")
    await ben.say("/human")
    await ben.sees("A person at")
    foreign = str(await shop.conversation(ben.id))
    await mia.say("hello")
    menu = await mia.sees("Hello!")
    for data in (option_data(foreign, 1, 0), leave_data(foreign), "o.x", "💥"):
        assert "from earlier" in (await (await mia.press_data(menu, data)).answer()).text
    assert await shop.texts(mia.id) == ["hello"]
    assert (await shop.row(ben.id)).owner == Owner.QUEUE


async def test_stay_with_the_bot_leaves_the_queue(shop: Shop, mia: User) -> None:
    """The announcement's button leads back to the bot."""
    await mia.say("/human")
    announced = await mia.sees(lambda message: message.buttons)
    await mia.press(announced, "Stay with the bot")
    await mia.sees("You have left the queue")
    await mia.eventually(lambda: not announced.buttons)
    assert (await shop.row(mia.id)).owner == Owner.BOT


async def test_second_press_is_the_first(shop: Shop, mia: User) -> None:
    """A double tap is one line and one question; after it the menu's other buttons are old."""
    await mia.say("hello")
    menu = await mia.sees("Hello!")
    track, other = (button.data or "" for button in menu.buttons)
    for data, said in ((track, ""), (track, ""), (other, "from earlier")):
        assert said in ((await (await mia.press_data(menu, data)).answer()).text or "")
    await mia.sees("You said: track_order")
    assert await shop.texts(mia.id) == ["hello", "Track my order"]
    assert len(await shop.said(mia.id)) == 2


async def test_nothing_to_leave(mia: User) -> None:
    """A shopper who is with the bot and presses the way out of the queue hears that the button is old."""
    await mia.say("/human")
    announced = await mia.sees(lambda message: message.buttons)
    data = announced.buttons[0].data or ""
    await mia.press_data(announced, data)
    await mia.sees("You have left the queue")
    assert "from earlier" in (await (await mia.press_data(announced, data)).answer()).text
