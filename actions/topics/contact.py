"""How to reach the shop, and when somebody answers: now, on a day that is named, at an hour that is."""

import re
from datetime import date, datetime, time

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.cases import works_out
from actions.facts import Facts
from actions.moments import days_ahead, shop_now
from actions.phrases import say
from actions.spoken_times import time_in
from actions.topics.shipping import of_delivery
from actions.wording import day, sentence
from actions.working_days import is_working_day, working_days_after

_WRITES = re.compile(r"\b(?:e-?mail\w*|mails?|mailed|write to|letter)\b", re.IGNORECASE)
# "Open till five" asks whether that is when it closes.
_TILL = re.compile(r"\b(?:(?:un)?till?|to|close\w* at|shut\w* at)\b", re.IGNORECASE)
_VISITS = re.compile(
    r"\b(?:visit|come (?:by|in|over|round)|pop in|drop (?:by|in)|walk in|showro?m|showroom|branch\w*|stores?"
    r"|shops?|in person"
    r"|where are you|located|location|based|try (?:it|them|things) on|directions?|park|see (?:it|them) (?:in|for))\b",
    re.IGNORECASE,
)
# Who asks on which days parcels are sent is answered about those.
_POSTS = re.compile(r"\b(?:do|will|can) (?:you|u|yous) (?:\w+ )?(?:post|ship|send|deliver|dispatch)\b", re.IGNORECASE)
_TRIES_ON = re.compile(
    r"\btry(?:ing)? (?:\w+ ){0,3}on\b|\btried on\b|\bsee (?:\w+ )?(?:things?|it|them|the \w+) (?:first|before)\b"
    r"|\bfeel (?:it|them|the \w+)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(?:add?ress|post(?:al|code)?|letter|head ?office|headquarters|hq)\b", re.IGNORECASE)
_CHAT = re.compile(
    r"\b(?:chat|someone here|anyone here|real person|human|agent|adviser|advisor|somebody here)\b", re.IGNORECASE
)
_PHONE = re.compile(
    r"\b(?:phone\w*|ring|call\w*|line|lines|number|hotline|helpline|landline|telephone|tel|dial)\b", re.IGNORECASE
)
_HOURS = re.compile(
    r"\b(?:hours?|open\w*|clos(?:e|es|ed|ing)|when|what time|until what|till what|timings?|24/7|today|tonight"
    r"|tomorrow|now|weekends?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|bank holidays?|christmas|easter|pick up|answer)\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:now|currently|at the moment|still open|open\?*$)", re.IGNORECASE)
_WEEKEND = re.compile(r"\bweekends?\b|\b(?:bank|public) holidays?\b|\b24/7|24 hours", re.IGNORECASE)
_HOLIDAY = re.compile(r"\b(?:bank|public) holidays?\b", re.IGNORECASE)

# A yes or no would be the wrong way round: "are you closed on Saturday?".
_ASKS_CLOSED = re.compile(r"\b(?:closed|shut|too (?:early|late))\b", re.IGNORECASE)


class Contact(TopicAction):
    """Says how the shop is reached, or what of it is asked for: the phone's hours, the address, who answers when."""

    called = "action_contact_info"
    topic = "contact"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        now = shop_now(facts)
        if _POSTS.search(turn.text) and (sent := of_delivery(turn, facts, now)) is not None:
            return sent
        return of_hours(turn, facts, now) or Outcome(told(turn, facts, now), offers_person=True)


@works_out("contact_info")
def of_hours(turn: Turn, facts: Facts, now: datetime) -> Outcome | None:
    """Return whether the phone is answered then, to a message that names a day or a time; None to any other."""
    reply = told(turn, facts, now)
    return Outcome(reply, offers_person=True) if reply.variables.get("about_it") else None


def told(turn: Turn, facts: Facts, now: datetime) -> Reply:
    """Return the answer to a message about reaching the shop; `now` is the moment by the shop's clock."""
    text = turn.text
    asks_time = "date" in turn.entities or turn.entities.get("aspect") == "time" or time_in(text) is not None
    hours = asks_time or _HOURS.search(text) is not None
    if not _PHONE.search(text) and (reply := _without_phone(text)):
        return reply
    if _CHAT.search(text) and hours:
        return Reply("utter_contact_chat")
    if hours:
        return Reply("utter_contact_hours", {"about_it": _open(turn, facts, now)})
    if _PHONE.search(text):
        return Reply("utter_contact_phone", {"about_it": sentence(_open_now(facts, now))})
    return Reply("utter_contact_address" if _ADDRESS.search(text) else "utter_contact_info")


def _without_phone(text: str) -> Reply | None:
    """Return what is said to who would come by or write."""
    if _TRIES_ON.search(text):
        return Reply("utter_contact_try_on")
    if _VISITS.search(text):
        return Reply("utter_contact_visits")
    if _WRITES.search(text):
        return Reply("utter_contact_email_weekend" if _WEEKEND.search(text) else "utter_contact_email")
    return None


def is_open(when: datetime, facts: Facts) -> bool:
    """Whether the phone is answered at a moment by the shop's clock; at the minute it closes it no longer is."""
    return is_working_day(when.date(), facts.shop) and facts.contact.opens <= when.time() < facts.contact.closes


def _open(turn: Turn, facts: Facts, now: datetime) -> str:
    """Say whether the phone is answered when the message asks for; nothing where it names no moment."""
    named, at = next(iter(days_ahead(turn, now.date())), None), time_in(turn.text)
    if named is None and at is None and not _NOW.search(turn.text) and not _WEEKEND.search(turn.text):
        return ""
    if (named is None and at is None and _WEEKEND.search(turn.text)) or _HOLIDAY.search(turn.text):
        answered, what = False, say("phone_not_then")
    elif at is None and named in {None, now.date()}:
        answered, what = is_open(now, facts), _open_now(facts, now)
    else:
        answered, what = _open_then(named, at, turn.text, facts, now)
    if _ASKS_CLOSED.search(turn.text):
        return sentence(what)
    return say("so_it_is", what=what) if answered else say("so_it_is_not", what=what)


def _open_then(on: date | None, at: time | None, text: str, facts: Facts, now: datetime) -> tuple[bool, str]:
    """Return whether the phone is answered then, and what is said of it; without a day any working day is meant."""
    that_day = day(on, now.date(), facts.shop) if on else say("on_working_days")
    if on and not is_working_day(on, facts.shop):
        since = datetime.combine(on, facts.contact.closes)
        return False, say("phone_closed_that_day", day=that_day, next=_next(since, facts, now))
    if at is None:
        return True, say("phone_open_that_day", day=that_day)
    if at == facts.contact.closes and _TILL.search(text):
        return True, say("phone_until", day=that_day, closes=facts.contact.phone_to)
    if at < facts.contact.opens:
        return False, say("phone_too_early", day=that_day, opens=facts.contact.phone_from)
    if at >= facts.contact.closes:
        return False, say("phone_too_late", day=that_day, closes=facts.contact.phone_to)
    return True, say("phone_open_then", day=that_day, time=f"{at:%H:%M}")


def _open_now(facts: Facts, now: datetime) -> str:
    if is_open(now, facts):
        return say("phone_open_now", closes=facts.contact.phone_to)
    return say("phone_closed_now", next=_next(now, facts, now))


def _next(since: datetime, facts: Facts, now: datetime) -> str:
    """Say when the phone is answered next after a moment at which it is not."""
    that_day = since.date()
    later_that_day = is_working_day(that_day, facts.shop) and since.time() < facts.contact.opens
    opens = that_day if later_that_day else working_days_after(that_day, 1, facts.shop)
    return say("phone_opens", day=day(opens, now.date(), facts.shop), opens=facts.contact.phone_from)
