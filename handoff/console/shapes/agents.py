"""Agents and their logins."""

from typing_extensions import TypedDict

from handoff.conversation.values import Channel
from handoff.desk.accounts import Role
from handoff.shapes import Person


class Agent(Person):
    """An agent and what they may do."""

    role: Role


class Member(Agent):
    """An agent as an administrator sees them."""

    email: str


class ChannelLook(TypedDict):
    """How a channel is shown: what people call it, and the path of its icon, an SVG of 20 × 20 drawn in lines."""

    name: Channel
    label: str
    mark: str


class Login(TypedDict):
    """Who is signed in, the token every change must carry as X-CSRF-Token, and how all channels are shown."""

    agent: Member
    csrf: str
    channels: list[ChannelLook]


class AgentAdded(TypedDict):
    """The agent that was added."""

    agent: Member


class AgentList(TypedDict):
    """Everybody who works here."""

    items: list[Member]
