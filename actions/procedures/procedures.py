"""The procedures of data/procedures, a file a wish, and the slots that they fill: data/slots.yml.

What is wrong with a file is named with its line.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from actions.procedures.procedure import Part, Procedure, Slot
from settings.files import read_yaml
from settings.shared import ROOT

PROCEDURES, SLOTS = ROOT / "data" / "procedures", ROOT / "data" / "slots.yml"


class BadProcedures(Exception):
    """The files cannot be used; the text names each problem, a line each, with its file and line."""


@dataclass(frozen=True)
class Procedures:
    """All of them, by kind, and the slots, by name."""

    kinds: Mapping[str, Procedure]
    slots: Mapping[str, Slot]

    @cached_property
    def by_clause(self) -> tuple[Procedure, ...]:
        """Those that a clause may tell of, in the order in which they are looked for."""
        told = (one for one in self.kinds.values() if one.told_by)
        return tuple(sorted(told, key=lambda one: one.told_before))

    @cached_property
    def begun_by(self) -> Mapping[str, Procedure]:
        """The procedure that each intent begins."""
        return {intent: one for one in self.kinds.values() for intent in one.begins}


@cache
def known_procedures() -> Procedures:
    """Return the procedures; raises `BadProcedures`."""
    return read_procedures(PROCEDURES, SLOTS)


def read_procedures(folder: Path, slots_file: Path) -> Procedures:
    """Read the files; raises `BadProcedures` with every problem that a file alone shows."""
    problems: list[str] = []
    slots = _read(slots_file, _SlotsFile, problems)
    kinds = {}
    for file in sorted(folder.glob("*.yml")):
        one = _read(file, Procedure, problems, kind=file.stem)
        if one:
            kinds[one.kind] = one
    if problems or not slots:
        raise BadProcedures("\n".join(problems))
    return Procedures({kind: _with_others_answers(one, kinds) for kind, one in kinds.items()}, slots.slots)


def _with_others_answers(one: Procedure, kinds: Mapping[str, Procedure]) -> Procedure:
    other = kinds.get(one.answers_as or "")
    if other is None:
        return one
    theirs = tuple(
        answer.model_copy(update={"at_once": False, "asked_at_once": answer.at_once})
        for answer in other.answers
        if answer.words or answer.alone or answer.asked
    )
    return one.model_copy(update={"answers": (*one.answers, *theirs)})


class _SlotsFile(Part):
    slots: Mapping[str, Slot]


_Model = TypeVar("_Model", bound=BaseModel)


def _read(file: Path, model: type[_Model], problems: list[str], **known: str) -> _Model | None:
    place = f"data/{file.parent.name}/{file.name}" if known else f"data/{file.name}"
    try:
        return model.model_validate({**read_yaml(file), **known})
    except (OSError, UnicodeDecodeError, TypeError) as problem:
        problems.append(f"{place} cannot be read: {problem}")
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        problems.append(f"{place}:{line}: this is no YAML: {problem.problem}")
    except yaml.YAMLError as problem:
        problems.append(f"{place} is no YAML: {problem}")
    except ValidationError as wrong:
        problems += [
            f"{place}:{line_of(file, error['loc'])}: {_at(error['loc'])}{error['msg']}" for error in wrong.errors()
        ]
    return None


def line_of(file: Path, steps: Sequence[int | str]) -> int:
    """Return the line of the file where those keys lead, as far as they do; the first is 1."""
    node = yaml.compose(file.read_text("utf-8"))
    line = 1
    for step in steps:
        found = next(iter(_below(node, step)), None)
        if found is None:
            continue  # a step that only the model has, such as the member of a union
        key, node = found
        line = key.start_mark.line + 1
    return line


def _below(node: Any, step: int | str) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401  # PyYAML's nodes have no types
    if isinstance(node, yaml.MappingNode):
        yield from ((key, value) for key, value in node.value if key.value == str(step))
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        yield node.value[step], node.value[step]


def _at(steps: Sequence[int | str]) -> str:
    named = ".".join(
        str(step)
        for step in steps
        if isinstance(step, str) and not step.startswith(("tuple[", "literal[", "function-"))
    )
    return f"{named}: " if named else ""
