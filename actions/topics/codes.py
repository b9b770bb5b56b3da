"""Promo codes in a shopper's basket: what each is for, and the one condition that fails."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from actions.fact_sections import Code
from actions.facts import Facts
from actions.phrases import say
from actions.topics.baskets import less
from actions.topics.code_baskets import CodeBasket, adds_unpriced, basket_of
from actions.turn import Turn
from actions.wording import capital, condition, listed, money, terms

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
    r"|(?:existing|placed) order|(?:gone|went) through|(?:yesterday|today|week|month|morning)['’]?s order"
    r"|retro\w+|belated\w*|in hindsight"
    r"|later on|missed (?:the|putting|my)"
    r"|without (?:my|the) (?:\w+ )?(?:code|voucher|coupon)|did ?(?:n['’]?t|not) (?:type|enter)"
    r"|you still (?:add|apply|take|knock|put)"
    r"|(?:add|apply|put|use) (?:\w+ ){1,4}?(?:to|on) (?:my|the) (?:\w+ )?order (?:i|that|from))\b",
    re.IGNORECASE,
)
# An order of so long ago is not the one that the code is for.
_LONG_BEFORE = re.compile(
    r"\b(?:before|once|last (?:year|month|spring|summer|autumn|winter|christmas)|(?:years?|months?) ago"
    r"|in (?:20\d\d|spring|summer|autumn|winter|may|june|july|march|april|august|\w+(?:uary|ember|ober)))\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:(?:two|2|both|several|multiple|more than one|three|3) (?:\w+ )?(?:code|voucher|coupon)s?"
    r"|both (?:of them|together)"
    r"|stack\w*|combin\w+|(?:code|voucher|coupon)s together|on top of (?:the|my|another))\b",
    re.IGNORECASE,
)
_COMES_TO_IT = re.compile(r"\b(?:together|too|also|as well|both|on top|plus|added?|at the same time)\b", re.IGNORECASE)
_ONE_ITEM = re.compile(
    r"\b(?:(?:only|just|single|with|for|on) (?:one|1|a|an|a single)|one item|1 item|single item|a single) \w+"
    r"|\bone item\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class About:
    """What is said of the codes in a message: nothing where it names none.

    `fails`: a condition is not met; `works`: all are, as far as is known; `asks`: the basket is not known; `unsure`: it
    is for a first order, and one before was cancelled.
    """

    says: str = ""
    fails: bool = False
    works: bool = False
    asks: bool = False
    unsure: bool = False


def about_codes(turn: Turn, facts: Facts, basket: CodeBasket | None = None) -> About:
    """Say what the codes are for, or the one condition that fails, of what the message tells or what `basket` has."""
    general = _general(turn.text, turn, facts)
    if general:
        return About(general, fails=True)
    basket = basket or basket_of(turn, facts)
    if basket.codes:
        return _about(basket.codes[0], turn, facts, basket)
    fitting = [code.code for code in facts.discounts.codes if _is_known_to_work(code, basket)]
    return _about(fitting[0], turn, facts, basket) if len(fitting) == 1 else About()


def _general(text: str, turn: Turn, facts: Facts) -> str:
    """Say the condition of all codes that fails."""
    rules = facts.discounts
    fails = (
        (_AFTERWARDS.search(text) is not None and _LONG_BEFORE.search(text) is None, rules.afterwards),
        (_several(turn) or _TOGETHER.search(text) is not None, rules.together),
        (_GIFT_CARD.search(text) is not None, rules.gift_cards),
        (_REDUCED.search(text) is not None, rules.reduced),
    )
    return next((say("sorry_no", said=rule) for failed, rule in fails if failed), "")


def _several(turn: Turn) -> bool:
    """Whether a message names several codes, or one that comes to another of before: "and together with LAYERS15"."""
    named = set(turn.named.get("promo_code", ()))
    before = set((turn.slots.get("basket") or {}).get("codes") or ())
    return len(named) > 1 or bool(named and before - named and _COMES_TO_IT.search(turn.text))


def _about(named: str, turn: Turn, facts: Facts, basket: CodeBasket) -> About:
    code = next((one for one in facts.discounts.codes if one.code == named), None)
    if code is None:
        return About(_unknown(named, facts), fails=True)
    if reached := _reached(code, turn, facts, basket):
        return About(reached)
    failing = _failing(code, turn, facts, basket)
    if failing:
        return About(failing, fails=True)
    gives = say("code_gives", code=code.code, percent=code.percent, condition=condition(code, facts.shop))
    works = _is_known_to_work(code, basket)
    counted = code.items is not None and not basket.goods and (basket.count or 0) >= code.items
    if_so = say("code_if_all_of", category=code.of) if counted else _makes(code, facts, basket)
    asks = not works and not counted and basket.sum is None
    unsure = code.first_order and basket.cancelled
    return About(f"{if_so} {gives}".strip(), works=works, asks=asks, unsure=unsure)


def _is_known_to_work(code: Code, basket: CodeBasket) -> bool:
    """Whether all that a code asks for is known, and is so."""
    enough = code.least is None or (basket.sum is not None and basket.sum >= code.least)
    several = code.items is None or basket.number_of(code.of) >= code.items
    return enough and several and (not code.first_order or basket.first is True)


def _failing(code: Code, turn: Turn, facts: Facts, basket: CodeBasket) -> str:
    """Say the one condition of a code that fails in what is known; nothing where none does."""
    total = basket.sum
    if code.first_order and basket.first is False:
        return f"{say('code_first_only', code=code.code)} {_instead(facts)}".strip()
    if code.least is not None and total is not None and total < code.least:
        return say(
            "code_needs_sum",
            code=code.code,
            least=money(code.least, facts.shop),
            sum=money(total, facts.shop),
            short=money(code.least - total, facts.shop),
        )
    several = code.items is not None and code.items > 1
    too_few = bool(basket.goods) and basket.number_of(code.of) < (code.items or 0) and basket.total is None
    if several and (too_few or (not basket.goods and _ONE_ITEM.search(turn.text))):
        needs = say("code_needs_items", code=code.code, items=code.items, category=code.of)
        return f"{needs} {_counted(basket, code)}".strip()
    return ""


def _reached(code: Code, turn: Turn, facts: Facts, basket: CodeBasket) -> str:
    """Say what is still needed for a code where something comes to the basket whose price is not known."""
    total = basket.sum
    barred = code.first_order and basket.first is False
    if code.least is None or total is None or total >= code.least or barred or not adds_unpriced(turn, basket):
        return ""
    least, short = money(code.least, facts.shop), money(code.least - total, facts.shop)
    return say("code_reached", code=code.code, least=least, sum=money(total, facts.shop), short=short)


def _counted(basket: CodeBasket, code: Code) -> str:
    """Say which of the goods a code counts, and of what category the others are."""
    fitting = basket.of(code.of)
    counts = [say("code_counts", item=capital(one.called)) for one in fitting]
    others = [
        say("code_not_of", item=capital(one.called), category=one.category)
        for one in basket.goods
        if one not in fitting
    ]
    missing = (code.items or 0) - basket.number_of(code.of)
    more = say("code_needs_more", missing=missing, category=code.of) if fitting and missing > 0 else ""
    return " ".join(part for part in (*counts, *others, more) if part)


def _instead(facts: Facts) -> str:
    """Say which code there is for who has ordered before; nothing where there is none."""
    others = [terms(code, facts.shop) for code in facts.discounts.codes if not code.first_order]
    return say("code_instead", codes=listed(others, facts.shop)) if others else ""


def _makes(code: Code, facts: Facts, basket: CodeBasket) -> str:
    """Say what is left of the sum, and what is saved: of all of it, or of the goods that the code counts."""
    fitting = basket.of(code.of) if code.of else basket.goods
    of_some = code.items is not None and len(fitting) < len(basket.goods)
    if code.items is not None and basket.number_of(code.of) < code.items:
        return ""
    total = basket.sum_of(fitting) if of_some or (code.items is not None and basket.total is None) else basket.sum
    if total is None:
        return ""
    left, saved = less(total, code.percent), total - less(total, code.percent)
    makes = say(
        "code_makes",
        sum=money(total, facts.shop),
        left=money(left, facts.shop),
        saved=money(saved, facts.shop),
    )
    if not of_some:
        return makes
    items = listed([one.called for one in fitting], facts.shop)
    return f"{say('of_each', product=items, said=makes)} {_counted(basket, code)}"


def _unknown(named: str, facts: Facts) -> str:
    running = [code.code for code in facts.discounts.codes]
    near = [one for one in running if DamerauLevenshtein.distance(_plain(one), _plain(named)) <= _MAX_SLIPS]
    if len(near) == 1:
        return say("code_meant", code=named, meant=near[0])
    codes = listed([terms(code, facts.shop) for code in facts.discounts.codes], facts.shop)
    return f"{say('code_unknown', code=named)} {say('codes_running', codes=codes)}"


def _plain(code: str) -> str:
    return re.sub(r"\W", "", code).upper()
