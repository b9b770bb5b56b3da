"""What the actions have in common that search the shop: what is found, what is cheaper, and how it is shown."""

import re
from abc import ABC
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product as cartesian

from actions.answer import ONLY_LINKED, READ_ON, Outcome, Reply, Turn
from actions.facts import Facts
from actions.phrases import say
from actions.topics.looked_for import gone_on, kept, looked_for
from actions.topics.product_action import MAX_CARDS, ProductAction
from actions.topics.product_notes import avoided_in_words, is_for_nobody, named_words, notes
from actions.topics.product_others import others_like
from actions.topics.stock import Asked, is_sold_out, stock
from actions.wording import listed, money
from shop.clock import utc_now
from shop.interface import Product, Wanted
from shop.search.budget import is_for_all
from shop.search.index import entry
from shop.search.needs import answers
from shop.search.search import COLOUR, Found, search
from shop.search.spelling import singular, term, words_of
from shop.search.variants import colours_of

CHEAPER = re.compile(
    r"\b(?:cheaper|less (?:dear|expensive|costly)|(?:bit|little) (?:less|lower)"
    r"|(?:some|any)thing (?:less|lower)|lower price|more affordable|for less|costs? less"
    r"|not so (?:dear|expensive|pricey)|(?:bit|rather|quite|pretty|very) (?:dear|expensive|pricey|steep|costly)|pricey"
    r"|too (?:expensive|dear|pricey|steep|costly)|out of my (?:budget|range|league)|can(?:['’]?t|not) afford)\b",
    re.IGNORECASE,
)
# So many products found are looked up in stock, so that what is there comes first.
_MAX_LOOKED_UP = 8
_SEVERAL = 2  # kinds of things
# What a page advises on: "which jacket for the hills".
_ASKS_ADVICE = re.compile(r"\b(?:which|what|how|best|should|recommend\w*|suggest\w*|advice|advise)\b", re.IGNORECASE)
# "Do you sell hiking poles" is answered by what is sold.
_SELLS = re.compile(r"\b(?:sell|stock|have you got|do you (?:have|do|carry|make)|got any)\b", re.IGNORECASE)


class FindingAction(ProductAction, ABC):
    """An action that searches the shop and shows what it finds."""

    async def searched(self, wanted: Wanted, but: Collection[Product] = ()) -> Found:
        """Search the shop for what is wanted, among all but some of its products."""
        products = [product for product in await self._resources.shop.products(wanted) if product not in but]
        return search(wanted, products, await self._lexicon())

    async def of_that_kind(
        self, turn: Turn, facts: Facts, wanted: Wanted, of: Sequence[Product], but: Sequence[Product]
    ) -> Outcome:
        """Show what is of the kind of those products and fits what is wanted besides."""
        wanted = _with_before(turn, wanted, of)
        found = await self.searched(wanted)
        if wanted.colours and not any(colours_of(product, wanted.colours) for product in found.products):
            # A colour that is asked for now counts more than what was said before.
            found = await self.searched(replace(wanted, traits=frozenset()))
        if but and set(found.products) <= set(but):
            # Nothing else is of that kind: others of its category are near.
            found = await self.searched(replace(wanted, kinds=((term(of[0].category.called[0]),),)))
        others = replace(found, products=leaving_out(but, found.products))
        return await self.show(turn, facts, wanted, others)

    async def others(self, turn: Turn, facts: Facts, wanted: Wanted, of: Sequence[Product]) -> Outcome:
        """Show what may take the place of products that were told of, and is there; or say that nothing does."""
        before = looked_for(turn.slots)
        colours = wanted.colours or (before.colours if before else frozenset())
        traits = wanted.traits or (before.traits if before else frozenset())
        own = frozenset().union(*(entry(product).name - entry(product).traits for product in of))
        wanted = replace(wanted, colours=colours, traits=traits - own, unknown=())
        found = others_like(wanted, of, await self._resources.shop.products(wanted))
        there, _ = await self._there_first(facts, wanted, found.products)
        variants = await self._variants(there[:_MAX_LOOKED_UP])
        gone = [
            one
            for one, its in zip(there, variants, strict=False)
            if is_sold_out(one, its, None, colours if COLOUR not in found.missed else frozenset())
        ]
        return await self.show(turn, facts, wanted, replace(found, products=leaving_out(gone, found.products)))

    async def together(self, turn: Turn, facts: Facts, wanted: Wanted) -> Outcome | None:
        """Show one thing of each kind for a sum that is for all; None where no sum, or no several kinds, are told."""
        if wanted.most is None or len(wanted.kinds) < _SEVERAL or not is_for_all(turn.text):
            return None
        alone = replace(wanted, most=None, least=None, unknown=())
        of_each = [(await self.searched(replace(alone, kinds=(compound,)))).products for compound in wanted.kinds]
        # What fits best stands first.
        ranked = [list(enumerate(found[:_MAX_LOOKED_UP])) for found in of_each]
        sets = sorted(cartesian(*ranked), key=lambda one: sum(place for place, _ in one))
        chosen = [tuple(product for _, product in one) for one in sets]
        if not chosen:
            return None
        fits = next((one for one in chosen if _sum(one) <= wanted.most), None)
        shown = fits or min(chosen, key=_sum)
        variables = {
            "found": await self._with_prices(shown, facts),
            "sum": money(_sum(shown), facts.shop),
            "most": money(wanted.most, facts.shop),
        }
        response = "utter_products_together" if fits else "utter_products_together_over"
        slots = self.remembered(turn, shown) | {"looked_for": kept(alone)}
        return Outcome(Reply(response, variables, custom=self.shown(shown, facts)), slots)

    async def cheaper(self, turn: Turn, facts: Facts, wanted: Wanted, of: Sequence[Product]) -> Outcome:
        """Show what is of the kind of those products and costs less than all of them, or say that nothing does."""
        cheapest = min(of, key=lambda product: product.price)
        (called,) = await self._called((cheapest,))
        price = money(cheapest.price, facts.shop)
        wanted = replace(_with_before(turn, wanted, of), least=None, most=None, cheap=False)
        products = (await self.searched(wanted)).products
        # What is as it has to be, and then the nearest in price: somebody who liked it wants something like it.
        less = [one for one in products if one.price < cheapest.price]
        less.sort(key=lambda one: (answers(one, wanted.qualities), one.price), reverse=True)
        if not less:
            told = {"facts": say("none_cheaper", product=called, price=price)}
            cards = self.shown((cheapest,), facts)
            return Outcome(Reply("utter_product_compared", told, custom=cards), self.remembered(turn, (cheapest,)))
        found = await self._with_prices(less, facts)
        variables = {"product": called, "price": price, "found": found, "more": self._more(less)}
        reply = Reply("utter_products_cheaper", variables, custom=self.shown(less, facts))
        return Outcome(reply, self.remembered(turn, less))

    async def show(self, turn: Turn, facts: Facts, wanted: Wanted, found: Found) -> Outcome:
        """Show what was found, with what it misses of what is wanted; or say that there is nothing like it."""
        if not found.products:
            return await self._none(turn, facts, wanted)
        products, texts = await self._there_first(facts, wanted, found.products)
        told = notes(Found(products, found.exact, found.missed), wanted, facts.shop)
        is_gone = texts[0] != products[0].text
        if is_gone:
            # Those that are there come first: all of it is sold out.
            told = f"{texts[0]} {told}".strip()
        response = "utter_products_found" if found.exact else "utter_products_near"
        variables = {"found": await self._with_prices(products, facts), "more": self._more(products)}
        if found.missed or is_gone or is_for_nobody(products, wanted):
            response, variables["notes"] = "utter_products_near_but", told
        elif told:
            variables["more"] = f"{told} {variables['more']}".strip()
        reply = Reply(response, variables, custom=self.shown(products, facts, texts))
        of = {"of": products[0].name} if len(products) == 1 else {}
        slots = self.remembered(turn, products) | {
            # What nothing of it is, is not looked for again.
            "looked_for": kept(replace(wanted, traits=wanted.traits - found.missed)) | of
        }
        asks_advice = bool(_ASKS_ADVICE.search(turn.text)) and ONLY_LINKED not in turn.entities
        # "Do you sell gas for the stove": what nothing is called, the page that is near may name.
        of_page = bool(wanted.unknown) and READ_ON in turn.entities and self._page_names(turn, wanted)
        return Outcome(reply, slots, general=of_page or (asks_advice and not is_filtered(wanted)))

    async def _with_prices(self, products: Sequence[Product], facts: Facts) -> str:
        """Name the products that are shown, each with its price."""
        shown = products[:MAX_CARDS]
        named = zip(shown, await self._called(shown), strict=True)
        return listed(
            [say("found", product=name, price=money(product.price, facts.shop)) for product, name in named], facts.shop
        )

    async def _there_first(
        self, facts: Facts, wanted: Wanted, products: Sequence[Product]
    ) -> tuple[tuple[Product, ...], list[str]]:
        """Put what is sold out in the size or colour wanted behind the rest, and let its card say so."""
        texts = {product: product.text for product in products}
        if not (wanted.colours or wanted.size):
            return tuple(products), list(texts.values())
        looked_up = products[:_MAX_LOOKED_UP]
        asked = Asked(wanted.size, wanted.colours)
        today = utc_now().astimezone(facts.shop.timezone).date()
        gone = []
        for product, of in zip(looked_up, await self._variants(looked_up), strict=True):
            if is_sold_out(product, of, wanted.size, wanted.colours):
                (called,) = await self._called((product,))
                texts[product] = stock(product, say("the_product", product=called), of, asked, today, facts.shop)
                gone.append(product)
        ordered = (*(product for product in products if product not in gone), *gone)
        return ordered, [texts[product] for product in ordered]

    async def _none(self, turn: Turn, facts: Facts, wanted: Wanted) -> Outcome:
        if wanted.without and not wanted.unknown:
            materials = avoided_in_words(wanted.without, facts.shop)
            return Outcome(Reply("utter_products_none_without", {"materials": materials}), offers_person=True)
        words = named_words(wanted.unknown)
        asked = say("like_words", words=words) if words else say("like_that")
        reply = Reply("utter_products_none", {"asked": asked, **await self._whole_shop(facts)})
        # A page that does not name a thing by all its words does not sell it: "hiking poles" are no tent's poles.
        return Outcome(reply, general=not _SELLS.search(turn.text) or self._page_names(turn, wanted))

    def _page_names(self, turn: Turn, wanted: Wanted) -> bool:
        """Whether the page that is near a message names what is looked for by all its words."""
        try:
            section = self.sections.section(turn.entities[READ_ON])
        except (LookupError, OSError, ValueError):
            return False
        there = {singular(word) for text in (section.heading, *section.sentences) for word in words_of(text)}
        return there.issuperset(map(singular, (*wanted.unknown, *wanted.traits)))


def _with_before(turn: Turn, wanted: Wanted, of: Sequence[Product]) -> Wanted:
    """Go on with what was looked for, or else look for the kind of the products that were shown."""
    before = looked_for(turn.slots)
    if before is not None and (before.kinds or before.leans or before.traits or before.gift):
        return gone_on(before, wanted)
    return replace(wanted, kinds=((kind_of(of),),))


def _sum(products: Iterable[Product]) -> Decimal:
    return sum((product.price for product in products), Decimal())


def is_filtered(wanted: Wanted) -> bool:
    """Whether it says more than what it is for: no page chooses by price, colour, size or person."""
    prices = wanted.least is not None or wanted.most is not None or wanted.cheap
    return bool(prices or wanted.colours or wanted.size or wanted.whom or wanted.without or wanted.gift)


def leaving_out(shown: Collection[Product], products: Sequence[Product]) -> tuple[Product, ...]:
    """Leave out what was shown already, if that leaves anything."""
    return tuple(product for product in products if product not in shown) or tuple(products)


def kind_of(products: Sequence[Product]) -> str:
    """Return the kind that products share: what the first of them is called first, or what their category is."""
    shared = frozenset.intersection(*(entry(product).kinds for product in products))
    kinds = [kind for kind in entry(products[0]).in_order if kind in shared]
    return kinds[0] if kinds else entry(products[0]).in_order[0]
