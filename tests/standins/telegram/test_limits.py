"""Each published limit is enforced, and each call that breaks one is on record."""

import io
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import telegram
from PIL import Image
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto

from standins.telegram.api import BotApi
from standins.telegram.people import User

pytestmark = pytest.mark.wire

Attempt = Callable[[telegram.Bot, int], Awaitable[object]]


def _button(**fields: Any) -> InlineKeyboardMarkup:  # noqa: ANN401  # any field of a button
    return InlineKeyboardMarkup([[InlineKeyboardButton("x", **fields)]])


def _picture(width: int, height: int) -> bytes:
    with io.BytesIO() as output:
        Image.new("L", (width, height)).save(output, "PNG")
        return output.getvalue()


BROKEN: dict[str, Attempt] = {
    "message text is empty": lambda bot, chat: bot.send_message(chat, ""),
    "text must be non-empty": lambda bot, chat: bot.send_message(chat, " \n"),
    "message is too long": lambda bot, chat: bot.send_message(chat, "🙂" * 2049),
    "caption is too long": lambda bot, chat: bot.send_photo(chat, _picture(9, 9), caption="x" * 1025),
    "BUTTON_DATA_INVALID": lambda bot, chat: bot.send_message(chat, "x", reply_markup=_button(callback_data="é" * 33)),
    "Wrong HTTP URL": lambda bot, chat: bot.send_message(chat, "x", reply_markup=_button(url="http://localhost/")),
    "text buttons are unallowed": lambda bot, chat: bot.send_message(chat, "x", reply_markup=_button()),
    "not played here": lambda bot, chat: bot.send_message(chat, "x", reply_markup=_button(pay=True)),
    "unknown field": lambda bot, chat: bot.send_message(
        chat, "x", reply_markup=_button(callback_data="x", api_kwargs={"colour": "red"})
    ),
    "unknown parameter": lambda bot, chat: bot.send_message(chat, "x", api_kwargs={"colour": "red"}),
    "must be an integer": lambda bot, chat: bot.delete_message(chat, "one"),  # type: ignore[arg-type]  # wrong on purpose
    'can\'t parse entities: Unsupported start tag "p" at byte offset 3': lambda bot, chat: bot.send_message(
        chat, "é <p>", parse_mode="HTML"
    ),
    "IMAGE_PROCESS_FAILED": lambda bot, chat: bot.send_photo(chat, b"no picture"),
    "PHOTO_INVALID_DIMENSIONS": lambda bot, chat: bot.send_photo(chat, _picture(210, 10)),
    "too big for a photo": lambda bot, chat: bot.send_photo(chat, bytes(10 * 1024 * 1024 + 1)),
    "wrong file identifier": lambda bot, chat: bot.send_photo(chat, "no-such-id"),
    "number of media": lambda bot, chat: bot.send_media_group(chat, [InputMediaPhoto(_picture(9, 9))]),
    "wrong parameter action": lambda bot, chat: bot.send_chat_action(chat, "dancing"),
    "MESSAGE_TOO_LONG": lambda bot, _: bot.answer_callback_query("1", "x" * 201),
    "BOT_COMMAND_INVALID": lambda bot, _: bot.set_my_commands([("Help", "x")]),
    "BOT_COMMAND_DESCRIPTION_INVALID": lambda bot, _: bot.set_my_commands([("help", "x" * 257)]),
    "HTTPS URL": lambda bot, _: bot.set_webhook("http://fernhill.example/hook"),
    "unallowed characters": lambda bot, _: bot.set_webhook("https://fernhill.example/", secret_token="ä"),
    "unknown kinds": lambda bot, _: bot.get_updates(allowed_updates=["messages"]),
    "private chats": lambda bot, chat: bot.leave_chat(chat),
}


@pytest.mark.parametrize("words", BROKEN)
async def test_what_is_broken_is_refused_and_noted(api: BotApi, bot: telegram.Bot, words: str) -> None:
    """The refusal has Telegram's words, nothing is shown, and the violation is on record."""
    ana = api.user("Ana", met=True)
    with pytest.raises(telegram.error.BadRequest) as refused:
        await BROKEN[words](bot, ana.id)
    assert words.lower() in str(refused.value).lower()  # the library changes the case
    assert len(api.violations) == 1
    assert words in api.violations[0]
    assert not ana.received


async def test_the_most_that_is_allowed_goes(api: BotApi, bot: telegram.Bot) -> None:
    """Nothing is refused at the limit: tags do not count, an emoji counts as two."""
    ana = api.user("Ana", met=True)
    text = f"<b>{'🙂' * 2048}</b>"
    await bot.send_message(ana.id, text, parse_mode="HTML", reply_markup=_button(callback_data="x" * 64))
    await bot.send_photo(ana.id, _picture(200, 10), caption="x" * 1024)
    assert not api.violations


async def test_large_files_are_not_handed_out(api: BotApi, bot: telegram.Bot) -> None:
    """Files over 20 MB are refused by getFile, and without getFile there is no download."""
    ana = api.user("Ana")
    message = await ana.send_document(b"x", "film.mov", size=20_000_001)
    with pytest.raises(telegram.error.BadRequest, match=r"(?i)file is too big"):
        await bot.get_file(message.media["document"]["file_id"])
    file = api.files.find(message.media["document"]["file_id"])
    assert file
    assert not api.files.at(file.path)


async def test_deep_links_carry_what_telegram_lets_them(api: BotApi) -> None:
    """A deep link carries at most 64 letters, digits, hyphens and underscores."""
    ana = api.user("Ana")
    await ana.follow(f"https://t.me/{api.bot['username']}?start={'a' * 64}")
    assert ana.messages[0].text == f"/start {'a' * 64}"
    for payload in ("a" * 65, "a b", "ä"):
        with pytest.raises(AssertionError):
            await ana.start(payload)


async def test_a_message_a_second_and_thirty_in_all(api: BotApi, bot: telegram.Bot) -> None:
    """More than a message a second in a chat, or thirty in all, is noted, and refused where floods are enforced."""
    people: list[User] = [api.user(f"Ana {number}", met=True) for number in range(31)]
    for person in people:
        await bot.send_message(person.id, "x")
    assert api.busiest(1, people[0].id) == 1
    await bot.send_message(people[0].id, "at once")
    assert api.busiest(10, people[0].id) == 2
    assert api.busiest(10) == 32
    assert any(f"chat {people[0].id}" in flood for flood in api.floods)
    api.enforce_floods = True
    with pytest.raises(telegram.error.RetryAfter):
        await bot.send_message(people[0].id, "again")
    assert "again" not in people[0].texts
