"""The shop's facts as help pages say them: `{shipping.free_from}` becomes "£60".

A fact is called by its place in data/facts.yml; lists are counted from one, `{shipping.options[1].price}`. Responses
name facts in the same way (actions/responses.py, which checks the file); this reads only what a page needs, for
processes that know nothing of the bot.
"""

import logging
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from settings.files import read_yaml
from settings.money import written_money
from settings.shared import ROOT
from settings.texts import read_texts

logger = logging.getLogger(__name__)

FACTS = ROOT / "data" / "facts.yml"
_NAMED = re.compile(r"{([a-z_]+(?:\.[a-z_]+|\[\d+\])+)}")
_STEP = re.compile(r"[a-z_]+|\d+")
# Money is written with two digits behind the point, in quotes.
_MONEY = re.compile(r"\d+\.\d\d")


class PageFacts:
    """The facts in the file at `path`, read again when it has changed; one that cannot be read changes nothing."""

    def __init__(self, path: Path = FACTS) -> None:
        self._path = path
        self._modified = 0
        self._facts: Mapping[str, Any] = {}

    def put_into(self, text: str) -> str:
        """Return `text` with its facts; raises `LookupError` where it names one that there is not."""
        if "{" not in text:
            return text
        self._read()
        return _put_into(text, self._facts)

    def _read(self) -> None:
        try:
            modified = self._path.stat().st_mtime_ns
            if modified == self._modified:
                return
            self._modified = modified
            self._facts = read_yaml(self._path)
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
            logger.error("%s cannot be read (%s): the facts from before stay.", self._path.name, type(problem).__name__)  # noqa: TRY400  # the name says it all


def _cost_of_return(cost: str, facts: Mapping[str, Any]) -> str:
    phrases = read_texts(ROOT / "data" / "phrases" / "en.yml")
    free = not Decimal(cost)
    return str(phrases["return_is_free" if free else "return_costs"]).format(price=_money(cost, facts))


# Facts with a wording of their own, as responses have it (actions/responses.py).
_MADE = {"returns.cost": _cost_of_return}


def fact_at(place: str, facts: Mapping[str, Any]) -> str:
    """Write the fact at a place of the file's content; raises `LookupError` where there is none that is one text."""
    value: Any = facts
    for step in _STEP.findall(place):
        try:
            value = value[int(step) - 1] if step.isdigit() else value[step]
        except (LookupError, TypeError):
            raise LookupError(f"{place} is no fact") from None
    if value is None or isinstance(value, list | dict):
        raise LookupError(f"{place} is no single fact")
    if place in _MADE:
        return _MADE[place](value, facts)
    if isinstance(value, str) and _MONEY.fullmatch(value):
        return _money(value, facts)
    return _put_into(str(value), facts)


def _money(amount: str, facts: Mapping[str, Any]) -> str:
    return written_money(Decimal(amount), facts["shop"]["currency"], facts["shop"]["locale"])


def _put_into(text: str, facts: Mapping[str, Any]) -> str:
    """A fact may name another one: the guarantee's sentence has its years."""
    return _NAMED.sub(lambda named: fact_at(named[1], facts), text)
