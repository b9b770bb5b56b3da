"""The pieces of answers: the code names exactly those that the data holds."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from actions import phrases
from actions.__main__ import main
from actions.phrases import FIELDS, PHRASES, known_phrases, read_phrases, say
from settings.reader import SettingsError

ACTIONS = Path(__file__).parents[2] / "actions"
NODES = [
    node
    for file in ACTIONS.rglob("*.py")
    if file.name != "phrases.py"
    for node in ast.walk(ast.parse(file.read_bytes()))
]


def _said() -> Iterator[tuple[str, set[str | None]]]:
    """Each phrase that a call names, with the fields that it fills."""
    calls = [node for node in NODES if isinstance(node, ast.Call)]
    for call in calls:
        if isinstance(call.func, ast.Name) and call.func.id == "say":
            yield from ((name, {given.arg for given in call.keywords}) for name in _texts(call.args[0]))


def _texts(name: ast.expr) -> list[str]:
    of = [name.body, name.orelse] if isinstance(name, ast.IfExp) else [name]
    return [one.value for one in of if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def test_each_is_said_with_its_fields() -> None:
    """Every phrase that code names exists and gets all its fields; otherwise a shopper would be the one to find out."""
    assert [(name, fields) for name, fields in _said() if set(FIELDS.get(name, ("no such phrase",))) != fields] == []


def test_none_is_left_over() -> None:
    """No phrase is left over that nothing says."""
    words = {node.value for node in NODES if isinstance(node, ast.Constant)}
    assert FIELDS.keys() <= words


@pytest.mark.parametrize("name", FIELDS)
def test_every_phrase_can_be_said(name: str) -> None:
    """Every phrase takes its fields and leaves no brace behind."""
    said = say(name, **dict.fromkeys(FIELDS[name], "seven"))
    assert said.strip()
    assert "{" not in said


@pytest.fixture
def wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file with three mistakes, which stands in for ours."""
    file = tmp_path / "en.yml"
    text = PHRASES.read_text("utf-8").replace("arrived:", "arived:").replace("It should arrive {day}", "In {days}")
    file.write_text(text, "utf-8")
    monkeypatch.setattr(phrases, "PHRASES", file)
    known_phrases.cache_clear()
    yield file
    known_phrases.cache_clear()


def test_what_is_wrong_is_named(wrong: Path) -> None:
    """A phrase that is missing, one that is not known, and a field that cannot be filled in, each with its line."""
    with pytest.raises(SettingsError) as caught:
        read_phrases(wrong)
    assert caught.value.problems == [
        "data/phrases/en.yml: 'arived' is not a phrase; remove it or mend its spelling.",
        "data/phrases/en.yml: 'arrived' is missing; give it a text.",
        "data/phrases/en.yml: 'arrives' uses {days}; it may use ['day'].",
    ]


@pytest.mark.usefixtures("wrong")
def test_the_action_server_does_not_start_with_a_wrong_one() -> None:
    """With a wrong phrase the action server ends with those lines before it answers anybody."""
    with pytest.raises(SystemExit, match="'arived' is not a phrase"):
        main()
