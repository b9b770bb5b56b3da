"""Shoppers and agents who add photos to a server."""

import httpx

from testkit.agent import AgentClient
from testkit.client import Answer
from testkit.shopper import Shopper
from tests.handoff.photos.pictures import encode, photo

SHOP = "https://shop.example"
"""A site that embeds the widget."""
SENT = encode(photo())


def bearer(shopper: Shopper) -> dict[str, str]:
    """The header with the shopper's token."""
    return {"Authorization": f"Bearer {shopper.token}"}


async def add(shopper: Shopper, data: bytes = SENT, **headers: str) -> Answer:
    """Add a photo as the shopper."""
    return await shopper.add_photo(data, **headers)


async def add_as(agent: AgentClient, conversation: str) -> Answer:
    """Add a photo as the agent."""
    return await agent.add_photo(conversation, SENT)


def code(response: Answer | httpx.Response) -> str:
    """The error's code."""
    told: str = response.json()["error"]["code"]
    return told
