"""Our own Telegram sandbox, which starts and ends with the product."""

import os
import socket
from collections.abc import Mapping

import pytest

from bench.running import free_ports
from handoff.settings import Settings
from ops import run, sandbox
from ops.terminal import GiveUp


@pytest.fixture(autouse=True)
def _environment_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the test an environment of its own, because the sandbox sets variables for the product in it."""
    monkeypatch.setattr(os, "environ", dict(os.environ))


def test_the_product_takes_what_it_is_told() -> None:
    """The product accepts the sandbox's token and addresses as its settings."""
    told = sandbox.settings(8081, "s" * 35)
    read = Settings.model_validate(
        {"secret_key": "k" * 32, "rasa_secret": "r" * 32, **{name.lower(): value for name, value in told.items()}}
    )
    assert (read.telegram_api, read.telegram_links) == ("http://127.0.0.1:8081", "http://localhost:8081")
    assert read.telegram_bot_token
    assert read.telegram_mode == "poll"


@pytest.mark.wire
def test_telegram_is_there_while_the_product_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sandbox answers before the product starts, is listed with all addresses, and has ended afterwards."""
    (port,) = free_ports(1)
    os.environ.update({sandbox.PORT: str(port), **_free_ports()})
    seen: dict[str, str] = {}

    def product(others: Mapping[str, str]) -> None:
        seen.update(others)
        with run.DIRECT.open(os.environ["TELEGRAM_API"]) as page:
            seen["page"] = page.read().decode()

    monkeypatch.setattr(run, "main", product)
    sandbox.main()
    assert seen["Telegram sandbox"] == f"http://localhost:{port}"
    assert "<h1" in seen["page"]
    with pytest.raises(OSError, match="refused"):
        run.DIRECT.open(os.environ["TELEGRAM_API"])


def test_a_taken_port_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another program has the port nothing is started, and the setting that changes it is named."""
    monkeypatch.setattr(run, "main", lambda _: pytest.fail("the product was started"))
    with socket.create_server(("127.0.0.1", 0)) as other:
        os.environ.update({sandbox.PORT: str(other.getsockname()[1]), **_free_ports()})
        with pytest.raises(GiveUp, match=rf"{other.getsockname()[1]} .*{sandbox.PORT}=…"):
            sandbox.main()


def _free_ports() -> dict[str, str]:
    return dict(zip(("PORT", "RASA_PORT", "ACTIONS_PORT"), map(str, free_ports(3)), strict=True))
