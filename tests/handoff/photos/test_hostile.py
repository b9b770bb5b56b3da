"""No hostile file is served as it was sent, none takes long, and the server goes on."""

import asyncio
import io
import time

import httpx
import pytest
from PIL import Image

from testkit.shopper import Shopper
from tests.handoff.kit import Server
from tests.handoff.photos.hostile import hostile_files
from tests.handoff.photos.pictures import MARK

WITHIN_S = 2.0
AT_ONCE = 2
A_CONVERSATION = 25
"""Photos of one conversation, which may send 30 in ten minutes."""
CODES = {"photo_too_large", "photo_unreadable", "photo_too_many_pixels", "photo_too_slow"}
GONE = (MARK, MARK[:8], b"Exif", b"GPSMARK", b"ICC_PROFILE", b"xmpmeta", b"<?php", b"PK\x03\x04", b"%PDF")


async def check(http: httpx.AsyncClient, token: str, name: str, data: bytes) -> str:
    """Send a file; returns "taken" or the code it is refused with."""
    begun = time.perf_counter()
    response = await http.post(
        "/api/shopper/photos", files={"photo": (f"{name}.jpg", data, "image/jpeg")},
        headers={"Authorization": f"Bearer {token}"},
    )  # fmt: skip
    took = time.perf_counter() - begun
    assert took <= WITHIN_S, f"{name}: {took:.2f} s"
    if response.status_code != 201:
        assert response.status_code in {400, 413}, f"{name}: {response.status_code}"
        code: str = response.json()["error"]["code"]
        assert code in CODES, name
        return code
    for url, side in ((response.json()["url"], 2048), (response.json()["thumb"], 320)):
        served = await http.get(url)
        assert served.headers["content-type"] == "image/jpeg"
        check_picture(served.content, data, side, name)
    return "taken"


def check_picture(served: bytes, sent: bytes, side: int, name: str) -> None:
    """Fail unless it is a new JPEG, no larger than `side`, without any data about where or how it was made."""
    assert served != sent, name
    assert not [mark for mark in GONE if mark in served], name
    image = Image.open(io.BytesIO(served), formats=("JPEG",))
    image.load()
    assert max(image.size) <= side, name
    assert not image.getexif(), name
    assert not {"icc_profile", "comment", "xmp"} & image.info.keys(), name


@pytest.mark.parametrize("database_url", ("sqlite",), indirect=True)
async def test_hostile_files_are_made_anew_or_refused(server: Server) -> None:
    """Each hostile file is refused by name or becomes a new JPEG within 2 s; then a shopper is served as before."""
    files = list(hostile_files())
    assert len(files) >= 50
    tokens = [
        (await server.http.post("/api/shopper/sessions")).json()["token"]
        for _ in range(len(files) // A_CONVERSATION + 1)
    ]
    free = asyncio.Semaphore(AT_ONCE)

    async def send(number: int, name: str, data: bytes) -> str:
        async with free:
            return await check(server.http, tokens[number // A_CONVERSATION], name, data)

    ends = await asyncio.gather(*(send(number, *file) for number, file in enumerate(files)))
    taken = {name for (name, _), end in zip(files, ends, strict=True) if end == "taken"}
    assert {"1 x 1", "interlaced", "CMYK", "JPEG with a place", "WebP of 1,000 frames", "JPEG and an archive"} <= taken
    kept = [path.read_bytes() for path in server.settings.data_dir.glob("photos/*/*")]
    assert len(kept) == 2 * len(taken)
    assert not {data for _, data in files}.intersection(kept)
    async with Shopper.arriving(server) as mia:
        await mia.say("still there?")
        await mia.hears("bot")
