"""A line of the log as Telegram shows it, always in a form that Telegram takes."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from handoff.channels.telegram.outbound.calls import keyboard
from handoff.channels.telegram.outbound.cards import locale_of, money
from handoff.channels.telegram.outbound.render import Button, Look, Part, Photo, Source, render
from handoff.channels.telegram.outbound.spans import units
from handoff.conversation.values import LogMessage, Quote, Speaker
from handoff.notices import Notices
from handoff.services import NOTICES
from standins.telegram.marked import parse_html

TEXTS = Notices.load(NOTICES, "Fernhill Outfitters").of("en")
LOOK = Look(TEXTS, "en-GB")
AT = datetime(2026, 11, 21, 10, tzinfo=UTC)
ORDER: dict[str, Any] = {
    "kind": "order", "number": "1042", "status": "shipped", "status_text": "On its way", "placed_at": "2026-11-18",
    "items": [{"name": "Walking <boots>", "quantity": 1}, {"name": "Wool socks", "quantity": 2}],
    "total": "1284.00 GBP", "eta": "2026-11-24",
    "tracking": {"carrier": "Royal Mail", "number": "RM1", "url": "https://track.example/RM1"},
}  # fmt: skip
PRODUCT = {"kind": "product", "name": "Fell boots", "price": "49.00 GBP", "url": "https://shop.example/boots"}


def line(kind: Speaker = Speaker.BOT, text: str = "Hello", **more: Any) -> LogMessage:  # noqa: ANN401  # any field
    """Line 7 of a conversation."""
    return LogMessage(conversation="c1", seq=7, epoch=2, at=AT, kind=kind, text=text, **more)


def shown(part: Part) -> str:
    """The part's text without tags."""
    return parse_html(part.html).text


@pytest.mark.parametrize(
    ("message", "html"),
    (
        (line(text="1 < 2 & <b>3</b>"), "1 &lt; 2 &amp; &lt;b&gt;3&lt;/b&gt;"),
        (line(Speaker.AGENT, "I look\nat it", name="Ana & Co"), "<b>Ana &amp; Co</b>\nI look\nat it"),
        (line(Speaker.NOTICE, "You are next."), "<i>You are next.</i>"),
    ),
)
def test_who_speaks_can_be_seen(message: LogMessage, html: str) -> None:
    """The bot's words stand as they are, a person's under their name, notices in italics; all is escaped."""
    assert render(message, LOOK) == [Part(html)]


@pytest.mark.parametrize("message", (line(text=""), line(Speaker.AGENT, "", name="Ana", deleted_at=AT)))
def test_nothing_to_say_is_no_call(message: LogMessage) -> None:
    """A deleted line and an empty one are not sent."""
    assert render(message, LOOK) == []


def test_options_become_buttons_below_the_last_part() -> None:
    """Each option is a button with its place as data; a long text has them under its end; titles fit a phone."""
    options = [{"title": "Track it", "choice": {}}, {"title": "x" * 200, "choice": {}}, {"title": " ", "choice": {}}]
    first, last = render(line(text="word " * 1_000, options=options), LOOK)
    assert first.buttons == ()
    assert [button.data for button in last.buttons] == ["o.c1.7.0", "o.c1.7.1", "o.c1.7.2"]
    assert [button.title for button in last.buttons] == ["Track it", "x" * 63 + "…", "…"]


def test_announcement_of_a_handoff_can_be_left() -> None:
    """The notice that says who will answer has the way out as its button; no other notice has one."""
    (part,) = render(line(Speaker.NOTICE, notice="queued"), LOOK)
    assert part.buttons == (Button("Stay with the bot", "l.c1"),)
    assert render(line(Speaker.NOTICE, notice="joined"), LOOK)[0].buttons == ()


def test_quoted_line_is_replied_to_where_the_chat_has_it() -> None:
    """The first part replies to the chat's own message; a line said on the website stands above in a quote."""
    message = line(Speaker.AGENT, "Yes", name="Ana", quote=Quote(3, Speaker.SHOPPER, None, "is it <late>?"))
    assert render(message, Look(TEXTS, reply_to=55)) == [Part("<b>Ana</b>\nYes", reply_to=55)]
    (part,) = render(message, Look(TEXTS))
    assert part.html == "<blockquote>is it &lt;late&gt;?</blockquote>\n<b>Ana</b>\nYes"


def test_only_the_first_part_replies() -> None:
    """Only the first part of a long answer replies to a message."""
    message = line(text="word " * 1_000, quote=Quote(3, Speaker.SHOPPER, None, "why?"))
    assert [part.reply_to for part in render(message, Look(TEXTS, reply_to=55))] == [55, None]


def test_photos_of_an_agent_carry_their_words() -> None:
    """An agent's photo or album has the name and the text as its caption."""
    photos = [{"id": "a", "width": 4, "height": 3}, {"id": "b", "width": 4, "height": 3}]
    album = (Photo(Source.ALBUM, "a"), Photo(Source.ALBUM, "b"))
    assert render(line(Speaker.AGENT, "Like this", name="Ana", photos=photos), LOOK) == [
        Part("<b>Ana</b>\nLike this", album)
    ]
    assert render(line(Speaker.AGENT, "", name="Ana", photos=photos[:1]), LOOK) == [Part("<b>Ana</b>", album[:1])]


def test_words_too_long_for_a_caption_follow_the_photos() -> None:
    """1,024 units fit a caption; with one more the words follow as messages of their own."""
    photos = [{"id": "a", "width": 4, "height": 3}]
    fits, too_long = "x" * (1_024 - 4), "x" * (1_025 - 4)
    (part,) = render(line(Speaker.AGENT, fits, name="Ana", photos=photos), LOOK)
    assert units(shown(part)) == 1_024
    first, second = render(line(Speaker.AGENT, too_long, name="Ana", photos=photos), LOOK)
    assert (first.html, first.photos) == ("<b>Ana</b>", (Photo(Source.ALBUM, "a"),))
    assert (second.html, second.photos) == (f"<b>Ana</b>\n{too_long}", ())


def test_order_card_says_what_the_widget_shows() -> None:
    """An order's card has number, status, days, items, total and tracking, as the shopper's locale writes them."""
    text, card = render(line(text="Here it is.", cards=[ORDER]), LOOK)
    assert text == Part("Here it is.")
    assert shown(card).splitlines() == [
        "Order 1042 · On its way", "Placed 18 Nov 2026", "1 × Walking <boots>", "2 × Wool socks", "Total £1,284.00",
        "Expected 24 Nov 2026", "Royal Mail RM1", "Track the parcel",
    ]  # fmt: skip
    assert '<a href="https://track.example/RM1">' in card.html
    (german,) = render(line(text="", cards=[ORDER]), Look(TEXTS, "de"))
    assert "Total 1.284,00\u00a0£" in shown(german)


def test_cards_picture_carries_the_card() -> None:
    """A picture of ours is sent as bytes, another by its address; card and buttons come with it."""
    options = [{"title": "Yes", "choice": {}}]
    ours = {**PRODUCT, "picture": "/pictures/boots.jpg"}
    theirs = {**PRODUCT, "picture": "https://cdn.example/boots.jpg"}
    first, second = render(line(text="", cards=[ours, theirs], options=options), LOOK)
    caption = '<a href="https://shop.example/boots">Fell boots</a>\n£49.00'
    assert first == Part(caption, (Photo(Source.PICTURES, "boots.jpg"),), illustrates=True)
    assert second.photos == (Photo(Source.WEB, "https://cdn.example/boots.jpg"),)
    assert len(second.buttons) == 1


@pytest.mark.parametrize(
    "picture",
    ("/pictures/../secret", "/pictures/a/b.jpg", "/etc/passwd", "http://cdn.example/x.jpg", "file:///etc/passwd", ""),
)
def test_only_pictures_of_ours_and_of_the_web_are_sent(picture: str) -> None:
    """An address that is neither is left out, and the card is a text."""
    (part,) = render(line(text="", cards=[{**PRODUCT, "picture": picture}]), LOOK)
    assert part.photos == ()


def test_card_too_long_for_a_caption_follows_its_picture() -> None:
    """A long card follows its picture in whole, with the buttons below its end."""
    items = [{"name": f"Item {number} with a long name", "quantity": 1} for number in range(60)]
    options = [{"title": "Yes", "choice": {}}]
    message = line(text="", cards=[{**ORDER, "items": items, "picture": "/pictures/x.jpg"}], options=options)
    picture, card = render(message, LOOK)
    assert picture == Part("", (Photo(Source.PICTURES, "x.jpg"),), illustrates=True)
    assert "Item 59" in card.html
    assert [button.title for button in card.buttons] == ["Yes"]


@pytest.mark.parametrize(
    "card",
    (
        {}, {"kind": "map"}, {"kind": "order"}, {**ORDER, "items": "boots"}, {**PRODUCT, "price": 49}, "card",
    ),
)  # fmt: skip
def test_card_that_is_none_is_left_out(card: object) -> None:
    """A card of an action that makes no sense is left out, and the words are still said."""
    assert render(line(cards=[card]), LOOK) == [Part("Hello")]


def test_links_of_a_card_lead_to_web_pages_only() -> None:
    """Any other address is not shown as a link."""
    odd = {**ORDER, "tracking": {"carrier": "X", "number": "1", "url": "javascript:alert(1)"}}
    parts = render(line(text="", cards=[odd, {**PRODUCT, "url": "tg://resolve"}]), LOOK)
    assert not any("<a" in part.html for part in parts)


@pytest.mark.parametrize(
    ("language", "written"), (("en-GB", "£84.00"), ("de", "84,00\u00a0£"), (None, "£84.00"), ("x-klingon!", "£84.00"))
)
def test_money_is_written_as_in_the_shoppers_locale(language: str | None, written: str) -> None:
    """Money is written as in the shopper's locale, or English where it is unknown; other text stays as it is."""
    assert money("84.00 GBP", locale_of(language)) == written
    assert money("a lot", locale_of(language)) == "a lot"


@pytest.mark.parametrize(
    ("language", "written"), (("en", "21 Nov 2026"), (None, "21 Nov 2026"), ("en-US", "Nov 21, 2026"))
)
def test_a_day_is_american_only_for_who_says_so(language: str | None, written: str) -> None:
    """English of no country has the day before the month."""
    card = {**ORDER, "placed_at": "2026-11-21"}
    (part,) = render(line(text="", cards=[card]), replace(LOOK, language=language))
    assert f"Placed {written}" in part.html


@pytest.mark.parametrize(
    ("titles", "rows"),
    (
        ((), None),
        (("Yes", "No"), [["Yes", "No"]]),
        (("Yes",), [["Yes"]]),
        (("Yes", "Talk to a person"), [["Yes"], ["Talk to a person"]]),
        (("Yes", "No", "Perhaps"), [["Yes"], ["No"], ["Perhaps"]]),
    ),
)
def test_a_yes_and_a_no_stand_beside_each_other(titles: tuple[str, ...], rows: list[list[str]] | None) -> None:
    """Longer titles, and more of them, have a row each."""
    keys = keyboard(tuple(Button(title, "o") for title in titles))
    assert rows == (keys and [[key.text for key in row] for row in keys.inline_keyboard])
