"""The sandbox's page in a real Chromium."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from standins.telegram.api import BotApi
from tests.conftest import CHROMIUM, require
from tests.standins.telegram.conftest import client

if TYPE_CHECKING:  # large, and the unit tests read this file too
    from playwright.async_api import Page

pytestmark = pytest.mark.wire

HOSTILE = "<img src=x onerror=\"document.title='run'\"> & </div>"


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    """An empty page; the test fails if it does what a page may never do."""
    require("Chromium", present=CHROMIUM is not None)
    from playwright.async_api import async_playwright, expect  # noqa: PLC0415  # where there is a browser only: it is large

    from tests.browser.conftest import FLAGS  # noqa: PLC0415  # where there is a browser only: it is large

    expect.set_options(timeout=10_000)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page(viewport={"width": 320, "height": 640})
        troubles: list[str] = []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
        yield page
        await browser.close()
        assert not troubles


async def test_a_visitor_chats_on_a_small_screen(api: BotApi, page: Page) -> None:
    """Link, hostile words, press, reply and edit work on a small screen, and nothing is wider than it."""
    async with client(api) as bot:
        await page.goto(f"{api.url}/{api.bot['username']}?start=abc")
        await page.get_by_role("button", name="Start", exact=True).click()
        (update,) = await bot.get_updates(timeout=5)
        assert update.message
        assert update.message.text == "/start abc"
        menu = InlineKeyboardMarkup([[InlineKeyboardButton(HOSTILE, callback_data="x")]])
        await bot.send_message(update.message.chat.id, HOSTILE, reply_markup=menu)
        log = page.get_by_role("log")
        await log.get_by_text(HOSTILE).first.wait_for()
        await log.get_by_role("button", name=HOSTILE).click()
        query = (await bot.get_updates(offset=update.update_id + 1, timeout=5))[0].callback_query
        assert query
        await query.answer(HOSTILE)
        await page.get_by_role("status").get_by_text(HOSTILE).wait_for()
        assert await page.title() != "run"
        await log.get_by_role("button", name="Message options").last.click()
        await page.get_by_role("button", name="Reply", exact=True).click()
        await page.keyboard.type("Waht?")
        await page.keyboard.press("Enter")
        await log.get_by_text("Waht?").wait_for()
        await log.get_by_role("button", name="Message options").last.click()
        await page.get_by_role("button", name="Edit", exact=True).click()
        await page.get_by_label("Message", exact=True).fill("What?")
        await page.keyboard.press("Enter")
        await log.get_by_text("edited").wait_for()
    said, edited = list(api.updates.pending.values())[-2:]
    assert said["message"]["reply_to_message"]["text"] == HOSTILE
    assert edited["edited_message"]["text"] == "What?"
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
