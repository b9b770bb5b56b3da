"""What the action server's code names, read without running it: `bot` runs where `actions` cannot be imported."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ACTIONS = Path("actions")


@dataclass(frozen=True)
class Source:
    """What the code in `actions/` names.

    `actions` are the names of the actions, `responses` those that they say, `words` all texts, among them the variables
    that actions give to responses. `sections` are those that data/facts.yml may have, `made` the facts that are written
    from several fields, such as "shipping.prices".
    """

    actions: "frozenset[str]"
    responses: "frozenset[str]"
    words: "frozenset[str]"
    sections: "frozenset[str]"
    made: "frozenset[str]"


def read_source(folder: Path = ACTIONS) -> Source:
    """Read the Python files in `folder`; raises `SyntaxError`."""
    nodes = [
        node for file in sorted(folder.rglob("*.py")) for node in ast.walk(ast.parse(file.read_bytes(), str(file)))
    ]
    words = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    classes = [node for node in nodes if isinstance(node, ast.ClassDef)]
    return Source(
        actions=frozenset(name for one in classes for name in _called(one)),
        responses=frozenset(name for word in words for name in re.findall(r"\butter_\w+", word)),
        words=frozenset(words),
        sections=frozenset(name for one in classes if one.name == "Facts" for name in _fields(one)),
        made=frozenset(name for node in nodes for name in _made(node)),
    )


def _called(action: ast.ClassDef) -> "Iterator[str]":
    for line in action.body:
        if (
            isinstance(line, ast.Assign)
            and _is_named(line.targets[0], "called")
            and isinstance(line.value, ast.Constant)
        ):
            yield str(line.value.value)


def _fields(model: ast.ClassDef) -> "Iterator[str]":
    for line in model.body:
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
            yield line.target.id


def _made(node: ast.AST) -> "Iterator[str]":
    if isinstance(node, ast.AnnAssign) and _is_named(node.target, "MADE") and isinstance(node.value, ast.Dict):
        yield from (str(key.value) for key in node.value.keys if isinstance(key, ast.Constant))


def _is_named(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
