"""Trains the probes of the embedded model's states on the labelled articles: `python -m evals probes`.

Whether an act, a position or two voices at odds are listed, and who gives a number, is learnt side by side (multi-task
learning; Caruana, 1997), and an adapter of the model's last layers with it, by AdamW (Loshchilov and Hutter, 2019) with
a warm-up and a cosine: on all articles for the package, and for the evaluation on all but each of `PARTS` parts of
them. Takes an hour and a half on two cores that multiply in bfloat16, and memory for it: some 70 MB more a step, of
which a part has 330 and the whole 600.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import cos, gcd, pi
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

import summarizer.probing
from evals import tasks
from evals.encoder import eight_bits
from evals.fitting import SEED, learnt_from
from evals.labelled import LabelledText, disputes, labelled, numbers
from evals.layers import Adapter, Layers
from evals.unseen import PROBES
from evals.wording import Sentences
from summarizer.encoding.judging import ANSWERS, QUESTIONS
from summarizer.encoding.network import HEADS
from summarizer.models.first_layers import first_layers
from summarizer.models.loading import quiet
from summarizer.models.states import ADAPTER, MOST_STEPS, STEP, Place, StateReader, components, parted
from summarizer.models.weights import embedded_weights
from summarizer.probing import Rival, Words
from summarizer.probing.judging import mentions_of, rows_of
from summarizer.reading.conflicts import pairs
from summarizer.reading.conflicts.traits import asked_of
from summarizer.reading.givers import TOLD, Giver, places_in_prose, proposed
from summarizer.reading.judged import words_of
from summarizer.reading.mentions import NumberMention
from summarizer.reading.reading import Reading

KEPT = Path(summarizer.probing.__file__).parent / "weights.npz"
NETWORKS = 2
"""Trained side by side on one adapter from other beginnings; the mean of what they answer errs less."""
PARTS = 2
EPOCHS = 3
RATE, RATE_OF_ANSWERS = 3e-4, 1e-3
"""Step size of the layers, the adapter's too, and of what is new above and below them."""
_WARM_UP = 0.08
_DECAY = 0.01
_DROPPED = 0.2
_LEFT_OUT = 0.1
"""Of the pieces, whose states are then nothing."""
_STEEPEST = 1.0
_WIDTH, _LAYERS, _INNER, _SPEAKING, _AT_ODDS = 384, 2, 768, 128, 64
_CHOOSING, _CHOSEN = 128, 64
_ROWS = 2_048
"""Rows of one step, padding counted."""
_ALIKE = 128
"""Of which the rows of a step are made a multiple: for each number of rows torch keeps code and room of its own."""
_LIKE = 400
"""Articles among which those of about one length are put together."""
_LONGEST = 1_024
_ODDS_COUNT = 3.0


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of some words: the rows of them, around them, of their sentence, and what is right."""

    kind: str
    rows: tuple[list[int], list[int], list[int]]
    right: Sequence[bool]
    weight: Sequence[float]


@dataclass(frozen=True, slots=True)
class Choice:
    """A number, of which the rows and those of its sentence are given, and where those are named who may give it."""

    rows: tuple[list[int], list[int]]
    mentions: Sequence[list[int]]
    """The rows of each."""
    told: Sequence[Sequence[float]]
    """What grammar tells of who is named there."""
    right: Sequence[bool]
    """Some are."""


@dataclass(frozen=True, slots=True)
class Text:
    """Pieces that the model reads at once, as the layers before the adapter leave them."""

    entered: Tensor
    before: int
    """How many of them only stand before what is asked about."""


@dataclass(frozen=True, slots=True)
class Example:
    """An article of so many rows, what of it the model reads at once, and what is labelled in it."""

    read: int
    texts: Sequence[Text]
    asked: Sequence[Asking]
    voices: Sequence[tuple[list[int], list[int], list[int]]]
    pairs: Sequence[tuple[int, int, bool]]
    choices: Sequence[Choice]


def make(tell: Callable[[str], None]) -> Path:
    """Write weights and adapters where the summarizer and `evals.unseen` read them.

    `tell` is called with a line an epoch.
    """
    names = sorted(learnt_from())
    whole = embedded_weights(quiet)
    layers, reader = Layers(first_layers(whole)), StateReader(whole, None)
    examples = {name: example(labelled(name), layers, reader) for name in names}
    invented = [example(each, layers, reader) for each in (*disputes(), *numbers())]
    passages = [each for each in invented if each.pairs or each.choices]
    reader.close()
    random.Random(SEED).shuffle(names)
    PROBES.mkdir(exist_ok=True)
    for path in PROBES.iterdir():
        path.unlink()
    for number, part in enumerate([*(names[start::PARTS] for start in range(PARTS)), []], 1):
        tell(f"without {len(part)} of {len(names)} articles")
        articles = [examples[name] for name in names if name not in part]
        arrays, adapter = trained(articles, passages, layers, components(), tell)
        kept: dict[str, Any] = {**arrays, "unseen": np.array(part)} if part else arrays
        np.savez(PROBES / f"{number}.npz" if part else KEPT, **kept)
        adapter.write(PROBES / f"{number}.gguf" if part else ADAPTER)
    return KEPT


def example(text: LabelledText, layers: Layers, reader: StateReader) -> Example:
    """What is labelled in a text, as the probes learn from it."""
    reading, gold = text.reading, text.gold
    place, texts = _read(reading, layers, reader)
    starts = {sentence.start: number for number, sentence in enumerate(reading.prose)}
    asked = [
        Asking(each.kind, place.of(Words(starts[each.start], each.at, each.around)), each.right, each.weight)
        for each in text.answers
        if each.kind != "side"
    ]
    disputed = tasks.disputes(reading, Sentences(reading.text), gold) if "disputed" in gold else []
    found = list(zip(pairs(reading), disputed, strict=True)) if disputed else []
    voices = {id(voice): voice for pair, _ in found for voice in (pair.first, pair.second)}
    numbered = {key: number for number, key in enumerate(voices)}
    at_odds = [(numbered[id(pair.first)], numbered[id(pair.second)], each.right) for pair, each in found]
    words = [place.of(words_of(reading, asked_of(voice))) for voice in voices.values()]
    choices = tasks.choices(reading, gold, proposed) if "numbers" in gold else ()
    return Example(place.read, texts, asked, words, at_odds, [place.choice(reading, *each) for each in choices])


def _read(reading: Reading, layers: Layers, reader: StateReader) -> tuple["_Rows", list[Text]]:
    """Which rows words have, and what the model reads at once."""
    places, texts = [], []
    for context, together in parted([each.text for each in reading.prose], reading.article.title or ""):
        own, parts = reader.cut(together, context)
        places += own
        texts += [Text(layers.entered(part.context + part.pieces), len(part.context)) for part in parts]
    return _Rows(places), texts


class _Rows:
    """Where words are among the rows of an article, of which the first `read` are looked at."""

    def __init__(self, places: Sequence[Sequence[Place]]) -> None:
        self._places = places
        self._starts = [0, *accumulate(map(len, places))]
        self.read = min(_LONGEST, self._starts[-1])

    def of(self, words: Words) -> tuple[list[int], list[int], list[int]]:
        found = rows_of(words, self._places[words.sentence], self._starts[words.sentence])
        at, around, whole = ([min(row, self.read - 1) for row in rows] for rows in found)
        return at, around, whole

    def choice(self, reading: Reading, number: NumberMention, rivals: Sequence[Giver], right: Sequence[bool]) -> Choice:
        ((sentence, place),) = places_in_prose(reading, [number])
        own, _, whole = self.of(Words(sentence, [place], [place]))
        mentions, told, gives = [], [], []
        for each, yes in zip(rivals, right, strict=True):
            rival = Rival(places_in_prose(reading, each.mentions), each.columns)
            for rows in mentions_of(rival, self._places, self._starts):
                mentions.append([row for row in rows if row < self.read])
                told.append(rival.told)
                gives.append(yes)
        return Choice((own, whole), mentions, told, gives)


class Probes(nn.Module):
    """`summarizer.probing.network.Network`, with dropout."""

    def __init__(self, components: int) -> None:
        super().__init__()
        self.entering = nn.Linear(components, _WIDTH)
        self.norm = nn.LayerNorm(_WIDTH, eps=1e-12)
        self.layers = nn.ModuleList([_Layer() for _ in range(_LAYERS)])
        self.scoring = nn.Linear(_WIDTH, 3 * ANSWERS)
        self.voice = nn.Linear(3 * _WIDTH, _SPEAKING)
        self.pair = nn.Linear(4 * _SPEAKING, _AT_ODDS)
        self.verdict = nn.Linear(_AT_ODDS, 1)
        self.number, self.giver = nn.Linear(2 * _WIDTH, _CHOOSING), nn.Linear(_WIDTH, _CHOOSING)
        self.match = nn.Linear(3 * _CHOOSING + len(TOLD), _CHOSEN)
        self.gives = nn.Linear(_CHOSEN, 1)
        self.dropped = nn.Dropout(_DROPPED)

    def forward(self, states: Tensor, real: Tensor) -> Tensor:
        x: Tensor = self.dropped(self.norm(self.entering(states)))
        for layer in self.layers:
            x = layer(x, real)
        return x

    def answers(self, kind: str, rows: Sequence[Tensor]) -> Tensor:
        """The answers to the questions of a kind."""
        first = sum(len(asked) for name, asked in list(QUESTIONS.items())[: list(QUESTIONS).index(kind)])
        columns = range(first, first + len(QUESTIONS[kind]))
        total: Tensor = torch.zeros(())
        for part, each in enumerate(rows):
            own = [part * ANSWERS + column for column in columns]
            total = total + functional.linear(self.dropped(each), self.scoring.weight[own], self.scoring.bias[own])
        return total

    def at_odds(self, voices: Tensor, first: Tensor, second: Tensor) -> Tensor:
        """The log odds of pairs."""
        speaking = _gelu(self.voice(self.dropped(voices)))
        one, other = speaking[first], speaking[second]
        both = torch.cat([one, other, one * other, (one - other).abs()], 1)
        odds: Tensor = self.verdict(_gelu(self.pair(both))).squeeze(1)
        return odds

    def giving(self, numbers: Tensor, givers: Tensor, told: Tensor) -> Tensor:
        """For each of the givers how well it fits the number of the same row."""
        amounts, rivals = _gelu(self.number(self.dropped(numbers))), _gelu(self.giver(self.dropped(givers)))
        fits: Tensor = self.gives(_gelu(self.match(torch.cat([amounts, rivals, amounts * rivals, told], 1))))
        return fits.squeeze(1)

    def arrays(self, number: int) -> dict[str, Any]:
        """What the summarizer reads of the network `number`: matrices in 8 bits, each column with its scale."""
        found: dict[str, Any] = {}
        for name, module in self.named_modules():
            called = f"{number} " + name.replace("layers.", "layer ").replace(".", " ").replace("_", " ")
            if isinstance(module, nn.Linear):
                numbers, scales = eight_bits(module.weight.detach().numpy().T, axis=0)
                found[f"{called}.weight"], found[f"{called}.scale"] = numbers, scales
                found[f"{called}.bias"] = module.bias.detach().numpy()
            elif isinstance(module, nn.LayerNorm):
                found[f"{called}.scale"] = module.weight.detach().numpy()
                found[f"{called}.shift"] = module.bias.detach().numpy()
        return found


class _Layer(nn.Module):
    """`summarizer.encoding.network.Layer`."""

    def __init__(self) -> None:
        super().__init__()
        self.attending, self.attended = nn.Linear(_WIDTH, 3 * _WIDTH), nn.Linear(_WIDTH, _WIDTH)
        self.wide, self.narrow = nn.Linear(_WIDTH, _INNER), nn.Linear(_INNER, _WIDTH)
        self.first_norm, self.second_norm = nn.LayerNorm(_WIDTH, eps=1e-12), nn.LayerNorm(_WIDTH, eps=1e-12)
        self.dropped = nn.Dropout(_DROPPED)

    def forward(self, x: Tensor, real: Tensor) -> Tensor:
        count, length, width = x.shape
        mixed = self.attending(x).reshape(count, length, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = mixed.unbind(0)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=real[:, None, None, :])
        y = self.first_norm(x + self.dropped(self.attended(seen.transpose(1, 2).reshape(count, length, width))))
        z: Tensor = self.second_norm(y + self.dropped(self.narrow(_gelu(self.wide(y)))))
        return z


def _gelu(x: Tensor) -> Tensor:
    return functional.gelu(x, approximate="tanh")


def trained(
    articles: Sequence[Example],
    passages: Sequence[Example],
    layers: Layers,
    components: tuple[np.ndarray, np.ndarray],
    tell: Callable[[str], None],
) -> tuple[dict[str, Any], Adapter]:
    """Arrays of probes that have learnt from the examples, and the adapter of the layers that they are for.

    An epoch has all articles, and of the passages a part of its own.
    """
    torch.manual_seed(SEED)
    order = random.Random(SEED)
    mean, matrix = (torch.from_numpy(np.asarray(each, np.float32)) for each in components)
    networks, adapter = [Probes(matrix.shape[1]) for _ in range(NETWORKS)], Adapter(layers)
    inner = [each for probes in networks for each in probes.layers.parameters()]
    others = [each for probes in networks for name, each in probes.named_parameters() if not name.startswith("layers.")]
    groups: list[dict[str, Any]] = [
        {"params": inner, "lr": RATE},
        {"params": others, "lr": RATE_OF_ANSWERS},
        {"params": list(adapter.parameters()), "lr": RATE, "weight_decay": 0.0},
    ]
    descent = torch.optim.AdamW(groups, weight_decay=_DECAY)
    every = [each for group in groups for each in group["params"]]
    epochs = [_batches([*articles, *passages[epoch::EPOCHS]], order) for epoch in range(EPOCHS)]
    share = torch.optim.lr_scheduler.LambdaLR(descent, _share_of_rate(sum(map(len, epochs))))
    for epoch, batches in enumerate(epochs):
        losses = []
        for batch in batches:
            descent.zero_grad()
            states = [(each - mean) @ matrix for each in _states(layers, adapter, batch)]
            loss = torch.stack([_loss(probes, batch, states) for probes in networks]).mean()
            torch.autograd.backward(loss)
            nn.utils.clip_grad_norm_(every, _STEEPEST)
            descent.step()
            share.step()
            losses.append(float(loss.detach()))
        tell(f"epoch {epoch + 1} of {EPOCHS}: loss {np.mean(losses):.3f}")
    arrays = {"networks": np.array(NETWORKS), "layers": np.array(_LAYERS)}
    for number, probes in enumerate(networks):
        arrays |= probes.arrays(number)
    return arrays, adapter


def _states(layers: Layers, adapter: Adapter, batch: Sequence[Example]) -> list[Tensor]:
    """Of each article a row for each piece that is looked at."""
    texts = [text for each in batch for text in each.texts]
    left = iter(layers.left(_side_by_side([each.entered for each in texts]), adapter))
    return [
        torch.cat([next(left)[text.before : len(text.entered)] for text in each.texts])[: each.read] for each in batch
    ]


def _side_by_side(sequences: Sequence[Tensor]) -> Tensor:
    """Padded to one length, and so that all their rows are a multiple of `_ALIKE`."""
    padded = nn.utils.rnn.pad_sequence(list(sequences), batch_first=True)
    step = _ALIKE // gcd(_ALIKE, len(sequences))
    return functional.pad(padded, (0, 0, 0, -padded.shape[1] % step))


def _share_of_rate(steps: int) -> Callable[[int], float]:
    """Of the step size, by the step: up in a line, then down in half a cosine."""

    def share(step: int) -> float:
        progress = (step + 1) / steps
        if progress < _WARM_UP:
            return progress / _WARM_UP
        return 0.5 + 0.5 * cos(pi * min(1.0, (progress - _WARM_UP) / (1 - _WARM_UP)))

    return share


def _batches(examples: Sequence[Example], order: random.Random) -> list[list[Example]]:
    """All examples in a new order, those of about one length together."""
    shuffled = list(examples)
    order.shuffle(shuffled)
    found: list[list[Example]] = []
    for start in range(0, len(shuffled), _LIKE):
        batch: list[Example] = []
        for each in sorted(shuffled[start : start + _LIKE], key=lambda each: each.read):
            if batch and (len(batch) + 1) * each.read > _ROWS:
                found.append(batch)
                batch = []
            batch.append(each)
        found.append(batch)
    order.shuffle(found)
    return found


def _loss(probes: Probes, batch: Sequence[Example], states: Sequence[Tensor]) -> Tensor:
    """Cross-entropy of all answers, a passage of each kind for a whole one."""
    most = MOST_STEPS * STEP
    entering = _side_by_side([each.clamp(-most, most) for each in states])
    length = entering.shape[1]
    real = torch.arange(length) < torch.tensor([[len(each)] for each in states])
    entering = entering * (torch.rand(len(batch), length, 1) > _LEFT_OUT)
    with torch.autocast("cpu", torch.bfloat16):
        rows = probes(entering, real).float().reshape(len(batch) * length, -1)
    loss = torch.zeros(())
    for kind in QUESTIONS:
        asked = [(at * length, each) for at, one in enumerate(batch) for each in one.asked if each.kind == kind]
        if asked:
            means = [_means(rows, [(start, each.rows[part]) for start, each in asked]) for part in range(3)]
            right = torch.tensor([[float(x) for x in each.right] for _, each in asked])
            weight = torch.tensor([list(each.weight) for _, each in asked])
            surprise = functional.binary_cross_entropy_with_logits(probes.answers(kind, means), right, reduction="none")
            loss = loss + (surprise * weight).sum() / len(asked)
    loss = loss + _ODDS_COUNT * _surprise_of_pairs(probes, rows, batch, length)
    return loss + _surprise_of_choices(probes, rows, batch, length)


def _surprise_of_pairs(probes: Probes, rows: Tensor, batch: Sequence[Example], length: int) -> Tensor:
    firsts, seconds, right, count = [], [], [], 0
    for each in batch:
        firsts += [count + first for first, _, _ in each.pairs]
        seconds += [count + second for _, second, _ in each.pairs]
        right += [float(true) for _, _, true in each.pairs]
        count += len(each.voices)
    if not right:
        return torch.zeros(())
    voices = [(at * length, voice) for at, each in enumerate(batch) for voice in each.voices]
    means = torch.cat([_means(rows, [(start, voice[part]) for start, voice in voices]) for part in range(3)], 1)
    odds = probes.at_odds(means, torch.tensor(firsts), torch.tensor(seconds))
    return functional.binary_cross_entropy_with_logits(odds, torch.tensor(right))


def _surprise_of_choices(probes: Probes, rows: Tensor, batch: Sequence[Example], length: int) -> Tensor:
    """How unlikely it is that one of those gives a number who do, on average."""
    choices = [(at * length, each) for at, one in enumerate(batch) for each in one.choices]
    if not choices:
        return torch.zeros(())
    numbers = torch.cat([_means(rows, [(start, each.rows[part]) for start, each in choices]) for part in range(2)], 1)
    lengths = [len(each.mentions) for _, each in choices]
    owner = torch.repeat_interleave(torch.arange(len(choices)), torch.tensor(lengths))
    givers = _means(rows, [(start, own) for start, each in choices for own in each.mentions])
    told = torch.tensor([told for _, each in choices for told in each.told])
    right = torch.tensor([yes for _, each in choices for yes in each.right])
    fits = probes.giving(numbers[owner], givers, told)
    surprise = torch.zeros(())
    for mentions, yes in zip(torch.split(fits, lengths), torch.split(right, lengths), strict=True):
        surprise = surprise + mentions.logsumexp(0) - mentions[yes].logsumexp(0)
    return surprise / len(choices)


def _means(rows: Tensor, chosen: Sequence[tuple[int, list[int]]]) -> Tensor:
    """The mean of each choice of rows, which are counted from a start; 0 where there are none."""
    flat = torch.tensor([start + row for start, own in chosen for row in own], dtype=torch.long)
    lengths = torch.tensor([len(own) for _, own in chosen])
    owner = torch.repeat_interleave(torch.arange(len(chosen)), lengths)
    sums = torch.zeros(len(chosen), rows.shape[1]).index_add(0, owner, rows[flat])
    return sums / lengths.clamp(min=1).unsqueeze(1)
