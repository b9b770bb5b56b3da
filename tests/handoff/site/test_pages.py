"""The pictures of cards, as they are served."""

import json

import pytest

from handoff.services import PICTURES
from settings.shared import ROOT
from tests.handoff.kit import Server

MAX_BYTES = 25_000


async def test_a_picture_is_served(server: Server) -> None:
    """A picture may be kept for a day, and shown on the pages of other sites."""
    response = await server.http.get("/pictures/hom-mug.jpg")
    assert response.status_code == 200
    assert response.content == (PICTURES / "hom-mug.jpg").read_bytes()
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Cache-Control"] == "public, max-age=86400"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    again = await server.http.get("/pictures/hom-mug.jpg", headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", ("nothing.jpg", "..%2fcatalogue.json", "%2e%2e%2fcatalogue.json", "%00.jpg", ".", ""))
async def test_nothing_else_is_served(server: Server, name: str) -> None:
    """Only files in the pictures' folder are served."""
    assert (await server.http.get(f"/pictures/{name}")).status_code == 404


def test_every_product_has_its_picture() -> None:
    """Each product of the catalogue names an existing, small picture; no picture is left over."""
    named = [product["picture"] for product in json.loads((ROOT / "data" / "shop" / "catalogue.json").read_text())]
    files = {f"/pictures/{file.name}": file.stat().st_size for file in PICTURES.iterdir()}
    assert sorted(named) == sorted(files)
    assert max(files.values()) <= MAX_BYTES
