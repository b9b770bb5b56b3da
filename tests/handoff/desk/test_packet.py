"""What an agent is told when opening a conversation, whatever is broken around it."""

from handoff.console.setup import PROOFS_FILE
from testkit.agent import AgentClient
from testkit.shopper import Shopper
from tests.handoff.kit import Server


async def test_conversation_opens_without_its_proofs(server: Server, ana: AgentClient) -> None:
    """A file of proofs that cannot be read hides the orders and nothing else."""
    (server.settings.data_dir / PROOFS_FILE).write_bytes(b"no database" * 100)
    async with Shopper.arriving(server) as shopper:
        await shopper.say("it came apart")
        await shopper.send("person")
        await shopper.socket.wait_for(lambda frame: frame["type"] == "owner" and frame["owner"] == "queue")
        await ana.post(f"{shopper.conversation}/claim")
        detail = await ana.read(shopper.conversation)
    assert detail["packet"]["shopper_lines"] == ["it came apart", "Talk to a person"]
    assert (detail["packet"]["verified"], detail["orders"]) == (False, [])
