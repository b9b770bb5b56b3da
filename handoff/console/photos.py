"""Agents' photos: `/api/agent/conversations/<id>/photos` and `/api/agent/photos/<id>`."""

from sanic import Blueprint, HTTPResponse, Request
from sqlalchemy import Connection, select

from handoff.console.sessions import SESSION_ERRORS, Sessions
from handoff.desk.accounts import AgentLogin, Role
from handoff.edge.http import Endpoint, describe
from handoff.errors import BadRequest, NotFound
from handoff.photos.form import reads_to_the_end
from handoff.photos.uploads import PHOTO_ERRORS, AnyUpload, PhotoForm, Uploaded, Uploads
from handoff.services import Services
from handoff.store.tables.conversations import Conversation


def agent_photo_routes(services: Services, sessions: Sessions) -> Blueprint:
    """The routes that add a photo to the next message and give fresh links to any conversation's uploads."""
    routes = Blueprint("agent_photos", url_prefix="/api/agent")
    uploads, needs = Uploads(services.album, services.photo_links), sessions.needs

    @routes.post("/conversations/<conversation:str>/photos", stream=True)
    @reads_to_the_end
    @needs(Role.AGENT)
    @describe(
        Endpoint(
            "Add a photo, to be sent with the next message",
            PhotoForm,
            Uploaded,
            201,
            (BadRequest, NotFound, *PHOTO_ERRORS, *SESSION_ERRORS),
            form=True,
        )
    )
    async def add_photo(request: Request, _login: AgentLogin, conversation: str) -> HTTPResponse:
        await services.store.read(_check_there, conversation)
        return await uploads.take(request, conversation, "agent")

    @routes.get("/photos/<photo:str>")
    @needs(Role.AGENT)
    @describe(Endpoint("A photo or file with fresh links", None, AnyUpload, 200, (NotFound, *SESSION_ERRORS)))
    async def show_photo(_request: Request, _login: AgentLogin, photo: str) -> HTTPResponse:
        return await uploads.show(photo)

    return routes


def _check_there(conn: Connection, conversation: str) -> None:
    if conn.scalar(select(Conversation.id).where(Conversation.id == conversation)) is None:
        raise NotFound
