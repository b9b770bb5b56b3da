"""The one form in which order numbers and e-mail addresses are stored, looked up and compared."""

import unicodedata


def number_key(text: str) -> str:
    """Return the digits of an order number as people write it: "#1042", "order 1042.", "１０４２" are all "1042"."""
    return "".join(str(unicodedata.decimal(character)) for character in text if character.isdecimal())


def email_key(text: str) -> str:
    """Return an e-mail address so that two spellings of one address are equal: NFC, no outer blanks, no case."""
    # Folding can take characters apart again, hence the second NFC.
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).strip().casefold())
