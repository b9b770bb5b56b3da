"""What the yes or the no of an answer means to a question as it was put.

"Is it a problem that I wore it" asks whether something stands against a return, "you don't take it back, right" denies
it by itself: to both, a no would say the reverse of the same no to "can it go back".
"""

import re
from functools import cache
from typing import Any

from bot.server.first_words import DENIAL, EITHER, NEED, OBSTACLE, PUT_AS
from bot.understanding.parsed import intent_of, with_entity
from bot.understanding.phrasing import read_talk
from bot.understanding.talk import Talk

# The entity with what a denial denies.
STATED = "stated"
_HELP_PAGE = "help_page"


class Polarity:
    """What data/talk/polarity.yml says, compiled."""

    def __init__(self, written: "dict[str, Any]") -> None:
        self._asks = {put: _any_of(written[put]) for put in (OBSTACLE, NEED, EITHER)}
        self._no_obstacle = _any_of(written["no_obstacle"])
        self._denials = [(re.compile(denied, re.IGNORECASE), left) for denied, left in written["denials"]]
        verbs = "|".join(re.sub(r"\((?!\?)", "(?:", denied) for denied, _ in written["denials"])
        head = rf"(?:{written['leads']}\W+)*(?P<whether>{written['asks_whether']})?"
        of_verb = rf"{written['subject']} (?:(?:still|really|also|even|actually) )?(?P<denial>{verbs})"
        self._statement = re.compile(
            rf"(?:^|[.!?;:]\s*)\W*{head}(?:{of_verb}|(?P<none>{written['has_none']}) )"
            r"(?P<rest>(?:(?!,? or\b)[^.?!;])*?)"
            rf"(?P<tag>\W+(?:{written['confirms']})(?: then)?| then)?(?P<end>\W*)$",
            re.IGNORECASE,
        )
        self._asks_else = re.compile(
            r"(?:,|\bso|\band|\bbut)"
            r" (?:can|could|do|does|is|are|will|would|how|what|when|where|which|may|should|must)\b"
            # "It does not cover all, pay the rest by card?" asks for what is to be done.
            r"|, (?:then |just |so )?(?:pay|use|take|put|add|top|get|send|order|buy|split|swap|change)\b",
            re.IGNORECASE,
        )

    def put_as(self, text: str) -> str:
        """Return how a question is put, in the words of bot/server/first_words.py; "" where it is put straight."""
        if self._no_obstacle.search(text):
            # "It is no problem, is it" is no denial either: what is so is what is asked.
            return ""
        if self.stated(text):
            return DENIAL
        return next((put for put, asks in self._asks.items() if asks.search(text)), "")

    def stated(self, text: str) -> str:
        """Return what a statement that is to be confirmed denies, without its denial; "" where it is none."""
        found = self._statement.search(text)
        if not found or self._asks_else.search(found["rest"]):
            return ""
        if not (found["whether"] or found["tag"] or "?" in found["end"]):
            return ""
        if found["none"]:
            start, end = found.span("none")
            return f"{text[:start]}{re.sub(r'(?i)no$', '', text[start:end])}{text[end:]}".strip()
        start, end = found.span("denial")
        for denied, left in self._denials:
            if denied.fullmatch(text[start:end]):
                return f"{text[:start]}{denied.sub(left, text[start:end])}{text[end:]}"
        return ""


def with_polarity(parsed: "dict[str, Any]", talk: Talk) -> "dict[str, Any]":
    """Add to a question for a rule how it is put, and what it denies."""
    # What is told of an order answers what was heard, however it was put.
    if talk.of_order and intent_of(parsed).wish != "tells" and intent_of(parsed).name != _HELP_PAGE:
        return parsed
    put_as = polarity().put_as(parsed["text"])
    if not put_as:
        return parsed
    told = with_entity(parsed, PUT_AS, put_as)
    return with_entity(told, STATED, polarity().stated(parsed["text"])) if put_as == DENIAL else told


@cache
def polarity() -> Polarity:
    """Return what data/talk/polarity.yml says; raises `OSError`, `KeyError` and `re.error`."""
    return Polarity(read_talk("polarity"))


def _any_of(alike: "list[str]") -> "re.Pattern[str]":
    return re.compile("|".join(alike), re.IGNORECASE)
