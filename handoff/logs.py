"""Logs: one event a line as JSON, with fields, never with what shoppers wrote."""

import asyncio
import logging
import sys
import traceback
from typing import Any

import structlog
from structlog.tracebacks import ExceptionDictTransformer


def set_up_logs() -> None:
    """Send logs to standard error. Sanic's and aiohttp's own lines below WARNING are left out."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            # Local variables hold shoppers' words: a traceback shows lines of code only.
            structlog.processors.ExceptionRenderer(ExceptionDictTransformer(show_locals=False)),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )


def log_loop_error(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what no task caught. asyncio itself would print the exception whole, with words that may be a shopper's."""
    error: BaseException | None = context.get("exception")
    lines = traceback.format_tb(error.__traceback__) if error else []
    structlog.get_logger(__name__).error(context["message"], kind=type(error).__name__, at=lines)
