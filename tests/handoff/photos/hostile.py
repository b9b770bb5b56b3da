"""Hostile files: bombs, two things in one, lies, broken ones. Each has a name for failures."""

import gzip
import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator

from PIL import Image

from tests.handoff.photos.pictures import (
    MARK,
    PNG_START,
    chunk,
    encode,
    frames,
    header,
    interlaced_png,
    photo,
    png,
    riff,
    saying_size,
    segment,
    with_exif,
    with_segments,
    with_texts,
    zeros,
)

Files = Iterator[tuple[str, bytes]]


def hostile_files() -> Files:
    """All hostile files, by name."""
    yield from _bombs()
    yield from _two_in_one()
    yield from _strangers()
    yield from _tellers()
    yield from _broken()
    yield from _odd()


def _bombs() -> Files:
    """Small files that claim to be, or unpack to, something huge."""
    row, jpeg = zeros(40_100_000), encode(photo())
    yield "PNG says 50,000 x 50,000", png(header(50_000, 50_000), row)
    yield "PNG says 2 to the 31st", png(header(2**31 - 1, 2**31 - 1), row)
    yield "PNG of 40.1 megapixels", png(header(40_100, 1_000, colour=0), row)
    yield (
        "PNG of 39.9 megapixels of 64 bits",
        png(header(6_650, 6_000, bits=16, colour=6), zeros(6_000 * (1 + 6_650 * 8))),
    )
    yield "PNG with 300 MB behind its pixels", png(header(10, 10), zeros(300_000_000))
    yield (
        "PNG with a compressed text of 300 MB",
        png(header(10, 10), zeros(310), chunk(b"zTXt", b"a\0\0" + zeros(300_000_000))),
    )
    yield "PNG with a profile of 300 MB", png(header(10, 10), zeros(310), chunk(b"iCCP", b"a\0\0" + zeros(300_000_000)))
    yield (
        "PNG with 100 texts of 10 MB",
        png(header(9, 9), zeros(252), *[chunk(b"zTXt", b"a\0\0" + zeros(10_000_000))] * 100),
    )
    yield "PNG with 200,000 empty chunks", png(header(10, 10), zeros(310), *[chunk(b"tEXt", b"a\0b")] * 200_000)
    yield "JPEG says 65,535 x 65,535", saying_size(jpeg, 65_535, 65_535)
    yield "JPEG says 50,000 x 50,000", saying_size(encode(photo(), progressive=True), 50_000, 50_000)
    yield "JPEG of 39 megapixels in 600 scans", _many_scans()
    yield "JPEG with 100,000 comments", with_segments(jpeg, [segment(0xFE, b"x")] * 100_000)
    yield "WebP says 16,384 x 16,384", riff((b"VP8L", b"\x2f" + b"\xff" * 30))
    yield (
        "WebP with a canvas of 2 to the 24th",
        riff((b"VP8X", b"\x10\0\0\0" + b"\xff" * 6), (b"VP8L", b"\x2f" + b"\0" * 30)),
    )
    yield "WebP of 39 megapixels", _wide_webp(16_000, 2_437)
    yield "WebP of 1,000 frames", frames(1_000, "WEBP", method=0)
    yield "PNG of 1,000 frames", frames(1_000, "PNG")


def _many_scans() -> bytes:
    """A progressive JPEG that repeats its last scan again and again; each costs a pass over all pixels."""
    jpeg = encode(Image.new("L", (6_500, 6_000)), progressive=True)
    last = jpeg.rindex(b"\xff\xda")
    return jpeg[:-2] + jpeg[last:-2] * 600 + jpeg[-2:]


def _wide_webp(width: int, height: int) -> bytes:
    """A WebP of one colour, which takes no bits a pixel: a larger size in the header makes a larger picture."""
    small = encode(Image.new("RGB", (16, 16), "green"), "WEBP", lossless=True)
    bits = struct.unpack_from("<I", small, 21)[0] & ~0xFFFFFFF
    return small[:21] + struct.pack("<I", bits | (width - 1) | (height - 1) << 14) + small[25:]


def _two_in_one() -> Files:
    """Pictures that are also something else to another reader."""
    jpeg, whole = encode(photo()), encode(photo(), "PNG")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x.html", MARK)
    yield "JPEG and a page", jpeg + b"<html>" + MARK
    yield "JPEG and an archive", jpeg + packed.getvalue() + MARK
    yield "JPEG and PHP", jpeg + b"<?php system($_GET['c']); ?>" + MARK
    yield "JPEG that is a script", with_segments(jpeg, [segment(0xFE, b"*/=1;" + MARK + b"/*")])
    yield "JPEG and a second one", jpeg + encode(photo(), comment=MARK)
    yield "PNG and a page", whole + MARK
    yield "PNG and PHP in its pixels' chunk", png(header(10, 10), zeros(310) + b"<?php " + MARK)
    yield "PNG with a text", encode(photo(), "PNG", pnginfo=with_texts())
    yield "WebP and a page", encode(photo(), "WEBP") + MARK
    yield "WebP with a chunk of its own", riff((b"VP8 ", encode(photo(), "WEBP")[20:]), (b"EVIL", MARK))
    yield "GIF that is a script", b"GIF89a=1;" + MARK
    yield "page that begins like a JPEG", b"\xff\xd8\xff\xe0" + MARK
    yield "page that begins like a PNG", PNG_START + MARK
    yield "page that begins like a WebP", b"RIFF\0\0\0\0WEBPVP8 " + MARK


def _strangers() -> Files:
    """Files that are no JPEG, PNG or WebP."""
    small = photo(40, 30)
    for kind in ("GIF", "TIFF", "BMP", "ICO", "PCX", "TGA", "PPM", "JPEG2000", "PDF", "EPS", "ICNS", "DDS", "SGI"):
        yield f"{kind} of Pillow's", encode(small, kind)
    yield "SVG", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + MARK + b"</svg>"
    yield "SVG that reads a file", b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>'
    yield "page", b"<!doctype html>" + MARK
    yield "program for Windows", b"MZ\x90\0" + bytes(200)
    yield "program for Linux", b"\x7fELF" + bytes(200)
    yield "HEIC", b"\0\0\0\x18ftypheic" + bytes(200)
    yield "archive", gzip.compress(encode(small))
    yield "PostScript", b"%!PS\n(%pipe%id) (w) file /DCTDecode filter"
    yield "mark of byte order and a JPEG", b"\xef\xbb\xbf" + encode(small)
    yield "nothing", b""
    yield "one byte", b"\xff"
    yield "zeros", bytes(100_000)
    yield "noise", random.Random(1).randbytes(100_000)  # noqa: S311  # repeatable on purpose


def _tellers() -> Files:
    """Good pictures that tell where they were taken, and more."""
    profile = b"ICC_PROFILE\0\1\1" + MARK
    for kind in ("JPEG", "PNG", "WEBP"):
        yield f"{kind} with a place", encode(photo(), kind, exif=with_exif(6), icc_profile=MARK * 20)
        yield f"{kind} with XMP", encode(photo(), kind, xmp=b"<x:xmpmeta>" + MARK + b"</x:xmpmeta>")
    yield "JPEG with all segments", with_segments(encode(photo()), [segment(0xE0 + n, MARK) for n in range(2, 16)])
    yield "JPEG with a broken profile", with_segments(encode(photo()), [segment(0xE2, profile)])
    yield (
        "JPEG with broken EXIF",
        with_segments(encode(photo()), [segment(0xE1, b"Exif\0\0MM\0\x2a\xff\xff\xff\xff" + MARK)]),
    )
    yield "JPEG with EXIF that leads back", with_segments(encode(photo()), [segment(0xE1, _loop())])


def _loop() -> bytes:
    """EXIF whose block for the place points back at the whole, in a loop."""
    entry = struct.pack(">HHII", 0x8825, 4, 1, 8)
    return b"Exif\0\0MM\0\x2a" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 8)


def _broken() -> Files:
    """Pictures that are cut short, or wrong inside."""
    jpeg, whole, webp = encode(photo()), encode(photo(), "PNG"), encode(photo(), "WEBP")
    for kind, data in (("JPEG", jpeg), ("PNG", whole), ("WebP", webp)):
        yield f"half a {kind}", data[: len(data) // 2]
        yield f"a {kind}'s first 30 bytes", data[:30]
    yield "PNG with a wrong sum", whole[:-16] + bytes(4) + whole[-12:]
    yield "PNG with a header twice as long", PNG_START + struct.pack(">I", 2**31) + whole[12:]
    yield "PNG without pixels", PNG_START + header(10, 10) + chunk(b"IEND", b"")
    yield "PNG of no width", png(header(0, 10), zeros(310))
    yield "PNG of 16 bits with a palette", png(header(10, 10, bits=16, colour=3), zeros(310))
    yield (
        "PNG beyond its palette",
        png(header(10, 10, colour=3), zlib.compress(b"\0" + b"\xff" * 10), chunk(b"PLTE", b"\0" * 3)),
    )
    yield "JPEG of no height", saying_size(jpeg, 400, 0)
    yield "JPEG that says more than it holds", saying_size(jpeg, 4_000, 3_000)
    yield "WebP that is longer than it says", webp[:4] + struct.pack("<I", 12) + webp[8:]


def _odd() -> Files:
    """Pictures that are allowed but rarely seen."""
    grey = Image.linear_gradient("L")
    yield "1 x 1", encode(Image.new("RGB", (1, 1)), "PNG")
    yield "1 x 40,000,000", png(header(1, 40_000_000, colour=0), zeros(80_000_000))
    yield "40,000,000 x 1", png(header(40_000_000, 1, colour=0), zeros(40_000_001))
    yield "65,500 wide", encode(Image.new("L", (65_500, 60)))
    yield "interlaced", interlaced_png()
    yield "16 bits of grey", encode(grey.convert("I;16"), "PNG")
    yield "CMYK", encode(Image.merge("CMYK", (grey, grey, grey, grey)))
    yield "palette with transparency", encode(grey.convert("P"), "PNG", transparency=0)
    yield "black and white", encode(grey.convert("1"), "PNG")
    yield "two pictures in one", encode(photo(), "MPO", save_all=True, append_images=[photo()])
