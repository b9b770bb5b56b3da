"""Telegram posts updates to us. They are acknowledged once they are stored; else Telegram sends them again."""

import hmac
import json

from sanic import Blueprint, HTTPResponse, Request
from telegram import Bot

from handoff.channels.telegram.inbound.inbox import Inbox
from handoff.channels.telegram.inbound.updates import ALLOWED
from handoff.edge.http import Endpoint, answer, describe
from handoff.errors import StoreUnavailable, Unauthorized

PATH = "/api/telegram/webhook"
MAX_UPDATE = 512 * 1024
"""In bytes: a message and the one it answers may have 4,096 characters each, of up to 12 bytes, and formatting."""
CONNECTIONS = 20
"""Calls at once: enough for a busy shop, few enough that they seldom overtake each other."""


def secret_of(secret_key: str) -> str:
    """The secret that Telegram sends with every update, so that nobody else's are taken: 64 hexadecimal digits."""
    return hmac.digest(secret_key.encode(), b"telegram webhook", "sha256").hex()


def address_of(public_url: str) -> str:
    """The address that Telegram posts updates to."""
    return f"{public_url}{PATH}"


async def set_webhook(bot: Bot, public_url: str, secret: str) -> None:
    """Tell Telegram where to post. Raises TelegramError."""
    await bot.set_webhook(
        address_of(public_url), max_connections=CONNECTIONS, allowed_updates=list(ALLOWED), secret_token=secret
    )


def webhook_routes(inbox: Inbox, secret: str) -> Blueprint:
    """`POST /api/telegram/webhook`."""
    routes = Blueprint("telegram")

    @routes.post(PATH, stream=True)
    @describe(Endpoint("An update from Telegram", errors=(Unauthorized, StoreUnavailable)))
    async def take_update(request: Request) -> HTTPResponse:
        shown = request.headers.get("x-telegram-bot-api-secret-token", "")
        if not hmac.compare_digest(shown.encode(errors="replace"), secret.encode()):
            raise Unauthorized("This address is for Telegram only.")
        # Sanic's own limit is lower: Telegram would send a long update again and again.
        request.stream.request_max_size = MAX_UPDATE  # type: ignore[union-attr]  # there until the body is read
        await request.receive_body()  # type: ignore[no-untyped-call]  # Sanic has no type for it
        await inbox.take([_read(request.body)])
        return answer({"ok": True})

    return routes


def _read(body: bytes) -> dict[str, object]:
    """The JSON object in the body, or an empty one: an error would only make Telegram send it again and again."""
    try:
        update = json.loads(body)  # orjson takes no lone surrogates, and Telegram may pass them on
    except (ValueError, RecursionError):
        return {}
    return update if isinstance(update, dict) else {}
