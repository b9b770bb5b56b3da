"""Nobody at the console: who waits is told when somebody is, and how else the shop is reached."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from handoff import attendance
from handoff.attendance import JUST_GONE, STARTING, Attendance
from handoff.notices import Notices, NoticeTexts
from handoff.services import NOTICES
from settings.facts import PageFacts
from testkit.agent import AgentClient
from testkit.shopper import Shopper
from tests.handoff.kit import Server

FACTS = """
shop: {timezone: Europe/London, bank_holidays: GB-ENG}
contact: {phone: 01632 960 000, email: us@shop.example, phone_from: "8:30", phone_to: "16:00"}
"""


class Clock:
    """A moment that is set."""

    def __init__(self, moment: str) -> None:
        self.now = datetime.fromisoformat(moment).replace(tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def facts(tmp_path: Path) -> PageFacts:
    """The facts of a shop."""
    (tmp_path / "facts.yml").write_text(FACTS)
    return PageFacts(tmp_path / "facts.yml")


def _texts(facts: PageFacts, moment: str) -> NoticeTexts:
    """The notices at a moment at which everybody has been gone for long."""
    clock = Clock(moment)
    there = Attendance(facts, clock)
    clock.now += JUST_GONE
    return Notices.load(NOTICES, "Shop", there.absence).of(None)


def _told(facts: PageFacts, moment: str) -> str:
    """What is said to the first in the queue then."""
    return _texts(facts, moment).queued(1, 300)


@pytest.mark.parametrize(
    ("moment", "when"),
    (
        ("2026-11-30T07:00", "from 8:30 today"),
        ("2026-11-30T08:28", "as soon as someone is back, today until 16:00"),
        ("2026-11-30T15:57", "as soon as someone is back, today until 16:00"),
        ("2026-11-30T15:58", "from 8:30 tomorrow, Tuesday 1 December"),
        ("2026-12-04T17:00", "from 8:30 on Monday 7 December"),
        ("2026-12-24T20:00", "from 8:30 on Tuesday 29 December"),
        ("2026-07-06T07:28", "as soon as someone is back, today until 16:00"),
    ),
    ids=("before", "opens", "closes soon", "closed", "weekend", "bank holidays", "summer time"),
)
def test_when_somebody_is_there(facts: PageFacts, moment: str, when: str) -> None:
    """The day and the hour are told by the shop's clock and its working days, with the ways out."""
    told = _told(facts, moment)
    assert f"a person answers you here {when}. You are next." in told
    assert "e-mail us@shop.example, ring 01632 960 000 (working days, 8:30 to 16:00)" in told
    assert "“Stay with the bot”" in told
    assert _texts(facts, moment).in_queue(1, 300) == f"A person answers {when}."


def test_somebody_is_there(facts: PageFacts) -> None:
    """With an open console, and for two minutes after the last sign of an agent, nobody is told of an absence."""
    clock = Clock("2026-11-30T20:00")
    there = Attendance(facts, clock)
    assert there.absence() is None, "a server that has just started knows nothing yet"
    clock.now += STARTING
    assert there.absence()
    clock.now += timedelta(hours=1)
    assert there.absence()
    with there.present(), there.present():
        clock.now += timedelta(hours=1)
        assert there.absence() is None
    assert there.absence() is None
    clock.now += JUST_GONE
    assert there.absence()
    there.note()
    assert there.absence() is None


@pytest.mark.parametrize(
    "broken", ("{}", FACTS.replace("London", "Atall"), FACTS.replace("8:30", "early"), FACTS + "}")
)
def test_without_hours_no_hour_is_told(tmp_path: Path, broken: str) -> None:
    """Facts that do not say when somebody is there promise nothing."""
    (tmp_path / "facts.yml").write_text(broken)
    assert "in about 5 minutes" in _told(PageFacts(tmp_path / "facts.yml"), "2026-11-30T20:00")


async def test_a_console_is_noticed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for a person hears that nobody is there, until an agent opens the console."""
    monkeypatch.setattr(attendance, "JUST_GONE", timedelta(0))
    async with Shopper.arriving(server) as shopper, AgentClient.signed_in(server, "sam@fernhill.example") as agent:
        await shopper.socket.drain(0.1)
        await shopper.send("person")
        assert (await shopper.hears("notice"))["text"].startswith("Nobody of Fernhill Outfitters is here just now")
        assert re.match("A person answers (from|as soon as someone is back)", (await shopper.owned_by("queue"))["says"])
        async with agent.connected():
            await shopper.send("message", text="how long?")
            assert (await shopper.hears("notice"))["text"].startswith("You are next. A person answers here as soon as")


async def test_reading_is_no_presence(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script that looks at the queue is nobody who answers; one that does something may be."""
    noted: list[Attendance] = []

    def note(attended: Attendance) -> None:
        noted.append(attended)

    monkeypatch.setattr(Attendance, "note", note)
    async with Shopper.arriving(server) as shopper, AgentClient.signed_in(server, "sam@fernhill.example") as agent:
        await agent.list("queue")
        assert noted == []
        await agent.post(f"{shopper.conversation}/claim")
        assert len(noted) == 1
