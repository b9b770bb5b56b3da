"""The Bot API's client: how it is made, and what its errors mean.

An error of the client may carry the token in its text or in its cause: log `Failure.error`, never the error itself.
"""

import logging
import os
from datetime import timedelta

import httpx
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from handoff.channels.delivery.failures import Failure, Kind
from handoff.states.reasons import DeliveryReason

CONNECT_S, READ_S, MEDIA_WRITE_S = 5.0, 10.0, 30.0
CONNECTIONS = 256
"""Room for 25 calls a second that take 10 s at worst: chats that hang take no connection from the others."""

os.environ["PTB_TIMEDELTA"] = "true"
"""The library's own switch: `retry_after` is a timedelta, as from its next major version on."""


def make_bot(token: str, api: str) -> Bot:
    """The client of the Bot API at the address `api`; it makes no call yet."""
    _quieten()
    return Bot(
        token,
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=_request(CONNECTIONS),
        get_updates_request=_request(1),
    )


def classify(error: TelegramError) -> Failure:
    """What a failed call means. Sources: https://core.telegram.org/bots/api#making-requests, and tdlib's texts."""
    name, text = type(error).__name__, error.message.lower()
    if isinstance(error, RetryAfter):
        return Failure(Kind.WAIT, name, wait_s=_seconds(error.retry_after))
    if isinstance(error, Forbidden):
        return Failure(Kind.BLOCKED, name, DeliveryReason.BLOCKED)
    if isinstance(error, BadRequest | ChatMigrated) or "entity too large" in text:
        return Failure(Kind.REFUSED, name, _reason(text))
    if isinstance(error, InvalidToken | Conflict):  # the merchant has to correct it; nothing was sent
        return Failure(Kind.RETRY, name)
    return Failure(Kind.RETRY, name, uncertain=not isinstance(error.__cause__, _NEVER_SENT))


_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


def _reason(text: str) -> DeliveryReason:
    if "chat not found" in text:
        return DeliveryReason.CHAT_NOT_FOUND
    return DeliveryReason.TOO_OLD if "can't be deleted" in text else DeliveryReason.REFUSED


def _seconds(span: int | timedelta) -> float:
    return span.total_seconds() if isinstance(span, timedelta) else float(span)


def _request(connections: int) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=connections, connect_timeout=CONNECT_S, read_timeout=READ_S, write_timeout=READ_S,
        media_write_timeout=MEDIA_WRITE_S,
    )  # fmt: skip


def _quieten() -> None:
    """The HTTP client logs addresses, which carry the token; the library logs answers, which carry shoppers' words."""
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)
