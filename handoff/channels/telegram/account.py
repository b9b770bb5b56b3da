"""The shop's bot on Telegram, as the settings describe it."""

from dataclasses import dataclass

from pydantic import SecretStr


@dataclass(frozen=True, slots=True)
class Account:
    """The bot's token and addresses; no address ends in a slash."""

    token: SecretStr
    secret_key: SecretStr
    """The server's own key; the secret that Telegram sends with its updates is made from it."""
    api: str
    """The Bot API's address."""
    links: str
    """Where links to bots begin."""
    public_url: str | None
    """Our address, to which Telegram posts updates; None: we ask for them."""
