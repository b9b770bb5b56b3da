"""The settings of the handoff process: those of its features, and what all of them share."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field, SecretStr, field_validator

from handoff.channels.telegram.settings import TelegramSettings
from handoff.channels.web.settings import WebSettings
from handoff.conversation.settings import ConversationSettings
from handoff.desk.settings import FirstAdminSettings
from handoff.store.settings import StoreSettings
from settings.reader import Group, load
from settings.shared import ORIGIN, Addresses, CommaSeparated, RasaSecret
from shop.settings import ShopSettings


class RasaSettings(Group):
    """Where the bot is asked."""

    rasa_urls: CommaSeparated = ("http://127.0.0.1:5005",)
    """Where Rasa listens; one for now."""
    rasa_secret: RasaSecret
    """Shared with Rasa's channel; `make run` makes one."""

    @field_validator("rasa_urls")
    @classmethod
    def _check_rasa(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if len(value) != 1 or not ORIGIN.match(value[0]):
            raise ValueError("give one address like http://127.0.0.1:5005")
        return value


class ServerSettings(Addresses):
    """The server itself."""

    secret_key: SecretStr = Field(min_length=32)
    """Signs shoppers' tokens; `make run` makes one. A new one ends all shoppers' sessions."""
    shop_name: str = "Fernhill Outfitters"
    proxies: Annotated[int, Field(ge=0, le=10)] = 0
    """Reverse proxies before this server whose X-Forwarded-* headers count: for addresses and TLS."""


class Settings(
    ServerSettings,
    StoreSettings,
    RasaSettings,
    ConversationSettings,
    FirstAdminSettings,
    WebSettings,
    TelegramSettings,
    ShopSettings,
):
    """All settings of the process. A feature asks for its own class, which is one of these."""

    @classmethod
    def conflicts(cls, given: Mapping[str, str]) -> Iterator[str]:
        """See `Group`."""
        for feature in cls.__bases__:
            assert issubclass(feature, Group)  # noqa: S101  # as the class's own head says
            yield from feature.conflicts(given)


def load_settings() -> Settings:
    """Read the environment; raises `SettingsError` with a line for each problem."""
    return load(Settings)[Settings]
