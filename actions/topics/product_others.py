"""Other things than those that were told of: as they are, in the colour that was asked for."""

from collections.abc import Sequence

from shop.interface import Product, Wanted
from shop.search.index import entry
from shop.search.needs import answers, known_needs
from shop.search.search import COLOUR, Found
from shop.search.variants import colours_of

# What must still be so, step by step: what the thing is like, its colour, its kind. Before the colour goes, "padded" is
# whatever is warm, and a jacket what may be worn instead; before what it is like goes, its colour does.
_STEPS = ((True, True, True), (True, True, False), (True, False, True), (False, True, True), (False, False, True))


def others_like(wanted: Wanted, of: Sequence[Product], products: Sequence[Product]) -> Found:
    """Return those of `products` that may take the place of `of`, the nearest first; perhaps none."""
    wider = [one for one in products if one not in of and _is_worn_as(one, of, products) and _is_paid(one, wanted)]
    kinds = [set(compound) for compound in wanted.kinds] or [{kind} for one in of for kind in one.kinds]
    narrow = [one for one in wider if any(entry(one).kinds >= kind for kind in kinds)] or wider
    like = _traits_of(wanted, of)
    steps = _STEPS if wanted.traits or not wanted.colours else [step for step in _STEPS if step[1]] + list(_STEPS)
    for is_like, is_coloured, of_kind in steps:
        found = [
            one
            for one in (narrow if of_kind else wider)
            if (not is_like or not like or answers(one, like)) and (not is_coloured or _comes_in(one, wanted))
        ]
        if found:
            found.sort(key=lambda one: (answers(one, wanted.traits), answers(one, like), one in narrow), reverse=True)
            missed = _missed(found, wanted)
            so_called = not wanted.kinds or any(entry(found[0]).kinds >= kind for kind in kinds)
            return Found(tuple(found), exact=so_called and not missed, missed=missed)
    return Found()


def _missed(found: Sequence[Product], wanted: Wanted) -> frozenset[str]:
    missed = {trait for trait in wanted.traits if not any(answers(one, frozenset({trait})) for one in found)}
    return frozenset(missed if any(_comes_in(one, wanted) for one in found) else {*missed, COLOUR})


def _traits_of(wanted: Wanted, of: Sequence[Product]) -> frozenset[str]:
    """Return what a thing is like that is wanted so, or like all of those: "padded" is all that keeps warm."""
    said = wanted.traits or frozenset.intersection(*(entry(one).traits for one in of))
    alike = [need.traits for need in known_needs() if need.quality and need.traits & said]
    return wanted.traits.union(*alike) - {kind for one in of for kind in entry(one).kinds}


def qualities_shared(of: Sequence[Product]) -> frozenset[str]:
    """Return what things are above all: warm, waterproof."""
    traits = frozenset.intersection(*(entry(one).traits for one in of))
    return frozenset(need.quality for need in known_needs() if need.quality in traits)


def _comes_in(product: Product, wanted: Wanted) -> bool:
    return not wanted.colours or bool(colours_of(product, wanted.colours))


def _is_paid(product: Product, wanted: Wanted) -> bool:
    return wanted.most is None or product.price <= wanted.most


def _is_worn_as(product: Product, of: Sequence[Product], products: Sequence[Product]) -> bool:
    """Whether a product may be used instead of one of those: of a kind of theirs, or of a thing that is of both kinds.

    A fleece for a jacket, as one is called both; and what comes in the same sizes of the same category.
    """
    for one in of:
        kin = {kind for other in products if set(other.kinds) & set(one.kinds) for kind in other.kinds}
        alike = product.category == one.category and product.sizes and product.sizes == one.sizes
        if alike or kin.intersection(product.kinds):
            return True
    return False
