"""Export: a reader as one ONNX file with eight-bit weights, its vocabulary inside.

A window is run alone, without padding, so a reading is the same whatever stands beside it. The graph is
written out by hand: normalised sums and eight-bit products are fused operators of ONNX Runtime; the products
quantise their input row by row, so no word's score depends on another window.
"""

import json
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from riwaya.training.encoder import Encoder, Layer
from riwaya.training.reader import FACTOR, HEADS, REACH, Reader

Array = NDArray[np.float32]
_BLOCK = 128
_EIGHT_BIT_INPUT = 4
_FUSED = ("SkipLayerNormalization", "Gelu", "MatMulNBits")


class _Graph:
    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.stored: list[onnx.TensorProto] = []

    def store(self, name: str, value: NDArray[np.generic]) -> str:
        self.stored.append(numpy_helper.from_array(value, name))
        return name

    def add(self, kind: str, inputs: list[str], name: str, outputs: int = 1, **attributes: object) -> str:
        names = [name, *(f"{name}.{n}" for n in range(1, outputs))]
        domain = "com.microsoft" if kind in _FUSED else ""
        self.nodes.append(helper.make_node(kind, inputs, names, name=name, domain=domain, **attributes))
        return name


def _array(value: nn.Parameter) -> Array:
    return value.detach().float().numpy()


def _matmul(graph: _Graph, x: str, name: str, linear: nn.Linear, whole: bool) -> str:
    """Add a linear map: eight-bit weights, a scale for each block of a row; the input is cut likewise."""
    weight, bias = _array(linear.weight), graph.store(f"{name}.bias", _array(linear.bias))
    if whole:
        turned = graph.store(f"{name}.weight", np.ascontiguousarray(weight.T))
        return graph.add("Add", [graph.add("MatMul", [x, turned], f"{name}.product"), bias], name)
    size, width = weight.shape
    blocks = weight.reshape(size, width // _BLOCK, _BLOCK)
    scale = np.maximum(np.abs(blocks).max(2), 1e-8) / 127
    quantised = (np.clip(np.rint(blocks / scale[..., None]), -127, 127) + 128).astype(np.uint8)
    stored = graph.store(f"{name}.weight", quantised), graph.store(f"{name}.scale", scale.astype(np.float32))
    shape = {"K": width, "N": size, "bits": 8, "block_size": _BLOCK, "accuracy_level": _EIGHT_BIT_INPUT}
    return graph.add("MatMulNBits", [x, *stored, "", "", bias], name, **shape)


def _layer(graph: _Graph, x: str, name: str, layer: Layer, epsilon: float, whole: bool) -> str:
    width = layer.out.weight.shape[0]
    projected = _matmul(graph, x, f"{name}.qkv", layer.qkv, whole)
    parts = []
    for part in ("q", "k", "v"):
        start = "qkv".index(part) * width
        cut = graph.add(
            "Slice",
            [
                projected,
                graph.store(f"{name}.{part}.from", np.array([start])),
                graph.store(f"{name}.{part}.to", np.array([start + width])),
                "two",
            ],
            f"{name}.{part}.cut",
        )
        apart = graph.add("Reshape", [cut, "apart"], f"{name}.{part}.apart")
        parts.append(
            graph.add(
                "Transpose", [apart], f"{name}.{part}", perm=[0, 2, 3, 1] if part == "k" else [0, 2, 1, 3]
            )
        )
    scores = graph.add("MatMul", parts[:2], f"{name}.scores")
    scaled = graph.add("Mul", [scores, "root"], f"{name}.scaled")
    seen = graph.add("Softmax", [scaled], f"{name}.seen", axis=-1)
    mixed = graph.add("MatMul", [seen, parts[2]], f"{name}.mixed")
    together = graph.add(
        "Reshape",
        [graph.add("Transpose", [mixed], f"{name}.turned", perm=[0, 2, 1, 3]), "together"],
        f"{name}.together",
    )
    out = _matmul(graph, together, f"{name}.out", layer.out, whole)
    x = _normed(graph, out, x, f"{name}.norm1", layer.norm1, epsilon)
    up = graph.add("Gelu", [_matmul(graph, x, f"{name}.up", layer.up, whole)], f"{name}.gelu")
    return _normed(
        graph, _matmul(graph, up, f"{name}.down", layer.down, whole), x, f"{name}.norm2", layer.norm2, epsilon
    )


def _normed(graph: _Graph, x: str, skip: str, name: str, norm: nn.LayerNorm, epsilon: float) -> str:
    gamma, beta = (
        graph.store(f"{name}.gamma", _array(norm.weight)),
        graph.store(f"{name}.beta", _array(norm.bias)),
    )
    return graph.add("SkipLayerNormalization", [x, skip, gamma, beta], name, epsilon=epsilon)


def _embedded(graph: _Graph, encoder: Encoder) -> str:
    table = _array(encoder.word.weight)
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    graph.store("word", np.clip(np.rint(table / scale), -127, 127).astype(np.int8))
    graph.store("word.scale", scale.astype(np.float32))
    rows = graph.add(
        "Cast", [graph.add("Gather", ["word", "ids"], "word.row8")], "word.row", to=TensorProto.FLOAT
    )
    words = graph.add(
        "Mul", [rows, graph.add("Gather", ["word.scale", "ids"], "word.rowscale")], "word.vectors"
    )
    positions = graph.add(
        "Gather", [graph.store("position", _array(encoder.position.weight)), "places"], "position.rows"
    )
    summed = graph.add("Add", [words, positions], "embedded.sum")
    for number, hint in enumerate(encoder.hints):
        known = graph.store(f"hint{number}", _array(hint.weight))
        one = graph.add(
            "Gather",
            ["hints", graph.store(f"hint{number}.at", np.array(number))],
            f"hint{number}.ids",
            axis=0,
        )
        summed = graph.add(
            "Add", [summed, graph.add("Gather", [known, one], f"hint{number}.rows")], f"hint{number}.sum"
        )
    gamma, beta = (
        graph.store("embedded.gamma", _array(encoder.norm.weight)),
        graph.store("embedded.beta", _array(encoder.norm.bias)),
    )
    return graph.add(
        "LayerNormalization", [summed, gamma, beta], "embedded", axis=-1, epsilon=encoder.shape.epsilon
    )


def _words(graph: _Graph, reader: Reader, raw: str) -> str:
    even = reader.even
    gamma, beta = graph.store("even.gamma", _array(even.weight)), graph.store("even.beta", _array(even.bias))
    words = graph.add("LayerNormalization", [raw, gamma, beta], "even", axis=-1, epsilon=even.eps)
    for number, hint in enumerate(reader.hints):
        row = graph.add("Squeeze", [f"hint{number}.ids", "zero"], f"word.hint{number}.row")
        values = graph.add("Gather", [row, "first"], f"word.hint{number}.values")
        table = graph.store(f"word.hint{number}", _array(hint.weight))
        known = graph.add("Gather", [table, values], f"word.hint{number}.rows")
        words = graph.add("Add", [words, known], f"word.hint{number}.sum")
    return words


def build(reader: Reader, *, whole: bool = False) -> onnx.ModelProto:
    """Return the reader as a model: scores of words come out.

    In go `ids` and `places` (1, pieces), `hints` (kinds, 1, pieces) and `first` (words).

    `whole` keeps the weights as they are, to compare.
    """
    graph, encoder = _Graph(), reader.encoder
    shape = encoder.shape
    graph.store("two", np.array([2]))
    graph.store("apart", np.array([1, -1, shape.heads, shape.width // shape.heads]))
    graph.store("together", np.array([1, -1, shape.width]))
    graph.store("root", np.array((shape.width // shape.heads) ** -0.5, np.float32))
    x = _embedded(graph, encoder)
    for number, layer in enumerate(encoder.layers):
        assert isinstance(layer, Layer)
        x = _layer(graph, x, f"layer{number}", layer, shape.epsilon, whole)
    flat = graph.add("Squeeze", [x, graph.store("zero", np.array([0]))], "vectors")
    words = _words(graph, reader, graph.add("Gather", [flat, "first"], "words.raw", axis=0))
    outputs = []
    for name in ("tags", "query", "key", "alone"):
        linear = getattr(reader, name)
        _matmul(graph, words, name, linear, whole or name in ("tags", "alone"))
        outputs.append(
            helper.make_tensor_value_info(name, TensorProto.FLOAT, ["words", linear.weight.shape[0]])
        )
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "pieces"]),
        helper.make_tensor_value_info("places", TensorProto.INT64, [1, "pieces"]),
        helper.make_tensor_value_info("hints", TensorProto.INT64, [len(encoder.hints), 1, "pieces"]),
        helper.make_tensor_value_info("first", TensorProto.INT64, ["words"]),
    ]
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(
        helper.make_graph(graph.nodes, "reader", inputs, outputs, graph.stored),
        opset_imports=opsets,
        ir_version=8,
    )


def write(reader: Reader, path: Path, told: dict[str, object], *, whole: bool = False) -> None:
    """Write the file; `told` (vocabulary, calibration, card) goes into it as JSON."""
    model = build(reader, whole=whole)
    near = _array(reader.near)
    told = {
        **told,
        "heads": HEADS,
        "factor": FACTOR,
        "reach": REACH,
        "near": [[round(float(v), 4) for v in row] for row in near],
    }
    for key, value in told.items():
        entry = model.metadata_props.add()
        entry.key, entry.value = key, json.dumps(value, ensure_ascii=False)
    onnx.save(model, path)
