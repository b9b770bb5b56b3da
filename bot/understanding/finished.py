"""Whether a message may be only the beginning of what a shopper wants to say: then it is better waited for the rest.

Nothing is lost by an error: a message that was taken for a beginning is answered as it is, a breath later.
"""

from typing import Any

from bot.understanding.abroad import OTHER_LANGUAGE
from bot.understanding.intents import known
from bot.understanding.parsed import FALLBACK
from bot.understanding.phrasing import phrasing
from bot.understanding.small_talk import SMALL_TALK
from bot.understanding.talk import ANSWER, FOLLOW_UP, TAKE_BACK, Talk

_READ_IN_TALK = frozenset({ANSWER, FOLLOW_UP, TAKE_BACK})
_SAYS_NO_WISH = frozenset({FALLBACK, OTHER_LANGUAGE, "greet", "inform"})


def may_go_on(text: str, wishes: "list[dict[str, Any]]", talk: Talk, *, in_burst: bool) -> bool:
    """Whether more may follow the message, of which `wishes` were understood at this point of the talk.

    It may after half a sentence, a greeting, words that only say what it will be about, and where nothing was
    understood. `in_burst`, right after another message, it may after all that neither asks nor answers.
    """
    intents = {wish["intent"]["name"] for wish in wishes}
    if any(known(intent).hands_over for intent in intents):
        return False
    says = phrasing()
    if intents <= _SAYS_NO_WISH or says.breaks_off(text) or says.sets_scene(text):
        return True
    if intents & _READ_IN_TALK:
        return False
    if says.announces(text) and not talk.asked:
        return True
    return in_burst and not (says.is_question(text) or intents & SMALL_TALK)
