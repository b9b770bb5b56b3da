"""Whether a question asks if something is free, or if it is to be paid: "is it free from that", "do I have to pay"."""

import re

_ASKS_FREE = re.compile(
    r"\b(?:free|gratis|for nothing|at no cost|without cost|zero|nothing|no charge|included|inclusive|qualif\w+"
    r"|waived?)\b"
    r"|\b(?:do not|don'?t|needn'?t|won'?t|doesn'?t|not|never) (?:\w+ )?(?:pay|cost|charged?)\b"
    r"|\b(?:do|will|would) you (?:\w+ )?pay\b|\bpaid (?:by|for by) you\b|\byou (?:\w+ )?pay\b",
    re.IGNORECASE,
)
_ASKS_PAY = re.compile(
    r"\b(?:do|will|would|must|does|should|am) i (?:still |have to |need to |got to |be )*(?:pay|paying|charged)\b"
    r"|\b(?:i )?(?:still )?(?:must|have to|need to|got to|having to) (?:pay|buy)\b"
    r"|\b(?:is|will) (?:\w+ ){1,3}(?:be )?(?:charged|deducted|taken off|billed)\b"
    r"|\b(?:is|will) there (?:be )?(?:still )?(?:(?:a|any) )?(?:\w+ )?(?:charge|fee|postage|cost)"
    r"|\b(?:do|will|would|does) (?:you|it|they|that|a|the|\w+ing|returns?) (?:\w+ ){0,2}(?:costs?|charge)\b"
    r"|\byou (?:\w+ )?(?:charge|deduct|take|keep)\b|\bstill (?:pay|charged?)\b|\bi (?:\w+ )?pay\b"
    r"|\b(?:lose|out of) (?:any |some )?(?:money|pocket)\b|\b(?:do|will|would) you (?:\w+ )?bill\b",
    re.IGNORECASE,
)
# "What do I pay" asks for the sum, and "why do I pay" for the reason.
_ASKS_HOW_MUCH = re.compile(
    r"\bwhat(?:'?s)?\b[^.?!,]*\b(?:pay|cost|postage|delivery|shipping|charge|price|fee)"
    r"|\b(?:why|how come|who|how far|how much|how many)\b",
    re.IGNORECASE,
)


def says_free(text: str, *, free: bool) -> str:
    """Return "yes" or "no" to a question whether something that is `free`, or not, is so; "" where it asks neither."""
    asks_free, asks_pay = _ASKS_FREE.search(text) is not None, _ASKS_PAY.search(text) is not None
    if _ASKS_HOW_MUCH.search(text) or not (asks_free or asks_pay):
        return ""
    # "I don't pay for it, do I" asks whether it is free.
    if asks_free and asks_pay and not re.search(r"n'?t\b|\bnot\b|\bnever\b", text, re.IGNORECASE):
        return ""
    return "yes" if free == asks_free else "no"
