"""The widget and the console as people meet them: found by roles and names, as a screen reader finds them."""

import json
import re
from typing import Self

from playwright.sync_api import Locator, Page, expect

from tests.desk import PASSWORD, Account

ANSWER_MS = 10_000


class Widget:
    """The chat on the shop's page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.panel = page.get_by_role("dialog", name=re.compile("^Chat with"))
        self.shown = self.panel.locator(".run .bubble")  # all that was said, by anybody
        self.box = self.panel.get_by_role("textbox", name="Write a message")

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

    def ask(self, text: str) -> Locator:
        """Send a message and wait for the bot's next answer; returns it."""
        before = self.said("bot").count()
        self.write(text)
        answer = self.said("bot").nth(before)
        answer.wait_for(timeout=ANSWER_MS)
        return answer

    @property
    def conversation(self) -> str:
        """The id of the conversation, from what the widget keeps."""
        kept = self.page.evaluate("Object.entries(localStorage).find(([key]) => key.endsWith(' session'))[1]")
        return str(json.loads(kept)["conversation"])


class Console:
    """The agents' page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.shown = page.locator(".talk .line .bubble")  # all that people and bot said

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
        box = self.page.get_by_role("textbox", name=re.compile("^Reply to"))
        box.fill(text)
        box.press("Enter")
