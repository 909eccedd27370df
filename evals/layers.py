"""The first layers of the embedded model once more, in torch: to adapt the last of them to what the probes are asked.

Low-rank adapters (LoRA; Hu et al., 2021) are trained beside the matrices of layers `ADAPTED` and after; the matrices
stay as they are. `Adapter.write` keeps them as the file that llama.cpp reads beside the model.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from summarizer.models.first_layers import LAYERS

ADAPTED = 12
"""The first layer with an adapter; those before are the same for all adapters, so that they are computed once."""
RANK = 8
SCALE = 2.0
MATRICES = ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")


@dataclass(frozen=True, slots=True)
class _Shape:
    architecture: str
    heads: int
    key_heads: int
    base: float
    epsilon: float


class Layers:
    """The layers of the GGUF file that `summarizer.models.first_layers` makes, at `path`."""

    def __init__(self, path: Path) -> None:
        file: Any = gguf.GGUFReader(path)
        told = {field.name: field for field in file.fields.values()}
        architecture = told["general.architecture"].contents()

        def number(name: str) -> Any:
            return told[f"{architecture}.{name}"].contents()

        self.shape = _Shape(
            architecture,
            number("attention.head_count"),
            number("attention.head_count_kv"),
            number("rope.freq_base"),
            number("attention.layer_norm_rms_epsilon"),
        )
        self._tensors = {each.name: _in_torch(each) for each in file.tensors}

    def entered(self, pieces: Sequence[int]) -> Tensor:
        """What the layers before `ADAPTED` make of a text's pieces."""
        x = self._tensors["token_embd.weight"][torch.tensor(list(pieces))].unsqueeze(0)
        with torch.no_grad():
            for number in range(ADAPTED):
                x = self._through(number, x, None)
        return x[0]

    def left(self, x: Tensor, adapter: "Adapter") -> Tensor:
        """From several texts' `entered` to their states after the last layer, scaled as llama.cpp tells them."""
        for number in range(ADAPTED, LAYERS):
            x = self._through(number, x, adapter)
        return _scaled(x, self.shape.epsilon).float()

    def shape_of(self, number: int, name: str) -> tuple[int, int]:
        """How many numbers a matrix of a layer makes, and of how many."""
        out, into = self._tensors[f"blk.{number}.{name}.weight"].shape
        return out, into

    def _through(self, number: int, x: Tensor, adapter: "Adapter | None") -> Tensor:
        shape = self.shape
        count, length, _ = x.shape

        def times(name: str, y: Tensor) -> Tensor:
            part = f"blk.{number}.{name}"
            matrix, bias = self._tensors[f"{part}.weight"], self._tensors.get(f"{part}.bias")
            if adapter is None:
                return functional.linear(y, matrix, bias)
            z: Tensor = _adapted(y, matrix, bias, *adapter.beside(number, name, y.dtype))
            return z

        def parted(y: Tensor, heads: int) -> Tensor:
            return y.reshape(count, length, heads, -1).transpose(1, 2)

        def normed(name: str, y: Tensor) -> Tensor:
            return _scaled(y, shape.epsilon) * self._tensors[f"blk.{number}.{name}.weight"]

        y = normed("attn_norm", x)
        query, key, value = (
            parted(times(f"attn_{name}", y), heads)
            for name, heads in (("q", shape.heads), ("k", shape.key_heads), ("v", shape.key_heads))
        )
        query, key = _turned(query, shape.base), _turned(key, shape.base)
        key, value = (each.repeat_interleave(shape.heads // shape.key_heads, 1) for each in (key, value))
        seen = functional.scaled_dot_product_attention(query, key, value, is_causal=True)
        x = x + times("attn_output", seen.transpose(1, 2).reshape(count, length, -1))
        y = normed("ffn_norm", x)
        return x + times("ffn_down", functional.silu(times("ffn_gate", y)) * times("ffn_up", y))


class _Adapted(torch.autograd.Function):
    """Rows times a matrix that stays and the two beside it that learn, in fewer passes over memory than one by one."""

    @staticmethod
    def forward(ctx: Any, y: Tensor, matrix: Tensor, bias: Tensor | None, narrow: Tensor, wide: Tensor) -> Tensor:
        rows = y.flatten(0, 1)
        few = functional.linear(rows, narrow) * SCALE
        ctx.save_for_backward(rows, few, matrix, narrow, wide)
        return functional.linear(rows, matrix, bias).addmm_(few, wide.T).reshape(*y.shape[:2], -1)

    @staticmethod
    def backward(ctx: Any, *slopes: Tensor) -> tuple[Tensor | None, None, None, Tensor, Tensor]:
        rows, few, matrix, narrow, wide = ctx.saved_tensors
        (slope,) = slopes
        above = slope.flatten(0, 1)
        of_few = (above @ wide) * SCALE
        below = None
        if ctx.needs_input_grad[0]:
            below = (above @ matrix).addmm_(of_few, narrow).reshape(*slope.shape[:2], -1)
        return below, None, None, of_few.T @ rows, above.T @ few


_adapted: Any = _Adapted.apply


class Adapter(nn.Module):
    """Two narrow matrices beside each of `MATRICES` in each layer from `ADAPTED` on; the second is 0 at first."""

    def __init__(self, layers: Layers) -> None:
        super().__init__()
        self._architecture = layers.shape.architecture
        self.narrow, self.wide = nn.ParameterDict(), nn.ParameterDict()
        for number in range(ADAPTED, LAYERS):
            for name in MATRICES:
                out, into = layers.shape_of(number, name)
                self.narrow[f"{number} {name}"] = nn.Parameter(torch.randn(RANK, into) / into**0.5)
                self.wide[f"{number} {name}"] = nn.Parameter(torch.zeros(out, RANK))

    def beside(self, number: int, name: str, dtype: torch.dtype) -> tuple[Tensor, Tensor]:
        """The narrow matrix and the wide one beside the matrix `name` of a layer."""
        narrow, wide = (each[f"{number} {name}"].to(dtype) for each in (self.narrow, self.wide))
        return narrow, wide

    def write(self, path: Path) -> Path:
        """Keep it for llama.cpp."""
        writer: Any = gguf.GGUFWriter(path, self._architecture)
        writer.add_string("general.type", "adapter")
        writer.add_string("adapter.type", "lora")
        writer.add_float32("adapter.lora.alpha", SCALE * RANK)
        for letter, matrices in (("a", self.narrow), ("b", self.wide)):
            for key, matrix in matrices.items():
                number, name = key.split()
                data = matrix.detach().numpy().astype(np.float16)
                writer.add_tensor(f"blk.{number}.{name}.weight.lora_{letter}", data)
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        return path


def _in_torch(tensor: Any) -> Tensor:
    numbers = gguf.quants.dequantize(tensor.data, tensor.tensor_type)
    return torch.from_numpy(np.array(numbers, np.float32)).to(torch.bfloat16)


def _scaled(x: Tensor, epsilon: float) -> Tensor:
    """To a mean square of 1 (RMSNorm; Zhang and Sennrich, 2019)."""
    wide = x.float()
    return (wide * torch.rsqrt(wide.square().mean(-1, keepdim=True) + epsilon)).to(x.dtype)


def _turned(x: Tensor, base: float) -> Tensor:
    """By its place (RoPE; Su et al., 2021)."""
    length, width = x.shape[-2:]
    speed = base ** (-torch.arange(0, width, 2, dtype=torch.float32) / width)
    angle = torch.outer(torch.arange(length, dtype=torch.float32), speed)
    angle = torch.cat([angle, angle], -1)
    first, second = x.float().chunk(2, -1)
    turned = x.float() * angle.cos() + torch.cat([-second, first], -1) * angle.sin()
    return turned.to(x.dtype)
