"""Withdrawing from the contract: a declaration, which counts in any clear words, told from a question about the right.

The classifier knows more wordings of both. These are the ones that must be neither refused nor taken for the other.
"""

import re
from typing import Any

from bot.understanding.parsed import FALLBACK, surely
from bot.understanding.talk import Talk

WITHDRAWS, THE_RIGHT = "withdraw_contract", "withdrawal_right"
# The procedure in which questions about the right are answered for the order.
_KIND = "withdraw"
# What a question about the right looks like. One that is plainly about something else, such as the postage, is left.
_LIKE_IT = frozenset({WITHDRAWS, THE_RIGHT, FALLBACK, "cancel_order", "return_policy", "return_item"})

_LAW = (
    r"(?:(?:consumer|statutory|distance|eu|european|legal)\b[\w -]*?\b(?:laws?|rights?|regulations?|rules?|acts?"
    r"|contracts?"
    r"|directive|selling)|cooling.?off|directive|bgb|without (?:giving )?(?:a |any )?reasons?|no reason)"
)
_BOUGHT = r"(?:orders?|purchases?|contracts?|sales?|agreements?|transactions?|deal|\w{0,3}-?\d{4,})"
_TO_WITHDRAW = r"(?:withdraw(?:ing)?|revok(?:e|ing)|rescind(?:ing)?|retract(?:ing)?|resil(?:e|ing))"
_WITHDRAWAL = r"(?:withdrawal|revocation|rescission|retraction)"
_RIGHT = r"(?:rights?|period|entitlement)"
_DECLARES = re.compile(
    # "I revoke order 1042", "withdrawing from this purchase", "hereby rescind the whole agreement".
    rf"\b{_TO_WITHDRAW} (?:from )?(?:\S+ ){{0,4}}?{_BOUGHT}\b"
    rf"|\b(?:hereby|herewith|formally) (?:\w+ ){{0,2}}?{_TO_WITHDRAW}\b"
    rf"|\b(?:hereby|herewith) (?:\w+ )?cancel(?:l?ing)?\b(?=.*\b{_BOUGHT}\b)"
    rf"|\b{_LAW}\b.{{0,40}}?\bi(?:'m| am)? (?:\w+ )?(?:{_TO_WITHDRAW}|cancel(?:l?ing)?)\b"
    rf"|\bi(?:'m| am)? (?:\w+ )?{_TO_WITHDRAW}\b.{{0,40}}?\b{_LAW}\b"
    # "I make use of my right of withdrawal", "exercising my cooling-off right".
    rf"|\b(?:exercis\w+|mak(?:e|ing) use of|us(?:e|ing)|invok(?:e|ing)|claim(?:ing)?|rely(?:ing)? on) (?:of )?(?:my"
    rf"|our|the)"
    rf" (?:[\w-]+ ){{0,4}}?(?:{_RIGHT} (?:of|to) (?:{_WITHDRAWAL}|{_TO_WITHDRAW}|cancel(?:lation)?)"
    rf"|(?:{_WITHDRAWAL}|cooling.?off|cancellation) {_RIGHT})"
    rf"|\b(?:declar\w+|statement|notice|notify\w*|notification|register|accept|take|consider|record)\b(?: \S+){{0,5}}?"
    rf" {_WITHDRAWAL}\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    rf"(?:n't|\b(?:not|never|dont|without|if|whether|before|unless|in case|when)) (?:\w+ ){{0,3}}?{_TO_WITHDRAW}\b",
    re.IGNORECASE,
)
_ABOUT_IT = re.compile(
    rf"\b(?:{_WITHDRAWAL}|cooling.?off|withdraw(?:ing)?|{_TO_WITHDRAW} (?:from )?(?:the|a|my) {_BOUGHT})\b"
    r"(?!(?: (?:from|of))?(?: (?:my|the|a|that|this|our))? (?:consents?|reviews?|returns?|complaints?|requests?"
    r"|questions?"
    r"|cash|money|offers?|wish|claims?|exchanges?|funds|winnings|applications?)\b)",
    re.IGNORECASE,
)
# How a question begins; "can you confirm my withdrawal" asks for no rule.
_ASKS = re.compile(
    r"^\W*(?:(?:hi|hello|hey|ok(?:ay)?|so|and|but|please|sorry|quick question|question|just wondering|wondering"
    r"|(?:can|could) you (?:please )?(?:tell me|explain(?: to me)?)|tell me|explain(?: to me)?"
    r"|i(?:'d| would)? (?:just )?(?:want|like|need) to (?:know|ask)|(?:i )?(?:do not|don't|dont) (?:know|understand)|if"
    r"|whether|about)\W+)*"
    r"(?:how|what|what's|whats|when|where|which|who|who's|why|until when|by when|till when|under what|explain"
    r"|tell me about"
    r"|(?:can|could|may|do|did|would|will|shall|must|should|am|is|are|does|have) (?:i|we|you|one|there|it|this|that"
    r"|my|your|the"
    r"|a|an|fernhill|customers|buyers|someone)"
    r"|(?<=if )(?:i|we)\b|(?<=whether )(?:i|we)\b|any)\b",
    re.IGNORECASE,
)
_ONLY_NAMES_IT = re.compile(
    rf"^\W*(?:(?:about|the|my|your|a|eu|14.?days?|fourteen.?days?|legal|statutory) )*(?:right (?:of"
    rf"|to) (?:{_WITHDRAWAL}"
    rf"|withdraw)|{_WITHDRAWAL} (?:right|period|form|rules?|policy|conditions)|cooling.?off(?: period| right)?)"
    r"(?=\W*$|\W+(?:how|what|when|which|can|do|is|please explain|explain)\b)",
    re.IGNORECASE,
)
_REQUESTS = re.compile(
    r"^\W*(?:can|could|would|will) you (?:please |kindly |now )*(?!(?:tell|explain)\b)\w+", re.IGNORECASE
)
_PARTS = re.compile(r"(?<=[.?!;\n])\s+")


def declares_withdrawal(text: str) -> bool:
    """Whether a message declares that its writer withdraws: a part of it does that asks nothing."""
    return any(
        _DECLARES.search(part) and not _NOT_YET.search(part) and not _asks(part)
        for part in _PARTS.split(text.replace("’", "'"))
    )


def right_asked_about(text: str, parsed: "dict[str, Any]", talk: Talk) -> "dict[str, Any] | None":
    """Return `parsed` as the question about the right that a message is; within a withdrawal it is one about that."""
    if talk.kind == _KIND or (parsed["certainty"] == "act" and parsed["intent"]["name"] not in _LIKE_IT):
        return None
    asks = any(map(_asks, _PARTS.split(text.replace("’", "'"))))
    return surely(THE_RIGHT, parsed) if asks else None


def _asks(part: str) -> bool:
    if _ONLY_NAMES_IT.match(part):
        return True
    return bool(_ABOUT_IT.search(part) and _ASKS.match(part) and not _REQUESTS.match(part))
