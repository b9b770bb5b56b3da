"""A new one wished for of a parcel that has not come: "1042, still not here, just send me another one".

Read by itself, the new one is an exchange, or another order; beside what says that nothing has come, both are one wish.
"""

from functools import cache
from typing import Any

from bot.understanding.parsed import CLAIMS, FALLBACK, names, surely, without_claims
from bot.understanding.phrasing import anywhere, phrasing, read_talk
from bot.understanding.procedures import begun_by, begun_with_order
from bot.understanding.talk import Talk
from bot.understanding.wishes import orders_in

_NOT_RECEIVED = "order_not_received"
# What it is taken for besides.
_LIKE_IT = frozenset(
    {"track", "not_received", "exchange", "change", "return", "missing", "about", "invoice", "back_to_sender"}
)
_SAYS_NOTHING = frozenset({FALLBACK, "inform", "frustration"})
_STOPS = "cancel"


def wants_new_parcel(whole: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether one order that has not come is to be sent once more."""
    if talk.asked or len(orders_in(whole)) > 1 or not names(whole, CLAIMS):
        return False
    said, (not_come, another, papers) = without_claims(text), _words()
    return bool(not_come.search(said) and another.search(said)) and papers.search(said) is None


def with_new_parcel(wishes: "list[dict[str, Any]]", whole: "dict[str, Any]", text: str) -> "list[dict[str, Any]]":
    """Return the one wish for what has not come, and what is wished for besides."""
    return [*(one for one in wishes if not _is_part(one, text)), surely(_NOT_RECEIVED, whole)]


def _is_part(wish: "dict[str, Any]", text: str) -> bool:
    intent = wish["intent"]["name"]
    kind = begun_by().get(begun_with_order().get(intent, intent), "")
    if kind == _STOPS:
        return phrasing().cancels.search(text) is None
    return kind in _LIKE_IT or intent in _SAYS_NOTHING


@cache
def _words() -> "tuple[Any, Any, Any]":
    written = read_talk("en")
    not_come, another, papers = (anywhere(written[name]) for name in ("not_come", "another_one", "of_papers"))
    return not_come, another, papers
