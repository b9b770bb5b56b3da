"""What `make run` tells the processes, and how they are kept up."""

import configparser
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ops import run, web
from ops.preflight import Place
from ops.processes import supervisord_conf
from ops.run import MAX_FILES, settings
from ops.terminal import ROOT

PORTS = {"PORT": 8000, "RASA_PORT": 5105, "ACTIONS_PORT": 5155}


def test_processes_find_each_other(tmp_path: Path) -> None:
    """The addresses of Rasa and of the actions follow from their ports."""
    told = settings(Place("127.0.0.1", PORTS, tmp_path), {})
    assert told["RASA_URLS"] == "http://127.0.0.1:5105"
    assert told["ACTIONS_URL"] == "http://127.0.0.1:5155/webhook"
    assert told["DATA_DIR"] == str(tmp_path)


def test_secrets_are_made_once_and_kept_to_the_owner(tmp_path: Path) -> None:
    """A second start has the secrets of the first; nobody else can read them."""
    where = Place("127.0.0.1", PORTS, tmp_path)
    first, second = settings(where, {}), settings(where, {})
    file = tmp_path / "secrets.json"
    assert first == second
    assert json.loads(file.read_text()) == {name: first[name] for name in ("SECRET_KEY", "RASA_SECRET")}
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_given_setting_wins(tmp_path: Path) -> None:
    """A secret or an address from the environment replaces the one that is made."""
    given = {"SECRET_KEY": "k" * 32, "RASA_URLS": "http://10.0.0.2:5005", "RASA_SECRET": ""}
    told = settings(Place("127.0.0.1", PORTS, tmp_path), given)
    assert (told["SECRET_KEY"], told["RASA_URLS"]) == (given["SECRET_KEY"], given["RASA_URLS"])
    assert len(told["RASA_SECRET"]) >= 32


def test_every_process_is_kept_up_and_stopped_in_order(tmp_path: Path) -> None:
    """All three restart when they die; a higher priority starts later and is stopped earlier: handoff is first."""
    conf = configparser.ConfigParser()
    conf.read_string(supervisord_conf(tmp_path / "100% mine"))
    programs = {name: conf[f"program:{name}"] for name in ("actions", "rasa", "handoff")}
    assert all(program.getboolean("autorestart") for program in programs.values())
    assert sorted(programs, key=lambda name: int(programs[name]["priority"])) == ["actions", "rasa", "handoff"]
    assert programs["rasa"]["stdout_logfile"] == str(tmp_path / "100% mine" / "log" / "rasa.log")


@pytest.mark.parametrize(
    ("before", "after"), (("-Sn 1024", "{hard}"), ("-n 2048", "2048")), ids=("soft limit", "hard limit")
)
def test_there_are_files_for_many_sockets(before: str, after: str) -> None:
    """The soft limit of files, 1,024 on most systems, is raised for the processes, up to the hard limit."""
    script = "import os; from ops.run import allow_many_files; allow_many_files(); os.system('ulimit -n')"
    hard = _shell("ulimit -Hn")
    highest = str(MAX_FILES if hard == "unlimited" else min(int(hard), MAX_FILES))
    assert _shell(f'ulimit {before}; exec "$0" -c "$1"', sys.executable, script) == after.format(hard=highest)


def _shell(line: str, *arguments: str) -> str:
    command = ["sh", "-c", line, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def test_files_are_private_in_an_open_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only their owner can read the processes' files, even where others may enter the data folder."""
    tmp_path.chmod(0o755)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setattr(run, "check_ports", lambda _: None)
    monkeypatch.setattr(web, "build", lambda: None)
    monkeypatch.setattr(run, "_set_up", lambda *_: subprocess.run(["touch", tmp_path / "shop.db"], check=True))
    monkeypatch.setattr(run, "_serve", _nothing)
    before = os.umask(0o022)
    try:
        run.main()
    finally:
        os.umask(before)
    modes = {file.name: oct(file.stat().st_mode & 0o777) for file in tmp_path.iterdir()}
    assert modes == dict.fromkeys(("run.lock", "secrets.json", "shop.db"), "0o600")


async def _nothing(*_: object) -> None:
    """Serve nobody."""
