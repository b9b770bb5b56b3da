"""How lines arrive on Telegram, tried against a server that speaks its Bot API."""

from pathlib import Path

import pytest
from PIL import Image

from handoff.conversation.values import Speaker
from handoff.photos.album import Album
from standins.telegram.api import BotApi
from tests.handoff.channels.telegram.lines import Lines

pytestmark = [pytest.mark.wire, pytest.mark.usefixtures("sender")]
PRODUCT = {"kind": "product", "name": "Fell boots", "price": "49.00 GBP"}


def jpeg(folder: Path, side: int = 8) -> bytes:
    """A small photo."""
    path = folder / f"{side}.jpg"
    Image.new("RGB", (side, side), "green").save(path)
    return path.read_bytes()


async def test_lines_look_as_they_should(lines: Lines, api: BotApi) -> None:
    """Notices are in italics, an agent's words under their name as a reply to what they quote, options are buttons."""
    mia = api.user("Mia", met=True)
    conversation = await lines.begin(mia.id)
    opened = await mia.sees("AI assistant")
    assert opened.marked("italic") == [opened.text]
    options = [{"title": "Track <it>", "choice": {}}, {"title": "Something else", "choice": {}}]
    asked = await lines.add(conversation, "What is it about?", options=options)
    buttons = (await mia.sees("What is it about?")).buttons
    assert [button.text for button in buttons] == ["Track <it>", "Something else"]
    await lines.add(conversation, "It is <b>here</b> & now", Speaker.AGENT, name="Ana", quote=asked.seq)
    answer = await mia.sees("It is <b>here</b> & now")
    assert answer.text.startswith("Ana\n")
    assert answer.marked("bold") == ["Ana"]
    assert answer.reply_to is not None
    assert answer.reply_to.text == "What is it about?"


async def test_long_line_comes_in_parts_in_order(lines: Lines, api: BotApi) -> None:
    """A line of 5,000 characters is one delivery of two messages, with the buttons below the second."""
    mia = api.user("Mia", met=True)
    conversation = await lines.begin(mia.id)
    text = " ".join(f"word{number}" for number in range(900))
    await lines.add(conversation, text, options=[{"title": "Yes", "choice": {}}])
    await lines.settled()
    _, first, second = mia.received
    assert f"{first.text} {second.text}" == text
    assert [len(message.buttons) for message in (first, second)] == [0, 1]
    assert (await lines.deliveries())[-1].parts == 2


async def test_photos_of_an_agent_arrive(lines: Lines, api: BotApi, album: Album, tmp_path: Path) -> None:
    """Several photos are an album with the words at the first, one is a photo; the bytes are those that were kept."""
    mia = api.user("Mia", met=True)
    conversation = await lines.begin(mia.id)
    uploads = [await album.add_photo(conversation, Speaker.AGENT, jpeg(tmp_path, side)) for side in (8, 9, 10)]
    photos = [{"id": upload.id, "width": upload.width, "height": upload.height} for upload in uploads]
    await lines.add(conversation, "Like these", Speaker.AGENT, name="Ana", photos=photos[:2])
    await lines.add(conversation, "", Speaker.AGENT, name="Ana", photos=photos[2:])
    await lines.settled()
    _, first, second, third = mia.received
    assert first.album == second.album is not None
    assert [message.text for message in (first, second, third)] == ["Ana\nLike these", "", "Ana"]
    assert [m.photo for m in (first, second, third)] == [album.read(upload.id, "full") for upload in uploads]


@pytest.mark.parametrize(
    ("picture", "shown"),
    (
        ("/pictures/boots.jpg", True),
        ("https://cdn.example/boots.jpg", True),
        ("/pictures/none.jpg", False),
        ("https://cdn.example/none.jpg", False),
    ),
)
async def test_cards_words_come_even_without_its_picture(
    lines: Lines, api: BotApi, pictures: Path, picture: str, *, shown: bool
) -> None:
    """A card shows a picture of ours or of the web; without one it is a text with its buttons."""
    boots = jpeg(pictures)
    (pictures / "boots.jpg").write_bytes(boots)
    api.web["https://cdn.example/boots.jpg"] = boots
    mia = api.user("Mia", met=True)
    conversation = await lines.begin(mia.id)
    options = [{"title": "Yes", "choice": {}}]
    await lines.add(conversation, "", cards=[{**PRODUCT, "picture": picture}], options=options)
    card = await mia.sees("Fell boots")
    assert "£49.00" in card.text
    assert (card.photo == boots) is shown
    assert len(card.buttons) == 1
    await lines.settled()
    assert (await lines.states())[-1] == ("delivered", None)
