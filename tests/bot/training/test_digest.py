"""The digest decides whether the model is trained again."""

import json
from pathlib import Path

import pytest

from bot.training.train import digest_of_inputs

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project with models of its own."""
    for part in ("config.yml", "domain.yml", "requirements", "bot", "data"):
        (tmp_path / part).symlink_to(ROOT / part)
    (tmp_path / "models").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_shops_words_need_no_training(project: Path) -> None:
    """A change of the shop's words does not train the model again; a change of a rule does."""
    before = digest_of_inputs()
    (project / "models" / "vocabulary.json").write_text(json.dumps({"products": ["Zephyr Cape"]}), encoding="utf-8")
    assert digest_of_inputs() == before
    (project / "config.yml").unlink()
    (project / "config.yml").write_text("language: en", encoding="utf-8")
    assert digest_of_inputs() != before
