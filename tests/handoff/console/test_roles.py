"""Every route of agents is shut to strangers, and administration to agents."""

import re

import pytest
from sanic import Sanic
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from testkit.agent import PASSWORD, AgentClient
from testkit.shopper import Shopper
from tests.handoff.kit import Server

OPEN = {("POST", "/api/agent/login")}
BY_SIGNATURE = ("/api/photos/", "/api/telegram/")
"""Routes that are open to whoever has the signature in the address or in a header."""
SHOPPERS = "/api/shopper/"


async def test_every_agents_route_needs_a_session(server: Server) -> None:
    """Every route under /api that is not the shopper's gives 401 without a cookie, for known conversations or not."""
    (app,) = [app for name, app in Sanic._app_registry.items() if name.startswith("test-")]
    routes = {
        (method, "/" + re.sub(r"<\w+:str>", "x", re.sub(r"<\w+:int>", "1", route.path)))
        for route in app.router.routes
        for method in route.methods
        if not getattr(route.extra, "websocket", False)
    }
    guarded = {
        (method, path)
        for method, path in routes
        if path.startswith("/api/") and not path.startswith((SHOPPERS, *BY_SIGNATURE))
    }
    assert len(guarded) > 10
    for method, path in sorted(guarded - OPEN):
        response = await server.http.request(method, path, json={})
        assert response.status_code == 401, (method, path)
        if method != "HEAD":
            assert response.json()["error"]["code"] == "unauthorized"


async def test_sockets_need_a_session(server: Server, ana: AgentClient) -> None:
    """An agent's socket without a cookie, or from another page, tells nothing and closes with a code that says why."""
    foreign = {"Cookie": ana.cookie, "Origin": "https://evil.example"}
    for headers, code in (({}, 4401), ({"Cookie": "counterhand=x"}, 4401), (foreign, 1008)):
        async with connect(f"{server.socket_url}/api/agent/socket", additional_headers=headers) as connection:
            with pytest.raises(ConnectionClosed):
                pytest.fail(f"told {await connection.recv()!r}")
            assert connection.close_code == code


async def test_agents_do_not_administrate(ana: AgentClient) -> None:
    """An agent's session is known, but may not see or make accounts."""
    body = {"email": "eve@fernhill.example", "name": "Eve", "role": "admin", "password": PASSWORD}
    for response in (await ana.http.get("/api/admin/agents"), await ana.http.post("/api/admin/agents", body)):
        assert response.status_code == 403
        assert response.json()["error"]["code"] == "forbidden"


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    (
        ({}, 201, None),
        ({"email": " ANA@Fernhill.Example "}, 409, "agent_exists"),
        ({"password": "x" * 11}, 400, "weak_password"),
        ({"email": "eve"}, 400, "bad_request"),
        ({"email": "eve\x00@fernhill.example"}, 400, "bad_request"),
        ({"role": "owner"}, 400, "bad_request"),
        ({"name": " "}, 400, "empty"),
        ({"name": "x" * 81}, 400, "bad_request"),
        ({"more": 1}, 400, "bad_request"),
    ),
)
async def test_admin_adds_agents(
    admin: AgentClient, ana: AgentClient, changes: dict[str, object], status: int, code: str | None
) -> None:
    """A valid agent is added; one with a wrong field is refused with what is wrong."""
    del ana
    body = {"email": "eve@fernhill.example", "name": "Eve", "role": "agent", "password": PASSWORD, **changes}
    response = await admin.http.post("/api/admin/agents", body)
    assert response.status_code == status
    assert response.json().get("error", {}).get("code") == code
    names = [agent["name"] for agent in (await admin.http.get("/api/admin/agents")).json()["items"]]
    assert ("Eve" in names) == (status == 201)
    assert PASSWORD not in response.content.decode()


async def test_shoppers_token_opens_no_console(server: Server) -> None:
    """A shopper's token is worth nothing on agents' routes."""
    async with Shopper.arriving(server) as shopper:
        headers = {"Authorization": f"Bearer {shopper.token}", "Cookie": f"counterhand={shopper.token}"}
        path = f"/api/agent/conversations/{shopper.conversation}"
        assert (await server.http.get(path, headers=headers)).status_code == 401


async def test_unknown_conversation_is_404(ana: AgentClient) -> None:
    """Every route gives 404 for an unknown conversation."""
    for path in ("claim", "resolve", "return"):
        assert (await ana.post(f"nobody/{path}")).status_code == 404
    assert (await ana.say("nobody", "hi", seen_seq=0)).status_code == 404
    assert (await ana.post("nobody/notes", text="hm")).status_code == 404
    assert (await ana.http.get("/api/agent/conversations/nobody")).status_code == 404
    assert (await ana.http.get("/api/agent/conversations/no%00body")).status_code == 404
