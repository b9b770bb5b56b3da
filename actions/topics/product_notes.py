"""What a search did not find as it was wanted, and what is so of all that it found."""

from collections.abc import Iterator, Sequence

from actions.fact_sections import Shop
from actions.phrases import say
from actions.wording import either, listed, money
from shop.interface import Product, Wanted
from shop.search.search import COLOUR, LEAST, PRICE, SIZE, Found
from shop.search.whom import CHILDREN, is_cut_for

# The answer repeats at most so many words and characters of what is not sold: a thing, not a story.
_MAX_WORDS, _MAX_CHARACTERS = 3, 40


def notes(found: Found, wanted: Wanted, shop: Shop) -> str:
    """Say, in sentences, what the products found are not, and of whom and what they are made where that was asked."""
    return " ".join([*_missed(found, wanted, shop), *_made(found.products, wanted, shop)])


def is_for_nobody(products: Sequence[Product], wanted: Wanted) -> bool:
    """Whether nothing of `products` is for whom it is wanted."""
    return bool(products) and not any(is_cut_for(product, wanted.whom) for product in products)


def named_words(words: Sequence[str]) -> str:
    """Return so much of a shopper's words as names a thing; perhaps nothing."""
    words = list(words[:_MAX_WORDS])
    while len(" ".join(words)) > _MAX_CHARACTERS:
        words.pop()
    return " ".join(words)


def avoided_in_words(without: frozenset[str], shop: Shop) -> str:
    """Name the materials that must not be in a thing."""
    return say("of_animals") if "animal" in without else either(sorted(without), shop)


def _missed(found: Found, wanted: Wanted, shop: Shop) -> Iterator[str]:
    # Each is said of the kind, as nothing of it comes nearer.
    if COLOUR in found.missed:
        yield say("none_in_colour", colours=listed(sorted(wanted.colours), shop))
    if SIZE in found.missed:
        yield say("none_in_size", size=wanted.size)
    if PRICE in found.missed and wanted.most is not None:
        nearest = money(found.products[0].price, shop)
        yield say("none_so_cheap", price=money(wanted.most, shop), nearest=nearest)
    if LEAST in found.missed and wanted.least is not None:
        yield say("none_so_dear", price=money(wanted.least, shop))
    qualities = sorted(found.missed & wanted.traits)
    if qualities:
        yield say("none_so", words=listed(qualities, shop))
    unknown = named_words(wanted.unknown)
    if unknown:
        yield say("not_known", words=unknown)


def _made(products: Sequence[Product], wanted: Wanted, shop: Shop) -> Iterator[str]:
    if wanted.most is not None and products and all(product.price <= wanted.most for product in products):
        within = money(wanted.most, shop)
        yield say("all_within", price=within) if len(products) > 1 else say("one_within", price=within)
    if wanted.without:
        yield say("free_of", materials=avoided_in_words(wanted.without, shop))
    if wanted.whom is None:
        return
    if is_for_nobody(products, wanted):
        yield say("nothing_for", whom=wanted.whom, others=listed(products[0].made_for, shop))
    elif wanted.whom == CHILDREN and not any(CHILDREN in product.made_for for product in products):
        yield say("not_for_children")
    elif len(products[0].made_for) > 1:
        yield say("for_both", whom=listed(products[0].made_for, shop))
