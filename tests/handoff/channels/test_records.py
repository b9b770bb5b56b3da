"""The record of each channel, and what the server makes of them."""

import re

import pytest

from handoff.channels.all import CHANNELS
from handoff.conversation.values import Channel
from testkit.agent import AgentClient
from tests.handoff.kit import Server


def test_every_channel_has_a_record() -> None:
    """Each channel's name on the wire has one record, in the order of the names, with a label and a drawing."""
    assert [record.name for record in CHANNELS] == list(Channel)
    for record in CHANNELS:
        assert record.label.strip()
        assert re.fullmatch(r"M[\d\sA-Za-z.-]+", record.mark)


@pytest.mark.wire
async def test_console_is_told_how_channels_are_shown(server: Server, ana: AgentClient) -> None:
    """Login and `me` tell how every channel is shown, even one that is off, because its older lines are still there."""
    channels = [{"name": one.name, "label": one.label, "mark": one.mark} for one in CHANNELS]
    assert (await ana.http.get("/api/agent/me")).json()["channels"] == channels
    assert [(one["name"], one["label"]) for one in channels] == [("web", "Website"), ("telegram", "Telegram")]
    assert (await server.http.get("/readyz")).json()["telegram"] is None


async def test_readyz_tells_how_telegram_stands(server_on_both: Server) -> None:
    """/readyz tells Telegram's status; the website has none, because it is up where the server is."""
    ready = (await server_on_both.http.get("/readyz")).json()
    assert set(ready) == {"status", "database", "migrations", "bot", "telegram"}
    assert ready["telegram"] in {"ok", "connecting"}
