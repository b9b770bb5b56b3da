"""What is about the queue and what is not: a shopper is not told their place when they ask about a parcel."""

import pytest

from handoff.conversation.queue_talk import QueueTalk, read_queue_talk

THE_WAIT = (
    "hello??", "Hellooo", "anyone?", "is anybody there", "u there", "how long", "How long's the wait?",
    "how much longer do I have to wait", "where am I in the queue?", "what number am i", "am I next",
    "how many people are in front of me", "when will someone be with me", "STILL WAITING", "why is this taking so long",
    "I want a real person", "PERSON NOW", "can i just speak to someone about this refund", "have you forgotten me",
)  # fmt: skip
LEAVING = (
    "never mind", "nvm, found it", "forget it", "I don't need a person any more", "it's ok now thanks", "bye",
    "I’ll come back later", "not waiting any longer", "never mind, all sorted",
)  # fmt: skip
ELSE = (
    "how long does delivery take?", "where is my order", "when will it arrive", "I'm still waiting for my refund",
    "how many colours does it come in", "hello, the zip of my jacket is broken", "my number is 1042", "thanks", "ok",
    "never mind the size, is it waterproof", "forget the red one, I'd like blue", "it's fine, I can wait",
    "I waited in all day for the courier", "is the hood detachable", "wie lange noch?", "…", "",
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "about"),
    (
        *((said, QueueTalk.THE_WAIT) for said in THE_WAIT),
        *((said, QueueTalk.LEAVING) for said in LEAVING),
        *((said, QueueTalk.ELSE) for said in ELSE),
    ),
)
def test_what_a_message_is_about(said: str, about: QueueTalk) -> None:
    """Words about the wait, about leaving, and about anything else are told apart."""
    assert read_queue_talk(said) is about
