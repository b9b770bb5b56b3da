"""What updates mean: everything that a shopper can send is shown as something, and nothing else is."""

from typing import Any

import pytest

from handoff.channels.telegram.inbound.updates import (
    Blocked,
    Elsewhere,
    Event,
    File,
    Pressed,
    Rewrote,
    Wrote,
    clean_update,
    find_chat,
    read_update,
)
from handoff.conversation.incoming import Attachment
from handoff.conversation.shopper import Shopper
from tests.handoff.channels.telegram.canned import (
    CHAT,
    GROUP,
    edited,
    file,
    membership,
    message,
    photo,
    pressed,
    written,
)


def wrote(text: str | None = None, **fields: Any) -> Wrote:  # noqa: ANN401  # JSON
    """The meaning of a message, which must be `Wrote`."""
    event = read_update(clean_update(written(text, **fields)))
    assert isinstance(event, Wrote)
    return event


def test_text_comes_with_who_wrote_it() -> None:
    """A text comes with its message's id and the account's name and language."""
    event = wrote("Where is my order?")
    assert (event.text, event.message_id) == ("Where is my order?", 7)
    assert event.shopper == Shopper("telegram", "Mia Lindqvist", language="sv")


def test_text_is_cleaned_as_on_the_website() -> None:
    """A text is in NFC, without controls and card numbers; 4,096 characters fit, even where NFC makes them more."""
    assert wrote("cafe\u0301\x07").text == "café"
    assert "4242 4242" not in wrote("my card is 4242 4242 4242 4242").text
    assert len(wrote("x" * 4_096).text) == 4_096
    assert len(wrote("\u0958" * 4_096).text) == 4_096


def test_no_card_number_is_stored_with_the_update() -> None:
    """No card number stays in an update, its caption or the message it answers; other fields stay as they are."""
    card = "4242 4242 4242 4242"
    said = message(card, reply_to_message=message(None, caption=card), quote={"text": card, "position": 0})
    kept = clean_update({"update_id": 4242424242424242, "message": said})
    assert "4242 4242" not in str(kept)
    assert kept["update_id"] == 4242424242424242


@pytest.mark.parametrize("text", ("\u200b", "\ud800", " \n "))
def test_text_with_nothing_to_read_is_shown_as_something(text: str) -> None:
    """A text that is empty after cleaning is not lost, but shown as a message that cannot be displayed."""
    assert wrote(text) == Wrote(wrote("x").shopper, 7, attachment=Attachment("other"))


def test_photo_is_taken_in_its_largest_size_that_fits() -> None:
    """A photo's largest size up to 8 MB is taken; if none fits, the largest, so that the shopper can be told."""
    sizes = (("small", 90, 1_000), ("large", 1280, 200_000), ("huge", 5000, 9_000_000))
    assert wrote(photo=photo(*sizes), caption="broken").photo == File("large", "", 200_000)
    assert wrote(photo=photo(*sizes), caption="broken").text == "broken"
    assert wrote(photo=photo(sizes[2])).photo == File("huge", "", 9_000_000)
    assert wrote(photo=photo(("unsized", 100, None))).photo == File("unsized", "", None)


def test_picture_sent_as_file_is_a_photo() -> None:
    """A document that says it is a JPEG, PNG or WebP is shown like a photo; others are files."""
    assert wrote(document=file(5, mime_type="image/png", file_name="a.png")).photo == File("f", "", 5)
    heic = wrote(document=file(5, mime_type="image/heic", file_name="a.heic"))
    assert (heic.photo, heic.file) == (None, File("f", "a.heic", 5))
    assert heic.attachment == Attachment("file", name="a.heic", size=5)


@pytest.mark.parametrize(
    ("fields", "attachment"),
    (
        (
            {"voice": file(duration=4, mime_type="audio/ogg")},
            Attachment("voice", name="voice.oga", size=1_000, seconds=4),
        ),
        (
            {"audio": file(duration=200, file_name="song.mp3")},
            Attachment("audio", name="song.mp3", size=1_000, seconds=200),
        ),
        (
            {"video": file(duration=7, width=1, height=1, mime_type="video/mp4")},
            Attachment("video", name="video.mp4", size=1_000, seconds=7),
        ),
        ({"video_note": file(duration=7, length=1)}, Attachment("video", name="video", size=1_000, seconds=7)),
        (
            {"animation": file(duration=2, width=1, height=1, file_name="x.gif"), "document": file(file_name="x.gif")},
            Attachment("video", name="x.gif", size=1_000, seconds=2),
        ),
        ({"document": file(file_name="../../bill\n.pdf")}, Attachment("file", name="../../bill .pdf", size=1_000)),
        (
            {"sticker": file(emoji="👍", width=1, height=1, is_animated=False, is_video=False, type="regular")},
            Attachment("sticker", emoji="👍"),
        ),
        ({"location": {"latitude": 54.5, "longitude": -3.1}}, Attachment("location", latitude=54.5, longitude=-3.1)),
        (
            {
                "venue": {"location": {"latitude": 1.0, "longitude": 2.0}, "title": "The Barn", "address": "x"},
                "location": {"latitude": 1.0, "longitude": 2.0},
            },
            Attachment("location", name="The Barn", latitude=1.0, longitude=2.0),
        ),
        ({"contact": {"phone_number": "+15550100", "first_name": "Ben"}}, Attachment("contact", name="Ben +15550100")),
        ({"dice": {"emoji": "🎲", "value": 3}}, Attachment("other")),
        ({"something_new": {"a": 1}}, Attachment("other")),
    ),
)
def test_everything_else_is_an_attachment(fields: dict[str, Any], attachment: Attachment) -> None:
    """Voice, sound, films, files, stickers, places, people and new kinds are attachments with what is known of them."""
    event = wrote(**fields)
    assert event.attachment == attachment
    assert (event.file is not None) == (attachment.size is not None)


def test_notices_of_telegram_are_no_messages() -> None:
    """Telegram's own notices, such as that something was pinned, are not messages of the shopper."""
    assert read_update(written(pinned_message=message("x", message_id=3))) is None


def test_answer_names_what_it_answers() -> None:
    """A reply carries the message that it answers, and the words that were selected in it."""
    event = wrote("this one", reply_to_message=message("x", message_id=3), quote={"text": "boots", "position": 0})
    assert (event.reply_to, event.quoted) == (3, "boots")


def test_edits_of_words_are_edits() -> None:
    """Changed texts and captions are edits; a place that moves is not, nor an album's photo without a caption."""
    assert read_update(edited("now so")) == Rewrote(7, "now so")
    assert read_update(edited(photo=photo(("p", 9, 9)), caption="now so")) == Rewrote(7, "now so")
    assert read_update(edited(photo=photo(("p", 9, 9)))) == Rewrote(7, "")
    assert read_update(edited(location={"latitude": 1.0, "longitude": 2.0})) is None
    assert read_update(edited(photo=photo(("p", 9, 9)), media_group_id="1")) is None
    assert read_update(edited(photo=photo(("p", 9, 9)), media_group_id="1", caption="so")) == Rewrote(7, "so")


def test_press_names_query_message_and_data() -> None:
    """A press tells its query, its message, and the button's data."""
    assert read_update(pressed("o.abc.3.0")) == Pressed(wrote("x").shopper, "9000", 7, "o.abc.3.0")


@pytest.mark.parametrize(("status", "event"), (("kicked", Blocked(blocked=True)), ("member", Blocked(blocked=False))))
def test_block_and_unblock_are_told(status: str, event: Event) -> None:
    """An update tells that a shopper blocks or unblocks the bot."""
    assert read_update(membership(status)) == event


def test_groups_and_channels_are_elsewhere() -> None:
    """An update of a group or a channel is read without its content; our own leaving it means nothing."""
    channel = {"id": -88, "type": "channel", "title": "News"}
    assert read_update(written("my order is 1042", chat=GROUP)) == Elsewhere()
    assert read_update({"update_id": 1, "channel_post": message("x", chat=channel)}) == Elsewhere()
    assert read_update(membership("member", GROUP)) == Elsewhere()
    assert read_update(membership("left", GROUP)) is None


@pytest.mark.parametrize(
    ("payload", "found"),
    (
        (written("x"), (CHAT, True)),
        (edited("x"), (CHAT, True)),
        (pressed("x"), (CHAT, True)),
        (membership("kicked"), (CHAT, True)),
        (written("x", chat=GROUP), (-77, False)),
        ({"message": 3}, (None, False)),
        ({"message": {"chat": {"id": "x"}}}, (None, False)),
        ({"message": {"chat": {"id": 2**63}}}, (None, False)),
        ({"callback_query": {"message": []}}, (None, False)),
        ({"poll": {}}, (None, False)),
    ),
)
def test_chat_is_found_without_trust(payload: dict[str, Any], found: tuple[int | None, bool]) -> None:
    """The chat is found in every kind of update that we ask for, and in nothing that has none."""
    assert find_chat(payload) == found
