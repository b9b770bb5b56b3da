"""Agents' accounts and logins: argon2id, slower after five wrong passwords, locked after ten.

A wrong e-mail, a wrong password and a locked account take the same time and, but for the lock, give the same text.
"""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, delete, insert, select, update

from handoff.conversation.thread import Actor
from handoff.errors import AgentExists, BadRequest
from handoff.ids import new_id
from handoff.store.store import Tx
from handoff.store.tables.agents import Agent, AgentSession, LoginFailure

SLOW_AFTER, LOCK_AFTER, LOCKED_FOR = 5, 10, timedelta(minutes=15)
SESSION_FOR = timedelta(hours=12)
"""A working day with overtime."""

_EMAIL = re.compile(r"^[^@\s\x00-\x1f]{1,64}@[^@\s\x00-\x1f.]+(\.[^@\s\x00-\x1f.]+)+$")


class Role(StrEnum):
    """What an agent may do; each role may do all that the one before it may."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class AgentAccount:
    """An agent as colleagues see them."""

    id: str
    email: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class AgentLogin:
    """A live session: whose, its CSRF token and its end. `key` is the hash of the cookie's token."""

    agent: AgentAccount
    csrf: str
    expires_at: datetime
    key: str

    @property
    def actor(self) -> Actor:
        """The agent as the one who makes a change."""
        return Actor("agent", self.agent.id, self.agent.name)


def add_agent(tx: Tx, email: str, name: str, role: Role, password_hash: str) -> AgentAccount:
    """Add an agent. Raises BadRequest for an e-mail or name that cannot be one, AgentExists."""
    email, name = normal_email(email), name.strip()
    if not _EMAIL.match(email) or len(email) > 254:  # noqa: PLR2004  # RFC 5321's longest address
        raise BadRequest("The e-mail address is not complete; write it like ana@shop.example.")
    if not 1 <= len(name) <= 80:  # noqa: PLR2004  # the column
        raise BadRequest("A name has 1 to 80 characters.")
    if tx.conn.execute(select(Agent.id).where(Agent.email == email)).first():
        raise AgentExists
    account = AgentAccount(new_id(), email, name, role)
    row = {"id": account.id, "email": email, "name": name, "role": role, "password_hash": password_hash}
    tx.conn.execute(insert(Agent).values(**row, created_at=tx.now))
    return account


def set_password(tx: Tx, email: str, password_hash: str) -> None:
    """Set an agent's new password and end their sessions."""
    tx.conn.execute(update(Agent).where(Agent.email == normal_email(email)).values(password_hash=password_hash))
    own = select(Agent.id).where(Agent.email == normal_email(email))
    tx.conn.execute(delete(AgentSession).where(AgentSession.agent_id.in_(own)))


def get_agents(conn: Connection) -> list[AgentAccount]:
    """Everybody, by name."""
    query = select(Agent.id, Agent.email, Agent.name, Agent.role).order_by(Agent.name, Agent.id)
    return [AgentAccount(row.id, row.email, row.name, Role(row.role)) for row in conn.execute(query)]


def get_password_hash(conn: Connection, email: str) -> str | None:
    """What to check a password against; None where there is no such agent."""
    return conn.execute(select(Agent.password_hash).where(Agent.email == normal_email(email))).scalar()


def count_attempt(tx: Tx, email: str) -> int:
    """Count a try before it is checked, so that tries at the same time count too. Returns how many came before it.

    Everybody's tries older than the lock's time are forgotten; tries during a lock do not prolong it.
    """
    account = _account_key(email)
    row = tx.conn.execute(
        select(LoginFailure.count.label("tries"), LoginFailure.last_at).where(LoginFailure.account == account)
    ).one_or_none()
    before = row.tries if row and tx.now - row.last_at < LOCKED_FOR else 0
    if before >= LOCK_AFTER:
        return before
    over = LoginFailure.last_at <= tx.now - LOCKED_FOR
    tx.conn.execute(delete(LoginFailure).where((LoginFailure.account == account) | over))
    tx.conn.execute(insert(LoginFailure).values(account=account, count=before + 1, last_at=tx.now))
    return before


def open_session(tx: Tx, email: str, token: str) -> AgentLogin:
    """Forget the tries after a right password, and open a session for `token`, the cookie's value."""
    tx.conn.execute(delete(LoginFailure).where(LoginFailure.account == _account_key(email)))
    tx.conn.execute(delete(AgentSession).where(AgentSession.expires_at < tx.now))
    row = tx.conn.execute(
        select(Agent.id, Agent.email, Agent.name, Agent.role).where(Agent.email == normal_email(email))
    ).one()
    agent = AgentAccount(row.id, row.email, row.name, Role(row.role))
    login = AgentLogin(agent, secrets.token_urlsafe(24), tx.now + SESSION_FOR, session_key(token))
    tx.conn.execute(
        insert(AgentSession).values(
            token_hash=login.key, agent_id=agent.id, csrf=login.csrf, expires_at=login.expires_at
        )
    )  # fmt: skip
    return login


def find_session(conn: Connection, key: str) -> AgentLogin | None:
    """The session whose token hashes to `key`; the caller checks its end."""
    query = (
        select(Agent.id, Agent.email, Agent.name, Agent.role, AgentSession.csrf, AgentSession.expires_at)
        .join(Agent, Agent.id == AgentSession.agent_id)
        .where(AgentSession.token_hash == key)
    )
    row = conn.execute(query).one_or_none()
    if row is None:
        return None
    return AgentLogin(AgentAccount(row.id, row.email, row.name, Role(row.role)), row.csrf, row.expires_at, key)


def close_session(tx: Tx, key: str) -> None:
    """Log out."""
    tx.conn.execute(delete(AgentSession).where(AgentSession.token_hash == key))


def session_key(token: str) -> str:
    """What is stored of a cookie's token: nobody who reads the database can log in with it."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def normal_email(email: str) -> str:
    """The e-mail address as it is compared: in lower case, without blanks around it."""
    return email.strip().lower()


def _account_key(email: str) -> str:
    return hashlib.sha256(normal_email(email).encode()).hexdigest()
