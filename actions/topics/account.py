"""The programme for regular customers, and the newsletter."""

import re
from datetime import datetime

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.cases import works_out
from actions.fact_sections import Membership as Programme
from actions.facts import Facts
from actions.moments import shop_now
from actions.phrases import say
from actions.topics.baskets import amounts
from actions.topics.privacy import of_the_chat
from actions.wording import money

_POINTS = re.compile(r"(?<![£$€\d.,])(\d{1,3}(?:,\d{3})+|\d{1,7}) ?(?:\w+ )?(?:points?|pts)\b", re.IGNORECASE)
_EARNS = re.compile(r"\b(?:spend\w*|spent|buy\w*|basket|order\w*|earn\w*|get|collect\w*)\b", re.IGNORECASE)
_LEAVES = re.compile(r"\b(?:leave|quit|cancel\w*|opt out|get out|resign|end my|stop (?:my|being))\b", re.IGNORECASE)
# Whether an account is needed at all.
_NEEDS = re.compile(
    r"\b(?:must|need\w*|have to|has to|got to|necessary|required?|compulsory|obligatory|without|mandatory|force\w*)\b",
    re.IGNORECASE,
)
_COSTS = re.compile(r"\b(?:costs?|free|fees?|charge\w*|price|pay)\b", re.IGNORECASE)
_STOPS = re.compile(
    r"\b(?:stop\w*|unsubscrib\w*|un-subscribe|cancel\w*|opt out|off|no more|too many|remove|less|fewer|end|leave|quit"
    r"|don'?t want|do not want)\b",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"\b(?:subscribe|sign(?:ing)? (?:me )?up|join|get (?:the|your)|receive|add me|opt in|start\w*)\b", re.IGNORECASE
)

_OFF_THE_PRICE = re.compile(
    r"\b(?:discounts?|codes?|vouchers?|coupons?|(?:money|something|anything|\d+ ?%|per ?cent) off"
    r"|cheaper|reduc\w+|pay less)\b",
    re.IGNORECASE,
)


class Membership(TopicAction):
    """Tells about the programme for regular customers, or that there is none. Only agents see who is a member."""

    called = "action_membership"
    topic = "account"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        if facts.membership is None:
            return Outcome(Reply("utter_no_membership"))
        if _LEAVES.search(turn.text):
            return Outcome(Reply("utter_leave_membership"))
        counted = of_points(turn, facts, shop_now(facts))
        return counted or Outcome(Reply("utter_membership"), offers_person=True, general=True)


class CreateAccount(TopicAction):
    """Says how an account is made; first that none is needed, where that is asked."""

    called = "action_create_account"
    topic = "account"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        if _NEEDS.search(turn.text):
            return Outcome(Reply("utter_no_account_needed"))
        return Outcome(Reply("utter_create_account"), general=True)


class Newsletter(TopicAction):
    """Says how the newsletter is ended, or begun, or both where neither is asked for."""

    called = "action_newsletter"
    topic = "account"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        if off := off_for_readers(turn, facts, shop_now(facts)):
            return off
        if _STOPS.search(turn.text):
            return Outcome(Reply("utter_newsletter_off"))
        return Outcome(Reply("utter_newsletter_on" if _STARTS.search(turn.text) else "utter_newsletter"))


class ChatPrivacy(TopicAction):
    """Says how long a chat is kept, who reads it, or that a person deletes it."""

    called = "action_chat_privacy"
    topic = "account"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        return of_the_chat(turn, facts, shop_now(facts))


@works_out("newsletter")
def off_for_readers(turn: Turn, facts: Facts, now: datetime) -> Outcome | None:  # noqa: ARG001  # the signature of all cases
    """Return what is said to who expects to pay less for reading the newsletter; None to any other message."""
    if not _OFF_THE_PRICE.search(turn.text):
        return None
    return Outcome(Reply("utter_no_such_discount" if facts.discounts.codes else "utter_no_discounts"))


@works_out("membership")
def of_points(turn: Turn, facts: Facts, now: datetime) -> Outcome | None:  # noqa: ARG001  # the signature of all cases
    """Return what points are worth, or how many a sum gives; None to a message that names neither."""
    if facts.membership and _COSTS.search(turn.text) and not _POINTS.search(turn.text) and not amounts(turn):
        return Outcome(Reply("utter_membership_cost"))
    about = _about_points(turn, facts.membership, facts) if facts.membership else ""
    return Outcome(Reply("utter_points", {"about_it": about})) if about else None


def _about_points(turn: Turn, programme: Programme, facts: Facts) -> str:
    """Say what the points of a message are worth, or how many its sum gives; nothing where it names neither."""
    told = _POINTS.search(turn.text)
    if told:
        return _worth(int(told[1].replace(",", "")), programme, facts)
    spent = next(iter(amounts(turn)), None)
    if spent is None or not _EARNS.search(turn.text):
        return ""
    return say("points_earned", sum=money(spent, facts.shop), points=int(spent) * programme.points)


def _worth(points: int, programme: Programme, facts: Facts) -> str:
    rewards, left = divmod(points, programme.reward_points)
    if not rewards:
        short, reward = programme.reward_points - points, money(programme.reward, facts.shop)
        return say("points_too_few", points=points, short=short, reward=reward)
    reward = money(programme.reward * rewards, facts.shop)
    return say("points_worth", points=points, reward=reward, left=left)
