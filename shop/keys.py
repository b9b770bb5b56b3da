"""The one form in which order numbers and e-mail addresses are looked up and compared."""

import unicodedata


def number_key(text: str) -> str:
    """Return the digits of an order number as people write it: "#1042", "order 1042." and "１０４２" are all "1042"."""
    return "".join(str(unicodedata.decimal(character)) for character in text if character.isdecimal())


def email_key(text: str) -> str:
    """Return an e-mail address so that two spellings of one address are equal: NFC, no outer blanks, no case.

    A domain in other letters than ASCII is the same written in them or as DNS has it ("xn--", RFC 3492).
    """
    # A lone surrogate can be neither stored nor compared as bytes; the question mark in its place matches nothing.
    storable = text.encode("utf-8", "replace").decode()
    folded = unicodedata.normalize("NFC", storable).strip().casefold()
    local, sign, domain = folded.rpartition("@")
    shown = local + sign + ".".join(map(_shown, domain.split(".")))
    # Folding can take characters apart again.
    return unicodedata.normalize("NFC", shown)


def _shown(label: str) -> str:
    """A label of a domain in its own letters, without case; one that cannot be read stays as it is."""
    if not label.startswith("xn--"):
        return label
    try:
        return label.encode("ascii").decode("idna").casefold()
    except UnicodeError:
        return label
