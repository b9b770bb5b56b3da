"""The help pages, data/knowledge/*.md, as sections. The Markdown library is the one that shows them on the website.

A page is a title (`# …`), then sections (`## …`), each with text. A section's id is "page#section": the file's name and
the heading in lower case, with "-" for what is not a letter or a digit; the website's anchors follow the same rule.

What is never shown stands in comments of a section. `<!-- asked: one; another -->` holds what shoppers call it, and is
searched. `<!-- leads to: return_item -->` names the intent whose button stands below the section's answer.

Facts stand in a text by name, `{shipping.free_from}`: see bot/help/facts.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.help.facts import ShopFacts
from bot.understanding.intents import known

_MARKDOWN = MarkdownIt("commonmark").enable("table")
_PAGE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ASKED = re.compile(r"<!--\s*asked:(.*?)-->", re.DOTALL)
_LEADS_TO = re.compile(r"<!--\s*leads to:\s*(.*?)\s*-->", re.DOTALL)
# A full stop inside a sentence ("e.g. wool") is followed by a small letter.
_SENTENCE_END = re.compile(r"(?<=[.?!…])[\"'”’)]*\s+(?=[^\sa-z])|\n")
_TITLE, _HEADING = "h1", "h2"


class BadPages(Exception):
    """Pages cannot be indexed; the text names each problem with its file and line."""


@dataclass(frozen=True)
class Section:
    """A section. `passage` is plain text: a line for each paragraph, list item and table row.

    `leads_to` is the intent that takes up what the section is about; empty where it is only read.
    """

    id: str
    page: str
    heading: str
    passage: str
    asked: "tuple[str, ...]"
    leads_to: str = ""

    @property
    def sentences(self) -> "tuple[str, ...]":
        """The text's sentences in their order; an item of a list or a row of a table is one."""
        return tuple(filter(None, (part.strip() for part in _SENTENCE_END.split(self.passage))))


@dataclass
class _Draft:
    heading: str
    line: int
    said: "list[str]" = field(default_factory=list)
    asked: "list[str]" = field(default_factory=list)
    leads_to: "list[str]" = field(default_factory=list)


def read_pages(folder: Path, facts: "ShopFacts | None" = None) -> "list[Section]":
    """Return the sections of all pages in `folder`; raises `BadPages` with everything that is wrong.

    Facts stay in the texts by name; those that `facts` does not have are refused.
    """
    problems: list[str] = []
    known = facts or ShopFacts()
    sections = [section for file in sorted(folder.glob("*.md")) for section in _read_page(file, known, problems)]
    if problems:
        raise BadPages("\n".join(problems))
    return sections


def anchor(heading: str) -> str:
    """Return the second half of a section's id."""
    return re.sub(r"\W+", "-", heading.lower()).strip("-")


def _read_page(file: Path, facts: ShopFacts, problems: "list[str]") -> "list[Section]":
    if not _PAGE_NAME.fullmatch(file.stem):
        problems.append(f"{file.name}: a page's name is part of its address: small letters, digits and hyphens")
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as problem:
        problems.append(f"{file.name} cannot be read: {problem}")
        return []
    except UnicodeDecodeError as problem:
        line = problem.object.count(b"\n", 0, problem.start) + 1
        problems.append(f"{file.name}:{line}: not UTF-8: save the file in that encoding")
        return []
    found: list[str] = []
    title, drafts = _cut(_MARKDOWN.parse(text), found)
    if title is None:
        found.insert(0, "1: a page begins with its title, like `# Delivery`")
    found += [*_faults(drafts), *_unknown_facts(text, facts)]
    problems += [f"{file.name}:{problem}" for problem in found]
    return [
        Section(
            f"{file.stem}#{anchor(one.heading)}",
            title or "",
            one.heading,
            "\n".join(one.said),
            tuple(one.asked),
            next(iter(one.leads_to), ""),
        )
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
            drafts[-1].leads_to += _leads_to(first)
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
        faults += _wrong_ways_on(draft)
    return faults


def _wrong_ways_on(draft: _Draft) -> "list[str]":
    if len(draft.leads_to) > 1:
        return [f"{draft.line}: “{draft.heading}” leads to more than one intent"]
    return [
        f"{draft.line}: “{draft.heading}” leads to {name}, which is no intent with a title in data/intents.yml"
        for name in draft.leads_to
        if not known(name).title
    ]


def _unknown_facts(text: str, facts: ShopFacts) -> "list[str]":
    return [
        f"{number}: {name} is no fact of data/facts.yml"
        for number, line in enumerate(text.splitlines(), 1)
        for name in facts.unknown_in(line)
    ]


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


def _leads_to(token: Token) -> "list[str]":
    return _LEADS_TO.findall(token.content) if token.type == "html_block" else []
