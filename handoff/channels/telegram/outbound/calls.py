"""What is to be done in a chat, as calls of the Bot API."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaPhoto,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from handoff.channels.telegram.client import MEDIA_WRITE_S
from handoff.channels.telegram.outbound.render import Button, Part, Photo, Source
from handoff.photos.album import Album

Media = InputFile | str

# So many buttons of so few characters fit beside each other on any phone.
_BESIDE, _SHORT = 2, 8


@dataclass(frozen=True, slots=True)
class Deletion:
    """A message of the chat that is to be deleted."""

    message_id: int


Step = Part | Deletion


class Calls:
    """Makes the calls. `pictures` is the folder of the pictures that cards name."""

    def __init__(self, bot: Bot, album: Album, pictures: Path) -> None:
        self._bot, self._album, self._pictures = bot, album, pictures

    async def load(self, step: Step) -> list[Media]:
        """The step's photos. Raises NotFound or OSError where one is gone."""
        photos = step.photos if isinstance(step, Part) else ()
        return [await asyncio.to_thread(self._load, photo) for photo in photos]

    async def make(self, chat: int, step: Step, media: list[Media]) -> tuple[int, ...]:
        """Take the step with its photos; returns the ids of the messages it became. Raises TelegramError."""
        if isinstance(step, Part):
            return await self._send(chat, step, media) if step.html or media else ()
        try:
            await self._bot.delete_message(chat, step.message_id)
        except BadRequest as error:
            if "not found" not in error.message:  # else it is gone, as it should be
                raise
        return ()

    async def _send(self, chat: int, part: Part, media: list[Media]) -> tuple[int, ...]:
        reply = ReplyParameters(part.reply_to, allow_sending_without_reply=True) if part.reply_to else None
        if len(media) > 1:
            first, *others = media
            album = [InputMediaPhoto(first, part.html or None, ParseMode.HTML), *map(InputMediaPhoto, others)]
            messages = await self._bot.send_media_group(
                chat, album, reply_parameters=reply, read_timeout=MEDIA_WRITE_S
            )  # fmt: skip
            return tuple(message.message_id for message in messages)
        if media:
            message = await self._bot.send_photo(
                chat, media[0], part.html or None, parse_mode=ParseMode.HTML, reply_markup=keyboard(part.buttons),
                reply_parameters=reply, read_timeout=MEDIA_WRITE_S,
            )  # fmt: skip
        else:
            message = await self._bot.send_message(
                chat, part.html, ParseMode.HTML, reply_markup=keyboard(part.buttons), reply_parameters=reply
            )  # fmt: skip
        return (message.message_id,)

    def _load(self, photo: Photo) -> Media:
        match photo.source:
            case Source.ALBUM:
                return InputFile(self._album.read(photo.name, "full"), "photo.jpg", attach=True)
            case Source.PICTURES:
                return InputFile((self._pictures / photo.name).read_bytes(), photo.name, attach=True)
            case Source.WEB:
                return photo.name


def keyboard(buttons: tuple[Button, ...]) -> InlineKeyboardMarkup | None:
    """The buttons, one a row, so that long titles can be read; a yes and a no stand beside each other."""
    keys = [InlineKeyboardButton(button.title, callback_data=button.data) for button in buttons]
    short = len(keys) == _BESIDE and all(len(button.title) <= _SHORT for button in buttons)
    rows = [keys] if short else [[key] for key in keys]
    return InlineKeyboardMarkup(rows) if keys else None
