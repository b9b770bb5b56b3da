"""What the understanding of messages reads of data/procedures."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import bot.understanding.procedures
from bot.understanding.procedures import begun_by, begun_with_order, known_procedures

KITE = """
begins: [fly_kite, kite_flying]
with_order: [kite_price]
answers:
  - words: ["the tail"]
    says: utter_tail
  - words: [string]
    says: utter_string
    instead_of: [rope]
  - aspect: time
    says: utter_when
  - aspect: time
    when: {state: delivered}
    says: utter_then
"""


@pytest.fixture
def kites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two procedures: one with answers, one with none."""
    (tmp_path / "kite.yml").write_text(KITE, encoding="utf-8")
    (tmp_path / "ball.yml").write_text("begins: [throw_ball]\n", encoding="utf-8")
    monkeypatch.setattr(bot.understanding.procedures, "PROCEDURES", tmp_path)
    for kept in (known_procedures, begun_by, begun_with_order):
        kept.cache_clear()
    yield
    for kept in (known_procedures, begun_by, begun_with_order):
        kept.cache_clear()


@pytest.mark.usefixtures("kites")
def test_what_begins_a_procedure() -> None:
    """Each intent begins its procedure; where an order is named, the first stands for one with an answer of its own."""
    assert begun_by() == {"throw_ball": "ball", "fly_kite": "kite", "kite_flying": "kite"}
    assert begun_with_order() == {"kite_price": "fly_kite"}


@pytest.mark.usefixtures("kites")
def test_what_a_procedure_can_be_asked() -> None:
    """Its words are found as words, whatever the case; its aspects are told."""
    kite = known_procedures()["kite"]
    assert kite.can_be_asked("how long is The Tail?")
    assert not kite.can_be_asked("the strings")
    assert kite.is_asked_instead_of("rope", "which string", "")
    assert not kite.is_asked_instead_of("rope", "which tail", "")
    assert kite.aspects("") == {"time"}


@pytest.mark.usefixtures("kites")
def test_a_procedure_without_answers() -> None:
    """It can be asked nothing."""
    ball = known_procedures()["ball"]
    assert (ball.asked, ball.aspects(""), ball.with_order) == ((), frozenset(), ())
    assert not ball.can_be_asked("how long is the tail?")


def test_only_what_a_state_answers_can_be_asked_in_it() -> None:
    """An order on its way is asked nothing that only a cancelled one has an answer to; an unknown state may be any."""
    track = known_procedures()["track"]
    assert "money_missing" in track.questions("cancelled")
    assert "money_missing" not in track.questions("shipped")
    assert track.questions("shipped") | track.questions("cancelled") < track.questions("")
