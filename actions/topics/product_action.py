"""What the actions about products share: cards, what is talked of, stock, and answers to questions."""

import asyncio
import re
from abc import ABC
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from actions.answer import ONLY_LINKED, READ_ON, Outcome, Reply, TopicAction, Turn
from actions.facts import Facts
from actions.phrases import say
from actions.topics.product_compare import COMPARES, TOGETHER, asks_choice, compared, each, noted, recommended
from actions.topics.product_facts import tell
from actions.topics.product_fit import BETWEEN_SIZES
from actions.topics.product_meant import MAX_SHOWN, Meant
from actions.topics.product_pages import with_products_of
from actions.topics.product_part import comes_in, each_size, kept_part, own_size, with_part_before
from actions.topics.product_texts import Told, describe
from actions.topics.stock import Asked, is_sold_out, read_asked, stock
from actions.wording import capital, either, listed
from shop.cards import product_card
from shop.clock import utc_now
from shop.interface import Product, Variant, Wanted
from shop.search.index import Lexicon, lexicon
from shop.search.names import names_of
from shop.search.spelling import SAYS_NOTHING, singular, words_of
from shop.search.wanted import read

MAX_CARDS = 3
"""So many products are shown at once."""
_I = re.IGNORECASE
_STOCK = re.compile(r"\b(?:(?:in|out of) stock|available|availability|sold out|back in|left|restock\w*)\b", _I)
# What these pages say is so of one thing, and not of another; "can you wrap it" is answered alike for all.
_OF_GOODS = frozenset({"choosing", "care", "sizes"})
_ADDRESS = re.compile(r"\S+@\S+")
_SIZE_WORDS = frozenset({"small", "large", "big", "long", "size", "sizes"})


class ProductAction(TopicAction, ABC):
    """An action that shows products. Their links begin with the shop's address."""

    async def _outcome(self, turn: Turn) -> Outcome:
        # "Olive.birch@example.org" names no colour, and no tree.
        return await super()._outcome(replace(turn, text=_ADDRESS.sub(" ", turn.text)))

    async def or_page(self, turn: Turn, facts: Facts, outcome: Outcome) -> Outcome:
        """Return `outcome`, or what a help page says instead, where the catalogue knows nothing that is asked."""
        if not outcome.general or READ_ON not in turn.entities:
            return outcome
        try:
            section = self.sections.section(turn.entities[READ_ON])
            said = self.said_of(section, turn, facts)
        except (LookupError, OSError, ValueError):
            # The pages have just changed.
            return outcome
        product = outcome.slots.get("product")
        of_goods = turn.entities[READ_ON].partition("#")[0] in _OF_GOODS
        written = " ".join((section.heading, *section.sentences))
        if product and of_goods and not await self._is_said_of(product, written):
            return outcome
        if (
            product
            and of_goods
            and ONLY_LINKED in turn.entities
            and not await self._shares_a_word(turn, product, written)
        ):
            # "Do two of them zip together" is not answered by how they are stored.
            return outcome
        kept = {name: outcome.slots[name] for name in ("looked_for",) if name in outcome.slots}
        said = await with_products_of(said, turn, self._resources, facts)
        return replace(said, slots={**kept, **said.slots})

    async def _is_said_of(self, name: str, written: str) -> bool:
        """Whether what is written is about that product or its kind: what is so of tents is not so of socks."""
        product = await self._resources.shop.product(name)
        if product is None:
            return False
        (called,) = await self._called((product,))
        named = "|".join(re.escape(singular(kind)) for kind in (called, *product.kinds))
        return re.search(rf"\b(?:{named})(?:s|es)?\b", written, _I) is not None

    async def _shares_a_word(self, turn: Turn, name: str, written: str) -> bool:
        """Whether what is written has a word of the question beside those that only name the product."""
        product = await self._resources.shop.product(name)
        own = {word for called in (name, *(product.kinds if product else ())) for word in words_of(called)}
        asked = {singular(word) for word in words_of(turn.text) if word not in SAYS_NOTHING} - set(map(singular, own))
        return not asked or bool(asked & {singular(word) for word in words_of(written)})

    def _added_to(self, turn: Turn, outcome: Outcome) -> Outcome:  # noqa: ARG002  # the base class's signature
        """A page is said by `or_page`, or not at all: below what the catalogue says it would be beside the point."""
        return outcome

    def shown(self, products: Sequence[Product], facts: Facts, texts: Sequence[str] = ()) -> dict[str, Any]:
        """Show the first of the products, each with its own text or the one in `texts`."""
        told = texts or [product.text for product in products]
        pairs = list(zip(products, told, strict=True))[:MAX_CARDS]
        cards = [product_card(product, facts.shop.currency, text, self._resources.shop_url) for product, text in pairs]
        return {"cards": cards} if cards else {}

    def remembered(self, turn: Turn, products: Sequence[Product]) -> dict[str, Any]:
        """Return the slots that tell what "it" and "the second one" mean in the next message.

        A list stays while one of it is talked of. What was talked of before another list is no longer meant.
        """
        names = [product.name for product in products[:MAX_CARDS]]
        before = turn.slots.get("shown")
        kept = isinstance(before, list) and len(names) == 1 and names[0] in before
        slots: dict[str, Any] = {} if kept or not names else {"shown": names[:MAX_SHOWN]}
        if len(products) == 1:
            return slots | {"product": names[0]}
        return slots | ({"product": None} if turn.slots.get("product") and names else {})

    async def about(self, turn: Turn, facts: Facts, of: Meant) -> Outcome:
        """Tell of one product or several what is asked of them, and in stock where sizes or colours are asked for."""
        if not of.products or (len(of.products) > 1 and not of.sure):
            return await self._which(turn, of.products, facts)
        told = [tell(product, turn.text, facts.shop) for product in of.products]
        asked = await self._asked(turn, of.products)
        of_two_sizes = BETWEEN_SIZES.search(turn.text) and not _STOCK.search(turn.text)
        if asked.size and not of_two_sizes:
            # "In a large" asks for a size, and not how large it is.
            told = [[one for one in of_one if one.asked not in _SIZE_WORDS] for of_one in told]
        if of_two_sizes and any(map(_is_known, told)):
            asked = replace(asked, size=None)
        if _STOCK.search(turn.text) or ((asked.size or asked.colours) and not any(map(_is_known, told))):
            return await self.in_stock(turn, facts, of.products)
        if len(of.products) > 1:
            return await self._of_several(turn, facts, of.products, told)
        if asked.size or asked.colours:
            stocked = (await self.in_stock(turn, facts, of.products)).reply.variables["stock"]
            told = [[*told[0], Told("", None, stocked)]]
        return await self._of_one(turn, facts, of.products[0], told[0])

    async def in_stock(self, turn: Turn, facts: Facts, products: Sequence[Product], *, named: bool = True) -> Outcome:
        """Tell whether products are in stock as asked; of a list that is not `named`, those that are."""
        asked = with_part_before(turn, products, await self._asked(turn, products))
        if "email" in turn.entities:
            # An address is given for word of it.
            asked = replace(asked, when=True, notice=True)
        shown = products[:MAX_CARDS]
        variants = await self._variants(shown)
        called = await self._called(shown)
        today = utc_now().astimezone(facts.shop.timezone).date()
        there = [
            place
            for place, one in enumerate(shown)
            if comes_in(one, asked) and not _is_gone(one, variants[place], asked)
        ]
        if not named and 0 < len(there) < len(shown):
            return await self.in_stock(turn, facts, [shown[place] for place in there])
        parts = [
            [
                stock(product, say("the_product", product=name), of, one, today, facts.shop)
                for one in each_size(asked, product, turn.text)
            ]
            for product, name, of in zip(shown, called, variants, strict=True)
        ]
        told = [" ".join(dict.fromkeys(part)) for part in parts]
        slots = self.remembered(turn, products) | kept_part(products, asked)
        if len(products) > 1:
            variables = {"stock": " ".join(told), "more": self._more(products)}
            return Outcome(Reply("utter_stock_several", variables, custom=self.shown(shown, facts, told)), slots)
        gone = not comes_in(products[0], asked) or _is_gone(products[0], variants[0], asked)
        response = "utter_stock_gone" if gone else "utter_stock"
        if gone and asked.notice:
            # Nobody is promised word of it.
            response = "utter_stock_no_notice"
        return Outcome(Reply(response, {"stock": told[0]}, custom=self.shown(products, facts)), slots)

    async def compared(self, turn: Turn, facts: Facts, products: Sequence[Product]) -> Outcome:
        """Set products beside each other."""
        beside = products[:MAX_CARDS]
        called = await self._called(beside)
        best, told = recommended(beside, called, turn.text, facts.shop)
        told = told or compared(beside, called, turn.text, facts.shop)
        if best is None and asks_choice(turn.text):
            told = f"{told} {say('depends')}"
        told = f"{told} {noted(turn.text)}".strip()
        # What is told of them is not said again on their cards.
        cards = self.shown(beside, facts, [""] * len(beside))
        slots = self.remembered(turn, beside) | ({"product": best.name} if best else {})
        response = "utter_product_recommended" if best else "utter_product_compared"
        return Outcome(Reply(response, {"facts": told}, custom=cards), slots)

    async def _of_one(self, turn: Turn, facts: Facts, product: Product, told: Sequence[Told]) -> Outcome:
        (called,) = await self._called((product,))
        slots = self.remembered(turn, (product,))
        variables = {"product": called}
        cards = self.shown((product,), facts, [""])
        # Where the catalogue is silent, a page may say more.
        general = all(one.open_ and not one.of_allergy for one in told)
        if not told:
            variables["facts"] = describe(product)
            reply = Reply("utter_product_details", variables, custom=cards)
            return Outcome(reply, slots, general=general and not await self._names_alone(turn))
        if len(told) == 1 and told[0].answer is not None and not told[0].of_allergy:
            variables |= {"answer": _yes_or_no(told[0]), "facts": told[0].said}
            return Outcome(Reply("utter_product_answer", variables, custom=cards), slots)
        variables["facts"] = " ".join(map(_labelled, told)) if len(told) > 1 or told[0].of_allergy else told[0].said
        if any(one.open_ or one.of_allergy for one in told):
            reply = Reply("utter_product_open", variables, custom=cards)
            return Outcome(reply, slots, offers_person=True, general=general)
        return Outcome(Reply("utter_product_fact", variables, custom=cards), slots)

    async def _of_several(
        self, turn: Turn, facts: Facts, products: Sequence[Product], told: Sequence[Sequence[Told]]
    ) -> Outcome:
        if COMPARES.search(turn.text) or TOGETHER.search(turn.text) or not all(told):
            return await self.compared(turn, facts, products)
        called = await self._called(products)
        said = " ".join(each(name, of[0]) for name, of in list(zip(called, told, strict=True))[:MAX_CARDS])
        cards = self.shown(products, facts, [""] * len(products))
        return Outcome(Reply("utter_product_compared", {"facts": said}, custom=cards), self.remembered(turn, products))

    async def _names_alone(self, turn: Turn) -> bool:
        """Whether a message has a product's name and no more: "ridgeway", "the alder jacket", "what about the tarn"."""
        aside = await self._words_of_names() | {"the", "a", "and", "or", "please", "what", "how", "about"}
        return aside.issuperset(words_of(turn.text))

    async def _words_of_names(self) -> frozenset[str]:
        names = names_of(await self._resources.shop.vocabulary())
        return frozenset(word for called in (*names.words, *names.short) for word in words_of(called))

    async def _asked(self, turn: Turn, products: Sequence[Product]) -> Asked:
        wanted = await self.wanted(turn)
        size = wanted.size or next((size for product in products if (size := own_size(product, turn.text))), None)
        bare = size is not None and size.isdecimal() and "size" not in turn.text.casefold()
        if bare and not any(product.sizes for product in products):
            # "I take 6" of what has no sizes is how many.
            size = None
        # "The Pine Resin candle" asks for no colour.
        of_names = {word for product in products for word in words_of(product.name)} - {turn.entities.get("colour")}
        return read_asked(turn.text, size, wanted.colours - of_names)

    async def wanted(self, turn: Turn) -> Wanted:
        """Return what a message asks the shop for, with the size and the colour that the bot recognised in it."""
        return read(turn.text, await self._lexicon(), turn.entities.get("size"), turn.entities.get("colour"))

    async def asks_for_part(self, turn: Turn, products: Sequence[Product]) -> bool:
        """Whether a message names a size or a colour of products."""
        asked = await self._asked(turn, products)
        return bool(asked.size or asked.colours)

    async def _variants(self, products: Sequence[Product]) -> list[tuple[Variant, ...]]:
        return await asyncio.gather(*(self._resources.shop.variants(product.sku) for product in products))

    async def _called(self, products: Sequence[Product]) -> list[str]:
        short = names_of(await self._resources.shop.vocabulary()).short
        return [short.get(product.name, product.name) for product in products]

    async def _lexicon(self) -> Lexicon:
        return lexicon(await self._resources.shop.vocabulary())

    def _more(self, products: Sequence[Product]) -> str:
        """Say that there are more than are shown, and where: in their category where they share one."""
        if len(products) <= MAX_CARDS:
            return ""
        of = {product.category.page for product in products}
        page = f"{self._resources.shop_url}{of.pop() if len(of) == 1 else ''}"
        return say("some_shown", shown=MAX_CARDS, all=len(products), page=page)

    async def _which(self, turn: Turn, products: Sequence[Product], facts: Facts) -> Outcome:
        """Ask which product is meant, and show those that come near."""
        if not products:
            reply = Reply("utter_product_unnamed", await self._whole_shop(facts))
            return Outcome(reply, counts=False, general=True)
        near = products[:MAX_CARDS]
        named = either(await self._called(near), facts.shop)
        reply = Reply("utter_product_which", {"found": named}, custom=self.shown(products, facts))
        return Outcome(reply, self.remembered(turn, products), counts=False, general=True)

    async def _whole_shop(self, facts: Facts) -> dict[str, str]:
        categories = (await self._resources.shop.vocabulary()).categories
        return {
            "categories": listed([category.called[0] for category in categories], facts.shop),
            "website": self._resources.shop_url,
        }


def _is_gone(product: Product, variants: Sequence[Variant], asked: Asked) -> bool:
    return is_sold_out(product, variants, asked.size, asked.colours)


def _is_known(told: Sequence[Told]) -> bool:
    return any(not one.open_ for one in told)


def _yes_or_no(told: Told) -> str:
    return say("answer_yes") if told.answer else say("answer_no")


def _labelled(told: Told) -> str:
    """Say one of several answers, with the word that asks for it where it is a yes or a no."""
    if told.answer is None:
        return told.said
    asked = capital(told.asked)
    return (
        say("aspect_yes", asked=asked, said=told.said) if told.answer else say("aspect_no", asked=asked, said=told.said)
    )
