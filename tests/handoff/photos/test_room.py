"""Memory for uploads is bounded, and given back."""

import pytest

from handoff.errors import Busy
from handoff.photos.room import Room


def test_more_bytes_than_there_is_room_for() -> None:
    """An upload for which there is no room is refused; memory that was taken is free again for anybody."""
    room = Room(10)
    with room.taken() as take:
        take(4)
        with room.taken() as take_too, pytest.raises(Busy):
            take_too(7)
    with room.taken() as take:
        take(10)
