"""Searches for products: by kind, quality, name or price, and those that go on from what was shown."""

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.answer import Outcome, Reply, Turn
from actions.facts import Facts
from actions.intents import button
from actions.topics.looked_for import looked_for
from actions.topics.product_compare import COMPARES
from actions.topics.product_finding import CHEAPER, FindingAction, kind_of, leaving_out
from actions.topics.product_meant import Meant, named_in, pointed_at, shown_before, talked_of
from actions.topics.product_notes import is_for_nobody
from actions.topics.product_others import qualities_shared
from actions.wording import listed
from shop.interface import Product, Wanted
from shop.search.index import entry
from shop.search.materials import is_free_of
from shop.search.search import Found
from shop.search.spelling import words_of
from shop.search.whom import CHILDREN, is_for_an_animal, is_of_age

PRODUCTS = "products"  # the topic
_I = re.IGNORECASE
_OTHERS = re.compile(
    r"\b(?:else|other|others|another|different|alternatives?|similar|closest|nearest|instead"
    r"|like (?:it|that|this|them|those|these)|(?:apart|aside) from|except|besides)\b",
    _I,
)
# With these a search begins anew, whatever was shown before.
_ANEW = re.compile(r"\b(?:something|looking for|show me|do you sell)\b", _I)
_A_FEW_WORDS = 4
_WANTS_MORE = re.compile(r"\b(?:want|need|looking|something|anything|do you|match\w*|go(?:es)? with)\b", _I)
# What is like a thing that is named, or takes its place, is another: "as light as the tarn", "instead of the dale".
_LIKE = re.compile(
    r"\b(?:in the style|along the lines) of\b|^\W*like (?:the|your|a|an)\b(?=.*\bbut\b)"
    r"|\bas [\w-]+ as\b|\b(?:like|similar to|other than|apart from|besides|instead of|rather than) (?:the|your|a|an)\b"
    r"|\b(?:do(?:n['’]?t| not) (?:like|want|fancy)|not keen on|bored of|alternatives? (?:to|for)|instead|too \w+)\b",
    _I,
)
_THAT_COLOUR = re.compile(r"\b(?:that|this|the same|same) colou?rs?\b|\bin the same\b", _I)
_TOO = re.compile(r"\btoo (\w+)", _I)
_SEEKS_ANOTHER = re.compile(
    r"^\W*like\b"
    r"|\b(?:something|anything|what else|any|another|others?|alternatives?|have you"
    r"|do you (?:have|sell)|looking for)\b",
    _I,
)
_APART = re.compile(
    r"\b(?:(?:apart|aside) from|except|besides|other than|(?:another|other|different)\b[^.?!]{0,30} than)"
    r" (?:the|your|a|an)\b",
    re.IGNORECASE,
)
_THAN = re.compile(r"\bthan (?:the|your|a|an)\b", _I)
_OWN_ORDER = re.compile(
    r"\b(?:my (?:\w+ )?(?:order|parcel|package|delivery)\b|(?:i|we)(?:'ve| have)? (?:already |just )?(?:ordered|bought)"
    r"|my (?:\w+ ){1,2}(?:(?:has|have|only|just) )*(?:arrived|came|got here|turned up|(?:was|were) delivered)\b"
    r"|where(?:'s| is| are) my|order (?:number|no\b)|when (?:will|does|is) my)",
    _I,
)
_ASKS_OF_IT = re.compile(r"\W*(?:(?:and|so|but|or) )?(?:is|are|does|do|has|have|can|will) (?:the|that|your|this)\b", _I)
_SERVICE = re.compile(
    r"\b(?:gift[- ]?(?:cards?|vouchers?|wrap\w*|box\w*|bags?|messages?|notes?)|wrapping|engrav\w*|embroider\w*"
    r"|personali[sz]\w*|monogram\w*|alterations?|tailoring|hire|rent(?:al|ing)?)\b",
    _I,
)


class ProductSearch(FindingAction):
    """Shows the products that are asked for, or says that the shop has nothing like them."""

    called = "action_product_search"
    topic = PRODUCTS

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        asks_after = _OWN_ORDER.search(turn.text) and not _WANTS_MORE.search(turn.text)
        if asks_after or "order_number" in turn.entities:
            return Outcome(Reply("utter_product_own_order", options=(button("track_order"),)), counts=False)
        wanted, by_name = await self.wanted(turn), await named_in(turn, self._resources.shop)
        if facts.children and not by_name.products and await self._is_for_children_alone(turn, wanted):
            return Outcome(Reply("utter_products_for_children"))
        return await self.or_page(turn, facts, await self.sought(turn, facts, wanted, by_name))

    async def sought(self, turn: Turn, facts: Facts, wanted: Wanted, by_name: Meant) -> Outcome:
        """Show what a message looks for, which is `wanted` and names the products `by_name`."""
        if _THAT_COLOUR.search(turn.text) and not wanted.colours and (before := looked_for(turn.slots)):
            wanted = replace(wanted, colours=before.colours)
        shown = await shown_before(turn, self._resources.shop)
        if by_name.products and (told := await self._of_named(turn, facts, wanted, by_name)):
            return told
        if not by_name.products and not wanted.kinds:
            follows = await self._follows(turn, facts, wanted, shown)
            if follows:
                return follows
        if not by_name.products and (told := await self._of_something_else(turn, facts, wanted)):
            return told
        if wanted.is_vague and not by_name.products:
            if wanted.whom == CHILDREN:
                return await self._for_nobody(facts, wanted)
            return Outcome(Reply("utter_products_all", await self._whole_shop(facts)), general=True)
        return await self._found(turn, facts, wanted, by_name.products, shown)

    async def _like(self, turn: Turn, facts: Facts, wanted: Wanted, named: Sequence[Product]) -> Outcome | None:
        """Show what is like what is named, or cheaper, and is another thing; None where it itself is looked for."""
        # "Other leather boots than the Crag" names leather, and the Crag by a word of its own.
        names = {word for product in named for word in entry(product).name - entry(product).traits}
        # "Too warm" is what the other must not be.
        too = {word for said in _TOO.findall(turn.text) for word in words_of(said)}
        wanted = replace(
            wanted,
            kinds=wanted.kinds or ((kind_of(named),),),
            traits=wanted.traits - names - too,
            leans=frozenset() if too else wanted.leans,
            qualities=wanted.qualities - too,
            unknown=(),
        )
        if CHEAPER.search(turn.text) and (_THAN.search(turn.text) or seeks_another(turn.text)):
            liked = replace(wanted, qualities=wanted.qualities or qualities_shared(named))
            return await self.cheaper(turn, facts, liked, named)
        if not seeks_another(turn.text):
            return None
        if not (wanted.traits or wanted.qualities or too):
            # "Anything like the Ridgeway": what it is like is all that is told.
            return await self.others(turn, facts, wanted, named)
        found = await self.searched(wanted, but=named)
        return await self.show(turn, facts, wanted, found)

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
        if by_name.is_named and len(named) == 1 and _ASKS_OF_IT.match(turn.text):
            # "Is the Alder free of PFAS" asks, and looks for nothing.
            return await self.about(turn, facts, by_name)
        return None

    async def _found(
        self, turn: Turn, facts: Facts, wanted: Wanted, named: tuple[Product, ...], shown: Sequence[Product]
    ) -> Outcome:
        """Show what is found by words, or by a name that the search does not know."""
        before = (*shown, *filter(None, [await talked_of(turn, self._resources.shop)]))
        but = before if _OTHERS.search(turn.text) else ()
        if but and not wanted.unknown and _is_of_their_kind(wanted, but):
            return await self.others(turn, facts, wanted, but)
        found = await self.searched(wanted, but)
        if not found.products:
            found = await self.searched(wanted)
        named = leaving_out(but, [product for product in named if is_free_of(product, wanted.without)])
        if named and (wanted.is_vague or wanted.unknown or not found.products):
            # A name that only the bot has recognised, misspelt or in short: the unknown word.
            found, wanted = Found(named, exact=wanted.is_vague), replace(wanted, unknown=())
        return await self.show(turn, facts, wanted, found)

    async def _follows(self, turn: Turn, facts: Facts, wanted: Wanted, shown: Sequence[Product]) -> Outcome | None:
        """Answer a message that goes on from what was shown; None where it begins anew."""
        before = await talked_of(turn, self._resources.shop)
        others = bool(_OTHERS.search(turn.text)) and "position" not in turn.entities
        of_others = others and not wanted.traits and len(shown) != 2  # noqa: PLR2004  # "the other one" of two
        pointed = () if of_others else await pointed_at(turn, shown, self._resources.shop)
        if pointed:
            return await self.about(turn, facts, Meant(pointed, sure=True))
        of = (before,) if before else tuple(shown)
        if not of or (wanted.unknown and not CHEAPER.search(turn.text)) or _begins_anew(turn.text, wanted):
            return None
        if len(shown) > 1 and COMPARES.search(turn.text) and re.search(r"\bwhich\b", turn.text, _I):
            return await self.compared(turn, facts, shown)
        if CHEAPER.search(turn.text):
            return await self.cheaper(turn, facts, replace(wanted, unknown=()), of)
        return await self._of_the_same(turn, facts, wanted, of, shown if others else ())

    async def _of_the_same(
        self, turn: Turn, facts: Facts, wanted: Wanted, of: Sequence[Product], but: Sequence[Product]
    ) -> Outcome | None:
        """Answer what is wanted of products that were shown; None where it names something of its own."""
        if but and all(one.category == but[0].category for one in but):
            return await self.others(turn, facts, wanted, but)
        if but or wanted.most is not None or wanted.least is not None or wanted.traits or wanted.without:
            return await self.of_that_kind(turn, facts, wanted, of, but)
        if (wanted.colours or wanted.whom) and len(of) > 1:
            return await self.of_that_kind(turn, facts, wanted, of, but)
        if wanted.colours or wanted.size:
            return await self.in_stock(turn, facts, of)
        return None

    async def _is_for_children_alone(self, turn: Turn, wanted: Wanted) -> bool:
        """Whether clothes or shoes are wanted for children, or what is not told: all of them are cut for others."""
        if is_of_age(turn.text) or (turn.intent != "for_children" and wanted.whom != CHILDREN):
            return False
        if not wanted.kinds:
            return turn.intent == "for_children"
        wanted = replace(wanted, whom=CHILDREN)
        found = await self.searched(wanted)
        return not found.products or is_for_nobody(found.products, wanted)

    async def _of_something_else(self, turn: Turn, facts: Facts, wanted: Wanted) -> Outcome | None:
        """Answer what looks for things for an animal, for one sum together, or for a service; None where none is."""
        if is_for_an_animal(turn.text) and await self._is_of_clothes(wanted):
            return Outcome(Reply("utter_products_for_animals", await self._whole_shop(facts)))
        if _SERVICE.search(turn.text) and not wanted.kinds:
            return Outcome(Reply("utter_products_service"), offers_person=True)
        return await self.together(turn, facts, wanted)

    async def _is_of_clothes(self, wanted: Wanted) -> bool:
        """Whether what is wanted is cut for people, or nothing in particular."""
        if not wanted.kinds:
            return True
        found = (await self.searched(replace(wanted, unknown=()))).products
        return not found or all(product.made_for for product in found)

    async def _for_nobody(self, facts: Facts, wanted: Wanted) -> Outcome:
        """Say for whom clothes are made, to somebody who looks for anything for others."""
        products = await self._resources.shop.products(wanted)
        cut = [product for product in products if product.made_for]
        if not is_for_nobody(cut, wanted):
            return Outcome(Reply("utter_products_all", await self._whole_shop(facts)))
        others = listed(cut[0].made_for, facts.shop)
        return Outcome(Reply("utter_products_for_nobody", {"whom": str(wanted.whom), "others": others}))


def seeks_another(text: str) -> bool:
    """Whether a message looks for what is like a thing that it names, or takes its place."""
    return bool(_APART.search(text) or (_LIKE.search(text) and _SEEKS_ANOTHER.search(text)))


def _is_of_their_kind(wanted: Wanted, products: Sequence[Product]) -> bool:
    """Whether what is wanted is of the kinds of those products: "another padded jacket" after one."""
    kinds = {kind for product in products for kind in entry(product).kinds}
    return any(kinds.issuperset(compound) for compound in wanted.kinds)


def _begins_anew(text: str, wanted: Wanted) -> bool:
    """Whether a message looks for something else than what was shown: "something for my aunt", not "… cheaper"."""
    if _OTHERS.search(text) or CHEAPER.search(text):
        return False
    return wanted.gift or (bool(_ANEW.search(text)) and len(text.split()) > _A_FEW_WORDS)
