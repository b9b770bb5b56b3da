"""The row of a help page's table that a message asks for: by its name, "M", or by a number that fits, "EU 42".

A table is its cells, row by row, the headings first; the first column has the rows' names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actions.phrases import say
from actions.wording import capital

Table = Sequence[Sequence[str]]

_NUMBER = re.compile(
    r"(?<![\w.,£$€])(?P<number>\d{1,3}(?:[.,]\d)?)(?![\d%£€])(?P<inches>(?: ?inch(?:es)?|in|\"|”|'')(?!\w))?"
)
_SPAN = re.compile(r"(?P<least>\d+(?:\.\d)?)(?: to (?P<most>\d+(?:\.\d)?))?(?: (?P<unit>cm))?")
_CM_AN_INCH = 2.54
# What lies between two rows belongs to the nearer one, up to so much away.
_MAX_AWAY = 0.6


@dataclass(frozen=True, slots=True)
class _Told:
    """A number of the message, and the column whose heading stands beside it, if any."""

    number: float
    inches: bool
    column: int | None


def row_said(table: Table, text: str, size: str = "") -> str:
    """Return in a sentence what the row that the message asks for says; "" where it asks for none.

    `size` is the size that the message names, as the shop writes it.
    """
    if not table:
        return ""
    head, *rows = table
    for told in _numbers(head, text):
        for column in _columns(head, text, told):
            row = _fitting(rows, column, told)
            if row:
                return say("row_found", row=_called(head, row), cells=_cells(head, row))
    row = next((row for row in rows if size and row[0].casefold() == size.casefold()), None)
    return say("row_named", row=capital(_called(head, row)), cells=_cells(head, row)) if row else ""


def _numbers(head: Sequence[str], text: str) -> Iterator[_Told]:
    for found in _NUMBER.finditer(text):
        before = re.search(r"(\w+)\W*$", text[: found.start()])
        after = re.match(r"\W*(\w+)", text[found.end() :])
        beside = [word[1].casefold() for word in (before, after) if word]
        names = [name.casefold() for name in head]
        # "EU 42 UK" is a 42 of the EU: what stands before comes first.
        column = next((names.index(word) for word in beside if word in names), None)
        yield _Told(float(found["number"].replace(",", ".")), bool(found["inches"]), column)


def _columns(head: Sequence[str], text: str, told: _Told) -> Sequence[int]:
    """Return the columns that a number may be of: the one beside it, else those that are named, else all."""
    if told.column is not None:
        return (told.column,)
    words = {word.casefold() for word in re.findall(r"\w+", text)}
    named = [place for place, name in enumerate(head) if place and name.casefold() in words]
    return named or range(1, len(head))


def _fitting(rows: Table, column: int, told: _Told) -> Sequence[str] | None:
    """Return the row whose cell the number lies in, or next to."""
    away: list[tuple[float, int]] = []
    for place, row in enumerate(rows):
        span = _SPAN.search(row[column])
        if span:
            number = told.number * _CM_AN_INCH if told.inches and span["unit"] else told.number
            least, most = float(span["least"]), float(span["most"] or span["least"])
            away.append((max(least - number, number - most, 0.0), place))
    nearest = min(away, default=None)
    return rows[nearest[1]] if nearest and nearest[0] <= _MAX_AWAY else None


def _called(head: Sequence[str], row: Sequence[str]) -> str:
    return f"{_small(head[0])} {row[0]}"


def _cells(head: Sequence[str], row: Sequence[str]) -> str:
    return ", ".join(f"{_small(name)} {cell}" for name, cell in zip(head[1:], row[1:], strict=True))


def _small(heading: str) -> str:
    return heading if heading.isupper() or not heading[1:].islower() else heading.lower()
