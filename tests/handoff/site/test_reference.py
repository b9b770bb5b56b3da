"""The pages that describe the product are true."""

import re
from typing import get_args

import pytest
from pydantic import BaseModel

from handoff.channels.web.frames import Hello, ShopperFrame
from handoff.console.shapes import AgentsAnswer, DetailAnswer, ListAnswer, LoginAnswer, RowAnswer, SentAnswer
from handoff.console.socket import AgentFrame, AgentHello
from handoff.errors import CounterhandError
from handoff.settings import ROOT, Settings
from testkit.agent import AgentClient
from testkit.shopper import Shopper
from tests.handoff.kit import Server

DOCS = ROOT / "docs"


def rows_under(page: str, heading: str, nth: int) -> list[str]:
    """The first cells of a heading's nth table, without their backticks."""
    section = page.partition(f"\n{heading}")[2].split("\n## ")[0]
    tables = re.findall(r"(?:^\|.*\n)+", section, re.MULTILINE)
    return re.findall(r"^\| `(\w+)`", tables[nth], re.MULTILINE)


def test_settings_page_lists_every_setting() -> None:
    """docs/settings.md has a row for each setting of the handoff process, and no other."""
    listed = re.findall(r"^\| `(\w+)`", (DOCS / "settings.md").read_text(), re.MULTILINE)
    assert sorted(listed) == sorted(name.upper() for name in Settings.model_fields)


@pytest.mark.parametrize(
    ("heading", "frames"),
    (
        ("## Shopper", (Hello, *get_args(ShopperFrame))),
        ("## Agent", (AgentHello, *get_args(AgentFrame))),
    ),
)
def test_websocket_page_lists_every_frame(heading: str, frames: tuple[type[BaseModel], ...]) -> None:
    """docs/websocket.md names each frame a client may send, and no other."""
    accepted = [get_args(frame.model_fields["type"].annotation)[0] for frame in frames]
    assert rows_under((DOCS / "websocket.md").read_text(), heading, 0) == accepted


def test_error_tree_is_drawn_in_full() -> None:
    """The tree at the top of errors.py names every error with its status and code."""
    import handoff.errors as module  # noqa: PLC0415  # its docstring is what is tested

    drawn = re.findall(r"[├└]── (\w+)\s+(\d+) (\w+)", module.__doc__ or "")
    defined = [
        (name, str(error.status), error.code)
        for name, error in vars(module).items()
        if isinstance(error, type) and issubclass(error, CounterhandError) and error is not CounterhandError
    ]
    assert drawn == defined


async def test_every_api_route_is_described(server: Server) -> None:
    """OpenAPI lists every route under /api, with security where a login or token is needed."""
    document = (await server.http.get("/openapi.json")).json()
    assert document["openapi"] == "3.1.0"
    operations = {(method, path): op for path, by in document["paths"].items() for method, op in by.items()}
    assert ("post", "/api/agent/conversations/{conversation}/claim") in operations
    open_routes = {key for key, operation in operations.items() if "security" not in operation}
    assert open_routes == {
        ("post", "/api/shopper/sessions"), ("post", "/api/agent/login"), ("get", "/healthz"), ("get", "/readyz"),
        ("get", "/api/photos/{signed}"),
    }  # fmt: skip
    form = operations["post", "/api/shopper/photos"]["requestBody"]["content"]
    assert form == {"multipart/form-data": {"schema": {"$ref": "#/components/schemas/PhotoForm"}}}
    assert operations["get", "/api/photos/{signed}"]["responses"]["200"]["content"] == {"image/jpeg": {}}
    page = await server.http.get("/docs")
    assert all(path in page.text for path in document["paths"])


async def test_answers_have_their_shapes(server: Server, ana: AgentClient, admin: AgentClient) -> None:
    """What the agents' API answers is what its reference says, field by field."""
    async with Shopper.arriving(server, name="Mia", language="en-GB") as mia:
        await mia.say("hello")
        await mia.hears("bot")
        await mia.send("person")
        await mia.owned_by("queue")
        path = f"/api/agent/conversations/{mia.conversation}"
        ListAnswer.model_validate((await ana.http.get("/api/agent/conversations?view=queue")).json())
        RowAnswer.model_validate((await ana.post(f"{mia.conversation}/claim")).json())
        SentAnswer.model_validate((await ana.say(mia.conversation, "Hi", seen_seq=100)).json())
        await ana.post(f"{mia.conversation}/notes", text="kind")
        DetailAnswer.model_validate((await ana.http.get(path)).json())
        LoginAnswer.model_validate((await ana.http.get("/api/agent/me")).json())
        AgentsAnswer.model_validate((await admin.http.get("/api/admin/agents")).json())
