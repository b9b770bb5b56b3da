"""Memory for what arrives is bounded, and given back."""

import pytest

from handoff.errors import Busy
from handoff.photos.room import Room


def test_more_bytes_than_there_is_room_for() -> None:
    """What finds no room is refused, and what was taken is free again, by whomever."""
    room = Room(10)
    with room.taken() as take:
        take(4)
        with room.taken() as take_too, pytest.raises(Busy):
            take_too(7)
    with room.taken() as take:
        take(10)
