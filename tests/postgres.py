"""PostgreSQL for tests: a private server for one run, and empty databases on it."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError

START_S = 20
# The data need not reach the disk, because none outlives the run.
FAST = [argument for name in ("fsync", "synchronous_commit", "full_page_writes") for argument in ("-c", f"{name}=off")]


def binaries() -> Path | None:
    """The folder of the newest initdb and postgres on this machine."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("initdb")
    found = [path.resolve().parent for path in (*reversed(debian), *([Path(on_path)] if on_path else []))]
    return found[0] if found else None


@contextmanager
def private_server() -> Iterator[str]:
    """Run a server on a Unix socket in a new temporary folder; yields its URL, then ends and removes it."""
    folder = binaries()
    if folder is None:
        raise FileNotFoundError("initdb")
    owner = _owner()
    # Not pytest's folder: that is closed to other users, and its path is too long for a socket.
    with tempfile.TemporaryDirectory(prefix="counterhand-pg-") as place:
        if owner:
            shutil.chown(place, owner)
        data = f"{place}/data"
        initdb = [str(folder / "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
        subprocess.run(initdb, user=owner, cwd=place, check=True, stdout=subprocess.DEVNULL)
        command = [str(folder / "postgres"), "-D", data, "-k", place, "-c", "listen_addresses=", *FAST]
        with subprocess.Popen(command, user=owner, cwd=place, stderr=subprocess.DEVNULL) as server:
            url = f"postgresql+psycopg://postgres@/postgres?host={place}"
            try:
                _wait(url)
                yield url
            finally:
                server.send_signal(signal.SIGINT)  # the fast shutdown: it does not wait for clients


def _owner() -> str | None:
    """The user for the server, which refuses to run as root; None for the present user."""
    if os.geteuid():
        return None
    known = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _wait(url: str) -> None:
    engine = create_engine(url)
    deadline = time.monotonic() + START_S
    while True:
        try:
            engine.connect().close()
        except OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            break
    engine.dispose()


@contextmanager
def database(server: str, name: str) -> Iterator[str]:
    """Make an empty database on the server; yields its URL, then drops it even if something is still connected."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()
