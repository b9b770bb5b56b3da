"""Reads a photo from standard input and writes it re-encoded to standard output: `python -m handoff.photos.reencode`.

A program of its own, because strangers' bytes may break a decoder of pictures: what breaks here ends with this
process. It starts in a tenth of a second, so it imports Pillow and nothing else.
"""

import contextlib
import io
import resource
import struct
import sys
from pathlib import Path

from PIL import Image
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from handoff.photos.limits import FULL_SIDE, HEAD, MAX_BYTES, MAX_PIXELS, THUMB_SIDE, TOO_MANY_PIXELS

MEMORY = 1024 * 1024 * 1024
"""Bytes of address space. A WebP of 40 megapixels needs the most: its decoder keeps two frames of it."""
CPU_S = 2
QUALITY = 85
ENOUGH_SIDE = 1_900
"""Lets a phone's 4,032 pixels be decoded at half size: nobody sees the missing 32, and it takes half the time."""
GAP = 1.5
"""Pixels are averaged down to this many times the wanted size; only the rest is resized smoothly."""
STRIP = 2_000_000
"""In pixels."""
ORIENTATION = 0x0112
"""The EXIF tag."""

READERS: dict[bytes, type[ImageFile]] = {
    b"\xff\xd8\xff": JpegImageFile,
    b"\x89PNG\r\n\x1a\n": PngImageFile,
    b"RIFF": WebPImageFile,
}
"""Readers by a file's first bytes. They are called directly, so that no other of Pillow's ever runs."""
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def main() -> None:
    """Re-encode standard input. Ends with the statuses of `handoff.photos.limits`, or with whatever a reader raises."""
    _set_limits()
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2  # Pillow refuses from twice that, within the reader of WebP
    data = sys.stdin.buffer.read(MAX_BYTES)
    full = _make_full(data)
    body = _write(full)
    thumb = full.resize(_fit(full.size, THUMB_SIDE), reducing_gap=GAP)
    sys.stdout.buffer.write(HEAD.pack(*full.size, len(body)) + body + _write(thumb))


def _set_limits() -> None:
    """Limit memory, time, files and processes to what a photo needs, with no way to get more."""
    for what, most in (
        (resource.RLIMIT_CPU, CPU_S),
        (resource.RLIMIT_FSIZE, MAX_BYTES),
        (resource.RLIMIT_NOFILE, 16),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    if sys.platform == "linux":  # elsewhere the kernel refuses this one
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        with contextlib.suppress(OSError):  # if memory runs out all the same, this process is killed and not the server
            Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _make_full(data: bytes) -> Image.Image:
    """Upright, RGB, at most FULL_SIDE, on white where it was transparent; new, so that it carries nothing else."""
    photo = _open(data)
    turn = UPRIGHT.get(_read_orientation(photo))
    photo.draft(None, _fit(photo.size, ENOUGH_SIDE))  # a JPEG is decoded at a half, a quarter or an eighth
    size = _fit(photo.size, FULL_SIDE)
    image = _reduce(photo, size).resize(size)
    full = Image.new("RGB", size, "white")
    full.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    return full.transpose(turn) if turn is not None else full


def _open(data: bytes) -> ImageFile:
    """Read only the header, and refuse a picture that is too large."""
    reader = next((reader for magic, reader in READERS.items() if data.startswith(magic)), None)
    if reader is None:
        sys.exit("no JPEG, PNG or WebP")
    try:
        photo = reader(io.BytesIO(data))
    except Image.DecompressionBombError:
        sys.exit(TOO_MANY_PIXELS)
    if photo.width * photo.height > MAX_PIXELS:
        sys.exit(TOO_MANY_PIXELS)
    return photo


def _read_orientation(photo: ImageFile) -> int:
    try:
        return int(photo.getexif().get(ORIENTATION, 1))
    except (SyntaxError, ValueError, TypeError, KeyError, EOFError, OSError, struct.error):
        return 1  # a camera that writes broken EXIF takes good photos all the same


def _reduce(photo: ImageFile, size: tuple[int, int]) -> Image.Image:
    """Reduce the photo most of the way to `size` by whole factors, in RGB, or RGBA where anything is transparent.

    It goes in strips, because copying 40 megapixels into each mode on the way takes longer than all the arithmetic.
    """
    across, down = (max(1, int(have / want / GAP)) for have, want in zip(photo.size, size, strict=True))
    rows = max(1, STRIP // photo.width // down) * down
    mode = "RGBA" if photo.has_transparency_data else "RGB"
    photo.load()
    reduced = Image.new(mode, (-(-photo.width // across), -(-photo.height // down)))
    for top in range(0, photo.height, rows):
        strip = photo.crop((0, top, photo.width, min(top + rows, photo.height)))
        reduced.paste(_as_plain(strip, mode).reduce((across, down)), (0, top // down))
    return reduced


def _as_plain(strip: Image.Image, mode: str) -> Image.Image:
    if strip.mode.startswith("I"):  # grey of 16 bits, which Pillow would cut off at 255
        strip = strip.convert("I").point(lambda value: value / 256).convert("L")
    return strip.convert(mode)


def _fit(size: tuple[int, int], side: int) -> tuple[int, int]:
    """`size`, made smaller where it is longer than `side`; never nothing."""
    factor = min(1, side / max(size))
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))


def _write(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()


if __name__ == "__main__":
    main()
