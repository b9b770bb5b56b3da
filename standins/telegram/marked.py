"""Text with its entities: `parse_mode=HTML` read as Telegram reads it, and what it finds in plain text by itself.

Source: "Formatting options" and "MessageEntity" of the Bot API. Offsets and lengths are UTF-16 code units.
"""

import html
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from standins.telegram.errors import Json, broken

TAGS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
}
_ATTRIBUTE = r"\s+(?P<name>[^\s=>\"']+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[\w.-]+)))?"
ATTRIBUTE = re.compile(_ATTRIBUTE)
NAME = re.compile(r"<([^\s>]*)(?=[\s>])")
REST = re.compile(rf"((?:{re.sub(r'P<[a-z]+>', ':', _ATTRIBUTE)})*)\s*>")
END = re.compile(r"</([^\s>]*)\s*>")
# The only references that are read; others stay as they are written.
REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
FOUND = {
    "url": re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]"),
    "email": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "bot_command": re.compile(r"(?<![\w/@.:])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])"),
    "mention": re.compile(r"(?<!\w)@[A-Za-z]\w{3,31}"),
}


@dataclass(frozen=True, slots=True)
class Marked:
    """Text as it is shown, and the parts of it that look special."""

    text: str
    entities: list[Json] = field(default_factory=list)


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def part(text: str, entity: Json) -> str:
    """The part of a text that an entity is about."""
    start = 2 * entity["offset"]
    piece = text.encode("utf-16-le", "surrogatepass")[start : start + 2 * entity["length"]]
    return piece.decode("utf-16-le", "surrogatepass")


def parse_html(source: str) -> Marked:
    """Read HTML; raises `Refused` with Telegram's words where it is not exactly what the Bot API allows."""
    return _trimmed(_Reader(source).read())


def plain(text: str, entities: list[Json] | None = None) -> Marked:
    """Text that is shown as it is, and what Telegram finds in it by itself."""
    return with_found(_trimmed(Marked(text, entities or [])))


def with_found(marked: Marked) -> Marked:
    """The same with addresses, commands and mentions found, where nothing is marked yet."""
    taken = [(entity["offset"], entity["offset"] + entity["length"]) for entity in marked.entities]
    found = list(marked.entities)
    for kind, pattern in FOUND.items():
        for match in pattern.finditer(marked.text):
            offset, length = units(marked.text[: match.start()]), units(match[0])
            if all(offset + length <= start or offset >= end for start, end in taken):
                taken.append((offset, offset + length))
                found.append({"type": kind, "offset": offset, "length": length})
    return Marked(marked.text, _in_order(found))


def is_link(url: str) -> bool:
    """Whether Telegram makes a link of it: http, https or tg, and a host with a dot in its name."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme == "tg" or (parts.scheme in {"http", "https"} and "." in host.strip("."))


def _trimmed(marked: Marked) -> Marked:
    text = marked.text.strip()
    skipped, end = units(marked.text[: len(marked.text) - len(marked.text.lstrip())]), units(text)
    entities = []
    for entity in marked.entities:
        start = max(entity["offset"] - skipped, 0)
        stop = min(entity["offset"] + entity["length"] - skipped, end)
        if stop > start:
            entities.append({**entity, "offset": start, "length": stop - start})
    return Marked(text, _in_order(entities))


def _in_order(entities: list[Json]) -> list[Json]:
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


@dataclass
class _Open:
    tag: str
    entity: Json | None
    start: int


class _Reader:
    """Reads one text; `_at` is the place in the source, `_length` the length of the text so far."""

    def __init__(self, source: str) -> None:
        self._source, self._at, self._length = source, 0, 0
        self._text: list[str] = []
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def read(self) -> Marked:
        while self._at < len(self._source):
            if self._source.startswith("</", self._at):
                self._end()
            elif self._source[self._at] == "<":
                self._start()
            else:
                self._words()
        if self._open:
            raise self._wrong(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"', where=False)
        return Marked("".join(self._text), _in_order(self._entities))

    def _words(self) -> None:
        reference = REFERENCE.match(self._source, self._at)
        piece = html.unescape(reference[0]) if reference else self._source[self._at]
        self._text.append(piece)
        self._length += units(piece)
        self._at = reference.end() if reference else self._at + 1

    def _start(self) -> None:
        name = NAME.match(self._source, self._at)
        if not name:
            raise self._wrong("Unclosed start tag")
        tag = name[1].lower()
        if tag not in TAGS:
            raise self._wrong(f'Unsupported start tag "{tag}"')
        rest = REST.match(self._source, name.end())
        if not rest:
            raise self._wrong(f'Unclosed start tag "{tag}"')
        self._open.append(_Open(tag, self._entity(tag, rest[1]), self._length))
        self._at = rest.end()

    def _entity(self, tag: str, written: str) -> Json | None:
        attributes = {
            match["name"].lower(): html.unescape(match["double"] or match["single"] or match["bare"] or "")
            for match in ATTRIBUTE.finditer(written)
        }
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._wrong('Tag "span" must have class "tg-spoiler"')
        if tag == "code" and self._open and self._open[-1].tag == "pre":
            language = attributes.get("class", "").removeprefix("language-")
            if language and self._open[-1].entity:
                self._open[-1].entity["language"] = language
            return None
        if tag == "a":
            href = attributes.get("href", "")
            return {"type": "text_link", "url": href} if is_link(href) else None
        kind = "expandable_blockquote" if tag == "blockquote" and "expandable" in attributes else TAGS[tag]
        return {"type": kind}

    def _end(self) -> None:
        if not self._open:
            raise self._wrong("Unexpected end tag")
        match = END.match(self._source, self._at)
        if not match:
            raise self._wrong("Unclosed end tag")
        last = self._open.pop()
        if match[1] and match[1].lower() != last.tag:
            raise self._wrong(f'Unmatched end tag, expected "</{last.tag}>", found "</{match[1]}>"')
        if last.entity and self._length > last.start:
            self._entities.append({**last.entity, "offset": last.start, "length": self._length - last.start})
        self._at = match.end()

    def _wrong(self, what: str, *, where: bool = True) -> Exception:
        place = f" at byte offset {len(self._source[: self._at].encode())}" if where else ""
        return broken(f"can't parse entities: {what}{place}")
