"""What the Bot API refuses, and with which words."""

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]


class Refused(Exception):
    """A call that is answered with `ok: false`. `broken`: no correct client ever sends such a call."""

    def __init__(
        self, description: str, code: int = 400, *, parameters: Mapping[str, int] | None = None, broken: bool = False
    ) -> None:
        super().__init__(description)
        self.description, self.code, self.parameters, self.broken = description, code, parameters, broken

    def json(self) -> Json:
        """The body of the answer, as published under "Making requests"."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": dict(self.parameters)} if self.parameters else {})


def bad(what: str) -> Refused:
    """A 400 that depends on what has happened before: the message is gone, the query too old."""
    return Refused(f"Bad Request: {what}")


def broken(what: str) -> Refused:
    """A 400 for a call that can never be right: an unknown field, a limit exceeded, text that cannot be parsed."""
    return Refused(f"Bad Request: {what}", broken=True)


def too_many(retry_after: int) -> Refused:
    """A 429; `retry_after` in seconds."""
    words = f"Too Many Requests: retry after {retry_after}"
    return Refused(words, 429, parameters={"retry_after": retry_after})
