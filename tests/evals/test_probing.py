"""Training the probes: they learn what is labelled, and the summarizer computes what training computed."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from summarizer.encoding.judging import QUESTIONS
from summarizer.models.first_layers import LAYERS, first_layers
from summarizer.models.states import MOST_STEPS, STEP, StateReader, States, components
from summarizer.models.weights import embedded_weights
from summarizer.probing import Rival, Words, probe
from summarizer.probing.network import Network, networks
from summarizer.reading.givers import TOLD

pytestmark = [pytest.mark.tuning, pytest.mark.probes]
WIDTH, INNER, HEADS, KEY_HEADS, ENTRIES = 32, 48, 4, 2, 20
PIECES, SENTENCES = 6, 5
RIGHT, WRONG = 1, 2


@pytest.fixture(scope="module")
def layers(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Those of a tiny model that has learnt nothing."""
    gguf: Any = pytest.importorskip("gguf")
    from evals.layers import Layers

    random = np.random.default_rng(1)
    path = tmp_path_factory.mktemp("tiny") / "tiny.gguf"
    writer = gguf.GGUFWriter(path, "qwen2")
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KEY_HEADS)
    writer.add_rope_freq_base(10_000.0)
    writer.add_layer_norm_rms_eps(1e-6)
    keys = WIDTH // HEADS * KEY_HEADS
    shapes = {"attn_q": (WIDTH, WIDTH), "attn_k": (keys, WIDTH), "attn_v": (keys, WIDTH), "attn_output": (WIDTH, WIDTH)}
    shapes |= {"ffn_gate": (INNER, WIDTH), "ffn_up": (INNER, WIDTH), "ffn_down": (WIDTH, INNER)}
    writer.add_tensor("token_embd.weight", random.normal(0, 1, (ENTRIES, WIDTH)).astype(np.float32))
    for number in range(LAYERS):
        for name, shape in shapes.items():
            writer.add_tensor(f"blk.{number}.{name}.weight", random.normal(0, 0.05, shape).astype(np.float32))
        for name in ("attn_norm", "ffn_norm"):
            writer.add_tensor(f"blk.{number}.{name}.weight", np.ones(WIDTH, np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return Layers(path)


def article(random: np.random.Generator) -> tuple[list[int], list[bool]]:
    """Sentences whose second piece tells whether they are right."""
    right = [bool(each) for each in random.integers(0, 2, SENTENCES)]
    pieces = random.integers(3, ENTRIES, SENTENCES * PIECES).tolist()
    for number, each in enumerate(right):
        pieces[number * PIECES + 1] = RIGHT if each else WRONG
    return pieces, right


def example(probing: Any, layers: Any, random: np.random.Generator) -> Any:
    pieces, right = article(random)
    place = [
        ([at * PIECES + 1], [at * PIECES + 1], list(range(at * PIECES, at * PIECES + PIECES)))
        for at in range(SENTENCES)
    ]
    many = len(QUESTIONS["act"])
    asked = [probing.Asking("act", where, [yes] * many, [1.0] * many) for where, yes in zip(place, right, strict=True)]
    pairs = [(a, b, right[a] != right[b]) for a, b in pairwise(range(SENTENCES))]
    told = [[0.0] * len(TOLD), [0.0] * len(TOLD)]
    choices = [
        probing.Choice((place[a][0], place[a][2]), [place[a][0], place[b][0]], told, [right[a], right[b]])
        for a, b in pairwise(range(SENTENCES))
        if right[a] != right[b]
    ]
    texts = [probing.Text(layers.entered([3, *pieces]), 1)]
    return probing.Example(len(pieces), texts, asked, place, pairs, choices)


def test_what_is_labelled_is_learnt_and_kept_as_the_summarizer_reads_it(
    layers: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import torch

    from evals import probing

    monkeypatch.setattr(probing, "EPOCHS", 30)
    random = np.random.default_rng(1)
    same = np.zeros(WIDTH, np.float32), np.eye(WIDTH, dtype=np.float32)
    examples = [example(probing, layers, random) for _ in range(60)]
    arrays, adapter = probing.trained(examples, [], layers, same, lambda line: None)
    pieces, right = article(np.random.default_rng(2))
    with torch.no_grad():
        left = layers.left(layers.entered([3, *pieces]).unsqueeze(0), adapter)[0, 1:].numpy()
    rows = np.rint(left / STEP).clip(-MOST_STEPS, MOST_STEPS).astype(np.int8)
    places = [[(2 * at, 2 * at + 1) for at in range(PIECES)] for _ in range(SENTENCES)]
    words = [Words(at, [(2, 3)], [(2, 3)]) for at in range(SENTENCES)]
    rivals = [Rival([(at, (2, 3))], [0.0] * len(TOLD)) for at in range(SENTENCES)]
    with networks.exchanged(Network.all_of(arrays)):
        probed = probe(States(places, rows))
        answers = [probed.answers("act", each)["event"] for each in words]
        odds = probed.at_odds(words, list(pairwise(range(SENTENCES))))
        shares = probed.shares(0, (2, 3), rivals)
    assert [each > 0 for each in answers] == right
    assert [each > 0 for each in odds] == [a != b for a, b in pairwise(right)]
    assert min(each for each, yes in zip(shares, right, strict=True) if yes) > max(
        each for each, yes in zip(shares, right, strict=True) if not yes
    )
    assert np.exp(shares).sum() == pytest.approx(1)
    _is_written(adapter, tmp_path / "adapter.gguf")


def _is_written(adapter: Any, path: Path) -> None:
    gguf: Any = pytest.importorskip("gguf")
    from evals.layers import ADAPTED, MATRICES, RANK

    tensors = {each.name: each.data for each in gguf.GGUFReader(adapter.write(path)).tensors}
    assert len(tensors) == 2 * len(MATRICES) * (LAYERS - ADAPTED)
    wide = tensors[f"blk.{LAYERS - 1}.ffn_up.weight.lora_b"]
    assert wide.shape == (INNER, RANK)
    assert np.abs(wide).max() > 0.001


def test_what_is_trained_on_is_what_the_model_tells(tmp_path: Path) -> None:
    import torch

    from evals.layers import Adapter, Layers

    whole = embedded_weights(lambda line, share: None)
    layers = Layers(first_layers(whole))
    adapter = Adapter(layers)
    with torch.no_grad():
        for each in adapter.wide.values():
            each.normal_(0, 0.05)
    sentences, context = (
        ["The mine will close in May, the mayor said.", "About 1,200 people work there."],
        "Mine closes",
    )
    plain, told = (
        _states(StateReader(whole, which), sentences, context) for which in (None, adapter.write(tmp_path / "a"))
    )
    with torch.no_grad():
        before, pieces = told[1].context, told[1].pieces
        trained = layers.left(layers.entered(before + pieces).unsqueeze(0), adapter)[0, len(before) :].numpy()
    mean, matrix = components()
    first, second, third = (((each - mean) @ matrix).ravel() for each in (plain[0], told[0], trained))
    assert np.corrcoef(second, third)[0, 1] > 0.99
    assert np.corrcoef(first, third)[0, 1] < 0.97


def _states(reader: StateReader, sentences: list[str], context: str) -> tuple[Any, Any]:
    _, states, _ = reader.states(sentences, context)
    (part,) = reader.cut(sentences, context)[1]
    reader.close()
    return states, part
