"""Shoppers' photos: `/api/shopper/photos`."""

from sanic import Blueprint, HTTPResponse, Request

from handoff.channels.web.channel import WebChannel
from handoff.channels.web.sharing import share_with
from handoff.edge.http import Endpoint, describe
from handoff.errors import BadRequest, NotFound, Unauthorized
from handoff.photos.form import reads_to_the_end
from handoff.photos.uploads import PHOTO_ERRORS, PhotoForm, Uploaded, Uploads
from handoff.services import Services


def shopper_photo_routes(services: Services, channel: WebChannel) -> Blueprint:
    """The routes that add a photo to the next message and give fresh links to the conversation's photos."""
    routes = Blueprint("shopper_photos", url_prefix="/api/shopper")
    share_with(routes, channel.origins, ("/photos", "/photos/<photo:str>"))
    uploads = Uploads(services.album, services.photo_links)

    @routes.post("/photos", stream=True)
    @reads_to_the_end
    @describe(
        Endpoint(
            "Add a photo, to be sent with the next message",
            PhotoForm,
            Uploaded,
            201,
            (BadRequest, Unauthorized, *PHOTO_ERRORS),
            bearer=True,
            form=True,
        )
    )
    async def add_photo(request: Request) -> HTTPResponse:
        return await uploads.take(request, channel.tokens.read(request.token or ""), "shopper")

    @routes.get("/photos/<photo:str>")
    @describe(Endpoint("A photo with fresh links", None, Uploaded, 200, (Unauthorized, NotFound), bearer=True))
    async def show_photo(request: Request, photo: str) -> HTTPResponse:
        return await uploads.show(photo, channel.tokens.read(request.token or ""))

    return routes
