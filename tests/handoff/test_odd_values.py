"""Values that only one of the databases takes are refused the same way on both, and never break anything."""

import pytest

from testkit.agent import AgentClient
from testkit.shopper import Shopper
from tests.handoff.kit import Server


async def test_nul_breaks_nothing(server: Server, ana: AgentClient) -> None:
    """A NUL in a search, an address, an id or an e-mail gets a plain answer, and everybody is still served."""
    async with Shopper.arriving(server) as shopper:
        await ana.post(f"{shopper.conversation}/claim")
        said = {"client_id": "\0", "text": "hi", "seen_seq": 99}
        answers = (
            await ana.http.get("/api/agent/conversations", params={"view": "all", "q": "\0"}),
            await ana.http.get("/api/agent/conversations/no%00body"),
            await ana.post("no%00body/claim"),
            await ana.post(f"{shopper.conversation}/messages", **said),
            await server.http.post("/api/agent/login", json={"email": "x\0y", "password": "wrong password"}),
        )
        assert [response.status_code < 500 for response in answers] == [True] * len(answers)
        assert (await shopper.say("still here"))["type"] == "ack"


async def test_name_of_a_page_that_no_disk_takes(server: Server) -> None:
    """A path longer than a file name may be gets 404."""
    assert (await server.http.get(f"/assets/{'x' * 300}")).status_code == 404


@pytest.mark.parametrize("field", ("outcome", "note"))
async def test_odd_outcomes_are_cleaned(server: Server, ana: AgentClient, field: str) -> None:
    """What agents write is cleaned like what shoppers write."""
    async with Shopper.arriving(server) as shopper:
        await ana.post(f"{shopper.conversation}/claim")
        body = {field: "paid \0 4242 4242 4242 4242"}
        assert (await ana.post(f"{shopper.conversation}/resolve", **body)).status_code == 200
        await shopper.say("hello")
    detail = await ana.read(shopper.conversation)
    assert [note["text"] for note in detail["notes"]] == (["paid  •••• 4242"] if field == "note" else [])
