"""Promo codes in a shopper's basket: what each is for, and the one condition that fails."""

import re
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz.distance import DamerauLevenshtein

from actions.fact_sections import Code
from actions.facts import Facts
from actions.phrases import say
from actions.topics.baskets import amounts, less
from actions.turn import Turn
from actions.wording import condition, listed, money, terms

# "WELCOM10", "LAYRES15": two slips at most, as an unknown code is no misspelling.
_MAX_SLIPS = 2
_GIFT_CARD = re.compile(r"\bgift ?(?:card|voucher)s?\b", re.IGNORECASE)
_REDUCED = re.compile(
    r"\b(?:(?:on|in|with|for|to) (?:the |your |a )?sales?\b|sales? (?:item|price|section|thing|stuff)\w*"
    r"|reduced|clearance"
    r"|already (?:discounted|marked down)|discounted (?!price)\w+|marked down|outlet)\b",
    re.IGNORECASE,
)
# A code is forgotten once an order is placed or paid; "ordered before" tells of another order.
_AFTERWARDS = re.compile(
    r"\b(?:after (?:i |we )?(?:order|paying|paid|checkout|the order|placing|buying|bought)\w*|forgot\w*|afterwards"
    r"|(?:i|we|have|i['’]?ve|we['’]?ve|just|already|now|that)(?: \w+)? (?:ordered|paid|placed|checked out|bought)"
    r"(?! (?:before|from|once))|ordered (?:\w+ ){0,3}(?:ago|yesterday|today|earlier|this|last)"
    r"|(?:existing|placed) order|(?:gone|went) through|retrospectively|missed (?:the|putting|my)"
    r"|without (?:my|the) (?:\w+ )?(?:code|voucher|coupon)|did ?(?:n['’]?t|not) (?:type|enter)"
    r"|you still (?:add|apply|take|knock|put)"
    r"|(?:add|apply|put|use) (?:\w+ ){1,4}?(?:to|on) (?:my|the) (?:\w+ )?order (?:i|that|from))\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:(?:two|2|both|several|multiple|more than one|three|3) (?:\w+ )?(?:code|voucher|coupon)s?"
    r"|both (?:of them|together)"
    r"|stack\w*|combin\w+|(?:code|voucher|coupon)s together|on top of (?:the|my|another))\b",
    re.IGNORECASE,
)
_NOT_FIRST = re.compile(
    r"\b(?:(?:second|2nd|third|3rd|next|another) (?:order|time|purchase)|ordered (?:before|already"
    r"|from you before|once)"
    r"|(?:existing|returning|regular|old|long.?time) customer|(?:bought|shopped) (?:with|from|at) you"
    r"|used it (?:before|already|once)"
    r"|(?:use|used) \w+ (?:again|twice)|not my first)\b",
    re.IGNORECASE,
)
_ONE_ITEM = re.compile(
    r"\b(?:(?:only|just|single|with|for|on) (?:one|1|a|an|a single)|one item|1 item|single item|a single) \w+"
    r"|\bone item\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class About:
    """What is said of the codes in a message: nothing where it names none. `fails`: a condition is not met."""

    says: str = ""
    fails: bool = False


def about_codes(turn: Turn, facts: Facts) -> About:
    """Say what the message's codes are for, or the one condition that fails."""
    general = _general(turn.text, turn, facts)
    if general:
        return About(general, fails=True)
    named = turn.named.get("promo_code", ())
    return _about(named[0], turn, facts) if named else About()


def _general(text: str, turn: Turn, facts: Facts) -> str:
    """Say the condition of all codes that fails."""
    rules = facts.discounts
    fails = (
        (_AFTERWARDS.search(text) is not None, rules.afterwards),
        (len(turn.named.get("promo_code", ())) > 1 or _TOGETHER.search(text) is not None, rules.together),
        (_GIFT_CARD.search(text) is not None, rules.gift_cards),
        (_REDUCED.search(text) is not None, rules.reduced),
    )
    return next((say("sorry_no", said=rule) for failed, rule in fails if failed), "")


def _about(named: str, turn: Turn, facts: Facts) -> About:
    code = next((one for one in facts.discounts.codes if one.code == named), None)
    if code is None:
        return About(_unknown(named, facts), fails=True)
    failing = _failing(code, turn, facts)
    if failing:
        return About(failing, fails=True)
    gives = say("code_gives", code=code.code, percent=code.percent, condition=condition(code, facts.shop))
    return About(f"{_makes(code, turn, facts)} {gives}".strip())


def _failing(code: Code, turn: Turn, facts: Facts) -> str:
    """Say the one condition of a code that fails in what the message tells; nothing where none does."""
    total = next(iter(_sums(code, turn)), None)
    if code.first_order and _NOT_FIRST.search(turn.text):
        return say("code_first_only", code=code.code)
    if code.least is not None and total is not None and total < code.least:
        return say(
            "code_needs_sum",
            code=code.code,
            least=money(code.least, facts.shop),
            sum=money(total, facts.shop),
            short=money(code.least - total, facts.shop),
        )
    if code.items is not None and code.items > 1 and _ONE_ITEM.search(turn.text):
        return say("code_needs_items", code=code.code, items=code.items, category=code.of)
    return ""


def _makes(code: Code, turn: Turn, facts: Facts) -> str:
    """Say what is left of the sum that the message names. What a code takes off a part of it is not known."""
    total = next(iter(_sums(code, turn)), None)
    if total is None or code.items is not None:
        return ""
    left = money(less(total, code.percent), facts.shop)
    return say("code_makes", sum=money(total, facts.shop), left=left)


def _sums(code: Code, turn: Turn) -> tuple[Decimal, ...]:
    """Return the sums of a message, the basket's first: "28 of 30" names the code's own least sum as well."""
    told = amounts(turn)
    return tuple(one for one in told if len(told) == 1 or one != code.least)


def _unknown(named: str, facts: Facts) -> str:
    running = [code.code for code in facts.discounts.codes]
    near = [one for one in running if DamerauLevenshtein.distance(_plain(one), _plain(named)) <= _MAX_SLIPS]
    if len(near) == 1:
        return say("code_meant", code=named, meant=near[0])
    codes = listed([terms(code, facts.shop) for code in facts.discounts.codes], facts.shop)
    return f"{say('code_unknown', code=named)} {say('codes_running', codes=codes)}"


def _plain(code: str) -> str:
    return re.sub(r"\W", "", code).upper()
