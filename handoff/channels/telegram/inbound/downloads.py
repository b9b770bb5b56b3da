"""Fetches the files that shoppers send into the album. A failure is returned, not raised."""

import asyncio

import structlog
from telegram import Bot
from telegram.error import BadRequest, TelegramError

from handoff.channels.telegram.inbound.updates import File
from handoff.conversation.values import Speaker
from handoff.errors import CounterhandError, PhotoRefused, PhotoTooLarge, StoreUnavailable
from handoff.photos.album import Album
from handoff.photos.limits import MAX_BYTES

DEADLINE_S = 15.0
"""For one try: 8 MB at half a megabyte a second."""
TRIES = 2
AT_ONCE = 16
"""Files in memory at once; more of them wait."""

log = structlog.get_logger(__name__)


class Downloads:
    """Fetches files from Telegram into the album."""

    def __init__(self, bot: Bot, album: Album) -> None:
        self._bot, self._album = bot, album
        self._room = asyncio.Semaphore(AT_ONCE)

    async def photo(self, conversation: str, file: File) -> tuple[str | None, str | None]:
        """The photo's upload, or else the code of the error that says why there is none."""
        if (file.size or 0) > MAX_BYTES:
            return None, PhotoTooLarge.code
        async with self._room:
            data = await self._fetch(file)
            if data is None:
                return None, PhotoRefused.code
            try:
                return (await self._album.add_photo(conversation, Speaker.SHOPPER, data)).id, None
            except StoreUnavailable:
                raise
            except CounterhandError as error:
                return None, error.code

    async def file(self, conversation: str, file: File) -> str | None:
        """The file's upload; None where it is too large to be kept or could not be fetched."""
        if (file.size or 0) > MAX_BYTES:
            return None
        async with self._room:
            data = await self._fetch(file)
            if data is None or len(data) > MAX_BYTES:
                return None
            return (await self._album.add_file(conversation, Speaker.SHOPPER, file.name, data)).id

    async def _fetch(self, file: File) -> bytes | None:
        for _ in range(TRIES):
            try:
                async with asyncio.timeout(DEADLINE_S):
                    found = await self._bot.get_file(file.id)
                    return bytes(await found.download_as_bytearray())
            except BadRequest as error:  # Telegram will not give it: too large, or no longer there
                log.warning("download refused", error=type(error).__name__)
                return None
            except (TelegramError, TimeoutError, RuntimeError) as error:  # RuntimeError where Telegram gives no path
                log.warning("download failed", error=type(error).__name__)  # its text may have the token
        return None
