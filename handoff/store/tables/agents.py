"""Who works in the console, their logins, and wrong passwords."""

from datetime import datetime
from typing import cast

from sqlalchemy import ForeignKey, String, Table
from sqlalchemy.orm import Mapped, mapped_column

from handoff.store.base import Base


class Agent(Base):
    """Someone who works in the console."""

    __tablename__ = "agent"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    role: Mapped[str] = mapped_column(String(16))
    password_hash: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime]


class AgentSession(Base):
    """A login. The cookie's token is kept as its SHA-256 only."""

    __tablename__ = "agent_session"
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    agent_id: Mapped[str] = mapped_column(ForeignKey("agent.id"), index=True)
    csrf: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[datetime]


class LoginFailure(Base):
    """Wrong passwords by account, known or not, so that both behave alike. The key is a hash, not the e-mail."""

    __tablename__ = "login_failure"
    account: Mapped[str] = mapped_column(String(64), primary_key=True)
    count: Mapped[int]
    last_at: Mapped[datetime]


# The tables themselves, for the statements that run with every message: they cost half of what the classes' do.
agents = cast(Table, Agent.__table__)
