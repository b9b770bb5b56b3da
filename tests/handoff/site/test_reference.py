"""The reference pages describe the product as it is."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from typing_extensions import TypeAliasType

from handoff.channels.web.frames import FromShopper, ToShopper
from handoff.console.frames import FromAgent, ToAgent
from handoff.errors import CounterhandError
from handoff.services import Parts
from handoff.web_types import describe_server
from settings.shared import ROOT
from tests.fakes import FakeBot
from tests.handoff.frames import types_of
from tests.handoff.kit import Server
from tests.shop.fakes import FakeShop

DOCS = ROOT / "docs"


def rows_under(page: str, heading: str, nth: int) -> list[str]:
    """The first cells of a heading's nth table, without their backticks."""
    section = page.partition(f"\n{heading}")[2].split("\n## ")[0]
    tables = re.findall(r"(?:^\|.*\n)+", section, re.MULTILINE)
    return re.findall(r"^\| `(\w+)`", tables[nth], re.MULTILINE)


@pytest.mark.parametrize(
    ("heading", "nth", "frames"),
    (
        ("## Shopper", 0, FromShopper),
        ("## Shopper", 1, ToShopper),
        ("## Agent", 0, FromAgent),
        ("## Agent", 1, ToAgent),
    ),
)
def test_websocket_page_lists_every_frame(heading: str, nth: int, frames: TypeAliasType) -> None:
    """docs/websocket.md names each frame that goes in or out, and no other."""
    assert rows_under((DOCS / "websocket.md").read_text(), heading, nth) == list(types_of(frames))


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
        ("get", "/api/photos/{signed}"), ("get", "/api/shopper/socket"),  # its first frame has the token
    }  # fmt: skip
    form = operations["post", "/api/shopper/photos"]["requestBody"]["content"]
    assert form == {"multipart/form-data": {"schema": {"$ref": "#/components/schemas/PhotoForm"}}}
    assert operations["get", "/api/photos/{signed}"]["responses"]["200"]["content"] == {"image/jpeg": {}}
    page = await server.http.get("/docs")
    assert all(path in page.text for path in document["paths"])


def test_every_reference_leads_somewhere() -> None:
    """OpenAPI's `$ref`s all name a schema of the document."""
    document = describe_server(Parts(FakeBot(), FakeShop()))
    assert {path.rpartition("/")[2] for path in references(document)} <= document["components"]["schemas"].keys()


def references(document: Any) -> Iterator[str]:  # noqa: ANN401  # whatever JSON holds
    """The targets of all `$ref`s in a document."""
    if isinstance(document, dict):
        if "$ref" in document:
            yield document["$ref"]
        document = [*document.values()]
    if isinstance(document, list):
        for one in document:
            yield from references(one)
