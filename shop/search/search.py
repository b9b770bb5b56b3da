"""Product search: which products are what is wanted, or come nearest.

Nouns decide ("boots" are boots whatever else is said), qualities, colour, size and price choose among them. A thing
that the catalogue has no word for is not replaced by another.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from shop.interface import Product, Wanted
from shop.search.index import Lexicon, entry
from shop.search.variants import colours_of, size_of


@dataclass(frozen=True, slots=True)
class Found:
    """Products, the best first; `exact` where they are all that was asked for."""

    products: tuple[Product, ...] = ()
    exact: bool = False


def search(wanted: Wanted, products: Sequence[Product], known: Lexicon) -> Found:
    """Return those of `products` that fit all that is wanted, or else those that miss the least of it; perhaps none.

    `known` are the words of their shop.
    """
    if wanted.unknown and (not wanted.kinds or wanted.guessed):
        return Found()
    chosen, whole = _of_kind(wanted, products)
    misses = [(_missed(product, wanted, known.names), product) for product in chosen]
    fewest = min((missed for missed, _ in misses), default=0)
    if fewest and not wanted.kinds:
        # Without a noun the qualities are all there is: "waterproof, under £2" is nothing we have.
        return Found()
    best = [product for missed, product in misses if missed == fewest]
    if wanted.cheap or (fewest and wanted.most is not None):
        best.sort(key=lambda product: product.price)
    return Found(tuple(best), exact=whole and not fewest and not wanted.unknown and not wanted.guessed)


def _of_kind(wanted: Wanted, products: Sequence[Product]) -> tuple[list[Product], bool]:
    """Return the products of the kinds wanted, and whether every thing named was found in full."""
    if not wanted.kinds:
        return list(products), True
    chosen: set[str] = set()
    whole = True
    for compound in wanted.kinds:
        fitting = [product.sku for product in products if entry(product).kinds.issuperset(compound)]
        whole = whole and bool(fitting)
        # No socks are called "thermal socks": any socks are shown then.
        chosen.update(fitting or [product.sku for product in products if compound[-1] in entry(product).kinds])
    return [product for product in products if product.sku in chosen], whole


def _missed(product: Product, wanted: Wanted, names: Collection[str]) -> int:
    """Count what is wanted and the product is not; a word of a name counts twice, as it means one product alone."""
    of = entry(product)
    missed = sum(1 + (trait in names) for trait in wanted.traits - of.traits - of.name - of.kinds)
    missed += bool(wanted.colours) and not colours_of(product, wanted.colours)
    missed += wanted.size is not None and not size_of(product, wanted.size)
    missed += wanted.most is not None and product.price > wanted.most
    return missed + (wanted.least is not None and product.price < wanted.least)
