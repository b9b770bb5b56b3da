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
CALL_BACK = (
    "call me back on 07700 900123 after 5pm please", "07700 900456", "can someone call me", "I'd like a callback",
    "my mobile is 07700900123 if you need it",
)  # fmt: skip
OUR_NUMBER = (
    "what's your phone number", "is there a number i can ring", "can I call you instead", "phone?",
    "quel est votre numéro de téléphone ?",
)  # fmt: skip
GOING = ("bye", "I’ll come back later", "not waiting any longer", "ok goodbye")
ELSE = (
    "how long does delivery take?", "where is my order", "when will it arrive", "I'm still waiting for my refund",
    "how many colours does it come in", "hello, the zip of my jacket is broken", "my number is 1042", "thanks", "ok",
    "never mind the size, is it waterproof", "forget the red one, I'd like blue", "it's fine, I can wait",
    "I'll keep it but what about the refund", "don't change the address, cancel it", "is it solved?", "I don't want it",
    "the order came broken", "it arrived", "forget it, i'll return it",
    "I waited in all day for the courier", "the courier should call me first", "order number is 10042",
    "i will call the bank", "is the hood detachable", "…", "",
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "about"),
    (
        *((said, QueueTalk.THE_WAIT) for said in THE_WAIT),
        *((said, QueueTalk.TAKES_BACK) for said in TAKES_BACK),
        *((said, QueueTalk.LEAVING) for said in LEAVING),
        *((said, QueueTalk.GOING) for said in GOING),
        *((said, QueueTalk.CALL_BACK) for said in CALL_BACK),
        *((said, QueueTalk.OUR_NUMBER) for said in OUR_NUMBER),
        *((said, QueueTalk.ELSE) for said in ELSE),
    ),
)
def test_what_a_message_is_about(said: str, about: QueueTalk) -> None:
    """Words about the wait, about leaving, and about anything else are told apart."""
    assert read_queue_talk(said) is about


ABROAD = (
    ("wie lange dauert es noch?", QueueTalk.THE_WAIT),
    ("ist da jemand", QueueTalk.THE_WAIT),
    ("hat sich erledigt, danke", QueueTalk.TAKES_BACK),
    ("il y a quelqu'un ?", QueueTalk.THE_WAIT),
    ("laissez tomber", QueueTalk.TAKES_BACK),
    ("¿cuánto falta?", QueueTalk.THE_WAIT),
    ("ya no hace falta gracias", QueueTalk.TAKES_BACK),
    ("quanto devo aspettare?", QueueTalk.THE_WAIT),
    ("non serve più grazie", QueueTalk.TAKES_BACK),
    ("hoe lang duurt het nog", QueueTalk.THE_WAIT),
    ("laat maar, is al opgelost", QueueTalk.TAKES_BACK),
    ("ile mam czekać", QueueTalk.THE_WAIT),
    ("już nie trzeba", QueueTalk.TAKES_BACK),
    ("tem alguém aí?", QueueTalk.THE_WAIT),
    ("já não é preciso, obrigado", QueueTalk.TAKES_BACK),
    ("wie lange noch?", QueueTalk.THE_WAIT),
    ("wie lange dauert die Lieferung?", QueueTalk.ELSE),
    ("quanto tempo demora a entrega", QueueTalk.ELSE),
    # A question is not taken for "nobody is needed", and a story is for the person.
    ("ist das erledigt?", QueueTalk.ELSE),
    ("Der Reißverschluss ging kaputt, als ich die Jacke zum zweiten Mal anhatte", QueueTalk.ELSE),
)


@pytest.mark.parametrize(("said", "about"), ABROAD)
def test_in_other_languages(said: str, about: QueueTalk) -> None:
    """The wait, and that nobody is needed any more, are heard in each language of data/languages."""
    assert read_queue_talk(said) is about
