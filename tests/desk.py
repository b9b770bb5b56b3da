"""The desk's API, as far as tests prepare and check with it."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx

from tests.product import ADMIN

PASSWORD = ADMIN["ADMIN_PASSWORD"]


@dataclass(frozen=True)
class Account:
    """Somebody who can sign in to the console with PASSWORD."""

    name: str
    email: str


class Desk:
    """The first supervisor's session: makes agents, reads conversations as the database has them."""

    def __init__(self, base_url: str) -> None:
        self._http = httpx.Client(base_url=base_url, headers={"Origin": base_url})
        login = {"email": ADMIN["ADMIN_EMAIL"], "password": ADMIN["ADMIN_PASSWORD"]}
        self._http.headers["X-CSRF-Token"] = self._answer(self._http.post("/api/agent/login", json=login))["csrf"]

    def add_agent(self, name: str) -> Account:
        """A new agent of that name, which others may have too."""
        account = Account(name, f"{uuid4().hex}@fernhill.example")
        body = {"email": account.email, "name": account.name, "role": "agent", "password": PASSWORD}
        self._answer(self._http.post("/api/admin/agents", json=body))
        return account

    def conversation(self, conversation: str) -> dict[str, Any]:
        """All that the database holds of a conversation."""
        return self._answer(self._http.get(f"/api/agent/conversations/{conversation}"))

    def texts(self, conversation: str) -> list[str]:
        """What was said, by anybody, in order."""
        return [message["text"] for message in self.conversation(conversation)["messages"]]

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    @staticmethod
    def _answer(response: httpx.Response) -> dict[str, Any]:
        response.raise_for_status()
        answer: dict[str, Any] = response.json()
        return answer
