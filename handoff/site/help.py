"""The help pages, data/knowledge/*.md, as the sample shop shows them: `/help` lists them, `/help/<page>` is one.

A section's anchor is its heading in lower case, with "-" for what is not a letter or a digit. The bot's index names
sections by the same rule (bot/help/pages.py), so that its links work.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import structlog
from html5tagger import Builder, E
from markdown_it import MarkdownIt
from markdown_it.token import Token
from sanic import Blueprint, HTTPResponse, Request

from handoff.errors import NotFound
from handoff.site.pages import DIST, Page, is_file, make_page, send_page
from settings.facts import PageFacts
from settings.shared import ROOT

FACTS = PageFacts()
KNOWLEDGE = ROOT / "data" / "knowledge"
SHELL = DIST / "shop" / "help.html"
"""The page around a help page, built with the shop's pages; `TITLE` and `CONTENT` mark where the help page's go."""
TITLE, CONTENT = "<!-- title -->", "<!-- content -->"
HELP = "Help"
log = structlog.get_logger(__name__)
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page to be read: its name in the address, its title, anchors and headings of its sections, and its HTML."""

    name: str
    title: str
    sections: tuple[tuple[str, str], ...]
    html: str


def help_routes() -> Blueprint:
    """`/help` and `/help/<page>`. A changed page is shown at once."""
    routes = Blueprint("help")

    async def overview(request: Request) -> HTTPResponse:
        pages = filter(None, map(_read, sorted(KNOWLEDGE.glob("*.md"))))
        return send_page(request, _framed(HELP, _overview(list(pages))))

    async def one(request: Request, name: str) -> HTTPResponse:
        file = KNOWLEDGE / f"{name}.md"
        if not _NAME.fullmatch(name) or not is_file(file):
            raise NotFound("There is no such help page.")
        page = _read(file)
        if page is None:
            raise NotFound(f"{file.name} is not UTF-8 or names a fact that there is not, so it is not shown.")
        return send_page(request, _framed(page.title, _article(page)))

    routes.add_route(overview, "/help", methods=["GET", "HEAD"], name="overview")
    routes.add_route(one, "/help/<name:str>", methods=["GET", "HEAD"], name="one")
    return routes


def render(name: str, text: str) -> HelpPage:
    """A page of Markdown. Raw HTML in it is left out, and so are links that are no addresses of pages."""
    tokens = _markdown.parse(text)
    headings = [(token, _plain(inline)) for token, inline in _headings(tokens)]
    title = next((heading for token, heading in headings if token.tag == "h1"), name)
    sections = tuple((anchor(heading), heading) for token, heading in headings if token.tag == "h2")
    for token, heading in headings:
        if token.tag == "h2":
            token.attrSet("id", anchor(heading))
    return HelpPage(name, title, sections, str(_markdown.renderer.render(tokens, _markdown.options, {})))


def anchor(heading: str) -> str:
    """What stands behind the # in a section's address."""
    return re.sub(r"\W+", "-", heading.lower()).strip("-")


def _make_markdown() -> MarkdownIt:
    # With "html" raw HTML is recognised, so that the rules below leave it out; else a comment would be shown as text.
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    rules = {
        "html_block": _nothing, "html_inline": _nothing, "table_open": _open_table, "table_close": _close_table,
        "th_open": _open_cell, "td_open": _open_cell,
    }  # fmt: skip
    for name, rule in rules.items():
        markdown.add_render_rule(name, rule)
    return markdown


def _nothing(*_: Any) -> str:  # noqa: ANN401  # a renderer's rule
    return ""


def _open_table(*_: Any) -> str:  # noqa: ANN401  # a renderer's rule
    return '<div class="table" tabindex="0"><table>'


def _close_table(*_: Any) -> str:  # noqa: ANN401  # a renderer's rule
    return "</table></div>"


def _open_cell(_renderer: Any, tokens: Sequence[Token], place: int, *_: Any) -> str:  # noqa: ANN401  # a renderer's rule
    # Without the alignment, which is an inline style that our CSP forbids.
    return f"<{tokens[place].tag}>"


_markdown = _make_markdown()


def _headings(tokens: Sequence[Token]) -> list[tuple[Token, Token]]:
    return [(token, tokens[place + 1]) for place, token in enumerate(tokens) if token.type == "heading_open"]


def _plain(inline: Token) -> str:
    parts = (
        " " if part.type in {"softbreak", "hardbreak"} else part.content
        for part in inline.children or ()
        if part.type in {"text", "code_inline", "image", "softbreak", "hardbreak"}
    )
    return "".join(parts).strip()


def _read(file: Path) -> HelpPage | None:
    """A page with its facts as they stand now. One that cannot be shown must not hide the others."""
    text = _text(file, file.stat().st_mtime_ns)
    try:
        return _rendered(file.stem, FACTS.put_into(text)) if text is not None else None
    except LookupError as unknown:
        log.error("help page names no fact of facts.yml", file=str(file), problem=str(unknown))  # noqa: TRY400  # no traceback
    return None


@lru_cache(maxsize=256)
def _text(file: Path, _stamp: int) -> str | None:
    """The page's words, read once while it stays as it is; None, told once, where it is in another encoding."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        log.error("help page is not utf-8: save it in that encoding", file=str(file))  # noqa: TRY400  # no traceback
    return None


_rendered = lru_cache(maxsize=256)(render)


def _overview(pages: Sequence[HelpPage]) -> str:
    sections = [
        E.section(E.h2(E.a(page.title, href=f"/help/{page.name}")), _contents(page, f"/help/{page.name}"))
        for page in sorted(pages, key=lambda page: page.title)
    ]
    return f"{E.h1(HELP)}{E.div(*sections, class_='help-pages')}"


def _article(page: HelpPage) -> str:
    back = E.nav(E.a(HELP, href="/help"), class_="help-back", aria_label=HELP)
    contents = E.nav(_contents(page), class_="help-contents", aria_label="On this page")
    title, end, sections = page.html.partition("</h1>\n")
    return f"{back}{title}{end}{contents}{sections}"


def _contents(page: HelpPage, address: str = "") -> Builder:
    return E.ul(*(E.li(E.a(heading, href=f"{address}#{name}")) for name, heading in page.sections))


def _framed(title: str, content: str) -> Page:
    if not SHELL.is_file():
        raise NotFound("The help pages are not built. `make run` builds them.")
    shell = SHELL.read_text(encoding="utf-8")
    framed = shell.replace(TITLE, str(E(title))).replace(CONTENT, content)
    return make_page(framed.encode(), "text/html")
