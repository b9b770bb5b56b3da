"""Signing in and out: `/api/agent/{login,logout,me}`, and the live socket."""

from typing import Annotated, Any

from pydantic import StringConstraints
from sanic import Blueprint, HTTPResponse, Request, Websocket
from sanic.response import empty

from handoff.channels.all import CHANNELS
from handoff.console.agents import as_agent
from handoff.console.frames import FromAgent, ToAgent
from handoff.console.open_sockets import OpenSockets
from handoff.console.sessions import SESSION_ERRORS, Sessions, set_cookie
from handoff.console.shapes.agents import Login
from handoff.console.socket import SESSION_ENDED
from handoff.desk.accounts import SESSION_FOR, AgentLogin, Role
from handoff.edge.http import Body, Endpoint, address_of, answer, describe, is_allowed_origin, read_body
from handoff.edge.sockets import POLICY_VIOLATION, SocketEndpoint, describe_socket
from handoff.errors import BadRequest, CounterhandError, Forbidden, LockedOut, TooFast, Unauthorized, WrongCredentials


class LoginRequest(Body):
    """E-mail and password."""

    email: Annotated[str, StringConstraints(max_length=254)]
    password: Annotated[str, StringConstraints(max_length=1024)]


def login_routes(sessions: Sessions, sockets: OpenSockets) -> Blueprint:
    """The routes of a login."""
    routes = Blueprint("login", url_prefix="/api/agent")

    @routes.post("/login")
    @describe(
        Endpoint("Sign in", LoginRequest, Login, 200, (WrongCredentials, LockedOut, TooFast, BadRequest, Forbidden))
    )
    async def sign_in(request: Request) -> HTTPResponse:
        if not is_allowed_origin(request):
            raise Forbidden("Sign in from the console's own page.")
        body = read_body(request, LoginRequest)
        login, token = await sessions.open(body.email, body.password, address_of(request))
        response = answer(_as_login(login))
        set_cookie(request, response, token, max_age=int(SESSION_FOR.total_seconds()))
        return response

    @routes.post("/logout")
    @sessions.needs(Role.AGENT)
    @describe(Endpoint("Sign out", status=204, errors=SESSION_ERRORS))
    async def sign_out(request: Request, login: AgentLogin) -> HTTPResponse:
        await sessions.close(login)
        response = empty()
        set_cookie(request, response, None, max_age=0)
        return response

    @routes.get("/me")
    @sessions.needs(Role.AGENT)
    @describe(Endpoint("Who is signed in", None, Login, 200, SESSION_ERRORS))
    async def who_am_i(_request: Request, login: AgentLogin) -> HTTPResponse:
        return answer(_as_login(login))

    @describe_socket(
        SocketEndpoint("What happens, as it happens; the first frame is a hello", FromAgent, ToAgent, login=True)
    )
    async def listen(request: Request, socket: Websocket) -> None:
        try:
            login = await sessions.access(request, Role.AGENT)
        except CounterhandError as error:
            await socket.close(SESSION_ENDED if isinstance(error, Unauthorized) else POLICY_VIOLATION, error.code)
            return
        await sockets.serve(login, socket)

    routes.add_websocket_route(listen, "/socket")
    return routes


def _as_login(login: AgentLogin) -> dict[str, Any]:
    channels = [{"name": one.name, "label": one.label, "mark": one.mark} for one in CHANNELS]
    return {"agent": as_agent(login.agent), "csrf": login.csrf, "channels": channels}
