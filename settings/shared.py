"""Settings, and kinds of them, that several processes share."""

import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import NoDecode

from settings.reader import Group

ROOT = Path(__file__).resolve().parent.parent
"""The project's folder: relative paths in settings start here, wherever the process was started."""

_ADDRESS = re.compile(r"^https?://([a-z0-9.\-]+|\[[0-9a-f:]+\])(:\d{1,5})?(/[^\s?#]*)?\Z", re.IGNORECASE)


def _check_address(value: str) -> str:
    if not _ADDRESS.match(value):
        raise ValueError("write it as an address like https://chat.shop.example, without a question mark or a #")
    return value.rstrip("/")


def _split(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(part.strip().rstrip("/") for part in value.split(",") if part.strip())


ORIGIN = re.compile(r"^https?://[a-z0-9.\-\[\]:]+$")
CommaSeparated = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)]
"""Several values with commas between; a slash at the end of one is dropped."""
Port = Annotated[int, Field(ge=1, le=65535)]
Address = Annotated[str, AfterValidator(_check_address)]
"""An http(s) address without a slash at its end."""
RasaSecret = Annotated[SecretStr, Field(min_length=16)]


class DataFolder(Group):
    """Where an instance keeps its data."""

    data_dir: Annotated[Path, AfterValidator(lambda value: ROOT / value)] = ROOT / "var"
    """Where the database, the sample shop, secrets and logs are."""


class Addresses(DataFolder):
    """Where an instance listens, and where the internet finds it."""

    host: str = "127.0.0.1"
    """Address to listen on; 0.0.0.0 for all."""
    port: Port = 8000
    public_url: Address | None = None
    """Where the internet reaches this server, like https://chat.shop.example; needed for TELEGRAM_MODE=webhook."""
    shop_url: Address | None = None
    """The shop's page with the widget: where the way back from Telegram leads. Without it, PUBLIC_URL."""

    @property
    def own_url(self) -> str:
        """This server's address."""
        return self.public_url or f"http://localhost:{self.port}"

    @property
    def page_url(self) -> str:
        """The page with the widget."""
        return self.shop_url or self.own_url
