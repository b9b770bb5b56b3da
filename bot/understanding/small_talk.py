"""Thanks, greetings, goodbyes, yes and no act only on their own words, which stand in data/talk/small_talk.yml.

"Thanks for nothing" is no thanks, "that's too long" no goodbye, "no idea what that means" no no. What is said besides
is read instead, or asked back about.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.understanding.phrasing import read_talk

SMALL_TALK = frozenset({"greet", "thank", "goodbye", "courtesy", "affirm", "deny"})
# A classifier that is less sure of thanks or a goodbye has to hear one of their words.
_SURE = 0.9


@dataclass(frozen=True)
class _Words:
    own: "Mapping[str, re.Pattern[str]]"
    not_itself: "re.Pattern[str]"
    not_a_greeting: "re.Pattern[str]"
    still: "re.Pattern[str]"
    polite: "re.Pattern[str]"
    opening: "re.Pattern[str]"
    asks_within: "re.Pattern[str]"
    praise: "re.Pattern[str]"
    late: "re.Pattern[str]"
    when_late: "re.Pattern[str]"
    sour: "re.Pattern[str]"
    bitter: "re.Pattern[str]"
    thankful: "re.Pattern[str]"
    faults: "re.Pattern[str]"
    but_really: "re.Pattern[str]"


@cache
def _words() -> _Words:
    said, written = read_talk("en"), read_talk("small_talk")
    ways = {"yes": said["yes"]["words"], "no": said["no"]["words"], "accepts": said["yes"]["accepts"]}

    def either(*parts: str) -> str:
        whole = "|".join(part.replace("\n", "") for part in parts)
        for name, words in ways.items():
            whole = whole.replace(f"{{{name}}}", words)
        return whole

    complains, still = either(*written["complains"]), written["still"]
    joint = rf"(?:(?:{written['joint']})\b[\s,]*)*"
    return _Words(
        own={intent: _any(rf"(?<!\w)(?:{either(words)})(?!\w)") for intent, words in written["own"].items()},
        not_itself=_any(either(written["asks"], complains, *written["no_answer"])),
        not_a_greeting=_any(f"{complains}|{still}"),
        still=_any(still),
        polite=_any(either(written["polite"])),
        asks_within=_any(either(written["asks_within"])),
        praise=_any(rf"\b(?:{either(written['mocks']['praise'])})\b"),
        late=_any(rf"\b(?:{either(written['mocks']['late'])})\b"),
        when_late=_any(rf"\b(?:{either(written['mocks']['when_late'])})\b"),
        sour=_any(rf"\b(?:{either(written['mocks']['sour'])})\b"),
        bitter=_any(rf"\b(?:{either(written['mocks']['bitter'])})\b"),
        thankful=_any(rf"\b(?:{either(written['mocks']['thankful'])})\b"),
        faults=_any(rf"\b(?:{either(written['mocks']['faults'])})\b"),
        but_really=_any(rf"\b(?:{either(written['mocks']['but_really'])})\b"),
        opening=_any(rf"^\W*(?:(?:{either(written['opening'])})\b[\s,.!–—-]*)+{joint}"),
    )


def _any(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern, re.IGNORECASE)


def is_its_own(intent: str, text: str, confidence: float = 1.0) -> bool:
    """Whether a message read as small talk, so likely, is nothing but that; true of every other intent."""
    if intent not in SMALL_TALK:
        return True
    words = _words()
    if mocks(text) or _asking(text):
        return False
    if confidence < _SURE and intent in words.own and not words.own[intent].search(text):
        return False
    if intent == "greet" and words.polite.search(text):
        return not words.not_a_greeting.search(text)
    return not words.not_itself.search(text) and (intent == "deny" or not words.still.search(text))


def mocks(text: str) -> bool:
    """Whether a message praises what it says went wrong: "a week late, bravo"."""
    went_wrong = _words().faults.search(text) or _words().late.search(text)
    return bool(_words().praise.search(text) and went_wrong) and not _words().but_really.search(text)


def mocks_lateness(text: str) -> bool:
    """Whether what a message mocks is how long something takes: "three weeks for a hat, marvellous"."""
    return mocks(text) and _words().late.search(text) is not None


def mocks_what_is_late(text: str) -> bool:
    """Whether a message praises the speed or the service, to an answer that a parcel is late: "bravo, what a pace"."""
    words = _words()
    return bool(words.praise.search(text) and words.when_late.search(text)) and not words.thankful.search(text)


def mocks_again(text: str, before: Sequence[str]) -> bool:
    """Whether a message goes on mocking what was mocked in one of those `before`: "marvellous, a menu"."""
    words = _words()
    praises = words.praise.search(text) and not words.thankful.search(text)
    bitter = praises or is_sour(text) or words.bitter.search(text)
    return bool(bitter) and any(mocks(one) or mocks_what_is_late(one) for one in before)


def is_sour(text: str) -> bool:
    """Whether a message has what is said in mockery alone, once a parcel is late: "oh great", "how thoughtful"."""
    return _words().sour.search(text) is not None


def besides(text: str) -> str:
    """Return what a message says besides its small talk: "but how?" of "yes but how?"; may be empty.

    Of "bye! oh, do you post on Saturdays?" it is the question, and of mockery what went wrong.
    """
    if mocks(text):
        return " ".join(_words().praise.sub(" ", text).split()).strip(" ,.!")
    if asking := _asking(text):
        return asking
    return text[begins.end() :].strip() if (begins := _words().opening.match(text)) else text.strip()


def after_refusal(text: str) -> str:
    """Return what follows a no to being passed on: the question of "no person please, when does it come"."""
    _, *rest = _REFUSAL_ENDS.split(text.strip(), maxsplit=1)
    asks = rest and (len(rest[0].split()) >= _A_QUESTION - 1 or rest[0].rstrip().endswith("?"))
    return rest[0] if asks else ""


# Where a refusal ends and more begins.
_REFUSAL_ENDS = re.compile(r"(?<!^no)(?<!^No)[,.;!?]+\s+|\s+(?:but|just)\s+")


def _asking(text: str) -> str:
    """Return the first of several sentences that asks something of its own, and all after it; "" where none does."""
    sentences = _SENTENCE.split(text.strip())
    for place, sentence in enumerate(sentences):
        own = _words().polite.sub(" ", sentence)
        if place and len(own.split()) >= _A_QUESTION and _words().asks_within.search(own):
            return " ".join(sentences[place:])
    return ""


# "Is there more?" is small talk still.
_A_QUESTION = 4
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\s+[-–—]+\s+|\n+|(?<=\w): ")


def without_small_talk(parsed: "dict[str, Any]") -> "dict[str, Any]":
    """Return a parse result that is sure of nothing, and likeliest what is no small talk, where it has that."""
    ranking = [one for one in parsed["intent_ranking"] if one["name"] not in SMALL_TALK]
    if not ranking:
        return {**parsed, "certainty": "none"}
    return {**parsed, "intent": ranking[0], "intent_ranking": ranking, "certainty": "ask"}
