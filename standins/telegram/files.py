"""Files that Telegram holds: what users and the bot have sent, and how they are asked for."""

import io
from dataclasses import dataclass
from itertools import count

from PIL import Image, UnidentifiedImageError

from standins.telegram.errors import Json, broken
from standins.telegram.limits import DOWNLOAD, PHOTO, PHOTO_RATIO, PHOTO_SIDES

THUMB = 320  # px: the longer side of the size that Telegram calls "m"


@dataclass(eq=False)
class File:
    """One file; `size` in bytes may be claimed to be more than there is, so that no test has to hold 20 MB."""

    file_id: str
    unique_id: str
    data: bytes
    path: str
    size: int
    opened: bool = False  # only after getFile can it be downloaded

    def json(self) -> Json:
        """The fields that all kinds of files have."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}


class Files:
    """All files, by id and by path."""

    def __init__(self) -> None:
        self._by_id: dict[str, File] = {}
        self._numbers = count(1)

    def add(self, data: bytes, kind: str, extension: str, size: int | None = None) -> File:
        """Keep a file; `kind` is the folder it is found in: photos, documents, voice."""
        number = next(self._numbers)
        path = f"{kind}/file_{number}.{extension}"
        file = File(f"AgACAgIAAxkBAAI{number:06d}", f"AQAD{number:06d}", data, path, size or len(data))
        self._by_id[file.file_id] = file
        return file

    def find(self, file_id: str) -> File | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> File | None:
        """The file that may be downloaded at this path."""
        return next((file for file in self._by_id.values() if file.opened and file.path == path), None)

    def open(self, file_id: str) -> Json:
        """What getFile answers."""
        file = self._by_id.get(file_id)
        if not file:
            raise broken("invalid file_id")
        if file.size > DOWNLOAD:
            raise broken("file is too big")
        file.opened = True
        return {**file.json(), "file_path": file.path}

    def photo(self, data: bytes) -> list[Json]:
        """Keep a photo; its sizes, smallest first. What is no picture is kept too: users can send anything."""
        try:
            with Image.open(io.BytesIO(data)) as image:
                width, height = image.size
                sizes = [self._thumb(image)] if max(width, height) > THUMB else []
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            width, height, sizes = 1280, 960, []
        return [*sizes, {**self.add(data, "photos", "jpg").json(), "width": width, "height": height}]

    def _thumb(self, image: Image.Image) -> Json:
        image.draft("RGB", (THUMB, THUMB))
        small = image.convert("RGB")
        small.thumbnail((THUMB, THUMB))
        with io.BytesIO() as output:
            small.save(output, "JPEG")
            data = output.getvalue()
        return {**self.add(data, "photos", "jpg").json(), "width": small.width, "height": small.height}

    def data(self, sizes: list[Json]) -> bytes:
        """The bytes of the largest size of a photo."""
        return self._by_id[sizes[-1]["file_id"]].data


def check_photo(data: bytes) -> None:
    """Refuse what Telegram does not take from a bot as a photo: too large, too long, or no picture."""
    if len(data) > PHOTO:
        raise broken(f"file of size {len(data)} bytes is too big for a photo; the maximum size is {PHOTO} bytes")
    try:
        with Image.open(io.BytesIO(data)) as image:
            width, height = image.size
    except (UnidentifiedImageError, OSError, ValueError):
        raise broken("IMAGE_PROCESS_FAILED") from None
    if width + height > PHOTO_SIDES or max(width, height) > PHOTO_RATIO * min(width, height):
        raise broken("PHOTO_INVALID_DIMENSIONS")
