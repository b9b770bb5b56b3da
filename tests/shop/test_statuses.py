"""The texts for an order's state: a merchant's mistake is found at start, by name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from handoff.services import Parts, open_services
from settings.reader import SettingsError
from shop import statuses
from shop.interface import OrderState
from shop.statuses import STATUSES, known_statuses, read_statuses
from tests.fakes import FakeBot
from tests.handoff.kit import make_settings
from tests.shop.fakes import FakeShop


@pytest.fixture
def wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file in which a state is misspelt, which stands in for ours."""
    file = tmp_path / "en.yml"
    file.write_text(STATUSES.read_text("utf-8").replace("shipped:", "shiped:", 1), "utf-8")
    monkeypatch.setattr(statuses, "STATUSES", file)
    known_statuses.cache_clear()
    yield file
    known_statuses.cache_clear()


def test_every_state_has_a_text() -> None:
    """Each state that an order can be in is said in a few words."""
    assert set(known_statuses()) == set(OrderState)
    assert known_statuses()[OrderState.SHIPPED] == "On its way"


def test_a_state_is_missing_or_unknown(wrong: Path) -> None:
    """A missing and an unknown state are named, with what to do."""
    with pytest.raises(SettingsError) as caught:
        read_statuses(wrong)
    assert caught.value.problems == [
        "data/statuses/en.yml: 'shiped' is not a state of an order; remove it or mend its spelling.",
        "data/statuses/en.yml: 'shipped' is missing; give it a text.",
    ]


@pytest.mark.usefixtures("wrong")
def test_the_server_does_not_start_with_a_wrong_one(tmp_path: Path) -> None:
    """With a wrong state the server does not start; otherwise an agent would be the one to find it."""
    with pytest.raises(SettingsError, match="shiped"):
        open_services(make_settings(tmp_path, f"sqlite:///{tmp_path / 'log.db'}"), Parts(FakeBot(), FakeShop()))
