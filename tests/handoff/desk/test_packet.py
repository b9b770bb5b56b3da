"""What an agent is told when opening a conversation, whatever is broken around it."""

from handoff.console.setup import PROOFS_FILE
from handoff.conversation.values import AgendaChanged
from testkit.agent import AgentClient
from testkit.shopper import Shopper
from tests.fakes import FakeBot, answer
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


async def test_packet_keeps_what_the_talk_began_with(server: Server, ana: AgentClient) -> None:
    """However much was said since, the agent sees what the shopper came for beside their last lines."""
    said = ["hello", "my tent has a hole", "one", "two", "three"]
    async with Shopper.arriving(server) as shopper:
        for line in said:
            await shopper.say(line)
            await shopper.hears("bot")
        await shopper.send("person")
        await shopper.owned_by("queue")
        packet = (await ana.read(shopper.conversation))["packet"]
    assert packet["shopper_lines"] == ["my tent has a hole", "two", "three", "Talk to a person"]


async def test_agent_sees_what_the_shopper_wants(server: Server, ana: AgentClient, bot: FakeBot) -> None:
    """The wishes and their steps stand in the packet, and without one after a takeover; the rest stays here."""
    step = {"title": "Why", "done": True, "value": "too late"}
    shown = {"kind": "cancel", "title": "Cancel an order", "stands": "proved", "order": "1042"}
    said = ["stop my order", "it comes too late"]
    wish = {"id": 1, **shown, "known": {"reason": "too late"}, "said": said, "steps": [{"slot": "reason", **step}]}
    changed = AgendaChanged({"wishes": [wish], "asked": None})
    bot.script = lambda _: answer("All right.", effects=(changed,))
    async with Shopper.arriving(server) as shopper:
        assert (await ana.read(shopper.conversation))["wishes"] == []
        await shopper.say("stop 1042")
        await shopper.hears("bot")
        await ana.post(f"{shopper.conversation}/claim")
        taken = await ana.read(shopper.conversation)
        assert taken["packet"] is None
        assert taken["wishes"] == [{"id": "1", **shown, "words": said[0], "steps": [step]}]
        await ana.post(f"{shopper.conversation}/return")
        await shopper.send("person")
        await shopper.owned_by("queue")
        asked = await ana.read(shopper.conversation)
    assert asked["packet"]["wishes"] == asked["wishes"] == taken["wishes"]
