"""Before anything starts: each wrong setting, taken port or taken folder gets one line that says what to do."""

import socket
from pathlib import Path

import pytest

from ops.preflight import Place, check_ports, hold, place
from ops.terminal import ROOT, GiveUp


def test_defaults_are_the_documented_ones() -> None:
    """Without settings the product is at localhost:8000 and keeps its data in ./var."""
    where = place({})
    assert where == Place("127.0.0.1", {"PORT": 8000, "RASA_PORT": 5005, "ACTIONS_PORT": 5055}, ROOT / "var")
    assert where.base_url == "http://localhost:8000"


@pytest.mark.parametrize(
    ("host", "address"),
    (("0.0.0.0", "localhost"), ("::1", "[::1]"), ("10.0.0.2", "10.0.0.2")),  # noqa: S104  # shown, not bound
)
def test_the_address_is_one_that_a_browser_takes(host: str, address: str) -> None:
    """A server that listens everywhere is shown as localhost; an IPv6 address stands in brackets."""
    assert place({"HOST": host}).base_url == f"http://{address}:8000"


@pytest.mark.parametrize("value", ("x", "0", "65536", "-1", "80.5", "８０"))
def test_a_port_is_a_number(value: str) -> None:
    """A wrong port is named, with what a port may be."""
    with pytest.raises(GiveUp, match=r"PORT is .* but a port is a number from 1 to 65535"):
        place({"PORT": value})


def test_each_process_has_a_port_of_its_own() -> None:
    """Two processes on one port are refused before either starts."""
    with pytest.raises(GiveUp, match="a port of its own"):
        place({"PORT": "5005"})


def test_a_taken_port_says_which_setting_changes_it() -> None:
    """A port that another program listens on is named with its setting."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(GiveUp, match=rf"127\.0\.0\.1:{port} .*RASA_PORT="):
            check_ports(Place("127.0.0.1", {"RASA_PORT": port}, ROOT))


def test_a_data_folder_has_one_instance(tmp_path: Path) -> None:
    """A second instance on the same data folder is told which process has it; it is free again afterwards."""
    with hold(tmp_path), pytest.raises(GiveUp, match=r"already running .* \(process \d+\)"), hold(tmp_path):
        pass
    with hold(tmp_path):
        pass


def test_a_new_data_folder_is_closed_to_others(tmp_path: Path) -> None:
    """The data folder holds secrets and shoppers' words: only its owner may enter."""
    with hold(tmp_path / "data"):
        pass
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """A path that cannot be a folder gives one line, with the setting to change."""
    (tmp_path / "file").touch()
    with pytest.raises(GiveUp, match="DATA_DIR"), hold(tmp_path / "file" / "data"):
        pass
