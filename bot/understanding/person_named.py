"""How English asks for one of the shop by a first name: patterns over clauses (kinds: bot/understanding/people.py)."""

import re
from collections.abc import Sequence

from bot.understanding.people import any_of
from bot.understanding.person_parts import FILLER

# Nothing of a parcel, an address or a present may stand behind the name: "can I get Ruth a gift card".
_END = (
    r"(?: (?:please|pls|plz|again|back|now|today|tomorrow|tonight|instead|then|on|in|in here|on here|over here"
    r"|on (?:the |this )?(?:line|phone|chat)|who \w+.*|from (?:the )?\w+|or \w+|if (?:possible|poss|\w+ (?:is|are) in)"
    r"|to help|for me|for this))*$"
)
_WANTS = (
    r"(?:(?:can|could|may|might) (?:i|we|you) (?:please |just |possibly )?(?:get|have|see|reach|fetch|bring"
    r"|put on|ask for|get hold of|talk to|speak to|chat to|speak with|talk with|chat with)"
    r"|(?:want|need|get|fetch|bring|find|gimme|give|prefer|rather have|id like|would like|wait for|waiting for"
    r"|ask(?:ed|ing)? for|let me have|let us have|let me speak to|let me talk to|speak to|talk to)(?: me| us| back)?)"
)
_AT_WORK = (
    r"(?:in|there|around|about|available|free|on|online|working|back|at work|on shift|on duty|still there|here)"
    r"(?: (?:today|now|again|yet|tonight|tomorrow|this (?:morning|afternoon|evening)|please|pls|at all"
    r"|by any chance))*$"
)
_TO_ME = r"(?:ring|call|phone|contact|email|message|text|answer|help|write to|get back to|reply to|talk to|speak to)"

NAMED = any_of(
    (
        rf"{_WANTS} NAME{_END}",
        rf"(?:is|isnt|was|are|will|would|wheres|where is) NAME (?:be |still |even )?{_AT_WORK}",
        r"(?:wheres|where is|where has) NAME(?: gone| today| now)*$",
        (
            r"(?:put|pass|patch|transfer|connect|hand|switch|send|get) (?:me |us )?"
            r"(?:back |over |through |on )*"
            r"(?:to )?NAME(?: (?:back )?(?:on|in|over|through|here))*(?: (?:again|please|pls|now))*$"
        ),
        rf"(?:ask|get|have|tell|let|want|need|can|could|will|would) NAME (?:to |please )?{_TO_ME} (?:me|us|this)\b",
        # "Hi, Ruth again" is the shopper's own name.
        rf"^(?:{FILLER} )*(?:with |to )?NAME again (?:please|pls|now)$",
    )
)

_HELPED = re.compile(
    r"(?<!OTHER )\bNAME (?:(?:was|has|had|has been|already|really|kindly|so) )*(?:helped|helping|sorted|sorting|dealt"
    r"|dealing|looked after|looked into|handled|handling|knows|knew|started|promised|took care|spoke|talked|chatted)\b"
    r"|\b(?:spoke|talked|chatted|was (?:speaking|talking|chatting)|dealt|been dealing|had) "
    r"(?:to |with )?NAME\b(?! OTHER| my\b)"
)
_SAME_AGAIN = re.compile(
    r"\b(?:her|him|them|same (?:one|person|PERSON|lady|FOLK)) (?:again|back|please|pls|this time|instead)\b"
    r"|\b(?:can|could|will|would) (?:she|he|they) (?:\w+ )?(?:help|take|do|deal|look|sort|come|carry|finish"
    r"|join|handle)"
    r"|\b(?:get|have|want|need|fetch|put|bring|speak to|talk to|back to) (?:her|him|them)\b"
    r"|\bis (?:she|he) (?:still |back )?(?:in|there|around|about|on|working|free|available)\b"
)


def named_again(said: "Sequence[str]") -> bool:
    """Whether who has helped before is wished for again: "Priya helped me yesterday, her again please"."""
    return any(map(_HELPED.search, said)) and any(map(_SAME_AGAIN.search, said))
