"""What is said in other languages than English: data/languages has a file for each."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

LANGUAGES = Path(__file__).parents[2] / "data" / "languages"


@cache
def said_abroad() -> "Mapping[str, Mapping[str, Sequence[str]]]":
    """Return the wordings of responses by language and name; raises `OSError`, `KeyError` and ruamel's `YAMLError`."""
    read = {file.stem: YAML(typ="safe").load(file.read_text(encoding="utf-8")) for file in LANGUAGES.glob("*.yml")}
    return {
        code: {name: [said] if isinstance(said, str) else said for name, said in written["says"].items()}
        for code, written in read.items()
    }
