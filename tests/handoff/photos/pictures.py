"""Pictures for tests, good and broken, made in memory: none is committed."""

import io
import struct
import zlib
from collections.abc import Iterable, Mapping

from PIL import Image
from PIL.ExifTags import IFD, Base
from PIL.PngImagePlugin import PngInfo

MARK = b"<script>alert('51.5074 N')</script>"
"""A script and a place, which no picture that is served may hold."""
PNG_START = b"\x89PNG\r\n\x1a\n"


def encode(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """The image as a file of this kind."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def photo(width: int = 400, height: int = 300) -> Image.Image:
    """A picture with a red upper left quarter on a slope of grey."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    image.paste("red", (0, 0, width // 2, height // 2))
    return image


def with_exif(orientation: int = 1) -> Image.Exif:
    """EXIF with where and how a photo was taken, and a comment with a script."""
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    exif[Base.ImageDescription] = MARK.decode()
    exif[Base.Make] = "GPSMARK"
    exif.get_ifd(IFD.GPSInfo)[2] = (51.0, 30.0, 26.0)
    return exif


def with_texts() -> PngInfo:
    """A PNG's texts, plain and compressed."""
    info = PngInfo()
    info.add_text("Comment", MARK.decode())
    info.add_text("More", MARK.decode() * 50, zip=True)
    return info


def chunk(kind: bytes, data: bytes, *, crc: int | None = None) -> bytes:
    """A chunk of a PNG."""
    return (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data) if crc is None else crc)
    )


def header(width: int, height: int, *, bits: int = 8, colour: int = 2, interlaced: bool = False) -> bytes:
    """The IHDR of a PNG; `colour` 0 is grey, 2 RGB, 3 palette, 6 RGBA."""
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, int(interlaced)))


def png(ihdr: bytes, pixels: bytes, *between: bytes) -> bytes:
    """A PNG from its header and its compressed pixels."""
    return PNG_START + ihdr + b"".join(between) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def zeros(count: int) -> bytes:
    """`count` zero bytes, compressed a thousandfold: one self-contained block again and again."""
    packer, size = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS), 1_000_000
    block = packer.compress(bytes(size)) + packer.flush(zlib.Z_FULL_FLUSH)
    rest = packer.compress(bytes(count % size)) + packer.flush()
    return b"\x78\xda" + block * (count // size) + rest + struct.pack(">I", count % 65_521 << 16 | 1)


def interlaced_png(side: int = 64) -> bytes:
    """A grey PNG in the seven passes of Adam7, which Pillow reads and does not write."""
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    rows = b"".join(
        b"\0" + bytes((x + y) % 256 for x in range(left, side, across))
        for left, top, across, down in passes
        for y in range(top, side, down)
    )
    return png(header(side, side, colour=0, interlaced=True), zlib.compress(rows))


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    """A WebP from its chunks."""
    body = b"WEBP" + b"".join(
        kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for kind, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def segment(marker: int, data: bytes) -> bytes:
    """A segment of a JPEG."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def with_segments(jpeg: bytes, segments: Iterable[bytes]) -> bytes:
    """The JPEG with segments put in at its start."""
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def saying_size(jpeg: bytes, width: int, height: int) -> bytes:
    """The JPEG with another size in its header."""
    at = next(jpeg.index(bytes((0xFF, sof))) for sof in (0xC0, 0xC2) if bytes((0xFF, sof)) in jpeg)
    return jpeg[: at + 5] + struct.pack(">HH", height, width) + jpeg[at + 9 :]


def frames(count: int, kind: str, **options: object) -> bytes:
    """An animation in which every frame differs from the one before."""
    pictures = [Image.new("RGB", (16, 16), (number % 256, number // 256 * 60, 128)) for number in range(count)]
    return encode(pictures[0], kind, save_all=True, append_images=pictures[1:], duration=10, **options)


def form(parts: Iterable[tuple[Mapping[str, str] | str, bytes]], boundary: str = "border") -> bytes:
    """A form from its parts: the head of each, as lines or as text, and its content."""
    body = b""
    for head, content in parts:
        lines = head if isinstance(head, str) else "\r\n".join(f"{name}: {value}" for name, value in head.items())
        body += f"--{boundary}\r\n{lines}\r\n\r\n".encode("utf-8", "surrogateescape") + content + b"\r\n"
    return body + f"--{boundary}--\r\n".encode()
