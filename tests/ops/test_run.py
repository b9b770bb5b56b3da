"""What `make run` tells the processes, and how they are kept up."""

import configparser
import json
from pathlib import Path

from ops.preflight import Place
from ops.processes import supervisord_conf
from ops.run import settings

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
