"""What a wish about an order begins with: a question of its own, "what is in 1042", and not where the order stands."""

from typing import Any

from bot.understanding.acting import is_acted_on
from bot.understanding.cutting import cuts
from bot.understanding.parsed import CLAIMS, names, surely, with_entity, without_claims
from bot.understanding.procedures import begun_by, known_procedures
from bot.understanding.questions import likeliest
from bot.understanding.wishes import Parse

_FEW_WORDS = 2
_QUESTION, _ABOUT = "question", "about_order"


async def with_its_question(wish: "dict[str, Any]", parse: Parse) -> "dict[str, Any]":
    """Return a wish with the entity `question` where it begins with one that its procedure answers at once."""
    procedure = known_procedures().get(begun_by().get(wish["intent"]["name"], ""))
    rest = without_claims(wish["text"]) if names(wish, CLAIMS) else wish["text"]
    if procedure is None or names(wish, {_QUESTION}) or len(rest.split()) < _FEW_WORDS:
        return wish
    read = await parse(rest)
    question = next(filter(procedure.answers_at_once, likeliest(read)), "")
    if not question:
        return wish
    # "1101: buzzer number is 208, please put it on the label" asks that of its order, and begins nothing else.
    only = names(wish, CLAIMS) and not is_acted_on(read) and _answers_of_an_order(question)
    return with_entity(surely(_ABOUT, wish) if only else wish, _QUESTION, question)


def _answers_of_an_order(question: str) -> bool:
    return known_procedures()[begun_by()[_ABOUT]].answers_at_once(question)


async def only_asked(text: str, whole: "dict[str, Any]", parse: Parse) -> "list[dict[str, Any]]":
    """Return the wish of a message that asks nothing but a question about the order which it proves; none otherwise.

    "1042, ana@example.com, was that one paid with PayPal" is no question about the ways to pay.
    """
    rest = without_claims(text)
    if not all(names(whole, {claim}) for claim in CLAIMS) or len(rest.split()) < _FEW_WORDS:
        return []
    if any(cut.said for cut in cuts(rest)):
        return []
    told = known_procedures()[begun_by()[_ABOUT]]
    asked = (one for one in likeliest(await parse(rest)) if told.answers_at_once(one, in_any_state=True))
    question = next(asked, "")
    return [with_entity(surely(_ABOUT, whole), _QUESTION, question)] if question else []
