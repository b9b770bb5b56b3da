"""What a wish about an order begins with: a question of its own, "what is in 1042", and not where the order stands."""

import re
from typing import Any

from bot.understanding.parsed import CLAIMS, names, with_entity
from bot.understanding.procedures import begun_by, known_procedures
from bot.understanding.questions import likeliest
from bot.understanding.wishes import Parse

# The words around a number and an address, with these.
_CLAIM = re.compile(
    r"(?:\b(?:(?:my|the|and|is|it's|for|of|in|with|by)\W+)*\b(?:order|number|no|nr|e-?mail|mail|address)\b\W*(?:is|was|:)?\W*)*"
    r"(?:\S+@\S+|#?\b[a-z]{0,4}-?\d{4,}\b)",
    re.IGNORECASE,
)
_FEW_WORDS = 2


async def with_its_question(wish: "dict[str, Any]", parse: Parse) -> "dict[str, Any]":
    """Return a wish with the entity `question` where it begins with one that its procedure answers at once."""
    procedure = known_procedures().get(begun_by().get(wish["intent"]["name"], ""))
    if procedure is None:
        return wish
    rest = " ".join(_CLAIM.sub(" ", wish["text"]).split()).strip(" ,;:.-") if names(wish, CLAIMS) else wish["text"]
    if len(rest.split()) < _FEW_WORDS:
        return wish
    beside = await parse(rest)
    question = likeliest(beside)
    return with_entity(wish, "question", question) if procedure.answers_at_once(question) else wish
