"""Products: what the shop sells, what is known of a product, what is in stock. Nothing is said that is not known."""

import asyncio
import re
from abc import ABC
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts
from actions.facts import Shop as ShopFacts
from actions.phrases import say
from actions.topics.stock import is_sold_out, stock
from actions.wording import listed, money
from shop.cards import product_card
from shop.clock import utc_now
from shop.interface import Product, Shop, Wanted
from shop.search.index import Lexicon, entry, lexicon
from shop.search.search import Found, search
from shop.search.wanted import read

PRODUCTS = "products"  # the topic
_MAX_CARDS = 3
# The answer repeats at most so many words and characters of what is not sold: a thing, not a story.
_MAX_WORDS, _MAX_CHARACTERS = 3, 40


class ProductAction(TopicAction, ABC):
    """An action that shows products. Their links begin with the shop's address."""

    def shown(self, products: Sequence[Product], facts: Facts, texts: Sequence[str] = ()) -> dict[str, Any]:
        """Show the first of the products, each with its own text or the one in `texts`."""
        told = texts or [product.text for product in products]
        pairs = list(zip(products, told, strict=True))[:_MAX_CARDS]
        cards = [product_card(product, facts.shop.currency, text, self._resources.shop_url) for product, text in pairs]
        return {"cards": cards} if cards else {}

    def _more(self, products: Sequence[Product]) -> str:
        """Say that there are more than are shown, and where: in their category where they share one."""
        if len(products) <= _MAX_CARDS:
            return ""
        of = {product.category.page for product in products}
        page = f"{self._resources.shop_url}{of.pop() if len(of) == 1 else ''}"
        return say("some_shown", shown=_MAX_CARDS, all=len(products), page=page)

    async def _which(self, products: Sequence[Product], facts: Facts) -> Outcome:
        """Ask which product is meant, and show those that come near."""
        if not products:
            reply = Reply("utter_product_unnamed", await self._whole_shop(facts))
        else:
            reply = Reply("utter_product_which", custom=self.shown(products, facts))
        return Outcome(reply, counts=False)

    async def _whole_shop(self, facts: Facts) -> dict[str, str]:
        categories = (await self._resources.shop.vocabulary()).categories
        return {
            "categories": listed([category.called[0] for category in categories], facts.shop),
            "website": self._resources.shop_url,
        }


class ProductSearch(ProductAction):
    """Shows the products that are asked for, or says that the shop has nothing like them."""

    called = "action_product_search"
    topic = PRODUCTS

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        known = lexicon(await self._resources.shop.vocabulary())
        wanted = _wanted(turn, known)
        named = await _named(turn.entities.get("product"), self._resources.shop)
        if wanted.is_vague and named is None:
            return Outcome(Reply("utter_products_all", await self._whole_shop(facts)))
        found = search(wanted, await self._resources.shop.products(wanted), known)
        if named and (wanted.is_vague or not found.products):
            # A name that only the bot has recognised.
            found = Found((named,), exact=wanted.is_vague)
        if not found.products:
            variables = {"asked": _asked_for(wanted), **await self._whole_shop(facts)}
            return Outcome(Reply("utter_products_none", variables))
        variables = {"more": self._more(found.products)}
        response = "utter_products_found" if found.exact else "utter_products_near"
        return Outcome(
            Reply(response, variables, custom=self.shown(found.products, facts)), _remembered(found.products)
        )


class ProductQuestion(ProductAction):
    """Tells what is known of the product that is meant, or helps to name it."""

    called = "action_product_question"
    topic = PRODUCTS

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        products = await talked_of(turn, self._resources.shop)
        if len(products) != 1:
            return await self._which(products, facts)
        (product,) = products
        answers = [tell(product, facts.shop) for asks, tell in _ASPECTS if asks.search(turn.text)]
        variables = {"product": product.name}
        if answers:
            reply = Reply(
                "utter_product_fact", {**variables, "facts": " ".join(answers)}, custom=self.shown(products, facts)
            )
            return Outcome(reply, _remembered(products))
        variables["facts"] = f"{product.text} {_material(product, facts.shop)} {_fit(product, facts.shop)}"
        # Its text is said, so the card leaves it out.
        reply = Reply("utter_product_details", variables, custom=self.shown(products, facts, [""]))
        return Outcome(reply, _remembered(products), offers_person=True)


class StockAvailability(ProductAction):
    """Tells whether a product is in stock, in the size and colour that are asked for."""

    called = "action_stock_availability"
    topic = PRODUCTS

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        products = await talked_of(turn, self._resources.shop)
        if not products:
            return await self._which(products, facts)
        wanted = _wanted(turn, lexicon(await self._resources.shop.vocabulary()))
        today = utc_now().astimezone(facts.shop.timezone).date()
        shown = products[:_MAX_CARDS]
        variants = await asyncio.gather(*(self._resources.shop.variants(product.sku) for product in shown))
        told = [
            stock(product, of, wanted.size, wanted.colours, today, facts.shop)
            for product, of in zip(shown, variants, strict=True)
        ]
        if len(products) > 1:
            variables = {"more": self._more(products)}
            return Outcome(Reply("utter_stock_several", variables, custom=self.shown(shown, facts, told)))
        gone = is_sold_out(products[0], variants[0], wanted.size, wanted.colours)
        variables = {"product": products[0].name, "stock": told[0]}
        response = "utter_stock_gone" if gone else "utter_stock"
        return Outcome(Reply(response, variables, custom=self.shown(products, facts)), _remembered(products))


def _wanted(turn: Turn, known: Lexicon) -> Wanted:
    return read(turn.text, known, turn.entities.get("size"), turn.entities.get("colour"))


async def _named(name: object, shop: Shop) -> Product | None:
    return await shop.product(str(name)) if name else None


def _asked_for(wanted: Wanted) -> str:
    """Name what is not sold as the shopper called it, so that another thing gets another answer."""
    words = wanted.unknown[:_MAX_WORDS]
    while len(" ".join(words)) > _MAX_CHARACTERS:
        words = words[:-1]
    return say("like_words", words=" ".join(words)) if words else say("like_that")


async def talked_of(turn: Turn, shop: Shop) -> tuple[Product, ...]:
    """Return the products that a question is about: those it names, or the one that was named before it."""
    named = await _named(turn.entities.get("product"), shop)
    if named:
        return (named,)
    before = await _named(turn.slots.get("product"), shop)
    known = lexicon(await shop.vocabulary())
    # Size and colour are what is asked about, and most words of a question name no product.
    wanted = replace(read(turn.text, known, asks=True), unknown=(), colours=frozenset())
    if not wanted.kinds:
        names = _names(wanted.traits & known.names, turn.text, before)
        return await _called(names, shop) or ((before,) if before else ())
    found = search(wanted, await shop.products(wanted), known).products
    return (before,) if before in found else found


def _names(words: frozenset[str], text: str, before: Product | None) -> frozenset[str]:
    """Return the words used as names: once a product has been talked about, only those after "the" ("the Alder")."""
    return frozenset(word for word in words if not before or re.search(rf"\bthe {word}\b", text, re.IGNORECASE))


async def _called(names: frozenset[str], shop: Shop) -> tuple[Product, ...]:
    """Return the products that are called by those names."""
    products = await shop.products(Wanted(traits=names)) if names else ()
    return tuple(product for product in products if entry(product).name & names)


def _remembered(products: Sequence[Product]) -> dict[str, str]:
    """Return the slot that tells what "it" means in the next question."""
    return {"product": products[0].name} if len(products) == 1 else {}


def _price(product: Product, shop: ShopFacts) -> str:
    return say("price", price=money(product.price, shop))


def _fit(product: Product, shop: ShopFacts) -> str:
    sizes = [say("sizes", sizes=listed(product.sizes, shop))] if product.sizes else []
    return " ".join([*sizes, product.fit])


def _colours(product: Product, shop: ShopFacts) -> str:
    return say("colours", colours=listed(product.colours, shop))


def _material(product: Product, shop: ShopFacts) -> str:  # noqa: ARG001  # as its neighbours
    return say("made_of", material=product.made_of)


def _care(product: Product, shop: ShopFacts) -> str:  # noqa: ARG001  # as its neighbours
    return product.care


# What may be asked about a product, and what answers it; a message may ask several at once.
_ASKED: tuple[tuple[str, Callable[[Product, ShopFacts], str]], ...] = (
    (r"price\w*|costs?|how much (?:is|are|r|for|do|does)|expensive", _price),
    (
        (
            r"siz(?:es?|ing)|fits?|fitting|small|large|big|wide|width|long|length|tall|high|height|dimensions?"
            r"|measure\w*|weighs?|weight|heavy|lit(?:re|er)s?|capacity|inch(?:es)?|cm|thick\w*|volume"
        ),
        _fit,
    ),
    (r"colou?rs?|shades?", _colours),
    (
        (
            r"made (?:of|from|out)|materials?|fabric|cotton|wool\w*|merino|leather|polyester|nylon|synthetic|down"
            r"|vegan|composition|plastic|steel|pfas|pfc"
        ),
        _material,
    ),
    (r"wash\w*|clean\w*|care|iron\w*|dry(?:er|ing)?|tumble|dishwasher|machine|shrinks?|wax(?:ing)?|proofing", _care),
)
_ASPECTS = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), tell) for words, tell in _ASKED)
