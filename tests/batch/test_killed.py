"""Killed at any moment, the same command goes on: no article is lost, none has two records, no line is torn."""

import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.batch.batches import articles, asked, batch, command, environment, ids, model, records

KILLS = 20
ARTICLES = 120
SEED = 20_261_125


def killed(arguments: list[str], output: Path, chance: random.Random) -> None:
    """Start it, and kill it while it starts, or when it has written some lines more."""
    before, written = output.stat().st_size if output.exists() else 0, chance.random() < 0.7
    process = subprocess.Popen(command(*arguments), stderr=subprocess.DEVNULL, env=environment())
    until = time.monotonic() + (60 if written else chance.uniform(0, 3))
    while process.poll() is None and time.monotonic() < until:
        if written and output.exists() and output.stat().st_size > before:
            time.sleep(chance.uniform(0, 0.5))
            break
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.wait()


@pytest.mark.batch
@pytest.mark.timeout(1800)
def test_killed_twenty_times_it_ends_as_if_it_had_not_been(tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", ARTICLES), tmp_path / "out.jsonl"
    chance = random.Random(SEED)
    with model(0.3) as server:
        arguments = [str(source), "--output", str(output), "--model", f"{server.url}#m", "--concurrency", "4"]
        for _ in range(KILLS):
            killed(arguments, output, chance)
            assert max(ids(records_so_far(output)).values(), default=0) <= 1
        progress = len(records_so_far(output))
        done = batch(*arguments)
        assert done.returncode == 0, done.stderr
        assert 0 < progress < ARTICLES, "every kill should have hit it at work"
        assert ids(records(output)) == {f"a{number}": 1 for number in range(ARTICLES)}
        times = asked(server.requests)
        assert sum(times.values()) <= ARTICLES + KILLS * (4 + 2 * 3)
    assert {*tmp_path.iterdir()} == {source, output}


def records_so_far(output: Path) -> list[dict[str, object]]:
    """The whole lines; a kill may leave a torn one at the end."""
    if not output.exists():
        return []
    data = output.read_bytes()
    whole = output.with_suffix(".whole")
    whole.write_bytes(data[: data.rfind(b"\n") + 1])
    found = records(whole)
    whole.unlink()
    return found
