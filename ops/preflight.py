"""What must hold before anything starts: the settings make sense, the ports are free, the data folder is ours.

It runs on the machine's own python3 (3.8 or newer), before any environment is made.
"""

from __future__ import annotations

import fcntl
import os
import socket
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator, Mapping

from ops.terminal import ROOT, GiveUp, shown

PORTS = {"PORT": 8000, "RASA_PORT": 5005, "ACTIONS_PORT": 5055}
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Place:
    """Where one instance of the product listens and keeps its data."""

    host: str
    ports: dict[str, int]
    data_dir: Path

    @property
    def base_url(self) -> str:
        """The address a person types on this machine."""
        everywhere = ("0.0.0.0", "::")  # noqa: S104  # compared, not bound
        host = "localhost" if self.host in (LOOPBACK, *everywhere) else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.ports['PORT']}"


def place(environ: Mapping[str, str], defaults: Mapping[str, int] = PORTS) -> Place:
    """Read HOST, the ports and DATA_DIR; gives up on one that makes no sense."""
    ports = {name: _port(name, environ.get(name) or str(default)) for name, default in defaults.items()}
    if len(set(ports.values())) < len(ports):
        listed = ", ".join(f"{name}={port}" for name, port in ports.items())
        raise GiveUp(f"each process needs a port of its own, but these are {listed}.")
    return Place(environ.get("HOST") or LOOPBACK, ports, ROOT / (environ.get("DATA_DIR") or "var"))


def _port(name: str, value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 0 < int(value) < 65536:  # noqa: PLR2004  # a TCP port has 16 bits
        raise GiveUp(f"{name} is {value!r}, but a port is a number from 1 to 65535.")
    return int(value)


def check_ports(where: Place) -> None:
    """Give up, naming the port and the way out, if one of them is taken."""
    for name, port in where.ports.items():
        host = where.host if name == "PORT" else LOOPBACK
        try:
            family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            with socket.socket(family, kind) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as servers do: TIME_WAIT is not taken
                probe.bind(address)
        except PermissionError:
            raise GiveUp(
                f"port {port} needs rights that you do not have: choose one above 1023, for example {name}=8000."
            ) from None
        except socket.gaierror:
            raise GiveUp(f"HOST is {host!r}, which is no address of this machine: use {LOOPBACK} or 0.0.0.0.") from None
        except OSError as error:
            raise GiveUp(f"cannot listen on {host}:{port} ({error.strerror}): choose another with {name}=….") from None


@contextmanager
def hold(data_dir: Path) -> Iterator[None]:
    """Make the data folder if it is absent, and keep other instances out of it meanwhile."""
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = (data_dir / "run.lock").open("a+")
    except OSError as error:
        raise GiveUp(
            f"cannot write the data folder {shown(data_dir)} ({error.strerror}): choose another with DATA_DIR=…."
        ) from None
    with file as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise GiveUp(
                f"already running with the data folder {shown(data_dir)} (process {lock.read().strip()}): "
                "end that one first, or choose another DATA_DIR, PORT, RASA_PORT and ACTIONS_PORT."
            ) from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


if __name__ == "__main__":
    here = place(os.environ)
    with hold(here.data_dir):
        check_ports(here)
