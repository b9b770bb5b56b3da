"""The shop's words, from the file that `python -m shop vocabulary` writes (its form: shop/vocabulary.py)."""

import json
import logging
import re
from dataclasses import dataclass
from pathlib import Path

logger = logging.getLogger(__name__)

VOCABULARY = Path("models", "vocabulary.json")


@dataclass(frozen=True)
class Vocabulary:
    """What a shop's products, colours and promo codes are called, and regular expressions of its order numbers.

    `called` are single words of products' names, each of one product alone: "alder". `kinds` are what its things are
    called, in the singular: "jacket", "sleeping bag". `ordinary` are words of names that mean something else as well.
    """

    products: "tuple[str, ...]" = ()
    colours: "tuple[str, ...]" = ()
    order_numbers: "tuple[str, ...]" = ()
    promo_codes: "tuple[str, ...]" = ()
    called: "tuple[str, ...]" = ()
    kinds: "tuple[str, ...]" = ()
    ordinary: "tuple[str, ...]" = ()


class BadVocabulary(Exception):
    """The file cannot be used; the text says why, and what to do."""


def read_vocabulary(path: Path = VOCABULARY) -> Vocabulary:
    """Read the vocabulary in the file at `path`; raises `BadVocabulary`."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        # A file from before an update lacks what is new.
        there = [words for words in Vocabulary.__dataclass_fields__ if words in told or words == "products"]
        read = Vocabulary(**{words: tuple(map(str, told[words])) for words in there})
        for shape in read.order_numbers:
            re.compile(shape)
    except (OSError, ValueError, KeyError, TypeError, re.error) as problem:
        raise BadVocabulary(
            f"{path} cannot be used ({type(problem).__name__}): `make train` asks the shop for its words."
        ) from None
    return read


class VocabularyFile:
    """The vocabulary in the file at `path`, read again when it has changed. Making it raises `BadVocabulary`."""

    def __init__(self, path: Path = VOCABULARY) -> None:
        self._path = path
        self._stamp = self._stamp_of_file()
        self._vocabulary = read_vocabulary(path)

    def now(self) -> Vocabulary:
        """Return the vocabulary as it stands: the same object until it changes. A bad file leaves the last good one."""
        stamp = self._stamp_of_file()
        if stamp != self._stamp:
            self._stamp = stamp
            try:
                self._vocabulary = read_vocabulary(self._path)
            except BadVocabulary as bad:
                logger.error("%s The words from before stay in force.", bad)  # noqa: TRY400  # the text is all of it
        return self._vocabulary

    def _stamp_of_file(self) -> "tuple[int, int] | None":
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size
