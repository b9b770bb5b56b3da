"""How messages are read in their talk: data/evaluation/in_talk.csv, a short message said to what came before it.

Nobody has looked at the wrong ones of `in_talk_unheard.csv` when writing ways to ask a question: it tells how well
those who are not known are understood.

The column `talk` names one of `TALKS`. `means` is the intent that is to be acted on, or several with "|" between of
which any will do; "answer=yes" tells how a question is answered, "asks=carrier|lost" which of data/questions.yml is
asked, "not thank|goodbye" what must not be taken from it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.evaluation.asides import Aside, rows_of
from bot.understanding.talk import ANSWER, FOLLOW_UP, NOTHING_SAID, Talk

IN_TALK = Path("data/evaluation/in_talk.csv")
UNHEARD = IN_TALK.with_stem("in_talk_unheard")
_NOT, _EQUALS = "not ", "="
# What "answer" and "asks" tell of: an intent, and its entity.
_TOLD_OF = {"answer": (ANSWER, "answers"), "asks": (FOLLOW_UP, "question")}

DecideIn = Callable[[str, Talk], "list[dict[str, Any]]"]


def _asked(kind: str, subject: str, slot: str, takes: str, *, proved: bool = True) -> Talk:
    return Talk(asked=slot, takes=takes, kind=kind, subject=subject, open=True, of_order=proved)


TALKS = {
    "none": NOTHING_SAID,
    "confirm": _asked("cancel", "cancel_order", "confirm", "yes_no"),
    "held": _asked("hold", "hold_order", "confirm", "yes_no"),
    "moved": _asked("address", "change_address", "confirm", "yes_no"),
    "line": _asked("return", "return_of_order", "line", "line"),
    "size": _asked("exchange", "exchange_item", "size", "size"),
    "address": _asked("address", "change_address", "address", "address"),
    "reason": _asked("damaged", "damaged_item", "reason", "text"),
    "photo": _asked("damaged", "damaged_item", "photo", "photo"),
    "outcome": _asked("damaged", "damaged_item", "outcome", "choice"),
    "number": _asked("cancel", "cancel_order", "order_number", "order_number", proved=False),
    "email": _asked("cancel", "cancel_order", "email", "email", proved=False),
    "told": Talk(kind="refund", subject="refund_of_order", of_order=True),
    "shown": Talk(subject="product_search", of_product=True),
    "shipping": Talk(subject="shipping_cost"),
    "tracked": Talk(kind="track", subject="track_order", of_order=True),
    "sent": Talk(kind="track", subject="track_order", of_order=True, state="shipped"),
    "part": Talk(kind="track", subject="track_order", of_order=True, state="partly_shipped"),
    "late": Talk(
        kind="not_received",
        subject="order_not_received",
        of_order=True,
        state="delayed",
        offers="person",
        open=True,
        said="a fortnight for a hat, bravo",
    ),
    "cancelled": Talk(kind="cancel", subject="cancel_order", of_order=True),
    "returning": Talk(kind="return", subject="return_of_order", of_order=True),
    "exchanging": Talk(kind="exchange", subject="exchange_of_order", of_order=True),
    "faulty": Talk(kind="damaged", subject="damaged_item", of_order=True),
    "coded": Talk(kind="code", subject="code_after_order", of_order=True),
    "offered": Talk(kind="code", subject="code_after_order", of_order=True, offers="cancel_order"),
    "two": Talk(kind="track", subject="track_order", of_order=True, of_orders=True),
    "priced": Talk(subject="price_match", offers="price_fell"),
    "refused_code": Talk(subject="promo_code_problem"),
    "paying": Talk(subject="payment_failed"),
}


def of_talk(decide: DecideIn, file: Path) -> "list[Aside]":
    """Measure how often a message is read as it is meant where it is said; raises `BadSet`."""
    hits = [is_meant(means, decide(said, TALKS[talk])) for talk, said, means in rows_of(file, "talk", "said", "means")]
    return [Aside(file.stem, "read as meant", sum(hits) / len(hits), held=True)]


def is_meant(means: str, decided: "list[dict[str, Any]]") -> bool:
    """Whether what was decided about a message is what it means."""
    intents = {result["intent"]["name"] for result in decided}
    if means.startswith(_NOT):
        return not intents & set(means.removeprefix(_NOT).split("|"))
    if _EQUALS not in means:
        return bool(intents & set(means.split("|")))
    of, _, values = means.partition(_EQUALS)
    intent, entity = _TOLD_OF[of]
    told = {one["value"].split()[0] for result in decided for one in result["entities"] if one["entity"] == entity}
    return intent in intents and len(told) == 1 and told <= set(values.split("|"))
