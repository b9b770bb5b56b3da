"""The help pages, data/knowledge/*.md, as sections. The Markdown library is the one that shows them on the website.

A page is a title (`# …`), then sections (`## …`), each with text. A section's id is "page#section": the file's name and
the heading in lower case, with "-" for what is not a letter or a digit; the website's anchors follow the same rule. A
comment `<!-- asked: one; another -->` in a section holds what shoppers call it: it is searched and never shown.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

_MARKDOWN = MarkdownIt("commonmark").enable("table")
_PAGE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ASKED = re.compile(r"<!--\s*asked:(.*?)-->", re.DOTALL)
_TITLE, _HEADING = "h1", "h2"


class BadPages(Exception):
    """Pages cannot be indexed; the text names each problem with its file and line."""


@dataclass(frozen=True)
class Section:
    """A section. `passage` is plain text: a line for each paragraph, list item and table row."""

    id: str
    page: str
    heading: str
    passage: str
    asked: "tuple[str, ...]"


@dataclass
class _Draft:
    heading: str
    line: int
    said: "list[str]" = field(default_factory=list)
    asked: "list[str]" = field(default_factory=list)


def read_pages(folder: Path) -> "list[Section]":
    """Return the sections of all pages in `folder`; raises `BadPages` with everything that is wrong."""
    problems: list[str] = []
    sections = [section for file in sorted(folder.glob("*.md")) for section in _read_page(file, problems)]
    if problems:
        raise BadPages("\n".join(problems))
    return sections


def anchor(heading: str) -> str:
    """Return the second half of a section's id."""
    return re.sub(r"\W+", "-", heading.lower()).strip("-")


def _read_page(file: Path, problems: "list[str]") -> "list[Section]":
    if not _PAGE_NAME.fullmatch(file.stem):
        problems.append(f"{file.name}: a page's name is part of its address: small letters, digits and hyphens")
    try:
        tokens = _MARKDOWN.parse(file.read_text(encoding="utf-8"))
    except OSError as problem:
        problems.append(f"{file.name} cannot be read: {problem}")
        return []
    except UnicodeDecodeError as problem:
        line = problem.object.count(b"\n", 0, problem.start) + 1
        problems.append(f"{file.name}:{line}: not UTF-8: save the file in that encoding")
        return []
    found: list[str] = []
    title, drafts = _cut(tokens, found)
    if title is None:
        found.insert(0, "1: a page begins with its title, like `# Delivery`")
    found += _faults(drafts)
    problems += [f"{file.name}:{problem}" for problem in found]
    return [
        Section(f"{file.stem}#{anchor(one.heading)}", title or "", one.heading, "\n".join(one.said), tuple(one.asked))
        for one in drafts
    ]


def _cut(tokens: "Sequence[Token]", problems: "list[str]") -> "tuple[str | None, list[_Draft]]":
    title: str | None = None
    drafts: list[_Draft] = []
    for block in _blocks(tokens):
        first, line = block[0], (block[0].map or [0])[0] + 1
        if first.type == "heading_open" and first.tag == _TITLE:
            if title is not None or drafts:
                problems.append(f"{line}: a page has one title, at its top; sections begin with `##`")
            title = title or _plain(block[1])
        elif first.type == "heading_open" and first.tag == _HEADING:
            drafts.append(_Draft(_plain(block[1]), line))
        elif drafts:
            drafts[-1].said += _lines(block)
            drafts[-1].asked += _asked(first)
        elif first.type != "html_block":
            problems.append(f"{line}: text before the first section would never be found: give it a heading, `## …`")
    return title, drafts


def _blocks(tokens: "Sequence[Token]") -> "Iterator[list[Token]]":
    """Yield the blocks of the page, each with all that is in it."""
    block: list[Token] = []
    for token in tokens:
        block.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield block
            block = []


def _faults(drafts: "Sequence[_Draft]") -> "list[str]":
    if not drafts:
        return ["1: the page has no section, like `## What delivery costs`"]
    faults: list[str] = []
    seen: dict[str, int] = {}
    for draft in drafts:
        name = anchor(draft.heading)
        if not name:
            faults.append(f"{draft.line}: a heading needs a letter or a digit")
        elif name in seen:
            faults.append(f"{draft.line}: “{draft.heading}” has the same address as line {seen[name]}'s heading")
        seen.setdefault(name, draft.line)
        if not any(line.strip() for line in draft.said):
            faults.append(f"{draft.line}: “{draft.heading}” has no text")
    return faults


def _lines(block: "Sequence[Token]") -> "list[str]":
    if block[0].type == "table_open":
        return _rows(block)
    if block[0].type in {"fence", "code_block"}:
        return block[0].content.splitlines()
    mark = "• " if block[0].type.endswith("_list_open") else ""
    return [mark + _plain(token) for token in block if token.type == "inline"]


def _rows(table: "Sequence[Token]") -> "list[str]":
    """Write each row as a sentence: "M: Chest 97 to 104 cm, Waist 82 to 89 cm."."""
    rows: list[list[str]] = []
    for token in table:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_plain(token))
    head, *body = rows
    cells = [(row[0], [f"{of} {value}" for of, value in zip(head[1:], row[1:], strict=True)]) for row in body]
    return [f"{name}: {', '.join(others)}." if others else name for name, others in cells]


def _plain(inline: Token) -> str:
    """Return the plain text of a line with emphasis, links and the like."""
    parts = (
        " " if part.type in {"softbreak", "hardbreak"} else part.content
        for part in inline.children or ()
        if part.type in {"text", "code_inline", "image", "softbreak", "hardbreak"}
    )
    return "".join(parts).strip()


def _asked(token: Token) -> "list[str]":
    named = _ASKED.search(token.content) if token.type == "html_block" else None
    return [part.strip() for part in named[1].split(";") if part.strip()] if named else []
