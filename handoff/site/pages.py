"""The built pages (the sample shop, the widget's script, the console) and the cards' pictures.

They are small, so they are kept in memory, compressed.
"""

import gzip
import hashlib
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import lru_cache
from mimetypes import guess_type
from pathlib import Path

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import empty, raw

from handoff.errors import NotFound
from settings.shared import ROOT

DIST = ROOT / "web" / "dist"
PAGES = {
    "/": "shop/index.html",
    "/about.html": "shop/about.html",
    "/console": "console/index.html",
    "/widget.js": "widget.js",
    "/chat.js": "chat.js",
}
REVALIDATE = "no-cache"
"""Pages and the widget keep their names when they change; hashed assets never do."""
FOREVER = "public, max-age=31536000, immutable"
A_DAY = "public, max-age=86400"
"""Pictures keep their names, too, but a card may show yesterday's."""
COMPRESSIBLE = {"text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Page:
    """A file as it is sent."""

    body: bytes
    compressed: bytes | None
    content_type: str
    etag: str


def page_routes(pictures: Path) -> Blueprint:
    """`/`, `/console`, `/widget.js`, `/assets`, and `/pictures` from the folder `pictures`."""
    routes = Blueprint("pages")
    for path, name in PAGES.items():
        handler = _serve(name)
        routes.add_route(handler, path, methods=["GET", "HEAD"], name=name.replace("/", "_").replace(".", "_"))

    async def serve_picture(request: Request, name: str) -> HTTPResponse:
        return send_page(request, _read(pictures, name), A_DAY)

    routes.add_route(_serve_asset, "/assets/<name:str>", methods=["GET", "HEAD"])
    routes.add_route(serve_picture, "/pictures/<name:str>", methods=["GET", "HEAD"])
    return routes


async def _serve_asset(request: Request, name: str) -> HTTPResponse:
    return send_page(request, _read(DIST / "assets", name), FOREVER)


def _serve(name: str) -> Callable[[Request], Coroutine[None, None, HTTPResponse]]:
    async def page(request: Request) -> HTTPResponse:
        return send_page(request, _read(DIST, name))

    return page


def send_page(request: Request, page: Page, cache: str = REVALIDATE) -> HTTPResponse:
    """Send the page plain or compressed, or only a 304 where the browser has it."""
    headers = {"Cache-Control": cache, "ETag": page.etag, "Vary": "Accept-Encoding"}
    if "javascript" in page.content_type or "image" in page.content_type:  # other sites embed the widget and its cards
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if request.headers.get("if-none-match") == page.etag:
        return empty(304, headers)
    if page.compressed and "gzip" in request.headers.get("accept-encoding", ""):
        return raw(page.compressed, headers={**headers, "Content-Encoding": "gzip"}, content_type=page.content_type)
    return raw(page.body, headers=headers, content_type=page.content_type)


def _read(folder: Path, name: str) -> Page:
    path = (folder / name).resolve()
    if not path.is_relative_to(folder):
        raise NotFound
    if not is_file(path):
        raise NotFound("There is no such page. If none is there, run `make run`: it builds them.")
    return _load(path, path.stat().st_mtime_ns)


def is_file(path: Path) -> bool:
    """Whether it is there to be read."""
    try:
        return path.is_file()
    except OSError:  # a name longer than file systems take
        return False


@lru_cache(maxsize=256)
def _load(path: Path, _modified: int) -> Page:
    """Read and compress a file, again when it has changed."""
    return make_page(path.read_bytes(), guess_type(path.name)[0] or "application/octet-stream")


def make_page(body: bytes, content_type: str) -> Page:
    """A page of `body`, compressed where that is worth it."""
    compressed = gzip.compress(body, 9, mtime=0) if content_type in COMPRESSIBLE else None
    if content_type.startswith("text/"):
        content_type += "; charset=utf-8"
    return Page(body, compressed, content_type, f'"{hashlib.sha256(body).hexdigest()[:16]}"')
