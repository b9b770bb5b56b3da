"""What the shop's rules on returns say to one question: about a condition, a day, a cost, a fault. No order is needed.

Each answer begins with yes, no or the sum. Facts decide; what is in doubt is left to the general terms, or to a person.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from actions.facts import Facts
from actions.turn import Reply
from actions.wording import plain_day

# A money-back guarantee is what the terms of a return are.
_GUARANTEE = re.compile(r"\b(?:warr[ae]nt\w+|(?<!money.back )g[au]{1,2}r+[ae]nt\w+)", re.IGNORECASE)
_FAULT = re.compile(
    r"\b(?:fault\w*|defect\w*|br[oa]ke?n?|fallen apart|falling apart|fell apart|com(?:e|ing) (?:apart|off|undone)"
    r"|came (?:apart|off|undone)|split|snapped|stopped working|doesn'?t work|no longer works|leaks?|leaking"
    r"|(?:seam|stitching|sole|zip)s? (?:has |have |is |are )?(?:gone|failed|bust|given up|gave way))\b",
    re.IGNORECASE,
)
_ORDERED = re.compile(r"\b(?:bought|buy|ordered|order(?:ed)? on|purchased|purchase)\b", re.IGNORECASE)
_ARRIVED = re.compile(
    r"\b(?:came|come|arrived|arrive|delivered|got|received|turned up|had (?:it|them))\b", re.IGNORECASE
)
_NOT = r"(?:not|never|haven'?t|hasn'?t|didn'?t|wasn'?t|weren'?t|isn'?t|don'?t|doesn'?t|won'?t|un)"
# The first that fits answers: what cannot come back stands before what can.
_RULES = tuple(
    (re.compile(pattern, re.IGNORECASE), response)
    for pattern, response in (
        ((r"^(?!.*\b(?:paid|pay)\b).*\b(?:gift ?cards?|vouchers?)\b"
         r"|\b(?:underwear|knickers|boxers|briefs|hygiene|alter\w*|taken up|shortened|hemmed)\b"), "utter_return_kept"),
        ((rf"\b{_NOT} (?:been )?(?:worn|wear|washed|used?)\b|\bunworn\b|\bunused\b|\bunwashed\b"
         r"|\b(?:never|only) (?:tried|wore them indoors)|\btr(?:y|ied|ying)\b.*\bon\b"
         r"|\b(?:indoors|in the house|round the house|around the house)\b"), "utter_return_tried_on"),
        ((r"\b(?:worn|wore|wear(?:ing)?|(?:been|was|were) used|used (?:it|them|once|twice|outside)|washed"
         r"|smells?|smoke|perfume|muddy|dirty|stained)\b"), "utter_return_worn"),
        ((r"\b(?:tags?|labels?)\b.*\b(?:off|removed|missing|lost|cut|gone|torn)\b"
         r"|\b(?:cut|took|taken|removed|pulled|ripped|without|no|lost)\b.*\b(?:tags?|(?:swing|price) ?labels?)\b"),
         "utter_return_no_tags"),
        (r"\b(?:printer|print)\b|\b(?:lost|no|without|missing)\b.*\b(?:return\w* )?label\b", "utter_return_no_label"),
        (r"\b(?:receipt|proof of purchase|invoice)\b", "utter_return_no_receipt"),
        (r"\b(?:opened|unsealed|packaging|original box|without (?:the |its )?box)\b", "utter_return_opened"),
        (r"\b(?:gift(?! ?cards?)|present|was given|gave me|bought (?:it )?for me)\b", "utter_return_gift"),
        ((r"\b(?:ireland|irish|northern ireland|guernsey|(?:from|in|on) jersey|isle of man|channel islands?"
         r"|scottish islands?|orkney|shetland|skye)\b"), "utter_return_from"),
        ((r"\b(?:free delivery|delivery (?:stay|still)|part of|some of|only one of|one of the|keep (?:one|some|the)"
         r"|just (?:the )?one)\b"), "utter_return_part"),
        ((r"\b(?:exchang\w*|swap\w*|(?:different|another) (?:size|colour)"
         r"|(?:bigger|smaller|larger) (?:size|one))\b"), "utter_return_exchange"),
        (r"\b(?:sale|reduced|discount\w*|clearance|half.price|marked down)\b", "utter_return_reduced"),
        (r"\b(?:free|costs?|charge[ds]?|fees?|postage|pay|how much)\b", "utter_return_cost"),
        (r"\b(?:when|how (?:long|soon|quick\w*)|how many days)\b.*\b(?:money|refund\w*|paid back|cash)\b",
         "utter_refund_time"),
    )
)  # fmt: skip
_TOO_LATE = {"utter_return_over", "utter_return_over_since"}
# A parcel may be under way for so long: what was bought before that has surely come.
_SLOW_PARCEL_DAYS = 14
_YEAR_DAYS = 365


def return_rule(text: str, entities: Mapping[str, str], facts: Facts, today: date) -> Reply | None:
    """Return what the rules say to a question; None where it names nothing that they depend on.

    `entities` may hold `date`, an ISO day, or `duration_days`, how long ago it was; `today` is the shop's day.
    """
    since = _days_since(entities, today)
    if is_of_guarantee(text) or (_FAULT.search(text) and since is not None):
        return guarantee(since, facts)
    window = _window(text, since, facts, today)
    if window and window.response in _TOO_LATE:
        return window
    response = next((response for pattern, response in _RULES if pattern.search(text)), None)
    return Reply(response) if response else window


def is_of_guarantee(text: str) -> bool:
    """Whether a message asks about the guarantee."""
    return bool(_GUARANTEE.search(text))


def guarantee(since: int | None, facts: Facts) -> Reply:
    """Return what the guarantee says to who bought something `since` days ago; None where that is not known."""
    if since is None:
        return Reply("utter_guarantee")
    within = since <= facts.returns.guarantee_years * _YEAR_DAYS
    return Reply("utter_guarantee_holds" if within else "utter_guarantee_over")


def _window(text: str, since: int | None, facts: Facts, today: date) -> Reply | None:
    """Say whether the window is open. It is counted from the parcel's arrival, so an order's day may not decide it."""
    if since is None:
        return None
    left = facts.returns.window_days - since
    last = {"day": plain_day(today + timedelta(left), today, facts.shop)}
    ordered = _ORDERED.search(text) and not _ARRIVED.search(text)
    if left >= 0:
        return Reply("utter_return_open_from_order" if ordered else "utter_return_open", last)
    if ordered and since <= facts.returns.window_days + _SLOW_PARCEL_DAYS:
        earliest = today - timedelta(facts.returns.window_days)
        return Reply("utter_return_depends", {"day": plain_day(earliest, today, facts.shop)})
    return Reply("utter_return_over") if ordered else Reply("utter_return_over_since", last)


def _days_since(entities: Mapping[str, str], today: date) -> int | None:
    """Return how many days ago it was; None where no day is named, or one that is still to come."""
    try:
        if "duration_days" in entities:
            return int(entities["duration_days"])
        days = (today - date.fromisoformat(entities["date"])).days
    except (KeyError, ValueError):
        return None
    return days if days >= 0 else None
