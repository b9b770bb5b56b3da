"""Texts before they are stored: clean, bounded, without card numbers, and always the same."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handoff.errors import BadFrame, CounterhandError, EmptyText, TooLong
from handoff.text import MAX_CHARACTERS, MAX_COMBINING, clean_text, mask_cards

ZERO_WIDTH = "\u200b\u200c\u200d\ufeff\u2060"
ACUTE, JOINER = "\u0301", "\u034f"
WILD = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(f"\x00\r\n\t\x85\u2028 {ZERO_WIDTH}{ACUTE}{JOINER}\u20dd\u202e\u05d0e4242111"),
    ),
    max_size=80,
)
CARDS = (
    "4242424242424242",  # Visa
    "4222222222222",  # Visa of 13 digits
    "5555555555554444",  # Mastercard
    "2223003122003222",  # Mastercard of the newer series
    "378282246310005",  # American Express
    "6011111111111117",  # Discover
    "30569309025904",  # Diners Club
    "3566002020360505",  # JCB
    "6200000000000005",  # UnionPay
)


def test_text_is_stored_in_normal_form_c() -> None:
    """The same word typed on two keyboards is stored as the same characters."""
    assert clean_text(f"cafe{ACUTE}") == clean_text("caf\u00e9") == "caf\u00e9"


def test_line_ends_are_one_kind() -> None:
    """Windows' and old Macs' line ends become one kind; blanks around the text go."""
    assert clean_text(" a\r\nb\rc\n\td \n") == "a\nb\nc\n\td"


@pytest.mark.parametrize("control", ("\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u2029"))
def test_controls_are_removed(control: str) -> None:
    """Characters that steer terminals and parsers are not stored, and what they held apart is composed."""
    assert clean_text(f"cafe{control}{ACUTE}") == "caf\u00e9"


def test_lone_surrogate_is_refused() -> None:
    """Half a surrogate pair is refused: it could be neither stored nor sent."""
    with pytest.raises(BadFrame):
        clean_text("oh \ud83d no")


@pytest.mark.parametrize("wrong", (None, 7, ["a"], b"a"))
def test_only_text_is_text(wrong: object) -> None:
    """A value that is no text is refused as such."""
    with pytest.raises(BadFrame):
        clean_text(wrong)


@pytest.mark.parametrize("marks", (ACUTE, "\u20dd", ACUTE + JOINER, "\u0e31", "\u0488"))
def test_piles_of_marks_are_cut(marks: str) -> None:
    """No run of marks is longer than a language needs, whichever kinds of marks it is made of."""
    cleaned = clean_text(f"Z{marks * 60}algo")
    assert len(cleaned) <= len("Zalgo") + MAX_COMBINING


HINDI = "\u0926\u094d\u0935\u093f\u0924\u0940\u092f"
HEBREW = "\u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd"
EMOJI = "\U0001f469\u200d\U0001f467\ufe0f"


@pytest.mark.parametrize("said", (HINDI, HEBREW, "Ti\u1ebfng Vi\u1ec7t", EMOJI))
def test_languages_keep_their_marks(said: str) -> None:
    """Hindi, pointed Hebrew, Vietnamese and joined emoji come through as written."""
    assert clean_text(said) == unicodedata.normalize("NFC", said)


def test_bidi_marks_are_kept() -> None:
    """Right-to-left text needs its marks; the pages isolate it."""
    assert clean_text("a \u202b\u05d0\u202c\u200f b") == "a \u202b\u05d0\u202c\u200f b"


@pytest.mark.parametrize("nothing", ("", " \n\t", ZERO_WIDTH, f"{ACUTE}{ACUTE}", "\x00\x01", "\u00a0\u3000"))
def test_nothing_to_see_is_empty(nothing: str) -> None:
    """A text in which nothing can be seen is refused as empty."""
    with pytest.raises(EmptyText):
        clean_text(nothing)


def test_limit_counts_characters_after_normal_form() -> None:
    """2,000 characters go through, however they were typed; one more does not."""
    assert len(clean_text(f"e{ACUTE}" * MAX_CHARACTERS)) == MAX_CHARACTERS
    assert clean_text("\U0001f9e5" * MAX_CHARACTERS)
    for long in ("x" * (MAX_CHARACTERS + 1), f"e{ACUTE}" * (MAX_CHARACTERS + 1), "x" * 100_000):
        with pytest.raises(TooLong):
            clean_text(long)


@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize("separator", ("", " ", "-", "\u00a0", "."))
def test_cards_are_masked(card: str, separator: str) -> None:
    """Test numbers of the big brands are cut to their last four digits, however they are grouped."""
    written = separator.join(card[start : start + 4] for start in range(0, len(card), 4))
    assert mask_cards(f"it is {written}, thanks") == f"it is •••• {card[-4:]}, thanks"


@pytest.mark.parametrize(
    ("said", "stored"),
    (
        ("4242 4242 4242 4242 12/26 123", "•••• 4242 12/26 123"),
        ("4242424242424242 123", "•••• 4242 123"),
        ("12/26 4242 4242 4242 4242", "12/26 •••• 4242"),
        ("order 1042 4242 4242 4242 4242", "order 1042 •••• 4242"),
        ("4242 4242 4242 4242 5555 5555 5555 4444", "•••• 4242 •••• 4444"),
        ("3782 822463 10005 0627", "•••• 0005 0627"),
    ),
)
def test_cards_are_masked_among_other_numbers(said: str, stored: str) -> None:
    """A date, a security code or an order number beside the card does not hide it."""
    assert mask_cards(said) == stored


@pytest.mark.parametrize(
    "said",
    (
        "#1042",
        "orders 1042, 1043 and 1044",
        "1001 1002 1003 1004",
        "JD0146000034872651",
        "1Z999AA10123456784",
        "9400111899223197428490",  # USPS
        "00340434161094021501",  # DHL
        "4242424242424241",  # fails the check
        "4242424242424242424242",  # too long for a card
        "+44 20 7946 0958",
        "+4915123456789012",
        "0800 400 1234",
        "2026-11-21 10:15:00",
    ),
)
def test_other_numbers_are_kept(said: str) -> None:
    """Order numbers, parcels, phones and dates are what the conversation is about."""
    assert mask_cards(said) == said


@given(WILD)
@settings(max_examples=300, deadline=None)
def test_cleaning_is_done_once(wild: str) -> None:
    """Whatever was typed is refused or stored; what is stored is clean, so that cleaning it again changes nothing."""
    try:
        cleaned = clean_text(wild)
    except CounterhandError:
        return
    assert clean_text(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\x00" not in cleaned


@given(st.lists(st.sampled_from([*CARDS, " ", "-", "1042", " 12/26 ", "+"]), max_size=8).map("".join))
@settings(max_examples=200, deadline=None)
def test_masking_is_done_once(said: str) -> None:
    """Masking leaves nothing that a second look would mask."""
    assert mask_cards(mask_cards(said)) == mask_cards(said)
