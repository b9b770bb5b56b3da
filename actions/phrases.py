"""The pieces that actions put into answers, from `data/phrases/`: code holds no words that a shopper reads."""

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

from settings.shared import ROOT
from settings.texts import check_texts, read_texts

PHRASES = ROOT / "data" / "phrases" / "en.yml"

# Every phrase and the fields that its text may use.
FIELDS: Mapping[str, Collection[str]] = {
    "yesterday": (),
    "today": (),
    "tomorrow": (),
    "near_day": ("near", "day"),
    "other_day": ("day",),
    "from_to": ("least", "most"),
    "working_day": ("days",),
    "working_days": ("days",),
    "option_price": ("option", "price"),
    "option_time": ("option", "days"),
    "return_costs": ("price",),
    "return_is_free": (),
    "code_terms": ("code", "gives", "condition"),
    "code_gives": ("code", "gives", "condition"),
    "codes_running": ("codes",),
    "code_unknown": ("code",),
    "no_code_runs": (),
    "methods_taken": ("methods",),
    "methods_not_taken": ("methods",),
    "arrived": ("day",),
    "arrives": ("day",),
    "no_day_named": ("carrier",),
    "tracking": ("number", "carrier"),
    "of_order": ("number",),
    "one_photo": (),
    "several_photos": (),
    "some_shown": ("shown", "all", "page"),
    "like_that": (),
    "like_words": ("words",),
    "price": ("price",),
    "sizes": ("sizes",),
    "colours": ("colours",),
    "made_of": ("material",),
    "size": ("size",),
    "one_size": (),
    "no_such_size": ("size", "sizes"),
    "no_such_colour": ("colours", "others"),
    "in_stock": (),
    "in_stock_except": ("gone",),
    "part_in_stock": ("part",),
    "part_in_stock_except": ("part", "gone"),
    "gone": ("part", "back"),
    "sold_out": (),
    "part_sold_out": ("part",),
    "back_on": ("day",),
    "back_unknown": (),
    "helped": (),
    "did_not_help": (),
}


def say(name: str, **fields: object) -> str:
    """Return the phrase `name` with its fields filled in."""
    return known_phrases()[name].format(**fields)


@cache
def known_phrases() -> Mapping[str, str]:
    """Return the phrases by name, their fields still in braces; raises `SettingsError`."""
    return read_phrases(PHRASES)


def read_phrases(path: Path) -> dict[str, str]:
    """Read the file at `path`; raises `SettingsError` with a line for each problem."""
    return check_texts(read_texts(path), FIELDS, f"data/phrases/{path.name}", "phrase")
