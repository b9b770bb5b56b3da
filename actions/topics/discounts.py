"""Discounts, promo codes, and prices that are lower elsewhere or later."""

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts
from actions.phrases import say
from actions.wording import listed, terms


class Discounts(TopicAction):
    """Says which promo codes run."""

    called = "action_discounts"
    topic = "discounts"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return Outcome(Reply("utter_discounts" if facts.discounts.codes else "utter_no_discounts"))


class PromoCodeProblem(TopicAction):
    """Says what a promo code needs, or that there is no such code, and asks whether it works now."""

    called = "action_promo_code_problem"
    topic = "discounts"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        reply = Reply("utter_promo_code_problem", {"about_code": _about(turn.entities.get("promo_code"), facts)})
        # The next "yes" or "no" answers to this question, not to one before it.
        return Outcome(reply, {"offer": None})


class CodeWorks(TopicAction):
    """Answers a shopper whose code works now."""

    called = "action_code_works"
    topic = "discounts"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return Outcome(Reply("utter_code_works"), {"offer": None})


class PriceMatch(TopicAction):
    """Says what the shop does about a lower price, elsewhere or here. Refunds are made by a person."""

    called = "action_price_match"
    topic = "discounts"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        if not facts.prices.refund_days:
            return Outcome(Reply("utter_price_match_none"))
        return Outcome(Reply("utter_price_match"), offers_person=True)


def _about(named: str | None, facts: Facts) -> str:
    running = {code.code: code for code in facts.discounts.codes}
    if not running:
        return say("no_code_runs")
    if named in running:
        code = running[named]
        return say("code_gives", code=code.code, gives=code.gives, condition=code.condition)
    codes = say("codes_running", codes=listed([terms(code) for code in running.values()], facts.shop))
    return f"{say('code_unknown', code=named)} {codes}" if named else codes
