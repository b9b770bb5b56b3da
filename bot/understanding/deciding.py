"""What is done about a message, once Rasa's pipeline has said what it may want and how certain that is.

Act on it; ask back with the nearest topics; show a section of the help pages; or say that it was not understood.
"""

from typing import Any

from bot.understanding.abroad import in_language, meant_abroad
from bot.understanding.acting import informs, is_acted_on, only_tells
from bot.understanding.barring import NOT_THERE_YET, barred_intents, never, out_of_question, without
from bot.understanding.beginning import only_asked, with_its_question
from bot.understanding.beside_claims import beside_claims, says_more, with_claims
from bot.understanding.correcting import without_correction
from bot.understanding.cutting import cuts, is_no_end
from bot.understanding.going_on import after_the_last, of_goods_and_their_way, of_one_page
from bot.understanding.goods import is_of_goods, likely_about_goods, tells_of_nothing
from bot.understanding.grave import grave_matter
from bot.understanding.in_talk import INSTEAD, in_talk, pointed
from bot.understanding.intents import known
from bot.understanding.many import counts_many, wants_many
from bot.understanding.numbered import numbered
from bot.understanding.open_question import after_the_answer
from bot.understanding.pages import (
    HELP_PAGE,
    NEAR,
    NEAR_ALONE,
    READ_ON,
    near_enough,
    of_its_page,
    of_page,
    page_outdoes,
    page_says_more,
    with_page,
    with_section,
)
from bot.understanding.parsed import CLAIMS, FALLBACK, intent_of, names, surely, with_entity
from bot.understanding.person import Reading, reading
from bot.understanding.phrasing import phrasing
from bot.understanding.polarity import with_polarity
from bot.understanding.procedures import (
    begun_by,
    begun_by_words,
    begun_with_number,
    begun_with_order,
    keeps_its_answer,
    told_by,
)
from bot.understanding.questions import without_questions
from bot.understanding.small_talk import (
    SMALL_TALK,
    after_refusal,
    besides,
    is_its_own,
    is_sour,
    mocks,
    mocks_again,
    mocks_lateness,
    mocks_what_is_late,
    without_small_talk,
)
from bot.understanding.talk import NOTHING_SAID, Talk
from bot.understanding.wishes import MAX_WISHES, Parse, are_two, in_order, tracks, wishes_in

_ABOUT, _TRACK, _PERSON, _MANY = "about_order", "track_order", "ask_human", "bulk_order"
# What a wish for many pieces is taken for.
_LIKE_MANY = frozenset(
    {
        *(FALLBACK, HELP_PAGE, "product_search", "product_question", "stock_availability"),
        *("discounts", "price_match", "place_order"),
    }
)
_ORDER = "order_number"
_FRUSTRATION, _STAY, _YES = "frustration", "stay_with_bot", "affirm"
_LATE = "order_not_received"
_ANGER = "complaint"
# Where an order stands that was told to be late.
_LATE_STATES = frozenset({"delayed", "delayed_on_its_way"})
# What is told of where somebody waits for an order.
_WAITED_FOR = frozenset({"track", "not_received", "about"})
# What mockery of how long it takes is taken for.
_LIKE_LATE = frozenset({FALLBACK, HELP_PAGE, _FRUSTRATION, "complaint", "product_search", "place_order"})
_LESSER = frozenset({_PERSON, "complaint"})
# Of a message that names an order, one of so many intents is most likely meant.
_LIKELY = 3
# A less likely topic is not worth reading its button.
_WORTH_A_BUTTON = 0.05


async def understand(text: str, parse: Parse, talk: Talk = NOTHING_SAID) -> "list[dict[str, Any]]":
    """Return what is to be done about a message, and with the first wish the `language` where that changes.

    See `_understood`.
    """
    decided = await _understood(text, parse, talk)
    # Rasa keeps what is decided with the message: nobody reads there which questions it was near to.
    return in_language([with_polarity(without_questions(one), talk) for one in decided], text, talk)


async def _understood(text: str, parse: Parse, talk: Talk) -> "list[dict[str, Any]]":
    """Return what is to be done about a message: a parse result for each wish, in the order to answer them.

    `parse` is Rasa's `Agent.parse_message`; `talk` is where the talk stands: what was asked and what was told last.
    A result's intent may be `nlu_fallback`; its ranking then holds the topics worth asking about, and nothing else
    where there are none. Entities are added: `passage` and, where it may be beside the point, `in_doubt` to
    `help_page`; `read_on` to an answer that a help page says more about, and `only_linked` where that does not take
    its place; to both the place of its `sentence`, and `page_says` where that is a yes or a no; and `correction` to a
    wish that corrects what was understood before. `understand` adds how a question is put.
    """
    meant = without_correction(text)
    whole = numbered(pointed(await parse(meant), meant), meant)
    if grave := grave_matter(meant):
        return [surely(grave, whole)]
    of_people = None if _is_graver(whole) else reading(_unnamed(meant, whole))
    if of_people is Reading.WISHES:
        # Who would talk to somebody about forty pieces is told the rule on the way.
        many = [surely(_MANY, whole)] if counts_many(meant) and not talk.asked and not names(whole, CLAIMS) else []
        return [*many, surely(_PERSON, whole)]
    if abroad := meant_abroad(whole, meant, talk):
        return [abroad]
    barred = barred_intents(meant, whole, talk) | ({_PERSON} if of_people is Reading.MENTIONS else set())
    parse = never(barred, parse)
    whole = without(barred | out_of_question(meant), whole)
    if bitter := _mocked_again(meant, talk):
        return [surely(bitter, whole)]
    told = in_talk(whole, meant, talk)
    if told is not None:
        besides_it = [] if names(told, {INSTEAD}) else await _besides(meant, parse, talk)
        return [*besides_it, await of_its_page(told, meant, parse, talk)]
    said, whole = await beside_claims(meant, whole, parse)
    whole = numbered(whole, meant)
    wanted = await only_asked(said, whole, parse) or await wishes_in(said, whole, parse)
    heard = await _own_words(said, wanted, parse, talk)
    wishes = [decide(wish, talk) for wish in with_claims(heard, whole)]
    wishes = await after_the_last(meant, wishes, talk, parse, decide)
    wishes = await of_one_page(meant, wishes, talk, parse)
    wishes = await of_goods_and_their_way(meant, wishes, talk, parse, decide)
    wishes = _taken_together(await _sentence_by_sentence(wishes, parse, talk), whole, meant, talk)
    if len(wishes) == 1:
        # "What happened to 1042, ana@example.com": it is a wish about an order only beside the address.
        wishes = [numbered(one, meant) for one in wishes]
    wishes = [await with_its_question(one, parse) for one in wishes]
    if len(wishes) == 1:
        wishes = [await of_its_page(wishes[0], meant, parse, talk)]
    # A shopper who only gives another number corrects themselves, not the bot.
    corrects = meant != text
    return [with_entity(one, "correction", "yes") if corrects and not informs(one) else one for one in wishes]


async def _sentence_by_sentence(wishes: "list[dict[str, Any]]", parse: Parse, talk: Talk) -> "list[dict[str, Any]]":
    """Return `wishes` with the sentences apart that each ask something else, where an order is proved beside them.

    "Where is 1042, ana@example.com? Do you have a shop? Is there a student discount?" A shopper with an order at hand
    asks all at once.
    """
    if not any(names(one, CLAIMS) for one in wishes):
        return wishes
    parted = [one for wish in wishes for one in await _apart(wish, parse, talk)]
    parted = [one for wish in parted for one in await _apart(wish, parse, talk)]
    return in_order(parted[:MAX_WISHES], numbered=True) if len(parted) > len(wishes) else wishes


async def _apart(wish: "dict[str, Any]", parse: Parse, talk: Talk) -> "list[dict[str, Any]]":
    """Return the two that the first part of a wish and the rest ask, each for itself; the wish where they do not."""
    for cut in cuts(wish["text"]):
        if is_no_end(cut.first) or not phrasing().asks_for(cut.second) or not phrasing().asks_for(cut.first):
            continue
        read = [await parse(cut.first), await parse(cut.second)]
        sides = [decide(side, talk) for side in read]
        # "It came torn. Send me another" is one wish: only a question, or what begins one of its own, is another.
        asks = phrasing().is_question(cut.second) or sides[1]["intent"]["name"] in begun_by()
        asks = asks and (cut.said or is_acted_on(read[1]))
        # What a help page says is no wish, and always another matter.
        two = are_two(*sides) or HELP_PAGE in {side["intent"]["name"] for side in sides}
        if (asks or _of_two_orders(*sides)) and two and not any(map(_is_no_matter, sides)):
            return with_claims(sides, wish)
    return [wish]


def _of_two_orders(*sides: "dict[str, Any]") -> bool:
    """Whether each side names an order of its own: "cancel 1042 and send 1051 back"."""
    numbers = [{one["value"] for one in side["entities"] if one["entity"] == _ORDER} for side in sides]
    return all(numbers) and not set.intersection(*numbers)


def _is_no_matter(side: "dict[str, Any]") -> bool:
    """Whether nothing is understood of a side, or it is nothing but a greeting, a number, an order's name."""
    return informs(side) or side["intent"]["name"] in {FALLBACK, _ABOUT, *SMALL_TALK}


def _taken_together(
    wishes: "list[dict[str, Any]]", whole: "dict[str, Any]", text: str, talk: Talk
) -> "list[dict[str, Any]]":
    """Return `wishes`, or the one that they are parts of: a wish for many pieces, and what mockery means."""
    intents = {one["intent"]["name"] for one in wishes}
    if not talk.asked and not names(whole, CLAIMS) and wants_many(text) and intents <= _LIKE_MANY:
        return [surely(_MANY, whole)]
    if _MANY in intents:
        # "Do you make a price" is a part of the wish for many.
        return [one for one in wishes if one["intent"]["name"] not in _LIKE_MANY] or wishes
    if len(wishes) > 1 and (told := _told_across(wishes, whole, text)):
        return [surely(told, whole)]
    mocked = _mocked(wishes, text, talk)
    return [surely(mocked, whole)] if mocked else wishes


def _told_across(wishes: "list[dict[str, Any]]", whole: "dict[str, Any]", text: str) -> str:
    """Return the intent whose words only the whole message has: "what has not gone out, can it go to my sister"."""
    if not names(whole, CLAIMS) or any(begun_by_words("", one["text"], numbered=True) for one in wishes):
        return ""
    return begun_by_words("", text, numbered=True)


def _mocked_again(text: str, talk: Talk) -> str:
    """Return what mockery means after what was told of a late order; "" where a message is none."""
    if talk.kind in _WAITED_FOR and mocks_again(text, (talk.said, talk.earlier)):
        # What was said in earnest has helped no one: a person does.
        return _ANGER
    late = talk.state in _LATE_STATES and not talk.asked
    return _FRUSTRATION if late and (mocks_what_is_late(text) or is_sour(text)) else ""


def _mocked(wishes: "list[dict[str, Any]]", text: str, talk: Talk) -> str:
    """Return what mockery means: a parcel that is late, or that nothing helps; "" where another wish is plain.

    What has no reason to be praised, and took long, is a late parcel.
    """
    if not mocks(text):
        return ""
    intents = {wish["intent"]["name"] for wish in wishes}
    if mocks_lateness(text) and not talk.kind and intents <= _LIKE_LATE | NOT_THERE_YET:
        return _LATE
    return _FRUSTRATION if intents == {FALLBACK} else ""


async def _besides(text: str, parse: Parse, talk: Talk) -> "list[dict[str, Any]]":
    """Return what a message asks besides its answer: "yes, but how long does it take"."""
    rest = after_the_answer(text) if talk.takes == "yes_no" else ""
    if not rest:
        return []
    other = await parse(rest)
    return [decide(other, talk)] if is_acted_on(other) and only_tells(other) else []


def decide(parsed: "dict[str, Any]", talk: Talk = NOTHING_SAID) -> "dict[str, Any]":
    """Return `parsed` with the intent that is acted on; see `understand`."""
    parsed = _by_its_words(parsed)
    if told := _begun_by_words(parsed, talk):
        return surely(told, parsed)
    if page_outdoes(parsed, talk):
        return of_page(parsed)
    nearness = (parsed.get("passage") or {}).get("nearness", 0)
    about_goods = likely_about_goods(parsed, parsed["text"])
    # "Do you gift wrap" names nothing that is sold, and a page is about it.
    if about_goods and (nearness < NEAR or is_of_goods(surely(about_goods, parsed), talk.of_product)):
        parsed = surely(about_goods, parsed)
    if nearness >= NEAR_ALONE and is_acted_on(parsed) and is_of_goods(parsed, talk.of_product):
        return with_page(parsed)
    return _decided(parsed, talk)


def _by_its_words(parsed: "dict[str, Any]") -> "dict[str, Any]":
    """Return `parsed` with the wish whose own words it has, where those of the likeliest are missing.

    It is one that is answered alike ("the mat was missing", taken for damaged), or, of an order that is named and a
    message that is not sure, one of the likeliest: "1042 had a mug instead of the cap".
    """
    best, text, alike = parsed["intent"], parsed["text"], intent_of(parsed).alike
    if _has_its_words(best["name"], text):
        return parsed
    ranked = [one["name"] for one in parsed["intent_ranking"]]
    others = [name for name in ranked if alike and known(name).alike == alike] if told_by(best["name"]) else []
    if parsed["certainty"] == "ask" and names(parsed, CLAIMS):
        others += ranked[:_LIKELY]
    said = next((name for name in others if _has_its_words(name, text)), None)
    if said is None:
        return parsed
    chosen = {**best, "name": said}
    return {**parsed, "intent": chosen, "intent_ranking": [chosen, *parsed["intent_ranking"]]}


def _has_its_words(intent: str, text: str) -> bool:
    """Whether a text has words that tell of the wish which the intent begins."""
    words = told_by(intent)
    return words is not None and words.search(text) is not None


def _decided(parsed: "dict[str, Any]", talk: Talk) -> "dict[str, Any]":
    passage = parsed.get("passage")
    if passage and passage["nearness"] >= near_enough(parsed, talk):
        return of_page(parsed)
    if is_acted_on(parsed) and not tells_of_nothing(parsed, talk.of_product):
        if begins := _begins(parsed, talk):
            return surely(begins, parsed)
        if passage and passage["nearness"] >= NEAR and only_tells(parsed):
            linked = with_section(READ_ON, parsed)
            return linked if page_says_more(parsed) else with_entity(linked, "only_linked", "yes")
        return parsed
    of_order = parsed["intent"]["name"] if _makes_sure(parsed) else _of_an_order(parsed)
    if of_order is not None:
        return surely(of_order, parsed)
    return _not_understood(parsed)


def _makes_sure(parsed: "dict[str, Any]") -> bool:
    """Whether a message makes sure of what is told to all, though nobody would act on it alone."""
    of_all = bool(intent_of(parsed).wish) and intent_of(parsed).name not in begun_by()
    return of_all and parsed["certainty"] == "ask" and bool(phrasing().made_sure_of(parsed["text"]))


def _not_understood(parsed: "dict[str, Any]") -> "dict[str, Any]":
    fallback = {"name": FALLBACK, "confidence": 1 - parsed["intent"]["confidence"]}
    nearest = [one for one in parsed["intent_ranking"] if one["confidence"] >= _WORTH_A_BUTTON]
    return {
        **parsed,
        "intent": fallback,
        "intent_ranking": [fallback, *(nearest if parsed["certainty"] == "ask" else [])],
    }


def _begins(parsed: "dict[str, Any]", talk: Talk) -> str:
    """Return the intent of the procedure that a message begins because it names an order, or one was talked of."""
    if informs(parsed) and not talk.asked and talk.subject not in begun_with_order() and says_more(parsed):
        return _TRACK if tracks(parsed["text"]) else _ABOUT
    of_this = talk.of_order and not phrasing().supposes.search(parsed["text"])
    begun = begun_with_number() if names(parsed, CLAIMS) else begun_with_order() if of_this else {}
    begins = begun.get(parsed["intent"]["name"], "")
    return "" if begins and keeps_its_answer(begins, parsed["text"]) else begins


def _begun_by_words(parsed: "dict[str, Any]", talk: Talk) -> str:
    """Return the intent of the procedure that a message begins by its words."""
    likely = parsed["intent"]["name"] if parsed["certainty"] == "act" else ""
    return begun_by_words(likely, parsed["text"], numbered=talk.of_order or names(parsed, CLAIMS))


def _of_an_order(parsed: "dict[str, Any]") -> "str | None":
    """Return the likeliest wish about an order where one is named: its procedure asks before anything is done."""
    if not names(parsed, CLAIMS):
        return None
    likely = (one["name"] for one in parsed["intent_ranking"][:_LIKELY] if one["confidence"] >= _WORTH_A_BUTTON)
    wishes = (begun_with_number().get(name, name) for name in likely if name in {*begun_by(), *begun_with_number()})
    # A number with nothing that is understood: what is in the order, and what can be done with it.
    return next(wishes, _ABOUT if names(parsed, {"order_number"}) and not informs(parsed) else None)


def _is_graver(parsed: "dict[str, Any]") -> bool:
    """Whether a person comes at once anyway, for a graver reason than a wish for one or anger."""
    intent = intent_of(parsed)
    return bool(parsed["certainty"] == "act") and intent.hands_over and intent.name not in _LESSER


def _unnamed(text: str, parsed: "dict[str, Any]") -> str:
    """Return `text` without the products that it names: "is Tarn there?" asks for no colleague."""
    named = [one for one in parsed["entities"] if one["entity"] == "product" and "start" in one]
    for one in sorted(named, key=lambda one: one["start"], reverse=True):
        text = f"{text[: one['start']]}it{text[one['end'] :]}"
    return text


async def _own_words(text: str, wishes: "list[dict[str, Any]]", parse: Parse, talk: Talk) -> "list[dict[str, Any]]":
    """Return `wishes`, or what a message says besides small talk that is not meant as such."""
    small = wishes[0]
    if talk.offers and small["intent"]["name"] == _YES and is_acted_on(small) and besides(text) == text.strip():
        # "What do you think?" takes an offer up.
        return wishes
    if len(wishes) == 1 and small["intent"]["name"] == _STAY:
        more = await parse(rest) if (rest := after_refusal(text)) else small
        answered = more["intent"]["name"] not in {*SMALL_TALK, _STAY, _PERSON, _FRUSTRATION} and (
            is_acted_on(more) or (more.get("passage") or {}).get("nearness", 0) >= NEAR
        )
        return [{**more, "text": small["text"]}] if answered else wishes
    if (
        len(wishes) > 1
        or not _is_small_talk(small)
        or is_its_own(small["intent"]["name"], text, small["intent"]["confidence"])
    ):
        return wishes
    rest = besides(text)
    said = await parse(rest) if rest and rest != text else small
    return [without_small_talk(small) if _is_small_talk(said) else {**said, "text": small["text"]}]


def _is_small_talk(parsed: "dict[str, Any]") -> bool:
    return parsed["intent"]["name"] in SMALL_TALK
