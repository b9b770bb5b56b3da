"""The help pages, data/knowledge/*.md, as sections. The Markdown library is the one that shows them on the website.

A page is a title (`# …`), then sections (`## …`), each with text. A section's id is "page#section": the file's name and
the heading in lower case, with "-" for what is not a letter or a digit; the website's anchors follow the same rule.

What is never shown stands in comments of a section. `<!-- asked: one; another -->` holds what shoppers call it, and is
searched; so are `<!-- yes: … -->` and `<!-- no: … -->`, questions that the section answers with that word.
`<!-- leads to: return_item -->` names the intent whose button stands below the section's answer, and
`<!-- worked out by: return_policy -->` one whose action is asked first whether it knows more of the shopper's case.
Below the title it holds for the whole page.

Facts stand in a text by name, `{shipping.free_from}`: see bot/help/facts.py.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.help.facts import ShopFacts
from bot.understanding.intents import known

_MARKDOWN = MarkdownIt("commonmark").enable("table")
_PAGE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COMMENT = re.compile(r"<!--\s*(asked|yes|no|leads to|worked out by):\s*(.*?)\s*-->", re.DOTALL)
_LISTS = frozenset({"asked", "yes", "no"})
# A full stop inside a sentence ("e.g. wool") is followed by a small letter.
_SENTENCE_END = re.compile(r"(?<=[.?!…])[\"'”’)]*\s+(?=[^\sa-z])|\n")
_TITLE, _HEADING = "h1", "h2"


class BadPages(Exception):
    """Pages cannot be indexed; the text names each problem with its file and line."""


@dataclass(frozen=True)
class Section:
    """A section. `passage` is plain text: a line for each paragraph, list item and table row.

    `asked` are all its questions, `yes` and `no` those of them that it answers so. `leads_to` is the intent that takes
    up what the section is about; empty where it is only read. `worked_out_by` is the intent whose action may know the
    shopper's case, or empty. `table` has the cells of its table, row by row, the headings first.
    """

    id: str
    page: str
    heading: str
    passage: str
    asked: "tuple[str, ...]"
    leads_to: str = ""
    yes: "tuple[str, ...]" = ()
    no: "tuple[str, ...]" = ()
    worked_out_by: str = ""
    table: "tuple[tuple[str, ...], ...]" = ()

    @property
    def sentences(self) -> "tuple[str, ...]":
        """The text's sentences in their order; an item of a list is one, a row of a table only without text."""
        rows = set(_row_lines(self.table))
        prose = "\n".join(line for line in self.passage.splitlines() if line not in rows) or self.passage
        return tuple(filter(None, (part.strip() for part in _SENTENCE_END.split(prose))))


@dataclass
class _Draft:
    heading: str
    line: int
    said: "list[str]" = field(default_factory=list)
    comments: "dict[str, list[str]]" = field(default_factory=lambda: defaultdict(list))
    table: "list[tuple[str, ...]]" = field(default_factory=list)


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
    page, drafts = _cut(_MARKDOWN.parse(text), found)
    if not page.heading:
        found.insert(0, "1: a page begins with its title, like `# Delivery`")
    found += [*_wrong_names(page), *_faults(drafts), *_unknown_facts(text, facts)]
    problems += [f"{file.name}:{problem}" for problem in found]
    return [_section(file.stem, page, draft) for draft in drafts]


def _section(name: str, page: _Draft, draft: _Draft) -> Section:
    said = draft.comments
    return Section(
        f"{name}#{anchor(draft.heading)}",
        page.heading,
        draft.heading,
        "\n".join(draft.said),
        tuple(said["asked"] + said["yes"] + said["no"]),
        next(iter(said["leads to"]), ""),
        tuple(said["yes"]),
        tuple(said["no"]),
        next(iter(said["worked out by"] + page.comments["worked out by"]), ""),
        tuple(draft.table),
    )


def _cut(tokens: "Sequence[Token]", problems: "list[str]") -> "tuple[_Draft, list[_Draft]]":
    """Return what stands before the first section, with the title as its heading, and the sections."""
    page = _Draft("", 1)
    drafts: list[_Draft] = []
    for block in _blocks(tokens):
        first, line = block[0], (block[0].map or [0])[0] + 1
        if first.type == "heading_open" and first.tag == _TITLE:
            if page.heading or drafts:
                problems.append(f"{line}: a page has one title, at its top; sections begin with `##`")
            page.heading = page.heading or _plain(block[1])
        elif first.type == "heading_open" and first.tag == _HEADING:
            drafts.append(_Draft(_plain(block[1]), line))
        elif first.type == "html_block":
            _read_comments(first.content, drafts[-1] if drafts else page)
        elif drafts:
            drafts[-1].said += _lines(block)
            drafts[-1].table += _cells(block) if first.type == "table_open" else ()
        else:
            problems.append(f"{line}: text before the first section would never be found: give it a heading, `## …`")
    return page, drafts


def _read_comments(text: str, draft: _Draft) -> None:
    for name, said in _COMMENT.findall(text):
        parts = said.split(";") if name in _LISTS else [said]
        draft.comments[name] += [part.strip() for part in parts if part.strip()]


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
        faults += _wrong_names(draft)
    return faults


def _wrong_names(draft: _Draft) -> "list[str]":
    faults: list[str] = []
    for comment in ("leads to", "worked out by"):
        named = draft.comments[comment]
        if len(named) > 1:
            faults.append(f"{draft.line}: “{draft.heading}” {comment} more than one intent")
        elif named and not known(named[0]).title:
            why = "which is no intent with a title in data/intents.yml"
            faults.append(f"{draft.line}: “{draft.heading}” {comment} {named[0]}, {why}")
    return faults


def _unknown_facts(text: str, facts: ShopFacts) -> "list[str]":
    return [
        f"{number}: {name} is no fact of data/facts.yml"
        for number, line in enumerate(text.splitlines(), 1)
        for name in facts.unknown_in(line)
    ]


def _lines(block: "Sequence[Token]") -> "list[str]":
    if block[0].type == "table_open":
        return _row_lines(_cells(block))
    if block[0].type in {"fence", "code_block"}:
        return block[0].content.splitlines()
    mark = "• " if block[0].type.endswith("_list_open") else ""
    return [mark + _plain(token) for token in block if token.type == "inline"]


def _cells(table: "Sequence[Token]") -> "list[tuple[str, ...]]":
    rows: list[list[str]] = []
    for token in table:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_plain(token))
    return [tuple(row) for row in rows]


def _row_lines(table: "Sequence[Sequence[str]]") -> "list[str]":
    """Write each row as a sentence: "M: Chest 97 to 104 cm, Waist 82 to 89 cm."."""
    if not table:
        return []
    head, *body = table
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
