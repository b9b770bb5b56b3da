"""Talks in other languages against the trained model, and buttons that are typed instead of pressed."""

import re

import pytest

from actions.languages import known_languages
from tests.dialogues.conftest import Shopper
from tests.dialogues.saying import Dialogue, Press

pytestmark = pytest.mark.timeout(240)  # seconds: the first test waits for the training and for Rasa

NUMBER, EMAIL, SHOWN = "1042", "ana.whitlock@example.com", "<order 1042 shipped>"
# Where is it, in each language, and a word of the questions for number and address and of the answer.
WHERE = {
    "de": ("wo ist meine bestellung", "Bestellnummer", "E-Mail-Adresse", "unterwegs"),
    "fr": ("ou est ma commande svp", "numéro de commande", "adresse e-mail", "en route"),
    "es": ("dónde está mi pedido", "número de pedido", "correo", "en camino"),
    "it": ("dov'è il mio ordine?", "numero dell'ordine", "indirizzo e-mail", "in viaggio"),
    "nl": ("waar is mijn bestelling", "bestelnummer", "e-mailadres", "onderweg"),
    "pl": ("gdzie jest moje zamówienie", "numeru zamówienia", "adresu e-mail", "w drodze"),
    "pt": ("onde está o meu pedido", "número da encomenda", "e-mail", "a caminho"),
}
DIALOGUES: dict[str, Dialogue] = {
    "a wish goes on after the proof": [
        ("hallo, ich möchte etwas umtauschen", "Bestellnummer"),
        (f"{NUMBER} {EMAIL}", r"(?i)artikel|größe"),
    ],
    "a no in its own words": [
        (f"je veux annuler la commande {NUMBER}", "adresse e-mail"),
        ("je n'ai pas d'adresse mail", r"une personne(?s:.*)\[Parler à quelqu'un\]"),
        ("non merci", "Très bien"),
    ],
    "a yes brings a person": [
        ("quanto costa la spedizione in sardegna", r"In italiano(?s:.*)\[Parlare con qualcuno\]"),
        ("sì grazie", r"\(a person: asked"),
    ],
    "english again": [
        ("welke maten hebben jullie", "In het Nederlands"),
        ("how much is standard delivery", r"^(?!In het Engels)(?s:.*)£3\.95"),
    ],
    "a button in another language": [
        ("vocês têm mochilas verdes", r"\[Ver uma encomenda\]"),
        (Press("Ver uma encomenda"), "número da encomenda"),
    ],
    "a button's words": [("hello", r"\[Return an item\]"), ("returns please", "30 days")],
    "a button's place": [("hello", r"\[See delivery prices\]"), ("the second one", r"£3\.95")],
}


@pytest.mark.parametrize("language", WHERE)
def test_an_order_is_looked_up(shopper: Shopper, language: str) -> None:
    """Where an order is can be asked in each language, and is answered in it; handoff is told which it is."""
    asks, number, email, told = WHERE[language]
    answer = shopper.turn(asks)
    assert answer["slots"]["language"] == language
    assert number in answer["replies"][-1]["text"]
    assert email in shopper.say(NUMBER)
    shown = shopper.say(EMAIL)
    assert re.search(told, shown)
    assert SHOWN in shown
    assert f"[{known_languages()[language].buttons['ask_human']}]" in shown


@pytest.mark.parametrize("dialogue", DIALOGUES.values(), ids=DIALOGUES)
def test_dialogues(shopper: Shopper, dialogue: Dialogue) -> None:
    """Each turn of a dialogue gets the answer that it should."""
    for said, expected in dialogue:
        assert re.search(expected, shopper.say(said))
