"""Makes what people type harmless before Rasa sees it.

Rasa takes text that begins with "/" as a command that sets intents and entities at full confidence, strips blanks
before it looks, and breaks on half a surrogate pair. The time of spaCy's tokenizer grows with the square of a run of
marks, to 0.1 s and more for 1,000 of them. No such text leaves this module.
"""

import re
import unicodedata

# Characters that look like a slash in some font; Rasa only knows "/", but a person who reads a log takes each for one.
_SLASHES = frozenset("/／⁄∕╱⧸⟋〳᜵⼃丿")
# Letters and symbols that show nothing: Hangul fillers and the empty Braille pattern.
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
# Separators, controls, formats, private use, unassigned, and marks that have nothing to stand on.
_BLANK_CATEGORIES = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Co", "Cn", "Mn", "Me"})
# Twenty marks or emoji in a row say all that a thousand do.
_LONG_RUN = re.compile(r"((?:[^\w\s]|_){20})(?:[^\w\s]|_)+")
# What a message of slashes and blanks only is taken for.
_NOTHING = "?"


def readable(text: str) -> str:
    """Return `text` in NFC without half surrogate pairs and control characters other than line breaks and tabs."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    normal = unicodedata.normalize("NFC", whole)
    return "".join(
        " " if unicodedata.category(character) == "Cc" and character not in "\n\t" else character
        for character in normal
    )


def harmless(text: str) -> str:
    """Return `text` so that it is never a command: readable, and beginning with neither blank nor slash of any kind.

    Of a run of characters that are neither letters, digits nor blanks, the first 20 are kept.
    """
    start = readable(text)
    first = next((place for place, character in enumerate(start) if not _leads_to_command(character)), len(start))
    return _LONG_RUN.sub(r"\1", start[first:].rstrip()) or _NOTHING


def _leads_to_command(character: str) -> bool:
    return (
        character in _SLASHES
        or character in _BLANK_LETTERS
        or character.isspace()
        or unicodedata.category(character) in _BLANK_CATEGORIES
        or unicodedata.normalize("NFKC", character).startswith("/")
    )
