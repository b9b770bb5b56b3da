"""The settings of the handoff process."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import NoDecode
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from settings.reader import SettingsError, load
from settings.shared import ROOT, Address, Addresses, RasaSecret
from shop.settings import ShopSettings

__all__ = ["ROOT", "Settings", "SettingsError", "load_settings"]

_RATE = re.compile(r"^([1-9]\d*)/([1-9]\d*)$")
_ORIGIN = re.compile(r"^https?://[a-z0-9.\-\[\]:]+$")
_BOT_TOKEN = re.compile(r"^\d{1,20}:[A-Za-z0-9_-]{20,128}\Z")
_TELEGRAM_REACHES = re.compile(r"^https://[^/:]+(:(443|80|88|8443))?(/|\Z)", re.IGNORECASE)
"""Source: https://core.telegram.org/bots/api#setwebhook."""


class Settings(Addresses, ShopSettings):
    """All settings of the handoff process; `docs/settings.md` lists them, and a test compares."""

    database_url: str = ""
    """SQLAlchemy URL; empty is SQLite in DATA_DIR."""
    rasa_urls: Annotated[tuple[str, ...], NoDecode] = ("http://127.0.0.1:5005",)
    """Where Rasa listens; one for now."""
    rasa_secret: RasaSecret
    """Shared with Rasa's channel; `make run` makes one."""
    secret_key: SecretStr = Field(min_length=32)
    """Signs shoppers' tokens; `make run` makes one. A new one ends all shoppers' sessions."""
    identity_secret: SecretStr | None = None
    """Signs the merchant's statement of who is logged in; without it no identity is taken."""
    admin_email: str | None = None
    admin_password: SecretStr | None = None
    """First supervisor; without them one is made with a random password, printed once."""
    shop_name: str = "Fernhill Outfitters"
    allowed_origins: Annotated[tuple[str, ...], NoDecode] = ()
    """Other sites that embed the widget, separated by commas, like https://shop.example."""
    telegram_bot_token: SecretStr | None = None
    """From @BotFather; turns Telegram on."""
    telegram_api: Address = "https://api.telegram.org"
    """The Bot API's address: another for a local Bot API server or the sandbox."""
    telegram_mode: Literal["poll", "webhook"] = "poll"
    """Whether we ask Telegram for messages, or it posts them to PUBLIC_URL."""
    telegram_links: Address = "https://t.me"
    """Where links to the bot begin; the sandbox has its own."""
    proxies: Annotated[int, Field(ge=0, le=10)] = 0
    """Reverse proxies before this server whose X-Forwarded-* headers count: for addresses and TLS."""
    message_rate: Annotated[tuple[int, int], NoDecode] = (5, 10)
    """A shopper's messages to the bot, as count/seconds; ten times that while a person answers."""
    session_rate: Annotated[tuple[int, int], NoDecode] = (600, 60)
    """New conversations from one address, as count/seconds: a shop's office or a phone network shares one."""

    @field_validator("rasa_urls", "allowed_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return (
            tuple(part.strip().rstrip("/") for part in value.split(",") if part.strip())
            if isinstance(value, str)
            else value
        )

    @field_validator("rasa_urls")
    @classmethod
    def _check_rasa(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if len(value) != 1 or not _ORIGIN.match(value[0]):
            raise ValueError("give one address like http://127.0.0.1:5005")
        return value

    @field_validator("allowed_origins")
    @classmethod
    def _check_origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if wrong := [origin for origin in value if not _ORIGIN.match(origin)]:
            raise ValueError(f"'{wrong[0]}' is no origin; write it like https://shop.example, without a path")
        return value

    @field_validator("admin_password")
    @classmethod
    def _check_password(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value()) < 12:  # noqa: PLR2004  # as any agent's
            raise ValueError("needs at least 12 characters")
        return value

    @field_validator("telegram_bot_token")
    @classmethod
    def _check_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        if not _BOT_TOKEN.match(token := value.get_secret_value().strip()):
            raise ValueError("is no token of a bot; @BotFather gives one, like 123456789:AbCd…")
        return SecretStr(token)

    @field_validator("message_rate", "session_rate", mode="before")
    @classmethod
    def _parse_rate(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        if not (found := _RATE.match(value)):
            raise ValueError("write it as count/seconds, like 5/10")
        return int(found[1]), int(found[2])

    @field_validator("database_url")
    @classmethod
    def _check_database(cls, value: str) -> str:
        try:
            backend = make_url(value).get_backend_name() if value else "sqlite"
        except ArgumentError:
            raise ValueError("write it like postgresql+psycopg://user:password@host/database") from None
        if backend not in {"sqlite", "postgresql"}:
            raise ValueError(f"'{backend}' is not supported; use sqlite or postgresql")
        return value

    @property
    def store_url(self) -> str:
        """The database's URL with the default filled in."""
        return self.database_url or f"sqlite:///{self.data_dir / 'counterhand.db'}"

    @classmethod
    def conflicts(cls, given: Mapping[str, str]) -> Iterator[str]:
        """See `Group`."""
        if ("ADMIN_EMAIL" in given) != ("ADMIN_PASSWORD" in given):
            yield "ADMIN_EMAIL and ADMIN_PASSWORD go together; set both or neither"
        if "TELEGRAM_BOT_TOKEN" not in given or given.get("TELEGRAM_MODE") != "webhook":
            return
        if (url := given.get("PUBLIC_URL")) is None:
            yield "TELEGRAM_MODE=webhook needs PUBLIC_URL, where Telegram reaches this server"
        elif "TELEGRAM_API" not in given and not _TELEGRAM_REACHES.match(url):
            yield "PUBLIC_URL: Telegram posts only to https addresses on port 443, 80, 88 or 8443"


def load_settings() -> Settings:
    """Reads the environment; raises `SettingsError` with a line for each problem."""
    return load(Settings)[Settings]
