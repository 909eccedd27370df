"""Where files are kept that can be made again."""

import os
import sys
from pathlib import Path


def cache_directory() -> Path:
    """The folder of the model file and of answers: SUMMARIZER_CACHE_DIR, else the user's own for this platform."""
    if chosen := os.environ.get("SUMMARIZER_CACHE_DIR"):
        return Path(chosen)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "summarizer"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "summarizer"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "summarizer"
