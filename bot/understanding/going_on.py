"""What a message goes on with: the question before it, the help page told of last, or what it names itself."""

import re
from typing import Any

from bot.understanding.acting import informs, is_acted_on
from bot.understanding.deciding import decide
from bot.understanding.goods import is_of_goods, is_part_alone
from bot.understanding.guessing import has_english_words
from bot.understanding.intents import known
from bot.understanding.pages import HELP_PAGE, NEAR, READ_ON, of_its_passage, on_the_same_page
from bot.understanding.parsed import CLAIMS, FALLBACK, intent_of, names, surely
from bot.understanding.phrasing import phrasing
from bot.understanding.questions import tells_of
from bot.understanding.talk import Talk
from bot.understanding.wishes import Parse

_DELIVERY, _WRAPPING, _GOODS, _SEARCH = "shipping", "gift_options", "products", "product_search"
# Where what is named ends, and it is asked when that would be there.
_ITS_WAY = re.compile(
    r"\s*(?:[,.;?!]+\s*(?:and |but |also )*|\s(?:and|but) )"
    r"(?=(?:how (?:long|soon|fast|quick\w*)|when|by when|could|can|would|will|is it"
    r"|do you (?:deliver|send|ship)|delivery)\b)",
    re.IGNORECASE,
)
_RETURNS, _GIFT_CARDS = "returns", "gift-cards"
_SENDS_BACK = re.compile(r"\b(?:return\w*|refund\w*|back|money|exchange\w*|swap\w*)\b", re.IGNORECASE)
_TWO = 2
# A message of more words can be understood by itself.
_SHORT = 9
# Where a question goes on with another: "what does a new zip cost and how long does it take".
_ASKS_ON = re.compile(r",? and (?=(?:how|when|what|who|where|do|does|is|are|can|must|will)\b)", re.IGNORECASE)


async def after_the_last(text: str, wishes: "list[dict[str, Any]]", talk: Talk, parse: Parse) -> "list[dict[str, Any]]":
    """Return `wishes`, or what a short message means with the question before it: "softener?", "and on £57?".

    Where that question only went on itself, the one before it tells what this is about.
    Only what tells is meant so: nothing is begun on it.
    """
    alone = wishes[0]
    if len(wishes) == 1 and not talk.asked and (told := on_the_same_page(alone, text, talk.page, talk)):
        return [told]
    unclear = alone["intent"]["name"] == FALLBACK or (informs(alone) and not names(alone, CLAIMS))
    # "What about standard" after the days of delivery is no question about a product.
    unclear = unclear or _is_of_no_product(alone, text, talk) or _is_part_of_a_row(alone, text, talk)
    if len(wishes) > 1 or not unclear or not talk.said or len(text.split()) > _SHORT or not has_english_words(text):
        return wishes
    if another := await _of_another_row(alone, text, talk, parse):
        return [another]
    # A help page may leave no subject behind.
    of_no_fact = talk.asked or (talk.subject and known(talk.subject).wish != "tells")
    asks_on = phrasing().is_question(text) or phrasing().goes_on.match(text) or alone["entities"]
    if of_no_fact or not asks_on:
        return wishes
    for before in filter(None, (talk.said, talk.earlier)):
        both = await parse(f"{before}\n{text}")
        near = (both.get("passage") or {}).get("nearness", 0) >= NEAR
        together = decide(both if near else {**both, "passage": None}, talk)
        tells = intent_of(together).wish == "tells" or names(together, {READ_ON})
        if together["intent"]["name"] == HELP_PAGE or (is_acted_on(together) and tells):
            named = [{name: one[name] for name in ("entity", "value")} for one in together["entities"]]
            return [{**together, "text": alone["text"], "entities": named}]
    return wishes


async def of_one_page(text: str, wishes: "list[dict[str, Any]]", talk: Talk, parse: Parse) -> "list[dict[str, Any]]":
    """Return `wishes` with those that go on with the page of another: "what does a new zip cost and how long is it"."""
    of_pages = [one for one in wishes if one["intent"]["name"] == HELP_PAGE]
    # "Do you mend zips, what does it cost": what says nothing by itself goes on with the other.
    told = next((one for one in of_pages if not phrasing().says_nothing(one["text"])), next(iter(of_pages), None))
    if told is None or talk.asked:
        return wishes
    section = next(one["value"] for one in told["entities"] if one["entity"] == "passage")
    page = section.partition("#")[0]
    if len(wishes) == 1:
        clause = next(iter(_ASKS_ON.split(text, maxsplit=1)[1:]), "")
        going_on = on_the_same_page(await parse(clause), clause, page, talk, beside=True) if clause else None
        return [told, going_on] if going_on and going_on["passage"]["section"] != section else wishes
    others = [on_the_same_page(one, one["text"], page, talk, beside=True) or one for one in wishes if one is not told]
    # "When do I have it back" asks of no product.
    others = [one for one in others if not intent_of(one).of_products or is_of_goods(one, talk.of_product)]
    others = [one for one in others if (one.get("passage") or {}).get("section") != section]
    others = [one for one in others if page != _GIFT_CARDS or not _uses_it(one)]
    # "My voucher is two years old, can I still use it" asks one thing, and all of it tells the case.
    return [told, *others] if others else [_told_by_all(told, wishes, text)]


def _uses_it(parsed: "dict[str, Any]") -> bool:
    """Whether a clause beside a gift card only seems to be about a return: "can I still use it?", "still ok?"."""
    section = (parsed.get("passage") or {}).get("section", "")
    of_returns = intent_of(parsed).topic == _RETURNS or section.startswith(f"{_RETURNS}#")
    return of_returns and not _SENDS_BACK.search(parsed["text"])


def with_what_it_tells(text: str, wishes: "list[dict[str, Any]]") -> "list[dict[str, Any]]":
    """Return `wishes`, or the first alone where the others only tell what it is answered by.

    "WELCOME10 won't go through. I'm at £27, never bought here": the sum and the first order are the code's.
    """
    first, *rest = wishes
    anew = intent_of(first).asked_anew
    tells = bool(rest and anew) and all(tells_of(one, anew) and not names(one, CLAIMS) for one in rest)
    return [_told_by_all(first, wishes, text)] if tells else wishes


def _told_by_all(told: "dict[str, Any]", wishes: "list[dict[str, Any]]", text: str) -> "dict[str, Any]":
    """Return a wish with the whole text, and all that is named in its parts."""
    named = [{name: one[name] for name in ("entity", "value")} for wish in wishes for one in wish["entities"]]
    # What a part would only link to is beside the point of the whole.
    own = {"read_on", "only_linked", *(one["entity"] for one in told["entities"])}
    return {**told, "text": text, "entities": [*told["entities"], *(one for one in named if one["entity"] not in own)]}


async def of_goods_and_their_way(
    text: str, wishes: "list[dict[str, Any]]", talk: Talk, parse: Parse
) -> "list[dict[str, Any]]":
    """Return `wishes`, or the two of a message that names what is sold and asks when it would be somewhere.

    "Alder jacket, and how long till it's in Cardiff": what is named asks nothing by itself.
    """
    of_these = len(wishes) == 1 and intent_of(wishes[0]).topic in {_GOODS, _DELIVERY} and not talk.asked
    sides = _ITS_WAY.split(text, maxsplit=1) if of_these else []
    if len(sides) != _TWO or not sides[0].strip() or names(wishes[0], CLAIMS):
        return wishes
    named, way = await parse(sides[0]), decide(await parse(sides[1]), talk)
    asks_way = intent_of(way).topic == _DELIVERY and is_acted_on(way) and names(way, {"place", "date"})
    if not asks_way or not is_of_goods(surely(_SEARCH, named), of_product=False):
        return wishes
    of_it = decide(named, talk)
    return [of_it if intent_of(of_it).topic == _GOODS else surely(_SEARCH, named), way]


def _is_of_no_product(alone: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether what seems to be about products asks the last question of another thing, or for another way.

    "What about a scarf then" after one on wrapping, and "what about standard" after one on delivery.
    """
    if not intent_of(alone).of_products or not phrasing().goes_on.match(text):
        return False
    of_a_way = phrasing().names_a_way.search(text) and not names(alone, {"product"})
    return talk.subject == _WRAPPING or bool(of_a_way and known(talk.subject).topic == _DELIVERY)


def _is_part_of_a_row(alone: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether a size or a number alone asks for another row of the page before: "and 46", after shoe sizes."""
    # Where things were shown, it asks for one of them.
    return bool(talk.page) and not talk.of_product and is_part_alone(alone, text)


async def _of_another_row(alone: "dict[str, Any]", text: str, talk: Talk, parse: Parse) -> "dict[str, Any] | None":
    """Return "and 46", after EU 44, as a question of the same table, whatever the two are taken for; None where not."""
    if talk.asked or not _is_part_of_a_row(alone, text, talk):
        return None
    for before in filter(None, (talk.said, talk.earlier)):
        both = await parse(f"{before}\n{text}")
        found = both.get("passage") or {"section": "", "nearness": 0}
        if found["nearness"] >= NEAR and found["section"].startswith(f"{talk.page}#"):
            return {**of_its_passage(both), "text": alone["text"]}
    return None
