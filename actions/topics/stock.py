"""What is in stock, in words: yes or no first, then the day on which there is more, and what there is instead."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from actions.fact_sections import Shop
from actions.phrases import say
from actions.wording import day, listed, sentence
from shop.interface import Product, Variant
from shop.search.variants import colours_of, size_of

# More sizes or colours than these are no help to somebody whose own is gone.
_MAX_INSTEAD = 3
_WHEN = re.compile(
    r"\b(?:when|how soon|how long|what day|restock\w*|re-stock\w*|back in|(?:coming|come|be|is|are) back|again|next)\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\b(?:(?:tell|notify|remind|message|contact|alert|ping|text|write(?: to)?|let|call|mail|e-?mail|drop) (?:me|us)\b"
    r"|(?:waiting|mailing) list|keep me (?:posted|informed)|(?:get|send|have) (?:me )?an? (?:e-?mail|alert|notification"
    r"|reminder)|reserve|put me (?:down|on))",
    re.IGNORECASE,
)
_OTHER_COLOUR = re.compile(r"\b(?:other|another|different) (?:colou?rs?|one)\b|\bany other\b", re.IGNORECASE)
_WHICH = re.compile(r"\b(?:what|which) (?:other )?(?:sizes?|colou?rs?)\b", re.IGNORECASE)
_NUMBER = r"(?:[2-9]|[1-9]\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|(?:a )?dozen)"
_MANY = re.compile(
    rf"\b(?:how many|{_NUMBER} (?:of|pairs?|pieces?|more|x|jackets|coats|hats|mugs)\b|{_NUMBER} ?x\b|x ?{_NUMBER}\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a shopper asks of a product's stock.

    `when` asks for the day on which there is more, `which` for the sizes and colours there are, `many` for several
    pieces, `notice` for word of it when it is back, `another` for another colour than the one before.
    """

    size: str | None = None
    colours: frozenset[str] = frozenset()
    when: bool = False
    which: bool = False
    many: bool = False
    notice: bool = False
    another: bool = False


def read_asked(text: str, size: str | None, colours: Collection[str]) -> Asked:
    """Read what `text` asks; `size` and `colours` as they were recognised in it."""
    asks = (_WHEN, _WHICH, _MANY, _NOTICE, _OTHER_COLOUR)
    when, which, many, notice, another = (bool(one.search(text)) for one in asks)
    # Who wants word of it is told the day.
    return Asked(size, frozenset(colours), when or notice, which, many, notice, another)


@dataclass(frozen=True, slots=True)
class _Part:
    """A size or a colour of a product, or a size in a colour; None stands for all there are."""

    size: str | None
    colour: str | None

    def of(self, variants: Sequence[Variant]) -> list[Variant]:
        """Return the variants that are part of it."""
        return [one for one in variants if self.size in {None, one.size} and self.colour in {None, one.colour}]

    def concerns(self, asked: "_Part") -> bool:
        """Whether it is part of what is asked for: one colour of that size, or one size of that colour."""
        return (not asked.size or self.size in {None, asked.size}) and (
            not asked.colour or self.colour in {None, asked.colour}
        )

    def within(self, asked: "_Part") -> "_Part":
        """Return what tells it from the rest of what is asked for."""
        rest = _Part(
            None if self.size == asked.size else self.size, None if self.colour == asked.colour else self.colour
        )
        return rest if str(rest) else self

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.colour, say("size", size=self.size) if self.size else "")))


def is_sold_out(product: Product, variants: Sequence[Variant], size: str | None, colours: Collection[str]) -> bool:
    """Whether `product` is sold out in that size and those colours, as far as they are asked for."""
    return _all_gone(_meant(product, variants, size, colours).of(variants))


def stock(product: Product, called: str, variants: Sequence[Variant], asked: Asked, today: date, shop: Shop) -> str:
    """Say whether `product`, which the bot calls `called`, is in stock as asked for, in sentences.

    What is sold out comes with the day on which there is more, and with other sizes and colours that there are.
    """
    if asked.size and not size_of(product, asked.size):
        return say("no_such_size", product=called, size=asked.size, sizes=_sizes(product, shop))
    if asked.colours and not colours_of(product, asked.colours):
        colours = listed(sorted(asked.colours), shop)
        return say("no_such_colour", product=called, colours=colours, others=listed(product.colours, shop))
    meant = _meant(product, variants, asked.size, asked.colours)
    if _all_gone(meant.of(variants)):
        told = _sold_out(called, meant, variants, asked, today, shop)
    else:
        told = _there(called, meant, variants, asked, today, shop)
    return f"{told} {say('how_many')}" if asked.many and not _all_gone(meant.of(variants)) else told


def _there(  # as `stock`
    called: str, meant: _Part, variants: Sequence[Variant], asked: Asked, today: date, shop: Shop
) -> str:
    part, of = str(meant), meant.of(variants)
    if asked.which and len(of) > 1:
        return _each_there(called, meant, variants, shop)
    gone = "; ".join(
        say("gone", part=one.within(meant), back=_back(one.of(variants), today, shop))
        for one in _gone(variants)
        if one.concerns(meant)
    )
    if gone:
        told = say("part_in_stock_except", product=called, part=part, gone=gone) if part else ""
        told = told or say("in_stock_except", product=called, gone=gone)
    elif part or len(variants) == 1:
        told = say("part_in_stock", product=called, part=part) if part else say("only_in_stock", product=called)
    else:
        told = say("in_stock", product=called)
    return sentence(told if asked.when else say("yes_first", said=told))


def _each_there(called: str, meant: _Part, variants: Sequence[Variant], shop: Shop) -> str:
    """Name the sizes there are of a colour, or the colours there are of a size, or all of both."""
    there = [one for one in meant.of(variants) if one.in_stock]
    sizes = [size for size in dict.fromkeys(one.size for one in there) if size and not meant.size]
    colours = [colour for colour in dict.fromkeys(one.colour for one in there) if colour and not meant.colour]
    if not meant.size and not meant.colour and sizes and len(there) < len(meant.of(variants)):
        # A size may be gone in one colour alone.
        alike: dict[tuple[str | None, ...], list[str]] = {}
        for colour in colours:
            alike.setdefault(tuple(one.size for one in there if one.colour == colour), []).append(colour)
        rows = [_row(listed(of, shop), sizes, variants, shop) for sizes, of in alike.items()]
        return sentence(say("there_in_rows", product=called, rows="; ".join(rows)))
    parts = [listed(each, shop) for each in (sizes, colours) if each]
    where = str(meant)
    told = say("there_each_of", product=called, part=where, each="; ".join(parts)) if where else ""
    return sentence(told or say("there_each", product=called, each="; ".join(parts)))


def _row(colours: str, sizes: Sequence[str | None], variants: Sequence[Variant], shop: Shop) -> str:
    named = [size for size in sizes if size]
    if not named:
        return colours
    is_every = {one.size for one in variants} == set(sizes)
    return say("row", colour=colours, sizes=say("every_size") if is_every else listed(named, shop))


def _sold_out(  # as `stock`
    called: str, meant: _Part, variants: Sequence[Variant], asked: Asked, today: date, shop: Shop
) -> str:
    part = str(meant)
    gone = say("part_sold_out", product=called, part=part) if part else say("sold_out", product=called)
    back = sentence(_back(meant.of(variants), today, shop))
    instead = _instead(meant, variants, shop)
    told = [back, sentence(gone)] if asked.when else [sentence(say("no_first", said=gone)), back]
    return " ".join([*told, *([instead] if instead else [])])


def _instead(gone: _Part, variants: Sequence[Variant], shop: Shop) -> str:
    """Say what there is near a part that is gone: the sizes next to it in its colour, and its size in other colours."""
    sizes = list(dict.fromkeys(one.size for one in variants))
    place = sizes.index(gone.size) if gone.size in sizes else 0
    near = sorted(
        (one for one in variants if one.in_stock and gone.size and gone.colour in {None, one.colour}),
        key=lambda one: abs(sizes.index(one.size) - place),
    )
    other_sizes = list(dict.fromkeys(one.size for one in near if one.size))[:2]
    other_sizes.sort(key=sizes.index)
    others = [one for one in variants if one.in_stock and gone.colour and gone.size in {None, one.size}]
    colours = list(dict.fromkeys(one.colour for one in others if one.colour))[:_MAX_INSTEAD]
    told = []
    if other_sizes and gone.colour:
        told.append(say("sizes_instead", colour=gone.colour, sizes=listed(other_sizes, shop)))
    elif other_sizes:
        told.append(say("other_sizes", sizes=listed(other_sizes, shop)))
    if colours:
        where = say("size", size=gone.size) if gone.size else ""
        told.append(
            say("colours_instead", size=where, colours=listed(colours, shop))
            if where
            else say("other_colours", colours=listed(colours, shop))
        )
    return sentence(say("instead", said="; ".join(told))) if told else ""


def _meant(product: Product, variants: Sequence[Variant], size: str | None, colours: Collection[str]) -> _Part:
    """Return the product's own size and the best of its colours: one in stock, if there is one."""
    own = size_of(product, size) if size else None
    parts = [_Part(own, colour) for colour in colours_of(product, colours)]
    there = [part for part in parts if not _all_gone(part.of(variants))]
    return next(iter(there or parts), _Part(own, None))


def _all_gone(variants: Sequence[Variant]) -> bool:
    return bool(variants) and not any(one.in_stock for one in variants)


def _gone(variants: Sequence[Variant]) -> list[_Part]:
    """Return what is sold out in as few parts as possible: whole colours, whole sizes, and the rest one by one."""
    out = [one for one in variants if not one.in_stock]
    colours = [_Part(None, colour) for colour in dict.fromkeys(one.colour for one in out)]
    sizes = [_Part(size, None) for size in dict.fromkeys(one.size for one in out)]
    gone: list[_Part] = []
    told: set[Variant] = set()
    for part in (*colours, *sizes, *(_Part(one.size, one.colour) for one in out)):
        of = part.of(variants)
        # What comes back on several days is told day by day.
        if _all_gone(of) and len({one.back_on for one in of}) == 1 and not told.issuperset(of):
            gone.append(part)
            told.update(of)
    return gone


def _back(gone: Sequence[Variant], today: date, shop: Shop) -> str:
    days = [one.back_on for one in gone if one.back_on]
    return say("back_on", day=day(min(days), today, shop)) if days else say("back_unknown")


def _sizes(product: Product, shop: Shop) -> str:
    return listed(product.sizes, shop) if product.sizes else say("one_size")
