"""Shoppers and agents who add photos to a server."""

import httpx

from tests.handoff.kit import AgentClient, Server, Shopper
from tests.handoff.photos.pictures import encode, photo

SHOP = "https://shop.example"
"""A site that embeds the widget."""
SENT = encode(photo())


async def session(server: Server) -> Shopper:
    """A shopper with a session, who does not listen."""
    shopper = Shopper(server)
    begun = (await server.http.post("/api/shopper/sessions")).json()
    shopper.token, shopper.conversation = begun["token"], begun["conversation"]
    return shopper


def bearer(shopper: Shopper) -> dict[str, str]:
    """The header that shows who asks."""
    return {"Authorization": f"Bearer {shopper.token}"}


async def add(shopper: Shopper, data: bytes = SENT, **headers: str) -> httpx.Response:
    """The shopper adds a photo."""
    return await shopper.server.http.post(
        "/api/shopper/photos", files={"photo": ("a.jpg", data)}, headers={**bearer(shopper), **headers}
    )


async def add_as(agent: AgentClient, conversation: str) -> httpx.Response:
    """The agent adds a photo."""
    return await agent.http.post(f"/api/agent/conversations/{conversation}/photos", files={"photo": ("a.jpg", SENT)})


def code(response: httpx.Response) -> str:
    """The error's code."""
    told: str = response.json()["error"]["code"]
    return told
