"""What a shopper has told of the basket that a promo code is for, over several messages.

The sum, the goods, and whether it is their first order are kept in the slot `basket`, so that "and with another for
£10?" is worked out with the rest.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from actions.facts import Facts
from actions.topics.baskets import amounts
from actions.turn import Turn
from shop.interface import Product

# What comes to what was told before.
_ADDS = re.compile(
    r"\b(?:add\w*|another|one more|too|also|as well|plus|more|on top|second|extra|throw\w*|put\w*|with (?:it|that))\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"\binstead(?: of (?P<gone>[^.?!]*))?|\brather than (?P<not_this>[^.?!]*)", re.IGNORECASE)
# A sum without its currency: "socks for 14".
_A_SUM = re.compile(
    r"\b(?:for|at|is|of|about|worth|costs?) (\d{1,4}(?:\.\d{1,2})?)\b(?! (?:days?|items?|things?|pairs?)\b)",
    re.IGNORECASE,
)
_COUNTED = {"one": 1, "1": 1, "single": 1, "two": 2, "2": 2, "both": 2, "three": 3, "3": 3, "four": 4, "4": 4}
_COUNT = re.compile(
    r"\b(?:only |just |a )?(one|1|single|two|2|both|three|3|four|4) (?!codes?\b|vouchers?\b|order\b|per\b)\w+",
    re.IGNORECASE,
)
_NOT_FIRST = re.compile(
    r"\b(?:(?:second|2nd|third|3rd|next|another) (?:order|time|purchase)"
    r"|(?:ordered|bought|shopped|purchased)(?: \w+){0,4} (?:before|already|once|earlier|last \w+|\w+ ago|in \w+)"
    r"|(?:existing|returning|regular|old|long.?time) customer|(?:bought|shopped|ordered) (?:with|from|at|here)"
    r"|used it (?:before|already|once)|(?:use|used) \w+ (?:again|twice)|not (?:my|the) first|been (?:a )?customer)\b",
    re.IGNORECASE,
)
# "I have never ordered here".
_DENIED = re.compile(r"(?:\bnever|\bnot|n['’]?t)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_FIRST = re.compile(
    r"\b(?:(?:my |the |is |it['’]?s |a )?first (?:order|time|purchase|shop|buy|one)"
    r"|new (?:customer|here|to (?:you|your))|i['’]?m new"
    r"|never (?:ordered|bought|shopped|used)|(?:not|n['’]?t) (?:ordered|bought|shopped)(?: \w+){0,3} before)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CodeBasket:
    """What is known: the codes, the sum, the names of the goods, and whether it is the shopper's first order."""

    codes: tuple[str, ...] = ()
    total: Decimal | None = None
    goods: tuple[str, ...] = ()
    first: bool | None = None
    # How many items the shopper tells of, where they are not named.
    count: int | None = None
    # What the catalogue has of the goods, and of those that come to a sum that was told before them.
    products: tuple[Product, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def sum(self) -> Decimal | None:
        """The sum that was told, with what came to it, or else what the goods cost."""
        if self.total is None and not self.products:
            return None
        counted = [one for one in self.products if self.total is None or one.name in self.added]
        return (self.total or Decimal()) + sum((one.price for one in counted), Decimal())

    def of(self, category: str | None) -> tuple[Product, ...]:
        """Return the goods of a category."""
        return tuple(one for one in self.products if category and one.category.name == category)

    @property
    def written(self) -> dict[str, Any]:
        """Write it as the slot keeps it."""
        total = str(self.total) if self.total is not None else None
        return {
            "codes": list(self.codes),
            "total": total,
            "goods": list(self.goods),
            "added": list(self.added),
            "first": self.first,
            "count": self.count,
        }


def basket_of(turn: Turn, facts: Facts) -> CodeBasket:
    """Return what the message tells, together with what was told before of the same."""
    before = _read(turn.slots.get("basket"))
    codes = turn.named.get("promo_code", ())
    if codes and before.codes and not set(codes) & set(before.codes):
        before = replace(before, codes=())
    named = turn.named.get("product", ())
    adds = before.total is not None and not _sums(turn, before) and _ADDS.search(turn.text) is not None
    told_first = True if _FIRST.search(turn.text) else before.first
    return CodeBasket(
        codes or before.codes,
        _total(turn, before, facts),
        _goods(turn, before),
        False if _says_not_first(turn.text) else told_first,
        _count(turn.text, before),
        added=(*before.added, *named) if adds else before.added,
    )


def _says_not_first(text: str) -> bool:
    found = _NOT_FIRST.search(text)
    return found is not None and _DENIED.search(text, 0, found.start()) is None


def _total(turn: Turn, before: CodeBasket, facts: Facts) -> Decimal | None:
    """Return the sum: a further one is added; in "28 of 30" the code's own least sum is not the basket's."""
    told = _sums(turn, before)
    least: Collection[Decimal | None] = {code.least for code in facts.discounts.codes}
    own = [one for one in told if len(told) == 1 or one not in least]
    if not own:
        return before.total
    return before.total + own[0] if before.total is not None and _ADDS.search(turn.text) else own[0]


def _sums(turn: Turn, before: CodeBasket) -> tuple[Decimal, ...]:
    """Return the sums that a message names, after a code was talked of without a currency, too."""
    bare = _A_SUM.search(turn.text) if before.codes else None
    return amounts(turn) or ((Decimal(bare[1]),) if bare else ())


def _count(text: str, before: CodeBasket) -> int | None:
    if before.count is not None and _ADDS.search(text):
        return before.count + 1
    told = _COUNT.search(text)
    return _COUNTED[told[1].casefold()] if told else before.count


def _goods(turn: Turn, before: CodeBasket) -> tuple[str, ...]:
    named = turn.named.get("product", ())
    instead = _INSTEAD.search(turn.text)
    kept = before.goods if not named or _ADDS.search(turn.text) else ()
    if instead and (gone := instead["gone"] or instead["not_this"]):
        # "The shirt instead of the mug": what else was told of stays.
        words = set(re.findall(r"[a-z]{3,}", gone.casefold()))
        kept = tuple(one for one in before.goods if not words & set(one.casefold().split()))
        named = tuple(one for one in named if not words & set(one.casefold().split()))
    return tuple(dict.fromkeys((*kept, *named)))


def _read(stored: object) -> CodeBasket:
    if not isinstance(stored, Mapping):
        return CodeBasket()
    total = stored.get("total")
    return CodeBasket(
        tuple(stored.get("codes") or ()),
        Decimal(total) if total is not None else None,
        tuple(stored.get("goods") or ()),
        stored.get("first"),
        stored.get("count"),
        added=tuple(stored.get("added") or ()),
    )
