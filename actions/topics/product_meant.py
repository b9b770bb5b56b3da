"""Which products a message is about: those it names or points at, or those that were shown or talked of before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions.topics.looked_for import looked_for
from actions.turn import Turn
from shop.interface import Product, Shop, Wanted
from shop.search.index import Lexicon, entry, lexicon
from shop.search.names import named, names_of
from shop.search.search import search
from shop.search.variants import colours_of
from shop.search.wanted import read

# So many of the products that were shown last are kept.
MAX_SHOWN = 10
_CHEAPEST = re.compile(
    r"\b(?:cheapest|(?:the|which(?: one)?(?: is|'s)?) (?:cheaper|less expensive)|cheaper one|least expensive)\b",
    re.IGNORECASE,
)
_DEAREST = re.compile(r"\b(?:dear(?:er|est)|(?:more|most) expensive|priciest|pricier)\b", re.IGNORECASE)
_ORDINALS = (
    ("1", r"first|1st|former|top one|number (?:1|one)|no\.? ?1|option (?:1|one)"),
    ("2", r"second|2nd|middle|number (?:2|two)|no\.? ?2|option (?:2|two)"),
    ("3", r"third|3rd|number (?:3|three)|no\.? ?3|option (?:3|three)"),
    ("4", r"fourth|4th"),
    ("last", r"last(?= one| of)|latter|bottom one"),
    ("other", r"other(?= one| 1|\?|$)"),
)
_POSITIONS = tuple((position, re.compile(rf"\b(?:the )?(?:{words})\b", re.IGNORECASE)) for position, words in _ORDINALS)
# "Is it warm enough over a jumper" is about what was talked of, and not about jumpers.
_IT = re.compile(r"\b(?:it|its|them|they)\b", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:which (?:one|of|would|should|do|shall|is|are)|any of|all of|each|both|either|those|these|they|them"
    r"|difference|gap|compar\w+|the two|between)\b",
    re.IGNORECASE,
)


_TWO = 2  # "this or that"
# What is asked of two at once, though only one is pointed at.
GAP = re.compile(
    r"\bhow much (?:more|less|cheaper|dearer|pricier)|\bhow far apart\b"
    r"|\b(?:between|of|with) (?:them|the two|these two|those two|both)\b"
    r"|\b(?:price )?(?:difference|gap)\b|\bcompare\w*"
    r"|\bwhich (?:one |of (?:them|these|those|the two) )?(?:is|'s|costs|are) (?:the )?(?:cheaper|dearer|less|more)\b",
    re.IGNORECASE,
)
"""What asks of two that were shown how far they are apart, whichever of them it names."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The products that a message is about; `sure` where it is about all of them, and not about one of them.

    `is_named` where it names each of them.
    """

    products: tuple[Product, ...] = ()
    sure: bool = False
    is_named: bool = False


async def meant(turn: Turn, shop: Shop) -> Meant:
    """Return the products that a question is about."""
    by_name = await named_in(turn, shop)
    if by_name.products:
        return by_name
    shown = await shown_before(turn, shop)
    pointed = await pointed_at(turn, shown, shop)
    if pointed:
        return Meant(pointed, sure=True)
    before = await talked_of(turn, shop)
    known = lexicon(await shop.vocabulary())
    wanted = read(turn.text, known, asks=True)
    if wanted.kinds and not (before and _IT.search(turn.text)):
        return await _of_kind(wanted, before, shown, shop, known)
    several = tuple(shown) if len(shown) > 1 and (before is None or _ALL.search(turn.text)) else ()
    if several:
        of_colour = tuple(product for product in several if wanted.colours and colours_of(product, wanted.colours))
        return Meant(of_colour if " one" in turn.text and of_colour else several, sure=True)
    return Meant((before,), sure=True) if before else Meant()


async def named_in(turn: Turn, shop: Shop) -> Meant:
    """Return the products that a message names, whole names and single words of them."""
    vocabulary = await shop.vocabulary()
    talked = bool(turn.slots.get("product"))
    calls = named(turn.text, names_of(vocabulary), talked=talked)
    found = [await _products(call, shop) for call in calls]
    # "The Wether leggings": two have that name, and one of them is leggings.
    kinds = {kind for compound in read(turn.text, lexicon(vocabulary), asks=True).kinds for kind in compound}
    narrowed = _beside([[one for one in call if kinds & entry(one).kinds] or call for call in found])
    products = dict.fromkeys(product for call in narrowed for product in call)
    recognised = turn.entities.get("product")
    if recognised and recognised not in {product.name for product in products}:
        products |= dict.fromkeys(await _products((recognised,), shop))
    sure = all(len(call) == 1 for call in narrowed)
    return Meant(tuple(products), sure=sure, is_named=sure) if products else Meant()


def _beside(calls: Sequence[Sequence[Product]]) -> list[Sequence[Product]]:
    """Take a name that may be several as the one most like what is named beside it: "the dale or the wether"."""
    others = {kind for call in calls if len(call) == 1 for kind in entry(call[0]).kinds}
    return [_nearest(call, others) if others and len(call) > 1 else call for call in calls]


def _nearest(call: Sequence[Product], kinds: set[str]) -> Sequence[Product]:
    shared = [len(kinds & entry(product).kinds) for product in call]
    return [product for product, many in zip(call, shared, strict=True) if many == max(shared)]


async def shown_before(turn: Turn, shop: Shop) -> list[Product]:
    """Return the products that were shown last, in their order."""
    names = turn.slots.get("shown")
    return await _products(names[:MAX_SHOWN], shop) if isinstance(names, list) else []


async def _found_before(turn: Turn, shop: Shop, shown: Sequence[Product]) -> Sequence[Product]:
    """Return all that was found when the last products were shown: only a few of them may have been."""
    wanted = looked_for(turn.slots)
    if wanted is None:
        return shown
    found = search(wanted, await shop.products(wanted), lexicon(await shop.vocabulary())).products
    return found if set(shown) <= set(found) else shown


async def talked_of(turn: Turn, shop: Shop) -> Product | None:
    """Return the product that "it" is, if one was talked of."""
    name = turn.slots.get("product")
    if name:
        return next(iter(await _products((name,), shop)), None)
    shown = await shown_before(turn, shop)
    return shown[0] if len(shown) == 1 else None


async def pointed_at(turn: Turn, shown: Sequence[Product], shop: Shop) -> tuple[Product, ...]:
    """Return those of the products shown that a message points at: "the second one", "the cheaper one"."""
    if not shown:
        return ()
    if len(shown) == _TWO and GAP.search(turn.text):
        return tuple(shown)
    said = turn.entities.get("position") or next(
        (position for position, words in _POSITIONS if words.search(turn.text)), None
    )
    if said:
        return _at(said, shown, turn.slots.get("product"))
    outdoes = min if _CHEAPEST.search(turn.text) else max if _DEAREST.search(turn.text) else None
    if outdoes is None or len(shown) == 1:
        return ()
    return (outdoes(await _found_before(turn, shop, shown), key=lambda product: product.price),)


def _at(position: str, shown: Sequence[Product], before: str | None) -> tuple[Product, ...]:
    if position == "last":
        return (shown[-1],)
    if position == "other":
        others = [product for product in shown if product.name != before]
        # With nothing talked of, the other one of two is the second.
        return tuple(others[1:] if len(others) == 2 and before is None else others)  # noqa: PLR2004  # of two
    place = int(position) if position.isdecimal() else 0
    return (shown[place - 1],) if 0 < place <= len(shown) else ()


async def _of_kind(  # what `meant` knows
    wanted: Wanted, before: Product | None, shown: Sequence[Product], shop: Shop, known: Lexicon
) -> Meant:
    """Return the products of the kind that a question is about, first among those shown."""
    # Size and colour are what is asked about, and most words of a question name no product.
    plain = replace(wanted, unknown=(), colours=frozenset(), without=frozenset(), leans=frozenset())
    among = search(plain, shown, known).products if shown else ()
    if before and before in (among or search(plain, await shop.products(plain), known).products):
        return Meant((before,), sure=True)
    if among:
        of_colour = tuple(product for product in among if wanted.colours and colours_of(product, wanted.colours))
        return Meant(of_colour if len(among) > 1 and of_colour else among, sure=True)
    found = search(plain, await shop.products(plain), known).products
    # "The lantern or the torch": one of each kind.
    return Meant(found, sure=len(found) == 1 or len(found) == len(wanted.kinds))


async def _products(names: Sequence[object], shop: Shop) -> list[Product]:
    found = [await shop.product(str(name)) for name in names if name]
    return [product for product in found if product]
