"""Reads the data's files."""

from pathlib import Path
from typing import Any

import yaml


def read_yaml(path: Path) -> Any:  # noqa: ANN401  # what a file holds is known to the caller
    """Read a YAML file; raises `OSError` and `yaml.YAMLError`. By libyaml, which takes a tenth of PyYAML's own time."""
    return yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
