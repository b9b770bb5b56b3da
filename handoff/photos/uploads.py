"""What the shoppers' and the agents' routes of photos share: receiving a photo, and giving links to it."""

from typing import Annotated

from pydantic import Field
from sanic import HTTPResponse, Request
from typing_extensions import TypeAliasType, TypedDict

from handoff.edge.http import Body, answer
from handoff.edge.rates import Rates
from handoff.errors import Busy, NotFound, PhotoTooLarge, PhotoTooManyPixels, PhotoTooSlow, PhotoUnreadable, TooFast
from handoff.photos.album import Album, Upload
from handoff.photos.form import read_photo
from handoff.photos.limits import MAX_BYTES
from handoff.photos.links import PhotoLinks
from handoff.photos.room import Room

RATE = (30, 600.0)
"""Photos of a conversation: three albums of ten in ten minutes."""
ARRIVING = 16 * MAX_BYTES
"""Bytes of one side's photos that are in memory at once. A slow sender takes up only what has arrived."""
PHOTO_ERRORS = (TooFast, Busy, PhotoTooLarge, PhotoUnreadable, PhotoTooManyPixels, PhotoTooSlow)


class PhotoForm(Body):
    """A form with one file: a JPEG, PNG or WebP of up to 8 MB and 40 megapixels."""

    photo: bytes


class Uploaded(TypedDict):
    """A photo with its size in pixels and links that open for ten minutes."""

    photo: Annotated[str, Field(description="Its id.")]
    url: str
    thumb: str
    width: int
    height: int


class UploadedFile(TypedDict):
    """A file, which is only downloaded."""

    photo: Annotated[str, Field(description="Its id.")]
    url: str
    name: str
    size: Annotated[int, Field(description="In bytes.")]


AnyUpload = TypeAliasType("AnyUpload", Uploaded | UploadedFile)


class Uploads:
    """One side's uploads, with room of its own; both sides' photos are re-encoded by the same two processes."""

    def __init__(self, album: Album, links: PhotoLinks) -> None:
        self._album, self._links = album, links
        self._rates = Rates(*RATE)
        self._room = Room(ARRIVING)

    async def take(self, request: Request, conversation: str, by: str) -> HTTPResponse:
        """Read, re-encode and keep the request's photo. Raises TooFast, Busy and what a photo is refused for."""
        if not self._rates.allows(conversation):
            raise TooFast("So many photos. Please wait a few minutes and send the next ones then.")
        with self._room.taken() as take:
            upload = await self._album.add_photo(conversation, by, await read_photo(request, take))
        return answer(self._as_photo(upload), 201)

    async def show(self, upload: str, conversation: str | None = None) -> HTTPResponse:
        """The upload with fresh links; for a conversation only its photos, files are for agents. Raises NotFound."""
        found = await self._album.find(upload, conversation)
        if found.kind == "photo":
            return answer(self._as_photo(found))
        if conversation is not None:
            raise NotFound
        return answer(self._as_file(found))

    def _as_photo(self, upload: Upload) -> dict[str, object]:
        urls = {"url": self._links.url(upload.id, "full"), "thumb": self._links.url(upload.id, "thumb")}
        return {"photo": upload.id, **urls, "width": upload.width, "height": upload.height}

    def _as_file(self, upload: Upload) -> dict[str, object]:
        url = self._links.url(upload.id, "file")
        return {"photo": upload.id, "url": url, "name": upload.name, "size": upload.size}
