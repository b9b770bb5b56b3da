"""What is about the queue and what is not: a shopper is not told their place when they ask about a parcel."""

import pytest

from handoff.conversation.queue_talk import QueueTalk, read_queue_talk

THE_WAIT = (
    "hello??", "Hellooo", "anyone?", "is anybody there", "u there", "how long", "How long's the wait?",
    "how much longer do I have to wait", "where am I in the queue?", "what number am i", "am I next",
    "how many people are in front of me", "when will someone be with me", "STILL WAITING", "why is this taking so long",
    "is there any news", "any update yet?",
    "I want a real person", "PERSON NOW", "can i just speak to someone about this refund", "have you forgotten me",
    "ich möchte mit einem Menschen sprechen", "chcę rozmawiać z człowiekiem", "parler à un conseiller svp",
)  # fmt: skip
TAKES_BACK = (
    "never mind", "nvm, found it", "forget it", "I don't need a person any more", "it's ok now thanks",
    "never mind, all sorted", "I'll keep the green jacket", "ill keep it thanks", "please don't cancel it",
    "my parcel just arrived", "it works now", "changed my mind, leave it",
)  # fmt: skip
LEAVING = ("use the bot", "I want to leave the queue", "ok back to the bot then")
GOING = ("bye", "I’ll come back later", "not waiting any longer", "ok goodbye")
ELSE = (
    "how long does delivery take?", "where is my order", "when will it arrive", "I'm still waiting for my refund",
    "how many colours does it come in", "hello, the zip of my jacket is broken", "my number is 1042", "thanks", "ok",
    "never mind the size, is it waterproof", "forget the red one, I'd like blue", "it's fine, I can wait",
    "I'll keep it but what about the refund", "don't change the address, cancel it", "is it solved?", "I don't want it",
    "the order came broken", "it arrived", "forget it, i'll return it",
    "I waited in all day for the courier", "is the hood detachable", "wie lange noch?", "…", "",
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "about"),
    (
        *((said, QueueTalk.THE_WAIT) for said in THE_WAIT),
        *((said, QueueTalk.TAKES_BACK) for said in TAKES_BACK),
        *((said, QueueTalk.LEAVING) for said in LEAVING),
        *((said, QueueTalk.GOING) for said in GOING),
        *((said, QueueTalk.ELSE) for said in ELSE),
    ),
)
def test_what_a_message_is_about(said: str, about: QueueTalk) -> None:
    """Words about the wait, about leaving, and about anything else are told apart."""
    assert read_queue_talk(said) is about
