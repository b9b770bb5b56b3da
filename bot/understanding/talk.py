"""A message read in its talk: whether it answers what was asked, takes it back, or points at what was said last.

Only what does none of it is a new wish. What was asked and what was told stands in the slots `agenda` and `subject`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.entities.numbers import generous_order_number
from bot.understanding.goods import goods_meant, shop_words
from bot.understanding.intents import known
from bot.understanding.parsed import OF_AN_ITEM, names, without_entities
from bot.understanding.phrasing import phrasing
from bot.understanding.procedures import begun_by, begun_with_order, known_procedures
from bot.understanding.questions import asked
from bot.understanding.small_talk import is_its_own

_CANCEL = "cancel_order"
ANSWER, FOLLOW_UP, TAKE_BACK = "answer", "follow_up", "take_back"
_NUMBERS = frozenset({"order_number", "order_check"})
CLAIMS = frozenset({"email", *_NUMBERS})
# Where a wish stands that can still be taken back.
_OPEN = frozenset({"asked", "proved", "offered", "ready"})
_PRODUCTS = "products"
# The topics whose actions know cost, time and reason of what they told.
_ASKED_ON = frozenset({"shipping", "payments", "contact"})
# A wish in fewer words is more likely the answer to a question.
_FEW_WORDS = 4
_A_WORD_OR_TWO, _TWO = 2, 2
# What is angry, and may order something all the same.
_ANGER = frozenset({"frustration", "complaint"})
_FRUSTRATION, _UNDECIDED = "frustration", "undecided"
# A longer message has a subject of its own.
_ONE_SENTENCE, _ONE_STORY = 14, 30
# Questions that a yes or a no answers, too: "do you have the parcel already?", "can you send a photo?".
_WITH_YES_OR_NO = frozenset({"choice", "photo"})
# What a message is about that names one.
_SUBJECTS = frozenset({"product", "place", "promo_code", "order_number"})
_PRODUCT, _LINE = "product", "line"
# What fills a slot of another name.
_HEARD_AS = {"size_step": "size", "position": "line"}
# Whatever was asked, these are no answers to it.
_SMALL_TALK = frozenset({"greet", "goodbye", "thank", "bot_challenge", "help"})


@dataclass(frozen=True)
class Talk:
    """Where a talk stands: the open question (its slot and what it takes), the wish it is about, the last subject.

    `kind` is that of the wish which is asked about or was told of last, `open` whether it can still be taken back,
    `subject` the intent that was answered last. `product` is the name of the one that was talked of; `of_product`,
    `of_order` and `of_orders` tell that a product, a proved order, or the same of two orders, was talked of. `said` is
    the message before, `earlier` the one before that, `offers` is what a yes accepts, `language` what the shopper was
    last heard to write in, "" while it was English alone, and `browser` the language of their browser.
    """

    asked: str = ""
    takes: str = ""
    kind: str = ""
    open: bool = False
    subject: str = ""
    of_product: bool = False
    product: str = ""
    of_order: bool = False
    of_orders: bool = False
    said: str = ""
    earlier: str = ""
    offers: str = ""
    language: str = ""
    browser: str = ""


NOTHING_SAID = Talk()


def talk_of(
    tracker: "DialogueStateTracker | None", browser: "str | None" = None, kept: "dict[str, Any] | None" = None
) -> Talk:
    """Return where the talk stands; nothing is asked where there was none.

    `browser` is its language ("de-AT"), `kept` the agenda of the session before, which a new one is told.
    """
    slots = tracker.current_slot_values() if tracker else {}
    agenda = slots.get("agenda") or kept or {}
    asked = agenda.get("asked") or {}
    wishes = {wish["id"]: wish for wish in agenda.get("wishes") or ()}
    wish = wishes.get(agenda.get("current")) or wishes.get(agenda.get("last")) or {}
    told = [one for one in wishes.values() if one["order"] and one["stands"] != "asked"]
    said = list(islice(_said(tracker), 2)) if tracker else []
    return Talk(
        asked=asked.get("slot", ""),
        takes=asked.get("takes", ""),
        kind=wish.get("kind", ""),
        open=wish.get("stands") in _OPEN,
        subject=slots.get("subject") or "",
        of_order=bool(told),
        of_orders=_are_of_two_orders(list(wishes.values())[-_TWO:]),
        of_product=bool(slots.get("product") or slots.get("shown")),
        product=slots.get("product") or "",
        said=said[0] if said else "",
        earlier=said[1] if len(said) > 1 else "",
        offers=slots.get("offer") or "",
        language=slots.get("language") or "",
        browser=(browser or "").replace("_", "-").partition("-")[0].lower(),
    )


def _are_of_two_orders(newest: "list[dict[str, Any]]") -> bool:
    """Whether the newest wishes are the same of two orders: "where are 1042 and 1051?"."""
    numbers = {one["order"] for one in newest if one["stands"] != "asked"} - {None}
    return len(numbers) == _TWO and len({one["kind"] for one in newest}) == 1


def _said(tracker: DialogueStateTracker) -> "Iterator[str]":
    """Yield what the shopper wrote, the last message first."""
    return (event.text or "" for event in reversed(tracker.events) if isinstance(event, UserUttered))


def in_talk(parsed: "dict[str, Any]", text: str, talk: Talk) -> "dict[str, Any] | None":
    """Return `parsed` as it is meant at this point of the talk, or None where it is to be read by itself."""
    angry = parsed["intent"]["name"] in _ANGER
    if known(parsed["intent"]["name"]).hands_over and _acts(parsed) and not (angry and _cancels(parsed, text, talk)):
        return None
    answered = _answer(parsed, text, talk) if talk.asked else None
    if answered is not None:
        return answered
    if talk.kind and _takes_back(text) and (talk.open or not _is_certain_wish(parsed)):
        return None if _goes_on_to_another(parsed, text, talk) else _meaning(parsed, TAKE_BACK)
    if _cancels(parsed, text, talk) or _gives_up_one(parsed, text, talk):
        return _meaning(parsed, _CANCEL)
    frustrated = parsed["intent"]["name"] == _FRUSTRATION and parsed.get("certainty") != "none"
    if frustrated and not _question(parsed, text, talk):
        return None
    told = _asked_anew(parsed, talk) or _at_an_order(parsed, text, talk)
    return told or _follow_up(parsed, text, talk) or _of_same_topic(parsed, text, talk)


def _at_an_order(parsed: "dict[str, Any]", text: str, talk: Talk) -> "dict[str, Any] | None":
    """Return a question about another of the orders that were told of: "and the other one?"."""
    which = phrasing().which_order(text) if talk.of_orders and not talk.asked else ""
    if not which or names(parsed, CLAIMS) or _is_another(parsed, talk) or len(text.split()) > _ONE_SENTENCE:
        return None
    return _about(_with(_meaning(parsed, FOLLOW_UP), "position", which), phrasing().aspect(text) or "which")


def _cancels(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether the order that was told of is to be cancelled, whatever stands beside it: "no waiting, cancel it"."""
    if not talk.of_order or talk.asked or phrasing().is_question(text) or names(parsed, CLAIMS):
        return False
    beside = {"cancel", *known_procedures()["cancel"].covers, talk.kind}
    kin = not _acts(parsed) or parsed["intent"]["name"] in _ANGER or _kind_of(parsed) in beside
    return kin and bool(phrasing().cancels.search(text)) and len(text.split()) <= _ONE_STORY


def _gives_up_one(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether one of the things that were told of is not wanted."""
    one = talk.of_order and names(parsed, {"position"}) and not _is_certain_wish(parsed)
    return bool(one and phrasing().gives_up.search(text))


def pointed(parsed: "dict[str, Any]", text: str) -> "dict[str, Any]":
    """Add the entity `position` where the message points at one of several."""
    place = phrasing().place(text)
    return _with(parsed, "position", place) if place else parsed


def after_the_answer(text: str) -> str:
    """Return what follows a yes or a no; nothing where that is a word or two."""
    begins = phrasing().yes.match(text) or phrasing().no.match(text)
    rest = text[begins.end() :].strip(" ,.;:!-–") if begins else ""
    return rest if len(rest.split()) > _A_WORD_OR_TWO else ""


def _answer(parsed: "dict[str, Any]", text: str, talk: Talk) -> "dict[str, Any] | None":
    """Return the message as the answer to the open question, or None where it is none.

    A question of its own, or another wish that is certain, changes the subject; all else is taken as the answer.
    """
    if talk.asked in CLAIMS:
        return _claimed(parsed, text, talk)
    if talk.takes == "yes_no":
        return _yes_or_no(parsed, text, talk)
    if _changes_subject(parsed, text, talk):
        return None
    if _takes_back(text, at_once=talk.takes == "text"):
        return _meaning(parsed, TAKE_BACK)
    answers = _says_yes_or_no(parsed, text, talk)
    return _with(_meaning(parsed, ANSWER), "answers", answers) if answers else _meaning(parsed, ANSWER)


def _says_yes_or_no(parsed: "dict[str, Any]", text: str, talk: Talk) -> str:
    """Return "yes" or "no" where the message begins so; "" where it does not, or the question takes neither."""
    intent, says = _intent_acted_on(parsed), phrasing()
    if intent == "deny" or (talk.takes in _WITH_YES_OR_NO and says.no.match(text)):
        return "no"
    return "yes" if intent == "affirm" or (talk.takes in _WITH_YES_OR_NO and says.yes.match(text)) else ""


def _changes_subject(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    if _intent_acted_on(parsed) in _SMALL_TALK:
        return True
    named = {entity["entity"] for entity in parsed["entities"]}
    # "How do they come out, small or large?" names sizes, and gives none.
    openly = phrasing().asks_openly(text)
    gives = (
        bool(named & {talk.takes, "position", "photos", *({_PRODUCT} if talk.takes == "line" else ())}) and not openly
    )
    asks = (
        phrasing().is_question(text)
        and _intent_acted_on(parsed) not in {"affirm", "deny"}
        and (
            _acts(parsed)
            or bool(phrasing().aspect(text))
            or _is_known_question(text, talk)
            or bool(_question(parsed, text, talk))
            or (talk.takes != "text" and openly)
        )
    )
    return not gives and (
        asks or (_is_another(parsed, talk) and len(text.split()) > _FEW_WORDS and talk.takes not in {"text", "choice"})
    )


def _is_another(parsed: "dict[str, Any]", talk: Talk) -> bool:
    """Whether it is, for certain, a wish of another procedure."""
    return _is_certain_wish(parsed) and begun_by().get(parsed["intent"]["name"], talk.kind) != talk.kind


def _claimed(parsed: "dict[str, Any]", text: str, talk: Talk) -> "dict[str, Any] | None":
    if _is_another(parsed, talk):
        return None
    if asks := _asks_before_the_proof(parsed, text, talk):
        return asks
    named = {entity["entity"] for entity in parsed["entities"]}
    if named & {"order_number", "email", "lacks"}:
        return _meaning(parsed, ANSWER)
    if phrasing().lacks_it(text):
        return _with(_meaning(parsed, ANSWER), "lacks", "email" if talk.asked == "email" else "order_number")
    if len(text.split()) <= _FEW_WORDS and phrasing().no.match(text):
        return _meaning(parsed, TAKE_BACK)
    number = generous_order_number(text, shop_words().now().order_numbers) if talk.asked in _NUMBERS else None
    return _with(_meaning(parsed, ANSWER), "order_number", number) if number else None


def _asks_before_the_proof(parsed: "dict[str, Any]", text: str, talk: Talk) -> "dict[str, Any] | None":
    """Return a question about the wish while number or address are asked for, or None where the message is none."""
    if names(parsed, {*CLAIMS, "lacks"}) or phrasing().lacks_it(text) or not phrasing().is_question(text):
        return None
    # What would be acted on by itself is told by itself: nothing is known of the order yet.
    question = "" if _acts(parsed) else _question(parsed, text, talk)
    of_this = {**begun_by(), **_kinds_with_order()}.get(_intent_acted_on(parsed)) == talk.kind
    aspect = phrasing().aspect(text) if of_this or _says_nothing_of_its_own(parsed, text) else ""
    return _asking(parsed, aspect, question) if aspect or question else None


@cache
def _kinds_with_order() -> "dict[str, str]":
    return {intent: begun_by()[begins] for intent, begins in begun_with_order().items()}


def _yes_or_no(parsed: "dict[str, Any]", text: str, talk: Talk) -> "dict[str, Any] | None":
    says, intent = phrasing(), _intent_acted_on(parsed)
    if says.is_undecided(text):
        return None
    begins_no, begins_yes = says.no.match(text), says.yes.match(text)
    no = bool((intent == "deny" and is_its_own(intent, text)) or begins_no or _takes_back(text))
    yes = bool((intent == "affirm" and is_its_own(intent, text)) or begins_yes or _wishes_again(parsed, text, talk))
    named = {_HEARD_AS.get(one["entity"], one["entity"]) for one in parsed["entities"]}
    hears = known_procedures()[talk.kind].hears if talk.kind in known_procedures() else frozenset()
    narrows = _LINE in hears and bool(says.narrows.search(text)) and not (begins_yes or says.is_question(text))
    if (named & hears and not (yes or no)) or narrows:
        # "And in L?" and "only the hat, keep the rest" change what is to be confirmed.
        return _meaning(parsed, ANSWER)
    if not (yes or no) or (says.is_question(text) and not begins_yes and not begins_no):
        return None
    return _with(_meaning(parsed, ANSWER), "answers", "no" if no else "yes")


def _wishes_again(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether it says the wish once more that a yes is asked for: "cancel it"."""
    again = _is_certain_wish(parsed) and begun_by().get(parsed["intent"]["name"]) == talk.kind
    return again and len(text.split()) <= _FEW_WORDS and not parsed["entities"] and not phrasing().is_question(text)


def _takes_back(text: str, *, at_once: bool = False) -> bool:
    """Whether the message takes a wish back; `at_once`: with its first words, as a description may have the same."""
    found = phrasing().takes_back.search(text)
    if found is None or phrasing().is_question(text):
        return False
    return not at_once or len(text[: found.start()].split()) <= _A_WORD_OR_TWO


def _goes_on_to_another(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether a message takes one wish back for another: "forget it, cancel the order"."""
    found = phrasing().takes_back.search(text)
    rest = text[found.end() :] if found else ""
    return bool(rest.split()) and _is_another(parsed, talk) and not phrasing().takes_back.search(rest)


def _follow_up(parsed: "dict[str, Any]", text: str, talk: Talk) -> "dict[str, Any] | None":
    """Return a short question as one about what was said last, or None where it has a subject of its own."""
    question = _question(parsed, text, talk)
    if word := _asked_in_a_word(parsed, text, talk) or _left_open(parsed, text, talk):
        return _asking(parsed, word, question)
    bare = _says_nothing_of_its_own(parsed, text)
    aspect = phrasing().aspect(text) if phrasing().is_question(text) or len(text.split()) <= _FEW_WORDS else ""
    of_wish = _is_of_wish(talk)
    procedure = known_procedures().get(talk.kind) if of_wish else None
    of_another = _is_of_another(parsed, talk) if of_wish else _is_certain_wish(parsed)
    # "And the second one?" asks the same of another item.
    if bare and not aspect and phrasing().place(text) and procedure is not None and not talk.asked:
        return _about(_meaning(parsed, FOLLOW_UP), "which")
    if procedure is not None and aspect in procedure.aspects and phrasing().asks_openly(text):
        # "When will the money be there?" is no new wish for a refund.
        bare = bare or (_kind_of(parsed) == talk.kind and not names(parsed, _SUBJECTS | CLAIMS))
    asks_here = bare or (talk.asked and not _acts(parsed) and len(text.split()) <= _ONE_SENTENCE)
    if (
        (asks_here and aspect and procedure is not None)
        or (_is_known_question(text, talk) and not of_another)
        or _asks_instead(parsed, text, talk)
        or question
        or (procedure is not None and aspect == "time" and _names_an_item(parsed, text, talk))
    ):
        return _asking(parsed, aspect, question)
    if procedure is not None:
        return None
    if known(talk.subject).topic == _PRODUCTS or (talk.of_product and not talk.subject):
        meant = goods_meant(parsed, text, bare=bare, of_product=talk.of_product, before=talk.subject)
        return _meaning(parsed, meant) if meant else None
    # What an answer that only tells is asked next, "and how long?", is another side of the same fact.
    tells = known(talk.subject).topic in _ASKED_ON
    return _about(_meaning(parsed, talk.subject), aspect) if bare and aspect and tells else None


def _asked_anew(parsed: "dict[str, Any]", talk: Talk) -> "dict[str, Any] | None":
    """Return what was answered last, where the message tells something new of it: "it is my first order, though"."""
    anew = known(talk.subject).asked_anew
    if talk.asked or not anew or names(parsed, CLAIMS) or not asked(parsed, anew):
        return None
    return _meaning(parsed, talk.subject)


def _asked_in_a_word(parsed: "dict[str, Any]", text: str, talk: Talk) -> str:
    """Return the word that asks about the wish that was told of last, with nothing beside it: "sum?"."""
    procedure = known_procedures().get(talk.kind)
    elsewhere = talk.subject and known(talk.subject).topic == _PRODUCTS
    if procedure is None or elsewhere or names(parsed, CLAIMS) or len(text.split()) > _ONE_SENTENCE:
        return ""
    if talk.asked and not (talk.takes == "yes_no" and phrasing().is_question(text)):
        return ""
    return procedure.asked_alone(phrasing().asks_of_it(without_entities(parsed, text, OF_AN_ITEM)))


def _left_open(parsed: "dict[str, Any]", text: str, talk: Talk) -> str:
    """Return "undecided" where a choice that was told is left open: "wait or cancel?", "hm, not sure"."""
    procedure = known_procedures().get(talk.kind)
    open_to = procedure is not None and _UNDECIDED in procedure.aspects and talk.open and not talk.asked
    says_neither = not phrasing().asks_of_it(text) and not phrasing().is_question(text) and not _answers(parsed)
    undecided = phrasing().is_undecided(text) and not _is_certain_wish(parsed)
    return _UNDECIDED if open_to and (undecided or says_neither) else ""


def _answers(parsed: "dict[str, Any]") -> bool:
    """Whether it says yes, no, or small talk, or names something."""
    return _intent_acted_on(parsed) in {"affirm", "deny", *_SMALL_TALK} or bool(parsed["entities"])


def _of_same_topic(parsed: "dict[str, Any]", text: str, talk: Talk) -> "dict[str, Any] | None":
    """Return what is likeliest for certain, where it goes on with the topic of the last answer and only tells."""
    likeliest = known(parsed["intent"]["name"])
    goes_on = likeliest.wish == "tells" and likeliest.topic == known(talk.subject).topic
    # What a help page answers, and what asks nothing, has a subject of its own.
    of_its_own = parsed.get("passage") or not phrasing().is_question(text)
    return _meaning(parsed, likeliest.name) if goes_on and not of_its_own and parsed.get("certainty") == "ask" else None


def _question(parsed: "dict[str, Any]", text: str, talk: Talk) -> str:
    """Return the questions of data/questions.yml that the message may ask about the last answer, likeliest first."""
    # Before an order is proved, what is the same for everybody is told as it is.
    general = talk.asked in CLAIMS and _acts(parsed) and known(parsed["intent"]["name"]).wish == "tells"
    if names(parsed, _SUBJECTS) or general or (talk.asked and not phrasing().is_question(text)):
        return ""
    procedure = known_procedures().get(talk.kind) if _is_of_wish(talk) else None
    told = known(talk.subject)
    return " ".join(asked(parsed, (told.asked - told.asked_anew) | (procedure.questions if procedure else frozenset())))


def _is_of_wish(talk: Talk) -> bool:
    """Whether the talk is still about the wish that is asked about, or was told of last."""
    return bool(talk.asked) or not talk.subject or begun_by().get(talk.subject) == talk.kind


def _is_known_question(text: str, talk: Talk) -> bool:
    """Whether the procedure of the wish that is asked about, or was told of last, has an answer to these words."""
    procedure = known_procedures().get(talk.kind)
    return procedure is not None and procedure.can_be_asked(text)


def _names_an_item(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether a question names an item, which may be one of the order, and says no more: "and the tent, when?"."""
    bare = phrasing().says_nothing(without_entities(parsed, text, OF_AN_ITEM | {_PRODUCT}))
    of_goods = known(_intent_acted_on(parsed)).topic == _PRODUCTS
    return talk.of_order and names(parsed, {_PRODUCT}) and bare and (of_goods or not _is_certain_wish(parsed))


def _is_of_another(parsed: "dict[str, Any]", talk: Talk) -> bool:
    """Whether the message is, for certain, a wish of another procedure, or one about something that it names."""
    if not _is_certain_wish(parsed):
        return False
    return (_kind_of(parsed) or talk.kind) != talk.kind or names(parsed, _SUBJECTS)


def _kind_of(parsed: "dict[str, Any]") -> "str | None":
    """Return the kind of the procedure that the likeliest intent begins, by itself or where an order is named."""
    intent = parsed["intent"]["name"]
    return begun_by().get(begun_with_order().get(intent, intent))


def _asks_instead(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether a message that looks like something else is meant for the wish that was told of last."""
    procedure = known_procedures().get(talk.kind)
    if procedure is None or len(text.split()) > _ONE_SENTENCE or names(parsed, CLAIMS):
        return False
    return procedure.is_asked_instead_of(_intent_acted_on(parsed), text)


def _says_nothing_of_its_own(parsed: "dict[str, Any]", text: str) -> bool:
    """Whether sizes and colours aside nothing in the message is a subject."""
    return phrasing().says_nothing(without_entities(parsed, text, OF_AN_ITEM))


def _acts(parsed: "dict[str, Any]") -> bool:
    return bool(parsed.get("certainty") == "act")


def _intent_acted_on(parsed: "dict[str, Any]") -> str:
    return str(parsed["intent"]["name"]) if _acts(parsed) else ""


def _is_certain_wish(parsed: "dict[str, Any]") -> bool:
    return bool(known(_intent_acted_on(parsed)).wish)


def _meaning(parsed: "dict[str, Any]", intent: str) -> "dict[str, Any]":
    chosen = {"name": intent, "confidence": 1.0}
    ranking = [chosen, *(one for one in parsed["intent_ranking"] if one["name"] != intent)]
    return {**parsed, "intent": chosen, "intent_ranking": ranking, "certainty": "act"}


def _about(parsed: "dict[str, Any]", aspect: str) -> "dict[str, Any]":
    return _with(parsed, "aspect", aspect) if aspect else parsed


def _asking(parsed: "dict[str, Any]", aspect: str, question: str) -> "dict[str, Any]":
    about = _about(_meaning(parsed, FOLLOW_UP), aspect)
    return _with(about, "question", question) if question else about


def _with(parsed: "dict[str, Any]", name: str, value: str) -> "dict[str, Any]":
    others = [entity for entity in parsed["entities"] if entity["entity"] != name]
    return {**parsed, "entities": [*others, {"entity": name, "value": value}]}
