"""The settings of all processes: one reader, one check, one page."""

import re
import subprocess
import sys

import pytest

from ops.settings import EVERYTHING
from ops.terminal import ROOT
from settings.reader import SettingsError, load
from shop.settings import ShopSettings

NAMES = {name.upper() for kind in EVERYTHING for name in kind.model_fields}
MADE = {"RASA_SECRET": "r" * 32, "SECRET_KEY": "s" * 32, "ACTIONS_URL": "http://127.0.0.1:5055/webhook"}
"""What `make run` makes."""


def _check(**given: str) -> tuple[int, list[str]]:
    """Check these settings as `make run` does: the exit code, and the lines that were said."""
    command = [sys.executable, "-m", "ops.settings"]
    ended = subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, check=False)
    return ended.returncode, (ended.stdout + ended.stderr).splitlines()


def test_what_is_right_passes_in_silence() -> None:
    """The settings that `make run` makes are enough, and pass without a word."""
    assert _check(**MADE) == (0, [])


def test_what_is_wrong_with_any_process_is_listed_together() -> None:
    """Wrong settings of all processes are listed together, a line each; one that two processes share is named once."""
    wrong = {"SHOP": "magento", "ACTIONS_PORT": "x", "RASA_PORT": "0", "PORT": "70000", "ADMIN_EMAIL": "x"}
    code, lines = _check(**{**MADE, **wrong, "ACTIONS_URL": ""})
    assert code == 1
    assert sorted(re.split("[: ]", line)[0] for line in lines) == sorted({*wrong, "ACTIONS_URL"})
    assert any(line.startswith("SHOP: Input should be 'embedded'") for line in lines)
    assert "ACTIONS_URL: is not set; `make run` makes it" in lines


def test_groups_are_loaded_under_their_classes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A class's settings are found under its name and frozen; an empty variable counts as not set."""
    for name, value in {**MADE, "SHOP": "", "SHOP_DELAY_S": "1.5"}.items():
        monkeypatch.setenv(name, value)
    loaded = load(*EVERYTHING)
    assert (loaded[ShopSettings].shop, loaded[ShopSettings].shop_delay_s) == ("embedded", 1.5)
    monkeypatch.setenv("SHOP_DELAY_S", "-1")
    with pytest.raises(SettingsError, match=r"^SHOP_DELAY_S: "):
        load(ShopSettings)


def test_the_page_lists_the_settings() -> None:
    """docs/settings.md has one row for every setting of every process, and no others."""
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    assert sorted(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE)) == sorted(NAMES)
