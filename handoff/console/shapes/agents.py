"""Agents and their logins."""

from typing_extensions import TypedDict

from handoff.desk.accounts import Role


class Person(TypedDict):
    """An agent, in short."""

    id: str
    name: str


class Agent(Person):
    """An agent and what they may do."""

    role: Role


class Member(Agent):
    """An agent as an administrator sees them."""

    email: str


class Login(TypedDict):
    """Who is signed in, and the token every change must carry as X-CSRF-Token."""

    agent: Member
    csrf: str


class AgentAdded(TypedDict):
    """The agent that was added."""

    agent: Member


class AgentList(TypedDict):
    """Everybody who works here."""

    items: list[Member]
