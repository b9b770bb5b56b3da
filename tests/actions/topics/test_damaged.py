"""Photos that nobody asked for."""

import pytest

from actions.topics.damaged import Photo
from tests.actions.fakes import a_tracker, resources, run


@pytest.mark.parametrize(("photos", "thanked"), (("1", "the photo"), ("3", "the photos")))
def test_a_photo_out_of_the_blue(photos: str, thanked: str) -> None:
    """For a photo that nobody asked for the bot thanks, and asks what it is about."""
    told = run(Photo(resources()), a_tracker("send_photo", slots={"photos": photos})).message
    assert (told["response"], told["photos"]) == ("utter_photo", thanked)
    assert [button["payload"] for button in told["buttons"]] == ["/damaged_item", "/return_item", "/ask_human"]


def test_a_photo_in_a_form() -> None:
    """A photo leaves the form as it is."""
    told = run(Photo(resources()), a_tracker("send_photo", slots={"photos": "1"}, form="wish_form"))
    assert told.message["response"] == "utter_photo_in_form"
    assert [event["event"] for event in told.events if event["event"] == "active_loop"] == []
