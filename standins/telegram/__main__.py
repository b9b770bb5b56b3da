"""Telegram as a sandbox: the Bot API and a page to chat on, until Ctrl-C.

python -m standins.telegram

TELEGRAM_SANDBOX_PORT (8081) is where; TELEGRAM_BOT_TOKEN is the token it takes, by default that of the tests.
"""

import asyncio
import os
import signal
import sys
import time

from standins.telegram.api import TOKEN, BotApi
from standins.telegram.sandbox import Sandbox

PORT = 8081
SINCE = 1_735_689_600  # the first second of 2025: ids grow from run to run, and stay below 32 bits


async def main() -> None:
    """Serve until told to end."""
    port = int(os.environ.get("TELEGRAM_SANDBOX_PORT") or PORT)
    token = os.environ.get("TELEGRAM_BOT_TOKEN") or TOKEN
    api = BotApi(token, port=port, first_id=int(time.time()) - SINCE)
    Sandbox(api)
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    try:
        async with api:
            if token == TOKEN:
                sys.stdout.write(
                    f"Chat on http://localhost:{port}\nTELEGRAM_API={api.url}\nTELEGRAM_BOT_TOKEN={token}\n"
                )
            await ended.wait()
    except OSError as error:
        sys.exit(f"The Telegram sandbox cannot listen on port {port} ({error.strerror}).")


if __name__ == "__main__":
    asyncio.run(main())
