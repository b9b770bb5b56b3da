"""The shop's words reach the bot through a file, in training and while it runs."""

import json
import logging
import os
from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.entities.vocabulary import BadVocabulary, Vocabulary, VocabularyFile, read_vocabulary
from bot.understanding.entities_component import ShopEnglish

WORDS = {
    "products": ["Zephyr Cape", "Umber Lantern"],
    "called": ["zephyr"],
    "colours": ["ochre"],
    "order_numbers": [r"ND-\d[A-Z]-\d{4}", r"\d{4}"],
    "promo_codes": ["SUMMER", "Nimbus5"],
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A shop's words."""
    path = tmp_path / "vocabulary.json"
    path.write_text(json.dumps(WORDS), encoding="utf-8")
    return path


def _english(file: Path) -> ShopEnglish:
    """The part of a loaded model that says what a message names."""
    config = {"vocabulary": str(file), "facts": "nowhere.yml"}
    storage = LocalModelStorage(file.parent)
    return ShopEnglish.create(config, storage, Resource("English"), ExecutionContext(GraphSchema({})))


def _named(english: ShopEnglish, text: str) -> "dict[str, Any]":
    (message,) = english.process([Message({TEXT: text})])
    return {one["entity"]: one["value"] for one in message.get(ENTITIES)}


@pytest.mark.parametrize(
    ("text", "named"),
    (
        ("do you have the zephyr cape", {"product": "Zephyr Cape"}),
        ("is the zephyr warm", {"product": "Zephyr Cape"}),
        ("zephyrs?", {"product": "Zephyr Cape"}),
        ("zephyr or something else", {"product": "Zephyr Cape"}),
        ("there is a zephyr blowing", {}),
        ("my address is 4 zephyr close", {}),
        ("i live by the zephyr", {}),
        ("is the umber good", {}),
        ("the zephr", {"product": "Zephyr Cape"}),
        ("zephyr winds are strong", {}),
        ("zephr cape in ochre", {"product": "Zephyr Cape", "colour": "ochre"}),
        ("nd-7q-1234 has not come", {"order_number": "ND-7Q-1234"}),
        ("tell me of ND-7Q-1234.", {"order_number": "ND-7Q-1234"}),
        ("https://shop.example/ND-7Q-1234", {}),
        ("it cost £1042", {"amount": "1042.00"}),
        ("where is 1042", {"order_number": "1042"}),
        ("nimbus5 does nothing", {"promo_code": "Nimbus5"}),
        ("SUMMER does nothing", {"promo_code": "SUMMER"}),
        ("is it for summer", {}),
        ("the alder waterproof jacket", {}),
    ),
)
def test_a_shops_own_words_are_recognised(file: Path, text: str, named: "dict[str, str]") -> None:
    """Products, order numbers with letters in them, and promo codes are those of the shop, wherever they stand.

    A number of digits alone needs more than its shape, and a code that is a word is one in capitals only.
    """
    assert _named(_english(file), text) == named


def test_words_that_changed_are_recognised_without_training(file: Path) -> None:
    """A loaded model knows a new product from the next message on, and forgets one that is gone."""
    english = _english(file)
    assert _named(english, "the gossamer tarp or the umber lantern") == {"product": "Umber Lantern"}
    file.write_text(json.dumps({**WORDS, "products": ["Gossamer Tarp"]}), encoding="utf-8")
    assert _named(english, "the gossamer tarp or the umber lantern") == {"product": "Gossamer Tarp"}


@pytest.mark.parametrize(
    "content", ("", "[]", "{}", '{"products": null}', json.dumps({**WORDS, "order_numbers": ["("]}))
)
def test_bad_words_change_nothing(file: Path, caplog: pytest.LogCaptureFixture, content: str) -> None:
    """A file that cannot be read is refused at the start, and later reported once while the words before hold."""
    words = VocabularyFile(file)
    before = words.now()
    file.write_text(content, encoding="utf-8")
    os.utime(file, ns=(1, 1))
    with caplog.at_level(logging.ERROR):
        assert words.now() is words.now() is before
    assert len(caplog.records) == 1
    with pytest.raises(BadVocabulary, match="make train"):
        read_vocabulary(file)
    with pytest.raises(InvalidConfigException, match="make train"):
        _english(file)


def test_words_are_read(file: Path) -> None:
    """The words in the file are known; when the file is gone, the words known before stay."""
    words = VocabularyFile(file)
    known = Vocabulary(**{name: tuple(told) for name, told in WORDS.items()})
    assert words.now() == known
    file.unlink()
    assert words.now() == known
