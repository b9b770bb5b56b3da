"""Links to photos end, cannot be made by others, and stay the same for a while."""

import pytest

from handoff.errors import NotFound
from handoff.photos.links import OPEN_FOR_S, PhotoLinks

SECRET = "s" * 32


class Time:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = 1_800_000_010.0

    def __call__(self) -> float:
        return self.now


def signed(url: str) -> str:
    """The part that is signed."""
    return url.removeprefix("/api/photos/")


def test_link_opens_what_it_names_for_at_most_ten_minutes() -> None:
    """A link gives id, variant and the seconds left, at most 600, and after them it is not a link any more."""
    time = Time()
    links = PhotoLinks(SECRET, time)
    given = signed(links.url("abc", "thumb"))
    opened = links.read(given)
    assert (opened.upload, opened.variant) == ("abc", "thumb")
    assert OPEN_FOR_S / 2 <= opened.seconds <= OPEN_FOR_S
    time.now += opened.seconds - 1
    assert links.read(given).seconds == 1
    time.now += 1
    with pytest.raises(NotFound):
        links.read(given)


def test_link_stays_the_same_for_a_while() -> None:
    """A link stays the same for some minutes, so that a page drawn again finds its photos in the browser's cache."""
    time = Time()
    links = PhotoLinks(SECRET, time)
    first = links.url("abc", "full")
    time.now += 200
    assert links.url("abc", "full") == first
    time.now += 200
    assert links.url("abc", "full") != first


def test_links_of_others_open_nothing() -> None:
    """A link of another secret, a changed one, a shopper's token and noise open nothing."""
    links = PhotoLinks(SECRET)
    given = signed(links.url("abc", "full"))
    for forged in (signed(PhotoLinks("x" * 32).url("abc", "full")), given[:-1], given.swapcase(), "", "x", "ü.%00"):
        with pytest.raises(NotFound):
            links.read(forged)
