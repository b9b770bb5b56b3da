"""`/api/photos/<signed>`, which needs no login and no token: the link is signed."""

import asyncio
from urllib.parse import quote

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import raw

from handoff.edge.http import Endpoint, describe
from handoff.errors import NotFound
from handoff.photos.album import Album, Upload
from handoff.photos.links import PhotoLinks

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",  # merchants' pages show them in the widget
}


def photo_routes(album: Album, links: PhotoLinks) -> Blueprint:
    """What the signed links open."""
    routes = Blueprint("photos", url_prefix="/api/photos")

    @describe(Endpoint("A photo, or a file to download, by a signed link", media="image/jpeg", errors=(NotFound,)))
    async def read_photo(_request: Request, signed: str) -> HTTPResponse:
        opened = links.read(signed)
        upload = await album.find(opened.upload)
        body = await asyncio.to_thread(album.read, upload.id, opened.variant)
        headers = {**HEADERS, "Cache-Control": f"private, max-age={opened.seconds}"}
        if upload.kind == "photo":
            return raw(body, headers=headers, content_type="image/jpeg")
        headers["Content-Disposition"] = _as_download(upload)
        return raw(body, headers=headers, content_type="application/octet-stream")

    routes.add_route(read_photo, "/<signed:str>", methods=["GET", "HEAD"])
    return routes


def _as_download(upload: Upload) -> str:
    return f"attachment; filename*=UTF-8''{quote(upload.name or upload.id, safe='', errors='replace')}"
