"""Products: what the shop sells, what is known of a product, what is in stock. Nothing is said that is not known."""

import asyncio
import re
from abc import ABC
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts
from actions.intents import button
from actions.phrases import say
from actions.topics.product_compare import COMPARES, compared, each
from actions.topics.product_facts import tell
from actions.topics.product_meant import MAX_SHOWN, Meant, meant, named_in, pointed_at, shown_before, talked_of
from actions.topics.product_notes import avoided_in_words, is_for_nobody, named_words, notes
from actions.topics.product_texts import Told, describe
from actions.topics.stock import Asked, is_sold_out, read_asked, stock
from actions.wording import either, listed, money
from shop.cards import product_card
from shop.clock import utc_now
from shop.interface import Product, Variant, Wanted
from shop.search.index import Lexicon, entry, lexicon
from shop.search.materials import is_free_of
from shop.search.names import names_of
from shop.search.search import Found, search
from shop.search.spelling import words_of
from shop.search.variants import colours_of, size_of
from shop.search.wanted import read

PRODUCTS = "products"  # the topic
_MAX_CARDS = 3
# So many products found are looked up in stock, so that what is there comes first.
_MAX_LOOKED_UP = 8
_I = re.IGNORECASE
_STOCK = re.compile(r"\b(?:(?:in|out of) stock|available|availability|sold out|back in|left|restock\w*)\b", _I)
_CHEAPER = re.compile(
    r"\b(?:cheaper|less expensive|lower price|more affordable|not so (?:dear|expensive|pricey))\b", _I
)
_OTHERS = re.compile(
    r"\b(?:else|other|others|another|different|alternatives?|similar|like (?:it|that|this|them|those|these))\b", _I
)
# With these a search begins anew, whatever was shown before.
_ANEW = re.compile(r"\b(?:something|looking for|show me|do you sell)\b", _I)
_WANTS_MORE = re.compile(r"\b(?:want|need|looking|something|anything|do you|match\w*|go(?:es)? with)\b", _I)
_OWN_ORDER = re.compile(
    r"\b(?:my (?:\w+ )?(?:order|parcel|package|delivery)\b|(?:i|we)(?:'ve| have)? (?:already |just )?(?:ordered|bought)"
    r"|where(?:'s| is| are) my|order (?:number|no\b)|when (?:will|does|is) my)",
    _I,
)
# Asked of a kind of thing, this looks for one: "do you have boots that are vegan".
_SEARCHES = re.compile(r"\b(?:do you (?:have|do|stock|make)|have you (?:got )?|got any|any|are there|is there)\b", _I)
_SIZE_WORDS = frozenset({"small", "large", "big", "long", "size", "sizes"})
_SERVICE = re.compile(
    r"\b(?:gift[- ]?(?:cards?|vouchers?|wrap\w*|box\w*|bags?|messages?|notes?)|wrapping|engrav\w*|embroider\w*"
    r"|personali[sz]\w*|monogram\w*|alterations?|tailoring|hire|rent(?:al|ing)?)\b",
    _I,
)


class ProductAction(TopicAction, ABC):
    """An action that shows products. Their links begin with the shop's address."""

    def shown(self, products: Sequence[Product], facts: Facts, texts: Sequence[str] = ()) -> dict[str, Any]:
        """Show the first of the products, each with its own text or the one in `texts`."""
        told = texts or [product.text for product in products]
        pairs = list(zip(products, told, strict=True))[:_MAX_CARDS]
        cards = [product_card(product, facts.shop.currency, text, self._resources.shop_url) for product, text in pairs]
        return {"cards": cards} if cards else {}

    def remembered(self, turn: Turn, products: Sequence[Product]) -> dict[str, Any]:
        """Return the slots that tell what "it" and "the second one" mean in the next message.

        A list stays while one of it is talked of. What was talked of before another list is no longer meant.
        """
        names = [product.name for product in products[:_MAX_CARDS]]
        before = turn.slots.get("shown")
        kept = isinstance(before, list) and set(names) <= set(before)
        slots: dict[str, Any] = {} if kept or not names else {"shown": names[:MAX_SHOWN]}
        if len(products) == 1:
            return slots | {"product": names[0]}
        return slots | ({"product": None} if turn.slots.get("product") and names else {})

    async def about(self, turn: Turn, facts: Facts, of: Meant) -> Outcome:
        """Tell of one product or several what is asked of them, and in stock where sizes or colours are asked for."""
        if len(of.products) > 1 and not of.sure:
            return await self._which(turn, of.products, facts)
        if not of.products:
            return await self._which(turn, (), facts)
        told = [tell(product, turn.text, facts.shop) for product in of.products]
        asked = await self._asked(turn, of.products)
        if asked.size:
            # "In a large" asks for a size, and not how large it is.
            told = [[one for one in of_one if one.asked not in _SIZE_WORDS] for of_one in told]
        if _STOCK.search(turn.text) or ((asked.size or asked.colours) and not any(map(_is_known, told))):
            return await self.in_stock(turn, facts, of.products)
        if len(of.products) > 1:
            return await self._of_several(turn, facts, of.products, told)
        if asked.size or asked.colours:
            stocked = (await self.in_stock(turn, facts, of.products)).reply.variables["stock"]
            told = [[*told[0], Told("", None, stocked)]]
        return await self._of_one(turn, facts, of.products[0], told[0])

    async def in_stock(self, turn: Turn, facts: Facts, products: Sequence[Product]) -> Outcome:
        """Tell whether products are in stock as asked."""
        asked = await self._asked(turn, products)
        shown = products[:_MAX_CARDS]
        variants = await self._variants(shown)
        called = await self._called(shown)
        today = utc_now().astimezone(facts.shop.timezone).date()
        parts = [
            [
                stock(product, say("the_product", product=name), of, one, today, facts.shop)
                for one in _each(asked, product, turn.text)
            ]
            for product, name, of in zip(shown, called, variants, strict=True)
        ]
        told = [" ".join(dict.fromkeys(part)) for part in parts]
        slots = self.remembered(turn, products)
        if len(products) > 1:
            variables = {"stock": " ".join(told), "more": self._more(products)}
            return Outcome(Reply("utter_stock_several", variables, custom=self.shown(shown, facts, told)), slots)
        gone = not _has(products[0], asked) or is_sold_out(products[0], variants[0], asked.size, asked.colours)
        response = "utter_stock_gone" if gone else "utter_stock"
        return Outcome(Reply(response, {"stock": told[0]}, custom=self.shown(products, facts)), slots)

    async def compared(self, turn: Turn, facts: Facts, products: Sequence[Product]) -> Outcome:
        """Set products beside each other."""
        beside = products[:_MAX_CARDS]
        told = compared(beside, await self._called(beside), turn.text, facts.shop)
        # What is told of them is not said again on their cards.
        cards = self.shown(beside, facts, [""] * len(beside))
        return Outcome(Reply("utter_product_compared", {"facts": told}, custom=cards), self.remembered(turn, beside))

    async def _of_one(self, turn: Turn, facts: Facts, product: Product, told: Sequence[Told]) -> Outcome:
        (called,) = await self._called((product,))
        slots = self.remembered(turn, (product,))
        variables = {"product": called}
        cards = self.shown((product,), facts, [""])
        if not told:
            variables["facts"] = describe(product)
            return Outcome(Reply("utter_product_details", variables, custom=cards), slots)
        if len(told) == 1 and told[0].answer is not None and not told[0].of_allergy:
            variables |= {"answer": _yes_or_no(told[0]), "facts": told[0].said}
            return Outcome(Reply("utter_product_answer", variables, custom=cards), slots)
        variables["facts"] = " ".join(map(_labelled, told)) if len(told) > 1 or told[0].of_allergy else told[0].said
        if any(one.open_ or one.of_allergy for one in told):
            return Outcome(Reply("utter_product_open", variables, custom=cards), slots, offers_person=True)
        return Outcome(Reply("utter_product_fact", variables, custom=cards), slots)

    async def _of_several(
        self, turn: Turn, facts: Facts, products: Sequence[Product], told: Sequence[Sequence[Told]]
    ) -> Outcome:
        if COMPARES.search(turn.text) or not all(told):
            return await self.compared(turn, facts, products)
        called = await self._called(products)
        said = " ".join(each(name, of[0]) for name, of in list(zip(called, told, strict=True))[:_MAX_CARDS])
        cards = self.shown(products, facts, [""] * len(products))
        return Outcome(Reply("utter_product_compared", {"facts": said}, custom=cards), self.remembered(turn, products))

    async def _asked(self, turn: Turn, products: Sequence[Product]) -> Asked:
        wanted = _wanted(turn, await self._lexicon())
        size = wanted.size or next((size for product in products if (size := _own_size(product, turn.text))), None)
        # "The Pine Resin candle" asks for no colour.
        of_names = {word for product in products for word in words_of(product.name)} - {turn.entities.get("colour")}
        return read_asked(turn.text, size, wanted.colours - of_names)

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
        if len(products) <= _MAX_CARDS:
            return ""
        of = {product.category.page for product in products}
        page = f"{self._resources.shop_url}{of.pop() if len(of) == 1 else ''}"
        return say("some_shown", shown=_MAX_CARDS, all=len(products), page=page)

    async def _which(self, turn: Turn, products: Sequence[Product], facts: Facts) -> Outcome:
        """Ask which product is meant, and show those that come near."""
        if not products:
            return Outcome(Reply("utter_product_unnamed", await self._whole_shop(facts)), counts=False)
        near = products[:_MAX_CARDS]
        named = either(await self._called(near), facts.shop)
        reply = Reply("utter_product_which", {"found": named}, custom=self.shown(products, facts))
        return Outcome(reply, self.remembered(turn, products), counts=False)

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
        asks_after = _OWN_ORDER.search(turn.text) and not _WANTS_MORE.search(turn.text)
        if asks_after or "order_number" in turn.entities:
            return Outcome(Reply("utter_product_own_order", options=(button("track_order"),)), counts=False)
        return await self._search(turn, facts)

    async def _search(self, turn: Turn, facts: Facts) -> Outcome:
        shop = self._resources.shop
        wanted = _wanted(turn, await self._lexicon())
        by_name, shown = await named_in(turn, shop), await shown_before(turn, shop)
        if by_name.is_named and len(by_name.products) > 1 and COMPARES.search(turn.text):
            return await self.compared(turn, facts, by_name.products)
        if not by_name.products and not wanted.kinds:
            follows = await self._follows(turn, facts, wanted, shown)
            if follows:
                return follows
        if _SERVICE.search(turn.text) and not wanted.kinds and not by_name.products:
            return Outcome(Reply("utter_products_service"), offers_person=True)
        if wanted.is_vague and not by_name.products:
            if wanted.whom == "children":
                return await self._for_nobody(facts, wanted)
            return Outcome(Reply("utter_products_all", await self._whole_shop(facts)))
        return await self._found(turn, facts, wanted, by_name.products, shown)

    async def _found(
        self, turn: Turn, facts: Facts, wanted: Wanted, named: tuple[Product, ...], shown: Sequence[Product]
    ) -> Outcome:
        """Show what is found by words, or by a name that the search does not know."""
        found = await self._searched(wanted)
        named = tuple(product for product in named if is_free_of(product, wanted.without))
        if named and (wanted.is_vague or wanted.unknown or not found.products):
            # A name that only the bot has recognised, misspelt or in short: the unknown word.
            found, wanted = Found(named, exact=wanted.is_vague), replace(wanted, unknown=())
        return await self._show(turn, facts, wanted, _but(found, shown if _OTHERS.search(turn.text) else ()))

    async def _follows(self, turn: Turn, facts: Facts, wanted: Wanted, shown: Sequence[Product]) -> Outcome | None:
        """Answer a message that goes on from what was shown; None where it begins anew."""
        before = await talked_of(turn, self._resources.shop)
        others = bool(_OTHERS.search(turn.text)) and "position" not in turn.entities
        pointed = () if others and not wanted.traits and len(shown) != 2 else pointed_at(turn, shown)  # noqa: PLR2004  # "the other one" of two
        if pointed:
            return await self.about(turn, facts, Meant(pointed, sure=True))
        of = (before,) if before else tuple(shown)
        if not of or wanted.unknown or (_ANEW.search(turn.text) and not _OTHERS.search(turn.text)):
            return None
        if _CHEAPER.search(turn.text):
            return await self._cheaper(turn, facts, wanted, of)
        return await self._of_the_same(turn, facts, wanted, of, shown if others else ())

    async def _of_the_same(
        self, turn: Turn, facts: Facts, wanted: Wanted, of: Sequence[Product], but: Sequence[Product]
    ) -> Outcome | None:
        """Answer what is wanted of products that were shown; None where it names something of its own."""
        if wanted.traits and not re.search(r"\b(?:ones?|them|those|these)\b", turn.text, _I):
            return None
        if but or wanted.most is not None or wanted.traits or (wanted.colours and len(of) > 1):
            return await self._of_that_kind(turn, facts, wanted, of, but)
        if wanted.colours or wanted.size:
            return await self.in_stock(turn, facts, of)
        return None

    async def _of_that_kind(
        self, turn: Turn, facts: Facts, wanted: Wanted, of: Sequence[Product], but: Sequence[Product]
    ) -> Outcome:
        """Show what is of the kind of those products and fits what is wanted besides."""
        wanted = replace(wanted, kinds=((_kind_of(of),),))
        found = await self._searched(wanted)
        if but and set(found.products) <= set(but):
            # Nothing else is of that kind: others of its category are near.
            found = await self._searched(replace(wanted, kinds=((entry(of[0]).in_order[-1],),)))
        return await self._show(turn, facts, wanted, _but(found, but))

    async def _searched(self, wanted: Wanted) -> Found:
        return search(wanted, await self._resources.shop.products(wanted), await self._lexicon())

    async def _cheaper(self, turn: Turn, facts: Facts, wanted: Wanted, of: Sequence[Product]) -> Outcome:
        cheapest = min(of, key=lambda product: product.price)
        (called,) = await self._called((cheapest,))
        price = money(cheapest.price, facts.shop)
        wanted = replace(wanted, kinds=((_kind_of(of),),), most=None, cheap=False)
        products = (await self._searched(wanted)).products
        # The nearest in price first: somebody who liked it wants something like it.
        less = sorted((one for one in products if one.price < cheapest.price), key=lambda one: one.price, reverse=True)
        if not less:
            told = {"facts": say("none_cheaper", product=called, price=price)}
            cards = self.shown((cheapest,), facts)
            return Outcome(Reply("utter_product_compared", told, custom=cards), self.remembered(turn, (cheapest,)))
        found = await self._with_prices(less, facts)
        variables = {"product": called, "price": price, "found": found, "more": self._more(less)}
        reply = Reply("utter_products_cheaper", variables, custom=self.shown(less, facts))
        return Outcome(reply, self.remembered(turn, less))

    async def _show(self, turn: Turn, facts: Facts, wanted: Wanted, found: Found) -> Outcome:
        if not found.products:
            return await self._none(facts, wanted)
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
        return Outcome(reply, self.remembered(turn, products))

    async def _with_prices(self, products: Sequence[Product], facts: Facts) -> str:
        """Name the products that are shown, each with its price."""
        shown = products[:_MAX_CARDS]
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

    async def _none(self, facts: Facts, wanted: Wanted) -> Outcome:
        if wanted.without and not wanted.unknown:
            materials = avoided_in_words(wanted.without, facts.shop)
            return Outcome(Reply("utter_products_none_without", {"materials": materials}), offers_person=True)
        words = named_words(wanted.unknown)
        asked = say("like_words", words=words) if words else say("like_that")
        return Outcome(Reply("utter_products_none", {"asked": asked, **await self._whole_shop(facts)}))

    async def _for_nobody(self, facts: Facts, wanted: Wanted) -> Outcome:
        """Say for whom clothes are made, to somebody who looks for anything for others."""
        products = await self._resources.shop.products(wanted)
        cut = [product for product in products if product.made_for]
        if not is_for_nobody(cut, wanted):
            return Outcome(Reply("utter_products_all", await self._whole_shop(facts)))
        others = listed(cut[0].made_for, facts.shop)
        return Outcome(Reply("utter_products_for_nobody", {"whom": str(wanted.whom), "others": others}))


class ProductQuestion(ProductSearch):
    """Tells what is known of the product that is meant, or helps to name it."""

    called = "action_product_question"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        shop = self._resources.shop
        of = await meant(turn, shop)
        if not of.sure and self._looks_for_one(turn, of, _wanted(turn, await self._lexicon())):
            return await self._search(turn, facts)
        before = await talked_of(turn, shop)
        if before and of.products == (before,) and not of.is_named and _CHEAPER.search(turn.text):
            return await self._cheaper(turn, facts, _wanted(turn, await self._lexicon()), (before,))
        with_before = self._against(turn, of, (before,) if before else tuple(await shown_before(turn, shop)))
        return await (self.compared(turn, facts, with_before) if with_before else self.about(turn, facts, of))

    def _looks_for_one(self, turn: Turn, of: Meant, wanted: Wanted) -> bool:
        """Whether a question of a kind of thing, or of none, looks for one: "are your boots vegan"."""
        if not of.products and re.search(r"\b(?:it|this|that|they|them|these|those)\b", turn.text, _I):
            return False
        chooses = bool(wanted.without) or wanted.whom == "children" or wanted.most is not None
        return chooses or (bool(_SEARCHES.search(turn.text)) and (len(of.products) > 1 or bool(wanted.traits)))

    def _against(self, turn: Turn, of: Meant, before: tuple[Product, ...]) -> tuple[Product, ...]:
        """Return what to set beside each other: several named, or one named against what was talked of."""
        if of.is_named and len(of.products) > 1 and COMPARES.search(turn.text):
            return of.products
        against = re.search(r"^\W*or\b|\b(?:next to|compared|against|versus|vs|than|difference)\b", turn.text, _I)
        is_other = of.is_named and len(of.products) == 1 and of.products[0] not in before
        return (*of.products, *before) if before and is_other and against else ()


class StockAvailability(ProductAction):
    """Tells whether a product is in stock, in the size and colour that are asked for."""

    called = "action_stock_availability"
    topic = PRODUCTS

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        of = await meant(turn, self._resources.shop)
        if not of.products:
            return await self._which(turn, (), facts)
        return await self.in_stock(turn, facts, of.products)


def _wanted(turn: Turn, known: Lexicon) -> Wanted:
    return read(turn.text, known, turn.entities.get("size"), turn.entities.get("colour"))


def _but(found: Found, products: Sequence[Product]) -> Found:
    """Leave out what was shown already, if that leaves anything."""
    rest = tuple(product for product in found.products if product not in products)
    return replace(found, products=rest) if rest else found


def _kind_of(products: Sequence[Product]) -> str:
    """Return the kind that products share: what the first of them is called first, or what their category is."""
    shared = frozenset.intersection(*(entry(product).kinds for product in products))
    kinds = [kind for kind in entry(products[0]).in_order if kind in shared]
    return kinds[0] if kinds else entry(products[0]).in_order[0]


def _has(product: Product, asked: Asked) -> bool:
    """Whether a product comes in the size and in one of the colours asked for, in stock or not."""
    comes_in_size = not asked.size or size_of(product, asked.size) is not None
    return comes_in_size and (not asked.colours or bool(colours_of(product, asked.colours)))


def _own_size(product: Product, text: str) -> str | None:
    """Return a size of the product that a message names bare: "in 8", "the long one"."""
    return next(iter(_own_sizes(product, text)), None)


def _own_sizes(product: Product, text: str) -> list[str]:
    return [
        size
        for size in product.sizes
        if re.search(
            rf"\b(?:in|size|sz|uk|a|an|or|and|the|,)\s*(?:size |uk )?{re.escape(size.removeprefix('UK '))}(?![\w.-])",
            text,
            _I,
        )
    ]


def _each(asked: Asked, product: Product, text: str) -> list[Asked]:
    """Return what is asked size by size, where several are named: "in M or L"."""
    sizes = _own_sizes(product, text) if asked.size else []
    own = size_of(product, asked.size) if asked.size else None
    if own is None or len({*sizes, own}) == 1:
        return [asked]
    return [replace(asked, size=size) for size in product.sizes if size in {*sizes, own}]


def _is_known(told: Sequence[Told]) -> bool:
    return any(not one.open_ for one in told)


def _yes_or_no(told: Told) -> str:
    return say("answer_yes") if told.answer else say("answer_no")


def _labelled(told: Told) -> str:
    """Say one of several answers, with the word that asks for it where it is a yes or a no."""
    if told.answer is None:
        return told.said
    asked = f"{told.asked[:1].upper()}{told.asked[1:]}"
    return (
        say("aspect_yes", asked=asked, said=told.said) if told.answer else say("aspect_no", asked=asked, said=told.said)
    )
