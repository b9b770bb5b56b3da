"""The desk's API for tests that are not asynchronous, as far as they prepare and check with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from testkit.agent import Account, AgentClient
from testkit.blocking import Blocking
from testkit.client import Json, Server
from tests.product import ADMIN


class Desk:
    """The first supervisor's session: makes agents, and reads conversations as the database has them."""

    def __init__(self, supervisor: AgentClient, blocking: Blocking) -> None:
        self._supervisor, self._blocking = supervisor, blocking

    @classmethod
    @contextmanager
    def opened(cls, base_url: str) -> Iterator[Self]:
        """Sign in, until the end of the block."""
        session = AgentClient.signed_in(Server(base_url), ADMIN["ADMIN_EMAIL"])
        with Blocking.opened() as blocking, blocking.entered(session) as supervisor:
            yield cls(supervisor, blocking)

    def add_agent(self, name: str) -> Account:
        """Add an agent of that name, which others may have too."""
        return self._blocking.run(self._supervisor.add_agent(name))

    def conversation(self, conversation: str) -> Json:
        """All that the database holds of a conversation."""
        return self._blocking.run(self._supervisor.read(conversation))

    def texts(self, conversation: str) -> list[str]:
        """What was said, by anybody, in order."""
        return [message["text"] for message in self.conversation(conversation)["messages"]]
