"""What a message in another language than English wants: data/languages has the words.

A person, one of the grave matters, a withdrawal, or an order that is looked up; to all else one answer tells what the
bot can do in that language.
"""

from typing import Any

from bot.understanding.guessing import guess
from bot.understanding.languages import ENGLISH, Language, known_languages
from bot.understanding.people import plain
from bot.understanding.talk import ANSWER, CLAIMS, Talk

OTHER_LANGUAGE = "other_language"
_TRACK, _LACKS, _YES_NO, _PERSON = "track_order", "lacks", "yes_no", "person"
_GIVEN = frozenset({"order_number", "email"})
# A yes or a no is short; a longer message that begins with one wants more.
_FEW_WORDS = 4


def meant_abroad(parsed: "dict[str, Any]", text: str, talk: Talk) -> "dict[str, Any] | None":
    """Return `parsed` as what a message in another language means, None where it is English or tells nothing."""
    code = guess(text, likely=talk.language)
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
    code = guess(text, likely=talk.language)
    # English goes without saying, unless something else was heard or is expected.
    before = talk.language or (ENGLISH if talk.browser in {"", ENGLISH} else "")
    if not wishes or code in {None, before}:
        return wishes
    first = wishes[0]
    return [{**first, "entities": [*first["entities"], {"entity": "language", "value": code}]}, *wishes[1:]]


def _meant(language: Language, parsed: "dict[str, Any]", text: str, talk: Talk) -> "tuple[str, dict[str, str]]":
    """Return the intent, "" where none is heard, and the entities that the words add."""
    said = plain(text)
    heard = next((intent for intent, pattern in language.means.items() if pattern.search(said)), "")
    if heard and heard != _TRACK:
        return heard, {}
    named = {entity["entity"] for entity in parsed["entities"]}
    lacks = next((what for what, pattern in language.lacks.items() if pattern.search(said)), "")
    missing = {_LACKS: lacks} if lacks and lacks not in named else {}
    if talk.asked in CLAIMS and (named & _GIVEN or missing):
        return ANSWER, missing
    if len(said.split()) <= _FEW_WORDS and (answered := _yes_or_no(language, said)):
        if talk.takes == _YES_NO:
            return ANSWER, {"answers": answered}
        if talk.offers == _PERSON:
            return ("affirm" if answered == "yes" else "deny"), {}
    return (_TRACK, missing) if heard or named & _GIVEN else ("", {})


def _yes_or_no(language: Language, said: str) -> str:
    if language.no.match(said):
        return "no"
    return "yes" if language.yes.match(said) else ""


def _answers_freely(talk: Talk) -> bool:
    """Whether a question is open that is answered in the shopper's own words, in whatever language."""
    return bool(talk.asked) and talk.asked not in CLAIMS and talk.takes != _YES_NO
