"""Rasa's graph run node by node gives what Rasa's own runner gives."""

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage

from bot.server.graph import SerialRunner


class Sum(GraphComponent):
    """Adds up its inputs and a number of its own, and counts its runs."""

    runs = 0

    def __init__(self, own: int) -> None:
        self._own = own

    @classmethod
    def create(
        cls,
        config: "dict[str, Any]",
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Sum":
        """Make the component; see Rasa's GraphComponent."""
        del model_storage, resource, execution_context
        return cls(config["own"])

    def total(self, first: int, second: int) -> int:
        """Add up."""
        Sum.runs += 1
        return self._own + first + second


def _node(own: int, first: str, second: str) -> SchemaNode:
    return SchemaNode({"first": first, "second": second}, Sum, "create", "total", {"own": own})


# The nodes stand last first, which is not an order in which they can run.
SCHEMA = GraphSchema(
    {
        "top": _node(100, "left", "right"),
        "aside": _node(1_000, "left", "left"),
        "right": _node(10, "left", "given"),
        "left": _node(1, "given", "given"),
    }
)


@pytest.mark.parametrize("targets", (["top"], ["left"], ["aside", "top"]))
def test_targets_are_what_dask_gives(tmp_path: Path, targets: "list[str]") -> None:
    """Each target's output is the same, run after run, and nothing runs that no target needs."""
    storage, context = LocalModelStorage(tmp_path), ExecutionContext(SCHEMA)
    expected = DaskGraphRunner.create(SCHEMA, storage, context)
    serial = SerialRunner.create(SCHEMA, storage, context)
    for given in (1, 5):
        Sum.runs = 0
        wanted = expected.run({"given": given}, targets)
        runs, Sum.runs = Sum.runs, 0
        assert serial.run({"given": given}, targets) == wanted
        assert Sum.runs == runs


def test_missing_input_is_named(tmp_path: Path) -> None:
    """A run without what a node needs fails and says which node."""
    runner = SerialRunner.create(SCHEMA, LocalModelStorage(tmp_path), ExecutionContext(SCHEMA))
    with pytest.raises(GraphRunError, match="left"):
        runner.run({}, ["left"])
