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
    "order_and_proof": (),
    "item_in": ("item", "detail"),
    "several_of": ("quantity", "item"),
    "no_day": (),
    "sizes_there": ("sizes",),
    "outcome_replacement": (),
    "outcome_money": (),
    "outcome_mended": (),
    "says_yes": (),
    "says_no": (),
    "no_photo": (),
    "of_order": ("number",),
    "one_photo": (),
    "several_photos": (),
    "some_shown": ("shown", "all", "page"),
    "like_that": (),
    "like_words": ("words",),
    "found": ("product", "price"),
    "the_product": ("product",),
    "price": ("price",),
    "sizes": ("sizes",),
    "colours": ("colours",),
    "made_of": ("material",),
    "not_called": ("asked",),
    "not_named": ("asked",),
    "not_said": (),
    "not_said_of": ("products",),
    "no_weight": (),
    "made_for": ("whom",),
    "aspect_yes": ("asked", "said"),
    "aspect_no": ("asked", "said"),
    "of_each": ("product", "said"),
    "of_each_yes": ("product", "said"),
    "of_each_no": ("product", "said"),
    "beside": ("product", "price", "text"),
    "same_price": ("one", "other", "price"),
    "price_of": ("product", "price"),
    "cheapest": ("product", "price", "others"),
    "lightest": ("product",),
    "weight_unknown": (),
    "answer_yes": (),
    "answer_no": (),
    "none_in_colour": ("colours",),
    "none_in_size": ("size",),
    "none_so_cheap": ("price", "nearest"),
    "none_so_dear": ("price",),
    "none_so": ("words",),
    "not_known": ("words",),
    "free_of": ("materials",),
    "of_animals": (),
    "nothing_for": ("whom", "others"),
    "not_for_children": (),
    "for_both": ("whom",),
    "none_cheaper": ("product", "price"),
    "size": ("size",),
    "one_size": (),
    "yes_first": ("said",),
    "no_first": ("said",),
    "no_such_size": ("product", "size", "sizes"),
    "no_such_colour": ("product", "colours", "others"),
    "in_stock": ("product",),
    "only_in_stock": ("product",),
    "in_stock_except": ("product", "gone"),
    "part_in_stock": ("product", "part"),
    "part_in_stock_except": ("product", "part", "gone"),
    "there_each": ("product", "each"),
    "there_each_of": ("product", "part", "each"),
    "there_in_rows": ("product", "rows"),
    "every_size": (),
    "row": ("colour", "sizes"),
    "gone": ("part", "back"),
    "sold_out": ("product",),
    "part_sold_out": ("product", "part"),
    "back_on": ("day",),
    "back_unknown": (),
    "instead": ("said",),
    "sizes_instead": ("sizes", "colour"),
    "other_sizes": ("sizes",),
    "colours_instead": ("colours", "size"),
    "other_colours": ("colours",),
    "how_many": (),
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
