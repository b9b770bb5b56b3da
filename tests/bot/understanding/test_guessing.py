"""The language of a message: short and misspelt ones are heard, and nothing English is taken for another."""

import csv
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.understanding.guessing import guess
from bot.understanding.languages import known_languages

_EVALUATION = Path(__file__).parents[3] / "data" / "evaluation"


def _rows(name: str) -> "list[dict[str, str]]":
    with (_EVALUATION / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_set_is_heard() -> None:
    """Of the set's messages nineteen in twenty are heard in their own language, and hardly one in a wrong one."""
    heard = [(row["text"], row["language"], guess(row["text"])) for row in _rows("languages.csv")]
    assert {language for _, language, _ in heard} == set(known_languages())
    assert sum(language == told for _, language, told in heard) >= 0.95 * len(heard)
    assert len([one for one in heard if one[2] not in {one[1], None}]) <= len(heard) // 40


@pytest.mark.parametrize("name", ("messages.csv", "knowledge.csv", "wishes.csv", "entities.csv", "entities_hard.csv"))
def test_english_is_never_another_language(name: str) -> None:
    """No message of the measuring sets is taken for another language, but for one that is French."""
    heard = {row["text"]: guess(row["text"]) for row in _rows(name)}
    assert [text for text, told in heard.items() if told not in {"en", None}] in ([], ["quel temps fait-il"])


def test_examples_are_english() -> None:
    """No example of data/nlu is in another language: it would teach the classifier words of none of its intents."""
    for file in (_EVALUATION.parent / "nlu").glob("*.yml"):
        blocks: list[dict[str, Any]] = YAML(typ="safe").load(file.read_text(encoding="utf-8"))["nlu"]
        examples = [line.strip("- ") for block in blocks for line in block["examples"].splitlines()]
        assert [text for text in examples if guess(text) not in {"en", None}] == [], file.name


@pytest.mark.parametrize(
    "text",
    (
        "hola!", "bonjour", "danke", "merci beaucoup", "muchas gracias", "oui oui", "c'est la vie", "ciao", "ola",
        "Tarn in moss", "1042", "ana.garcia@example.es", "PayPal?", "Hauptstrasse 5, 80331 Munich", "Zürich",
        "order for Giovanni Rossi", "the Alder jacket", "a la carte", "pro forma invoice", "no no no", "ta ta", "",
    ),
)  # fmt: skip
def test_loans_names_and_numbers_tell_nothing(text: str) -> None:
    """Greetings that everybody knows, names, places, products and numbers make no message foreign."""
    assert guess(text) in {"en", None}


def test_the_talk_goes_on_in_its_language() -> None:
    """In a talk in another language a word is enough to go on in it, and English ends it."""
    assert (guess("nein"), guess("nein", likely="de")) == (None, "de")
    assert (guess("gracias"), guess("gracias", likely="es")) == (None, "es")
    assert guess("where is my order then", likely="de") == "en"
    assert guess("1042", likely="de") is None
