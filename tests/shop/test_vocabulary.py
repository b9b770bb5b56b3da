"""The shop's words, as `python -m shop vocabulary` tells them to the bot."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from shop.__main__ import main
from shop.vocabulary import BadVocabulary, write_vocabulary
from tests.shop.fakes import FakeShop, sample_catalogue


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path at which the words of a shop in memory are written."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["shop", "vocabulary"])
    path = tmp_path / "models" / "vocabulary.json"
    monkeypatch.setattr("shop.__main__.VOCABULARY", path)
    return path


@pytest.fixture
def take_down(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Make the shop not answer."""
    shop = FakeShop()
    shop.down = True
    return lambda: monkeypatch.setattr("shop.__main__.open_shop", lambda *_: shop)


def test_the_bot_is_told_what_it_recognises(path: Path) -> None:
    """Names of products and kinds, colours, shapes of order numbers and promo codes are told, and nothing else."""
    main()
    told = json.loads(path.read_text("utf-8"))
    words = sample_catalogue().vocabulary
    assert set(told) == {"products", "called", "kinds", "ordinary", "colours", "order_numbers", "promo_codes"}
    assert {"welly", "boot", "sleeping bag"} <= set(told["kinds"])
    assert told["products"] == list(words.products)
    assert {"alder", "tarn", "beck"} <= set(told["called"])
    assert not {"wether", "pine", "long", "waterproof", "market"} & set(told["called"])
    assert told["colours"] == list(words.colours)
    assert "WELCOME10" in told["promo_codes"]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_shop_that_is_down_leaves_the_words_from_before(
    path: Path, take_down: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """While the shop is down a start goes on with the words known before, and says so."""
    main()
    before = path.read_bytes()
    take_down()
    main()
    assert path.read_bytes() == before
    assert "does not answer" in capsys.readouterr().err


@pytest.mark.usefixtures("path")
def test_without_any_words_a_shop_has_to_answer(take_down: Callable[[], None]) -> None:
    """Without any words, a start while the shop is down ends with one line that names the shop."""
    take_down()
    with pytest.raises(SystemExit, match="SHOP=embedded: the shop does not answer"):
        main()


def test_a_shape_that_is_none_is_refused(tmp_path: Path) -> None:
    """A shape of order numbers that the bot could not read is refused and not written."""
    path = tmp_path / "vocabulary.json"
    with pytest.raises(BadVocabulary, match=r"FH-\("):
        write_vocabulary(replace(sample_catalogue().vocabulary, order_numbers=("FH-(",)), path)
    assert not path.exists()
