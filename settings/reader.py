"""Reads settings from the environment, once; everything that is wrong is listed together, each with what to do."""

import os
from collections.abc import Iterator, Mapping
from typing import TypeVar

from pydantic import SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


class SettingsError(Exception):
    """One or more settings or settings files are wrong; `problems` has a line for each."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class Group(BaseSettings):
    """The settings of a feature: each field is the environment variable of its name in capitals; empty is not set."""

    model_config = SettingsConfigDict(env_ignore_empty=True, frozen=True, extra="ignore")

    @classmethod
    def conflicts(cls, given: Mapping[str, str]) -> Iterator[str]:
        """Yield what is wrong between the `given` settings, even where one alone is wrong, too."""
        del given
        yield from ()


AGroup = TypeVar("AGroup", bound=Group)


class Loaded:
    """Groups of settings, each under its class: `loaded[ShopSettings].shop`."""

    def __init__(self, *groups: Group) -> None:
        self._groups = {type(group): group for group in groups}

    def __getitem__(self, kind: type[AGroup]) -> AGroup:
        group = self._groups[kind]
        assert isinstance(group, kind)  # noqa: S101  # it is kept under its own class
        return group


def load(*kinds: type[Group]) -> Loaded:
    """Read the groups from the environment; raises `SettingsError` with a line for each problem of any of them."""
    given = {name.upper(): value for name, value in os.environ.items() if value}
    groups: list[Group] = []
    problems: list[str] = []
    for kind in kinds:
        try:
            groups.append(kind())
        except ValidationError as error:
            problems += (_line(kind, one["loc"], one["msg"]) for one in error.errors())
    problems += (problem for kind in kinds for problem in kind.conflicts(given))
    if problems:
        # Two groups may share a setting, and its problem.
        raise SettingsError(list(dict.fromkeys(problems)))
    return Loaded(*groups)


def _line(kind: type[Group], location: tuple[int | str, ...], message: str) -> str:
    field = str(location[0])
    reason = message.removeprefix("Value error, ")
    if reason == "Field required":
        secret = kind.model_fields[field].annotation is SecretStr
        reason = f"is not set; `make run` makes it{', or give at least 32 random characters' if secret else ''}"
    return f"{field.upper()}: {reason}"
