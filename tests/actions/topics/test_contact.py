"""How to reach the shop, and when somebody answers."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from actions.answer import Reply, read_turn
from actions.facts import FactsFile
from actions.topics.contact import Contact, is_open, told
from tests.actions.fakes import a_tracker, resources, run

FACTS = FactsFile().now()
TUESDAY = "2026-12-01 10:00"


def at(moment: str) -> datetime:
    """A moment by the shop's clock."""
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/London"))


def answer(text: str, now: str = TUESDAY, **named: str) -> Reply:
    """The answer to a message that names all this."""
    return told(read_turn(a_tracker("contact_info", text=text, entities=named)), FACTS, at(now))


@pytest.mark.parametrize(
    ("moment", "answered"),
    (
        ("2026-12-01 08:59", False),
        ("2026-12-01 09:00", True),
        ("2026-12-01 16:59", True),
        ("2026-12-01 17:00", False),
        ("2026-12-05 10:00", False),
        ("2026-12-25 10:00", False),
        ("2026-12-28 10:00", False),
        ("2026-12-29 10:00", True),
    ),
)
def test_when_the_phone_is_answered(moment: str, answered: bool) -> None:  # noqa: FBT001  # a column of the table
    """On working days, from the minute it opens to the minute before it closes; not on bank holidays."""
    assert is_open(at(moment), FACTS) is answered


@pytest.mark.parametrize(
    ("text", "now", "date", "begins"),
    (
        ("are you open now", TUESDAY, None, "Yes, the phone is answered now, until 17:00."),
        ("are you open now", "2026-12-01 08:59", None, "No, nobody answers the phone just now: it is answered again"),
        ("are you open now", "2026-12-01 17:00", None, "No, nobody answers the phone just now: it is answered again"),
        ("open today?", "2026-12-05 12:00", "2026-12-05", "No, nobody answers the phone just now"),
        ("anyone there on saturday", TUESDAY, "2026-11-28", "No, nobody answers the phone on Saturday 5 December"),
        ("can i ring on friday", TUESDAY, "2026-11-27", "Yes, the phone is answered on Friday 4 December."),
        ("boxing day", TUESDAY, "2026-12-26", "No, nobody answers the phone on Saturday 26 December"),
        ("open on the 28th?", TUESDAY, "2026-12-28", "No, nobody answers the phone on Monday 28 December"),
        ("can i call tomorrow at 8:59", TUESDAY, "2026-12-02", "No, that is too early: the phone is answered tomorrow"),
        ("can i call tomorrow at 9", TUESDAY, "2026-12-02", "Yes, the phone is answered tomorrow"),
        ("can i call tomorrow at 16:59", TUESDAY, "2026-12-02", "Yes, the phone is answered tomorrow"),
        ("can i call tomorrow at 5pm", TUESDAY, "2026-12-02", "No, that is too late: the phone is answered tomorrow"),
        ("anybody there after six", TUESDAY, None, "No, that is too late: the phone is answered on working days"),
        ("are the lines open at noon", TUESDAY, None, "Yes, the phone is answered on working days, at 12:00."),
        ("are you open at weekends", TUESDAY, None, "No, not at weekends or on bank holidays."),
        ("is 8pm too late to call", TUESDAY, None, "That is too late: the phone is answered on working days"),
        ("are you closed on saturday", TUESDAY, "2026-11-28", "Nobody answers the phone on Saturday 5 December"),
        ("what are your phone hours", TUESDAY, None, ""),
        ("when do you close", TUESDAY, None, ""),
    ),
)  # fmt: skip
def test_the_time_that_is_asked_about(text: str, now: str, date: str | None, begins: str) -> None:
    """Yes or no comes first, but not to a question the other way round; the hours follow."""
    reply = answer(text, now, **({"date": date} if date else {}))
    assert reply.response == "utter_contact_hours"
    assert reply.variables["about_it"].startswith(begins)
    assert bool(reply.variables["about_it"]) is bool(begins)


@pytest.mark.parametrize(
    ("text", "response"),
    (
        ("how do i contact you", "utter_contact_info"),
        ("", "utter_contact_info"),
        ("phone number", "utter_contact_phone"),
        ("give me a number to call", "utter_contact_phone"),
        ("whats your email", "utter_contact_email"),
        ("when do you answer e-mails", "utter_contact_email"),
        ("phone or email?", "utter_contact_phone"),
        ("your postal address", "utter_contact_address"),
        ("can i come by", "utter_contact_visits"),
        ("do you have a showroom", "utter_contact_visits"),
        ("are your shops open on saturday", "utter_contact_visits"),
        ("when does a person answer in this chat", "utter_contact_chat"),
    ),
)
def test_the_way_that_is_asked_for(text: str, response: str) -> None:
    """Who asks for one way hears of that one; who asks for none hears of all."""
    assert answer(text).response == response


def test_the_time_of_the_answer_before() -> None:
    """“And when?” after the number asks for the hours."""
    assert answer("and when", aspect="time").response == "utter_contact_hours"


def test_each_way_is_told() -> None:
    """Phone, hours and e-mail are told, and a person is offered."""
    ran = run(Contact(resources()), a_tracker("contact_info"))
    assert {"contact.phone", "contact.phone_hours", "contact.email"} <= ran.message.keys()
    assert ran.message["contact.phone_hours"] == "Monday to Friday from 9:00 to 17:00, but not on bank holidays"
    assert (ran.slots["offer"], ran.slots["topic"]) == ("person", "contact")


@pytest.mark.parametrize(
    ("text", "response", "says"),
    (
        ("is the phone on till five on fridays", "utter_contact_hours", "Yes, the phone is answered"),
        ("are mails answered at the weekend", "utter_contact_email_weekend", ""),
        ("where can i try the boots on", "utter_contact_try_on", ""),
        ("whats your mail address", "utter_contact_email", ""),
    ),
)
def test_what_else_is_asked_of_reaching_us(text: str, response: str, says: str) -> None:
    """The hour at which the phone closes is no hour too late, and mails are not the phone."""
    reply = answer(text)
    assert reply.response == response
    assert reply.variables.get("about_it", "").startswith(says)


@pytest.mark.parametrize(
    ("text", "begins"),
    (
        ("is somebody there in the evening", "No, that is too late"),
        ("can i ring on a bank holiday monday", "No, not at weekends or on bank holidays"),
    ),
)
def test_the_phone_is_not_answered_then(text: str, begins: str) -> None:
    """An evening needs no hour to be too late, and a bank holiday no date."""
    turn = read_turn(a_tracker("phone_hours", text=text, entities={"date": "2026-12-07"} if "monday" in text else {}))
    assert told(turn, FACTS, at(TUESDAY)).variables["about_it"].startswith(begins)
