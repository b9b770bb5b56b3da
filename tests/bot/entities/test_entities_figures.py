"""The set that entities are measured on is sound, and the figures are what their names say."""

from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from bot.entities import Calendar, build, found
from bot.evaluation.entities import ENTITIES, HARD, found_in, of_entities, of_kinds, of_some_entities, read_messages
from bot.evaluation.sets import BadSet
from tests.bot.shop import sample_vocabulary

ROOT = Path(__file__).parents[3]
TODAY = Calendar(date(2026, 11, 22))


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The pipeline of the sample shop."""
    return build(sample_vocabulary())


def _parse(nlp: Language, text: str) -> "dict[str, list[dict[str, object]]]":
    return {"entities": [vars(one) for one in found(nlp(text), TODAY)]}


def test_our_set_is_found(nlp: Language) -> None:
    """Order numbers and e-mail addresses are found and nothing else is taken for one, in our own messages."""
    figures = {one.entity: one for one in of_kinds(read_messages(ROOT / ENTITIES), lambda text: _parse(nlp, text))}
    assert min(figures["order_number"].f1, figures["email"].f1) >= 0.98
    assert min(one.f1 for one in figures.values()) >= 0.9


def test_the_hard_set_is_found(nlp: Language) -> None:
    """Each kind keeps its F1 where half of the messages are traps."""
    figures = of_kinds(read_messages(ROOT / HARD), lambda text: _parse(nlp, text))
    assert {one.entity for one in figures if one.f1 < 0.95} == set()


@pytest.mark.parametrize(("file", "count", "empty"), ((ENTITIES, 250, 80), (HARD, 400, 200)))
def test_our_sets_are_sound(file: Path, count: int, empty: int) -> None:
    """Places lie in their messages, without blanks around them, and a good part of the messages names nothing."""
    messages = read_messages(ROOT / file)
    assert len(messages) >= count
    assert sum(not message.named for message in messages) >= empty
    for message in messages:
        places = [message.text[one.start : one.end] for one in message.named]
        assert all(place and place == place.strip() for place in places), message.text


def test_figures(tmp_path: Path) -> None:
    """Precision counts what is claimed, recall what is there; a wrong value misses, a date is judged by its place."""
    file = tmp_path / "some.csv"
    rows = [
        "text,entity,value,start,end",
        "a 1042,order_number,1042,2,6",
        "b 1,order_number,1,2,3",
        "on friday,date,friday,3,9",
        "c,,,,",
    ]
    file.write_text("\n".join(rows), encoding="utf-8")
    said = {
        "a 1042": [{"entity": "order_number", "value": "9", "start": 2, "end": 6}],
        "b 1": [{"entity": "order_number", "value": "1", "start": 2, "end": 3}],
        "on friday": [{"entity": "date", "value": "2026-11-27", "start": 3, "end": 9}],
        "c": [{"entity": "lacks", "value": "email", "start": 0, "end": 1}],
    }
    shares = {one.figure: one.share for one in of_entities(lambda text: {"entities": said[text]}, file)}
    assert shares == {"date, F1": 1.0, "order_number, F1": 0.5}
    elsewhere = {one.figure: one.share for one in of_some_entities(lambda text: {"entities": said[text]}, file)}
    assert elsewhere == {"date, recall": 1.0, "order_number, recall": 1.0}
    assert found_in(lambda text: {"entities": said[text]}, "c") == []


def test_a_bad_set(tmp_path: Path) -> None:
    """A file that is no set is refused by name."""
    with pytest.raises(BadSet, match="nowhere"):
        read_messages(tmp_path / "nowhere.csv")
