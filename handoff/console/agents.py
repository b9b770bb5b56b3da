"""Agents' accounts: `/api/admin/agents`."""

import asyncio
from typing import Annotated, Any

from pydantic import StringConstraints
from sanic import Blueprint, HTTPResponse, Request

from handoff.console.sessions import SESSION_ERRORS, Sessions
from handoff.console.shapes.agents import AgentAdded, AgentList
from handoff.desk.accounts import AgentAccount, AgentLogin, Role, add_agent, get_agents
from handoff.desk.passwords import hash_password
from handoff.edge.http import Body, Endpoint, answer, describe, read_body
from handoff.errors import AgentExists, BadRequest, WeakPassword
from handoff.services import Services
from handoff.text import clean_text


class NewAgent(Body):
    """A new agent."""

    email: Annotated[str, StringConstraints(max_length=254)]
    name: Annotated[str, StringConstraints(max_length=80)]
    role: Role
    password: Annotated[str, StringConstraints(max_length=1024)]


def admin_routes(services: Services, sessions: Sessions) -> Blueprint:
    """The routes of an administrator."""
    routes = Blueprint("admin", url_prefix="/api/admin")
    store, needs = services.store, sessions.needs

    @routes.get("/agents")
    @needs(Role.ADMIN)
    @describe(Endpoint("Everybody who works here", None, AgentList, 200, SESSION_ERRORS))
    async def list_agents(_request: Request, _login: AgentLogin) -> HTTPResponse:
        return answer({"items": [as_agent(agent) for agent in await store.read(get_agents)]})

    @routes.post("/agents")
    @needs(Role.ADMIN)
    @describe(
        Endpoint("Add an agent", NewAgent, AgentAdded, 201, (BadRequest, WeakPassword, AgentExists, *SESSION_ERRORS))
    )
    async def create_agent(request: Request, _login: AgentLogin) -> HTTPResponse:
        body = read_body(request, NewAgent)
        password_hash = await asyncio.to_thread(hash_password, body.password)
        name = clean_text(body.name, limit=80)
        agent = await store.write(add_agent, body.email, name, body.role, password_hash)
        return answer({"agent": as_agent(agent)}, 201)

    return routes


def as_agent(agent: AgentAccount) -> dict[str, Any]:
    """An agent as colleagues see them."""
    return {"id": agent.id, "name": agent.name, "role": agent.role, "email": agent.email}
