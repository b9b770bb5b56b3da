"""Photos on the website: picked, pasted and dropped into the widget, seen by the agent, and answered with photos."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Route, expect

from tests.browser.conftest import Browsers, expect_no_barriers, look
from tests.browser.pages import Console, Widget
from tests.browser.photos import MAKER, drop, expect_loaded, paste, photo, report_of_damage, served
from tests.desk import Desk

BROKEN = FilePayload(name="broken.jpg", mimeType="image/jpeg", buffer=b"\xff\xd8\xff\xe0 this was a photo once")
UPLOADS = "**/api/shopper/photos"


@pytest.fixture
def widget(browsers: Browsers) -> Widget:
    """The chat, opened."""
    return Widget.opened(browsers.window())


def test_photos_go_both_ways(widget: Widget, browsers: Browsers, desk: Desk) -> None:
    """Photos of the shopper and of the agent are shown to both, also after a reload."""
    nora, mug = Console.signed_in(browsers.window(), desk.add_agent("Nora")), photo("mug.jpg")
    widget.ask(report_of_damage())
    several_are_picked_and_one_is_left_out(widget, mug)
    the_agent_sees_them_in_log_and_packet(nora, widget.conversation)
    the_agent_sees_one_large(nora, mug)
    the_agent_answers_with_one(nora, widget)
    the_photo_opens_large_and_closes(widget)
    a_reload_keeps_all(widget, nora, mug)


def several_are_picked_and_one_is_left_out(widget: Widget, mug: FilePayload) -> None:
    """Two of three photos go with the text; the bot takes them for the damage, and brings in a person."""
    widget.pick([mug, photo("inside.jpg", "#3d6b5c", (900, 1200)), photo("by mistake.jpg", "#777777")])
    expect(attached(widget)).to_have_count(3)
    widget.panel.get_by_role("button", name="Remove photo 3").click()
    expect(attached(widget)).to_have_count(2)
    widget.box.fill("Both of them, and the box was fine")
    look(widget.page, "widget-tray")
    expect_no_barriers(widget.page)
    widget.box.press("Enter")
    expect(widget.photos).to_have_count(2)
    expect(widget.said("notice").last).to_contain_text("A person at Fernhill Outfitters")
    look(widget.page, "widget-photos")


def the_agent_sees_them_in_log_and_packet(nora: Console, conversation: str) -> None:
    """The agent sees both photos, small, before claiming."""
    nora.row(conversation).click()
    for place in (nora.packet, nora.page.locator(".talk .line-shopper")):
        expect(place.locator("img")).to_have_count(2)
        expect_loaded(place.locator("img").last)
    look(nora.page, "console-photos")
    expect_no_barriers(nora.page)


def the_agent_sees_one_large(nora: Console, mug: FilePayload) -> None:
    """A photo opens as large as the window, with the next one after it; what is shown was re-encoded."""
    nora.packet.get_by_role("button", name="Enlarge photo 1 of 2").click()
    large = nora.page.get_by_role("dialog")
    expect_is_new(served(large.locator("img")), mug)
    expect_no_barriers(nora.page)
    nora.page.keyboard.press("ArrowRight")
    expect(large.get_by_role("status")).to_have_text("Photo 2 of 2")
    nora.page.keyboard.press("Escape")
    expect(large).to_have_count(0)


def the_agent_answers_with_one(nora: Console, widget: Widget) -> None:
    """Words and photo come as one message, which waits for the photo by itself."""
    nora.press("Claim")
    nora.pick([photo("label.jpg", "#4a5f8a")])
    nora.box.fill("Is it this one?")
    nora.box.press("Enter")
    expect(widget.said("agent")).to_have_text("Is it this one?")


def the_photo_opens_large_and_closes(widget: Widget) -> None:
    """The large photo closes by its button, and by Escape, which leaves the chat open and the focus where it was."""
    small = widget.panel.get_by_role("button", name="Photo from Nora")
    small.click()
    large = widget.panel.get_by_role("dialog", name="Photo from Nora")
    expect_loaded(large.locator("img"))
    look(widget.page, "widget-photo-large")
    expect_no_barriers(widget.page)
    widget.page.keyboard.press("Escape")
    expect(large).to_have_count(0)
    expect(small).to_be_focused()


def a_reload_keeps_all(widget: Widget, nora: Console, mug: FilePayload) -> None:
    """Both sides have all three, now as the server has them."""
    widget.page.reload()
    expect(widget.photos).to_have_count(3)
    for image in widget.photos.all():
        expect_loaded(image)
    expect_is_new(served(widget.photos.first), mug)
    nora.page.reload()
    expect(nora.page.locator(".talk .line .photo img")).to_have_count(3)


def test_photos_are_pasted_and_dropped(widget: Widget) -> None:
    """Pasted and dropped photos join the others, survive a reload as the text does, and can go without words."""
    widget.box.fill("half a thought")
    paste(widget.box, photo("pasted.jpg"))
    expect(attached(widget)).to_have_count(1)
    drop(widget.panel, widget.panel.get_by_text("Drop photos here"), photo("dropped.jpg", "#3d6b5c"))
    expect(attached(widget)).to_have_count(2)
    expect(widget.panel.get_by_role("progressbar")).to_have_count(0)
    widget.page.reload()
    expect(attached(widget)).to_have_count(2)
    expect(widget.box).to_have_value("half a thought")
    widget.box.fill("")
    widget.box.press("Enter")
    expect(widget.photos).to_have_count(2)
    expect(widget.said("bot").last).to_contain_text("the photos")


def test_a_message_waits_for_its_photos(widget: Widget) -> None:
    """The shopper sees how far a photo has come; the message says that it waits, and goes by itself."""
    held: list[Route] = []
    widget.page.route(UPLOADS, lambda route: held.append(route))  # noqa: PLW0108  # Playwright marks what it calls
    widget.pick([photo("mug.jpg")])
    expect(widget.panel.get_by_role("progressbar", name="Photo 1 of 1: Uploading…")).to_be_visible()
    widget.write("Here it is")
    expect(widget.panel).to_contain_text("Sending as soon as the photos are there…")
    look(widget.page, "widget-uploading")
    expect_no_barriers(widget.page)
    expect(widget.said("shopper")).to_have_count(0)
    held.pop().continue_()
    expect(widget.said("shopper")).to_have_text("Here it is")
    expect(widget.photos).to_have_count(1)


def test_a_file_that_is_no_photo_is_refused_in_words(widget: Widget) -> None:
    """A broken photo is named and does not hold back the text; a file of another kind is not added at all."""
    widget.box.fill("Look at this")
    widget.pick([BROKEN])
    expect(widget.panel.get_by_role("alert")).to_contain_text("This picture cannot be read. Try it as a JPEG.")
    widget.box.press("Enter")
    expect(widget.panel).to_contain_text("One photo could not be added. Remove it, then send.")
    expect(widget.panel.locator(".attached li")).to_be_focused()
    expect(widget.panel.get_by_role("button", name="Try again")).to_have_count(0)
    expect(widget.box).to_have_value("Look at this")
    look(widget.page, "widget-photo-refused")
    expect_no_barriers(widget.page)
    widget.panel.get_by_role("button", name="Remove photo 1").click()
    paste(widget.box, FilePayload(name="order.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7"))
    expect(widget.panel).to_contain_text("Only photos can be added here.")
    widget.box.press("Enter")
    expect(widget.said("shopper")).to_have_text("Look at this")


def test_a_photo_that_the_network_lost_goes_when_that_is_back(widget: Widget) -> None:
    """The words go with their photo after the reconnect, without anybody pressing anything."""
    widget.page.context.set_offline(True)
    widget.pick([photo("mug.jpg")])
    expect(widget.panel).to_contain_text("The connection was lost on the way.")
    widget.write("Here it is")
    expect(widget.panel).to_contain_text("Sending as soon as the photos are there…")
    widget.page.context.set_offline(False)
    expect(widget.said("shopper")).to_have_text("Here it is")
    expect(widget.photos).to_have_count(1)


def attached(widget: Widget) -> Locator:
    """The photos that go with the message being written."""
    return widget.panel.get_by_role("button", name="Remove photo")


def expect_is_new(picture: bytes, sent: FilePayload) -> None:
    """Fail unless the picture was re-encoded and tells neither where it was taken nor with what."""
    assert MAKER.encode() in sent["buffer"]
    assert MAKER.encode() not in picture
    with Image.open(BytesIO(picture)) as image:
        assert image.format == "JPEG"
        assert not image.getexif()
    assert picture != sent["buffer"]
