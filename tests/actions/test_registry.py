"""How the bot's actions are found."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from actions import topics
from actions.registry import all_actions, find_actions
from bot.training.source import read_source
from tests.actions.fakes import resources

ACTION = """
from actions.answer import Outcome, Reply, TopicAction

class OpeningHours(TopicAction):
    called = "{name}"

    async def answer(self, turn, facts):
        return Outcome(Reply("utter_help"))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A second folder of topics, whose modules are forgotten afterwards."""
    monkeypatch.setattr(topics, "__path__", [*topics.__path__, str(tmp_path)])
    yield tmp_path
    for file in tmp_path.glob("*.py"):
        sys.modules.pop(f"actions.topics.{file.stem}", None)


def test_a_new_action_is_found(folder: Path) -> None:
    """A class with a name in a file of actions/topics is served without being listed anywhere else."""
    (folder / "opening.py").write_text(ACTION.format(name="action_opening_hours"), "utf-8")
    assert "action_opening_hours" in all_actions(resources()).actions


def test_a_name_is_given_once(folder: Path) -> None:
    """Two actions of one name are refused: only one of them would ever be called."""
    (folder / "opening.py").write_text(ACTION.format(name="action_greet"), "utf-8")
    with pytest.raises(ValueError, match="two actions are called action_greet"):
        all_actions(resources())


def test_what_only_serves_to_derive_from_is_no_action() -> None:
    """A class without a name of its own is not served, even where another module imports it."""
    found = list(find_actions())
    assert len(found) == len(set(found))
    assert not [action for action in found if action.__name__.startswith("_") or action.__name__ == "ProductAction"]


def test_training_finds_the_same_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Training finds the same actions without running their code."""
    monkeypatch.chdir(Path(__file__).parents[2])
    assert read_source().actions == set(all_actions(resources()).actions)
