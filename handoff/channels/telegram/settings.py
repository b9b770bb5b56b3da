"""How Telegram is reached, and whether at all."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import SecretStr, field_validator

from settings.shared import Address, Addresses

_BOT_TOKEN = re.compile(r"^\d{1,20}:[A-Za-z0-9_-]{20,128}\Z")
_TELEGRAM_REACHES = re.compile(r"^https://[^/:]+(:(443|80|88|8443))?(/|\Z)", re.IGNORECASE)
"""Source: https://core.telegram.org/bots/api#setwebhook."""


class TelegramSettings(Addresses):
    """Telegram's channel."""

    telegram_bot_token: SecretStr | None = None
    """From @BotFather; turns Telegram on."""
    telegram_api: Address = "https://api.telegram.org"
    """The Bot API's address: another for a local Bot API server or the sandbox."""
    telegram_mode: Literal["poll", "webhook"] = "poll"
    """Whether we ask Telegram for messages, or it posts them to PUBLIC_URL."""
    telegram_links: Address = "https://t.me"
    """Where links to the bot begin; the sandbox has its own."""

    @field_validator("telegram_bot_token")
    @classmethod
    def _check_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        if not _BOT_TOKEN.match(token := value.get_secret_value().strip()):
            raise ValueError("is no token of a bot; @BotFather gives one, like 123456789:AbCd…")
        return SecretStr(token)

    @classmethod
    def conflicts(cls, given: Mapping[str, str]) -> Iterator[str]:
        """See `Group`."""
        if "TELEGRAM_BOT_TOKEN" not in given or given.get("TELEGRAM_MODE") != "webhook":
            return
        if (url := given.get("PUBLIC_URL")) is None:
            yield "TELEGRAM_MODE=webhook needs PUBLIC_URL, where Telegram reaches this server"
        elif "TELEGRAM_API" not in given and not _TELEGRAM_REACHES.match(url):
            yield "PUBLIC_URL: Telegram posts only to https addresses on port 443, 80, 88 or 8443"
