"""Indexes the help pages when they have changed: `python -m bot.help.index`. Nothing is trained or restarted by it.

Reads data/knowledge/*.md, and data/facts.yml for the facts they name; writes models/knowledge.json, whose form is in
bot/help/passages.py.
"""

import hashlib
import json
import os
import sys
import time
import warnings
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from bot.help.facts import FACTS, ShopFacts
from bot.help.pages import BadPages, Section, read_pages
from bot.help.passages import ASKED, INDEX, SAYS_NO, SAYS_YES, WHOLE, packed, vectors_of, words_of
from bot.training.progress import Stages
from bot.understanding import polarity as polarity_module
from bot.understanding.encoder import Encoder, encoder
from bot.understanding.phrasing import TALK
from bot.understanding.polarity import polarity

PAGES = Path("data", "knowledge")
# The encoder reads 128 tokens at once: so many words, and the heading. A longer passage is cut at sentences.
_MAX_WORDS = 70
# So many of a section's `asked` stand before each part of its text: more of them would push the text out.
_MAX_ASKED = 4
# The logistic regression that learns the sections from their questions. It stops after so many steps, before the last
# digits are settled: neighbouring values change a figure by less than a point.
_STRENGTH, _STEPS = 30.0, 40
# What is said to a question that is put the other way round.
_OTHER = {SAYS_YES: SAYS_NO, SAYS_NO: SAYS_YES}
_CODE = ("facts.py", "index.py", "pages.py", "passages.py")


def main() -> None:
    """Index, or say that nothing has changed; exits with what is wrong with the pages."""
    started = time.monotonic()
    try:
        sections = read_pages(PAGES)
    except BadPages as bad:
        sys.exit(str(bad))
    reader = encoder()
    if reader is None:
        print("The help pages are not indexed, so the bot answers nothing from them: that needs the sentence encoder.")
        return
    made_of = digest_of_inputs(reader)
    if made_of == _made_of(INDEX):
        print(f"The help pages' index is up to date: {INDEX}")
        return
    with Stages() as stages:
        stages.begin(f"Reading {len(sections)} sections of help pages")
        write_index(sections, reader, made_of, INDEX)
    print(f"Indexed {len(sections)} sections of help pages in {time.monotonic() - started:.0f} s")


def write_index(
    sections: "Sequence[Section]", reader: Encoder, made_of: str, path: Path, facts: "ShopFacts | None" = None
) -> None:
    """Write the index of `sections` to `path`, whole or not at all."""
    known = facts or ShopFacts()
    written = [{**asdict(section), "sentences": section.sentences} for section in sections]
    texts = [(place, *one) for place, section in enumerate(sections) for one in _texts(section, known)]
    vectors = vectors_of(reader.means([text for *_, text in texts])) if texts else np.zeros((0, 0), np.float32)
    index = {
        "made_of": made_of,
        "encoder": reader.digest,
        "sections": written,
        "rows": [(place, kind) for place, kind, _ in texts],
        "searched": [known.put_into(" ".join(words_of(section))) for section in sections],
        "vectors": packed(vectors),
        "learnt": _learnt(vectors, [(place, kind) for place, kind, _ in texts]) if len(sections) > 1 else None,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written to another file first: the bot reads this one while it runs.
    aside = path.with_suffix(f".{os.getpid()}")
    aside.write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")
    aside.replace(path)


def digest_of_inputs(reader: Encoder) -> str:
    """Return one hash over everything an index is made of: the pages, their facts, the encoder and the code."""
    digest = hashlib.sha256(reader.digest.encode())
    code = [*(Path(__file__).with_name(name) for name in _CODE), Path(polarity_module.__file__), TALK / "polarity.yml"]
    for file in [*sorted(PAGES.glob("*.md")), FACTS, *code]:
        digest.update(f"{file.name}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _texts(section: Section, facts: ShopFacts) -> "list[tuple[int, str]]":
    """Return the texts of a section to encode, each with its kind: `WHOLE`, `ASKED`, or the place of a sentence."""
    heading, asked, sentences = section.heading, section.asked, [facts.put_into(one) for one in section.sentences]
    parts: list[str] = []
    for sentence in sentences:
        if parts and len(f"{parts[-1]} {sentence}".split()) <= _MAX_WORDS:
            parts[-1] += f" {sentence}"
        else:
            parts.append(sentence)
    wholes = [". ".join(filter(None, (heading, "; ".join(asked[:_MAX_ASKED]), part))) for part in parts]
    answers = dict.fromkeys(section.yes, SAYS_YES) | dict.fromkeys(section.no, SAYS_NO)
    # "You can't return without a printer, right": its no is a yes to what it denies.
    answers |= {one: _OTHER[said] for one, said in answers.items() if polarity().put_as(one)}
    return [
        *((WHOLE, text) for text in wholes),
        *((answers.get(text, ASKED), text) for text in (heading, *asked)),
        *enumerate(sentences),
    ]


def _learnt(vectors: "NDArray[np.float32]", rows: "Sequence[tuple[int, int]]") -> "dict[str, str]":
    """Learn the sections from their headings and questions; return the weights, (width, sections), and the biases."""
    asked = [place for place, (_, kind) in enumerate(rows) if kind <= ASKED]
    sections = [rows[place][0] for place in asked]
    learnt = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=_STEPS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        learnt.fit(vectors[asked], sections)
    # Of two classes scikit-learn keeps one row: the other is its opposite.
    weights, biases = learnt.coef_, learnt.intercept_
    if len(weights) == 1:
        weights, biases = np.concatenate([-weights, weights]), np.concatenate([-biases, biases])
    return {"weights": packed(weights.T), "biases": packed(biases)}


def _made_of(path: Path) -> str:
    try:
        return str(json.loads(path.read_text(encoding="utf-8"))["made_of"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


if __name__ == "__main__":
    main()
