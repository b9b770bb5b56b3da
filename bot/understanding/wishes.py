"""Two wishes in one message, such as where an order is and what delivery costs.

A message is cut where one wish may end and another begin, and each side is understood by itself. Only where both sides
are put as wishes, likely to be some, and about different things, are there two: a long story with one wish is left
whole.
"""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from bot.understanding.cutting import MIN_WORDS, Cut, all_cuts, cuts, how_many, is_no_end
from bot.understanding.intents import Intent, known
from bot.understanding.parsed import OF_AN_ITEM, acts, intent_of, without_claims, without_entities
from bot.understanding.phrasing import phrasing
from bot.understanding.procedures import (
    begun_by,
    begun_with_number,
    begun_with_order,
    keeps_its_answer,
    known_procedures,
)

Parse = Callable[[str], Awaitable["dict[str, Any]"]]

# "How long does that take" asks about what was said before it.
_POINTS_BACK = re.compile(r"\b(?:it|that|this|they|them|those|these)\b", re.IGNORECASE)
_OF_A_CLAIM = frozenset({"email"})
# What may only be the reason for the wish beside it, where it asks nothing.
_REASONS = frozenset({"price_match"})
# More at once would fill the screen.
MAX_WISHES = 3
_TRACK, _INVOICE, _INFORM, _ABOUT = "track_order", "invoice_request", "inform", "about_order"
_PROVES = frozenset({"order_number", "email"})
# What asks for an order without a question.
_TRACKS = re.compile(
    r"\b(?:track\w*|status|(?:where|when)(?:['’]?s)?|due|still (?:not|nothing|waiting)|not (?:here|come|arrived))\b",
    re.IGNORECASE,
)
_LACKS = re.compile(r"\b(?:no|without|lost|(?:have|do|did)n['’]?t (?:have|got|get))\b", re.IGNORECASE)
_COMPLAINT = "complaint"
_WAITED_FOR = frozenset({"track", "not_received"})
# "Navy instead, please. I hope it is not packed yet" wants nothing more.
_HOPES = re.compile(
    r"\W*(?:(?:and|but|so|i|we|just|do) )*(?:hope|hoping|hopefully|fingers crossed|praying)\b", re.IGNORECASE
)
# "While I am still waiting for it, I have moved" only sets the scene.
_MEANWHILE = re.compile(r"\b(?:while|whilst|as|since)\b[^.?!]{0,20}\b(?:wait|waiting)\b", re.IGNORECASE)
# "Nobody is at home this week, can you keep it back" only says why.
_NOBODY_IN = re.compile(
    r"\b(?:nobody|no one|noone|none of us)(?:['’]?s| is| will be|['’]?ll be)? (?:at )?(?:home|in|there)\b"
    r"|\b(?:i|we)(?: am| are| will be|['’]?m|['’]?re|['’]?ll be) "
    r"(?:away|out|abroad|on holiday|not (?:at )?(?:home|in))\b",
    re.IGNORECASE,
)
# "What happens now? Order 1042": what a question ends with to say which order it is about.
_LAST_NUMBER = re.compile(
    r"(?<=[.?!,;:])\W*(?:my |it['’]?s |for )?(?:order|number|no\b|nr|#)*\W*\d{3,}\W*$", re.IGNORECASE
)
# "Order 1042. How long does it take": what it begins with to say so.
_FIRST_NUMBER = re.compile(
    r"^\W*(?:(?:for |it['’]?s |this is )?(?:my |the )?(?:order|number|no|nr|#)*\W*)\d{3,}\W*(?<=[.?!,;:\s])",
    re.IGNORECASE,
)
# From this nearness on a side that nobody would act on asks for what a help page says.
_OF_A_PAGE = 0.6
# The least confidence of a side that is not certain; a person is called for a surer one.
_SURE, _SURE_OF_A_PERSON = 0.5, 0.6


async def wishes_in(text: str, whole: "dict[str, Any]", parse: Parse) -> "list[dict[str, Any]]":
    """Return the parse results of the wishes in `text`, in the order to answer them; `whole` where there is one."""
    if acts(whole) and intent_of(whole).whole and not _asks_twice(text):
        # "Threw the receipt out, guarantee gone?" tells the case and asks for it.
        return [whole]
    best, sure = [whole], 0.0
    asked_about: dict[str, Any] = {}
    clear = acts(whole)
    for cut in cuts(text):
        if is_no_end(cut.first):
            continue
        sides = [await parse(cut.first), await parse(cut.second)]
        # The rest is talk around it: "sorry, was on the phone. do you sell boots?"
        clear = clear or any(acts(side) and intent_of(side) == intent_of(whole) for side in sides)
        if acts(sides[0]) and _asks_about(*sides):
            asked_about = sides[0]
        if beside := await _beside_each_other(sides, whole, parse):
            return beside
        surer = min(side["intent"]["confidence"] for side in sides)
        if surer > sure and are_two(*sides) and _are_sure(sides, surer, whole, cut):
            best, sure = [{**side, "certainty": "act"} for side in sides], surer
    clear = clear or (len(best) == 1 and await _says_it_alone(text, whole, parse))
    if len(best) == 1 and asked_about and not acts(whole):
        best = [{**whole, "intent": asked_about["intent"], "certainty": "act"}]
    elif len(best) == 1 and clear:
        best = [{**whole, "certainty": "act"}]
    if len(best) > 1:
        best = [one for side in best for one in await _parted(side, parse)][:MAX_WISHES]
    # A person takes over, and takes up the rest.
    person = [wish for wish in best if intent_of(wish).hands_over]
    return person[:1] or in_order(best, numbered=bool(orders_in(whole)))


def in_order(wishes: "list[dict[str, Any]]", *, numbered: bool) -> "list[dict[str, Any]]":
    """Return wishes in the order to answer them; `numbered`: an order is named."""
    return sorted(wishes, key=lambda wish: _turn(wish, numbered=numbered))


def _asks_twice(text: str) -> bool:
    """Whether a message has two questions, each on its own."""
    says = phrasing()
    return any(says.is_question(cut.first) and says.is_question(cut.second) for cut in cuts(text))


async def _says_it_alone(text: str, whole: "dict[str, Any]", parse: Parse) -> bool:
    """Whether one clause is sure of what the message is likeliest to want, and the rest only tells.

    "Where is it, it said Tuesday and today is Friday"; "my order arrived. Sole hanging off one boot".
    """
    says = phrasing()
    for cut in all_cuts(text)[: how_many(text) // 2]:
        wishes = [side for side in (cut.first, cut.second) if says.asks_for(side) and len(side.split()) >= MIN_WORDS]
        has_come = says.only_come(cut.first)
        wishes = [cut.second] if has_come else wishes
        if len(wishes) == 1 and (has_come or not is_no_end(cut.first)):
            side = await parse(wishes[0])
            if acts(side) and intent_of(side) == intent_of(whole):
                return True
    return False


async def _parted(side: "dict[str, Any]", parse: Parse) -> "list[dict[str, Any]]":
    """Return a side, or the two wishes that it has itself: "where is it, can I pay by invoice" of three things."""
    for cut in cuts(side["text"]):
        if not is_no_end(cut.first):
            sides = [await parse(cut.first), await parse(cut.second)]
            own = not leans_on_what_is_before(cut.second)
            if own and all(acts(one) or _is_of_its_order(one) for one in sides) and are_two(*sides):
                return [{**one, "certainty": "act"} for one in sides]
    return [side]


def _is_of_its_order(side: "dict[str, Any]") -> bool:
    """Whether a side wants something of the order that it names: its procedure asks before anything is done."""
    return bool(orders_in(side)) and intent_of(side).name in begun_by()


def leans_on_what_is_before(clause: str) -> bool:
    """Whether a clause only orders that something be sent, and what that is stands before it: "send it please"."""
    says = phrasing()
    return says.says_nothing(clause) and not (says.is_question(clause) or says.aspect(clause))


def tracks(text: str) -> bool:
    """Whether a message asks where an order is, or when it comes."""
    return _TRACKS.search(text) is not None


async def _beside_each_other(
    sides: "list[dict[str, Any]]", whole: "dict[str, Any]", parse: Parse
) -> "list[dict[str, Any]]":
    """Return what two sides come to that are not both put as wishes: an order and a fact, a wish and its reason."""
    if _are_an_order_and_a_fact(*sides):
        asks = {"name": await _asked_of_it(sides[0], parse), "confidence": 1.0}
        return [sides[1], {**sides[0], "intent": asks, "certainty": "act"}]
    wish = _beside_its_reason(sides)
    return [{**wish, "certainty": "act", "text": whole["text"], "entities": whole["entities"]}] if wish else []


async def _asked_of_it(side: "dict[str, Any]", parse: Parse) -> str:
    """Return the intent of what a side wants of the order that it proves, number and address aside."""
    if tracks(side["text"]):
        return _TRACK
    read = await parse(without_claims(side["text"]))
    begins = {**begun_with_order(), **{name: name for name in begun_by()}}.get(intent_of(read).name, "")
    return begins if begins and read["intent"]["confidence"] >= _SURE else _ABOUT


def _are_an_order_and_a_fact(first: "dict[str, Any]", second: "dict[str, Any]") -> bool:
    """Whether one side asks of the order that it proves, and the other for what is told to all.

    "Where is 1042, ana@example.com, and can I pay in instalments": number and address hide what the first one wants.
    """
    named = {entity["entity"] for entity in first["entities"]}
    tracks = intent_of(first).name == _TRACK and not acts(first)
    proves = named >= _PROVES and (intent_of(first).name == _INFORM or tracks)
    rest = without_entities(first, first["text"], _OF_A_CLAIM)
    of_order = proves and (phrasing().asks_for(rest) or phrasing().is_question(rest) or bool(_TRACKS.search(rest)))
    fact = intent_of(second)
    of_its_own = fact.wish == "tells" and fact.name not in {*begun_by(), *begun_with_order(), *begun_with_number()}
    asks = phrasing().is_question(second["text"]) and not orders_in(second)
    told = (acts(second) and of_its_own) or (second.get("passage") or {}).get("nearness", 0.0) >= _OF_A_PAGE
    return of_order and told and asks and not phrasing().says_nothing(second["text"])


def _beside_its_reason(sides: "list[dict[str, Any]]") -> "dict[str, Any] | None":
    """Return the wish of two sides of which the other says why, or how one feels: "it is late and I am fed up"."""
    why = [side for side in sides if _is_a_reason(side) or (side is sides[1] and _is_anger(side))]
    wishes = [side for side in sides if acts(side) and intent_of(side).name in begun_by()]
    return wishes[0] if len(why) == 1 and len(wishes) == 1 else None


def _is_a_reason(side: "dict[str, Any]") -> bool:
    return intent_of(side).name in _REASONS and not phrasing().asks_for(side["text"])


def _is_anger(side: "dict[str, Any]") -> bool:
    """Whether a side complains, and of nothing but the wish beside it: "not impressed"."""
    return intent_of(side).name == _COMPLAINT and phrasing().is_only_angry(side["text"])


def _are_sure(sides: "list[dict[str, Any]]", surer: float, whole: "dict[str, Any]", cut: Cut) -> bool:
    """Whether both sides are sure enough, and the message is not certain to want something else as a whole."""
    # "The seam is open. I want a new one" says what is wanted for it, and no more.
    # "Is it waterproof? How soon could I have it" asks two things, as no procedure answers the second, and so does
    # "change the size, and when does it go out", which is answered by another procedure.
    of_a_wish = intent_of(sides[0]).name in {*begun_by(), *begun_with_order()}
    has_its_own = acts(sides[1]) and (not of_a_wish or intent_of(sides[1]).name in begun_by())
    # "It was missing. Send it please" orders what is missing, whatever the order alone is like.
    has_its_own = has_its_own and not leans_on_what_is_before(cut.second)
    if _says_nothing(sides[1], cut.second) and not has_its_own:
        return False
    if acts(whole) and _kind(intent_of(whole).name) not in {"", *(_kind(intent_of(side).name) for side in sides)}:
        # Each half of "it cannot be delivered and returns to you" looks like something else.
        return False
    if all(map(acts, sides)):
        wants = acts(whole) and intent_of(whole).wish
        return cut.said or not wants or any(_are_related(intent_of(side), intent_of(whole)) for side in sides)
    least = _SURE_OF_A_PERSON if any(intent_of(side).hands_over for side in sides) else _SURE
    return surer >= least and (cut.said or not acts(whole))


def _turn(wish: "dict[str, Any]", *, numbered: bool) -> "tuple[bool, bool, bool]":
    """Return a wish's place in the order of answers, lowest first.

    Answers that only tell come first. Then comes what offers a person or waits for a photo, so that "yes" and "no" are
    said to it, and last what a procedure carries.
    """
    intent = intent_of(wish)
    with_order = numbered and begun_with_order().get(intent.name, "")
    of_an_order = intent.name in begun_by() or bool(with_order and not keeps_its_answer(with_order, wish["text"]))
    # What names the order is what it was named for.
    return of_an_order, bool(intent.offers), of_an_order and not orders_in(wish)


def are_two(first: "dict[str, Any]", second: "dict[str, Any]") -> bool:
    """Whether two sides of a message are two wishes, and not one and its reason, or one and a question about it."""
    one, other = intent_of(first), intent_of(second)
    # "The zip broke, not impressed": anger about it is no second wish beside one that is carried.
    if one.name in begun_by() and _is_anger(second):
        return False
    both = ((first, second), (second, first))
    if any(_is_why(*sides) for sides in both) or _HOPES.match(second["text"]) or any(map(_only_waits, (first, second))):
        return False
    if _only_tells(second, _TRACK) or any(_only_tells(side, _INVOICE, _LACKS) for side in (first, second)):
        return False
    if _asks_about(first, second):
        return False
    # "Cancel 1042, and change the address of 1051" are two, however alike.
    orders = orders_in(first), orders_in(second)
    if _is_the_same_later(_kind(one.name), _kind(other.name)) and not (all(orders) and orders[0] != orders[1]):
        return False
    of_two = (all(orders) and orders[0] != orders[1] and one != other) or _are_of_two_items(first, second)
    return bool(one.wish and other.wish and (of_two or not _are_related(one, other)))


def _is_why(wish: "dict[str, Any]", why: "dict[str, Any]") -> bool:
    """Whether one side only gives the reason for the other: "I no longer need it, and want my money back"."""
    return phrasing().says_why(why["text"]) and not phrasing().is_question(wish["text"])


def _only_waits(side: "dict[str, Any]") -> bool:
    """Whether a side only tells that one waits meanwhile, or is not in, and wants nothing of the order by it."""
    says = _MEANWHILE.search(side["text"]) or (
        _NOBODY_IN.search(side["text"]) and not phrasing().asks_for(without_claims(side["text"]))
    )
    return _kind(intent_of(side).name) in _WAITED_FOR and bool(says)


def orders_in(parsed: "dict[str, Any]") -> "set[str]":
    """Return the numbers of the orders that a side names."""
    return {entity["value"] for entity in parsed.get("entities") or () if entity["entity"] == "order_number"}


def _are_of_two_items(first: "dict[str, Any]", second: "dict[str, Any]") -> bool:
    """Whether each side wants something else for another product: "the Tarn is torn, and I return the Alder"."""
    kinds = [_kind(intent_of(side).name) for side in (first, second)]
    named = [{one["value"] for one in side["entities"] if one["entity"] == "product"} for side in (first, second)]
    return all(kinds) and kinds[0] != kinds[1] and all(named) and not named[0] & named[1]


def _is_the_same_later(one: str, other: str) -> bool:
    """Whether two kinds are one wish in two states of the order: a change, and an exchange."""
    kinds = known_procedures()
    return one in kinds and other in kinds and one in kinds[other].becomes and other in kinds[one].becomes


def _kind(intent: str) -> str:
    return begun_by().get(begun_with_order().get(intent, intent), "")


def _are_related(one: Intent, other: Intent) -> bool:
    """Whether two intents belong together: "it is broken, can I send it back?" is one wish."""
    return one == other or bool(_families(one) & _families(other))


def _families(intent: Intent) -> "set[str]":
    """Return the families of an intent, and of what it is in another state: a change is later an exchange."""
    kind, others = _kind(intent.name), known_procedures()
    same = [other for other in others.values() if kind and _is_the_same_later(kind, other.kind)]
    later = [known(name) for other in same for name in (*other.begins, *other.with_order)]
    return {one.family for one in (intent, *later) if one.family}


def _only_tells(parsed: "dict[str, Any]", intent: str, words: "re.Pattern[str] | None" = None) -> bool:
    """Whether a side is like an intent and asks for nothing: "my fault. It is order 1042", "I have no receipt"."""
    text = _LAST_NUMBER.sub("", parsed["text"])
    asks = phrasing().asks_for(text) or (words is not None and not words.search(text))
    return intent_of(parsed).name == intent and not asks


def _asks_about(first: "dict[str, Any]", second: "dict[str, Any]") -> bool:
    """Whether the second side only asks about the wish before it: "it broke, am I covered? Order 1042"."""
    orders = orders_in(first), orders_in(second)
    if all(orders) and orders[0] != orders[1]:
        # "Cancel 1042 and where is 1051" asks about another.
        return False
    # "Where is my refund? Order 1042. How long does it take": the number is the refund's, and so is the question.
    gives_number = _FIRST_NUMBER.match(second["text"])
    kind = _kind(intent_of(first).name) if gives_number else begun_by().get(intent_of(first).name)
    if not kind:
        return False
    text = _FIRST_NUMBER.sub("", _LAST_NUMBER.sub("", without_entities(second, second["text"], _OF_A_CLAIM)))
    if (
        acts(second)
        and intent_of(second).name in begun_with_number()
        and not _are_related(intent_of(first), intent_of(second))
    ):
        return False
    if not acts(second) and phrasing().is_question(text) and known_procedures()[kind].can_be_asked(text):
        return True
    return phrasing().is_question(text) and phrasing().says_nothing(text)


def _says_nothing(parsed: "dict[str, Any]", text: str) -> bool:
    """Whether a side names a size or the like and no subject: "I ordered the wrong one and need a medium"."""
    if phrasing().is_question(text) and not _POINTS_BACK.search(text):
        return False
    return phrasing().says_nothing(without_entities(parsed, text, OF_AN_ITEM))
