"""What shoppers name in their messages: order numbers, e-mail addresses, products and the like.

A blank English spaCy pipeline with our own patterns and the shop's catalogue; nothing is learnt and nothing downloaded.
Each entity comes with one form however it was written: "#1042", "order no. 1042" and "１０４２" are all "1042".
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.pipeline import EntityRuler
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_TH = r"(?:st|nd|rd|th)?"
_NUMBER_WORD = r"(?:number|numbr|num|no|nr|id|ref|reference|code)"
# "FH-1042", "1042": letters before the digits are the shop's and are dropped.
_NUMBER = r"(?P<value>(?:[A-Z]{1,4}-?)?\d{3,12})"
_MEASURES = (
    r"(?:%|£|gbp|pounds?|quid|eur|euros?|usd|dollars?|ml|cm|mm|kg|grams?|items?|pairs?|steps?|miles?"
    r"|hours?|days?|weeks?|months?)(?!\w)"
)
_SIZES = r"xxs|xs|xl|xxl|xxxl|x-(?:small|large)|extra (?:small|large)"

# First come, first served: an order number inside an e-mail address or a date is none.
_PATTERNS = (
    ("email", r"(?P<value>[^\s@＠<>()\[\]:;,\"]+ ?[@＠] ?(?:[^\W_][\w-]*\.)+[^\W\d_]{2,})"),
    ("tracking_number", r"\b(?P<value>1Z ?[0-9A-Z]{4}(?: ?[0-9A-Z]){12})\b"),
    ("tracking_number", r"\b(?P<value>[A-Z]{2} ?\d{3} ?\d{3} ?\d{3} ?[A-Z]{2}|(?:NL|JD|TBA)\d{10,18})\b"),
    (
        "tracking_number",
        rf"\btracking(?: {_NUMBER_WORD})?\.?(?: is| was)?\W{{0,3}}(?P<value>(?=[A-Z]*\d)[0-9A-Z]{{8,22}})\b",
    ),
    ("date", r"\b(?P<value>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d{2})\b"),
    ("date", rf"\b(?P<value>\d{{1,2}}{_TH}(?: of)? {_MONTH}(?:,? 20\d{{2}})?)\b"),
    ("date", rf"\b(?P<value>{_MONTH} \d{{1,2}}{_TH}(?:,? 20\d{{2}})?)\b"),
    ("date", rf"\b(?P<value>today|yesterday|tomorrow|tonight|(?:(?:last|next|this) )?{_WEEKDAY})\b"),
    # "order no. 1042", "my order number is: #1042", "number 1042"
    (
        "order_number",
        (
            rf"\b(?:orders?|ordr|oder|purchase|reference|ref|number|numbr|num|no|nr)\b\.?(?: ?{_NUMBER_WORD}\b\.?)?"
            rf"(?: (?:is|was|are|its|it's|of|with))*[\s:=#＃№'\"(–-]*{_NUMBER}(?![\w@/]|[.,]\d| ?{_MEASURES})"
        ),
    ),
    # "ORD-1042", "#1042"
    ("order_number", rf"(?<!\w)(?:ord|order|no|nr)[-_]?{_NUMBER}(?!\w)"),
    ("order_number", rf"(?<!\w)[#＃№] ?{_NUMBER}(?!\w)"),
    # "1042" alone, where it is no price, year or measure
    (
        "order_number",
        rf"(?<![\w.,/@£$€+-])(?<!£ )(?<!in )(?<!since )(?P<value>(?!0)\d{{4,10}})(?![\w@/]|[.,-]\d| ?{_MEASURES})",
    ),
    (
        "promo_code",
        (
            r"\b(?:code|coupon|voucher|promo|discount)\b(?: (?:code|is|was|called|named))*[\s:'\"“‘]*"
            r"(?P<value>(?=[A-Z-]*\d)[A-Z0-9][A-Z0-9-]{3,19})\b"
        ),
    ),
    ("promo_code", r"\b(?-i:(?P<value>[A-Z]{3,15}-?\d{1,3}))\b"),
    ("size", rf"\bsizes?(?: is| was)? (?P<value>(?:uk ?)?\d{{1,2}}(?:\.5)?|{_SIZES}|s|m|l|small|medium|large)\b"),
    ("size", rf"\b(?P<value>uk ?\d{{1,2}}(?:\.5)?(?:-\d{{1,2}})?|{_SIZES})\b"),
)
_REGEXES = tuple((label, re.compile(pattern, re.IGNORECASE)) for label, pattern in _PATTERNS)
_SIZE_WORDS = {
    "small": "S",
    "medium": "M",
    "large": "L",
    "x-small": "XS",
    "x-large": "XL",
    "extra small": "XS",
    "extra large": "XL",
}


@dataclass(frozen=True)
class Found:
    """An entity in a text: characters `start` to `end`, and the one form of what it names."""

    entity: str
    value: str
    start: int
    end: int


def build(products: Iterable[str]) -> Language:
    """Build the pipeline for a catalogue of product names."""
    nlp = spacy.blank("en")
    nlp.add_pipe("counterhand_patterns")
    ruler = cast(EntityRuler, nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"}))
    ruler.add_patterns(
        [
            {"label": "product", "pattern": spoken, "id": product}
            for product in products
            for spoken in sorted(_spoken(product))
        ]
    )
    return nlp


def product_names(catalogue: Path) -> list[str]:
    """Read the product names of the shop's catalogue."""
    return [item["name"] for item in json.loads(catalogue.read_text(encoding="utf-8"))]


def found(doc: Doc) -> list[Found]:
    """Return what the text of `doc` names, in its order."""
    return [Found(span.label_, _value(span), span.start_char, span.end_char) for span in doc.ents]


def masked(doc: Doc) -> str:
    """Return the tokens of `doc` with each entity replaced by its kind: to a classifier any number is any other."""
    return " ".join(
        f"{token.ent_type_.replace('_', '')}entity" if token.ent_type_ else token.lower_
        for token in doc
        if token.ent_iob_ != "I"
    )


@Language.component("counterhand_patterns")
def _patterns(doc: Doc) -> Doc:
    """Set what the patterns find as the entities of `doc`; the catalogue's ruler adds to them."""
    taken: list[Span] = []
    for label, regex in _REGEXES:
        for match in regex.finditer(doc.text):
            span = doc.char_span(*match.span("value"), label=label, alignment_mode="expand")
            if span is not None and not any(span.start < other.end and other.start < span.end for other in taken):
                # The expanded span may hold a neighbour's sign; what was matched is kept as the entity's text.
                span.id_ = match.group("value")
                taken.append(span)
    doc.set_ents(filter_spans(taken))
    return doc


def _spoken(product: str) -> Iterator[str]:
    """The ways a product is named: in full, without its measure, and by its first and last word."""
    plain = re.sub(r" \(.*\)| \d+ \w+$", "", product)
    words = plain.split()
    yield from {product, plain, f"{words[0]} {words[-1]}", f"{words[0]} {words[-1].rstrip('s')}"}


def _value(span: Span) -> str:
    written = unicodedata.normalize("NFKC", span.ent_id_ or span.text)
    if span.label_ == "order_number":
        return "".join(str(unicodedata.decimal(character)) for character in written if character.isdecimal())
    if span.label_ == "email":
        return written.replace(" ", "").rstrip(".").casefold()
    if span.label_ == "tracking_number":
        return written.replace(" ", "").upper()
    if span.label_ == "promo_code":
        return written.upper()
    if span.label_ == "size":
        size = " ".join(written.lower().split())
        return _SIZE_WORDS.get(size, size.upper())
    return written if span.label_ == "product" else written.lower()
