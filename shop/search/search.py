"""Product search: which products are what is wanted, or come nearest.

Nouns decide ("boots" are boots whatever else is said), qualities, colour, size and price choose among them. A thing
that the catalogue has no word for is not replaced by another, and nothing is found that has what must not be in it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shop.interface import Product, Wanted
from shop.search.index import Lexicon, entry
from shop.search.materials import is_free_of
from shop.search.needs import answers
from shop.search.variants import colours_of, litres, size_of
from shop.search.whom import is_cut_for

COLOUR, SIZE, PRICE, LEAST = "colour", "size", "price", "least"
# What is missed weighs so much: a price that is little too high less than a quality, one that is far too high more.
_A_QUALITY, _A_COLOUR, _A_NAME, _LITTLE_OVER, _FAR_OVER = 4, 5, 8, 3, 6
_LITTLE = Decimal("1.25")


@dataclass(frozen=True, slots=True)
class Found:
    """Products, the best first; `exact` where they are all that was asked for.

    `missed` is what all of them miss: qualities, `COLOUR`, `SIZE`, `PRICE`, `LEAST`.
    """

    products: tuple[Product, ...] = ()
    exact: bool = False
    missed: frozenset[str] = frozenset()


def search(wanted: Wanted, products: Sequence[Product], known: Lexicon) -> Found:
    """Return those of `products` that fit all that is wanted, or else those that miss the least of it; perhaps none.

    `known` are the words of their shop.
    """
    if wanted.unknown and (not wanted.kinds or wanted.guessed):
        return Found()
    allowed = [product for product in products if is_free_of(product, wanted.without)]
    chosen, whole = _of_kind(wanted, allowed)
    misses = [(_missed(product, wanted), product) for product in chosen]
    if not misses:
        return Found()
    weights = [sum(_weight(what, product, wanted, known.names) for what in missed) for missed, product in misses]
    missed = min(zip(weights, misses, strict=True), key=lambda pair: pair[0])[1][0]
    if missed and not wanted.kinds and missed != {PRICE} and not _has_some(wanted, missed):
        # Without a noun the qualities are all there is.
        return Found()
    best = [product for weight, (_, product) in zip(weights, misses, strict=True) if weight == min(weights)]
    common = frozenset.intersection(*(of for of, product in misses if product in best))
    # Where some hold just what is wanted, the others are not it.
    best = [product for product in best if wanted.litres and litres(product.name) == wanted.litres] or best
    if wanted.cheap or PRICE in common:
        best.sort(key=lambda product: product.price)
    if PRICE in common:
        # What is over the budget is not spread out before somebody who named one.
        best = best[:1]
    best.sort(key=lambda product: not is_cut_for(product, wanted.whom))
    best = _for_the_need(best, wanted)
    best = _of_each(best, wanted.kinds)
    exact = whole and not min(weights) and not wanted.unknown and not wanted.guessed
    return Found(tuple(best), exact and is_cut_for(best[0], wanted.whom), common)


def _for_the_need(products: list[Product], wanted: Wanted) -> list[Product]:
    """Leave those that are for what they are needed for, the best first; of presents the dearer, as all can be paid."""
    fit = {product: _fits(product, wanted) for product in products}
    # What must be so, and is, leaves enough to choose among.
    most, least = max(fit.values()), (0, 0)
    if not wanted.traits:
        least = (most[0], 0 if most[0] else (most[1] + 1) // 2)
    fitting = [product for product in products if fit[product] >= least]
    if wanted.cheap or PRICE in _missed(products[0], wanted):
        return fitting
    dearer = -1 if wanted.gift and wanted.most is not None else 0
    return sorted(fitting, key=lambda product: (*(-part for part in fit[product]), dearer * product.price))


def _of_each(products: list[Product], kinds: Sequence[tuple[str, ...]]) -> list[Product]:
    """Put one of each kind first where several are wanted: "a hat and gloves"."""
    firsts = [
        next((product for product in products if entry(product).kinds.issuperset(compound)), None) for compound in kinds
    ]
    ahead = list(dict.fromkeys(product for product in firsts if product is not None))
    return [*ahead, *(product for product in products if product not in ahead)] if len(kinds) > 1 else products


def _fits(product: Product, wanted: Wanted) -> tuple[int, int]:
    return answers(product, wanted.qualities), answers(product, wanted.leans)


def _has_some(wanted: Wanted, missed: Collection[str]) -> bool:
    """Whether some of the qualities wanted are there, and nothing else is missed."""
    return wanted.traits.issuperset(missed) and len(missed) < len(wanted.traits)


def _of_kind(wanted: Wanted, products: Sequence[Product]) -> tuple[list[Product], bool]:
    """Return the products of the kinds wanted, and whether every thing named was found in full."""
    if not wanted.kinds:
        return list(products), True
    chosen: set[str] = set()
    whole = True
    for compound in wanted.kinds:
        fitting = [product.sku for product in products if entry(product).kinds.issuperset(compound)]
        whole = whole and bool(fitting)
        # No socks are called "thermal socks": any socks are shown then, and other jackets where no down is wanted.
        for nearest in (compound[-1], compound[-1].split()[-1]):
            fitting = fitting or [product.sku for product in products if nearest in entry(product).kinds]
        chosen.update(fitting)
    return [product for product in products if product.sku in chosen], whole


def _missed(product: Product, wanted: Wanted) -> frozenset[str]:
    """Return what is wanted and the product is not."""
    of = entry(product)
    missed = set(wanted.traits - of.traits - of.name - of.kinds)
    if wanted.colours and not colours_of(product, wanted.colours):
        missed.add(COLOUR)
    if wanted.size is not None and not size_of(product, wanted.size):
        missed.add(SIZE)
    if wanted.most is not None and product.price > wanted.most:
        missed.add(PRICE)
    if wanted.least is not None and product.price < wanted.least:
        missed.add(LEAST)
    return frozenset(missed)


def _weight(what: str, product: Product, wanted: Wanted, names: Collection[str]) -> int:
    if what == PRICE and wanted.most is not None:
        return _LITTLE_OVER if product.price <= wanted.most * _LITTLE else _FAR_OVER
    if what == COLOUR:
        # Who names a colour knows what they want.
        return _A_COLOUR
    # A word of a name means one product alone.
    return _A_NAME if what in names else _A_QUALITY
