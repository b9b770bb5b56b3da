"""What a person has settled: a shopper who asks about it is told that, and nothing of it is asked or refused again."""

import re

from actions.procedures.agenda import Agenda, Stands, Wish
from actions.procedures.procedures import known_procedures
from actions.turn import Reply, Turn

_ANOTHER = re.compile(r"\b(?:an?other|other|second|new|different|else|again|too|also|as well)\b", re.IGNORECASE)


def settled_words(turn: Turn) -> str:
    """Return what the agent noted as settled; empty where nothing was."""
    return " ".join(str(turn.metadata.get("settled") or "").split()).rstrip(".")


def settled_reply(turn: Turn) -> Reply:
    """Return the words that tell what was settled, and ask whether something of it is open."""
    return Reply("utter_wish_settled", {"settled": settled_words(turn)})


def is_settled(turn: Turn, agenda: Agenda, wish: Wish) -> bool:
    """Whether the wish, which the message has begun, is one that a person has settled."""
    if not settled_words(turn) or turn.intent not in known_procedures().begun_by or _ANOTHER.search(turn.text):
        return False
    alike = {wish.kind, *known_procedures().kinds[wish.kind].settled_with}
    done = (one for one in agenda.standing(Stands.DONE) if one.kind in alike and one.id != wish.id)
    return any(None in {one.order, wish.order} or one.order == wish.order for one in done)
