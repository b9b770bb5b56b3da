"""Chromium on the running product; every page is watched for scripts and styles that it must not run."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, ViewportSize, sync_playwright

from ops.web import MODULES
from tests.conftest import CHROMIUM, require
from tests.product import Product

SCREENSHOTS = Path(__file__).resolve().parents[1] / "screenshots"
# No sandbox: tests may run as root. The rest keeps Chromium from asking hosts of its maker.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
AXE = MODULES / "axe-core" / "axe.min.js"
BARRIERS = """async within => (await axe.run(within)).violations.flatMap(
  ({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`)
)"""
REPORT_VIOLATIONS = "addEventListener('securitypolicyviolation', e => window.reportViolation(e.violatedDirective))"

DESKTOP = ViewportSize(width=1440, height=860)

Scheme = Literal["light", "dark"]


@dataclass
class Troubles:
    """Records what no page may do: throw, open a dialog, or break its own Content-Security-Policy."""

    seen: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Record the troubles of every page of a context."""
        context.expose_function("reportViolation", lambda directive: self.seen.append(f"CSP violation: {directive}"))
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("weberror", lambda error: self.seen.append(f"error in the page: {error.error}"))
        context.on("page", lambda page: page.on("dialog", self._dialog))

    def _dialog(self, dialog: Dialog) -> None:
        self.seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless Chromium, for one module: Playwright's event loop must be gone when asynchronous tests begin."""
    require("Chromium", present=CHROMIUM is not None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Browsers:
    """Makes browser windows that know nothing of each other."""

    def __init__(self, chromium: Browser, base_url: str) -> None:
        self._chromium, self._base_url = chromium, base_url
        self.troubles = Troubles()
        self._contexts: list[BrowserContext] = []

    def window(self, size: ViewportSize = DESKTOP, scheme: Scheme = "light", like: Page | None = None) -> Page:
        """An empty page in a browser of its own, which may begin with the cookies and storage of another page's."""
        state = like.context.storage_state() if like else None
        context = self._chromium.new_context(
            base_url=self._base_url, locale="en-GB", viewport=size, color_scheme=scheme, storage_state=state
        )
        context.set_default_timeout(10_000)
        self.troubles.watch(context)
        self._contexts.append(context)
        return context.new_page()

    def close(self) -> None:
        """Close all windows."""
        for context in self._contexts:
            context.close()


@pytest.fixture
def browsers(chromium: Browser, product: Product) -> Iterator[Browsers]:
    """Browser windows on the product; at the end of the test none may have had a trouble."""
    browsers = Browsers(chromium, product.base_url)
    yield browsers
    browsers.close()
    assert not browsers.troubles.seen


def look(page: Page, name: str) -> None:
    """Keep a picture of the page for people to look at."""
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", animations="disabled")


def expect_no_barriers(page: Page, within: str = "html") -> None:
    """Fail if axe finds a barrier for anybody in that part of the page as it is now."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(BARRIERS, within) == []
