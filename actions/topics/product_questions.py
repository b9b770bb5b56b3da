"""Questions about products: what is known of them, and whether they are in stock."""

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.answer import ONLY_LINKED, Outcome, Turn
from actions.facts import Facts
from actions.topics.product_compare import COMPARES
from actions.topics.product_finding import CHEAPER, FindingAction, is_filtered
from actions.topics.product_fit import BETWEEN_SIZES, comes_up
from actions.topics.product_meant import GAP, Meant, meant, named_in, shown_before, talked_of
from actions.topics.products import PRODUCTS, ProductSearch, seeks_another
from shop.interface import Product, Wanted
from shop.search.materials import has
from shop.search.spelling import words_of
from shop.search.variants import colours_of
from shop.search.whom import CHILDREN

_I = re.IGNORECASE
# Asked of a kind of thing, this looks for one: "do you have boots that are vegan".
_SEARCHES = re.compile(r"\b(?:do you (?:have|do|stock|make)|have you (?:got )?|got any|any|are there|is there)\b", _I)
_POINTS = re.compile(r"\b(?:it|this|that|they|them|these|those)\b", _I)
_WHICH = re.compile(r"\b(?:which|what|any|anything|something)\b", _I)
_AGAINST = re.compile(r"^\W*or\b|\b(?:next to|compar\w+|against|versus|vs|than|difference|beside)\b", _I)
_TWO = 2  # "this or that"
_GOES_ON = re.compile(r"\W*(?:and|what about|how about|or)\b", _I)


class ProductQuestion(ProductSearch):
    """Tells what is known of the product that is meant, or helps to name it."""

    called = "action_product_question"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        told = await self._told(turn, facts)
        of_a_page = "page_says" in turn.entities or BETWEEN_SIZES.search(turn.text)
        if of_a_page and not _POINTS.search(turn.text):
            of = await meant(turn, self._resources.shop)
            # "Wet boots by the burner overnight" names no boots of ours, and "between 8 and 9 in boots" none of them.
            told = replace(told, general=told.general or not of.is_named)
        return await self.or_page(turn, facts, told)

    async def _told(self, turn: Turn, facts: Facts) -> Outcome:
        shop = self._resources.shop
        of, wanted = await meant(turn, shop), await self.wanted(turn)
        if of.products and of.is_named and seeks_another(turn.text):
            return await self.sought(turn, facts, wanted, of)
        if (not of.sure and _looks_for_one(turn, of, wanted)) or _may_have_none(turn, of, wanted):
            found = await self.sought(turn, facts, wanted, await named_in(turn, shop))
            # "Do your raincoats have any of those chemicals": what asks and filters nothing is for a page that is near.
            page = ONLY_LINKED not in turn.entities and not is_filtered(wanted)
            return replace(found, general=found.general or page)
        before = await talked_of(turn, shop)
        if before in of.products and of.is_named:
            # Its name has just made it the one that is talked of.
            before = await self._last(turn, but=of.products)
        if asked := await self._as_before(turn, of):
            return await self.about(asked, facts, of)
        shown = tuple(await shown_before(turn, shop))
        if len(shown) == _TWO and GAP.search(turn.text) and set(of.products) <= set(shown):
            # "How much more is the Drover" is asked of the two.
            return await self.compared(turn, facts, shown)
        if before and of.products == (before,) and not of.is_named and CHEAPER.search(turn.text):
            return await self.cheaper(turn, facts, wanted, (before,))
        with_before = _against(turn, of, (before,) if before else shown)
        return await (self.compared(turn, facts, with_before) if with_before else self.about(turn, facts, of))

    async def _as_before(self, turn: Turn, of: Meant) -> Turn | None:
        """Return the question before as one of the product that is named alone, "and the commoner?"; or None."""
        if not (of.is_named and len(of.products) == 1 and turn.slots.get("product") and turn.said_before):
            return None
        if not (_GOES_ON.match(turn.text) and await self._names_alone(turn)):
            return None
        names = await self._words_of_names()
        asked = " ".join(word for word in turn.said_before.split() if not names.intersection(words_of(word)))
        return replace(turn, text=asked)

    async def _last(self, turn: Turn, but: Sequence[Product]) -> Product | None:
        """Return the one product that was told of last, other than those."""
        name = (turn.slots.get("looked_for") or {}).get("of")
        product = await self._resources.shop.product(name) if name else None
        return product if product not in but else None


class StockAvailability(FindingAction):
    """Tells whether a product is in stock, in the size and colour that are asked for."""

    called = "action_stock_availability"
    topic = PRODUCTS

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        of = await meant(turn, self._resources.shop)
        if not of.products:
            return await self.or_page(turn, facts, await self._which(turn, (), facts))
        if len(of.products) == 1 and comes_up(of.products[0], turn.text) and BETWEEN_SIZES.search(turn.text):
            # "Stuck between 8 and 9" asks which of them.
            return await self.about(turn, facts, of)
        shown = await shown_before(turn, self._resources.shop)
        named = not set(of.products) <= set(shown)
        wanted = await self.wanted(turn)
        in_none = wanted.colours and not any(colours_of(one, wanted.colours) for one in shown)
        if in_none and not named and len(shown) > 1:
            # None of the list comes in that colour: others of the kind may.
            return await self.of_that_kind(turn, facts, wanted, shown, ())
        return await self.in_stock(turn, facts, of.products, named=named)


def _looks_for_one(turn: Turn, of: Meant, wanted: Wanted) -> bool:
    """Whether a question of a kind of thing, or of none, looks for one: "are your boots vegan"."""
    if not of.products and _POINTS.search(turn.text):
        return False
    chooses = bool(wanted.without) or wanted.whom == CHILDREN or wanted.most is not None
    return chooses or (bool(_SEARCHES.search(turn.text)) and (len(of.products) > 1 or bool(wanted.traits)))


def _may_have_none(turn: Turn, of: Meant, wanted: Wanted) -> bool:
    """Whether they ask which one to have, and may not have what is meant: "allergic to wool, which base layer"."""
    asks_which = _WHICH.search(turn.text) and not _POINTS.search(turn.text)
    return bool(asks_which) and any(has(product, name) for product in of.products for name in wanted.without)


def _against(turn: Turn, of: Meant, before: tuple[Product, ...]) -> tuple[Product, ...]:
    """Return what to set beside each other: several named, or one named against what was talked of."""
    if of.is_named and len(of.products) > 1 and COMPARES.search(turn.text):
        return of.products
    is_other = of.is_named and len(of.products) == 1 and of.products[0] not in before
    return (*of.products, *before) if before and is_other and _AGAINST.search(turn.text) else ()
