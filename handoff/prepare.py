"""Before serving: migrates the database and makes sure that there is a first supervisor."""

import asyncio
import secrets

from sqlalchemy import Connection, select

from handoff.desk.accounts import Role, add_agent, normal_email, set_password
from handoff.desk.passwords import hash_password
from handoff.settings import Settings
from handoff.store.migrate import migrate
from handoff.store.store import Store
from handoff.store.tables.agents import Agent

DEFAULT_EMAIL = "admin@counterhand.localhost"


async def prepare(settings: Settings) -> str | None:
    """Migrate; make the first supervisor, who may add the others. Returns a line to print once, or None."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    await asyncio.to_thread(migrate, settings.store_url)
    async with Store(settings.store_url) as store:
        emails = await store.read(_get_emails)
        if settings.admin_email and settings.admin_password:
            await _ensure_admin(store, settings.admin_email, settings.admin_password.get_secret_value(), emails)
            return None
        if emails:
            return None
        password = secrets.token_urlsafe(15)
        await store.write(add_agent, DEFAULT_EMAIL, "Sam", Role.ADMIN, hash_password(password))
        return f"Console: sign in as {DEFAULT_EMAIL} with {password} (shown this once)"


async def _ensure_admin(store: Store, email: str, password: str, known: set[str]) -> None:
    """Make sure that the supervisor of the settings exists and has the settings' password."""
    if normal_email(email) in known:
        await store.write(set_password, email, hash_password(password))
    else:
        await store.write(add_agent, email, email.partition("@")[0].capitalize(), Role.ADMIN, hash_password(password))


def _get_emails(conn: Connection) -> set[str]:
    return set(conn.execute(select(Agent.email)).scalars())
