"""Formatted text for Telegram: spans with a tag each, cut to its lengths, written as its HTML.

Lengths are UTF-16 code units of the text without its tags: https://core.telegram.org/api/entities#entity-length.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

TEXT_UNITS, CAPTION_UNITS = 4_096, 1_024
_BETWEEN = (
    re.compile(r"\n\s*\n"),
    re.compile(r"\n"),
    re.compile(r"[.!?…؟۔]+[\"'”’»)\]]*\s|[。！？]"),
    re.compile(r"[^\S\u00a0\u202f]"),
)
"""Where a text may be cut, best first: between paragraphs, lines, sentences, words."""

_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)
_FLAGS = range(0x1F1E6, 0x1F200)
_LOOK_BACK = 64
"""No letter or emoji that people write is longer; anything longer is cut."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in one of Telegram's tags (b, i, blockquote, a), or in none."""

    text: str
    tag: str = ""
    href: str = ""

    def html(self) -> str:
        """Escaped, so that no character of the text means anything to Telegram."""
        text = escape(self.text, quote=False)
        href = f' href="{escape(self.href)}"' if self.href else ""
        return f"<{self.tag}{href}>{text}</{self.tag}>" if self.tag and text else text


def units(text: str) -> int:
    """The text's length as Telegram counts."""
    return len(text) + sum(character > "\uffff" for character in text)


def length(spans: Sequence[Span]) -> int:
    """The length of all together."""
    return sum(units(span.text) for span in spans)


def pages(spans: Sequence[Span], limit: int = TEXT_UNITS) -> list[str]:
    """The text as HTML in as few pieces of at most `limit` units as sensible places allow; none of them is blank."""
    text = "".join(span.text for span in spans)
    return [_slice(spans, start, end) for start, end in _cut(text, limit)]


def clip(text: str, limit: int) -> str:
    """The text on one line, ended with "…" where it is longer."""
    text = " ".join(text.split())
    if units(text) <= limit:
        return text
    return text[: _whole(text, 0, _fit(text, 0, limit - 1))].rstrip() + "…"


def _slice(spans: Sequence[Span], start: int, end: int) -> str:
    written: list[str] = []
    at = 0
    for span in spans:
        piece = span.text[max(start - at, 0) : max(end - at, 0)]
        written.append(Span(piece, span.tag, span.href).html())
        at += len(span.text)
    return "".join(written)


def _cut(text: str, limit: int) -> Iterator[tuple[int, int]]:
    start, whole = 0, len(text.rstrip())
    while start < whole:
        if text[start].isspace():  # Telegram trims what it is sent
            start += 1
            continue
        end = _fit(text[:whole], start, limit)
        if end < whole:
            end = _place(text, start, end)
        yield start, start + len(text[start:end].rstrip())
        start = end


def _fit(text: str, start: int, limit: int) -> int:
    """The end of the longest piece from `start` that is within the limit."""
    room, end = limit, start
    while end < len(text) and (room := room - units(text[end])) >= 0:
        end += 1
    return end


def _place(text: str, start: int, end: int) -> int:
    """The best place to cut in the second half of what fits; `end` or shortly before it where there is none."""
    half = start + (end - start) // 2
    reach = end + 1 if text[end].isspace() else end
    for between in _BETWEEN:
        places = [found.end() for found in between.finditer(text, half, reach)]
        if places:
            return places[-1]
    return _whole(text, start, end)


def _whole(text: str, start: int, end: int) -> int:
    """`end`, or shortly before it, so that no letter loses its marks and no emoji its parts."""
    for at in range(end, max(end - _LOOK_BACK, start), -1):
        if not _belongs(text, at):
            return at
    return end


def _belongs(text: str, at: int) -> bool:
    """Whether the character at this place belongs to the one before it, by most of the rules of Unicode's UAX 29."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    code = ord(after)
    if code in _FLAGS:  # a flag is a pair
        return (at - len(text[:at].rstrip(_FLAG_LETTERS))) % 2 == 1
    joined = _JOINER in (before, after) or code in _SKIN_TONES or code in _TAGS
    return joined or unicodedata.category(after).startswith("M")


_FLAG_LETTERS = "".join(map(chr, _FLAGS))
