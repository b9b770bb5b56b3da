"""What agents say to shoppers: `/api/agent/conversations/<id>/messages`."""

from typing import Annotated

from pydantic import Field, StringConstraints
from sanic import Blueprint, HTTPResponse, Request

from handoff.console.sessions import SESSION_ERRORS, Sessions
from handoff.console.shapes.messages import Done, Replied
from handoff.conversation.agent import saying
from handoff.conversation.uploads import MAX_PHOTOS
from handoff.conversation.values import LogMessage
from handoff.desk.accounts import AgentLogin, Role
from handoff.edge.http import Body, Endpoint, answer, describe, read_body
from handoff.errors import BadRequest, Conflict, NotFound, NotOwner, PhotoGone, UnseenMessages
from handoff.services import Services
from handoff.text import clean_message
from handoff.wire import agent_message_json, message_id

PhotoId = Annotated[str, StringConstraints(min_length=1, max_length=32)]


class ReplyRequest(Body):
    """A message to the shopper; `seen_seq` is the newest message the agent has seen."""

    client_id: Annotated[str, StringConstraints(min_length=1, max_length=36)]
    text: str
    photos: Annotated[tuple[PhotoId, ...], Field(max_length=MAX_PHOTOS)] = ()
    quote: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None
    seen_seq: Annotated[int, Field(ge=0, le=2**31 - 1)]
    confirm: bool = False


def message_routes(services: Services, sessions: Sessions) -> Blueprint:
    """The routes of what agents say."""
    routes = Blueprint("messages", url_prefix="/api/agent/conversations")
    store, needs = services.store, sessions.needs

    @routes.post("/<conversation:str>/messages")
    @needs(Role.AGENT)
    @describe(
        Endpoint(
            "Write to the shopper",
            ReplyRequest,
            Replied,
            201,
            (BadRequest, PhotoGone, NotFound, NotOwner, UnseenMessages, Conflict, *SESSION_ERRORS),
        )
    )
    async def say(request: Request, login: AgentLogin, conversation: str) -> HTTPResponse:
        body = read_body(request, ReplyRequest)
        text = clean_message(body.text, has_photos=bool(body.photos))
        draft = saying.Draft(body.client_id, text, body.photos, body.quote)
        try:
            message = await store.write(
                saying.say, conversation, login.actor, draft, body.seen_seq, confirmed=body.confirm
            )
        except UnseenMessages as error:
            unseen: list[LogMessage] = error.extra["messages"]
            shown = [agent_message_json(one, services.photo_links) for one in unseen]
            raise UnseenMessages(extra={"messages": shown}) from None
        return answer({"seq": message.seq, "id": message_id(conversation, message.seq)}, 201)

    @routes.delete("/<conversation:str>/messages/<seq:int>")
    @needs(Role.AGENT)
    @describe(Endpoint("Take back an own message", None, Done, 200, errors=(BadRequest, NotFound, *SESSION_ERRORS)))
    async def delete(_request: Request, login: AgentLogin, conversation: str, seq: int) -> HTTPResponse:
        await store.write(saying.delete, conversation, login.actor, _check_seq(seq))
        return answer({"seq": seq})

    @routes.post("/<conversation:str>/messages/<seq:int>/retry")
    @needs(Role.AGENT)
    @describe(
        Endpoint(
            "Send a message again that the shopper's chat did not take",
            None,
            Done,
            200,
            errors=(BadRequest, NotFound, *SESSION_ERRORS),
        )
    )
    async def retry(_request: Request, _login: AgentLogin, conversation: str, seq: int) -> HTTPResponse:
        await store.write(saying.retry, conversation, _check_seq(seq))
        return answer({"seq": seq})

    return routes


def _check_seq(seq: int) -> int:
    if not 0 < seq < 2**31:
        raise NotFound
    return seq
