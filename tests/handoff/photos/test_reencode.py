"""Re-encoding gives a new picture, upright and small enough, and keeps nothing else of what was sent."""

import io
import itertools
import zlib

import pytest
from PIL import Image

from handoff.errors import CounterhandError, PhotoTooLarge, PhotoTooManyPixels, PhotoTooSlow, PhotoUnreadable
from handoff.photos import reencode as program
from handoff.photos import runner
from handoff.photos.limits import MAX_BYTES
from tests.handoff.photos.pictures import MARK, chunk, encode, header, photo, png, with_exif, zeros

pytestmark = pytest.mark.wire  # a process for each photo

RED, GREY = (254, 0, 0), (128, 128, 128)


def near(pixel: object, colour: tuple[int, int, int]) -> bool:
    """Whether a pixel has about this colour: a JPEG is never exact."""
    assert isinstance(pixel, tuple)
    return all(abs(have - want) < 40 for have, want in zip(pixel, colour, strict=True))


def test_photo_is_made_again() -> None:
    """A large JPEG with a place becomes two JPEGs of at most 2,048 and 320 pixels that tell nothing."""
    sent = encode(photo(3_000, 1_500), exif=with_exif(), comment=MARK, icc_profile=MARK)
    picture = runner.reencode(sent)
    for data, size in ((picture.full, (2_048, 1_024)), (picture.thumb, (320, 160))):
        image = Image.open(io.BytesIO(data))
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", size)
        assert not image.getexif()
        assert MARK not in data
        assert near(image.getpixel((2, 2)), RED)
    assert (picture.width, picture.height) == (2_048, 1_024)


@pytest.mark.parametrize(
    ("data", "error"),
    (
        (bytes(MAX_BYTES + 1), PhotoTooLarge),
        (encode(photo(), "GIF"), PhotoUnreadable),
        (encode(photo())[:-400], PhotoUnreadable),
        (png(header(8_000, 5_001), zeros(10)), PhotoTooManyPixels),
    ),
    ids=lambda value: getattr(value, "code", ""),
)
def test_refused_by_name(data: bytes, error: type[CounterhandError]) -> None:
    """A file that is too large, of another kind, cut short or of too many pixels is refused by its own error."""
    with pytest.raises(error):
        runner.reencode(data)


def test_slow_one_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """A decoder that does not finish is ended from outside."""
    monkeypatch.setattr(runner, "WITHIN_S", 0.01)
    with pytest.raises(PhotoTooSlow):
        runner.reencode(encode(photo()))


@pytest.mark.parametrize("kind", ("JPEG", "PNG", "WEBP"))
@pytest.mark.parametrize("orientation", range(1, 9))
def test_photo_is_turned_upright(kind: str, orientation: int) -> None:
    """However the camera was held, the red corner comes out where the photographer saw it: the upper left."""
    as_held = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]  # fmt: skip
    seen = photo(80, 60)
    kept = seen if as_held is None else seen.transpose(as_held)
    full = program._make_full(encode(kept, kind, exif=with_exif(orientation)))
    assert full.size == (80, 60)
    corners = [full.getpixel(corner) for corner in ((4, 4), (75, 4), (4, 55), (75, 55))]
    assert [near(corner, RED) for corner in corners] == [True, False, False, False]


GREYS = Image.linear_gradient("L")
MODES = {
    "black and white": encode(GREYS.convert("1"), "PNG"),
    "grey": encode(GREYS, "PNG"),
    "16 bits of grey": encode(Image.frombytes("I;16", (64, 64), b"\x00\x80" * 64 * 64), "PNG"),
    "16 bits with a transparent grey": png(
        header(64, 64, bits=16, colour=0), zlib.compress((b"\0" + b"\x80\x00" * 64) * 64), chunk(b"tRNS", b"\x90\0")
    ),
    "palette": encode(GREYS.convert("P"), "PNG"),
    "CMYK": encode(Image.new("CMYK", (64, 64), (127, 127, 127, 0))),
    "lossless WebP": encode(GREYS.convert("RGB"), "WEBP", lossless=True),
}


@pytest.mark.parametrize("data", MODES.values(), ids=MODES)
def test_every_mode_becomes_rgb(data: bytes) -> None:
    """A picture of any mode becomes RGB, and grey stays grey."""
    full = program._make_full(data)
    assert full.mode == "RGB"
    assert near(full.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)), GREY)


@pytest.mark.parametrize(
    "data",
    (
        encode(Image.new("RGBA", (3_000, 8), (0, 0, 0, 0)), "PNG"),
        encode(Image.new("LA", (8, 8), (0, 0)), "PNG"),
        encode(Image.new("P", (8, 8), 0), "PNG", transparency=0),
        encode(Image.new("RGB", (8, 8), "black"), "PNG", transparency=(0, 0, 0)),
        encode(Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "WEBP"),
    ),
    ids=("RGBA", "LA", "P", "RGB", "WebP"),
)
def test_transparent_is_white(data: bytes) -> None:
    """Transparent parts become white, not the black that a JPEG would have."""
    assert near(program._make_full(data).getpixel((4, 4)), (255, 255, 255))


@pytest.mark.parametrize(
    ("size", "kept"),
    (
        ((1, 1), (1, 1)),
        ((1, 5_000), (1, 2_048)),
        ((5_000, 1), (2_048, 1)),
        ((2_049, 2_048), (2_048, 2_047)),
        ((9, 7), (9, 7)),
    ),
)
def test_no_side_is_lost_or_too_long(size: tuple[int, int], kept: tuple[int, int]) -> None:
    """The long side is at most 2,048, the short one at least 1, and small pictures stay as they are."""
    assert program._make_full(encode(Image.new("RGB", size, "red"), "PNG")).size == kept


def test_photo_of_a_phone_is_decoded_at_a_half() -> None:
    """A JPEG of twelve megapixels is decoded at half its size, which is the quickest."""
    assert program._make_full(encode(photo(4_032, 3_024))).size == (2_016, 1_512)


def test_strips_fit_together() -> None:
    """A picture that is made smaller in several strips has no seam: each row is a little lighter than the last."""
    slope = Image.linear_gradient("L").resize((1_000, 4_101))
    full = program._make_full(encode(slope, "PNG", compress_level=1)).convert("L")
    rows = [full.getpixel((200, row)) for row in range(full.height)]
    assert all(-3 <= after - before <= 4 for before, after in itertools.pairwise(rows))  # type: ignore[operator]  # a grey pixel is a number
    assert rows[-1] - rows[0] > 240  # type: ignore[operator]  # a grey pixel is a number
