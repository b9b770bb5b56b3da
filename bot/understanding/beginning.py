"""What a wish about an order begins with: a question of its own, "what is in 1042", and not where the order stands."""

import re
from typing import Any

from bot.understanding.acting import is_acted_on
from bot.understanding.cutting import cuts
from bot.understanding.meaning import intent_acted_on
from bot.understanding.parsed import CLAIMS, names, surely, with_entity, without_claims
from bot.understanding.procedures import begun_by, begun_with_number, known_procedures
from bot.understanding.questions import likeliest, thinkable
from bot.understanding.wishes import Parse

_FEW_WORDS = 2
# So sure a message is of what it wants, whatever its question is like.
_OF_ITSELF = 0.8
_QUESTION, _ABOUT = "question", "about_order"
_ORDER, _EMAIL = "order_number", "email"
_CLAUSE_ENDS = re.compile(r"[,.;:!?]\s+")


async def with_its_question(wish: "dict[str, Any]", parse: Parse) -> "dict[str, Any]":
    """Return a wish with the entity `question` where it begins with one that its procedure answers at once.

    Of an order that is named a clause may ask it: "I washed it by mistake, can 1042 come back".
    """
    procedure = known_procedures().get(begun_by().get(wish["intent"]["name"], ""))
    numbered = names(wish, CLAIMS)
    rest = without_claims(wish["text"]) if numbered else wish["text"]
    if procedure is None or names(wish, {_QUESTION}):
        return wish
    among = None
    for part in dict.fromkeys([rest, *(_CLAUSE_ENDS.split(rest) if numbered else ())]):
        if len(part.split()) < _FEW_WORDS:
            continue
        read = await parse(part)
        if question := next(filter(procedure.answers_at_once, likeliest(read, numbered=numbered, among=among)), ""):
            # "1101: buzzer number is 208, put it on the label" asks that of its order, and begins nothing else.
            only = numbered and part == rest and not (_is_of_itself(wish) or is_acted_on(read))
            begun = surely(_ABOUT, wish) if only and _answers(_ABOUT, question) else wish
            return with_entity(begun, _QUESTION, question)
        among = thinkable(read) if part == rest else among
    return wish


async def only_asked(text: str, whole: "dict[str, Any]", parse: Parse) -> "list[dict[str, Any]]":
    """Return the wish of a message that asks nothing but a question about the order which it proves; none otherwise.

    "1042, ana@example.com, was that one paid with PayPal" is no question about the ways to pay.
    """
    rest = without_claims(text)
    orders = [one for one in whole["entities"] if one["entity"] == _ORDER]
    # Of two orders each may be asked, or both together.
    if len(orders) != 1 or not names(whole, {_EMAIL}) or len(rest.split()) < _FEW_WORDS:
        return []
    if any(cut.said for cut in cuts(rest)):
        return []
    read = await parse(rest)
    intent = intent_acted_on(read)
    own = begun_with_number().get(intent, _ABOUT)
    wanted = whole["intent"]["name"] if _is_of_itself(whole) else intent
    begins = [wanted] if wanted in begun_by() else dict.fromkeys([own, _ABOUT, *begun_by()])
    asked = likeliest(read, numbered=True)
    found = ((one, question) for one in begins for question in asked if _answers(one, question))
    return [with_entity(surely(one, whole), _QUESTION, question) for one, question in found][:1]


def _is_of_itself(wish: "dict[str, Any]") -> bool:
    sure = wish["certainty"] == "act" or wish["intent"]["confidence"] >= _OF_ITSELF
    return sure and is_acted_on(wish)


def _answers(intent: str, question: str) -> bool:
    return known_procedures()[begun_by()[intent]].answers_at_once(question)
