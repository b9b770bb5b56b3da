"""What is in stock, in words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from actions.facts import Shop
from actions.phrases import say
from actions.wording import day, listed, sentence
from shop.interface import Product, Variant
from shop.search.variants import colours_of, size_of


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

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.colour, say("size", size=self.size) if self.size else "")))


def is_sold_out(product: Product, variants: Sequence[Variant], size: str | None, colours: Collection[str]) -> bool:
    """Whether `product` is sold out in that size and those colours, as far as they are asked for."""
    return _all_gone(_meant(product, variants, size, colours).of(variants))


def stock(
    product: Product,
    variants: Sequence[Variant],
    size: str | None,
    colours: Collection[str],
    today: date,
    shop: Shop,
) -> str:
    """Say whether `product` is in stock in that size and one of those colours, and when there is more, as sentences."""
    if size and not size_of(product, size):
        return say("no_such_size", size=size, sizes=_sizes(product, shop))
    if colours and not colours_of(product, colours):
        return say("no_such_colour", colours=listed(sorted(colours), shop), others=listed(product.colours, shop))
    meant = _meant(product, variants, size, colours)
    part = str(meant)
    if _all_gone(meant.of(variants)):
        sold_out = say("part_sold_out", part=part) if part else say("sold_out")
        return f"{sold_out} {sentence(_back(meant.of(variants), today, shop))}"
    gone = "; ".join(
        say("gone", part=one, back=_back(one.of(variants), today, shop))
        for one in _gone(variants)
        if one.concerns(meant)
    )
    if not gone:
        return say("part_in_stock", part=part) if part else say("in_stock")
    return say("part_in_stock_except", part=part, gone=gone) if part else say("in_stock_except", gone=gone)


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
