"""What a message in another language than English wants: data/languages has the words.

A person, one of the grave matters, or a wish about an order, which its procedure then carries; to all else one answer
tells what the bot can do in that language.
"""

import re
from collections.abc import Mapping
from typing import Any

from bot.understanding.guessing import guess, is_of_all
from bot.understanding.languages import ENGLISH, Language, known_languages
from bot.understanding.parsed import without_entities
from bot.understanding.people import plain
from bot.understanding.procedures import begun_by
from bot.understanding.talk import ANSWER, CLAIMS, Talk

OTHER_LANGUAGE = "other_language"
_TRACK, _WITHDRAWS, _LACKS, _PERSON = "track_order", "withdraw_contract", "lacks", "person"
_YES_NO, _CHOICE, _PHOTO = "yes_no", "choice", "photo"
_GIVEN = frozenset({"order_number", "email"})
# A yes or a no is short; a longer message that begins with one wants more.
_FEW_WORDS = 4
# What is called the same in every language.
_NAMES = frozenset({"product", "size", "colour", "email", "order_number", "place"})
_A_SENTENCE = 3


def meant_abroad(parsed: "dict[str, Any]", text: str, talk: Talk) -> "dict[str, Any] | None":
    """Return `parsed` as what a message in another language means, None where it is English or tells nothing."""
    code = _language_of(text, talk)
    language = known_languages().get(code or talk.language)
    if language is None:
        return None
    intent, entities = _meant(language, parsed, text, talk)
    if not intent:
        if code is None or _answers_freely(talk):
            return None
        intent = OTHER_LANGUAGE
    chosen = {"name": intent, "confidence": 1.0}
    named = [*parsed["entities"], *({"entity": name, "value": value} for name, value in entities.items())]
    return {
        **parsed,
        "intent": chosen,
        "intent_ranking": [chosen],
        # What a page says in English is no answer here.
        "passage": None,
        "entities": named,
        "certainty": "act",
    }


def in_language(wishes: "list[dict[str, Any]]", text: str, talk: Talk) -> "list[dict[str, Any]]":
    """Tell with the first wish of a message that the talk goes on in another language than before."""
    code = _language_of(text, talk)
    if talk.language and not _is_sentence(wishes, text):
        return wishes
    # English goes without saying, unless something else was heard or is expected.
    before = talk.language or (ENGLISH if talk.browser in {"", ENGLISH} else "")
    if not wishes or code in {None, before}:
        return wishes
    first = wishes[0]
    return [{**first, "entities": [*first["entities"], {"entity": "language", "value": code}]}, *wishes[1:]]


def _language_of(text: str, talk: Talk) -> "str | None":
    """Return the language that a message is in; what English people say as well is in that of the browser: "merci"."""
    if not talk.language and talk.browser in known_languages() and is_of_all(text):
        return guess(text, likely=talk.browser)
    return guess(text, likely=talk.language)


def _is_sentence(wishes: "list[dict[str, Any]]", text: str) -> bool:
    """Whether a message is more than a name, a size or a yes: only such a one changes the language of a talk."""
    named = wishes[0] if wishes else {"entities": []}
    return len(re.findall(r"[^\W\d_]{2,}", without_entities(named, text, _NAMES))) >= _A_SENTENCE


def _meant(language: Language, parsed: "dict[str, Any]", text: str, talk: Talk) -> "tuple[str, dict[str, str]]":
    """Return the intent, "" where none is heard, and the entities that the words add."""
    said = plain(text)
    heard = next((intent for intent, pattern in language.means.items() if pattern.search(said)), "")
    if answered := _answer(language, said, talk):
        return ANSWER, answered
    if _answers_freely(talk) and heard in begun_by() and heard != _WITHDRAWS:
        # The shopper's own words, which are the answer: "the zip is broken".
        return "", {}
    if heard and heard != _TRACK:
        return heard, {}
    named = {entity["entity"] for entity in parsed["entities"]}
    lacks = _found(language.lacks, said)
    missing = {_LACKS: lacks} if lacks and lacks not in named else {}
    if talk.asked in CLAIMS and (named & _GIVEN or missing):
        return ANSWER, missing
    if talk.offers == _PERSON and (said_so := _yes_or_no(language, said)):
        return ("affirm" if said_so == "yes" else "deny"), {}
    return (_TRACK, missing) if heard or named & _GIVEN else ("", {})


def _answer(language: Language, said: str, talk: Talk) -> "dict[str, str]":
    """Return what answers the open question; nothing where the words do not tell."""
    if talk.takes == _CHOICE and (chosen := _found(language.choices, said)):
        return {"value": chosen}
    if talk.takes in {_YES_NO, _CHOICE, _PHOTO} and (answered := _yes_or_no(language, said)):
        return {"answers": answered, **({"value": answered} if talk.takes == _CHOICE else {})}
    return {}


def _found(patterns: "Mapping[str, re.Pattern[str]]", said: str) -> str:
    return next((name for name, pattern in patterns.items() if pattern.search(said)), "")


def _yes_or_no(language: Language, said: str) -> str:
    if len(said.split()) > _FEW_WORDS:
        return ""
    if language.no.match(said):
        return "no"
    return "yes" if language.yes.match(said) else ""


def _answers_freely(talk: Talk) -> bool:
    """Whether a question is open that is answered in the shopper's own words, in whatever language."""
    return bool(talk.asked) and talk.asked not in CLAIMS and talk.takes != _YES_NO
