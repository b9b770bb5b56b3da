"""What a shopper has told of the basket that a promo code is for, over several messages.

The sum, the goods, and whether it is their first order are kept in the slot `basket`, so that "and with another for
£10?" is worked out with the rest.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from actions.facts import Facts
from actions.topics.basket_goods import Goods
from actions.topics.baskets import amounts
from actions.turn import Turn
from shop.search.spelling import singular

# What comes to what was told before.
_ADDS = re.compile(
    r"\b(?:add\w*|another|one more|too|also|as well|plus|more|on top|second|extra|throw\w*|put\w*|with (?:it|that))\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"\b(?:instead|in place)(?: of (?P<gone>[^.?!]*))?|\brather than (?P<not_this>[^.?!]*)|\bin (?:its|their) place\b"
    r"|\b(?:swap|replace|change|trade|exchange) (?P<swapped>[^.?!]*?) (?:for|with|by|against)\b",
    re.IGNORECASE,
)
# "A henley for the mittens", of mittens that are in the basket.
_FOR_IT = re.compile(r"\bfor (?:the|my|that|those) (?P<gone>[^.?!,]*)", re.IGNORECASE)
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
_SEVERAL = re.compile(r"\b(?:two|2|both|three|3|four|4) (?!codes?\b|vouchers?\b|order\b|per\b)\w+", re.IGNORECASE)
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

# Whether an order that came to nothing was the first one.
_CANCELLED = re.compile(
    r"\b(?:cancel+ed|called off|came to nothing|(?:was|got|been) (?:refunded|stopped))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class CodeBasket:
    """What is known: the codes, the sum, the goods, and whether it is the shopper's first order.

    `total` is a sum that the shopper told, and `added` what came to it afterwards. `cancelled`: an order before was
    cancelled, so that which is the first is not known.
    """

    codes: tuple[str, ...] = ()
    total: Decimal | None = None
    goods: tuple[Goods, ...] = ()
    first: bool | None = None
    # How many items the shopper tells of, where they are not named.
    count: int | None = None
    added: tuple[Goods, ...] = ()
    cancelled: bool = False

    @property
    def sum(self) -> Decimal | None:
        """The sum that was told, with what came to it, or else what the goods cost; None where either is not known."""
        if self.total is not None:
            return self.total + sum((one.price for one in self.added if one.price is not None), Decimal())
        return self.sum_of(self.goods)

    def sum_of(self, goods: Sequence[Goods]) -> Decimal | None:
        """Return what some of the goods cost together: of one thing alone, so many as were told of."""
        together = sum_of(goods)
        several = len(self.goods) == 1 and self.count and together is not None
        return together * self.count if several and together is not None and self.count else together

    def of(self, category: str | None) -> tuple[Goods, ...]:
        """Return the goods of a category."""
        return tuple(one for one in self.goods if category and one.category == category)

    def number_of(self, category: str | None) -> int:
        """Count the items of a category: "two fleeces" is a thing that is named once."""
        named = self.of(category)
        return max(len(named), self.count or 0) if named and len(named) == len(self.goods) else len(named)

    @property
    def written(self) -> dict[str, Any]:
        """Write it as the slot keeps it."""
        return {
            "codes": list(self.codes),
            "total": str(self.total) if self.total is not None else None,
            "goods": [one.written for one in self.goods],
            "added": [one.written for one in self.added],
            "first": self.first,
            "count": self.count,
            "cancelled": self.cancelled,
        }


def adds_unpriced(turn: Turn, basket: CodeBasket) -> bool:
    """Whether the message adds to a basket that was told of before something whose price is not known: "and socks?"."""
    before = _read(turn.slots.get("basket"))
    return before.sum is not None and before.sum == basket.sum and _ADDS.search(turn.text) is not None


def sum_of(goods: Sequence[Goods]) -> Decimal | None:
    """Return what goods cost together; None where there are none, or the price of one is not known."""
    prices = [one.price for one in goods]
    known = [price for price in prices if price is not None]
    return sum(known, Decimal()) if known and len(known) == len(prices) else None


def basket_of(turn: Turn, facts: Facts, named: Sequence[Goods] = ()) -> CodeBasket:
    """Return what the message tells, and the goods `named` in it, together with what was told before of the same."""
    before = _read(turn.slots.get("basket"))
    codes = turn.named.get("promo_code", ()) or _called(turn.text, facts)
    if codes and before.codes and not set(codes) & set(before.codes):
        before = replace(before, codes=())
    adds = before.total is not None and not _sums(turn, before) and _ADDS.search(turn.text) is not None
    cancelled = before.cancelled or any(map(_CANCELLED.search, (turn.text, turn.said_before)))
    basket = CodeBasket(
        codes or before.codes or _called(turn.said_before, facts),
        _total(turn, before, facts),
        before.goods,
        None if cancelled else _first(turn.text, before),
        _count(turn.text, before),
        added=(*before.added, *named) if adds else before.added,
        cancelled=cancelled,
    )
    return replace(basket, goods=_goods(turn.text, basket, named, facts))


def _called(text: str, facts: Facts) -> tuple[str, ...]:
    """Return the code that a text names, or calls by a word of it, its category or its percent: "the layers code"."""
    for code in facts.discounts.codes:
        if re.search(rf"\b{code.code}\b", text, re.IGNORECASE):
            return (code.code,)
        words = [re.sub(r"\d", "", code.code), *filter(None, [code.of]), rf"{code.percent} ?(?:%|per ?cent)(?: off)?"]
        called = rf"(?:{'|'.join(words)})"
        is_code = r"(?:codes?|vouchers?|coupons?|promos?|discounts?|offers?|deals?)"
        if re.search(rf"\b{called} {is_code}\b|\b{is_code} (?:for|on|off) (?:the )?{called}\b", text, re.IGNORECASE):
            return (code.code,)
    return ()


def _first(text: str, before: CodeBasket) -> bool | None:
    found = _NOT_FIRST.search(text)
    if found is not None and _DENIED.search(text, 0, found.start()) is None:
        return False
    return True if _FIRST.search(text) else before.first


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


def _goods(text: str, before: CodeBasket, named: Sequence[Goods], facts: Facts) -> tuple[Goods, ...]:
    """Return what is in the basket: what is `named` comes to the rest, takes the place of a thing, or is all of it."""
    instead = _INSTEAD.search(text) or _for_one_of(before.goods, text)
    kept: tuple[Goods, ...] = ()
    if named and len(named) == 1 and _SEVERAL.search(text) and not _ADDS.search(text):
        # "And two dales?" is another basket, whatever was in the one before.
        pass
    elif not named or set(named) <= set(before.goods):
        kept = before.goods
    elif instead:
        said = next(filter(None, instead.groupdict().values()), "")
        gone = _words(said)
        named = [one for one in named if not gone & one.words]
        # "The shirt instead of the mug" names what goes; else it is what the code does not count.
        of = next((code.of for code in facts.discounts.codes if code.code in before.codes), None)
        kept = tuple(one for one in before.goods if not gone & one.words and (gone or one.category == of))
    elif _ADDS.search(text):
        kept = before.goods
    return tuple(dict.fromkeys((*kept, *named)))


def _for_one_of(goods: Sequence[Goods], text: str) -> re.Match[str] | None:
    found = _FOR_IT.search(text)
    return found if found and any(_words(found["gone"]) & one.words for one in goods) else None


def _words(said: str) -> set[str]:
    return {singular(word) for word in re.findall(r"[a-z]{3,}", said.casefold())}


def _read(stored: object) -> CodeBasket:
    if not isinstance(stored, Mapping):
        return CodeBasket()
    total = stored.get("total")
    return CodeBasket(
        tuple(stored.get("codes") or ()),
        Decimal(total) if total is not None else None,
        tuple(map(Goods.read, stored.get("goods") or ())),
        stored.get("first"),
        stored.get("count"),
        added=tuple(map(Goods.read, stored.get("added") or ())),
        cancelled=bool(stored.get("cancelled")),
    )
