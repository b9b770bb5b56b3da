"""What is to be done about a message: it is read in its talk, cut into wishes, and each of them is decided."""

from typing import Any

from bot.understanding.abroad import in_language, meant_abroad
from bot.understanding.acting import informs, is_acted_on, only_tells
from bot.understanding.barring import barred_intents, never, out_of_question, without
from bot.understanding.beginning import only_asked, with_its_question
from bot.understanding.beside_claims import beside_claims, with_claims
from bot.understanding.correcting import drops_wish, gives_up, without_correction
from bot.understanding.deciding import decide
from bot.understanding.going_on import after_the_last, of_goods_and_their_way, of_one_page, with_what_it_tells
from bot.understanding.grave import grave_matter
from bot.understanding.in_talk import ANEW, INSTEAD, in_talk, pointed
from bot.understanding.listing import of_a_list
from bot.understanding.many import counts_many, wants_many
from bot.understanding.meaning import is_of_another_matter
from bot.understanding.mockery import mocked, mocked_again
from bot.understanding.new_parcel import wants_new_parcel, with_new_parcel
from bot.understanding.numbered import numbered
from bot.understanding.open_question import after_the_answer
from bot.understanding.pages import (
    HELP_PAGE,
    NEAR,
    of_its_page,
)
from bot.understanding.parsed import CLAIMS, FALLBACK, intent_of, names, surely, with_entity
from bot.understanding.person import Reading, reading
from bot.understanding.phrasing import phrasing
from bot.understanding.polarity import with_polarity
from bot.understanding.procedures import (
    begun_by,
    begun_by_words,
    begun_with_number,
)
from bot.understanding.questions import without_questions
from bot.understanding.sentences import sentence_by_sentence
from bot.understanding.small_talk import (
    SMALL_TALK,
    after_refusal,
    besides,
    is_its_own,
    without_small_talk,
)
from bot.understanding.talk import NOTHING_SAID, TAKE_BACK, Talk
from bot.understanding.wishes import Parse, tracks, wishes_in
from bot.understanding.withdrawing import WITHDRAWS, declares_withdrawal, right_asked_about

_PERSON, _MANY, _TRACK = "ask_human", "bulk_order", "track_order"
# What a wish for many pieces is taken for.
_LIKE_MANY = frozenset(
    {
        *(FALLBACK, HELP_PAGE, "product_search", "product_question", "stock_availability"),
        *("discounts", "price_match", "place_order"),
    }
)
_EMAIL = "email"
_FRUSTRATION, _STAY, _YES = "frustration", "stay_with_bot", "affirm"
_LESSER = frozenset({_PERSON, "complaint"})


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
    if first := grave_matter(meant) or (WITHDRAWS if declares_withdrawal(meant) else None):
        return [surely(first, whole)]
    of_people = None if _is_graver(whole) else reading(_unnamed(meant, whole))
    if of_people is Reading.WISHES:
        # Who would talk to somebody about forty pieces is told the rule on the way.
        many = [surely(_MANY, whole)] if counts_many(meant) and not talk.asked and not names(whole, CLAIMS) else []
        return [*many, surely(_PERSON, whole)]
    if known := meant_abroad(whole, meant, talk) or right_asked_about(meant, whole, talk):
        return [known]
    barred = barred_intents(meant, whole, talk) | ({_PERSON} if of_people is Reading.MENTIONS else set())
    parse = never(barred, parse)
    whole = without(barred | out_of_question(meant), whole)
    if bitter := mocked_again(whole, meant, talk):
        return [surely(bitter, whole)]
    # "Scrap that, when does it come" asks nothing about what it takes back.
    dropped = bool(talk.asked) and gives_up(text) and (drops_wish(text) or is_of_another_matter(whole, meant, talk))
    told = None if dropped else in_talk(whole, meant, talk)
    if told is not None:
        return await _with_what_is_besides(await of_its_page(told, meant, parse, talk), meant, parse, talk)
    said, whole = await beside_claims(meant, whole, parse)
    whole = numbered(whole, meant)
    wanted = await of_a_list(said, parse, talk) or await only_asked(said, whole, parse)
    wanted = wanted or await wishes_in(said, whole, parse)
    heard = await _own_words(said, wanted, parse, talk)
    wishes = [decide(wish, talk) for wish in with_claims(heard, whole)]
    wishes = await after_the_last(meant, wishes, talk, parse)
    wishes = with_what_it_tells(meant, await of_one_page(meant, wishes, talk, parse))
    wishes = await of_goods_and_their_way(meant, wishes, talk, parse)
    wishes = _taken_together(await sentence_by_sentence(wishes, parse, talk), whole, meant, talk)
    # "What happened to 1042, ana@example.com": it is a wish about an order only beside the address.
    alone = len(wishes) == 1
    wishes = [numbered(one, meant if alone else one["text"]) if alone or names(one, _EMAIL) else one for one in wishes]
    if not wants_new_parcel(whole, meant, talk):
        wishes = [await with_its_question(one, parse) for one in wishes]
    if len(wishes) == 1:
        wishes = [await of_its_page(wishes[0], meant, parse, talk)]
    # A shopper who only gives another number corrects themselves, not the bot.
    corrects = meant != text
    wishes = in_place_of_it(wishes, whole, talk) if dropped else wishes
    return [with_entity(one, "correction", "yes") if corrects and not informs(one) else one for one in wishes]


async def _with_what_is_besides(told: "dict[str, Any]", text: str, parse: Parse, talk: Talk) -> "list[dict[str, Any]]":
    """Return an answer with what the message asks besides.

    What is the same for all comes before it, "yes, but how long does it take"; after a no comes the wish that takes the
    place of the one which is denied, "no, change the address".
    """
    rest = after_the_answer(text) if talk.takes == "yes_no" and not names(told, {INSTEAD}) else ""
    other = await parse(rest) if rest else told
    if not rest or not is_acted_on(other):
        return [told]
    meant = decide(other, talk)
    if only_tells(other):
        return [meant, told]
    denied = phrasing().no.match(text) is not None
    return [told, meant] if denied and begun_by().get(meant["intent"]["name"], talk.kind) != talk.kind else [told]


def in_place_of_it(wishes: "list[dict[str, Any]]", whole: "dict[str, Any]", talk: Talk) -> "list[dict[str, Any]]":
    """Return the wishes that take the place of the one which is asked about; it is dropped, and what was said of it."""
    # Where the address is asked for, the order is named: "when will it turn up" is of that.
    if talk.asked == _EMAIL or talk.of_order:
        begins = begun_with_number()
        wishes = [surely(begins[name], one) if (name := one["intent"]["name"]) in begins else one for one in wishes]
        unsaid = wishes[0]["intent"]["name"] in {FALLBACK, HELP_PAGE, _FRUSTRATION} and tracks(wishes[0]["text"])
        wishes = [surely(_TRACK, wishes[0]), *wishes[1:]] if unsaid else wishes
    if wishes[0]["intent"]["name"] in begun_by():
        return [with_entity(wishes[0], INSTEAD, ANEW), *wishes[1:]]
    return [surely(TAKE_BACK, whole), *wishes]


def _taken_together(
    wishes: "list[dict[str, Any]]", whole: "dict[str, Any]", text: str, talk: Talk
) -> "list[dict[str, Any]]":
    """Return `wishes`, or the one that they are parts of: for many pieces, a new parcel, and what mockery means."""
    if wants_new_parcel(whole, text, talk):
        return with_new_parcel(wishes, whole, text)
    intents = {one["intent"]["name"] for one in wishes}
    if not talk.asked and not names(whole, CLAIMS) and wants_many(text) and intents <= _LIKE_MANY:
        return [surely(_MANY, whole)]
    if _MANY in intents:
        # "Do you make a price" is a part of the wish for many.
        return [one for one in wishes if one["intent"]["name"] not in _LIKE_MANY] or wishes
    if len(wishes) > 1 and (told := _told_across(wishes, whole, text)):
        return [surely(told, whole)]
    bitter = mocked(wishes, text, talk)
    return [surely(bitter, whole)] if bitter else wishes


def _told_across(wishes: "list[dict[str, Any]]", whole: "dict[str, Any]", text: str) -> str:
    """Return the intent whose words only the whole message has: "what has not gone out, can it go to my sister"."""
    if not names(whole, CLAIMS) or any(begun_by_words("", one["text"], numbered=True) for one in wishes):
        return ""
    return begun_by_words("", text, numbered=True)


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
