"""The index of the help pages, models/knowledge.json: which section answers a message, and which sentence of it.

Written by bot/help/index.py. Its form, which actions/passages.py reads too: `made_of` and `encoder` are digests;
`sections` has for each its `id` ("page#section"), `page` (title), `heading`, `passage`, `sentences`, `asked`,
`leads_to`, `worked_out_by` and `table` (see bot/help/pages.py); `searched` has the words of each; `rows` has for each
vector, section by section, the place of its section and what it is of: `WHOLE`, `ASKED`, `SAYS_YES`, `SAYS_NO`, or the
place of a sentence; `vectors` are the vectors; `learnt` has `weights` and `biases` of a logistic regression over the
sections, or is null. Vectors, weights and biases are float16 in Base64.
"""

import base64
import json
import logging
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.help.pages import Section

logger = logging.getLogger(__name__)

INDEX = Path("models", "knowledge.json")
WHOLE, ASKED, SAYS_YES, SAYS_NO = -1, -2, -3, -4
"""What a vector is of: heading, `asked` and text together, the heading or one of `asked` alone, or one of `asked` that
the section answers with yes or with no."""
# How much each counts: the text as a whole, what is asked, the sentence, the words. Fitted on
# data/evaluation/knowledge.csv; a tenth more or less of one changes a figure by less than a point.
_WHOLE_COUNTS, _ASKED_COUNTS, _SENTENCE_COUNTS, _WORDS_COUNT = 0.33, 0.3, 0.12, 0.25
# The chance that the regression gives a section, and how far it is ahead of the next: a section that is far ahead is
# more likely the right one.
_CHANCE_COUNTS, _LEAD_COUNTS = 0.2, 0.3
# A section's first sentence is its answer, as docs/help-pages.md asks for: another has to be this much nearer.
_FIRST_COUNTS = 0.1
# A question as near as this to one of `yes` or `no` has the same answer, unless one of the other kind is as near.
_SAME_ANSWER, _SURER = 0.6, 0.08
# A sentence that shares a word with what goes on with a question is rather meant.
_SHARED_WORD_COUNTS = 0.25
# So many letters tell a word of any form: "tumble", "tumbling".
_STEM = 5
_WORD = re.compile(r"\w\w+")


@dataclass(frozen=True)
class Found:
    """The section that is nearest to a message: its id, its nearness (0 to some 1.5), and the place of its sentence.

    `answers` is "yes" or "no" where the section answers a question like it so, or "".
    """

    section: str
    nearness: float
    sentence: int
    answers: str = ""


class Passages:
    """The sections of an index. `encoder` is the digest of the encoder that made their vectors."""

    def __init__(self, written: "dict[str, Any]") -> None:
        sections, rows = written["sections"], np.array(written["rows"], dtype=np.intp)
        self.encoder: str = written["encoder"]
        self._ids = [str(section["id"]) for section in sections]
        self._sentences: list[list[str]] = [section["sentences"] for section in sections]
        self._of, self._kinds = rows.T
        self._pages = [name.partition("#")[0] for name in self._ids]
        # Where each section begins among the rows of a part: its maximum by `reduceat` takes a tenth of `maximum.at`.
        self._parts = [
            (counts, part, *np.unique(self._of[part], return_index=True))
            for counts, part in (
                (_WHOLE_COUNTS, np.flatnonzero(self._kinds == WHOLE)),
                (_ASKED_COUNTS, np.flatnonzero(self._kinds <= ASKED)),
                (_SENTENCE_COUNTS, np.flatnonzero(self._kinds >= 0)),
            )
        ]
        self._vectors = _unpacked(written["vectors"]).reshape(len(rows), -1)
        self._words = _Words(written["searched"])
        learnt = written["learnt"]
        self._weights = _unpacked(learnt["weights"]).reshape(-1, len(sections)) if learnt else None
        self._biases = _unpacked(learnt["biases"]) if learnt else None

    def nearest(self, text: str, means: "NDArray[np.float32]") -> Found:
        """Return the section that is nearest to a message; `means` are its own by layer: shape (layers, width).

        Of a message of two lines the second goes on with the first: its words choose the sentence.
        """
        return self.look_up(text, means)[0]

    def look_up(
        self, text: str, means: "NDArray[np.float32]", *, each_page: bool = False
    ) -> "tuple[Found, dict[str, Found]]":
        """Return what `nearest` does, and with `each_page` the nearest section of each page, by the page's name.

        A section's lead over the others counts in the first alone: one page has other sections near than all have.
        """
        message = vectors_of(means[None])[0]
        alike = self._vectors @ message
        near = _WORDS_COUNT * self._words.like(text) + _CHANCE_COUNTS * self._chances(message)
        for counts, rows, sections, begin in self._parts:
            near[sections] += counts * np.maximum.reduceat(alike[rows], begin).clip(0.0)
        goes_on = text.partition("\n")[2]

        def found(section: int, nearness: float) -> Found:
            sentence, answers = self._sentence(alike, section, goes_on), self._answers(alike, section)
            return Found(self._ids[section], nearness, sentence, answers)

        best = int(near.argmax())
        others = np.delete(near, best)
        lead = near[best] - max(others.max(), 0.0) if len(others) else 0.0
        of_pages: dict[str, int] = {}
        for place in near.argsort()[::-1] if each_page else ():
            of_pages.setdefault(self._pages[place], int(place))
        return found(best, float(near[best] + _LEAD_COUNTS * lead)), {
            page: found(place, float(near[place])) for page, place in of_pages.items()
        }

    def _chances(self, message: "NDArray[np.float32]") -> "NDArray[np.float64]":
        if self._weights is None:
            return np.zeros(len(self._ids))
        scores = self._biases + message @ self._weights
        likely = np.exp(scores - scores.max())
        chances: NDArray[np.float64] = likely / likely.sum()
        return chances

    def _sentence(self, alike: "NDArray[np.float32]", section: int, goes_on: str) -> int:
        near = alike[(self._of == section) & (self._kinds >= 0)]
        near[0] += 0 if goes_on else _FIRST_COUNTS
        words = _stems(goes_on)
        shared = [len(words & _stems(sentence)) for sentence in self._sentences[section]]
        near += _SHARED_WORD_COUNTS * np.array(shared, dtype=np.float32)
        return int(near.argmax())

    def _answers(self, alike: "NDArray[np.float32]", section: int) -> str:
        yes, no = (
            alike[(self._of == section) & (self._kinds == kind)].max(initial=0.0) for kind in (SAYS_YES, SAYS_NO)
        )
        if max(yes, no) < _SAME_ANSWER or abs(yes - no) < _SURER:
            return ""
        return "yes" if yes > no else "no"


def packed(numbers: "NDArray[Any]") -> str:
    """Write numbers as the index has them."""
    return base64.b64encode(numbers.astype(np.float16).tobytes()).decode("ascii")


def _unpacked(written: str) -> "NDArray[np.float32]":
    return np.frombuffer(base64.b64decode(written), dtype=np.float16).astype(np.float32)


def vectors_of(means: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Return texts' means of all layers as one vector of length 1 each: shape (texts, layers x width)."""
    layers = means.shape[1]
    return means.reshape(len(means), -1) / np.float32(np.sqrt(layers))


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


def words_of(section: Section) -> "tuple[str, str, str]":
    """Return the words that are searched of a section."""
    return section.heading, "; ".join(section.asked), section.passage


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


def _stems(text: str) -> "set[str]":
    return {word[:_STEM] for word in _WORD.findall(text.lower()) if len(word) >= _STEM}


def _counted(text: str) -> "Counter[str]":
    return Counter(_WORD.findall(text.lower()))
