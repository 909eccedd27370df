"""The first layers as a file of their own: what is left out of it, and what is as it was."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from summarizer.errors import ModelUnavailable
from summarizer.models.first_layers import LAYERS, VOCABULARY, first_layers

pytestmark = pytest.mark.embedded
BYTES, WIDTH, ENTRIES = 256, 8, VOCABULARY + 10


def write(path: Path) -> None:
    gguf: Any = pytest.importorskip("gguf")
    writer = gguf.GGUFWriter(path, "qwen2")
    writer.add_block_count(LAYERS + 2)
    writer.add_embedding_length(WIDTH)
    writer.add_tokenizer_model("gpt2")
    writer.add_token_list([f"t{number}" for number in range(ENTRIES)])
    writer.add_token_merges([f"t{number} t" for number in range(ENTRIES - BYTES)])
    writer.add_eos_token_id(ENTRIES - 1)
    writer.add_chat_template("{{ messages }}")
    writer.add_tensor("token_embd.weight", np.arange(ENTRIES * WIDTH, dtype=np.float32).reshape(ENTRIES, WIDTH))
    writer.add_tensor("output.weight", np.zeros((ENTRIES, WIDTH), np.float32))
    writer.add_tensor("output_norm.weight", np.full(WIDTH, 7, np.float32))
    for block in range(LAYERS + 2):
        writer.add_tensor(f"blk.{block}.ffn_up.weight", np.full((WIDTH, WIDTH), block, np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def test_later_layers_and_rare_entries_are_left_out(tmp_path: Path) -> None:
    gguf: Any = pytest.importorskip("gguf")
    write(tmp_path / "whole.gguf")
    path = first_layers(tmp_path / "whole.gguf")
    made = gguf.GGUFReader(path)
    tensors = {each.name: each.data for each in made.tensors}
    assert sorted(tensors) == sorted(
        ["token_embd.weight", "output_norm.weight", *(f"blk.{block}.ffn_up.weight" for block in range(LAYERS))]
    )
    assert (tensors[f"blk.{LAYERS - 1}.ffn_up.weight"] == LAYERS - 1).all()
    assert (tensors["output_norm.weight"] == 1).all()
    assert tensors["token_embd.weight"].shape == (VOCABULARY, WIDTH)
    assert made.fields["qwen2.block_count"].contents() == LAYERS
    assert len(made.fields["tokenizer.ggml.tokens"].contents()) == VOCABULARY
    assert len(made.fields["tokenizer.ggml.merges"].contents()) == VOCABULARY - BYTES
    assert made.fields["tokenizer.ggml.eos_token_id"].contents() == 0
    assert "tokenizer.chat_template" not in made.fields
    assert not list(tmp_path.glob(".shortening-*"))


def test_it_is_made_once(tmp_path: Path) -> None:
    write(tmp_path / "whole.gguf")
    path = first_layers(tmp_path / "whole.gguf")
    made = path.stat().st_mtime_ns
    assert first_layers(tmp_path / "whole.gguf").stat().st_mtime_ns == made


def test_a_folder_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="cannot write a model file"):
        first_layers(tmp_path / "missing" / "whole.gguf")
