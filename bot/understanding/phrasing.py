"""How shoppers answer, take back, ask shortly, point and wish: the expressions of data/talk, compiled once."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

TALK = Path(__file__).parents[2] / "data" / "talk"
_COUNTED = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}
_BUT = r"(?!\W+(?:but|actually|wait|hang on|no|don'?t)\b)"
# What may follow an "ok" that is a yes.
_OR_A_YES = r"(?=\W*(?:$|(?:then|yes|yeah|please|pls|plz|thanks|thank you|do|go|cancel|that)\b))"


class Phrasing:
    """What the files say. Each pattern is searched in a message as it was written."""

    def __init__(self, written: "dict[str, Any]") -> None:
        no = written["no"]
        self.yes, self._yes_to_it, self._wants_it_done = _yes(written["yes"])
        self.no = _at_start([no["words"], *no["phrases"]])
        self.takes_back = anywhere(written["takes_back"])
        self._before_taking_back = re.compile(rf"(?:\W*\b{written['before_taking_back']}\b)+\W*", re.IGNORECASE)
        self.cancels, self.asks_to_cancel, self.asks_to_have, self.not_there = (
            anywhere(written[name]) for name in ("cancels", "asks_to_cancel", "asks_to_have", "not_there")
        )
        self.no_longer_wanted, self.money_instead, self._waits_no_more, self._wants_money = (
            anywhere(written[name]) for name in ("no_longer_wanted", "money_instead", "waits_no_more", "wants_money")
        )
        denied = dict(written["denies"])
        denial = denied.pop("by")
        self._denies = {
            kind: anywhere([f"{denial} (?:{called})(?: (?:it|this|that|them|(?:the|my) order))?"])
            for kind, called in denied.items()
        }
        self.gives_up, self._says_goodbye = anywhere(written["gives_up"]), anywhere(written["says_goodbye"])
        self.narrows, self.outdoes, self.compares, self.counts, self.corrects_address, self.asks_to_keep = (
            anywhere(written[name])
            for name in ("narrows", "outdoes", "compares", "counts", "corrects_address", "asks_to_keep")
        )
        self.goes_on, self.names_a_way = _at_start(written["goes_on"]), anywhere(written["names_a_way"])
        self.supposes, self.packaging_gone, self.asks_rule = (
            anywhere(written[name]) for name in ("supposes", "packaging_gone", "asks_rule")
        )
        self._has_arrived = anywhere(written["has_arrived"])
        # "Hasn't" has no word border before its end.
        self._only_said = re.compile(rf"(?:\b|(?<=\w)(?=n['’]t))(?:{written['only_said_to_have']})\b", re.IGNORECASE)
        of_two = written["asks_yes_or_no"]
        begins = "|".join(of_two["begins"])
        self._asks_of = re.compile(rf"\b(?:(?P<more>{of_two['asks_more']})|(?:{begins})\b)", re.IGNORECASE)
        self._ends_open = re.compile(rf"\b(?:{of_two['ends']})\W*$", re.IGNORECASE)
        self._to_be_told = anywhere([of_two["to_be_told"]])
        self._states = re.compile(rf"\b(?:{of_two['states']})\b.*\?\W*$", re.IGNORECASE | re.DOTALL)
        self._asks_last = re.compile(rf"\b(?:{'|'.join(written['asks_last'])})\W*$", re.IGNORECASE)
        self._asks, self._asks_openly = _at_start(written["asks"]), _at_start(written["asks_openly"])
        self._hesitates, self._undecided, self._to_be_sure = (
            _at_start(written[name]) for name in ("hesitates", "undecided", "to_be_sure")
        )
        self._lacks_it, self.lacks_photo = anywhere(written["lacks_it"]), anywhere(written["lacks_photo"])
        self._wants, self._wrong = anywhere(written["wants"]), anywhere(written["wrong"])
        self._says_why = _at_start(written["says_why"])
        self._only_why, self._only_a_reason, self._only_an_address, self.only_a_place = (
            _whole(written[name]) for name in ("only_why", "only_a_reason", "only_an_address", "only_a_place")
        )
        self._only_come = _come(written["only_come"])
        anger = written["only_angry"]
        self._only_angry = re.compile(
            rf"\W*{anger['how']}(?:{'|'.join(anger['felt'])}){anger['about']}\W*", re.IGNORECASE
        )
        self._declines, self._conditions = anywhere(written["declines"]), _at_start(written["conditions"])
        self._leans, self._begun = _at_start(written["leans"]), _at_start(written["begun"])
        self._leans_back = anywhere(written["leans_back"])
        self._does, self._tells = frozenset(written["does"].split()), frozenset(written["tells"].split())
        self._opens = re.compile(rf"^(?:\W*(?:{'|'.join(written['opens'])})\b)*\W*", re.IGNORECASE)
        self._breaks_off = re.compile(rf"(?:{'|'.join(written['breaks_off'])})\W*$", re.IGNORECASE)
        self._announces = _whole("|".join(written["announces"]))
        self._says_what_of = _whole("|".join(written["says_what_of"]))
        scene = written["sets_scene"]
        self._sets_scene = _at_start(scene["begins"]), anywhere(scene["without"])
        self._aspects = {name: anywhere(alike) for name, alike in written["aspects"].items()}
        self._checks_one = _checks_one(**written["checks_one"])
        self._says_nothing = frozenset(written["says_nothing"].split())
        self._of_an_order = frozenset(written["of_an_order"].split())
        self._places = {word: place for place, words in written["places"].items() for word in words}
        places = "|".join(self._places)
        self._place = re.compile(
            # "Wait a second" and "I'll look first" point at nothing.
            r"(?:\bthe |^\W*(?:and |or |not )?|\b(?<!a )(?=\w+ (?:one|ones|item|thing|product|article)\b))"
            rf"(?P<place>{places})"
            r"(?: (?:one|ones|item|thing|product|article|on the list|of (?:those|these|them))\b"
            r"| (?:that )?(?:you|u) (?:just )?(?:said|named|listed|mentioned|told)\b"
            r"|(?=\W*(?:$|please|pls|out|in |instead|i meant)))"
            rf"|\b(?:number|no\.?|item|option) (?P<number>[1-5]|{'|'.join(_COUNTED)})\b(?!\d)",
            re.IGNORECASE,
        )

        self._which_order = re.compile(
            rf"\b(?P<place>{places})(?: of (?:the|my) two)? (?:order|parcel|package|delivery)s?\b"
            rf"|^\W*(?:(?:{written['leads_to_a_place']})\W+)*(?:the )?(?P<of_them>{places})(?: (?:one|of them))?\b",
            re.IGNORECASE,
        )

    def is_question(self, text: str) -> bool:
        """Whether the message asks something."""
        asks = self._asks.match(text) or self._asks_last.search(text)
        return text.rstrip().endswith("?") or asks is not None

    def before_taking_back(self, text: str) -> str:
        """Return what stands before the words that take a wish back and says something; "" where nothing does."""
        found = self.takes_back.search(text)
        before = text[: found.start()] if found else ""
        return before if not self._before_taking_back.fullmatch(before) else ""

    def only_names_a_way(self, text: str) -> bool:
        """Whether a message names a way of delivery, and says nothing else: "and by express?"."""
        found = self.names_a_way.search(text)
        rest = text[: found.start()] + text[found.end() :] if found else text
        return found is not None and (not rest.strip(" ?!.,") or self.says_nothing(rest))

    def gives_a_reason(self, text: str) -> bool:
        """Whether all of a message is why a thing goes back: "just changed my mind"."""
        return self._only_a_reason.fullmatch(text.strip(" .!,")) is not None

    def has_arrived(self, text: str) -> bool:
        """Whether the message tells that what was ordered has come, by its own word and not by a carrier's."""
        return self._has_arrived.search(text) is not None and self._only_said.search(text) is None

    def only_come(self, clause: str) -> bool:
        """Whether a clause only tells that what was ordered has come: "package arrived"."""
        return self._only_come.fullmatch(clause) is not None

    def asks_yes_or_no(self, text: str) -> bool:
        """Whether a yes or a no answers what the message asks last, or states for the bot to say whether it is so."""
        asked = list(self._asks_of.finditer(text))
        if asked:
            return self._ends_with_two(text, asked)
        return self._ends_open.search(text) is not None or self._states.search(text) is not None

    def _ends_with_two(self, text: str, asked: "Sequence[re.Match[str]]") -> bool:
        """Whether the last of what is asked has a yes or a no: "is it free when I buy two", and not "know when"."""
        more = asked[-1]
        if more["more"] is None:
            return True
        before = [one for one in asked[:-1] if one["more"] is None]
        begun = text[before[-1].start() : more.start()] if before else ""
        return (
            bool(begun)
            and not re.search(r"[.?!;]", begun)
            and not self._to_be_told.search(begun)
            and not _HOW.match(more[0])
        )

    def says_yes_to_it(self, text: str) -> bool:
        """Whether the message wants what was offered done: more than an "ok"."""
        return self._yes_to_it.match(text) is not None

    def wants_it_done(self, text: str) -> bool:
        """Whether the message wants done what was told: "good, do it"."""
        return self._wants_it_done.match(text) is not None

    def ends_it(self, text: str) -> bool:
        """Whether the message takes leave without a plain yes: "ok thanks, bye" wants nothing done."""
        return self._says_goodbye.search(text) is not None and not self.says_yes_to_it(text)

    def is_an_address(self, text: str) -> bool:
        """Whether the message is an address and nothing else: "3 Mill Street, Oxford"."""
        return self._only_an_address.fullmatch(text) is not None

    def length_of(self, text: str) -> int:
        """Return how many words a message has, but for an "and", an "ok" or the like before them."""
        return len(self._opens.sub("", text, count=1).split())

    def made_sure_of(self, text: str) -> str:
        """Return what the message makes sure of, "no price match" of "just to be sure, no price match"; "" for none."""
        found = self._to_be_sure.match(text)
        return text[found.end() :].strip() if found else ""

    def hesitates(self, text: str) -> bool:
        """Whether the message begins by asking to wait: with a question after it, it says neither yes nor no."""
        return self._hesitates.match(text) is not None

    def orders(self, text: str) -> bool:
        """Whether the message wants something done, and asks nothing."""
        return not self.is_question(text) and bool(self._wants.search(text) or _first_word(text) in self._does)

    def makes_sure(self, text: str) -> bool:
        """Whether the message asks back whether something is really so."""
        return self.aspect(text) == "sure" and len(text.split()) <= _FEW

    def checks_one(self, text: str) -> bool:
        """Whether a message makes sure of one of several things that were told: "so the return is a no, right?"."""
        begins, says, _ = self._checks_one
        return bool(begins.match(text) and says.search(text)) and len(text.split()) <= _ONE_CHECK

    def checks_one_of(self, kinds: Sequence[str], text: str) -> str:
        """Return which of the kinds of wishes such a message is about, the last first; "" where about none."""
        matters = self._checks_one[-1]
        return next((kind for kind in reversed(kinds) if kind in matters and matters[kind].search(text)), "")

    def asks_why(self, text: str) -> bool:
        """Whether the message asks for the reason, and nothing else."""
        return self._only_why.fullmatch(text) is not None

    def waits_no_more(self, text: str) -> bool:
        """Whether the message says that its writer will not wait, and wants the money back."""
        return bool(self._waits_no_more.search(text) and self._wants_money.search(text))

    def denied(self, kind: str, text: str) -> "str | None":
        """Return what follows the denial of a wish of that kind, "don't cancel it"; None where it is not denied."""
        found = self._denies[kind].search(text) if kind in self._denies else None
        return text[found.end() :] if found else None

    def asks_openly(self, text: str) -> bool:
        """Whether the message asks with a question word, and not whether something is so."""
        return self._asks_openly.match(text) is not None

    def is_undecided(self, text: str) -> bool:
        """Whether the message is neither a yes nor a no."""
        return self._undecided.match(text) is not None

    def lacks_it(self, text: str) -> bool:
        """Whether the message says that what was asked for is not at hand."""
        return self._lacks_it.search(text) is not None

    def is_put_as_wish(self, clause: str) -> bool:
        """Whether a clause asks, wants, orders, or says that something is wrong: "I paid on Monday" only tells."""
        said = self._opens.sub("", clause, count=1)
        if self._conditions.match(said) or self._begun.match(said) or self._declines.search(said):
            return False
        return self.asks_for(said) or bool(self._wrong.search(said)) or _first_word(said) not in self._tells

    def says_why(self, clause: str) -> bool:
        """Whether a clause is no wish of its own, but the reason for the one before it: "I no longer need it"."""
        return self._says_why.match(self._opens.sub("", clause, count=1)) is not None

    def is_only_angry(self, clause: str) -> bool:
        """Whether a clause names no matter of its own, only how one feels about the one before it: "not impressed"."""
        said = self._opens.sub("", clause, count=1)
        return len(said.split()) <= _A_WORD_OR_TWO or self._only_angry.fullmatch(said) is not None

    def is_whole_clause(self, clause: str) -> bool:
        """Whether a clause stands by itself, as "the delivery address on it" does not after an "and"."""
        said = self._opens.sub("", clause, count=1)
        if self._leans.match(said):
            return False
        return self.asks_for(said) or (
            not self._leans_back.search(said) and bool(self._wrong.search(said) or _first_word(said) in _SUBJECTS)
        )

    def only_names(self, clause: str) -> bool:
        """Whether a clause asks, wants and tells nothing: "next day delivery"."""
        said = self._opens.sub("", clause, count=1)
        begins = _first_word(said)
        return not (self.asks_for(clause) or self._wrong.search(said) or begins in _SUBJECTS or begins in self._tells)

    def asks_for(self, clause: str) -> bool:
        """Whether a clause asks, wants or orders, whatever it opens with: "several things: where is it"."""
        said = self._opens.sub("", clause, count=1)
        asks = self.is_question(clause) or self.is_question(said)
        return asks or bool(self._wants.search(clause)) or _first_word(said) in self._does

    def breaks_off(self, text: str) -> bool:
        """Whether the message ends in the middle of a sentence."""
        return self._breaks_off.search(text) is not None

    def announces(self, text: str) -> bool:
        """Whether the message only says that another comes, or what that will be about."""
        return self._announces.fullmatch(text) is not None

    def says_what_of(self, text: str) -> bool:
        """Whether the message only tells what something is about: "it was a tent", "the boots", "about my stove"."""
        return self._says_what_of.fullmatch(text) is not None or self.announces(text)

    def sets_scene(self, text: str) -> bool:
        """Whether the message only tells of a purchase, of which nothing is said or asked yet."""
        begins, without = self._sets_scene
        return begins.match(text) is not None and not without.search(text) and not self.is_question(text)

    def aspect(self, text: str) -> str:
        """Return what a question asks for: cost, time, why, how, sure or where; "" where it is none of them."""
        return next((name for name, pattern in self._aspects.items() if pattern.search(text)), "")

    def place(self, text: str) -> str:
        """Return which of several the message points at: "1", "2" …, "last", "other"; "" where it points at none."""
        found = self._place.search(text)
        if not found:
            return ""
        number = (found["number"] or "").lower()
        return _COUNTED.get(number, number) or self._places[found["place"].lower()]

    def which_order(self, text: str) -> str:
        """Return which of several orders the message points at: "1", "2", "last" or "other"; "" where at none."""
        found = self._which_order.search(text)
        return self._places[(found["place"] or found["of_them"]).lower()] if found else ""

    def says_nothing(self, text: str) -> bool:
        """Whether the message names no subject of its own, places and comparisons aside."""
        return not self._saying(text)

    def asks_of_it(self, text: str) -> "set[str]":
        """Return the words that say what a message asks of an order: without those that only say that it is one."""
        return self._saying(text) - self._of_an_order

    def _saying(self, text: str) -> "set[str]":
        plain = self.compares.sub(" ", self._place.sub(" ", text)).lower()
        words = re.findall(r"[^\W\d_]+", re.sub(r"['’`]", "", plain))
        return set(words) - self._says_nothing


# So few words name no matter.
_A_WORD_OR_TWO = 2
# "Is it warm and how much": these ask by themselves, wherever they stand.
_HOW = re.compile(r"how|what|why", re.IGNORECASE)
# A question back is short.
_FEW = 8
# "So I really cannot send the boots back any more, right?"
_ONE_CHECK = 12
# Pronouns that begin a clause, and not the last of a list.
_SUBJECTS = frozenset({"i", "im", "ive", "id", "we", "you", "u", "he", "she", "they", "theres"})


@cache
def phrasing() -> Phrasing:
    """Return what data/talk says; raises `OSError`, `KeyError` and `re.error`."""
    return Phrasing({**read_talk("en"), **read_talk("clauses")})


def read_talk(name: str) -> "dict[str, Any]":
    """Read a file of data/talk; raises `OSError`."""
    written: dict[str, Any] = YAML(typ="safe").load((TALK / f"{name}.yml").read_text(encoding="utf-8"))
    return written


def _yes(yes: "dict[str, Any]") -> "tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]":
    """Compile what is a yes to a question, what is one to an offer, and what wants something done."""
    said = (yes["words"], yes["orders"], *yes["phrases"])
    # "Ok" by itself only takes note of what was told.
    before = rf"(?:(?:{yes['accepts']}|then|well|oh)\W+)*"
    return (
        _at_start([f"(?:{yes['words']}){_BUT}", f"(?:{yes['accepts']}){_OR_A_YES}", *said[1:]]),
        _at_start([rf"{before}(?:{one})" for one in said]),
        _at_start([rf"(?:(?:{yes['words']}|and|so)\W+)*{before}(?:{yes['orders']})"]),
    )


def _come(written: "dict[str, Any]") -> "re.Pattern[str]":
    ways = "|".join(written["ways"]).replace("{what}", written["what"])
    return _whole(rf"(?:{written['around']}\W+)*(?:{ways})(?:\W+{written['around']})*")


def _first_word(text: str) -> str:
    word = re.match(r"[\W_]*([^\W_]+(?:['’][^\W_]+)?)", text)
    return re.sub(r"['’]", "", word[1]).lower() if word else ""


def anywhere(alike: "Sequence[str]") -> "re.Pattern[str]":
    """Compile expressions that are alike: found anywhere in a message, between word borders."""
    return re.compile(rf"\b(?:{'|'.join(alike)})\b", re.IGNORECASE)


def _at_start(alike: "Sequence[str]") -> "re.Pattern[str]":
    return re.compile(rf"^\W*(?:{'|'.join(alike)})\b", re.IGNORECASE)


def _checks_one(
    begins: str, says: str, matters: "dict[str, str]"
) -> "tuple[re.Pattern[str], re.Pattern[str], dict[str, re.Pattern[str]]]":
    """Compile what makes sure of one of several matters, and what each kind of them is called."""
    return _at_start([begins]), anywhere([says]), {kind: anywhere([called]) for kind, called in matters.items()}


def _whole(expression: str) -> "re.Pattern[str]":
    """Compile an expression that is all of a message."""
    return re.compile(rf"\W*(?:{expression})\W*", re.IGNORECASE)
