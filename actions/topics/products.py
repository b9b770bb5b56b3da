"""Products: what the shop sells, what is known of a product, what is in stock. Nothing is said that is not known."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from actions.answer import ONLY_LINKED, READ_ON, Outcome, Reply, Turn
from actions.facts import Facts
from actions.intents import button
from actions.phrases import say
from actions.topics.looked_for import gone_on, kept, looked_for
from actions.topics.product_action import MAX_CARDS, ProductAction, wanted_in
from actions.topics.product_compare import COMPARES
from actions.topics.product_meant import Meant, meant, named_in, pointed_at, shown_before, talked_of
from actions.topics.product_notes import avoided_in_words, is_for_nobody, named_words, notes
from actions.topics.stock import Asked, is_sold_out, stock
from actions.wording import listed, money
from shop.clock import utc_now
from shop.interface import Product, Wanted
from shop.search.index import entry
from shop.search.materials import is_free_of
from shop.search.needs import answers
from shop.search.search import Found, search
from shop.search.spelling import singular, term, words_of
from shop.search.variants import colours_of
from shop.search.whom import CHILDREN, is_of_age

PRODUCTS = "products"  # the topic
# So many products found are looked up in stock, so that what is there comes first.
_MAX_LOOKED_UP = 8
_I = re.IGNORECASE
_CHEAPER = re.compile(
    r"\b(?:cheaper|less (?:dear|expensive|costly)|(?:bit|little) (?:less|lower)"
    r"|(?:some|any)thing (?:less|lower)|lower price|more affordable|for less|costs? less"
    r"|not so (?:dear|expensive|pricey)"
    r"|too (?:expensive|dear|pricey|steep|costly)|out of my (?:budget|range|league)|can(?:['’]?t|not) afford)\b",
    _I,
)
_OTHERS = re.compile(
    r"\b(?:else|other|others|another|different|alternatives?|similar|closest|nearest|instead"
    r"|like (?:it|that|this|them|those|these))\b",
    _I,
)
# With these a search begins anew, whatever was shown before.
_ANEW = re.compile(r"\b(?:something|looking for|show me|do you sell)\b", _I)
_A_FEW_WORDS = 4
# What a page advises on: "which jacket for the hills".
_ASKS_ADVICE = re.compile(r"\b(?:which|what|how|best|should|recommend\w*|suggest\w*|advice|advise)\b", _I)
_WANTS_MORE = re.compile(r"\b(?:want|need|looking|something|anything|do you|match\w*|go(?:es)? with)\b", _I)
# What is like a thing that is named, or takes its place, is another: "as light as the tarn", "instead of the dale".
_LIKE = re.compile(
    r"\bas [\w-]+ as\b|\b(?:like|similar to|other than|apart from|besides|instead of|rather than) (?:the|your|a|an)\b"
    r"|\b(?:do(?:n['’]?t| not) (?:like|want|fancy)|not keen on|bored of|alternatives? (?:to|for)|instead|too \w+)\b",
    _I,
)
_THAT_COLOUR = re.compile(r"\b(?:that|this|the same|same) colou?rs?\b|\bin the same\b", _I)
_TOO = re.compile(r"\btoo (\w+)", _I)
_SEEKS_ANOTHER = re.compile(
    r"\b(?:something|anything|what else|any|another|others?|alternatives?|have you|do you (?:have|sell)|looking for)\b",
    _I,
)
_THAN = re.compile(r"\bthan (?:the|your|a|an)\b", _I)
_OWN_ORDER = re.compile(
    r"\b(?:my (?:\w+ )?(?:order|parcel|package|delivery)\b|(?:i|we)(?:'ve| have)? (?:already |just )?(?:ordered|bought)"
    r"|where(?:'s| is| are) my|order (?:number|no\b)|when (?:will|does|is) my)",
    _I,
)
# Asked of a kind of thing, this looks for one: "do you have boots that are vegan".
_SEARCHES = re.compile(r"\b(?:do you (?:have|do|stock|make)|have you (?:got )?|got any|any|are there|is there)\b", _I)
# "Do you sell hiking poles" is answered by what is sold.
_SELLS = re.compile(r"\b(?:sell|stock|have you got|do you (?:have|do|carry|make)|got any)\b", _I)
_GOES_ON = re.compile(r"\W*(?:and|what about|how about|or)\b", _I)
_SERVICE = re.compile(
    r"\b(?:gift[- ]?(?:cards?|vouchers?|wrap\w*|box\w*|bags?|messages?|notes?)|wrapping|engrav\w*|embroider\w*"
    r"|personali[sz]\w*|monogram\w*|alterations?|tailoring|hire|rent(?:al|ing)?)\b",
    _I,
)


class ProductSearch(ProductAction):
    """Shows the products that are asked for, or says that the shop has nothing like them."""

    called = "action_product_search"
    topic = PRODUCTS

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        asks_after = _OWN_ORDER.search(turn.text) and not _WANTS_MORE.search(turn.text)
        if asks_after or "order_number" in turn.entities:
            return Outcome(Reply("utter_product_own_order", options=(button("track_order"),)), counts=False)
        if facts.children and await self._is_for_children_alone(turn):
            return Outcome(Reply("utter_products_for_children"))
        return await self.or_page(turn, facts, await self._search(turn, facts))

    async def _search(self, turn: Turn, facts: Facts) -> Outcome:
        shop = self._resources.shop
        wanted = wanted_in(turn, await self._lexicon())
        if _THAT_COLOUR.search(turn.text) and not wanted.colours and (before := looked_for(turn.slots)):
            wanted = replace(wanted, colours=before.colours)
        by_name, shown = await named_in(turn, shop), await shown_before(turn, shop)
        if by_name.products and (told := await self._of_named(turn, facts, wanted, by_name)):
            return told
        if not by_name.products and not wanted.kinds:
            follows = await self._follows(turn, facts, wanted, shown)
            if follows:
                return follows
        if _SERVICE.search(turn.text) and not wanted.kinds and not by_name.products:
            return Outcome(Reply("utter_products_service"), offers_person=True)
        if wanted.is_vague and not by_name.products:
            if wanted.whom == CHILDREN:
                return await self._for_nobody(facts, wanted)
            return Outcome(Reply("utter_products_all", await self._whole_shop(facts)), general=True)
        return await self._found(turn, facts, wanted, by_name.products, shown)

    async def _like(self, turn: Turn, facts: Facts, wanted: Wanted, named: Sequence[Product]) -> Outcome | None:
        """Show what is like what is named, or cheaper, and is another thing; None where it itself is looked for."""
        names = {word for product in named for word in words_of(product.name)}
        # "Too warm" is what the other must not be.
        too = {word for said in _TOO.findall(turn.text) for word in words_of(said)}
        wanted = replace(
            wanted,
            kinds=wanted.kinds or ((_kind_of(named),),),
            traits=wanted.traits - names - too,
            leans=frozenset() if too else wanted.leans,
            qualities=wanted.qualities - too,
            unknown=(),
        )
        if _THAN.search(turn.text) and _CHEAPER.search(turn.text):
            return await self._cheaper(turn, facts, wanted, named)
        if not (_LIKE.search(turn.text) and _SEEKS_ANOTHER.search(turn.text)):
            return None
        found = await self._searched(wanted, but=named)
        return await self._show(turn, facts, wanted, found)

    async def _of_named(self, turn: Turn, facts: Facts, wanted: Wanted, by_name: Meant) -> Outcome | None:
        """Answer a search that names products: others like them, one beside another, or the stock of a part of one.

        None where what it names is looked for.
        """
        named = by_name.products
        if told := await self._like(turn, facts, wanted, named):
            return told
        # "Beck oder Crag": two names alone are set beside each other.
        two = len(named) == 2 or (len(named) > 1 and COMPARES.search(turn.text))  # noqa: PLR2004  # this one and that one
        if two and by_name.is_named:
            return await self.compared(turn, facts, named)
        if by_name.is_named and len(named) == 1 and await self.asks_for_part(turn, named):
            return await self.in_stock(turn, facts, named)
        return None

    async def _found(
        self, turn: Turn, facts: Facts, wanted: Wanted, named: tuple[Product, ...], shown: Sequence[Product]
    ) -> Outcome:
        """Show what is found by words, or by a name that the search does not know."""
        before = (*shown, *filter(None, [await talked_of(turn, self._resources.shop)]))
        others = before if _OTHERS.search(turn.text) else ()
        found = await self._searched(wanted, but=others)
        if not found.products:
            found = await self._searched(wanted)
        named = tuple(product for product in named if is_free_of(product, wanted.without))
        if named and (wanted.is_vague or wanted.unknown or not found.products):
            # A name that only the bot has recognised, misspelt or in short: the unknown word.
            found, wanted = Found(named, exact=wanted.is_vague), replace(wanted, unknown=())
        return await self._show(turn, facts, wanted, _but(found, others))

    async def _follows(self, turn: Turn, facts: Facts, wanted: Wanted, shown: Sequence[Product]) -> Outcome | None:
        """Answer a message that goes on from what was shown; None where it begins anew."""
        before = await talked_of(turn, self._resources.shop)
        others = bool(_OTHERS.search(turn.text)) and "position" not in turn.entities
        pointed = () if others and not wanted.traits and len(shown) != 2 else pointed_at(turn, shown)  # noqa: PLR2004  # "the other one" of two
        if pointed:
            return await self.about(turn, facts, Meant(pointed, sure=True))
        of = (before,) if before else tuple(shown)
        if not of or wanted.unknown or _begins_anew(turn.text, wanted):
            return None
        if len(shown) > 1 and COMPARES.search(turn.text) and re.search(r"\bwhich\b", turn.text, _I):
            return await self.compared(turn, facts, shown)
        if _CHEAPER.search(turn.text):
            return await self._cheaper(turn, facts, wanted, of)
        return await self._of_the_same(turn, facts, wanted, of, shown if others else ())

    async def _of_the_same(
        self, turn: Turn, facts: Facts, wanted: Wanted, of: Sequence[Product], but: Sequence[Product]
    ) -> Outcome | None:
        """Answer what is wanted of products that were shown; None where it names something of its own."""
        if but or wanted.most is not None or wanted.least is not None or wanted.traits or wanted.without:
            return await self._of_that_kind(turn, facts, wanted, of, but)
        if (wanted.colours or wanted.whom) and len(of) > 1:
            return await self._of_that_kind(turn, facts, wanted, of, but)
        if wanted.colours or wanted.size:
            return await self.in_stock(turn, facts, of)
        return None

    async def _of_that_kind(
        self, turn: Turn, facts: Facts, wanted: Wanted, of: Sequence[Product], but: Sequence[Product]
    ) -> Outcome:
        """Show what is of the kind of those products and fits what is wanted besides."""
        wanted = _with_before(turn, wanted, of)
        found = await self._searched(wanted)
        if wanted.colours and not any(colours_of(product, wanted.colours) for product in found.products):
            # A colour that is asked for now counts more than what was said before.
            found = await self._searched(replace(wanted, traits=frozenset()))
        if but and set(found.products) <= set(but):
            # Nothing else is of that kind: others of its category are near.
            found = await self._searched(replace(wanted, kinds=((term(of[0].category.called[0]),),)))
        return await self._show(turn, facts, wanted, _but(found, but))

    async def _searched(self, wanted: Wanted, but: Collection[Product] = ()) -> Found:
        products = [product for product in await self._resources.shop.products(wanted) if product not in but]
        return search(wanted, products, await self._lexicon())

    async def _cheaper(self, turn: Turn, facts: Facts, wanted: Wanted, of: Sequence[Product]) -> Outcome:
        cheapest = min(of, key=lambda product: product.price)
        (called,) = await self._called((cheapest,))
        price = money(cheapest.price, facts.shop)
        wanted = replace(_with_before(turn, wanted, of), least=None, most=None, cheap=False)
        products = (await self._searched(wanted)).products
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

    async def _show(self, turn: Turn, facts: Facts, wanted: Wanted, found: Found) -> Outcome:
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
        return Outcome(reply, slots, general=asks_advice and not _is_filtered(wanted))

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

    async def _is_for_children_alone(self, turn: Turn) -> bool:
        """Whether clothes or shoes are wanted for children, or what is not told: all of them are cut for others."""
        wanted = wanted_in(turn, await self._lexicon())
        if (await named_in(turn, self._resources.shop)).products:
            return False
        if is_of_age(turn.text) or (turn.intent != "for_children" and wanted.whom != CHILDREN):
            return False
        if not wanted.kinds:
            return turn.intent == "for_children"
        wanted = replace(wanted, whom=CHILDREN)
        found = await self._searched(wanted)
        return not found.products or is_for_nobody(found.products, wanted)

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
        return await self.or_page(turn, facts, await self._told(turn, facts))

    async def _told(self, turn: Turn, facts: Facts) -> Outcome:
        shop = self._resources.shop
        of = await meant(turn, shop)
        if not of.sure and self._looks_for_one(turn, of, wanted_in(turn, await self._lexicon())):
            found = await self._search(turn, facts)
            # "Do your raincoats have any of those chemicals": what asks and filters nothing is for a page that is near.
            page = ONLY_LINKED not in turn.entities and not _is_filtered(wanted_in(turn, await self._lexicon()))
            return replace(found, general=found.general or page)
        before = await talked_of(turn, shop)
        if before in of.products and of.is_named:
            # Its name has just made it the one that is talked of.
            before = await self._last(turn, but=of.products)
        if asked := await self._as_before(turn, of):
            return await self.about(asked, facts, of)
        if before and of.products == (before,) and not of.is_named and _CHEAPER.search(turn.text):
            return await self._cheaper(turn, facts, wanted_in(turn, await self._lexicon()), (before,))
        with_before = self._against(turn, of, (before,) if before else tuple(await shown_before(turn, shop)))
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
        against = re.search(
            r"^\W*or\b|\b(?:next to|compar\w+|against|versus|vs|than|difference|beside)\b", turn.text, _I
        )
        is_other = of.is_named and len(of.products) == 1 and of.products[0] not in before
        return (*of.products, *before) if before and is_other and against else ()


class StockAvailability(ProductSearch):
    """Tells whether a product is in stock, in the size and colour that are asked for."""

    called = "action_stock_availability"
    topic = PRODUCTS

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        of = await meant(turn, self._resources.shop)
        if not of.products:
            return await self.or_page(turn, facts, await self._which(turn, (), facts))
        shown = await shown_before(turn, self._resources.shop)
        named = not set(of.products) <= set(shown)
        wanted = wanted_in(turn, await self._lexicon())
        if (
            not named
            and len(shown) > 1
            and wanted.colours
            and not any(colours_of(one, wanted.colours) for one in shown)
        ):
            # None of the list comes in that colour: others of the kind may.
            return await self._of_that_kind(turn, facts, wanted, shown, ())
        return await self.in_stock(turn, facts, of.products, named=named)


def _begins_anew(text: str, wanted: Wanted) -> bool:
    """Whether a message looks for something else than what was shown: "something for my aunt", not "… cheaper"."""
    if _OTHERS.search(text) or _CHEAPER.search(text):
        return False
    return wanted.gift or (bool(_ANEW.search(text)) and len(text.split()) > _A_FEW_WORDS)


def _with_before(turn: Turn, wanted: Wanted, of: Sequence[Product]) -> Wanted:
    """Go on with what was looked for, or else look for the kind of the products that were shown."""
    before = looked_for(turn.slots)
    if before is not None and (before.kinds or before.leans or before.traits or before.gift):
        return gone_on(before, wanted)
    return replace(wanted, kinds=((_kind_of(of),),))


def _is_filtered(wanted: Wanted) -> bool:
    """Whether it says more than what it is for: no page chooses by price, colour, size or person."""
    prices = wanted.least is not None or wanted.most is not None or wanted.cheap
    return bool(prices or wanted.colours or wanted.size or wanted.whom or wanted.without or wanted.gift)


def _but(found: Found, products: Sequence[Product]) -> Found:
    """Leave out what was shown already, if that leaves anything."""
    rest = tuple(product for product in found.products if product not in products)
    return replace(found, products=rest) if rest else found


def _kind_of(products: Sequence[Product]) -> str:
    """Return the kind that products share: what the first of them is called first, or what their category is."""
    shared = frozenset.intersection(*(entry(product).kinds for product in products))
    kinds = [kind for kind in entry(products[0]).in_order if kind in shared]
    return kinds[0] if kinds else entry(products[0]).in_order[0]
