"""Settings: everything that is wrong is said at once, each with what to do."""

from pathlib import Path

import pytest

from handoff.__main__ import main
from handoff.settings import Settings, load_settings
from settings.reader import SettingsError
from settings.shared import ROOT

BOT = "123456789:AbCdEfGhIjKlMnOpQrStUvWxYz"
GOOD = {"RASA_SECRET": "r" * 32, "SECRET_KEY": "s" * 32}


@pytest.fixture(autouse=True)
def _only_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take this machine's own settings away."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)


def problems_with(monkeypatch: pytest.MonkeyPatch, **given: str) -> list[str]:
    """The lines said about these settings."""
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    return caught.value.problems


def test_defaults_serve() -> None:
    """With its two secrets the server needs no other setting; an empty one counts as not set."""
    settings = load_settings()
    assert (settings.host, settings.port, settings.message_rate) == ("127.0.0.1", 8000, (5, 10))
    assert settings.store_url == f"sqlite:///{ROOT / 'var' / 'counterhand.db'}"


def test_relative_folder_is_the_projects(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """DATA_DIR does not depend on where the process was started."""
    monkeypatch.setenv("DATA_DIR", "./elsewhere")
    monkeypatch.chdir(tmp_path)
    assert load_settings().data_dir == ROOT / "elsewhere"


def test_lists_and_rates_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Origins are separated by commas, rates are count/seconds."""
    monkeypatch.setenv("ALLOWED_ORIGINS", "https://shop.example/, http://localhost:3000,")
    monkeypatch.setenv("MESSAGE_RATE", "20/60")
    settings = load_settings()
    assert settings.allowed_origins == ("https://shop.example", "http://localhost:3000")
    assert settings.message_rate == (20, 60)


def test_all_problems_come_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """All problems come together, so that they can be mended in one go."""
    monkeypatch.delenv("SECRET_KEY")
    lines = problems_with(
        monkeypatch,
        PORT="70000",
        RASA_SECRET="short",
        RASA_URLS="localhost",
        ALLOWED_ORIGINS="https://shop.example/path",
        MESSAGE_RATE="fast",
        DATABASE_URL="mysql://x/y",
    )
    assert {line.partition(":")[0] for line in lines} == {
        "PORT", "RASA_SECRET", "RASA_URLS", "SECRET_KEY", "ALLOWED_ORIGINS", "MESSAGE_RATE", "DATABASE_URL",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value", "advice"),
    (
        ("PORT", "0", "1"),
        ("PORT", "http", "integer"),
        ("RASA_URLS", "http://a:1,http://b:2", "one address like"),
        ("RASA_URLS", "http://a:1/path", "one address like"),
        ("ALLOWED_ORIGINS", "shop.example", "write it like https://shop.example"),
        ("ALLOWED_ORIGINS", "*", "write it like https://shop.example"),
        ("MESSAGE_RATE", "0/10", "like 5/10"),
        ("MESSAGE_RATE", "5", "like 5/10"),
        ("SESSION_RATE", "5/0", "like 5/10"),
        ("DATABASE_URL", "nonsense", "postgresql+psycopg://"),
        ("DATABASE_URL", "mysql://host/name", "use sqlite or postgresql"),
        ("SECRET_KEY", "tooshort", "32"),
        ("RASA_SECRET", "tooshort", "16"),
        ("TELEGRAM_BOT_TOKEN", "tooshort", "@BotFather"),
        ("TELEGRAM_API", "https://:::", "https://chat.shop.example"),
        ("SHOP_URL", "shop.example", "https://chat.shop.example"),
        ("TELEGRAM_MODE", "push", "'poll' or 'webhook'"),
    ),
)
def test_each_problem_says_what_to_do(monkeypatch: pytest.MonkeyPatch, name: str, value: str, advice: str) -> None:
    """Each problem is one line that begins with the setting's name, says what is wanted and repeats no secret."""
    (line,) = problems_with(monkeypatch, **{name: value})
    assert line.startswith(f"{name}: ")
    assert advice in line
    assert "tooshort" not in line


def test_missing_secrets_say_where_they_come_from(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message about missing secrets tells of `make run`, which makes them."""
    monkeypatch.delenv("RASA_SECRET")
    (line,) = problems_with(monkeypatch)
    assert line.startswith("RASA_SECRET: is not set")
    assert "make run" in line


@pytest.mark.parametrize(
    ("given", "advice"),
    (
        ({"ADMIN_EMAIL": "sam@shop.example"}, "go together"),
        ({"ADMIN_PASSWORD": "long enough to serve"}, "go together"),
        ({"ADMIN_EMAIL": "sam@shop.example", "ADMIN_PASSWORD": "short"}, "at least 12 characters"),
    ),
)
def test_first_supervisor_is_whole_or_absent(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], advice: str
) -> None:
    """E-mail and password go together, and the password is no weaker than any other."""
    (line,) = problems_with(monkeypatch, **given)
    assert advice in line


def test_conflicts_are_listed_with_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Conflicts between settings are listed even while single settings are wrong."""
    given = {"PORT": "abc", "ADMIN_EMAIL": "x", "TELEGRAM_MODE": "webhook", "TELEGRAM_BOT_TOKEN": BOT}
    lines = problems_with(monkeypatch, **given)
    assert [line.split()[0] for line in lines] == ["PORT:", "ADMIN_EMAIL", "TELEGRAM_MODE=webhook"]


@pytest.mark.parametrize("url", ("http://shop.example", "https://shop.example:8000"))
def test_webhook_is_where_telegram_posts(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """A webhook's address must be https on one of four ports for Telegram itself, but not for another server."""
    given = {"TELEGRAM_MODE": "webhook", "TELEGRAM_BOT_TOKEN": f"{BOT}\n", "PUBLIC_URL": url}
    (line,) = problems_with(monkeypatch, **given)
    assert line.startswith("PUBLIC_URL: ")
    monkeypatch.setenv("TELEGRAM_API", "http://localhost:8081")
    token = load_settings().telegram_bot_token
    assert token is not None
    assert token.get_secret_value() == BOT


def test_wrong_settings_end_the_process_with_their_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wrong settings end the server with their lines on standard error and exit code 2, without a traceback."""
    monkeypatch.setenv("PORT", "70000")
    monkeypatch.setenv("MESSAGE_RATE", "fast")
    monkeypatch.setattr("handoff.__main__.set_up_logs", lambda: None)
    assert main([]) == 2
    said = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in said] == ["PORT", "MESSAGE_RATE"]


def test_secrets_are_not_printed() -> None:
    """Neither secret shows when the settings are printed, by a log or a debugger."""
    printed = repr(load_settings())
    assert not any(value in printed for value in GOOD.values())
