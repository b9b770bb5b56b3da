"""The one form in which orders and their customers are looked up."""

import pytest

from shop.keys import email_key


@pytest.mark.parametrize(
    ("one", "other"),
    (
        ("jo@müller.example", "jo@xn--mller-kva.example"),
        ("JO@MÜLLER.EXAMPLE", "jo@XN--MLLER-KVA.example"),
        ("jo@mu\u0308ller.example", "jo@müller.example"),
    ),
)
def test_a_domain_is_one_in_both_its_forms(one: str, other: str) -> None:
    """A domain in its own letters and as DNS has it are the same, in any case and any composition."""
    assert email_key(one) == email_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    (
        ("jo@muller.example", "jo@müller.example"),
        ("xn--mller-kva@example.com", "müller@example.com"),
        ("j..bell@example.jp", "j.bell@example.jp"),
        ("jo@xn--999999999.example", "jo@xn--999999998.example"),
    ),
)
def test_other_addresses_stay_apart(one: str, other: str) -> None:
    """Only the domain is read so, and one that cannot be read stays as it is."""
    assert email_key(one) != email_key(other)


@pytest.mark.parametrize("text", ("", "@", "xn--", "a@xn--", "a@xn--\ud800.example", "a@" + "x" * 300))
def test_any_text_has_a_key(text: str) -> None:
    """What is no address has a key as well, and one that can be stored."""
    assert email_key(text).encode().decode() == email_key(text)
