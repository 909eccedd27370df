"""How the encoder is made smaller: in 8 bits, and with fewer inner units."""

import numpy as np

from evals.encoder import INNER_UNITS, _with_fewer, eight_bits
from summarizer.encoding.network import Dense, Layer, Norm, Vectors

WIDTH = 24
CHANCE = np.random.default_rng(7)


def random(*shape: int) -> Vectors:
    return CHANCE.normal(size=shape).astype(np.float32)


def layer_of(units: int) -> Layer:
    norm = Norm(np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32))
    square = Dense(random(WIDTH, WIDTH), random(WIDTH))
    wide, narrow = Dense(random(WIDTH, units), random(units)), Dense(random(units, WIDTH), random(WIDTH))
    return Layer(Dense(random(WIDTH, 3 * WIDTH), random(3 * WIDTH)), square, norm, wide, narrow, norm)


def testeight_bits_are_within_half_a_step() -> None:
    array = random(10, 30)
    numbers, scales = eight_bits(array, axis=0)
    assert numbers.dtype == np.int8
    assert (np.abs(numbers * scales - array) <= scales / 2 + 1e-6).all()


def test_units_that_give_nothing_are_left_out_and_nothing_changes() -> None:
    layer, rows = layer_of(INNER_UNITS + 50), random(2_000, WIDTH)
    idle = CHANCE.choice(INNER_UNITS + 50, 50, replace=False)
    layer.narrow.weight[idle] = 0
    smaller = _with_fewer(layer, rows)
    assert smaller.wide.weight.shape == (WIDTH, INNER_UNITS)
    before, after = layer.narrow(layer.widen(rows)), smaller.narrow(smaller.widen(rows))
    assert np.square(after - before).mean() < 0.01 * np.square(before - before.mean(0)).mean()
