"""The server that speaks the Bot API, asked by the client that the product uses."""

import json
from typing import Any

import aiohttp
import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, ReplyParameters

from standins.telegram.api import BotApi

pytestmark = pytest.mark.wire

MENU = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Track it", callback_data="a"), InlineKeyboardButton("Return it", callback_data="b")],
        [InlineKeyboardButton("The shop", url="https://fernhill.example/")],
    ]
)


async def test_a_conversation(api: BotApi, bot: telegram.Bot) -> None:
    """A person's words reach the bot in the published shape, and the bot's formatted answer is shown."""
    ana = api.user("Ana")
    await ana.start("abc_-9")
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.text == "/start abc_-9"
    assert [entity.type for entity in update.message.entities] == ["bot_command"]
    assert (update.message.chat.id, update.message.from_user.first_name) == (ana.id, "Ana")  # type: ignore[union-attr]  # it is there, or the test fails
    await bot.send_message(ana.id, "Order <b>1042</b> &amp; <i>more</i>", parse_mode="HTML", reply_markup=MENU)
    message = await ana.sees("1042")
    assert (message.text, message.marked("bold")) == ("Order 1042 & more", ["1042"])
    assert [button.text for button in message.buttons] == ["Track it", "Return it", "The shop"]
    assert not api.violations


async def test_a_button_is_pressed_and_answered(api: BotApi, bot: telegram.Bot) -> None:
    """A press arrives with its data and message; its answer is a toast, only once; the keyboard can be removed."""
    ana = api.user("Ana", met=True)
    sent = await bot.send_message(ana.id, "What next?", reply_markup=MENU)
    pressed = await ana.press(ana.received[0], "Return it")
    (update,) = await bot.get_updates()
    query = update.callback_query
    assert query
    assert (query.data, query.message.message_id if query.message else None) == ("b", sent.message_id)
    await query.answer("One moment", show_alert=True)
    assert (await pressed.answer()).text == "One moment"
    with pytest.raises(telegram.error.BadRequest, match=r"(?i)query is too old"):
        await query.answer()
    await bot.edit_message_reply_markup(ana.id, sent.message_id)
    assert not ana.received[0].buttons
    assert not ana.received[0].edited


async def test_photos_go_both_ways(api: BotApi, bot: telegram.Bot, jpeg: bytes) -> None:
    """A photo is downloaded as it was sent, in two sizes; the bot's come as a file, by id, and in an album."""
    ana = api.user("Ana")
    await ana.send_photo(jpeg, "the boots")
    await ana.send_album([jpeg, jpeg], "both")
    single, first, second = [update.message for update in await bot.get_updates() if update.message]
    assert [(size.width, size.height) for size in single.photo] == [(320, 240), (640, 480)]
    assert bytes(await (await single.photo[-1].get_file()).download_as_bytearray()) == jpeg
    assert (single.caption, first.caption, second.caption) == ("the boots", "both", None)
    assert first.media_group_id == second.media_group_id
    await bot.send_photo(ana.id, jpeg, caption="<b>yours</b>", parse_mode="HTML")
    await bot.send_photo(ana.id, single.photo[-1].file_id)
    await bot.send_media_group(ana.id, [InputMediaPhoto(jpeg, caption="one"), InputMediaPhoto(jpeg)])
    assert [message.photo for message in ana.received] == [jpeg] * 4
    assert ana.received[0].marked("bold") == ["yours"]
    assert ana.received[2].album == ana.received[3].album
    assert not api.violations


async def test_a_photo_by_address_is_what_telegram_finds_there(api: BotApi, bot: telegram.Bot, jpeg: bytes) -> None:
    """A photo by an address that the web has is shown; another address is refused, as one on this machine would be."""
    ana = api.user("Ana", met=True)
    api.web["https://fernhill.example/boots.jpg"] = jpeg
    await bot.send_photo(ana.id, "https://fernhill.example/boots.jpg")
    assert ana.received[0].photo == jpeg
    with pytest.raises(telegram.error.BadRequest, match=r"(?i)failed to get HTTP URL content"):
        await bot.send_photo(ana.id, "http://127.0.0.1:8000/boots.jpg")


async def test_edits_deletes_and_replies(api: BotApi, bot: telegram.Bot) -> None:
    """Either side edits its messages; a reply carries what it answers; a deleted message is gone."""
    ana = api.user("Ana")
    said = await ana.say("Where is 1024?")
    await ana.edit(said, "Where is 1042?")
    edited = (await bot.get_updates())[1].edited_message
    assert edited
    assert (edited.message_id, edited.text, edited.edit_date is not None) == (said.message_id, "Where is 1042?", True)
    sent = await bot.send_message(ana.id, "Here", reply_parameters=ReplyParameters(said.message_id))
    assert ana.received[0].reply_to == said
    await bot.edit_message_text("There", ana.id, sent.message_id)
    with pytest.raises(telegram.error.BadRequest, match=r"(?i)message is not modified"):
        await bot.edit_message_text("There", ana.id, sent.message_id)
    with pytest.raises(telegram.error.BadRequest, match=r"(?i)message can't be edited"):
        await bot.edit_message_text("mine", ana.id, said.message_id)
    await ana.say("thanks", reply_to=ana.received[0])
    reply = (await bot.get_updates())[-1].message
    assert reply
    assert reply.reply_to_message
    assert reply.reply_to_message.message_id == sent.message_id
    await bot.delete_message(ana.id, sent.message_id)
    assert not ana.received
    with pytest.raises(telegram.error.BadRequest, match=r"(?i)message to delete not found"):
        await bot.delete_message(ana.id, sent.message_id)
    with pytest.raises(telegram.error.BadRequest, match=r"(?i)message to be replied not found"):
        await bot.send_message(ana.id, "x", reply_parameters=ReplyParameters(sent.message_id))


async def test_messages_are_deleted_for_48_hours(api: BotApi, bot: telegram.Bot) -> None:
    """A message older than 48 hours cannot be deleted."""
    ana = api.user("Ana", met=True)
    sent = await bot.send_message(ana.id, "Hello")
    api.later(48 * 3600 + 1)
    with pytest.raises(telegram.error.BadRequest, match=r"(?i)can't be deleted"):
        await bot.delete_message(ana.id, sent.message_id)


async def test_every_kind_of_message_has_the_published_shape(api: BotApi, bot: telegram.Bot) -> None:
    """The library reads each kind that people send."""
    ana = api.user("Ana")
    await ana.voice()
    await ana.video()
    await ana.sticker("🙂")
    await ana.location(54.5, -3.1)
    await ana.contact()
    await ana.send_document(b"%PDF", "bill.pdf", "application/pdf")
    messages = [update.message for update in await bot.get_updates() if update.message]
    assert [telegram.helpers.effective_message_type(message) for message in messages] == [
        *("voice", "video", "sticker", "location", "contact", "document")
    ]
    document = messages[-1].document
    assert document
    assert (document.file_name, document.file_size) == ("bill.pdf", 4)


async def test_blocked_and_unknown_chats(api: BotApi, bot: telegram.Bot) -> None:
    """The bot hears of a block, and may not write to a person who has blocked it or has never written."""
    ana, ben = api.user("Ana", met=True), api.user("Ben")
    await ana.block()
    change = (await bot.get_updates())[0].my_chat_member
    assert change
    assert (change.old_chat_member.status, change.new_chat_member.status) == ("member", "kicked")
    with pytest.raises(telegram.error.Forbidden, match=r"(?i)bot was blocked by the user"):
        await bot.send_message(ana.id, "x")
    await ana.start()
    await bot.send_message(ana.id, "welcome back")
    with pytest.raises(telegram.error.BadRequest, match=r"(?i)chat not found"):
        await bot.send_message(ben.id, "x")


async def test_groups_and_channels(api: BotApi, bot: telegram.Bot) -> None:
    """In a group or channel the bot hears what is said, can answer, and can leave."""
    ana, group, channel = api.user("Ana"), api.group("Friends"), api.channel("News")
    await group.add_bot(ana)
    await group.say(ana, "hello")
    await channel.post("today")
    joined, came, said, posted = await bot.get_updates()
    assert joined.my_chat_member
    assert came.message
    assert came.message.new_chat_members
    assert said.message
    assert (said.message.chat.type, said.message.text) == ("group", "hello")
    assert posted.channel_post
    assert posted.channel_post.text == "today"
    await bot.send_message(group.id, "Write to me alone")
    await bot.send_message("@news", "hello")
    await bot.leave_chat(group.id)
    with pytest.raises(telegram.error.Forbidden, match=r"(?i)not a member"):
        await bot.send_message(group.id, "x")


async def test_typing_is_shown(api: BotApi, bot: telegram.Bot) -> None:
    """Typing is shown from the action until the next message."""
    ana = api.user("Ana", met=True)
    await bot.send_chat_action(ana.id, "typing")
    assert ana.typing
    await bot.send_message(ana.id, "Hello")
    assert not ana.typing


async def test_the_menu_is_kept_by_language(api: BotApi, bot: telegram.Bot) -> None:
    """The menu of commands and descriptions is kept for each language."""
    await bot.set_my_commands([("help", "What I can do")])
    await bot.set_my_commands([("help", "Was ich kann")], language_code="de")
    assert api.menus["de"] == [{"command": "help", "description": "Was ich kann"}]
    assert api.menus[""][0]["description"] == "What I can do"


async def test_a_wrong_token_is_told_apart_from_none(api: BotApi) -> None:
    """A wrong token gets 401, and a text that is no token 404, as published."""
    for token, wanted in (("1:" + "x" * 35, 401), ("nonsense", 404)):
        bot = telegram.Bot(token, base_url=f"{api.url}/bot")
        with pytest.raises(telegram.error.InvalidToken):
            await bot.initialize()
        await bot.shutdown()
        async with aiohttp.ClientSession() as http, http.get(f"{api.url}/bot{token}/getMe") as answer:
            assert answer.status == wanted
            assert (await answer.json())["error_code"] == wanted


@pytest.mark.parametrize("form", ("json", "urlencoded", "multipart", "address"))
async def test_every_published_form_of_a_request_is_read(api: BotApi, form: str) -> None:
    """A request is read the same as JSON, as either form and as a query string."""
    ana = api.user("Ana", met=True)
    given = {"chat_id": str(ana.id), "text": "Hello", "reply_markup": json.dumps(MENU.to_dict())}
    url = f"{api.url}/bot{api.token}/sendmessage"
    multipart = aiohttp.FormData(given, default_to_multipart=True)
    bodies: dict[str, dict[str, Any]] = {
        "json": {"json": {**given, "chat_id": ana.id}},
        "urlencoded": {"data": given},
        "address": {"params": given},
    }
    async with aiohttp.ClientSession() as http, http.post(url, **bodies.get(form, {"data": multipart})) as answer:
        result = (await answer.json())["result"]
    assert result["text"] == "Hello"
    assert len(ana.received[0].buttons) == 3
