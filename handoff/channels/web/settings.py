"""Where the widget may stand, and how much one shopper may send."""

import re
from typing import Annotated

from pydantic import SecretStr, field_validator
from pydantic_settings import NoDecode

from settings.reader import Group
from settings.shared import ORIGIN, CommaSeparated

_RATE = re.compile(r"^([1-9]\d*)/([1-9]\d*)$")


class WebSettings(Group):
    """The website's channel."""

    identity_secret: SecretStr | None = None
    """Signs the merchant's statement of who is logged in; without it no identity is taken."""
    allowed_origins: CommaSeparated = ()
    """Other sites that embed the widget, separated by commas, like https://shop.example."""
    message_rate: Annotated[tuple[int, int], NoDecode] = (5, 10)
    """A shopper's messages to the bot, as count/seconds; ten times that while a person answers."""
    session_rate: Annotated[tuple[int, int], NoDecode] = (600, 60)
    """New conversations from one address, as count/seconds: a shop's office or a phone network shares one."""

    @field_validator("allowed_origins")
    @classmethod
    def _check_origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if wrong := [origin for origin in value if not ORIGIN.match(origin)]:
            raise ValueError(f"'{wrong[0]}' is no origin; write it like https://shop.example, without a path")
        return value

    @field_validator("message_rate", "session_rate", mode="before")
    @classmethod
    def _parse_rate(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        if not (found := _RATE.match(value)):
            raise ValueError("write it as count/seconds, like 5/10")
        return int(found[1]), int(found[2])
