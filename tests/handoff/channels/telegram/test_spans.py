"""Formatted text: escaped, cut where a reader would, and never longer than Telegram takes."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.channels.telegram.outbound.spans import TEXT_UNITS, Span, clip, length, pages, units
from standins.telegram.marked import parse_html
from standins.telegram.marked import units as telegrams_units

FAMILY = "👩‍👩‍👧‍👦"
WAVE = "👋🏽"
FLAG = "🇬🇧"
SCOTLAND = "🏴󠁧󠁢󠁳󠁣󠁴󠁿"
ACCENTED = "e\u0301\u0323"


@pytest.mark.parametrize(
    ("span", "html"),
    (
        (Span("a < b & c > d"), "a &lt; b &amp; c &gt; d"),
        (Span('<b>"quoted"</b>', "b"), '<b>&lt;b&gt;"quoted"&lt;/b&gt;</b>'),
        (Span("track", "a", 'https://x.example/?a=1&b="2"'), None),
        (Span("", "i"), ""),
    ),
)
def test_nothing_in_a_text_means_anything_to_telegram(span: Span, html: str | None) -> None:
    """Every special character is escaped, in texts and in addresses; an empty span leaves no tag."""
    assert html is None or span.html() == html
    assert parse_html(span.html()).text == span.text


def test_address_of_a_link_cannot_break_out() -> None:
    """A quotation mark in an address ends neither the attribute nor the tag."""
    html = Span("x", "a", 'https://x.example/"><b>').html()
    assert html == '<a href="https://x.example/&quot;&gt;&lt;b&gt;">x</a>'


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    (
        ("short", 10, ["short"]),
        ("One. Two.\n\nThree. Four", 16, ["One. Two.", "Three. Four"]),
        ("First line\nSecond line", 15, ["First line", "Second line"]),
        ("It is here. And it goes on", 16, ["It is here.", "And it goes on"]),
        ("where? “There!” he said", 18, ["where? “There!”", "he said"]),
        ("four more words here", 13, ["four more", "words here"]),
        ("注文は届きました。ありがとう", 10, ["注文は届きました。", "ありがとう"]),
        ("أين طلبي؟ لم يصل بعد", 12, ["أين طلبي؟", "لم يصل بعد"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("a" + " " * 20 + "b", 5, ["a", "b"]),
        ("a " + "x" * 14, 8, ["a xxxxxx", "xxxxxxxx"]),
        ("  \n edges \n ", 20, ["edges"]),
        (" \n ", 20, []),
    ),
)
def test_long_text_is_cut_at_sensible_places(text: str, limit: int, cut: list[str]) -> None:
    """A long text is cut between paragraphs, else lines, sentences or words; in a word only where nothing else fits."""
    assert pages([Span(text)], limit) == cut


@pytest.mark.parametrize("whole", (FAMILY, WAVE, FLAG, SCOTLAND, ACCENTED, "😀"))
@pytest.mark.parametrize("before", range(8))
def test_no_emoji_and_no_letter_is_cut_apart(whole: str, before: int) -> None:
    """No emoji and no letter is cut apart, wherever the limit falls."""
    cut = pages([Span("x" * before + whole * 6)], 2 * units(whole) + 1)
    assert "".join(cut).count(whole) == 6
    assert all(page.replace("x", "").replace(whole, "") == "" for page in cut)


def test_a_mountain_of_marks_is_cut_all_the_same() -> None:
    """An endless run of marks is cut although it has no good place; the pieces fit and lose nothing."""
    hostile = "a" + "\u0301" * 10_000
    cut = pages([Span(hostile)])
    assert "".join(cut) == hostile
    assert all(units(page) <= TEXT_UNITS for page in cut)


@pytest.mark.parametrize(
    ("text", "count"),
    (("x" * 4096, 1), ("x" * 4097, 2), ("😀" * 2048, 1), ("😀" * 2049, 2), ("x" + "😀" * 2048, 2), ("&" * 4096, 1)),
)
def test_limit_is_met_to_the_unit(text: str, count: int) -> None:
    """4,096 UTF-16 units are one message, one more makes two; an escaped character counts as what it stands for."""
    cut = pages([Span(text)])
    assert len(cut) == count
    assert unescape("".join(cut)) == text


def test_tags_go_on_behind_a_cut() -> None:
    """Each piece of a cut text has its own closed tags, so the words keep their formatting."""
    spans = [Span("Ana", "b"), Span("\n"), Span("one two three four", "i")]
    assert pages(spans, 12) == ["<b>Ana</b>\n<i>one two</i>", "<i>three four</i>"]


@given(st.text(max_size=300), st.integers(min_value=8, max_value=60))
def test_pieces_are_small_enough_and_lose_no_word(text: str, limit: int) -> None:
    """Whatever the text, every piece fits, none is blank, and together they are the text except its blanks."""
    cut = [parse_html(page).text for page in pages([Span(text, "i")], limit)]
    assert all(0 < telegrams_units(piece) <= limit and piece.strip() for piece in cut)
    assert "".join("".join(cut).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("title", "shown"),
    (
        ("Track it", "Track it"),
        ("two\nlines", "two lines"),
        ("a title that is too long", "a title t…"),
        ("abcdefgh" + FAMILY, "abcdefgh…"),
        ("  ", ""),
    ),
)
def test_titles_are_one_line_and_short(title: str, shown: str) -> None:
    """A long title is cut between whole letters, and ends with an ellipsis within its limit."""
    assert clip(title, 10) == shown


def test_length_counts_as_telegram_counts() -> None:
    """An emoji beyond the basic plane counts as two."""
    assert length([Span("a😀"), Span("b", "b")]) == 4
