"""HTML is read as Telegram reads it."""

import pytest

from standins.telegram.errors import Refused
from standins.telegram.marked import parse_html, part, plain


@pytest.mark.parametrize(
    ("source", "text", "marked"),
    (
        ("<b>a</b> <i>b</i> <u>c</u> <s>d</s>", "a b c d", ["bold a", "italic b", "underline c", "strikethrough d"]),
        ("🙂 <b>x <i>y</i></b>", "🙂 x y", ["bold x y", "italic y"]),
        ('<pre><code class="language-py">x</code></pre> <code>y</code>', "x y", ["pre x", "code y"]),
        ("<blockquote expandable>q</blockquote>", "q", ["expandable_blockquote q"]),
        ("<a href='https://x.example/?a=1&amp;b=2'>here</a>", "here", ["text_link here"]),
        ("<a href='http://localhost/'>here</a>", "here", []),
        ("1 &lt; 2 &amp;&amp; 3 > 2 &nbsp; &#233;&#x1F642;", "1 < 2 && 3 > 2 &nbsp; é🙂", []),
        ("  <b> x </b>\n", "x", ["bold x"]),
        ("<B>x</b><i></i>", "x", ["bold x"]),
        ("<tg-spoiler>x</tg-spoiler>", "x", ["spoiler x"]),
    ),
)
def test_html_becomes_text_with_entities(source: str, text: str, marked: list[str]) -> None:
    """Tags become entities in UTF-16 units; the four references and numbers are read, others stay."""
    read = parse_html(source)
    assert read.text == text
    assert [f"{entity['type']} {part(read.text, entity)}" for entity in read.entities] == marked


@pytest.mark.parametrize(
    ("source", "words"),
    (
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("é<b", "Unclosed start tag at byte offset 2"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag, expected "</i>", found "</b>" at byte offset 7'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ),
)
def test_what_is_not_exactly_allowed_is_refused(source: str, words: str) -> None:
    """The refusal says what is wrong and where."""
    with pytest.raises(Refused) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


def test_commands_and_addresses_are_found_in_plain_text() -> None:
    """Commands and addresses are found as Telegram's servers find them; a path is no command."""
    read = plain("/order 1042, see https://x.example/a/b, ana@x.example or @fernhill; and/or")
    found = [f"{entity['type']} {part(read.text, entity)}" for entity in read.entities]
    assert found == ["bot_command /order", "url https://x.example/a/b", "email ana@x.example", "mention @fernhill"]
