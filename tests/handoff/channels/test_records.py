"""Channels as records: what each is called, and what a server makes of the tuple of all."""

import re

import pytest

from handoff.channels.all import CHANNELS
from handoff.conversation.values import Channel
from testkit.agent import AgentClient
from tests.handoff.kit import Server


def test_every_channel_has_a_record() -> None:
    """Each name on the wire has one record, in the names' order, with a label and a drawing."""
    assert [record.name for record in CHANNELS] == list(Channel)
    for record in CHANNELS:
        assert record.label.strip()
        assert re.fullmatch(r"M[\d\sA-Za-z.-]+", record.mark)


@pytest.mark.wire
async def test_console_is_told_how_channels_are_shown(server: Server, ana: AgentClient) -> None:
    """At the login and of who is signed in, also for a channel that is off: its older lines are still to be shown."""
    channels = [{"name": one.name, "label": one.label, "mark": one.mark} for one in CHANNELS]
    assert (await ana.http.get("/api/agent/me")).json()["channels"] == channels
    assert [(one["name"], one["label"]) for one in channels] == [("web", "Website"), ("telegram", "Telegram")]
    assert (await server.http.get("/readyz")).json()["telegram"] is None


async def test_readyz_tells_how_telegram_stands(server_on_both: Server) -> None:
    """The website is where the server is and has no status of its own."""
    ready = (await server_on_both.http.get("/readyz")).json()
    assert set(ready) == {"status", "database", "migrations", "bot", "telegram"}
    assert ready["telegram"] in {"ok", "connecting"}
