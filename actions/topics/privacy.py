"""What becomes of the chat: how long it is kept, who reads it, how it is deleted."""

import re
from datetime import datetime

from actions.answer import Outcome, Reply, Turn
from actions.cases import works_out
from actions.facts import Facts

_HOW_LONG = re.compile(r"\b(?:when|how (?:long|many|soon)|until|till|days?|weeks?|months?|years?)\b", re.IGNORECASE)
_DELETES = re.compile(r"\b(?:delet\w*|eras\w*|remov\w*|wip\w*|destroy\w*|get rid|clear\w*|scrub\w*)\b", re.IGNORECASE)
# "Do you keep it for ever" and "is it gone at once" are the two ends between which it is.
_AT_AN_END = re.compile(
    r"\b(?:for ?ever|always|(?:for )?eternity|at once|immediately|straight away|right away|as soon as"
    r"|when i (?:close|leave))\b",
    re.IGNORECASE,
)
_READS = re.compile(
    r"\b(?:reads?|reading|sees?|seeing|looks?|looking|watch\w*|human|person|people|staff|somebody|someone|anybody|anyone"
    r"|nobody|confidential|private|privacy|who)\b",
    re.IGNORECASE,
)
_KEEPS = re.compile(r"\b(?:keep\w*|kept|stor\w*|sav\w*|record\w*|log\w*|remember\w*)\b", re.IGNORECASE)


@works_out("chat_privacy")
def of_the_chat(turn: Turn, facts: Facts, now: datetime) -> Outcome:  # noqa: ARG001  # the signature of all cases
    """Return what is said to a question about the chat."""
    text = turn.text
    if _AT_AN_END.search(text):
        return Outcome(Reply("utter_chat_not_for_ever"))
    if _HOW_LONG.search(text):
        return Outcome(Reply("utter_chat_kept_days"))
    if _DELETES.search(text):
        return Outcome(Reply("utter_chat_deleted"), offers_person=True)
    if _READS.search(text) and not _KEEPS.search(text):
        return Outcome(Reply("utter_chat_read"))
    return Outcome(Reply("utter_chat_kept"))
