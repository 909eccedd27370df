"""Other ways to the same brief, over the same fixtures, through the same model and the same kept replies.

Each peer gets a fair set-up: what its own documentation advises, and a conversion to the contract that gives it the
benefit of the doubt.
"""

from importlib.util import find_spec
from pathlib import Path

from evals.peers.peer import Peer
from evals.recording import HERE

PEERS = ("langextract", "instructor")


class MissingPeer(Exception):
    """The library of a peer is not installed."""


def open_peer(name: str, model: str, *, live: bool, recordings: Path = HERE) -> Peer:
    """The peer called `name` with a model; MissingPeer if its library is not installed."""
    if not find_spec(name):
        raise MissingPeer(f"{name} is not installed: pip install 'summarizer[peers]'")
    if name == "langextract":
        from evals.peers.langextract import LangExtract

        return LangExtract(model, live=live, recordings=recordings)
    from evals.peers.instructor import Instructor

    return Instructor(model, live=live, recordings=recordings)
