"""Scripted shoppers and agents who speak to a running server as the widget and the console do: over the wire alone.

server = Server("http://localhost:8000")
async with (
    Shopper.arriving(server, name="Mia") as mia,
    AgentClient.signed_in(server, "sam@example.com", "a password") as sam,
):
    await mia.say("Where is my order?")
    answer = await mia.hears("bot")
    await mia.send("person")
    await sam.post(f"{mia.conversation}/claim")
    await mia.owned_by("agent")
    await sam.say(mia.conversation, "Hello Mia", answer["seq"])
    await mia.hears("agent")

`StayingShopper` comes back after each loss of its socket; `Blocking` runs all of them for scripts that are not
asynchronous.
"""
