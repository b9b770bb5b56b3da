"""Agents and their logins."""

from handoff.console.shapes.base import Colleague, Shape
from handoff.desk.accounts import Role


class AgentShape(Colleague):
    """An agent as colleagues see them."""

    role: Role
    email: str


class LoginAnswer(Shape):
    """Who is signed in, and the token every change must carry as X-CSRF-Token."""

    agent: AgentShape
    csrf: str


class AgentAnswer(Shape):
    """The agent that was added."""

    agent: AgentShape


class AgentsAnswer(Shape):
    """Everybody who works here."""

    items: list[AgentShape]
