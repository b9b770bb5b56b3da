"""The client: what its errors mean, and that nobody sees the token."""

import logging
from datetime import timedelta

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from handoff.channels.delivery.failures import Failure, Kind
from handoff.channels.telegram.client import classify, make_bot
from handoff.states.reasons import DeliveryReason

TOKEN = "1000000042:AAHcounterhand-tests-are-not-secret"


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    """The error as the library raises it."""
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "failure"),
    (
        (RetryAfter(7), Failure(Kind.WAIT, "RetryAfter", wait_s=7)),
        (RetryAfter(timedelta(seconds=90)), Failure(Kind.WAIT, "RetryAfter", wait_s=90)),
        (
            Forbidden("Forbidden: bot was blocked by the user"),
            Failure(Kind.BLOCKED, "Forbidden", DeliveryReason.BLOCKED),
        ),
        (Forbidden("Forbidden: user is deactivated"), Failure(Kind.BLOCKED, "Forbidden", DeliveryReason.BLOCKED)),
        (
            Forbidden("Forbidden: bot can't initiate conversation with a user"),
            Failure(Kind.BLOCKED, "Forbidden", DeliveryReason.BLOCKED),
        ),
        (BadRequest("Bad Request: chat not found"), Failure(Kind.REFUSED, "BadRequest", DeliveryReason.CHAT_NOT_FOUND)),
        (BadRequest("Bad Request: can't parse entities"), Failure(Kind.REFUSED, "BadRequest", DeliveryReason.REFUSED)),
        (
            BadRequest("Message can't be deleted for everyone"),
            Failure(Kind.REFUSED, "BadRequest", DeliveryReason.TOO_OLD),
        ),
        (ChatMigrated(-100), Failure(Kind.REFUSED, "ChatMigrated", DeliveryReason.REFUSED)),
        (NetworkError("Request Entity Too Large (413)"), Failure(Kind.REFUSED, "NetworkError", DeliveryReason.REFUSED)),
        (NetworkError("Bad Gateway"), Failure(Kind.RETRY, "NetworkError", uncertain=True)),
        (TelegramError("Invalid server response"), Failure(Kind.RETRY, "TelegramError", uncertain=True)),
        (caused(TimedOut(), httpx.ReadTimeout("")), Failure(Kind.RETRY, "TimedOut", uncertain=True)),
        (caused(TimedOut(), httpx.ConnectTimeout("")), Failure(Kind.RETRY, "TimedOut")),
        (caused(TimedOut(), httpx.PoolTimeout("")), Failure(Kind.RETRY, "TimedOut")),
        (caused(NetworkError("x"), httpx.ConnectError("")), Failure(Kind.RETRY, "NetworkError")),
        (caused(NetworkError("x"), httpx.ReadError("")), Failure(Kind.RETRY, "NetworkError", uncertain=True)),
        (InvalidToken(f"The token `{TOKEN}` was rejected by the server."), Failure(Kind.RETRY, "InvalidToken")),
        (Conflict("terminated by other getUpdates request"), Failure(Kind.RETRY, "Conflict")),
    ),
    ids=lambda value: value.error if isinstance(value, Failure) else "",
)
def test_every_error_has_its_consequence(error: TelegramError, failure: Failure) -> None:
    """Every error says what to do and whether the message may have gone out, and keeps none of its words."""
    assert classify(error) == failure


async def test_token_is_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    """Even when the libraries log everything, no address with the token is logged."""
    with caplog.at_level(logging.DEBUG):
        bot = make_bot(TOKEN, "http://127.0.0.1:9")
        with pytest.raises(TelegramError) as caught:
            await bot.send_message(1, "hello")
    await bot.shutdown()
    assert TOKEN not in caplog.text
    assert "hello" not in caplog.text
    assert TOKEN not in repr(classify(caught.value))
