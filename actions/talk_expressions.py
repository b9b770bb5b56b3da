"""The expressions of data/talk, which the understanding of messages reads, for actions that read a text themselves."""

import re
from functools import cache
from pathlib import Path

from settings.files import read_yaml

TALK = Path("data", "talk", "en.yml")


@cache
def talk_expression(name: str) -> re.Pattern[str]:
    """Return what finds one of the expressions of that name, as whole words, case aside; raises `KeyError`."""
    return re.compile(rf"\b(?:{'|'.join(read_yaml(TALK)[name])})\b", re.IGNORECASE)
