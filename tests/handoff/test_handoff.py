"""The main job over the wire: answered, handed to a person, handed back."""

import asyncio
import uuid

from handoff.conversation.values import HandoffRequest, LanguageHeard
from handoff.states.reasons import HandoffReason
from testkit.agent import AgentClient
from testkit.shopper import Shopper
from tests.fakes import FakeBot, answer
from tests.handoff.kit import Server


async def test_bot_answers(server: Server) -> None:
    """A message is acked, echoed with its id, and answered, after the line that says an AI answers."""
    async with Shopper.arriving(server, name="Mia") as mia:
        opened = await mia.hears("notice")
        assert "AI assistant" in opened["text"]
        ack = await mia.say("how much is shipping")
        reply = await mia.hears("bot")
        assert reply["text"] == "You said: how much is shipping"
        assert (opened["seq"], ack["seq"], reply["seq"]) == (1, 2, 3)


async def test_asking_enters_the_queue_once(server: Server, bot: FakeBot, ana: AgentClient) -> None:
    """Asking makes one entry and one announcement; asking again tells the place."""
    async with Shopper.arriving(server) as shopper:
        await shopper.hears("notice")
        await shopper.send("person")
        announced = await shopper.hears("notice")
        assert "A person at Fernhill Outfitters will answer you here" in announced["text"]
        assert (await shopper.owned_by("queue"))["position"] == 1
        await shopper.send("person")
        assert "You are next" in (await shopper.hears("notice"))["text"]
        assert (await ana.list("queue"))["counts"]["queue"] == 1
        assert not bot.asked


async def test_bot_is_mute_while_a_person_answers(server: Server, bot: FakeBot, ana: AgentClient) -> None:
    """In the queue and with an agent no message reaches the bot."""
    async with Shopper.arriving(server) as shopper:
        await shopper.send("person")
        await shopper.owned_by("queue")
        await shopper.say("are you there?")
        assert (await ana.post(f"{shopper.conversation}/claim")).status_code == 200
        await shopper.owned_by("agent")
        await shopper.say("hello?")
        await asyncio.sleep(0.2)
        assert not bot.asked


async def test_person_writes_and_gives_back(server: Server, bot: FakeBot, ana: AgentClient) -> None:
    """An agent claims, both write, the agent gives back, and a fresh bot session knows what was settled."""
    async with Shopper.arriving(server, name="Mia") as mia:
        await mia.say("hi")
        await mia.hears("bot")
        await mia.send("person")
        await ana.post(f"{mia.conversation}/claim")
        assert (await mia.owned_by("agent"))["agent"] == {"name": "Ana"}
        sent = await ana.say(mia.conversation, "Hello Mia, how can I help?", seen_seq=100)
        assert sent.status_code == 201
        heard = await mia.hears("agent")
        assert (heard["text"], heard["from"]["name"]) == ("Hello Mia, how can I help?", "Ana")
        await ana.post(f"{mia.conversation}/return", settled="A replacement is on its way")
        assert (await ana.read(mia.conversation))["settled"] == "A replacement is on its way"
        await mia.owned_by("bot")
        await mia.say("thanks")
        assert (await mia.hears("bot"))["text"] == "You said: thanks"
        first, last = bot.asked[0], bot.asked[-1]
        assert first.sender != last.sender
        assert last.metadata["settled"] == "A replacement is on its way"
        assert last.metadata["name"] == "Mia"


async def test_bot_hands_over(server: Server, bot: FakeBot, ana: AgentClient) -> None:
    """A handoff of the bot becomes a queue entry whose packet says why and what was filled in."""
    bot.script = lambda _: answer(
        "Let me get someone.",
        effects=(HandoffRequest(HandoffReason.UNSURE, "returns", slots={"order_number": "1042"}),),
    )
    async with Shopper.arriving(server) as shopper:
        await shopper.say("it came apart")
        await shopper.owned_by("queue")
        row = (await ana.list("queue"))["items"][0]
        assert (row["reason"], row["topic"], row["position"]) == ("unsure", "returns", 1)
        packet = (await ana.read(shopper.conversation))["packet"]
        assert packet["slots"] == {"order_number": "1042"}
        assert packet["bot_answers"] == ["Let me get someone."]
        assert packet["shopper_lines"] == ["it came apart"]
        assert packet["verified"] is False


async def test_one_claim_wins(server: Server, ana: AgentClient, ben: AgentClient) -> None:
    """Of two claims at once one wins, and the other is told who."""
    async with Shopper.arriving(server) as shopper:
        await shopper.send("person")
        await shopper.owned_by("queue")
        claims = await asyncio.gather(*(agent.post(f"{shopper.conversation}/claim") for agent in (ana, ben)))
        assert sorted(claim.status_code for claim in claims) == [200, 409]
        lost = next(claim for claim in claims if claim.status_code == 409).json()
        assert lost["error"]["code"] == "already_claimed"
        assert lost["by"]["name"] in {"Ana", "Ben"}


async def test_colleague_sees_the_claim(server: Server, ana: AgentClient, ben: AgentClient) -> None:
    """A claim reaches the other agent's socket at once."""
    async with Shopper.arriving(server) as shopper, ben.connected() as socket:
        await shopper.send("person")
        waiting = await socket.wait_for(lambda frame: frame["type"] == "conversation" and frame["owner"] == "queue")
        assert (waiting["conversation"], waiting["position"]) == (shopper.conversation, 1)
        await ana.post(f"{shopper.conversation}/claim")
        claimed = await socket.wait_for(lambda frame: frame["type"] == "conversation" and frame["owner"] == "agent", 1)
        assert claimed["agent"]["name"] == "Ana"


async def test_same_message_five_times(server: Server, bot: FakeBot) -> None:
    """The same client id five times at once is one message and one turn; with other words it is refused."""
    async with Shopper.arriving(server) as shopper:
        client_id = str(uuid.uuid4())
        for _ in range(5):
            await shopper.send("message", client_id=client_id, text="where is my order")
        assert {(await shopper.acked(client_id))["seq"] for _ in range(5)} == {2}
        await shopper.send("message", client_id=client_id, text="something else")
        assert (await shopper.acked(client_id))["code"] == "conflict"
        assert len(bot.asked) == 1


async def test_burst_is_answered_once(server: Server, bot: FakeBot) -> None:
    """Messages that come while a turn runs are taken together in the next."""
    bot.gate.clear()
    async with Shopper.arriving(server) as shopper:
        for text in ("hi", "i have a question", "do you ship to Wales?"):
            await shopper.say(text)
        bot.gate.set()
        await shopper.hears("bot")
        await shopper.hears("bot")
        assert [question.text for question in bot.asked] == ["hi", "i have a question\ndo you ship to Wales?"]


async def test_reconnect_has_no_gap(server: Server) -> None:
    """A shopper who comes back with the last `seq` gets the rest, each line once and in order."""
    async with Shopper.arriving(server) as shopper:
        await shopper.say("one")
        last = (await shopper.hears("bot"))["seq"]
        await shopper.socket.connection.close()
        async with shopper.connected(after=last) as socket:
            await shopper.say("two")
            await shopper.hears("bot")
            seqs = [frame["seq"] for frame in socket.frames if frame["type"] == "message"]
            assert seqs == [last + 1, last + 2]
        async with shopper.connected(after=0) as socket:
            await socket.drain()
            seqs = [frame["seq"] for frame in socket.frames if frame["type"] == "message"]
            assert seqs == list(range(1, last + 3))


async def test_agent_is_asked_before_talking_past(server: Server, ana: AgentClient) -> None:
    """An agent who has not seen the shopper's last words is shown them first."""
    async with Shopper.arriving(server) as shopper:
        await shopper.send("person")
        await ana.post(f"{shopper.conversation}/claim")
        await shopper.owned_by("agent")
        seq = (await shopper.say("wait, it is the blue one"))["seq"]
        refused = await ana.say(shopper.conversation, "The red one?", seen_seq=seq - 1)
        assert refused.status_code == 409
        assert [message["text"] for message in refused.json()["messages"]] == ["wait, it is the blue one"]
        sent = await ana.say(shopper.conversation, "The red one?", seen_seq=seq - 1, confirm=True)
        assert sent.status_code == 201


async def test_old_button_never_executes(server: Server, bot: FakeBot, ana: AgentClient) -> None:
    """A button of an earlier epoch is answered kindly and does nothing; a present one is a turn."""
    option = {"title": "Track an order", "choice": {"intent": "track_order", "entities": {}}}
    bot.script = lambda _: answer("What would you like?", options=[option])
    async with Shopper.arriving(server) as shopper:
        await shopper.say("hm")
        menu = await shopper.hears("bot")
        assert menu["options"] == [{"title": "Track an order"}]
        await shopper.acked(await shopper.send("choice", message=menu["id"], option=0))
        await shopper.hears("bot")
        assert (bot.asked[-1].choice, bot.asked[-1].text) == (option["choice"], None)
        await shopper.send("person")
        await ana.post(f"{shopper.conversation}/claim")
        await ana.post(f"{shopper.conversation}/return")
        await shopper.owned_by("bot")
        turns = len(bot.asked)
        assert (await shopper.acked(await shopper.send("choice", message=menu["id"], option=0)))[
            "code"
        ] == "stale_option"
        assert len(bot.asked) == turns


async def test_failure_is_said_and_handed_over_once(server: Server, bot: FakeBot, ana: AgentClient) -> None:
    """While the bot is down, an apology offers a person, then one is brought in unasked, once in ten minutes."""
    bot.down = True
    async with Shopper.arriving(server) as shopper:
        await shopper.say("where is my order?")
        apology = await shopper.hears("bot")
        assert apology["options"] == [{"title": "Talk to a person"}]
        await shopper.say("hello?")
        await shopper.owned_by("queue")
        await ana.post(f"{shopper.conversation}/claim")
        await ana.post(f"{shopper.conversation}/return")
        await shopper.owned_by("bot")
        for text in ("still there?", "anyone?"):
            await shopper.say(text)
            assert (await shopper.hears("bot"))["options"] == [{"title": "Talk to a person"}]


async def test_apology_offers_a_person_without_the_bot(server: Server, bot: FakeBot) -> None:
    """The button of the apology works while the bot is still down."""
    bot.down = True
    async with Shopper.arriving(server) as shopper:
        await shopper.say("where is my order?")
        apology = await shopper.hears("bot")
        await shopper.send("choice", message=apology["id"], option=0)
        await shopper.owned_by("queue")


async def test_kept_message_is_answered_when_the_bot_is_back(server: Server, bot: FakeBot) -> None:
    """A message that got an apology is answered when the bot is back."""
    bot.down = True
    async with Shopper.arriving(server) as shopper:
        await shopper.say("where is my order?")
        await shopper.hears("bot")
        bot.down = False
        assert (await shopper.hears("bot"))["text"] == "You said: where is my order?"


async def test_takeover_silences_a_running_turn(server: Server, bot: FakeBot, ana: AgentClient) -> None:
    """A reply that comes after a takeover is dropped, and kept for audit."""
    bot.gate.clear()
    async with Shopper.arriving(server) as shopper:
        await shopper.say("hello")
        await ana.post(f"{shopper.conversation}/claim")
        await shopper.owned_by("agent")
        bot.gate.set()
        frames = await shopper.socket.drain()
        assert not [
            frame for frame in frames if frame.get("from", {}).get("kind") == "bot" and frame["type"] == "message"
        ]
        assert "stale_bot_reply" in [row["change"] for row in (await ana.read(shopper.conversation))["audit"]]


async def test_closed_conversation_reopens(server: Server, bot: FakeBot, ana: AgentClient) -> None:
    """Resolved means closed until the shopper writes; then the bot answers again."""
    async with Shopper.arriving(server) as shopper:
        await shopper.send("person")
        await ana.post(f"{shopper.conversation}/claim")
        await ana.post(f"{shopper.conversation}/resolve", outcome="Refund paid", note="was polite")
        await shopper.owned_by("closed")
        await shopper.send("message", text="one more thing")
        await shopper.owned_by("bot")
        await shopper.hears("bot")
        assert bot.asked[-1].metadata["settled"] == "Refund paid"
        assert (await ana.read(shopper.conversation))["notes"][0]["text"] == "was polite"


async def test_typing_goes_both_ways(server: Server, ana: AgentClient) -> None:
    """Each side sees that the other is typing, but not what."""
    async with Shopper.arriving(server) as shopper, ana.connected() as socket:
        await shopper.send("person")
        await ana.post(f"{shopper.conversation}/claim")
        await shopper.owned_by("agent")
        await shopper.socket.send({"type": "typing"})
        told = await socket.wait_for(lambda frame: frame["type"] == "typing")
        assert told["from"] == {"kind": "shopper"}
        await socket.send({"type": "typing", "conversation": shopper.conversation})
        heard = await shopper.socket.wait_for(lambda frame: frame["type"] == "typing")
        assert heard["from"] == {"kind": "agent", "name": "Ana"}


async def test_leaving_the_queue(server: Server, ana: AgentClient) -> None:
    """A shopper who leaves the queue is with the bot again."""
    async with Shopper.arriving(server) as first, Shopper.arriving(server) as second:
        await first.send("person")
        await first.owned_by("queue")
        await second.send("person")
        waits = await second.owned_by("queue")
        assert waits["position"] == 2
        assert (waits["says"], waits["stay"]) == ("You are number 2 in the queue.", "Stay with the bot")
        await first.socket.send({"type": "leave_queue"})
        await first.owned_by("bot")
        assert (await second.owned_by("queue"))["position"] == 1
        assert (await ana.list("queue"))["counts"]["queue"] == 1


async def test_the_queue_speaks_the_shoppers_language(server: Server, bot: FakeBot) -> None:
    """What the bot heard before it handed over is what stands above the chat, also after a new connection."""
    asked = HandoffRequest(reason=HandoffReason.ASKED)
    bot.script = lambda _: answer(effects=(LanguageHeard("de"), asked))
    async with Shopper.arriving(server) as shopper:
        await shopper.say("Ich möchte mit einem Menschen sprechen")
        waits = await shopper.owned_by("queue")
        assert (waits["says"], waits["stay"]) == ("Sie sind als Nächstes dran.", "Beim Assistenten bleiben")
        async with shopper.connected() as again:
            opened = await again.wait_for(lambda frame: frame["type"] == "owner")
            assert opened["says"] == "Sie sind als Nächstes dran."
