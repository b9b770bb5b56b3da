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
    "code_terms": ("code", "percent", "condition"),
    "code_gives": ("code", "percent", "condition"),
    "codes_running": ("codes",),
    "code_unknown": ("code",),
    "methods_taken": ("methods",),
    "methods_not_taken": ("methods",),
    "arrived": ("day",),
    "arrives": ("day",),
    "no_day_named": ("carrier",),
    "tracking": ("number", "carrier"),
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
    "we_deliver_to": ("places",),
    "not_to": ("places",),
    "not_to_those": ("places",),
    "basket_free": ("sum",),
    "basket_costs": ("sum", "price"),
    "begin_plainly": (),
    "begin_yes": (),
    "begin_no": (),
    "never_free": ("option", "price"),
    "ordered_now": (),
    "ordered_at": ("day", "time"),
    "ordered_by": ("day", "time"),
    "option_arrives": ("option", "days"),
    "between_days": ("first", "last"),
    "may_take_until": ("option", "day"),
    "leaves": ("day",),
    "in_time": ("time", "leaves"),
    "still_in_time": ("leaves",),
    "option_terms": ("option", "price", "days"),
    "too_late": ("time", "leaves"),
    "no_working_day": ("day", "leaves"),
    "first_order": (),
    "items_of": ("items", "category"),
    "any_order": (),
    "of_at_least": ("least",),
    "code_meant": ("code", "meant"),
    "code_makes": ("sum", "left"),
    "code_first_only": ("code",),
    "code_needs_sum": ("code", "least", "sum", "short"),
    "code_needs_items": ("code", "items", "category"),
    "price_fell_in_time": ("until",),
    "price_fell_over": ("days", "until"),
    "phone_hours": ("opens", "closes"),
    "so_it_is": ("what",),
    "so_it_is_not": ("what",),
    "on_working_days": (),
    "phone_open_now": ("closes",),
    "phone_open_then": ("day", "time"),
    "phone_open_that_day": ("day",),
    "phone_closed_now": ("next",),
    "phone_closed_that_day": ("day", "next"),
    "phone_not_then": (),
    "phone_too_early": ("day", "opens"),
    "phone_too_late": ("day", "closes"),
    "phone_opens": ("day", "opens"),
    "rewards": ("points", "each", "reward_points", "reward", "years"),
    "points_worth": ("points", "reward", "left"),
    "points_too_few": ("points", "short", "reward"),
    "points_earned": ("sum", "points"),
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
