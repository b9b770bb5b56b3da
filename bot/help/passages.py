"""The index of the help pages, models/knowledge.json: which section answers a message.

Written by bot/help/index.py. Its form, which actions/passages.py reads too: `made_of` and `encoder` are digests;
`sections` has for each its `id` ("page#section"), `page` (title), `heading`, `passage` and `asked` (see
bot/help/pages.py); `rows` has the section of each vector; `vectors` are the vectors, float32 in Base64.
"""

import base64
import json
import logging
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

logger = logging.getLogger(__name__)

INDEX = Path("models", "knowledge.json")
# Measured on data/evaluation/knowledge.csv: the encoder alone finds the right section for 79 % of the questions, with
# words that count this much for 85 %. A vector for each sentence adds nothing to that (85 %).
_WORDS_COUNT = 0.3
_WORD = re.compile(r"\w\w+")


class Passages:
    """The sections of an index. `encoder` is the digest of the encoder that made their vectors."""

    def __init__(self, written: "dict[str, Any]") -> None:
        sections = written["sections"]
        self.encoder: str = written["encoder"]
        self._ids = [str(section["id"]) for section in sections]
        self._rows = np.array(written["rows"], dtype=np.intp)
        vectors = np.frombuffer(base64.b64decode(written["vectors"]), dtype=np.float32)
        self._vectors = vectors.reshape(len(self._rows), -1)
        self._words = _Words([" ".join(words_of(section)) for section in sections])

    def nearest(self, text: str, vector: "NDArray[np.float32]") -> "tuple[str, float]":
        """Return the id of the section that is nearest to a message, and how near it is, from 0 to 1.3."""
        near = np.full(len(self._ids), -1.0)
        np.maximum.at(near, self._rows, self._vectors @ vector)
        near += _WORDS_COUNT * self._words.like(text)
        best = int(near.argmax())
        return self._ids[best], float(near[best])


class IndexFile:
    """The index in the file at `path`, read again when it has changed.

    With the digest of an `encoder`, only its index is used: vectors of two encoders cannot be compared.
    """

    def __init__(self, path: Path = INDEX, encoder: "str | None" = None) -> None:
        self._path = path
        self._encoder = encoder
        self._stamp: tuple[int, int] | None = None
        self._passages: Passages | None = None

    def now(self) -> "Passages | None":
        """Return the passages as they stand; None without an index that can be used, or with an empty one."""
        stamp = self._stamp_of_file()
        if stamp != self._stamp:
            self._stamp, self._passages = stamp, self._read() if stamp else None
        return self._passages

    def _read(self) -> "Passages | None":
        try:
            written = json.loads(self._path.read_text(encoding="utf-8"))
            passages = Passages(written) if written["sections"] else None
        except (OSError, ValueError, KeyError, TypeError) as problem:
            logger.error("%s cannot be used (%s): run `make index`.", self._path, type(problem).__name__)  # noqa: TRY400  # without a traceback, which may hold a shopper's words
            return None
        if passages and self._encoder and passages.encoder != self._encoder:
            logger.error(
                "%s was made with another sentence encoder than the running bot's, which answers nothing from it: "
                "run `make index`, and restart the bot if it was trained since.",
                self._path,
            )
            return None
        return passages

    def _stamp_of_file(self) -> "tuple[int, int] | None":
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size


def words_of(section: "dict[str, Any]") -> "tuple[str, str, str]":
    """Return what is searched of a section, in the order in which it is encoded."""
    return section["heading"], "; ".join(section["asked"]), section["passage"]


class _Words:
    """Counted words, weighed by how few texts have them (tf-idf as in Manning et al., 2008, chapter 6)."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [_counted(text) for text in texts]
        within = Counter(word for count in counts for word in count)
        self._places = {word: place for place, word in enumerate(within)}
        self._rarity = np.log((1 + len(texts)) / (1 + np.array(list(within.values()), dtype=float))) + 1
        self._weights = np.zeros((len(within), len(texts)))
        for column, count in enumerate(counts):
            places, weights = self._weigh(count)
            self._weights[places, column] = weights

    def like(self, text: str) -> "NDArray[np.float64]":
        """Return how alike `text` is to each text in its words, from 0 to 1: shape (texts,)."""
        places, weights = self._weigh(_counted(text))
        alike: NDArray[np.float64] = weights @ self._weights[places]
        return alike

    def _weigh(self, count: "Counter[str]") -> "tuple[NDArray[np.intp], NDArray[np.float64]]":
        known = [(self._places[word], times) for word, times in count.items() if word in self._places]
        places = np.array([place for place, _ in known], dtype=np.intp)
        weights = (1 + np.log(np.array([times for _, times in known], dtype=float))) * self._rarity[places]
        return places, weights / (np.linalg.norm(weights) or 1)


def _counted(text: str) -> "Counter[str]":
    return Counter(_WORD.findall(text.lower()))
