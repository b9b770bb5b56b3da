"""What a message means in its talk: what is asked of a parse result there, and how one is put out."""

from typing import Any

from bot.understanding.intents import known
from bot.understanding.parsed import OF_AN_ITEM, acts, names, without_entities
from bot.understanding.phrasing import phrasing
from bot.understanding.procedures import begun_by, begun_with_number, begun_with_order, known_procedures
from bot.understanding.questions import asked
from bot.understanding.talk import CLAIMS, FOLLOW_UP, Talk

# A wish in fewer words is more likely the answer to a question.
FEW_WORDS = 4
# A longer message has a subject of its own.
ONE_SENTENCE = 14
# What a message is about that names one.
SUBJECTS = frozenset({"product", "place", "promo_code", "order_number"})
# Whatever was asked, these are no answers to it.
SMALL_TALK = frozenset({"greet", "goodbye", "thank", "courtesy", "bot_challenge", "help"})
_A_WORD_OR_TWO = 2
# From here on a fact that is the same for everybody is asked for, though nobody would act on it by itself.
_LIKELY = 0.6


def says_nothing_of_its_own(parsed: "dict[str, Any]", text: str) -> bool:
    """Whether sizes and colours aside nothing in the message is a subject."""
    return phrasing().says_nothing(without_entities(parsed, text, OF_AN_ITEM))


def intent_acted_on(parsed: "dict[str, Any]") -> str:
    """Return the likeliest intent where it is certain enough to act on, "" where it is not."""
    return str(parsed["intent"]["name"]) if acts(parsed) else ""


def is_certain_wish(parsed: "dict[str, Any]") -> bool:
    """Whether the message is a wish, and certain enough to act on."""
    return bool(known(intent_acted_on(parsed)).wish)


def kind_of(parsed: "dict[str, Any]") -> "str | None":
    """Return the kind of the procedure that the likeliest intent begins, by itself or where an order is named."""
    intent = parsed["intent"]["name"]
    return begun_by().get(begun_with_order().get(intent, intent))


def is_another(parsed: "dict[str, Any]", talk: Talk) -> bool:
    """Whether it is, for certain, a wish of another procedure."""
    return is_certain_wish(parsed) and begun_by().get(parsed["intent"]["name"], talk.kind) != talk.kind


def is_of_another_matter(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether it is, for certain, another matter than the wish whose proof or yes is asked for."""
    intent = parsed["intent"]["name"]
    kind = begun_by().get(begun_with_number().get(intent, intent))
    proves = talk.asked in CLAIMS or talk.takes == "yes_no"
    other = kind != talk.kind and (is_certain_wish(parsed) or phrasing().is_question(text))
    return is_another(parsed, talk) or (proves and other)


def is_of_wish(talk: Talk) -> bool:
    """Whether the talk is still about the wish that is asked about, or was told of last."""
    return bool(talk.asked) or not talk.subject or begun_by().get(talk.subject) == talk.kind


def question_in(parsed: "dict[str, Any]", text: str, talk: Talk) -> str:
    """Return the questions of data/questions.yml that the message may ask about the last answer, likeliest first."""
    # Before an order is proved, what is the same for everybody is told as it is.
    general = talk.asked in CLAIMS and asks_a_fact(parsed)
    # "Just give me the refund" orders one, and asks nothing of it.
    orders = is_certain_wish(parsed) and kind_of(parsed) not in {None, talk.kind} and phrasing().orders(text)
    if names(parsed, SUBJECTS) or general or orders or (talk.asked and not phrasing().is_question(text)):
        return ""
    procedure = known_procedures().get(talk.kind) if is_of_wish(talk) else None
    told = known(talk.subject)
    return " ".join(
        asked(parsed, (told.asked - told.asked_anew) | (procedure.questions(talk.state) if procedure else frozenset()))
    )


def asks_a_fact(parsed: "dict[str, Any]") -> bool:
    """Whether the message likely asks what is the same for everybody."""
    likely = acts(parsed) or parsed["intent"]["confidence"] >= _LIKELY
    return bool(likely and known(parsed["intent"]["name"]).wish == "tells")


def is_known_question(text: str, talk: Talk) -> bool:
    """Whether the procedure of the wish that is asked about, or was told of last, has an answer to these words."""
    procedure = known_procedures().get(talk.kind)
    return procedure is not None and procedure.can_be_asked(text, talk.state)


def takes_back(text: str, *, at_once: bool = False) -> bool:
    """Whether the message takes a wish back; `at_once`: with its first words, as a description may have the same."""
    found = phrasing().takes_back.search(text)
    if found is None or phrasing().is_question(text):
        return False
    return not at_once or len(phrasing().before_taking_back(text).split()) <= _A_WORD_OR_TWO


def meaning(parsed: "dict[str, Any]", intent: str) -> "dict[str, Any]":
    """Return `parsed` with that intent, and certain of it."""
    chosen = {"name": intent, "confidence": 1.0}
    ranking = [chosen, *(one for one in parsed["intent_ranking"] if one["name"] != intent)]
    return {**parsed, "intent": chosen, "intent_ranking": ranking, "certainty": "act"}


def about(parsed: "dict[str, Any]", aspect: str) -> "dict[str, Any]":
    """Return `parsed` with what is asked for, such as "time"; as it is where that is "".

    Words that ask alone are as good: "carrier".
    """
    return naming(parsed, "aspect", aspect) if aspect else parsed


def asking(parsed: "dict[str, Any]", aspect: str, question: str) -> "dict[str, Any]":
    """Return `parsed` as a question about what was told last: for an aspect, or one of data/questions.yml."""
    asks = about(meaning(parsed, FOLLOW_UP), aspect)
    return naming(asks, "question", question) if question else asks


def naming(parsed: "dict[str, Any]", name: str, value: str) -> "dict[str, Any]":
    """Return `parsed` with one entity of that name, instead of all that it had."""
    others = [entity for entity in parsed["entities"] if entity["entity"] != name]
    return {**parsed, "entities": [*others, {"entity": name, "value": value}]}
