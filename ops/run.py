"""Starts the whole product and keeps it up until Ctrl-C: what `make run` does once the environments are there.

python -m ops.run
"""

import asyncio
import contextlib
import json
import os
import re
import resource
import secrets
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from ops import web
from ops.preflight import LOOPBACK, Place, check_ports, hold, place
from ops.processes import PROCESSES, PRODUCT_PYTHON, RASA_PYTHON, supervisord_conf
from ops.terminal import ROOT, GiveUp, ended_by_signals, say, shown, step
from ops.worker import end_with_parent

MAX_FILES = 65_536  # far more than the sockets one process can serve; the usual 1,024 is less
DIED = re.compile(r"exited: (\w+) \((.+?)(?:; (?:not )?expected)?\)")
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # a company's proxy does not know localhost
WORKERS_END_S = 5 + max(process.stop_s for process in PROCESSES)
Part = tuple[str, Path, str, tuple[str, ...]]
CHECK: Part = ("settings", PRODUCT_PYTHON, "ops.settings", ())
SET_UP: tuple[Part, ...] = (
    ("sample shop", PRODUCT_PYTHON, "shop", ("seed",)),
    ("the shop's words", PRODUCT_PYTHON, "shop", ("vocabulary",)),
    ("procedures", PRODUCT_PYTHON, "actions.procedures.checks", ()),
    ("the bot's model", RASA_PYTHON, "bot.training.train", ()),
    ("help pages", RASA_PYTHON, "bot.help.index", ()),
    ("database", PRODUCT_PYTHON, "handoff", ("prepare",)),
)


def main(others: Mapping[str, str] = MappingProxyType({})) -> None:
    """Set up what is missing, start all processes, stay until told to end; `others`: what else runs, and where."""
    os.umask(0o077)  # shoppers' words are their owner's alone, also in a data folder that was open to others before
    allow_many_files()
    where = place(os.environ)
    with hold(where.data_dir):
        check_ports(where)
        environ = {**os.environ, **settings(where, os.environ)}
        _set_up(CHECK, environ)
        web.build()
        for part in SET_UP:
            _set_up(part, environ)
        asyncio.run(_serve(where, environ, others))


def allow_many_files() -> None:
    """Let this process and all it starts open as many files as the machine permits: each shopper's socket is one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MAX_FILES if hard == resource.RLIM_INFINITY else min(hard, MAX_FILES)
    if soft != resource.RLIM_INFINITY and soft < most:
        with contextlib.suppress(ValueError, OSError):  # macOS may permit less than its limit says
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def settings(where: Place, given: Mapping[str, str]) -> dict[str, str]:
    """What the processes are told; a value that is given wins over one that is made here."""
    made = {
        "HOST": where.host,
        **{name: str(port) for name, port in where.ports.items()},
        "DATA_DIR": str(where.data_dir),
        "RASA_URLS": f"http://{LOOPBACK}:{where.ports['RASA_PORT']}",
        "ACTIONS_URL": f"http://{LOOPBACK}:{where.ports['ACTIONS_PORT']}/webhook",
        **_secrets(where.data_dir / "secrets.json"),
    }
    return {name: given.get(name) or value for name, value in made.items()}


def _secrets(file: Path) -> dict[str, str]:
    """The secrets of this data folder, made at the first start and readable by its owner only."""
    with contextlib.suppress(FileNotFoundError):
        kept: dict[str, str] = json.loads(file.read_bytes())
        return kept
    made = {name: secrets.token_urlsafe(32) for name in ("SECRET_KEY", "RASA_SECRET")}
    half = file.with_suffix(".new")
    half.unlink(missing_ok=True)
    with os.fdopen(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as output:
        json.dump(made, output)
    half.rename(file)
    return made


def _set_up(part: Part, environ: Mapping[str, str]) -> None:
    what, python, module, arguments = part
    command = [str(python), "-m", module, *arguments]
    with step(what):
        # In a session of its own: Ctrl-C reaches us alone, and we end it quietly.
        if subprocess.run(command, cwd=ROOT, env=environ, check=False, start_new_session=True).returncode:
            raise GiveUp(f"`{' '.join(command[1:])}` failed; its reason stands above.")


async def _serve(where: Place, environ: Mapping[str, str], others: Mapping[str, str]) -> None:
    (where.data_dir / "log").mkdir(exist_ok=True)
    conf = where.data_dir / "supervisord.conf"
    conf.write_text(supervisord_conf(where.data_dir), encoding="utf-8")
    supervisord = await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "ignore", "-m", "supervisor.supervisord", "--configuration", str(conf)),
        cwd=ROOT,
        env=environ,
        stdout=asyncio.subprocess.PIPE,
        start_new_session=True,  # Ctrl-C at the terminal reaches us alone, and supervisord ends the others in order
        preexec_fn=end_with_parent,
    )
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, _stop, supervisord)
    tasks = [asyncio.create_task(_tell_of_restarts(supervisord, where)), asyncio.create_task(_welcome(where, others))]
    code = await supervisord.wait()
    for task in tasks:
        task.cancel()
    if code:
        say("The supervisor is gone; waiting for its processes to end …")
        await _workers_end(where)
        raise GiveUp(f"the supervisor ended by itself; its reason is in {shown(where.data_dir / 'log')}.")
    say("All processes have ended.")


async def _workers_end(where: Place) -> None:
    """Return when the workers have left their ports: until then no other start may use the folder. One may hang."""
    end = time.monotonic() + WORKERS_END_S
    while not _ports_are_free(where) and time.monotonic() < end:  # noqa: ASYNC110  # the kernel tells nobody else
        await asyncio.sleep(0.2)


def _ports_are_free(where: Place) -> bool:
    try:
        check_ports(where)
    except GiveUp:
        return False
    return True


def _stop(supervisord: asyncio.subprocess.Process) -> None:
    say("\nStopping …")
    with contextlib.suppress(ProcessLookupError):
        supervisord.terminate()


async def _tell_of_restarts(supervisord: asyncio.subprocess.Process, where: Place) -> None:
    assert supervisord.stdout  # noqa: S101  # it was started with a pipe
    async for line in supervisord.stdout:
        if died := DIED.search(line.decode(errors="replace")):
            say(f"{died[1]} ended ({died[2]}) and is started again; see {shown(where.data_dir / 'log')}/{died[1]}.log")


async def _welcome(where: Place, others: Mapping[str, str]) -> None:
    """Say where to go, once the bot can answer."""
    with step("all processes; the bot loads its model"):
        await _ready(where.base_url)
    lines = {
        "Shop with the chat": where.base_url,
        "Agents' console": f"{where.base_url}/console",
        **others,
        "Logs": shown(where.data_dir / "log"),
    }
    listed = "\n".join(f"  {what:<20} {place}" for what, place in lines.items())
    say(f"\n{listed}\n  Ctrl-C ends it all.\n")


async def _ready(base_url: str) -> None:
    while not await asyncio.to_thread(is_ready, base_url):  # noqa: ASYNC110  # another process tells, five times a second
        await asyncio.sleep(0.2)


def is_ready(base_url: str) -> bool:
    """Whether everything, the bot too, is ready to answer."""
    try:
        with DIRECT.open(f"{base_url}/readyz", timeout=2) as answer:
            return bool(json.load(answer)["status"] == "ready")
    except OSError:
        return False


if __name__ == "__main__":
    with ended_by_signals():
        main()
