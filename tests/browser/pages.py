"""The widget, the console and the chat as people use them: all is found by role and name, as by a screen reader."""

import json
import re
from collections.abc import Sequence
from typing import Self

from playwright.sync_api import FilePayload, Locator, Page, expect

from testkit.agent import PASSWORD, Account

ANSWER_MS = 10_000


class Widget:
    """The chat on the shop's page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.panel = page.get_by_role("dialog", name=re.compile("^Chat with"))
        self.shown = self.panel.locator(".run .bubble")  # all that was said, by anybody
        self.box = self.panel.get_by_role("textbox", name="Write a message")
        self.photos = self.panel.locator(".run .photos :is(img, canvas)")

    @classmethod
    def opened(cls, page: Page) -> Self:
        """Go to the shop and open the chat by its button."""
        widget = cls(page)
        page.goto("/")
        page.get_by_role("button", name=re.compile("^Chat with")).click()
        expect(widget.said("notice").first).to_contain_text("AI assistant")
        return widget

    def said(self, kind: str) -> Locator:
        """What one kind of speaker said: `shopper`, `bot`, `agent` or `notice`."""
        return self.panel.locator(f".run.{kind} .bubble")

    def write(self, text: str) -> None:
        """Send a message by keyboard."""
        self.box.fill(text)
        self.box.press("Enter")

    def pick(self, files: Sequence[FilePayload]) -> None:
        """Add photos by the button."""
        with self.page.expect_file_chooser() as chooser:
            self.panel.get_by_role("button", name="Add photos").click()
        chooser.value.set_files(files)

    def ask(self, text: str) -> Locator:
        """Send a message and wait for the bot's next answer; returns it."""
        before = self.said("bot").count()
        self.write(text)
        answer = self.said("bot").nth(before)
        answer.wait_for(timeout=ANSWER_MS)
        return answer

    @property
    def conversation(self) -> str:
        """The id of the conversation, read from the widget's storage."""
        kept = self.page.evaluate("Object.entries(localStorage).find(([key]) => key.endsWith(' session'))[1]")
        return str(json.loads(kept)["conversation"])


class Console:
    """The agents' page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.shown = page.locator(".talk .line .bubble")  # all that people and bot said
        self.box = page.get_by_role("textbox", name=re.compile("^Reply to"))

    @classmethod
    def signed_in(cls, page: Page, account: Account) -> Self:
        """Go to the console and sign in."""
        console = cls(page)
        page.goto("/console")
        page.get_by_label("E-mail").fill(account.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_text("Live", exact=True)).to_be_visible()
        return console

    def row(self, conversation: str) -> Locator:
        """A conversation's row in the list."""
        return self.page.locator(f"a.row[data-id='{conversation}']")

    def said(self, kind: str) -> Locator:
        """What one kind of speaker said in the open conversation."""
        return self.page.locator(f".talk .line-{kind} .bubble")

    def press(self, name: str) -> None:
        """Press the button of that name."""
        self.page.get_by_role("button", name=name).click()

    def reply(self, text: str) -> None:
        """Write to the shopper."""
        self.box.fill(text)
        self.box.press("Enter")

    def pick(self, files: Sequence[FilePayload]) -> None:
        """Add photos to the reply by the button."""
        with self.page.expect_file_chooser() as chooser:
            self.press("Add photos")
        chooser.value.set_files(files)

    @property
    def packet(self) -> Locator:
        """The packet: why the shopper needs a person."""
        return self.page.get_by_role("region", name="Why they need you")


class Chat:
    """The page that stands in for Telegram."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.mine = page.locator(".message.mine")
        self.bots = page.locator(".message:not(.mine)")
        self.box = page.get_by_role("textbox", name="Message")

    @classmethod
    def opened(cls, page: Page, address: str) -> Self:
        """Go to the chat; nothing is sent yet."""
        chat = cls(page)
        page.goto(address)
        expect(page.get_by_role("status").first).to_have_text("bot")
        return chat

    @property
    def name(self) -> str:
        """The shopper's name in the chat."""
        return self.page.locator("#name").inner_text()

    def start(self) -> None:
        """Press START."""
        self.page.get_by_role("button", name="Start", exact=True).click()

    def write(self, text: str) -> None:
        """Send a message by keyboard."""
        self.box.fill(text)
        self.box.press("Enter")

    def hears(self, words: str) -> Locator:
        """Wait for a message of the bot with these words after the shopper's last one; returns the newest."""
        heard = self.page.locator(".message:not(.mine, :has(~ .mine))").filter(has_text=words).last
        heard.wait_for(timeout=ANSWER_MS)
        return heard

    def button(self, title: str) -> Locator:
        """The newest button of that title below a message."""
        return self.page.locator(".keys").get_by_role("button", name=title, exact=True).last

    def send_photos(self, files: Sequence[FilePayload], caption: str = "") -> None:
        """Pick photos and send them."""
        self._choose("Attach")
        with self.page.expect_file_chooser() as chooser:
            self._choose("Photos")
        chooser.value.set_files(files)
        expect(self.page.get_by_role("list", name="Photos to send").get_by_role("listitem")).to_have_count(len(files))
        self.write(caption)

    def choose(self, message: Locator, what: str) -> None:
        """Reply to a message, or edit or delete it, by its menu."""
        message.hover()
        message.get_by_role("button", name="Message options").click()
        self._choose(what)

    def choose_for_chat(self, what: str) -> None:
        """Block the bot, or unblock it, by the chat's menu."""
        self._choose("Chat menu")
        self._choose(what)

    def _choose(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()
