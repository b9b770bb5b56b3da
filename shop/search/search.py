"""Product search: which products are what is wanted, or come nearest.

Nouns decide ("boots" are boots whatever else is said), qualities, colour, size and price choose among them. A thing
that the catalogue has no word for is not replaced by another.
"""

from dataclasses import dataclass

from shop.embedded.catalogue import Product
from shop.search.index import Entry, index
from shop.search.variants import colours_of, size_of
from shop.search.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Found:
    """Products, the best first; `exact` where they are all that was asked for."""

    products: tuple[Product, ...] = ()
    exact: bool = False


def search(wanted: Wanted) -> Found:
    """Return the products that are all that is wanted, or else those that miss the least of it; perhaps none."""
    if wanted.unknown and (not wanted.kinds or wanted.guessed):
        return Found()
    entries, whole = _of_kind(wanted)
    misses = {entry.product: _missed(entry, wanted) for entry in entries}
    fewest = min(misses.values(), default=0)
    if fewest and not wanted.kinds:
        # Without a noun the qualities are all there is: "waterproof, under £2" is nothing we have.
        return Found()
    products = [product for product, missed in misses.items() if missed == fewest]
    if wanted.cheap or (fewest and wanted.most is not None):
        products.sort(key=lambda product: product.price)
    return Found(tuple(products), exact=whole and not fewest and not wanted.unknown and not wanted.guessed)


def _of_kind(wanted: Wanted) -> tuple[list[Entry], bool]:
    """Return the entries of the kinds wanted, and whether they are each thing in full."""
    entries = index().entries
    if not wanted.kinds:
        return list(entries), True
    chosen: list[Entry] = []
    whole = True
    for compound in wanted.kinds:
        fitting = [entry for entry in entries if entry.kinds.issuperset(compound)]
        whole = whole and bool(fitting)
        # "thermal socks", and no socks are called that: socks they are.
        chosen += fitting or [entry for entry in entries if compound[-1] in entry.kinds]
    return [entry for entry in entries if entry in chosen], whole


def _missed(entry: Entry, wanted: Wanted) -> int:
    """Count what the product is not: of its name a word counts twice, because it means one product alone."""
    product = entry.product
    names = index().names
    missed = sum(1 + (trait in names) for trait in wanted.traits - entry.traits - entry.name - entry.kinds)
    missed += bool(wanted.colours) and not colours_of(product, wanted.colours)
    missed += wanted.size is not None and not size_of(product, wanted.size)
    missed += wanted.most is not None and product.price > wanted.most
    return missed + (wanted.least is not None and product.price < wanted.least)
