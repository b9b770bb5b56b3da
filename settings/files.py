"""Reads the data's files."""

from pathlib import Path
from typing import Any

import yaml


class _Loader(yaml.CSafeLoader):
    """Libyaml's, which takes a tenth of PyYAML's own time; a key that is written twice is refused."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002  # as PyYAML calls it
        written: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in written:
                    raise yaml.constructor.ConstructorError(None, None, f"{key.value} is written twice", key.start_mark)
                written.add(key.value)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> Any:  # noqa: ANN401  # what a file holds is known to the caller
    """Read a YAML file; raises `OSError` and `yaml.YAMLError`, too, where a mapping has a key twice."""
    return yaml.load(path.read_text("utf-8"), _Loader)  # noqa: S506  # it is a safe one
