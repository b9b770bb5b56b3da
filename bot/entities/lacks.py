"""What shoppers say they do not have, or no longer: an order's number, or the e-mail address it was placed with."""

import re
from collections.abc import Iterator

from bot.entities.claims import Claim

_NOT = (
    r"(?:(?:do|did|does|ca|can|could|wo|have|has|is)(?:n't|nt| not)|cannot|never|no longer|not|without|lost"
    r"|forgot(?:ten)?|deleted|missing|no|changed|closed|unable to|hacked)"
)
_HAS = (
    r"(?:even |really |actually |ever )?(?:have|got|get|get into|getting|receive[d]?|know|remember|recall"
    r"|find|see|use|using|access|own|open|have access to|got access to|access to|to hand)?"
)
_WHOSE = (
    r"(?:\s?(?:any|an|a|the|that|this|my|its|it's|me|to|into|on|with|of|access|old|own|exact|what|which|is"
    r"|was|i|used|for|longer|anymore|clue|idea|an?y more)\b){0,5}"
)
_THINGS = {
    "order_number": (
        r"(?:order ?(?:number|no|nr|id|num|numbr|#)|(?:reference|confirmation) ?(?:number|no|id)"
        r"|confirmation(?: e-?mail)?)"
    ),
    "email": r"(?:e-?mail(?: ?(?:address|id|account))?|mail(?:box| ?id| ?address)|inbox)",
}
_LACKS = tuple(
    (
        thing,
        re.compile(
            rf"\b{_NOT} {_HAS}{_WHOSE} ?(?<!\w)(?P<value>{words})\b(?! (?:is|was) (?:wrong|right|changed))",
            re.IGNORECASE,
        ),
    )
    for thing, words in _THINGS.items()
)
# "The number" and "that address" alone mean the order's only in a plain answer to the question for it.
_ASKED_FOR = re.compile(
    r"\b(?:(?:do|does|did|ca|can|have|has)(?:n't|nt| not)|no longer|never|forgot(?:ten)?|lost) "
    r"(?:have |know |find |remember |got |see |use |used |had )?"
    r"(?:the|that|this|my|any|it's|its) (?P<value>number|address)\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?P<value>(?:order ?(?:number|no|id)|e-?mail(?: ?(?:address|id|account))?|mailbox|inbox)) "
    r"(?:(?:no longer|doesn't|doesnt|does not|not) (?:exists?|works?|working|active|in use|mine)"
    r"|is (?:gone|dead|closed|lost|deleted|deactivated|not (?:active|in use|working))|(?:has been|was"
    r"|got) (?:deleted|closed|hacked|deactivated))\b",
    re.IGNORECASE,
)
_OF_EMAIL = re.compile(r"mail|inbox|address", re.IGNORECASE)
# Without one of these words there is nothing to look for.
_MAY_BE = re.compile(r"mail|inbox|number|order|confirm|address", re.IGNORECASE)


def find(text: str) -> Iterator[Claim]:
    """Find in a plain text what its writer has not got."""
    if not _MAY_BE.search(text):
        return
    for thing, regex in _LACKS:
        if match := regex.search(text):
            yield Claim("lacks", thing, *match.span())
    for regex in (_ASKED_FOR, _GONE):
        if match := regex.search(text):
            yield Claim("lacks", "email" if _OF_EMAIL.search(match["value"]) else "order_number", *match.span())
